"""Two anonymous voices for one claim that may be one person.

## Why it matters to a desk

Officials who want a thing known tell it to two reporters. Described once as "an official" and once as "a source close to the
talks", one person becomes two sources, and two is the number that desks print on. It is a warning where a record says that
the two may be the same, a note where they only share a camp and a relay.

## Bad

```yaml
# claims/talks-failed.yaml
claim: The talks have failed
said:
  - source: official      # finding: CT304
  - source: close-source  # finding: CT304
# sources/official.yaml
source: an official of the ministry of defence
kind: official
anonymity: unnamed
known_to: [the desk chief]
maybe_same_as: [close-source]
# sources/close-source.yaml
source: a person who took part in the talks
kind: person
anonymity: unnamed
known_to: [the desk chief]
```

## Good

```yaml
# claims/talks-failed.yaml
claim: The talks have failed
said:
  - source: official
  - source: close-source
# sources/official.yaml
source: an official of the ministry of defence
kind: official
anonymity: unnamed
known_to: [the desk chief]
distinct_from: [close-source]
# sources/close-source.yaml
source: a person who took part in the talks
kind: person
anonymity: unnamed
known_to: [the desk chief]
```

## What to do

Ask those who know the identities (`known_to`). Then write `distinct_from` in one of the records, or merge the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from claimtrack.config import Config
from claimtrack.finding import Label, Severity
from claimtrack.link.wording import anonymity
from claimtrack.rule import Hit, rule
from claimtrack.score.cluster import Cluster

_HIDDEN = ("unnamed", "background", "deep_background", "unidentified")


@rule("CT304", "maybe-one-person", scope="cluster", severity="warning")
def check(cluster: Cluster, _config: Config) -> Iterator[Hit]:
    """Each pair of hidden voices among the claim's own attributions that the records do not tell apart."""
    dossier = cluster.dossier
    hidden: dict[str, int] = {}
    for index, said in enumerate(dossier.claim.said):
        if said.source in dossier.sources and anonymity(said, dossier.sources[said.source]) in _HIDDEN:
            hidden.setdefault(said.source, index)
    for one, other in combinations(sorted(hidden), 2):
        severity = _alike(cluster, (one, hidden[one]), (other, hidden[other]))
        if severity is not None:
            yield Hit(
                message=f"`{one}` and `{other}` may be one person; the score counts two voices",
                labels=tuple(Label(dossier.place("said", hidden[name], "source"), "the same voice?") for name in (one, other)),
                help="ask those who know them, then write `distinct_from` in one of the records, or merge the two",
                severity=severity,
                claims=(dossier.id,),
                about=(dossier.id, one, other),
            )


def _alike(cluster: Cluster, one: tuple[str, int], other: tuple[str, int]) -> Severity | None:
    sources, said = cluster.dossier.sources, cluster.dossier.claim.said
    a, b = sources[one[0]], sources[other[0]]
    if other[0] in a.distinct_from or one[0] in b.distinct_from:
        return None
    if other[0] in a.maybe_same_as or one[0] in b.maybe_same_as:
        return "warning"
    same_camp = a.camp is not None and a.camp == b.camp
    same_relay = not set(said[one[1]].via).isdisjoint(said[other[1]].via)
    people = a.kind != "group" and b.kind != "group"
    return "note" if same_camp and same_relay and people else None
