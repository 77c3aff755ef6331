"""What a rule is: a code, a name, a scope, a manual, and one function that looks at one thing and says what is wrong with it.

A rule never sees the corpus: its scope is one text, one record, one pair, one cluster. That law is what lets runs be incremental
and parallel. A rule's module docstring is its manual; the examples in it run as tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

import msgspec

from claimtrack.config import Config
from claimtrack.finding import Confidence, Finding, Fix, Label, Severity

Scope = Literal[
    "text",
    "namesakes",
    "references",
    "claim",
    "source",
    "pair",
    "cluster",
    "proposal",
    "judgement",
    "quotation",
    "exhibit",
    "overlap",
    "elsewhere",
    "ignore",
]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule found, before its code and name are put to it. `about` makes it the same finding tomorrow (see `Finding`)."""

    message: str
    labels: tuple[Label, ...]
    help: str
    severity: Severity | None = None
    confidence: Confidence = "high"
    notes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    fix: Fix | None = None
    secrets: tuple[str, ...] = ()


Check = Callable[[Any, Config], Iterable[Hit]]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A registered rule. `severity` is what its findings have unless a hit says otherwise."""

    code: str
    name: str
    scope: Scope
    severity: Severity
    check: Check
    manual: str

    @property
    def summary(self) -> str:
        """The first line of the manual."""
        return self.manual.strip().splitlines()[0]

    def finding(self, hit: Hit) -> Finding:
        """What a hit of this rule is told as."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=hit.severity or self.severity,
            message=hit.message,
            labels=hit.labels,
            help=hit.help,
            confidence=hit.confidence,
            notes=hit.notes,
            claims=hit.claims,
            about=hit.about,
            fix=hit.fix,
            secrets=hit.secrets,
        )


_REGISTRY: dict[str, Rule] = {}
_BY_SCOPE: dict[Scope, list[Rule]] = {}


def rule(code: str, name: str, *, scope: Scope, severity: Severity) -> Callable[[Check], Check]:
    """Register the decorated function as the check of a rule; its module's docstring becomes the manual.

    Raises ValueError when the code or the name is taken: codes are never reused.
    """

    def register(check: Check) -> Check:
        if any(code == known.code or name == known.name for known in _REGISTRY.values()):
            raise ValueError(f"the rule {code} ({name}) is registered already")
        manual = getattr(check, "__globals__", {}).get("__doc__") or ""
        _REGISTRY[code] = Rule(code=code, name=name, scope=scope, severity=severity, check=check, manual=manual)
        _BY_SCOPE.setdefault(scope, []).append(_REGISTRY[code])
        return check

    return register


def registered() -> tuple[Rule, ...]:
    """All rules that have been imported, by code."""
    return tuple(_REGISTRY[code] for code in sorted(_REGISTRY))


def codes(scope: Scope) -> frozenset[str]:
    """The codes of the rules of a scope."""
    return frozenset(known.code for known in _BY_SCOPE.get(scope, ()))


def findings(scope: Scope, subject: Any, config: Config) -> Iterator[Finding]:
    """What all rules of a scope say of one subject."""
    for known in _BY_SCOPE.get(scope, ()):
        for hit in known.check(subject, config):
            yield known.finding(hit)
