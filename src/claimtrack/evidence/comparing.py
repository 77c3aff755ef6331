"""A quote against one copy: whether it stands there, else what was done to it. Asks nothing of dates, sources or other copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

import msgspec

from claimtrack.evidence import aligning, joining, locators, marks, weighing
from claimtrack.evidence.aligning import Aligned
from claimtrack.evidence.levelled import Word
from claimtrack.evidence.locators import Locator
from claimtrack.evidence.page import Page
from claimtrack.evidence.quoted import Gap, Quoted, Run, quoted
from claimtrack.evidence.seeking import Standing, standings
from claimtrack.evidence.verdict import Change, Kind, Passage, Verdict
from claimtrack.policy import QuotePolicy
from claimtrack.values import languages
from claimtrack.values.languages.language import Language

_MOST_PLACES = 50
"""So many places of one quote are looked at; one that stands in more is a common phrase."""


def compare(page: Page, text: str, policy: QuotePolicy, locator: Locator | None = None) -> Verdict:
    """The verdict on a quote's text and one copy. Of passages that are equally like it, the one at the locator is meant."""
    readings = [quoted(text, policy.bracket_words)]
    if "(" in text:
        readings.append(quoted(text, policy.bracket_words, rounded=True))
    for quote in readings:
        found = list(islice(standings(page, quote, policy), _MOST_PLACES))
        if found:
            return _exact(page, quote, found, policy)
    return _inexact(page, readings[0], policy, locator)


def _exact(page: Page, quote: Quoted, found: Sequence[Standing], policy: QuotePolicy) -> Verdict:
    """The places where it stands; where a mark differs only at some of them, the others are meant."""
    told = [(standing, tuple(_of_marks(page, quote, standing, policy))) for standing in found]
    least = min((len(changes) for _, changes in told), default=0)
    meant = [(standing, changes) for standing, changes in told if len(changes) == least]
    return Verdict(
        kind="exact",
        passages=tuple(_passage(page, standing[0].start, standing[-1].end) for standing, _ in meant),
        changes=meant[0][1],
        likeness=1.0,
    )


def _of_marks(page: Page, quote: Quoted, standing: Standing, policy: QuotePolicy) -> Iterator[Change]:
    language = _language(page, standing[0].start)
    for item, start, end in standing:
        if isinstance(item, Run):
            yield from marks.of_run(page, quote, item.words, start, end, language)
    yield from marks.of_gaps(page, quote, standing, policy, language)


class _Part(NamedTuple):
    """What stands between two ellipses of a quote: its words, and the brackets before the word of each number."""

    quote: Quoted
    words: tuple[Word, ...]
    gaps: dict[int, Gap]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(word.key for word in self.words)


class _Found(NamedTuple):
    """Where one part stands or may stand; nowhere where there is no passage."""

    passage: tuple[int, int] | None
    changes: tuple[Change, ...] = ()
    likeness: float = 0.0


def _inexact(page: Page, quote: Quoted, policy: QuotePolicy, locator: Locator | None) -> Verdict:
    parts = list(_parts(quote))
    if not parts:
        return Verdict(kind="exact", likeness=1.0)
    place = _place(page, locator)
    if len(parts) == 1:
        return _one_part(page, parts[0], policy, place)
    found: list[_Found] = []
    for part in parts:
        behind = next((one.passage[1] for one in reversed(found) if one.passage), 0)
        found.append(_part_found(page, part, policy, place, behind))
    weights = [len(part.words) for part in parts]
    likeness = sum(one.likeness * weight for one, weight in zip(found, weights, strict=True)) / sum(weights)
    passages = [one.passage for one in found if one.passage]
    changes = tuple(change for one in found for change in one.changes)
    kind: Kind = "altered" if changes else "exact"
    far = False
    if likeness < policy.likeness:
        kind = "absent"
    elif not any(change.weight == "meaning" for change in changes):
        steps = list(pairwise(passages))
        far = all(one[1] <= other[0] for one, other in steps)
        near = all(page.leaf(other[0]) - page.leaf(one[1] - 1) <= policy.nearby_paragraphs for one, other in steps)
        kind = kind if far and near else "joined"
    return Verdict(
        kind=kind, passages=tuple(_passage(page, *one) for one in passages), changes=changes, likeness=likeness, far=far
    )


def _one_part(page: Page, part: _Part, policy: QuotePolicy, place: tuple[int, int] | None) -> Verdict:
    small = weighing.small(languages.of(part.quote.text))
    aligned = aligning.nearest(page, part.keys, small, place)
    if not part.gaps and _may_be_joined(page, part, aligned, policy):
        apart = joining.joined(page, part.keys, small, policy)
        if apart:
            return Verdict(kind="joined", passages=tuple(_passage(page, *one) for one in apart), likeness=1.0)
    if aligned is None:
        return Verdict(kind="absent")
    passage = _passage(page, aligned.start, aligned.end)
    if aligned.likeness < policy.likeness:
        return Verdict(kind="absent", passages=(passage,), likeness=aligned.likeness)
    changes = tuple(_changes(page, part, aligned, policy))
    return Verdict(kind="altered" if changes else "exact", passages=(passage,), changes=changes, likeness=aligned.likeness)


def _may_be_joined(page: Page, part: _Part, aligned: Aligned | None, policy: QuotePolicy) -> bool:
    """Whether one passage does not account for the words: it lacks several of them, or has the end of a sentence between."""
    if aligned is None or len(part.words) - sum(run.words for run in aligned.matched) >= policy.passage_words:
        return True
    skipped = (theirs for theirs, ours in aligned.differing(len(part.words)) if ours[0] == ours[1])
    return any(marks.crosses(page, start - 1, end) for start, end in skipped)


