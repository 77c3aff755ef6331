"""The persons that a corpus names, found again in a text in all their spellings; and what looks like the name of a person.

Who is meant is not asked, nor who is to be protected. Names of one word are no names here: they may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from claimtrack.config import Config
from claimtrack.model import FiledSource, Source
from claimtrack.patterns import later
from claimtrack.words.names import Name, handle, is_title, key, names, untabled
from claimtrack.words.spellings import KNOWN
from claimtrack.words.tokens import folded

Own = Mapping[str, Sequence[str]]


class People(msgspec.Struct, frozen=True):
    """The keys of all known names under their last words; `phrases` are names in scripts without capitals, folded."""

    keys: dict[str, tuple[str, ...]] = {}
    phrases: tuple[str, ...] = ()


class Named(msgspec.Struct, frozen=True):
    """The keys of the names that the record of one person holds, and its name in a script without capitals, folded."""

    keys: tuple[str, ...]
    phrases: tuple[str, ...]


class Person(NamedTuple):
    """A name in a text. `sure` is False where only the last word of a known one stands there, and its capital proves nothing."""

    start: int
    end: int
    sure: bool = True


def known(sources: Iterable[tuple[str, Source]], own: Own) -> People:
    """The persons whom named sources of kind `person` and `official` are, and whom their descriptions name."""
    return people((one for name, source in sources for one in _named(name, source, own)), own)


def named(filed: FiledSource, config: Config) -> Iterator[Named]:
    """The person whom one source names; none where it is no named source of kind `person` or `official`."""
    yield from _named(filed.id, filed.record, config.settings.names)


def people(found: Iterable[Named], own: Own) -> People:
    """The persons whom all sources name, and those whom the desk's own names hold."""
    keys: dict[str, set[str]] = {}
    phrases: set[str] = set()
    for person in found:
        for one in person.keys:
            keys.setdefault(handle(one), set()).add(one)
        phrases.update(person.phrases)
    for one in _initialled(own):
        keys.setdefault(handle(one), set()).add(one)
    frozen = {last: tuple(sorted(names)) for last, names in sorted(keys.items())}
    return People(frozen, tuple(sorted(phrases)))


def _named(name: str, source: Source, own: Own) -> Iterator[Named]:
    if source.anonymity == "named" and source.kind in ("person", "official"):
        yield Named(tuple(_names_of(name, source, own)), tuple(phrase for phrase in (_uncased(source.source),) if phrase))


def among(people: People, texts: Iterable[str], parts: Iterable[str] = ()) -> People:
    """Those of the people of whose names a word stands in some texts, or among some parts: all that `named_in` needs for them."""
    if not people.keys and not people.phrases:
        return people
    whole = " ".join(texts)
    words = {untabled(match.group()) for match in _WORD.finditer(in_words(whole))}
    words.update(parts)
    keys = {last: found for last, found in people.keys.items() if last in words or last.startswith(KNOWN)}
    plain = folded(whole) if people.phrases else ""
    return People(keys, tuple(phrase for phrase in people.phrases if phrase in plain))


def named_in(text: str, people: People, own: Own) -> Iterator[Person]:
    """Where a text names a known person: whole names whatever their case, last words where they stand alone in capitals."""
    if people.phrases:
        plain = folded(text)
        for phrase in people.phrases:
            if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", plain):
                yield Person(0, len(text))
    if not people.keys:
        return
    words = [(match.start(), match.end(), untabled(match.group())) for match in _WORD.finditer(text)]
    for number, (_, end, last) in enumerate(words):
        for one in people.keys.get(last, ()):
            before = one.split(" ")
            start = _begins(words, number, before)
            if len(before) > 1 and start is not None:
                yield Person(start, end)
                break
    for name in names(text, own):
        if name.key.startswith(KNOWN):
            if name.key in people.keys.get(name.key, ()):
                yield Person(name.start, name.end)
        elif " " not in name.key and name.key in people.keys and len(name.key) > 2:
            yield Person(name.start, name.end, name.sure)


def is_person_like(entry: str, own: Own) -> bool:
    """Whether an entry that should be a role looks like a person: `Anna Berg`, `editor Anna Berg`, `A. Berg`, `anna berg`.

    What a table knows (`Islamic State`), and what is all posts, desks and outlets (`Managing Editor`), does not.
    """
    if any(True for _ in spelt_out(entry, own)) or _INITIAL.search(entry):
        return True
    words = entry.casefold().split()
    if words and words[0] in _given_names() and len(words) <= 3 and not _roles().search(entry):
        return True
    return any(
        not one.key.startswith(KNOWN)
        and " " in one.key
        and not one.text.isupper()
        and one.text.split()[0].casefold() not in _ARTICLES
        and not _roles().search(one.text)
        for one in names(entry, own)
    )


