"""One claim in two states: its wording, its other fields, who says what, and the reasons for its verdict."""

from __future__ import annotations

from typing import Any

import msgspec

from claimtrack.changes.differences import Spoken, matched, spoken
from claimtrack.changes.mixture import Sides
from claimtrack.changes.reasons import Reasons, Step, reasons, same
from claimtrack.changes.wording import Run, reworded
from claimtrack.model import Attribution
from claimtrack.score.cluster import Cluster

_APART = ("claim", "said", "id")
"""What is told by itself, or not at all: `id` where the claim's name is."""


class Field(msgspec.Struct, frozen=True):
    """A field of the record that is another; None where it is not there."""

    name: str
    before: Any
    after: Any


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that is not what it was, or does not stand as it did. `said` has the own attributions that differ."""

    before: Cluster
    after: Cluster
    wording: tuple[Run, ...]
    fields: tuple[Field, ...]
    said: tuple[Spoken, ...]
    reasons: Reasons

    @property
    def id(self) -> str:
        """What the claim is called now."""
        return self.after.id

    @property
    def renamed(self) -> bool:
        """Whether it had another id."""
        return self.before.id != self.after.id

    @property
    def moved(self) -> bool:
        """Whether its verdict is another one."""
        return same(self.before.corroboration) != same(self.after.corroboration)

    @property
    def rise(self) -> int:
        """By how many levels it rose; below 0 where it fell."""
        return Step(self.before.corroboration, self.after.corroboration).rise

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        own = self.wording or self.fields or self.said or self.renamed
        return bool(own or self.moved or self.reasons.others or self.reasons.found)


def changed(sides: Sides) -> Changed:
    """All in which the second state of a claim differs from the first."""
    before, after = (one.dossier.claim for one in sides[:2])
    names = [name for name in before.__struct_fields__ if name not in _APART]
    values = {name: tuple(msgspec.to_builtins(getattr(one, name)) for one in (before, after)) for name in names}
    every = matched(before.said, after.said)
    return Changed(
        before=sides.before,
        after=sides.after,
        wording=reworded(before.claim, after.claim),
        fields=tuple(Field(name, old, new) for name, (old, new) in values.items() if old != new),
        said=tuple(spoken(sides.after.id, every, Attribution.__struct_fields__)),
        reasons=reasons(sides),
    )
