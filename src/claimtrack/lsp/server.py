"""The server itself: which request of an editor is answered by which module of this room. Works nothing out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from typing import Any, BinaryIO, TypeVar

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException, JsonRpcMethodNotFound
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

from claimtrack import __version__
from claimtrack.config import Settings
from claimtrack.lsp import actions, completion, edits, hover, navigation, renaming
from claimtrack.lsp.addresses import path_of
from claimtrack.lsp.corpus import CONFIGURATIONS, Corpus
from claimtrack.lsp.desk import Desk
from claimtrack.lsp.positions import Encoding, point_of, range_of
from claimtrack.lsp.proof import Proof, written_at
from claimtrack.lsp.telling import Teller
from claimtrack.trouble import Trouble
from claimtrack.yamltext import lines

REFUSED = lsp.LSPErrorCodes.RequestFailed.value
Out = TypeVar("Out")
ENCODINGS: dict[str, Encoding] = {"utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}
_WATCHED = ("**/*.{yaml,yml}", f"**/{Settings().baseline}", *(f"**/{name}" for name in CONFIGURATIONS))


class Protocol(LanguageServerProtocol):
    """The protocol, with an answer for requests that are no good: whoever asked would wait for ever."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message as values. Raises JsonRpcException where it is none, which has been answered by then."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and isinstance(data.get("id"), int | str):
                self._send_response(data["id"], error=error.to_response_error())
            raise


class Server(LanguageServer):
    """A language server with the corpora that are open."""

    def __init__(self, today: date | None = None) -> None:
        """`today` is the day to take for today, each day its own where it is None.

        Whole texts are sent, not edits: records are small, and editors and pygls do not agree where U+2028 ends a line.
        """
        super().__init__(
            "claimtrack",
            __version__,
            lsp.TextDocumentSyncKind.Full,
            protocol_cls=Protocol,
            max_workers=2,
        )
        self.teller = Teller(self)
        self.desk = Desk(self.teller.checked, self.teller.failed, today)
        self.was_shut_down = False

    def report_server_error(self, error: Exception, source: Any) -> None:
        """What pygls caught: a message that was no good, or a bug. What was refused has its answer, and is neither."""
        if source is JsonRpcException or isinstance(error, JsonRpcMethodNotFound):
            self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Warning, f"a message was no good: {error}"))
        elif not (isinstance(error, JsonRpcException) and error.code == REFUSED):
            self.teller.bug(error)

    async def proof(self, uri: str) -> tuple[Corpus, str, Proof] | None:
        """The corpus of a document, its path there, and the check that covers all that was typed; None outside every corpus."""
        found = self.desk.find(uri)
        proof = await self.desk.settled(found[0]) if found else None
        return (*found, proof) if found and proof else None

    @property
    def snippets(self) -> bool:
        """Whether the editor can put the cursor into what it inserts for an action."""
        workspace = self.client_capabilities.workspace
        return bool(workspace and workspace.workspace_edit and workspace.workspace_edit.snippet_edit_support)

    @property
    def renames_files(self) -> bool:
        """Whether the editor can give a file another name in the course of an edit."""
        workspace = self.client_capabilities.workspace
        can = workspace.workspace_edit.resource_operations if workspace and workspace.workspace_edit else None
        return lsp.ResourceOperationKind.Rename in (can or ())


