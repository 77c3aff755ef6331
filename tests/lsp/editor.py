"""An editor for tests: the real server as a process of its own, spoken to over stdio by pygls' own client.

A text marks the cursor with `^`: the mark is taken out, and the position is where it stood.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from written_corpus import laid_out, split

TODAY = "2026-02-24"
PATIENCE = 60


class Editor(LanguageClient):
    """A client that keeps what it is told. Positions are counted in UTF-16, as editors do."""

    def __init__(self, root: Path) -> None:
        super().__init__("tests", "1")
        self.root = root
        self.shown: dict[str, list[lsp.Diagnostic]] = {}
        self.times: dict[str, int] = {}
        self.messages: list[str] = []
        self.log: list[str] = []
        self.registered: list[str] = []
        self.versions: dict[str, int] = {}
        self.texts: dict[str, str] = {}

        @self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator] # pygls' client has no types here
        def _published(params: lsp.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = list(params.diagnostics)
            self.times[params.uri] = self.times.get(params.uri, 0) + 1

        @self.feature(lsp.WINDOW_SHOW_MESSAGE)  # type: ignore[untyped-decorator] # pygls' client has no types here
        def _message(params: lsp.ShowMessageParams) -> None:
            self.messages.append(params.message)

        @self.feature(lsp.WINDOW_LOG_MESSAGE)  # type: ignore[untyped-decorator] # pygls' client has no types here
        def _logged(params: lsp.LogMessageParams) -> None:
            self.log.append(params.message)

        @self.feature(lsp.CLIENT_REGISTER_CAPABILITY)  # type: ignore[untyped-decorator] # pygls' client has no types here
        def _registered(params: lsp.RegistrationParams) -> None:
            self.registered += [one.method for one in params.registrations]

    def uri(self, path: str) -> str:
        return path if ":" in path else (self.root / path).as_uri()

    def named(self, path: str) -> lsp.TextDocumentIdentifier:
        return lsp.TextDocumentIdentifier(self.uri(path))

    def open(self, path: str, text: str | None = None) -> None:
        text = (self.root / path).read_text("utf-8") if text is None else text
        self.versions[path], self.texts[path] = 1, text
        item = lsp.TextDocumentItem(self.uri(path), "yaml", 1, text)
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def type(self, path: str, text: str) -> None:
        self.versions[path] += 1
        self.texts[path] = text
        named = lsp.VersionedTextDocumentIdentifier(version=self.versions[path], uri=self.uri(path))
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(lsp.DidChangeTextDocumentParams(named, [change]))

    def close(self, path: str) -> None:
        self.text_document_did_close(lsp.DidCloseTextDocumentParams(self.named(path)))

    def wrote(self, *paths: str) -> None:
        """Somebody else wrote these files, and the editor noticed."""
        events = [lsp.FileEvent(self.uri(path), lsp.FileChangeType.Changed) for path in paths]
        self.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams(events))

    async def settle(self) -> None:
        """Wait until the server has checked all that it was told: it answers this question after that."""
        await self.workspace_symbol_async(lsp.WorkspaceSymbolParams("no record is called so"))

    def codes(self, path: str) -> list[str]:
        """What is shown in a file: `CT202@3` is on its third line."""
        return [f"{one.code}@{one.range.start.line + 1}" for one in self.shown.get(self.uri(path), ())]

    def all_codes(self) -> list[str]:
        return sorted(str(one.code) for told in self.shown.values() for one in told)

    async def completed(self, path: str, marked: str) -> list[str]:
        """What is offered at the mark, each as the text would then be."""
        text, at = marks(marked)
        if path in self.versions:
            self.type(path, text)
        else:
            self.open(path, text)
        offered = await self.text_document_completion_async(lsp.CompletionParams(self.named(path), at))
        items = offered.items if isinstance(offered, lsp.CompletionList) else offered or []
        return [item.label for item in items]

    async def hovered(self, path: str, at: lsp.Position) -> str:
        shown = await self.text_document_hover_async(lsp.HoverParams(self.named(path), at))
        if shown is None:
            return ""
        assert isinstance(shown.contents, lsp.MarkupContent)
        return shown.contents.value

    def at(self, path: str, words: str, inside: int = 1) -> lsp.Position:
        """The position in the open text where some words stand."""
        text = self.texts[path]
        return position(text, text.index(words) + inside)


def marks(marked: str) -> tuple[str, lsp.Position]:
    at = marked.index("^")
    text = marked[:at] + marked[at + 1 :]
    return text, position(text, at)


def position(text: str, offset: int) -> lsp.Position:
    before = text[:offset].split("\n")
    return lsp.Position(len(before) - 1, len(before[-1].encode("utf-16-le")) // 2)


def applied(text: str, edits: list[Any]) -> str:
    """A text after an editor has made these edits, positions in UTF-16."""
    for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        start, end = (offset(text, at) for at in (edit.range.start, edit.range.end))
        text = text[:start] + edit.new_text + text[end:]
    return text


def offset(text: str, at: lsp.Position) -> int:
    lines = text.split("\n")
    units = lines[at.line].encode("utf-16-le")[: 2 * at.character]
    return sum(len(line) + 1 for line in lines[: at.line]) + len(units.decode("utf-16-le"))


ABLE = lsp.ClientCapabilities(
    workspace=lsp.WorkspaceClientCapabilities(
        did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
        workspace_edit=lsp.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[lsp.ResourceOperationKind.Rename]
        ),
    ),
    text_document=lsp.TextDocumentClientCapabilities(rename=lsp.RenameClientCapabilities(prepare_support=True)),
)


@asynccontextmanager
async def editing(root: Path, *, able: lsp.ClientCapabilities = ABLE, folders: list[str] | None = None) -> AsyncIterator[Editor]:
    """An editor that has a folder open, and says goodbye at the end; the server must then end with 0."""
    editor = Editor(root)
    await editor.start_io(sys.executable, "-m", "claimtrack", "lsp", "--stdio", "--today", TODAY, env=dict(os.environ))
    uris = [root.as_uri()] if folders is None else folders
    opened = [lsp.WorkspaceFolder(uri, "desk") for uri in uris]
    await editor.initialize_async(lsp.InitializeParams(able, workspace_folders=opened))
    editor.initialized(lsp.InitializedParams())
    yield editor
    await editor.shutdown_async(None)
    editor.exit(None)
    server = editor._server
    assert server is not None
    assert await asyncio.wait_for(server.wait(), PATIENCE) == 0
    await editor.stop()  # type: ignore[no-untyped-call] # pygls' client has no types here


def edit(
    tmp_path: Path,
    corpus: str,
    work: Callable[[Editor], Coroutine[Any, Any, None]] | Callable[[Editor], Awaitable[None]],
    **more: Any,
) -> None:
    """Do some work in an editor on a corpus that is written as one text."""

    async def run() -> None:
        async with editing(laid_out(tmp_path / "desk", split(corpus)), **more) as editor:
            await work(editor)

    asyncio.run(asyncio.wait_for(run(), PATIENCE))
