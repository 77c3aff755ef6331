"""What the rules on protected sources share: the texts of a record with their places, and messages that show no secret."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimtrack.link.source_dossier import SourceDossier
from claimtrack.place import Place, Route
from claimtrack.protection.contacts import contacts, masked
from claimtrack.protection.fields import PUBLISHED, fields_of
from claimtrack.protection.persons import is_person_like
from claimtrack.records import Reading


def texts(dossier: SourceDossier) -> Iterator[tuple[Route, str]]:
    """The texts that a protected source's record may hold, each with its route."""
    source = dossier.source
    for key in ("source", "reason", "terms"):
        if text := getattr(source, key):
            yield (key,), text
    for number, entry in enumerate(source.known_to):
        yield ("known_to", number), entry


def has_public_page(dossier: SourceDossier) -> bool:
    """Whether the source is known by a public handle or page: a pseudonym, or a publication whose author nobody protects."""
    source = dossier.source
    published = source.kind in PUBLISHED and "url" in fields_of(source.anonymity, source.kind).held
    return source.anonymity == "pseudonym" or published


def name_of(dossier: SourceDossier, *, secret: bool) -> str:
    """How messages call the source: by its id, unless that is what may not be shown."""
    return "the id or file name of a protected source" if secret else f"`{dossier.id}`"


def own_names(dossier: SourceDossier) -> tuple[str, ...]:
    """What every list and message calls the source by: its id, and the name of its file without folder and suffix."""
    inside = dossier.filed.path.partition("/")[2] or dossier.filed.path
    return tuple(dict.fromkeys((dossier.id, inside.rpartition(".")[0])))


def of_record(dossier: SourceDossier) -> Place:
    """The place that stands for the whole record: its `id:` where it has one, else its first key."""
    return dossier.place(*(("id",) if dossier.source.id else ("source",)))


def secrets_in(texts: Iterable[object], reading: Reading) -> tuple[str, ...]:
    """What of some texts, and of what messages quote in them, names somebody; nothing of a record that may be shown."""
    if not reading.guarded:
        return ()
    quoted = (one for text in texts if isinstance(text, str) for one in (*re.findall(r"`([^`]+)`", text), text) if "`" not in one)
    return tuple(dict.fromkeys(one for one in quoted if contacts(one) or is_person_like(one, {})))


def shown(message: str, reading: Reading) -> str:
    """A message on a file; where it may be the record of a protected source, without contact details."""
    return masked(message) if reading.guarded else message
