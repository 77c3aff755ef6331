"""German: its words of numbers, units and time, and the words around them.

`ein` is an article as well as a number, and counts nothing by itself. A point stands between groups of figures, a comma before
decimals.
"""

from __future__ import annotations

from fractions import Fraction

from claimtrack.values.languages.change_words import ChangeWords
from claimtrack.values.languages.clock_words import ClockWords
from claimtrack.values.languages.denial_words import DenialWords
from claimtrack.values.languages.language import Language, NumberWords
from claimtrack.values.languages.speech_words import SpeechWords
from claimtrack.values.languages.time_words import TimeWords

_A = "ein eine einen einem einer eines".split()

_BOUNDS = {
    "at_least": ("mindestens", "wenigstens", "zumindest", "nicht weniger als", "ein minimum von", ">=", "≥"),
    "more_than": (
        *("mehr als", "deutlich mehr als", "weit mehr als", "etwas mehr als", "über", "weit über", "knapp über", "gut"),
        *("oberhalb von", ">"),
    ),
    "up_to": ("bis zu", "höchstens", "maximal", "allenfalls", "nicht mehr als", "ein maximum von", "<=", "≤"),
    "fewer_than": (
        "weniger als",
        "deutlich weniger als",
        "etwas weniger als",
        "unter",
        "knapp unter",
        "unterhalb von",
        "nicht einmal",
        "<",
    ),
    "nearly": ("fast", "knapp", "beinahe", "nahezu", "annähernd"),
    "about": (
        *("etwa", "rund", "ungefähr", "zirka", "circa", "ca.", "schätzungsweise", "in etwa", "an die", "geschätzt", "geschätzte"),
        *("geschätzten", "ca", "~", "≈"),
    ),
    "exact": ("genau", "exakt", "insgesamt"),
}

_TRAILING = {
    "at_least": ("oder mehr", "und mehr", "oder darüber", "mindestens", "aufwärts", "+"),
    "up_to": ("oder weniger", "höchstens", "maximal"),
    "about": ("ungefähr", "in etwa"),
}

_ATOMS = (
    "null eins zwei zwo drei vier fünf sechs sieben acht neun zehn elf zwölf sechzehn siebzehn zwanzig dreißig dreissig "
    "vierzig "
    "fünfzig sechzig siebzig achtzig neunzig hundert tausend"
).split()
_ATOM = "|".join(sorted(_ATOMS, key=len, reverse=True))
_SCALE_WORDS = r"hundert|tausend|million(?:en)?|milliarden?|billion(?:en)?|dutzend"
_NUMBER_WORDS = (
    rf"(?:(?:{_ATOM}|ein(?=und|hundert|tausend))(?:(?:und)?(?:{_ATOM}|eins?))*"
    rf"|{_SCALE_WORDS}|mehrere|einige|dutzende|hunderte|tausende"
    r"|hälfte|drittel|viertel)"
)

_SCALES = {
    **{"dutzend": 12, "hundert": 100, "tausend": 1_000, "million": 1_000_000, "millionen": 1_000_000, "mio": 1_000_000},
    **{"mio.": 1_000_000, "milliarde": 1_000_000_000, "milliarden": 1_000_000_000, "mrd": 1_000_000_000, "mrd.": 1_000_000_000},
    **{"billion": 10**12, "billionen": 10**12, "tsd.": 1_000, "tsd": 1_000},
}

_MANY = {
    form: extent
    for forms, extent in {
        "dutzende dutzenden": (24, 99),
        "hunderte hunderten hunderter": (200, 999),
        "tausende tausenden tausender": (2_000, 9_999),
        "zehntausende zehntausenden zehntausender": (20_000, 99_999),
        "hunderttausende hunderttausenden hunderttausender": (200_000, 999_999),
        "millionen": (2_000_000, 9_999_999),
        "milliarden": (2_000_000_000, 9_999_999_999),
    }.items()
    for form in forms.split()
}