def spelt_out(text: str, own: Own) -> Iterator[Person]:
    """Where a text names somebody for sure, known or not: a common given name with a surname, `Ms Berg`, `Dr. Haddad`."""
    for match in _PAIR.finditer(text):
        first, last = match["first"], match["last"]
        given = first.casefold() in _given_names() or first.casefold().rstrip(".") in _TITLES
        capitals = not first[0].islower() and not last[0].islower()
        if given and capitals and not _roles().search(last) and not key(f"{first} {last}", own).startswith(KNOWN):
            yield Person(match.start(), match.end("last"))


def is_name(name: str) -> bool:
    """Whether an id is a common given name and one word more that is no post: `anna-berg`."""
    words = in_words(name.rpartition("/")[2]).split()
    return len(words) == 2 and words[0].casefold() in _given_names() and words[1].isalpha() and not _roles().search(words[1])


def last_names_in(name: str, people: People) -> bool:
    """Whether an id has the last word of a known name as one of its words: `berg-aide`. Words of posts are none."""
    words = in_words(name).split()
    return any(len(word) > 3 and untabled(word) in people.keys and not _roles().search(word) for word in words)


def in_words(name: str) -> str:
    """An id or path as words: `anna-berg/notes` is `anna berg notes`."""
    return re.sub(r"[\W_]", " ", name)


def of_another(text: str, person: Person) -> bool:
    """Whether a description says that it speaks of somebody else than the person it names: `an aide to Anna Berg`."""
    return bool(_OTHER.search(text[: person.start]))


_WORD = later(r"[^\W\d_]+(?:['’‘][^\W\d_]+)*")
_ARTICLES = ("the", "der", "die", "das", "le", "la", "les", "el", "al", "il")
_PAIR = later(r"(?<!\w)(?P<first>[^\W\d_]{2,}\.?) (?=(?P<last>[^\W\d_]{2,}))")
_INITIAL = later(r"(?<!\w)[^\W\d_]\.\s?(?:[^\W\d_]\.\s?)*[A-ZÀ-ÖØ-Þ][^\W\d_]{2,}")
_TITLES = frozenset("mr mrs ms miss mx dr prof sir lady frau herr fräulein monsieur madame mme mlle m don doña sheikh".split())
_OTHER = later(
    r"(?:aide|advis[eo]r|ally|allies|lawyer|spokes\w+|close|friend|neighbou?r|official|colleague|critic|opponent|supporter|deputy|under"
    r"|conseill\w+|proche|avocat\w*|berater\w*|vertraute\w*|mitarbeiter\w*|anwalt|anwältin|مستشار|مقرب)\b[^.]{0,40}$",
    re.IGNORECASE,
)


def _names_of(name: str, source: Source, own: Own) -> Iterator[str]:
    """The keys of the names that a named person's record holds, in its description and in its id."""
    found = [one for one in names(source.source, own) if _is_persons(one, source.source, own)]
    yield from (one.key for one in found)
    words = in_words(name).split()
    if source.kind == "person" and len(words) > 1 and not _roles().search(name):
        spelt = list(filter(None, map(untabled, words)))
        if any(handle(one.key) in spelt for one in found):
            yield " ".join(spelt)


def _is_persons(one: Name, description: str, own: Own) -> bool:
    """Whether a name in the description of a person is a person's, and not that of their town or employer.

    It stands at the head up to a comma, behind a title, alone between commas, or begins with a common given name.
    """
    before, after = description[: one.start].rstrip(), description[one.end :].lstrip()
    alone = not after or after[0] in _ENDS
    if one.key.startswith(KNOWN):
        return alone and not before and any(key(name, own) == one.key for name in own)
    if _roles().search(one.text):
        return False
    if alone and not before:
        return True
    if " " not in one.key:
        return False
    titled = bool(before) and is_title(before.rpartition(" ")[2])
    return titled or (alone and before[-1:] in _ENDS) or one.text.split()[0].casefold() in _given_names()


_ENDS = tuple(",(–—-;")


def _initialled(own: Own) -> Iterator[str]:
    """The keys of those of the desk's own spellings that are persons': one of each is written with an initial or a title."""
    for name, others in own.items():
        written = (name, *others)
        if any(_INITIAL.match(one) or one.split()[0].casefold().rstrip(".") in _TITLES for one in written if one.split()):
            yield key(name, own)


def _uncased(description: str) -> str:
    """The name at the head of a description in a script that has no capitals: two to five words up to a comma."""
    head = re.split(r"[,،;:(–—-]", description, maxsplit=1)[0].strip()
    cased = any(letter.lower() != letter.upper() for letter in head)
    return folded(head) if not cased and 2 <= len(head.split()) <= 5 else ""


