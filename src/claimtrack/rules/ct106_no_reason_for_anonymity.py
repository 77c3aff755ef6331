"""Anonymity that was granted without a recorded reason.

## Why it matters to a desk

The SPJ Code of Ethics asks to consider a source's motives before promising anonymity, to reserve it for those who face danger
or retribution, and to explain to readers why it was granted. Who cannot name the reason on the day of the promise will not
find it when the editor, the lawyer or a reader asks. Where anonymity was a condition (`background`, `deep_background`) this is
a warning; where a person is only described by their role, a note.

## Bad

```yaml
# sources/nurse.yaml
source: a nurse at the hospital
kind: person
anonymity: background     # finding: CT106
known_to: [the health editor]
camp: staff
# camps.yaml
staff: {name: hospital staff}
```

## Good

```yaml
# sources/nurse.yaml
source: a nurse at the hospital
kind: person
anonymity: background
reason: staff have been told that they will be dismissed for speaking
known_to: [the health editor]
camp: staff
# camps.yaml
staff: {name: hospital staff}
```

## What to do

Write `reason:` in words that could stand in the story. If another newsroom granted it and gave no reason, write that.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.source_dossier import SourceDossier
from claimtrack.link.wording import ANONYMITY, PEOPLE
from claimtrack.rule import Hit, rule


@rule("CT106", "no-reason-for-anonymity", scope="source", severity="warning")
def check(dossier: SourceDossier, _config: Config) -> Iterator[Hit]:
    """A voice that is not named, without a reason."""
    source = dossier.source
    conditional = source.anonymity in ("background", "deep_background")
    if source.kind in PEOPLE and source.reason is None and (conditional or source.anonymity == "unnamed"):
        yield Hit(
            message=f"`{dossier.id}` is {ANONYMITY[source.anonymity]}, and no reason is recorded",
            labels=(Label(dossier.place("anonymity"), "why?"),),
            help="add `reason:` in words that could stand in the story, or that none was given",
            severity=None if conditional else "note",
            about=(dossier.id,),
        )
