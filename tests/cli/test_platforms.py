"""What GitHub, GitLab, code scanning and Jenkins are given: it is accepted, keeps to their limits, names files as they do."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import etree

from cli.conftest import ROOT, Run
from git_repo import git, repository
from schemas import faults_of_code_quality, faults_of_junit, faults_of_sarif
from workflow_commands import commands
from written_corpus import laid_out, split

DAY = ["--today", "2026-02-24"]
PLATFORMS = ["github", "gitlab", "sarif", "junit"]
SILENCED = """
# claims/toll.yaml
claim: Six people were killed  # claimtrack: ignore[CT101] told on the telephone
"""
DEBT_AND_CHANGE = """\
=== 2026-02-01 What the desk has
# claims/rumour.yaml
claim: The governor has left the town
# claims/bridge.yaml
claim: The bridge is open
about: bridge/open
polarity: true
said: [{source: mayor, basis: official, date: 2026-01-30}]
# sources/mayor.yaml
source: the mayor
kind: official
anonymity: named
=== 2026-02-02 A pull request (on work)
# claims/closed.yaml
claim: The bridge is closed
about: bridge/open
polarity: false
said: [{source: mayor, basis: official, date: 2026-01-30}]
# claims/mined.yaml
claim: The road is mined
"""
MANY = "".join(f"# claims/c{number:02}.yaml\nclaim: Nobody says that {number} people came\n" for number in range(12))
SAID_ONLY_BY_EACH_OTHER = """
# claims/circle.yaml
claim: Two papers have it from each other
said:
  - {source: herald, picks_up: [courier]}
  - {source: courier, picks_up: [herald]}
