"""A source described as "a source" and nothing else.

## Why it matters to a desk

"A source said" is the weakest attribution there is: every human being is a source. The handbook of Reuters, like most, asks
for a description that says whose source it is and why it can know. "A source familiar with the matter" adds only that the
source is one.

## Bad

```yaml
# sources/s1.yaml
source: a source familiar with the matter     # finding: CT104
kind: person
anonymity: unnamed
camp: city
known_to: [the desk chief]
# camps.yaml
city: {name: the city government}
```

## Good

```yaml
# sources/s1.yaml
source: a source in the bridge authority
kind: person
anonymity: unnamed
camp: city
known_to: [the desk chief]
# camps.yaml
city: {name: the city government}
```

## What to do

Say where the source sits or what it has seen. If not even that may be told, ask whether the claim can be printed on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.source_dossier import SourceDossier
from claimtrack.rule import Hit, rule
from claimtrack.rules._descriptions import only_a_source


@rule("CT104", "bare-source", scope="source", severity="warning")
def check(dossier: SourceDossier, _config: Config) -> Iterator[Hit]:
    """The description, when it says no more than that somebody is a source."""
    if only_a_source(dossier.source.source):
        yield Hit(
            message=f"`{dossier.id}` is described as `{dossier.source.source}` and nothing else",
            labels=(Label(dossier.place("source"), "whose source, and how can they know?"),),
            help="say where the source sits or what it has seen: `a source in the bridge authority`",
            about=(dossier.id,),
        )
