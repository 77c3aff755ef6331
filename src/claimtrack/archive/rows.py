"""The rows of the tables that a check of an archive leaves, each a value; and what of them may be shown.

Their columns are a promise (`docs/spark.md`): new ones may be added, none removed. Figures are those of `verify`'s JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from claimtrack import telling
from claimtrack.config import Config
from claimtrack.finding import CONFIDENCES, Confidence, Finding, LabelRole, Severity
from claimtrack.link.judgements import JudgedLink
from claimtrack.link.pairs import Pair
from claimtrack.link.propose import Proposal
from claimtrack.score.cluster import Cluster


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its score. `family` is the first id, in the alphabet, of the claims that links join it to."""

    id: str
    claim: str
    about: str | None
    level: str
    score: float
    disbelief: float
    conflict: float
    exact: bool
    roots: tuple[str, ...]
    single_points: tuple[str, ...]
    sources: tuple[str, ...]
    path: str
    family: str | None = None


class ConflictRow(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims in conflict, `a` before `b`; `entails` is `a`, `b`, `both` or `none`."""

    a: str
    b: str
    verdict: str
    severity: str
    entails: str
    about: str
    confidence: Confidence


class LinkRow(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims that texts say may belong together (`state` proposed), or of which people said so (judged)."""

    a: str
    b: str
    state: str
    kind: str
    """`duplicate`, `conflict`, `related`; or `same`, `different`."""
    score: float | None = None
    confidence: Confidence | None = None
    about: str | None = None
    family: str | None = None


class LabelRow(msgspec.Struct, frozen=True, kw_only=True):
    """A place of a finding: the file or row, the document and the route of keys in it."""

    path: str
    document: int
    route: tuple[str, ...]
    text: str
    role: LabelRole


class FindingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A finding. `told` says whether it was asked for; `secrets` are words that nothing may show. Neither is a column."""

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    message: str
    help: str
    notes: tuple[str, ...]
    fingerprint: str
    claims: tuple[str, ...]
    labels: tuple[LabelRow, ...]
    told: bool = True
    secrets: tuple[str, ...] = ()


Row = ClaimRow | ConflictRow | LinkRow | FindingRow
R = TypeVar("R", ClaimRow, ConflictRow, LinkRow, FindingRow)


class Asking:
    """Which findings are asked for, and the configuration that says so."""

    def __init__(self, config: Config) -> None:
        """Take them from the configuration."""
        self.codes = frozenset(telling.asked(config))
        self.sure = frozenset(CONFIDENCES[: CONFIDENCES.index(config.settings.min_confidence) + 1])

    def row(self, one: Finding) -> FindingRow:
        """A finding as a row."""
        return FindingRow(
            code=one.code,
            name=one.name,
            severity=one.severity,
            confidence=one.confidence,
            message=one.message,
            help=one.help,
            notes=one.notes,
            fingerprint=one.fingerprint,
            claims=one.claims,
            labels=tuple(
                LabelRow(
                    path=label.place.path,
                    document=label.place.document,
                    route=() if label.place.part == "problem" else tuple(map(str, label.place.route)),
                    text=label.text,
                    role=label.role,
                )
                for label in one.labels
            ),
            told=one.code in self.codes and one.confidence in self.sure,
            secrets=one.secrets,
        )

    def rows(self, found: Iterable[Finding]) -> Iterator[FindingRow]:
        """Findings as rows; those that were not asked for only where something may not be shown because of them."""
        for row in map(self.row, found):
            if row.told or row.secrets:
                yield row


def of_cluster(one: Cluster) -> ClaimRow:
    """A claim with its score, as a row."""
    score = one.corroboration
    return ClaimRow(
        id=one.id,
        claim=one.dossier.claim.claim,
        about=one.dossier.claim.about,
        level=score.level,
        score=_figure(score.score),
        disbelief=_figure(score.disbelief),
        conflict=_figure(score.conflict),
        exact=score.exact,
        roots=tuple(score.roots),
        single_points=tuple(score.single_points),
        sources=tuple(sorted({said.source for said in one.dossier.claim.said})),
        path=one.dossier.filed.path,
    )


def of_pair(pair: Pair) -> Iterator[ConflictRow]:
    """A pair in conflict as a row; none where it is in no conflict."""
    if pair.conflicting:
        yield ConflictRow(
            a=pair.a.id,
            b=pair.b.id,
            verdict=pair.relation.verdict,
            severity=pair.relation.severity,
            entails=pair.relation.entails,
            about=pair.about,
            confidence=pair.confidence,
        )


def of_link(link: Proposal | JudgedLink) -> LinkRow:
    """A link as a row."""
    if isinstance(link, JudgedLink):
        return LinkRow(a=link.a.id, b=link.b.id, state="judged", kind=link.judgement.verdict)
    return LinkRow(
        a=link.a.id,
        b=link.b.id,
        state="proposed",
        kind=link.kind,
        score=_figure(link.score),
        confidence=link.confidence,
        about=link.about,
    )


def _figure(number: float) -> float:
    return round(number, 4) + 0.0


class Hiding(msgspec.Struct, frozen=True):
    """The words that may not be shown, and the families of claims, by claim."""

    words: tuple[str, ...] = ()
    families: dict[str, str] = {}


def columns(kind: type[Any]) -> tuple[str, ...]:
    """The columns of the table of these rows."""
    return tuple(name for name in kind.__struct_fields__ if name not in ("told", "secrets"))
