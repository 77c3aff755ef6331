"""Something that was said off the record stands in a claim.

## Why it matters to a desk

Off the record means that it may not be published. To quote it breaks a promise, and may put a person in danger; the file in
git is where it would leak first. Such an attribution counts for nothing in the score. Its words in a record are an error; the
bare mention of the source is a warning.

## Bad

```yaml
# claims/minister-resigns.yaml
claim: The minister will resign
said:
  - source: aide
    words: says that the letter is written    # finding: CT108
# sources/aide.yaml
source: an aide to the minister
kind: person
anonymity: off_record
```

## Good

```yaml
# claims/minister-resigns.yaml
claim: The minister will resign
said:
  - source: party
    words: has been told of the resignation
# sources/party.yaml
source: the governing party
kind: body
anonymity: named
```

## What to do

Remove the attribution, and the words with it, from the history too if they were pushed. Use what you were told to find
somebody who will say it on the record.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.link.wording import anonymity
from claimtrack.rule import Hit, rule


@rule("CT108", "off-the-record-quoted", scope="claim", severity="error")
def check(dossier: Dossier, _config: Config) -> Iterator[Hit]:
    """Each attribution to which off the record applies."""
    for index, said in enumerate(dossier.claim.said):
        if anonymity(said, dossier.sources.get(said.source)) != "off_record":
            continue
        words = "quote" if said.quote else "words" if said.words else None
        yield Hit(
            message=f"`{said.source}` spoke off the record, and {'its words stand' if words else 'is cited'} in `{dossier.id}`",
            labels=(Label(dossier.place("said", index, words or "source"), "may not be published"),),
            help="remove this attribution, and find somebody who will say it on the record",
            severity=None if words else "warning",
            claims=(dossier.id,),
            about=(dossier.id, said.source),
        )
