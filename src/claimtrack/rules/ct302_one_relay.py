"""Several voices, all of which reached us through one relay.

## Why it matters to a desk

Two sides that agree are worth much; two sides that both "told AFP" are worth as much as AFP's notebook. If that one carrier
misheard, mistranslated or was misled, both fall together. Such a claim can be corroborated, never strongly.

## Bad

```yaml
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month     # finding: CT302
said:
  - source: ministry
    basis: position
    via: [wire]
  - source: union
    basis: position
    via: [wire]
# sources/wire.yaml
source: a news agency
kind: agency
anonymity: named
grade: B
# sources/ministry.yaml
source: the ministry of defence
kind: body
anonymity: named
camp: government
# sources/union.yaml
source: the soldiers' union
kind: body
anonymity: named
camp: union
# camps.yaml
government: {name: the government}
union: {name: the soldiers' union}
```

## Good

```yaml
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
said:
  - source: ministry
    basis: position
    via: [wire]
  - source: union
    basis: position
# sources/wire.yaml
source: a news agency
kind: agency
anonymity: named
grade: B
# sources/ministry.yaml
source: the ministry of defence
kind: body
anonymity: named
camp: government
# sources/union.yaml
source: the soldiers' union
kind: body
anonymity: named
camp: union
# camps.yaml
government: {name: the government}
union: {name: the soldiers' union}
```

## What to do

Reach one of the voices yourself, or find a report that does not depend on the relay.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.wording import listed
from claimtrack.rule import Hit, rule
from claimtrack.score.cluster import Cluster

_NODE = "relay:"


@rule("CT302", "one-relay", scope="cluster", severity="warning")
def check(cluster: Cluster, _config: Config) -> Iterator[Hit]:
    """The claim, when at least two voices support it and all their paths share a relay."""
    score = cluster.corroboration
    shared = {node.removeprefix(_NODE) for node in score.single_points if node.startswith(_NODE)}
    if not shared:
        return
    voices = sorted({path.origin.source for path in score.support_paths})
    relays = sorted(shared.intersection(relay for path in score.support_paths for relay in path.relays))
    if len(voices) < 2 or not relays:
        return
    through = listed(f"`{relay}`" for relay in relays)
    yield Hit(
        message=f"`{cluster.id}` has {len(voices)} voices, and all of them reached us through {through}",
        labels=(Label(cluster.dossier.place("claim"), listed(voices)),),
        help=f"reach one of the voices yourself, or find a report that does not depend on {through}",
        notes=(f"{score.level} ({score.score:.2f}) as long as {through} can be relied on; nothing is left without",),
        claims=(cluster.id,),
        about=(cluster.id, *relays),
    )
