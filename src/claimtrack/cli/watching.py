"""`claimtrack verify --watch`: the report, and again whenever something in the corpus changes. Checks only what is new."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any, NamedTuple

from claimtrack.cli import printing, reporting
from claimtrack.cli.reporting import Wanted
from claimtrack.config import Settings
from claimtrack.engine.remembering import Remembering
from claimtrack.finding import Finding, Withheld
from claimtrack.plan import Report
from claimtrack.render.plain import visible
from claimtrack.render.styled import Styled
from claimtrack.render.view import Looked, View
from claimtrack.render.withheld import without_secrets
from claimtrack.rereading import Rereading, State, differences
from claimtrack.session import Session, open_corpus
from claimtrack.trouble import Trouble

if TYPE_CHECKING:
    from claimtrack.render.styled import Line

_FOR_PEOPLE = ("full", "concise")
_TICK = 500
"""Milliseconds after which we look whether the folder is still there, and which day it is."""
_QUIET = 50
"""So many milliseconds without a further change end a burst of them: an editor that saves makes several."""
_BURST = 800
"""A burst is answered after so many milliseconds, though it goes on."""
_NAMED = 4
_LISTED = 20
_CLEAR = "\x1b[2J\x1b[H"


class Run(NamedTuple):
    """What was reported last: the state of the corpus, and the report on it."""

    state: State
    report: Report


def refuse(given: Mapping[str, bool]) -> None:
    """Raises Trouble for options that make no sense while watching."""
    for name, is_given in given.items():
        if is_given:
            raise Trouble(f"`--watch` reports on the corpus as it lies there, and `{name}` does not", f"leave out `{name}`")


def watch(paths: Sequence[Path], opening: Mapping[str, Any], wanted: Wanted, beside: Callable[[Session], Session]) -> int:
    """Report until somebody presses Ctrl-C; the exit code is that of the last report. Raises Trouble where it cannot watch.

    `opening` is what `open_corpus` is given, `beside` puts the baseline to a session.
    """
    _library()
    watching = _Watching(lambda root, through: beside(open_corpus(paths, **{**opening, "root": root}, through=through)), wanted)
    try:
        watching.begin(opening["root"])
        for changed in _ticks(watching.root, lambda: watching.settings):
            watching.look(changed)
    except KeyboardInterrupt:
        if sys.stderr.isatty():
            printing.talk("")  # the terminal wrote ^C there
    return watching.status


class _Watching:
    """One corpus that is watched, from the first report to the last. What was worked out stays in its engine."""

    def __init__(self, opened: Callable[[Path | None, Any], Session], wanted: Wanted) -> None:
        self._opened = opened
        self._wanted = wanted
        self._engine = Remembering()
        self._reading = Rereading()
        self._looked: Looked = {}
        self._last: Run | None = None
        self._trouble = ""
        self.root = Path()
        self.settings = Settings()
        self.status = 2  # nothing is checked yet

    def begin(self, root: Path | None) -> None:
        """The first report. Raises Trouble as every run does."""
        with printing.progress() as listener:
            self._engine.listener = listener
            run = self._run(self._reading.state(partial(self._opened, root)))
        self._engine.listener = None
        self.root, self.settings = run.state.session.root, run.state.session.config.settings
        self._put_out(run, [])
        gc.collect()
        gc.freeze()  # what a whole corpus made stays; to go through it again would take longer than an edit

    def look(self, changed: Iterable[Path]) -> None:
        """Report again if anything is another than at the last report; what stands in the way of a report is told, once."""
        self._reading.doubt(changed)
        try:
            state = self._reading.state(partial(self._opened, self.root))
        except Trouble as error:
            if not self.root.is_dir():
                raise
            self._tell(error)
            return
        told = differences(self._last.state, state) if self._last else []
        if told or self._trouble:
            self._trouble = ""
            self.settings = state.session.config.settings
            self._put_out(self._run(state), told)

    def _run(self, state: State) -> Run:
        return Run(state, state.session.verify(self._engine, copies=state.copies))

    def _put_out(self, run: Run, told: Sequence[str]) -> None:
        session, before = run.state.session, self._last
        if before is not None:
            old, new = before.state.files, run.state.files
            for path in [path for path in self._looked if old.get(path) is not new.get(path)]:
                del self._looked[path]
        secret = _both(before.report.withheld if before else Withheld(), run.report.withheld)
        head = self._head(told or ["as it was"], secret) if before is not None else []
        if self._on_screen() and os.environ.get("TERM") != "dumb":
            sys.stdout.write(_CLEAR)
        elif before is not None and self._for_people():
            print()
        if not self._on_screen():
            printing.lines(head, "never", sys.stdout if self._for_people() else sys.stderr)
        view = View(run.report, session.config, session.texts(), looked=self._looked)
        self.status = reporting.status(view, session.config.settings.fail_on)  # Ctrl-C may come while it is printed
        reporting.put_out(session, run.report, None, self._wanted, self._looked)
        if before is not None and self._for_people():
            rows = without_secrets(_came_and_went(before.report, view), secret)
            # What one looks for stands at the end of a screen, and at the head of a block in a file.
            printing.lines(chain(head if self._on_screen() else [], rows), self._wanted.color)
        self._last = run
        sys.stdout.flush()
        if self._on_screen():
            printing.talk("watching; stop with Ctrl-C")

    def _tell(self, error: Trouble) -> None:
        self.status = error.status
        if str(error) != self._trouble:
            self._trouble = str(error)
            secret = self._last.report.withheld if self._last else Withheld()
            lines = [
                *self._head(["cannot be checked"], secret),
                f"error: {visible(str(error))}",
                f"  help: {visible(error.help)}",
            ]
            for line in without_secrets(lines, secret):
                printing.talk(str(line))

    def _head(self, told: Sequence[str], secret: Withheld) -> list[Line]:
        """The time and what changed."""
        named = "; ".join(map(visible, told[:_NAMED])) + (f"; {len(told) - _NAMED} more" if len(told) > _NAMED else "")
        now = datetime.now().strftime("%H:%M:%S")  # noqa: DTZ005 - the time on the desk's own clock
        return [*without_secrets([f"{now} {named}"], secret)]

    def _for_people(self) -> bool:
        return self._wanted.format in _FOR_PEOPLE and self._wanted.output is None

    def _on_screen(self) -> bool:
        return self._for_people() and sys.stdout.isatty()


def _came_and_went(before: Report, view: View) -> Iterator[Line]:
    """A line for each finding that is new, and for each that is gone; as many as fit on a screen."""
    from claimtrack.render import concise  # noqa: PLC0415 - only where something came or went

    new = _without(view.report.findings, before.findings)
    gone = _without(before.findings, view.report.findings)
    rows: list[Line] = [Styled.of(("new   ", "bold")).then(concise.line(one, view)) for one in new]
    rows += [Styled.of(("gone  ", "bold green"), _gone(one)) for one in gone]
    yield from rows[:_LISTED]
    if len(rows) > _LISTED:
        yield f"and {len(rows) - _LISTED} more"
    if not rows:
        yield "no finding came or went"


def _gone(finding: Finding) -> str:
    """A finding without its line, as its text is another by now."""
    where = finding.labels[0].place.path if finding.labels else "(corpus)"
    return visible(f"{where}: {finding.severity}[{finding.code}] {finding.name}: {finding.message}")


def _without(findings: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    """The findings that are not among others, known by fingerprint and severity."""
    kept = {id(one) for one in others}
    rest = [one for one in findings if id(one) not in kept]
    still = {id(one) for one in findings}
    known = Counter((one.fingerprint, one.severity) for one in others if id(one) not in still)
    found = []
    for one in rest:
        if known[one.fingerprint, one.severity] > 0:
            known[one.fingerprint, one.severity] -= 1
        else:
            found.append(one)
    return found


def _both(one: Withheld, other: Withheld) -> Withheld:
    words = sorted({*one.words, *other.words}, key=lambda word: (-len(word), word))
    return Withheld((*one.places, *other.places), tuple(words))


def _library() -> Any:
    try:
        import watchfiles  # noqa: PLC0415 - an extra, and only where somebody watches
    except ImportError:
        raise Trouble("`--watch` needs the library `watchfiles`", "pip install 'claimtrack[watch]'") from None
    return watchfiles


def _ticks(root: Path, settings: Callable[[], Settings]) -> Iterator[list[Path]]:
    """The paths that changed, whenever some did; none where a new day begins. Raises Trouble where the root went.

    Watches the folder anew where another one stands in its place, and looks once more as soon as it watches: something may have
    changed in between.
    """
    while True:
        place, day = _place(root), datetime.now().date()  # noqa: DTZ005 - the desk's own day
        if place is None:
            sleep(_TICK / 1000)  # whoever puts another folder in its place may be about to
            place = _place(root)
        if place is None:
            raise Trouble(f"the corpus `{root.name}` is gone", "put its folder back, then watch it again")
        fresh = True
        for changes in _changes(root, settings):
            now = datetime.now().date()  # noqa: DTZ005 - the desk's own day
            if changes or fresh or now != day:
                yield [Path(path) for _, path in changes]
            fresh, day = False, now
            if _place(root) != place:
                break


def _changes(root: Path, settings: Callable[[], Settings]) -> Iterator[set[tuple[Any, str]]]:
    def heeded(_change: object, path: str) -> bool:
        """Whether a change may matter: not in hidden folders, but for copies and a baseline that are kept in one."""
        inside = Path(os.path.relpath(path, root))
        kept = (Path(settings().captures), Path(settings().baseline))
        return not any(part.startswith(".") for part in inside.parts) or any(inside.is_relative_to(one) for one in kept)

    ours = {"watch_filter": heeded, "step": _QUIET, "debounce": _BURST, "rust_timeout": _TICK, "yield_on_timeout": True}
    try:
        yield from _library().watch(root, **ours, ignore_permission_denied=True, debug=False)
    except FileNotFoundError:
        return
    except OSError as error:
        way_on = "allow more (`fs.inotify.max_user_watches`), or set WATCHFILES_FORCE_POLLING=true"
        raise Trouble(f"`{root.name}` cannot be watched: {visible(str(error))}", way_on) from None


def _place(root: Path) -> tuple[int, int] | None:
    """What tells one folder from another at the same path; None where there is none."""
    try:
        found = root.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if root.is_dir() else None
