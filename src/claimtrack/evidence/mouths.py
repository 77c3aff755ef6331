"""In whose mouth a copy puts a quotation: the nearest speaker, by the patterns in which news names one. English only.

It suspects, and no more: the speaker is told only where a name stands there, and nothing in the copy ties it to the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from claimtrack.evidence.page import Leaf
from claimtrack.evidence.verdict import Passage
from claimtrack.model import Source
from claimtrack.words import names
from claimtrack.words.spellings import KNOWN
from claimtrack.words.tokens import terms

NO_VOICES = ("outlet", "document", "dataset", "media", "post")
"""Kinds of source whose words are other people's more often than not."""

_MOST_NAMED = 60
"""So many letters of a phrase are looked through for a name, on the side where the verb stands."""


def somebody_else(leaves: Sequence[Leaf], passage: Passage, source_id: str, source: Source, others: Iterable[str]) -> str | None:
    """The speaker whom the copy names beside a passage, where that surely is not the source; `others` are more words for it."""
    if source.kind in NO_VOICES:
        return None
    phrase = _speaker(leaves, passage)
    if phrase is None:
        return None
    named = [one for one in names.names(phrase) if one.sure or one.key.startswith(KNOWN)]
    if not named:
        return None
    own = _words(" ".join((re.sub(r"[-_/.]", " ", source_id), source.source, source.camp or "", source.publisher or "", *others)))
    known = names.names(" ".join((source.source, *others)))
    tied = [phrase, *_sentences_about([one.text for one in named if not one.key.startswith(KNOWN)], leaves)]
    if any(own & _words(text) for text in tied) or any(names.alike(one.key, other.key) for one in named for other in known):
        return None
    return phrase


def _speaker(leaves: Sequence[Leaf], passage: Passage) -> str | None:
    """The phrase that names the speaker of a passage; of the sentence before where its own has nothing but a pronoun."""
    number, start, end = passage.around
    text = leaves[number].text
    opening, closing = text.rfind('"', 0, start), text.find('"', end)
    if opening < 0 or closing < 0 or text.count('"', 0, start) % 2 == 0:
        return None
    before = _outside(text[:opening])
    for phrase in (_behind(text, closing), _last(before, whole=False)):
        if phrase and not _pronoun().fullmatch(phrase):
            return phrase
        if phrase:
            break
    else:
        if before.strip() and not _ended(before):
            return None
    earlier = _outside(leaves[number - 1].text) if number and leaves[number - 1].number else ""
    return _last(before, whole=True) or _last(earlier, whole=True)


def _behind(text: str, closing: int) -> str | None:
    """The speaker named right behind a quotation, unless that ended its sentence with a full stop."""
    if text[:closing].rstrip().endswith("."):
        return None
    sentence = _ends().split(_outside(text[closing + 1 :]), maxsplit=1)[0]
    match = _follows().match(sentence)
    return (match["after"] or match["before"] or match["by"]).strip(" ,") if match else None


def _last(text: str, *, whole: bool) -> str | None:
    """The speaker that the last sentence of a text names; with `whole` the last sentence that names one."""
    sentences = [one for one in _ends().split(text) if one.strip()]
    for sentence in reversed(sentences if whole else sentences[-1:]):
        if not whole and _ended(text):
            return None
        found = list(_leads().finditer(sentence))
        if found:
            named = (found[-1]["by"] or sentence[: found[-1].start()]).strip(" ,")
            if named and not (whole and _pronoun().fullmatch(named)):
                return named
    return None


def _ended(text: str) -> bool:
    return text.rstrip(" \"'").endswith((".", "!", "?"))


def _outside(text: str) -> str:
    """The text without what stands in quotation marks."""
    return re.sub(r'"[^"]*(?:"|$)', '" "', text)


def _sentences_about(named: Iterable[str], leaves: Sequence[Leaf]) -> list[str]:
    """The sentences of the copy that speak of somebody, by the last word of the name."""
    lasts = {name.split()[-1] for name in named}
    if not lasts:
        return []
    return [one for leaf in leaves for one in _ends().split(leaf.text) if any(last in one for last in lasts)]


def _words(text: str) -> set[str]:
    return {term for term in terms(text) if len(term) > 1}


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"(?<=[.!?])[\"')]*\s+(?=[\"'(]*[A-Z])")


_VERBS = (
    "said says told tells added adds warned warns insisted insists stated states announced announces declared declares argued "
    "argues claimed claims explained explains noted notes asked asks replied replies wrote writes tweeted posted reported "
    "reports stressed stresses continued concluded confirmed confirms denied denies urged urges called calls "
    "emphasized emphasised recalled admitted acknowledged complained predicted joked quipped testified"
)


@cache
def _follows() -> re.Pattern[str]:
    verb = "|".join(_VERBS.split())
    name = rf"[^\"]{{1,{_MOST_NAMED}}}?"
    return re.compile(
        rf"[\s,\"-]*(?:(?:{verb})\s+(?P<after>[^\"]+)|according\s+to\s+(?P<by>[^\"]+)|(?P<before>{name})\s+(?:{verb})\b(?!\s+by\b))"
    )


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_VERBS.split())})\b|\b[Aa]ccording\s+to\s+(?P<by>[^,\"]+)")


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(r"(?:he|she|they|it|who|which)\b.{0,40}", re.IGNORECASE)
