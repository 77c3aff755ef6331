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
    """The pair, when its verdict is attribution: the first dispute between the two."""
    if pair.relation.verdict != "attribution":
        return
    for index, one in _uttered(pair.a):
        for number, other in _uttered(pair.b):
            speakers = one.source != other.source
            if one.utterance != other.utterance or not (speakers or other_words(one.quote, other.quote)):
                continue
            dispute = f"said by `{one.source}` or by `{other.source}`" if speakers else f"`{one.quote}` or `{other.quote}`"
            yield Hit(
                message=f"two accounts of the utterance `{one.utterance}`: {dispute}",
                labels=(
                    Label(pair.a.place("said", index, "utterance"), one.source if speakers else "in these words", "primary"),
                    Label(pair.b.place("said", number, "utterance"), other.source if speakers else "or in these", "secondary"),
                ),
                help="go back to the recording; if these are two utterances, give each its own `utterance`",
                confidence=pair.confidence,
                notes=(pair.relation.why,),
                claims=(pair.a.id, pair.b.id),
            )
            return


def _uttered(dossier: Dossier) -> list[tuple[int, Attribution]]:
    return [(index, said) for index, said in enumerate(dossier.claim.said) if said.utterance]
