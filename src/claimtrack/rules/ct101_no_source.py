"""A claim without a source.

## Why it matters to a desk

The first question of every sourcing standard is "who says so?". The SPJ Code of Ethics asks journalists to identify sources
clearly, the IFCN Code of Principles to make them retraceable. A sentence nobody said cannot be weighed, contradicted or
corrected, so in a pull request this is an error: it stops the merge.

## Bad

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday   # finding: CT101
about: bridge/closed
```

## Good

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday
about: bridge/closed
said:
  - source: city-hall
    basis: official
    date: 2026-02-23
```

## What to do

Add `said:` with at least one attribution. Where an article says it in its own voice, record that: the article is then the
relay (`via`), and the voice behind it is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.rule import Hit, rule


@rule("CT101", "no-source", scope="claim", severity="error")
def check(dossier: Dossier, _config: Config) -> Iterator[Hit]:
    """The claim, when nobody is recorded to have said it."""
    if not dossier.claim.said:
        yield Hit(
            message=f"nobody is recorded to have said `{dossier.id}`",
            labels=(Label(dossier.place("claim"), "no source"),),
            help="add `said:` with who says so: `- source: ID`",
            claims=(dossier.id,),
        )
