"""Names for records: readable, the same for the same words, and safe on every file system.

A slug holds small letters, digits and hyphens only, so that no name leads out of a folder, hides, or differs from another by
case. Accents are dropped from Latin, Greek and Cyrillic letters; other scripts stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

WORDS = 8
"""So many words of a sentence its id has."""
LONGEST = 60
"""So many characters a slug may have; at four bytes each it still fits the 255 bytes that file systems allow."""
HASH = 6
"""So many hexadecimal digits tell two alike apart."""

_ASCII_WORD = re.compile(r"[a-z0-9]+")
_ACCENT = re.compile("[\u0300-\u036f]")
_APOSTROPHE = re.compile("['\u2018\u2019\u02bc]")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_TRAILING = frozenset(
    "a an and are as at but by for from has his in is it its of on or that the their to was when who with".split()
)
_WINDOWS = frozenset(("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))))


def slug(text: str) -> str:
    """The first words of a text as a name: at most `LONGEST` characters, ended at a word that means something; may be empty."""
    words = _words(text)
    kept = words[:WORDS]
    while kept and len("-".join(kept)) > LONGEST:
        kept.pop()
    while len(kept) < len(words) and len(kept) > 1 and kept[-1] in _TRAILING:
        kept.pop()
    return "-".join(kept) or "".join(words[:1])[:LONGEST]


def whole_slug(text: str) -> str:
    """A slug that says all of a text: where words had to be cut off, with some digits behind it that stand for them."""
    short = slug(text)
    return short if short == "-".join(_words(text)) else "-".join(filter(None, (short, suffix(digest(text)))))


def is_reserved(name: str) -> bool:
    """Whether Windows cannot have a file of that name."""
    return name in _WINDOWS


def key(name: str) -> str:
    """What two spellings of one name share: without case, accents, apostrophes, dots and hyphens. Other signs count.

    A name of nothing but such signs stays as it is.
    """
    folded = _ACCENT.sub("", unicodedata.normalize("NFKD", name.casefold()))
    plain = "".join(
        letter if unicodedata.category(letter)[0] in "LNMS" else " " for letter in _APOSTROPHE.sub("", _undotted(folded))
    )
    return unicodedata.normalize("NFC", " ".join(plain.split())) or " ".join(name.split())


def digest(*parts: str) -> bytes:
    """Sixteen bytes that stand for some texts, so that memory does not grow with their length."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def suffix(identity: bytes, longer: int = 0) -> str:
    """The digits behind a name that others share."""
    return identity.hex()[: HASH + longer]


def _words(text: str) -> list[str]:
    bare = _APOSTROPHE.sub("", _undotted(text.casefold()))
    if bare.isascii():
        return _ASCII_WORD.findall(bare)
    folded = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFKD", bare)))
    return "".join(letter if unicodedata.category(letter)[0] in "LNM" else " " for letter in folded).split()


def _undotted(text: str) -> str:
    """`u.s. troops` as `us troops`."""
    return _DOTTED.sub(lambda found: found.group().replace(".", ""), text) if "." in text else text
