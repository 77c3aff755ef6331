"""A report is written row by row: no format asks for a row before those that stand before it are out. JSON so written is that
of the whole, to the byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.config import Config
from claimtrack.finding import Finding, Label
from claimtrack.link.dossier import Dossier
from claimtrack.model import Attribution, Claim, Filed
from claimtrack.place import Place
from claimtrack.plan import Report
from claimtrack.render import FORMATS, rows
from claimtrack.render.view import View
from claimtrack.score.cluster import Cluster
from claimtrack.score.corroborate import Corroboration, corroborate

MANY = 200
PLAIN = st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from([0.25, 1e-9, "", "a", 'a "quoted"\nline, [{:]}', "ü"])


def nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)


VALUES = st.recursive(PLAIN, nested, max_leaves=20)


@given(VALUES, st.randoms(use_true_random=False))
@example([], None)
@example({"a": [], "b": [[]], "c": {}}, None)
def test_rows_are_written_as_the_whole_is(value: Any, some: Any) -> None:
    """Whichever of its lists are asked for one by one."""
    whole = msgspec.json.format(msgspec.json.encode(value), indent=2).decode("utf-8")
    assert "\n".join(rows.lines(streamed(value, lambda: some is None or some.random() < 0.5))) == whole


def streamed(value: Any, here: Callable[[], bool]) -> Any:
    """The same value with iterators in place of lists; what they give holds none, as rows do not."""
    if isinstance(value, dict):
        return {key: streamed(one, here) for key, one in value.items()}
    if isinstance(value, list):
        return iter(value) if here() else [streamed(one, here) for one in value]
    return value


@dataclass
class Asked:
    """Rows that are made when they are asked for; how many have been, the last time through."""

    row: Callable[[int], Any]
    number: int = 0

    def __len__(self) -> int:
        return MANY

    def __iter__(self) -> Iterator[Any]:
        for self.number in range(1, MANY + 1):
            yield self.row(self.number - 1)


def path(number: int) -> str:
    return f"claims/c{number:03}.yaml"


def cluster(number: int) -> Cluster:
    claim = Claim(claim="Nobody left", said=(Attribution(source="afp"),))
    filed = Filed(f"c{number:03}", path(number), 0, claim)
    return Cluster(dossier=Dossier(filed=filed, sources={}, camps={}), kin=(), corroboration=NOTHING)


def finding(number: int) -> Finding:
    label = Label(Place(path(number), ("claim",)))
    return Finding(code="CT101", name="no-source", severity="warning", message="nobody says so", labels=(label,), help="find one")


NOTHING: Corroboration = corroborate((), {}, {}, Config(today=date(2026, 3, 1)).policy.score)


@pytest.mark.parametrize("name", ["json", "jsonl", "md"])
def test_claims_are_asked_for_as_they_are_written(name: str) -> None:
    clusters = Asked(cluster)
    report = Report(clusters=clusters, sources=(), pairs=(), findings=(), files=MANY)
    written = 0
    for item in import_module(FORMATS[name]).render(View(report, Config(today=date(2026, 3, 1)), lambda _: None)):
        found = f"c{written:03}" in str(item)
        assert not found or clusters.number - written <= 2
        written += found
    assert written == MANY


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("full", "github")])
def test_files_are_looked_into_as_findings_are_written(name: str) -> None:
    """Two formats show few findings of a kind anyway."""
    read: list[str] = []

    def text(path: str) -> str:
        read.append(path)
        return "claim: Nobody left\n"

    report = Report(clusters=(), sources=(), pairs=(), findings=tuple(map(finding, range(MANY))), files=MANY)
    written = 0
    for item in import_module(FORMATS[name]).render(View(report, Config(today=date(2026, 3, 1)), text)):
        found = path(written) in (item if isinstance(item, str) else item.plain)
        assert len(read) - written <= 2
        written += found
    assert written == MANY == len(read)
