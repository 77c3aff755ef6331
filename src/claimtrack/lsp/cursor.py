"""Where a cursor stands in a text that may be half typed: read from the lines alone, so that no broken YAML stops it.

Knows nothing of records. What it says of a text that is good YAML is what the parser would say, but for texts over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

_KEY = re.compile(r"""(?P<mark>["']?)(?P<key>[^\s"'#\[\]{},:][^\s"'#\[\]{},]*?)(?P=mark)\s*:(?=\s|$)""")
_LEAD = re.compile(r"(?P<lead>\s*)(?P<dashes>(?:-(?:\s+|$))*)")
_IN_LINES = re.compile(r":\s+[|>][-+0-9]*\s*(?:#.*)?$")
_DOCUMENT = re.compile(r"---(?:\s|$)")
_CODES = re.compile(r"#\s*claimtrack:\s*ignore\[(?P<codes>[^\]\[#]*)$")
_COMMENT = re.compile(r"(?:^|\s)#")
_FURTHEST = 500
"""So many lines up and down are looked at."""


class Cursor(msgspec.Struct, frozen=True, kw_only=True):
    """Where somebody types: the route of what is being written (with `*` for entries of lists), and what is typed of it.

    Where `value` is false, a key of the mapping at the route is being written, or an entry that is no mapping; `beside` are the
    other keys there. `begins` is the column of the first character typed, from 1; `mark` the quotation mark before it.
    """

    route: tuple[str, ...]
    value: bool
    typed: str
    begins: int
    beside: frozenset[str] = frozenset()
    mark: str = ""


class Codes(msgspec.Struct, frozen=True):
    """Somebody types a code in the bracket of an ignore comment."""

    typed: str
    begins: int


class _Line(msgspec.Struct, frozen=True):
    """A line taken apart: the columns (from 0) of its dashes, and its key with its column and where its value begins."""

    dashes: tuple[int, ...]
    content: int
    key: str | None
    behind: int


def at(lines: Sequence[str], line: int, column: int) -> Cursor | Codes | None:
    """Where a cursor stands, both numbers from 1; None in a comment, a text on lines of its own, or behind a closed bracket."""
    lines = [*lines, ""] if line > len(lines) else lines
    line = min(line, len(lines))
    before = lines[line - 1][: column - 1]
    column = len(before) + 1
    if (codes := _CODES.search(before)) is not None:
        typed = codes["codes"].rpartition(",")[2].lstrip()
        return Codes(typed, column - len(typed))
    if _commented(before) or _in_text(lines, line, len(before) - len(before.lstrip())):
        return None
    own = _taken_apart(before)
    if own.key is None and not own.dashes and (first := _bracket_above(lines, line)):
        head = _taken_apart(lines[first - 1])
        inside = [lines[first - 1][head.behind :].lstrip(), *(one.strip() for one in lines[first : line - 1]), before.lstrip()]
        route = _above(lines, first, head)
        return _in_flow(" ".join(inside), (*route, head.key) if head.key else route, column)
    route = _above(lines, line, own)
    if own.key is None and before[own.content :][:1] in ("[", "{"):
        return _in_flow(before[own.content :], route, column)
    if own.key is None:
        return _token(route, before[own.content :], column, value=False, beside=frozenset(_beside(lines, line, own.content)))
    value = before[own.behind :].lstrip()
    if own.behind == len(before):
        return None  # directly behind the colon, which needs a space first
    if value[:1] in ("[", "{"):
        return _in_flow(value, (*route, own.key), column)
    return _token((*route, own.key), value, column, value=True)


def _token(
    route: tuple[str, ...], typed: str, column: int, *, value: bool, beside: frozenset[str] = frozenset()
) -> Cursor | None:
    mark = typed[:1] if typed[:1] in ("'", '"') else ""
    typed = typed.removeprefix(mark)
    if mark and mark in typed:
        return None
    return Cursor(route=route, value=value, typed=typed, begins=max(1, column - len(typed)), beside=beside, mark=mark)


def _in_flow(text: str, route: tuple[str, ...], column: int) -> Cursor | None:
    """In brackets: which of them are open, and behind which key."""
    open_: list[tuple[str, list[str], str | None]] = []
    typed, mark = "", ""
    for letter in text:
        if mark:
            mark = "" if letter == mark else mark
            typed += letter
        elif letter in "[{":
            open_.append((letter, [], None))
            typed = ""
        elif letter in "]}":
            if not open_:
                return None
            open_.pop()
            typed = "\0"
        elif letter == "," and open_:
            kind, keys, _ = open_[-1]
            open_[-1], typed = (kind, keys, None), ""
        elif letter == ":" and open_ and open_[-1][0] == "{" and open_[-1][2] is None:
            kind, keys, _ = open_[-1]
            open_[-1], typed = (kind, [*keys, typed.strip(" '\"")], typed.strip(" '\"")), ""
        else:
            mark = letter if letter in "'\"" and not typed.strip() else ""
            typed += letter
    if not open_ or "\0" in typed:
        return None
    for kind, _, key in open_:
        route = (*route, "*") if kind == "[" else (*route, key) if key else route
    kind, keys, key = open_[-1]
    return _token(route, typed.lstrip(), column, value=kind == "[" or key is not None, beside=frozenset(keys))


def _above(lines: Sequence[str], line: int, own: _Line) -> tuple[str, ...]:
    """The route of the mapping or list in which a line stands."""
    route: list[str] = []
    limit, entry = own.content, False
    for dash in reversed(own.dashes):
        route.append("*")
        limit, entry = dash, True
    for other in _upwards(lines, line):
        if other.key is not None and (other.content < limit or (entry and other.content == limit)):
            route.append(other.key)
            limit, entry = other.content, False
        for dash in reversed(other.dashes):
            if dash < limit:
                route.append("*")
                limit, entry = dash, True
        if limit == 0 and not entry:
            break
    return tuple(reversed(route))


def _beside(lines: Sequence[str], line: int, column: int) -> Iterator[str]:
    """The keys of the mapping whose keys begin at a column (from 0), but for that on the line itself."""
    if not _taken_apart(lines[line - 1]).dashes:
        for other in _upwards(lines, line):
            if other.content < column or (other.content == column and other.key is None):
                break
            if other.content == column and other.key:
                yield other.key
                if other.dashes:
                    break
    for text in lines[line : line + _FURTHEST]:
        if _DOCUMENT.match(text):
            break
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        other = _taken_apart(text)
        if other.content < column or any(dash < column for dash in other.dashes):
            break
        if other.content == column and other.key:
            yield other.key


def _upwards(lines: Sequence[str], line: int) -> Iterator[_Line]:
    """The lines above, nearest first, as far as the record goes, without comments and empty ones."""
    for text in reversed(lines[max(0, line - 1 - _FURTHEST) : line - 1]):
        if _DOCUMENT.match(text):
            return
        if text.strip() and not text.lstrip().startswith("#"):
            yield _taken_apart(text)


def _taken_apart(text: str) -> _Line:
    lead = _LEAD.match(text)
    dashes = tuple(number for number in range(*lead.span("dashes")) if text[number] == "-") if lead else ()
    content = lead.end() if lead else 0
    key = _KEY.match(text, content)
    return _Line(dashes, content, key["key"] if key else None, key.end() if key else content)


def _in_text(lines: Sequence[str], line: int, margin: int) -> bool:
    """Whether what begins in a column (from 0) of a line belongs to a text on lines of its own, behind `|` or `>`."""
    for text in reversed(lines[max(0, line - 1 - _FURTHEST) : line - 1]):
        if text.strip() and len(text) - len(text.lstrip()) < margin:
            return bool(_IN_LINES.search(text))
    return False


def _bracket_above(lines: Sequence[str], line: int) -> int:
    """The line (from 1) on which the bracket was opened that is still open; 0 where there is none."""
    for number in range(line - 1, max(0, line - 1 - _FURTHEST), -1):
        one = _taken_apart(lines[number - 1])
        value = lines[number - 1][one.behind :].lstrip()
        if value[:1] in ("[", "{"):
            between = " ".join([value, *lines[number : line - 1]])
            deeper = sum(map(between.count, "[{")) - sum(map(between.count, "]}"))
            return number if deeper > 0 else 0
        if one.key is not None or one.dashes:
            return 0
    return 0


def _commented(before: str) -> bool:
    """Whether a comment began before the cursor: a `#` behind a blank and outside quotation marks."""
    for match in _COMMENT.finditer(before):
        ahead = before[: match.end() - 1]
        if ahead.count('"') % 2 == 0 and (ahead.count("'") % 2 == 0 or "'" not in ahead.lstrip()[:1]):
            return True
    return False
