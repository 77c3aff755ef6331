"""The words by which details of a person are told, in English, French, German and Arabic. A table alone."""

from __future__ import annotations

from typing import Literal, NamedTuple

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


class Words(NamedTuple):
    """How a detail is told: `words` do alone; else one of the `patterns`, none of which holds where no `sign` stands."""

    words: str = ""
    signs: str = ""
    patterns: tuple[str, ...] = ()


_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|zwei|drei|vier|fünf|zehn|zwanzig|deux|trois|cinq|dix|vingt)"
)
_MET = r"\b(?:met|meeting|spoke|interview\w*|called|talked|seen|visited|traf|getroffen|rencontr\w*|entretien)\b[^.;]{0,60}"

_MANY = (
    r"(?:one|two|three|some|most|many|more|half|part|each|all|none|any|out|group|team|unit|crew|class|crowd|party|total|list|set"
    r"|number|staff|force|platoon|company|battalion|brigade|squad|cell|convoy|column|family|majority|average|article|page|chapter"
    r"|paragraph|january|february|march|april|may|june|july|august|september|october|november|december|\w*(?:ing|ion|ity))\b"
)
"""What there may be `of 45` besides persons."""

WORDS: dict[Detail, Words] = {
    "age": Words(
        signs="year age jährig jahre ans âg ties عمر في 1 2 3 4 5 6 7 8 9 0",
        patterns=(
            r"\b(?:\d\d|twenty|thirty|forty|fifty|sixty|seventy)[-\s]?(?:\w+[-\s])?years?[-\s]old\b",
            r"\baged? \d\d\b|,\s\d\d,",
            rf"\b(?!{_MANY})[^\W\d_]+ of (?:1[6-9]|[2-9]\d)(?=[,.;)](?!\d)|$| (?:who|with|from|at|in|on|and)\b)",
            r"\bim alter von \d\d\b",
            r"\bin (?:his|her|their) (?:early |mid-?|late )?(?:twenties|thirties|forties|fifties|sixties|seventies|\d0s)\b",
            r"\bâgée? de \d\d|\b\d\d ans\b",
            r"\b\d\d[-\s]?jährig\w*|\b\d\d jahre alt\b",
            r"عمر(?:ه|ها) \d\d|في (?:ال)?(?:ثلاثينيات|أربعينيات|خمسينيات)",
        ),
    ),
    "gender": Words(
        words="he she his her hers him man woman male female mother father husband wife widow girl boy lady policewoman "
        "businesswoman spokeswoman saleswoman policeman businessman spokesman frau mutter vater امرأة سيدة رجل",
        signs="femme homme eine",
        patterns=(r"\b(?:une femme|un homme)\b", r"\beine \w+(?:in|frau)\b"),
    ),
    "post or rank": Words(
        words="colonel general major captain lieutenant sergeant brigadier admiral commander ambassador consul judge "
        "prosecutor mayor governor capitaine juge ambassadeur directeur directrice oberst hauptmann leutnant "
        "botschafter botschafterin richter richterin عقيد عميد لواء نقيب سفير قاض مدير",
        signs="head director chief chair commander dean manager deputy vice leiter",
        patterns=(
            r"\b(?:head|director|chief|chair\w*|commander|dean|manager) of\b|\bchief of staff\b",
            r"\b(?:deputy|vice)[-\s]\w+|\bleiter\w* (?:der|des)\b",
        ),
    ),
    "employer or unit": Words(
        signs="ward laboratory registry archive payroll department theatre room brigade division battalion regiment company "
        "corps army",
        patterns=(
            r"\b\d{1,3}(?:st|nd|rd|th) (?:\w+ )?(?:brigade|division|battalion|regiment|company|corps|army)\b",
            r"\b(?:at|of|in|with) (?:the|a|his|her) (?:\w+ )?(?:ward|laboratory|registry|archive|payroll|accounts department)\b",
            r"\b(?:at|of|in|with) (?:the|a|his|her) (?:\w+ )?(?:operating theatre|control room|legal department)\b",
        ),
    ),
    "place": Words(
        words="يسكن تسكن",
        signs="lives living resident based born works habite vit travaille wohnt lebt arbeitet يقيم تقيم",
        patterns=(
            r"\b(?:lives|living|resident|based|born|works) in\b",
            r"\b(?:habite|vit|travaille) à\b|\b(?:wohnt|lebt|arbeitet) in\b|[يت]قيم في",
        ),
    ),
    "nationality or ethnicity": Words(
        words="kurd kurds kurdish alawite alawites druze sunni sunnis shia shiite shiites christian jew jewish yazidi "
        "yezidi arab arabs turkmen assyrian armenian coptic copt tutsi hutu uyghur uighur rohingya roma tamil pashtun "
        "hazara tajik tatar chechen berber amazigh maronite kurdin kurde jüdisch jüdische jüdischer syrer syrerin "
        "syrien syrienne irakien irakienne كردي كردية علوي علوية درزي درزية سوري سورية عراقي عراقية",
    ),
    "day or hour of the meeting": Words(
        signs="met meeting spoke interview called talked seen visited traf getroffen rencontr entretien",
        patterns=(
            rf"{_MET}(?:\b\d{{1,2}}[:.]\d\d\b|\b\d{{1,2}}\s?[ap]\.?m\b|\b\d{{1,2}} uhr\b|\b\d{{4}}-\d\d-\d\d\b)",
            rf"{_MET}\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
            rf"{_MET}\b\d{{1,2}} (?:janu|febr|march|april|may|june|july|aug|sept|octo|nov|dec)\w*",
            rf"{_MET}\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b",
            rf"{_MET}\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b",
        ),
    ),
    "family": Words(
        words="شقيق زوجة أرملة",
        signs="wife husband brother sister son daughter cousin uncle aunt nephew niece widow law partner mother father "
        "ehefrau ehemann bruder schwester sohn tochter witwe épouse frère sœur fils fille veuve ابن",
        patterns=(
            r"\b(?:wife|husband|brother|sister|son|daughter|cousin|uncle|aunt|nephew|niece|widow\w*|in-law|partner) of\b",
            r"\b(?:mother|father) of\b",
            r"\b(?:my|his|her|whose) (?:wife|husband|brother|sister|son|daughter|cousin|uncle|aunt|mother|father)\b",
            r"\b(?:ehefrau|ehemann|bruder|schwester|sohn|tochter|witwe) (?:des|der|von)\b",
            r"\b(?:épouse|frère|sœur|fils|fille|veuve) (?:de|du|d')|ابن عم",
        ),
    ),
    "years in office": Words(
        signs="year since seit depuis منذ",
        patterns=(
            rf"\b(?:for|over|more than|after|with) (?:\w+ )?{_NUMBER} years\b|\bsince (?:19|20)\d\d\b",
            rf"\b{_NUMBER}[-\s]years?(?:'|’)? (?:service|experience|veteran|career)\b",
            rf"\bseit (?:(?:19|20)\d\d|{_NUMBER} jahren)\b|\bdepuis (?:(?:19|20)\d\d|{_NUMBER} ans)\b",
            r"منذ \d{1,4}",
        ),
    ),
    "being the only one": Words(
        words="الوحيد الوحيدة",
        signs="only sole youngest oldest first one einzig jüngste älteste seul unique",
        patterns=(
            r"\bthe (?:only|sole|youngest|oldest)\b|\bthe first (?:woman|man|female|black)\b",
            r"\bone of (?:only )?(?:the )?(?:two|three|four|five|few)\b",
            r"\b(?:der|die|das) (?:einzige|jüngste|älteste)\w*",
            r"\b(?:le seul|la seule|l'unique|une? des deux)\b",
        ),
    ),
}
"""How each detail is told; all in small letters."""

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
