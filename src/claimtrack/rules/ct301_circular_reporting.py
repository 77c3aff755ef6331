"""Sources that only repeat each other.

## Why it matters to a desk

Two outlets that cite each other look like two sources and are none: nobody in the circle has seen anything. Wrong figures
live for years this way. A circle adds nothing to the score, and a claim that rests on one is not sourced, so this is an error.

## Bad

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday
said:
  - source: herald
    picks_up: [courier]     # finding: CT301
  - source: courier
    picks_up: [herald]      # finding: CT301
# sources/herald.yaml
source: the Herald
kind: outlet
anonymity: named
# sources/courier.yaml
source: the Courier
kind: outlet
anonymity: named
```

## Good

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday
said:
  - source: herald
    basis: firsthand
  - source: courier
    picks_up: [herald]
# sources/herald.yaml
source: the Herald
kind: outlet
anonymity: named
# sources/courier.yaml
source: the Courier
kind: outlet
anonymity: named
```

## What to do

Find where the report began: who saw it, or which document says it? Record that origin, or retract the claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.link.wording import listed
from claimtrack.rule import Hit, rule


@rule("CT301", "circular-reporting", scope="claim", severity="error")
def check(dossier: Dossier, _config: Config) -> Iterator[Hit]:
    """Each circle of pickups among the claim's attributions, once."""
    said = dossier.claim.said
    own = {one.source for one in said if not one.picks_up and one.stance in ("supports", "partly", "denies")}
    graph = {one.source: one.picks_up for one in said if one.picks_up and one.source not in own}
    told: set[str] = set()
    for start in sorted(graph):
        circle = _circle(start, graph)
        if start in told or not circle:
            continue
        told |= circle
        labels = [
            Label(
                dossier.place("said", index, "picks_up"),
                f"`{one.source}` picks up {listed(f'`{name}`' for name in one.picks_up)}",
            )
            for index, one in enumerate(said)
            if one.source in circle and one.picks_up
        ]
        yield Hit(
            message=f"{_repeating(sorted(circle))}: no origin stands behind the claim",
            labels=tuple(labels),
            help="find where the report began and record that source, or retract the claim",
            claims=(dossier.id,),
            about=(dossier.id, *sorted(circle)),
        )


def _repeating(names: list[str]) -> str:
    told = listed(f"`{name}`" for name in names)
    return f"{told} only repeat each other" if len(names) > 1 else f"{told} only repeats itself"


def _circle(start: str, graph: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The sources on some way from `start` back to it; empty when there is none."""
    return {name for name in _reached(start, graph) if start in _reached(name, graph)}


def _reached(start: str, graph: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = list(graph.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += graph.get(name, ())
    return found