_UNIT_FORMS = {
    "km": "kilometer kilometern kilometers",
    "m": "meter metern metres",
    "cm": "zentimeter zentimetern",
    "mm": "millimeter millimetern",
    "km²": "quadratkilometer quadratkilometern",
    "m²": "quadratmeter quadratmetern",
    "ha": "hektar",
    "kg": "kilo kilos kilogramm",
    "g": "gramm",
    "t": "tonne tonnen",
    "l": "liter litern",
    "barrel": "barrel fass",
    "second": "sekunde sekunden",
    "minute": "minute minuten minütige minütigen minütiger minütiges",
    "hour": "stunde stunden stündige stündigen stündiger stündiges",
    "day": "tag tage tagen tages tägige tägigen tägiger tägiges",
    "week": "woche wochen wöchige wöchigen wöchiger wöchiges",
    "month": "monat monate monaten monats monatige monatigen monatiger monatiges",
    "quarter": "quartal quartale quartalen quartals",
    "year": "jahr jahre jahren jahres jährige jährigen jähriger jähriges",
    "decade": "jahrzehnt jahrzehnte jahrzehnten",
    "%": "prozent",
    "percentage point": "prozentpunkt prozentpunkte prozentpunkten",
    "km/h": "stundenkilometer stundenkilometern",
    "mile": "meile meilen",
    "nautical mile": "seemeile seemeilen",
    "€": "euro euros",
    "$": "dollar us-dollar dollars",
    "pound sterling": "pfund_sterling",
    "chf": "franken schweizer_franken",
    "yen": "yen",
    "yuan": "yuan",
    "rouble": "rubel",
    "inr": "indische_rupien rupien",
    "°c": "grad_celsius",
}
_UNITS = {form.replace("_", " "): unit for unit, forms in _UNIT_FORMS.items() for form in forms.split()}

_MIXED = {
    **{word: Fraction(3, 2) for word in ("anderthalb", "eineinhalb")},
    **{
        f"{word}einhalb": Fraction(2 * number + 1, 2)
        for number, word in enumerate("zwei drei vier fünf sechs sieben acht neun".split(), 2)
    },
    **{f"{begin}halbe{end} million": Fraction(500_000) for begin, end in (("eine ", ""), ("einer ", "n"), ("", ""), ("", "n"))},
    **{
        f"{begin}halbe{end} milliarde": Fraction(500_000_000)
        for begin, end in (("eine ", ""), ("einer ", "n"), ("", ""), ("", "n"))
    },
}

_NUMBERS = NumberWords(
    bounds=_BOUNDS,
    trailing=_TRAILING,
    ranges=(
        (r"zwischen\s+", r"\s+und\s+"),
        (r"(?:von\s+)?", r"\s+(?:bis|–)\s+"),
        (r"", r"(?<=[\d%])\s*[-–]\s*(?=[^\s\w]?\d)"),
    ),
    words=_NUMBER_WORDS,
    second_number=r"^\s*(?:drittel|viertel|fünftel|zehntel)\b",
    joining=("von ", "der "),
    rate=r"\b(?:pro|je)\s+(?:stunde|tag|woche|monat|quartal|jahr|kopf|person|einwohner)\b"
    r"|\b(?:täglich|wöchentlich|monatlich|jährlich)\b",
    none=("kein", "keine", "keinen", "keinem", "keiner", "null", "kein einziger", "keine einzige", "keinen einzigen", "niemand"),
    one=(*_A, "eins", "ein einziger", "eine einzige", "einen einzigen"),
    few={
        **{"ein paar": (3, 5), "wenige": (3, 5), "eine handvoll": (3, 5), "einer handvoll": (3, 5), "wenigen": (3, 5)},
        **{"mehrere": (3, 9), "mehreren": (3, 9), "mehrerer": (3, 9), "einige": (3, 9), "einigen": (3, 9), "einiger": (3, 9)},
    },
    many=_MANY,
    scales=_SCALES,
    decimal=",",
    groups=". \u202f\u00a0\u2009'’",
    unsure=r"[1-9]\d{0,2},\d{3}",
    articles=dict.fromkeys(_A, "ein"),
    joints=("und",),
    only_after_scales=True,
    mixed=_MIXED,
    units=_UNITS,
)

_STOPS = (
    "der die das den dem des ein eine einen einem einer eines und oder aber sondern denn weil dass ob wenn als wie wo wer was "
    "in im ins an am auf aus bei beim bis durch für gegen mit nach ohne seit über um unter von vom vor während wegen zu zum "
    "zur "
    "zwischen neben hinter entlang ab außer trotz laut "
    "ist sind war waren wird werden wurde wurden worden sei seien wäre wären hat haben hatte hatten habe hätten sein gewesen "
    "kann können könnte könnten soll sollen sollte sollten muss müssen müsste darf dürfen dürfte will wollen wollte möchte "
    "er sie es wir ihr man sich ihre ihrer ihren seine seiner dieser diese dieses diesem diesen jener jede jeder jedes "
    "nicht kein keine auch nur noch schon bereits mehr weniger mindestens höchstens etwa rund sowie sondern dort hier davon "
    "darunter "
    "gestern heute morgen pro je täglich wöchentlich monatlich jährlich allein weltweit insgesamt"
)

