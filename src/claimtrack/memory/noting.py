"""An engine that notes what the next run can begin from: what came out of a few functions while another engine did the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from claimtrack import rule, suppress
from claimtrack.finding import Finding
from claimtrack.ignore import Comment
from claimtrack.link import remarks, sketch, unread
from claimtrack.link.register import Register
from claimtrack.link.sketch import Sketch
from claimtrack.memory.state import Remarked, Seen
from claimtrack.records import Reading
from claimtrack.verbs import Engine, In, Out, Shared


class Noting:
    """Both verbs as the engine within has them. `known` are the sketches of all claims, where they need not be made again."""

    def __init__(self, within: Engine, known: Mapping[str, Sketch] | None = None) -> None:
        """Nothing is noted yet."""
        self._within = within
        self._known = known
        self._readings: list[Reading] = []
        self._register = Register()
        self._nameless: list[str] = []
        self._comments: list[Comment] = []
        self._sketches: list[Sketch] = []
        self.remarked: list[Remarked] = []
        """What comments of the files that were given may tell of somebody."""
        self.found: list[Finding] = []
        """All that the rules said, whether it is told or not; but for what they say of comments."""

    def seen(self) -> Seen:
        """What a whole run saw."""
        return Seen(self._readings, self._register, self._nameless, self._comments, self.remarked, self._sketches, self.found)

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterable[Out]:
        """As the engine within."""
        if function is sketch.of_dossier and self._known is not None:
            return self._sketched(rows, self._known)
        if function is unread.telling and isinstance(shared, Register):
            rows = list(rows)
            self._readings = [one for one in rows if isinstance(one, Reading)]
            self._register = shared
        found = self._within.flat_map(function, rows, shared)
        kept = self._kept(function)
        return found if kept is None else _noted(found, kept)

    def group(
        self, function: Callable[[str, list[In], Shared], Iterable[Out]], rows: Iterable[tuple[str, In]], shared: Shared
    ) -> Iterable[Out]:
        """As the engine within."""
        return self._within.group(function, rows, shared)

    def _kept(self, function: object) -> list[Any] | None:
        if isinstance(function, partial) and function.func is rule.findings:
            return self.found
        kept: dict[Any, list[Any]] = {
            suppress.comments: self._comments,
            remarks.of_file: self.remarked,
            unread.telling: self._nameless,
            sketch.of_dossier: self._sketches,
        }
        return kept.get(function)

    @staticmethod
    def _sketched(rows: Iterable[Any], known: Mapping[str, Any]) -> Iterator[Any]:
        return (known[one.id] for one in rows if one.id in known)


def _noted(found: Iterable[Out], kept: list[Out]) -> Iterator[Out]:
    for one in found:
        kept.append(one)
        yield one
