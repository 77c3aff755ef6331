"""A record that does not have the form of a claim, a source or a camp.

## Why it matters to a desk

A misspelt key is silently nothing: `polarty: false` would turn a denial into a claim without a value, and the conflict it
should have shown would never be printed. So every key must be known, every word must come from its list, every date must
exist, and a value must be readable as what its key says. All faults of a file are told at once.

## Bad

```yaml
# claims/toll.yaml
claim: Four people were killed in the attack
abuot: attack/killed     # finding: CT002
value: a lot of people   # finding: CT002
as_of: 2026-02-30        # finding: CT002
said:
  - source: city-hall
    basis: firsthnad     # finding: CT002
```

## Good

```yaml
# claims/toll.yaml
claim: Four people were killed in the attack
about: attack/killed
value: four
as_of: 2026-02-28
said:
  - source: city-hall
    basis: firsthand
```

## What to do

Follow the hint under the finding: it names the key or word that was probably meant, or the forms that can be read. What is
spelt wrong and no more, `claimtrack verify --fix` puts right.
`claimtrack schema claim` writes a JSON Schema with which editors check and complete the keys while you type.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Fix, Label, Put, Rename
from claimtrack.place import Place
from claimtrack.records import Reading
from claimtrack.rule import Hit, rule
from claimtrack.rules._protected import secrets_in, shown
from claimtrack.shape import Fault


@rule("CT002", "bad-record", scope="text", severity="error")
def check(reading: Reading, _config: Config) -> Iterator[Hit]:
    """Every departure of the file's documents from the form of their record."""
    for misfit in reading.misfits:
        fault = misfit.fault
        place = Place(reading.path, fault.route, misfit.document, fault.part)
        yield Hit(
            message=shown(fault.message, reading),
            labels=(Label(place, secret=reading.guarded),),
            help=fault.help,
            about=(reading.path, str(misfit.document), *map(str, fault.route), fault.message),
            fix=_fix(place, fault),
            secrets=secrets_in((fault.message, *fault.route), reading),
        )


def _fix(place: Place, fault: Fault) -> Fix | None:
    """What was meant in the place of what is spelt wrong, where that can be told."""
    if not fault.meant:
        return None
    if fault.part == "key":
        return Fix(title=f"write the key as `{fault.meant}`", edits=(Rename(place, fault.meant),), safe=fault.sure)
    return Fix(title=f"write `{fault.meant}`", edits=(Put(place, fault.meant),), safe=fault.sure)
