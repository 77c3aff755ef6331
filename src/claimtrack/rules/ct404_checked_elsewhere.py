"""Somebody has checked this: an index of other work holds the same claim.

## Why it matters to a desk

What another desk, or another year of one's own, has checked need not be checked from nothing: their sources are a start, and
where they came to another level one of the two has seen more. `claimtrack verify --index DIR` looks each claim up in an index
that `claimtrack index build` wrote. The same words in the same order count, but for small words and typing; where a number, a
name or a negation differs they do not, nor does "closed yesterday", said on two days. It is a note, and changes no score: what
others hold bears on a claim only once its sources are recorded here. Without `--index` nobody looks.

## Bad

```yaml
# claims/depot-burned.yaml
claim: The fuel depot at Port Selim burned for two days        # finding: CT404
said:
  - source: fire-service
# sources/fire-service.yaml
source: the fire service of Port Selim
kind: body
anonymity: named
# index.txt
corroborated 0.64 archive/port-selim: The fuel depot at Port Selim burned for 2 days
uncorroborated 0.20 archive/port-selim-three: The fuel depot at Port Selim burned for three days
```

## Good

```yaml
# claims/depot-burned-three-days.yaml
claim: The fuel depot at Port Selim burned for three days
said:
  - source: fire-service
# sources/fire-service.yaml
source: the fire service of Port Selim
kind: body
anonymity: named
# index.txt
corroborated 0.64 archive/port-selim: The fuel depot at Port Selim burned for 2 days
```

## What to do

`claimtrack explain ID --index DIR` says what it rests on there. Take over the sources that bear it, each as one recorded here,
and ask why where the two levels differ. A comment `# claimtrack: ignore[CT404] why` at the claim says that this was done.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.elsewhere import Elsewhere, There
from claimtrack.link.wording import counted, listed
from claimtrack.rule import Hit, rule

_MOST = 3


@rule("CT404", "checked-elsewhere", scope="elsewhere", severity="note")
def check(one: Elsewhere, _config: Config) -> Iterator[Hit]:
    """The first of those that say it, and how many more there are."""
    first, *others = one.found
    yield Hit(
        message=f"`{first.id}` in `{one.place}` says {'this' if one.verbatim else 'nearly this'}: {_standing(first)}",
        labels=(Label(one.dossier.place("claim"), "checked elsewhere"),),
        help=f"`claimtrack explain {first.id} --index {one.place}`; take over the sources that bear it",
        confidence="high" if one.verbatim else "medium",
        notes=tuple(_more(others)),
        claims=(one.dossier.id,),
        about=(one.dossier.id, first.id),
    )


def _standing(there: There) -> str:
    status = there.filed.record.status
    return f"{there.level} there ({there.score:.2f})" + (f", {status}" if status != "open" else "")


def _more(others: list[There]) -> Iterator[str]:
    if others:
        told = [f"`{one.id}` ({one.level})" for one in others[:_MOST]]
        more = [counted(len(others) - _MOST, "more claim")] if len(others) > _MOST else []
        yield f"so do{'es' * (len(others) == 1)} {listed([*told, *more])}"
