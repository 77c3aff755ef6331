"""`show`, `explain`, `conflicts`, `rule`, `edit` and completion, as a user calls them."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion

from claimtrack import rules
from claimtrack.rule import Rule
from cli.conftest import ROOT, Run

DAY = ("--today", "2026-02-24")
CLAIM = "us-exit-syria-within-a-month"


def test_show_a_claim(claimtrack: Run, shown: SnapshotAssertion) -> None:
    assert claimtrack("show", CLAIM, *DAY).out == shown


def test_show_a_source(claimtrack: Run, shown: SnapshotAssertion) -> None:
    assert claimtrack("show", "allied-diplomat", *DAY).out == shown


def test_explain(claimtrack: Run, shown: SnapshotAssertion) -> None:
    assert claimtrack("explain", CLAIM, *DAY).out == shown


def test_conflicts(claimtrack: Run, shown: SnapshotAssertion) -> None:
    assert claimtrack("conflicts", *DAY).out == shown


def test_the_morning_list(claimtrack: Run, shown: SnapshotAssertion) -> None:
    assert claimtrack("list", "--uncorroborated", "--about", "us-*", *DAY).out == shown


def test_json_beside_each(claimtrack: Run) -> None:
    for args in (("show", CLAIM, "--json"), ("show", "afp", "--json"), ("explain", CLAIM, "--json")):
        assert json.loads(claimtrack(*args, *DAY).out)["schema"].startswith("claimtrack/")
    every = json.loads(claimtrack("conflicts", "--all", "--json", "a,b,verdict", *DAY).out)
    assert {pair["verdict"] for pair in every} == {"compatible", "divergent", "refinement"}


def test_the_score_is_the_sum_of_what_is_explained(claimtrack: Run) -> None:
    tree = json.loads(claimtrack("explain", CLAIM, "--json", *DAY).out)
    for path in tree["support_paths"]:
        product = 1.0
        for factor in path["factors"]:
            product *= factor["weight"]
        assert path["probability"] == pytest.approx(product, abs=1e-3)
    assert tree["score"] + tree["disbelief"] + tree["conflict"] + tree["unknown"] == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(
    "selector", [["--source", "afp"], ["--anonymity", "background"], ["--conflicted"], ["--due"], ["us-troops-*"]]
)
def test_list_selects(claimtrack: Run, selector: list[str]) -> None:
    everything = json.loads(claimtrack("list", "--json", "id", *DAY).out)
    some = json.loads(claimtrack("list", *selector, "--json", "id", *DAY).out)
    assert 0 < len(some) < len(everything)
    assert all(row in everything for row in some)


@pytest.mark.parametrize("rule", rules.all_rules(), ids=lambda rule: rule.code)
def test_the_manual_page_by_code_and_by_name(claimtrack: Run, rule: Rule) -> None:
    page = claimtrack("rule", rule.code).out
    assert page.startswith(f"# {rule.code} {rule.name}\n")
    if rule.code == "CT202":
        assert claimtrack("rule", rule.name).out == page


def test_edit_opens_the_editor_at_the_line(claimtrack: Run, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text(f"#!{sys.executable}\nimport sys\nprint(sys.argv[1:])\n")
    editor.chmod(0o755)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "two.yaml").write_text("id: first\nclaim: One\n---\n# a remark\nid: second\nclaim: Two\n")
    ran = claimtrack("edit", "second", cwd=tmp_path, EDITOR=str(editor))
    assert (ran.status, ran.out) == (0, f"['+5', '{tmp_path}/claims/two.yaml']\n")


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("claimtrack ver", ["verify"]),
        ("claimtrack show us-exit-q", ["us-exit-qasrak-begun"]),
        ("claimtrack show allied", ["allied-diplomat"]),
        ("claimtrack list --source afp", ["afp", "afp-team"]),
        ("claimtrack list --level un", ["unsourced", "uncorroborated"]),
        ("claimtrack rule CT90", ["CT901", "CT902"]),
    ],
)
def test_completion(claimtrack: Run, words: str, completed: list[str]) -> None:
    asked = {"_CLAIMTRACK_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    assert claimtrack(**asked).out.split() == completed


def test_only_the_paths_that_were_asked_for(claimtrack: Run) -> None:
    report = json.loads(claimtrack("verify", "claims/qasrak-in-hasakeh.yaml", "--output-format", "json", *DAY).out)
    assert [claim["id"] for claim in report["claims"]] == ["qasrak-in-hasakeh"]
    assert {label["path"] for finding in report["findings"] for label in finding["labels"]} == {"claims/qasrak-in-hasakeh.yaml"}


def test_a_quote_that_was_not_checked_is_told_of_the_claim_that_was_asked_for(claimtrack: Run) -> None:
    quoting = claimtrack(
        "verify", "claims/raqa-attack-called-terrorist.yaml", "--output-format", "concise", "--today", "2026-02-24"
    )
    assert "CT505" in quoting.out
    silent = claimtrack("verify", "claims/al-tanf-location.yaml", "--output-format", "concise", "--today", "2026-02-24")
    assert "CT505" not in silent.out


def test_from_within_a_folder_of_the_corpus(claimtrack: Run, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "claims", tmp_path / "desk" / "claims")
    shutil.copytree(ROOT / "sources", tmp_path / "desk" / "sources")
    shutil.copy(ROOT / "camps.yaml", tmp_path / "desk")
    inside = claimtrack("verify", "--output-format", "json", *DAY, cwd=tmp_path / "desk" / "claims").out
    assert inside == claimtrack("verify", "--output-format", "json", *DAY, "--root", "desk", cwd=tmp_path).out
    assert inside == claimtrack("verify", "--output-format", "json", *DAY, cwd=ROOT).out


def test_a_rule_of_others_is_found_by_its_entry_point(claimtrack: Run, tmp_path: Path) -> None:
    (tmp_path / "house_rules.py").write_text(
        '"""Every claim has a review."""\n'
        "from claimtrack.finding import Label\n"
        "from claimtrack.rule import Hit, rule\n"
        '@rule("XX001", "unreviewed", scope="claim", severity="warning")\n'
        "def check(dossier, _config):\n"
        "    if not dossier.claim.review:\n"
        '        label = Label(dossier.place("claim"), "no review")\n'
        '        yield Hit(message="no review", labels=(label,), help="add `review:`", claims=(dossier.id,))\n'
    )
    package = tmp_path / "house-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: house\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text("[claimtrack.rules]\nhouse = house_rules\n")
    ran = claimtrack("verify", "--select", "XX001", "--statistics", *DAY, PYTHONPATH=os.pathsep.join([str(tmp_path)]))
    assert ran.status == 0
    assert "XX001  warning  unreviewed" in ran.out


def test_every_row_of_list_has_every_field(claimtrack: Run) -> None:
    hint = claimtrack("list", "--json").err.splitlines()[1]
    fields = hint.removeprefix("  help: `--json` takes ")
    (row,) = json.loads(claimtrack("list", CLAIM, "--json", fields.replace(" ", ""), *DAY).out)
    assert list(row) == fields.split(", ")
    assert msgspec.json.encode(row)


TABLES = ["list", "explain us-exit-syria-within-a-month", "impact --worst", "impact afp", "next", "due"]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("color", ["never", "always"])
def test_no_line_of_a_table_ends_with_spaces(claimtrack: Run, table: str, color: str) -> None:
    ran = claimtrack(*table.split(), "--color", color, *DAY)
    assert ran.out
    assert [line for line in ran.out.splitlines() if line.endswith(" ")] == []


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A desk with a claim that can be used, and one that cannot."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "claims/open.yaml").write_text("claim: The bridge is open\nsaid:\n  - {source: mayor}\n", "utf-8")
    (tmp_path / "claims/shut.yaml").write_text("claim: [\n", "utf-8")
    (tmp_path / "sources/mayor.yaml").write_text("source: the mayor\nkind: official\nanonymity: named\n", "utf-8")
    return tmp_path


LISTS = ["list", "list --json id", "conflicts", "conflicts --json a", "due", "links", "links --json a", "next", "impact --worst"]


@pytest.mark.parametrize("command", [*LISTS, "impact mayor", "due --json id"])
def test_what_is_in_no_list_for_its_faults_is_counted(claimtrack: Run, faulty: Path, command: str) -> None:
    ran = claimtrack(*command.split(), *DAY, cwd=faulty)
    assert ran.status == 0
    assert "1 record could not be used: see `claimtrack verify`" in ran.err


@pytest.mark.parametrize("command", ["show", "explain", "next", "links"])
def test_a_claim_with_faults_is_not_said_to_be_nowhere(claimtrack: Run, faulty: Path, command: str) -> None:
    told = "error: the record `shut` has faults and could not be used\n  help: see `claimtrack verify`\n"
    assert claimtrack(command, "shut", *DAY, cwd=faulty) == (2, "", told)


@pytest.mark.parametrize("command", ["explain", "next", "links"])
def test_a_source_is_no_claim(claimtrack: Run, faulty: Path, command: str) -> None:
    told = "error: no claim has the id `mayor`\n  help: it is a source: see `claimtrack show mayor`\n"
    assert claimtrack(command, "mayor", *DAY, cwd=faulty) == (2, "", told)
