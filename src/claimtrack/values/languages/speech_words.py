"""What a language needs to be read in sentences: where a count ends, what negates, what softens, what means the same."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import msgspec


class SpeechWords(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The words around the values of a sentence. Those that a language leaves out are not read in it."""

    common: tuple[str, ...]
    """The commonest small words, by which the language of a text is told."""
    letters: str = ""
    """A pattern of words whose letters tell the language, too."""
    script: str = ""
    """A pattern of the words of a script that no other language here is written in, by which its texts are told, too."""
    stops: frozenset[str]
    """Words at which what is counted ends: prepositions, conjunctions, auxiliaries, pronouns."""
    stopping: str = r"(?!)"
    """A pattern of more such words."""
    stopping_later: str = r"(?!)"
    """A pattern of words that are such only behind the first thing counted."""
    of: tuple[str, ...] = ()
    """What joins a number to what it counts: `of` in `thousands of suspects`."""
    one_of: tuple[str, ...] = ()
    """What behind `one` makes it a part of something rather than a count: `one of`."""
    range_openers: tuple[str, ...] = ()
    """What may stand before a range and belongs to it: `between`."""
    range_joints: tuple[str, ...] = ("-", "–")
    either: tuple[str, ...] = ()
    """What joins two numbers of which one is meant, or what lies between them: `two or three`."""
    none_of: tuple[str, ...] = ()
    """What says that there is none of a thing that is counted: `no` in `no casualties`."""
    nobody: tuple[str, ...] = ()
    """What says that there is none of those who are spoken of: `no one`, `none` in `none of the hostages`."""
    done: str = r"(?!)"
    """A pattern of what is said of people who are counted (was killed, died); `nobody` is a number only before it."""
    none_counted: str = ""
    """A pattern of what is counted where there is none of it, if `plural` would let too much pass."""
    plural: str = r"(?!)"
    """A pattern of nouns that are counted, at their end."""
    names: str = r"(?!)"
    """A pattern of a word right before a number that makes it part of a name: `Flight 370`; the pattern stands at its end."""
    no_count: str = ""
    """A pattern of numbers, with what stands around them, that count nothing: a time of day, one in three."""
    proper: bool = False
    """Whether a number word with a capital inside a sentence, which counts nothing, is a name: `die Sieben`."""
    bound_behind: bool = False
    """Whether a bound of a number may stand behind what is counted."""
    fractions: Mapping[str, Fraction] = {}
    """Parts of a whole, which share out a hundred per cent."""
    after_share: str = r""
    """A pattern of what follows a fraction where it is a share of something."""
    multiples: Mapping[str, Fraction] = {}
    """How many times as much: `doubled`, `halved`, `twice`."""
    ordinals: Mapping[str, int] = {}
    ordinal_figures: str = r"(?!)"
    """A pattern of what makes a figure an ordinal, with its boundary: `nd` in `22nd`."""
    rank_before: str = r"(?!)"
    """A pattern of what stands before an ordinal that is a rank, with its space; other ordinals are left alone."""
    rank_after: str = r"(?!)"
    out_of: tuple[str, ...] = ()
    """What joins a mark to its scale, where no slash does."""
    rates: str = r"(?!)"
    """A pattern of what follows a count to make it a rate; its first group that matches is the span or group it counts over."""
    spans_of_time: Mapping[str, str] = {}
    """Spans that are one word: `daily` is `day`."""
    negations: tuple[str, ...] = ()
    """Words that turn a statement into its opposite; a sentence with two of them says yes."""
    negating: str = r"(?!)"
    """A pattern of more than single words that do so."""
    not_negating: tuple[str, ...] = ()
    """Phrases in which such a word says no to nothing: `pas moins de`."""
    numbering: str = r"(?!)"
    """A pattern of the sign of a number that looks like such a word: `No. 10`."""
    denials: tuple[str, ...] = ()
    """Verbs by which a speaker says no to what follows."""
    affirmations: tuple[str, ...] = ()
    """Verbs by which a speaker says yes to what follows."""
    possible: tuple[str, ...] = ()
    supposing: str = r"(?!)"
    """A pattern of more than single words that soften what they stand before."""
    names_too: tuple[str, ...] = ()
    """Modal words that, with a capital, are months or names."""
    forecast: tuple[str, ...] = ()
    forecasting: str = r"(?!)"
    """A pattern of more than single words that speak of what is to come: the forms of a future tense."""
    estimate: tuple[str, ...] = ()
    alike: tuple[frozenset[str], ...] = ()
    """Groups of words of one meaning (the dead, deaths, killed), each word as the analyser (`words.tokens.terms`) leaves it."""
