"""Words that speak of several sources where one is recorded.

## Why it matters to a desk

"Officials say" with one official behind it makes one voice sound like many. Agency handbooks forbid the plural for a single
source in so many words, because readers count voices just as this program does.

## Bad

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday, officials say     # finding: CT109
said:
  - source: clerk
# sources/clerk.yaml
source: a clerk who handles bridge permits
kind: official
anonymity: named
```

## Good

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday
said:
  - source: clerk
# sources/clerk.yaml
source: a clerk who handles bridge permits
kind: official
anonymity: named
```

## What to do

Take the plural out of the sentence, or record the other voices. Where a group spoke as one, record it with `kind: group`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.link.wording import supporters
from claimtrack.patterns import later
from claimtrack.place import Route
from claimtrack.rule import Hit, rule

_VOICES = (
    "sources|officials|witnesses|eyewitnesses|diplomats|experts|analysts|observers|residents|critics|doctors|"
    "aides|insiders|spokespeople|commanders|ministers|reports"
)
_SAY = (
    "say|said|told|tell|claim|claimed|confirm|confirmed|report|reported|warn|warned|"
    "believe|believed|suggest|suggested|deny|denied"
)
_PLURAL = later(rf"\b(?:{_VOICES})\b[^.;]*?\b(?:{_SAY})\b|\baccording to\b[^.;]*?\b(?:{_VOICES})\b", re.IGNORECASE)


@rule("CT109", "plural-one-source", scope="claim", severity="warning")
def check(dossier: Dossier, _config: Config) -> Iterator[Hit]:
    """The sentence, or the words of its one attribution, when they speak of several voices."""
    said = {one.source for one in supporters(dossier)}
    if len(said) != 1:
        return
    (name,) = said
    source = dossier.sources.get(name)
    if source is not None and source.kind in ("group", "body"):
        return
    texts: list[tuple[Route, str]] = [(("claim",), dossier.claim.claim)]
    texts += [(("said", index, "words"), one.words) for index, one in enumerate(dossier.claim.said) if one.words]
    for route, text in texts:
        match = _PLURAL.search(text)
        if match:
            yield Hit(
                message=f"`{match.group()}` speaks of several voices; one is recorded: `{name}`",
                labels=(Label(dossier.place(*route), "the plural of one"),),
                help="write the singular, or record the other sources; a group that spoke as one has `kind: group`",
                claims=(dossier.id,),
                about=(dossier.id, str(route[-1])),
            )
            return
