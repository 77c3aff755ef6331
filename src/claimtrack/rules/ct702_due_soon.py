"""A forecast that decides itself within days.

## Why it matters to a desk

A day that is known in advance can be planned for: who checks, who is called, which story is updated. The number of days is
policy (`due-soon-days`, 7 by default).

## Bad

```yaml
# today: 2026-03-20
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
when: within a month     # finding: CT702
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
# today: 2026-03-01
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
when: within a month
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

## What to do

Put it on the desk's plan for that day. `claimtrack due` shows all forecasts in the order of their days, and
writes them to a calendar.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.link.due import deadline, due
from claimtrack.rule import Hit, rule
from claimtrack.values.dates import said_plainly


@rule("CT702", "due-soon", scope="claim", severity="note")
def check(dossier: Dossier, config: Config) -> Iterator[Hit]:
    """An open forecast whose last day is today or in the next days."""
    day = due(dossier.claim, config)
    if day is None or not 0 <= (day - config.today).days <= config.policy.due_soon_days:
        return
    left = (day - config.today).days
    when = "today" if left == 0 else "tomorrow" if left == 1 else f"in {left} days"
    yield Hit(
        message=f"`{dossier.id}` decides itself {when}, on {said_plainly(day)}",
        labels=(Label(deadline(dossier, config), f"decided on {said_plainly(day)}"),),
        help="plan who checks it on that day",
        claims=(dossier.id,),
    )
