"""A file that cannot be read, in whole or from some line on.

## Why it matters to a desk

What cannot be read is not checked, and a claim that was never checked looks the same in print as one that was. So a file
that is damaged, not in UTF-8, too large, locked, a link out of the folder, or written so that its meaning depends on YAML's
special features (anchors, aliases, tags) is an error, and the check as a whole has not passed. The other files are still
checked.

## Bad

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed: nobody could cross    # finding: CT001
said:
  - source: city-hall
```

The colon followed by a space inside the sentence makes YAML think that a second key begins.

## Good

```yaml
# claims/bridge-closed.yaml
claim: "The bridge was closed: nobody could cross"
said:
  - source: city-hall
```

## What to do

Read the line under the message: it says what the parser expected there. Put quotation marks around a text that holds a colon
followed by a space, or that begins with one of `* & ! % @ [ {`. Save the file as UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.place import Place
from claimtrack.records import Reading
from claimtrack.rule import Hit, rule
from claimtrack.rules._protected import secrets_in, shown


@rule("CT001", "unreadable-file", scope="text", severity="error")
def check(reading: Reading, _config: Config) -> Iterator[Hit]:
    """Every reason for which the file, or a part of it, could not be read."""
    if reading.refused:
        yield Hit(
            message=reading.refused.message,
            labels=(Label(Place(reading.path), "not checked"),),
            help=reading.refused.help,
            about=(reading.path,),
        )
    for number, problem in enumerate(reading.problems):
        if problem.kind == "duplicate-key":
            continue
        yield Hit(
            message=shown(problem.message, reading),
            labels=(Label(Place(reading.path, (number,), problem.document, "problem"), secret=reading.guarded),),
            help=problem.help,
            about=(reading.path, problem.kind, problem.message),
            secrets=secrets_in((problem.message, *problem.route), reading),
        )