def _part_found(page: Page, part: _Part, policy: QuotePolicy, place: tuple[int, int] | None, behind: int) -> _Found:
    """The place of a part, rather behind the part before it than in front of it."""
    found = list(islice(standings(page, part.quote, policy), _MOST_PLACES))
    if found:
        meant = next((one for one in found if one[0].start >= behind), found[0])
        changes = tuple(_of_marks(page, part.quote, meant, policy))
        return _Found((meant[0].start, meant[-1].end), changes, 1.0)
    small = weighing.small(languages.of(part.quote.text))
    aligned = aligning.nearest(page, part.keys, small, place)
    if aligned is None or aligned.likeness < policy.likeness:
        text = part.quote.text[part.words[0].start : part.words[-1].end]
        return _Found(None, (Change("", text, "meaning"),), 0.0)
    return _Found((aligned.start, aligned.end), tuple(_changes(page, part, aligned, policy)), aligned.likeness)


def _changes(page: Page, part: _Part, aligned: Aligned, policy: QuotePolicy) -> Iterator[Change]:
    """Every change between a passage and a part, in the order of the quote."""
    language = _language(page, aligned.start)
    for run in aligned.matched:
        words = part.words[run.ours : run.ours + run.words]
        yield from marks.of_run(page, part.quote, words, run.theirs, run.theirs + run.words, language)
    for theirs, ours in aligned.differing(len(part.words)):
        if ours[0] == ours[1] and ours[0] in part.gaps:
            yield from marks.of_gap(page, part.gaps[ours[0]], *theirs, policy, language)
            continue
        # Words that are parted otherwise, as at the end of a line, may stand beside one that was changed.
        keys = page.keys[slice(*theirs)], part.keys[slice(*ours)]
        same = _same_letters(*keys)
        yield from _between(page, part, (theirs[0], theirs[0] + same[0]), (ours[0], ours[0] + same[1]), language)
        rest = (theirs[0] + same[0], theirs[1]), (ours[0] + same[1], ours[1])
        ends = _same_letters(*([key[::-1] for key in side[at:][::-1]] for side, at in zip(keys, same, strict=True)))
        yield from _between(page, part, (rest[0][0], rest[0][1] - ends[0]), (rest[1][0], rest[1][1] - ends[1]), language)
        yield from _between(page, part, (theirs[1] - ends[0], theirs[1]), (ours[1] - ends[1], ours[1]), language)


def _between(page: Page, part: _Part, theirs: tuple[int, int], ours: tuple[int, int], language: Language) -> Iterator[Change]:
    """The change from words of the copy to words of a part, if any."""
    (start, end), (first, last) = theirs, ours
    was, now = page.keys[start:end], part.keys[first:last]
    if "".join(was) == "".join(now):
        yield from marks.of_run(page, part.quote, part.words[first:last], start, end, language)
        return
    written = part.quote.text[part.words[first].start : part.words[last - 1].end] if last > first else ""
    change = weighing.change(was, now, page.text(start, end), written, language)
    if change:
        yield change


def _same_letters(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many words at the front of both have the same letters, however these are parted; as many as there are."""
    ends = [dict(zip(accumulate(map(len, side)), range(1, len(side) + 1), strict=True)) for side in (one, other)]
    letters = "".join(one), "".join(other)
    common = next((at for at, (a, b) in enumerate(zip(*letters, strict=False)) if a != b), min(map(len, letters)))
    at = max((end for end in ends[0] if end <= common and end in ends[1]), default=0)
    return (ends[0][at], ends[1][at]) if at else (0, 0)


def _parts(quote: Quoted) -> Iterator[_Part]:
    items: list[Run | Gap] = []
    for item in (*quote.items, Gap("", None)):
        if isinstance(item, Run) or item.most is not None:
            items.append(item)
        elif items:
            yield _part(quote, items)
            items = []


def _part(quote: Quoted, items: Sequence[Run | Gap]) -> _Part:
    words: list[Word] = []
    gaps: dict[int, Gap] = {}
    for item in items:
        if isinstance(item, Run):
            words += item.words
        else:
            gaps[len(words)] = item
    return _Part(msgspec.structs.replace(quote, items=tuple(items), before=None, after=None), tuple(words), gaps)


def _place(page: Page, locator: Locator | None) -> tuple[int, int] | None:
    """The words of the copy that a locator points to."""
    if locator is None:
        return None
    held = [at for at in range(len(page.leaves)) if page.ends[at] > _begin(page, at)]
    meant = [at for at in held if locators.agrees(locator, locators.spot(page, page.ends[at] - 1, page.ends[at]))]
    return (_begin(page, meant[0]), page.ends[meant[-1]]) if meant else None


def _begin(page: Page, leaf: int) -> int:
    return page.ends[leaf - 1] if leaf else 0


def _passage(page: Page, start: int, end: int) -> Passage:
    leaf = page.leaf(start)
    last = next(at for at in range(end - 1, start - 1, -1) if page.leaf(at) == leaf)
    around = (leaf, page.span(start)[0], page.span(last)[1])
    spot = locators.spot(page, start, end)
    return Passage(page.text(start, end), spot, locators.said(spot), around)


def _language(page: Page, word: int) -> Language:
    return languages.of(page.leaves[page.leaf(word)].text)
