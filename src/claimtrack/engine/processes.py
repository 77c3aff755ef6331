"""The local engine with helpers: where enough is to be done, processes forked from this one take their share of it.

They begin with all that this one holds, so that nothing is sent to them; what comes out they send back as bytes in which every
row that went in is only a number. Whether that pays is measured each time on the first rows. Where a helper ends badly, this
process does its share: what comes out is the same in the same order, however many helped.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import chain, islice
from threading import active_count
from time import process_time
from typing import IO, Any, NamedTuple

import msgspec

from claimtrack.engine.local import LocalEngine
from claimtrack.verbs import In, Out, Shared

Work = Callable[[Any], Iterable[Any]]

_LEAST = 1_000
"""Fewer calls than this are not worth a measurement."""
_SAMPLE = 50
"""One call in so many is made before it is decided who makes the others; at least so many."""
_GAIN = 0.2
"""So many seconds have to be gained: a fork copies the tables of memory, and then each page that both sides touch."""
_THERE_AND_BACK = 3
"""What is packed is unpacked again, and its memory taken twice: so many times the seconds of packing."""


def possible() -> bool:
    """Whether this process may fork: on Linux, while it has one thread; elsewhere that is not safe."""
    return sys.platform == "linux" and active_count() == 1


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Processes(LocalEngine):
    """Runs both verbs in this process and helpers. What functions remember of their calls stays with whoever made the call."""

    def __init__(
        self, jobs: int, listener: Callable[[str, int], None] | None = None, *, least: int = _LEAST, gain: float = _GAIN
    ) -> None:
        """`jobs` processes in all; help is asked for from `least` calls on, and where it gains `gain` seconds."""
        super().__init__(listener)
        self.jobs, self.least, self.gain = jobs, least, gain

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterator[Out]:
        """All that `function(row, shared)` gives, row by row. A stream is never split: whoever sends one wants little held."""
        if not isinstance(rows, list | tuple) or len(rows) < self.least:
            return super().flat_map(function, rows, shared)
        return self._together(function, rows, lambda row: function(row, shared), lambda: rows)

    def group(
        self, function: Callable[[str, list[In], Shared], Iterable[Out]], rows: Iterable[tuple[str, In]], shared: Shared
    ) -> Iterator[Out]:
        """All that `function(key, rows, shared)` gives, key by key. The rows are read when the first answer is asked for."""
        groups = self.grouped(rows)
        yield from self._together(
            function, sorted(groups), lambda key: function(key, groups[key], shared), lambda: chain.from_iterable(groups.values())
        )

    def _together(self, function: object, calls: Sequence[Any], work: Work, inputs: Callable[[], Iterable[Any]]) -> Iterator[Any]:
        """What comes out of all calls, in their order."""
        heard = iter(self._heard(function, calls))
        tried = max(_SAMPLE, len(calls) // _SAMPLE) if len(calls) >= self.least else len(calls)
        began = process_time()
        first = [list(work(call)) for call in islice(heard, tried)]
        took = process_time() - began
        yield from chain.from_iterable(first)
        rest = calls[tried:]
        if not rest or took * len(rest) / tried * (1 - 1 / self.jobs) < self.gain:
            yield from chain.from_iterable(map(work, heard))
            return
        parcel = Parcel(inputs())
        began = process_time()
        parcel.pack(first)
        packing = process_time() - began
        if (took * (1 - 1 / self.jobs) - packing * _THERE_AND_BACK) * len(rest) / tried < self.gain:
            yield from chain.from_iterable(map(work, heard))
        else:
            yield from _shared_out(rest, work, parcel, self._jobs(took * len(rest) / tried))

    def _jobs(self, seconds: float) -> int:
        """How many processes do so much work: no more than have something to do."""
        return self.jobs if self.gain <= 0 else max(2, min(self.jobs, int(seconds / self.gain)))


class Parcel:
    """Outputs as bytes and back. Whatever of them went in as it is, is a number there, and the very same object again."""

    def __init__(self, inputs: Iterable[Any]) -> None:
        """What went in; of that, records are told by their number."""
        self._inputs = [one for one in inputs if isinstance(one, msgspec.Struct)]
        self._numbers = {id(one): number for number, one in enumerate(self._inputs)}
        self._table = dict.fromkeys({*map(type, self._inputs)}, self._reduced)

    def pack(self, outputs: Sequence[Any]) -> bytes:
        """The bytes."""
        into = BytesIO()
        packer = pickle.Pickler(into, pickle.HIGHEST_PROTOCOL)
        packer.dispatch_table = self._table
        packer.dump(outputs)
        return into.getvalue()

    def unpack(self, stream: IO[bytes]) -> Any:
        """What was packed by a process that was forked from this one."""
        return _Unpacker(stream, self._inputs).load()

    def _reduced(self, one: Any) -> Any:
        number = self._numbers.get(id(one))
        return one.__reduce__() if number is None else (_went_in, (number,))


def _went_in(number: int) -> Any:
    """Stands in the bytes for what went in under a number; it is looked up while they are read, and never called."""
    raise LookupError(number)


class _Unpacker(pickle.Unpickler):
    def __init__(self, stream: IO[bytes], inputs: Sequence[Any]) -> None:
        super().__init__(stream)
        self._inputs = inputs

    def find_class(self, module: str, name: str) -> Any:
        return self._inputs.__getitem__ if name == _went_in.__name__ else super().find_class(module, name)


class _Helper(NamedTuple):
    process: Any
    part: Sequence[Any]
    file: IO[bytes]


def _shared_out(calls: Sequence[Any], work: Work, parcel: Parcel, jobs: int) -> Iterator[Any]:
    """What comes out of the calls, an even stretch of them by each process, ours the first of them."""
    size = -(-len(calls) // jobs)
    parts = [calls[at : at + size] for at in range(size, len(calls), size)]
    with _helping(parts, work, parcel) as helpers:
        yield from chain.from_iterable(map(work, calls[:size]))
        for one in helpers:
            one.process.join()
            if one.process.exitcode == 0:
                one.file.seek(0)
                yield from parcel.unpack(one.file)
            else:
                yield from chain.from_iterable(map(work, one.part))
        for part in parts[len(helpers) :]:
            yield from chain.from_iterable(map(work, part))


@contextmanager
def _helping(parts: Sequence[Sequence[Any]], work: Work, parcel: Parcel) -> Iterator[list[_Helper]]:
    """Processes at work on the parts, the first of them where not so many can be had; they are ended with the block."""
    helpers: list[_Helper] = []
    try:
        for part in parts:
            if (one := _begun(part, work, parcel)) is None:
                break
            helpers.append(one)
        yield helpers
    finally:
        for one in helpers:
            one.process.terminate()
            one.process.join()
            one.file.close()


def _begun(part: Sequence[Any], work: Work, parcel: Parcel) -> _Helper | None:
    """A process at work on a part; None where the system gives us none, or no file for what it finds."""
    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by whoever asked, and gone with this process in any case
    except OSError:
        return None
    process = multiprocessing.get_context("fork").Process(target=_help, args=(part, work, parcel, file), daemon=True)
    try:
        process.start()
    except OSError:
        file.close()
        return None
    return _Helper(process, part, file)


def _help(part: Sequence[Any], work: Work, parcel: Parcel, file: IO[bytes]) -> None:
    """The share of a helper. What goes wrong here goes wrong again in the process that asked, and is told there."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked hears it, too
    try:
        file.write(parcel.pack(list(chain.from_iterable(map(work, part)))))
        file.flush()
    except BaseException:  # noqa: BLE001 - see above
        os._exit(1)
