"""What a quote may get wrong though its words are the original's: a space that parts a word, a question mark, `US` as `us`, and
what its own ellipses and brackets stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimtrack.evidence.levelled import Word, words
from claimtrack.evidence.page import Page
from claimtrack.evidence.quoted import Gap, Quoted
from claimtrack.evidence.seeking import Standing
from claimtrack.evidence.verdict import Change, Weight
from claimtrack.evidence.weighing import figures, negations, small
from claimtrack.policy import QuotePolicy
from claimtrack.values.languages.language import Language

_UNSPACED = "฀"
"""From here on there are scripts that put no space between words (Thai, Chinese, Japanese)."""


def of_run(page: Page, quote: Quoted, run: Sequence[Word], start: int, end: int, language: Language) -> Iterator[Change]:
    """What differs between a run of the quote and the words `[start, end)` of the copy, which have the same letters."""
    if [word.key for word in run] != page.keys[start:end]:
        yield from _spaced(page, quote, run, start, end)
        return
    pairs = [(page.text(start + at, start + at + 1), quote.text[word.start : word.end]) for at, word in enumerate(run)]
    yield from _cased(pairs, language)
    for at, word in enumerate(run):
        yield from _asked(page.after(start + at), _behind(quote, word), pairs[at])


def of_gaps(page: Page, quote: Quoted, standing: Standing, policy: QuotePolicy, language: Language) -> Iterator[Change]:
    """The negations that its ellipses and brackets take away or put in."""
    for gap, start, end in standing:
        if isinstance(gap, Gap):
            yield from of_gap(page, gap, start, end, policy, language)
    if quote.before and standing:
        first = standing[0].start
        yield from _put_in(quote.before, page.keys[max(0, first - policy.cut_words) : first], language)
        yield from _left_before(page, quote.before, first, policy, language)
    if quote.after and standing:
        last = standing[-1].end
        yield from _put_in(quote.after, page.keys[last : last + policy.cut_words], language)


def of_gap(page: Page, gap: Gap, start: int, end: int, policy: QuotePolicy, language: Language) -> Iterator[Change]:
    """What is unfair about one gap that stands for the words `[start, end)` of the copy."""
    replaced = page.keys[start:end]
    gone = negations(replaced, language)
    if gap.most is not None:
        put = [word.key for word in words(gap.text)]
        if len(gone) % 2 != len(negations(put, language)) % 2:
            yield Change(page.text(start, end), gap.text, "meaning", "it says the opposite")
        elif set(figures(replaced)) - set(put):
            yield Change(page.text(start, end), gap.text, "words", "the brackets take a number away")
    elif gone and not crosses(page, start - 1, end):
        weight: Weight = "meaning" if end - start <= policy.cut_words else "words"
        yield Change(page.text(start, end), gap.text, weight, f"the ellipsis takes `{gone[0]}` away")


def _put_in(gap: Gap, near: Sequence[str], language: Language) -> Iterator[Change]:
    if gap.most is not None and negations([word.key for word in words(gap.text)], language) and not negations(near, language):
        yield Change("", gap.text, "meaning", "it says the opposite")


def _left_before(page: Page, gap: Gap, first: int, policy: QuotePolicy, language: Language) -> Iterator[Change]:
    """A negation that stands before the first word of the quote, in its sentence, where brackets begin the quote instead."""
    put = [word.key for word in words(gap.text)]
    if gap.most is None or len("".join(put)) < _A_WORD or negations(put, language):
        return
    start = max(0, first - policy.cut_words)
    while start < first and crosses(page, start, first):
        start += 1
    gone = negations(page.keys[start:first], language)
    if gone:
        weight: Weight = "meaning" if negations(page.keys[first - 1 : first], language) else "words"
        yield Change(page.text(start, first), gap.text, weight, f"the brackets take `{gone[0]}` away")


_A_WORD = 2
"""Fewer letters in brackets stand for the size of a letter: `[T]he`."""


def crosses(page: Page, before: int, behind: int) -> bool:
    """Whether a sentence ends between two words of the copy, the last before a gap and the first behind it."""
    return any(
        page.leaf(at) != page.leaf(at + 1) or _sentence_end().search(page.between(at)) is not None for at in range(before, behind)
    )


def _spaced(page: Page, quote: Quoted, run: Sequence[Word], start: int, end: int) -> Iterator[Change]:
    """Words that are one here and two there, unless a hyphen or the grouping of figures parts them."""
    ours = _cuts([word.key for word in run])
    theirs = _cuts(page.keys[start:end])
    loose = [
        at for at in theirs if at not in ours and not _joint(page.between(start + theirs[at]), page.keys, start + theirs[at])
    ]
    keys = [word.key for word in run]
    for at in ours:
        between = quote.text[run[ours[at]].end : run[ours[at] + 1].start]
        if at not in theirs and not _joint(between, keys, ours[at]):
            loose.append(at)
    if loose:
        letters = "".join(keys)
        another = any(letters[at - 1].isdecimal() and letters[at].isdecimal() for at in loose)
        weight: Weight = "meaning" if another else "words"
        why = "another number" if another else "words are run together or parted"
        yield Change(page.text(start, end), quote.text[run[0].start : run[-1].end], weight, why)


def _cuts(keys: Sequence[str]) -> dict[int, int]:
    """Where words end among the letters, but for the last, with the number of the word."""
    found, at = {}, 0
    for number, key in enumerate(keys[:-1]):
        at += len(key)
        found[at] = number
    return found


def _joint(between: str, keys: Sequence[str], at: int) -> bool:
    figures_meet = keys[at][-1].isdecimal() and keys[at + 1][0].isdecimal()
    if ("-" in between and not figures_meet) or not between or keys[at][-1] >= _UNSPACED:
        return True
    return between == " " and keys[at].isdecimal() and keys[at + 1].isdecimal() and len(keys[at + 1]) == 3


def _cased(pairs: Sequence[tuple[str, str]], language: Language) -> Iterator[Change]:
    """`US` that became `us`, or the other way round, where not all of the quote was typed in another size."""
    odd = [(was, now) for was, now in pairs if was != now and was.casefold() == now.casefold()]
    telling = [(was, now) for was, now in odd if _another_word(was, now, language) or _another_word(now, was, language)]
    if not telling:
        return
    others = [(was, now) for was, now in pairs[1:] if was[0].isupper() and (was, now) not in telling]
    typed_small = bool(others) and all(now[0].islower() for _, now in others)
    shouted = any(all(word.isupper() for word in side if word[0].isalpha()) for side in zip(*pairs, strict=True))
    if not typed_small and not shouted:
        yield from (Change(was, now, "meaning", "another word in capitals") for was, now in telling)


def _another_word(capitals: str, plain: str, language: Language) -> bool:
    return len(capitals) > 1 and capitals.isupper() and plain.islower() and plain in small(language)


def _asked(theirs: str, ours: str, word: tuple[str, str]) -> Iterator[Change]:
    """A question that became a statement, or a statement that became one."""
    bare = ours.strip(" \"'")
    if "?" in theirs and "?" not in ours and bare and not bare.startswith(".."):
        yield Change(f"{word[0]}?", word[1] + bare[:1], "words", "a question became a statement")
    elif "?" in ours and "?" not in theirs:
        yield Change(word[0], f"{word[1]}?", "words", "a statement became a question")


def _behind(quote: Quoted, word: Word) -> str:
    match = _marks().match(quote.text, word.end)
    return match.group() if match else ""


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"[^\w\[(]*")


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[.!?؟。][\"')\]]*(?:\s|$)")