_NUMBERED = (
    r"Flug Kapitel Artikel Paragraf Paragraph Seite Nummer Nr\. Block Saal Raum Zimmer Linie Gleis Boeing Airbus Kanal Typ "
    "Modell Klasse Halle Haus Punkt Platz Absatz"
)
"""Nouns that have their number behind them."""

_SPEECH = SpeechWords(
    common=tuple(
        "der die das und den dem des ein eine einen einem einer von mit auf für ist im nicht sich wurde wurden worden sind haben "
        "bis "
        "nach zum zur aus über mehr wird werden seit vor vom beim mindestens rund etwa fast knapp dass oder bei um zwischen "
        "mehrere mehreren einige dutzende hunderte tausende höchstens menschen durch gegen jahr jahre jahren tage tagen wochen "
        "monat monaten innerhalb laut kein keine sei seien soll sollen zehntausende mio mrd milliarden millionen einwohner "
        "prozent januar februar märz juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag "
        "gestern heute gibt auch noch zwei drei steht ab sie wie ohne binnen wegen unter ihre ihren seine seinen soldaten tote "
        "toten verletzte".split()
    ),
    letters=r"\w*[äöüß]\w*",
    stops=frozenset(_STOPS.split()),
    of=("von", "der", "vom", "aller"),
    one_of=("der", "von"),
    range_openers=("zwischen", "von"),
    range_joints=("-", "–", "bis", "und", "oder"),
    none_of=("kein", "keine", "keinen", "null", "kein einziger", "keine einzige", "keinen einzigen"),
    none_counted=(
        r"^(?:\w+\s)?(?:toten?|todesopfer|verletzten?|opfer|soldat(?:en|innen)?|zivilisten?|menschen|personen|kinder|festnahmen|fälle"
        r"|angriffe|überlebenden?|vermissten?|todesfälle|schäden|flugzeuge?|schiffe?|panzer|geiseln?|gefangenen?|verluste)\b"
    ),
    plural=r"(?:^|\s)(?-i:[A-ZÄÖÜ])\w*(?:en|ern?|els?|[^s]s|e)\b",
    names=rf"(?<!\S)(?:{'|'.join(_NUMBERED.split())})$|(?<!\S)[A-ZÄÖÜ]{{2,}}[\w-]*$",
    no_count=(
        r"\b(?:\d{1,2}(?:[.:]\d{2})?|\w+)\s+Uhr\b(?:\s+\d{1,2}\b)?|\bStärke\s+(?:von\s+)?\d+(?:,\d+)?|\bkeine[nrm]?\s+\d[\d.]*"
        r"|\balle\b[^,.;]{0,40}?\b(?:bis\s+auf|außer|ausgenommen)\s+(?:etwa\s+|rund\s+)?[\w-]+"
        r"(?:\s+(?:der|von|ihrer|seiner)\s+(?:\d[\d.]*|[a-zäöüß]+)\b)?"
        r"|\b(?:eine[rs]?|zwei|drei|vier|sieben|acht|neun|\d)\s+von\s+(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|\d|10)\b"
    ),
    proper=True,
    bound_behind=True,
    fractions={
        **{f"{the}hälfte": Fraction(1, 2) for the in ("die ", "der ")},
        **{f"{a} drittel": Fraction(1, 3) for a in ("ein", "einem")},
        **{f"{a} viertel": Fraction(1, 4) for a in ("ein", "einem")},
        **{f"{a} fünftel": Fraction(1, 5) for a in ("ein", "einem")},
        **{f"{a} zehntel": Fraction(1, 10) for a in ("ein", "einem")},
        **{"zwei drittel": Fraction(2, 3), "drei viertel": Fraction(3, 4), "dreiviertel": Fraction(3, 4)},
        **{"zwei fünftel": Fraction(2, 5), "drei fünftel": Fraction(3, 5), "vier fünftel": Fraction(4, 5)},
    },
    after_share=r"\s+(?:der|des|aller|von|seiner|ihrer|dieser)\b|\s*[.,;:!?)]|\s*$",
    multiples={
        **{word: Fraction(2) for word in ("verdoppelt", "verdoppelte", "verdoppelten", "doppelt so viele", "doppelt so viel")},
        **{word: Fraction(3) for word in ("verdreifacht", "verdreifachte", "dreimal so viele", "dreimal so viel")},
        **{word: Fraction(4) for word in ("vervierfacht", "vervierfachte", "viermal so viele")},
        **{word: Fraction(10) for word in ("verzehnfacht", "verzehnfachte", "zehnmal so viele")},
        **{word: Fraction(1, 2) for word in ("halbiert", "halbierte", "halbierten", "halb so viele", "halb so viel")},
    },
    ordinals={
        f"{stem}{ending}": number
        for number, stem in enumerate("erst zweit dritt viert fünft sechst siebt acht neunt zehnt".split(), 1)
        for ending in ("e", "en", "er", "es")
    },
    ordinal_figures=r"\.(?=\s)",
    rank_before=r"(?:belegt(?:e|en)?|erreicht(?:e|en)?|landet(?:e|en)?\s+auf|holt(?:e|en)?|auf|kam(?:en)?\s+auf)"
    r"\s+(?:(?:den|dem|der)\s+)*",
    rank_after=r"(?:platz|rang|stelle|position|größte[nrs]?|höchste[nrs]?|beste[nrs]?)\b",
    out_of=("von",),
    rates=(
        r"\s+(?:pro|je)\s+(stunde|tag|woche|monat|quartal|jahr|nacht|person|kopf|einwohner)\b"
        r"|\s+(?:pro|je)\s+(\d[\d.\u202f\u00a0]*\s+einwohner|hunderttausend einwohner)\b"
        r"|\s+(täglich|wöchentlich|monatlich|jährlich|stündlich)\b"
    ),
    spans_of_time={
        **{
            "stunde": "hour",
            "tag": "day",
            "woche": "week",
            "monat": "month",
            "quartal": "quarter",
            "jahr": "year",
            "nacht": "night",
        },
        **{
            "person": "person",
            "kopf": "person",
            "einwohner": "person",
            "100.000 einwohner": "100,000",
            "1.000 einwohner": "1,000",
        },
        **{"täglich": "day", "wöchentlich": "week", "monatlich": "month", "jährlich": "year", "stündlich": "hour"},
        "hunderttausend einwohner": "100,000",
    },
    negations=(
        *("nicht", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nie", "niemals", "niemand", "niemanden", "nichts"),
        *(
            "nirgends",
            "keineswegs",
            "keinesfalls",
            "ohne",
            "weder",
            "weigert",
            "weigerte",
            "weigerten",
            "verweigert",
            "verweigerte",
        ),
    ),
    not_negating=(
        "nicht weniger als",
        "nicht mehr als",
        "nicht nur",
        "nicht vor",
        "nicht zuletzt",
        "ohne zweifel",
        "nicht später als",
    ),
    denials=(
        *("dementiert", "dementierte", "dementierten", "dementieren", "bestreitet", "bestritt", "bestritten", "bestreiten"),
        *("leugnet", "leugnete", "zurückgewiesen"),
    ),
    affirmations=("bestätigt", "bestätigte", "bestätigten", "bestätigen", "räumte", "eingeräumt"),
    possible=(
        *("kann", "können", "könnte", "könnten", "möglich", "möglicherweise", "vielleicht", "womöglich", "eventuell"),
        *("potenziell", "unter umständen"),
    ),
    forecast=(
        *(
            "werde",
            "wollen",
            "will",
            "soll",
            "sollen",
            "geplant",
            "plant",
            "planen",
            "erwartet",
            "voraussichtlich",
            "beabsichtigt",
        ),
        *("vorgesehen", "rechnet mit"),
    ),
    forecasting=(
        r"\bw(?:ird|erden)\b(?![^.;]{0,200}\b(?:ge\w+t|ge\w+en|\w+iert|ver\w+t|er\w+t|be\w+t)\s*[.!]?$)"
        r"(?=[^.;]{0,200}\b\w+(?:en|ern|eln|sein)\s*[.!]?$)"
        r"|\bw(?:ird|erden)\b(?=[^.;]{0,200}\b(?:haben|sein|werden)\s*[.!]?$)"
    ),
    estimate=(
        *("schätzungsweise", "geschätzt", "wahrscheinlich", "vermutlich", "offenbar", "mutmaßlich", "anscheinend", "angeblich"),
        *("scheint", "scheinen", "dürfte", "dürften", "wohl"),
    ),
    alike=tuple(
        frozenset(group.split())
        for group in (
            "tote toten tot getotet todesopf gestorben starben starb",
            "verletzt verletzten verwundet verwundeten",
            "soldat soldaten truppen militar streitkraft",
            "mensch menschen person personen zivilisten bewohn einwohn",
            "festgenommen verhaftet inhaftiert festnahmen",
            "lastwagen lkw laster fahrzeug konvoi",
            "abzug abgezogen abziehen verlassen verlasst ziehen",
            "angriff luftangriff bombard",
            "vertrieben geflohen gefluchtet fluchtling",
        )
    ),
)

_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember".split()
_WEEKDAYS = "montag dienstag mittwoch donnerstag freitag samstag sonntag".split()
_NEXT = ("nächste nächsten nächster nächstes nächstem kommende kommenden kommender kommendes kommendem").split()
_LAST = (
    "letzte letzten letzter letztes letztem vergangene vergangenen vergangener vergangenes vergangenem vorige vorigen voriger "
    "voriges"
).split()
_THIS = "diese diesen dieser dieses diesem".split()

_TIMES = TimeWords(
    months={
        **{name: number for number, name in enumerate(_MONTHS, 1)},
        "jänner": 1,
        "feber": 2,
        "jan": 1,
        "feb": 2,
        "okt": 10,
        "nov": 11,
        "dez": 12,
    },
    weekdays={**{name: number for number, name in enumerate(_WEEKDAYS, 1)}, "sonnabend": 6},
    seasons={"frühling": 0, "frühjahr": 0, "sommer": 1, "herbst": 2, "winter": 3},
    units={
        form: unit
        for unit, forms in {
            "minute": "minute",
            "hour": "stunde",
            "day": "tag tages",
            "week": "woche",
            "weekend": "wochenende wochenendes",
            "month": "monat monats",
            "quarter": "quartal quartals",
            "half": "halbjahr halbjahres halbjahrs hälfte",
            "year": "jahr jahres jahrs",
            "decade": "jahrzehnt jahrzehnts",
            "century": "jahrhundert jahrhunderts",
        }.items()
        for form in forms.split()
    },
    plural_units={
        form: unit
        for unit, forms in {
            "minute": "minuten",
            "hour": "stunden",
            "day": "tage tagen",
            "week": "wochen",
            "month": "monate monaten",
            "quarter": "quartale quartalen",
            "year": "jahre jahren",
            "decade": "jahrzehnte jahrzehnten",
        }.items()
        for form in forms.split()
    },
    day_words={
        **{"gestern": (-1, -1), "heute": (0, 0), "vorgestern": (-2, -2), "übermorgen": (2, 2)},
    },
    day_parts={"morgen": "MO", "mittag": "MI", "nachmittag": "AF", "abend": "EV", "nacht": "NI"},
    parts={"anfang": "start", "mitte": "mid", "ende": "end", "beginn": "start", "jahresende": "end"},
    which={**dict.fromkeys(_LAST, -1), **dict.fromkeys(_THIS, 0), **dict.fromkeys(_NEXT, 1)},
    offsets={"später": 1, "danach": 1, "zuvor": -1, "davor": -1, "vorher": -1},
    ordinals={
        f"{stem}{ending}": number
        for number, stem in enumerate("erst zweit dritt viert fünft".split(), 1)
        for ending in ("e", "en", "er", "es")
    }
    | {f"{number} .": number for number in range(1, 32)},
    quarters={"q1": 1, "q2": 2, "q3": 3, "q4": 4},
    holidays={"weihnachten": (12, 25), "silvester": (12, 31), "neujahr": (1, 1), "heiligabend": (12, 24)},
    leads={
        **dict.fromkeys(
            ("bis", "bis zum", "bis spätestens", "spätestens", "spätestens am", "spätestens im", "bis zu", "spätestens bis"), "by"
        ),
        **dict.fromkeys(("vor", "vor dem"), "before"),
        **dict.fromkeys(
            ("nicht vor", "nicht vor dem", "frühestens", "frühestens am", "frühestens im", "frühestens ab"), "not_before"
        ),
        **dict.fromkeys(("nach", "nach dem"), "after"),
        **dict.fromkeys(("ab", "ab dem", "vom", "von"), "from"),
        **dict.fromkeys(("seit", "seit dem"), "since"),
        **dict.fromkeys(("stand",), "as_of"),
        **dict.fromkeys(("am", "an"), "on"),
        **dict.fromkeys(("im", "in", "zu", "zum", "des", "im jahr"), "in"),
        **dict.fromkeys(("während", "im laufe des", "im verlauf des", "in dem"), "during"),
        **dict.fromkeys(("um", "gegen", "um den"), "around"),
    },
    ahead_leads={
        **dict.fromkeys(
            ("innerhalb", "innerhalb von", "binnen", "innert", "im laufe", "im laufe von", "innerhalb der", "binnen der"),
            "within",
        ),
        "in": "in",
    },
    past_leads=dict.fromkeys(("in den", "während der", "innerhalb der", "im laufe der"), "during"),
    joints={"bis": "to", "bis zum": "to", "-": "to", "–": "to", "und": "and", "oder": "or"},
    now={"jetzt": "PRESENT_REF", "derzeit": "PRESENT_REF", "kürzlich": "PAST_REF", "bald": "FUTURE_REF"},
    more={"gone": ("letzten", "vergangenen", "vorigen"), "coming": ("nächsten", "kommenden")},
    decade=r"(\d{3}0)er",
    numeric=r"(?P<d>3[01]|[12]\d|0?[1-9])\.(?P<m>1[0-2]|0?[1-9])\.(?P<y>\d{4})",
    capitalised=("months", "weekdays", "seasons", "units", "plural_units"),
    capitals=False,
    to_come=(
        r"\b(?:wird|werden|werde|will|wollen|soll|sollen|sollte|muss|müssen|kann|können|könnte|könnten|dürfte|dürften|plant|planen"
        r"|geplant|erwartet|voraussichtlich)\b"
    ),
    surely_to_come=r"\b(?:wird|werden|soll|sollen|will|wollen|geplant|erwartet|voraussichtlich|könnte|könnten|dürfte|dürften)\b",
    past=(
        r"\b(?:war|waren|wurde|wurden|hatte|hatten)\b"
        r"|\b(?:ist|sind|hat|haben)\b(?=[^;:!?]*\b(?:\w{0,4}ge\w{2,}(?:en|t)|\w+iert|(?:be|ver|er|zer|ent)\w+(?:t|en))\s*(?:[,.;!?]|$))"
        r"|\b(?:ab|aus|an|ein|zurück)?(?:zog|zogen|kam|kamen|starb|starben|ging|gingen|fiel|fielen|begann|begannen|verließ|verließen|nahm"
        r"|nahmen|trat|traten|traf|trafen|gab|gaben|fand|fanden|floh|flohen|schloss|schlossen|schoss|schossen|stieg|stiegen|sank|sanken"
        r"|schlug|schlugen|verlor|verloren|gewann|gewannen|brach|brachen|griff|griffen|lief|liefen|rief|riefen)\b"
        r"|\b(?-i:[a-zäöü])\w+(?<!s)(?<!heu)(?<!letz)(?<!könn)(?<!müss)te\b|\b(?-i:[a-zäöü])\w+(?:et|ier|är|ig|er|k|h)ten\b"
        r"|\b(?:getötet|verletzt|festgenommen|gestorben|geflohen|verhaftet)\b"
    ),
    present=(
        r"\b(?:ist|sind|findet|finden|beginnt|beginnen|endet|enden|läuft|laufen|startet|starten|öffnet|öffnen|schließt|schließen|tritt"
        r"|treten|kommt|kommen|geht|gehen|fällt|fallen)\b"
    ),
    reported=r"\b(?:sagt|sagte|sagten|erklärte|erklärten|kündigte|berichtete|berichteten|teilte|teilten|versprach|warnte|hieß)\b",
    done_before=r"\b(?:wurde|wurden|hat|haben|hatte|hatten|war|waren|starben|kamen)\b(?:\s+\w+){0,4}\s*$",
    habit=(
        r"\b(?:jede[mnrs]?|alle\s+(?:\w+\s+)?(?:Jahre|Monate|Wochen|Tage)|immer|oft|meist|meistens|üblicherweise|regelmäßig|jährlich"
        r"|monatlich|wöchentlich|täglich|nie|niemals)\b"
    ),
    denied=r"\b(?:nicht(?!\s+(?:nur|zuletzt|weniger|mehr\s+als|vor|später)\b)|nie|niemals|niemand|nichts|kein\w{0,2}|weigern?|weigerten?)\b",
    denied_behind=r"(?:\s+\w+){0,3}?\s+nicht\b",
    clauses=r"\b(?:aber|sondern|dass|weil|wenn|während|obwohl|falls|ob)\b",
    lasting=r"\b(?:bleib|dauer|halt|wart)\w*",
    of=("nach", "vor", "seit", "der", "des"),
    openers=("zwischen",),
    periods=(
        ("date", "{weekday}? ,? dem|den? {day} .? {month} .? {year}"),
        ("date", "{weekday} ,? dem|den? {day} . {month}"),
        ("date", "{day} . {month}"),
        ("in", "{day} . {month} {of:period}"),
        ("date", "{month} .? {year}"),
        ("in", "{month} {of:period}"),
        ("date", "{month}"),
        ("date", "{season} {year}"),
        ("date", "{season}"),
        ("date", "jahr|jahre|jahres {year}"),
        ("date", "{year}"),
        ("date", "{weekday}"),
        ("date", "{holiday} {year}?"),
        ("date", "{quarter} {year}"),
        ("iso", "{iso}"),
        ("numeric", "{numeric}"),
        ("decade", "den|der|die? {decade} - jahre|jahren"),
        ("decade", "den|der|die? {decade} jahre|jahren"),
        ("nth", "{ordinal} {unit} des? jahres? {of:period}"),
        ("nth", "der? {ordinal} {unit} des? {of:period}"),
        ("nth", "der? {ordinal} {unit}"),
        ("part", "{part} des? {of:period}"),
        ("part", "{part} des|der {unit}"),
        ("calendar", "{which} {unit}"),
        ("calendar", "{which} {weekday}"),
        ("calendar", "{which} {month}"),
        ("calendar", "{which} {season}"),
        ("ago", "vor {count} {unit}"),
        ("offset", "{count} {unit} {offset}"),
        ("day_word", "{dayword}"),
        ("hours", "{dayword} {daypart}"),
    ),
    windows=(
        ("lead", "{lead}? {of:period}"),
        ("range", "zwischen {a:period} und {b:period}"),
        ("range", "zwischen dem {a:period} und dem {b:period}"),
        ("range", "von|vom {a:period} bis zum? {b:period}"),
        ("range", "{a:period} bis|-|– zum? {b:period}"),
        ("isos", "{a:iso} / {b:iso}"),
        ("days", "vom? {a:day} . bis|- zum? {b:day} . {month} {year}?"),
        ("days", "zwischen dem {a:day} . und dem? {b:day} . {month} {year}?"),
        ("days", "am {a:day} . und {b:day} . {month} {year}?"),
        ("months", "von {a:month} bis {b:month} {year}?"),
        ("years", "{a:year} -|–|/ {two}"),
        ("ahead", "{ahead} {count} {unit}"),
        ("bounded", "{lead} in {count} {unit}"),
        ("ahead", "{ahead} {coming} {count} {unit}"),
        ("ahead", "in|während den|der {coming} {count} {unit}"),
        ("coming", "in|während den|der {coming} {unit:plural}"),
        ("coming", "{ahead} {coming} {unit:plural}"),
        ("past", "{past} {gone} {count} {unit}"),
        ("past", "{past} {gone} {unit:plural}"),
        ("unclear", "in der {gone} {unit}"),
        ("unclear", "seit {count} {unit}"),
    ),
)

_CHANGE = ChangeWords(
    rising=(
        r"stieg(?:en)?|steig(?:t|en|ert|erte|erten)|gestiegen|gesteigert|erhöh\w+|wuchs(?:en)?|wächst|wachsen|gewachsen|kletter\w+|zugenommen"
        r"|zulegen|zugelegt|angehoben|anstieg|zunahme|erhöhung|zuwachs"
    ),
    falling=(
        r"sank(?:en)?|sink(?:t|en)|gesunken|senk(?:t|en|te|ten)|gesenkt|fiel(?:en)?|fällt|fallen|gefallen|schrumpf\w+|geschrumpft|verringer\w+"
        r"|reduzier\w+|gekürzt|abgenommen|zurückgegangen|rückgang|abnahme|senkung|verlor(?:en)?|verliert"
    ),
    moving=r"korrigier\w+|geändert|ging(?:en)?",
    origin="von",
    outcome="auf",
    step="um",
    events=(
        r"\w*(?:anschlag|angriff|überfall|explosion|bombardierung|massaker|schlacht|schießerei|amoklauf|absturz|unglück|unfall|zusammenstoß"
        r"|einsturz|brand|feuer|beben|flut|hochwasser|sturm|lawine|erdrutsch|ausbruch|protest|demonstration|kundgebung|wahl|abstimmung"
        r"|referendum|umfrage|zählung|spiel|finale|rennen|gipfel|treffen|auktion|verkauf|übernahme|konzert|turnier|vertrag|abkommen)(?:e?s)?"
    ),
    further_before=r"weitere[nr]?|noch\s+einmal|zusätzliche[nr]?",
    further_behind=r"\s+(?:weitere[nr]?|zusätzliche[nr]?)\b",
)

_BERICHTE = (
    r"(?:\s+(?:(?:die|alle|frühere|anderslautende|entsprechende|solche)\s+)*"
    r"(?:Berichte?|Meldung(?:en)?|Angaben|Vorw[uü]rfe?|Behauptung(?:en)?|Gerüchte|Darstellung(?:en)?|Aussagen?))"
)
_DENIAL = DenialWords(
    denying=(
        r"\b(?:dementier(?:t|te|ten|en)|bestreite[tn]|bestritt(?:en)?|leugne(?:t|te|ten|n)|verneint(?:e|en)?"
        r"|(?:weis(?:t|en)|wies(?:en)?)(?:\s+\w+){0,7}?\s+zurück|zurückgewiesen|stritt(?:en)?(?:\s+\w+){0,5}?\s+ab|abgestritten)"
        rf"{_BERICHTE}?(?:\s+am\s+\w+)?,?\s+(?:dass|wonach|denen\s+zufolge)\b"
        r"|\bes\s+(?:ist|sei|war)\s+(?:nicht\s+(?:wahr|richtig)|falsch|unwahr),\s+dass\b"
    ),
    withholding=(
        r"\b(?:nicht|nie|weder|keine[rns]?)\s+(?:\w+\s+){0,4}?(?:bestätig\w+|dementier\w+|bestreiten|bestritten|ausschließen|ausgeschlossen|sagen"
        r"|verifizier\w+|überprüf\w+|prüfen)(?:\s+(?:noch\s+\w+|werden|können|wollen|lassen|worden))*,?\s+(?:dass|ob|wonach)\b"
        r"|\b(?:bestätig\w+|dementier\w+|bestreite[tn]|bestritt(?:en)?)\s+(?:\w+\s+){0,4}?nicht,?\s+(?:dass|ob)\b"
        r"|\b(?:unklar|offen|ungewiss|nicht\s+(?:klar|bekannt))(?:\s+\w+)?,\s+ob\b"
    ),
    themselves=r"\s*(?:er|sie|es)\b",
    standing=r"\b(?:nicht\s+mehr|noch|bereits|schon|weiterhin|mehr(?=\s+(?:offen|in|im|an|am)\b))\b",
    ended=r"\b(?:nicht|kein\w{0,2}|niemand)\b.*?\bmehr\b(?!\s+als\b)",
    pending=r"\bnoch\s+(?:immer\s+)?(?:nicht|kein\w{0,2}|nie)\b",
)

_CLOCK = ClockWords(
    at=r"um\s+(?:genau\s+|exakt\s+)?",
    about=r"(?:gegen|etwa|ungefähr|rund|circa|ca\.|kurz\s+vor|kurz\s+nach)\s+",
    time=(
        r"(?<![\d:.+-])(?:(?P<hour>[01]?\d|2[0-3])(?:(?:[:.](?P<minute>[0-5]\d))?\s*Uhr\b(?:\s+(?P<minute_>[0-5]\d)\b)?"
        r"(?:\s+(?P<half>morgens|früh|vormittags|mittags|nachmittags|abends|nachts))?|:(?P<minute__>[0-5]\d)(?![:.]?\d))"
        r"|\b(?P<word>Mitternacht)\b)"
    ),
    halves={"morgens": False, "früh": False, "vormittags": False, "mittags": True, "nachmittags": True, "abends": True},
    words={"mitternacht": 0},
    local=r"Ortszeit",
    zones={"mez": 60, "mesz": 120, "moskauer zeit": 180},
)

GERMAN = Language(code="de", numbers=_NUMBERS, speech=_SPEECH, times=_TIMES, change=_CHANGE, denial=_DENIAL, clock=_CLOCK)
