"""The names in a sentence, each with its place and a key that is the same in all its spellings.

A table knows what cannot be derived (`US`, `American`; `Daesh`, `Islamic State`); what it does not know is spelt by general
rules of transliteration (`al-Sharaa`, `Shara`; `Qadhafi`, `Gaddafi`). Who is meant by a name is not asked here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from claimtrack.patterns import later
from claimtrack.words.capitals import ARTICLES, FIRST_ARTICLE, PARTICLES, TITLES, Words, words_of
from claimtrack.words.spellings import KNOWN, Spellings, readings, spellings

_ARTICLE = later(rf"\b(?:{'|'.join(ARTICLES)})[-\s](?=\w)")
_LONGEST_WRITTEN = 80
"""So many letters a spelling of the table may have in a text."""


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


def names(text: str, own: Mapping[str, Sequence[str]] | None = None) -> tuple[Name, ...]:
    """The names of a text, in order; `own` are further spellings (`canonical -> spellings`)."""
    among, known = words_of(text), spellings(own)
    words, begins = among.words, known.begins.keys()
    leading = [at for at, word in enumerate(words) if word.leads]
    shouted = among.shouted() if leading else False
    found: list[Name] = []
    done = 0
    for at in leading:
        if at < done:
            continue
        name = None
        if not begins.isdisjoint(words[at].firsts):
            name, done = _longest_known(among, at, known) or (None, at)
        if name is None:
            name, done = _run(among, at, known, shouted=shouted)
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
    return "" if bare in PARTICLES or bare in TITLES else _spelt(word)


def is_title(word: str) -> bool:
    """Whether a word is a title or an office, such as may stand before a name."""
    return word.casefold().rstrip(".") in TITLES


def alike(a: str, b: str) -> bool:
    """Whether two keys may be one name: equal, or one is the end of the other (`ahmad shara`, `shara`)."""
    if a == b:
        return True
    return not (a.startswith(KNOWN) or b.startswith(KNOWN)) and (f" {a}".endswith(f" {b}") or f" {b}".endswith(f" {a}"))


def handle(a_key: str) -> str:
    """What alike keys have in common: the last word, by which they can be looked up."""
    return a_key if a_key.startswith(KNOWN) else a_key.rpartition(" ")[2]


def _longest_known(among: Words, at: int, known: Spellings) -> tuple[Name, int] | None:
    """The longest spelling of the table that begins at a word; its first word must be in capitals."""
    begins = known.begins
    most = max([begins[first] for first in among.words[at].firsts if first in begins], default=0)
    start = among.starts[at]
    for last in range(min(at + most, len(among.words)) - 1, at - 1, -1):
        end = among.end(last)
        if not among.words[last].capital or end - start > _LONGEST_WRITTEN:
            continue
        written = among.text[start:end]
        if any(mark in written for mark in ',;:()"“”'):
            continue
        for entry in _entries(written):
            if entry in known:
                return Name(written, start, end, known[entry]), last + 1
    return None


def _entries(name: str) -> Iterator[str]:
    """Under what a name may stand in the table: as it is, without an `s` that lost its apostrophe, without its article."""
    yield from readings(name)
    if name.endswith("s") and len(name) > 4:
        yield from readings(name[:-1])
    bare = FIRST_ARTICLE.sub("", name)
    if bare != name:
        yield from readings(bare)


def _run(among: Words, at: int, known: Spellings, *, shouted: bool) -> tuple[Name | None, int]:
    """The run of words in capitals that begins at a word, with the particles in it; or None, and the next word."""
    words = among.words
    first = words[at]
    if first.nameless if first.capital else not _leads(among, at):
        return None, at + 1
    end = at + 1
    while end < len(words) and words[end].leads and (words[end].capital or _leads(among, end)):
        if not among.joined(end - 1) or words[end].nameless:
            break
        if words[end].capital and _longest_known(among, end, known):
            break
        end += 1
    start, stop = among.starts[at], among.end(end - 1)
    written = among.text[start:stop]
    spelt = _spelt(written)
    if not spelt or (end - at == 1 and len(spelt) < 2):
        return None, end
    alone = end - at == 1 and not (first.text.isupper() and len(first.text) > 1) and "-" not in first.text
    sure = not shouted and not (alone and among.begins(at))
    return Name(written, start, stop, spelt, sure), end


def _leads(among: Words, at: int) -> bool:
    """Whether a particle leads to a word in capitals: `bin Salman`, `van der Bellen`."""
    words = among.words
    if words[at].lowered not in PARTICLES:
        return False
    following = at + 1
    while following < len(words) and words[following].lowered in PARTICLES and not words[following].capital:
        following += 1
    if following >= len(words) or not words[following].capital or following - at > 2 or words[following].nameless:
        return False
    return all(among.joined(i) for i in range(at, following))


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
    kept = [word.replace(".", "") for word in words if word not in PARTICLES and word.rstrip(".") not in TITLES]
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
