"""An ignore comment that silences nothing.

## Why it matters to a desk

A comment that once silenced a finding and now silences none is a trap: the next real finding at that place will not be seen.
It may also stand on the wrong line, so that the finding it was meant for is still shown.

## Bad

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday
about: bridge/closed   # claimtrack: ignore[CT202] the other date is a typing error  # finding: CT901
said:
  - source: city-hall
# sources/city-hall.yaml
source: the city hall
kind: body
anonymity: named
```

## Good

```yaml
# claims/bridge-closed.yaml
# claimtrack: ignore[CT101] recorded from the archive, the source is being looked for
claim: The bridge was closed on Monday
```

## What to do

Remove the comment, or move it to the line that the finding names (at its end, or on a line of its own just above).
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.ignore import Ignored
from claimtrack.rule import Hit, rule


@rule("CT901", "unused-ignore", scope="ignore", severity="warning")
def check(ignored: Ignored, _config: Config) -> Iterator[Hit]:
    """The codes of an ignore comment that silenced nothing in this run."""
    if ignored.unused and ignored.comment.reason:
        codes = ", ".join(ignored.unused)
        yield Hit(
            message=f"nothing to ignore here: {codes}",
            labels=(Label(ignored.comment.place, "silences nothing"),),
            help=f"remove {codes} from the comment, or move it to the line that the finding names",
            about=(ignored.comment.owner, *ignored.comment.codes),
        )
