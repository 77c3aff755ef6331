"""Two claims that cannot both be true.

## Why it matters to a desk

Yes and no, four dead and no dead, a part larger than its whole, one event in two places: whichever is printed, somebody has
been misinformed, and the desk must know before the reader does. It is an error when the two are far apart (a ratio above
three, more than a week, yes against no), a warning otherwise. Values that overlap are never called a contradiction.

## Bad

```yaml
# claims/timetable-set.yaml
claim: A timetable for the withdrawal has been set
about: withdrawal/timetable-set
polarity: true           # finding: CT201
said:
  - source: ministry
# claims/no-timetable.yaml
claim: No timetable for the withdrawal has been set
about: withdrawal/timetable-set
polarity: false          # finding: CT201
said:
  - source: union
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
polarity: true
said:
  - source: ministry
# claims/route-set.yaml
claim: No route for the withdrawal has been set
about: withdrawal/route-set
polarity: false
said:
  - source: union
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

Find out which is right, and ask both sides. If it stays open, print both with their sources. If they do not speak of the same
thing, say so in the record: another `about`, `event`, `place`, `period` or `as_of`. If one source changed its word, date
both statements.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.link.answers import answers, decided
from claimtrack.link.pairs import Pair
from claimtrack.rule import Hit, rule
from claimtrack.rules._conflicts import labels


@rule("CT201", "contradiction", scope="pair", severity="warning")
def check(pair: Pair, config: Config) -> Iterator[Hit]:
    """The pair, when its verdict is contradiction."""
    if pair.relation.verdict != "contradiction":
        return
    serious = pair.relation.severity == "serious" and pair.confidence == "high"
    yield Hit(
        message=f"`{pair.about}` cannot be both: {answers(pair, config)}",
        labels=labels(pair, config),
        help="find out which is right; or print both with their sources, and `# claimtrack: ignore[CT201]` with the reason",
        severity="error" if serious else None,
        confidence=pair.confidence,
        notes=tuple(note for note in (pair.relation.why, decided(pair, config), pair.doubt) if note),
        claims=(pair.a.id, pair.b.id),
    )
