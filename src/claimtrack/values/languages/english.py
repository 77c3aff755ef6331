"""English: the words of bounds, vagueness, scale and time.

The ranges of the vague words are policy (see docs/decisions); `some` and `about` take their spread from the policy table.
"""

from __future__ import annotations

from claimtrack.values.languages.english_change import ENGLISH_CHANGE
from claimtrack.values.languages.english_clock import ENGLISH_CLOCK
from claimtrack.values.languages.english_denial import ENGLISH_DENIAL
from claimtrack.values.languages.english_speech import ENGLISH_SPEECH
from claimtrack.values.languages.english_times import ENGLISH_TIMES
from claimtrack.values.languages.language import Language, NumberWords
from claimtrack.values.units import UNITS

_BOUNDS: dict[str, tuple[str, ...]] = {
    "at_least": (
        "at least",
        "no fewer than",
        "no less than",
        "not fewer than",
        "not less than",
        "a minimum of",
        "upwards of",
        ">=",
        "≥",
    ),
    "more_than": (
        "more than",
        "just more than",
        "slightly more than",
        "far more than",
        "greater than",
        "higher than",
        "beyond",
        "upward of",
        "in excess of",
        "exceeding",
        "over",
        "just over",
        "well over",
        "above",
        ">",
    ),
    "up_to": ("up to", "at most", "no more than", "not more than", "as many as", "as much as", "a maximum of", "<=", "≤"),
    "fewer_than": (
        "fewer than",
        "far fewer than",
        "less than",
        "far less than",
        "lower than",
        "under",
        "well under",
        "below",
        "<",
    ),
    "nearly": ("nearly", "almost", "just under", "not quite", "approaching"),
    "about": (
        "about",
        "some",
        "roughly",
        "around",
        "approximately",
        "approx.",
        "approx",
        "close to",
        "an estimated",
        "circa",
        "ca.",
        "c.",
        "~",
        "≈",
    ),
    "exact": ("exactly", "precisely", "a total of"),
}

_TRAILING: dict[str, tuple[str, ...]] = {
    "at_least": (
        "or more",
        "and more",
        "or over",
        "and over",
        "or above",
        "and above",
        "or higher",
        "upwards",
        "and upwards",
        "at least",
        "plus",
        "-plus",
        "+",
    ),
    "up_to": ("or fewer", "or less", "or under", "at most", "at the most"),
    "about": ("or so", "more or less", "approximately", "roughly"),
}

_RANGES = (
    (r"between\s+", r"\s+and\s+"),
    (r"(?:from\s+)?", r"\s+(?:to|–)\s+"),
    (r"", r"(?<=[\d%])\s*[-–]\s*(?=[^\s\w]?\d)|(?<=\d[kmb])[-–](?=[^\s\w]?\d)|(?<=\d[bm]n)[-–](?=[^\s\w]?\d)"),
)
"""What stands before a range, and what joins its two numbers: a hyphen only between figures, as names have hyphens, too."""

_NUMBER_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|(?:hundred|thousand|million|billion|trillion|dozen|score|third)s?|half|halves|tens|several|few|couple)"
)

_RATE = (
    r"\bper\b|\b(?:each|every)$|^an?\s|\ban?\s(?:hour|day|week|month|quarter|year)$"
    r"|\b(?:hourly|daily|weekly|monthly|quarterly|yearly|annually)$"
)

_NONE = ("no", "none", "zero", "nil", "nobody", "no one", "not one", "not a single")
_ONE = ("a", "an", "one", "a single")

_FEW: dict[str, tuple[int, int]] = {
    "a couple of": (2, 3),
    "a couple": (2, 3),
    "a few": (3, 5),
    "few": (3, 5),
    "a handful of": (3, 5),
    "a handful": (3, 5),
    "several": (3, 9),
}

_MANY: dict[str, tuple[int, int]] = {
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "millions": (2_000_000, 9_999_999),
    "tens of millions": (20_000_000, 99_999_999),
    "hundreds of millions": (200_000_000, 999_999_999),
    "billions": (2_000_000_000, 9_999_999_999),
    "tens of billions": (20_000_000_000, 99_999_999_999),
    "hundreds of billions": (200_000_000_000, 999_999_999_999),
    "trillions": (2_000_000_000_000, 9_999_999_999_999),
}

_SCALES: dict[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "tn": 1_000_000_000_000,
    "lakh": 100_000,
    "crore": 10_000_000,
}

ENGLISH = Language(
    code="en",
    numbers=NumberWords(
        bounds=_BOUNDS,
        trailing=_TRAILING,
        ranges=_RANGES,
        words=_NUMBER_WORDS,
        second_number=r"^\s*of\b|^\s*quarters?\b",
        joining=("of ",),
        rate=_RATE,
        none=_NONE,
        one=_ONE,
        few=_FEW,
        many=_MANY,
        scales=_SCALES,
        scale_plural="s",
        short_scales={"m": 1_000_000, "mm": 1_000_000, "b": 1_000_000_000},
        measured=frozenset("high tall long wide deep thick".split()),
        decimal=".",
        groups=",\u202f\u00a0\u2009'’",
        unsure=r"[1-9]\d{0,2}\.\d{3}",
        articles={"a": "one", "an": "one"},
        article_trap=frozenset({"second"}),
        joints=("and",),
        only_after_scales=True,
        unread=frozenset({"o"}),
        units={word: word for word in UNITS},
        unit_plural="s",
        unit_adjectives=frozenset(
            "barrel foot yard mile metre meter kilo second minute hour day week month year quarter".split()
        ),
        after_unit=frozenset("of from away off to in on at north south east west long wide high deep tall ago later".split()),
    ),
    speech=ENGLISH_SPEECH,
    times=ENGLISH_TIMES,
    change=ENGLISH_CHANGE,
    denial=ENGLISH_DENIAL,
    clock=ENGLISH_CLOCK,
)
