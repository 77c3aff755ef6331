"""A report for programs is put out whole or not at all: what goes wrong while it is made leaves nothing half printed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from unittest.mock import patch

import pytest

from claimtrack.cli import printing, reporting
from claimtrack.cli.plain import Format
from claimtrack.finding import Finding
from claimtrack.render import DOCUMENTS
from claimtrack.render.view import Located, View
from cli.desk_at_work import laid_out, run
from cli.test_touched import FORMATS

DAY = ("--today", "2026-02-24")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return laid_out(tmp_path / "desk")


@pytest.fixture
def failing() -> Iterator[None]:
    """What looks for the places of findings fails at the third."""
    located, calls = View.located, iter(range(1000))

    def fails(view: View, finding: Finding) -> list[Located]:
        if next(calls) == 2:
            raise ZeroDivisionError
        return located(view, finding)

    with patch.object(View, "located", fails):
        yield


@pytest.mark.usefixtures("failing")
@pytest.mark.parametrize("form", DOCUMENTS)
def test_what_fails_on_the_way_prints_nothing(desk: Path, form: str) -> None:
    said = run(desk, "verify", "--output-format", form, *DAY)
    assert (said.status, said.out) == (2, "")
    assert "ZeroDivisionError" in said.err


@pytest.mark.usefixtures("failing")
@pytest.mark.parametrize("form", [*DOCUMENTS, "full", "md"])
def test_what_fails_on_the_way_leaves_a_file_alone(desk: Path, form: str) -> None:
    before = desk / "report"
    before.write_text("the last report", "utf-8")
    said = run(desk, "verify", "--output-format", form, "-o", "report", *DAY)
    assert (said.status, said.out, before.read_text("utf-8")) == (2, "", "the last report")
    assert [path.name for path in desk.glob("*report*")] == ["report"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_what_is_printed_else(desk: Path, form: str) -> None:
    printed = run(desk, "verify", "--output-format", form, *DAY)
    said = run(desk, "verify", "--output-format", form, "-o", "report", *DAY)
    assert (said.status, said.out, (desk / "report").read_text("utf-8")) == (printed.status, "", printed.out)


def test_lines_are_printed_one_by_one() -> None:
    """Once all are made, none is held longer than it takes to print it."""
    made = 0

    def rows() -> Iterator[str]:
        nonlocal made
        for made in range(1, 301):
            yield f"{made}"

    whole = printing.whole(rows())
    assert (made, len(whole)) == (300, 300)
    stream = io.StringIO()
    printing.lines(whole, "never", stream)
    assert stream.getvalue() == "".join(f"{number}\n" for number in range(1, 301))


def test_who_prints_no_claim_asks_for_none() -> None:
    """Of many records more is kept where claims are printed."""
    wanted = (reporting.wanted(form, None, "never", statistics=False, hinting=False) for form in get_args(Format))
    assert {one.format for one in wanted if one.of_claims} == {"json", "jsonl", "junit", "md"}
    assert not reporting.wanted("json", None, "never", statistics=True, hinting=False).of_claims
