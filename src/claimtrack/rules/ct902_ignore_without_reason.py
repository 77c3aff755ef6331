"""An ignore comment that gives no reason.

## Why it matters to a desk

Silencing a finding is an editor's act, and the next editor must be able to see why it was right. The reason is also what
makes it possible to remove the comment one day. Until it has one, the comment silences nothing.

## Bad

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday   # claimtrack: ignore[CT101]  # finding: CT902
```

## Good

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday   # claimtrack: ignore[CT101] from the archive, source being looked for
```

## What to do

Write the reason behind the bracket.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.ignore import Ignored
from claimtrack.rule import Hit, rule


@rule("CT902", "ignore-without-reason", scope="ignore", severity="warning")
def check(ignored: Ignored, _config: Config) -> Iterator[Hit]:
    """An ignore comment with nothing behind its bracket."""
    comment = ignored.comment
    if not comment.reason:
        yield Hit(
            message=f"ignoring {', '.join(comment.codes)} needs a reason, and silences nothing without one",
            labels=(Label(comment.place, "why?"),),
            help=f"write it behind the bracket: `# claimtrack: ignore[{', '.join(comment.codes)}] both are printed`",
            about=(comment.owner, *comment.codes),
        )
