"""The distributed engine: both verbs over the DataFrames of Apache Spark, classic or through Spark Connect; no work of its own.

`flat_map` is `mapInArrow`; `group` is `groupBy(bucket).applyInArrow`, where a bucket holds many keys, as a call for each key
would cost more than most keys are worth. Nothing runs before somebody reads the rows: calls of `flat_map` behind each other, or
behind a `group`, run as one, and rows that go from one call into another never come to the driver.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import TYPE_CHECKING, Any, Generic

from claimtrack.engine.at_work import COLUMNS, Grouping, Mapping, Sent, Step, batched, read
from claimtrack.engine.rows import kinds_of
from claimtrack.engine.scratch import Scratch
from claimtrack.verbs import In, Out, Shared, Together

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_LARGE = 1_000_000
"""A shared value of more bytes is put where workers can read it once, if there is such a place."""


class SparkEngine:
    """Runs both verbs on a cluster; rows come back in any order.

    `scratch` is where rows lie between stations; `buckets` is how many parts all keys fall into.
    """

    def __init__(
        self, session: SparkSession, scratch: Scratch, buckets: int, listener: Callable[[str, int], None] | None = None
    ) -> None:
        """Keep the session, which somebody opened and will close."""
        self.session, self.scratch, self.buckets, self.listener = session, scratch, buckets, listener
        self._sent: dict[int, tuple[Any, Sent]] = {}

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Rows[Out]:
        """All that `function(row, shared)` gives, for every row; runs when it is read."""
        step = Step(function, self.shared(shared))
        if isinstance(rows, Rows):
            return Rows(self, rows.frame, rows.first, (*rows.steps, step))
        return Rows(self, self._laid_out(rows), None, (step,))

    def group(
        self, function: Callable[[str, list[In], Shared], Iterable[Out]], rows: Iterable[tuple[str, In]], shared: Shared
    ) -> Rows[Out]:
        """All that `function(key, rows, shared)` gives, for every key; runs when it is read."""
        return Rows(self, self._laid_out(rows, self.buckets), Step(function, self.shared(shared)))

    def _laid_out(self, rows: Iterable[Any], buckets: int = 0) -> DataFrame | None:
        """The table of some rows; brought to the cluster where they are not there."""
        if isinstance(rows, Rows):
            return rows.laid_out(buckets)
        if isinstance(rows, Together):
            tables = self.tables(rows.parts, buckets)
            return reduce(lambda one, other: one.unionAll(other), tables) if tables else None
        return self.scratch.brought(batched(rows, buckets))

    def tables(self, parts: Iterable[Iterable[Any]], buckets: int = 0) -> list[DataFrame]:
        """The tables of several streams, but of those of which there are no rows."""
        return [table for table in (self._laid_out(part, buckets) for part in parts) if table is not None]

    def shared(self, shared: Any) -> Sent:
        """A shared value, ready to be sent; the same object once."""
        if id(shared) not in self._sent:
            data = pickle.dumps(shared, protocol=5)
            digest = hashlib.sha256(data).hexdigest()
            path = self.scratch.kept_file(digest, data) if len(data) > _LARGE else None
            # Holding the value keeps its identity from going to another.
            self._sent[id(shared)] = (shared, Sent(digest, None if path else data, path))
        return self._sent[id(shared)][1]


class Rows(Iterable[Out], Generic[Out]):
    """Rows on the cluster: a table (none where there are no rows), and the calls that are still to run on it.

    Each time it is read, it runs; `kept` runs it once.
    """

    def __init__(
        self, engine: SparkEngine, frame: DataFrame | None, first: Step | None = None, steps: tuple[Step, ...] = ()
    ) -> None:
        """Nothing runs yet."""
        self.engine, self.frame, self.first, self.steps = engine, frame, first, steps

    def laid_out(self, buckets: int = 0) -> DataFrame | None:
        """The table of these rows, each a pair of a key and a row where they are to be grouped in so many buckets."""
        if self.frame is None:
            return None
        if self.first is not None:
            run = Grouping(self.first, self.steps, buckets)
            # A plain function without types: Spark takes from the types of another what it is to be called with.
            return self.frame.groupBy("bucket").applyInArrow(lambda table: run(table), COLUMNS)  # noqa: PLW0108 - see above
        if not (self.steps or buckets):
            return self.frame
        return self.frame.mapInArrow(Mapping(self.steps, buckets), COLUMNS)

    def kept(self, *beside: Iterable[Any]) -> Rows[Any]:
        """The same rows with others beside them, worked out now, and not again by whoever reads them again."""
        if self.first is None and not self.steps and not beside:
            return self
        tables = self.engine.tables((self, *beside))
        return Rows(self.engine, self.engine.scratch.kept(tables) if tables else None)

    def only(self, *kinds: type[Any]) -> Rows[Any]:
        """Those of the rows that are of these types, without a look at what they hold."""
        frame = self.laid_out()
        names = [name for kind in kinds for name in kinds_of(kind)]
        return Rows(self.engine, None if frame is None else frame.where(frame["kind"].isin(names)))

    def __iter__(self) -> Iterator[Out]:
        """Work the rows out, and bring them to the driver."""
        frame = self.laid_out()
        if frame is None:
            return
        number = 0
        for batch in self.engine.scratch.fetched(frame):
            for _, row in read(batch):
                yield row
            number += batch.num_rows
            if self.engine.listener is not None:
                self.engine.listener(self._station, number)

    @property
    def _station(self) -> str:
        """The module of the last function, as whoever waits is told it."""
        last = self.steps[-1].function if self.steps else self.first.function if self.first else None
        return getattr(getattr(last, "func", last), "__module__", "").rpartition(".")[2]
