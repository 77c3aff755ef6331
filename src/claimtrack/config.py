"""The configuration of a corpus: where its records lie, what is reported, and the policy table with the overrides of the desk.

Values and their checks only; who reads `claimtrack.toml` is `session.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from math import inf
from typing import Any, Literal

import msgspec

from claimtrack.policy import Policy, ScorePolicy
from claimtrack.shape import Fault, faults, shortened
from claimtrack.words.spellings import LONGEST, plain

FailOn = Literal["error", "warning", "note", "never"]
MinConfidence = Literal["high", "medium", "low"]


_WORDS = ("anonymity", "basis", "grade")
_NO_PROBABILITIES = ("refuted-ratio", "corroborated-roots", "budget", "bound")
_LEAST_BOUND = 2


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """What `claimtrack.toml` may hold. Paths are relative to the file's folder."""

    claims: str = "claims"
    sources: str = "sources"
    camps: str = "camps.yaml"
    links: str = "links.yaml"
    captures: str = ".claimtrack/captures"
    baseline: str = "claimtrack-baseline.jsonl"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = "error"
    min_confidence: MinConfidence = "low"
    policy: Policy = Policy()
    names: dict[str, tuple[str, ...]] = {}
    """Further spellings of names, `canonical = [spelling, ...]`."""


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What a run goes by: the settings, and the day it takes for today."""

    today: date
    settings: Settings = Settings()

    @property
    def policy(self) -> Policy:
        """The policy table in force."""
        return self.settings.policy


class Misconfigured(ValueError):
    """A configuration that cannot be used: each fault with its route."""

    def __init__(self, found: list[Fault]) -> None:
        """Keep the faults; the first is the message."""
        super().__init__(found[0].message)
        self.faults = found


def settings(table: Mapping[str, Any]) -> Settings:
    """The settings that a TOML table holds; a policy table may name only the figures it changes.

    Raises Misconfigured with every fault found.
    """
    merged = _over_defaults(table)
    found = faults(merged, Settings)
    if not found:
        ready = msgspec.convert(merged, Settings, strict=False)
        found = [*_out_of_range(ready.policy), *_unclear_names(ready.names)]
        if not found:
            return ready
    raise Misconfigured([_as_toml(fault, merged) for fault in found])


def _as_toml(fault: Fault, table: Mapping[str, Any]) -> Fault:
    """The fault with a way on that is TOML, whose lists hold their texts in quotation marks."""
    given = table.get(str(fault.route[0])) if len(fault.route) == 1 else None
    if not isinstance(given, str) or not fault.message.endswith("is not a list"):
        return fault
    return msgspec.structs.replace(fault, help=f"write `{fault.route[0]}` as {json.dumps(given.split(','))}")


def _over_defaults(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table with the figures it leaves out filled in, so that `[policy.score.grade] F = 0.5` keeps the other grades."""
    merged = dict(table)
    policy = merged.get("policy")
    score = policy.get("score") if isinstance(policy, dict) else None
    if not isinstance(policy, dict) or not isinstance(score, dict):
        return merged
    known = msgspec.to_builtins(ScorePolicy())
    for name in _WORDS:
        if isinstance(score.get(name), dict):
            score = {**score, name: {**known[name], **score[name]}}
    merged["policy"] = {**policy, "score": score}
    return merged


def _out_of_range(policy: Policy) -> Iterator[Fault]:
    """What no policy can have: probabilities outside 0 to 1, other figures not above 0 or not finite, unknown words."""
    known = msgspec.to_builtins(ScorePolicy())
    for route, figure in _figures(msgspec.to_builtins(policy), ("policy",)):
        table, word = route[-2], route[-1]
        if table in _WORDS and word not in known[table]:
            yield Fault(route, f"unknown word `{word}` in `{table}`", f"choose one of {', '.join(known[table])}", "key")
        elif route[1:] == ("link", "bound") and figure < _LEAST_BOUND:
            yield Fault(route, f"`bound` is {figure:g}, and no two claims would meet", f"write {_LEAST_BOUND} or more")
        elif (route[1] in ("score", "link") and word not in _NO_PROBABILITIES) or route[1:] == ("quote", "likeness"):
            if not 0 <= figure <= 1:
                yield Fault(route, f"`{word}` is {figure}, not a probability", "write a number from 0 to 1")
        elif not 0 < figure < inf:
            yield Fault(route, f"`{word}` is {figure}, which is no measure", "write a number above 0")


def _unclear_names(names: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    """What no table of names can have: a name without letters, one without other spellings, a spelling of two names."""
    known: dict[str, str] = {}
    for name, others in names.items():
        if not others:
            yield Fault(("names", name), f"`{name}` has no other spelling", "list its spellings, or remove it", "key")
        for number, spelling in enumerate((name, *others)):
            route = ("names", name, number - 1) if number else ("names", name)
            written = plain(spelling)
            if not any(letter.isalnum() for letter in written):
                yield Fault(route, f"`{spelling}` is no name", "write the name as it stands in a sentence")
            elif len(written.split()) > LONGEST:
                yield Fault(route, f"`{shortened(spelling)}` has more than {LONGEST} words", "leave out what is no name")
            elif known.setdefault(written, name) != name:
                way_on = "a spelling stands for one name: remove it from one of the two"
                yield Fault(route, f"`{spelling}` is a spelling of `{known[written]}` and of `{name}`", way_on)


def _figures(tree: Mapping[str, Any], route: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], float]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _figures(value, (*route, key))
        elif isinstance(value, int | float):
            yield (*route, key), value
