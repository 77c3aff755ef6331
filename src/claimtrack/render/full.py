"""Findings for people: the claim's own lines with carets, what it means, what to do.

The worst comes last, nearest to the prompt; notes come first, a line each.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from claimtrack.finding import Finding
from claimtrack.render import fixable
from claimtrack.render.plain import visible
from claimtrack.render.view import Located, View

STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_LOUDNESS = ("note", "warning", "error")
MOST_NOTES = 10
MOST_BLOCKS = 25
"""So many findings of one rule are shown in full; the rest is counted, with the command that lists it."""

_NARROWEST = 40
_WIDEST = 240
"""So much of a line is shown where there is no terminal to say how wide it is."""
_DEEPEST = 12


def render(view: View) -> Iterator[Text]:
    """Notes as single lines under their rule, then a block for each warning and error. Many of one kind are cut, and counted."""
    ordered = sorted(view.report.findings, key=lambda finding: _LOUDNESS.index(finding.severity))
    for (code, name, severity), group in groupby(ordered, lambda finding: (finding.code, finding.name, finding.severity)):
        findings = list(group)
        most = MOST_NOTES if severity == "note" else MOST_BLOCKS
        if severity == "note":
            yield Text.assemble((f"note[{code}]", STYLES["note"]), (f" {name}", "bold"))
        for finding in findings[:most]:
            yield from _note(finding, view) if severity == "note" else block(finding, view)
            if severity != "note":
                yield Text()
        if len(findings) > most:
            way_on = Text(f"claimtrack verify --select {code} --output-format concise")
            more = Text.assemble((f"  and {len(findings) - most:,} more {severity}[{code}]: ", "bold"))
            yield from _wrapped(more, way_on, view.width)
            if severity != "note":
                yield Text()
        if severity == "note":
            yield Text()


def _note(finding: Finding, view: View) -> Iterator[Text]:
    where = Text.assemble((f"  {visible(view.located(finding)[0].where)}: ", "dim"))
    yield from _wrapped(where, Text(visible(finding.message)), view.width)


def block(finding: Finding, view: View) -> Iterator[Text]:
    """One finding with its places."""
    style = STYLES[finding.severity]
    head = Text.assemble((f"{finding.severity}[{finding.code}] ", style))
    yield from _wrapped(head, Text(f"{finding.name}: {visible(finding.message)}", "bold"), view.width)
    located = view.located(finding)
    gutter = max((len(str(one.span.end_line)) for one in located if one.span), default=1) + 1
    for number, one in enumerate(located):
        arrow = "-->" if number == 0 else ":::"
        yield Text.assemble((" " * (gutter - 1) + arrow, "blue"), f" {visible(one.where)}")
        yield from _excerpt(one, view, gutter, "^" if one.label.role == "primary" else "-", style)
    fix = (fixable.line(finding.fix),) if finding.fix else ()
    more = (f"claimtrack rule {finding.code}",)
    for word, texts in (("note", finding.notes), ("help", (finding.help,)), ("fix", fix), ("more", more)):
        for text in texts:
            prefix = Text.assemble((" " * gutter + " = ", "blue"), (word, "bold"), ": ")
            yield from _wrapped(prefix, Text(visible(text)), view.width)


def _excerpt(one: Located, view: View, gutter: int, mark: str, style: str) -> Iterator[Text]:
    """The first line of the span, and carets under what is meant, with the label's words behind them; never a secret's line."""
    if view.is_withheld(one):
        yield Text.assemble(
            (" " * gutter + " = ", "blue"), visible(f"not shown here: {one.label.text or 'it may tell who a source is'}")
        )
        return
    if one.span is None:
        yield Text.assemble((" " * gutter + " = ", "blue"), visible(one.label.text))
        return
    source = view.line(one.label.place.path, one.span.line)
    start = one.span.column - 1
    end = one.span.end_column - 1 if one.span.end_line == one.span.line else len(source)
    before, meant = visible(source[:start]), visible(source[start:end])
    after = visible(source[end:])
    room = max(_NARROWEST, (view.width or _WIDEST) - gutter - 3)
    before, meant, after = _cut(before, meant, after, room)
    rail = Text.assemble((" " * gutter + " | ", "blue"))
    yield Text.assemble((f"{str(one.span.line).rjust(gutter)} | ", "blue"), before, meant, after)
    colour = style if mark == "^" else "blue"
    carets = rail + Text(" " * cell_len(before)) + Text(mark * max(1, cell_len(meant)), colour)
    label = visible(one.label.text)
    if not label or view.width is None or cell_len(carets.plain) + 1 + cell_len(label) <= gutter + 3 + room:
        yield carets + Text(f" {label}" if label else "", colour)
        return
    yield carets
    yield from _wrapped(rail, Text(label, colour), view.width)


def _cut(before: str, meant: str, after: str, room: int) -> tuple[str, str, str]:
    """The line cut to the room there is, with what is meant kept in sight."""
    if cell_len(before) + cell_len(meant) + cell_len(after) <= room:
        return before, meant, after
    if cell_len(before) + cell_len(meant) <= room - 1:
        return before, meant, _head(after, room - 1 - cell_len(before) - cell_len(meant)) + "…"
    lead = before if cell_len(before) <= room // 3 else "…" + _tail(before, room // 3 - 1)
    return lead, _head(meant, room - 1 - cell_len(lead)) + ("…" if cell_len(meant) > room - 1 - cell_len(lead) else ""), ""


def _head(text: str, width: int) -> str:
    return text if cell_len(text) <= width else set_cell_size(text, max(0, width)).rstrip()


def _tail(text: str, width: int) -> str:
    return text if cell_len(text) <= width else _head(text[::-1], width)[::-1]


def _wrapped(prefix: Text, body: Text, width: int | None) -> Iterator[Text]:
    """The body behind its prefix, wrapped at words where there is a terminal; further lines stand further in."""
    start = cell_len(prefix.plain)
    if width is None or start + cell_len(body.plain) <= width:
        yield prefix + body
        return
    indent = min(start, _DEEPEST)
    if width - start < _NARROWEST:
        yield prefix
        prefix, start = Text(" " * indent), indent
    from rich.console import Console  # noqa: PLC0415 - on a terminal only

    console = Console(width=width)
    (first, *more) = body.wrap(console, max(_NARROWEST, width - start))
    taken = len(first.plain) + len(body.plain[len(first.plain) :]) - len(body.plain[len(first.plain) :].lstrip())
    first.rstrip()
    yield prefix + first
    for line in body[taken:].wrap(console, max(_NARROWEST, width - indent)) if more else ():
        line.rstrip()
        yield Text(" " * indent) + line
