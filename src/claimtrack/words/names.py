"""The names in a sentence, each with its place and a key that is the same in all its spellings.

A table knows what cannot be derived (`US`, `American`; `Daesh`, `Islamic State`); what it does not know is spelt by general
rules of transliteration (`al-Sharaa`, `Shara`; `Qadhafi`, `Gaddafi`). Who is meant by a name is not asked here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from claimtrack.words.spellings import KNOWN, Spellings, plain, readings, spellings

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’‘.-][^\W_]+)*")
_LOOK_BACK = 12
"""So many letters before a word tell whether it begins a sentence."""
_POSSESSIVE = re.compile(r"['’]s?$")
_SENTENCE_ENDS = re.compile(r"[.!?:;•]['\"”’)\]]*\s*[\"“‘'(\[]*$")
ARTICLES = "al el ul as ash at ath ad adh an ar az".split()
"""The Arabic article, also as it sounds before the letters of the sun."""
_ARTICLE = re.compile(rf"\b(?:{'|'.join(ARTICLES)})[-\s](?=\w)")
_FIRST_ARTICLE = re.compile(rf"^(?:{'|'.join(ARTICLES)})[-\s](?=\w)", re.IGNORECASE)
_PARTICLES = frozenset(
    "al el ul bin ibn ben bint abu umm abd de da das do dos di del della der den des du la le van von zu zur ter ten y".split()
)
"""Small words that may stand inside a name, between or before words in capitals."""
_TITLES = frozenset(
    """
    president vice-president minister prime chancellor premier secretary senator sen representative rep congressman
    congresswoman governor gov mayor king queen prince princess pope sheikh shaikh sayyid ayatollah emir sultan mullah imam
    general gen colonel col major captain capt lieutenant lt sergeant sgt admiral commander judge justice professor prof dr
    mr mrs ms miss sir lord lady ambassador envoy spokesman spokeswoman sheriff attorney chief former
    """.split()
)
_NO_NAMES = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    christmas easter i ii iii a an the and or but nor so yet if as at by for from in into of off on onto out over to under
    up with without within about above across after against along amid among around before behind below beneath beside
    besides between beyond despite down during except inside like near outside past per since than through throughout till
    toward towards until unlike upon versus via because although though while when whenever where wherever whether which who
    whom whose what why how that this these those there here he she it its they them their we us our you your his her my
    mine me him is are was were be been being am do does did has have had will would can could shall should might must not
    no none nobody nothing never ever only also just even still already again once twice both each every either neither all
    any some most many much more less few fewer several other another such same own very too then now today tomorrow
    yesterday recently lately currently next last first second third fourth one two three four five six seven eight nine ten
    eleven twelve dozen dozens hundreds thousands millions billions scores says said say let lets please thanks yes ok okay
    new old great good bad big small high low long short top best worst total
    """.split()
)


_DAYS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun".split())
_ABBREVIATED = re.compile(r"(?:^|\s)(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Lt|Col|Capt|Sgt|Prof|Jr|Sr)\.$")


class Name(msgspec.Struct, frozen=True):
    """A name: its words, where they begin and end, and its key, small words in one spelling (`ahmad shara`).

    A key that begins with `=` comes from a table. `sure` is False where a capital proves nothing: at the start of a sentence,
    and in a sentence that writes all its words so.
    """

    text: str
    start: int
    end: int
    key: str
    sure: bool = True


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    begins: bool
    capital: bool
    lowered: str


def names(text: str, own: Mapping[str, Sequence[str]] | None = None) -> tuple[Name, ...]:
    """The names of a text, in order; `own` are further spellings (`canonical -> spellings`)."""
    words = list(_words(text))
    known = spellings(own)
    shouted = _shouted(words)
    found: list[Name] = []
    at = 0
    while at < len(words):
        if not words[at].capital and words[at].lowered not in _PARTICLES:
            at += 1
            continue
        name, at = _longest_known(text, words, at, known) or _run(text, words, at, known, shouted=shouted)
        if name is not None:
            found.append(name)
    return tuple(found)


def key(name: str, own: Mapping[str, Sequence[str]] | None = None) -> str:
    """The key of a name that stands alone."""
    known = spellings(own)
    return next((known[entry] for entry in _entries(name) if entry in known), None) or _spelt(name)


def untabled(word: str) -> str:
    """The key of a word or name by the rules of transliteration alone; empty for an article, a particle or a title."""
    bare = word.casefold().rstrip(".")
    return "" if bare in _PARTICLES or bare in _TITLES else _spelt(word)


