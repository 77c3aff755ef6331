"""What would leave the house with the corpus and what would stay, by record, and what stops it: for people and programs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from claimtrack.finding import Finding
from claimtrack.link.wording import ANONYMITY, counted, listed
from claimtrack.model import FiledClaim, FiledSource, Source
from claimtrack.protection.public import Public, public
from claimtrack.render.plain import visible

FIELDS = ("kind", "id", "path", "anonymity", "leaves", "stays", "stops")


class Leaving(msgspec.Struct, frozen=True):
    """A record, what of it would leave, and the findings in its file that stop it."""

    filed: FiledClaim | FiledSource
    public: Public
    stops: tuple[Finding, ...]

    @property
    def kind(self) -> str:
        """`source` or `claim`."""
        return "source" if isinstance(self.filed.record, Source) else "claim"


def rows(filed: Iterable[FiledClaim | FiledSource], sources: Mapping[str, Source], findings: Iterable[Finding]) -> list[Leaving]:
    """One row a record, in the order given."""
    known = list(findings)
    return [
        Leaving(one, public(one.record, sources), tuple(finding for finding in known if _is_in(finding, one))) for one in filed
    ]


def _is_in(finding: Finding, filed: FiledClaim | FiledSource) -> bool:
    return any((label.place.path, label.place.document) == (filed.path, filed.document) for label in finding.labels)


def fields(row: Leaving) -> dict[str, Any]:
    """All the fields of a row, as plain values. `stays` are places in the record with the reason."""
    record = row.filed.record
    return {
        "kind": row.kind,
        "id": row.filed.id,
        "path": row.filed.path,
        "anonymity": record.anonymity if isinstance(record, Source) else None,
        "leaves": list(row.public.leaves),
        "stays": [{"field": held.field, "why": held.why} for held in row.public.stays],
        "stops": [{"code": one.code, "message": one.message} for one in row.stops],
    }


def lines(some: Iterable[Leaving]) -> Iterator[Any]:
    """The records by what they have in common: how many, on which terms, what leaves, what stays and why, and which they are."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    some = list(some)
    for kind in ("source", "claim"):
        here = [row for row in some if row.kind == kind]
        if here:
            whole = sum(row.public.record is None for row in here)
            staying = f", {whole} of them not at all" if whole else ""
            yield Text(f"{counted(len(here), kind)}{staying}", "bold")
        for stays, group in _groups(here).items():
            yield Text.assemble(
                (f"  {counted(len(group), kind)}", "bold"),
                visible(f"{_terms(group)}: {', '.join(row.filed.id for row in group)}"),
            )
            yield Text(visible(f"    leaves {_leaving(group) or 'nothing'}"))
            for why, kept in stays:
                yield Text(visible(f"    stays  {', '.join(kept)}: {why}"), "yellow")


def stops(findings: Iterable[Finding], where: Mapping[str, str]) -> Iterator[Any]:
    """What stops it, a line each; `where` gives the place of a finding by its fingerprint and message."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    for finding in findings:
        yield Text.assemble(
            (f"{finding.severity}[{finding.code}] ", "bold red" if finding.severity == "error" else "bold yellow"),
            visible(f"{finding.message} ({where[finding.fingerprint + finding.message]})"),
        )


Stays = tuple[tuple[str, tuple[str, ...]], ...]


def _groups(some: Iterable[Leaving]) -> dict[Stays, list[Leaving]]:
    """The rows by what stays of them and why, those first of which most stays."""
    found: dict[Stays, list[Leaving]] = {}
    for row in some:
        why: dict[str, dict[str, None]] = {}
        for held in row.public.stays:
            why.setdefault(held.why, {})[re.sub(r"\.\d+(?=\.|$)", "", held.field)] = None
        found.setdefault(tuple((reason, tuple(kept)) for reason, kept in why.items()), []).append(row)
    return dict(sorted(found.items(), key=lambda one: (-sum(len(kept) for _, kept in one[0]), -len(one[1]))))


def _leaving(group: Sequence[Leaving]) -> str:
    """The fields that leave, each with the number of records that have it, where that is not all of them."""
    count = Counter(field for row in group for field in row.public.leaves)
    return ", ".join(field if number == len(group) else f"{field} ({number})" for field, number in count.items())


def _terms(group: Iterable[Leaving]) -> str:
    terms = dict.fromkeys(ANONYMITY[row.filed.record.anonymity] for row in group if isinstance(row.filed.record, Source))
    return f" ({listed(terms)})" if terms else ""
