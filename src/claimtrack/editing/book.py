"""What becomes of the text of `links.yaml`: a judgement more, another one, one less; sorted, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from claimtrack import yamledit, yamlsrc
from claimtrack.export.yaml_record import to_line
from claimtrack.link.register import Register
from claimtrack.model import Judgement
from claimtrack.trouble import Trouble
from claimtrack.yamledit import Unsafe


def with_judgement(text: str, known: Register, judged: Judgement) -> tuple[str, list[Judgement]]:
    """The text with a judgement in the place of those on the same two claims, which are given, too. Raises Unsafe."""
    here = [number for number, entry in enumerate(_entries(text)) if _ends(entry, known) == (judged.a, judged.b)]
    if len(here) == 1 and _sorted_there(text, here[0], judged):
        before = [_entry(_entries(text)[here[0]])]
        return yamledit.replaced(text, here[0], f"- {to_line(_tree(judged))}", _tree(judged)), before
    comments = [comment for number in here for comment in yamledit.comments_on(text, number)]
    text, before = without(text, known, (judged.a, judged.b))
    return added(text, judged, comments), before


def without(text: str, known: Register, pair: tuple[str, str]) -> tuple[str, list[Judgement]]:
    """The text without what was said of two claims, given in order, and what that was. Raises Unsafe."""
    entries = _entries(text)
    here = [number for number, entry in enumerate(entries) if _ends(entry, known) == pair]
    for number in reversed(here):
        text = yamledit.removed(text, number)
    return text, [_entry(entries[number]) for number in here]


def added(text: str, judged: Judgement, comments: Sequence[str] = ()) -> str:
    """The text with one judgement more, at its place by the claims, below comments of its own. Raises Unsafe."""
    entries = _entries(text)
    at = next((number for number, entry in enumerate(entries) if _order(entry) > (judged.a, judged.b)), len(entries))
    return yamledit.inserted(text, at, "\n".join((*comments, f"- {to_line(_tree(judged))}")), _tree(judged))


def _sorted_there(text: str, number: int, judged: Judgement) -> bool:
    return _order(_entries(text)[number]) == (judged.a, judged.b)


def _entries(text: str) -> list[Any]:
    stream = yamlsrc.compose(text)
    if stream.problems:
        raise Unsafe(f"it is not good YAML ({stream.problems[0].message})")
    if len(stream.documents) > 1:
        raise Unsafe("it holds several documents")
    tree = stream.documents[0].tree if stream.documents else None
    if tree is not None and not isinstance(tree, list):
        raise Unsafe("it is not a list")
    return tree or []


def _entry(tree: Any) -> Judgement:
    try:
        return msgspec.convert(tree, Judgement, strict=False)
    except msgspec.ValidationError:
        a, b = _order(tree)
        raise Trouble(f"the judgement on `{a}` and `{b}` has faults", "mend it: `claimtrack verify` says what is wrong") from None


def _order(tree: Any) -> tuple[str, str]:
    return (str(tree.get("a")), str(tree.get("b"))) if isinstance(tree, dict) else ("", "")


def _ends(tree: Any, known: Register) -> tuple[str, ...]:
    """The two claims of an entry as they are called now, in order."""
    return tuple(sorted(known.now(one) for one in _order(tree)))


def _tree(judged: Judgement) -> dict[str, str]:
    fields: dict[str, str] = msgspec.to_builtins(judged)
    return fields