def is_title(word: str) -> bool:
    """Whether a word is a title or an office, such as may stand before a name."""
    return word.casefold().rstrip(".") in _TITLES


def alike(a: str, b: str) -> bool:
    """Whether two keys may be one name: equal, or one is the end of the other (`ahmad shara`, `shara`)."""
    if a == b:
        return True
    return not (a.startswith(KNOWN) or b.startswith(KNOWN)) and (f" {a}".endswith(f" {b}") or f" {b}".endswith(f" {a}"))


def handle(a_key: str) -> str:
    """What alike keys have in common: the last word, by which they can be looked up."""
    return a_key if a_key.startswith(KNOWN) else a_key.rpartition(" ")[2]


def _words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        head, lowered, capital = _looked_at(match.group())
        if not head:
            continue
        start = match.start()
        yield _Word(head, start, start + len(head), capital and _begins(text, start), capital, lowered)


@lru_cache(maxsize=1 << 16)
def _looked_at(written: str) -> tuple[str, str, bool]:
    """The head of a word, the same in small letters, and whether it is in capitals; empty for a number (21st, 1990s)."""
    head = _head(written)  # `U.S.-backed` and `Iran-linked` begin with a name
    if head[:1].isdigit():
        return "", "", False
    capital = head[0].isupper() or ("-" in head and any(part[:1].isupper() for part in head.split("-")))
    return head, head.casefold().rstrip("."), capital


def _begins(text: str, start: int) -> bool:
    """Whether a word begins a sentence, so that its capital proves nothing; it is not asked of others."""
    before = text[max(0, start - _LOOK_BACK) : start].rstrip(" \t\n\"“‘'([")
    return (not before or bool(_SENTENCE_ENDS.search(before))) and not _ABBREVIATED.search(before)


def _head(written: str) -> str:
    """The word without a possessive, and of `Iran-linked` what is in capitals."""
    bare = _POSSESSIVE.sub("", written)
    parts = bare.split("-")
    led = len(parts) > 1 and parts[0][:1].isupper() and not any(part[:1].isupper() for part in parts[1:])
    return parts[0] if led and parts[0].casefold() not in ARTICLES else bare


def _shouted(words: Sequence[_Word]) -> bool:
    """Whether a sentence writes its words in capitals, as headlines do, so that a capital proves nothing."""
    capitals = sum(word.capital for word in words)
    needless = [word for word in words if word.capital and not word.begins and word.lowered in _NO_NAMES]
    return len([word for word in needless if word.lowered[:3] not in _DAYS]) > 1 and capitals > 0.6 * len(words)


def _longest_known(text: str, words: Sequence[_Word], at: int, known: Spellings) -> tuple[Name, int] | None:
    """The longest spelling of the table that begins at a word; its first word must be in capitals."""
    if not words[at].capital:
        return None
    for count in range(min(_most_words(words[at].text, known), len(words) - at), 0, -1):
        last = words[at + count - 1]
        if not last.capital or last.end - words[at].start > 80:
            continue
        written = text[words[at].start : last.end]
        if any(mark in written for mark in ',;:()"“”'):
            continue
        for entry in _entries(written):
            if entry in known:
                return Name(written, words[at].start, last.end, known[entry]), at + count
    return None


def _most_words(first: str, known: Spellings) -> int:
    """How many words the longest spelling has that begins with a word; 0 where none does."""
    begins = known.begins
    lowered = plain(_FIRST_ARTICLE.sub("", first)).casefold().partition(" ")[0]
    own = plain(first).casefold().partition(" ")[0]
    return max(begins.get(lowered, 0), begins.get(lowered.removesuffix("s"), 0), begins.get(own, 0))


def _entries(name: str) -> Iterator[str]:
    """Under what a name may stand in the table: as it is, without an `s` that lost its apostrophe, without its article."""
    yield from readings(name)
    if name.endswith("s") and len(name) > 4:
        yield from readings(name[:-1])
    bare = _FIRST_ARTICLE.sub("", name)
    if bare != name:
        yield from readings(bare)


