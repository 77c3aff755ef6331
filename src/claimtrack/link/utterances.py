"""One utterance, two accounts of it: a dispute over who spoke, or in which words."""

from __future__ import annotations

import re
import unicodedata

from claimtrack.link.side import Side
from claimtrack.link.verdict import Relation


def disputed(a: Side, b: Side) -> Relation | None:
    """A dispute over one utterance: who spoke, or in which words."""
    for one in a.utterances:
        for other in b.utterances:
            if one.id == other.id and one.speaker != other.speaker:
                return Relation(verdict="attribution", severity="warning", why="one utterance, two speakers")
            if one.id == other.id and other_words(one.quote, other.quote):
                return Relation(verdict="attribution", severity="warning", why="one utterance, two wordings")
    return None


def other_words(quote: str | None, other: str | None) -> bool:
    """Whether two quotes of one utterance differ in more than typography; a shorter excerpt of the same words does not."""
    if quote is None or other is None:
        return False
    one, two = _words(quote), _words(other)
    return one not in two and two not in one


def _words(quote: str) -> str:
    plain = unicodedata.normalize("NFKC", quote).casefold()
    return " " + " ".join(re.findall(r"\w+", plain.replace("’", "").replace("'", ""))) + " "
