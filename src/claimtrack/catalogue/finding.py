"""By what claims of an index are found, besides their words: numbers that stand for an id, a path, a sentence, a question.

Two texts may have one number; whoever finds a claim by it looks whether it is the one that was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.catalogue.forms import HeldClaim
from claimtrack.search.index import short_digest
from claimtrack.words.tokens import folded, terms

ID, PATH, WAS, SENTENCE, KEY, HALF = "id", "path", "was", "sentence", "key", "half"
_FEWEST = 4
"""Of a sentence with fewer terms the halves say too little."""


def number(kind: str, text: str) -> int:
    """The number of a text of some kind (signed, 64 bits)."""
    return int.from_bytes(short_digest(f"{kind}\0{text}"), "little", signed=True)


def of_claim(held: HeldClaim) -> Iterator[int]:
    """The numbers of a claim, each once."""
    entry = held.entry
    found = {number(ID, entry.id), number(PATH, entry.path), number(SENTENCE, folded(entry.claim)), *halves(entry.claim)}
    found |= {number(WAS, old) for old in held.was} | {number(KEY, key) for key in held.keys}
    yield from sorted(found)


def halves(sentence: str) -> Iterator[int]:
    """The numbers of the first and of the second half of a sentence's terms: one word written otherwise leaves one of the two."""
    found = terms(sentence)
    if len(found) < _FEWEST:
        yield number(HALF, f"0 {' '.join(found)}")
        return
    middle = len(found) // 2
    yield number(HALF, f"1 {' '.join(found[:middle])}")
    yield number(HALF, f"2 {' '.join(found[middle:])}")
