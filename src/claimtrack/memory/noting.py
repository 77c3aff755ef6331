"""An engine that notes what the next run can begin from: what came out of a few functions while another engine did the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from claimtrack import rule, suppress
from claimtrack.finding import Finding
from claimtrack.ignore import Comment
from claimtrack.link import pairs, propose, remarks, sketch, unread
from claimtrack.link.pairs import Pair, Unheld
from claimtrack.link.register import Register
from claimtrack.link.sketch import Sketch
from claimtrack.memory import slips
from claimtrack.memory import state as states
from claimtrack.memory.concordance import Filing
from claimtrack.memory.spool import Named, Rows, Spool
from claimtrack.memory.state import Remarked, Seen
from claimtrack.records import Reading
from claimtrack.score import cluster
from claimtrack.score.cluster import Cluster
from claimtrack.verbs import Engine, In, Out, Shared


class Noting:
    """Both verbs as the engine within has them. `known` are the sketches of all claims, where they need not be made again."""

    def __init__(self, within: Engine, known: Mapping[str, Sketch] | None = None) -> None:
        """Nothing is noted yet."""
        self._within = within
        self._known = known
        self.remarked: list[Remarked] = []
        """What comments of the files that were given may tell of somebody."""
        self.found: list[bytes] | Rows = []
        """All that the rules said, packed, whether it is told or not; but for what they say of comments."""

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterable[Out]:
        """As the engine within."""
        if function is sketch.of_dossier and self._known is not None:
            return self._sketched(rows, self._known)
        return self._heard(function, self._within.flat_map(function, rows, shared))

    def group(
        self, function: Callable[[str, list[In], Shared], Iterable[Out]], rows: Iterable[tuple[str, In]], shared: Shared
    ) -> Iterable[Out]:
        """As the engine within."""
        return self._heard(function, self._within.group(function, rows, shared))

    def _heard(self, function: object, found: Iterable[Out]) -> Iterable[Out]:
        note = self._note(function)
        return found if note is None else _noted(found, note)

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
    """The same of a run of a whole corpus; what passes is packed and laid aside, as nobody needs it until the run ends."""

    def __init__(self, within: Engine, folder: Path | None = None) -> None:
        """Nothing is noted yet; `folder` is where much of it may lie meanwhile."""
        super().__init__(within)
        self._spool = Spool(folder)
        self._claims, self._sketches, self._clusters, self._others, self._slips = (Named(self._spool) for _ in range(5))
        self.found, self._pairs = Rows(self._spool), Rows(self._spool)
        self._read = states.of_readings(())
        self._words = Filing()
        self._register = Register()
        self._related = 0
        self._levels: dict[str, int] = {}
        self._examples: dict[str, bytes] = {}
        self._nameless: list[str] = []
        self._comments: list[Comment] = []

    def seen(self) -> Seen | None:
        """What the run saw; None where there was no room for it. Raises OSError where it can no more be read."""
        if not self._spool.whole:
            return None
        return Seen(
            read=self._read,
            claims=self._claims,
            sketches=self._sketches,
            clusters=self._clusters,
            others=self._others,
            slips=self._slips,
            levels=self._levels,
            examples=self._examples,
            pairs=sorted(map(states.pair, self._pairs), key=lambda one: (one.a.id, one.b.id)),
            related=self._related,
            words=self._words.concordance(),
            register=self._register,
            nameless=self._nameless,
            comments=self._comments,
            remarked=self.remarked,
            found=[*self.found],
        )

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterable[Out]:
        """As the engine within."""
        if function is unread.telling and isinstance(shared, Register):
            rows = list(rows)
            self._register = shared
            self._lay([one for one in rows if isinstance(one, Reading)])
        return super().flat_map(function, rows, shared)

    def _lay(self, readings: Sequence[Reading]) -> None:
        """Have all that was read."""
        self._read = states.of_readings(readings)
        for one in readings:
            (self._claims if one.folder == "claims" else self._others).add(one.path, states.packed(one))
        for name, value in slips.of_claims(filed for one in readings if one.folder == "claims" for filed in one.claims).items():
            self._slips.add(name, value)

    def _note(self, function: object) -> Callable[[Any], None] | None:
        notes: dict[Any, Callable[[Any], None]] = {
            suppress.comments: self._comments.append,
            unread.telling: self._nameless.append,
            sketch.of_dossier: self._draw,
            cluster.clusters: self._stand,
            pairs.pairs: self._meet,
            propose.conflicting: self._meet,
        }
        return notes.get(function) or super()._note(function)

    def _draw(self, one: Sketch) -> None:
        self._sketches.add(one.id, states.packed_sketch(one))
        self._words.add(one)

    def _stand(self, one: Cluster) -> None:
        level, packed = one.corroboration.level, states.packed_cluster(one)
        self._levels[level] = self._levels.get(level, 0) + 1
        self._examples.setdefault(level, packed)
        self._clusters.add(one.id, packed)

    def _meet(self, one: Pair | Unheld) -> None:
        if not isinstance(one, Pair):
            return
        self._related += 1
        if one.conflicting:
            self._pairs.append(states.packed(states.plain_pair(one)))


def _noted(found: Iterable[Out], note: Callable[[Out], None]) -> Iterator[Out]:
    for one in found:
        note(one)
        yield one
