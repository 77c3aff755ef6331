"""Two claims that may belong together, though no question joins them.

## Why it matters to a desk

Claims are only held against each other when they are `about` the same question, or when somebody linked them. Two reporters who
write down one matter under two questions, or under none, get no warning when their numbers part. So claims whose words, names,
figures and dates are much alike are proposed to a person, who says yes or no once. It is a note: nothing follows from it, and a
pair that was judged is not proposed again.

## Bad

```yaml
# claims/harbour-strike-hamada.yaml
claim: The strike on the harbour of Al-Hamada destroyed eleven fishing boats                 # finding: CT401
said:
  - source: harbour-office
# claims/fishing-boats-lost.yaml
claim: Eleven fishing boats were destroyed in the strike on Hamada's harbour, the port says  # finding: CT401
said:
  - source: harbour-office
# sources/harbour-office.yaml
source: the harbour office
kind: body
anonymity: named
```

## Good

```yaml
# claims/harbour-strike-hamada.yaml
claim: The strike on the harbour of Al-Hamada destroyed eleven fishing boats
said:
  - source: harbour-office
# claims/fishing-boats-lost.yaml
claim: Eleven fishing boats were destroyed in the strike on Hamada's harbour, the port says
said:
  - source: harbour-office
# links.yaml
- {a: fishing-boats-lost, b: harbour-strike-hamada, verdict: same, by: the desk chief}
# sources/harbour-office.yaml
source: the harbour office
kind: body
anonymity: named
```

## What to do

Give both the same `about`, or say so with `claimtrack link A B --same`; if they have nothing to do with each other,
`claimtrack link A B --different`. `claimtrack links --review` goes through all of them, a key for each.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.propose import Proposal
from claimtrack.link.wording import listed
from claimtrack.rule import Hit, rule

_IN_WORDS = {
    "words": "words",
    "contained": "most of the shorter one",
    "same_names": "names",
    "same_figures": "figures",
    "same_subject": "the beginning of their questions",
    "verbatim": "nearly every letter",
}


@rule("CT401", "maybe-together", scope="proposal", severity="note")
def check(proposal: Proposal, _config: Config) -> Iterator[Hit]:
    """The proposal, when it is neither a duplicate nor a conflict."""
    if proposal.kind != "related":
        return
    yield Hit(
        message=f"`{proposal.a.id}` and `{proposal.b.id}` may belong together ({proposal.score:.2f})",
        labels=(
            Label(proposal.a.place("claim"), "may be about", "primary"),
            Label(proposal.b.place("claim"), "what this is about", "secondary"),
        ),
        help=f"give both one `about`, or `claimtrack link {proposal.a.id} {proposal.b.id} --same` (or `--different`)",
        confidence=proposal.confidence,
        notes=(f"they share {listed(shared(proposal))}",),
        claims=(proposal.a.id, proposal.b.id),
    )


def shared(proposal: Proposal) -> list[str]:
    """What speaks for a proposal, in words, what counts most first."""
    heaviest = sorted((one for one in proposal.features if one.adds > 0), key=lambda one: (-one.adds, one.name))
    return [_IN_WORDS[one.name] for one in heaviest if one.name in _IN_WORDS]
