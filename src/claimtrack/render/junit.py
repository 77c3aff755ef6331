"""The report as JUnit XML: a suite for each file, a test for each record in it. A record fails with what ends the run with 1.

There is no specification; this is the part that Jenkins (junit-10.xsd of its xUnit plugin), GitLab ("Unit test reports") and the
common format of testmo agree on. GitLab shows `classname` as the suite and takes only the first test of a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from xml.etree import ElementTree as Xml

from claimtrack.finding import SEVERITIES, Finding
from claimtrack.render.plain import visible
from claimtrack.render.view import View, foremost
from claimtrack.suppress import NEVER_SILENT

Record = tuple[str, int]
"""A file, and the number of the YAML document in it."""

_SUFFIX = re.compile(r"\.ya?ml$", re.IGNORECASE)
"""Jenkins takes what stands before the last dot of `classname` for a package."""


def render(view: View) -> Iterator[str]:
    """The document, suite by suite. Claims that nothing speaks against pass; warnings stand in the output of the test they
    belong to."""
    claims = {(one.dossier.filed.path, one.dossier.filed.document): one.id for one in view.report.clusters}
    found = _by_record(claims, view)
    root = _counted(Xml.Element("testsuites", name="claimtrack"), found.values(), view)
    first, last = Xml.tostring(root, encoding="unicode", short_empty_elements=False).split("><")
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    if not found:
        yield Xml.tostring(root, encoding="unicode")
        return
    yield f"{first}>"
    for suite in _suites(found, claims | {(one.path, one.document): one.id for one in view.report.sources}, view):
        Xml.indent(suite, level=1)
        yield f"  {Xml.tostring(suite, encoding='unicode')}"
    yield f"<{last}"


def _by_record(claims: Mapping[Record, str], view: View) -> dict[Record, Sequence[Finding]]:
    """The findings under the records that they speak of. Every claim has its place, though nothing was found."""
    found: dict[Record, list[Finding]] = {}
    for finding in view.report.findings:
        for record in _spoken_of(finding, claims, view):
            found.setdefault(record, []).append(finding)
    return {**dict.fromkeys(claims, ()), **found}


def _suites(found: Mapping[Record, Sequence[Finding]], names: Mapping[Record, str], view: View) -> Iterator[Xml.Element]:
    """A suite for each file, by path."""
    taken = Counter[tuple[str, str]]()
    for path, records in groupby(sorted(found), key=itemgetter(0)):
        suite = Xml.Element("testsuite", name=visible(view.prefix + path))
        within, own = _SUFFIX.sub("", suite.get("name", "")), list(records)
        for record in own:
            name = visible(names.get(record, path if record[1] == 0 else f"{path}, document {record[1] + 1}"))
            taken[within, name] += 1
            test = Xml.SubElement(suite, "testcase", classname=within, name=name)
            if taken[within, name] > 1:
                test.set("name", f"{name} ({taken[within, name]})")
            _say(test, found[record], view)
        yield _counted(suite, [found[record] for record in own], view)


def _spoken_of(finding: Finding, claims: Mapping[Record, str], view: View) -> Iterator[Record]:
    """The record of the first place; and, of what makes a test fail, each other claim, as two that exclude each other both do."""
    places = [label.place for label in foremost(finding.labels)]
    records = dict.fromkeys((place.path, place.document) for place in places) or {("(corpus)", 0): None}
    for number, record in enumerate(records):
        if number == 0 or (_fails(finding, view) and claims.get(record) in finding.claims):
            yield record


def _say(test: Xml.Element, findings: Sequence[Finding], view: View) -> None:
    failing = [finding for finding in findings if _fails(finding, view)]
    if failing:
        more = f" (and {len(failing) - 1} more)" if len(failing) > 1 else ""
        message = visible(failing[0].message) + more
        Xml.SubElement(test, _outcome(findings, view), type=failing[0].code, message=message).text = _told(failing, view)
    if rest := [finding for finding in findings if finding not in failing]:
        Xml.SubElement(test, "system-out").text = _told(rest, view)


def _fails(finding: Finding, view: View) -> bool:
    """As the exit code counts; where nothing is to end the run with 1, errors are shown as such all the same."""
    if view.was_there(finding):
        return False
    fail_on = view.config.settings.fail_on
    least = "error" if fail_on == "never" else fail_on
    return SEVERITIES.index(finding.severity) <= SEVERITIES.index(least)


def _outcome(findings: Iterable[Finding], view: View) -> str:
    """What the test of a record that these findings speak of ends with: `failure`, `error`, or nothing of the kind."""
    codes = [finding.code for finding in findings if _fails(finding, view)]
    return "" if not codes else "error" if any(code.startswith(NEVER_SILENT) for code in codes) else "failure"


def _counted(element: Xml.Element, tests: Collection[Sequence[Finding]], view: View) -> Xml.Element:
    """A suite, or all of them, with how many tests there are, and how they end; of each its findings are given."""
    ends = Counter(_outcome(findings, view) for findings in tests)
    for name, number in (("tests", len(tests)), ("failures", ends["failure"]), ("errors", ends["error"])):
        element.set(name, str(number))
    return element


def _told(findings: Sequence[Finding], view: View) -> str:
    return "\n".join(visible(line) for finding in findings for line in _lines(finding, view))


def _lines(finding: Finding, view: View) -> Iterator[str]:
    yield f"{finding.severity}[{finding.code}] {finding.name}: {finding.message}"
    for one in view.located(finding):
        yield f"  {view.prefix}{one.where}" + (f": {one.label.text}" if one.label.text else "")
    for note in finding.notes:
        yield f"  note: {note}"
    yield f"  help: {finding.help}"
