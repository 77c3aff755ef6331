"""What a changed word of a quote does to what it says: nothing, little, or something else is said.

Whatever is not known to be harmless changes the meaning. Judges words only; finding them is done elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimtrack.evidence.levelled import unmarked
from claimtrack.evidence.verdict import Change, Weight
from claimtrack.values.languages.language import Language
from claimtrack.words import english, names
from claimtrack.words.spellings import KNOWN, american
from claimtrack.words.tokens import terms

WEIGHTLESS = {
    "en": frozenset("a an the that which er erm uh um ah".split()),
    "fr": frozenset("le la les l' un une des du".split()),
    "de": frozenset("der die das den dem des ein eine einen einem einer eines dass äh ähm".split()),
}
"""Small words whose coming and going changes a quote but not what it says. A language without a list has none."""

_CONTRACTED = {
    **{"can't": "cannot", "won't": "will not", "shan't": "shall not", "ain't": "is not", "let's": "let us", "i'm": "i am"},
    "cannot": "can not",
}
_CONTRACTIONS = (("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"))
_EITHER = {"'s": ("is", "has"), "'d": ("had", "would")}
_NUMBER_WORDS = frozenset({"percent", *english.CURRENCIES.values()})


def change(was: Sequence[str], now: Sequence[str], was_text: str, now_text: str, language: Language) -> Change | None:
    """The change from words of the copy to words of the quote, given as keys and as they are written; None where it is none."""
    if list(was) == list(now):
        return None
    weight = _weight(was, now, was_text, now_text, language)
    return Change(was_text, now_text, weight, _turned(was, now, language) if weight == "meaning" else "")


def negations(keys: Sequence[str], language: Language) -> list[str]:
    """Those of the words that say no."""
    known = _negations(language)
    return [key for key in keys if key in known or (language.code == "en" and key.endswith("n't"))]


def figures(keys: Sequence[str]) -> list[str]:
    """Those of the words that are numbers."""
    return [key for key in keys if key[0].isdecimal() or key in english.NUMBERS]


def small(language: Language) -> frozenset[str]:
    """The words of a language that occur in every text, so that it proves little to find them."""
    return _small(language)


def _weight(was: Sequence[str], now: Sequence[str], was_text: str, now_text: str, language: Language) -> Weight:
    weightless = WEIGHTLESS.get(language.code, frozenset())
    if "".join(was) == "".join(now):
        return "words"
    if [key for key in was if key not in weightless] == [key for key in now if key not in weightless]:
        return "words"
    if _same_figures(was_text, now_text):
        return "spelling"
    if language.code != "en":
        return "meaning"
    bare, other = ([unmarked(key) for key in side] for side in (was, now))
    if bare == other or list(map(american, bare)) == list(map(american, other)):
        return "spelling"
    if [key.replace("'", "") for key in bare] == [key.replace("'", "") for key in other] or _contracted(bare, other):
        return "words"
    return "words" if _one_name(was_text, now_text) else "meaning"


def _same_figures(was: str, now: str) -> bool:
    """Whether both are one number, written in figures or words: `ten`, `10`; `1.2 million`, `1,200,000`."""
    one, other = terms(was), terms(now)
    return bool(one) and one == other and all(term[0].isdecimal() or term in _NUMBER_WORDS for term in one)


def _one_name(was: str, now: str) -> bool:
    """Whether the table of names knows both as one."""
    one, other = names.key(was), names.key(now)
    return one == other and one.startswith(KNOWN) and was[:1].isupper() and now[:1].isupper()


def _contracted(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both say the same in full: `won't`, `will not`."""
    return not _written_out(one).isdisjoint(_written_out(other))


def _written_out(keys: Sequence[str]) -> set[str]:
    found = {""}
    for key in keys:
        found = {f"{before} {full}" for before in found for full in _full(key)}
        if len(found) > 32:
            break
    return found


def _full(key: str) -> list[str]:
    if key in _CONTRACTED:
        return list(_full(_CONTRACTED[key])) if _CONTRACTED[key] in _CONTRACTED else [_CONTRACTED[key]]
    for ending, words in _CONTRACTIONS:
        if key.endswith(ending):
            return [key.removesuffix(ending) + words]
    for ending, either in _EITHER.items():
        if key.endswith(ending):
            return [f"{key.removesuffix(ending)} {word}" for word in either]
    return [key]


def _turned(was: Sequence[str], now: Sequence[str], language: Language) -> str:
    """Why a change is a grave one, in the plainest cases."""
    gone, come = (len(negations(side, language)) % 2 for side in (was, now))
    if gone != come:
        return "it says the opposite"
    if figures(was) != figures(now):
        return "another number"
    return ""


@cache
def _negations(language: Language) -> frozenset[str]:
    words = {word for word in language.speech.negations if re.fullmatch(r"\w+", word)}
    return frozenset(words | (english.NEGATIONS if language.code == "en" else set()))


@cache
def _small(language: Language) -> frozenset[str]:
    common = frozenset(language.speech.common) | language.speech.stops
    return common | english.STOP if language.code == "en" else common
