"""What an editor shows of the word under the cursor: a claim with what it rests on, another id, a rule, a key, a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack import rules
from claimtrack.link.wording import ANONYMITY, counted, listed, voices
from claimtrack.lsp import vocabulary
from claimtrack.lsp.mentions import Mention
from claimtrack.lsp.positions import Point, covers
from claimtrack.lsp.proof import Proof
from claimtrack.model import FiledSource
from claimtrack.place import Place, Route
from claimtrack.render.md import escaped
from claimtrack.score.cluster import Cluster
from claimtrack.yamltext import Span

_IGNORE = re.compile(r"#\s*claimtrack:\s*ignore\[(?P<codes>[^\]\[#]*)\]?")
_CODE = re.compile(r"[\w-]+")
MOST = 8
"""So many claims are named one by one."""

Shown = tuple[str, Span]


def at(proof: Proof, path: str, point: Point) -> Shown | None:
    """What to show at a point of a file, in Markdown, and the span that it is about; None where there is nothing to say."""
    return _rule(proof, path, point) or _mention(proof, path, point) or _word(proof, path, point)


def _rule(proof: Proof, path: str, point: Point) -> Shown | None:
    lines = proof.lines(path)
    line = lines[point[0] - 1] if point[0] <= len(lines) else ""
    for comment in _IGNORE.finditer(line):
        for code in _CODE.finditer(line, *comment.span("codes")):
            known = [rule for rule in rules.all_rules() if code.group().casefold() in (rule.code.casefold(), rule.name)]
            if known and code.start() < point[1] <= code.end() + 1:
                text = f"**{known[0].code}** {known[0].name}\n\n{escaped(known[0].summary)}\n\n`claimtrack rule {known[0].code}`"
                return text, Span(point[0], code.start() + 1, point[0], code.end() + 1)
    return None


def _mention(proof: Proof, path: str, point: Point) -> Shown | None:
    met = proof.mention_at(path, point)
    spans = proof.spans(path)
    if met is None or spans is None:
        return None
    lines = list(_on_record(proof, met))
    return ("\n\n".join(proof.shown(line) for line in lines), spans.find(met.place)) if lines else None


def _on_record(proof: Proof, met: Mention) -> Iterator[str]:
    report = proof.report
    if met.kind == "claim":
        now = {old: one.id for one in report.clusters for old in one.dossier.claim.was}
        name = met.id if any(one.id == met.id for one in report.clusters) else now.get(met.id, met.id)
        for cluster in report.clusters:
            if cluster.id == name:
                yield from _claim(proof, cluster)
    elif met.kind == "source":
        for source in report.sources:
            if source.id == met.id:
                yield from _source(proof, source)
    elif met.kind == "camp":
        yield from _camp(proof, met.id)
    elif met.kind == "question":
        yield from _question(proof, met.id)


def _claim(proof: Proof, cluster: Cluster) -> Iterator[str]:
    score = cluster.corroboration
    yield f"**{escaped(proof.shown_at(cluster.dossier.place('claim'), cluster.dossier.claim.claim))}**"
    against = f", disbelief {score.disbelief:.2f}" if score.disbelief >= 0.005 else ""
    yield f"{score.level}, score {score.score:.2f}{against}{'' if score.exact else ' (at least)'}"
    yield f"rests on: {escaped(voices(cluster.dossier))}"
    yield f"roots: {escaped(listed(score.roots) or 'none')}"
    if score.single_points:
        yield f"falls with: {escaped(listed(score.single_points))}"
    against_it = sorted(
        (pair.b if pair.a.id == cluster.id else pair.a).id
        for pair in proof.report.pairs
        if pair.conflicting and cluster.id in (pair.a.id, pair.b.id)
    )
    if against_it:
        yield f"in conflict with: {_some(against_it)}"


def _source(proof: Proof, filed: FiledSource) -> Iterator[str]:
    def told(key: str, text: str) -> str:
        return escaped(proof.shown_at(Place(filed.path, (key,), filed.document), text))

    source = filed.record
    yield f"**{told('source', source.source)}**"
    yield f"{told('kind', source.kind)}, {told('anonymity', ANONYMITY[source.anonymity])}"
    yield f"grade {source.grade}: {vocabulary.words('sources', ('grade',))[source.grade]}"
    if source.camp:
        yield f"camp: {told('camp', source.camp)}"
    if source.of:
        yield f"speaks for: {told('of', source.of)}"
    naming = sorted({one.place.path for one in proof.mentions.of("source", filed.id) if one.place.route[:1] == ("said",)})
    yield f"named in {counted(len(naming), 'claim')}"


def _camp(proof: Proof, name: str) -> Iterator[str]:
    camp = next((one.dossier.camps[name] for one in proof.report.clusters if name in one.dossier.camps), None)
    sources = sorted(one.id for one in proof.report.sources if one.record.camp == name)
    yield f"**{escaped(camp.name)}** ({camp.role})" if camp else f"**{escaped(name)}**"
    yield f"{counted(len(sources), 'source')}{': ' + _some(sources) if sources else ''}"


def _question(proof: Proof, name: str) -> Iterator[str]:
    answers = sorted(one.id for one in proof.report.clusters if one.dossier.claim.about == name)
    yield f"**{escaped(name)}**"
    yield f"{counted(len(answers), 'claim')} about it{': ' + _some(answers) if answers else ''}"


def _some(names: list[str]) -> str:
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return escaped(", ".join(names[:MOST]) + more)


def _word(proof: Proof, path: str, point: Point) -> Shown | None:
    """The meaning of a key, or of a word of a closed list."""
    file, spans = proof.file(path), proof.spans(path)
    if file is None or spans is None:
        return None
    there = spans.deepest(point)
    if there is None:
        return None
    document, route, on_key = there
    place = Place(path, route, document, "key" if on_key else "value")
    route_above: Route = route[:-1]
    if on_key:
        meaning = vocabulary.keys(file.folder, vocabulary.plain(route_above, file.folder)).get(str(route[-1]), "")
        words = vocabulary.words(file.folder, vocabulary.plain(route, file.folder))
        text = "\n\n".join((escaped(meaning), *(f"- `{word}`: {escaped(one)}" for word, one in words.items())))
        return (f"**{route[-1]}**\n\n{text}", spans.find(place)) if meaning else None
    span = spans.find(place)
    words = vocabulary.words(file.folder, vocabulary.plain(route, file.folder))
    lines = proof.lines(path)
    written = lines[span.line - 1][span.column - 1 : span.end_column - 1].strip("'\"") if span.line == span.end_line else ""
    return (f"`{written}`: {escaped(words[written])}", span) if written in words and covers(span, point) else None
