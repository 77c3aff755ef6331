"""What may be typed at the cursor: ids of what there is, words of closed lists, keys not yet used, codes in an ignore comment.

The text at hand may be broken; what other files hold comes from the last check, so that nothing is offered that is withheld.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lsprotocol.types import CompletionItem, CompletionItemKind, MarkupContent, MarkupKind, Position, Range, TextEdit

from claimtrack import rules
from claimtrack.lsp import cursor, vocabulary
from claimtrack.lsp.cursor import Codes, Cursor
from claimtrack.lsp.positions import Encoding, point_of, position_of
from claimtrack.lsp.proof import Proof
from claimtrack.lsp.vocabulary import Kind
from claimtrack.place import Place
from claimtrack.records import Folder

_KINDS: dict[Kind, CompletionItemKind] = {
    "claim": CompletionItemKind.File,
    "source": CompletionItemKind.Reference,
    "camp": CompletionItemKind.Module,
    "question": CompletionItemKind.Field,
}


def items(
    folder: Folder, lines: Sequence[str], position: Position, proof: Proof | None, encoding: Encoding
) -> list[CompletionItem]:
    """What may be typed at a position of a text of that folder."""
    line, column = point_of(position, lines, encoding)
    at = cursor.at(lines, line, column)
    if at is None:
        return []
    where = Range(position_of((line, at.begins), lines, encoding), position_of((line, column), lines, encoding))
    if isinstance(at, Codes):
        return [_item(rule.code, CompletionItemKind.EnumMember, where, rule.name, rule.summary) for rule in rules.all_rules()]
    return list(_offers(folder, at, where, proof))


def _offers(folder: Folder, at: Cursor, where: Range, proof: Proof | None) -> Iterator[CompletionItem]:
    keys = {} if at.value else vocabulary.keys(folder, at.route)
    for key, meaning in keys.items():
        if key not in at.beside and not at.mark:
            yield _item(key, CompletionItemKind.Property, where, "", meaning, f"{key}: ")
    if keys:
        return
    for word, meaning in vocabulary.words(folder, at.route).items():
        yield _item(word, CompletionItemKind.EnumMember, where, meaning, "")
    kind = vocabulary.wanted(folder, at.route)
    if kind is None or proof is None:
        return
    told = _told(kind, proof)
    for name in proof.mentions.ids(kind):
        if proof.may_be_shown(name) and name != at.typed:
            yield _item(name, _KINDS.get(kind, CompletionItemKind.Value), where, told.get(name, ""), "")


def _told(kind: Kind, proof: Proof) -> Mapping[str, str]:
    """What is said of each id beside it: of a claim its sentence and level, of a source what readers may be told."""
    report = proof.report
    if kind == "source":
        return {
            one.id: proof.shown_at(Place(one.path, ("source",), one.document), f"{one.record.source} ({one.record.anonymity})")
            for one in report.sources
        }
    if kind == "claim":
        return {
            one.id: proof.shown_at(one.dossier.place("claim"), f"{one.corroboration.level}: {one.dossier.claim.claim}")
            for one in report.clusters
        }
    if kind == "camp":
        camps = {name: camp for one in report.clusters for name, camp in one.dossier.camps.items()}
        return {name: proof.shown(f"{camp.name} ({camp.role})") for name, camp in camps.items()}
    if kind == "question":
        asked: dict[str, int] = {}
        for one in report.clusters:
            if one.dossier.claim.about:
                asked[one.dossier.claim.about] = asked.get(one.dossier.claim.about, 0) + 1
        return {name: f"{number} claim{'s' * (number != 1)}" for name, number in asked.items()}
    return {}


def _item(
    name: str, kind: CompletionItemKind, where: Range, detail: str, meaning: str, written: str | None = None
) -> CompletionItem:
    return CompletionItem(
        label=name,
        kind=kind,
        detail=detail or None,
        documentation=MarkupContent(MarkupKind.PlainText, meaning) if meaning else None,
        filter_text=name,
        text_edit=TextEdit(where, name if written is None else written),
    )
