"""One claim that is recorded twice.

## Why it matters to a desk

Two records of one claim split its sources between them: each looks weaker than the claim is, and who corrects one leaves the
other as it was. Two texts are only called duplicates when they say the same words in the same order, but for typing and small
words: no number, sign, name, ending or negation stands in one of them alone, and a name may only differ in accents, doubled
consonants, the Arabic article, or as the table of names allows. And only when `claimtrack merge` would unite them: where their
fields say that they are about two places, days or questions, or one is retracted, they are at most proposed as related (CT401).

## Bad

```yaml
# claims/depot-burned.yaml
claim: The fuel depot at Port Selim burned for two days                                   # finding: CT402
said:
  - source: fire-service
# claims/port-selim-fire.yaml
claim: "“The fuel depot at Port Selim burned for 2 days”"                                 # finding: CT402
said:
  - source: harbour-office
# sources/fire-service.yaml
source: the fire service of Port Selim
kind: body
anonymity: named
# sources/harbour-office.yaml
source: the harbour office
kind: body
anonymity: named
```

## Good

```yaml
# claims/depot-burned.yaml
claim: The fuel depot at Port Selim burned for two days
was: [port-selim-fire]
said:
  - source: fire-service
  - source: harbour-office
# claims/depot-burned-three-days.yaml
claim: The fuel depot at Port Selim burned for three days
said:
  - source: harbour-office
# sources/fire-service.yaml
source: the fire service of Port Selim
kind: body
anonymity: named
# sources/harbour-office.yaml
source: the harbour office
kind: body
anonymity: named
```

## What to do

`claimtrack merge A B` takes the statements of B over into A and lets the old id lead there (`--diff` shows it first). If they are
two claims after all, say where they differ in their sentences, or `claimtrack link A B --different`.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.propose import Proposal
from claimtrack.rule import Hit, rule


@rule("CT402", "duplicate-claim", scope="proposal", severity="warning")
def check(proposal: Proposal, _config: Config) -> Iterator[Hit]:
    """The proposal, when it is a duplicate."""
    if proposal.kind != "duplicate":
        return
    yield Hit(
        message=f"`{proposal.a.id}` and `{proposal.b.id}` are one claim",
        labels=(
            Label(proposal.a.place("claim"), "says", "primary"),
            Label(proposal.b.place("claim"), "the same", "secondary"),
        ),
        help=f"`claimtrack merge {proposal.a.id} {proposal.b.id}`; if they are two, say in their sentences where they differ",
        claims=(proposal.a.id, proposal.b.id),
    )
