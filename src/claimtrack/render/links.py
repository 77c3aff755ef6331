"""Links between claims, proposed and judged apart: for people with what speaks for each, for programs as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from claimtrack.config import Config
from claimtrack.link.answers import answer
from claimtrack.link.dossier import Dossier
from claimtrack.link.judgements import JudgedLink
from claimtrack.link.propose import Proposal
from claimtrack.link.verdict import Relation
from claimtrack.link.wording import voices
from claimtrack.plan import Report
from claimtrack.render.plain import visible

FIELDS = (
    "a",
    "b",
    "state",
    "kind",
    "score",
    "confidence",
    "features",
    "verdict",
    "severity",
    "why",
    "about",
    "claims",
    "answers",
    "judged",
    "date",
    "by",
    "reason",
    "stale",
)
State = Literal["proposed", "judged"]
_KINDS = ("duplicate", "conflict", "related")
_STYLES = {
    "duplicate": "bold magenta",
    "conflict": "bold yellow",
    "related": "bold cyan",
    "same": "bold green",
    "different": "bold",
}


class Row(msgspec.Struct, frozen=True):
    """A link with what the algebra says of its claims, if they belong together."""

    link: Proposal | JudgedLink
    relation: Relation | None

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of its claims."""
        return self.link.a.id, self.link.b.id


def rows(report: Report, states: Iterable[State]) -> list[Row]:
    """The links of a report: proposed ones with the surest first, then judged ones by their claims."""
    found: list[Row] = []
    if "proposed" in states:
        ordered = sorted(report.proposed, key=lambda one: (_KINDS.index(one.kind), -one.score, one.a.id, one.b.id))
        found += [Row(one, one.relation) for one in ordered]
    if "judged" in states:
        relations = {(pair.a.id, pair.b.id): pair.relation for pair in report.pairs}
        found += [Row(one, relations.get((one.a.id, one.b.id))) for one in report.judged]
    return found


def fields(row: Row, config: Config) -> dict[str, Any]:
    """All the fields of a link, as plain values; what does not apply is null."""
    link, relation = row.link, row.relation
    values: dict[str, Any] = dict.fromkeys(FIELDS)
    values |= {
        "a": link.a.id,
        "b": link.b.id,
        "state": "proposed" if isinstance(link, Proposal) else "judged",
        "verdict": relation.verdict if relation else None,
        "severity": relation.severity if relation else None,
        "why": relation.why if relation else None,
        "about": [one.claim.about for one in (link.a, link.b)],
        "claims": [one.claim.claim for one in (link.a, link.b)],
        "answers": [answer(one, config.policy.relation) for one in (link.a, link.b)],
    }
    if isinstance(link, Proposal):
        values |= {"kind": link.kind, "score": link.score, "confidence": link.confidence}
        values["features"] = [msgspec.to_builtins(one) for one in link.features]
    else:
        said = link.judgement
        values |= {"judged": said.verdict, "date": said.date, "by": said.by, "reason": said.why, "stale": link.stale}
    return values


def block(row: Row) -> Iterator[Any]:
    """A link, line by line: what it is, both claims, what speaks for it, what the algebra says."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    link = row.link
    if isinstance(link, Proposal):
        yield Text.assemble((link.kind, _STYLES[link.kind]), f"  {link.score:.2f}")
    else:
        said = link.judgement
        who = "".join((f" by {said.by}" if said.by else "", f" on {said.date}" if said.date else ""))
        stale = ("  stale: a text has changed since", "bold yellow") if link.stale else ""
        yield Text.assemble(("judged "), (said.verdict, _STYLES[said.verdict]), visible(who), stale)
    for one in (link.a, link.b):
        yield Text.assemble(
            "  ", (visible(one.id), "bold"), (f"  about {visible(one.claim.about)}" if one.claim.about else "", "dim")
        )
        yield Text(f"      {visible(one.claim.claim)}")
    if isinstance(link, Proposal):
        yield Text(f"  + {weights(link)}", "dim")
    elif link.judgement.why:
        yield Text(f"  = {visible(link.judgement.why)}")
    if row.relation and row.relation.verdict != "unrelated":
        yield Text(f"  = {row.relation.verdict}: {visible(row.relation.why)}")
    yield Text()


def more(row: Row, config: Config) -> Iterator[Any]:
    """What a person may want to see before they decide: the answers, the voices, the files."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    for one in (row.link.a, row.link.b):
        yield Text.assemble("  ", (visible(one.id), "bold"), (f"  {visible(one.filed.path)}", "dim"))
        yield Text(f"      answers {visible(answer(one, config.policy.relation))}, says {visible(voices(one))}")
        yield from (Text(f"      {line}") for line in _told(one))
    yield Text()


def weights(proposal: Proposal) -> str:
    """`words .59 (+.44), other_names 1.00 (-.25)`: each feature, how far it holds, and what it adds."""
    return ", ".join(f"{one.name} {one.value:.2f} ({one.adds:+.2f})" for one in proposal.features)


def _told(one: Dossier) -> Iterator[str]:
    for said in one.claim.said:
        words = f"“{said.quote}”" if said.quote else said.words or ""
        yield visible(" ".join(part for part in (f"{said.source}:", words, f"({said.date})" if said.date else "") if part))
