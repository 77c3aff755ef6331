"""Who hears, while a command runs, what its outputs may not show: whoever opens or checks a corpus says it, the outputs listen.

In a context of its own for each run, so that no caller has to carry it, and nobody listens where no outputs were set up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

Ask = Callable[[], Iterable[str]]


class Hearer(Protocol):
    """Whoever prints."""

    def opened(self, ask: Ask) -> None:
        """A corpus was opened that protects sources; `ask` finds out, at a price, which words may not be shown of it."""
        ...

    def checked(self, words: Iterable[str]) -> None:
        """A corpus was checked, and these are the words that may not be shown of it, besides those that were known."""
        ...


_HEARER: ContextVar[Hearer | None] = ContextVar("discretion", default=None)


@contextmanager
def heard_by(hearer: Hearer) -> Iterator[None]:
    """Within this block a hearer is told."""
    token = _HEARER.set(hearer)
    try:
        yield
    finally:
        _HEARER.reset(token)


def opened(ask: Ask) -> None:
    """Say that a corpus was opened that protects sources."""
    hearer = _HEARER.get()
    if hearer is not None:
        hearer.opened(ask)


def checked(words: Iterable[str]) -> None:
    """Say what may not be shown of a corpus that was checked."""
    hearer = _HEARER.get()
    if hearer is not None:
        hearer.checked(words)
