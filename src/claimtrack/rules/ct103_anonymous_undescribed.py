"""An anonymous source of whom readers are told nothing.

## Why it matters to a desk

Readers can weigh an unnamed voice only by what they are told of it. The handbooks of the large agencies ask for the most
exact description that the agreement allows: what the person does, which side they are on, how they can know. "An anonymous
person" says none of that, and a desk that accepts it cannot tell one such voice from another.

## Bad

```yaml
# sources/person.yaml
source: an unnamed person     # finding: CT103
kind: person
anonymity: unnamed
camp: city
known_to: [the desk chief]
# camps.yaml
city: {name: the city government}
```

## Good

```yaml
# sources/clerk.yaml
source: a clerk who handles bridge permits
kind: person
anonymity: unnamed
camp: city
known_to: [the desk chief]
# camps.yaml
city: {name: the city government}
```

## What to do

Agree with the source on a description that does not identify them and still says how they can know; write it in `source:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.source_dossier import SourceDossier
from claimtrack.rule import Hit, rule
from claimtrack.rules._descriptions import says_nothing


@rule("CT103", "anonymous-undescribed", scope="source", severity="warning")
def check(dossier: SourceDossier, _config: Config) -> Iterator[Hit]:
    """The description of a source that is not named, when it describes nobody."""
    source = dossier.source
    if source.anonymity != "named" and says_nothing(source.source):
        yield Hit(
            message=f"`{dossier.id}` is not named, and `{source.source}` tells readers nothing of them",
            labels=(Label(dossier.place("source"), "says neither role nor side"),),
            help="describe their role as closely as the agreement allows: `a clerk who handles bridge permits`",
            about=(dossier.id,),
        )
