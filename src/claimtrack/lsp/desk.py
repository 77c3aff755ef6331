"""All corpora that an editor has open: which document belongs to which, and when each is checked again.

A corpus is checked once nobody has typed for a moment, in a thread of its own; a check that has been overtaken is given up, and
what it found is never told. Says nothing to the editor itself: it hands on what was found.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from claimtrack.beginning import find_root
from claimtrack.lsp.addresses import path_of
from claimtrack.lsp.checking import Overtaken, check
from claimtrack.lsp.corpus import CONFIGURATIONS, Corpus, Document
from claimtrack.lsp.positions import Encoding
from claimtrack.lsp.proof import Proof
from claimtrack.trouble import Trouble

QUIET = 0.15
"""So many seconds nobody must have typed."""

Told = Callable[[Corpus], None]
Failed = Callable[[Corpus, Exception], None]


class Watch:
    """One corpus and the checks of it: how often it was changed, and up to which change it was checked."""

    def __init__(self, corpus: Corpus) -> None:
        """A corpus that was not checked yet."""
        self.corpus = corpus
        self.changes = 0
        self.done = -1
        self.hurry = asyncio.Event()
        self.task: asyncio.Task[None] | None = None


class Desk:
    """The corpora by root. `told` hears of every check that ended, `failed` of every one that could not."""

    def __init__(self, told: Told, failed: Failed, today: date | None = None) -> None:
        """No corpus is open yet. `encoding` is what both sides agreed on when the editor said hello."""
        self.encoding: Encoding = "utf-16"
        self._told = told
        self._failed = failed
        self._today = today
        self._open: dict[Path, Watch] = {}
        self._worker = ThreadPoolExecutor(1, "claimtrack-check")
        self._closed = False

    def open_folder(self, folder: Path) -> None:
        """Check the corpus that a folder is in, if it is in any."""
        if (watch := self._watch(folder)) is not None:
            self._begin(watch)

    def find(self, uri: str) -> tuple[Corpus, str] | None:
        """The corpus of a document and its path there; None where it is no file of any."""
        path = path_of(uri)
        watch = self._watch(path.parent) if path else None
        inside = watch.corpus.path_in(path) if watch and path else None
        return (watch.corpus, inside) if watch and inside else None

    def write(self, uri: str, text: str, version: int | None) -> None:
        """A document was opened or changed."""
        found = self.find(uri)
        if found is not None:
            corpus, path = found
            corpus.documents[path] = Document(uri, text, version)
            self._changed(corpus)

    def close(self, uri: str) -> None:
        """A document was closed: what lies on the disk counts again."""
        found = self.find(uri)
        if found is not None:
            corpus, path = found
            corpus.documents.pop(path, None)
            corpus.forget_disk()
            self._changed(corpus)

    def saved(self, uri: str) -> None:
        """A file was written, by whomever."""
        path = path_of(uri)
        if path is None:
            return
        if path.name in CONFIGURATIONS:
            self.open_folder(path.parent)
        for watch in self._open.values():
            if watch.corpus.path_in(path) is not None:
                watch.corpus.forget_disk()
                self._changed(watch.corpus)

    async def settled(self, corpus: Corpus) -> Proof | None:
        """The last check, once it covers all that was typed; None where the corpus could not be checked at all."""
        watch = self._open[corpus.root]
        self._begin(watch)
        while watch.task is not None and not watch.task.done():
            watch.hurry.set()
            await asyncio.shield(watch.task)
        return corpus.proof

    async def all_settled(self) -> list[Corpus]:
        """Every corpus, once it is checked."""
        for watch in list(self._open.values()):
            await self.settled(watch.corpus)
        return [watch.corpus for watch in self._open.values()]

    def stop(self) -> None:
        """Give up whatever is being checked."""
        self._closed = True
        for watch in self._open.values():
            watch.changes += 1
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _watch(self, folder: Path) -> Watch | None:
        try:
            home = find_root(folder)
        except Trouble as error:
            self._failed(Corpus(folder, self._today), error)
            return None
        if home is None:
            return None
        root = home.resolve()
        if root not in self._open:
            self._open[root] = Watch(Corpus(home, self._today, self.encoding))
        return self._open[root]

    def _changed(self, corpus: Corpus) -> None:
        watch = self._open[corpus.root]
        watch.changes += 1
        self._begin(watch)

    def _begin(self, watch: Watch) -> None:
        if not self._closed and watch.done != watch.changes and (watch.task is None or watch.task.done()):
            watch.task = asyncio.get_running_loop().create_task(self._keep_up(watch))

    async def _keep_up(self, watch: Watch) -> None:
        """Check until nothing has changed since."""
        while watch.done != watch.changes and not self._closed:
            await self._quiet(watch)
            number, texts = watch.changes, watch.corpus.texts()
            try:
                await asyncio.get_running_loop().run_in_executor(self._worker, self._check, watch, number, texts)
                if watch.changes == number:
                    self._told(watch.corpus)
            except Overtaken:
                continue
            except Exception as error:  # noqa: BLE001 - a server lives on, and says what went wrong
                if not self._closed:
                    self._failed(watch.corpus, error)
            watch.done = number
            watch.hurry.clear()

    def _check(self, watch: Watch, number: int, texts: dict[str, str]) -> None:
        """In the worker's thread. Raises Overtaken where it was changed meanwhile."""
        corpus = watch.corpus
        session = corpus.now(texts)
        report = check(session, corpus.engine, lambda: watch.changes != number)
        if watch.changes != number:
            raise Overtaken
        corpus.checked(session, report)

    async def _quiet(self, watch: Watch) -> None:
        """Wait until nobody has typed for a moment, or somebody waits for an answer."""
        seen = -1 if watch.corpus.proof else watch.changes
        while seen != watch.changes and not watch.hurry.is_set():
            seen = watch.changes
            try:
                await asyncio.wait_for(watch.hurry.wait(), QUIET)
            except TimeoutError:
                continue
