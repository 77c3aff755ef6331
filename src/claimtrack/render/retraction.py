"""The correction list that a fall asks for, as Markdown: what each claim can no longer be said to rest on. Writes nothing.

It proposes words to an editor; that a claim is false it never says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from claimtrack.link.wording import listed
from claimtrack.render.plain import visible
from claimtrack.score.asked import Asked
from claimtrack.score.corroborate import Chain, Corroboration
from claimtrack.score.fall import Change
from claimtrack.score.wording import VOICES

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MARKUP = re.compile(r"([\\`*_\[\]<>])")


def lines(some: Sequence[Asked], changes: Iterable[Change]) -> Iterator[str]:
    """The list, line by line: published claims first, then those still open; of each what changes, and what to do."""
    falling = [one for one in changes if one.falls_a_level and one.cluster.dossier.claim.status != "retracted"]
    yield f"# Without {_called(some)}"
    if not falling:
        yield "\nNothing to correct: no claim falls a level."
    for heading, under in (
        ("Published: to correct", [one for one in falling if one.printed]),
        ("Not published", [one for one in falling if not one.printed]),
    ):
        if under:
            yield f"\n## {heading}\n"
        for change in under:
            claim = change.cluster.dossier.claim
            yield f"- **{_escaped(claim.claim)}**: {told(change, some)}"


def told(change: Change, some: Sequence[Asked]) -> str:
    """What changes for one claim, in a sentence: what it rested on, what is left, what to do."""
    before, after = change.before, change.after
    fallen = _responsible(change, some)
    name = _code(change.cluster.id)
    if not after.support_paths:
        them = "it" if len(fallen) == 1 else "them"
        left = "what is left denies it" if after.denial_paths else "nothing supports it"
        rested = f"{_called(fallen)} alone"
        if all(set(path.relays) & {one.name for one in fallen} for path in before.support_paths):
            rested = f"{_voices(before.support_paths)}, heard through {_called(fallen)} alone"
        return f"{name} rested on {rested}; without {them} {left}: retract, or find another source"
    return f"{name} goes from {standing(before)} to {standing(after)}{_through(after)}: {_ACTIONS[after.level]}"


_ACTIONS = {
    "refuted": "correct or retract it",
    "unsourced": "retract, or find another source",
    "disputed": "print both sides, or find what decides between them",
    "uncorroborated": "say on whom it rests, or find another source",
    "single-source": "attribute it, or find another source",
    "corroborated": "nothing to correct: it is corroborated still",
    "strongly-corroborated": "nothing to correct",
}


def standing(score: Corroboration) -> str:
    """What a claim stands on, in words that can be printed: `corroborated by two sides`, `resting on one unnamed voice`."""
    match score.level:
        case "unsourced":
            return "resting on nobody"
        case "refuted":
            return f"denied by {_voices(score.denial_paths)}, more than it is supported"
        case "disputed":
            return f"disputed: said by {_voices(score.support_paths)}, denied by {_voices(score.denial_paths)}"
        case "corroborated" | "strongly-corroborated":
            strongly = "strongly " if score.level == "strongly-corroborated" else ""
            return f"{strongly}corroborated by {_number(len(score.roots))} sides"
    return f"resting on {_voices(score.support_paths)}"


def _voices(paths: Iterable[Chain]) -> str:
    """`one unnamed voice (`x`)`, or `two voices of one side (`x` and `y`, in part only)`."""
    origins: dict[str, Chain] = {}
    for path in sorted(paths, key=lambda path: path.full):
        origins[path.origin.source] = path
    names = listed(f"{_code(name)}{'' if origins[name].full else ', in part only'}" for name in sorted(origins))
    if len(origins) == 1:
        (path,) = origins.values()
        return f"one {VOICES[path.origin.anonymity].partition(' ')[2]} ({names})"
    sides = len({path.origin.root for path in origins.values()})
    return f"{_number(len(origins))} voices of {_number(sides)} side{'s' * (sides != 1)} ({names})"


def _through(score: Corroboration) -> str:
    """Whom all of it came through, other than the voices themselves."""
    carriers = {relay for path in score.support_paths for relay in path.relays}
    shared = sorted(relay for relay in carriers if f"relay:{relay}" in score.single_points)
    return f", all of it through {listed(_code(relay) for relay in shared)}" if shared else ""


def _responsible(change: Change, some: Sequence[Asked]) -> list[Asked]:
    """Those of what falls that this claim rested on."""
    paths = change.lost
    nodes = {factor.id for path in paths for factor in path.factors}
    places = {statement.place for statement in change.cluster.heard.statements}
    fitting = [one for one in some if one.fall.nodes & nodes or one.fall.places & places]
    return fitting or list(some)


def _called(some: Iterable[Asked]) -> str:
    return visible(listed(one.called for one in some))


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def _code(name: str) -> str:
    return f"`{visible(name).replace('`', '')}`"


def _escaped(text: str) -> str:
    """Text of a record as Markdown shows it: as it is written, and no markup."""
    return _MARKUP.sub(r"\\\1", visible(text))
