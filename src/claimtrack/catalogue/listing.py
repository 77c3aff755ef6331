"""What `list` shows of the claims of an index: chosen and sorted by DuckDB, a few thousand rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from claimtrack.catalogue import finding
from claimtrack.catalogue.opened import Catalogue
from claimtrack.catalogue.patterns import expression
from claimtrack.catalogue.tables import SHOWN
from claimtrack.render.claims import UNCORROBORATED
from claimtrack.render.json_report import figure

_FIGURES = ("score", "disbelief", "conflict", "probability")
_BY_STAKE = "order by weight desc, score, id"
_BY_DAY = "order by due, id"


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims are wanted, as the options of `list` say it; all of it must hold, of several words one."""

    selectors: Sequence[str] = ()
    uncorroborated: bool = False
    conflicted: bool = False
    due: bool = False
    level: Sequence[str] = ()
    source: Sequence[str] = ()
    anonymity: Sequence[str] = ()
    tag: Sequence[str] = ()
    about: Sequence[str] = ()


def rows(catalogue: Catalogue, wanted: Wanted) -> Iterator[dict[str, Any]]:
    """The fields of the claims that are wanted, and `who` vouches: what is most at stake first, or of forecasts the next due."""
    catalogue.sure("claims")
    tests = list(_tests(catalogue, wanted))
    where = " and ".join(f"({test})" for test, _ in tests) or "true"
    question = f"select {', '.join(SHOWN)}, crc from read_parquet(?) where {where} {_BY_DAY if wanted.due else _BY_STAKE}"  # noqa: S608 - of parts written here; values are bound
    for *row, crc in catalogue.each(question, "claims", *(value for _, values in tests for value in values)):
        catalogue.checked("claims", crc, msgspec.msgpack.encode(row))
        found = dict(zip(SHOWN, row, strict=True))
        yield {**found, **{name: figure(found[name]) for name in _FIGURES}}


def _tests(catalogue: Catalogue, wanted: Wanted) -> Iterator[tuple[str, list[Any]]]:
    """Each condition with the values that are bound in it."""
    if wanted.selectors:
        yield _matching("id", (now(name, catalogue) for name in wanted.selectors))
    if wanted.uncorroborated:
        yield "level in (select unnest(?))", [list(UNCORROBORATED)]
    if wanted.conflicted:
        yield "len(conflicts_with) > 0", []
    if wanted.due:
        yield "due is not null", []
    if wanted.level:
        yield "level in (select unnest(?))", [list(wanted.level)]
    for column, given in (("named", wanted.source), ("anonymities", wanted.anonymity), ("tags", wanted.tag)):
        if given:
            yield f"list_has_any({column}, ?::varchar[])", [list(given)]
    if wanted.about:
        yield _matching("coalesce(about, '')", wanted.about)


def _matching(column: str, patterns: Iterable[str]) -> tuple[str, list[Any]]:
    found = [expression(pattern) for pattern in patterns]
    return " or ".join(f"regexp_full_match({column}, ?)" for _ in found), found


def now(name: str, catalogue: Catalogue) -> str:
    """What the claim of that id is called now: another id where it was merged into another claim, else the same."""
    by_id = catalogue.claims(catalogue.at(finding.ID, name))
    if any(held.entry.id == name for held in by_id.values()):
        return name
    merged = catalogue.claims(catalogue.at(finding.WAS, name))
    return next((held.entry.id for held in merged.values() if name in held.was), name)
