"""Findings as annotations of GitHub Actions: one workflow command a line, and nothing that is none. Within the platform's limits.

The form is that of `ActionCommand.TryParseV2` in actions/runner, which reads every line of a step's log; what is not escaped
as it unescapes could end a command and begin another. The limits are those of the runner's `ExecutionContext` and of
"Limitations" in docs/problem-matchers.md of actions/toolkit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from claimtrack.finding import SEVERITIES, Finding, Severity
from claimtrack.render.plain import visible
from claimtrack.render.view import Located, View
from claimtrack.render.withheld import without_secrets

MOST_OF_A_KIND = 10
"""So many annotations of one severity does GitHub keep of a step; it drops later ones without a word."""
LONGEST = 2_000
"""Characters of a message. The runner cuts at 4,096 UTF-16 units, of which a character takes two at most."""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_CODES_NAMED = 8


def render(view: View) -> Iterator[str]:
    """A command for each finding, worst first, and one notice that counts those for which GitHub has no room.

    Of a change, what was there before comes last in its kind, so that it takes no room from what the change did.
    """
    ordered = sorted(view.report.findings, key=view.was_there)
    found = {severity: [one for one in ordered if one.severity == severity] for severity in SEVERITIES}
    too_many = any(len(findings) > MOST_OF_A_KIND for findings in found.values())
    left: list[Finding] = []
    for severity, findings in found.items():
        room = MOST_OF_A_KIND - (too_many and severity == "note")
        for finding in findings[:room]:
            yield _annotation(finding, view)
        left += findings[room:]
    if left:
        yield command("notice", {"title": "claimtrack"}, _left_out(left))


def command(name: str, properties: dict[str, str | int], data: str) -> str:
    """One workflow command: `::name key=value,key=value::data`."""
    listed = ",".join(f"{key}={in_property(str(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{in_data(data)}"


def in_data(text: str) -> str:
    """A text as the data of a command has it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def in_property(text: str) -> str:
    """A text as a property of a command has it."""
    return in_data(text).replace(":", "%3A").replace(",", "%2C")


def _annotation(finding: Finding, view: View) -> str:
    located = view.located(finding)
    properties = _place(located[0], view) if located else {}
    return command(
        _COMMANDS[finding.severity], properties | {"title": f"{finding.code} {finding.name}"}, _message(finding, located, view)
    )


def _place(one: Located, view: View) -> dict[str, str | int]:
    """File and lines; columns only within one line, as GitHub takes none otherwise."""
    place: dict[str, str | int] = {"file": visible(view.prefix + one.label.place.path)}
    if one.span is None:
        return place
    first, last = one.lines
    within = {"col": one.span.column, "endColumn": one.span.end_column} if one.span.line == one.span.end_line else {}
    return place | {"line": first, "endLine": last} | within


def _message(finding: Finding, located: Sequence[Located], view: View) -> str:
    """What the log shows of an annotation, which is all that it shows: so the place stands here, too."""
    where = f"{view.prefix}{located[0].where}: " if located else ""
    lines = [f"{where}{finding.message}"]
    lines += [one.label.text for one in located[:1] if one.label.text]
    lines += [f"{view.prefix}{one.where}: {one.label.text}".removesuffix(": ") for one in located[1:]]
    lines += [f"note: {note}" for note in finding.notes]
    text = "\n".join(visible(line) for line in (*lines, f"help: {finding.help}"))
    if len(text) <= LONGEST:
        return text
    # Half a secret would no longer be known for one, so that it goes before the cut.
    whole = "".join(str(line) for line in without_secrets([text], view.report.withheld))
    return whole[: LONGEST - 1] + "…"


def _left_out(left: Sequence[Finding]) -> str:
    found = Counter((SEVERITIES.index(one.severity), one.code, one.name) for one in left)
    kinds = [f"{number:,} {SEVERITIES[rank]}[{code}] {name}" for (rank, code, name), number in sorted(found.items())]
    more = f" and {len(kinds) - _CODES_NAMED} more kinds" if len(kinds) > _CODES_NAMED else ""
    findings = "1 finding has" if len(left) == 1 else f"{len(left):,} findings have"
    named = ", ".join(kinds[:_CODES_NAMED]) + more
    return (
        f"{findings} no annotation here, as GitHub keeps {MOST_OF_A_KIND} of each severity: {named}\n"
        "help: see all of them with `claimtrack verify --output-format full`"
    )
