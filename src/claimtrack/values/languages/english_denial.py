"""English: the words of denial, and of what goes on no longer or has not come about yet."""

from __future__ import annotations

from claimtrack.values.languages.denial_words import DenialWords

_REPORTS = (
    r"(?:\s+(?:(?:the|all|any|earlier|previous|media|press|local|recent|widespread|online)\s+)*"
    r"(?:reports?|claims?|allegations?|accusations?|suggestions?|rumou?rs?|assertions?|statements?|charges?|news|notion|idea))"
)
_WHEN = r"(?:\s+(?:on\s+\w+(?:\s+\d+)?|yesterday|today|again|earlier|later))?"
_VERB = (
    r"den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing)|disput(?:es?|ed|ing)"
    r"|rul(?:es?|ed|ing)\s+out"
)
_NOT = r"\b(?:not|never|cannot|neither|nor|unable\s+to|without|(?:declin|refus|fail)\w*\s+to|\w+n['’]t)"

ENGLISH_DENIAL = DenialWords(
    denying=(
        rf"\b(?:{_VERB}){_WHEN}(?:{_REPORTS}(?:\s+as\s+\w+)?{_WHEN})?\s+that\b"
        r"|\bden(?:y|ies|ied|ying)(?=\s+(?:it|he|she|they)\s)"
        r"|\bit\s+(?:is|was)\s+(?:(?:simply|just|absolutely|completely|entirely)\s+)?(?:not\s+(?:true|correct)|false|untrue|incorrect|a\s+lie)\s+that\b"
    ),
    withholding=(
        rf"{_NOT}\s+(?:\w+\s+){{0,3}}?(?:confirm(?:ed|ing)?|den(?:y|ied|ying)|verif(?:y|ied)|rule\s+out|ruled\s+out|say|said)"
        rf"(?:\s+(?:or|nor)\s+(?:deny|denied|confirm|confirmed)|\s+if\s+it\s+was\s+true)?{_REPORTS}?\s+(?:that|whether|if)\b"
        r"|\b(?:unclear|unknown|not\s+(?:immediately\s+)?(?:clear|known))\s+(?:whether|if)\b"
    ),
    themselves=r"\s*(?:it|he|she|they)\b",
    standing=r"\b(?:(?:no|any)\s+longer|any\s?more|yet|still|already)\b",
    ended=r"\bno\s+longer\b|\b(?:not|\w+n['’]t)\b.*\bany\s?(?:more|\s+longer)\b",
    pending=r"\b(?:not|never|no|\w+n['’]t)\b.*\byet\b|\byet\s+to\b",
)
