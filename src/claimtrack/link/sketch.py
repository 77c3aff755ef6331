"""Sketches: what a claim's text, question and values offer for telling whether it belongs together with another.

A sketch holds words, names, figures and turns; it compares nothing, and knows no other claim.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from claimtrack.config import Config
from claimtrack.link.dossier import Dossier
from claimtrack.model import Claim
from claimtrack.words.english import CONTRACTED, CURRENCIES, NEGATIONS
from claimtrack.words.names import ARTICLES, Name, handle, names
from claimtrack.words.spellings import KNOWN, american, plain
from claimtrack.words.tokens import Term, folded, placed_terms, stem, tokens

NAME = "@"
"""What the words of a name are replaced by, before its handle: no other term begins so."""

_NUMBER = re.compile(r"\d+(?:[.:/-]\d+)*")
_TIMES = """
january february march april june july august september october november december monday tuesday wednesday thursday friday
saturday sunday spring summer autumn winter second minute hour day week fortnight weekend month quarter year decade century
yesterday today tomorrow tonight daily yearly annual
"""
_MEASURES = """
percent point dollar euro pound yen rupee km kilometre kilometer mile metre meter foot feet ton tonne kg hectare acre litre liter
times twice half third dozen hundred thousand million billion trillion double triple fold
"""
_TURNS = """
more most less least few fewer many one all some any only before after until till since above below over under up down out off
against with than near nearly almost about around roughly approximately exactly between first last next both each every part
will would shall should can could may might must ought if unless except but increase decrease rise rose risen fall fell fallen
grow grew grown drop gain lose lost win won high low higher lower large small fail refuse deny denied reject stop end ban halt
begin began begun start former alleged suspected claim attempt plan propose essentially virtually practically basically
effectively largely mostly mainly partly possibly probably likely reportedly apparently
"""
_SPOKEN = re.compile(r"(?:(?<!\S)-(?=\d))?\d+(?:[.,:/]\d+)*\w*|\w+")
_SIGNS = re.compile(
    r"""
      (?<!\S)[-+]\s?(?=[.$€£¥₹]?\d)          # below or above nothing
    | (?<=[\d%])\s[-+*/÷×]\s(?=[.$€£¥₹]?\d)   # a sum
    | [<>≤≥≦≧=≈~±]+(?=\s?[.$€£¥₹]?\d)        # more, less, about
    | (?<![\w.])\.(?=\d)                    # .5
    | (?<=\d)\+(?!\w)                       # 50+
    | \b[A-Z]{1,3}(?:\+{1,2}|[#-])(?!\w)     # A-, C++
    | (?<=\d)\s?[mM](?:[wW]h?|Hz|V|A|J|Pa|T)\b | (?<=\d)\s?[kKMGT][bB](?:ps)?\b  # milli and mega, bits and bytes
    | \?(?=["'”’)\]\s]*$)                    # what is asked is not said
    """,
    re.VERBOSE,
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–−﹣－", "-"))
_ENDING = re.compile(r"'(?:s|re|ve|ll|d|m)?$")
_DOUBLED = re.compile(r"([^\W\d_aeiou])\1")
_MONEY = re.compile(f"[%{''.join(CURRENCIES)}]")
_TWO_NUMBERS = re.compile(r"(?<=\d) (?=\d)")
_NEARLY_ASCII = 0.9


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """A claim's sentence as texts are compared. `terms` are its words, those of names replaced by `@` and their handle.

    `maybe` are names that may be none (see `Name.sure`): the handle, and the terms that stand if it is none; `known` the names
    of the table, with repetitions. `figures` are the numbers, dates and measures among the terms, `turns` the negations, bounds
    and directions, `signs` what no word says: below nothing, more than, a question. `plain` is the folded text, `letters` that
    text without spaces, and again without its accented letters, which get lost between one system and the next. `wording` are the
    words that are no small words, in order and as they are written; only in names doubled consonants and the Arabic article count
    for nothing, and a name of the table is its key, with its spelling in `known_as`.
    """

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


class Sketch(Marks, frozen=True, kw_only=True):
    """A claim with the marks of its sentence."""

    dossier: Dossier

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.dossier.id


def of_dossier(dossier: Dossier, config: Config) -> Iterator[Sketch]:
    """The sketch of a claim; none where it was retracted, for it stands no more."""
    if dossier.claim.status != "retracted":
        yield sketch(dossier, config)


def sketch(dossier: Dossier, config: Config) -> Sketch:
    """The sketch of a claim."""
    return beside(marks(dossier.claim.claim, config), dossier)


def beside(one: Marks, dossier: Dossier) -> Sketch:
    """The sketch of a claim of whose sentence the marks are known."""
    return Sketch(dossier=dossier, **msgspec.structs.asdict(one))


def marks(text: str, config: Config) -> Marks:
    """The marks of a sentence."""
    found = names(text, config.settings.names)
    terms = placed_terms(text)
    placed = [(_in_one_spelling(text[term.start : term.end], term.text), term.start) for term in terms]
    said = " ".join(spoken(text))
    within = _within(terms, found)
    outside = [term for (term, _), name in zip(placed, within, strict=True) if name is None]
    return Marks(
        terms=tuple(dict.fromkeys([*(NAME + handle(name.key) for name in found if name.sure), *outside])),
        maybe=tuple(
            (NAME + handle(name.key), tuple(term for term, start in placed if name.start <= start < name.end))
            for name in found
            if not name.sure
        ),
        names=tuple(dict.fromkeys(name.key for name in found)),
        known=tuple(sorted(name.key for name in found if name.key.startswith(KNOWN))),
        figures=tuple(sorted(term for term in outside if is_figure(term))),
        negations=sum(term in NEGATIONS for term in outside),
        turns=tuple(sorted(_turns(text, found))),
        signs=tuple(match.group().strip() for match in _SIGNS.finditer(text.translate(_DASHES))),
        wording=tuple(_wording(text, terms, within)),
        known_as=tuple(plain(name.text) for name in found if name.key.startswith(KNOWN)),
        plain=said,
        letters=tuple(dict.fromkeys((_letters(said), *_without_accents(text)))),
    )


@lru_cache(maxsize=1 << 16)
def is_figure(term: str) -> bool:
    """Whether a term is a number, a date, a span of time or a measure."""
    return bool(_NUMBER.match(term)) or term in stems(_TIMES) or term in stems(_MEASURES)


@lru_cache(maxsize=1 << 16)
def is_value(term: str) -> bool:
    """Whether a term belongs to what a claim answers, and not to what it asks: figures, negations, turns."""
    return is_figure(term) or term in NEGATIONS or term in stems(_TURNS)


def spoken(text: str) -> list[str]:
    """The words and numbers of a text, folded, without punctuation: what is left when only typing differs."""
    return _SPOKEN.findall(_MONEY.sub(_in_words, folded(text).replace("'", "")))


def _letters(said: str) -> str:
    """What is `spoken` without what divides the words, but for two numbers that follow each other."""
    return _TWO_NUMBERS.sub("|", said).replace(" ", "")


def _without_accents(text: str) -> Iterator[str]:
    """The letters of a text that is nearly all ASCII without those that are not."""
    if text.isascii():
        return
    kept = "".join(letter for letter in unicodedata.normalize("NFC", text) if letter.isascii() or not letter.isalpha())
    if len(kept) != len(text) and len(kept) >= _NEARLY_ASCII * len(text):
        yield _letters(" ".join(spoken(kept)))


@lru_cache(maxsize=1 << 16)
def _in_one_spelling(word: str, term: str) -> str:
    """The term of a word as it is where British and American spelling are one."""
    written = folded(word).partition("'")[0]
    other = american(written)
    return stem(other) if other != written and stem(written) == term else term


def _within(terms: Sequence[Term], found: Sequence[Name]) -> list[Name | None]:
    """The name in which each term stands; both in the order of the text, in which no two names overlap."""
    names, told = iter(found), []
    name = next(names, None)
    for term in terms:
        while name is not None and name.end <= term.start:
            name = next(names, None)
        told.append(name if name is not None and name.start <= term.start else None)
    return told


def _wording(text: str, terms: Iterable[Term], within: Iterable[Name | None]) -> Iterator[str]:
    """The words of a text as written, those of a name without doubled consonants and article, a known name as its key."""
    told: Name | None = None
    for term, name in zip(terms, within, strict=True):
        if name is not None and name.key.startswith(KNOWN):
            if name is not told:
                yield name.key
            told = name
            continue
        written, undoubled = _as_written(text[term.start : term.end], term.text)
        if name is None:
            yield written
        elif undoubled is not None:
            yield undoubled


@lru_cache(maxsize=1 << 16)
def _as_written(word: str, term: str) -> tuple[str, str | None]:
    """A word without its ending, or its term where that is another word; and the same in a name, None for an article."""
    written = _ENDING.sub("", folded(word)).replace("'", "")
    same = stem(written) == term
    undoubled = None if written in ARTICLES else _DOUBLED.sub(r"\1", written) if same else term
    return written if same else term, undoubled


def _in_words(match: re.Match[str]) -> str:
    return f" {CURRENCIES.get(match.group(), 'percent')} "


@cache
def stems(words: str) -> frozenset[str]:
    """The stems of the words of a table."""
    return frozenset(map(stem, words.split()))


def _turns(text: str, found: Sequence[Name]) -> Iterator[str]:
    """The words of a text that turn its sense, outside of names, with repetitions."""
    for token in tokens(text):
        turn = _turn(token.text)
        if turn == _NOT or (turn and not _inside(token.start, found)):
            yield turn


_NOT = "not"


@lru_cache(maxsize=1 << 16)
def _turn(written: str) -> str:
    """A word as one that turns a sense: all that negate are one, of others the stem; empty for those that turn nothing."""
    word = folded(written)
    if word in NEGATIONS or word.endswith("n't") or word in CONTRACTED:
        return _NOT
    return stem(word) if stem(word) in stems(_TURNS) else ""


def _inside(start: int, found: Iterable[Name]) -> bool:
    return any(name.start <= start < name.end for name in found)


def question_words(claim: Claim) -> tuple[str, ...]:
    """The steps of a claim's question, and of what it is a part of: `us-exit-syria`, `complete`."""
    return tuple(step for question in (claim.about, claim.part_of) if question for step in question.split("/"))
