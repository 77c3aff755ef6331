"""A time that counts from the day it was said, where that day is not recorded or not the same for all.

## Why it matters to a desk

"Within a month" is a deadline only with the day on which it was said. Said on 23 February it is 23 March, said again on
10 March it is 10 April, and a desk that prints both as one has printed a mistake. Style books ask reporters to turn "next
week" and "yesterday" into dates for the same reason. Without the day the claim cannot be compared with others.

## Bad

```yaml
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
when: within a month      # finding: CT111
mode: forecast
said:
  - source: ministry
# sources/ministry.yaml
source: the ministry of defence
kind: body
anonymity: named
```

## Good

```yaml
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
```

## What to do

Add `date:` (the day, not only the month) to the attribution. Where two voices used the same words on different days, split
the claim, or write the deadline as a date: `by 2026-03-23`.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.link.side import days_said
from claimtrack.rule import Hit, rule
from claimtrack.values import window_words
from claimtrack.values.dates import said_plainly


@rule("CT111", "relative-date", scope="claim", severity="warning")
def check(dossier: Dossier, _config: Config) -> Iterator[Hit]:
    """The `when` of a claim, when it means no day yet, or several."""
    claim = dossier.claim
    if claim.when is None or not claim.said or not window_words.is_relative(claim.when):
        return
    days = days_said(claim)
    if not days:
        yield Hit(
            message=f"`{claim.when}` counts from the day it was said, and that day is not recorded",
            labels=(Label(dossier.place("when"), "from which day?"),),
            help="add `date:` to the attribution, to the day: `date: 2026-02-23`",
            claims=(dossier.id,),
        )
        return
    first, last = (window_words.read(claim.when, day) for day in (days[0], days[-1]))
    if (first.first, first.last) != (last.first, last.last):
        yield Hit(
            message=f"`{claim.when}` was said on {said_plainly(days[0])} and on {said_plainly(days[-1])}: "
            f"{first.phrase()} or {last.phrase()}",
            labels=(Label(dossier.place("when"), f"counted from {said_plainly(days[0])}"),),
            help="split the claim, one for each deadline, or write the deadline as a date",
            claims=(dossier.id,),
        )