def serve(stdin: BinaryIO, stdout: BinaryIO, today: date | None = None) -> int:
    """Answer one editor until it says goodbye or is gone; 0 where it said so in the right order (LSP, "exit")."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # what goes wrong is told through the protocol
    server = built(today)
    server.start_io(stdin, stdout)
    server.desk.stop()
    return 0 if server.was_shut_down else 1


def built(today: date | None = None) -> Server:
    """A server with all its answers."""
    server = Server(today)
    for register in (_life, _documents, _questions, _changes):
        register(server)
    return server


def _life(server: Server) -> None:
    @server.feature(lsp.INITIALIZED)
    def _ready(_params: lsp.InitializedParams) -> None:
        server.desk.encoding = ENCODINGS.get(str(server.workspace.position_encoding), "utf-16")
        _watch_files(server)
        folders = [folder.uri for folder in server.workspace.folders.values()] or [server.workspace.root_uri]
        _open_folders(server, [uri for uri in folders if uri])

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def _folders(params: lsp.DidChangeWorkspaceFoldersParams) -> None:
        _open_folders(server, [folder.uri for folder in params.event.added])

    @server.feature(lsp.SHUTDOWN)
    def _shutdown(_params: Any) -> None:
        server.was_shut_down = True
        server.desk.stop()


def _documents(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def _opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.desk.write(params.text_document.uri, params.text_document.text, params.text_document.version)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def _changed(params: lsp.DidChangeTextDocumentParams) -> None:
        document = server.workspace.get_text_document(params.text_document.uri)
        server.desk.write(params.text_document.uri, document.source, params.text_document.version)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def _closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.desk.close(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def _saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.desk.saved(params.text_document.uri)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _written(params: lsp.DidChangeWatchedFilesParams) -> None:
        for change in params.changes:
            server.desk.saved(change.uri)


def _questions(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[" ", "[", "{", ",", "/"]))
    async def _complete(params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        found = server.desk.find(params.text_document.uri)
        if found is None:
            return []
        corpus, path = found
        proof = corpus.proof or await server.desk.settled(corpus)
        folder = corpus.folder_of(path)
        text = corpus.documents[path].text if path in corpus.documents else ""
        return completion.items(folder, lines(text), params.position, proof, corpus.encoding) if folder else []

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def _hover(params: lsp.HoverParams) -> lsp.Hover | None:
        found = await server.proof(params.text_document.uri)
        if found is None:
            return None
        corpus, path, proof = found
        held = proof.lines(path)
        shown = hover.at(proof, path, point_of(params.position, held, corpus.encoding))
        if shown is None:
            return None
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, shown[0]), range_of(shown[1], held, corpus.encoding))

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    async def _defined(params: lsp.DefinitionParams) -> list[lsp.Location]:
        found = await server.proof(params.text_document.uri)
        return navigation.definitions(found[0], found[2], found[1], params.position) if found else []

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    async def _named(params: lsp.ReferenceParams) -> list[lsp.Location]:
        found = await server.proof(params.text_document.uri)
        declared = params.context.include_declaration
        return navigation.references(found[0], found[2], found[1], params.position, declared=declared) if found else []

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def _outline(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        found = await server.proof(params.text_document.uri)
        return navigation.outline(found[0], found[2], found[1]) if found else []

    @server.feature(lsp.WORKSPACE_SYMBOL)
    async def _search(params: lsp.WorkspaceSymbolParams) -> list[lsp.WorkspaceSymbol]:
        corpora = await server.desk.all_settled()
        met = (one for corpus in corpora if corpus.proof for one in navigation.search(corpus, corpus.proof, params.query))
        return [one for one, _ in zip(met, range(navigation.MOST), strict=False)]


def _changes(server: Server) -> None:
    kinds = [lsp.CodeActionKind.QuickFix, actions.FIX_ALL]

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=kinds))
    async def _actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        found = await server.proof(params.text_document.uri)
        if found is None:
            return []
        corpus, path, proof = found
        only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
        return list(actions.offered(corpus, proof, path, params.range, only, snippets=server.snippets))

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    async def _may_be_renamed(params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder:
        found = await server.proof(params.text_document.uri)
        corpus, path, proof = found or _refuse(renaming.NOTHING)
        met = _or_refuse(lambda: renaming.may_be(navigation.mention_at(corpus, proof, path, params.position), proof))
        spans = proof.spans(path)
        place = met.place if met.record and not met.own else written_at(met)
        return lsp.PrepareRenamePlaceholder(
            range=range_of(spans.find(place), proof.lines(path), corpus.encoding) if spans else lsp.Range(*[params.position] * 2),
            placeholder=met.id,
        )

    @server.feature(lsp.TEXT_DOCUMENT_RENAME)
    async def _rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit:
        found = await server.proof(params.text_document.uri)
        corpus, path, proof = found or _refuse(renaming.NOTHING)
        met = _or_refuse(lambda: renaming.may_be(navigation.mention_at(corpus, proof, path, params.position), proof))
        done = _or_refuse(lambda: renaming.renamed(proof, met, params.new_name))
        if done.moved is None:
            return edits.simple(corpus, done.texts)
        if not server.renames_files:
            _refuse(Trouble(f"`{met.id}` is its file's name, which this editor cannot change", "rename the file yourself"))
        return edits.whole(corpus, done.texts, done.moved)


def _or_refuse(work: Callable[[], Out]) -> Out:
    try:
        return work()
    except Trouble as error:
        _refuse(error)
        raise


def _refuse(trouble: Trouble) -> Any:
    """Answer a request with the reason why it cannot be done. Raises JsonRpcException."""
    raise JsonRpcException(f"{trouble} (help: {trouble.help})", REFUSED)


def _open_folders(server: Server, uris: list[str]) -> None:
    for uri in uris:
        if (folder := path_of(uri)) is not None:
            server.desk.open_folder(folder)


def _watch_files(server: Server) -> None:
    """Have the editor tell of files that others write: a `git switch`, another editor, `claimtrack new`."""
    workspace = server.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if watched and watched.dynamic_registration:
        watchers = [lsp.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
        server.client_register_capability(
            lsp.RegistrationParams(
                registrations=[lsp.Registration("claimtrack-files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)]
            )
        )
