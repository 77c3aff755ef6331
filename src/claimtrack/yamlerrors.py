"""The parser's complaints in words that help a reporter: what was probably meant, and at which place it went wrong."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import yaml

DUPLICATE = "remove one of the two; until then the first one counts"
QUOTE = "put the whole text in quotation marks"


class Mark(msgspec.Struct, frozen=True):
    """A line and a column that count from 0."""

    line: int
    column: int


class Explained(msgspec.Struct, frozen=True):
    """A message and a way on, at a mark."""

    message: str
    help: str
    start_mark: Mark
    end_mark: Mark


def explained(error: yaml.MarkedYAMLError, lines: list[str]) -> Explained:
    """What a syntax error means, and where it stands. The lines are those of the text that was parsed."""
    problem, context = str(error.problem or "cannot be read"), str(error.context or "")
    mark: Any = error.problem_mark or error.context_mark
    opened: Any = error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    line = min(line, max(0, len(lines) - 1))
    here = lines[line] if lines else ""
    told = _told(problem, context, here, column)
    if opened is not None and ("quoted scalar" in context or "flow" in context) and "found unexpected end" in problem + context:
        line, column = opened.line, opened.column
    if "quoted scalar" in context and opened is not None:
        line, column = opened.line, opened.column
        told = ("the quotation mark that opens here is never closed", "close it with the same mark at the end of the text")
        if "escape" in problem:
            told = ("a backslash in double quotes begins an escape", "write `\\\\`, or use single quotation marks")
    elif "flow sequence" in context and opened is not None:
        line, column = opened.line, opened.column
        told = ("the bracket `[` that opens here is never closed", "close it with `]`, with commas between the entries")
    elif "flow mapping" in context and opened is not None:
        line, column = opened.line, opened.column
        told = ("the brace `{` that opens here is never closed", "close it with `}`, with commas between the entries")
    at = Mark(line, column)
    return Explained(*told, at, at)


def _told(problem: str, context: str, here: str, column: int) -> tuple[str, str]:
    letter = here[column : column + 1]
    if here[:column].strip() == "" and "\t" in here[: column + 1]:
        return "a tab stands where YAML wants spaces", "indent with spaces"
    if "mapping values are not allowed" in problem:
        return "a colon with a space behind it begins a second value on this line", QUOTE
    if "cannot start any token" in problem:
        return f"a text cannot begin with `{letter or 'this character'}`", QUOTE
    if "could not find expected ':'" in problem:
        return "this line is neither a key with a value nor part of a text", "write `key: value`, or indent the line further"
    if "alphabetic or numeric character" in problem or "alias" in context or "anchor" in context:
        return f"a text cannot begin with `{letter or '*'}`", QUOTE
    if "tag" in context:
        return "a text cannot begin with `!`", QUOTE
    if "block mapping" in context or "block collection" in context:
        if re.match(r"\s*-(\s|$)", here):
            return "a list entry stands at the wrong indentation", "put its `-` under the others, further in than the key"
        return "this line stands at the wrong indentation", "put it under the first key of the same record"
    if "block entry" in problem or "block sequence entries" in problem:
        return "a list entry cannot begin here", "put the `-` on a line of its own, further in than the key"
    if "directive" in context or "version" in problem:
        return "a line cannot begin with `%`", QUOTE
    return problem.replace("<", "`").replace(">", "`"), "check the quotation marks, brackets and indentation around this place"
