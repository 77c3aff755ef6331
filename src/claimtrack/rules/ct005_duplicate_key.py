"""A key that stands twice in one record.

## Why it matters to a desk

Two values for one key mean that somebody's edit will be lost: most programs keep the last and say nothing. A grade raised by
one editor and lowered by another, a date corrected in one place and left in the other: the record must say one thing.

## Bad

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday
mode: fact
said:
  - source: city-hall
mode: forecast           # finding: CT005
```

## Good

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday
mode: fact
said:
  - source: city-hall
```

## What to do

Decide which of the two is right and remove the other. Until then the first one counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.place import Place
from claimtrack.records import Reading
from claimtrack.rule import Hit, rule
from claimtrack.rules._protected import secrets_in, shown


@rule("CT005", "duplicate-key", scope="text", severity="error")
def check(reading: Reading, _config: Config) -> Iterator[Hit]:
    """Every key that repeats an earlier one."""
    for number, problem in enumerate(reading.problems):
        if problem.kind == "duplicate-key":
            yield Hit(
                message=shown(problem.message, reading),
                labels=(
                    Label(Place(reading.path, (number,), problem.document, "problem"), "the second", secret=reading.guarded),
                ),
                help=problem.help,
                about=(reading.path, str(problem.document), *map(str, problem.route), problem.message),
                secrets=secrets_in((problem.message, *problem.route), reading),
            )
