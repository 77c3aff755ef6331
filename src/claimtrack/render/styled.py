"""A line in pieces, each with the style it has where there are colours; rich makes it ready only there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from rich.text import Text

Piece = str | tuple[str, str]


class Styled(NamedTuple):
    """A line: pieces of text with the names of their styles, which are rich's; an empty name is no style."""

    pieces: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, *pieces: Piece) -> Styled:
        """A line of plain pieces and of pieces with a style."""
        return cls(tuple((piece, "") if isinstance(piece, str) else piece for piece in pieces))

    @property
    def plain(self) -> str:
        """The text alone."""
        return "".join(text for text, _ in self.pieces)

    def then(self, *more: Styled) -> Styled:
        """This line with others behind it."""
        return Styled(sum((line.pieces for line in more), self.pieces))

    def __rich__(self) -> Text:
        """The line as rich prints it, by the name under which rich asks for it."""
        from rich.text import Text  # noqa: PLC0415 - with colours, or to wrap it

        return Text.assemble(*self.pieces)


if TYPE_CHECKING:
    Line: TypeAlias = str | Text | Styled
    """What is printed as a line."""


def cells(text: str) -> int:
    """How many columns of a terminal a text without control characters takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - ASCII needs no table of widths

    return cell_len(text)


def cut(text: str, width: int) -> str:
    """As much of the beginning of a text as so many columns take."""
    if text.isascii():
        return text[: max(0, width)]
    from rich.cells import set_cell_size  # noqa: PLC0415 - ASCII needs no table of widths

    return set_cell_size(text, max(0, width)) if cells(text) > width else text
