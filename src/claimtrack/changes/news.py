"""What a change did to a corpus: of two reports on it the findings, claims and conflicts that are the change's own.

A finding is told where it is on a record that the change wrote, and elsewhere only where it is new or says something else: what
was wrong before and is no worse now is older debt. Records are compared by what they say, so that a file that was moved or
laid out anew is no change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set

import msgspec

from claimtrack.changes.compare import Comparison, State, compare
from claimtrack.changes.written import claims_written
from claimtrack.finding import Finding
from claimtrack.link.pairs import Pair
from claimtrack.model import FiledClaim, FiledSource
from claimtrack.plan import Report
from claimtrack.suppress import NEVER_SILENT

THERE_BEFORE = "was there before this change, which edits the record: it does not fail the check"


class Base(msgspec.Struct, frozen=True, kw_only=True):
    """From where a change is counted: `revision` as it was asked for, and the commit with its day (none before the first one).

    `staged`: the change is what the index holds. `empty`: no record of this corpus was there. `fault` says why the configuration
    of that time could not be used; `reconfigured`, that it was another, so that every record may be touched.
    """

    revision: str
    commit: str | None = None
    date: str | None = None
    staged: bool = False
    empty: bool = False
    fault: str = ""
    reconfigured: bool = False

    @property
    def plainly(self) -> str:
        """`main (5f3e1c2, 2026-02-23)`."""
        return f"{self.revision} ({self.commit[:7]}, {self.date})" if self.commit else "the first commit"


class News(msgspec.Struct, frozen=True, kw_only=True):
    """The report after a change, narrowed to what the change did, beside the comparison of the two states.

    `written` are the ids of the claims and sources that are new or say something else, `touched` those of other claims that
    stand otherwise; `older` are findings of the report that were there before, on records that the change wrote; `solved` counts
    the findings that are no more, `unread` the records that neither state could read, and that the change left alone.
    """

    base: Base
    report: Report
    comparison: Comparison
    written: tuple[str, ...]
    touched: tuple[str, ...]
    older: tuple[Finding, ...] = ()
    solved: int = 0
    unread: int = 0

    @property
    def own(self) -> tuple[Finding, ...]:
        """The findings that the change itself brought."""
        before = {id(one) for one in self.older}
        return tuple(one for one in self.report.findings if id(one) not in before)


def news(base: Base, before: State, after: State, edited: Set[str]) -> News:
    """What happened between two states of a corpus; `edited` are the paths of files that came, or hold other bytes."""
    comparison = compare(before, after)
    now = {old: new for new, old in comparison.renamed.items()}
    written = {(filed.path, filed.document): filed.id for filed in _written(before.report, after.report, now)}
    claims = {one.id for one in after.report.clusters} & set(written.values())
    touched = {one.id for one in comparison.changed} | {
        one.id for conflict in comparison.conflicts for one in (conflict.pair.a, conflict.pair.b)
    }
    told, older = _parted(before.report, after.report, now, lambda one: _is_on(one, written, claims, edited))
    broken = tuple(one for one in after.report.broken if one not in before.report.broken or one.path in edited)
    told_of = claims | (touched & {one.id for one in after.report.clusters})
    return News(
        base=base,
        report=msgspec.structs.replace(
            after.report,
            clusters=tuple(one for one in after.report.clusters if one.id in told_of),
            sources=tuple(one for one in after.report.sources if (one.path, one.document) in written),
            pairs=tuple(_pairs(after.report, comparison, claims)),
            proposed=tuple(one for one in after.report.proposed if not claims.isdisjoint((one.a.id, one.b.id))),
            judged=tuple(one for one in after.report.judged if not claims.isdisjoint((one.a.id, one.b.id))),
            findings=told,
            silenced=tuple(one for one in after.report.silenced if _is_on(one.finding, written, claims, edited)),
            broken=broken,
        ),
        comparison=comparison,
        written=tuple(sorted(set(written.values()))),
        touched=tuple(sorted(told_of - claims)),
        older=older,
        solved=(
            Counter(_called(one, now) for one in before.report.findings)
            - Counter(_called(one, {}) for one in after.report.findings)
        ).total(),
        unread=len(after.report.broken) - len(broken),
    )


def _parted(
    before: Report, after: Report, now: Mapping[str, str], ours: Callable[[Finding], bool]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that are told, and those among them that were there before: with a note, where they are `ours`."""
    known = Counter(_said(one, now) for one in before.findings)
    told: list[Finding] = []
    older: list[Finding] = []
    for one in after.findings:
        said = _said(one, {})
        was_there = known[said] > 0
        known[said] -= was_there
        if not was_there:
            told.append(one)
        elif ours(one):
            older.append(msgspec.structs.replace(one, notes=(*one.notes, THERE_BEFORE)))
            told.append(older[-1])
    return tuple(told), tuple(older)


def _written(before: Report, after: Report, now: Mapping[str, str]) -> Iterator[FiledClaim | FiledSource]:
    """The records that are new, or say something else than they did, under whatever name."""
    yield from claims_written((one.dossier.filed for one in before.clusters), (one.dossier.filed for one in after.clusters), now)
    sources = {one.id: one.record for one in before.sources}
    yield from (filed for filed in after.sources if sources.get(filed.id) != filed.record)


def _pairs(after: Report, comparison: Comparison, claims: Set[str]) -> Iterator[Pair]:
    """The pairs that a written claim belongs to, and those whose conflict is new or another."""
    others = {(one.after.a.id, one.after.b.id) for one in comparison.conflicts if one.after is not None}
    for pair in after.pairs:
        if pair.a.id in claims or pair.b.id in claims or (pair.a.id, pair.b.id) in others:
            yield pair


def _is_on(finding: Finding, written: Mapping[tuple[str, int], str], claims: Set[str], edited: Set[str]) -> bool:
    """Whether a finding is on a record that was written, or on a file with other bytes of which something cannot be checked."""
    if not claims.isdisjoint(finding.claims):
        return True
    first = next(iter(finding.labels), None)
    if first is None:
        return False
    if finding.code.startswith(NEVER_SILENT) and first.place.path in edited:
        return True
    return (first.place.path, first.place.document) in written


def _said(finding: Finding, now: Mapping[str, str]) -> tuple[object, ...]:
    """All that a finding says first, but for where; claims by the ids they have now. Notes explain, with figures."""
    return (
        finding.code,
        tuple(sorted(now.get(one, one) for one in finding.claims)),
        tuple(now.get(one, one) for one in finding.about),
        finding.severity,
        finding.confidence,
        _renamed(finding.message, now),
    )


def _called(finding: Finding, now: Mapping[str, str]) -> tuple[object, ...]:
    """What makes a finding the same finding tomorrow, as its fingerprint does; claims by the ids they have now."""
    return _said(finding, now)[:3]


def _renamed(text: str, now: Mapping[str, str]) -> str:
    for old, new in now.items():
        text = text.replace(f"`{old}`", f"`{new}`")
    return text
