"""Three details that together may tell who a protected source is, though none does alone.

## Why it matters to a desk

Courts and press codes call it jigsaw identification: each piece is harmless, and whoever knows the place puts them together. A
nurse is one of thousands; a nurse of 45 on the night ward of one hospital is a person. Counted are kinds of details: age,
gender, exact post or rank, employer or unit, place, nationality or ethnicity, the day or hour of the meeting, family, years in
office, being the only one. A claim's quotation counts where the source speaks of itself. The rule knows words, not the place:
two details may be enough in a village, and four be harmless in a capital.

## Bad

```yaml
# sources/amber-kettle.yaml
source: a 45-year-old nurse at Selim Hospital          # finding: CT603
kind: person
anonymity: background
reason: fears to be dismissed
known_to: [the health editor]
# claims/night-ward.yaml
claim: The night ward has no doctor
said:
  - source: amber-kettle
    quote: I have worked here for 12 years and never seen this   # finding: CT603
```

## Good

```yaml
# sources/amber-kettle.yaml
source: a nurse at Selim Hospital
kind: person
anonymity: background
reason: fears to be dismissed
known_to: [the health editor]
# claims/night-ward.yaml
claim: The night ward has no doctor
said:
  - source: amber-kettle
    quote: never seen this
```

## What to do

Leave out what readers do not need to judge the source: they need to know how it can know, not how old it is. Agree on the
description with the source, and read it as somebody who works there.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.source_dossier import SourceDossier
from claimtrack.link.wording import counted, listed
from claimtrack.place import Place
from claimtrack.protection.fields import is_protected
from claimtrack.protection.jigsaw import ENOUGH, clues, clues_of_speaker
from claimtrack.protection.jigsaw_words import Detail
from claimtrack.rule import Hit, rule
from claimtrack.rules._protected import texts


@rule("CT603", "jigsaw-identification", scope="source", severity="warning")
def check(dossier: SourceDossier, _config: Config) -> Iterator[Hit]:
    """A protected person of whom three kinds of details are told, in the record and the claims that cite it together."""
    source = dossier.source
    if source.kind not in ("person", "official") or not is_protected(source.anonymity):
        return
    first: dict[Detail, Place] = {}
    for detail, place in _all(dossier):
        first.setdefault(detail, place)
    if len(first) < ENOUGH:
        return
    places: dict[Place, list[str]] = {}
    for detail, place in first.items():
        places.setdefault(place, []).append(detail)
    yield Hit(
        message=f"{counted(len(first), 'detail')} that together may tell who `{dossier.id}` is: {listed(first)}",
        labels=tuple(Label(place, listed(details), secret=True) for place, details in places.items()),
        help="leave out what readers do not need to judge the source, and agree on the description with it",
        confidence="medium",
        claims=tuple(sorted({one.claim for one in dossier.cited if any(place.path == one.place.path for place in places)})),
        about=(dossier.id,),
    )


def _all(dossier: SourceDossier) -> Iterator[tuple[Detail, Place]]:
    """Every detail with its place: of the record first, then of what claims quote."""
    for route, text in texts(dossier):
        if route[0] != "known_to":
            yield from ((clue.detail, dossier.place(*route)) for clue in clues(text))
    if dossier.source.of:
        yield "employer or unit", dossier.place("of")
    for one in dossier.cited:
        for key, said in (("quote", one.said.quote), ("words", one.said.words)):
            place = msgspec.structs.replace(one.place, route=(*one.place.route, key))
            yield from ((clue.detail, place) for clue in clues_of_speaker(said or "", quoted=key == "quote"))
