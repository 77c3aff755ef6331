"""A source whose record should have been looked at again.

## Why it matters to a desk

Grades and promises age: an official leaves office and may now be named, an outlet changes hands, an agreement on anonymity
ends. `review_by` is the day on which somebody meant to look.

## Bad

```yaml
# today: 2026-03-30
# sources/ministry.yaml
source: the ministry of defence
kind: body
anonymity: named
camp: government
review_by: 2026-03-01     # finding: CT703
# camps.yaml
government: {name: the government}
```

## Good

```yaml
# today: 2026-03-30
# sources/ministry.yaml
source: the ministry of defence
kind: body
anonymity: named
camp: government
review_by: 2026-12
# camps.yaml
government: {name: the government}
```

## What to do

Check the grade, the camp and the terms, then set `review_by` to the next day.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.source_dossier import SourceDossier
from claimtrack.rule import Hit, rule
from claimtrack.values.dates import last_day, said_plainly


@rule("CT703", "source-review-due", scope="source", severity="warning")
def check(dossier: SourceDossier, config: Config) -> Iterator[Hit]:
    """A source whose `review_by` lies before today."""
    by = dossier.source.review_by
    if by is not None and last_day(by) < config.today:
        yield Hit(
            message=f"`{dossier.id}` was to be reviewed by {said_plainly(last_day(by))}",
            labels=(Label(dossier.place("review_by"), "has passed"),),
            help="check its grade, camp and terms, then set the next `review_by`",
            about=(dossier.id,),
        )
