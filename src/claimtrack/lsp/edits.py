"""What an editor must change so that one text becomes another: as little as can be, so that cursors and marks stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from lsprotocol.types import (
    AnnotatedTextEdit,
    OptionalVersionedTextDocumentIdentifier,
    RenameFile,
    SnippetTextEdit,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from claimtrack import yamltext
from claimtrack.lsp.corpus import Corpus
from claimtrack.lsp.positions import Encoding, range_of
from claimtrack.yamledit.page import with_ends
from claimtrack.yamltext import Span

_Edit = TextEdit | AnnotatedTextEdit | SnippetTextEdit


def between(before: str, after: str, encoding: Encoding) -> list[TextEdit]:
    """The edits from one text to another, line by line, each cut to the characters that differ. A BOM is no part of a text."""
    before, after = before.lstrip("\ufeff"), after.lstrip("\ufeff")
    lines = yamltext.lines(before)
    return [TextEdit(range_of(span, lines, encoding), text) for span, text in _changes(before, after)]


def whole(corpus: Corpus, texts: Mapping[str, tuple[str, str]], moved: tuple[str, str] | None = None) -> WorkspaceEdit:
    """The edit of several files, by path with the text before and after; at last one file may be `moved` to another path."""
    edits: list[TextDocumentEdit | RenameFile] = []
    for path, (before, after) in sorted(texts.items()):
        document = corpus.documents.get(path)
        named = OptionalVersionedTextDocumentIdentifier(uri=corpus.uri(path), version=document.version if document else None)
        changed: list[_Edit] = [*between(before, after, corpus.encoding)]
        edits.append(TextDocumentEdit(text_document=named, edits=changed))
    if moved:
        edits.append(RenameFile(old_uri=corpus.uri(moved[0]), new_uri=corpus.uri(moved[1])))
    return WorkspaceEdit(document_changes=[*edits])


def simple(corpus: Corpus, texts: Mapping[str, tuple[str, str]]) -> WorkspaceEdit:
    """The same for editors that know no versions, without a file that moves."""
    return WorkspaceEdit(
        changes={corpus.uri(path): between(before, after, corpus.encoding) for path, (before, after) in sorted(texts.items())}
    )


def _changes(before: str, after: str) -> Iterator[tuple[Span, str]]:
    old, new = with_ends(before), with_ends(after)
    for what, first, past, other, past_other in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            gone, come = "".join(old[first:past]), "".join(new[other:past_other])
            ahead, behind = _in_common(gone, come)
            line, column = _at(gone, ahead)
            end_line, end_column = _at(gone, len(gone) - behind)
            yield Span(first + line, column, first + end_line, end_column), come[ahead : len(come) - behind]


def _in_common(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts have in common at the start and at the end, but never half of a line end."""
    ahead = _alike(one, other)
    if "\r\n" in (one[ahead - 1 : ahead + 1], other[ahead - 1 : ahead + 1]):
        ahead -= 1
    behind = _alike(one[ahead:][::-1], other[ahead:][::-1])
    if any(text[len(text) - behind - 1 : len(text) - behind + 1] == "\r\n" for text in (one, other)):
        behind -= 1
    return ahead, max(0, behind)


def _alike(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _at(text: str, offset: int) -> tuple[int, int]:
    before = yamltext.lines(text[:offset])
    return len(before), len(before[-1]) + 1
