"""What is asked for: a text taken apart into the terms and names by which claims are found and ranked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from claimtrack.words.names import names
from claimtrack.words.spellings import KNOWN
from claimtrack.words.tokens import Term, folded, placed_terms, stem

Own = Mapping[str, Sequence[str]] | None
"""The desk's own spellings of names, as `[names]` in `claimtrack.toml` gives them."""

NAMED = "~"
"""What stands before the key of a name where it is kept among terms, which never begin so."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A text that was asked for. Terms and names lead to the words of the text that they come from."""

    text: str
    folded: str
    terms: dict[str, str]
    names: dict[str, str]
    day: date | None = None


def ask(text: str, day: date | None = None, own: Own = None) -> Question:
    """A text to look for; `day` is the day on which it was said, if that is known."""
    placed = searched(text)
    words = {term.text: text[term.start : term.end] for term in reversed(placed)}
    return Question(
        text=text,
        folded=folded(text),
        terms={term: words[term] for term in sorted(words)},
        names=dict(sorted(name_keys(text, own).items())),
        day=day,
    )


def searched(text: str) -> list[Term]:
    """The terms of a text, and every compound and tag in one word, too: `MS-13` is `ms`, `13` and `ms13`, as others write it."""
    joined = ((_HYPHENS.sub("", match.group()), *match.span()) for match in _COMPOUND.finditer(text))
    compounds = [Term(stem(folded(word)), *span) for word, *span in joined if len(word) <= _LONGEST and not word.isdecimal()]
    placed = placed_terms(text)
    whole = [Term(stem(folded(match[1])), *match.span()) for match in _TAG.finditer(text) if len(match[1]) <= _LONGEST]
    known = {(term.text, term.start) for term in placed}
    return [*placed, *compounds, *(term for term in whole if (term.text, term.start) not in known)]


_HYPHENS = re.compile("[-\u2010\u2011]")
_COMPOUND = re.compile(r"(?<![\w/.@#-])[^\W_]+(?:[-\u2010\u2011][^\W_]+){1,3}(?![\w/-])")
_TAG = re.compile(r"[#@]([^\W_]+)")
_LONGEST = 40


def name_keys(text: str, own: Own = None) -> dict[str, str]:
    """The keys of the names of a text, word by word (`Shara` finds `Ahmad al-Sharaa`), each with the name as it is written."""
    found: dict[str, str] = {}
    for name in names(text, own):
        parts = (name.key,) if name.key.startswith(KNOWN) else name.key.split()
        for part in parts:
            found.setdefault(NAMED + part, name.text)
    return found
