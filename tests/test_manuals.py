"""Every rule's manual: each YAML example runs, and what it marks `# finding: CODE` is found there, no more and no less."""

from __future__ import annotations

import re
from datetime import date

import pytest

from claimtrack import piecemeal, records, rules
from claimtrack.archive import plan as archive
from claimtrack.archive.rows import Asking, FindingRow
from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.plan import verify
from claimtrack.render.view import View
from claimtrack.rule import Rule
from claimtrack.verbs import only
from written_corpus import TODAY, files, report_on, split

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
def test_every_plan_finds_the_same_in_them(rule: Rule) -> None:
    """A station that one of the three plans forgets would show here: of each, some rule has an example."""
    for _, text in _EXAMPLE.findall(rule.manual):
        day, texts, engine = _TODAY.search(text), split(text), LocalEngine()
        config = Config(today=date.fromisoformat(day.group(1)) if day else TODAY)
        whole = verify(files(texts), config, engine)
        assert piecemeal.verify(files(texts), config, engine, size=1).findings == whole.findings
        if not whole.silenced:  # an archive has no comments, and so nothing on them is told of it
            checked = archive.check(engine.flat_map(records.read, files(texts), None), config, engine)
            told = [one for one in whole.findings if not one.code.startswith("CT9")]
            assert sorted(map(repr, only(checked.rows, FindingRow))) == sorted(map(repr, Asking(config).rows(told)))


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