# sources/herald.yaml
source: the Herald
kind: outlet
anonymity: named
# sources/courier.yaml
source: the Courier
kind: outlet
anonymity: named
"""


def sarif(claimtrack: Run, cwd: Path, *args: str, **environment: str) -> dict[str, Any]:
    ran = claimtrack("verify", "--output-format", "sarif", *DAY, *args, cwd=cwd, **environment)
    log: dict[str, Any] = json.loads(ran.out)
    assert faults_of_sarif(log) == []
    (run,) = log["runs"]
    return dict(run)


@pytest.mark.parametrize("corpus", ["broken", "hostile", "case"])
def test_each_is_accepted(claimtrack: Run, corpus: str, request: pytest.FixtureRequest) -> None:
    cwd = ROOT if corpus == "case" else request.getfixturevalue(corpus)
    out = {name: claimtrack("verify", "--output-format", name, *DAY, cwd=cwd).out for name in PLATFORMS}
    assert commands(out["github"])
    assert faults_of_code_quality(json.loads(out["gitlab"])) == []
    assert faults_of_sarif(json.loads(out["sarif"])) == []
    assert faults_of_junit(out["junit"]) == []


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_corpus_without_a_finding(claimtrack: Run, tmp_path: Path, name: str) -> None:
    laid_out(tmp_path, split(SILENCED))
    ran = claimtrack("verify", "--output-format", name, *DAY, cwd=tmp_path)
    assert ran.status == 0
    if name == "github":
        assert ran.out == ""
    elif name == "gitlab":
        assert json.loads(ran.out) == []
    elif name == "junit":
        assert re.findall(r'<testcase classname="claims/toll" name="toll" />', ran.out)


def test_github_is_given_what_it_keeps_and_told_what_it_is_not_given(claimtrack: Run, tmp_path: Path) -> None:
    laid_out(tmp_path, split(MANY))
    told = commands(claimtrack("verify", "--output-format", "github", "--select", "CT101", *DAY, cwd=tmp_path).out)
    assert [one.name for one in told] == ["error"] * 10 + ["notice"]
    assert told[0].properties == {
        "file": "claims/c00.yaml",
        "line": "1",
        "endLine": "1",
        "col": "1",
        "endColumn": "38",
        "title": "CT101 no-source",
    }
    assert told[0].data.splitlines() == [
        "claims/c00.yaml:1:1: nobody is recorded to have said `c00`",
        "no source",
        "help: add `said:` with who says so: `- source: ID`",
    ]
    assert told[-1].data.splitlines() == [
        "2 findings have no annotation here, as GitHub keeps 10 of each severity: 2 error[CT101] no-source",
        "help: see all of them with `claimtrack verify --output-format full`",
    ]


def test_where_notes_are_too_many_one_gives_way_to_the_count(claimtrack: Run) -> None:
    told = commands(claimtrack("verify", "--output-format", "github", *DAY).out)
    assert [one.name for one in told].count("notice") == 10
    shown = len(told) - 1
    (left,) = re.findall(r"^([\d,]+) findings have no annotation", told[-1].data)
    assert shown + int(left) == len(json.loads(claimtrack("verify", "--output-format", "json", *DAY).out)["findings"])


def test_columns_stand_only_where_a_place_is_on_one_line(claimtrack: Run, hostile: Path) -> None:
    told = commands(claimtrack("verify", "--output-format", "github", *DAY, cwd=hostile).out)
    (several,) = [one for one in told if one.properties["title"].startswith("CT102") and "several" in one.data]
    assert {key: several.properties.get(key) for key in ("line", "endLine", "col")} == {"line": "1", "endLine": "4", "col": None}


def test_code_scanning_is_told_of_every_rule_from_its_manual(claimtrack: Run) -> None:
    rules = sarif(claimtrack, ROOT)["tool"]["driver"]["rules"]
    assert len(rules) > 40
    for rule in rules:
        page = claimtrack("rule", rule["id"]).out if rule["id"] == "CT202" else ""
        assert rule["help"]["markdown"] in page or not page
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert "```" not in rule["help"]["text"]
        assert rule["properties"]["tags"]


def test_results_point_into_rules_and_at_related_places(claimtrack: Run) -> None:
    run = sarif(claimtrack, ROOT)
    rules = run["tool"]["driver"]["rules"]
    pair = ["us-exit-syria-within-20-days", "us-exit-syria-within-a-month"]
    (result,) = [one for one in run["results"] if one["ruleId"] == "CT202" and one["properties"]["claims"] == pair]
    assert rules[result["ruleIndex"]]["name"] == "divergent-estimates"
    assert result["level"] == "warning"
    assert result["message"]["text"].split("\n\n") == [
        "two answers to `us-exit-syria/complete`: by 15 March 2026 or by 23 March 2026.",
        "`us-exit-syria-within-20-days` lies inside `us-exit-syria-within-a-month`: both can be true",
        "decided on 15 and 23 March 2026",
        "Help: print both with their sources, or record `outcome:` when the day has passed",
        "[claims/us-exit-syria-within-a-month.yaml:3:1](1): syrian-government-official (unnamed) and kurdish-source (unnamed)",
    ]
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "claims/us-exit-syria-within-20-days.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 21},
    }
    assert [one["id"] for one in result["relatedLocations"]] == [1]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"]


def test_what_could_not_be_checked_is_told_as_such(claimtrack: Run, broken: Path) -> None:
    (invocation,) = sarif(claimtrack, broken)["invocations"]
    assert not invocation["executionSuccessful"]
    told = [(one["level"], one["associatedRule"]["id"]) for one in invocation["toolExecutionNotifications"]]
    assert ("error", "CT001") in told
    assert all(level == "error" and code.startswith("CT0") for level, code in told)
    junit = etree.fromstring(claimtrack("verify", "--output-format", "junit", *DAY, cwd=broken).out.encode())
    (error,) = junit.findall(".//testcase[@name='claims/syntax.yaml']/error")
    assert error.get("type") == "CT001"


def test_what_is_silenced_is_listed_with_its_reason(claimtrack: Run, tmp_path: Path) -> None:
    laid_out(tmp_path, split(SILENCED + SAID_ONLY_BY_EACH_OTHER))
    listed = {one["ruleId"]: one["suppressions"] for one in sarif(claimtrack, tmp_path)["results"]}
    assert listed["CT101"] == [{"kind": "inSource", "status": "accepted", "justification": "told on the telephone"}]
    assert listed["CT301"] == []
    assert all(one["ruleId"] != "CT101" for one in sarif(claimtrack, tmp_path, "claims/circle.yaml")["results"])


def test_a_reason_in_the_record_of_a_protected_source_stays_there(claimtrack: Run, tmp_path: Path) -> None:
    reason = "# claimtrack: ignore[CT305] agreed with a colleague of hers"
    record = f"source: a nurse\nkind: person\nanonymity: background  {reason}\n"
    laid_out(tmp_path, {"sources/amber-kettle.yaml": record, "claims/x.yaml": "claim: x\n"})
    (one,) = [one["suppressions"] for one in sarif(claimtrack, tmp_path)["results"] if one["ruleId"] == "CT305"]
    assert one == [{"kind": "inSource", "status": "accepted"}]


def test_code_scanning_is_not_given_what_it_would_make_an_alert_of(claimtrack: Run, tmp_path: Path) -> None:
    laid_out(tmp_path, split(SILENCED))
    assert [one["ruleId"] for one in sarif(claimtrack, tmp_path)["results"]] == ["CT101"]
    assert sarif(claimtrack, tmp_path, GITHUB_ACTIONS="true")["results"] == []


def test_two_findings_of_one_fingerprint_are_told_apart(claimtrack: Run, broken: Path) -> None:
    found = json.loads(claimtrack("verify", "--output-format", "json", *DAY, cwd=broken).out)["findings"]
    results = [one for one in sarif(claimtrack, broken)["results"] if not one["suppressions"]]
    assert [one["partialFingerprints"]["claimtrack/v1"] for one in results] == [one["fingerprint"] for one in found]
    keys = [(one["ruleId"], one["partialFingerprints"]["primaryLocationLineHash"]) for one in results]
    assert len(set(keys)) == len(keys)


def test_a_moved_file_changes_no_fingerprint(claimtrack: Run, tmp_path: Path) -> None:
    texts = split(SAID_ONLY_BY_EACH_OTHER)
    moved = {path: "# moved\n\n" + text for path, text in texts.items()}
    before, after = (
        json.loads(claimtrack("verify", "--output-format", "gitlab", *DAY, cwd=laid_out(tmp_path / name, content)).out)
        for name, content in (("a", texts), ("b", moved))
    )
    assert [one["fingerprint"] for one in before] == [one["fingerprint"] for one in after]
    assert [one["location"] for one in before] != [one["location"] for one in after]


def test_severities_of_gitlab(claimtrack: Run, broken: Path) -> None:
    listed = json.loads(claimtrack("verify", "--output-format", "gitlab", *DAY, cwd=broken).out)
    assert {one["check_name"][:5]: one["severity"] for one in listed}.items() >= {
        ("CT001", "blocker"),
        ("CT101", "critical"),
        ("CT104", "major"),
        ("CT305", "info"),
    }


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 0), ("warning", 1), ("never", 0)])
def test_a_test_fails_as_the_exit_code_counts(claimtrack: Run, tmp_path: Path, fail_on: str, failures: int) -> None:
    laid_out(tmp_path, split(SAID_ONLY_BY_EACH_OTHER.replace("picks_up: [courier]", "basis: firsthand")))
    (tmp_path / "sources" / "herald.yaml").write_text("source: a source\nkind: outlet\nanonymity: named\n")
    ran = claimtrack("verify", "--output-format", "junit", "--fail-on", fail_on, *DAY, cwd=tmp_path)
    suites = etree.fromstring(ran.out.encode())
    assert (ran.status, suites.get("failures"), suites.get("errors")) == (int(failures > 0), str(failures), "0")
    assert "CT104" in ran.out


def test_of_two_claims_that_exclude_each_other_neither_passes(claimtrack: Run, broken: Path) -> None:
    suites = etree.fromstring(claimtrack("verify", "--output-format", "junit", *DAY, cwd=broken).out.encode())
    failing = {test.get("name"): test.findtext("failure") for test in suites.iterfind(".//testcase[failure]")}
    assert failing["hostile"] == failing["hostile-no"]
    passing = [test.get("name") for test in suites.iterfind(".//testcase") if test.find("failure") is None]
    assert {"toll-saturday", "toll-sunday", "nobody-killed"} <= set(passing)


@pytest.mark.parametrize("name", PLATFORMS)
def test_of_a_change_each_tells_what_the_change_did(claimtrack: Run, tmp_path: Path, name: str) -> None:
    desk = repository(tmp_path, DEBT_AND_CHANGE)
    git(desk, "checkout", "--quiet", "work")
    ran = claimtrack("verify", "--since", "main", "--output-format", name, *DAY, cwd=desk)
    assert ran.status == 1
    assert all(told in ran.out for told in ("claims/mined.yaml", "CT101", "CT201", "claims/bridge.yaml"))
    assert "rumour" not in ran.out


def test_what_was_there_before_fails_no_test_and_comes_last(claimtrack: Run, tmp_path: Path) -> None:
    desk = repository(tmp_path, DEBT_AND_CHANGE)
    git(desk, "checkout", "--quiet", "work")
    (desk / "claims" / "rumour.yaml").write_text("claim: The governor has left town\n")
    git(desk, "commit", "--quiet", "--all", "-m", "Edit the old one")
    told = commands(claimtrack("verify", "--since", "main", "--output-format", "github", *DAY, cwd=desk).out)
    assert [one.properties["file"] for one in told if one.name == "error"][-1] == "claims/rumour.yaml"
    suites = etree.fromstring(claimtrack("verify", "--since", "main", "--output-format", "junit", *DAY, cwd=desk).out.encode())
    failing = {test.get("name") for test in suites.iterfind(".//testcase[failure]")}
    assert (failing, bool(suites.xpath(".//testcase[@name='rumour']/system-out"))) == ({"bridge", "closed", "mined"}, True)


@pytest.mark.parametrize("marked", ["a repository", "a worktree", "a workspace of GitHub", "a workspace of GitLab", "nothing"])
@pytest.mark.parametrize("name", PLATFORMS)
def test_files_are_named_from_the_root_of_the_repository(claimtrack: Run, tmp_path: Path, marked: str, name: str) -> None:
    corpus = laid_out(tmp_path / "news desk" / "corpus", split(SAID_ONLY_BY_EACH_OTHER))
    environment = {}
    if marked == "a repository":
        (tmp_path / ".git").mkdir()
        environment = {"GITHUB_WORKSPACE": str(tmp_path.parent)}
    elif marked == "a worktree":
        (tmp_path / ".git").write_text("gitdir: elsewhere\n")
    elif marked != "nothing":
        environment = {"GITHUB_WORKSPACE" if "GitHub" in marked else "CI_PROJECT_DIR": str(tmp_path)}
    out = claimtrack("verify", "--output-format", name, *DAY, "--root", str(corpus), cwd=tmp_path, **environment).out
    inside = "" if marked == "nothing" else "news desk/corpus/"
    assert inside + "claims/circle.yaml" in unquote(out)
    assert bool(inside) == ("news desk" in unquote(out))
    if name == "sarif":
        assert ("news%20desk/corpus/claims/circle.yaml" in out) == bool(inside)
    assert str(tmp_path) not in out


@pytest.mark.parametrize(
    ("environment", "args", "begins"),
    [
        ({}, (), "error[CT301]"),
        ({"GITHUB_ACTIONS": "true"}, (), "::error file=claims/circle.yaml,"),
        ({"GITHUB_ACTIONS": "false"}, (), "error[CT301]"),
        ({"GITHUB_ACTIONS": "true"}, ("--output-format", "full"), "error[CT301]"),
        ({"GITHUB_ACTIONS": "true"}, ("--statistics",), "     1  CT301"),
        ({"GITLAB_CI": "true"}, (), "error[CT301]"),
    ],
)
def test_auto_is_what_can_be_read_where_it_runs(
    claimtrack: Run, tmp_path: Path, environment: dict[str, str], args: tuple[str, ...], begins: str
) -> None:
    laid_out(tmp_path, split(SAID_ONLY_BY_EACH_OTHER))
    ran = claimtrack("verify", "--select", "CT301", *args, *DAY, cwd=tmp_path, **environment)
    assert ran.status == 1
    assert ran.out.startswith(begins)


def test_a_file_gets_the_text_and_the_log_the_count(claimtrack: Run, tmp_path: Path) -> None:
    laid_out(tmp_path, split(SAID_ONLY_BY_EACH_OTHER))
    ran = claimtrack("verify", *DAY, "-o", "report.txt", cwd=tmp_path, GITHUB_ACTIONS="true")
    assert (ran.out, ran.err.startswith("1 claim, 2 sources: 1 error")) == ("", True)
    assert "--> claims/circle.yaml" in (tmp_path / "report.txt").read_text("utf-8")
    claimtrack("verify", *DAY, "--output-format", "junit", "-o", "junit.xml", cwd=tmp_path)
    assert faults_of_junit((tmp_path / "junit.xml").read_text("utf-8")) == []


@pytest.mark.parametrize("name", PLATFORMS)
def test_statistics_have_no_place_there(claimtrack: Run, name: str) -> None:
    ran = claimtrack("verify", "--statistics", "--output-format", name)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == f"error: `{name}` has no place for `--statistics`"


def test_what_a_baseline_knows_is_an_external_suppression(claimtrack: Run, tmp_path: Path) -> None:
    desk = laid_out(tmp_path, {"claims/a.yaml": "claim: The mill is shut\n"})
    claimtrack("verify", "--write-baseline", cwd=desk)
    log = json.loads(claimtrack("verify", "--output-format", "sarif", cwd=desk).out)
    told = [(one["ruleId"], [how["kind"] for how in one["suppressions"]]) for one in log["runs"][0]["results"]]
    assert told == [("CT101", ["external"])]
    in_actions = claimtrack("verify", "--output-format", "sarif", cwd=desk, GITHUB_ACTIONS="true")
    assert json.loads(in_actions.out)["runs"][0]["results"] == []
