"""Details that identify somebody together though none does alone: an age, a post, a place... Which ones, and where they stand.

Three of different kinds are a likeness that whoever knows the place will recognise. What a large crowd shares is none: a country
as a place, a ministry as an employer. English, French, German and Arabic words; what is written otherwise is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from claimtrack.words.name_table import CITIES, COUNTRIES
from claimtrack.words.names import names
from claimtrack.words.spellings import KNOWN, plain

Detail = Literal[
    "age",
    "gender",
    "post or rank",
    "employer or unit",
    "place",
    "nationality or ethnicity",
    "day or hour of the meeting",
    "family",
    "years in office",
    "being the only one",
]
ENOUGH = 3
"""So many kinds of details are told."""


class Clue(msgspec.Struct, frozen=True, order=True):
    """One kind of detail in a text."""

    detail: Detail
    start: int


def clues(text: str) -> tuple[Clue, ...]:
    """The kinds of details that a text gives of the person it describes, each once, where it first stands."""
    found: dict[Detail, int] = {}
    for detail, pattern in _patterns().items():
        match = pattern.search(text)
        if match:
            found[detail] = match.start()
    for detail, start in _by_names(text):
        found.setdefault(detail, start)
    return tuple(sorted(Clue(detail, start) for detail, start in found.items()))


def clues_of_speaker(text: str, *, quoted: bool) -> tuple[Clue, ...]:
    """What words of a source tell of the source itself: clauses in the first person; of a paraphrase `says she`, `as the only`.

    The rest of the words is about the matter, whose persons and places are not the source's.
    """
    sign = _first_person() if quoted else _self_told()
    parts = (part for part in re.split(r"(?<=[.!?;])\s", text) if sign.search(part))
    found = {clue.detail: clue for part in parts for clue in clues(part)}
    return tuple(sorted(found.values()))


def _by_names(text: str) -> Iterator[tuple[Detail, int]]:
    """Nationalities, places and employers by the names in a text."""
    for one in names(text):
        before = text[: one.start].rstrip()
        if one.key.startswith(KNOWN):
            if plain(one.text).casefold() in _peoples():
                yield "nationality or ethnicity", one.start
            elif one.key in _cities() and _IN.search(before):
                yield "place", one.start
        elif _UNITS.search(one.text):
            yield "employer or unit", one.start
        elif _IN.search(before) and not _MONTHS.search(one.text):
            yield "place", one.start


_IN = re.compile(r"(?:^|\W)(?:in|at|from|near|outside|of|based in|lives in|à|près de|aus|bei|nahe)$", re.IGNORECASE)
_MONTHS = re.compile(
    r"janu|febr|march|april|may\b|june|july|august|septem|octo|novem|decem|januar|märz|mai\b|juni|juli|oktober|dezember", re.IGNORECASE
)
_UNITS = re.compile(
    r"hospital|clinic|school|university|college|brigade|division|battalion|regiment|squadron|unit\b|ward\b|embassy|consulate|prison"
    r"|station|plant\b|factory|krankenhaus|klinik|schule|universität|hôpital|lycée|université",
    re.IGNORECASE,
)


@cache
def _peoples() -> frozenset[str]:
    """Spellings of the table that are adjectives or peoples: all but the country's own names, which end otherwise."""
    endings = ("an", "ans", "ish", "ese", "i", "is", "ch", "ic", "ton", "tons", "man", "men", "ek", "eks", "ot", "ots", "ss", "ai")
    rows = (row.split(", ") for row in COUNTRIES.strip().splitlines())
    return frozenset(plain(one).casefold() for first, *others in rows for one in others if " " not in one and one.endswith(endings))


@cache
def _cities() -> frozenset[str]:
    return frozenset(KNOWN + plain(row.split(", ")[0]).casefold() for row in CITIES.strip().splitlines())


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(r"\b(?:I|I'm|I've|my|me|mine|we|our|je|j'|mon|ma|mes|ich|mein\w*|mir|wir|unser\w*)\b|أنا|زوجتي|زوجي|ابني", re.ASCII)


@cache
def _self_told() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:says?|said|tells?|told|adds?|confirms?|recalls?)\b(?: us| reporters)?(?: that)? (?:s?he|his|her)\b|\bwho (?:has|had|is|was|works?|worked|lives?)\b"
        r"|\bas (?:a|an|the|one of)\b|\bsagt\w*,? (?:sie|er)\b|\b(?:dit|affirme)\w* (?:qu'elle|qu'il)\b",
        re.IGNORECASE,
    )


@cache
def _patterns() -> dict[Detail, re.Pattern[str]]:
    return {detail: re.compile(pattern, re.IGNORECASE) for detail, pattern in _WORDS.items()}


