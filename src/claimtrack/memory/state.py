"""The state of a corpus after a run: all from which a later run can tell what an edit changes, as values that can be kept.

Nothing here reads, judges or compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from claimtrack.finding import Finding
from claimtrack.ignore import Comment
from claimtrack.link.dossier import Dossier
from claimtrack.link.pairs import Pair
from claimtrack.link.remarks import Remark
from claimtrack.link.sketch import Sketch
from claimtrack.link.verdict import Relation
from claimtrack.memory.noting import Noting
from claimtrack.plan import Report
from claimtrack.records import File, Reading
from claimtrack.score.cluster import Cluster
from claimtrack.score.corroborate import Corroboration


class Outline(msgspec.Struct, array_like=True, frozen=True, kw_only=True):
    """A sketch, but for the dossier it is of: what `Sketch` says of its fields holds here."""

    id: str
    terms: tuple[str, ...]
    maybe: tuple[tuple[str, tuple[str, ...]], ...]
    names: tuple[str, ...]
    known: tuple[str, ...]
    figures: tuple[str, ...]
    negations: int
    turns: tuple[str, ...]
    signs: tuple[str, ...]
    wording: tuple[str, ...]
    known_as: tuple[str, ...]
    plain: str
    letters: tuple[str, ...]

    def beside(self, dossier: Dossier) -> Sketch:
        """The sketch again."""
        return Sketch(
            dossier=dossier,
            terms=self.terms,
            maybe=self.maybe,
            names=self.names,
            known=self.known,
            figures=self.figures,
            negations=self.negations,
            turns=self.turns,
            signs=self.signs,
            wording=self.wording,
            known_as=self.known_as,
            plain=self.plain,
            letters=self.letters,
        )


class Level(msgspec.Struct, array_like=True, frozen=True):
    """How a claim stands, as far as a report on a whole corpus prints it."""

    id: str
    level: Any
    score: float
    disbelief: float
    conflict: float
    roots: tuple[str, ...]
    single_points: tuple[str, ...]
    exact: bool


class Opposed(msgspec.Struct, array_like=True, frozen=True):
    """Two claims in conflict, as far as a report on a whole corpus prints it."""

    a: str
    b: str
    verdict: Any
    severity: Any
    entails: Any
    about: str
    confidence: Any
    proposed: bool


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What a run noted: `found` are all findings, told or not, each packed; `levels` those of claims, `opposed` the conflicts.

    `remarkable`: some record has a comment that could tell of somebody, once others are protected.
    """

    readings: list[Reading]
    comments: list[Comment]
    remarked: list[tuple[str, Remark]]
    outlines: list[Outline]
    found: list[bytes]
    levels: list[Level]
    opposed: list[Opposed]
    uncompared: int
    unheld: int
    remarkable: bool


def of_run(noted: Noting, report: Report, files: Iterable[File]) -> State:
    """The state after a run of the whole corpus: what was noted, and its report."""
    return State(
        readings=noted.readings,
        comments=noted.comments,
        remarked=noted.remarked,
        outlines=[outline(one) for one in noted.sketches],
        found=[*packed(noted.found)],
        levels=[level(one) for one in report.clusters],
        opposed=[opposed(one) for one in report.pairs if one.conflicting],
        uncompared=report.uncompared,
        unheld=report.unheld,
        remarkable=any(is_remarkable(one) for one in files),
    )


def is_remarkable(file: File) -> bool:
    """Whether a file may hold a comment at all."""
    return isinstance(file.data, bytes) and b"#" in file.data


def outline(one: Sketch) -> Outline:
    """A sketch without its dossier."""
    return Outline(
        id=one.id,
        terms=one.terms,
        maybe=one.maybe,
        names=one.names,
        known=one.known,
        figures=one.figures,
        negations=one.negations,
        turns=one.turns,
        signs=one.signs,
        wording=one.wording,
        known_as=one.known_as,
        plain=one.plain,
        letters=one.letters,
    )


def level(one: Cluster) -> Level:
    """What is printed of a cluster."""
    stands = one.corroboration
    return Level(
        one.id,
        stands.level,
        stands.score,
        stands.disbelief,
        stands.conflict,
        stands.roots,
        stands.single_points,
        stands.exact,
    )


def opposed(one: Pair) -> Opposed:
    """What is printed of two claims in conflict."""
    return Opposed(
        one.a.id,
        one.b.id,
        one.relation.verdict,
        one.relation.severity,
        one.relation.entails,
        one.about,
        one.confidence,
        one.proposed,
    )


def clusters(rows: Iterable[Level], dossiers: Mapping[str, Dossier]) -> Iterator[Cluster]:
    """Clusters for a report on a whole corpus: of what bears on a claim, and how, nothing is told there."""
    for one in rows:
        yield Cluster(
            dossier=dossiers[one.id],
            kin=(),
            corroboration=Corroboration(
                level=one.level,
                score=one.score,
                disbelief=one.disbelief,
                conflict=one.conflict,
                roots=one.roots,
                single_points=one.single_points,
                exact=one.exact,
                **_UNTOLD,
            ),
        )


_UNTOLD: dict[str, Any] = {
    **dict.fromkeys(("unknown", "probability", "low", "high", "support", "denial"), 0.0),
    **dict.fromkeys(("contributions", "support_paths", "denial_paths", "standing"), ()),
}


def pairs(rows: Iterable[Opposed], dossiers: Mapping[str, Dossier]) -> Iterator[Pair]:
    """The conflicts for a report on a whole corpus, without the reasons, which its findings give."""
    for one in rows:
        yield Pair(
            a=dossiers[one.a],
            b=dossiers[one.b],
            relation=Relation(verdict=one.verdict, severity=one.severity, entails=one.entails),
            about=one.about,
            confidence=one.confidence,
            proposed=one.proposed,
        )


def packed(found: Iterable[Finding]) -> Iterator[bytes]:
    """Findings as bytes, equal ones as equal bytes."""
    return map(_ENCODER.encode, found)


def unpacked(found: Iterable[bytes]) -> Iterator[Finding]:
    """The findings again. Raises MsgspecError for what is none."""
    return map(_FINDING.decode, found)


_ENCODER = msgspec.msgpack.Encoder()
_FINDING = msgspec.msgpack.Decoder(Finding)
