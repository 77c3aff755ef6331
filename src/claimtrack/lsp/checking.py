"""One check of a corpus that can be given up halfway: what nobody waits for any more must not keep an editor waiting."""

from __future__ import annotations

from collections.abc import Callable

from claimtrack.engine.local import LocalEngine
from claimtrack.plan import Report
from claimtrack.session import Session


class Overtaken(Exception):
    """The text was changed while it was checked."""


def check(session: Session, engine: LocalEngine, overtaken: Callable[[], bool]) -> Report:
    """The report on a corpus. Raises Overtaken when it is not wanted any more, and Trouble as `Session.verify` does.

    The engine tells of every few hundred rows that it works out, and there it is asked.
    """

    def heard(_step: str, _rows: int) -> None:
        if overtaken():
            raise Overtaken

    engine.listener = heard
    return session.verify(engine)
