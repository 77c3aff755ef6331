"""Whatever stands in a finding, each format for platforms is well-formed, says it, and shows no secret."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from claimtrack.config import Config
from claimtrack.finding import SEVERITIES, Finding, Label, Silenced, Withheld
from claimtrack.place import Place
from claimtrack.plan import Report
from claimtrack.render import FORMATS
from claimtrack.render.github import LONGEST, MOST_OF_A_KIND, in_data, in_property
from claimtrack.render.plain import visible
from claimtrack.render.sarif import MOST_RESULTS
from claimtrack.render.view import View
from claimtrack.render.withheld import without_secrets
from schemas import faults_of_code_quality, faults_of_junit, faults_of_sarif
from workflow_commands import commands

RECORD = "claim: x\nsaid:\n  - source: a\n    words: |\n      one\n      two\n"
BAD = [
    "::error::x",
    "%0A",
    "##[error]x",
    "\x1b[31m",
    "\u202e",
    "\r\n",
    "]]>",
    "<b>&amp;",
    "[a](b)",
    "{0}",
    "\ud800",
    "\0",
    "\ufffe",
    ",",
]
TEXTS = st.lists(st.sampled_from(BAD) | st.text(max_size=5), max_size=5).map("".join)
ROUTES = st.sampled_from([(), ("claim",), ("said", 0, "words"), ("said",)])
PLACES = st.builds(Place, st.sampled_from(["claims/x.yaml", "claims/50%,a:b::c ä.yaml", "claims/gone.yaml"]) | TEXTS, ROUTES)
FINDINGS = st.builds(
    Finding,
    code=st.sampled_from(["CT001", "CT101", "CT202", "CT305"]),
    name=st.just("a-rule"),
    severity=st.sampled_from(["error", "warning", "note"]),
    message=TEXTS,
    labels=st.lists(st.builds(Label, PLACES, TEXTS), max_size=3).map(tuple),
    help=TEXTS,
    notes=st.lists(TEXTS, max_size=2).map(tuple),
    claims=st.just(("x",)),
)


def view(findings: list[Finding], silenced: list[Silenced] | None = None, secret: Withheld | None = None) -> View:
    report = Report(
        clusters=(),
        sources=(),
        pairs=(),
        findings=tuple(findings),
        silenced=tuple(silenced or ()),
        files=1,
        withheld=secret or Withheld(),
    )
    texts = {"claims/x.yaml": RECORD, "claims/50%,a:b::c ä.yaml": RECORD}
    return View(report, Config(today=date(2026, 2, 24)), texts.get, prefix="a desk/")


def rendered(name: str, seen: View) -> str:
    lines: Iterator[Any] = without_secrets(import_module(FORMATS[name]).render(seen), seen.report.withheld)
    return "\n".join(line if isinstance(line, str) else line.plain for line in lines)


def finding(**given: Any) -> Finding:
    fields: dict[str, Any] = {
        "code": "CT101",
        "name": "no-source",
        "severity": "error",
        "message": "m",
        "labels": (),
        "help": "h",
    }
    return Finding(**fields | given)


@given(st.lists(FINDINGS, max_size=4))
@example([finding(message="".join(BAD), help="".join(BAD), labels=(Label(Place("".join(BAD)), "".join(BAD)),))])
def test_every_line_is_one_command_that_says_what_was_found(findings: list[Finding]) -> None:
    told = commands(rendered("github", view(findings)))
    assert len(told) == len(findings)
    worst_first = sorted(findings, key=lambda one: SEVERITIES.index(one.severity))
    for command, one in zip(told, worst_first, strict=True):
        lines = command.data.split("\n")
        assert lines[0].endswith(visible(one.message))
        assert lines[-1] == f"help: {visible(one.help)}"


@given(st.lists(FINDINGS, max_size=4))
def test_the_xml_is_well_formed_and_valid(findings: list[Finding]) -> None:
    text = rendered("junit", view(findings))
    assert faults_of_junit(text) == []
    tests = [(test.get("classname"), test.get("name")) for test in etree.fromstring(text.encode("utf-8")).iterfind(".//testcase")]
    assert len(set(tests)) == len(tests)


@given(st.lists(FINDINGS, max_size=4))
def test_the_json_of_gitlab_is_valid_and_ascii(findings: list[Finding]) -> None:
    text = rendered("gitlab", view(findings))
    assert text.isascii()
    assert faults_of_code_quality(json.loads(text)) == []
    assert "##[" not in text


@settings(max_examples=25)
@given(st.lists(FINDINGS, max_size=3), TEXTS, st.sampled_from(["comment", "baseline"]))
def test_the_sarif_is_valid_and_no_text_makes_a_link(findings: list[Finding], reason: str, how: Any) -> None:
    log = json.loads(rendered("sarif", view(findings, [Silenced(finding(), how, reason)])))
    assert faults_of_sarif(log) == []
    (run,) = log["runs"]
    *told, silenced = run["results"]
    assert [one["suppressions"] for one in told] == [[] for _ in findings]
    (suppression,) = silenced["suppressions"]
    assert suppression["kind"] == {"comment": "inSource", "baseline": "external"}[how]
    assert suppression.get("justification", "") == visible(reason)
    for one in told:
        assert one["message"]["text"].count("](") == len(one["relatedLocations"])


def test_beyond_the_limits() -> None:
    many = [finding(claims=(str(number),)) for number in range(MOST_RESULTS + 2)]
    seen = view(many, [Silenced(finding(), "comment", "why")])
    (run,) = json.loads(rendered("sarif", seen))["runs"]
    assert len(run["results"]) == MOST_RESULTS
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].startswith("3 findings more")
    told = commands(rendered("github", seen))
    assert [one.name for one in told] == ["error"] * MOST_OF_A_KIND + ["notice"]


def test_a_long_message_is_cut_behind_its_secrets() -> None:
    name = "xun-lindqvist"
    long = finding(message="x" * (LONGEST - 2 * len(name)) + f" `{name}` " + "y" * LONGEST)
    for start in range(2 * len(name)):
        (told,) = commands(rendered("github", view([finding(message=long.message[start:])], secret=Withheld((), (name,)))))
        assert len(told.data) == LONGEST
        assert name[:4] not in told.data


SECRETS = ["Xun Lindqvist", "n.urse@example.org", 'a&b <c> "d"', "50%, e:f", "ä\u202eö", "x](y", "one\ntwo"]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("name", list(FORMATS))
def test_no_form_of_a_secret_is_shown(name: str, secret: str) -> None:
    labels = (Label(Place(f"claims/a {secret}.yaml"), f"é{chr(10)}{secret}"), Label(Place("claims/x.yaml"), secret))
    told = finding(message=f"a {secret} b", labels=labels, help=secret, notes=(secret,), claims=(secret,))
    out = rendered(name, view([told], [Silenced(told, "comment", secret)], Withheld((), (secret,))))
    forms = (
        secret,
        visible(secret),
        json.dumps(secret)[1:-1],
        json.dumps(visible(secret))[1:-1],
        in_data(secret),
        in_property(secret),
    )
    for form in forms:
        assert form not in out
    assert "[withheld]" in out
