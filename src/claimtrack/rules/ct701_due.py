"""A forecast whose day has passed, and nobody recorded what came of it.

## Why it matters to a desk

A forecast is a promise of a story: on its day it came true or it did not. A desk that printed "within a month" owes readers
the sequel, and a claim that is kept open after its day goes on supporting and contradicting others as if nothing were known.

## Bad

```yaml
# today: 2026-03-30
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
when: within a month     # finding: CT701
mode: forecast
said:
  - source: ministry
    date: 2026-02-23
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
# today: 2026-03-30
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
when: within a month
mode: forecast
status: settled
outcome: the last convoy left on 20 March
resolution: held
said:
  - source: ministry
    date: 2026-02-23
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

Find out what happened. Record `resolution:` (`held`, `failed`, `partly`, or `void` where the question fell away), `outcome:` in
words and `status: settled`, and the new facts as claims of their own. `claimtrack due` lists what has come and what comes; CT704
says where a recorded fact decides a forecast.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.link.due import deadline, due
from claimtrack.rule import Hit, rule
from claimtrack.values.dates import said_plainly


@rule("CT701", "due", scope="claim", severity="warning")
def check(dossier: Dossier, config: Config) -> Iterator[Hit]:
    """An open forecast whose last day lies before today."""
    day = due(dossier.claim, config)
    if day is not None and day < config.today:
        late = (config.today - day).days
        yield Hit(
            message=f"`{dossier.id}` was due on {said_plainly(day)}, {late} day{'s' * (late > 1)} ago, and has no outcome",
            labels=(Label(deadline(dossier, config), f"decided on {said_plainly(day)}"),),
            help="find out what happened, and record `resolution:` and `outcome:` with `status: settled`",
            claims=(dossier.id,),
        )
