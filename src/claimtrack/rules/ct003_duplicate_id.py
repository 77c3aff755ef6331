"""Two records that claim one id.

## Why it matters to a desk

An id is how a claim is cited: in a correction, in a link, in another record. When two records answer to one id, a reference
reaches one of them by accident, and a change to the other changes nothing. Only one of them is used:
the file that has the name, before one that says `id:`. The others are not checked further, which is why this is an error.

## Bad

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday
said:
  - source: city-hall
# claims/bridge.yaml
id: bridge-closed        # finding: CT003
claim: The bridge was closed on Tuesday
said:
  - source: city-hall
```

## Good

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday
said:
  - source: city-hall
# claims/bridge-closed-tuesday.yaml
claim: The bridge was closed on Tuesday
said:
  - source: city-hall
```

## What to do

Rename one file, or give one record another `id:`; then change the references that meant it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.namesakes import Namesakes
from claimtrack.rule import Hit, rule


@rule("CT003", "duplicate-id", scope="namesakes", severity="error")
def check(namesakes: Namesakes, _config: Config) -> Iterator[Hit]:
    """One finding for every record after the first."""
    first, *others = namesakes.places
    for place in others:
        merged = place.route[:1] == ("was",)
        yield Hit(
            message=f"`{namesakes.id}` is said to be merged here, and is still in `{first.path}`"
            if merged
            else f"the id `{namesakes.id}` is taken by `{first.path}`; this {namesakes.kind} is not used",
            labels=(Label(place, f"the second `{namesakes.id}`"),),
            help=f"finish it with `claimtrack merge`, or remove `{namesakes.id}` from `was`"
            if merged
            else "rename one of the files, or give one record another `id:`",
            claims=(namesakes.id,) if namesakes.kind == "claim" else (),
            about=(namesakes.kind, namesakes.id, place.path, str(place.document)),
        )
