"""A claim that somebody denies.

## Why it matters to a desk

A denial belongs in the story, whatever it is worth: fairness codes from the SPJ's to the BBC's ask that those concerned are
heard, and a reader who learns of the denial elsewhere will not trust the story again. It is a warning where the denial is
strong enough to make the claim disputed or refuted, a note otherwise.

## Bad

```yaml
# claims/timetable-set.yaml
claim: A timetable for the withdrawal has been set
about: withdrawal/timetable-set
said:
  - source: ministry
    basis: official
  - source: union
    stance: denies       # finding: CT205
    words: says that nothing has been set
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
# claims/timetable-set.yaml
claim: A timetable for the withdrawal has been set
about: withdrawal/timetable-set
said:
  - source: ministry
    basis: official
  - source: union
    stance: no_comment
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

Print the denial beside the claim. `claimtrack explain ID` shows how much each side weighs.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.wording import listed
from claimtrack.rule import Hit, rule
from claimtrack.score.cluster import Cluster


@rule("CT205", "denied", scope="cluster", severity="note")
def check(cluster: Cluster, _config: Config) -> Iterator[Hit]:
    """The claim, when a denial in its own record still stands."""
    standing = {place.route for place in cluster.corroboration.standing if place.path == cluster.dossier.filed.path}
    denials = [
        (index, said)
        for index, said in enumerate(cluster.dossier.claim.said)
        if said.stance == "denies" and ("said", index) in standing
    ]
    if not denials:
        return
    score, level = cluster.corroboration, cluster.corroboration.level
    yield Hit(
        message=f"`{cluster.id}` is denied by {listed(f'`{said.source}`' for _, said in denials)}",
        labels=tuple(Label(cluster.dossier.place("said", index, "stance"), "denies it") for index, said in denials),
        help="print the denial beside the claim; `claimtrack explain` shows how much each side weighs",
        severity="warning" if level in ("disputed", "refuted") else None,
        notes=(f"{level}: belief {score.score:.2f}, disbelief {score.disbelief:.2f}, conflict {score.conflict:.2f}",),
        claims=(cluster.id,),
    )
