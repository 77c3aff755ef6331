"""The form of the words of time of a language: its calendar, its leads, and the phrases in which it tells when.

Words stand in lists of phrases (`lexicon`), phrases of words in templates. A template is read token by token: `word` stands for
itself, `one|two` for either, `word?` may be missing, `{kind}` is any phrase of that list, `{name:kind}` one kept under another
name. Signs (`,` `-` `.` `'`) are tokens of their own. Kinds without a list: `{day}` 1 to 31 with or without the ending of an
ordinal, `{year}` four figures, `{old}` one to three figures, `{two}` two figures, `{count}` how many, `{iso}` 2026-02-23 and the
like, `{single}` and `{plural}` for one or several of a unit,
`{decade}` and `{numeric}` as the patterns below say, `{clock}` 15:00 or 3 pm, `{ordinal}` with figures too, and `{period}`:
any of `periods`.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class TimeWords(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """How a language says when. All phrases are lower case; what is left out is not read in that language."""

    months: Mapping[str, int]
    """January is 1. With the short forms in use, without their full stop where `.?` can follow in the templates."""
    weekdays: Mapping[str, int]
    """Monday is 1."""
    seasons: Mapping[str, int]
    """Spring is 0, winter 3."""
    units: Mapping[str, str]
    """One of a unit: `week` is `week`. The units are minute, hour, day, week, fortnight, weekend, month, season, quarter,
    half, year, decade, century."""
    plural_units: Mapping[str, str]
    """Several of a unit."""
    dual_units: Mapping[str, str] = {}
    """Two of a unit in one word, where a language has them: `{dual}` in the templates, which counts them, too."""
    day_words: Mapping[str, tuple[int, int]]
    """First and last day, counted from today: `yesterday` is (-1, -1)."""
    day_parts: Mapping[str, str] = {}
    """Parts of a day as TIMEX3 has them: MO, MI, AF, EV, NI, DT."""
    parts: Mapping[str, str] = {}
    """Parts of a period: start, early, mid, late, end; `rest` for what merely lies somewhere in it, `earlier` and `later` for
    what of it lies before or after the day something was said."""
    which: Mapping[str, int] = {}
    """Counted from the day something was said: `last` is -1, `this` 0, `next` 1."""
    which_behind: Mapping[str, int] = {}
    """The same, for words that stand behind: `{behind}` in the templates."""
    beside: Mapping[str, int] = {}
    """Counted from another time in the text: `previous` is -1, `that` 0, `following` 1."""
    offsets: Mapping[str, int] = {}
    """After a length of time: `later` is 1, `earlier` -1."""
    ordinals: Mapping[str, int] = {}
    """`first` is 1, `last` is -1."""
    quarters: Mapping[str, int] = {}
    holidays: Mapping[str, tuple[int, int]] = {}
    """Month and day of days that have one date, whatever the country."""
    eras: Mapping[str, int] = {}
    """-1 for years before Christ, 1 for those after."""
    meridiems: Mapping[str, int] = {}
    """Hours to add: 0 before noon, 12 after."""
    hours: Mapping[str, str] = {}
    """Times of day with a name: `noon` is `12:00`."""
    leads: Mapping[str, str]
    """What stands before a time, by its sense: by, before, not_before, after, from, since, until, as_of, on, in, at, during,
    around."""
    trails: Mapping[str, str] = {}
    """What stands behind a time to make it a bound: `or later` is not_before, `or earlier` is by."""
    ahead_leads: Mapping[str, str] = {}
    """Before a length of time that begins now: within, in, during."""
    past_leads: Mapping[str, str] = {}
    """Before a length of time that ends now: during, in, for, within."""
    joints: Mapping[str, str] = {}
    """What joins the two ends of a range: to; or the two members of a list: and."""
    now: Mapping[str, str] = {}
    """Words of no date, as TIMEX3 has them: PRESENT_REF, PAST_REF, FUTURE_REF."""
    sets: Mapping[str, str] = {}
    """How often, as TIMEX2 has it: `weekly` is `XXXX-WXX`."""
    more: Mapping[str, tuple[str, ...]] = {}
    """Further lists of phrases for the templates below, which mean nothing more."""
    decade: str = r"(?!)"
    """A pattern of a token that is a decade, its group being the first year: `1990s`."""
    numeric: str = r"(?!)"
    """A pattern of a token that is a date in figures, with the groups d, m, y; only where the order is sure."""
    periods: tuple[tuple[str, str], ...]
    """Meaning and template of what names days: see `time_meaning.py` for the meanings."""
    windows: tuple[tuple[str, str], ...]
    """Meaning and template of what bounds days, tried on whole phrases."""
    lengths: tuple[tuple[str, str], ...] = ()
    """Meaning and template of lengths of time and of words of no date, which only `timex.py` reads."""
    common_words: frozenset[str] = frozenset()
    """Names of months, weekdays and seasons that are common words too: read in a sentence only with a capital or a year."""
    capitalised: tuple[str, ...] = ()
    """Which of the lists of names and units above are written with a capital, wherever they stand: `months`."""
    capitals: bool = True
    """Whether a capital inside a sentence tells a name; not so where all nouns have one."""
    done_before: str = r"(?!)"
    """A pattern of what stands right before `within a month` when it tells how long something took, and no deadline."""
    to_come: str = r"(?!)"
    """A pattern of what says that the rest of a clause lies ahead: `will`, `is to`."""
    surely_to_come: str = r"(?!)"
    """The part of `to_come` that makes a deadline of `in two weeks`: not `can`, which may tell how long something takes."""
    ranked: str = r"(?!)"
    """A pattern of what stands before `in 41 years` when it tells since when there was no other: `the first`."""
    gone: str = r"(?!)"
    """A pattern of what says that it lies behind, although `to_come` may match: `may have crossed`."""
    past: str = r"(?!)"
    """A pattern of verbs in the past, as far as their form tells: a date without its year beside one lies behind."""
    present: str = r"(?!)"
    """A pattern of verbs in the present, of those that tell what is or when something is to be: beside one such a date may lie on
    either side."""
    reported: str = r"(?!)"
    """A pattern of verbs of saying: what stands beside one is when it was said, whatever lies ahead of that."""
    habit: str = r"(?!)"
    """A pattern of what says that something goes on again and again, or never does: `every four years`, `usually`."""
    denied: str = r"(?!)"
    """A pattern of what denies a verb, so that a deadline in its clause says the opposite: `not` in `will not leave before May`;
    not what denies a noun by the way, as `without a fight`."""
    denied_behind: str = r"(?!)"
    """The same where it may stand right behind the time that it bears on."""
    clauses: str = r"(?!)"
    """A pattern of words that begin another clause: `but`, `that`; beside the signs that do."""
    lasting: str = r"(?!)"
    """A pattern of what tells how long something lasts: beside it a denied `until` names no first day."""
    of: tuple[str, ...] = ()
    """What goes on a phrase to make it another: `of` in `the last two weeks of March`."""
    openers: tuple[str, ...] = ()
    """What begins a range: a time behind it that is no range is only one end."""
    halves: tuple[str, ...] = ()
    """What goes on a length of time that is not whole, behind `and`, beside the fractions of speech: `a half`."""
