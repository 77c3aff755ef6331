"""Units of measure by dimension, each with its size in the base unit of the dimension. A table; some 60 words, not a registry.

Factors are exact by definition: the international mile and pound (1959), the SI prefixes, the Gregorian mean year of
365.2425 days.
A currency is a dimension of its own: amounts in two currencies are never converted.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec


class Unit(msgspec.Struct, frozen=True):
    """A unit: its dimension, and how many base units it makes."""

    dimension: str
    size: Fraction = Fraction(1)


COUNT = Unit("count")

_MILE = Fraction("1609.344")
_FOOT = Fraction("0.3048")
_POUND = Fraction("0.45359237")
_YEAR = Fraction("365.2425")

_TABLE: dict[str, dict[Fraction, tuple[str, ...]]] = {
    "length": {
        Fraction(1, 1000): ("mm", "millimetre", "millimeter"),
        Fraction(1, 100): ("cm", "centimetre", "centimeter"),
        Fraction(1): ("m", "metre", "meter"),
        Fraction(1000): ("km", "kms", "kilometre", "kilometer"),
        _FOOT / 12: ("inch", "inches"),
        _FOOT: ("ft", "foot", "feet"),
        _FOOT * 3: ("yard",),
        _MILE: ("mi", "mile"),
        Fraction(1852): ("nautical mile",),
    },
    "area": {
        Fraction(1): ("m2", "m²", "sq m", "square metre", "square meter"),
        Fraction(10_000): ("ha", "hectare"),
        Fraction("4046.8564224"): ("acre",),
        Fraction(1_000_000): ("km2", "km²", "sq km", "square kilometre", "square kilometer"),
        _MILE * _MILE: ("square mile", "sq mi", "sq mile"),
    },
    "mass": {
        Fraction(1, 1000): ("g", "gram"),
        Fraction(1): ("kg", "kgs", "kilo", "kilogram"),
        Fraction(1000): ("t", "tonne", "metric ton"),
        _POUND: ("lb", "lbs"),
        _POUND / 16: ("oz", "ounce"),
    },
    "volume": {Fraction(1): ("l", "litre", "liter"), Fraction("158.987294928"): ("barrel",)},
    "duration": {
        Fraction(1, 86_400): ("sec", "second"),
        Fraction(1, 1440): ("min", "mins", "minute"),
        Fraction(1, 24): ("h", "hr", "hrs", "hour"),
        Fraction(1): ("day",),
        Fraction(7): ("week",),
        _YEAR / 12: ("month",),
        _YEAR / 4: ("quarter",),
        _YEAR: ("year",),
        _YEAR * 10: ("decade",),
    },
    "percent": {Fraction(1): ("%", "percent", "per cent", "pc")},
    "percentage point": {Fraction(1): ("percentage point", "percent point", "% point", "pp")},
    "speed": {
        Fraction(1000): ("km/h", "kph", "kmh", "kilometres per hour", "kilometers per hour"),
        _MILE: ("mph", "miles per hour"),
        Fraction(1852): ("knot",),
    },
    "celsius": {Fraction(1): ("°c", "degrees celsius")},
    "fahrenheit": {Fraction(1): ("°f", "degrees fahrenheit")},
    "USD": {Fraction(1): ("$", "us$", "us $", "usd", "dollar", "us dollar")},
    "EUR": {Fraction(1): ("€", "eur", "euro")},
    "GBP": {Fraction(1): ("£", "gbp", "pound sterling", "pounds sterling")},
    "JPY": {Fraction(1): ("¥", "jpy", "yen")},
    "CHF": {Fraction(1): ("chf", "swiss franc")},
    "INR": {Fraction(1): ("₹", "rs", "rs.", "inr", "rupee", "indian rupee")},
    "CNY": {Fraction(1): ("cny", "rmb", "yuan", "renminbi")},
    "RUB": {Fraction(1): ("rub", "rouble", "ruble")},
    "AUD": {Fraction(1): ("a$", "aud", "australian dollar")},
    "CAD": {Fraction(1): ("c$", "cad", "canadian dollar")},
}

UNITS: dict[str, Unit] = {
    word: Unit(dimension, size) for dimension, sizes in _TABLE.items() for size, words in sizes.items() for word in words
}
CURRENCIES = frozenset(dimension for dimension in _TABLE if dimension.isupper())
CURRENCY_SIGNS = (
    *("us$", "us $", "a$", "c$", "$", "€", "£", "¥", "₹"),
    *(f"{code} " for code in ("usd", "eur", "gbp", "jpy", "chf", "inr", "rs", "rs.", "cny", "rmb", "rub", "aud", "cad")),
)

_LEVELS = frozenset({"percent", "percentage point", "speed", "celsius", "fahrenheit", "rank", "times"})
"""Dimensions of which a part may have more than its whole: a month of 12 per cent in a year of 9."""

SYMBOLS = frozenset(
    (
        "mm cm m km m2 m² km2 km² ha g kg t l min h % km/h °c °f $ us$ usd € eur £ gbp ¥ jpy chf ₹ inr cny rmb rub a$ aud c$ cad"
    ).split()
)
"""The units that are written alike in every language."""

PERIODS: dict[str, Fraction] = {word: unit.size for word, unit in UNITS.items() if unit.dimension == "duration" and len(word) > 1}
"""Spans of time in days, by name: what `per` may divide by."""


def period_days(per: str) -> Fraction | None:
    """The length in days of `day`, `week`, ...; None where `per` is no span of time (`per: 100,000 people`)."""
    name = per.strip().lower().removeprefix("a ").removeprefix("per ")
    return PERIODS.get(name) or PERIODS.get(name.removesuffix("s"))


def adds_up(unit: Unit) -> bool:
    """Whether what the parts have makes what the whole has, so that no part has more."""
    return unit.dimension not in _LEVELS and not unit.dimension.startswith("out of")
