"""An engine that notes what the next run can begin from: what came out of a few functions while another engine did the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from claimtrack import rule, suppress
from claimtrack.finding import Finding
from claimtrack.ignore import Comment
from claimtrack.link import remarks, sketch, unread
from claimtrack.link.remarks import Remark
from claimtrack.link.sketch import Sketch
from claimtrack.records import Reading
from claimtrack.verbs import Engine, In, Out, Shared


class Noting:
    """Both verbs as the engine within has them. `known` are the sketches of all claims, where they need not be made again."""

    def __init__(self, within: Engine, known: Mapping[str, Sketch] | None = None) -> None:
        """Nothing is noted yet."""
        self._within = within
        self._known = known
        self.readings: list[Reading] = []
        """What was read of each file, as the rules saw it."""
        self.comments: list[Comment] = []
        self.remarked: list[tuple[str, Remark]] = []
        self.sketches: list[Sketch] = []
        self.found: list[Finding] = []
        """All that the rules said, whether it is told or not; but for what they say of comments."""

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterable[Out]:
        """As the engine within."""
        if function is sketch.of_dossier:
            return self._sketched(rows, shared)
        if function is unread.telling:
            rows = list(rows)
            self.readings += (one for one in rows if isinstance(one, Reading))
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
        return {suppress.comments: self.comments, remarks.of_file: self.remarked}.get(function)  # type: ignore[call-overload, no-any-return]

    def _sketched(self, rows: Iterable[Any], shared: Any) -> Iterator[Any]:
        if self._known is not None:
            yield from (self._known[one.id] for one in rows if one.id in self._known)
        else:
            yield from _noted(self._within.flat_map(sketch.of_dossier, rows, shared), self.sketches)


def _noted(found: Iterable[Out], kept: list[Out]) -> Iterator[Out]:
    for one in found:
        kept.append(one)
        yield one
