"""A recorded fact decides a forecast that is still open.

## Why it matters to a desk

The sequel of a forecast often comes in as a new claim, and nobody closes the old one: it goes on standing as open, and the track
record of whoever made it stays without its entry. A fact about the same question that lies inside what was forecast says that it
held; one that excludes it says that it failed, also before its day. Whether that fact is right remains an editor's judgement.

## Bad

```yaml
# today: 2026-03-30
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
about: exit/complete
when: within a month     # finding: CT704
mode: forecast
said:
  - source: ministry
    date: 2026-02-23
# claims/exit-complete.yaml
claim: The last troops left on 20 March 2026
about: exit/complete
when: on 2026-03-20      # finding: CT704
said:
  - source: union
    basis: firsthand
    date: 2026-03-21
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
about: exit/complete
when: within a month
mode: forecast
status: settled
outcome: the last troops left on 20 March
resolution: held
said:
  - source: ministry
    date: 2026-02-23
# claims/exit-complete.yaml
claim: The last troops left on 20 March 2026
about: exit/complete
when: on 2026-03-20
said:
  - source: union
    basis: firsthand
    date: 2026-03-21
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

See whether the fact is right and speaks of what was forecast. If so, record `resolution: held` or `failed` with
`status: settled`, and `outcome:` in words; the fix that does so is made only where you ask for it. A fact decides nothing here
that somebody denies in its own record, that was said off the record or before it had happened, or that only its text joins to
the forecast.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Fix, Label, Put
from claimtrack.link.answers import answer
from claimtrack.link.decided import Decision, decisions
from claimtrack.link.due import deadline
from claimtrack.link.pairs import Pair
from claimtrack.link.wording import voices
from claimtrack.rule import Hit, rule
from claimtrack.rules._conflicts import labels


@rule("CT704", "forecast-decided", scope="pair", severity="note")
def check(pair: Pair, config: Config) -> Iterator[Hit]:
    """The pair, when one of the two is an open forecast and the other a fact that makes it true or excludes it."""
    for one in decisions(pair, config):
        forecast, policy = one.forecast, config.policy.relation
        says = f"`{one.fact.id}` says {answer(one.fact, policy)}"
        yield Hit(
            message=f"{says}: `{forecast.id}` {one.resolution}",
            labels=(Label(deadline(forecast, config), f"forecast {answer(forecast, policy)}"), _fact(pair, one, config)),
            help=f"if that is right, record `resolution: {one.resolution}` and `outcome:` with `status: settled`",
            confidence=pair.confidence,
            notes=(f"the fact rests on {voices(one.fact)}",),
            claims=(pair.a.id, pair.b.id),
            about=(forecast.id, one.fact.id),
            fix=Fix(
                title=f"record that it {one.resolution}, and settle it",
                edits=(Put(forecast.place("resolution"), one.resolution), Put(forecast.place("status"), "settled")),
                safe=False,
            ),
        )


def _fact(pair: Pair, one: Decision, config: Config) -> Label:
    place = labels(pair, config)[0 if one.fact.id == pair.a.id else 1].place
    return Label(place, f"the fact that decides it: it {one.resolution}", "secondary")
