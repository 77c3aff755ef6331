"""A corpus that is opened again and again: what did not change on the disk is not read again. Watches nothing, prints nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimtrack import files
from claimtrack.records import File
from claimtrack.session import Session

if TYPE_CHECKING:
    from claimtrack.evidence.copy import Copy

Stamp = tuple[int, int, int, int]
_UNKNOWN: Stamp = (0, 0, 0, 0)


class State(NamedTuple):
    """A corpus as it lay on the disk at one moment, with the stored copies that its records name."""

    session: Session
    copies: tuple[Copy, ...]

    @property
    def files(self) -> dict[str, File]:
        """The files by their paths."""
        return {file.path: file for file in self.session.files}


class Rereading:
    """What was read of each file and copy, with the stamp that it had then. Forgets what is no longer asked for."""

    def __init__(self) -> None:
        """Nothing was read yet."""
        self._files: dict[Path, tuple[Stamp, File]] = {}
        self._copies: dict[str, tuple[tuple[Stamp, ...], Copy | None]] = {}
        self._asked: dict[Path, tuple[Stamp, File]] = {}

    def doubt(self, paths: Iterable[Path]) -> None:
        """Read these anew, whatever their stamps say: a clock is too coarse for two changes in a row."""
        for path in paths:
            self._files.pop(path, None)

    def state(self, opened: Callable[[Callable[[Path, Callable[[], File]], File]], Session]) -> State:
        """The corpus that `opened` opens; it hands on whom to ask for each file (`session.open_corpus`)."""
        self._asked = {}
        session = opened(self._file)
        self._files = self._asked
        return State(session, tuple(self._held(session)))

    def _file(self, path: Path, read: Callable[[], File]) -> File:
        stamp = files.stamp(path)
        known = self._files.get(path)
        if known is None or known[0] != stamp or stamp == _UNKNOWN:
            fresh = read()
            # A file that was touched and says the same is the same one, so that all that was made of it is found again.
            known = (stamp, known[1] if known is not None and known[1] == fresh else fresh)
        if isinstance(known[1].data, bytes):
            self._asked[path] = known
        return known[1]

    def _held(self, session: Session) -> Iterator[Copy]:
        wanted = sorted(session.hashes())
        if not wanted:
            self._copies = {}
            return
        from claimtrack.captures import store  # noqa: PLC0415 - only where records name a copy

        folder = session.root / session.config.settings.captures
        known, self._copies = self._copies, {}
        for name in wanted:
            stamps = tuple(files.stamp(path) for path in store.paths(folder, name))
            held = known.get(name)
            if held is None or held[0] != stamps:
                held = (stamps, store.copy_of(folder, name))
            self._copies[name] = held
            if held[1] is not None:
                yield held[1]


def differences(before: State, after: State) -> list[str]:
    """What is another in the second state, in words: first files, by path, then copies, settings, baseline, and the day."""
    old, new = before.files, after.files
    told = []
    for path in sorted(old.keys() | new.keys()):
        if path not in new:
            told.append(f"{path} removed")
        elif path not in old:
            told.append(f"{path} added")
        elif old[path] is not new[path] and old[path] != new[path]:
            told.append(f"{path} changed")
    if before.copies != after.copies:
        told.append("stored copies changed")
    if before.session.config.settings != after.session.config.settings:
        told.append("the settings changed")
    if before.session.known != after.session.known:
        told.append("the baseline changed")
    if before.session.config.today != after.session.config.today:
        told.append(f"it is {after.session.config.today.isoformat()} now")
    return told
