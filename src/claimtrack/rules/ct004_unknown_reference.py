"""A reference to a source, camp, claim or question that nobody recorded.

## Why it matters to a desk

A claim that cites a source without a record cannot be weighed: nobody knows whether the voice is named, whose side it is on,
or whether two claims rest on the same one. Published sourcing standards (the transparency principle of the International
Fact-Checking Network's code among them) ask that a reader could retrace every source; the desk must be able to first.
A `part_of` that is spelt almost like a known question is a warning: with the typo, two claims are never compared.

## Bad

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday
said:
  - source: cityhall     # finding: CT004
# sources/city-hall.yaml
source: the city hall
kind: body
anonymity: named
camp: city               # finding: CT004
```

## Good

```yaml
# claims/bridge-closed.yaml
claim: The bridge was closed on Monday
said:
  - source: city-hall
# sources/city-hall.yaml
source: the city hall
kind: body
anonymity: named
camp: city
# camps.yaml
city: {name: the city government}
```

## What to do

Take the id that is proposed (`claimtrack verify --fix` puts right what differs in case and hyphens only, and asks about the
rest), or write the missing record: `claimtrack new source ID` asks for what it needs; a camp is one
line in `camps.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Fix, Label, Put
from claimtrack.link.references import Unknown
from claimtrack.rule import Hit, rule

_ADVICE = {
    "source": "write its record: `claimtrack new source {id}`",
    "camp": "declare it in `camps.yaml`: `{id}: {{name: ..., role: party}}`",
    "claim": "take the id of a claim's file, without its suffix",
    "question": "take the question of another claim",
}


@rule("CT004", "unknown-reference", scope="references", severity="error")
def check(unknown: Unknown, _config: Config) -> Iterator[Hit]:
    """One unknown reference, with the id that was probably meant."""
    advice = _ADVICE[unknown.kind].format(id=unknown.id)
    yield Hit(
        message=f"no {unknown.kind} has the id `{unknown.id}`"
        if unknown.kind != "question"
        else f"no claim is about `{unknown.id}`",
        labels=(Label(unknown.place, f"did you mean `{unknown.near}`?" if unknown.near else f"unknown {unknown.kind}"),),
        help=f"write `{unknown.near}`, or {advice}" if unknown.near else advice,
        severity="warning" if unknown.kind == "question" else None,
        claims=(unknown.owner,) if unknown.owner_is_claim else (),
        about=(unknown.place.path, unknown.owner, unknown.kind, unknown.id, *(str(step) for step in unknown.place.route[:1])),
        fix=_fix(unknown),
    )


def _fix(unknown: Unknown) -> Fix | None:
    """The id that was meant. Another letter or digit may be another voice: then it is a person who says that it is not."""
    if unknown.near is None:
        return None
    return Fix(title=f"write `{unknown.near}`", edits=(Put(unknown.place, unknown.near),), safe=unknown.sure)
