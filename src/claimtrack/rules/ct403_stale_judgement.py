"""A judgement on two claims of which one has changed since.

## Why it matters to a desk

Somebody once said that two claims belong together, or do not, and since then nobody is asked about them. When one of them is
rewritten, the answer may be another. The judgement stands until a person decides again, and the desk is told; a judgement
without `of:`, as one writes it by hand, is never called stale.

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
    """The judgement, when one of its claims says something else than when it was judged."""
    if not link.stale:
        return
    said = link.judgement
    who = " ".join(part for part in (f"by {said.by}" if said.by else "", f"on {said.date}" if said.date else "") if part)
    again = f"claimtrack link {link.a.id} {link.b.id} --{said.verdict}"
    yield Hit(
        message=f"`{link.a.id}` or `{link.b.id}` has changed since they were judged {said.verdict}",
        labels=(
            Label(link.place, f"judged {who}" if who else "judged before", "primary"),
            Label(link.a.place("claim"), "as it is now", "secondary"),
            Label(link.b.place("claim"), "as it is now", "secondary"),
        ),
        help=f"read both again, then `{again}` if it still holds, or judge otherwise",
        claims=(link.a.id, link.b.id),
    )
