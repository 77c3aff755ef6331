"""Comments in the files of protected sources and of the claims that cite them, where they may tell who somebody is.

A comment is no part of a record, and is published with it. Most files have none that could matter, and are not parsed again.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from claimtrack import records, yamlspans, yamltext
from claimtrack.link.register import Register
from claimtrack.model import Claim, FiledClaim, FiledSource
from claimtrack.patterns import later
from claimtrack.place import Place, Route
from claimtrack.protection.contacts import contacts
from claimtrack.protection.fields import is_protected
from claimtrack.protection.persons import named_in, spelt_out
from claimtrack.records import File
from claimtrack.yamlspans import Spans


class Remark(msgspec.Struct, frozen=True):
    """A comment in the file of the source, or of a claim that cites it. Its place is what it stands beside or above."""

    text: str
    place: Place
    claim: str | None = None


def of_file(file: File, register: Register) -> Iterator[tuple[str, Remark]]:
    """The telling comments of a file, each under the id of the protected source of which it may tell."""
    if file.folder not in ("claims", "sources") or not isinstance(file.data, bytes) or b"#" not in file.data:
        return
    text = yamltext.text(file.data)
    if text is None or not register.guarded or not any(_telling(one, register) for _, _, one in _candidates(text)):
        return
    owners: dict[int, FiledClaim | FiledSource] = {}
    for reading in records.read(file):
        owners |= {one.document: one for one in reading.sources} | {one.document: one for one in reading.claims}
    spans = yamlspans.spans(text)
    for line, said in comments(text, spans):
        document, route = _beside(text, spans, line)
        owner = owners.get(document)
        if owner is not None and _telling(said, register):
            claim = owner.id if isinstance(owner.record, Claim) else None
            for source in _protected(owner, register):
                yield source, Remark(said, Place(file.path, route, document), claim)


def comments(text: str, spans: Spans | None = None) -> Iterator[tuple[int, str]]:
    """The comments of a YAML text, each with its line, counted from 1, and without its `#`."""
    spans = spans or yamlspans.spans(text)
    past = 0
    for line, column, said in _candidates(text):
        if line > past and not spans.in_scalar(line, column):
            past = line
            yield line, said


_SIGN = later(r"(?:^|(?<=\s))#")
_MOST = 2_000
"""So many signs of a comment are looked at in one file."""


def _candidates(text: str) -> Iterator[tuple[int, int, str]]:
    """Wherever a comment may begin: its line and column, counted from 1, and what follows there. Some stand inside texts."""
    number = 0
    for line, written in enumerate(yamltext.lines(text), 1):
        for match in _SIGN.finditer(written) if "#" in written else ():
            number += 1
            if number > _MOST:
                return
            yield line, match.start() + 1, written[match.end() :].strip()


def _telling(said: str, register: Register) -> bool:
    return bool(
        contacts(said)
        or any(True for _ in named_in(said, register.people, register.names))
        or any(spelt_out(said, register.names))
    )


def _beside(text: str, spans: Spans, line: int) -> tuple[int, Route]:
    """The document and route of what begins on a line, else on the next that holds something, else on the last."""
    last = len(yamltext.lines(text))
    ahead = (spans.route_on(number) for number in (*range(line, last + 1), *range(line - 1, 0, -1)))
    return next((found for found in ahead if found), (0, ()))


def _protected(owner: FiledClaim | FiledSource, register: Register) -> list[str]:
    """The protected source whose file it is; of a claim, the first that it cites."""
    if isinstance(owner.record, Claim):
        cited = (said.source for said in owner.record.said)
        return [name for name in cited if name in register.sources and is_protected(register.sources[name].anonymity)][:1]
    return [owner.id] if is_protected(owner.record.anonymity) else []
