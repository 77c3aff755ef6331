"""What of a record may leave the house, as a record, and what was held back, each with its reason.

By the table of `fields.py` and by whom a claim cites. Texts are not looked into: what stands in a field that leaves is for the
rules to find.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from claimtrack.model import Attribution, Claim, Found, Source
from claimtrack.protection.fields import CLAIM, FOUND, WHY, fields_of, is_protected

STOPS = ("CT108", "CT601", "CT602", "CT603")
"""The rules whose findings say that something identifying would leave."""


class Held(msgspec.Struct, frozen=True, order=True):
    """Something that stays: its place in the record, such as `said.0.found.sha256`, and why."""

    field: str
    why: str


class Public(msgspec.Struct, frozen=True, kw_only=True):
    """A record as it may leave; None where nothing of it may. `leaves` and `stays` together are all that it holds."""

    record: Claim | Source | None
    leaves: tuple[str, ...]
    stays: tuple[Held, ...]


def public(record: Claim | Source, sources: Mapping[str, Source]) -> Public:
    """What of a record may leave; `sources` are those that claims cite, by id."""
    kept, stays = _source(record) if isinstance(record, Source) else _claim(record, sources)
    return Public(record=kept, leaves=tuple(_fields(kept)) if kept else (), stays=tuple(stays))


def _source(source: Source) -> tuple[Source | None, list[Held]]:
    row = fields_of(source.anonymity, source.kind)
    if not row.public:
        why = "off the record" if source.anonymity == "off_record" else "attributed to nobody"
        return None, [Held(field, why) for field in msgspec.to_builtins(source)]
    held = [key for key in msgspec.to_builtins(source) if key not in row.public]
    return _without(source, held), [Held(key, WHY.get(key, "leads to the source")) for key in held]


def _claim(claim: Claim, sources: Mapping[str, Source]) -> tuple[Claim, list[Held]]:
    keys = [key for key in msgspec.to_builtins(claim) if key not in CLAIM]
    stays = [Held(key, WHY[key]) for key in keys]
    said = []
    for number, one in enumerate(claim.said):
        place = f"said.{number}"
        if why := _why_stays(one, sources):
            stays.append(Held(place, why))
            continue
        kept, held = _attribution(one, sources)
        said.append(kept)
        stays += [Held(f"{place}.{field}", why) for field, why in held]
    return msgspec.structs.replace(_without(claim, keys), said=tuple(said)), stays


def _why_stays(said: Attribution, sources: Mapping[str, Source]) -> str | None:
    """Why a whole attribution stays; None where it may leave."""
    source = sources.get(said.source)
    terms = said.anonymity or (source.anonymity if source else "unidentified")
    if source is not None and said.anonymity and is_protected(said.anonymity) and not is_protected(source.anonymity):
        return "cites by name on terms that protect"
    if terms == "off_record":
        return "off the record"
    if said.anonymity == "deep_background" or not _leaves(said.source, sources):
        return "attributed to nobody"
    return None


def _attribution(said: Attribution, sources: Mapping[str, Source]) -> tuple[Attribution, list[tuple[str, str]]]:
    changes: dict[str, Any] = {}
    held = []
    for key in ("via", "picks_up"):
        names = getattr(said, key)
        kept = tuple(name for name in names if _leaves(name, sources))
        if kept != names:
            changes[key] = kept
            held.append((key, "its source stays"))
    if said.found is not None:
        found = msgspec.to_builtins(said.found)
        keys = [key for key in found if key not in FOUND]
        held += [(f"found.{key}", WHY[key]) for key in keys]
        if said.found.in_ and not _leaves(said.found.in_, sources):
            keys.append("in")
            held.append(("found.in", "its source stays"))
        left = {key: value for key, value in found.items() if key not in keys}
        changes["found"] = msgspec.convert(left, Found) if left else None
    return msgspec.structs.replace(said, **changes), held


def _leaves(name: str, sources: Mapping[str, Source]) -> bool:
    source = sources.get(name)
    return source is None or bool(fields_of(source.anonymity, source.kind).public)


def _without(record: Any, keys: list[str]) -> Any:
    defaults = {field.name: field for field in msgspec.structs.fields(type(record))}
    return msgspec.structs.replace(record, **{key: defaults[key].default for key in keys})


def _fields(record: Claim | Source) -> dict[str, None]:
    """The fields that a record holds, without the numbers of entries: `said.found.in`."""
    return dict.fromkeys(_named(msgspec.to_builtins(record)))


def _named(tree: dict[str, Any], before: str = "") -> Iterator[str]:
    for key, value in tree.items():
        rows = value if isinstance(value, list | tuple) else [value]
        inner = [row for row in rows if isinstance(row, dict)]
        if not inner:
            yield before + key
        for row in inner:
            yield from _named(row, f"{before}{key}.")
