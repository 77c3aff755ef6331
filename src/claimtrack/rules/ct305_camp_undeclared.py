"""A source of which nobody has said whose side it is on.

## Why it matters to a desk

Independence is what turns two voices into corroboration, and it cannot be seen without knowing whose side each is on. The
Admiralty system grades the source for the same reason. Sources without a camp all count as one common party, so two of them
never corroborate each other.

## Bad

```yaml
# sources/observer.yaml
source: an election observer
kind: person
anonymity: named         # finding: CT305
```

## Good

```yaml
# sources/observer.yaml
source: an election observer
kind: person
anonymity: named
camp: observers
# camps.yaml
observers: {name: the observer mission, role: neutral}
```

## What to do

Add `camp:` and declare it in `camps.yaml`, `role: neutral` only for those who have no stake in the matter. If whose side it
is on cannot be known, leave it: the score is careful by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.source_dossier import SourceDossier
from claimtrack.rule import Hit, rule

_RELAYS = ("agency", "outlet", "post", "media", "document", "dataset")


@rule("CT305", "camp-undeclared", scope="source", severity="note")
def check(dossier: SourceDossier, _config: Config) -> Iterator[Hit]:
    """A voice without a camp, whose organisation has none either. What only carries or holds statements needs none."""
    source, organisation = dossier.source, dossier.organisation
    if source.camp is None and (organisation is None or organisation.camp is None) and source.kind not in _RELAYS:
        yield Hit(
            message=f"`{dossier.id}` has no camp: it counts as one party with all others that have none",
            labels=(Label(dossier.place("anonymity"), "whose side is it on?"),),
            help="add `camp:` and declare it in `camps.yaml`",
            about=(dossier.id,),
        )
