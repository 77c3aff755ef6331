"""How a fix is shown beside its finding: a line, a mark, plain values; and how a report says what can be fixed in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from claimtrack.finding import Finding, Fix, Rename
from claimtrack.link.wording import counted

SAFE, OFFERED = "[*]", "[?]"


def line(fix: Fix) -> str:
    """What a fix does, and how it is made."""
    return f"{fix.title} (claimtrack verify --fix{'' if fix.safe else ', which asks first'})"


def mark(fix: Fix | None) -> str:
    """Behind a finding: ` [*]` where `--fix` mends it, ` [?]` where it asks first, nothing where there is no fix."""
    return "" if fix is None else f" {SAFE if fix.safe else OFFERED}"


def hint(findings: Iterable[Finding]) -> str | None:
    """How many findings `--fix` mends, and about how many it asks; None where there are none."""
    fixes = [one.fix for one in findings if one.fix]
    safe = sum(fix.safe for fix in fixes)
    asked = f"asks about {len(fixes) - safe}"
    if not fixes:
        return None
    if not safe:
        return f"{OFFERED} `claimtrack verify --fix` {asked}"
    more = f" and {asked} more" if len(fixes) > safe else ""
    return f"{SAFE} `claimtrack verify --fix` mends {counted(safe, 'finding')}{more}"


def as_values(fix: Fix) -> dict[str, Any]:
    """A fix as plain values. The `value` of a `rename` is the new key."""
    edits = [
        {
            "kind": type(edit).__name__.lower(),
            "path": edit.place.path,
            "document": edit.place.document,
            "route": list(edit.place.route),
            "value": edit.key if isinstance(edit, Rename) else msgspec.to_builtins(edit.value),
        }
        for edit in fix.edits
    ]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}
