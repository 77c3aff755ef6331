"""A report on many files holds few of them open, and says of each finding where it stands all the same."""

from __future__ import annotations

from datetime import date
from unittest.mock import Mock

import pytest

from claimtrack.config import Config
from claimtrack.finding import Finding, Label, Severity
from claimtrack.place import Place
from claimtrack.plan import Report
from claimtrack.render import view as views
from claimtrack.render.view import View
from claimtrack.yamltext import Span

TEXT = "claim: Nobody left\nsaid:\n- source: afp\n"
PATHS = [f"claims/{letter}.yaml" for letter in "abcde"]


def finding(severity: Severity, *places: Place) -> Finding:
    labels = tuple(Label(place, role="primary" if place is places[-1] else "secondary") for place in places)
    return Finding(code="CT201", name="x", severity=severity, message="x", help="x", labels=labels)


def report() -> Report:
    """Two findings in each file, which stand far apart; and one that stands nowhere."""
    errors = [finding("error", Place(PATHS[0]), Place(path, ("claim",))) for path in PATHS]
    notes = [finding("note", Place(path, ("said", 0, "source"))) for path in PATHS]
    return Report(clusters=(), sources=(), pairs=(), findings=(*errors, *notes, finding("note")), files=len(PATHS))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST", 2)


@pytest.mark.usefixtures("few")
def test_each_file_is_opened_once_though_few_stay_open() -> None:
    text = Mock(return_value=TEXT)
    view = View(report(), Config(today=date(2026, 3, 1)), text)
    where = [view.where(one) for one in view.report.findings]
    assert where == [*(f"{path}:1:1" for path in PATHS), *(f"{path}:3:3" for path in PATHS), ""]
    assert sorted(call.args[0] for call in text.call_args_list) == PATHS


@pytest.mark.usefixtures("few")
def test_lines_of_a_file_that_was_closed_are_there_again() -> None:
    view = View(report(), Config(today=date(2026, 3, 1)), lambda _: TEXT)
    located = [one for finding in view.report.findings for one in view.located(finding)]
    assert [view.line(one.label.place.path, one.span.line) for one in located if one.span][-1] == "- source: afp"
    assert view.locate(Label(Place(PATHS[0], ("said",)))).span == Span(2, 1, 3, 14)


@pytest.mark.usefixtures("few")
def test_whoever_gives_files_that_were_looked_into_gets_all_back() -> None:
    looked: views.Looked = {}
    view = View(report(), Config(today=date(2026, 3, 1)), lambda _: TEXT, looked=looked)
    for one in view.report.findings:
        view.where(one)
    assert sorted(looked) == PATHS
