"""Merging: what one record of two says, or the two values that stand against it. Nothing is written here, no text edited."""

from __future__ import annotations

from typing import Any

import msgspec

from claimtrack.link.pairs import CONFLICTS
from claimtrack.link.pieces import spoken
from claimtrack.link.relation import relate
from claimtrack.link.side import readable, side
from claimtrack.model import Attribution, Claim, FiledClaim
from claimtrack.policy import RelationPolicy

_VALUES = ("value", "when", "label", "polarity")
_OWN = ("claim", "id", "said", "was")
_LISTS = ("tags", "corrections")
_TURNING = ("mode", "status", "polarity")
"""What makes another claim of one even where only one of two says it: a forecast, a retraction, a no."""


class Opposed(ValueError):
    """Two records that cannot be one: the message names both values."""


class Union(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim gains from another: statements (by their number there), further keys, entries of lists, former ids."""

    claim: Claim
    said: tuple[int, ...]
    keys: dict[str, Any]
    entries: dict[str, tuple[Any, ...]]
    was: tuple[str, ...]


def united(a: FiledClaim, b: FiledClaim, policy: RelationPolicy) -> Union:
    """What `a` is once it has taken in `b`. Its sentence stays. Raises Opposed where the two say different things."""
    ours, theirs = a.record, b.record
    # What is one sentence but for typing is read once: a lost apostrophe (`dont`) is no other meaning.
    read = msgspec.structs.replace(theirs, claim=ours.claim) if _typed_alike(ours.claim, theirs.claim) else theirs
    relation = relate(side(ours, policy), side(read, policy), policy, linked=True)
    if relation.verdict in CONFLICTS and relation.severity != "none":
        raise Opposed(f"`{_answer(ours)}` and `{_answer(theirs)}`: {relation.why}")
    keys = dict(_further(ours, theirs, agree=relation.verdict == "agree"))
    said = tuple(number for number, one in enumerate(theirs.said) if one not in ours.said and one not in theirs.said[:number])
    entries = {key: tuple(one for one in getattr(theirs, key) if one not in getattr(ours, key)) for key in _LISTS}
    was = tuple(old for old in dict.fromkeys((b.id, *theirs.was)) if old not in ours.was)
    whole = msgspec.structs.replace(
        ours,
        **keys,
        **{key: (*getattr(ours, key), *more) for key, more in entries.items()},
        said=(*ours.said, *(theirs.said[number] for number in said)),
        was=(*ours.was, *was),
    )
    before, after = readable(ours, policy), readable(whole, policy)
    if before is not None and before != after:
        told = after.phrase() if after is not None and hasattr(after, "phrase") else "nothing that can be read"
        raise Opposed(f"`{_answer(ours)}` would mean {told}, counted from another day")
    return Union(claim=whole, said=said, keys=keys, entries={key: more for key, more in entries.items() if more}, was=was)


def _typed_alike(one: str, other: str) -> bool:
    return one == other or "".join(spoken(one)) == "".join(spoken(other))


def _further(ours: Claim, theirs: Claim, *, agree: bool) -> dict[str, Any]:
    """The keys that only the second gives. Raises Opposed where both give one, and not the same."""
    found: dict[str, Any] = {}
    plain = Claim(claim="-")
    for key in Claim.__struct_fields__:
        one, other, unsaid = getattr(ours, key), getattr(theirs, key), getattr(plain, key)
        if key in (*_OWN, *_LISTS) or one == other or (agree and key in _VALUES):
            continue
        if key in _TURNING or unsaid not in (one, other):
            raise Opposed(f"`{key}: {_shown(one)}` and `{key}: {_shown(other)}`")
        if other != unsaid:
            found[key] = other
    mine = next((key for key in _VALUES if getattr(ours, key) is not None), None)
    for key in _VALUES:
        if mine is not None and key in found:
            raise Opposed(f"`{mine}: {_shown(getattr(ours, mine))}` and `{key}: {_shown(found[key])}`")
    return found


def _answer(claim: Claim) -> str:
    given = next((key for key in _VALUES if getattr(claim, key) is not None), "claim")
    return f"{given}: {_shown(getattr(claim, given))}" if given != "claim" else claim.claim


def _shown(value: object) -> str:
    if value is None or isinstance(value, bool):
        return str(value).lower()
    return str(value if isinstance(value, str) else msgspec.to_builtins(value))


def statement(said: Attribution) -> dict[str, Any]:
    """A statement as plain values."""
    values: dict[str, Any] = msgspec.to_builtins(said)
    return values
