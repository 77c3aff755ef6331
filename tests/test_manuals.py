"""Every rule's manual: each YAML example runs, and what it marks `# finding: CODE` is found there, no more and no less."""

from __future__ import annotations

import re
from datetime import date

import pytest

from claimtrack import rules
from claimtrack.config import Config
from claimtrack.render.view import View
from claimtrack.rule import Rule
from written_corpus import TODAY, report_on, split

_EXAMPLE = re.compile(r"^## (Bad|Good)\n+```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"#\s*finding: (CT\d+)")
_TODAY = re.compile(r"^# today: (\S+)$", re.MULTILINE)

RULES = rules.all_rules()
SECTIONS = ["## Why it matters to a desk", "## Bad", "## Good", "## What to do"]


def marked(texts: dict[str, str]) -> set[tuple[str, str, int]]:
    return {
        (match.group(1), path, number)
        for path, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        for match in _MARK.finditer(line)
    }


def found(texts: dict[str, str], today: date, code: str) -> set[tuple[str, str, int]]:
    config = Config(today=today)
    report = report_on(texts, config)
    view = View(report, config, texts.get)
    return {
        (finding.code, located.label.place.path, located.span.line)
        for finding in report.findings
        if finding.code == code
        for located in view.located(finding)
        if located.span
    }


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_the_examples_of_the_manual(rule: Rule) -> None:
    examples = _EXAMPLE.findall(rule.manual)
    assert {kind for kind, _ in examples} == {"Bad", "Good"}
    for kind, text in examples:
        day = _TODAY.search(text)
        texts = split(text)
        expected = {mark for mark in marked(texts) if mark[0] == rule.code}
        assert bool(expected) == (kind == "Bad")
        assert found(texts, date.fromisoformat(day.group(1)) if day else TODAY, rule.code) == expected


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_the_form_of_the_manual(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert [line for line in rule.manual.splitlines() if line.startswith("## ")] == SECTIONS
    assert rule.check.__module__.rpartition(".")[2] == f"{rule.code.lower()}_{rule.name.replace('-', '_')}"


def test_every_rule_of_this_part_is_there() -> None:
    assert [rule.code for rule in RULES] == [
        *("CT001", "CT002", "CT003", "CT004", "CT005"),
        *(f"CT{number}" for number in range(101, 113)),
        *(f"CT{number}" for number in range(201, 206)),
        *(f"CT{number}" for number in range(301, 306)),
        *("CT401", "CT402", "CT403", "CT404"),
        *("CT501", "CT502", "CT503", "CT504", "CT505", "CT506", "CT507"),
        *("CT601", "CT602", "CT603"),
        *("CT701", "CT702", "CT703", "CT704", "CT901", "CT902"),
    ]
