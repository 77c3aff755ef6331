"""English: the words of change."""

from __future__ import annotations

from claimtrack.values.languages.change_words import ChangeWords

ENGLISH_CHANGE = ChangeWords(
    rising=(
        r"rose|rises?|risen|rising|gr[eo]w|grows|grown|growing|growth|increas\w+|climb\w*|jump\w*|rais(?:e|es|ed|ing)|surg\w+|soar\w*"
        r"|gain\w*|expand\w*|widen\w*|lift(?:s|ed)?|hik(?:e|es|ed|ing)"
        r"|(?:is|are|was|were|been|went|gone|going|goes)\s+up"
    ),
    falling=(
        r"fell|falls?|fallen|falling|decreas\w+|drop(?:s|ped|ping)?|declin\w+|cuts?|cutting|reduc\w+|shr[aiu]nk\w*|slid\w*|plung\w+"
        r"|plummet\w*|tumbl\w+|slump\w*|dip(?:s|ped|ping)?|slash(?:es|ed|ing)?|trim(?:s|med|ming)?|lower(?:s|ed|ing)?|lost|loses?|losing"
        r"|(?:is|are|was|were|been|went|gone|going|goes)\s+down"
    ),
    moving=r"revis\w+|chang(?:e|es|ed|ing)|went|goes|gone|mov(?:e|es|ed|ing)|updat\w+|adjust\w*|brought",
    origin="from",
    outcome="to",
    step="by",
    former=r"(?:up|down)\s+(?:\w+\s+)?from",
    events=(
        r"attack|assault|ambush|raid|bombing|bombardment|shelling|blast|explosion|(?:air|drone|missile)?\s?strike|shooting|massacre|battle"
        r"|stabbing|siege|operation|crash|collision|accident|derailment|sinking|shipwreck|collapse|stampede|incident|disaster|fire|wildfire"
        r"|blaze|(?:earth)?quake|flood|storm|hurricane|typhoon|cyclone|tornado|tsunami|landslide|avalanche|eruption|outbreak|epidemic"
        r"|protest|rally|riot|clash|demonstration|election|vote|poll|referendum|survey|census|match|game|final|race|summit|meeting|auction"
        r"|deal|agreement|contract|treaty|merger|sale|film|movie|album|concert|tournament|season"
    ),
    further_before=r"another|an?\s+(?:further|additional)|additional",
    further_behind=r"\s+(?:more|additional|further)\b(?!\s+than\b)",
)
