"""One utterance, two accounts of it: a dispute over whether it was said, who spoke, or in which words."""

from __future__ import annotations

import re
import unicodedata

from claimtrack.link.side import Side
from claimtrack.link.verdict import Relation


def disputed(a: Side, b: Side) -> Relation | None:
    """A dispute over one utterance: whether it was said, who spoke, or in which words. One account that both share settles it."""
    for name in sorted({one.id for one in a.utterances} & {one.id for one in b.utterances}):
        ours, theirs = ([one for one in side.utterances if one.id == name and not one.denied] for side in (a, b))
        if not (ours and theirs):
            if ours or theirs:
                return _dispute("one utterance, said and denied")
        elif {one.speaker for one in ours}.isdisjoint(one.speaker for one in theirs):
            return _dispute("one utterance, two speakers")
        elif all(other_words(one.quote, other.quote) for one in ours for other in theirs):
            return _dispute("one utterance, two wordings")
    return None


def _dispute(why: str) -> Relation:
    return Relation(verdict="attribution", severity="warning", why=why)


def other_words(quote: str | None, other: str | None) -> bool:
    """Whether two quotes of one utterance differ in more than typography; a shorter excerpt of the same words does not."""
    if quote is None or other is None:
        return False
    one, two = _words(quote), _words(other)
    return one not in two and two not in one


def _words(quote: str) -> str:
    plain = unicodedata.normalize("NFKC", quote).casefold()
    return " " + " ".join(re.findall(r"\w+", plain.replace("’", "").replace("'", ""))) + " "
