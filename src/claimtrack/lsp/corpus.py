"""One corpus that an editor works on: as it lies on the disk, the documents that are open over it, and the last check of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec

from claimtrack.engine.remembering import Remembering
from claimtrack.lsp.addresses import uri_of
from claimtrack.lsp.diagnostics import Diagnostics, Told
from claimtrack.lsp.laid import Laid
from claimtrack.lsp.mentions import Mentions
from claimtrack.lsp.positions import Encoding
from claimtrack.lsp.proof import Proof
from claimtrack.plan import Report
from claimtrack.records import File, Folder
from claimtrack.session import Session, open_corpus

CONFIGURATIONS = ("claimtrack.toml", "pyproject.toml")


class Document(msgspec.Struct, frozen=True):
    """A document that is open in the editor, under the address that the editor gave it."""

    uri: str
    text: str
    version: int | None


class Corpus:
    """A corpus and its state. `home` is its root as the editor names it, which may lead through a link."""

    def __init__(self, home: Path, today: date | None, encoding: Encoding = "utf-16") -> None:
        """Nothing is read yet. `today` is the day to take for today, each day its own where it is None."""
        self.home = home
        self.root = home.resolve()
        self.encoding = encoding
        self.proof: Proof | None = None
        self.diagnostics: dict[str, list[Told]] = {}
        self.documents: dict[str, Document] = {}
        self._today = today
        self._engine = Remembering()
        self._mentions = Mentions()
        self._laid = Laid()
        self._written = Diagnostics(self.uri, encoding)
        self._uris: dict[str, str] = {}
        self._session: Session | None = None
        self._files: dict[str, File] = {}
        self._stale = True

    @property
    def engine(self) -> Remembering:
        """The engine that remembers what was worked out of this corpus."""
        return self._engine

    def forget_disk(self) -> None:
        """Read the files anew before the next check: something was written."""
        self._stale = True

    def opened(self) -> Session:
        """The corpus as it lies on the disk, read again where that is due. Raises Trouble where it cannot be used."""
        day = self._today or date.today()  # noqa: DTZ011 - the desk's own day
        if self._session is None or self._stale or self._session.config.today != day:
            self._stale = False  # before the reading: what is written meanwhile makes it stale again
            try:
                self._session = open_corpus(root=self.root, today=day, claimless=True).beside_baseline()
            except Exception:
                self._stale = True
                raise
        return self._session

    def now(self, texts: Mapping[str, str]) -> Session:
        """The corpus with these texts over its files. Raises Trouble where it cannot be used.

        A file that is what it was at the last check is the same object: the engine knows it again by that.
        """
        session = self.opened().with_texts(texts)
        known, self._files = self._files, {}
        for file in session.files:
            before = known.get(file.path)
            self._files[file.path] = before if before is not None and before == file else file
        return msgspec.structs.replace(session, files=tuple(self._files[file.path] for file in session.files))

    def checked(self, session: Session, report: Report) -> None:
        """Take this for the last check."""
        proof = Proof(session, report, self._mentions.of(session.files), self._laid.of(session))
        self.diagnostics = self._written.of(proof)
        self.proof = proof

    def texts(self) -> dict[str, str]:
        """The texts of the open documents as they are now, by path."""
        return {path: document.text for path, document in self.documents.items()}

    def folder_of(self, path: str) -> Folder | None:
        """What kind of file lies at a path, or would; None where it would be no file of the corpus."""
        if self.proof is None:
            return None
        file = self.proof.file(path) or next(iter(self.proof.session.with_texts({path: ""}).files[-1:]), None)
        return file.folder if file and file.path == path else None

    def path_in(self, path: Path) -> str | None:
        """A path of the disk as the corpus writes it; None outside. A file that is a link keeps its own name."""
        for root, whole in ((self.home, path), (self.root, path.parent.resolve() / path.name)):
            if whole.is_relative_to(root):
                return whole.relative_to(root).as_posix()
        return None

    def uri(self, path: str) -> str:
        """The address of a file of the corpus, as the editor names it."""
        document = self.documents.get(path)
        if document is not None:
            return document.uri
        if path not in self._uris:
            self._uris[path] = uri_of(self.home / path)
        return self._uris[path]
