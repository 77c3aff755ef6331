"""A judgement on two claims that no longer holds as it was given.

## Why it matters to a desk

Somebody once said that two claims belong together, or do not, and since then nobody is asked about them. When one of them is
rewritten, the answer may be another. The judgement stands until a person decides again, and the desk is told; a judgement
without `of:`, as one writes it by hand, is never called stale. Two judgements that say the opposite of the same two claims, as
when the work of two desks is put together, are told as well: until one is taken back the claims are compared, so that nothing is
hidden by them. So is a judgement of a claim and itself.

## Bad

```yaml
# claims/toll-at-the-bridge.yaml
claim: Six people were killed at the bridge on Sunday  # finding: CT403
said:
  - source: hospital
# claims/toll-in-the-city.yaml
claim: Nine people were killed in the city on Sunday   # finding: CT403
said:
  - source: hospital
# sources/hospital.yaml
source: the city hospital
kind: body
anonymity: named
# links.yaml
- {a: toll-at-the-bridge, b: toll-in-the-city, verdict: different, date: 2026-02-22, of: 000000000000}  # finding: CT403
```

## Good

```yaml
# claims/toll-at-the-bridge.yaml
claim: Six people were killed at the bridge on Sunday
said:
  - source: hospital
# claims/toll-in-the-city.yaml
claim: Nine people were killed in the city on Sunday
said:
  - source: hospital
# sources/hospital.yaml
source: the city hospital
kind: body
anonymity: named
# links.yaml
- {a: toll-at-the-bridge, b: toll-in-the-city, verdict: different, date: 2026-02-23, of: 0aa745d245ba}
```

## What to do

Read both once more and say it again: `claimtrack link A B --same` or `--different`. `claimtrack link A B --undo` takes the
judgement back; then the pair may be proposed again.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.judgements import JudgedLink
from claimtrack.rule import Hit, rule


@rule("CT403", "stale-judgement", scope="judgement", severity="warning")
def check(link: JudgedLink, _config: Config) -> Iterator[Hit]:
    """The judgement, when one of its claims has changed since, when another says the opposite, or when both claims are one."""
    if link.own:
        yield _of_one(link)
    elif link.against:
        yield _contradicted(link)
    if link.stale:
        yield _stale(link)


def _of_one(link: JudgedLink) -> Hit:
    said = link.judgement
    merged = f"`{said.a}` and `{said.b}` were judged {said.verdict}, and are one claim, `{link.a.id}`"
    return Hit(
        message=merged
        if said.a != said.b
        else f"`{link.a.id}` is judged {said.verdict} from itself"
        if said.verdict == "different"
        else f"`{link.a.id}` is judged the same as itself, which says nothing",
        labels=(Label(link.place, "judged here", "primary"), Label(link.a.place("claim"), "the claim", "secondary")),
        help=f"take it back with `claimtrack link {said.a} {said.b} --undo`"
        + (", or part the two claims again" if said.a != said.b else ", or name the other claim"),
        claims=(link.a.id,),
        about=("itself", said.a, said.b, said.verdict),
    )


def _contradicted(link: JudgedLink) -> Hit:
    said = link.judgement
    opposite = "same" if said.verdict == "different" else "different"
    return Hit(
        message=f"`{link.a.id}` and `{link.b.id}` are judged {said.verdict} and {opposite}",
        labels=(
            Label(link.place, f"judged {said.verdict}", "primary"),
            *(Label(place, f"judged {opposite}", "secondary") for place in link.against),
        ),
        help=f"decide with `claimtrack link {link.a.id} {link.b.id} --same` or `--different`, which replaces both",
        notes=("until then the two are held against each other",),
        claims=(link.a.id, link.b.id),
        about=("contradicted", link.a.id, link.b.id),
    )


def _stale(link: JudgedLink) -> Hit:
    said = link.judgement
    who = " ".join(part for part in (f"by {said.by}" if said.by else "", f"on {said.date}" if said.date else "") if part)
    again = f"claimtrack link {link.a.id} {link.b.id} --{said.verdict}"
    return Hit(
        message=f"`{link.a.id}` or `{link.b.id}` has changed since they were judged {said.verdict}",
        labels=(
            Label(link.place, f"judged {who}" if who else "judged before", "primary"),
            Label(link.a.place("claim"), "as it is now", "secondary"),
            Label(link.b.place("claim"), "as it is now", "secondary"),
        ),
        help=f"read both again, then `{again}` if it still holds, or judge otherwise",
        claims=(link.a.id, link.b.id),
    )
