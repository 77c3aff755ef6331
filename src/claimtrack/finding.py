"""A finding: one thing that `verify` says, with a code, places in files, and what to do.

Values only. A finding names places as routes; it knows nothing of lines, colours or formats.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from claimtrack.place import Place

Severity = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]
LabelRole = Literal["primary", "secondary"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")


class Label(msgspec.Struct, frozen=True):
    """A place and the few words to write beside it."""

    place: Place
    text: str = ""
    role: LabelRole = "primary"


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

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits that depend on the code and the ids alone."""
        text = "\0".join((self.code, *self.about)) if self.about else "\0".join((self.code, *sorted(self.claims)))
        return hashlib.sha256(text.encode()).hexdigest()[:32]


def order(finding: Finding) -> tuple[object, ...]:
    """The key by which all findings are sorted: worst first, then code, claims, places, message."""
    places = tuple(label.place.order for label in finding.labels)
    return (SEVERITIES.index(finding.severity), finding.code, finding.claims, places, finding.message)
