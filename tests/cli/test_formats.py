"""The output formats, held by snapshots: on a corpus full of faults and hostile text, and on a part of the first case."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from cli.conftest import Run

FORMATS = ["full", "concise", "json", "jsonl", "md", "github", "gitlab", "sarif", "junit"]
PART = [f"claims/us-exit-syria-within-{deadline}.yaml" for deadline in ("20-days", "a-month")]
DAY = ["--today", "2026-02-24"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_corpus_full_of_faults(claimtrack: Run, broken: Path, shown: SnapshotAssertion, name: str) -> None:
    ran = claimtrack("verify", "--output-format", name, *DAY, cwd=broken)
    assert ran.status == 1
    assert without_manuals(ran.out) == shown


@pytest.mark.parametrize("name", FORMATS)
def test_a_corpus_full_of_hostile_text(claimtrack: Run, hostile: Path, shown: SnapshotAssertion, name: str) -> None:
    ran = claimtrack("verify", "--output-format", name, *DAY, cwd=hostile)
    assert ran.status == 1
    assert without_manuals(ran.out) == shown


@pytest.mark.parametrize("name", FORMATS)
def test_two_claims_of_the_first_case(claimtrack: Run, shown: SnapshotAssertion, name: str) -> None:
    ran = claimtrack("verify", "--output-format", name, *DAY, *PART)
    assert ran.status == 0
    assert without_manuals(ran.out) == shown


@pytest.mark.parametrize("name", [name for name in FORMATS if not name.startswith("json")])
def test_nothing_hostile_reaches_the_terminal(claimtrack: Run, broken: Path, hostile: Path, name: str) -> None:
    for corpus in (broken, hostile):
        ran = claimtrack("verify", "--output-format", name, *DAY, cwd=corpus)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ran.out + ran.err)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "github"])
def test_no_other_format_gives_an_order_to_a_runner(claimtrack: Run, hostile: Path, name: str) -> None:
    ran = claimtrack("verify", "--output-format", name, *DAY, cwd=hostile)
    assert "error" in ran.out
    for line in (ran.out + ran.err).splitlines():
        assert "##[" not in line
        assert not re.match(r"\s*::\s*\w", line)


def without_manuals(out: str) -> str:
    """A SARIF log without what is the same in every run, so that its snapshot changes only with the results."""
    if '"$schema": "https://json.schemastore.org/sarif-2.1.0.json"' not in out:
        return out
    log = json.loads(out)
    driver = log["runs"][0]["tool"]["driver"]
    driver["rules"] = [rule["id"] for rule in driver["rules"]]
    driver["semanticVersion"] = "as it is"
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def test_colours_on_request_and_only_of_our_own(claimtrack: Run, broken: Path) -> None:
    ran = claimtrack("verify", "--color", "always", *DAY, cwd=broken)
    assert "\x1b[1;31merror[CT001]" in ran.out
    assert "\x1b]0;a title" not in ran.out
    assert "\x1b" not in claimtrack("verify", "--color", "always", *DAY, "-o", str(broken / "report"), cwd=broken).out
    assert "\x1b" not in (broken / "report").read_text("utf-8")


def test_the_keys_that_are_promised(claimtrack: Run) -> None:
    report = json.loads(claimtrack("verify", "--output-format", "json", *DAY).out)
    assert report["schema"] == "claimtrack/verify/1"
    assert {"schema", "policy", "summary", "claims", "conflicts", "findings"} <= set(report)
    claim = {"id", "level", "score", "disbelief", "conflict", "roots", "single_points", "sources", "about", "path"}
    conflict = {"a", "b", "verdict", "severity", "entails", "about", "confidence"}
    finding = {"code", "name", "severity", "confidence", "message", "help", "fingerprint", "claims", "labels"}
    label = {"path", "route", "line", "column", "end_line", "end_column", "text", "role"}
    assert all(claim <= set(one) for one in report["claims"])
    assert report["conflicts"]
    assert all(conflict <= set(one) for one in report["conflicts"])
    assert report["findings"]
    assert all(finding <= set(one) for one in report["findings"])
    assert all(label <= set(one) for finding in report["findings"] for one in finding["labels"])
    assert report["claims"] == sorted(report["claims"], key=lambda one: one["id"])
    assert report["conflicts"] == sorted(report["conflicts"], key=lambda one: (one["a"], one["b"]))


def test_the_same_bytes_on_every_run(claimtrack: Run) -> None:
    runs = {claimtrack("verify", "--output-format", "json", *DAY, PYTHONHASHSEED=seed).out for seed in ("1", "2", "3")}
    assert len(runs) == 1