_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|zwei|drei|vier|fünf|zehn|zwanzig|deux|trois|cinq|dix|vingt)"
_WORDS: dict[Detail, str] = {
    "age": r"\b(?:\d\d|twenty|thirty|forty|fifty|sixty|seventy)[-\s]?(?:\w+[-\s])?years?[-\s]old\b|\baged? \d\d\b|,\s\d\d,"
    r"|\bin (?:his|her|their) (?:early |mid-?|late )?(?:twenties|thirties|forties|fifties|sixties|seventies|\d0s)\b"
    r"|\bâgée? de \d\d|\b\d\d ans\b|\b\d\d[-\s]?jährig\w*|\b\d\d Jahre alt\b|عمر(?:ه|ها) \d\d|في (?:ال)?(?:ثلاثينيات|أربعينيات|خمسينيات)",
    "gender": r"\b(?:he|she|his|her|hers|him|man|woman|male|female|mother|father|husband|wife|widow|\w+woman|girl|boy|lady)\b"
    r"|\b(?:une femme|un homme|frau|mutter|vater|eine \w+(?:in|frau))\b|امرأة|سيدة|رجل",
    "post or rank": r"\b(?:colonel|general|major|captain|lieutenant|sergeant|brigadier|admiral|commander|ambassador|consul|judge"
    r"|prosecutor|mayor|governor|(?:deputy|vice)[-\s]\w+|(?:head|director|chief|chair\w*|commander|dean|manager) of\b|chief of staff"
    r"|oberst|hauptmann|leutnant|botschafter\w*|richter\w*|leiter\w* (?:der|des)|colonel|capitaine|juge|ambassadeur|directeur|directrice)\b"
    r"|عقيد|عميد|لواء|نقيب|سفير|قاض|مدير",
    "employer or unit": r"\b\d{1,3}(?:st|nd|rd|th) (?:\w+ )?(?:brigade|division|battalion|regiment|company|corps|army)\b"
    r"|\b(?:at|of|in|with) (?:the|a|his|her) (?:\w+ )?(?:ward|laboratory|registry|archive|payroll|accounts department|operating theatre|control room|legal department)\b",
    "place": r"\b(?:lives|living|resident|based|born|works) in\b|\b(?:wohnt|lebt|arbeitet) in\b|\b(?:habite|vit|travaille) à\b|يسكن|تسكن|يقيم في|تقيم في",
    "nationality or ethnicity": r"\b(?:kurd|kurdish|alawite|druze|sunni|shia|shiite|christian|jewish|yazidi|yezidi|arab|turkmen|assyrian|armenian"
    r"|coptic|copt|tutsi|hutu|uyghur|uighur|rohingya|roma|tamil|pashtun|hazara|tajik|tatar|chechen|berber|amazigh|maronite"
    r"|kurdin|kurde|jüdisch\w*|syrer\w*|syrien(?:ne)?|irakien(?:ne)?)s?\b|كردي|كردية|علوي|علوية|درزي|درزية|سوري|سورية|عراقي|عراقية",
    "day or hour of the meeting": r"\b(?:met|meeting|spoke|interview\w*|called|talked|seen|visited|traf|getroffen|rencontr\w*|entretien)\b[^.;]{0,60}"
    r"(?:\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2} (?:janu|febr|march|april|may|june|july|aug|sept|octo|nov|dec)\w*"
    r"|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b|\b\d{1,2} uhr\b)",
    "family": r"\b(?:wife|husband|brother|sister|son|daughter|cousin|uncle|aunt|nephew|niece|widow\w*|in-law|mother|father|partner) of\b"
    r"|\b(?:my|his|her|whose) (?:wife|husband|brother|sister|son|daughter|cousin|uncle|aunt|mother|father)\b"
    r"|\b(?:mother|father) of (?:one|two|three|four|five|six|\d)|\b(?:ehefrau|ehemann|bruder|schwester|sohn|tochter|witwe) (?:des|der|von)\b"
    r"|\b(?:épouse|frère|sœur|fils|fille|veuve) (?:de|du|d')|شقيق|زوجة|زوج |ابن عم|أرملة",
    "years in office": rf"\b(?:for|over|more than|after|with) (?:\w+ )?{_NUMBER} years\b|\bsince (?:19|20)\d\d\b|\b{_NUMBER}[-\s]years?(?:'|’)? (?:service|experience|veteran)\b"
    rf"|\b{_NUMBER}[-\s]year (?:veteran|career)\b|\bseit (?:(?:19|20)\d\d|{_NUMBER} jahren)\b|\bdepuis (?:(?:19|20)\d\d|{_NUMBER} ans)\b|منذ \d{{1,4}}",
    "being the only one": r"\b(?:the only|the sole|the first (?:woman|man|female|black)|the youngest|the oldest|the last|one of (?:only )?(?:two|three|four|five|the two|the three|the few))\b"
    r"|\b(?:der|die|das) (?:einzige|jüngste|älteste)\w*|\b(?:le seul|la seule|l'unique|un des deux|une des deux)\b|الوحيد|الوحيدة",
}
