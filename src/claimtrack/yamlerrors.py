"""The parser's complaints in words that help a reporter: what was probably meant, and at which place it went wrong.

Knows the words of both parsers of PyYAML, the one in C and the one in Python, and the text around the place; no records.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
import yaml

from claimtrack.patterns import later

DUPLICATE = "remove one of the two; until then the first one counts"
QUOTE = "put the whole text in quotation marks"
REPEAT = "write out in each place what is meant; a text that begins so goes in quotation marks"

_SPACES = "indent with spaces"
_CLOSING = {"[": "]", "{": "}"}
_NAMES = {"[": "bracket", "{": "brace"}
_ALONE = later(r"\s*(?:-\s+)*[^\s\"'#:]+$")
_CONFLICT = later(r"<{7}|={7}$|>{7}")
_KEY = later(r":(\s|$)")
_TYPOGRAPHIC = later("[“”„‟«»‘‚]")


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


class _Complaint(msgspec.Struct, frozen=True):
    """What the parser said, where, and the lines it said it of. `begun` is where the thing begins that it was reading."""

    problem: str
    context: str
    lines: list[str]
    mark: Mark
    begun: Mark
    bracket: Mark | None

    @property
    def here(self) -> str:
        return self.line(self.mark.line)

    @property
    def before(self) -> str:
        """The line as far as the place."""
        return self.here[: self.mark.column]

    @property
    def letter(self) -> str:
        return self.letter_at(self.mark)

    def line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def letter_at(self, mark: Mark) -> str:
        return self.line(mark.line)[mark.column : mark.column + 1]

    def says(self, *words: str) -> bool:
        return any(word in self.problem for word in words)

    def reads(self, *words: str) -> bool:
        return any(word in self.context for word in words)


def explained(error: yaml.MarkedYAMLError, lines: list[str], bracket: Any = None) -> Explained:
    """What a syntax error means, and where it stands.

    `lines` are those of the text that was parsed, `bracket` the mark of the innermost `[` or `{` that was open.
    """
    mark = _mark(error.problem_mark or error.context_mark)
    mark = Mark(min(mark.line, max(0, len(lines) - 1)), mark.column)
    complaint = _Complaint(
        problem=str(error.problem or "cannot be read"),
        context=str(error.context or ""),
        lines=lines,
        mark=mark,
        begun=_mark(error.context_mark) if error.context_mark else mark,
        bracket=_mark(bracket) if bracket else None,
    )
    at, message, way_on = _told(complaint)
    if way_on == QUOTE and _TYPOGRAPHIC.search(complaint.line(at.line)):
        way_on = "put the whole text in straight quotation marks (`\"` or `'`)"
    return Explained(message, way_on, at, at)


def _mark(mark: Any) -> Mark:
    return Mark(mark.line, mark.column) if mark is not None else Mark(0, 0)


def _told(complaint: _Complaint) -> tuple[Mark, str, str]:
    """The place, the message, the way on. The order of the questions matters: the surest sign comes first."""
    for mark in (complaint.begun, complaint.mark):
        if _CONFLICT.match(complaint.line(mark.line)):
            return Mark(mark.line, 0), "this is the mark of a git merge conflict", "settle the conflict and remove its marks"
    return _tab(complaint) or _beginning(complaint) or _quoted(complaint) or _flow(complaint) or _block(complaint)


def _tab(complaint: _Complaint) -> tuple[Mark, str, str] | None:
    indent = len(complaint.here) - len(complaint.here.lstrip())
    tab = complaint.here.find("\t", 0, indent) if complaint.mark.column <= indent else -1
    if tab < 0 and complaint.letter != "\t":
        return None
    at = complaint.mark if tab < 0 else Mark(complaint.mark.line, tab)
    return at, "a tab stands where YAML wants spaces", _SPACES if complaint.here.strip() else "remove it: the line is empty"


def _beginning(complaint: _Complaint) -> tuple[Mark, str, str] | None:
    """A text that begins with one of YAML's own signs."""
    at = complaint.begun if complaint.reads("alias", "anchor", "tag", "directive", "block scalar", "parsing a node") else None
    at = complaint.mark if complaint.says("cannot start any token", "mapping keys are not allowed") else at
    if complaint.says("node content") and complaint.bracket is None and complaint.letter in (",", "]", "}"):
        at = complaint.mark
    if at is not None and not (at.column == 0 and complaint.letter_at(at) == "%"):
        sign = complaint.letter_at(at)
        return at, f"a text cannot begin with {'a backtick' if sign == '`' else f'`{sign}`'}", QUOTE
    if at is not None or complaint.says("document start", "incompatible YAML"):
        for line in (complaint.begun.line, complaint.mark.line, complaint.mark.line - 1):
            if complaint.line(line).startswith("%"):
                return Mark(line, 0), "a line cannot begin with `%`", QUOTE
    return None


