"""Passages that the copies of two sources share, outside quotation marks: found in time linear in their text.

A copy stands under some of its shingles, the smallest of every few (winnowing: Schleimer, Wilkerson and Aiken, SIGMOD 2003), so
that two copies with a passage of the policy's length in common surely meet; where they meet they are compared word by word. Says
who shares what; who took it from whom is asked in `origin.py`. News that is reused is known by its long runs, not by its words
(Clough, Gaizauskas, Piao and Wilks, METER, ACL 2002).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

import msgspec

from claimtrack.evidence.copy import Copy
from claimtrack.evidence.publishers import Published, Publishers
from claimtrack.evidence.running import levelled, stretches
from claimtrack.policy import EvidencePolicy

Partners = dict[str, tuple[str, ...]]
"""Under each source: those that speak beside it in some claim. Only between them it matters who copied."""


class Text(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A copy as running text: its stretches, each the number of the paragraph and the words; and whose copy it is."""

    copy: str
    sources: tuple[Published, ...]
    stretches: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def length(self) -> int:
        """Its words."""
        return sum(len(words) for _, words in self.stretches)


class Print(msgspec.Struct, frozen=True, order=True):
    """A copy under one of its shingles."""

    copy: str
    sources: tuple[str, ...]


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """What decides who meets: partners, and beyond how many copies a shingle is boilerplate."""

    partners: Partners
    common: int


class Met(msgspec.Struct, frozen=True, tag=True):
    """Two copies that have a shingle in common, by hash."""

    a: str
    b: str


class Common(msgspec.Struct, frozen=True, tag=True):
    """A shingle under which nothing was compared, as too many copies have it."""

    copies: int


class Passage(msgspec.Struct, frozen=True):
    """Words in a row that two copies share, as the first has them, and the paragraphs in which they stand there."""

    words: tuple[str, ...]
    in_a: int
    in_b: int


class InCommon(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """What two copies share: the passages, longest first, and the words of the shorter copy."""

    copy_a: str
    copy_b: str
    sources_a: tuple[Published, ...]
    sources_b: tuple[Published, ...]
    passages: tuple[Passage, ...]
    shorter: int

    @property
    def words(self) -> int:
        """How many words they share."""
        return sum(len(passage.words) for passage in self.passages)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Whose copies are read: publishers by hash, and partners."""

    publishers: Publishers
    partners: Partners


def partners(pairs: Iterable[str]) -> Partners:
    """Partners from pairs of ids, `a b`."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        a, b = pair.split(" ")
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {source: tuple(sorted(others)) for source, others in sorted(found.items())}


def pairs(met: Iterable[Met | Common]) -> dict[str, tuple[str, ...]]:
    """With whom each copy is to be compared."""
    found: dict[str, set[str]] = {}
    for one in met:
        if isinstance(one, Met):
            found.setdefault(one.a, set()).add(one.b)
            found.setdefault(one.b, set()).add(one.a)
    return {copy: tuple(sorted(others)) for copy, others in sorted(found.items())}


def text(copy: Copy, reading: Reading) -> Iterator[Text]:
    """The running text of a copy (a stream of one), where it is whole and its source has a partner."""
    sources = reading.publishers.get(copy.sha256, ())
    if copy.state == "whole" and any(one.source in reading.partners for one in sources):
        yield Text(copy=copy.sha256, sources=sources, stretches=tuple(stretches(copy)))


def prints(text: Text, policy: EvidencePolicy) -> Iterator[tuple[str, Print]]:
    """The copy under the smallest of every few of its shingles, each once."""
    row = Print(text.copy, tuple(one.source for one in text.sources))
    few = max(policy.passage - policy.shingle + 1, 1)
    chosen = set()
    for _, words in text.stretches:
        chosen |= _winnowed(_shingles([levelled(word) for word in words], policy.shingle), few)
    for shingle in sorted(chosen):
        yield shingle, row


def meetings(_shingle: str, met: Sequence[Print], meeting: Meeting) -> Iterator[Met | Common]:
    """The pairs of copies of partners under one shingle; or that it is one of too many copies."""
    if len(met) > meeting.common:
        yield Common(len(met))
        return
    by_source: dict[str, list[str]] = {}
    for row in met:
        for source in row.sources:
            by_source.setdefault(source, []).append(row.copy)
    for a in sorted(by_source):
        for b in meeting.partners.get(a, ()):
            if a < b and b in by_source:
                yield from (Met(*sorted((one, other))) for one in by_source[a] for other in by_source[b])


def ends(text: Text, wanted: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, Text]]:
    """The text under each pair it is to be compared in."""
    for other in wanted.get(text.copy, ()):
        yield " ".join(sorted((text.copy, other))), text


def shared(_pair: str, met: Sequence[Text], policy: EvidencePolicy) -> Iterator[InCommon]:
    """What the two texts under one key share, where that is enough to speak of; of one page of two sources all of it."""
    a, b = sorted(met, key=lambda text: text.copy) if len(met) > 1 else (met[0], met[0])
    passages = tuple(sorted(_passages(a, b, policy), key=lambda one: (-len(one.words), one.in_a, one.in_b)))
    found = InCommon(
        copy_a=a.copy,
        copy_b=b.copy,
        sources_a=a.sources,
        sources_b=b.sources,
        passages=passages,
        shorter=min(a.length, b.length),
    )
    if found.words >= policy.shared:
        yield found


def _passages(a: Text, b: Text, policy: EvidencePolicy) -> Iterator[Passage]:
    """The longest runs of words that both have, from left to right in the first; each word of it once."""
    theirs = [[levelled(word) for word in words] for _, words in b.stretches]
    places: dict[str, tuple[int, int]] = {}
    for number, words in enumerate(theirs):
        for at, shingle in enumerate(_shingles(words, policy.shingle)):
            places.setdefault(shingle, (number, at))
    for paragraph, written in a.stretches:
        words = [levelled(word) for word in written]
        keys = _shingles(words, policy.shingle)
        at = 0
        while at < len(keys):
            place = places.get(keys[at])
            run = 0 if place is None else _run(words, at, theirs[place[0]], place[1])
            if place is not None and run >= policy.passage:
                yield Passage(written[at : at + run], paragraph, b.stretches[place[0]][0])
            at += max(run if run >= policy.passage else 1, 1)


def _run(words: Sequence[str], at: int, others: Sequence[str], there: int) -> int:
    run = 0
    while at + run < len(words) and there + run < len(others) and words[at + run] == others[there + run]:
        run += 1
    return run


def _shingles(words: Sequence[str], size: int) -> list[str]:
    """Every `size` words in a row, as a hash of 16 digits: equal words give equal hashes on any machine."""
    return [blake2b(" ".join(words[at : at + size]).encode(), digest_size=8).hexdigest() for at in range(len(words) - size + 1)]


def _winnowed(shingles: Sequence[str], few: int) -> set[str]:
    """The smallest shingle of every `few` in a row: two texts with so many in common choose one that is the same."""
    return {min(shingles[at : at + few]) for at in range(max(len(shingles) - few + 1, min(len(shingles), 1)))}
