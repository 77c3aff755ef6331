"""Ignore comments as values: what one says, and what became of it in a run. Who finds and applies them is `suppress.py`."""

from __future__ import annotations

import msgspec

from claimtrack.place import Place


class Comment(msgspec.Struct, frozen=True):
    """An ignore comment: the place it speaks of, the codes or names it silences, and why; `owner` is the id of its record."""

    place: Place
    codes: tuple[str, ...]
    reason: str
    owner: str = ""

    @property
    def order(self) -> tuple[object, ...]:
        """The key by which comments are sorted: place, codes, reason."""
        return (self.place.order, self.codes, self.reason)


class Ignored(msgspec.Struct, frozen=True):
    """A comment after the run: `unused` are those of its codes that silenced nothing though their rules were run."""

    comment: Comment
    unused: tuple[str, ...]
