"""Quotes that were not checked, since no copy of their source is here.

## Why it matters to a desk

What was not checked has not passed. Copies lie outside git, so that a colleague, or a machine that checks pull requests, may have
none; a page of which nobody ever kept a copy may be changed or gone tomorrow. One note for each source says how many quotes
rest on it.

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
source: the morning paper  # finding: CT505
kind: outlet
anonymity: named
captures:
  - {sha256: 1111111111111111111111111111111111111111111111111111111111111111, captured: 2026-02-23}
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

Keep a copy with `claimtrack capture add FILE --source ID`, or take over a colleague's with `claimtrack capture import`. Of a
scanned page without text keep a version whose text can be read beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.config import Config
from claimtrack.link.wording import counted, listed
from claimtrack.rule import Hit, rule
from claimtrack.rules._quotes import at_source, copy_named, resting

if TYPE_CHECKING:
    from claimtrack.evidence.quotation import Exhibit

_WHY = {"missing": "is not on this machine", "changed": "is not what was stored", "unread": "has no text that can be read"}


@rule("CT505", "capture-not-here", scope="exhibit", severity="note")
def check(exhibit: Exhibit, _config: Config) -> Iterator[Hit]:
    """A source whose quotes were not checked, wholly or in part; said once."""
    lacking = [one for one in exhibit.holdings if one.presence != "whole" and one.unchecked]
    quotes = {quote.order: quote for one in lacking for quote in one.unchecked} | {one.order: one for one in exhibit.without_copy}
    if not quotes or (all(one.presence == "changed" for one in lacking) and not exhibit.without_copy):
        return
    ordered = tuple(quotes[order] for order in sorted(quotes))
    are = "is" if len(ordered) == 1 else "are"
    missing = any(one.presence == "missing" for one in lacking)
    yield Hit(
        message=f"{counted(len(ordered), 'quote')} found in `{exhibit.key}` {are} not checked: {_why(exhibit)}",
        labels=at_source(exhibit, ordered, "not checked against it", "source"),
        notes=resting(ordered),
        help="fetch it with `claimtrack capture import`"
        if missing
        else f"keep a copy: `claimtrack capture add FILE --source {exhibit.key}`",
        claims=tuple(sorted({quote.claim for quote in ordered})),
        about=(exhibit.key,),
    )


def _why(exhibit: Exhibit) -> str:
    lacking = [one for one in exhibit.holdings if one.presence != "whole" and one.unchecked]
    named = [f"{copy_named(one.capture)} {_WHY[one.presence]}" for one in lacking[:2]]
    more = [f"{len(lacking) - 2} more are not either"] if len(lacking) > 2 else []
    if exhibit.without_copy:
        named.append("there is no copy of it" if not exhibit.holdings else "there is no copy of that day")
    return listed([*named, *more])
