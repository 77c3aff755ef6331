"""Which label a sentence states: the one that its words name, of those that claims on questions of its kind use.

A question's kind is its last word: what answers one `perpetrator` may answer another. Where a sentence names two, or says no, it
is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from claimtrack.model import FiledClaim
from claimtrack.words.names import key, names
from claimtrack.words.tokens import terms

if TYPE_CHECKING:
    from claimtrack.values.label import Label


def in_use(claims: Iterable[FiledClaim]) -> dict[str, tuple[str, ...]]:
    """The labels that claims on each kind of question use, by kind, in the order of the alphabet."""
    found: dict[str, set[str]] = {}
    for filed in claims:
        if filed.record.about and filed.record.label:
            found.setdefault(kind(filed.record.about), set()).add(filed.record.label)
    return {question: tuple(sorted(labels)) for question, labels in sorted(found.items())}


def kind(question: str) -> str:
    """The kind of a question: `perpetrator` for `raqa-attack/perpetrator`."""
    return question.rpartition("/")[2]


def stated(sentence: str, known: Sequence[str]) -> Label | None:
    """The one label among `known` that a sentence names, the narrower where one lies in another; None where it is not sure."""
    from claimtrack.values import label, languages, speech  # noqa: PLC0415 - who asks only which labels are in use reads none

    if speech.negated(sentence, languages.of(sentence)):
        return None
    named = [one for one in known if _names(sentence, one)]
    narrow = [one for one in named if not any(other.startswith(f"{one}/") for other in named)]
    return label.read(narrow[0]) if len(narrow) == 1 else None


def _names(sentence: str, one: str) -> bool:
    """Whether a sentence has all the words of a label's last step, or its name in any spelling."""
    last = one.rpartition("/")[2].replace("-", " ").replace("_", " ")
    words = terms(last)
    spelt = {key(last), key(last.upper()), key(last.title())}
    return bool(words and set(words) <= set(terms(sentence))) or not spelt.isdisjoint(_keys(sentence))


@lru_cache(maxsize=4096)
def _keys(sentence: str) -> frozenset[str]:
    return frozenset(one.key for one in names(sentence))
