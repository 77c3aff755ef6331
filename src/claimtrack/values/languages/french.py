"""French: its words of numbers, units and time, and the words around them.

`un` is an article as well as a number, and counts nothing by itself. A point in figures means thousands to some and decimals to
others, and is left alone.
"""

from __future__ import annotations

from fractions import Fraction

from claimtrack.values.languages.change_words import ChangeWords
from claimtrack.values.languages.clock_words import ClockWords
from claimtrack.values.languages.denial_words import DenialWords
from claimtrack.values.languages.language import Language, NumberWords
from claimtrack.values.languages.speech_words import SpeechWords
from claimtrack.values.languages.time_words import TimeWords


def _elided(*phrases: str) -> tuple[str, ...]:
    """The phrases that end in `de` or `que`, also as they stand before a vowel."""
    forms = [*phrases]
    for phrase in phrases:
        if phrase.endswith((" de", " que")) or phrase in ("de", "que"):
            forms += [phrase[:-1] + mark for mark in "'’"]
    return tuple(forms)


_BOUNDS = {
    "at_least": _elided("au moins", "pas moins de", "un minimum de", "au minimum", "minimum", ">=", "≥"),
    "more_than": _elided("plus de", "bien plus de", "un peu plus de", "largement plus de", "au-delà de", "supérieur à", ">"),
    "up_to": (
        *_elided("pas plus de", "un maximum de"),
        *("au plus", "tout au plus", "au maximum", "jusqu'à", "jusqu’à", "maximum", "<=", "≤"),
    ),
    "fewer_than": _elided("moins de", "un peu moins de", "bien moins de", "inférieur à", "<"),
    "nearly": _elided("près de", "presque", "pas loin de"),
    "about": ("environ", "quelque", "autour de", "à peu près", "approximativement", "aux alentours de", "~", "≈"),
    "exact": _elided("exactement", "précisément", "un total de", "au total"),
}

_TRAILING = {
    "at_least": ("au moins", "ou plus", "et plus", "au minimum", "minimum", "+"),
    "up_to": ("au plus", "tout au plus", "au maximum", "maximum", "ou moins"),
    "about": ("environ", "à peu près"),
}

_UNITS_OF_TEN = "vingt trente quarante cinquante soixante septante huitante octante nonante".split()
_BELOW_TWENTY = (
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
)
_ONES = rf"(?:{'|'.join(sorted(_BELOW_TWENTY, key=len, reverse=True))}|une?)"
_NUMBER_WORDS = (
    rf"(?:quatre[\s-]vingts?(?:[\s-]{_ONES})?"
    rf"|(?:{'|'.join(_UNITS_OF_TEN)})(?:[\s-]et[\s-](?:une?|onze)|[\s-]{_ONES})?"
    rf"|{'|'.join(sorted(_BELOW_TWENTY, key=len, reverse=True))}"
    r"|cents?|mille|milliers?|millions?|milliards?|billions?|dizaines?|douzaines?|centaines?|zéro|plusieurs|quelques|moitié)"
)

_ROUND = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40} | {
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
}
"""What is about that many."""

_SCALES = {
    **_ROUND,
    **{"dizaines": 10, "douzaines": 12, "centaines": 100, "millier": 1_000, "milliers": 1_000, "cents": 100, "mille": 1_000},
    **{"million": 1_000_000, "millions": 1_000_000, "milliard": 1_000_000_000, "milliards": 1_000_000_000},
    **{"mds": 1_000_000_000, "mrd": 1_000_000_000, "mln": 1_000_000, "billion": 10**12, "billions": 10**12},
}

_MANY = {
    **{
        f"{begin}{word}": extent
        for word, extent in {"dizaines": (20, 99), "centaines": (200, 999)}.items()
        for begin in ("", "des ")
    },
    **{f"{begin}milliers": (2_000, 9_999) for begin in ("", "des ")},
    **{f"{begin}dizaines de milliers": (20_000, 99_999) for begin in ("", "des ")},
    **{f"{begin}centaines de milliers": (200_000, 999_999) for begin in ("", "des ")},
    **{f"{begin}millions": (2_000_000, 9_999_999) for begin in ("", "des ")},
    **{f"{begin}dizaines de millions": (20_000_000, 99_999_999) for begin in ("", "des ")},
    **{f"{begin}centaines de millions": (200_000_000, 999_999_999) for begin in ("", "des ")},
    **{f"{begin}milliards": (2_000_000_000, 9_999_999_999) for begin in ("", "des ")},
}

