"""`verify` is done: which of its jobs is asked for, what does not go together, and the plain job from opening to exit code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from claimtrack import yamlrun
from claimtrack.cli import printing, recalling, reporting
from claimtrack.cli.plain import Plain
from claimtrack.cli.reporting import Wanted
from claimtrack.engine.choosing import Workers, engine_of, engine_opened
from claimtrack.plan import Report
from claimtrack.render import FOR_PLATFORMS
from claimtrack.render.withheld import without_secrets
from claimtrack.session import Keeping, Session, open_corpus
from claimtrack.trouble import Trouble
from claimtrack.verbs import Engine

if TYPE_CHECKING:
    from claimtrack.changes.news import News


class Asked(NamedTuple):
    """What `verify` was asked to do: what can be plainly asked of any corpus, and then all else.

    `output` is a file; `held_in` the index in which the claims are looked up.
    """

    plain: Plain
    paths: tuple[Path, ...] = ()
    root: Path | None = None
    output: Path | None = None
    since: str | None = None
    staged: bool = False
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    write_baseline: bool = False
    baseline: Path | None = None
    watch: bool = False
    engine: str = "local"
    address: str | None = None
    input: Path | None = None
    output_dir: Path | None = None
    held_in: Path | None = None

    @property
    def is_plain(self) -> bool:
        """Whether nothing else is asked."""
        return self == Asked(self.plain)

    @property
    def opening(self) -> dict[str, Any]:
        """How a corpus is opened."""
        plain = self.plain
        return {
            "root": self.root,
            "today": plain.day,
            "claimless": self.staged,
            "select": tuple(plain.select),
            "ignore": tuple(plain.ignore),
            "fail_on": plain.fail_on,
            "min_confidence": plain.min_confidence,
        }

    @property
    def narrowed(self) -> dict[str, object]:
        """The options that leave findings out."""
        plain = self.plain
        parts = {"--select": plain.select, "--ignore": plain.ignore, "--min-confidence": plain.min_confidence}
        return {"PATHS": self.paths, **parts}

    @property
    def formatted(self) -> bool:
        """Whether a form of the report was asked for."""
        return self.plain.statistics or self.plain.output_format != "auto"

    def wanted(self) -> Wanted:
        """How the report is put out. Raises Trouble where it cannot be so."""
        plain = self.plain
        return reporting.wanted(plain.output_format, self.output, plain.color, statistics=plain.statistics, hinting=not self.fix)

    @property
    def changed(self) -> bool:
        """Whether only what a change touches is asked for."""
        return self.staged or self.since is not None

    @property
    def alone(self) -> bool:
        """Whether a whole corpus is checked in this process, and nothing else is done."""
        others = (self.paths, self.changed, self.fix, self.diff, self.write_baseline, self.elsewhere, self.output_dir)
        return not any(others) and self.held_in is None

    @property
    def workers(self) -> Workers:
        """Who is to do the work."""
        return Workers(self.engine, self.address, self.plain.jobs)

    @property
    def elsewhere(self) -> bool:
        """Whether another engine than the one in this process was asked for."""
        return self.engine != "local" or self.address is not None


class Checked(NamedTuple):
    """A corpus with its report, and what is new where a change was asked for."""

    session: Session
    report: Report
    news: News | None = None


def run(asked: Asked) -> int:
    """Do what was asked, and give the exit code. Raises Trouble for what does not go together, and for all that is in the way."""
    _go_together(asked)
    if asked.write_baseline or (asked.plain.no_baseline and asked.baseline):
        from claimtrack.cli import recording  # noqa: PLC0415 - only where a baseline is spoken of

        changes = {"--since": asked.since is not None, "--staged": asked.staged, "--diff": asked.diff}
        recording.refuse({**asked.narrowed, **changes}, none=asked.plain.no_baseline)
    wanted = asked.wanted()
    if asked.input is not None:
        return _of_tables(asked, asked.input, wanted)
    if asked.watch:
        return _watched(asked, wanted)
    return _of_corpus(asked, wanted)


def _of_tables(asked: Asked, given: Path, wanted: Wanted) -> int:
    """Records that lie in tables."""
    from claimtrack.cli import archived  # noqa: PLC0415 - only where records lie in tables

    archived.refuse(
        {
            "PATHS": asked.paths,
            "--since": asked.since,
            "--staged": asked.staged,
            "--fix": asked.fix,
            "--diff": asked.diff,
            "--watch": asked.watch,
            "--write-baseline": asked.write_baseline,
            "--baseline": asked.baseline,
            "--output": asked.output,
        }
    )
    return archived.verify(given, asked.output_dir, asked.workers, asked.opening, wanted)


def _watched(asked: Asked, wanted: Wanted) -> int:
    """A corpus that is checked again whenever something in it changes."""
    from claimtrack.cli import watching  # noqa: PLC0415 - only where somebody watches

    watching.refuse(
        {
            "--fix": asked.fix,
            "--diff": asked.diff,
            "--since": asked.since is not None,
            "--staged": asked.staged,
            "--write-baseline": asked.write_baseline,
            "--engine": asked.engine != "local",
            "--output-dir": asked.output_dir is not None,
        }
    )
    none, beside = asked.plain.no_baseline, asked.baseline
    return watching.watch(asked.paths, asked.opening, wanted, lambda one: one if none else one.beside_baseline(beside))


def _of_corpus(asked: Asked, wanted: Wanted) -> int:
    """A corpus of files, once."""
    known = _after_an_edit(asked, wanted)
    if known is not None:
        return _put_out(asked, known, wanted)
    little = asked.alone and asked.plain.jobs is None  # helpers share what is held, and not what is read as it is needed
    opened = open_corpus(asked.paths, through=recalling.reader(), in_little_room=little, **asked.opening)
    session = _beside(asked, opened)
    if not yamlrun.WITH_LIBYAML:
        printing.talk("PyYAML was built without libyaml here: reading is some fifteen times slower")
    with ExitStack() as until_done:
        with printing.progress() as listener:
            chosen: str | Engine = asked.engine
            held = len(session.files)
            if asked.elsewhere:
                chosen = until_done.enter_context(engine_opened(asked.workers, held, listener))
            elif asked.plain.jobs is not None and not asked.changed:
                chosen = engine_of(asked.engine, listener, held, asked.plain.jobs)
            keeping: Keeping = "all" if not asked.alone else "claims" if wanted.of_claims else "findings"
            found, again = _checked(asked, session, chosen, listener, keeping)
        if asked.diff:
            return _shown_fixes(asked, found, again)
        if asked.fix:
            from claimtrack.cli import fixing  # noqa: PLC0415 - only where something is fixed

            # what is left is told as what is there, and not as news
            found = Checked(*fixing.fix(found.session, found.report, again, asked.plain.color, unsafe=asked.unsafe))
    return _put_out(asked, found, wanted)


def _beside(asked: Asked, session: Session) -> Session:
    """The corpus beside its baseline, where that is to be heeded."""
    return session if asked.plain.no_baseline or asked.write_baseline else session.beside_baseline(asked.baseline)


def _after_an_edit(asked: Asked, wanted: Wanted) -> Checked | None:
    """The report without a whole run, where what an earlier run noted is enough for it."""
    seen = recalling.seen() if asked.alone and yamlrun.WITH_LIBYAML else None
    if seen is None or seen.names is None or len(seen.names) < recalling.FEWEST:
        return None
    from claimtrack.cli import touched  # noqa: PLC0415 - only where something is remembered

    found = touched.checked(asked.opening, partial(_beside, asked), claims=wanted.of_claims)
    return found and Checked(found.session, found.report)


Again = Callable[[Mapping[str, str]], Report]
"""The check of the same corpus with other texts."""


def _checked(
    asked: Asked, session: Session, engine: str | Engine, listener: Callable[[str, int], None] | None, keeping: Keeping
) -> tuple[Checked, Again]:
    """The corpus checked, or what of it a change touches; what is kept of the report is for a plain check."""
    if asked.changed:
        from claimtrack.cli import changing  # noqa: PLC0415 - only for a change, as it asks git

        session, news, again = changing.check(session, asked.since, engine, listener)
        return Checked(session, news.report, news), again
    if asked.held_in is not None:
        from claimtrack.cli import indexed  # noqa: PLC0415 - only where an index is asked

        with indexed.looking(asked.held_in, session.config) as look_up:
            report = session.verify(engine, listener, look_up=look_up)
    elif asked.alone and recalling.seen() is not None and len(session.files) >= recalling.FEWEST:
        from claimtrack.cli import touched  # noqa: PLC0415 - only where something is remembered

        report = touched.whole(session, engine, listener, keeping)
    else:
        report = session.verify(engine, listener, keeping=keeping)
    return Checked(session, report), lambda texts: session.with_texts(texts).verify(engine)


def _shown_fixes(asked: Asked, found: Checked, again: Again) -> int:
    """What `--fix` would change; 1 if anything."""
    from claimtrack.cli import fixing  # noqa: PLC0415 - only where something is fixed

    shown = fixing.shown(found.session, found.report, again, unsafe=asked.unsafe)
    changes = [*without_secrets(shown, found.report.withheld)]
    printing.to_file(changes, asked.output) if asked.output else printing.lines(changes, asked.plain.color)
    return int(bool(changes))


def _put_out(asked: Asked, found: Checked, wanted: Wanted) -> int:
    """The report, in every form that was asked for; remembered where the same may be asked again."""
    session, report, news = found
    if asked.write_baseline:
        from claimtrack.cli import recording  # noqa: PLC0415 - only where a baseline is spoken of

        report = recording.record(session, report, asked.baseline)
    if asked.output_dir is not None:
        from claimtrack.cli import archived  # noqa: PLC0415 - only where tables are wanted

        archived.write(session, report, asked.output_dir)
    others = (
        *(asked.fix, asked.write_baseline, asked.changed, asked.baseline, asked.output, asked.output_dir),
        asked.held_in,  # it may be built anew, and nobody here would know
    )
    plain = not any(others) and asked.engine == "local" and wanted.format not in FOR_PLATFORMS
    read = None
    if plain and _remembering(session):
        from claimtrack.cli import touched  # noqa: PLC0415 - only where something is remembered

        read = touched.places(session)
    with recalling.telling(session, whole=plain):
        return reporting.put_out(session, report, news, wanted, read=read)


def _remembering(session: Session) -> bool:
    """Whether this is the corpus of which something is remembered, and it is worth it."""
    seen = recalling.seen()
    return seen is not None and seen.root == session.root and len(seen.rests_on) >= recalling.FEWEST


def _go_together(asked: Asked) -> None:
    """Raises Trouble for options that make no sense together."""
    if asked.held_in is not None:
        from claimtrack.cli import indexed  # noqa: PLC0415 - only where an index is asked

        indexed.refuse_with(
            {
                "--input": asked.input,
                "--since": asked.since,
                "--staged": asked.staged,
                "--fix": asked.fix,
                "--diff": asked.diff,
                "--watch": asked.watch,
                "--write-baseline": asked.write_baseline,
            }
        )
    if asked.unsafe and not (asked.fix or asked.diff):
        raise Trouble("`--unsafe-fixes` goes with `--fix` or `--diff`", "claimtrack verify --diff --unsafe-fixes")
    if asked.diff and asked.formatted:
        raise Trouble("`--diff` prints a diff and no report", "leave out `--output-format` and `--statistics`")
    if asked.staged and asked.since is not None:
        raise Trouble("`--staged` counts from the last commit, `--since` from another", "give one of the two")
    if asked.staged and (asked.fix or asked.diff):
        raise Trouble("`--staged` looks at git's index, and fixes are made in files", "use `--since HEAD` with them")
