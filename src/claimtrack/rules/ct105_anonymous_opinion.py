"""An opinion or analysis from a source that is not named.

## Why it matters to a desk

Anonymity protects people who hand over facts at a risk; it is not for judging others unseen. The Associated Press allows it
only for information that is vital to the report, and not for opinion or speculation. Readers cannot weigh a judgement without
knowing whose it is.

## Bad

```yaml
# claims/mayor-weak.yaml
claim: The mayor has lost control of her party
said:
  - source: councillor
    words: thinks that the mayor has lost control
    basis: analysis      # finding: CT105
# sources/councillor.yaml
source: a member of the city council
kind: official
anonymity: background
reason: council rules forbid comment
known_to: [the desk chief]
camp: city
# camps.yaml
city: {name: the city government}
```

## Good

```yaml
# claims/mayor-outvoted.yaml
claim: Four councillors of the mayor's party voted against her budget
said:
  - source: councillor
    basis: firsthand
# sources/councillor.yaml
source: a member of the city council
kind: official
anonymity: background
reason: council rules forbid comment
known_to: [the desk chief]
camp: city
# camps.yaml
city: {name: the city government}
```

## What to do

Ask for the facts behind the opinion and record those, or ask the source to give the opinion under their name.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.link.wording import ANONYMITY, anonymity
from claimtrack.rule import Hit, rule


@rule("CT105", "anonymous-opinion", scope="claim", severity="warning")
def check(dossier: Dossier, _config: Config) -> Iterator[Hit]:
    """Each attribution whose basis is analysis and whose source is neither named nor known by a lasting handle."""
    for index, said in enumerate(dossier.claim.said):
        how = anonymity(said, dossier.sources.get(said.source))
        if said.basis == "analysis" and said.source in dossier.sources and how not in ("named", "pseudonym"):
            yield Hit(
                message=f"`{said.source}` is {ANONYMITY[how]} and gives an opinion, not a fact",
                labels=(Label(dossier.place("said", index, "basis"), "analysis by a voice that readers cannot weigh"),),
                help="record the facts behind it, or ask the source to say it under their name",
                claims=(dossier.id,),
                about=(dossier.id, said.source),
            )
