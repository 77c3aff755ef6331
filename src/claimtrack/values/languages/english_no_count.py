"""English: the numbers that count nothing, each with the words that show it: ages, addresses, times of day, names, odds.

A pattern, and no code; what it matches is left alone by the readers of counts and shares.
"""

from __future__ import annotations

_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|[1-9])"
_NOT_SPAN = r"(?![\s-]*(?:years?|months?|weeks?|days?)\b)"

_AGES = (
    r"(?<=[^\W\d_]),\s+\d{1,3}(?=[,;)](?!\d)|\.\s*$)",  # the suspect, 34, was
    r"(?-i:\b[A-Z]\w+\s+\(\d{1,3}\))",
    rf"\b(?:aged?|ages|ag(?:e|es)\s+of)\s+(?:between\s+)?\d{{1,3}}(?:\s*(?:to|and|or|[-–])\s*\d{{1,3}})?\b{_NOT_SPAN}",
    r"\bturn(?:s|ed|ing)?\s+(?:\d{1,3}|\w+ty|\w+teen|eleven|twelve)\b"
    r"(?=\s*(?:[.,;)]|$)|\s+(?:in|on|last|this|next|today|yesterday|and|while|before|after|when|at)\b)",
)

_PLACES = r"Street|St|Road|Rd|Avenue|Ave|Lane|Boulevard|Blvd|Drive|Square|Court|Terrace|Row|Highway|Parkway|Crescent|Gardens|Mews"
_ADDRESSES = (rf"(?-i:\b\d+[A-Za-z]?,?\s+(?:[A-Z][\w.'’-]*\s+){{1,4}}?(?:{_PLACES})\b(?!\s+[a-z]\w*s\b))",)

_CLAUSE = (
    r"(?=\s*(?:$|[,;!?)]|\.(?!\d))|\s+(?:on|in|and|to|till|until|when|as|while|the|he|she|they|we|it|local|this|that|today|yesterday"
    r"|tomorrow|(?-i:[A-Z]{2,4}T?)|\w+day)\b)"
)
_TIMES_OF_DAY = (
    r"\b(?:\d{1,2}(?:[.:]\d{2})?\s*(?:to|and|[-–])\s*)?(?:\d{1,2}(?:[.:]\d{2})?|\w+)\s*(?:[ap]\.m\.|[ap]m\b|o['’]clock\b)",
    rf"\b(?:at|until|till)\s+(?:[01]?\d|2[0-3])\.[0-5]\d{_CLAUSE}",
)

_NUMBERED = (
    "Fortune S&P FTSE Nasdaq Nikkei Russell Stoxx CAC DAX Forbes Area Section Article Chapter Formula Route Highway "
    "Interstate Flight Boeing Airbus Channel Studio Apollo Proposition Title Resolution Room Gate Pier Platform Page "
    "Paragraph Clause Annex Appendix Volume Season Episode Version Windows Phase Schedule Rule Amendment Covid Unit Ward "
    "Terminal Runway Line Level Tier Grade Figure Table"
).split()
_NUMBER_NAMES = r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirty|Forty|Fifty|Hundred)"
_NAMES = (
    rf"(?-i:(?<![\w&])(?:{'|'.join(_NUMBERED)})s?\s+(?:\d[\d,.]*\d|\d|{_NUMBER_NAMES})\b)",
    r"(?-i:\b(?:section|article|chapter|phase|page|paragraph|clause|flight|highway|route|appendix)s?\s+\d+\b)",
    rf"(?-i:(?<=\w\s)(?:[A-Z]\w+\s+(?:of\s+)?{_NUMBER_NAMES})\b(?!\s+[A-Z]))",  # the Big Four
    r"(?:(?<!\w)nos?\.?|№|#)\s*\d+(?:\s+(?:and|or|to)\s+\d+)*\b",
)

_IN_WORDS = "three|four|five|six|seven|eight|nine|ten|twenty"
_NO_SPAN = r"(?![.,]\d|[\s-]*(?:%|per|(?:hour|day|week|month|year)s?\b))"
_ODDS = (
    rf"\b(?:one|1)\s+in\s+(?:every\s+)?(?:{_IN_WORDS}|fifty|(?:a|one)\s+\w+|[3-9]|[1-9]\d|100|1,?000)\b{_NO_SPAN}",
    rf"\b{_SMALL}\s+(?:in|out\s+of)\s+(?:every\s+)?(?:{_IN_WORDS}|[3-9]|10|20|25|50|100)\b{_NO_SPAN}",
)

_PARTS = (
    r"\b(?:\w+[\s-]+)?(?:half|halves|thirds?|quarters?|fourths?|fifths?|tenths?)\s+of\s+(?:an?|one)\s+"
    r"(?:dozen|hundred|thousand|million|billion|trillion)\b",
    r"\b(?:first|second|1st|2nd|latter|last|final|opening|closing|early|late)\s+(?:half|quarter|third)\b",
    r"\b\w+[\s-]odd\b",
)

_CHANGED = (
    r"ros?e|rises?|risen|rising|fell|falls?|fallen|falling|gr[eo]w\w*|increas\w+|decreas\w+|drop\w*|climb\w*|jump\w*|declin\w+|up|down"
    r"|cut\w*|rais\w+|reduc\w+|surg\w+|soar\w*|shr[aiu]nk\w*|gain\w*|slid\w*|plung\w+|tumbl\w+|expand\w*|widen\w*|lower\w*|improv\w+"
)
_CHANGES = (rf"\b(?:{_CHANGED})\s+(?:\w+ly\s+)?by\s+[$€£]?\d[\d.,]*\s*(?:%|per\s?cent\b)?\s+to\s+[$€£]?\d[\d.,]*",)
"""By 5 to 50: by between 5 and 50, or by 5, so that it is 50 now."""

_SOME = r"(?:(?:about|some|around|an?)\s+)?(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)"
_LEFT_OUT = (
    rf"\b(?:all|every\s?(?:one|body)?)\b(?:[^,.;]{{0,40}}?\bexcept(?:\s+for)?|\s+but)\s+{_SOME}"
    rf"(?:\s+of\s+(?:the|its|their|those|these)\s+{_SOME})?",
)
"""All but two of the 12: neither the two nor the 12 is how many there were."""

NO_COUNT = "|".join((*_AGES, *_ADDRESSES, *_TIMES_OF_DAY, *_NAMES, *_ODDS, *_PARTS, *_CHANGES, *_LEFT_OUT))
