"""A value in a field that the claim's own sentence does not bear out.

## Why it matters to a desk

The sentence is what readers will see; the field is what the desk's checks go by. When the one says 30 and the other 20, every
conflict with other claims is looked for at the wrong number, and whoever checks the field has not checked what is printed. Style
books ask that every figure be checked against the text as it will run.

## Bad

```yaml
# claims/trucks.yaml
claim: At least 30 trucks left the base    # finding: CT112
value: 20 trucks                           # finding: CT112
said:
  - source: team
    basis: firsthand
    date: 2026-02-23
# sources/team.yaml
source: our own team
kind: team
anonymity: named
```

## Good

```yaml
# claims/trucks.yaml
claim: At least 30 trucks left the base
value: at least 30 trucks
said:
  - source: team
    basis: firsthand
    date: 2026-02-23
# claims/exit.yaml
claim: The troops will have left within a month
when: by 2026-03-23
mode: forecast
said:
  - source: team
    date: 2026-02-23
# sources/team.yaml
source: our own team
kind: team
anonymity: named
```

## What to do

Correct the one that is wrong. A field that says the same as the sentence can be left out: the sentence is read where no field
gives a value. Yes and no (`polarity`) and names (`label`) are not held against the sentence: it may answer the question in other
words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.link.side import readable, said_on, sentence_of
from claimtrack.model import Claim
from claimtrack.policy import RelationPolicy
from claimtrack.rule import Hit, rule
from claimtrack.values import languages, quantity, sentence, window
from claimtrack.values.mention import Mention
from claimtrack.values.quantity import Quantity
from claimtrack.values.window import Window


@rule("CT112", "value-differs-from-sentence", scope="claim", severity="warning")
def check(dossier: Dossier, config: Config) -> Iterator[Hit]:
    """The value of a field, where the sentence states values of its kind and all of them exclude it."""
    policy = config.policy.relation
    value = readable(dossier.claim, policy)
    if not isinstance(value, Quantity | Window):
        return
    others = _others(dossier.claim, value, policy)
    if not others or not all(_excluded(value, one, policy) for one in others):
        return
    field = "value" if isinstance(value, Quantity) else "when"
    words = msgspec.structs.replace(dossier.place("claim"), words=others[0].text)
    yield Hit(
        message=f"`{field}` says {value.phrase()}, the sentence {others[0].value.phrase()}",
        labels=(Label(dossier.place(field), "the field"), Label(words, "the sentence", "secondary")),
        help=f"correct the one that is wrong; without `{field}` the sentence itself is read",
        claims=(dossier.id,),
    )


def _others(claim: Claim, value: Quantity | Window, policy: RelationPolicy) -> Sequence[Mention]:
    """The values of the sentence that can be held against that of the field: quantities of the same dimension, or its times.

    None where all that might be a quantity of it bears the field out: then nothing has to be read for sure.
    """
    language = languages.of(claim.claim)
    if isinstance(value, Window):
        return sentence.times_of(claim.claim, said_on(claim), language)
    dimension = value.unit.dimension
    perhaps = sentence.counts_at_most(claim.claim, dimension, policy, language)
    doubtful = None if perhaps is None else [one for one in perhaps if _excluded(value, one, policy)]
    if doubtful is not None and not sentence.outside_times(doubtful, claim.claim, said_on(claim), language):
        return ()
    read = sentence_of(claim, policy).quantities
    return [one for one in read if isinstance(one.value, Quantity) and one.value.unit.dimension == dimension]


def _excluded(value: Quantity | Window, one: Mention, policy: RelationPolicy) -> bool:
    if value.extent == one.value.extent:
        return False
    match value, one.value:
        case Quantity() as ours, Quantity() as theirs:
            sets = quantity.relate(ours, theirs, policy)
        case Window() as ours, Window() as theirs:
            sets = window.relate(ours, theirs, policy)
        case _:
            return False
    return sets is not None and sets.sets == "disjoint" and not sets.rounding
