"""The state of a corpus after its last whole run, kept for the next: by program, configuration and day, beside what lay there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from claimtrack.config import Config, Settings
from claimtrack.memory import contents
from claimtrack.memory.kept import Kept
from claimtrack.memory.state import Noted, State

Tree = dict[str, bytes]
"""The names of the contents of all records, by path."""

Kind = TypeVar("Kind")

TABLE = "states"
SPARE = 3
"""So many rows of others are left in peace: a state takes three, and is large."""
_OF_THE_REPORT = ("select", "ignore", "min_confidence", "fail_on", "baseline")
"""The settings by which nothing is found, and which decide what of it is told."""


class Known:
    """What is kept of one corpus by one configuration on one day, with these stored copies."""

    def __init__(self, kept: Kept, config: Config, copies: bytes) -> None:
        """Nothing is looked up yet; `copies` stands for the stored copies (`contents.copies_key`)."""
        usual = {name: getattr(Settings(), name) for name in _OF_THE_REPORT}
        by = msgspec.structs.replace(config, settings=msgspec.structs.replace(config.settings, **usual))
        parts = msgspec.json.encode(by, order="sorted"), copies
        self._kept = kept
        self._tree, self._state, self._claims = (kept.key(name, *parts) for name in (b"tree", b"state", b"claims"))

    def tree(self) -> Tree | None:
        """What lay there."""
        value = self._kept.values([self._tree]).get(self._tree)
        return None if value is None else _decoded(value, Tree)

    def noted(self, tree: Mapping[str, bytes]) -> Noted | None:
        """The state of what lay there; None where it is not there whole, or of anything else."""
        of = contents.key_of(tree)
        values = self._kept.values([self._state, self._claims])
        state, claims = (values.get(key, b"") for key in (self._state, self._claims))
        if not (state.startswith(of) and claims.startswith(of)):
            return None
        known = _decoded(memoryview(state)[len(of) :], State)
        read = _decoded(memoryview(claims)[len(of) :], dict[str, memoryview])
        return None if known is None or read is None else Noted(known, read)

    def keep(self, tree: Mapping[str, bytes], noted: Noted) -> None:
        """Keep the state of what lies there; not where a name in it is no text that can be written, as a file's can be."""
        of = contents.key_of(tree)
        try:
            state, claims = (_behind(of, part) for part in noted)
            self._kept.keep({self._tree: _ENCODER.encode(tree), self._state: state, self._claims: claims})
        except UnicodeEncodeError:
            return


def _behind(of: bytes, part: object) -> bytearray:
    """What a part is kept as, of what it is in front; in one piece, as it is large."""
    made = bytearray(of)
    _ENCODER.encode_into(part, made, len(of))
    return made


def _decoded(value: bytes | memoryview, kind: type[Kind]) -> Kind | None:
    try:
        return msgspec.msgpack.decode(value, type=kind)
    except (msgspec.MsgspecError, ValueError):
        return None


_ENCODER = msgspec.msgpack.Encoder()
