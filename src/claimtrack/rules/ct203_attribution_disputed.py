"""Two accounts of one utterance that differ in who spoke, or in the words.

## Why it matters to a desk

A quotation is a fact of its own: these words, this mouth. When one story gives a sentence to "an official" and another to the
foreign minister, or when "will" has become "may" on the way, one of the two is wrong whatever the troops do. Quotation marks
mean exact words in every style book.

## Bad

```yaml
# claims/exit-said-by-official.yaml
claim: They will be gone within a month, an official said
about: exit/complete
said:
  - source: official
    utterance: within-a-month     # finding: CT203
    quote: within a month, they will have withdrawn
# claims/exit-said-by-minister.yaml
claim: They will be gone within a month, the minister said
about: exit/complete
said:
  - source: minister
    utterance: within-a-month     # finding: CT203
    quote: within a month, they will have withdrawn
# sources/official.yaml
source: a government official
kind: official
anonymity: unnamed
known_to: [the desk chief]
# sources/minister.yaml
source: the foreign minister
kind: official
anonymity: named
```

## Good

```yaml
# claims/exit-said-by-minister.yaml
claim: They will be gone within a month, the minister said
about: exit/complete
said:
  - source: minister
    utterance: within-a-month
    quote: within a month, they will have withdrawn
# claims/exit-said-again.yaml
claim: They will all be gone within a month
about: exit/complete
said:
  - source: minister
    utterance: within-a-month
    quote: "Within a month they will have withdrawn"
# sources/minister.yaml
source: the foreign minister
kind: official
anonymity: named
```

## What to do

Go back to the recording or the transcript. If two people used the same words, give each its own `utterance`.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.link.pairs import Pair
from claimtrack.link.utterances import other_words
from claimtrack.model import Attribution
from claimtrack.rule import Hit, rule


@rule("CT203", "attribution-disputed", scope="pair", severity="warning")
def check(pair: Pair, _config: Config) -> Iterator[Hit]:
    """The pair, when its verdict is attribution: the two accounts that differ most plainly."""
    if pair.relation.verdict != "attribution":
        return
    accounts = [(one, other) for one in _uttered(pair.a) for other in _uttered(pair.b) if one[1].utterance == other[1].utterance]
    (index, one), (number, other) = min(accounts, key=_plainness)
    beside, dispute = _told(one, other)
    yield Hit(
        message=f"two accounts of the utterance `{one.utterance}`: {dispute}",
        labels=(
            Label(pair.a.place("said", index, "utterance"), beside[0], "primary"),
            Label(pair.b.place("said", number, "utterance"), beside[1], "secondary"),
        ),
        help="go back to the recording; if these are two utterances, give each its own `utterance`",
        confidence=pair.confidence,
        notes=tuple(note for note in (pair.relation.why, pair.doubt) if note),
        claims=(pair.a.id, pair.b.id),
    )


def _told(one: Attribution, other: Attribution) -> tuple[tuple[str, str], str]:
    """The words beside each place, and the dispute in a few."""
    if one.source != other.source:
        return (one.source, other.source), f"by `{one.source}` or by `{other.source}`"
    if other_words(one.quote, other.quote):
        return ("in these words", "or in these"), f"`{one.quote}` or `{other.quote}`"
    return (_stance(one), _stance(other)), f"`{one.source}` said it, or did not"


def _stance(said: Attribution) -> str:
    return "denies it" if said.stance == "denies" else "as it stands here"


def _plainness(accounts: tuple[tuple[int, Attribution], tuple[int, Attribution]]) -> int:
    one, other = accounts[0][1], accounts[1][1]
    return 0 if one.source != other.source else 1 if other_words(one.quote, other.quote) else 2


def _uttered(dossier: Dossier) -> list[tuple[int, Attribution]]:
    return [(index, said) for index, said in enumerate(dossier.claim.said) if said.utterance]
