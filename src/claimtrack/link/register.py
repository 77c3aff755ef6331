"""The register: the small tables that every claim is read against. Ids, sources, camps and judgements; no claim's text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from claimtrack.link import labels
from claimtrack.model import Camp, FiledClaim, FiledSource, Judgement, Same, Source
from claimtrack.protection import persons
from claimtrack.protection.fields import is_protected
from claimtrack.protection.persons import Named, Own, People


class Judged(msgspec.Struct, frozen=True, order=True):
    """What people said of the link from one claim to `other`."""

    other: str
    verdict: Same


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """Who and what is known, by id. `broken` are ids whose record could not be read: known, but of no use.

    `wholes` gives, for each question that is part of others, all of those others, near and far.
    """

    sources: dict[str, Source] = {}
    camps: dict[str, Camp] = {}
    claims: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    wholes: dict[str, tuple[str, ...]] = {}
    labels: dict[str, tuple[str, ...]] = {}
    """The labels in use, by the kind of question they answer."""
    judged: dict[str, tuple[Judged, ...]] = {}
    renamed: dict[str, str] = {}
    """From the ids of claims that were merged into others to the ids of these."""
    broken: frozenset[str] = frozenset()
    names: dict[str, tuple[str, ...]] = {}
    """The desk's own spellings of names."""
    guarded: bool = False
    """Some source is protected."""
    people: People = People()
    """The persons who are named; only where some source is protected, or may be."""
    hidden: frozenset[str] = frozenset()
    """Ids of sources that could not be read, and may be protected."""
    camps_unread: bool = False
    """Some camps could not be read, so that an unknown one may be among them."""

    def now(self, claim: str) -> str:
        """What a claim is called now."""
        return self.renamed.get(claim, claim)


def register(
    claims: Iterable[FiledClaim],
    sources: Iterable[FiledSource],
    camps: Mapping[str, Camp],
    judgements: Iterable[Judgement],
    broken: Iterable[str],
    *,
    names: Own | None = None,
    named: Iterable[Named] | None = None,
    hidden: Iterable[str] = (),
    camps_unread: bool = False,
) -> Register:
    """The register of one corpus; `names` are the desk's own spellings of names, `named` those that sources give, if read."""
    claims, sources, hidden = list(claims), list(sources), frozenset(hidden)
    renamed = _renamed(claims)
    guarded = any(is_protected(filed.record.anonymity) for filed in sources)
    own = {name: tuple(others) for name, others in (names or {}).items()}
    people = People()
    if guarded or hidden:
        people = (
            persons.people(named, own) if named is not None else persons.known(((one.id, one.record) for one in sources), own)
        )
    return Register(
        sources={filed.id: filed.record for filed in sources},
        camps=dict(camps),
        claims=frozenset(filed.id for filed in claims),
        questions=frozenset(filed.record.about for filed in claims if filed.record.about),
        wholes=_wholes(claims),
        labels=labels.in_use(claims),
        judged=_judged(judgements, renamed),
        renamed=renamed,
        names=own,
        guarded=guarded,
        people=people,
        broken=frozenset(broken),
        hidden=hidden,
        camps_unread=camps_unread,
    )


def _wholes(claims: Iterable[FiledClaim]) -> dict[str, tuple[str, ...]]:
    """Every question's wholes, and theirs. That a question is part of another is true of the question, whoever wrote it down."""
    direct: dict[str, set[str]] = {}
    for filed in claims:
        if filed.record.about and filed.record.part_of:
            direct.setdefault(filed.record.about, set()).add(filed.record.part_of)
    return {question: tuple(sorted(_above(question, direct))) for question in sorted(direct)}


def _above(question: str, direct: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(direct[question])
    while waiting:
        whole = waiting.pop()
        if whole not in found and whole != question:
            found.add(whole)
            waiting += direct.get(whole, ())
    return found


def _renamed(claims: Iterable[FiledClaim]) -> dict[str, str]:
    """Where claims went that were merged. An id that a claim still has stays with it."""
    there = {filed.id for filed in claims}
    found: dict[str, str] = {}
    for filed in sorted(claims, key=lambda filed: filed.id):
        for old in filed.record.was:
            if old not in there:
                found.setdefault(old, filed.id)
    return dict(sorted(found.items()))


def _judged(judgements: Iterable[Judgement], renamed: Mapping[str, str]) -> dict[str, tuple[Judged, ...]]:
    found: dict[str, set[Judged]] = {}
    for judgement in judgements:
        a, b = (renamed.get(one, one) for one in (judgement.a, judgement.b))
        found.setdefault(a, set()).add(Judged(b, judgement.verdict))
        found.setdefault(b, set()).add(Judged(a, judgement.verdict))
    return {claim: tuple(sorted(links)) for claim, links in sorted(found.items())}
