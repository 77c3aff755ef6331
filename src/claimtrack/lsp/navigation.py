"""Where an id is defined and where it is named; and what a file and a corpus hold, for an editor's outline and search."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import DocumentSymbol, Location, Position, Range, SymbolKind, WorkspaceSymbol

from claimtrack.lsp.corpus import Corpus
from claimtrack.lsp.mentions import Mention
from claimtrack.lsp.positions import point_of, range_of
from claimtrack.lsp.proof import Proof, written_at
from claimtrack.lsp.vocabulary import Kind
from claimtrack.place import Place
from claimtrack.yamltext import Span

_SYMBOLS: dict[Kind, SymbolKind] = {"claim": SymbolKind.Event, "source": SymbolKind.Interface, "camp": SymbolKind.Namespace}
MOST = 200
"""So many symbols a search gives."""


def mention_at(corpus: Corpus, proof: Proof, path: str, position: Position) -> Mention | None:
    """The id at a position."""
    return proof.mention_at(path, point_of(position, proof.lines(path), corpus.encoding))


def definitions(corpus: Corpus, proof: Proof, path: str, position: Position) -> list[Location]:
    """Where what stands at a position is defined: the record, the camp; for a question the claims that answer it."""
    met = mention_at(corpus, proof, path, position)
    return [location(corpus, proof, one) for one in proof.mentions.records(met.kind, met.id)] if met else []


def references(corpus: Corpus, proof: Proof, path: str, position: Position, *, declared: bool) -> list[Location]:
    """Everywhere that what stands at a position is named; the record itself, too, where it is wanted (`declared`)."""
    met = mention_at(corpus, proof, path, position)
    if met is None:
        return []
    return [location(corpus, proof, one) for one in proof.mentions.of(met.kind, met.id) if declared or not one.record]


def location(corpus: Corpus, proof: Proof, mention: Mention) -> Location:
    """Where a mention stands."""
    path = mention.place.path
    return Location(corpus.uri(path), _range(corpus, proof, path, _span(proof, mention)))


def outline(corpus: Corpus, proof: Proof, path: str) -> list[DocumentSymbol]:
    """The records of a file, and in each claim who says so."""
    return [_record(corpus, proof, one) for one in proof.mentions.by_path.get(path, ()) if one.record]


def search(corpus: Corpus, proof: Proof, query: str) -> Iterator[WorkspaceSymbol]:
    """The records whose id or sentence has the letters of a query in their order, as editors match them."""
    titles = _titles(proof)
    for one in proof.mentions.all():
        title = titles.get((one.kind, one.id), "")
        if one.record and proof.may_be_shown(one.id) and (_matches(query, one.id) or _matches(query, title)):
            yield WorkspaceSymbol(
                name=one.id, kind=_SYMBOLS[one.kind], location=location(corpus, proof, one), container_name=title or None
            )


def _record(corpus: Corpus, proof: Proof, one: Mention) -> DocumentSymbol:
    path, spans = one.place.path, proof.spans(one.place.path)
    node = spans.node(one.place) if spans else None
    head = _range(corpus, proof, path, _span(proof, one))
    whole = _range(corpus, proof, path, node.span) if node else head
    said = [
        each
        for each in proof.mentions.by_path[path]
        if each.place.document == one.place.document and each.place.route[:1] == ("said",) and each.place.route[2:] == ("source",)
    ]
    children = []
    for each in said:
        place = Place(path, each.place.route[:2], each.place.document)
        around = spans.find(place) if spans else Span(1, 1, 1, 1)
        inner = _range(corpus, proof, path, _span(proof, each))
        outer = _range(corpus, proof, path, around)
        children.append(DocumentSymbol(proof.shown(each.id), SymbolKind.Field, _around(outer, inner), inner))
    title = _titles(proof).get((one.kind, one.id))
    return DocumentSymbol(
        proof.shown(one.id), _SYMBOLS[one.kind], _around(whole, head), head, detail=title, children=children or None
    )


def _titles(proof: Proof) -> dict[tuple[Kind, str], str]:
    """What each record says, as it may be shown."""
    found: dict[tuple[Kind, str], str] = {}
    for cluster in proof.report.clusters:
        found["claim", cluster.id] = proof.shown_at(cluster.dossier.place("claim"), cluster.dossier.claim.claim)
    for one in proof.report.sources:
        found["source", one.id] = proof.shown_at(Place(one.path, ("source",), one.document), one.record.source)
    return found


def _span(proof: Proof, mention: Mention) -> Span:
    """Where an id is written; of a record that is named by its file its first key."""
    spans = proof.spans(mention.place.path)
    return spans.find(written_at(mention) if mention.own else mention.place) if spans else Span(1, 1, 1, 1)


def _range(corpus: Corpus, proof: Proof, path: str, span: Span) -> Range:
    return range_of(span, proof.lines(path), corpus.encoding)


def _around(outer: Range, inner: Range) -> Range:
    """The outer range, made so wide that the inner one lies in it, as the protocol demands."""
    start, end = min((outer.start, inner.start), key=_order), max((outer.end, inner.end), key=_order)
    return Range(start, end)


def _order(position: Position) -> tuple[int, int]:
    return position.line, position.character


def _matches(query: str, text: str) -> bool:
    letters = iter(text.casefold())
    return all(letter in letters for letter in query.casefold())
