"""A quote that is not what its source says.

## Why it matters to a desk

One word makes another statement: "will" became "may", a "not" got lost, two sentences were made one. What was changed openly,
with an ellipsis or square brackets, is allowed as long as it does not turn the sense; what only typing decides (quotation
marks, dashes, spaces, capitals) is no change. A word that is changed, added or left out is an error; an article or a "that", a
contraction written out or a question mark lost is a warning; a number in figures instead of words, or the spelling of another
country, a note. What counts as what: docs/quotes.md.

## Bad

```yaml
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
said:
  - source: ministry
    quote: Within a month, they may have left the bases  # finding: CT502
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
    quote: “[W]ithin a month ... they will have left the bases”
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

Quote what is there, or mark what you leave out with `...` and what you put in with `[ ]`. Two passages are two quotes. Where the
publisher has changed the page since, say so beside the quote and pin the copy that has it (`found: {sha256: ...}`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from claimtrack.config import Config
from claimtrack.finding import Label, Severity
from claimtrack.link.wording import listed, short
from claimtrack.rule import Hit, rule
from claimtrack.rules._quotes import about, copy_named, copy_of, told

if TYPE_CHECKING:
    from claimtrack.evidence.quotation import Quotation
    from claimtrack.evidence.verdict import Verdict, Weight

_SEVERITY: dict[Weight, Severity] = {"meaning": "error", "words": "warning", "spelling": "note"}
_LOUDEST: tuple[Weight, ...] = ("meaning", "words", "spelling")
_MOST = 4


@rule("CT502", "quote-altered", scope="quotation", severity="error")
def check(one: Quotation, _config: Config) -> Iterator[Hit]:
    """A quote with other words than the copy, one of passages that stand apart there, one that the newest copy has no more."""
    verdict = one.verdict
    if verdict is None or verdict.kind == "absent":
        return
    if verdict.kind == "joined":
        yield _joined(one, verdict)
    elif verdict.changes:
        yield _changed(one, verdict)
    elif one.newest is not None and one.capture is not None:
        yield Hit(
            message=f"`{short(one.of.quote)}` is gone from {copy_named(one.newest)}, the newest of `{one.of.found.in_}`: "
            f"the publisher changed it; it stands in {copy_named(one.capture)}",
            labels=(Label(one.of.place, f"{verdict.passages[0].place} of {copy_named(one.capture)}"),),
            help="say that the page was changed, and pin the copy that has it: add its `sha256` to `found`",
            severity="warning",
            claims=(one.of.claim,),
            about=("gone", *about(one.of)),
        )


def _changed(one: Quotation, verdict: Verdict) -> Hit:
    weight = next(weight for weight in _LOUDEST if any(change.weight == weight for change in verdict.changes))
    ordered = sorted(verdict.changes, key=lambda change: _LOUDEST.index(change.weight))
    more = [f"and {len(ordered) - _MOST} more changes"] if len(ordered) > _MOST else []
    places = listed(dict.fromkeys(passage.place for passage in verdict.passages[:3]))
    words = ordered[0].now if ordered[0].now in one.of.quote else ""
    has = [f"{passage.place} has: `{short(passage.text, 200)}`" for passage in verdict.passages[:3]]
    return Hit(
        message=f"{listed([*map(told, ordered[:_MOST]), *more])} in a quote from {places} of {copy_of(one)}",
        labels=(Label(msgspec.structs.replace(one.of.place, words=words), ordered[0].why or told(ordered[0])),),
        help="quote the words that are there, or mark what you change: `...` for what is left out, `[ ]` for what is put in",
        severity=_SEVERITY[weight],
        notes=tuple(has),
        claims=(one.of.claim,),
        about=about(one.of),
    )


def _joined(one: Quotation, verdict: Verdict) -> Hit:
    parts = listed(f"`{short(passage.text)}` ({passage.place})" for passage in verdict.passages)
    if "..." not in one.of.quote and "…" not in one.of.quote:
        what, way_on = "runs together what stands apart", "make it two quotes, or mark the gap with `...`"
    elif verdict.far:
        what, way_on = "joins by an ellipsis what stands far apart", "make it two quotes"
    else:
        what, way_on = "has its parts in another order", "keep the order of the source, or make it two quotes"
    return Hit(
        message=f"the quote {what} in {copy_of(one)}: {parts}",
        labels=(Label(one.of.place, f"{len(verdict.passages)} passages"),),
        help=way_on,
        severity="warning" if verdict.far and verdict.changes == () and "..." in one.of.quote.replace("…", "...") else "error",
        claims=(one.of.claim,),
        about=("joined", *about(one.of)),
    )
