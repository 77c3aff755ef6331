"""Two states of a corpus, before and after an edit, made ready to be judged near it: what both ways of doing so give."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from claimtrack.gather import Gathered
from claimtrack.link.sketch import Sketch
from claimtrack.memory.slips import keys_of_quotes
from claimtrack.memory.state import Noted, Sketches
from claimtrack.model import FiledSource
from claimtrack.records import File


class Unsure(Exception):
    """It cannot be told from the state alone what the edit does: the corpus is checked as a whole."""


class Edit(NamedTuple):
    """The files that came or hold other bytes, and the paths of those that went."""

    files: Sequence[File]
    gone: frozenset[str]

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all of them."""
        return self.gone.union(file.path for file in self.files)


class Side(NamedTuple):
    """One side: what of it is judged (the same is left out of both), and the sketches of the claims there."""

    known: Gathered
    sketches: Mapping[str, Sketch]


class Ready(NamedTuple):
    """Both sides, and the state after the edit, but for what is judged: that is still as it was before.

    `sources` are all, where they had to be put together; None where the state has them.
    """

    before: Side
    after: Side
    noted: Noted
    sources: Sequence[FiledSource] | None


def quoted(known: Gathered, changed: Collection[str]) -> Iterator[str]:
    """The keys under which claims that changed are quoted."""
    return (key for one in known.dossiers if one.id in changed for key in keys_of_quotes(one.claim))


def beside(sketches: Sketches, known: Gathered) -> dict[str, Sketch]:
    """The sketches of the claims that are judged, each with its dossier."""
    sketches.packed.fetch(one.id for one in known.dossiers)
    return {one.id: msgspec.structs.replace(sketches[one.id], dossier=one) for one in known.dossiers if one.id in sketches}
