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
from claimtrack.memory import state as states
from claimtrack.memory.concordance import Filing
from claimtrack.memory.state import Remarked, Seen
from claimtrack.records import Reading
from claimtrack.verbs import Engine, In, Out, Shared


class Noting:
    """Both verbs as the engine within has them. `known` are the sketches of all claims, where they need not be made again."""

    def __init__(self, within: Engine, known: Mapping[str, Sketch] | None = None) -> None:
        """Nothing is noted yet."""
        self._within = within
        self._known = known
        self.remarked: list[Remarked] = []
        """What comments of the files that were given may tell of somebody."""
        self.found: list[bytes] = []
        """All that the rules said, packed, whether it is told or not; but for what they say of comments."""

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterable[Out]:
        """As the engine within."""
        if function is sketch.of_dossier and self._known is not None:
            return self._sketched(rows, self._known)
        found = self._within.flat_map(function, rows, shared)
        note = self._note(function)
        return found if note is None else _noted(found, note)

    def group(
        self, function: Callable[[str, list[In], Shared], Iterable[Out]], rows: Iterable[tuple[str, In]], shared: Shared
    ) -> Iterable[Out]:
        """As the engine within."""
        return self._within.group(function, rows, shared)

    def _note(self, function: object) -> Callable[[Any], None] | None:
        """What is done with all that comes out of a function; None where it is let pass."""
        if isinstance(function, partial) and function.func is rule.findings:
            return self._say
        return self.remarked.append if function is remarks.of_file else None

    def _say(self, finding: Finding) -> None:
        self.found.append(states.packed(finding))

    @staticmethod
    def _sketched(rows: Iterable[Any], known: Mapping[str, Any]) -> Iterator[Any]:
        return (known[one.id] for one in rows if one.id in known)


class NotingAll(Noting):
    """The same of a run of a whole corpus; what there is of each claim is packed as it passes, for it need not stay as it is."""

    def __init__(self, within: Engine) -> None:
        """Nothing is noted yet."""
        super().__init__(within)
        self._read = states.of_readings(())
        self._claims: dict[str, bytes] = {}
        self._sketches: dict[str, bytes] = {}
        self._words = Filing()
        self._register = Register()
        self._nameless: list[str] = []
        self._comments: list[Comment] = []

    def seen(self) -> Seen:
        """What the run saw."""
        return Seen(
            read=self._read,
            claims=self._claims,
            sketches=self._sketches,
            words=self._words.concordance(),
            register=self._register,
            nameless=self._nameless,
            comments=self._comments,
            remarked=self.remarked,
            found=self.found,
        )

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterable[Out]:
        """As the engine within."""
        if function is unread.telling and isinstance(shared, Register):
            rows = list(rows)
            readings = [one for one in rows if isinstance(one, Reading)]
            self._read, self._register = states.of_readings(readings), shared
            self._claims = {one.path: states.packed_reading(one) for one in readings if one.folder == "claims"}
        return super().flat_map(function, rows, shared)

    def _note(self, function: object) -> Callable[[Any], None] | None:
        notes: dict[Any, Callable[[Any], None]] = {
            suppress.comments: self._comments.append,
            unread.telling: self._nameless.append,
            sketch.of_dossier: self._draw,
        }
        return notes.get(function) or super()._note(function)

    def _draw(self, one: Sketch) -> None:
        self._sketches[one.id] = states.packed_sketch(one)
        self._words.add(one)


def _noted(found: Iterable[Out], note: Callable[[Out], None]) -> Iterator[Out]:
    for one in found:
        note(one)
        yield one
