"""An outlet's repetition of somebody else's report, recorded as a voice of its own.

## Why it matters to a desk

Four outlets that run one agency's story are one source printed four times. Until the record says so (`picks_up`), each counts
as an independent witness and lifts the score of a claim that has only one.

## Bad

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday
said:
  - source: wire
    basis: firsthand
  - source: herald       # finding: CT303
    via: [wire]
# sources/wire.yaml
source: a news agency
kind: agency
anonymity: named
# sources/herald.yaml
source: the Herald
kind: outlet
anonymity: named
```

## Good

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday
said:
  - source: wire
    basis: firsthand
  - source: herald
    picks_up: [wire]
# sources/wire.yaml
source: a news agency
kind: agency
anonymity: named
# sources/herald.yaml
source: the Herald
kind: outlet
anonymity: named
```

## What to do

Write `picks_up: [ID]` with the report that was repeated. If the outlet saw for itself, say so: `basis: firsthand`.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.link.wording import listed
from claimtrack.model import Attribution, Source
from claimtrack.rule import Hit, rule

_REPEATERS = ("agency", "outlet", "post", "media")
_CARRIERS = ("agency", "outlet")


@rule("CT303", "pickup-as-voice", scope="claim", severity="warning")
def check(dossier: Dossier, _config: Config) -> Iterator[Hit]:
    """Each attribution of an outlet that came through, or is credited to, another one, and declares no pickup."""
    for index, said in enumerate(dossier.claim.said):
        source = dossier.sources.get(said.source)
        if source is None or not _repeats(source) or said.picks_up or said.basis in ("firsthand", "document"):
            continue
        repeated = sorted({*source.credits, *_carried_by_outlets(dossier, said)} - {said.source})
        if repeated:
            whose = listed(f"`{name}`" for name in repeated)
            yield Hit(
                message=f"`{said.source}` repeats {whose} and counts as a voice of its own",
                labels=(Label(dossier.place("said", index, "source"), f"a pickup of {whose}?"),),
                help=f"write `picks_up: [{', '.join(repeated)}]`, or `basis: firsthand` if it saw for itself",
                claims=(dossier.id,),
                about=(dossier.id, said.source),
            )


def _repeats(source: Source) -> bool:
    """Whether it is an outlet that speaks under its name; a voice that an article leaves unnamed is not one."""
    return source.kind in _REPEATERS and source.anonymity == "named"


def _carried_by_outlets(dossier: Dossier, said: Attribution) -> set[str]:
    return {name for name in said.via if name in dossier.sources and dossier.sources[name].kind in _CARRIERS}
