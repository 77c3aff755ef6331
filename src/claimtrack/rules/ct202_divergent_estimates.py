"""Two estimates or forecasts of one thing that differ.

## Why it matters to a desk

"Within 20 days" and "within a month" can both come true, and still a reader who sees one is told something else than a reader
who sees the other. So can "about 1,000" and "2,000": estimates are allowed to differ, but the desk should know that it prints
one of two. The finding names the days on which forecasts decide themselves.

## Bad

```yaml
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
about: exit/complete
when: within a month     # finding: CT202
mode: forecast
said:
  - source: ministry
    date: 2026-02-23
# claims/exit-within-20-days.yaml
claim: The troops could have left within 20 days
about: exit/complete
when: within 20 days     # finding: CT202
mode: possible
said:
  - source: union
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
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
about: exit/complete
when: within a month
mode: forecast
said:
  - source: ministry
    date: 2026-02-23
# claims/exit-by-23-march.yaml
claim: The troops will have left by 23 March
about: exit/complete
when: by 2026-03-23
mode: forecast
said:
  - source: union
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

Print both with their sources, or say in the story which you prefer and why. When the day has passed, record `outcome:` and
`status: settled`; with `resolution: failed` (or `void`) in one of them the two diverge no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.link.answers import answers, decided, deciding
from claimtrack.link.pairs import Pair
from claimtrack.rule import Hit, rule
from claimtrack.rules._conflicts import labels


@rule("CT202", "divergent-estimates", scope="pair", severity="warning")
def check(pair: Pair, config: Config) -> Iterator[Hit]:
    """The pair, when its verdict is divergent and the numbers are not almost the same."""
    if pair.relation.verdict != "divergent" or pair.relation.severity == "none" or pair.settled:
        return
    later = "print both with their sources, or record `outcome:` when the day has passed"
    yield Hit(
        message=f"two answers to `{pair.about}`: {answers(pair, config)}",
        labels=labels(pair, config),
        help=later if deciding(pair, config) else "print both with their sources, or say which you prefer and why",
        confidence=pair.confidence,
        notes=tuple(note for note in (_both(pair), decided(pair, config), pair.doubt) if note),
        claims=(pair.a.id, pair.b.id),
    )


def _both(pair: Pair) -> str:
    inner = {"a": (pair.a, pair.b), "b": (pair.b, pair.a)}.get(pair.relation.entails)
    if inner is not None:
        return f"`{inner[0].id}` lies inside `{inner[1].id}`: both can be true"
    return pair.relation.why