def _run(text: str, words: Sequence[_Word], at: int, known: Spellings, *, shouted: bool) -> tuple[Name | None, int]:
    """The run of words in capitals that begins at a word, with the particles in it; or None, and the next word."""
    first = at
    if (words[first].capital and _no_name(words[first])) or not (words[first].capital or _leads(text, words, first)):
        return None, at + 1
    end = first
    while end < len(words) and (words[end].capital or _leads(text, words, end)):
        if end > first and (not _joined(text, words[end - 1], words[end]) or _no_name(words[end])):
            break
        if end > first and words[end].capital and _longest_known(text, words, end, known):
            break
        end += 1
    start, last = words[first], words[end - 1]
    written = text[start.start : last.end]
    spelt = _spelt(written)
    if not spelt or (end - first == 1 and len(spelt) < 2):
        return None, end
    alone = end - first == 1 and not (start.text.isupper() and len(start.text) > 1) and "-" not in start.text
    sure = not shouted and not (alone and start.begins)
    return Name(written, start.start, last.end, spelt, sure), end


def _no_name(word: _Word) -> bool:
    return word.lowered in _NO_NAMES or word.lowered in _TITLES


def _leads(text: str, words: Sequence[_Word], at: int) -> bool:
    """Whether a particle leads to a word in capitals: `bin Salman`, `van der Bellen`."""
    if words[at].lowered not in _PARTICLES:
        return False
    following = at + 1
    while following < len(words) and words[following].lowered in _PARTICLES and not words[following].capital:
        following += 1
    if following >= len(words) or not words[following].capital or following - at > 2 or _no_name(words[following]):
        return False
    return all(_joined(text, words[i], words[i + 1]) for i in range(at, following))


def _joined(text: str, one: _Word, other: _Word) -> bool:
    """Whether nothing but a space, or the dot of an initial, stands between two words."""
    between = text[one.end : other.start]
    return between == " " or (between == ". " and (len(one.text) == 1 or one.lowered in _TITLES))


@lru_cache(maxsize=100_000)
def _spelt(name: str) -> str:
    """The key of a name no table knows: titles, initials, articles and particles dropped, each word in one spelling.

    The rules are those by which one Arabic, Persian, Russian or Ukrainian name gets its several spellings in English, French and
    German; where Arabic has three vowels, so has the key.
    """
    bare = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter)).translate(_LETTERS)
    bare = _ARTICLE.sub("", re.sub(r"[’'‘`ʿʾ]s?\b|[’'‘`ʿʾ]", "", bare))
    words = [word for word in re.split(r"[\s-]+", bare) if word]
    kept = [word.replace(".", "") for word in words if word not in _PARTICLES and word.rstrip(".") not in _TITLES]
    kept = [word for word in kept if len(word) > 1] or [word.replace(".", "") for word in words[-1:]]
    return " ".join(filter(None, map(_one_spelling, kept)))


_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})

_RULES: tuple[tuple[str, str], ...] = (
    (r"^abd[aeiou]+(?=l)", "abda"),  # Abdullah, Abdallah; Abdul, Abdel
    (r"(?<=[sk])k?(?:iy|yj|ij|yy|ii|i|y)$", "ki"),  # Zelensky, Zelenskyy, Selenskyj
    (r"(?<=[dtgk])h", ""),  # Qadhafi, Gaddafi; Khaled, Kaled
    (r"[qg]", "k"),  # the qaf: Qadhafi, Gaddafi, Kadhafi
    (r"tsch|tch", "q"),
    (r"sch|sh", "x"),
    (r"ch", "q"),
    (r"ck|c(?![eiy])", "k"),
    (r"ph", "f"),
    (r"d(?:j|zh)", "j"),
    (r"[zsc]", "s"),  # Zelensky, Selenskyj
    (r"[wv]", "v"),
    (r"oe(?=[^aeiou])", "o"),  # Koeln, Köln
    (r"(?<=[^aeiou])ue(?=[^aeiou])", "u"),  # Mueller, Müller
    (r"ou|oo", "u"),
    (r"[ea][iy]|aj(?![aeiou])", "ai"),  # Hussein, Husayn
    (r"ie|ee|iy|i?yy|ij|yj", "i"),
    (r"(?<=[^aeiou])[yj]|y(?![aeiou])", "i"),  # Netanyahu, Netanjahu
    (r"o", "u"),
    (r"e", "a"),  # Mohammed, Muhammad
    (r"(?<=[aiu])h(?![aiu])", ""),  # Hasakeh, Hasaka
    (r"(.)\1+", r"\1"),  # Raqqa, Raqa; Mohammed, Mohamed
    (r"(?<=[^aiu])i(?=[^aiu]$)", "a"),  # Khalid, Khaled
)
_COMPILED = tuple((re.compile(pattern), put) for pattern, put in _RULES)


@lru_cache(maxsize=100_000)
def _one_spelling(word: str) -> str:
    for pattern, put in _COMPILED:
        word = pattern.sub(put, word)
    return word
