"""The report as SARIF 2.1.0 (OASIS Standard, 2020): rules with their manuals, results, what was silenced, what was not checked.

Made to fit what GitHub's code scanning takes ("SARIF support for code scanning") as well; the limits here are its limits.
Paths lead from the root of the repository; no path of the machine is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from claimtrack import __version__
from claimtrack.finding import Finding, Silenced
from claimtrack.place import Place
from claimtrack.protection.fields import is_protected
from claimtrack.render import rows
from claimtrack.render.fingerprints import numbered
from claimtrack.render.manual import full_description, plain
from claimtrack.render.plain import visible
from claimtrack.render.view import Located, View
from claimtrack.rule import Rule
from claimtrack.rules import all_rules
from claimtrack.suppress import NEVER_SILENT

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 25_000
"""A run with more is refused."""
MOST_LOCATIONS = 100
"""So many places of one result are shown."""

_ROOT = "%SRCROOT%"
_FAMILIES = {
    "CT0": "record",
    "CT1": "sourcing",
    "CT2": "conflict",
    "CT3": "independence",
    "CT4": "links",
    "CT5": "evidence",
    "CT6": "protection",
    "CT7": "time",
    "CT9": "suppression",
}
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}
_KINDS = {"comment": "inSource", "baseline": "external"}
_LINK = re.compile(r"\](?=\()")


def render(view: View) -> Iterator[str]:
    """The log with its one run, indented, result by result.

    What is silenced comes last, so that a limit never takes away what is told.
    """
    rules = all_rules()
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    known = (Silenced(one, "baseline", "") for one in view.report.baselined)
    silenced = {id(one.finding): one for one in (*view.report.silenced, *known)}
    found = [*view.report.findings, *(one.finding for one in silenced.values())]
    shown = found[:MOST_RESULTS]
    run = {
        "tool": {"driver": {"name": "claimtrack", "semanticVersion": __version__, "rules": [_rule(rule) for rule in rules]}},
        "automationDetails": {"id": f"claimtrack/{quote(view.prefix)}"},
        "invocations": [_invocation(numbers, len(found) - len(shown), view)],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "properties": {"policy": view.config.policy.stamp, "today": view.config.today.isoformat()},
        "results": (_result(one, number, numbers, silenced.get(id(one)), view) for one, number in numbered(shown)),
    }
    return rows.lines({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    family = _FAMILIES.get(rule.code[:3])
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": full_description(rule)},
        "help": {"text": plain(rule.manual), "markdown": rule.manual.strip()},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [family] if family else [], "problem.severity": _PROBLEM[rule.severity]},
    }


def _result(finding: Finding, number: int, numbers: dict[str, int], silenced: Silenced | None, view: View) -> dict[str, Any]:
    located = view.located(finding)[:MOST_LOCATIONS]
    related = located[1:]
    return {
        "ruleId": finding.code,
        "ruleIndex": numbers[finding.code],
        "level": finding.severity,
        "message": {"text": _message(finding, related, view)},
        "locations": [_location(one, view) for one in located[:1]],
        "relatedLocations": [{"id": place, **_location(one, view)} for place, one in enumerate(related, 1)],
        # The first is ours; the second is what GitHub goes by. It would hash the line there, and take two findings of one rule on
        # one line for one, and one on a line that was reworded for two.
        "partialFingerprints": {
            "claimtrack/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:{number}",
        },
        "suppressions": [_suppression(silenced, view)] if silenced else [],
        "properties": {"confidence": finding.confidence, "claims": [visible(one) for one in finding.claims]},
    }


def _message(finding: Finding, related: Sequence[Located], view: View) -> str:
    """Paragraphs, of which the first is one sentence, as viewers with little room show no more.

    A related place is linked, as GitHub shows it only then; a text from a record that looks like such a link is made none.
    Braces stay single, against the letter of section 3.11.5: without `arguments` no viewer replaces or halves them.
    """
    linked = [
        f"[{_unlinked(view.prefix + one.where).replace('[', '(').replace(']', ')')}]({number})"
        + (f": {_unlinked(one.label.text)}" if one.label.text else "")
        for number, one in enumerate(related, 1)
    ]
    said = [f"{finding.message}.", *finding.notes, f"Help: {finding.help}"]
    return "\n\n".join([*(_unlinked(one) for one in said), *linked])


def _unlinked(text: str) -> str:
    return _LINK.sub("] ", visible(text))


def _location(one: Located, view: View) -> dict[str, Any]:
    """A place; the first letter of a file that could not be read, as GitHub asks for a region."""
    span = one.span
    region = (
        {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}
        if span
        else {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    )
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(view.prefix + one.label.place.path, errors="backslashreplace"), "uriBaseId": _ROOT},
            "region": region,
        }
    }
    if one.label.text:
        location["message"] = {"text": _unlinked(one.label.text)}
    return location


def _suppression(silenced: Silenced, view: View) -> dict[str, Any]:
    """How a finding was silenced, and why; but not what was written into the record of a protected source, or beside a secret."""
    suppression = {"kind": _KINDS[silenced.how], "status": "accepted"}
    labels = silenced.finding.labels
    held = any(_is_guarded(label.place, view) or view.is_withheld(view.locate(label)) for label in labels)
    return suppression if held or not silenced.reason else suppression | {"justification": visible(silenced.reason)}


def _is_guarded(place: Place, view: View) -> bool:
    """Whether a place is in the record of a source that is protected, or of one of which the report does not say."""
    open_ones = {(one.path, one.document) for one in view.report.sources if not is_protected(one.record.anonymity)}
    return place.path.startswith(f"{view.config.settings.sources}/") and (place.path, place.document) not in open_ones


def _invocation(numbers: dict[str, int], left_out: int, view: View) -> dict[str, Any]:
    """Whether everything was checked, and what was not."""
    report = view.report
    told = [_unread(finding, numbers, view) for finding in report.findings if finding.code.startswith(NEVER_SILENT)]
    if report.uncompared:
        told.append(_notice("note", f"Up to {report.uncompared:,} pairs under common words were not looked at for links."))
    if report.unheld:
        told.append(_notice("note", f"Up to {report.unheld:,} pairs on crowded questions were not held against each other."))
    if report.boilerplate:
        told.append(_notice("note", f"{report.boilerplate:,} runs of words in many copies were taken for boilerplate."))
    if left_out:
        told.append(_notice("warning", f"{left_out:,} findings more than the {MOST_RESULTS:,} that one file may hold."))
    return {"executionSuccessful": report.unchecked == 0, "toolExecutionNotifications": told[:MOST_RESULTS]}


def _unread(finding: Finding, numbers: dict[str, int], view: View) -> dict[str, Any]:
    located = view.located(finding)[:1]
    return {
        **_notice(finding.severity, f"Not checked: {_unlinked(finding.message)}."),
        "locations": [_location(one, view) for one in located],
        "associatedRule": {"id": finding.code, "index": numbers[finding.code]},
    }


def _notice(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": text}}
