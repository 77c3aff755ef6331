"""The dossier of a claim or a source, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from claimtrack.config import Config
from claimtrack.finding import Finding
from claimtrack.link.side import given, sentence_of
from claimtrack.link.wording import ANONYMITY, anonymity, counted
from claimtrack.model import Attribution, Claim, FiledSource
from claimtrack.plan import Report
from claimtrack.render import claims, related, steps
from claimtrack.render.plain import visible
from claimtrack.score.cluster import Cluster
from claimtrack.score.left_out import left_out


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a claim besides its cluster. `findings` on it, or None where nobody looked for any."""

    conflicts_with: tuple[str, ...]
    way_up: str
    findings: tuple[Finding, ...] | None


def beside(cluster: Cluster, config: Config, report: Report) -> Beside:
    """What a report knows of a claim besides its cluster."""
    row = next(row for row in claims.rows(report) if row.cluster.id == cluster.id)
    return Beside(
        conflicts_with=row.conflicts_with,
        way_up=steps.way_up(cluster, steps.search(report, config)),
        findings=tuple(one for one in report.findings if cluster.id in one.claims),
    )


def claim_document(cluster: Cluster, config: Config, known: Beside) -> dict[str, Any]:
    """The dossier of a claim as plain values; `findings` is null where nobody looked for any."""
    found = known.findings
    return {
        "schema": "claimtrack/show/1",
        "record": msgspec.to_builtins(cluster.dossier.claim),
        **claims.fields(claims.Row(cluster, known.conflicts_with), config),
        "way_up": known.way_up,
        "reads": related.reading(sentence_of(cluster.dossier.claim, config.policy.relation)),
        "findings": None if found is None else [{"code": one.code, "message": one.message} for one in found],
    }


def source_document(source: FiledSource, report: Report) -> dict[str, Any]:
    """The dossier of a source as plain values."""
    return {
        "schema": "claimtrack/show/1",
        "id": source.id,
        "path": source.path,
        "record": msgspec.to_builtins(source.record),
        "claims": [
            {"id": one.id, "level": one.corroboration.level, "roles": _roles(source.id, one)}
            for one in _citing(source.id, report)
        ],
    }


def claim_lines(cluster: Cluster, config: Config, known: Beside) -> Iterator[Any]:
    """The dossier of a claim, line by line."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    claim, score = cluster.dossier.claim, cluster.corroboration
    yield Text(visible(claim.claim), "bold")
    yield Text(f"{visible(cluster.id)}  {cluster.dossier.filed.path}", "dim")
    yield Text(f"{score.level} ({score.score:.2f}), {counted(len(score.roots), 'root')}: {', '.join(score.roots) or 'none'}")
    for key, value in msgspec.to_builtins(claim).items():
        if key not in ("claim", "said", "id"):
            yield Text.assemble((f"  {key}: ", "cyan"), visible(_in_words(value)))
    yield from _reading(claim, config)
    yield Text("said by", "bold")
    for said in claim.said:
        yield from _attribution(said, cluster)
    for one in left_out(cluster):
        yield Text(visible(f"  not counted: {one.source} in {one.claim}: {one.reason}"), "yellow")
    for kin in cluster.kin:
        yield Text.assemble(("bears on it: ", "bold"), f"{visible(kin.other.id)} ({kin.relation.verdict}: {kin.relation.why})")
    for other in known.conflicts_with:
        yield Text.assemble(("in conflict with: ", "bold yellow"), visible(other))
    for finding in known.findings or ():
        yield Text(f"{finding.severity}[{finding.code}] {visible(finding.message)}")
    yield Text(f"way up: {visible(known.way_up)}")


def _reading(claim: Claim, config: Config) -> Iterator[Any]:
    """What is read of the sentence, where no field gives a value: each value at its words."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    if given(claim):
        return
    read = sentence_of(claim, config.policy.relation)
    for one in (*read.quantities, *read.times):
        yield Text.assemble(("  reads: ", "cyan"), visible(f"“{one.text}”: {related.phrase(one)}"))
    if read.meant != "fact" and claim.mode == "fact":
        yield Text.assemble(("  meant as: ", "cyan"), read.meant)


def _attribution(said: Attribution, cluster: Cluster) -> Iterator[Any]:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    source = cluster.dossier.sources.get(said.source)
    how = ANONYMITY[anonymity(said, source)]
    stance = "" if said.stance == "supports" else f" {said.stance.replace('_', ' ')}"
    via = f", via {', '.join(said.via)}" if said.via else ""
    via += f", picks up {', '.join(said.picks_up)}" if said.picks_up else ""
    described = f": {source.source}" if source else " (no record)"
    yield Text.assemble("  ", (visible(said.source), "bold"), visible(f" ({how}){described}{stance}"))
    yield Text(visible(f"    basis {said.basis}{via}{f', on {said.date}' if said.date else ''}"), "dim")
    if said.quote:
        yield Text(visible(f"    “{said.quote}”"))
    elif said.words:
        yield Text(visible(f"    {said.words}"))
    if said.found and (said.found.in_ or said.found.url):
        yield Text(
            visible(f"    found in {said.found.in_ or said.found.url}{f', {said.found.at}' if said.found.at else ''}"), "dim"
        )


def source_lines(filed: FiledSource, report: Report) -> Iterator[Any]:
    """The dossier of a source, line by line."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    yield Text(visible(filed.record.source), "bold")
    yield Text(f"{visible(filed.id)}  {filed.path}", "dim")
    for key, value in msgspec.to_builtins(filed.record).items():
        if key not in ("source", "id"):
            yield Text.assemble((f"  {key}: ", "cyan"), visible(_in_words(value)))
    citing = _citing(filed.id, report)
    yield Text(f"named in {counted(len(citing), 'claim')}", "bold")
    for cluster in citing:
        yield Text(f"  {visible(cluster.id)}  {cluster.corroboration.level}  ({', '.join(_roles(filed.id, cluster))})")


def _citing(source: str, report: Report) -> list[Cluster]:
    return [cluster for cluster in report.clusters if _roles(source, cluster)]


def _roles(source: str, cluster: Cluster) -> list[str]:
    roles = set()
    for said in cluster.dossier.claim.said:
        roles |= {"voice"} if said.source == source else set()
        roles |= {"relay"} if source in said.via else set()
        roles |= {"picked up"} if source in said.picks_up else set()
        roles |= {"place"} if said.found and said.found.in_ == source else set()
    return sorted(roles)


def _in_words(value: object) -> str:
    """A value of a record on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return ", ".join(f"{key} {_in_words(inner)}" for key, inner in value.items())
    return ", ".join(map(_in_words, value)) if isinstance(value, list | tuple) else str(value)
