"""The YAML documents of a text: where one begins and ends, and the text without it."""

from __future__ import annotations

from claimtrack.yamledit.page import Page, Unsafe, page


def without_document(text: str, document: int) -> str:
    """The text without one of its several YAML documents, and the `---` before it (after it, where it is the first)."""
    given = page(text)
    lines = given.lines
    begin, end = lines_of(given, document)
    if document == 0 and begin == 0 and end < len(lines) and not lines[0].startswith("---"):
        end += 1
    left = [tree for number, tree in given.trees.items() if number != document]
    result = "".join(lines[:begin] + lines[end:])
    if list(page(result).trees.values()) != left:
        raise Unsafe("its documents cannot be told apart")
    return given.mark + result


def lines_of(given: Page, document: int) -> tuple[int, int]:
    """From which line of a text, counted from 0, to before which one of its documents goes, with the `---` above it."""
    lines = given.lines
    marks = [number for number, line in enumerate(lines) if line.rstrip("\r\n") == "---" or line.startswith("--- ")]
    starts = marks if marks and not _content(lines[: marks[0]]) else [0, *marks]
    if len(starts) != len(given.trees) or document not in given.trees:
        raise Unsafe("its documents cannot be told apart")
    begin = starts[document] if document else 0 if len(starts) == 1 else starts[0]
    return begin, starts[document + 1] if document + 1 < len(starts) else len(lines)


def _content(lines: list[str]) -> bool:
    return any(line.strip() and not line.lstrip().startswith(("#", "%")) for line in lines)
