"""The published schemas against which outputs for platforms are checked, and GitLab's, put down from its documentation."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from lxml import etree

HERE = Path(__file__).parent / "schemas"

CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!/|\\./)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What "Code Quality report format" of GitLab's documentation asks for; a path is relative, and begins without `./`."""


@cache
def _sarif() -> Draft7Validator:
    return Draft7Validator(json.loads((HERE / "sarif-2.1.0.json").read_text("utf-8")))


@cache
def _junit() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(HERE / "junit-10.xsd"))


def faults_of_sarif(document: Any) -> list[str]:
    """What the published schema says against a SARIF log."""
    return [f"{list(error.absolute_path)}: {error.message}" for error in _sarif().iter_errors(document)]


def faults_of_junit(text: str) -> list[str]:
    """What the schema of Jenkins' xUnit plugin says against a JUnit report."""
    schema = _junit()
    return [] if schema.validate(etree.fromstring(text.encode("utf-8"))) else [str(error) for error in schema.error_log]


def faults_of_code_quality(document: Any) -> list[str]:
    """What GitLab's documentation says against a Code Quality report, two entries of one fingerprint included."""
    faults = [error.message for error in Draft7Validator(CODE_QUALITY).iter_errors(document)]
    fingerprints = [entry["fingerprint"] for entry in document]
    return faults + [f"{one} stands twice" for one in set(fingerprints) if fingerprints.count(one) > 1]
