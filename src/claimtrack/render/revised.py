"""What a publisher changed, for people (readable without colours, as `git diff --word-diff`) and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from claimtrack.evidence.revision import Change, ChangeKind, Line
from claimtrack.link.wording import counted
from claimtrack.render.plain import visible

FIELDS = ("kind", "before", "after", "place_before", "place_after", "words")
_SIGNS: dict[ChangeKind, str] = {"kept": " ", "changed": "~", "moved": ">", "added": "+", "removed": "-"}
_STYLES: dict[ChangeKind, str] = {"kept": "dim", "changed": "", "moved": "cyan", "added": "green", "removed": "red"}
_COUNTED: tuple[ChangeKind, ...] = ("changed", "removed", "added", "moved", "kept")


def fields(change: Change) -> dict[str, Any]:
    """A change as plain values; `words` are the parts of a changed sentence, in order."""
    return {
        "kind": change.kind,
        "before": change.before and change.before.text,
        "after": change.after and change.after.text,
        "place_before": change.before and change.before.place,
        "place_after": change.after and change.after.place,
        "words": [{"text": piece.text, "mark": piece.mark} for piece in change.pieces],
    }


def lines(found: Sequence[Change], *, everything: bool = False) -> Iterator[Any]:
    """The changes line by line, each under its place; what was kept is counted, or shown where `everything` is wanted."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    last = ""
    for kept, group in groupby(found, lambda one: one.kind == "kept" and not everything):
        some = list(group)
        if kept:
            yield Text(f"  ({counted(len(some), 'sentence')} as before)", "dim")
            continue
        for one in some:
            if (place := _place(one)) != last:
                yield Text(place, "bold")
                last = place
            yield Text.assemble(f"{_SIGNS[one.kind]} ", _sentence(one))


def summary(found: Sequence[Change]) -> str:
    """How many sentences were changed, removed, added, moved and kept."""
    numbers = {kind: sum(one.kind == kind for one in found) for kind in _COUNTED}
    return ", ".join(f"{number:,} {kind}" for kind, number in numbers.items() if number) or "no sentences"


def _place(change: Change) -> str:
    line = change.after or change.before
    now = line.place if line else ""
    was = change.before.place if change.before and change.after and change.before.place != now else ""
    return f"{now} (was {was})" if was else f"{now} (of the older copy)" if change.kind == "removed" else now


def _sentence(change: Change) -> Any:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    line: Line | None = change.after or change.before
    if change.kind != "changed":
        return Text(visible(line.text) if line else "", _STYLES[change.kind])
    styles = {"same": "", "removed": "red", "added": "green"}
    forms = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    parts = []
    for piece in change.pieces:
        inner = visible(piece.text)
        bare = inner.strip()
        if piece.mark == "same" or not bare:
            parts.append((inner, ""))
            continue
        before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        parts += [(before, ""), (forms[piece.mark].format(bare), styles[piece.mark]), (after, "")]
    return Text.assemble(*parts)
