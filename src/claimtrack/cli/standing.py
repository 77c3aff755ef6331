"""How the claims of a corpus stand, for the commands that show them: from what a run noted, else from a run of the whole.

After a `verify` a question about one claim is answered without another check of all (`docs/decisions/030-asked-again.md`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import cached_property
from pathlib import Path

from claimtrack.cli import printing, recalling
from claimtrack.plan import Report
from claimtrack.score.cluster import Cluster
from claimtrack.session import Session, open_corpus

_MANY = 8
"""Where more than one claim in so many is asked about, a whole run is as quick."""
Around = Callable[[Collection[str]], Report | None]
"""What a run says of the claims in files with these paths; None where a whole run has to tell."""


class Standing:
    """A corpus and the report on it, in which each claim has its level and its figures, and the pairs in conflict are.

    What bears on a claim, pairs that agree and proposals may be in it or not: `whole` and `around` have them.
    """

    def __init__(self, session: Session, report: Report, related: int, around: Around, run: Callable[[], Report]) -> None:
        """Keep them; `related` is the number of all related pairs, `run` checks the whole corpus."""
        self.session, self.report, self.related = session, report, related
        self._around, self._run = around, run

    def around(self, claims: Collection[str]) -> Report:
        """A report in which there is all about these claims, by id."""
        paths = {one.dossier.filed.path for one in self.report.clusters if one.id in claims}
        found = self._around(paths) if len(claims) * _MANY <= len(self.report.clusters) else None
        return self.all if found is None else found

    def whole(self, claims: Collection[str]) -> dict[str, Cluster]:
        """The clusters of these claims, with all that bears on each."""
        found = {one.id: one for one in self.around(claims).clusters if one.id in claims} if claims else {}
        return found if len(found) == len(claims) else {one.id: one for one in self.all.clusters if one.id in claims}

    @cached_property
    def all(self) -> Report:
        """A report in which there is all about every claim."""
        return self._run()


def of(root: Path | None, today: date | None, *, every: bool = False) -> Standing:
    """The corpus at `root`, or around the folder one stands in; `every` says that all there is about each claim will be asked.

    Raises Trouble as `open_corpus` does.
    """
    seen = recalling.seen()
    if not every and seen is not None and seen.names is not None and len(seen.names) >= recalling.FEWEST:
        known = _of_noted(root, today)
        if known is not None:
            return known
    session, report = _of_run(root, today)
    return Standing(session, report, len(report.pairs), lambda _: report, lambda: report)


def _of_noted(root: Path | None, today: date | None) -> Standing | None:
    from claimtrack.cli import touched  # noqa: PLC0415 - only where something is remembered

    found = touched.checked({"root": root, "today": today}, lambda session: session, claims=True)
    report = found and found.whole()
    if found is None or report is None:
        return None
    return Standing(found.session, report, found.noted.state.related, found.around, lambda: _of_run(root, today)[1])


def _of_run(root: Path | None, today: date | None) -> tuple[Session, Report]:
    """A run of the whole corpus, of which is noted what the next command can begin from."""
    session = open_corpus(root=root, today=today, through=recalling.reader())
    with printing.progress() as listener:
        if recalling.seen() is None or len(session.files) < recalling.FEWEST:
            return session, session.verify(listener=listener)
        from claimtrack.cli import touched  # noqa: PLC0415 - only where something is remembered

        return session, touched.whole(session, "local", listener, "all")
