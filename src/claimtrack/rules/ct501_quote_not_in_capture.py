"""A quote that its source does not have.

## Why it matters to a desk

Quotation marks promise the very words. A quote that nobody can find where it is said to stand was invented, belongs to somebody
else, comes from another version of the text, or was recorded under the wrong source; each of these ends in a correction. News
codes ask for quotes to be checked against the recording or the page before they are printed, and this is that check.

Copies are kept with `claimtrack capture add`; without one on this machine nothing is said but that the quote was not checked
(CT505).

## Bad

```yaml
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
said:
  - source: ministry
    quote: there will be no retreat of any kind  # finding: CT501
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

Go back to the page. Correct the quote or the source it is `found` in; if the publisher has changed the page, keep a copy of the
version that has the words; if nobody has them, write what was said as `words:`, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.wording import short
from claimtrack.rule import Hit, rule
from claimtrack.rules._quotes import about, copy_of

if TYPE_CHECKING:
    from claimtrack.evidence.quotation import Quotation


@rule("CT501", "quote-not-in-capture", scope="quotation", severity="error")
def check(one: Quotation, _config: Config) -> Iterator[Hit]:
    """A quote of which no copy has as much as a passage like it."""
    if one.verdict is None or one.verdict.kind != "absent":
        return
    near = [f"nearest to it comes {passage.place}: `{short(passage.text, 100)}`" for passage in one.verdict.passages[:1]]
    yield Hit(
        message=f"`{short(one.of.quote, 80)}` is not in {copy_of(one)}",
        labels=(Label(one.of.place, "not there"),),
        help="go back to the page: correct the quote or where it was found, or write it as `words:`",
        notes=tuple(near),
        claims=(one.of.claim,),
        about=about(one.of),
    )
