"""The corpus as it was in each commit, opened as a session is; what was read of a file once is not read again.

Decided here: the policy and the settings in force now hold for all times, so that like is compared with like; only where the
records lay is taken from the configuration of the commit. Pass `then=True` to go by its policy, too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from claimtrack import config, discretion, records
from claimtrack.beginning import OWN_FILE
from claimtrack.config import Config, Misconfigured, Settings
from claimtrack.engine.choosing import Listener
from claimtrack.engine.remembering import Remembering
from claimtrack.history import tree
from claimtrack.history.objects import LINK, Commit, Objects, blob_id
from claimtrack.history.repository import Repository, day
from claimtrack.history.tree import Listed
from claimtrack.plan import Report, verify
from claimtrack.records import File, Reading
from claimtrack.session import Session
from claimtrack.verbs import In, Out, Shared

CONFIGURED = (OWN_FILE, "pyproject.toml")
FOLDERS = ("claims", "sources", "camps", "links")
"""The settings that say where records lie."""


class Then(msgspec.Struct, frozen=True):
    """The configuration of a commit: its settings, or why they cannot be used."""

    settings: Settings = Settings()
    fault: str = ""


class Archive(Remembering):
    """The engine that remembers, and for good what each file of the past says: one commit after another asks for it again."""

    def __init__(self) -> None:
        """Nothing is remembered yet."""
        super().__init__()
        self._readings: dict[File, Reading] = {}

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterator[Out]:
        """As the engine that remembers, but for what reads files."""
        if function is not records.read:
            return super().flat_map(function, rows, shared)
        found: Any = (self.reading(row) for row in rows if isinstance(row, File))
        return iter(found)

    def reading(self, file: File) -> Reading:
        """What a file says."""
        if file not in self._readings:
            (self._readings[file],) = records.read(file)
        return self._readings[file]


class Past:
    """The past of the corpus that a session opened. Remembers readings; made for one command."""

    def __init__(self, now: Session, repo: Repository, objects: Objects) -> None:
        """Nothing is read yet."""
        self.now = now
        self.repo = repo
        self.objects = objects
        self._engine = Archive()
        self.listener: Listener | None = None
        self._files: dict[Listed, File] = {}
        self._lying: dict[tuple[str, str], File] | None = None
        self._then: dict[tuple[str | None, ...], Then] = {}

    def session(self, commit: Commit, *, then: bool = False) -> Session:
        """The corpus as it lay in a commit; without any file where there was none. Its `today` stays that of the session."""
        ours = self.now.config
        settings = self.settings(commit, then=then)
        files = tuple(self.file(one) for one in self.listing(commit))
        return Session(root=self.now.root, config=Config(today=ours.today, settings=settings), files=files)

    def verify(self, session: Session) -> Report:
        """Check a session of any time."""
        self._engine.listener = self.listener
        report = verify(session.files, session.config, self._engine)
        discretion.checked(report.withheld.words)
        return report

    def settings(self, commit: Commit, *, then: bool = False) -> Settings:
        """The settings that hold for a commit: today's, with the folders of that time; with `then` all of that time."""
        found = self.then(commit).settings
        if then and not self.then(commit).fault:
            return found
        return msgspec.structs.replace(self.now.config.settings, **{name: getattr(found, name) for name in FOLDERS})

    def then(self, commit: Commit) -> Then:
        """The configuration of a commit. One that cannot be used is told, and today's folders are looked into."""
        root = self._root(commit)
        names = {} if root is None else self.objects.tree(root)
        key = tuple(names[name.encode()].id if name.encode() in names else None for name in CONFIGURED)
        if key not in self._then:
            own, other = (tree.contents(root, name, self.objects) for name in CONFIGURED)
            self._then[key] = _settings(own, other, self.now.config.settings)
        return self._then[key]

    def listing(self, commit: Commit) -> Iterator[Listed]:
        """The files of the corpus in a commit, unread."""
        return tree.listing(self._root(commit), self.settings(commit), self.objects)

    def file(self, listed: Listed) -> File:
        """A file with its bytes; read once."""
        if listed not in self._files:
            self._files[listed] = self._as_now(listed) or tree.file(listed, self.objects)
        return self._files[listed]

    def reading(self, file: File) -> Reading:
        """What a file says; read once."""
        return self._engine.reading(file)

    def holds(self, commit: Commit, name: str) -> bool:
        """Whether something of that name lies in the folder of the corpus in a commit."""
        root = self._root(commit)
        return root is not None and name.encode() in self.objects.tree(root)

    def linked(self, commit: Commit) -> bool:
        """Whether a folder or register of the corpus is a link, so that its records lie elsewhere."""
        root, settings = self._root(commit), self.settings(commit)
        names = {} if root is None else self.objects.tree(root)
        tops = {getattr(settings, name).partition("/")[0].encode("utf-8", "surrogateescape") for name in FOLDERS}
        return any(name in names and names[name].kind == LINK for name in tops)

    def _as_now(self, listed: Listed) -> File | None:
        """The file of the session at that path, where it holds the same bytes: then git need not be asked for them."""
        if not isinstance(listed.blob, str):
            return None
        if self._lying is None:
            length = len(listed.blob)
            held = (file for file in self.now.files if isinstance(file.data, bytes))
            self._lying = {(file.path, blob_id(file.data, length)): file for file in held if isinstance(file.data, bytes)}
        return self._lying.get((listed.path.decode("utf-8", "backslashreplace"), listed.blob))

    def _root(self, commit: Commit) -> str | None:
        return tree.subtree(commit.tree, self.repo.prefix, self.objects)


def as_of(commit: Commit | None, config: Config) -> Config:
    """The configuration with the day of a commit for today, so that what has come due since can be told."""
    return config if commit is None else msgspec.structs.replace(config, today=day(commit))


def _settings(own: bytes | None, other: bytes | None, now: Settings) -> Then:
    try:
        table = _table(own) if own is not None else _table(other or b"").get("tool", {}).get("claimtrack", {})
        return Then(config.settings(table))
    except Misconfigured as error:
        return Then(now, str(error))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, AttributeError, TypeError) as error:
        return Then(now, f"not TOML that can be read: {error}")


def _table(data: bytes) -> dict[str, Any]:
    return tomllib.loads(data.decode("utf-8-sig"))