_FEW = {
    **{f"une {word}": (number - number // 10, number + number // 10) for word, number in _ROUND.items()},
    "un millier": (900, 1_100),
    "quelques": (3, 5),
    "une poignée": (3, 5),
    "plusieurs": (3, 9),
}

_UNIT_FORMS = {
    **dict.fromkeys(("kilomètre", "kilomètres"), "km"),
    **dict.fromkeys(("mètre", "mètres"), "m"),
    **dict.fromkeys(("centimètre", "centimètres"), "cm"),
    **dict.fromkeys(("millimètre", "millimètres"), "mm"),
    **dict.fromkeys(("kilomètre carré", "kilomètres carrés"), "km²"),
    **dict.fromkeys(("mètre carré", "mètres carrés"), "m²"),
    **dict.fromkeys(("hectare", "hectares"), "ha"),
    **dict.fromkeys(("kilo", "kilos", "kilogramme", "kilogrammes"), "kg"),
    **dict.fromkeys(("gramme", "grammes"), "g"),
    **dict.fromkeys(("tonne", "tonnes"), "t"),
    **dict.fromkeys(("litre", "litres"), "l"),
    **dict.fromkeys(("baril", "barils"), "barrel"),
    **dict.fromkeys(("seconde", "secondes"), "second"),
    **dict.fromkeys(("minute", "minutes"), "minute"),
    **dict.fromkeys(("heure", "heures"), "hour"),
    **dict.fromkeys(("jour", "jours", "journée", "journées"), "day"),
    **dict.fromkeys(("semaine", "semaines"), "week"),
    "mois": "month",
    **dict.fromkeys(("trimestre", "trimestres"), "quarter"),
    **dict.fromkeys(("an", "ans", "année", "années"), "year"),
    **dict.fromkeys(("décennie", "décennies"), "decade"),
    **dict.fromkeys(("pour cent", "pourcent", "p. 100"), "%"),
    **dict.fromkeys(("point de pourcentage", "points de pourcentage"), "percentage point"),
    **dict.fromkeys(("kilomètres par heure", "kilomètres à l'heure", "kilomètre-heure", "kilomètres-heure"), "km/h"),
    **dict.fromkeys(("mile", "miles"), "mile"),
    **dict.fromkeys(("mille marin", "milles marins", "mille nautique", "milles nautiques"), "nautical mile"),
    **dict.fromkeys(("euro", "euros"), "€"),
    **dict.fromkeys(("dollar", "dollars", "dollar américain", "dollars américains"), "$"),
    **dict.fromkeys(("livre sterling", "livres sterling"), "pound sterling"),
    **dict.fromkeys(("franc suisse", "francs suisses"), "chf"),
    **dict.fromkeys(("yen", "yens"), "yen"),
    **dict.fromkeys(("yuan", "yuans"), "yuan"),
    **dict.fromkeys(("rouble", "roubles"), "rouble"),
    **dict.fromkeys(("roupie indienne", "roupies indiennes"), "inr"),
    **dict.fromkeys(("degré celsius", "degrés celsius"), "°c"),
}
_UNITS = {
    **_UNIT_FORMS,
    **{
        f"{of}{form}": unit
        for form, unit in _UNIT_FORMS.items()
        for of in (("d'", "d’") if form[0] in "aeéhiouy" and form != "yen" else ("de ",))
    },
}

_NUMBERS = NumberWords(
    bounds=_BOUNDS,
    trailing=_TRAILING,
    ranges=((r"entre\s+", r"\s+et\s+"), (r"(?:de\s+)?", r"\s+(?:à|–)\s+"), (r"", r"(?<=[\d%])\s*[-–]\s*(?=[^\s\w]?\d)")),
    words=_NUMBER_WORDS,
    second_number=r"^\s*quarts?\b|^\s*tiers\b",
    joining=("de ", "des ", "d'", "d’"),
    rate=r"\bpar\s+(?:heure|jour|semaine|mois|trimestre|an|habitant|personne)\b|\b(?:chaque|quotidiens?|quotidiennes?)\b",
    none=("aucun", "aucune", "zéro", "pas un seul", "pas une seule", "nul", "nulle"),
    one=("un", "une", "un seul", "une seule"),
    few=_FEW,
    many=_MANY,
    scales=_SCALES,
    decimal=",",
    groups=" \u202f\u00a0\u2009'’",
    unsure=r"[1-9]\d{0,2},\d{3}",
    articles={"un": "un", "une": "une"},
    article_trap=frozenset({"seconde"}),
    joints=("et",),
    joint_before=frozenset({"un", "une", "onze"}),
    mixed={"un demi-million": Fraction(500_000), "demi-million": Fraction(500_000), "un demi-milliard": Fraction(500_000_000)},
    halves=("et demi", "et demie"),
    units=_UNITS,
)

_STOPS = (
    "de du des d en à au aux dans sur sous par pour avec sans entre vers chez contre depuis pendant durant avant après dès "
    "jusque "
    "et ou mais donc or ni car que qui quoi dont où quand lorsque comme si puis alors afin "
    "est sont était étaient sera seront serait seraient être été a ont avait avaient aura auront aurait auraient avoir "
    "ayant étant "
    "peut peuvent pourrait pourraient doit doivent devrait devraient va vont fait font "
    "le la les l un une ce cet cette ces son sa ses leur leurs notre nos mon ma mes il elle ils elles on nous vous y ne pas "
    "plus "
    "se s n c j qu jamais aussi seulement encore déjà environ chaque autre autres selon dit affirme déclaré lors hors "
    "ici là hier demain ainsi notamment soit contre ailleurs moins"
)

_FUTURE = (
    r"(?!(?:re|at)?tira\b|\w*pira\b|admira\b|désira\b|engendra\b|opera\b)"
    r"(?:\w{2,}(?:era|eront|ira|iront|dra|dront)|\w*(?:met|bat)(?:tra|tront))"
)
"""A word in the future tense, but for those in the past that look like it."""

_SPEECH = SpeechWords(
    common=tuple(
        "les des du le la que il elle mais soit et est dans pour qui sur une aux ont été avec sont pas ces cette selon depuis "
        "moins près après avant entre "
        "jusqu plusieurs quelques mois jours ans ne qu au leur leurs mais où ou dont était étaient sera seront à milliards "
        "janvier février avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi "
        "dimanche hier".split()
    ),
    letters=r"\w*[èêçûîœôù]\w*|\w{2,}ée?s?",
    stops=frozenset(_STOPS.split()),
    stopping=r"(?:[nlsdcjmt]|qu)['’].*",
    of=("de", "des", "d'", "d’", "de la", "de l'", "de l’", "de ses", "de leurs"),
    one_of=("des", "de", "d'", "d’"),
    range_openers=("entre", "de"),
    range_joints=("-", "–", "à", "et", "ou"),
    none_of=("aucun", "aucune", "pas un seul", "pas une seule", "zéro"),
    none_counted=(
        r"^(?:morts?|mortes?|blessée?s?|victimes?|décès|cas|disparue?s?|soldats?|civils?|avions?|navires?|arrestations?|incidents?"
        r"|survivante?s?|prisonniers?|otages?|missiles?|drones?|frappes?|attaques?|navires?|passagers?|enfants?)\b"
    ),
    plural=r"(?:[^s]s|x|gens|personnel)$|^\w+(?:[^s]s|x)\b",
    names=(
        r"(?<!\S)(?:[^\W\d_a-zà-ÿ][\w’'-]*|vol|article|chapitre|page|numéro|n°|salle|chaîne|ligne|quai|type|modèle|classe|canal)$"
    ),
    no_count=(
        r"\b(?:à|vers|dès|jusqu['’]à)\s+(?:\d{1,2}|\w+)\s*(?:h|heures?)\b(?:\s*\d{2}\b)?|\b\d{1,2}\s?h\s?\d{2}\b"
        r"|\btou(?:s|tes)\b[^,.;]{0,40}?\b(?:sauf|excepté|hormis|à\s+l['’]exception\s+de)\s+[\w-]+"
        r"(?:\s+(?:des|de\s+ses|de\s+leurs)\s+[\w-]+)?"
        r"|\b\d+-[^\W\d_]\w*|\bquelques-une?s\b"
        r"|\bmagnitude\s+(?:de\s+)?\d+(?:,\d+)?"
        r"|\b(?:une?|deux|trois|quatre|sept|huit|neuf|\d)\s+(?:\w+\s+)?sur\s+(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d|10)\b"
    ),
    proper=True,
    bound_behind=True,
    fractions={
        "la moitié": Fraction(1, 2),
        "un tiers": Fraction(1, 3),
        "le tiers": Fraction(1, 3),
        "deux tiers": Fraction(2, 3),
        "les deux tiers": Fraction(2, 3),
        "un quart": Fraction(1, 4),
        "le quart": Fraction(1, 4),
        "trois quarts": Fraction(3, 4),
        "les trois quarts": Fraction(3, 4),
        "un cinquième": Fraction(1, 5),
        "deux cinquièmes": Fraction(2, 5),
        "trois cinquièmes": Fraction(3, 5),
        "quatre cinquièmes": Fraction(4, 5),
        "un dixième": Fraction(1, 10),
    },
    after_share=r"\s+(?:de|du|des|d['’]\w|d'entre)|\s*[.,;:!?)]|\s*$",
    multiples={
        **{word: Fraction(2) for word in ("a doublé", "ont doublé", "deux fois plus", "le double")},
        **{word: Fraction(3) for word in ("a triplé", "ont triplé", "trois fois plus", "le triple")},
        **{word: Fraction(4) for word in ("a quadruplé", "ont quadruplé", "quatre fois plus")},
        **{word: Fraction(10) for word in ("a décuplé", "dix fois plus")},
    },
    ordinals={
        **{"premier": 1, "première": 1, "deuxième": 2, "troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6},
        **{"septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10, "vingtième": 20},
    },
    ordinal_figures=r"(?:ers?|res?|ères?|es?|èmes?|emes?|nde?)\b",
    rank_before=r"(?:classée?s?|arrivée?s?|terminée?s?|termine|finit|se classe|pointe)\s+(?:(?:à|au|en|la|le)\s+)*",
    rank_after=r"(?:place|position|rang|meilleure?)\b",
    out_of=("sur",),
    rates=(
        r"\s+(?:par|chaque)\s+(heure|jour|semaine|mois|trimestre|an|nuit|personne|habitant|tête)\b"
        r"|\s+(?:pour|par)\s+(\d[\d\s\u202f\u00a0]*\s+habitants|mille habitants)\b"
    ),
    spans_of_time={
        **{"heure": "hour", "jour": "day", "semaine": "week", "mois": "month", "trimestre": "quarter", "an": "year"},
        **{"nuit": "night", "personne": "person", "habitant": "person", "tête": "person"},
        **{"100 000 habitants": "100,000", "1 000 habitants": "1,000", "mille habitants": "1,000"},
    },
    negations=("pas", "jamais", "aucun", "aucune", "rien", "nul", "nulle", "ni", "sans", "guère"),
    negating=(
        r"\bpersonne\s+n(?:e\b|['’])"
        r"|\bn(?:e\s+|['’])(?:(?!pas\b|jamais\b|aucune?\b)\w+\s+){1,3}?plus\b(?!\s+(?:de\b|d['’]|que\b|tard\b))"
    ),
    not_negating=(
        *("pas moins de", "pas moins d'", "pas moins d’", "pas plus de", "pas plus d'", "pas plus d’", "pas seulement"),
        *("sans doute", "pas loin de", "sans précédent", "pas avant", "sans abri"),
    ),
    denials=(
        *("dément", "démenti", "démentie", "démentent", "nie", "nient", "nié", "niée", "rejette", "rejettent", "rejeté"),
        *(
            "conteste",
            "contestent",
            "contesté",
            "réfute",
            "réfutent",
            "réfuté",
            "refuse",
            "refusent",
            "refusé",
            "exclut",
            "exclu",
        ),
    ),
    affirmations=("confirme", "confirment", "confirmé", "reconnaît", "reconnaissent", "reconnu", "admet", "admettent", "admis"),
    possible=(
        *("peut", "peuvent", "pourrait", "pourraient", "peut-être", "possible", "possiblement", "éventuellement"),
        *("potentiellement", "susceptible", "susceptibles"),
    ),
    forecast=(
        *("sera", "seront", "aura", "auront", "va", "vont", "devrait", "devraient", "devra", "devront", "prévoit", "prévoient"),
        *("prévu", "prévue", "prévus", "prévues", "attendu", "attendue", "attendus", "attendues"),
    ),
    forecasting=rf"\bcompt(?:e|ent)\s+(?:ne\s+pas\s+)?\w+(?:er|ir|re)\b|\b{_FUTURE}\b",
    estimate=(
        *("estimé", "estimée", "estimés", "estimées", "estimerait", "semble", "semblent", "probablement", "apparemment"),
        *("vraisemblablement", "serait", "seraient", "aurait", "auraient", "sans doute", "probable"),
    ),
    alike=tuple(
        frozenset(group.split())
        for group in (
            "est nest",
            "etait netait",
            "etaient netaient",
            "ont nont",
            "avait navait",
            "avaient navaient",
            "mort tue tuee dece victim peri",
            "bless blesse",
            "soldat militair troup forc",
            "personn homm femm civil habit",
            "arret arrete interpell detenu detenus",
            "vehicul camion convoi",
            "quitt quittent quittera quitteront partira partiront retrait retir",
            "frapp raid attaqu bombard",
            "deplac refugi evacu",
        )
    ),
)

_MONTHS = {
    name: number
    for number, name in enumerate(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(), 1
    )
}
_WEEKDAYS = {name: number for number, name in enumerate("lundi mardi mercredi jeudi vendredi samedi dimanche".split(), 1)}
_ORDINALS = {
    **{"premier": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3, "quatrième": 4, "dernier": -1},
    **{"dernière": -1, "cinquième": 5},
}
_THE = "le|la|l|les|au|aux|du"

_TIMES = TimeWords(
    months={
        **_MONTHS,
        "fevrier": 2,
        "aout": 8,
        "decembre": 12,
        "janv": 1,
        "févr": 2,
        "juil": 7,
        "sept": 9,
        "oct": 10,
        "nov": 11,
        "déc": 12,
    },
    weekdays=_WEEKDAYS,
    seasons={"printemps": 0, "été": 1, "automne": 2, "hiver": 3},
    units={
        **{
            "minute": "minute",
            "heure": "hour",
            "jour": "day",
            "semaine": "week",
            "quinzaine": "fortnight",
            "week - end": "weekend",
        },
        **{"mois": "month", "trimestre": "quarter", "semestre": "half", "an": "year", "année": "year", "décennie": "decade"},
        "siècle": "century",
    },
    plural_units={
        **{"minutes": "minute", "heures": "hour", "jours": "day", "semaines": "week", "ans": "year", "années": "year"},
        **{"trimestres": "quarter", "décennies": "decade", "siècles": "century", "prochains mois": "month"},
    },
    day_words={
        **{"hier": (-1, -1), "aujourd'hui": (0, 0), "demain": (1, 1), "avant - hier": (-2, -2), "après - demain": (2, 2)},
        "cette nuit": (0, 1),
    },
    day_parts={"matin": "MO", "midi": "MI", "après - midi": "AF", "soir": "EV", "nuit": "NI"},
    parts={
        **{"début": "start", "mi -": "mid", "fin": "end", "milieu": "mid", "commencement": "start", "courant": "rest"},
    },
    which=dict.fromkeys(("ce", "cet", "cette"), 0),
    which_behind={
        **dict.fromkeys(("dernier", "dernière", "passé", "passée"), -1),
        **dict.fromkeys(("prochain", "prochaine"), 1),
    },
    beside={
        **dict.fromkeys(("précédent", "précédente", "d'avant"), -1),
        **dict.fromkeys(("suivant", "suivante", "d'après"), 1),
    },
    offsets={"plus tard": 1, "après": 1, "plus tôt": -1, "auparavant": -1, "avant": -1},
    ordinals=_ORDINALS,
    quarters={"t1": 1, "t2": 2, "t3": 3, "t4": 4},
    holidays={"noël": (12, 25), "nouvel an": (1, 1)},
    leads={
        **dict.fromkeys(
            ("d'ici", "d'ici à", "d'ici au", "d'ici la", "d'ici le", "au plus tard", "au plus tard le", "au plus tard en"), "by"
        ),
        **dict.fromkeys(("avant", "avant le", "avant la"), "before"),
        **dict.fromkeys(("pas avant", "pas avant le", "pas avant la"), "not_before"),
        **dict.fromkeys(("au plus tôt", "au plus tôt le", "au plus tôt en"), "not_before"),
        **dict.fromkeys(("après", "après le", "après la"), "after"),
        **dict.fromkeys(("à partir de", "à partir du", "à compter du", "dès", "dès le", "à partir d'"), "from"),
        **dict.fromkeys(("depuis", "depuis le", "depuis la"), "since"),
        **dict.fromkeys(("jusqu'en", "jusqu'au", "jusqu'à", "jusqu'à la"), "until"),
        **dict.fromkeys(("en date du", "au"), "as_of"),
        **dict.fromkeys(("le", "ce", "la", "les"), "on"),
        **dict.fromkeys(("en", "au cours de", "dans", "dans les", "en l'", "à la", "à"), "in"),
        **dict.fromkeys(("pendant", "durant", "au cours du", "tout au long de"), "during"),
        **dict.fromkeys(("vers", "autour du", "vers le"), "around"),
    },
    trails={"au plus tard": "by", "au plus tôt": "not_before"},
    ahead_leads={
        **dict.fromkeys(
            (
                *("d'ici", "sous", "dans un délai de", "dans un délai d'", "dans le délai de", "en l'espace de", "d'ici à"),
                *("en moins de", "en moins d'"),
            ),
            "within",
        ),
        "dans": "within",
    },
    past_leads={
        **{"pendant": "for", "durant": "during"},
        **dict.fromkeys(
            ("ces", "au cours des", "lors des", "durant les", "pendant les", "dans les", "les", "au cours de ces"), "during"
        ),
    },
    joints={"à": "to", "au": "to", "-": "to", "–": "to", "et": "and", "ou": "or", "jusqu'au": "to"},
    now={"maintenant": "PRESENT_REF", "actuellement": "PRESENT_REF", "récemment": "PAST_REF", "bientôt": "FUTURE_REF"},
    more={
        "gone": ("derniers", "dernières", "précédents", "précédentes"),
        "coming": ("prochains", "prochaines", "suivants"),
        "one_gone": ("dernier", "dernière"),
    },
    decade=r"(\d{3}0)",
    numeric=r"(?P<d>3[01]|[12]\d|0?[1-9])\.(?P<m>1[0-2]|0?[1-9])\.(?P<y>\d{4})",
    capitals=False,
    common_words=frozenset(),
    to_come=(
        r"\b(?:sera|seront|aura|auront|va|vont|devrait|devraient|devra|devront|pourra|pourrait|pourraient|prévoit|prévu\w*|compte"
        rf"|doit|doivent|promet|promis|{_FUTURE})\b"
    ),
    surely_to_come=rf"\b(?:sera|seront|aura|auront|va|vont|devrait|devraient|{_FUTURE})\b",
    past=(
        r"\b(?:a|ont|avait|avaient|était|étaient|fut|furent|eut|eurent)\b(?!\s+lieu\b)|\bété\s+\w+(?:ée?s?|ie?s?|ue?s?|te?s?)\b"
        r"|\b(?:s['’]est|se\s+sont|est|sont)\s+(?:\w+\s+)?(?:partie?s?|morte?s?|arrivée?s?|venue?s?|tombée?s?|née?s?|entrée?s?|sortie?s?"
        r"|allée?s?|restée?s?|devenue?s?|décédée?s?|rentrée?s?|retirée?s?|effondrée?s?|terminée?s?|ouverte?s?|déroulée?s?|produite?s?)\b"
        r"|\b\w{3,}(?:èrent|irent|urent)\b|\b(?:tuée?s?|blessée?s?|arrêtée?s?|signée?s?|enlevée?s?|détruite?s?|libérée?s?)\b"
    ),
    present=(
        r"\b(?:est|sont|(?:a|ont)\s+lieu|commencent?|débutent?|s['’]ouvre|ouvrent?|ferment?|se\s+terminent?|finit|finissent|prend|prennent"
        r"|expirent?|entrent?|part|partent|se\s+tient|se\s+tiennent|se\s+déroulent?)\b"
    ),
    reported=r"\b(?:dit|disent|déclaré|annoncé|annonce|affirmé|affirme|promis|prévenu|indiqué|assuré|confirmé)\b",
    done_before=r"\b(?:a|ont|fut|furent|était|étaient|avait|avaient)\b(?:\s+\w+){0,3}\s*$|\b(?:tuée?s?|morte?s?|blessée?s?)\s*$",
    habit=r"\b(?:chaque|tou(?:s|tes)\s+les|toujours|souvent|jamais|habituellement|généralement|régulièrement)\b",
    denied=r"\b(?:pas(?!\s+(?:moins|plus|avant|seulement)\b)|jamais|aucune?|rien|refus(?:e|é|ent))\b|\bpersonne\s+n(?:e\b|['’])",
    clauses=r"\b(?:mais|que|qui|dont|où|parce|tandis|si|lorsque|quand)\b",
    lasting=r"\b(?:rest|dur|continu|tien|tenir|attend|surviv)\w*",
    of=("de", "d", "du", "des", "qui", "suivant"),
    openers=("entre",),
    periods=(
        ("date", "{weekday}? ,? le? {day} {month} {year}"),
        ("date", "{weekday} ,? le? {day} {month}"),
        ("date", "{day} {month}"),
        ("in", "{day} {month} {of:period}"),
        ("date", "{month} {year}"),
        ("in", "{month} de? {of:period}"),
        ("date", "mois de {month} {year}?"),
        ("date", "{month}"),
        ("date", "l|au? '? {season} {year}"),
        ("date", "l|au? '? {season}"),
        ("date", "l? '? année {year}"),
        ("date", "an {year}"),
        ("date", "{year}"),
        ("date", "{weekday}"),
        ("date", "{holiday} {year}?"),
        ("date", "{quarter} {year}"),
        ("iso", "{iso}"),
        ("numeric", "{numeric}"),
        ("decade", "années {decade}"),
        ("nth", f"{_THE}? {{ordinal}} {{unit}} de|du? {{of:period}}"),
        ("nth", f"{_THE}? {{ordinal}} {{unit}} de l ' année {{of:period}}"),
        ("nth", f"{_THE}? {{ordinal}} {{unit}}"),
        ("part", f"{_THE}? {{part}} de|du|d? le|la? {{of:period}}"),
        ("part", f"{_THE}? {{part}} de|du? la? {{unit}}"),
        ("part", f"{_THE}? {{part}} de l ' {{unit}}"),
        ("calendar", f"{_THE}? '? {{unit}} {{which:behind}}"),
        ("calendar", f"{_THE}? {{weekday}} {{which:behind}}"),
        ("calendar", f"{_THE}? {{month}} {{which:behind}}"),
        ("calendar", "{which} {unit}"),
        ("calendar", "{which} {weekday}"),
        ("beside", f"{_THE}? '? {{unit}} {{beside}}"),
        ("ago", "il y a {count} {unit}"),
        ("hence", "d ' ici {count} {unit} jour pour jour"),
        ("offset", "{count} {unit} {offset}"),
        ("day_word", "{dayword}"),
        ("hours", "{weekday} {daypart}"),
        ("hours", "{dayword} {daypart}"),
    ),
    windows=(
        ("lead", "{lead}? {of:period}"),
        ("trailed", "le|en? {of:period} {trail}"),
        ("range", "entre {a:period} et {b:period}"),
        ("range", "entre le {a:period} et le {b:period}"),
        ("range", "de|du {a:period} à|au|jusqu {b:period}"),
        ("range", "{a:period} -|– {b:period}"),
        ("isos", "{a:iso} / {b:iso}"),
        ("days", "du|le {a:day} au|et {b:day} {month} {year}?"),
        ("days", "entre le {a:day} et le {b:day} {month} {year}?"),
        ("days", "les {a:day} et {b:day} {month} {year}?"),
        ("months", "de {a:month} à {b:month} {year}?"),
        ("years", "{a:year} -|– {two}"),
        ("ahead", "{ahead} {count} {unit}"),
        ("bounded", "{lead} dans {count} {unit}"),
        ("bounded", "dans {count} {unit} {trail}"),
        ("ahead", "{ahead} {count} {coming} {unit}"),
        ("ahead", "{ahead} {coming} {count} {unit}"),
        ("ahead", "dans les {count} {unit}"),
        ("ahead", "dans|ces les? {count} {coming} {unit}"),
        ("ahead", "au cours des {count} {coming} {unit}"),
        ("coming", "dans les {coming} {unit}"),
        ("coming", "dans les {unit} {coming}"),
        ("coming", "au cours des {coming} {unit}"),
        ("past", "{past} {count}? {gone} {unit}"),
        ("unclear", f"{_THE} {{one_gone}} {{unit}}"),
        ("unclear", "ces {unit}"),
        ("unclear", "depuis {count} {unit}"),
    ),
)

_CHANGE = ChangeWords(
    rising=(
        r"augment\w+|mont(?:e|ent|é|ée|ait)|grimp\w+|bondi\w*|progress\w+|hausse|relev(?:é|ée|és|ées)|accr\w+|croissance|gagn\w+"
    ),
    falling=r"baiss\w+|chut\w+|recul\w+|tomb(?:e|ent|é|ée|és|ées)|diminu\w+|réduit\w*|réduction|perd(?:u|ue|us|ent)?|repli",
    moving=r"tomb(?:e|ent|é|ée|és|ées)|pass(?:e|ent|é|ée|és|ées|ait)|ramen\w+|port(?:é|ée|és|ées)|révis\w+|corrig\w+",
    origin=r"de",
    outcome="à",
    step="de",
    events=(
        r"attaque|attentat|assaut|raid|bombardement|frappe|explosion|fusillade|massacre|bataille|opération|crash|collision|accident"
        r"|déraillement|naufrage|effondrement|bousculade|incident|catastrophe|incendie|séisme|tremblement|inondation|tempête|ouragan"
        r"|cyclone|tsunami|glissement|avalanche|éruption|épidémie|manifestation|émeute|élection|vote|scrutin|référendum|sondage"
        r"|recensement|match|finale|course|sommet|réunion|vente|film|album|concert|tournoi|saison|accord|contrat|traité"
    ),
    further_behind=r"(?:\s+\w+)?\s+(?:autres|supplémentaires|de\s+plus)\b(?!\s+que\b)",
)

_QUE = r"(?:\s+(?:que\b|selon\s+lesquel\w+\b)|\s+qu['’])"
_INFORMATIONS = (
    r"(?:\s+(?:(?:l[ea]s?|des|ces|toutes?|tous)\s+)*(?:l['’])?"
    r"(?:informations?|affirmations?|allégations?|accusations?|rumeurs?|propos|idée))"
)
_DENIAL = DenialWords(
    denying=(
        r"\b(?:dément(?:ent|i|it|irent|ait)?|ni(?:e|ent|é|a|ait)|rejet(?:te|tent|é|ait)|contest(?:e|ent|é)|réfut(?:e|ent|é)|exclut?|écart(?:e|é))"
        rf"(?:\s+\w+ment)?{_INFORMATIONS}?{_QUE}"
        rf"|\bil\s+est\s+faux{_QUE}|\bil\s+n['’]est\s+pas\s+(?:vrai|exact){_QUE}"
    ),
    withholding=(
        r"\bn(?:e\s+|['’])(?:\w+\s+){0,3}?(?:pas|ni|jamais)\s+(?:\w+\s+){0,3}?"
        r"(?:confirm(?:er|é)|infirm(?:er|é)|démentir?|nier|nié|exclu(?:re)?|vérifi(?:er|é)|dire|dit)"
        rf"(?:\s+ni\s+\w+)?{_INFORMATIONS}?(?:{_QUE}|\s+si\b|\s+s['’])"
        r"|\bn(?:e\s+|['’])(?:confirme|dément|nie|exclut)\s+(?:pas|ni)(?:\s+ni\s+\w+)?(?:\s+que\b|\s+qu['’])"
        r"|\bon\s+ignore\s+(?:si\b|s['’])"
    ),
    themselves=r"\s*(?:ils?|elles?)\b",
    standing=r"\b(?:plus|encore|déjà|toujours)\b",
    ended=r"\bn(?:e\s+|['’])(?:\w+\s+){1,3}?plus\b",
    pending=r"\b(?:pas|jamais|aucune?)\b.*?\bencore\b",
)

_CLOCK = ClockWords(
    at=r"à\s+(?:exactement\s+|précisément\s+)?",
    about=r"(?:vers|environ|autour\s+de)\s+",
    time=(
        r"(?<![\d:.+-])(?:(?P<hour>[01]?\d|2[0-3])(?:\s*(?:h|heures?)\b(?:\s*(?P<minute>[0-5]\d)\b)?"
        r"(?:\s+(?P<half>du\s+matin|de\s+l['’]après-midi|du\s+soir))?(?!\s+(?:de|du|d['’])\b)|h(?P<minute_>[0-5]\d)\b"
        r"|:(?P<minute__>[0-5]\d)(?![:.]?\d))|\b(?P<word>midi|minuit)\b)"
    ),
    halves={"du matin": False, "de l": True, "du soir": True},
    words={"midi": 720, "minuit": 0},
    local=r"heure\s+locale|heures\s+locales",
    zones={"tu": 0, "heure de moscou": 180},
)

FRENCH = Language(code="fr", numbers=_NUMBERS, speech=_SPEECH, times=_TIMES, change=_CHANGE, denial=_DENIAL, clock=_CLOCK)
