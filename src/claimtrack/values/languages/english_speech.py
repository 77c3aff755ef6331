"""English: the words around the values of a sentence."""

from __future__ import annotations

from fractions import Fraction

from claimtrack.values.languages.english_no_count import NO_COUNT
from claimtrack.values.languages.english_verbs import IRREGULAR_VERBS
from claimtrack.values.languages.speech_words import SpeechWords

_STOPS = (
    "of in on at for from to with and or but nor who whom whose that which what when where while as than then so if because "
    "was were is are be been being am has have had having do does did will would could can may might must shall should "
    "by about into onto over under after before since until during within between among against through across along via "
    "per an a the this these those its their his her our your my it they he she we you there here not no never also only "
    "hourly daily weekly monthly yearly annually still now already just each every all both either another others "
    "said says say told according including include "
    "includes included up down out off around near nearby worldwide globally ago later earlier more less left"
)

_DONE = (
    "killed hurt injured wounded harmed arrested detained held captured jailed imprisoned charged convicted sentenced rescued "
    "evacuated displaced hospitalised hospitalized infected missing trapped shot kidnapped abducted freed released executed"
)
"""What is done to people who are counted."""

ENGLISH_SPEECH = SpeechWords(
    common=tuple(
        (
            "the of and to in is was for that with on by are were has have from which a an as at it its he she they his her "
            "their this these been be will would not no more than who when after before over about said says had but or one two "
            "out up new all most into between against during under first last people near off"
        ).split()
    ),
    stops=frozenset(_STOPS.split()),
    of=("of", "of the", "of its", "of their", "of his", "of her"),
    range_joints=("-", "–", "to", "and"),
    either=("or",),
    none_of=("no", "zero", "not a single"),
    nobody=("no one", "nobody", "none", "not one"),
    done=rf"(?:(?:was|were|is|are|(?:has|have|had)\s+been)\s+(?:\w+ly\s+)?(?:{'|'.join(_DONE.split())})|died|perished|survived)\b",
    names=r"(?<!\S)[^\W\d_a-z][\w’'-]*$",
    no_count=NO_COUNT,
    plural=r"(?:[^s]s|people|men|women|children|police|dead|wounded|injured)$",
    fractions={
        "half": Fraction(1, 2),
        "one half": Fraction(1, 2),
        "a third": Fraction(1, 3),
        "one third": Fraction(1, 3),
        "one-third": Fraction(1, 3),
        "two thirds": Fraction(2, 3),
        "two-thirds": Fraction(2, 3),
        "a quarter": Fraction(1, 4),
        "one quarter": Fraction(1, 4),
        "one-quarter": Fraction(1, 4),
        "a fourth": Fraction(1, 4),
        "one fourth": Fraction(1, 4),
        "three quarters": Fraction(3, 4),
        "three-quarters": Fraction(3, 4),
        "three fourths": Fraction(3, 4),
        "three-fourths": Fraction(3, 4),
        "a fifth": Fraction(1, 5),
        "one fifth": Fraction(1, 5),
        "one-fifth": Fraction(1, 5),
        "two fifths": Fraction(2, 5),
        "two-fifths": Fraction(2, 5),
        "three fifths": Fraction(3, 5),
        "three-fifths": Fraction(3, 5),
        "four fifths": Fraction(4, 5),
        "four-fifths": Fraction(4, 5),
        "a tenth": Fraction(1, 10),
        "one tenth": Fraction(1, 10),
        "one-tenth": Fraction(1, 10),
    },
    after_share=r"\s+(?:of|the|all|its|their|his|her)\b|\s*[.,;:!?)]|\s*$",
    multiples={
        "doubled": Fraction(2),
        "has doubled": Fraction(2),
        "have doubled": Fraction(2),
        "twice as many": Fraction(2),
        "twice as much": Fraction(2),
        "double the": Fraction(2),
        "twofold": Fraction(2),
        "tripled": Fraction(3),
        "trebled": Fraction(3),
        "triple the": Fraction(3),
        "three times as many": Fraction(3),
        "three times as much": Fraction(3),
        "threefold": Fraction(3),
        "quadrupled": Fraction(4),
        "fourfold": Fraction(4),
        "tenfold": Fraction(10),
        "halved": Fraction(1, 2),
        "half as many": Fraction(1, 2),
        "half as much": Fraction(1, 2),
    },
    ordinals={
        word: number
        for number, word in enumerate(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
            "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
            1,
        )
    },
    ordinal_figures=r"(?:st|nd|rd|th)\b",
    range_openers=("between",),
    one_of=("of",),
    rank_before=(
        r"(?:ranks?|ranked|ranking|placed|finish|finished|finishing|came|comes|coming|peaked at|number|position)\s+"
        r"(?:(?:in|at|the|as|number)\s+)*"
    ),
    rank_after=r"(?:place|position|spot|rank|most|least|best|worst|\w+est)\b",
    out_of=("out of",),
    rates=(
        r"\s+(?:per|an?|each|every)\s+(hour|day|week|month|quarter|year|night|person|head|capita)\b"
        r"|\s+per\s+(\d[\d,]*(?:\s+[a-z]+)?|hundred thousand|million|thousand)\b"
        r"|\s+(hourly|daily|weekly|monthly|yearly|annually)\b"
    ),
    spans_of_time={
        "hourly": "hour",
        "daily": "day",
        "weekly": "week",
        "monthly": "month",
        "yearly": "year",
        "annually": "year",
    },
    negations=tuple(
        (
            "not no never none nobody nothing neither nor cannot without n't n’t hardly fail fails failed refuse refuses refused "
            "dont doesnt didnt wont wouldnt cant couldnt isnt arent wasnt werent hasnt havent hadnt shouldnt"
        ).split()
    ),
    negating=r"\brul(?:e|es|ed|ing)\s+out\b|(?:\b(?:has|have|had|is|are|was|were|remains?)|['’](?:s|ve))\s+yet\s+to\b",
    numbering=r"\bno\.?\s+\d",
    not_negating=(
        *("no fewer than", "not fewer than", "no less than", "not less than", "no more than", "not more than", "no later than"),
        *("no earlier than", "not later than", "not earlier than", "not before", "not only", "not just", "no doubt", "not least"),
    ),
    denials=tuple("deny denies denied denying reject rejects rejected dispute disputes disputed".split()),
    affirmations=tuple("confirm confirms confirmed affirm affirmed acknowledge acknowledged admit admits admitted".split()),
    possible=tuple("could may might possible possibly perhaps potentially can".split()),
    names_too=("may", "will"),
    forecast=(
        *("will", "won't", "won’t", "shall", "expected", "plans to", "planned", "is due", "are due", "set to", "going to"),
        *("scheduled", "intends to", "forecast"),
    ),
    estimate=tuple("estimated estimates believed thought reportedly appears seems probably likely apparently".split()),
    alike=tuple(
        frozenset(group.split())
        for group in (
            "dead death died die dy kill fatal live lost toll perish deceas",
            "injur wound hurt casualt",
            "case infect posit confirm diagnos patient contract occurr",
            "recov recoveri cure discharg heal",
            "test sampl swab",
            "arrest detain imprison jail prison suspect captur custod",
            "troop soldier forc servicem militari personnel",
            "peopl person man men woman women civilian resid inhabit popul individu citizen",
            "earn gross made make revenu collect box took income",
            "sold sell sale copi unit",
            "cost budget spend spent price",
            "rate score averag mark approv",
            "review critic",
            "view viewer watch saw seen stream audienc",
            "win won victori titl champion",
            "goal net",
            "game match appear play fixtur",
            "screen theater theatr cinema locat",
            "strike struck raid attack sorti bomb",
            "vehicl truck lorri car convoy",
            "job employ employe work worker staff",
            "displac refuge fled flee evacu",
            "home hous household",
            "begin began begun start launch found form establish open commenc",
            "end finish conclud close complet ceas",
            "releas publish issu premier air debut",
            "born birth",
            "marri wed wife husband spous",
            "leav left withdraw withdrew withdrawn pull pullout exit depart",
            "worldwid global world total overal",
            "oversea foreign abroad outsid intern",
            "quarantin isol",
            "state provinc region counti",
            "student pupil",
            "follow subscrib fan",
        )
    )
    + IRREGULAR_VERBS,
)
