"""Where a new claim is filed and under which name, so that both depend on what a row says and not on where it stands.

The names that several rows would share are found by a go through all of them; nothing is written, and no corpus is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from claimtrack.beginning import SUFFIXES
from claimtrack.intake import naming
from claimtrack.intake.drafting import Draft, draft
from claimtrack.intake.rows import Delivery, Given, Refusal
from claimtrack.intake.sourcing import source_slug
from claimtrack.intake.standing import identity
from claimtrack.render.plain import visible
from claimtrack.trouble import Trouble
from claimtrack.values.written_dates import Order

Listener = Callable[[str, int], None]
EVERY = 256
"""After so many rows a listener hears of them."""
_UNDATED = "undated"
LONGEST_FOLDER = 200
"""So many bytes a folder's name may have."""
_NOT_EVERYWHERE = re.compile(r'[<>:"|?*]')


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What the desk asks for: a source for rows without one, a folder for the claims, the order of dates such as 03/04/2026."""

    source: str | None = None
    into: str = ""
    order: Order = "auto"


def subfolder(wished: str) -> str:
    """A folder below the claims that ids may have in them, on every system.

    Raises Trouble for one that leads out, hides, looks like a record, or holds spaces or signs that cannot be everywhere.
    """
    steps = [step for step in wished.replace("\\", "/").split("/") if step not in ("", ".")]
    if wished.startswith("/") or any(not _is_folder_name(step) for step in steps):
        message = f"`{visible(wished)}` is no folder for claims"
        raise Trouble(message, "give a name inside `claims/` without spaces, such as `fact-checks`")
    return "/".join(steps)


def _is_folder_name(step: str) -> bool:
    return (
        not step.startswith(".")
        and not step.lower().endswith((".", *SUFFIXES))
        and step == visible("".join(step.split()))
        and not _NOT_EVERYWHERE.search(step)
        and not naming.is_reserved(step.casefold().partition(".")[0])
        and len(step.encode("utf-8", "replace")) <= LONGEST_FOLDER
    )


def survey(delivery: Delivery, wishes: Wishes, listener: Listener | None) -> tuple[frozenset[bytes], frozenset[str]]:
    """The slugs that rows of different claims share (as digests), and those that speakers of different names share."""
    claims: dict[bytes, bytes] = {}
    names: dict[str, str] = {}
    shared: set[bytes] = set()
    shared_sources: set[str] = set()
    for number, row in enumerate(delivery.rows(), 1):
        if listener and number % EVERY == 0:
            listener("looking through the rows", number)
        one = draft(row, "", wishes.order) if isinstance(row, Given) else row
        if isinstance(one, Refusal):
            continue
        place = naming.digest(place_of(one, wishes))
        what = told_apart(one, wishes)
        if claims.setdefault(place, what) != what:
            shared.add(place)
        for speaker in (*one.speakers, *one.carriers):
            key, slug = naming.key(speaker.name) or speaker.name, source_slug(speaker.name)
            if names.setdefault(slug, key) != key:
                shared_sources.add(slug)
    return frozenset(shared), frozenset(shared_sources)


def place_of(one: Draft, wishes: Wishes) -> str:
    """Where a claim is filed and under which name: by month, so that no folder holds more than people can look through."""
    slug = naming.slug(one.claim) or "claim"
    folder = f"{_UNDATED}/{slug[:2].strip('-')}" if one.day is None else one.day[:7]
    return "/".join(filter(None, (wishes.into, folder, slug)))


def told_apart(one: Draft, wishes: Wishes) -> bytes:
    """What the digits behind an id stand for: the words of the row alone, whatever ids the sources have."""
    speakers = tuple(naming.key(speaker.name) for speaker in one.speakers) or ((wishes.source,) if wishes.source else ())
    return identity(one.claim, speakers, one.said.get("date"))
