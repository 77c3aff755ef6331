"""What two sentences have to do with each other, for people with carets under the words, and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claimtrack.link.related import Related
from claimtrack.link.sentences import Match
from claimtrack.render.plain import visible
from claimtrack.values.mention import Mention
from claimtrack.values.quantity import Quantity
from claimtrack.values.sentence import Sentence

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {"contradiction": "bold red", "divergent": "bold yellow"}
_IMPLIES = {"a": "the first implies the second", "b": "the second implies the first", "both": "each implies the other"}


def document(related: Related) -> dict[str, Any]:
    """The relation as plain values, schema `claimtrack/relate/1`."""
    relation = related.relation
    return {
        "schema": "claimtrack/relate/1",
        "verdict": relation.verdict,
        "severity": relation.severity,
        "entails": relation.entails,
        "why": relation.why,
        "matches": [_match(match) for match in related.matches],
        "a": reading(related.a),
        "b": reading(related.b),
    }


def reading(sentence: Sentence) -> dict[str, Any]:
    """What was read of a sentence, as plain values; spans count characters from 0, the end exclusive."""
    return {
        "text": sentence.text,
        "language": sentence.language,
        "meant": sentence.meant,
        "negated": sentence.negated,
        "quantities": [_mention(one) for one in sentence.quantities],
        "times": [_mention(one) for one in sentence.times],
    }


def lines(related: Related) -> Iterator[Text]:
    """The verdict, each sentence with what was read of it, and what follows."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    relation = related.relation
    severity = f" ({relation.severity})" if relation.severity != "none" else ""
    why = f": {relation.why}" if relation.why else ""
    yield Text.assemble((f"{relation.verdict}{severity}", _STYLES.get(relation.verdict, "bold")), visible(why))
    for side, sentence in (("a", related.a), ("b", related.b)):
        yield from _sentence(sentence, [getattr(match.values, side) for match in related.matches])
    if relation.entails != "none":
        yield Text(f"  {_IMPLIES[relation.entails]}")
    for match in related.matches[1:]:
        one, other = match.values.a, match.values.b
        yield Text(visible(f"  also {match.relation.verdict}: {one.text} | {other.text}"))


def phrase(one: Mention) -> str:
    """A value in plain words: a time as its days, a quantity with its bound, what it counts and per what."""
    if not isinstance(one.value, Quantity):
        return one.value.phrase()
    per = f" per {one.per}" if one.per else ""
    what = f" {one.counted}" if one.counted else ""
    if one.value.unit.dimension != "count" or one.value.bound == "vague":
        return f"{one.text}{what}{per}"
    return f"{_BOUNDS.get(one.value.bound, '')}{_numbers(one.value)}{what}{per}"


_BOUNDS = {
    "at_least": "at least ",
    "more_than": "more than ",
    "up_to": "up to ",
    "fewer_than": "fewer than ",
    "nearly": "nearly ",
    "about": "about ",
}


def _numbers(quantity: Quantity) -> str:
    if quantity.bound == "range" and quantity.extent.high is not None:
        return f"{float(quantity.headline):,.10g} to {float(quantity.extent.high):,.10g}"
    return f"{float(quantity.headline):,.10g}"


def _sentence(sentence: Sentence, decisive: list[Mention]) -> Iterator[Text]:
    from rich.cells import cell_len  # noqa: PLC0415 - on paper only
    from rich.text import Text  # noqa: PLC0415 - on paper only

    yield Text(visible(f"  {sentence.text}"), "italic")
    for one in (*sentence.quantities, *sentence.times):
        before = " " * (2 + cell_len(visible(sentence.text[: one.start])))
        mark = "^" if one in decisive else "-"
        style = "bold" if one in decisive else "dim"
        yield Text.assemble(before, (mark * max(1, cell_len(visible(one.text))), style), visible(f" {phrase(one)}"))
    if sentence.meant != "fact" or sentence.negated:
        how = ([sentence.meant] if sentence.meant != "fact" else []) + (["negated"] if sentence.negated else [])
        yield Text(f"  ({' and '.join(how)})", "dim")


def _mention(one: Mention) -> dict[str, Any]:
    common = {"words": one.text, "start": one.start, "end": one.end, "phrase": phrase(one), "bound": one.value.bound}
    if isinstance(one.value, Quantity):
        extent = one.value.extent
        return {
            **common,
            "counted": one.counted,
            "per": one.per,
            "unit": one.value.unit.dimension,
            "low": None if extent.low is None else float(extent.low),
            "high": None if extent.high is None else float(extent.high),
            "low_open": extent.low_open,
            "high_open": extent.high_open,
            "headline": float(one.value.headline),
            "precision": float(one.value.step),
        }
    return {
        **common,
        "lead": one.lead,
        "relative": one.relative,
        "first": one.value.first.isoformat() if one.value.first else None,
        "last": one.value.last.isoformat() if one.value.last else None,
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "a": match.values.a.text,
        "b": match.values.b.text,
        "likeness": round(match.values.likeness, 4),
        "verdict": match.relation.verdict,
        "severity": match.relation.severity,
        "entails": match.relation.entails,
    }
