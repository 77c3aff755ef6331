"""Arabic as newspapers write it: its words of numbers, units and time, and the words around them.

Words are listed in the forms in which they stand behind and before numbers: singular and plural, nominative and oblique, with the
accusative ending and its sign, and with or without the hamza. What is in the dual is two of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

from claimtrack.values.languages.language import Language, NumberWords
from claimtrack.values.languages.speech_words import SpeechWords
from claimtrack.values.languages.time_words import TimeWords

T = TypeVar("T")

_BARE = str.maketrans("أإآ", "ااا")


def _written(phrase: str) -> Iterable[str]:
    """The ways in which a phrase is typed."""
    for form in dict.fromkeys((phrase, phrase.translate(_BARE))):
        yield form
        if form.endswith("ا") and " " not in form:
            yield form[:-1] + "\u064bا"
            yield form + "\u064b"


def _forms(table: Mapping[T, str]) -> dict[str, T]:
    """The words of a table of values, each as it may be typed, with its value; `_` is a space inside a phrase."""
    return {form: value for value, words in table.items() for word in words.split() for form in _written(word.replace("_", " "))}


def _all(*phrases: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for phrase in phrases for form in _written(phrase)))


_ONES = {
    1: "واحد واحدة واحدا",
    2: "اثنان اثنين اثنتان اثنتين",
    3: "ثلاث ثلاثة",
    4: "أربع أربعة",
    5: "خمس خمسة",
    6: "ست ستة",
    7: "سبع سبعة",
    8: "ثمان ثماني ثمانية ثمانيا",
    9: "تسع تسعة",
    10: "عشر عشرة",
}
_TEENS = {
    11: "أحد_عشر إحدى_عشرة",
    12: "اثنا_عشر اثني_عشر اثنتا_عشرة اثنتي_عشرة",
} | {10 + one: " ".join(f"{word}_{ten}" for word in _ONES[one].split() for ten in ("عشر", "عشرة")) for one in range(3, 10)}
_TENS = {
    number * 10: f"{stem}ون {stem}ين" for number, stem in enumerate(("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"), 2)
}
_HUNDREDS = {200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي"} | {
    number * 100: " ".join(f"{stem}{hundred}" for hundred in ("مئة", "مائة"))
    for number, stem in enumerate(("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"), 3)
}
_DUALS = {
    2_000: "ألفان ألفين ألفي",
    2_000_000: "مليونان مليونين مليوني",
    2_000_000_000: "ملياران مليارين ملياري",
}
_SPELLED = _forms({**_ONES, **_TEENS, **_TENS, **_HUNDREDS, **_DUALS})
_SCALES = _forms(
    {
        100: "مئة مائة",
        1_000: "ألف ألفا آلاف",
        1_000_000: "مليون مليونا ملايين",
        1_000_000_000: "مليار مليارا مليارات بليون",
        10**12: "تريليون تريليونا تريليونات",
    }
)
_MANY = _forms(
    {
        (20, 99): "عشرات العشرات",
        (200, 999): "مئات المئات مئآت",
        (2_000, 9_999): "آلاف الآلاف",
        (20_000, 99_999): "عشرات_الآلاف عشرات_آلاف",
        (200_000, 999_999): "مئات_الآلاف مئات_آلاف",
        (2_000_000, 9_999_999): "ملايين الملايين",
        (20_000_000, 99_999_999): "عشرات_الملايين",
        (200_000_000, 999_999_999): "مئات_الملايين",
        (2_000_000_000, 9_999_999_999): "مليارات المليارات",
    }
)
_WORD = "|".join(sorted({*_SPELLED, *_SCALES}, key=len, reverse=True))

_BOUNDS = {
    "at_least": (*_all("ما لا يقل عن", "لا يقل عن", "لا تقل عن", "على الأقل", "ليس أقل من"), ">=", "≥"),
    "more_than": (
        *_all("أكثر من", "ما يزيد على", "ما يزيد عن", "يزيد على", "يزيد عن", "تزيد على", "تزيد عن", "أزيد من", "فوق"),
        *_all("تجاوز", "تجاوزت", "يتجاوز", "تتجاوز", "يفوق", "تفوق"),
        ">",
    ),
    "up_to": (
        *_all(
            "ما لا يزيد على", "ما لا يزيد عن", "لا يزيد على", "لا يزيد عن", "لا يتجاوز", "لا تتجاوز", "بحد أقصى", "ليس أكثر من"
        ),
        *("<=", "≤"),
    ),
    "fewer_than": (*_all("أقل من"), "<"),
    "nearly": _all("ما يكاد يبلغ"),
    "about": (
        *_all("نحو", "حوالي", "حوالى", "قرابة", "زهاء", "ما يقارب", "ما يقرب من", "ما يناهز", "تقريبا"),
        *("~", "≈"),
    ),
    "exact": _all("بالضبط", "تحديدا"),
}
_TRAILING = {
    "at_least": _all("على الأقل", "أو أكثر", "فأكثر", "كحد أدنى"),
    "up_to": _all("على الأكثر", "أو أقل", "كحد أقصى", "على أقصى تقدير"),
    "about": _all("تقريبا"),
}

_UNITS = _forms(
    {
        "km": "كيلومتر كيلومترا كيلومترات كم كلم",
        "m": "متر مترا أمتار",
        "cm": "سنتيمتر سنتيمترا سنتيمترات سم",
        "mm": "ملم مليمتر مليمترا مليمترات",
        "km²": "كيلومتر_مربع كيلومترا_مربعا كيلومترات_مربعة كم_مربع",
        "m²": "متر_مربع مترا_مربعا أمتار_مربعة",
        "ha": "هكتار هكتارا هكتارات",
        "kg": "كيلوغرام كيلوغراما كيلوغرامات كيلوجرام كيلوجراما كيلوجرامات",
        "g": "غرام غراما غرامات جرام جراما جرامات",
        "t": "طن طنا أطنان",
        "l": "لتر لترا لترات ليتر ليترا",
        "barrel": "برميل برميلا براميل",
        "second": "ثانية ثوان ثواني",
        "minute": "دقيقة دقائق",
        "hour": "ساعة ساعات",
        "day": "يوم يوما أيام",
        "week": "أسبوع أسبوعا أسابيع",
        "month": "شهر شهرا أشهر شهور",
        "year": "سنة سنوات عام عاما أعوام سنين",
        "decade": "عقد عقود",
        "%": "٪ بالمئة بالمائة في_المئة في_المائة",
        "percentage point": "نقطة_مئوية نقاط_مئوية",
        "km/h": "كيلومتر_في_الساعة كيلومترا_في_الساعة",
        "mile": "ميل ميلا أميال",
        "nautical mile": "ميل_بحري ميلا_بحريا أميال_بحرية",
        "$": "دولار دولارا دولارات دولار_أميركي دولار_أمريكي دولارا_أميركيا دولارا_أمريكيا",
        "€": "يورو",
        "pound sterling": "جنيه_إسترليني جنيها_إسترلينيا جنيهات_إسترلينية",
        "chf": "فرنك_سويسري",
        "yen": "ين",
        "yuan": "يوان يوانا",
        "rouble": "روبل روبلا",
        "inr": "روبية_هندية",
        "°c": "درجة_مئوية درجات_مئوية",
    }
)

_NUMBERS = NumberWords(
    bounds=_BOUNDS,
    trailing=_TRAILING,
    ranges=(
        (r"(?:ما\s+)?بين\s+", r"\s+و\s*|\s+إلى\s+"),
        (r"(?:من\s+)?", r"\s+(?:إلى|–)\s+"),
        (r"", r"(?<=[\d%])\s*[-–]\s*(?=[^\s\w]?\d)"),
    ),
    words=rf"(?:{_WORD}|بضعة|بضع|عدة|عشرات|مئات)",
    second_number=rf"\bو(?:{_WORD})\b|\bو\d",
    joining=("من ",),
    rate=r"\b(?:يوميا|شهريا|سنويا|أسبوعيا)\b|\bفي\s+(?:الساعة|اليوم|الأسبوع|الشهر|السنة|العام)$|\bلكل\b",
    none=("صفر", "لا أحد"),
    one=_all("واحد", "واحدة"),
    few=_forms({(3, 9): "بضعة بضع عدة", (3, 5): "حفنة_من"}),
    many=_MANY,
    scales=_SCALES,
    decimal="٫.",
    groups="٬,\u202f\u00a0\u2009",
    unsure=r"[1-9١-٩]\d{0,2}\.\d{3}",
    spelled=_SPELLED,
    only_behind=frozenset(("ألفا", "الفا", "مليونا", "مليارا", "تريليونا")),
    joint="و",
    mixed=_forms({Fraction(500_000): "نصف_مليون", Fraction(500_000_000): "نصف_مليار"}),
    halves=_all("ونصف المليون", "ونصف مليون", "ونصف المليار", "ونصف مليار", "ونصف", "و نصف"),
    clitics=("و", "ف", "ب", "ل", "ك", "بـ", "لـ", "وب", "ول"),
    units=_UNITS,
)

_STOPS = (
    "في من على إلى عن مع بعد قبل خلال منذ حتى بين ضد عند لدى دون نحو حول تحت فوق أمام وراء عبر ضمن داخل خارج قرب لكن أو أم "
    "ثم أن إن "
    "كما الذي التي الذين اللذين هو هي هم كان كانت كانوا يكون تكون سوف قد لقد لم لن لا ليس ليست ما كل بعض غير أيضا فقط حين "
    "عندما بينما "
    "هذا هذه ذلك تلك بسبب جراء إثر وفق بحسب حسب منهم منها بينهم بينها أمس اليوم غدا يوميا شهريا سنويا أسبوعيا لكل تقريبا حاليا"
)

_ENDING_OF_NOUN = r"(?!ال)\w{3,}"

_FUTURE = (
    r"(?<!\w)[وف]?س[يتن]"
    r"(?!ار|اس|ادة|د|ن(?!ت|س|ف|ض|ه|ق|ج|خ|ع|ط|ز)|طر|ف\b|ول\b|ون\b|ين\b|ة\b|ناريو|ناء|نما|ئ|ا\b|را\b|رة\b|اق)\w{2,}"
)
"""A verb in the future tense, which is a prefix, but for the nouns that look like one: a car, politics, sixty."""

_SPEECH = SpeechWords(
    common=("في", "من", "على", "إلى", "أن", "عن", "التي", "الذي", "مع", "هذا", "هذه", "بعد", "خلال", "منذ", "قبل"),
    script=r"[ء-غف-ي]+",
    stops=frozenset(_all(*_STOPS.split())),
    stopping_later=r"و(?!احد)\w{3,}|و\d+|ال\w+|لل\w+|بال\w+",
    of=("من",),
    one_of=("من",),
    range_openers=("بين", "ما بين", "من"),
    range_joints=("-", "–", "إلى", "و", "أو"),
    none_of=("صفر",),
    plural=rf"^{_ENDING_OF_NOUN}",
    names=r"(?<!\S)(?:عام|سنة|رقم|المادة|الفصل|القناة|طراز|بوينغ|إيرباص|الرحلة|مجموعة|إف|سو|ميغ)$",
    no_count=r"(?<!\w)(?:في\s+)?الساعة\s+[\w:.]+|[\d.٫]+\s+درج(?:ة|ات)\s+على\s+مقياس|\w+\s+من\s+(?:بين\s+)?كل\s+\w+",
    bound_behind=True,
    fractions=_forms(
        {
            Fraction(1, 2): "نصف",
            Fraction(1, 3): "ثلث",
            Fraction(2, 3): "ثلثا ثلثي ثلثين",
            Fraction(1, 4): "ربع",
            Fraction(3, 4): "ثلاثة_أرباع",
        }
    ),
    after_share=r"\s+(?:ال(?!مليون|مليار|ألف|ساعة|شهر|عام|سنة|يوم|نهائي|أول|ثاني)\w{3,}|سكان|عدد|أعضاء)",
    multiples=_forms(
        {Fraction(2): "تضاعف تضاعفت", Fraction(3): "ثلاثة_أضعاف", Fraction(4): "أربعة_أضعاف", Fraction(10): "عشرة_أضعاف"}
    ),
    ordinals=_forms(
        {
            1: "الأول الأولى",
            2: "الثاني الثانية",
            3: "الثالث الثالثة",
            4: "الرابع الرابعة",
            5: "الخامس الخامسة",
            6: "السادس السادسة",
            7: "السابع السابعة",
            8: "الثامن الثامنة",
            9: "التاسع التاسعة",
            10: "العاشر العاشرة",
        }
    ),
    rank_before=r"(?:المرتبة|المركز)\s+",
    out_of=("من أصل",),
    rates=(
        r"\s+(يوميا|يوميًا|شهريا|شهريًا|سنويا|سنويًا|أسبوعيا|أسبوعيًا)(?!\w)"
        r"|\s+في\s+(الساعة|اليوم|الأسبوع|الشهر|السنة)\b"
        r"|\s+لكل\s+(شخص|فرد|\d[\d٬,]*\s+(?:ألف\s+)?نسمة)\b"
    ),
    spans_of_time=_forms(
        {
            "hour": "الساعة",
            "day": "اليوم يوميا",
            "week": "الأسبوع أسبوعيا",
            "month": "الشهر شهريا",
            "year": "السنة سنويا",
            "person": "شخص فرد",
            "100,000": "100_ألف_نسمة ١٠٠_ألف_نسمة",
        }
    ),
    negations=_all(
        *("لا", "لم", "لن", "ليس", "ليست", "ليسوا", "دون", "بدون", "بلا", "عدم", "سوى", "إلا"),
        *("رفض", "رفضت", "رفضوا", "يرفض", "ترفض", "يرفضون", "فشل", "فشلت"),
    ),
    not_negating=_all(
        *("ما لا يقل عن", "لا يقل عن", "لا تقل عن", "ما لا يزيد على", "ما لا يزيد عن", "لا يزيد على", "لا يزيد عن", "لا يتجاوز"),
        *("لا يزال", "لا تزال", "لا يزالون", "لا سيما", "ليس أقل من", "ليس أكثر من", "لا تتجاوز", "لا شك", "دون شك"),
    ),
    denials=_all("نفى", "نفت", "نفوا", "ينفي", "تنفي", "كذب", "كذبت", "استبعد", "استبعدت"),
    affirmations=_all("أكد", "أكدت", "يؤكد", "تؤكد", "أكدوا", "أقر", "أقرت", "اعترف", "اعترفت"),
    possible=_all("ربما", "يمكن", "من الممكن", "يحتمل", "من المحتمل", "بإمكان"),
    supposing=r"(?<!\w)[وف]?قد\s+[يتن]\w{2,}",
    forecast=_all("سوف", "من المتوقع", "يتوقع", "من المقرر", "يعتزم", "تعتزم", "ينوي", "تنوي", "يخطط", "تخطط", "المزمع"),
    forecasting=_FUTURE,
    estimate=_all("يعتقد", "يرجح", "على الأرجح", "تشير التقديرات", "يبدو", "تقدر", "يقدر", "تقديرات", "يفترض"),
    alike=tuple(
        frozenset(group.split())
        for group in (
            "قتل قتلوا قتيل قتيلا قتلى مقتل لقي مصرع ضحايا توفي",
            "اصيب اصيبوا جريح جريحا جرحى مصابين اصابة",
            "جندي جنديا جنود عسكري عسكريا عسكريين قوات",
            "شخص شخصا اشخاص مدني مدنيا مدنيين مواطن مواطنا",
            "اعتقل اعتقلت معتقل معتقلا موقوف محتجز",
            "شاحنة شاحنات الية اليات مركبة مركبات",
            "انسحاب انسحبت انسحب ستنسحب سينسحب غادر غادرت ستغادر مغادرة",
            "غارة غارات قصف ضربة ضربات هجوم",
            "نازح نازحا نازحين لاجي لاجيا لاجيين",
        )
    ),
)

_MONTHS = _forms(
    {
        1: "يناير كانون_الثاني جانفي",
        2: "فبراير شباط فيفري",
        3: "مارس آذار",
        4: "أبريل إبريل نيسان أفريل",
        5: "مايو أيار ماي",
        6: "يونيو حزيران جوان يونيه",
        7: "يوليو تموز جويلية يوليوز يوليه",
        8: "أغسطس آب أوت غشت",
        9: "سبتمبر أيلول شتنبر",
        10: "أكتوبر تشرين_الأول",
        11: "نوفمبر تشرين_الثاني نونبر",
        12: "ديسمبر كانون_الأول دجنبر",
    }
)
_WEEKDAYS = _forms({1: "الاثنين الإثنين", 2: "الثلاثاء", 3: "الأربعاء", 4: "الخميس", 5: "الجمعة", 6: "السبت", 7: "الأحد"})


def _leading(table: Mapping[str, str]) -> dict[str, str]:
    """The phrases of a table of leads, also behind `و`."""
    plain = _forms(table)
    return {**plain, **{f"و{phrase}": lead for phrase, lead in plain.items()}}


_TIMES = TimeWords(
    months=_MONTHS,
    weekdays=_WEEKDAYS,
    seasons=_forms({0: "ربيع الربيع", 1: "صيف الصيف", 2: "خريف الخريف", 3: "شتاء الشتاء"}),
    units=_forms(
        {
            "minute": "دقيقة",
            "hour": "ساعة الساعة",
            "day": "يوم يوما اليوم",
            "week": "أسبوع أسبوعا الأسبوع",
            "month": "شهر شهرا الشهر",
            "quarter": "ربع الربع",
            "half": "نصف النصف",
            "year": "سنة السنة عام عاما العام",
            "decade": "عقد العقد",
            "century": "قرن القرن",
        }
    ),
    plural_units=_forms(
        {
            "minute": "دقائق",
            "hour": "ساعات الساعات",
            "day": "أيام الأيام",
            "week": "أسابيع الأسابيع",
            "month": "أشهر شهور الأشهر",
            "year": "سنوات أعوام السنوات الأعوام",
            "decade": "عقود العقود",
        }
    ),
    dual_units=_forms(
        {
            "hour": "ساعتين ساعتان الساعتين",
            "day": "يومين يومان اليومين",
            "week": "أسبوعين أسبوعان الأسبوعين",
            "month": "شهرين شهران الشهرين",
            "year": "سنتين عامين عامان سنتان العامين السنتين",
            "decade": "عقدين العقدين",
        }
    ),
    day_words=_forms({(-1, -1): "أمس", (0, 0): "اليوم", (1, 1): "غدا الغد", (-2, -2): "أول_أمس أول_من_أمس", (2, 2): "بعد_غد"}),
    day_parts=_forms({"MO": "صباح صباحا", "EV": "مساء", "NI": "ليل ليلة", "AF": "ظهر"}),
    parts=_forms(
        {"start": "بداية مطلع مستهل", "mid": "منتصف", "end": "نهاية ختام", "early": "أوائل", "late": "أواخر", "rest": "أثناء"}
    ),
    which=_forms({0: "هذا هذه"}),
    which_behind=_forms(
        {
            -1: "الماضي الماضية المنصرم المنصرمة الفائت الفائتة",
            0: "الحالي الحالية الجاري الجارية",
            1: "المقبل المقبلة القادم القادمة",
        }
    ),
    beside=_forms({1: "التالي التالية", -1: "السابق السابقة"}),
    ordinals=_forms({1: "الأول الأولى", 2: "الثاني الثانية", 3: "الثالث الثالثة", 4: "الرابع الرابعة", -1: "الأخير الأخيرة"}),
    leads=_leading(
        {
            "by": "بحلول في_موعد_أقصاه قبل_حلول",
            "before": "قبل",
            "not_before": "ليس_قبل",
            "after": "بعد",
            "from": "اعتبارا_من ابتداء_من بدءا_من",
            "since": "منذ",
            "until": "حتى لغاية",
            "as_of": "حتى_تاريخ",
            "in": "في بـ عند",
            "on": "يوم في_يوم بتاريخ",
            "during": "خلال أثناء طوال طيلة",
            "around": "نحو حوالي",
        }
    ),
    ahead_leads=_leading({"within": "خلال في_غضون في_خلال خلال_مدة في_مدة خلال_مهلة في_مهلة خلال_فترة", "in": "بعد"}),
    past_leads=_leading({"during": "خلال في طوال على_مدى"}),
    joints={"إلى": "to", "حتى": "to", "-": "to", "–": "to", "و": "and", "أو": "or"},
    now=_forms({"PRESENT_REF": "الآن حاليا", "PAST_REF": "مؤخرا", "FUTURE_REF": "قريبا"}),
    more={
        "gone": _all("الماضية", "الماضيين", "الماضيتين", "الأخيرة", "الأخيرين", "المنصرمة"),
        "coming": _all("المقبلة", "القادمة", "المقبلين", "القادمين", "المقبلتين"),
    },
    capitals=False,
    to_come=(
        rf"{_FUTURE}|\bسوف\b|\bلن\b|\bيتوقع\b|\bالمتوقع\b|\bالمقرر\b"
        r"|\bيمكن\b|\bقد\s+[يت]\w{2,}|\bيعتزم\b|\bتعتزم\b"
    ),
    surely_to_come=rf"{_FUTURE}|\bسوف\b|\bالمقرر\b|\bالمتوقع\b",
    past=(
        r"(?<!\w)[وف]?(?:كان|كانت|كانوا|لقد|لم|تم|تمت|جرى|جرت|شهد|شهدت|توفي|سقط|سقطت)(?!\w)"
        r"|^\W*(?!ال|[يتنس]|\d|(?:في|من|على|إلى|عن|مع|بعد|قبل|خلال|منذ|حتى|أكثر|نحو|حوالي|كل|هذا|هذه)\b)\w{3,}"
    ),
    present=r"(?<!\w)[وف]?[يت](?:بدأ|نتهي|جري|عقد|نطلق|ستمر|ستأنف|فتتح|غلق|صادف)(?!\w)",
    reported=r"\b(?:قال|قالت|أعلن|أعلنت|صرح|صرحت|ذكر|ذكرت|أفاد|أفادت|أكد|أكدت)\b",
    done_before=r"",
    denied=r"\b(?:لا|لم|لن|ليس|ليست|عدم|رفض|رفضت|يرفض|ترفض)\b",
    clauses=r"\b(?:لكن|ولكن|أن|إن|الذي|التي|الذين|بينما|إذا)\b",
    lasting=r"\b(?:[يت](?:بقى|ستمر|دوم)|البقاء)\w*",
    of=("من", "على"),
    openers=("بين",),
    periods=(
        ("date", "يوم? {weekday}? ،? {day} من? شهر? {month} /? {x:month}? من? عام? {year}"),
        ("date", "يوم? {weekday} ،? {day} من? شهر? {month}"),
        ("date", "{day} من? شهر? {month} / {x:month}"),
        ("date", "{day} من? شهر? {month}"),
        ("in", "{day} من? {month} من? {of:period}"),
        ("date", "شهر? {month} / {x:month} من? عام? {year}"),
        ("date", "شهر? {month} من? عام? {year}"),
        ("date", "شهر? {month} / {x:month}"),
        ("date", "شهر? {month}"),
        ("in", "شهر? {month} من? {of:period}"),
        ("date", "{season} عام? {year}"),
        ("date", "{season}"),
        ("date", "عام|سنة|العام|السنة {year}"),
        ("date", "{year}"),
        ("date", "يوم? {weekday}"),
        ("iso", "{iso}"),
        ("nth", "{unit} {ordinal} من {of:period}"),
        ("part", "{part} {of:period}"),
        ("part", "{part} {unit}"),
        ("calendar", "{unit} {which:behind}"),
        ("calendar", "{which} {unit}"),
        ("calendar", "يوم? {weekday} {which:behind}"),
        ("calendar", "{month} {which:behind}"),
        ("calendar", "{season} {which:behind}"),
        ("beside", "{unit} {beside}"),
        ("ago", "قبل|وقبل {count} {unit}"),
        ("ago", "قبل|وقبل {unit:dual}"),
        ("ago", "قبل|وقبل {unit:single}"),
        ("day_word", "{dayword}"),
        ("hours", "{daypart} {of:period}"),
        ("hours", "{dayword} {daypart}"),
    ),
    windows=(
        ("lead", "{lead}? {of:period}"),
        ("range", "بين {a:period} و {b:period}"),
        ("range", "من {a:period} إلى|حتى {b:period}"),
        ("days", "من {a:day} إلى|حتى {b:day} {month} /? {x:month}? {year}?"),
        ("days", "بين {a:day} و {b:day} {month} /? {x:month}? {year}?"),
        ("isos", "{a:iso} / {b:iso}"),
        ("years", "{a:year} -|–|/ {two}"),
        ("ahead", "{ahead} {count} {unit}"),
        ("ahead", "{ahead} {unit:dual}"),
        ("coming", "{ahead} {unit:single}"),
        ("ahead", "{ahead} {unit:dual} {coming}"),
        ("ahead", "{ahead} ال {count} {unit} {coming}"),
        ("coming", "{ahead} {unit:plural} {coming}"),
        ("past", "{past} {unit:dual} {gone}"),
        ("past", "{past} {unit:plural} {gone}"),
        ("unclear", "منذ|ومنذ {count} {unit}"),
        ("unclear", "منذ|ومنذ {unit:dual}"),
        ("unclear", "منذ|ومنذ {unit:single}"),
    ),
)

ARABIC = Language(code="ar", numbers=_NUMBERS, speech=_SPEECH, times=_TIMES)
