"""What each source says of one claim, and which of its statements still stand.

A statement is an attribution as it bears on the claim that is scored, recorded there or inherited from a claim that entails or
contradicts it. Nothing here weighs a statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

import msgspec

from claimtrack.model import Anonymity, Attribution, FiledClaim, Source
from claimtrack.place import Place
from claimtrack.values.dates import span

Bearing = Literal["supports", "denies", "withdraws"]


class Statement(msgspec.Struct, frozen=True):
    """An attribution as it bears on the claim that is scored, with the claim and the place where it was recorded.

    `stance` is already turned for what is inherited from a contradicting claim, and `partly` set for what only says "possible".
    """

    attribution: Attribution
    stance: Bearing
    partly: bool
    claim: str
    place: Place


class Word(msgspec.Struct, frozen=True):
    """How far a source's later words reach: what ended before `newest` is superseded, what began by `withdrawn` is withdrawn."""

    newest: date = date.min
    withdrawn: date | None = None

    def leaves(self, when: str | None) -> bool:
        """Whether a statement of that day, month, year or unknown date still stands."""
        first, last = span(when)
        return last >= self.newest and (self.withdrawn is None or first > self.withdrawn)


Words = Mapping[tuple[str, bool], Word]
"""Under each source: the word that its own statements (False) and its pickups (True) must have outlived."""


_TURNED: dict[str, Bearing] = {"supports": "supports", "partly": "supports", "denies": "denies", "withdraws": "withdraws"}


def own_statements(claim: FiledClaim) -> tuple[Statement, ...]:
    """What the sources of a claim say of that claim itself. Who does not comment says nothing."""
    return tuple(
        [
            Statement(
                attribution,
                _TURNED[attribution.stance],
                attribution.stance == "partly",
                claim.id,
                Place(claim.path, ("said", number), claim.document),
            )
            for number, attribution in enumerate(claim.record.said)
            if attribution.stance in _TURNED
        ]
    )


def source_of(identity: str, sources: Mapping[str, Source]) -> Source:
    """The source with that id; one without a record is known to nobody, and cannot be judged."""
    return sources.get(identity) or Source(source=identity, kind="person", anonymity="unidentified")


def anonymity_of(statement: Statement, sources: Mapping[str, Source]) -> Anonymity:
    """The terms on which this statement was made; off the record wins wherever it is said."""
    usual = source_of(statement.attribution.source, sources).anonymity
    return usual if usual == "off_record" else statement.attribution.anonymity or usual


def on_record(statements: Iterable[Statement], sources: Mapping[str, Source]) -> tuple[Statement, ...]:
    """Without what was said off the record, which counts for nothing: it supports, supersedes and withdraws nothing."""
    return tuple([statement for statement in statements if anonymity_of(statement, sources) != "off_record"])


def last_words(statements: Iterable[Statement]) -> Words:
    """How far the words of each source reach. A pickup is somebody else's word: it can take back no more than other pickups."""
    words: dict[tuple[str, bool], Word] = {}
    for statement in statements:
        said, withdraws = statement.attribution, statement.stance == "withdraws"
        first, last = span(said.date)
        if said.picks_up and not withdraws:
            continue
        for picked_up in (True,) if said.picks_up else (False, True):
            word = words.get((said.source, picked_up), Word())
            if withdraws:
                word = Word(word.newest, max(last, word.withdrawn or date.min))
            else:
                word = Word(max(first, word.newest), word.withdrawn)
            words[said.source, picked_up] = word
    return words


def unwithdrawn(statements: Iterable[Statement], sources: Mapping[str, Source]) -> tuple[Statement, ...]:
    """The statements of one claim, withdrawals aside, that their source has not withdrawn there.

    Done before another claim inherits them: a withdrawal there would be one of all that the source says, and not of this.
    """
    statements = tuple(statements)
    if all(one.stance != "withdraws" for one in statements):
        return statements
    words = last_words(one for one in on_record(statements, sources) if one.stance == "withdraws")
    return standing(statements, words)


def standing(statements: Iterable[Statement], words: Words) -> tuple[Statement, ...]:
    """The statements, withdrawals aside, that their source has neither superseded nor withdrawn.

    A later statement supersedes when it is surely later: its first possible day follows the last one of the other. A withdrawal
    undoes all that is not surely later than it.
    """
    found = []
    for one in statements:
        if one.stance != "withdraws":
            word = words.get((one.attribution.source, bool(one.attribution.picks_up)))
            if word is None or word.leaves(one.attribution.date):
                found.append(one)
    return tuple(found)
