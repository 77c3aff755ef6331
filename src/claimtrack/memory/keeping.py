"""An engine that keeps, from one run to the next, what was read of each file and what its sentence offers for comparing.

These two take most of the time of a run that looks at one change, and depend on the bytes of one file alone. Everything else is
left to the engine within.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from claimtrack import records
from claimtrack.config import Config
from claimtrack.link import sketch
from claimtrack.link.dossier import Dossier
from claimtrack.link.sketch import Sketch
from claimtrack.memory.kept import MEMORY, Kept
from claimtrack.memory.program import program
from claimtrack.records import File, Reading
from claimtrack.verbs import Engine, In, Out, Shared

_TELL_EVERY = 200


class Kind(msgspec.Struct, frozen=True):
    """How the results of one function are kept: by what, as which bytes, and back beside the row they were made of."""

    parts: Callable[[Any, Any], tuple[bytes, ...] | None]
    packed: Callable[[Any], bytes]
    unpacked: Callable[[bytes, Any], Any]


class Keeping:
    """Both verbs as the engine within has them."""

    def __init__(self, within: Engine, kept: Kept, listener: Callable[[str, int], None] | None = None) -> None:
        """Nothing is looked up yet. The listener hears which step has done how many rows."""
        self._within = within
        self._kept = kept
        self.listener = listener
        self._known: dict[tuple[object, int], tuple[object, list[Any]]] = {}

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterator[Out]:
        """As the engine within, but that some results are looked up first, and kept where they were not there."""
        kind = KINDS.get(function)
        if kind is None:
            yield from self._within.flat_map(function, rows, shared)
            return
        waiting = list(rows)
        found = self._looked_up(function, kind, waiting, shared)
        made = {}
        for number, row in enumerate(waiting, 1):
            if (function, id(row)) not in found:
                results: list[Any] = list(function(row, shared))
                found[function, id(row)] = (row, results)
                if (parts := kind.parts(row, shared)) is not None and (value := _packed(kind, results)) is not None:
                    made[self._kept.key(*parts)] = value
            yield from found[function, id(row)][1]
            if self.listener is not None and number % _TELL_EVERY == 0:
                self.listener(getattr(function, "__module__", "").rpartition(".")[2], number)
        self._known.update(found)
        self._kept.keep(made)

    def group(
        self, function: Callable[[str, list[In], Shared], Iterable[Out]], rows: Iterable[tuple[str, In]], shared: Shared
    ) -> Iterator[Out]:
        """As the engine within."""
        yield from self._within.group(function, rows, shared)

    def _looked_up(
        self, function: object, kind: Kind, rows: Sequence[Any], shared: Any
    ) -> dict[tuple[object, int], tuple[object, list[Any]]]:
        found = {(function, id(row)): self._known[function, id(row)] for row in rows if (function, id(row)) in self._known}
        keys = {}
        for row in rows:
            parts = None if (function, id(row)) in found else kind.parts(row, shared)
            if parts is not None:
                keys[id(row)] = (self._kept.key(*parts), row)
        values = self._kept.values(key for key, _ in keys.values())
        for key, row in keys.values():
            if key in values:
                results = _unpacked(kind, values[key], row)
                if results is not None:
                    found[function, id(row)] = (row, results)
        return found


def keeping(within: Engine, root: Path, listener: Callable[[str, int], None] | None = None) -> Keeping:
    """An engine that keeps what it reads in the corpus at `root`."""
    return Keeping(within, Kept(root / MEMORY, program()), listener)


def _packed(kind: Kind, results: Sequence[Any]) -> bytes | None:
    """The results as bytes; None where a name in them is no text that can be written, as a file's can be."""
    try:
        return _ENCODER.encode([kind.packed(one) for one in results])
    except UnicodeEncodeError:
        return None


def _unpacked(kind: Kind, value: bytes, row: Any) -> list[Any] | None:
    try:
        return [kind.unpacked(one, row) for one in _DECODER.decode(value)]
    except (msgspec.MsgspecError, TypeError, ValueError):
        return None


def _of_file(file: File, _shared: object) -> tuple[bytes, ...] | None:
    if not isinstance(file.data, bytes):
        return None
    return (
        b"read",
        file.path.encode("utf-8", "surrogatepass"),
        file.folder.encode(),
        file.id.encode("utf-8", "surrogatepass"),
        file.data,
    )


def _of_sentence(dossier: Dossier, config: Config) -> tuple[bytes, ...]:
    claim = dossier.claim
    names = msgspec.msgpack.encode(config.settings.names, order="sorted")
    return b"sketch", claim.claim.encode("utf-8", "surrogatepass"), claim.status.encode(), names


def _without_dossier(one: Sketch) -> bytes:
    fields = {name: getattr(one, name) for name in one.__struct_fields__ if name != "dossier"}
    return _ENCODER.encode(fields)


def _with_dossier(packed: bytes, dossier: Dossier) -> Sketch:
    return msgspec.convert({**_FIELDS.decode(packed), "dossier": dossier}, Sketch)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[bytes])
_FIELDS = msgspec.msgpack.Decoder(dict[str, Any])
_READING = msgspec.msgpack.Decoder(Reading)

KINDS: dict[object, Kind] = {
    records.read: Kind(_of_file, _ENCODER.encode, lambda packed, _row: _READING.decode(packed)),
    sketch.of_dossier: Kind(_of_sentence, _without_dossier, _with_dossier),
}
"""The functions whose results are kept."""