def _begins(words: Sequence[tuple[int, int, str]], number: int, parts: Sequence[str]) -> int | None:
    """Where a name begins whose last word has a number, if the words before it are those of the name, nothing between."""
    at = number
    for part in reversed(parts):
        while at >= 0 and not words[at][2]:  # an article or a title has no spelling of its own
            at -= 1
        if at < 0 or words[at][2] != part:
            return None
        at -= 1
    return words[at + 1][0]


@cache
def _roles() -> re.Pattern[str]:
    """Words of posts, desks, outlets and bodies, also as parts of German ones: none stands in a person's name."""
    return re.compile(
        r"editor|desk|chief|head\b|director|manag|lawyer|legal|counsel|bureau|office|team|staff|newsroom|reporter|correspond"
        r"|journalist|producer|publisher|department|section|unit\b|board|council|committee|ministry|minister|agency|news|press"
        r"|media|radio|tv\b|television|post\b|times\b|herald|tribune|journal|gazette|review\b|observer|guardian|mail\b|magazine"
        r"|network|centre|center|institute|university|school|hospital|church|bank\b|company|corp|group|party|union|association"
        r"|foundation|federation|league|club|court|police|army|force|brigade|division|government|embassy|mission|programme"
        r"|project|data\b|research|investigat|security|protection|officer|official|source|nurse|doctor|deputy|senior|junior"
        r"|redak|ressort|leit(?:er|ung)|chef|dienst|büro|zeitung|rundfunk|verlag|amt\b|rat\b|recherche|anwalt|anwält|jurist"
        r"|justiziar|kollege|kollegin|korrespond|rédac|chef|direct|bureau|avocat|juri|journal|agence|service|équipe|le monde"
        r"|figaro|spiegel|washington|york\b|street\b|رئيس|تحرير|مكتب|محام|مدير|صحيفة|وكالة|قسم|فريق",
        re.IGNORECASE,
    )


@cache
def _given_names() -> frozenset[str]:
    """Some common given names: enough to see that `anna` is no role. Names that are words, such as Mark or Rose, are left out."""
    return frozenset(
        """
        adam adrian ahmad ahmed aisha alan albert alexander alexandra alfred ali alice amina amir amira ana andrea andreas
        andrew angela anja anna anne annette anthony antoine antonio barbara ben benjamin bernard bernd birgit brian carl
        carlos carmen caroline catherine charles charlotte chloe christian christina christine christoph christopher claire
        claudia claus daniel daniela david deborah denis diana dieter dirk dmitri dmitry dominique donald dorothea edward
        elena elisabeth elizabeth ella emil emily emma eric erika ernst esther eva fatima fatma felix florian frances
        francesca francis françois frank franziska frederic friedrich gabriel gabriele george georg gerhard gertrud gilles
        giovanni giulia günter gustav hana hanna hannah hans harald hassan heather heidi heike heinrich helen helena helga
        henri henry hiba hussein ibrahim igor ilse ines ingrid irina isabel isabelle ivan jack jacob jacques jakob james jan
        jana jane janet jean jennifer jessica jim joachim joanna johann johannes john jonas jonathan jorge josé josef joseph
        juan julia julian julie juliette jürgen karen karim karin karl katharina katherine kathrin katja kenneth kevin khaled
        khalid klaus kristin lara laura laurent layla leila lena leon leonie lina linda lisa louis louise luca lucas lucia
        lucy ludwig luis luisa lukas magdalena mahmoud manfred manuel marc marcel maria mariam marie marion markus marta
        martha martin martina mary maryam matthew matthias maurice max maximilian melanie michael michel michèle miguel
        mikhail mohamed mohammad mohammed monica monika moritz muhammad mustafa nadia nadine natalia natalie nicholas nicolas
        nicole nina noah noor nora olga oliver olivia omar oscar pablo patricia patrick paul paula pauline pedro peter philip
        philipp philippe pierre rachel rania rebecca renate richard robert roland rolf roman ronald ruth sabine salma samantha
        samir samuel sandra sara sarah sebastian sergei sergey silvia simon simone sofia sonja sophia sophie stefan stefanie
        stephan stephanie stephen steven susan susanne svetlana sylvia tanja tareq tariq teresa thomas tim timothy tobias
        ulrich ulrike ursula ute valentina vera veronika victor victoria viktor vincent vladimir volker walid walter werner
        wilhelm william wolfgang yasmin youssef yusuf yves yvonne zainab zeinab
        أحمد محمد علي فاطمة عمر خالد حسن حسين ليلى مريم سارة يوسف إبراهيم
        """.split()
    )
