"""An anonymous source whom nobody in the newsroom knows.

## Why it matters to a desk

Most newsrooms let a reporter promise anonymity only if at least one editor learns who it is: somebody must be able to judge
the motive, to answer when the claim is challenged, and to notice when two "sources" are one. A voice that is unknown even to
those who carry it cannot be judged at all.

## Bad

```yaml
# sources/nurse.yaml
source: a nurse at the hospital
kind: person
anonymity: unnamed        # finding: CT107
reason: fears dismissal
camp: staff
# camps.yaml
staff: {name: hospital staff}
```

## Good

```yaml
# sources/nurse.yaml
source: a nurse at the hospital
kind: person
anonymity: unnamed
reason: fears dismissal
known_to: [the health editor]
camp: staff
# camps.yaml
staff: {name: hospital staff}
```

## What to do

Write in `known_to:` the roles, never the names, of those who know the identity: an editor's post, or the agency whose
reporter spoke to them. Never write who it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.source_dossier import SourceDossier
from claimtrack.link.wording import ANONYMITY, PEOPLE
from claimtrack.rule import Hit, rule

_HIDDEN = ("unnamed", "background", "deep_background", "unidentified")


@rule("CT107", "nobody-knows", scope="source", severity="warning")
def check(dossier: SourceDossier, _config: Config) -> Iterator[Hit]:
    """A voice that is not named, when `known_to` is empty."""
    source = dossier.source
    if source.kind in PEOPLE and source.anonymity in _HIDDEN and not source.known_to:
        yield Hit(
            message=f"`{dossier.id}` is {ANONYMITY[source.anonymity]}, and nobody is recorded to know who it is",
            labels=(Label(dossier.place("anonymity"), "known to nobody"),),
            help="add `known_to:` with roles, never names: `[the health editor]`, or the agency that spoke to them",
            about=(dossier.id,),
        )
