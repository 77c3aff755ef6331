"""The English words of bounds, vagueness, scale and time: a table, no code.

Another language is another file of this form. Where two phrases begin alike, the longer is tried first by those who read.
The ranges of the vague words are policy (see docs/decisions); `some` and `about` take their spread from the policy table.
"""

from __future__ import annotations

LANGUAGE = "en"

BOUNDS: dict[str, tuple[str, ...]] = {
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
        "in excess of",
        "exceeding",
        "over",
        "just over",
        "well over",
        "above",
        ">",
    ),
    "up_to": ("up to", "at most", "no more than", "not more than", "as many as", "as much as", "a maximum of", "<=", "≤"),
    "fewer_than": ("fewer than", "far fewer than", "less than", "far less than", "under", "well under", "below", "<"),
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
"""What may stand before a number, by the bound it sets."""

TRAILING: dict[str, tuple[str, ...]] = {
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
"""What may stand after a number, by the bound it sets."""

RANGES = (
    (r"between\s+", r"\s+and\s+"),
    (r"(?:from\s+)?", r"\s+(?:to|–)\s+"),
    (r"", r"(?<=[\d%])\s*[-–]\s*(?=[^\s\w]?\d)|(?<=\d[kmb])[-–](?=[^\s\w]?\d)|(?<=\d[bm]n)[-–](?=[^\s\w]?\d)"),
)
"""What stands before a range, and what joins its two numbers: a hyphen only between figures, as names have hyphens, too."""

NUMBER_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|(?:hundred|thousand|million|billion|trillion|dozen|score|third)s?|half|halves|tens|several|few|couple)"
)
"""Words that are numbers or change one, wherever they stand after it."""

RATE = (
    r"\bper\b|\b(?:each|every)$|^an?\s|\ban?\s(?:hour|day|week|month|quarter|year)$"
    r"|\b(?:hourly|daily|weekly|monthly|quarterly|yearly|annually)$"
)
"""What makes a count a rate, for which records have a key of their own."""

NONE = ("no", "none", "zero", "nil", "nobody", "no one", "not one", "not a single")
ONE = ("a", "an", "one", "a single")

FEW: dict[str, tuple[int, int]] = {
    "a couple of": (2, 3),
    "a couple": (2, 3),
    "a few": (3, 5),
    "few": (3, 5),
    "a handful of": (3, 5),
    "a handful": (3, 5),
    "several": (3, 9),
}
"""Small vague numbers, which may also count hundreds, thousands or dozens: both ends belong to them."""

MANY: dict[str, tuple[int, int]] = {
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
"""Vague plurals: at least two of them, and fewer than ten (dozens and scores end before a hundred)."""

SCALES: dict[str, int] = {
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
}

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
