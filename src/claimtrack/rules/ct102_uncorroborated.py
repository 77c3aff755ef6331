"""A claim that no independent or named voice of standing carries.

## Why it matters to a desk

One unnamed voice, one article's own words, four stories of one wire: each may be right, none can be printed as established.
Newsroom practice asks for two sources that do not depend on each other, or one that is named and in a position to know. This
finding names what the claim rests on now. It is a note while the claim is open, and a warning once it is published.

## Bad

```yaml
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month   # finding: CT102
said:
  - source: official
    basis: position
# sources/official.yaml
source: an official of the ministry of defence
kind: official
anonymity: unnamed
camp: government
known_to: [the desk chief]
# camps.yaml
government: {name: the government}
```

## Good

```yaml
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
said:
  - source: official
    basis: position
  - source: union
    basis: position
# sources/official.yaml
source: an official of the ministry of defence
kind: official
anonymity: unnamed
camp: government
known_to: [the desk chief]
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

Find a voice of another camp, or one that will be named; say how each knows (`basis`). `claimtrack next ID` names the smallest
additions that lift the claim, `claimtrack explain ID` what each part contributes. If you publish as it is, say in the text on
whom it rests.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.wording import voices
from claimtrack.rule import Hit, rule
from claimtrack.score.cluster import Cluster


@rule("CT102", "uncorroborated", scope="cluster", severity="note")
def check(cluster: Cluster, _config: Config) -> Iterator[Hit]:
    """The claim, when its level is `uncorroborated`, or `unsourced` though somebody is named as its source."""
    level, claim = cluster.corroboration.level, cluster.dossier.claim
    if not claim.said or level not in ("uncorroborated", "unsourced"):
        return
    rests = f"rests on {voices(cluster.dossier)}" if level == "uncorroborated" else "no voice stands behind it"
    told = f"`{cluster.id}` {rests}" if level == "uncorroborated" else f"no voice stands behind `{cluster.id}`"
    yield Hit(
        message=f"{told}, score {cluster.corroboration.score:.2f}",
        labels=(Label(cluster.dossier.place("claim"), rests),),
        help=f"see what would lift it: `claimtrack next {cluster.id}`",
        severity="warning" if claim.status in ("published", "corrected") else None,
        claims=(cluster.id,),
    )
