"""The words by which details of a person are told, in English, French, German and Arabic. A table alone."""

from __future__ import annotations

from typing import Literal

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

_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|zwei|drei|vier|fünf|zehn|zwanzig|deux|trois|cinq|dix|vingt)"
)
_MET = r"\b(?:met|meeting|spoke|interview\w*|called|talked|seen|visited|traf|getroffen|rencontr\w*|entretien)\b[^.;]{0,60}"

WORDS: dict[Detail, tuple[str, ...]] = {
    "age": (
        r"\b(?:\d\d|twenty|thirty|forty|fifty|sixty|seventy)[-\s]?(?:\w+[-\s])?years?[-\s]old\b",
        r"\baged? \d\d\b|,\s\d\d,",
        r"\bin (?:his|her|their) (?:early |mid-?|late )?(?:twenties|thirties|forties|fifties|sixties|seventies|\d0s)\b",
        r"\bâgée? de \d\d|\b\d\d ans\b",
        r"\b\d\d[-\s]?jährig\w*|\b\d\d jahre alt\b",
        r"عمر(?:ه|ها) \d\d|في (?:ال)?(?:ثلاثينيات|أربعينيات|خمسينيات)",
    ),
    "gender": (
        r"\b(?:he|she|his|her|hers|him|man|woman|male|female|mother|father|husband|wife|widow|\w+woman|girl|boy|lady)\b",
        r"\b(?:une femme|un homme)\b",
        r"\b(?:frau|mutter|vater|eine \w+(?:in|frau))\b",
        r"امرأة|سيدة|رجل",
    ),
    "post or rank": (
        r"\b(?:colonel|general|major|captain|lieutenant|sergeant|brigadier|admiral|commander|ambassador|consul|judge)\b",
        r"\b(?:prosecutor|mayor|governor|chief of staff|(?:deputy|vice)[-\s]\w+)\b",
        r"\b(?:head|director|chief|chair\w*|commander|dean|manager) of\b",
        r"\b(?:capitaine|juge|ambassadeur|directeur|directrice)\b",
        r"\b(?:oberst|hauptmann|leutnant|botschafter\w*|richter\w*|leiter\w* (?:der|des))\b",
        r"عقيد|عميد|لواء|نقيب|سفير|قاض|مدير",
    ),
    "employer or unit": (
        r"\b\d{1,3}(?:st|nd|rd|th) (?:\w+ )?(?:brigade|division|battalion|regiment|company|corps|army)\b",
        r"\b(?:at|of|in|with) (?:the|a|his|her) (?:\w+ )?(?:ward|laboratory|registry|archive|payroll|accounts department)\b",
        r"\b(?:at|of|in|with) (?:the|a|his|her) (?:\w+ )?(?:operating theatre|control room|legal department)\b",
    ),
    "place": (
        r"\b(?:lives|living|resident|based|born|works) in\b",
        r"\b(?:habite|vit|travaille) à\b",
        r"\b(?:wohnt|lebt|arbeitet) in\b",
        r"يسكن|تسكن|يقيم في|تقيم في",
    ),
    "nationality or ethnicity": (
        r"\b(?:kurd|kurdish|alawite|druze|sunni|shia|shiite|christian|jewish|yazidi|yezidi|arab|turkmen|assyrian|armenian)s?\b",
        r"\b(?:coptic|copt|tutsi|hutu|uyghur|uighur|rohingya|roma|tamil|pashtun|hazara|tajik|tatar|chechen|berber|amazigh)s?\b",
        r"\b(?:maronite|kurdin|kurde|jüdisch\w*|syrer\w*|syrien(?:ne)?|irakien(?:ne)?)s?\b",
        r"كردي|كردية|علوي|علوية|درزي|درزية|سوري|سورية|عراقي|عراقية",
    ),
    "day or hour of the meeting": (
        rf"{_MET}(?:\b\d{{1,2}}[:.]\d\d\b|\b\d{{1,2}}\s?[ap]\.?m\b|\b\d{{1,2}} uhr\b|\b\d{{4}}-\d\d-\d\d\b)",
        rf"{_MET}\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
        rf"{_MET}\b\d{{1,2}} (?:janu|febr|march|april|may|june|july|aug|sept|octo|nov|dec)\w*",
        rf"{_MET}\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b",
        rf"{_MET}\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b",
    ),
    "family": (
        r"\b(?:wife|husband|brother|sister|son|daughter|cousin|uncle|aunt|nephew|niece|widow\w*|in-law|partner) of\b",
        r"\b(?:mother|father) of\b",
        r"\b(?:my|his|her|whose) (?:wife|husband|brother|sister|son|daughter|cousin|uncle|aunt|mother|father)\b",
        r"\b(?:ehefrau|ehemann|bruder|schwester|sohn|tochter|witwe) (?:des|der|von)\b",
        r"\b(?:épouse|frère|sœur|fils|fille|veuve) (?:de|du|d')",
        r"شقيق|زوجة|ابن عم|أرملة",
    ),
    "years in office": (
        rf"\b(?:for|over|more than|after|with) (?:\w+ )?{_NUMBER} years\b|\bsince (?:19|20)\d\d\b",
        rf"\b{_NUMBER}[-\s]years?(?:'|’)? (?:service|experience|veteran|career)\b",
        rf"\bseit (?:(?:19|20)\d\d|{_NUMBER} jahren)\b|\bdepuis (?:(?:19|20)\d\d|{_NUMBER} ans)\b",
        r"منذ \d{1,4}",
    ),
    "being the only one": (
        r"\bthe (?:only|sole|youngest|oldest)\b|\bthe first (?:woman|man|female|black)\b",
        r"\bone of (?:only )?(?:the )?(?:two|three|four|five|few)\b",
        r"\b(?:der|die|das) (?:einzige|jüngste|älteste)\w*",
        r"\b(?:le seul|la seule|l'unique|un des deux|une des deux)\b",
        r"الوحيد|الوحيدة",
    ),
}
"""Patterns, any of which tells a detail."""

FIRST_PERSON = (
    r"\b(?:I|[Mm]y|me|mine|[Ww]e|[Oo]ur|[Jj]e|[Jj]'|[Mm]on|[Mm]a|[Mm]es"
    r"|[Ii]ch|[Mm]ein\w*|[Mm]ir|[Ww]ir|[Uu]nser\w*)\b|أنا|زوجتي|زوجي|ابني"
)
"""How somebody speaks of themselves; `I` is written so, whatever the case."""

SELF_TOLD = (
    r"\b(?:says?|said|tells?|told|adds?|confirms?|recalls?)\b(?: us| reporters)?(?: that)? (?:s?he|his|her)\b",
    r"\bwho (?:has|had|is|was|works?|worked|lives?)\b|\bas (?:a|an|the|one of)\b",
    r"\bsagt\w*,? (?:sie|er)\b|\b(?:dit|affirme)\w* (?:qu'elle|qu'il)\b",
)
"""How a paraphrase speaks of whoever is cited."""
