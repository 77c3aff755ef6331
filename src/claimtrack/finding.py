"""A finding: one thing that `verify` says, with a code, places in files, and what to do.

Values only. A finding names places as routes; it knows nothing of lines, colours or formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from claimtrack.place import Place

Severity = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]
LabelRole = Literal["primary", "secondary"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")


class Label(msgspec.Struct, frozen=True):
    """A place and the few words to write beside it. What stands at a `secret` one is shown by no output: logs are public."""

    place: Place
    text: str = ""
    role: LabelRole = "primary"
    secret: bool = False


class Withheld(msgspec.Struct, frozen=True):
    """What no output may show, whichever finding it belongs to: all that stands at some places, and some words everywhere."""

    places: tuple[Place, ...] = ()
    words: tuple[str, ...] = ()


class Put(msgspec.Struct, frozen=True, tag=True):
    """The value at a place becomes this one; the last key of the route is added where it is not there yet."""

    place: Place
    value: Any


class Add(msgspec.Struct, frozen=True, tag=True):
    """The list at a place gets one more entry at its end; a list that is not there yet is made."""

    place: Place
    value: Any


class Rename(msgspec.Struct, frozen=True, tag=True):
    """The last key of the route becomes this one; what stands behind it stays."""

    place: Place
    key: str


class Fix(msgspec.Struct, frozen=True, kw_only=True):
    """Edits of records that make a finding go away, and what they do in a few words: `write `paragraph 5``.

    One that is not `safe` changes what the desk states, and is made only where a person says so.
    """

    title: str
    edits: tuple[Put | Add | Rename, ...]
    safe: bool = True


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What was found, how bad, how sure, where, and what to do.

    `about` holds the ids that make this finding the same finding tomorrow (claims, sources, a key): with the code they are the
    fingerprint, so that a moved or reformatted file changes nothing.
    """

    code: str
    name: str
    severity: Severity
    message: str
    labels: tuple[Label, ...]
    help: str
    confidence: Confidence = "high"
    notes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    fix: Fix | None = None
    secrets: tuple[str, ...] = ()
    """Words that no output may show, such as an id that is a name."""

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits that depend on the code and the ids alone."""
        text = "\0".join((self.code, *self.about)) if self.about else "\0".join((self.code, *sorted(self.claims)))
        import hashlib  # noqa: PLC0415 - it brings OpenSSL, and most runs need no hash

        return hashlib.sha256(text.encode()).hexdigest()[:32]


class Silenced(msgspec.Struct, frozen=True):
    """A finding that is not told, how it was silenced, and the reason that people gave for it, where they gave one."""

    finding: Finding
    how: Literal["comment", "baseline"]
    reason: str = ""


def withheld(findings: Iterable[Finding], more: Iterable[str] = ()) -> Withheld:
    """What the outputs of a run with these findings may not show, and more words."""
    findings = list(findings)
    places = sorted({label.place for finding in findings for label in finding.labels if label.secret}, key=_by_order)
    words = {*more, *(word for finding in findings for word in finding.secrets)}
    return Withheld(tuple(places), tuple(sorted(words, key=lambda word: (-len(word), word))))


def _by_order(place: Place) -> tuple[object, ...]:
    return place.order


def ranked(finding: Finding, _shared: object = None) -> Iterator[tuple[tuple[object, ...], Finding]]:
    """A finding beside the key by which it is sorted."""
    yield order(finding), finding


def order(finding: Finding) -> tuple[object, ...]:
    """The key by which all findings are sorted: worst first, then code, claims, places, message."""
    places = tuple(label.place.order for label in finding.labels)
    return (SEVERITIES.index(finding.severity), finding.code, finding.claims, places, finding.message)
