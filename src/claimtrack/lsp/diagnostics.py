"""Findings as an editor shows them: the diagnostics of every file, without a word that is withheld."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
    Location,
    Position,
    Range,
)

from claimtrack.finding import Finding, Label, Withheld
from claimtrack.lsp.positions import Encoding, range_of
from claimtrack.lsp.proof import Proof
from claimtrack.render.view import Located

Told = tuple[Finding, Diagnostic]
_Key = tuple[str, str, tuple[Label, ...]]
_Kept = tuple[Finding, tuple[Any, ...], list[tuple[str, Told]]]
SEVERITIES = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "note": DiagnosticSeverity.Information,
}
_FADED = ("CT901",)
"""What an editor may show faded: it is of no use where it stands."""
_AT_THE_TOP = Range(start=Position(0, 0), end=Position(0, 0))


class Diagnostics:
    """The diagnostics of a corpus, kept from one check to the next: what has not changed is not written again."""

    def __init__(self, uri: Callable[[str], str], encoding: Encoding) -> None:
        """`uri` gives the address of a file's path."""
        self._uri = uri
        self._encoding: Encoding = encoding
        self._kept: dict[_Key, _Kept] = {}
        self._withheld = Withheld()

    def of(self, proof: Proof) -> dict[str, list[Told]]:
        """The diagnostics of every file that has any, in the order of the report.

        A finding stands where its first place is, and also, as information, in the other claims that it is about: whoever writes
        the second of two that exclude each other must see it, too.
        """
        if proof.report.withheld != self._withheld:
            self._kept, self._withheld = {}, proof.report.withheld
        claims = {one.id: one.dossier.filed.path for one in proof.report.clusters}
        kept: dict[_Key, _Kept] = {}
        found: dict[str, list[Told]] = {}
        for finding in proof.report.findings:
            paths = dict.fromkeys(label.place.path for label in finding.labels)
            state = tuple((file.data if (file := proof.file(path)) else None, self._uri(path)) for path in paths)
            key = (finding.code, finding.message, finding.labels)
            known = self._kept.get(key)
            if known is None or known[:2] != (finding, state):
                known = (finding, state, list(self._written(finding, claims, proof)))
            kept[key] = known
            for path, told in known[2]:
                found.setdefault(path, []).append(told)
        self._kept = kept
        return found

    def _written(self, finding: Finding, claims: dict[str, str], proof: Proof) -> Iterator[tuple[str, Told]]:
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
            yield path, (finding, _diagnostic(finding, one, others, severity, proof, self._uri, self._encoding))


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
