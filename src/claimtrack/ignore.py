"""Ignore comments as values: what one says, and what became of it in a run. Who finds and applies them is `suppress.py`."""

from __future__ import annotations

import msgspec

from claimtrack.place import Place


class Comment(msgspec.Struct, frozen=True, order=True):
    """An ignore comment: the place it speaks of, the codes or names it silences, and why."""

    place: Place
    codes: tuple[str, ...]
    reason: str


class Ignored(msgspec.Struct, frozen=True):
    """A comment after the run: `unused` are those of its codes that silenced nothing though their rules were run."""

    comment: Comment
    unused: tuple[str, ...]
