"""What became of one claim, for people and for programs: level, wording, fields, and why. Shared by `log` and `diff`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from claimtrack.changes.claims import Changed
from claimtrack.changes.differences import COUNTED, Spoken
from claimtrack.changes.reasons import Reason
from claimtrack.changes.wording import Run, reworded
from claimtrack.link.wording import counted
from claimtrack.render.json_report import figure
from claimtrack.render.plain import visible
from claimtrack.render.reasons import differs, sentence
from claimtrack.score.corroborate import Corroboration
from claimtrack.score.wording import plain

if TYPE_CHECKING:
    from rich.text import Text

_MOST_REASONS = 6
"""So many reasons are written out for one claim; the rest is counted, and all of them are in the JSON."""
_STYLES = {"gone": ("[-", "-]", "red"), "new": ("{+", "+}", "green"), "same": ("", "", "")}


def verdict(change: Changed) -> str:
    """`falls from corroborated (.48) to uncorroborated (.34)`."""
    old, new = change.before.corroboration, change.after.corroboration
    if change.rise:
        way = "rises" if change.rise > 0 else "falls"
        return f"{way} from {old.level} ({score(old)}) to {new.level} ({score(new)})"
    if score(old) == score(new):
        return f"stays {new.level} ({score(new)})"
    return f"stays {new.level}, {score(old)} -> {score(new)}"


def score(one: Corroboration) -> str:
    """The score as it is printed: `.48`, or between which figures it lies."""
    return plain(one.score) if one.exact else f"{plain(one.low)} to {plain(one.high)}"


def words(runs: Iterable[Run]) -> Text:
    """A text word by word as `git diff --word-diff` writes it: `left [-within a month-]{+today+}`."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    line, last = Text(), ""
    for run in runs:
        before, after, style = _STYLES[run.kind]
        line.append(" " if last and (last, run.kind) != ("gone", "new") else "")
        line.append(f"{before}{visible(run.text)}{after}", style)
        last = run.kind
    return line


def lines(change: Changed, indent: str) -> Iterator[Text]:
    """All that became of a claim, but for its verdict, a line each."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    if change.renamed:
        yield Text(f"{indent}called `{visible(change.before.id)}` before")
    if change.wording:
        yield Text.assemble(f"{indent}reworded: ", words(change.wording))
    for field in change.fields:
        yield Text(visible(f"{indent}{field.name}: {_value(field.before)} -> {_value(field.after)}"))
    for reason in change.reasons.found[:_MOST_REASONS]:
        yield Text(visible(f"{indent}because {sentence(reason, change)}{_effect(reason)}"))
    if len(change.reasons.found) > _MOST_REASONS:
        yield Text(f"{indent}and {counted(len(change.reasons.found) - _MOST_REASONS, 'further reason')} (--json has all)")
    for said in _untold(change):
        yield _said(said, change, indent)
    others = change.reasons.others - sum(1 for one in _untold(change) if _counts(one))
    if others > 0:
        yield Text(
            f"{indent}{counted(others, 'other difference')} in what it rests on {'moves' if others == 1 else 'move'} nothing"
        )


def document(change: Changed) -> dict[str, Any]:
    """The change as plain values."""
    old, new = change.before, change.after
    return {
        "id": new.id,
        "was": old.id if change.renamed else None,
        "path": new.dossier.filed.path,
        "status": new.dossier.claim.status,
        "claim": new.dossier.claim.claim,
        "before": standing(old.corroboration),
        "after": standing(new.corroboration),
        "rise": change.rise,
        "wording": [msgspec.to_builtins(run) for run in change.wording],
        "fields": [msgspec.to_builtins(field) for field in change.fields],
        "said": [
            {"source": (one.after or one.before or _NOBODY).source, "field": one.field or None, "change": differs(one, change)}
            for one in change.said
        ],
        "reasons": [
            {"sentence": sentence(one, change), "effect": figure(one.effect), "level": one.level, **_kind(one)}
            for one in change.reasons.found
        ],
        "other_differences": change.reasons.others,
    }


def standing(one: Corroboration) -> dict[str, Any]:
    """A verdict as plain values."""
    return {
        "level": one.level,
        **{name: figure(getattr(one, name)) for name in ("score", "disbelief", "conflict")},
        "exact": one.exact,
        "roots": list(one.roots),
        "single_points": list(one.single_points),
    }


class _Nobody(msgspec.Struct, frozen=True):
    source: str = ""


_NOBODY = _Nobody()


def _kind(reason: Reason) -> dict[str, Any]:
    tree = msgspec.to_builtins(reason.difference)
    subject = tree.get("claim") or tree.get("source") or tree.get("camp")
    return {"kind": tree["type"].lower(), "subject": subject, "field": tree.get("field") or None}


def _effect(reason: Reason) -> str:
    size = plain(abs(reason.effect))
    return "" if float(size) == 0 else f" ({'+' if reason.effect > 0 else '-'}{size})"


def _untold(change: Changed) -> list[Spoken]:
    """The differences of the claim's own attributions that no reason has told."""
    told = [one.difference for one in change.reasons.found]
    return [one for one in change.said if one not in told]


def _counts(one: Spoken) -> bool:
    return not one.field or one.field in COUNTED


def _said(one: Spoken, change: Changed, indent: str) -> Text:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    old, new = (None if side is None else getattr(side, one.field, None) for side in (one.before, one.after))
    if one.field in ("quote", "words") and isinstance(old, str) and isinstance(new, str):
        head = f"{indent}`{visible(one.after.source if one.after else '')}` {one.field}: "
        return Text.assemble(head, words(reworded(old, new)))
    if one.field in ("quote", "words", "found", "utterance") and one.after is not None:
        return Text(visible(f"{indent}`{one.after.source}` {one.field}: {_value(old)} -> {_value(new)}"))
    return Text(visible(f"{indent}{differs(one, change)}"))


def _value(value: Any) -> str:
    """A value of a record in a line."""
    tree = msgspec.to_builtins(value)
    match tree:
        case None:
            return "none"
        case bool():
            return "true" if tree else "false"
        case dict():
            return ", ".join(f"{key} {_value(one)}" for key, one in tree.items())
        case list() | tuple():
            return "; ".join(_value(one) for one in tree) or "none"
    return str(tree)
