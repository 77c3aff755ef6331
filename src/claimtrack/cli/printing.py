"""Printing: data to stdout or a file, talk to stderr; colour only where it is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from claimtrack.cli.discreet import Discreet
from claimtrack.cli.plain import Color
from claimtrack.packed import Packed, Rows
from claimtrack.render import rows as indented
from claimtrack.render.styled import Styled, cells
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble, unwritten

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from claimtrack.render.styled import Line


_UNBROKEN = 10_000
"""So wide is a table in which something may have to be withheld: a word over two lines would not be recognised."""


def colored(color: Color, stream: TextIO) -> bool:
    """Whether to write colours to a stream: as asked for, else on a terminal that is not `dumb` and without NO_COLOR."""
    if color != "auto":
        return color == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width(stream: TextIO) -> int | None:
    """The columns of the terminal behind a stream; None where there is none, and where nothing may be wrapped.

    What may have to be withheld would not be recognised over two lines.
    """
    if not stream.isatty() or (isinstance(stream, Discreet) and stream.hides()):
        return None
    from shutil import get_terminal_size  # noqa: PLC0415 - it brings all archives along, and only a terminal has columns

    return get_terminal_size().columns


def console(color: Color, *, stderr: bool = False, columns: int | None = None) -> Console:
    """A rich console that prints what it is given and finds nothing of its own to highlight."""
    from rich.console import Console  # noqa: PLC0415 - tables and colours only

    stream = sys.stderr if stderr else sys.stdout
    wanted = colored(color, stream)
    return Console(
        file=stream,
        force_terminal=wanted or None,
        no_color=not wanted,
        color_system="auto" if not wanted else "standard" if color == "always" and not stream.isatty() else "auto",
        highlight=False,
        markup=False,
        emoji=False,
        width=columns or width(stream) or (_UNBROKEN if isinstance(stream, Discreet) and stream.hides() else 120),
    )


def lines(items: Iterable[Line], color: Color, stream: TextIO | None = None) -> None:
    """Print lines to stdout, or another stream: plain text as it is, styled text with colours where they are wanted."""
    stream = stream or sys.stdout
    painter = console(color, stderr=stream is sys.stderr) if colored(color, stream) else None
    for item in items:
        if isinstance(item, str):
            print(item, file=stream)
        elif painter is None:
            print(item.plain, file=stream)
        else:
            painter.print(item, soft_wrap=True)


def paragraphs(items: Iterable[Line], color: Color, stream: TextIO | None = None) -> None:
    """Print lines of prose: wrapped at words on a terminal, what goes on further in; as they are elsewhere."""
    stream = stream or sys.stdout
    columns = width(stream)
    if columns is None:
        lines(items, color, stream)
        return
    painter = console(color, stderr=stream is sys.stderr)
    for item in items:
        for line in _hung(item, columns, painter):
            painter.print(line, soft_wrap=True)


_HANGING = 2


def _hung(item: Line, columns: int, painter: Console) -> Iterator[Text]:
    """An item as the lines it takes: those after the first stand further in than the first."""
    from rich.text import Text  # noqa: PLC0415 - on a terminal only

    text = Text(item) if isinstance(item, str) else item.__rich__() if isinstance(item, Styled) else item
    indent = len(text.plain) - len(text.plain.lstrip())
    if text.cell_len <= columns or columns < 4 * (indent + _HANGING):
        yield text
        return
    first, *_ = text[indent:].wrap(painter, columns - indent)
    yield Text(" " * indent) + first
    taken = indent + len(first.plain)
    rest = text[taken + len(text.plain[taken:]) - len(text.plain[taken:].lstrip()) :]
    for line in rest.wrap(painter, columns - indent - _HANGING):
        line.rstrip()
        yield Text(" " * (indent + _HANGING)) + line


def to_file(items: Iterable[Line], path: Path) -> None:
    """Write lines to a file, without colours, all or nothing. Raises Trouble where they cannot be written."""
    _put((f"{line}\n".encode("utf-8", "backslashreplace") for line in whole(items)), path)


def whole(items: Iterable[Line]) -> Rows[str]:
    """Lines, without colours, for what is nothing in part: the last is made before anybody has the first. They lie packed."""
    made = Packed[str](str)
    made.add(item if isinstance(item, str) else item.plain for item in items)
    return made


def bytes_to_file(data: bytes, path: Path) -> None:
    """Write bytes to a file, all or nothing. Raises Trouble where they cannot be written."""
    _put((data,), path)


def _put(parts: Iterable[bytes], path: Path) -> None:
    from claimtrack import files  # noqa: PLC0415 - only where a file is written

    try:
        files.write_parts(path, parts)
    except OSError as error:
        raise unwritten(str(path), error, "give a path in a folder that exists and is yours") from None


def shown(item: RenderableType, color: Color) -> None:
    """Print a table or tree, without the spaces that fill its last column up."""
    painter = console(color)
    with painter.capture() as held:
        painter.print(item)
    for line in held.get().removesuffix("\n").split("\n"):
        print(line.rstrip(" "))


def talk(text: str) -> None:
    """Say something to the person, not to the pipe: wrapped at words on a terminal."""
    columns = width(sys.stderr)
    if columns is None or cells(text) <= columns:
        print(text, file=sys.stderr)
    else:
        paragraphs(text.splitlines(), "never", sys.stderr)


def json_rows(rows: Iterable[dict[str, Any]], fields: str, known: Sequence[str]) -> None:
    """Print the chosen fields of each row as one JSON list. Without any chosen: raises Trouble that names them."""
    chosen = [name.strip() for name in fields.split(",") if name.strip()]
    if not chosen:
        raise Trouble("which fields?", f"`--json` takes {', '.join(known)}")
    for name in chosen:
        if name not in known:
            raise Trouble(f"there is no field `{name}`", did_you_mean(name, known, f"`--json` takes {', '.join(known)}"))
    lines(whole(indented.lines({name: row[name] for name in chosen} for row in rows)), "never")


@contextmanager
def progress() -> Iterator[Callable[[str, int], None] | None]:
    """A listener that shows how far a long run is; None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    from claimtrack.cli.progress import Progress  # noqa: PLC0415 - on a terminal only

    with Progress() as listening:
        yield listening.step
