"""What outputs may not show of records that could not be read: names that lead to somebody, faults beside a protected source.

Such a record has no dossier, so that no rule on protection looks at it; every message on it names its file and prints its lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from claimtrack import yamltext
from claimtrack.link.register import Register
from claimtrack.patterns import later
from claimtrack.protection import ids, persons
from claimtrack.protection.fields import is_protected
from claimtrack.records import File, Reading


def guarded(readings: Iterable[Reading], files: Iterable[File], register: Register) -> list[Reading]:
    """The readings, those of claims guarded that have faults and name a protected source, or one that could not be read."""
    readings = list(readings)
    faulty = {one.path for one in readings if one.folder == "claims" and (one.problems or one.misfits)}
    if not faulty or not (register.guarded or register.hidden):
        return readings
    protected = {name for name, source in register.sources.items() if is_protected(source.anonymity)} | register.hidden
    citing = {one.path for one in files if one.path in faulty and _names_any(one, protected)}
    return [msgspec.structs.replace(one, guarded=True) if one.path in citing else one for one in readings]


def telling(reading: Reading, register: Register) -> Iterator[str]:
    """The ids and file names of records without a dossier that give somebody away.

    Of claims, whose names tell of their subjects, only those that hold a way to reach somebody.
    """
    if not reading.broken:
        return
    inside = (reading.path.partition("/")[2] or reading.path).rpartition(".")[0]
    for name in dict.fromkeys((*reading.broken, inside)):
        if ids.contacts_in(name) or (reading.folder == "sources" and reading.guarded and _is_somebodys(name, register)):
            yield name


def _is_somebodys(name: str, register: Register) -> bool:
    people = persons.among(register.people, (name,), ids.parts_of((name,)))
    return ids.knows(name, people, register.names) or ids.hints(name, people)


def _names_any(file: File, protected: set[str]) -> bool:
    text = yamltext.text(file.data) if isinstance(file.data, bytes) else None
    return text is not None and not protected.isdisjoint(_WORD.findall(text))


_WORD = later(r"[^\s,\[\]{}\"']+")
"""An id as YAML writes it: it has no spaces, and stands in a list of one line without commas and brackets."""
