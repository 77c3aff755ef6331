"""What a server says unasked: the diagnostics that have changed, and what went wrong, each thing once."""

from __future__ import annotations

import traceback
from pathlib import Path

from lsprotocol.types import (
    Diagnostic,
    DiagnosticSeverity,
    LogMessageParams,
    MessageType,
    Position,
    PublishDiagnosticsParams,
    Range,
    ShowMessageParams,
)
from pygls.lsp.server import LanguageServer

from claimtrack.lsp.corpus import CONFIGURATIONS, Corpus
from claimtrack.render.plain import visible
from claimtrack.trouble import Trouble

BUG = "this is a bug in claimtrack: the editor's log of the server has more"
_TOP = Range(start=Position(0, 0), end=Position(0, 0))


class Teller:
    """Speaks to the editor through a server. Remembers what it said."""

    def __init__(self, server: LanguageServer) -> None:
        """Nothing was said yet."""
        self._server = server
        self._shown: dict[Path, dict[str, list[Diagnostic]]] = {}
        self._said: set[str] = set()

    def checked(self, corpus: Corpus) -> None:
        """A corpus was checked: what is found now, where it is not what was found before, and nothing where nothing is left."""
        now = {corpus.uri(path): [one for _, one in told] for path, told in corpus.diagnostics.items()}
        versions = {document.uri: document.version for document in corpus.documents.values()}
        before = self._shown.get(corpus.root, {})
        for uri in sorted({*before, *now}):
            if before.get(uri, []) != now.get(uri, []):
                self._publish(uri, now.get(uri, []), versions.get(uri))
        self._shown[corpus.root] = now

    def failed(self, corpus: Corpus, error: Exception) -> None:
        """A corpus could not be checked. What was found before stays, for what is not checked has not passed."""
        if not isinstance(error, Trouble):
            self.bug(error)
            return
        self._once(f"claimtrack cannot check `{corpus.home.name}`: {error} (help: {error.help})")
        file = next((corpus.home / name for name in CONFIGURATIONS if (corpus.home / name).is_file()), None)
        if file is not None:
            message = visible(f"not checked: {error}") + "\n" + visible(f"help: {error.help}")
            shown = self._shown.setdefault(corpus.root, {})
            shown[file.as_uri()] = [Diagnostic(_TOP, message, severity=DiagnosticSeverity.Error, source="claimtrack")]
            self._publish(file.as_uri(), shown[file.as_uri()], None)

    def bug(self, error: Exception) -> None:
        """Something that must not happen: shown once, and logged with its traceback."""
        self._once(f"{BUG} ({type(error).__name__})")
        trace = "".join(traceback.format_exception(error))
        self._server.window_log_message(LogMessageParams(MessageType.Error, trace))

    def _once(self, message: str) -> None:
        if message not in self._said:
            self._said.add(message)
            self._server.window_show_message(ShowMessageParams(MessageType.Error, visible(message)))

    def _publish(self, uri: str, diagnostics: list[Diagnostic], version: int | None) -> None:
        self._server.text_document_publish_diagnostics(PublishDiagnosticsParams(uri, diagnostics, version))
