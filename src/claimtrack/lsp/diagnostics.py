"""Findings as an editor shows them: the diagnostics of every file, without a word that is withheld."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
    Location,
    Position,
    Range,
)

from claimtrack.finding import Finding
from claimtrack.lsp.positions import Encoding, range_of
from claimtrack.lsp.proof import Proof
from claimtrack.render.view import Located

Told = tuple[Finding, Diagnostic]
SEVERITIES = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "note": DiagnosticSeverity.Information,
}
_FADED = ("CT901",)
"""What an editor may show faded: it is of no use where it stands."""
_AT_THE_TOP = Range(start=Position(0, 0), end=Position(0, 0))


def by_path(proof: Proof, uri: Callable[[str], str], encoding: Encoding) -> dict[str, list[Told]]:
    """The diagnostics of every file that has any, in the order of the report. `uri` gives the address of a file's path.

    A finding stands where its first place is, and also, as information, in the other claims that it is about: whoever writes the
    second of two that exclude each other must see it, too.
    """
    found: dict[str, list[Told]] = {}
    claims = {one.id: one.dossier.filed.path for one in proof.report.clusters}
    for finding in proof.report.findings:
        located = proof.view.located(finding)
        about = {claims.get(claim) for claim in finding.claims} if len(finding.claims) > 1 else set()
        told: set[str] = set()
        for number, one in enumerate(located):
            path = one.label.place.path
            if path in told or (number and one.label.role != "primary" and path not in about):
                continue
            told.add(path)
            others = [other for other in located if other is not one]
            severity = SEVERITIES[finding.severity] if one.label.role == "primary" else DiagnosticSeverity.Information
            found.setdefault(path, []).append((finding, _diagnostic(finding, one, others, severity, proof, uri, encoding)))
    return found


def place_of(located: Located, proof: Proof, encoding: Encoding) -> Range:
    """Where a label stands; the top of a file that could not be read."""
    lines = proof.lines(located.label.place.path)
    return range_of(located.span, lines, encoding) if located.span and lines else _AT_THE_TOP


def _diagnostic(
    finding: Finding,
    at: Located,
    others: list[Located],
    severity: DiagnosticSeverity,
    proof: Proof,
    uri: Callable[[str], str],
    encoding: Encoding,
) -> Diagnostic:
    notes = [f"note: {note}" for note in finding.notes]
    related = [
        DiagnosticRelatedInformation(
            location=Location(uri=uri(one.label.place.path), range=place_of(one, proof, encoding)),
            message=proof.shown(one.label.text or finding.name),
        )
        for one in others
    ]
    label = [f"here: {at.label.text}"] if at.label.text else []
    return Diagnostic(
        range=place_of(at, proof, encoding),
        severity=severity,
        code=finding.code,
        source="claimtrack",
        message=proof.shown(f"{finding.name}: {finding.message}", *label, *notes, f"help: {finding.help}"),
        tags=[DiagnosticTag.Unnecessary] if finding.code in _FADED else None,
        related_information=related or None,
    )
