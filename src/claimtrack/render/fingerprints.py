"""Fingerprints that no two findings of a report share: platforms take two of one fingerprint for one, and drop the second."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from claimtrack.finding import Finding


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """Each finding with its number among those of its fingerprint, from 1, in the order of the report."""
    met: Counter[str] = Counter()
    for finding in findings:
        met[finding.fingerprint] += 1
        yield finding, met[finding.fingerprint]
