"""Which additions can be made to what is heard on a claim, and which must never be suggested. Weighs nothing.

Never suggested: to name a source whose anonymity was a condition, has a reason, or protects another who may be the same person;
to seek out a source that speaks to somebody else and is not named; to grade a source better, for a grade is judged from its past
and not chosen for a claim; to make a source say more than it said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from claimtrack.link.wording import PEOPLE
from claimtrack.model import Anonymity, Basis, FiledClaim, FiledSource, Source
from claimtrack.score.cluster import Heard
from claimtrack.score.factors import UNDECLARED, camp_of
from claimtrack.score.next.additions import UNSURE, Addition, vouches
from claimtrack.score.statements import Statement, anonymity_of
from claimtrack.score.trails import Network, single_points

_OPEN: frozenset[Anonymity] = frozenset({"named", "pseudonym"})
"""The terms of those who can be found by anybody."""
_ANSWERING = (*PEOPLE, "agency", "outlet", "post", "media")
"""The kinds of source that can be asked; a document cannot."""


def guarded(sources: Iterable[FiledSource], claims: Iterable[FiledClaim]) -> frozenset[str]:
    """The sources that nobody may be told to name, as any record of the corpus guards them.

    That is all but those who are `unnamed` without a promise: a reason or terms are recorded, they were heard on other terms
    anywhere, or they may be the same as another source, who would be named with them.
    """
    found: set[str] = set()
    for one in sources:
        source = one.record
        if source.anonymity not in ("named", "unnamed") or source.reason or source.terms or source.maybe_same_as:
            found |= {one.id, *source.maybe_same_as}
    for claim in claims:
        found |= {said.source for said in claim.record.said if said.anonymity not in (None, "named", "unnamed")}
    return frozenset(found)


def offers(heard: Heard, net: Network, guarded: Set[str]) -> tuple[Addition, ...]:
    """The additions that can be made, sorted. `net` is the network of what is heard; `guarded` are not to be named."""
    found = {Addition("another-camp"), Addition("neutral"), Addition("document"), Addition("witness")}
    closed = {UNDECLARED, *(camp_of(relay, heard.sources) for relay in needed_relays(net))}
    for trail in net.support:
        if trail.origin.source in heard.sources:
            found |= {*_of_voice(trail.origin.source, heard, guarded)}
        if trail.origin.root not in closed and trail.origin.root != f"voice:{trail.origin.source}":
            found.add(Addition("same-camp", trail.origin.root))
    for trail in net.denial:
        denying = heard.sources.get(trail.origin.source)
        if denying is not None and denying.kind in _ANSWERING and _can_be_asked(trail.origin.source, heard):
            found.add(Addition("denial", trail.origin.source))
    return tuple(sorted(found, key=_order))


def needed_relays(net: Network) -> tuple[str, ...]:
    """Those who carried every support path to us, sorted. A new source must not be theirs, for then it would be no new way."""
    carriers = {relay for trail in net.support for relay in trail.relays}
    return tuple(sorted(carriers & {point.removeprefix("relay:") for point in single_points(net.support)}))


def _of_voice(name: str, heard: Heard, guarded: Set[str]) -> Iterator[Addition]:
    """What can be done about one source that vouches."""
    source = heard.sources[name]
    said = [statement for statement in heard.statements if vouches(statement, name)]
    terms = {anonymity_of(statement, heard.sources) for statement in said}
    if camp_of(name, heard.sources) == UNDECLARED:
        yield Addition("camp", name)
    if "unidentified" in terms:
        return
    learned = {_learned(statement.attribution.basis, source) for statement in said if statement.attribution.basis in UNSURE}
    if learned:
        yield Addition("basis", name, "secondhand" if "secondhand" in learned else learned.pop())
    if terms and terms <= _OPEN and any(statement.attribution.via for statement in said):
        yield Addition("direct", name)
    if source.anonymity == "unnamed" and terms == {"unnamed"} and name not in guarded and _met(said):
        yield Addition("record", name)


def _can_be_asked(name: str, heard: Heard) -> bool:
    """Whether one who denies can be asked again: anybody can find it, or it spoke to the desk itself."""
    said = [one for one in heard.statements if one.attribution.source == name and one.stance == "denies"]
    terms = {anonymity_of(statement, heard.sources) for statement in said}
    return bool(said) and "unidentified" not in terms and (terms <= _OPEN or _met(said))


def _met(said: Iterable[Statement]) -> bool:
    """Whether the desk has heard the source itself: one whom only others know is theirs to ask."""
    return any(not statement.attribution.via for statement in said)


def _learned(known: Basis, source: Source) -> Basis:
    """What is learned at least when a source says how it knows: hearsay may be traced to somebody who was told first-hand."""
    if known == "hearsay":
        return "secondhand"
    if source.kind in ("document", "dataset"):
        return "document"
    return "position" if source.kind in PEOPLE else "secondhand"


def _order(addition: Addition) -> tuple[str, str, str]:
    return (addition.kind, addition.subject, addition.basis or "")