def _quoted(complaint: _Complaint) -> tuple[Mark, str, str] | None:
    if not complaint.reads("quoted scalar"):
        return None
    if complaint.says("unexpected end", "document indicator", "document separator"):
        way_on = "close it with the same mark at the end of the text"
        if complaint.letter_at(complaint.begun) == "'":
            way_on += "; a text that begins with an apostrophe wants double ones around it"
        return complaint.begun, "the quotation mark that opens here is never closed", way_on
    backslash = complaint.before.rfind("\\") if complaint.letter != "\\" else complaint.mark.column
    at = Mark(complaint.mark.line, max(backslash, 0))
    return at, "a backslash in double quotes begins an escape", "write `\\\\`, or use single quotation marks"


def _flow(complaint: _Complaint) -> tuple[Mark, str, str] | None:
    opened = complaint.bracket or (complaint.begun if complaint.reads("flow sequence", "flow mapping") else None)
    if opened is None:
        return None
    sign = complaint.letter_at(opened)
    closing, name = _CLOSING.get(sign, "]"), _NAMES.get(sign, "bracket")
    if opened.line != complaint.mark.line or not complaint.here[complaint.mark.column :].strip():
        way_on = f"close it with `{closing}`, with commas between the entries"
        return opened, f"the {name} `{sign}` that opens here is never closed", way_on
    if complaint.letter in ("]", "}"):
        return complaint.mark, f"`{complaint.letter}` cannot close the {name} `{sign}`", f"close it with `{closing}`"
    if complaint.letter == ",":
        return complaint.mark, "nothing stands before this comma", "remove the comma, or write the entry"
    way_on = "put commas between the entries, and quotation marks around a text that holds a colon or a comma"
    return complaint.mark, f"a comma is missing here, between the entries of the {name} `{sign}`", way_on


def _block(complaint: _Complaint) -> tuple[Mark, str, str]:
    if complaint.says("mapping values are not allowed"):
        return _colon(complaint)
    if complaint.says("could not find expected ':'"):
        return complaint.begun, "this line is neither a key with a value nor part of a text", _KEY_OR_TEXT
    if complaint.says("sequence entries are not allowed"):
        way_on = "put the `-` on a line of its own, further in than the key; a text that begins with `-` wants quotation marks"
        return complaint.mark, "a list entry cannot begin here", way_on
    if complaint.reads("block mapping", "block collection") or complaint.says("document start"):
        return complaint.mark, *_misplaced(complaint)
    words = complaint.problem.replace("<", "`").replace(">", "`")
    return complaint.mark, words, "check the quotation marks, brackets and indentation around this place"


_KEY_OR_TEXT = "write `key: value`, or indent the line further than the key whose text it goes on with"


def _colon(complaint: _Complaint) -> tuple[Mark, str, str]:
    """A second colon on a line, or a key on a line that was read as part of the text above it."""
    above = next((number for number in range(complaint.mark.line - 1, -1, -1) if _content(complaint.line(number))), None)
    if above is None or not _ALONE.match(complaint.before):
        return complaint.mark, "a colon with a space behind it begins a second value on this line", QUOTE
    if not _KEY.search(complaint.line(above)) and _begins_text(complaint, above):
        text = complaint.line(above)
        column = len(text) - len(re.sub(r"^\s*(-\s+)*", "", text))
        return Mark(above, column), "this line has no colon, so it is no key with a value", "write it as `key: value`"
    key = complaint.before.lstrip("- ")
    at = Mark(complaint.mark.line, complaint.mark.column - len(key))
    message = f"`{key}` goes on with the text of the line above, so it cannot be a key"
    return at, message, "put it exactly under the key it stands beside, or the text above in quotation marks"


def _begins_text(complaint: _Complaint, number: int) -> bool:
    """Whether a text begins on that line: it is an entry of a list, or nothing of the same document stands above it."""
    if complaint.line(number).lstrip().startswith("- "):
        return True
    for above in range(number - 1, -1, -1):
        if complaint.line(above).startswith("---") or _content(complaint.line(above)):
            return complaint.line(above).startswith("---")
    return True


def _content(line: str) -> bool:
    text = line.strip()
    return bool(text) and not text.startswith("#") and not text.startswith("---")


def _misplaced(complaint: _Complaint) -> tuple[str, str]:
    """Something that no key, entry or record wants at its place."""
    before, here, letter = complaint.before.rstrip(), complaint.here, complaint.letter
    if letter in ("]", "}"):
        return f"`{letter}` closes nothing", f"remove it, or {QUOTE}"
    if before.endswith(("'", '"')):
        way_on = f"{QUOTE} of the other kind" + (", or write each mark inside it twice" if before.endswith("'") else "")
        return "the text goes on behind its closing quotation mark", way_on
    if before.endswith(("]", "}")):
        return f"the text goes on behind `{before[-1]}`", QUOTE
    if re.match(r"\s*-\S", here):
        return "a list entry wants a space behind its `-`", "write `- ` before the entry"
    if re.match(r"\s*-(\s|$)", here):
        return "a list entry stands at the wrong indentation", "put its `-` under the others, further in than the key"
    if complaint.says("document start"):
        way_on = "put all keys of a record exactly under one another, and `---` between two records"
        return "this line stands outside the record above it", way_on
    way_on = "put it under the first key of the same record, or further in where it goes on with a text"
    return "this line stands at the wrong indentation", way_on
