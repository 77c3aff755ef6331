"""What an editor offers at a finding: its fix, and a comment that silences it once somebody has written a reason.

Decides nothing of what is fixed (`fixes.py` does), and writes nothing: an editor makes the changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    Position,
    Range,
    SnippetTextEdit,
    StringValue,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from claimtrack import fixes, suppress, yamlsrc, yamltext
from claimtrack.finding import Finding, Label
from claimtrack.lsp import edits
from claimtrack.lsp.corpus import Corpus
from claimtrack.lsp.diagnostics import Told
from claimtrack.lsp.positions import position_of
from claimtrack.lsp.proof import Proof
from claimtrack.place import Place
from claimtrack.records import File
from claimtrack.telling import chosen

FIX_ALL = "source.fixAll.claimtrack"
_ON_COMMENTS = "CT9"


def offered(
    corpus: Corpus, proof: Proof, path: str, asked: Range, only: Sequence[str] | None, *, snippets: bool
) -> Iterator[CodeAction]:
    """The actions at a range of a file, those asked for by `only` (kinds and what is below them), the safe fixes first.

    With `snippets` the editor can put the cursor where the reason is to be written.
    """
    if _wanted(CodeActionKind.QuickFix, only):
        here = list(_here(corpus, path, asked))
        for finding, diagnostic in sorted(here, key=lambda one: not (one[0].fix and one[0].fix.safe)):
            yield from _fix(corpus, proof, finding, diagnostic)
        for finding, diagnostic in here:
            yield from _silence(corpus, proof, path, finding, diagnostic, snippets=snippets)
    if only and _wanted(FIX_ALL, only):
        yield from _all_fixes(corpus, proof, path)


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    return not only or any(kind == one or kind.startswith(f"{one}.") or one == "" for one in only)


def _here(corpus: Corpus, path: str, asked: Range) -> Iterator[Told]:
    """The findings that an editor shows at a range, each with its diagnostic."""
    return (told for told in corpus.diagnostics.get(path, ()) if _meet(told[1].range, asked))


def _meet(one: Range, other: Range) -> bool:
    return _order(one.start) <= _order(other.end) and _order(other.start) <= _order(one.end)


def _order(position: Position) -> tuple[int, int]:
    return position.line, position.character


def _fix(corpus: Corpus, proof: Proof, finding: Finding, diagnostic: Diagnostic) -> Iterator[CodeAction]:
    edit = _made(corpus, proof, [finding]) if finding.fix else None
    if finding.fix and edit:
        yield CodeAction(
            title=proof.shown(finding.fix.title),
            kind=CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            is_preferred=True if finding.fix.safe else None,
            edit=edit,
        )


def _all_fixes(corpus: Corpus, proof: Proof, path: str) -> Iterator[CodeAction]:
    """The safe fixes of one file, as `verify --fix` would make them."""
    codes = chosen(proof.session.config)
    safe = [
        one
        for one in proof.report.findings
        if one.fix and one.fix.safe and one.code in codes and all(each.place.path == path for each in one.fix.edits)
    ]
    if edit := _made(corpus, proof, safe):
        yield CodeAction(title="Fix all that is only spelt wrong", kind=FIX_ALL, edit=edit)


def _made(corpus: Corpus, proof: Proof, findings: Iterable[Finding]) -> WorkspaceEdit | None:
    """The edit that makes some fixes; None where none can be made."""
    text = proof.session.editable()
    mended = fixes.mended(findings, text)
    changed = {path: (text(path) or "", after) for path, after in mended.texts.items()}
    return edits.simple(corpus, changed) if changed else None


def _silence(
    corpus: Corpus, proof: Proof, path: str, finding: Finding, diagnostic: Diagnostic, *, snippets: bool
) -> Iterator[CodeAction]:
    """The comment, without a reason: so it silences nothing, and CT902 asks for the reason, until somebody has written one."""
    file = proof.file(path)
    if finding.code.startswith((suppress.NEVER_SILENT, _ON_COMMENTS)) or file is None or not isinstance(file.data, bytes):
        return
    comment = f"# claimtrack: ignore[{finding.code}] "
    for label in (one for one in finding.labels if one.place.path == path):
        line = _line_for(proof, file, label, comment)
        if line is not None:
            yield CodeAction(
                title=f"Silence {finding.code} here (and write why)",
                kind=CodeActionKind.QuickFix,
                diagnostics=[diagnostic],
                edit=_inserted(corpus, proof, path, line, comment, snippets=snippets),
            )
            return


def _line_for(proof: Proof, file: File, label: Label, comment: str) -> int | None:
    """The line (from 1) above which the comment speaks of a label, and the record stays what it was; None where there is none."""
    span = proof.view.locate(label).span
    text = yamltext.text(file.data) if isinstance(file.data, bytes) else None
    if span is None or text is None:
        return None
    lines = list(proof.lines(file.path))
    margin = _margin(lines[span.line - 1])
    tried = "\n".join([*lines[: span.line - 1], f"{margin}{comment}tried", *lines[span.line - 1 :]])
    before, after = yamlsrc.compose(text), yamlsrc.compose(tried)
    if [one.tree for one in before.documents] != [one.tree for one in after.documents]:
        return None
    new = File(path=file.path, folder=file.folder, id=file.id, data=tried.encode("utf-8", "surrogateescape"))
    speaks = (one.place for one in suppress.comments(new) if one.reason == "tried")
    return span.line if any(_around(there, label.place) for there in speaks) else None


def _around(there: Place, place: Place) -> bool:
    return bool(there.route) and there.document == place.document and place.route[: len(there.route)] == there.route


def _inserted(corpus: Corpus, proof: Proof, path: str, line: int, comment: str, *, snippets: bool) -> WorkspaceEdit:
    lines = proof.lines(path)
    margin = _margin(lines[line - 1])
    start = position_of((line, 1), lines, corpus.encoding)
    here = Range(start, start)
    if not snippets:
        end = "\r\n" if "\r\n" in (proof.session.texts()(path) or "") else "\n"
        return WorkspaceEdit(changes={corpus.uri(path): [TextEdit(here, f"{margin}{comment}{end}")]})
    document = corpus.documents.get(path)
    named = OptionalVersionedTextDocumentIdentifier(corpus.uri(path), document.version if document else None)
    edit = SnippetTextEdit(range=here, snippet=StringValue(f"{margin}{comment}${{1}}\n"))
    return WorkspaceEdit(document_changes=[TextDocumentEdit(named, [edit])])


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
