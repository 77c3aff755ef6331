"""A stored copy that is no longer what was stored.

## Why it matters to a desk

A copy is kept under the hash of its bytes so that nobody has to be believed: whoever has the copy can show that it is the one the
record names. Bytes that no longer have that hash were damaged or altered, and prove nothing. What rests on such a copy is
not checked.

## Bad

```yaml
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
said:
  - source: ministry
    quote: they will have left the bases
    date: 2026-02-23
    found: {in: morning-paper, at: paragraph 1}
# sources/ministry.yaml
source: the ministry of defence
kind: body
anonymity: named
# sources/morning-paper.yaml
source: the morning paper
kind: outlet
anonymity: named
captures:
  - {sha256: 1111111111111111111111111111111111111111111111111111111111111111, captured: 2026-02-23}  # finding: CT504
# captures/1111111111111111111111111111111111111111111111111111111111111111 changed
The ministry of defence said: "Within a month, they will have left the bases."
The road to the border was closed on Monday.
```

## Good

```yaml
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
said:
  - source: ministry
    quote: they will have left the bases
    date: 2026-02-23
    found: {in: morning-paper, at: paragraph 1}
# sources/ministry.yaml
source: the ministry of defence
kind: body
anonymity: named
# sources/morning-paper.yaml
source: the morning paper
kind: outlet
anonymity: named
captures:
  - {sha256: 1111111111111111111111111111111111111111111111111111111111111111, captured: 2026-02-23}
# captures/1111111111111111111111111111111111111111111111111111111111111111
The ministry of defence said: "Within a month, they will have left the bases."
The road to the border was closed on Monday.
```

## What to do

Fetch the copy again from a colleague's store (`claimtrack capture export`, `claimtrack capture import`), or from an archive of
the web. Ask who had access to the store before you capture the page anew: the new copy is another one, and may say something
else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.config import Config
from claimtrack.link.wording import counted
from claimtrack.rule import Hit, rule
from claimtrack.rules._quotes import at_source, copy_named, resting

if TYPE_CHECKING:
    from claimtrack.evidence.quotation import Exhibit


@rule("CT504", "capture-changed", scope="exhibit", severity="error")
def check(exhibit: Exhibit, _config: Config) -> Iterator[Hit]:
    """Each copy of a source whose bytes do not have its hash."""
    for holding in exhibit.holdings:
        if holding.presence == "changed":
            place = ("captures", holding.number) if holding.number is not None else ("source",)
            left = (f"{counted(len(holding.unchecked), 'quote')} not checked",) if holding.unchecked else ()
            yield Hit(
                message=f"{copy_named(holding.capture)} of `{exhibit.key}` is not what was stored: its hash is another",
                labels=at_source(exhibit, holding.unchecked, "damaged or altered", *place),
                help="restore it with `claimtrack capture import`; until then it proves nothing",
                notes=(*left, *resting(holding.unchecked)),
                claims=tuple(sorted({quote.claim for quote in holding.unchecked})),
                about=(exhibit.key, holding.capture.sha256),
            )
