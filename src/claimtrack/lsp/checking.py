"""One check of a corpus that can be given up halfway: what nobody waits for any more must not keep an editor waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from claimtrack.plan import Engine, In, Out, Report, Shared
from claimtrack.session import Session


class Overtaken(Exception):
    """The text was changed while it was checked."""


class Interruptible:
    """An engine that stops between two rows once somebody says so."""

    def __init__(self, engine: Engine, overtaken: Callable[[], bool]) -> None:
        """Do the work of `engine` for as long as it is not `overtaken`."""
        self._engine = engine
        self._overtaken = overtaken

    def flat_map(self, function: Callable[[In, Shared], Iterable[Out]], rows: Iterable[In], shared: Shared) -> Iterator[Out]:
        """As the engine does. Raises Overtaken."""
        return self._watched(self._engine.flat_map(function, self._watched(rows), shared))

    def group(
        self, function: Callable[[str, list[In], Shared], Iterable[Out]], rows: Iterable[tuple[str, In]], shared: Shared
    ) -> Iterator[Out]:
        """As the engine does. Raises Overtaken."""
        return self._watched(self._engine.group(function, self._watched(rows), shared))

    def _watched(self, rows: Iterable[Out]) -> Iterator[Out]:
        for row in rows:
            if self._overtaken():
                raise Overtaken
            yield row


def check(session: Session, engine: Engine, overtaken: Callable[[], bool]) -> Report:
    """The report on a corpus. Raises Overtaken when it is not wanted any more, and Trouble as `Session.verify` does."""
    return session.verify(Interruptible(engine, overtaken))
