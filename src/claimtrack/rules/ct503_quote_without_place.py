"""A quote without a place where it can be looked up, or with the wrong one.

## Why it matters to a desk

Whoever doubts a quote, and whoever translates or corrects it, has to find it again. "Paragraph 4 of the article" takes a moment,
a quote without a place an afternoon, and a wrong place makes people doubt a quote that is right. Where a copy of the source is
here, the place is looked up and offered; one that another paragraph was put in front of is the usual case.

## Bad

```yaml
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
said:
  - source: ministry
    quote: they will have left the bases
    date: 2026-02-23
    found: {in: morning-paper, at: paragraph 2}  # finding: CT503
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

Add `found: {in: SOURCE, at: paragraph 4}`, or run `claimtrack verify --fix`, which writes the place where the copy has the quote.
Places that are checked: `paragraph 4`, `paragraphs 4-5`, `page 3`, `page 3, paragraph 2`, `headline`; others are taken as they
are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.config import Config
from claimtrack.finding import Fix, Label, Put
from claimtrack.rule import Hit, rule
from claimtrack.rules._quotes import about, copy_named

if TYPE_CHECKING:
    from claimtrack.evidence.quotation import Quotation


@rule("CT503", "quote-without-place", scope="quotation", severity="note")
def check(one: Quotation, _config: Config) -> Iterator[Hit]:
    """A quote that is found nowhere by its record, or word for word at another place than the record says."""
    found = one.of.found
    if not (found.in_ or found.sha256):
        link = found.url or found.archived
        yield Hit(
            message=f"`{one.of.claim}` quotes `{one.of.said.source}` and "
            + ("gives a link only" if link else "does not say where the words stand"),
            labels=(Label(one.of.place, "where does it stand?"),),
            help="add `found: {in: SOURCE, at: paragraph 4}`, and keep a copy with `claimtrack capture add`",
            claims=(one.of.claim,),
            about=about(one.of),
        )
    elif one.misplaced and one.verdict is not None and one.capture is not None:
        stands = f"stands in {one.verdict.passages[0].place} of {copy_named(one.capture)}"
        yield Hit(
            message=f"the quote {stands}, not in {found.at}" if found.at else f"no place is given; the quote {stands}",
            labels=(Label(one.of.at("found", "at") if found.at else one.of.at("found"), one.at or "elsewhere"),),
            help=f"write `at: {one.at}`" if one.at else "say where it stands in your own words",
            severity="warning" if found.at else "note",
            claims=(one.of.claim,),
            about=about(one.of),
            fix=Fix(title=f"write `{one.at}`", edits=(Put(one.of.at("found", "at"), one.at),)) if one.at else None,
        )
