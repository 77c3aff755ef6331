"""The additions that a desk can make to what is heard on a claim, one function each. Weighs nothing, and offers nothing.

What a new source is taken for is the least that its kind promises: on the record, graded F as nobody can judge it yet, and
reached by the desk itself. Better news lifts a claim at least as far (the laws of the score, `tests/score/test_laws.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from claimtrack.model import Attribution, Basis, Camp, Role, Source
from claimtrack.model import Kind as SourceKind
from claimtrack.place import Place
from claimtrack.policy import NextPolicy
from claimtrack.score.cluster import Heard
from claimtrack.score.statements import Statement

Kind = Literal["camp", "basis", "direct", "same-camp", "another-camp", "document", "record", "neutral", "witness", "denial"]

NEW: frozenset[Kind] = frozenset({"same-camp", "another-camp", "document", "neutral", "witness"})
"""The kinds that bring a new source, of which one claim can take several."""

UNSURE: frozenset[Basis] = frozenset({"unknown", "hearsay"})
"""The bases that say that the desk does not know how a source knows."""


class Addition(msgspec.Struct, frozen=True, order=True):
    """One addition: its kind, the source it concerns (of `same-camp` the camp), and for `basis` what is learned."""

    kind: Kind
    subject: str = ""
    basis: Basis | Literal[""] = ""


def effort(addition: Addition, policy: NextPolicy) -> float:
    """What it costs a desk, by policy."""
    return float(getattr(policy, addition.kind.replace("-", "_")))


def made(heard: Heard, additions: Iterable[Addition]) -> Heard:
    """What would be heard if these were made. Two new sources are two people, and those of another camp of two camps."""
    for number, addition in enumerate(additions, 1):
        heard = _CHANGES[addition.kind](heard, addition, number)
    return heard


def camp(heard: Heard, addition: Addition, _number: int) -> Heard:
    """An undeclared source turns out to belong to a party of which nobody else was heard."""
    name = f"camp of {addition.subject}"
    return _with_source(heard, addition.subject, camps={**heard.camps, name: Camp(name=name)}, camp=name)


def basis(heard: Heard, addition: Addition, _number: int) -> Heard:
    """It is learned how a source knows."""

    def learned(said: Attribution) -> Attribution:
        return msgspec.structs.replace(said, basis=addition.basis or said.basis) if said.basis in UNSURE else said

    return _with_words(heard, addition.subject, learned)


def direct(heard: Heard, addition: Addition, _number: int) -> Heard:
    """A source that others carried says it to the desk itself."""
    return _with_words(heard, addition.subject, lambda said: msgspec.structs.replace(said, via=()))


def record(heard: Heard, addition: Addition, _number: int) -> Heard:
    """A source of its own will goes on the record."""
    named = _with_words(heard, addition.subject, lambda said: msgspec.structs.replace(said, anonymity=None))
    return _with_source(named, addition.subject, camps=heard.camps, anonymity="named")


def same_camp(heard: Heard, addition: Addition, number: int) -> Heard:
    """One more source of a camp that was heard already, in a position to know."""
    return _with_new(heard, number, kind="official", basis="position", camp=addition.subject)


def another_camp(heard: Heard, _addition: Addition, number: int) -> Heard:
    """A source of a party that was not heard yet, in a position to know."""
    return _with_new(heard, number, kind="official", basis="position", role="party")


def neutral(heard: Heard, _addition: Addition, number: int) -> Heard:
    """A source in a position to know that has no stake in the matter."""
    return _with_new(heard, number, kind="official", basis="position", role="neutral")


def document(heard: Heard, _addition: Addition, number: int) -> Heard:
    """A document that shows it, from a party that was not heard yet."""
    return _with_new(heard, number, kind="document", basis="document", role="party")


def witness(heard: Heard, _addition: Addition, number: int) -> Heard:
    """Somebody who saw it and has no stake in the matter: own reporters, or an eyewitness."""
    return _with_new(heard, number, kind="person", basis="firsthand", role="neutral")


def denial(heard: Heard, addition: Addition, _number: int) -> Heard:
    """A source that stands against the claim takes its word back."""
    said = Attribution(source=addition.subject, stance="withdraws")
    return _saying(heard, Statement(said, "withdraws", partly=False, claim="", place=Place("")))


_CHANGES: dict[Kind, Callable[[Heard, Addition, int], Heard]] = {
    "camp": camp,
    "basis": basis,
    "direct": direct,
    "same-camp": same_camp,
    "another-camp": another_camp,
    "document": document,
    "record": record,
    "neutral": neutral,
    "witness": witness,
    "denial": denial,
}


def _with_words(heard: Heard, source: str, change: Callable[[Attribution], Attribution]) -> Heard:
    """What the source says in support in its own voice, changed."""
    statements = tuple(
        msgspec.structs.replace(one, attribution=change(one.attribution)) if vouches(one, source) else one
        for one in heard.statements
    )
    return msgspec.structs.replace(heard, statements=statements)


def vouches(statement: Statement, source: str) -> bool:
    """Whether the source supports the claim here, in its own voice."""
    said = statement.attribution
    return statement.stance == "supports" and said.source == source and not said.picks_up


def _with_source(heard: Heard, name: str, camps: dict[str, Camp], **changes: object) -> Heard:
    changed = msgspec.structs.replace(heard.sources[name], **changes)
    return msgspec.structs.replace(heard, sources={**heard.sources, name: changed}, camps=camps)


def _with_new(
    heard: Heard, number: int, *, kind: SourceKind, basis: Basis, camp: str | None = None, role: Role = "party"
) -> Heard:
    """A new source, named; of a new camp, unless one is given. No id has a space, so that these ids are free."""
    name, own = f"new source {number}", f"new camp {number}"
    source = Source(source=name, kind=kind, anonymity="named", camp=camp or own)
    camps = heard.camps if camp else {**heard.camps, own: Camp(name=own, role=role)}
    known = msgspec.structs.replace(heard, sources={**heard.sources, name: source}, camps=camps)
    return _saying(known, Statement(Attribution(source=name, basis=basis), "supports", partly=False, claim="", place=Place("")))


def _saying(heard: Heard, statement: Statement) -> Heard:
    return msgspec.structs.replace(heard, statements=(*heard.statements, statement))
