"""A source that has since said something else: the later word stands.

## Why it matters to a desk

A toll of six on Saturday and of four on Sunday, both from the same agency, is not two sources in conflict but one that
corrected itself. The earlier claim no longer has its support; whoever prints it prints what its own source has withdrawn.

## Bad

```yaml
# claims/toll-saturday.yaml
claim: Six people were killed
about: attack/killed
value: six               # finding: CT204
said:
  - source: ministry
    date: 2026-02-21
# claims/toll-sunday.yaml
claim: Four people were killed
about: attack/killed
value: four              # finding: CT204
said:
  - source: ministry
    date: 2026-02-22
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
# claims/toll-saturday.yaml
claim: Six people were killed
about: attack/killed
value: six
status: retracted
said:
  - source: ministry
    date: 2026-02-21
# claims/toll-sunday.yaml
claim: Four people were killed
about: attack/killed
value: four
said:
  - source: ministry
    date: 2026-02-22
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

If the earlier claim was published, correct it: `status: corrected` with `corrections:`. If not, `status: retracted` takes it
out of all comparisons and keeps the record.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.link.answers import answer
from claimtrack.link.pairs import Pair
from claimtrack.rule import Hit, rule
from claimtrack.rules._conflicts import labels


@rule("CT204", "superseded", scope="pair", severity="note")
def check(pair: Pair, config: Config) -> Iterator[Hit]:
    """The pair, when its verdict is supersession."""
    if pair.relation.verdict != "supersession" or pair.settled:
        return
    earlier, later = (pair.a, pair.b) if pair.relation.later == "b" else (pair.b, pair.a)
    policy = config.policy.relation
    yield Hit(
        message=f"`{earlier.id}` is superseded: its source now says {answer(later, policy)}, not {answer(earlier, policy)}",
        labels=labels(pair, config),
        help=f"set `status: retracted` in `{earlier.id}`, or `status: corrected` if it was published",
        confidence=pair.confidence,
        notes=tuple(note for note in (pair.relation.why, pair.doubt) if note),
        claims=(pair.a.id, pair.b.id),
    )
