"""The store as one archive, to be moved to another desk's machine: a ZIP with the names that the store has.

What comes in is believed in nothing but its bytes: they must fit the hash that names them, and their text is taken out here anew.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import msgspec

from claimtrack import files
from claimtrack.captures import store
from claimtrack.captures.extract.extracted import MAX_BYTES, Asked
from claimtrack.captures.extract.forms import extract
from claimtrack.captures.store import Reading
from claimtrack.captures.taking import as_read
from claimtrack.trouble import Trouble, unwritten

MAX_MEMBERS = 200_000
MAX_UNPACKED = 16 << 30
"""So many bytes all members may have together: a store of a quarter of a million pages."""
SUFFIX = ".zip"

_NAME = re.compile(r"([0-9a-f]{2})/(\1[0-9a-f]{62})(\.[a-z]+(?:\.gz)?)")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every member, so that the same copies give the same archive."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Refused(msgspec.Struct, frozen=True):
    """A member that was not taken, by its name, and why."""

    name: str
    why: str


class Arrived(msgspec.Struct, frozen=True, kw_only=True):
    """What an archive brought: the hashes that are new here, those that were here already, and what was refused."""

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()


def exported(folder: Path, names: Iterable[str], to: Path) -> tuple[list[str], list[str]]:
    """Write the copies of those hashes into a new archive; returns those that are in it, and those that are not whole.

    Raises Trouble where there is a file of that name, or none can be written.
    """
    if to.suffix.lower() != SUFFIX:
        raise Trouble(f"`{to.name}` is not the name of a ZIP", f"give a name that ends in `{SUFFIX}`")
    packed: list[str] = []
    left: list[str] = []
    try:
        with files.creating(to) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                reading = store.reading_of(folder, name)
                data = store.bytes_of(folder, reading) if reading is not None else None
                if reading is None or data is None or store.sha256(data) != name:
                    left.append(name)
                    continue
                for suffix, held in ((reading.suffix, data), (".json", store.encoded(reading))):
                    member = zipfile.ZipInfo(f"{name[:2]}/{name}{suffix}", _LONG_AGO)
                    member.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(member, held)
                packed.append(name)
    except FileExistsError:
        raise Trouble(f"`{to}` exists", "give another name, or remove it") from None
    except OSError as error:
        raise unwritten(str(to), error, "give a path in a folder that exists and is yours") from None
    return packed, left


def imported(root: Path, folder: Path, path: Path) -> Arrived:
    """Take in the copies of an archive, each wholly or not at all.

    Raises Trouble where it is no ZIP, or so large that nothing of it is read.
    """
    try:
        with path.open("rb") as stream, zipfile.ZipFile(stream) as archive:
            _bounded(archive, path)
            return _taken_in(root, folder, archive)
    except zipfile.BadZipFile as error:
        raise Trouble(f"`{path}` cannot be read as a ZIP: {error}", "give what `claimtrack capture export` wrote") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise Trouble(f"`{path}` cannot be read: {why}", "give what `claimtrack capture export` wrote") from None


def _bounded(archive: zipfile.ZipFile, path: Path) -> None:
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise Trouble(f"`{path}` has {len(members):,} members", f"no more than {MAX_MEMBERS:,} are read: export in parts")
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise Trouble(f"`{path}` would unpack to more than {MAX_UNPACKED >> 30} GiB", "nothing of it was read: export in parts")


def _taken_in(root: Path, folder: Path, archive: zipfile.ZipFile) -> Arrived:
    new: list[str] = []
    known: list[str] = []
    refused = list(_hostile(archive.infolist()))
    bad = {one.name for one in refused}
    fine = {member.filename: member for member in archive.infolist() if member.filename not in bad}
    for name, member in sorted(fine.items()):
        match = _NAME.fullmatch(name)
        if match is None or match[3] == ".json":
            continue
        beside = fine.pop(f"{match[1]}/{match[2]}.json", None) if f"{match[1]}/{match[2]}.json" in fine else None
        found = (
            "its text is not in the archive, or was refused" if beside is None else _fitting(archive, member, beside, match[2])
        )
        if isinstance(found, str):
            refused.append(Refused(name, found))
            continue
        here = store.copy_of(folder, match[2])
        if here is not None and here.state != "changed":
            known.append(match[2])
            continue
        store.put(root, folder, *found)
        new.append(match[2])
    taken = {*new, *known, *(one.name[3:67] for one in refused)}
    alone = [name for name in fine if name.endswith(".json") and name[3:67] not in taken]
    refused += [Refused(name, "its bytes are not in the archive") for name in alone]
    return Arrived(new=tuple(new), known=tuple(known), refused=tuple(sorted(refused, key=lambda one: one.name)))


def _hostile(members: Iterable[zipfile.ZipInfo]) -> Iterator[Refused]:
    """What no export ever writes: each member once, however often it is there."""
    members = list(members)
    times = Counter(member.filename.casefold() for member in members)
    for member in {member.filename: member for member in members}.values():
        why = _wrong(member, times[member.filename.casefold()])
        if why:
            yield Refused(member.filename, why)


def _wrong(member: zipfile.ZipInfo, times: int) -> str | None:
    name, mode = member.filename, member.external_attr >> 16
    parts = re.split(r"[/\\]", name)
    match = _NAME.fullmatch(name)
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
        return "its path is absolute"
    if ".." in parts:
        return "its path leads out of the store"
    if stat.S_ISLNK(mode):
        return "it is a link"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "it is a device, a pipe or a socket"
    if times > 1:
        return f"it is there {times} times"
    if match is None or (match[3] != ".json" and match[3] not in store.SUFFIXES):
        return "it has no name of the store"
    if member.flag_bits & 0x1:
        return "it is encrypted"
    if member.file_size > MAX_BYTES:
        return f"it is larger than {MAX_BYTES >> 20} MiB"
    return None


def _fitting(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, beside: zipfile.ZipInfo, name: str
) -> tuple[bytes, Reading] | str:
    """The bytes of a copy and what is read in them here; or why they are refused."""
    data, told = _unpacked(archive, member), _unpacked(archive, beside)
    if data is None or told is None:
        return "it cannot be unpacked, or is larger than it says"
    if store.sha256(data) != name:
        return "its bytes do not fit its hash"
    reading = store.read(told, name)
    if reading is None or not member.filename.endswith(name + reading.suffix):
        return "its text does not fit its hash"
    try:
        here = as_read(extract(data, name[:12], Asked(form=reading.form)))
    except Trouble as error:
        return f"its text cannot be taken out here: {error} ({error.help})"
    if here.sha256 != name:
        return "it holds more than the record of one page"
    same = here.extractor == reading.extractor
    if same and here.text != reading.text:
        return "its text is not what its bytes say"
    return data, here


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | None:
    """The bytes of a member, never more than it says it has; None where it is damaged."""
    try:
        with archive.open(member) as stream:
            data = _at_most(stream, member.file_size)
    except _DAMAGED:
        return None
    return data


def _at_most(stream: IO[bytes], size: int) -> bytes | None:
    data = stream.read(size + 1)
    return data if len(data) == size else None
