"""Copies and what they serve, for people line by line and for programs as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from textwrap import wrap
from typing import Any, NamedTuple

from claimtrack.evidence.copy import Block, Copy
from claimtrack.evidence.coverage import Bare, Coverage, Held
from claimtrack.link.wording import counted
from claimtrack.render.plain import visible

FIELDS = ("source", "sha256", "captured", "url", "title", "here", "claims")
"""The fields of a row of the list; `sha256` is null where claims have no copy, `source` is null where no record names one."""
CHECK_FIELDS = ("sha256", "state", "wrong", "sources")
"""The fields of a copy that was checked; `wrong` where it is not here or not what it was."""
BLOCK_FIELDS = ("paragraph", "kind", "page", "text")

SHORT = 12
"""So many letters of a hash are shown; any beginning of it that only one copy has is understood."""
_NARROW = 80


def rows(found: Coverage, is_here: Callable[[str], bool]) -> list[dict[str, Any]]:
    """The list as plain values: a row for each copy, then one for each source whose claims have none."""
    held = [
        {
            "source": one.source,
            "sha256": one.capture.sha256,
            "captured": one.capture.captured,
            "url": one.capture.url,
            "title": one.capture.title,
            "here": is_here(one.capture.sha256),
            "claims": list(one.claims),
        }
        for one in found.held
    ]
    empty = dict.fromkeys(FIELDS)
    return held + [{**empty, "source": one.source, "here": False, "claims": list(one.claims)} for one in found.bare]


def listed(found: Coverage, is_here: Callable[[str], bool], columns: int | None) -> Iterator[Any]:
    """The list line by line: the copies of each source, then the claims that have none."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    for name, group in groupby(found.held, lambda one: one.source):
        yield Text(visible(name) if name else "named by a claim only", "bold")
        for one in group:
            yield _row(one, columns, here=is_here(one.capture.sha256))
    if found.held and found.bare:
        yield ""
    for bare in found.bare:
        yield from _without(bare, columns or _NARROW)


class Checked(NamedTuple):
    """What was found out of a copy: `whole`, `no text` (of a whole one), `unnamed`, `changed` or `not here`; and who names it."""

    sha256: str
    state: str
    sources: tuple[str, ...]

    @property
    def wrong(self) -> bool:
        """Whether something must be done."""
        return self.state in ("not here", "changed")


def checked(name: str, copy: Copy | None, named: Iterable[str] | None) -> Checked:
    """A copy that was hashed again, if it is here; `named` are the sources whose records name it, None where no record does."""
    if copy is None or copy.state == "changed":
        state = "not here" if copy is None else "changed"
    elif named is None:
        state = "unnamed"
    else:
        state = "no text" if copy.state == "unread" else "whole"
    return Checked(name, state, tuple(named or ()))


def check_fields(one: Checked) -> dict[str, Any]:
    """A copy that was checked, as plain values."""
    return {"sha256": one.sha256, "state": one.state, "wrong": one.wrong, "sources": list(one.sources)}


def check_lines(found: Iterable[Checked]) -> Iterator[Any]:
    """The copies of which there is something to say, line by line."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    for one in found:
        if one.state != "whole":
            who = visible(", ".join(one.sources[:3])) or "no record names it"
            yield Text.assemble(f"{one.sha256[:SHORT]}  ", (f"{one.state:8}", "bold red" if one.wrong else ""), f"  {who}")


def shown(copy: Copy, *, pages: bool = True) -> Iterator[tuple[str, Any]]:
    """A copy to be read: each block with what stands before it (the number of a paragraph) and its text."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    number, page = 0, None
    for block in copy.blocks:
        if pages and block.page != page:
            page = block.page
            yield "", Text(f"page {page}", "dim")
        number += block.kind == "paragraph"
        label = str(number) if block.kind == "paragraph" else {"title": "=", "heading": "#"}.get(block.kind, "-")
        style = {"title": "bold", "heading": "bold", "other": "dim"}.get(block.kind, "")
        yield label, Text(visible(block.text), style)


def block_rows(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """A copy as plain values, a row for each block."""
    number, found = 0, []
    for block in blocks:
        counts = block.kind == "paragraph"
        number += counts
        found.append({"paragraph": number if counts else None, "kind": block.kind, "page": block.page, "text": block.text})
    return found


def _row(one: Held, columns: int | None, *, here: bool) -> Any:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    state = "here" if here else "not here"
    serves = counted(len(one.claims), "claim") if one.claims else "no claim"
    line = Text(f"  {one.capture.sha256[:SHORT]}  {one.capture.captured or 'no day':10}  ")
    line.append(f"{state:8}", "" if here else "bold yellow")
    line.append(f"  {serves:>10}  {visible(one.capture.title or one.capture.url or '')}".rstrip())
    if columns:
        line.truncate(columns - 1, overflow="ellipsis")
    return line


def _without(bare: Bare, columns: int) -> Iterator[Any]:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    what = (
        f"in `{visible(bare.source)}`, of which there is no copy"
        if bare.source
        else "with a quotation, and no word of where it stands"
    )
    yield Text(f"{counted(len(bare.claims), 'claim')} {what}:", "bold yellow")
    yield from wrap(
        visible(", ".join(bare.claims)), columns - 1, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
    )
