"""What a check leaves for an index, as it lies before it is sorted: rows as lines of JSON without what no output may show.

Written by whoever has the rows, this machine or the workers of a cluster. A row that held anything that is withheld is `veiled`:
of a claim then nothing is kept but what lists show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from claimtrack.archive.rows import Hiding
from claimtrack.catalogue import libraries
from claimtrack.catalogue.forms import HeldCamp, HeldClaim, HeldPair, HeldSource
from claimtrack.engine import writing
from claimtrack.engine.at_work import Sent, read
from claimtrack.engine.spark import Rows, SparkEngine
from claimtrack.finding import Withheld
from claimtrack.render.withheld import without_secrets

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = "first string, second string, third string, veiled boolean, line string"
_NAMES = ("first", "second", "third", "veiled", "line")
_AT_ONCE = 2_000
Row = HeldClaim | HeldPair
Registered = HeldSource | HeldCamp


def write(rows: Iterable[Any], folder: Path, hiding: Hiding, engine: object) -> None:
    """Write rows of one kind into a folder, whether there are any or not."""
    if isinstance(rows, Rows) and isinstance(engine, SparkEngine):
        writing.on_cluster(rows, Laying(engine.shared(hiding)), COLUMNS, folder, engine)
        if folder.exists():
            return
        rows = ()
    pyarrow, parquet = libraries.arrow()
    folder.mkdir()
    schema = pyarrow.schema([(name, pyarrow.bool_() if name == "veiled" else pyarrow.string()) for name in _NAMES])
    with parquet.ParquetWriter(folder / "part-0.parquet", schema, compression="zstd") as writer:
        for batch in batches(rows, hiding.words):
            writer.write_batch(batch)


class Laying:
    """Runs on a worker: rows as lines."""

    def __init__(self, sent: Sent) -> None:
        """Keep what may not be shown."""
        self.sent = sent

    def __call__(self, given: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The lines, in batches."""
        words = self.sent.opened().words
        for batch in given:
            yield from batches((row for _, row in read(batch)), words)


def batches(rows: Iterable[Row], words: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    """Rows as lines, in batches."""
    import pyarrow  # noqa: PLC0415 - on a worker, or where a table is written

    laid = (_laid(row, words) for row in rows)
    while waiting := list(islice(laid, _AT_ONCE)):
        yield pyarrow.RecordBatch.from_pydict(dict(zip(_NAMES, zip(*waiting, strict=True), strict=True)))


def _laid(row: Row, words: tuple[str, ...]) -> tuple[str, str, str, bool, str]:
    shown, veiled = veil(row, words)
    if isinstance(row, HeldClaim):
        if veiled:
            shown["record"] = None
        entry = shown["entry"]
        return entry["id"], entry["path"], f"{entry['document']:09}", veiled, msgspec.json.encode(shown).decode("utf-8")
    return shown["a"], shown["b"], shown["about"], veiled, msgspec.json.encode(shown).decode("utf-8")


def veil(value: Any, words: tuple[str, ...]) -> tuple[Any, bool]:
    """A value as plain values without what may not be shown, and whether there was any. As all outputs do it: in its JSON."""
    try:
        line = msgspec.json.encode(value).decode("utf-8")
    except UnicodeEncodeError:  # the name of a file that is no UTF-8
        line = msgspec.json.encode(_legible(msgspec.to_builtins(value))).decode("utf-8")
    (shown,) = without_secrets([line], Withheld(words=words))
    return msgspec.json.decode(str(shown)), str(shown) != line


def shown(one: Registered, words: tuple[str, ...]) -> Registered:
    """A source or camp without what may not be shown, made anew: msgspec leaves out a default by its identity, which is
    another in a record that a helper read."""
    return msgspec.convert(veil(one, words)[0], type(one))


def _legible(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if isinstance(value, dict):
        return {_legible(key): _legible(one) for key, one in value.items()}
    return [*map(_legible, value)] if isinstance(value, list | tuple) else value
