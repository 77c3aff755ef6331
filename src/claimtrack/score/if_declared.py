"""What a claim's corroboration would be if a repetition that nobody declared were recorded. Changes no record.

A voice that repeats gets `picks_up`; a relay that repeats another carries what that one carried, so `via` names both.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from claimtrack.evidence.origin import Repetition
from claimtrack.finding import Add
from claimtrack.place import Place
from claimtrack.policy import ScorePolicy
from claimtrack.score.cluster import Heard
from claimtrack.score.corroborate import Corroboration
from claimtrack.score.statements import Statement


def if_declared(heard: Heard, repetitions: Iterable[Repetition], policy: ScorePolicy) -> Corroboration:
    """The corroboration with these repetitions recorded wherever they stand undeclared."""
    statements = heard.statements
    for one in repetitions:
        statements = tuple(_declaring(statement, one) for statement in statements)
    return msgspec.structs.replace(heard, statements=statements).corroborated(policy)


def undeclared(statement: Statement, repetition: Repetition) -> str | None:
    """The key that should name the origin: `picks_up` for a voice, `via` for a relay; None where nothing is missing."""
    said = statement.attribution
    if repetition.origin in (said.source, *said.via, *said.picks_up) or said.picks_up or statement.stance == "withdraws":
        return None
    if said.source == repetition.later:
        return "picks_up"
    return "via" if repetition.later in said.via else None


def additions(heard: Heard, repetition: Repetition) -> tuple[Add, ...]:
    """The entries that record a repetition, each at its place."""
    found = {}
    for statement in heard.statements:
        key = undeclared(statement, repetition)
        if key is not None:
            place = Place(statement.place.path, (*statement.place.route, key), statement.place.document)
            found[place.order] = Add(place, repetition.origin)
    return tuple(found[order] for order in sorted(found))


def _declaring(statement: Statement, repetition: Repetition) -> Statement:
    key = undeclared(statement, repetition)
    if key is None:
        return statement
    named = (*getattr(statement.attribution, key), repetition.origin)
    return msgspec.structs.replace(statement, attribution=msgspec.structs.replace(statement.attribution, **{key: named}))
