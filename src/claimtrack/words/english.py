"""English, for the analyser: the words that carry nothing, and those that are one word in two spellings. A table, no code."""

from __future__ import annotations

STOP = frozenset(
    """
    a an the this that these those there here
    i me my mine myself we our ours ourselves us you your yours yourself yourselves he him his himself she her hers herself
    it its itself they them their theirs themselves
    what which who whom whose when where why how
    am is are was were be been being isn have has had having do does did doing done
    will would shall should can could may might must ought
    and or but if because as until while of at by for with about into through during to from in on off over under again
    then once so than too very just also only own same such each both all any some more most other
    up down out after before between against above below further
    s t d ll m re ve ca wo sha ai say says said saying tell tells told get gets got getting going go
    """.split()
)
"""What is dropped. No negation stands here, no number, and nothing that bounds one."""

CAPITALS = frozenset({"US", "WHO"})
"""Names that are stop words when written small."""

NEGATIONS = frozenset({"not", "no", "never", "nor", "none", "neither", "without", "nobody", "nothing", "nowhere"})
"""Words that turn a sentence round; all of them are kept."""

CONTRACTED = frozenset(
    "dont cant wont didnt doesnt isnt wasnt arent werent hasnt havent hadnt couldnt wouldnt shouldnt aint cannot".split()
)
"""Negations with their verb, as they are typed in haste: each is `not`."""

SAME = {
    "usa": "us",
    "per cent": "percent",
    "percents": "percent",
    "pct": "percent",
    "%": "percent",
    "dollars": "dollar",
    "euros": "euro",
    "pounds": "pound",
    "tv": "television",
    "govt": "government",
    "gov't": "government",
}
"""Words that are told apart by their writing alone."""

CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}

NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), 2
    )
} | {
    word: str(number)
    for number, word in zip(
        (16, 17, 18, 19, 20, 30, 40, 50, 60, 70, 80, 90),
        "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split(),
        strict=True,
    )
}
"""Number words that stand for a figure; `one` is mostly no number."""

SCALES = {
    "dozen": 12,
    "dozens": 12,
    "hundred": 100,
    "hundreds": 100,
    "thousand": 1_000,
    "thousands": 1_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "billion": 1_000_000_000,
    "billions": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "trillions": 1_000_000_000_000,
}
"""What a number before them is multiplied by."""

SUFFIXES = {"k": 1_000, "mn": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000}
"""The same, written onto the figures."""

MONEY_SUFFIXES = {**SUFFIXES, "m": 1_000_000, "b": 1_000_000_000, "t": 1_000_000_000_000}
"""The same after a currency, where `m` is no length and `b` no part of a name."""

ORDINALS = frozenset({"s", "st", "nd", "rd", "th"})
"""What may be written onto figures and makes another word of them: `1990s`, `21st`."""
