"""Findings for people: the claim's own lines with carets, what it means, what to do.

The worst comes last, nearest to the prompt; notes come first, a line each.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from claimtrack.finding import Finding
from claimtrack.render import fixable
from claimtrack.render.plain import visible
from claimtrack.render.styled import Styled, cells, cut
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


def render(view: View) -> Iterator[Styled]:
    """Notes as single lines under their rule, then a block for each warning and error. Many of one kind are cut, and counted."""
    ordered = sorted(view.report.findings, key=lambda finding: _LOUDNESS.index(finding.severity))
    for (code, name, severity), group in groupby(ordered, lambda finding: (finding.code, finding.name, finding.severity)):
        findings = list(group)
        most = MOST_NOTES if severity == "note" else MOST_BLOCKS
        if severity == "note":
            yield Styled.of((f"note[{code}]", STYLES["note"]), (f" {name}", "bold"))
        for finding in findings[:most]:
            yield from _note(finding, view) if severity == "note" else block(finding, view)
            if severity != "note":
                yield Styled.of()
        if len(findings) > most:
            way_on = f"claimtrack verify --select {code} --output-format concise"
            more = Styled.of((f"  and {len(findings) - most:,} more {severity}[{code}]: ", "bold"))
            yield from _wrapped(more, way_on, view.width)
            if severity != "note":
                yield Styled.of()
        if severity == "note":
            yield Styled.of()


def _note(finding: Finding, view: View) -> Iterator[Styled]:
    where = Styled.of((f"  {visible(view.where(finding))}: ", "dim"))
    yield from _wrapped(where, visible(finding.message), view.width)


def block(finding: Finding, view: View) -> Iterator[Styled]:
    """One finding with its places."""
    style = STYLES[finding.severity]
    head = Styled.of((f"{finding.severity}[{finding.code}] ", style))
    yield from _wrapped(head, f"{finding.name}: {visible(finding.message)}", view.width, "bold")
    located = view.located(finding)
    gutter = max((len(str(one.span.end_line)) for one in located if one.span), default=1) + 1
    for number, one in enumerate(located):
        arrow = "-->" if number == 0 else ":::"
        yield Styled.of((" " * (gutter - 1) + arrow, "blue"), f" {visible(one.where)}")
        yield from _excerpt(one, view, gutter, "^" if one.label.role == "primary" else "-", style)
    fix = (fixable.line(finding.fix),) if finding.fix else ()
    more = (f"claimtrack rule {finding.code}",)
    for word, texts in (("note", finding.notes), ("help", (finding.help,)), ("fix", fix), ("more", more)):
        for text in texts:
            prefix = Styled.of((" " * gutter + " = ", "blue"), (word, "bold"), ": ")
            yield from _wrapped(prefix, visible(text), view.width)


def _excerpt(one: Located, view: View, gutter: int, mark: str, style: str) -> Iterator[Styled]:
    """The first line of the span, and carets under what is meant, with the label's words behind them; never a secret's line."""
    if view.is_withheld(one):
        yield Styled.of(
            (" " * gutter + " = ", "blue"), visible(f"not shown here: {one.label.text or 'it may tell who a source is'}")
        )
        return
    if one.span is None:
        yield Styled.of((" " * gutter + " = ", "blue"), visible(one.label.text))
        return
    source = view.line(one.label.place.path, one.span.line)
    start = one.span.column - 1
    end = one.span.end_column - 1 if one.span.end_line == one.span.line else len(source)
    before, meant = visible(source[:start]), visible(source[start:end])
    after = visible(source[end:])
    room = max(_NARROWEST, (view.width or _WIDEST) - gutter - 3)
    before, meant, after = _cut(before, meant, after, room)
    rail = (" " * gutter + " | ", "blue")
    yield Styled.of((f"{str(one.span.line).rjust(gutter)} | ", "blue"), before, meant, after)
    colour = style if mark == "^" else "blue"
    carets = Styled.of(rail, " " * cells(before), (mark * max(1, cells(meant)), colour))
    label = visible(one.label.text)
    if not label or view.width is None or cells(carets.plain) + 1 + cells(label) <= gutter + 3 + room:
        yield carets.then(Styled.of((f" {label}" if label else "", colour)))
        return
    yield carets
    yield from _wrapped(Styled.of(rail), label, view.width, colour)


def _cut(before: str, meant: str, after: str, room: int) -> tuple[str, str, str]:
    """The line cut to the room there is, with what is meant kept in sight."""
    if cells(before) + cells(meant) + cells(after) <= room:
        return before, meant, after
    if cells(before) + cells(meant) <= room - 1:
        return before, meant, _head(after, room - 1 - cells(before) - cells(meant)) + "…"
    lead = before if cells(before) <= room // 3 else "…" + _tail(before, room // 3 - 1)
    return lead, _head(meant, room - 1 - cells(lead)) + ("…" if cells(meant) > room - 1 - cells(lead) else ""), ""


def _head(text: str, width: int) -> str:
    return text if cells(text) <= width else cut(text, width).rstrip()


def _tail(text: str, width: int) -> str:
    return text if cells(text) <= width else _head(text[::-1], width)[::-1]


def _wrapped(prefix: Styled, body: str, width: int | None, style: str = "") -> Iterator[Styled]:
    """The body behind its prefix, wrapped at words where there is a terminal; further lines stand further in."""
    start = cells(prefix.plain)
    if width is None or start + cells(body) <= width:
        yield prefix.then(Styled.of((body, style)))
        return
    indent = min(start, _DEEPEST)
    if width - start < _NARROWEST:
        yield prefix
        prefix, start = Styled.of(" " * indent), indent
    from rich.console import Console  # noqa: PLC0415 - on a terminal only
    from rich.text import Text  # noqa: PLC0415 - on a terminal only

    console = Console(width=width)
    (first, *more) = Text(body).wrap(console, max(_NARROWEST, width - start))
    yield prefix.then(Styled.of((first.plain.rstrip(), style)))
    rest = Text(body[len(first.plain) :].lstrip())
    for line in rest.wrap(console, max(_NARROWEST, width - indent)) if more else ():
        yield Styled.of(" " * indent, (line.plain.rstrip(), style))
