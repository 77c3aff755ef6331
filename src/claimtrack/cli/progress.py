"""How far a long run is: a line on the terminal, after a second, gone when the run is done."""

from __future__ import annotations

import sys
from time import monotonic

_PATIENCE = 1.0
_EVERY = 0.1
_DOING = {
    "records": "reading records",
    "namesakes": "comparing ids",
    "dossier": "gathering sources",
    "references": "following references",
    "keys": "sorting claims by question",
    "pairs": "comparing claims",
    "cluster": "scoring claims",
    "sketch": "looking for names and figures",
    "blocking": "sorting claims by their words",
    "propose": "comparing texts",
    "judgements": "reading judgements",
    "rule": "checking rules",
    "suppress": "reading ignore comments",
}


class Progress:
    """Listens to an engine. Writes nothing until a run has taken longer than a second."""

    def __init__(self) -> None:
        """Start the clock."""
        self._began = self._told = monotonic()

    def __enter__(self) -> Progress:
        """Ready to listen."""
        return self

    def __exit__(self, *_: object) -> None:
        """Wipe the line, if one was written."""
        if self._told > self._began:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def step(self, name: str, number: int) -> None:
        """A step has done so many rows."""
        now = monotonic()
        if now - self._began < _PATIENCE or now - self._told < _EVERY:
            return
        self._told = now
        sys.stderr.write(f"\r\x1b[K{_DOING.get(name, name)} ... {number}\r")
        sys.stderr.flush()
