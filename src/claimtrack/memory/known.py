"""The state of a corpus after its last whole run, kept for the next: by program, configuration and day, beside what lay there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, TypeVar

import msgspec

from claimtrack.config import Config, Settings
from claimtrack.link.rarity import Counts
from claimtrack.memory import contents
from claimtrack.memory.concordance import Concordance, concordance
from claimtrack.memory.kept import Kept, Value
from claimtrack.memory.leaves import Bundle, Leaves, bundles
from claimtrack.memory.sides import Unsure
from claimtrack.memory.slips import Slips, filed
from claimtrack.memory.state import Noted, Sketches, State

Tree = dict[str, bytes]
"""The names of the contents of all records, by path."""

Kind = TypeVar("Kind")

TABLE = "states"
SPARE = 0
"""No rows of others are left in peace but as many as a state takes, as it is large (`Kept`)."""
KINDS = ("claims", "sketches", "clusters", "others", "sources", "slips", "filed", "under", "wholes")
"""What is kept in bundles of each: readings by path, sketches, clusters, sources, slips, what says where these are found, and
terms and keys of the concordance."""
LISTS: dict[str, Any] = {"found": list[bytes]}
"""What of a state is kept in pages, as there is much of it, and what a page holds."""
PAGE = 2_000
"""So many rows make a page: in one piece all of them would take room once more when they are packed, and when they are read."""
_OF_THE_REPORT = ("select", "ignore", "min_confidence", "fail_on", "baseline")
"""The settings by which nothing is found, and which decide what of it is told."""


class Lay(msgspec.Struct, frozen=True, array_like=True):
    """What lay there, and one key for it."""

    key: bytes
    tree: Tree


class Head(msgspec.Struct, frozen=True, array_like=True):
    """All of a state but its pages, which it counts, and its bundles, of which it has the names that come first in each."""

    state: State
    claims: list[str]
    counts: Counts
    pages: list[int]
    firsts: list[list[str]]


class Known:
    """What is kept of one corpus by one configuration on one day, with these stored copies."""

    def __init__(self, kept: Kept, config: Config, copies: bytes) -> None:
        """Nothing is looked up yet; `copies` stands for the stored copies (`contents.copies_key`)."""
        usual = {name: getattr(Settings(), name) for name in _OF_THE_REPORT}
        by = msgspec.structs.replace(config, settings=msgspec.structs.replace(config.settings, **usual))
        parts = msgspec.json.encode(by, order="sorted"), copies
        self._kept = kept
        self._tree, self._state = (kept.key(name, *parts) for name in (b"tree", b"state"))

    def tree(self) -> Lay | None:
        """What lay there."""
        return _decoded(self._values([self._tree]).get(self._tree), Lay)

    def noted(self, lay: Lay) -> Noted | None:
        """The state of what lay there; None where it is not there whole, or of anything else.

        What there is of each claim is looked up later, by those who ask for it; they get Unsure where it is not there.
        """
        head = _decoded(self._of(lay.key, [self._state]).get(self._state), Head)
        lists = None if head is None else self._lists(lay.key, head.pages)
        if head is None or lists is None:
            return None
        claims, sketches, clusters, others, sources, slips, filed, under, wholes = (
            Leaves(firsts, partial(self._bundles, lay.key, kind)) for kind, firsts in zip(KINDS, head.firsts, strict=True)
        )
        words = Concordance(head.claims, head.counts, under, wholes)
        state = msgspec.structs.replace(head.state, **lists)
        return Noted(state, claims, sketches, clusters, others, sources, Slips(slips, filed), words)

    def _lists(self, of: bytes, pages: Sequence[int]) -> dict[str, list[Any]] | None:
        """The lists that are kept in pages, as many of each; None where one is not there whole, or of anything else."""
        keys = [(name, self._part(name, number)) for name, count in zip(LISTS, pages, strict=True) for number in range(count)]
        values = self._of(of, [key for _, key in keys])
        found: dict[str, list[Any]] = {name: [] for name in LISTS}
        for name, key in keys:
            page = _decoded(values.pop(key, None), LISTS[name])
            if page is None:
                return None
            found[name] += page
        return found

    def keep(self, tree: Tree, noted: Noted) -> None:
        """Keep the state of what lies there; not where a name in it is no text that can be written, as a file's can be."""
        of = contents.key_of(tree)
        try:
            words = noted.words or concordance(Sketches(noted.sketches).values())
            noted.slips.by_id.load()
            found = noted.slips.filed if noted.slips.filed is not None else filed(noted.slips.all(), noted.state.register)
            of_claims = (noted.claims, noted.sketches, noted.clusters, noted.others, noted.sources, noted.slips.by_id, found)
            leaves = dict(zip(KINDS, (*of_claims, words.under, words.wholes), strict=True))
            for values in leaves.values():
                values.load()  # what is replaced cannot be read meanwhile
            rows = self._packed(of, noted.state, words, leaves)
            self._kept.keep_all(chain([(self._tree, _ENCODER.encode(Lay(of, tree)))], rows))
        except (UnicodeEncodeError, Unsure):
            return

    def _packed(self, of: bytes, state: State, words: Concordance, leaves: Mapping[str, Leaves]) -> Iterator[tuple[bytes, Value]]:
        """The rows of a state, each with what it is of before it, packed one by one as they are written; the head is the last."""
        pages: list[int] = []
        for name in LISTS:
            rows = getattr(state, name)
            pages.append(-(-len(rows) // PAGE))
            for number in range(pages[-1]):
                yield self._part(name, number), _behind(of, rows[number * PAGE : (number + 1) * PAGE])
        firsts: list[list[str]] = []
        for kind, values in leaves.items():
            firsts.append([])
            for number, (first, bundle) in enumerate(bundles(values)):
                firsts[-1].append(first)
                yield self._part(kind, number), _behind(of, bundle)
        bare = msgspec.structs.replace(state, **{name: [] for name in LISTS})
        yield self._state, _behind(of, Head(bare, words.claims, words.counts, pages, firsts))

    def _bundles(self, of: bytes, kind: str, numbers: Sequence[int]) -> dict[int, Bundle]:
        """Bundles by their numbers. Raises Unsure where one is not there whole, or of anything else."""
        keys = {number: self._part(kind, number) for number in numbers}
        values = self._of(of, keys.values())
        found = {number: _decoded(values.get(key), dict[str, memoryview]) for number, key in keys.items()}
        whole: dict[int, Bundle] = {number: bundle for number, bundle in found.items() if bundle is not None}
        if len(whole) < len(found):
            raise Unsure
        return whole

    def _part(self, kind: str, number: int) -> bytes:
        return self._kept.key(kind.encode(), self._state, str(number).encode())

    def _of(self, of: bytes, keys: Iterable[bytes]) -> dict[bytes, memoryview]:
        """What is kept under these keys, as far as it is of just this."""
        return {key: value[len(of) :] for key, value in self._values(keys).items() if value[: len(of)] == of}

    def _values(self, keys: Iterable[bytes]) -> dict[bytes, memoryview]:
        return {key: memoryview(value) for key, value in self._kept.values(keys).items()}


def _behind(of: bytes, part: object) -> bytearray:
    """What a part is kept as, of what it is in front; in one piece, as it may be large."""
    made = bytearray(of)
    _ENCODER.encode_into(part, made, len(of))
    return made


def _decoded(value: memoryview | None, kind: type[Kind]) -> Kind | None:
    try:
        return None if value is None else msgspec.msgpack.decode(value, type=kind)
    except (msgspec.MsgspecError, ValueError):
        return None


_ENCODER = msgspec.msgpack.Encoder()
