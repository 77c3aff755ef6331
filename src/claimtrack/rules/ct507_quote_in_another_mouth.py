"""A quote that the copy puts in somebody else's mouth.

## Why it matters to a desk

Right words under the wrong name are a wrong quote, and the easiest slip in a story with many voices. The speaker is looked for
beside the quotation, by the patterns in which news in English names one ("X said", "told AFP", "according to X"). That is a
guess at language, so this is a note with low confidence and never more; it speaks only where a name stands there and nothing in
the copy ties it to the source that is recorded.

## Bad

```yaml
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
said:
  - source: union  # finding: CT507
    quote: they will have left the bases
    date: 2026-02-23
    found: {in: morning-paper, at: paragraph 1}
# sources/union.yaml
source: the soldiers' trade union
kind: body
anonymity: named
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
Karin Holm of the ministry of defence said: "Within a month, they will have left the bases."
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
Karin Holm of the ministry of defence said: "Within a month, they will have left the bases."
The road to the border was closed on Monday.
```

## What to do

Read the passage and correct `source:`. Where it is the same speaker under another description, add that to the description of
the source, or silence this with the reason.
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


@rule("CT507", "quote-in-another-mouth", scope="quotation", severity="note")
def check(one: Quotation, _config: Config) -> Iterator[Hit]:
    """A quote beside which the copy names a speaker who surely is not the source."""
    if one.mouth is None or one.verdict is None:
        return
    yield Hit(
        message=f"in {one.verdict.passages[0].place} of {copy_of(one)} the speaker seems to be "
        f"`{short(one.mouth)}`, not `{one.of.said.source}`",
        labels=(Label(one.of.at("source"), "somebody else?"),),
        help="read the passage, and correct `source:` if the words are somebody else's",
        confidence="low",
        claims=(one.of.claim,),
        about=about(one.of),
    )
