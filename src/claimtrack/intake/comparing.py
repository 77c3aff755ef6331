"""Whether a record still says what a row says. What the desk has added to the record since is no difference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from claimtrack.intake.standing import wording, wordings
from claimtrack.model import Attribution, Claim
from claimtrack.shape import shortened


def differences(row: Claim, there: Claim) -> list[str]:
    """What the row says otherwise than the record, in words; empty where all that the row says stands in the record."""
    return list(_between(msgspec.to_builtins(row), msgspec.to_builtins(there), row, there))


def is_another(row: Claim, there: Claim) -> bool:
    """Whether a record with the identifier of a row cannot be what became of it: other words, and other people say them.

    Where the row or the record names nobody, the words decide: no more than half of them are in both.
    """
    if wording(row.claim) in wordings(there):
        return False
    speakers, others = ({one.source for one in record.said} for record in (row, there))
    if speakers and others:
        return not speakers & others
    words, known = set(wording(row.claim).split()), {word for text in wordings(there) for word in text.split()}
    return len(words & known) * 2 <= min(len(words), len(known))


def _between(row: dict[str, Any], there: dict[str, Any], new: Claim, old: Claim) -> Iterator[str]:
    for key, value in row.items():
        if key == "claim" and any(one.was and wording(one.was) == wording(new.claim) for one in old.corrections):
            continue  # the desk has corrected it since
        if key == "said":
            yield from _said(new.said, old.said)
        elif key == "tags":
            yield from (f"the tag `{shortened(tag)}` is missing here" for tag in value if tag not in there.get("tags", ()))
        else:
            yield from _values(key, value, there.get(key))


def _said(row: tuple[Attribution, ...], there: tuple[Attribution, ...]) -> Iterator[str]:
    for one in row:
        alike = [other for other in there if other.source == one.source]
        if not alike:
            yield f"`{one.source}` says it in the row, and not here"
            continue
        nearest = min((list(_values("said", _plain(one), _plain(other))) for other in alike), key=len)
        yield from nearest


def _plain(one: Attribution) -> dict[str, Any]:
    tree: dict[str, Any] = msgspec.to_builtins(one)
    return tree


def _values(name: str, row: Any, there: Any) -> Iterator[str]:
    if isinstance(row, dict):
        inner = there if isinstance(there, dict) else {}
        for key, value in row.items():
            yield from _values(f"{name}.{key}", value, inner.get(key))
    elif row != there:
        here = f"`{shortened(there)}` here" if there is not None else "not here"
        yield f"`{name}` is {here}, `{shortened(row)}` in the row"
