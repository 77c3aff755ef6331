"""The baseline: what was found on the day it was written, so that a run can tell what is new since. Values and text, no file.

An entry knows a finding by its fingerprint (code and ids), never by a line, and holds no message and no words of a record. What
says that something could not be checked (CT0), or that a source may be given away (CT6), is never in a baseline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec

from claimtrack.finding import SEVERITIES, Finding, Severity, Withheld
from claimtrack.patterns import later

SCHEMA = "claimtrack/baseline/1"
NEVER = ("CT0", "CT6")
"""The families of codes that are never in one: "could not check" is never "passed", and a name that is out must be seen."""
ANEW = "write it anew with `claimtrack verify --write-baseline`"

_ID = later(r"[^\s\"'`]+")
_CONFLICT = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")
_LONGEST_HEAD = 4096


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Findings of one fingerprint and severity. `name` and `ids` are for readers; what counts is the rest."""

    code: str
    name: str
    severity: Severity
    ids: tuple[str, ...]
    fingerprint: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
    count: Annotated[int, msgspec.Meta(ge=1)] = 1

    @property
    def order(self) -> tuple[object, ...]:
        """The key by which entries are sorted: code, ids, fingerprint, worst first."""
        return (self.code, self.ids, self.fingerprint, SEVERITIES.index(self.severity))


class Parted(msgspec.Struct, frozen=True):
    """Findings that are new, findings that the baseline knows, and what of the baseline was not found."""

    new: list[Finding]
    known: list[Finding]
    gone: tuple[Entry, ...]


class Broken(ValueError):
    """A baseline that cannot be read: the line (counted from 1), what is wrong there, and what to do."""

    def __init__(self, line: int, message: str, way_on: str = f"mend or remove that line, or {ANEW}") -> None:
        """Keep the place, the message and the way on."""
        super().__init__(message)
        self.line = line
        self.help = way_on


class _Head(msgspec.Struct, frozen=True):
    schema: str
    written_by: str = "claimtrack verify --write-baseline"


def parted(findings: Iterable[Finding], entries: Iterable[Entry]) -> Parted:
    """Some findings, sorted worst first, beside a baseline.

    An entry answers for as many findings as it counts, of its own severity or milder: what got worse is new.
    """
    listed = list(entries)
    room = _room(listed)
    if not room:
        return Parted(list(findings), [], ())
    new, known = [], []
    for finding in findings:
        rank = SEVERITIES.index(finding.severity)
        free = room.get(finding.fingerprint, {}) if _may_be_known(finding.code) else {}
        at = next((one for one in range(rank, -1, -1) if free.get(one)), None)
        if at is None:
            new.append(finding)
        else:
            free[at] -= 1
            known.append(finding)
    return Parted(new, known, tuple(_left(listed, room)))


def recorded(findings: Iterable[Finding], withheld: Withheld) -> list[Entry]:
    """The entries for some findings, sorted; none for those that are never in a baseline, or whose ids may give a source away."""
    return together(_recorded(one) for one in findings if _may_be_known(one.code) and not _tells(one, withheld))


def together(entries: Iterable[Entry]) -> list[Entry]:
    """Entries as they stand in a file: sorted, each once, with as many findings as all of them count."""
    counted: Counter[Entry] = Counter()
    for one in entries:
        counted[msgspec.structs.replace(one, count=1)] += one.count
    return sorted((msgspec.structs.replace(one, count=count) for one, count in counted.items()), key=lambda one: one.order)


def written(entries: Iterable[Entry]) -> bytes:
    """A baseline as it lies on the disk: JSON lines in UTF-8, the first of them its schema, then one entry a line."""
    return b"".join(line + b"\n" for line in (_line(_Head(SCHEMA)), *map(_line, entries)))


def read(data: bytes) -> tuple[Entry, ...]:
    """The entries of a baseline; blank lines, CRLF and a BOM are borne. Raises Broken where else it is not as written."""
    entries: list[Entry] = []
    headed = False
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        line = raw.strip()
        if not line:
            continue
        if line.startswith(_CONFLICT):
            raise Broken(number, "git left a conflict here", f"keep the entries of both sides and take its marks out, or {ANEW}")
        if not headed or b'"schema"' in line:
            _heed(line, number)
            headed = True
        else:
            entries.append(_entry(line, number))
    if not headed:
        raise Broken(1, "the file is empty", f"remove it, or {ANEW}")
    return tuple(entries)


def is_one(data: bytes) -> bool:
    """Whether a file was a baseline once, though it may be broken now; an empty one may become one."""
    return not data.strip() or b'"claimtrack/baseline/' in data[:_LONGEST_HEAD]


def _may_be_known(code: str) -> bool:
    return not code.startswith(NEVER)


def _room(entries: Iterable[Entry]) -> dict[str, dict[int, int]]:
    """How many findings of each severity the entries of a fingerprint answer for. A line that a merge doubled counts once."""
    room: dict[str, dict[int, int]] = {}
    for one in entries:
        free, rank = room.setdefault(one.fingerprint, {}), SEVERITIES.index(one.severity)
        free[rank] = max(free.get(rank, 0), one.count)
    return room


def _left(entries: Iterable[Entry], room: dict[str, dict[int, int]]) -> Iterator[Entry]:
    """The entries that answered for fewer findings than they count, with what is left of them."""
    for one in entries:
        left = room[one.fingerprint].pop(SEVERITIES.index(one.severity), 0)
        if left:
            yield msgspec.structs.replace(one, count=left)


def _recorded(one: Finding) -> Entry:
    return Entry(code=one.code, name=one.name, severity=one.severity, ids=_ids(one), fingerprint=one.fingerprint)


def _ids(one: Finding) -> tuple[str, ...]:
    """What a reader knows the finding by: its claims, else what it is about as far as that is ids and no words."""
    return tuple(sorted(one.claims)) or tuple(part for part in one.about if _ID.fullmatch(part))


def _tells(one: Finding, withheld: Withheld) -> bool:
    """Whether an id or words of the finding hold what no output may show: not even the hash of a name belongs into a file."""
    if not withheld.words:
        return False
    secret = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, withheld.words))})(?!\w)", re.IGNORECASE)
    return any(secret.search(part) for part in (*one.claims, *one.about))


def _line(value: Entry | _Head) -> bytes:
    """A value as one line of JSON in which nothing is invisible."""
    line = msgspec.json.format(msgspec.json.encode(value), indent=0)
    if line.decode("utf-8").isprintable():
        return line
    import json  # noqa: PLC0415 - only for ids that hold what nobody sees

    return json.dumps(msgspec.to_builtins(value)).encode("ascii")


def _heed(line: bytes, number: int) -> None:
    try:
        schema = msgspec.json.decode(line, type=_Head).schema
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Broken(number, f'the first line must name the schema: `{{"schema": "{SCHEMA}"}}`', ANEW) from None
    if schema != SCHEMA:
        raise Broken(number, f"`{schema[:50]}` is not `{SCHEMA}`", f"use the claimtrack that wrote it, or {ANEW}")


def _entry(line: bytes, number: int) -> Entry:
    try:
        entry = msgspec.json.decode(line, type=Entry)
    except msgspec.ValidationError as error:
        raise Broken(number, f"not an entry: {error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Broken(number, "not an entry: one JSON object on one line") from None
    if not _may_be_known(entry.code):
        raise Broken(number, f"`{entry.code[:20]}` is never in a baseline", "remove that line, and see to what it says")
    return entry
