"""An allegation against somebody whose answer was not sought.

## Why it matters to a desk

The SPJ Code of Ethics asks to seek out the subjects of coverage and let them respond to allegations of wrongdoing; most
editorial codes, and in many countries the law of defamation, ask the same. The reply often changes the story, and the request
must be provable later: when, to whom, with what answer.

## Bad

```yaml
# claims/mayor-took-gifts.yaml
claim: The mayor took gifts from the builder
alleges: corruption       # finding: CT110
said:
  - source: auditor
# sources/auditor.yaml
source: the city auditor
kind: official
anonymity: named
```

## Good

```yaml
# claims/mayor-took-gifts.yaml
claim: The mayor took gifts from the builder
alleges: corruption
reply:
  asked: 2026-02-20
  of: the mayor's office
  answer: denies that there were any gifts
said:
  - source: auditor
# sources/auditor.yaml
source: the city auditor
kind: official
anonymity: named
```

## What to do

Ask, leave reasonable time, and record `reply: {asked, of, answer}`. No answer is recorded too: `answer: none by 22 February`.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.rule import Hit, rule


@rule("CT110", "allegation-without-reply", scope="claim", severity="warning")
def check(dossier: Dossier, _config: Config) -> Iterator[Hit]:
    """The allegation, when neither a request for a reply nor an answer is recorded."""
    claim = dossier.claim
    if claim.alleges and not (claim.reply and (claim.reply.asked or claim.reply.answer)):
        yield Hit(
            message=f"`{dossier.id}` alleges {claim.alleges}, and no reply is recorded",
            labels=(Label(dossier.place("alleges"), "not heard"),),
            help="ask, and record it: `reply: {asked: 2026-02-23, of: ..., answer: ...}`",
            claims=(dossier.id,),
        )
