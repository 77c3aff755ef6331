"""`claimtrack verify`: the main job."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import typer

from claimtrack import yamlrun
from claimtrack.cli import printing, recalling, reporting
from claimtrack.cli.options import ColorOption, Root, Today, codes, commands, day, rule_codes
from claimtrack.cli.reporting import Format
from claimtrack.config import FailOn, MinConfidence
from claimtrack.plan import Report
from claimtrack.render import FOR_PLATFORMS
from claimtrack.render.withheld import without_secrets
from claimtrack.session import Session, engine_opened, open_corpus
from claimtrack.trouble import Trouble
from claimtrack.verbs import Engine

app = commands()


@app.command()
def verify(
    paths: Annotated[list[Path] | None, typer.Argument(help="Report on these files or folders only (all are checked).")] = None,
    output_format: Annotated[
        Format, typer.Option("--output-format", help="How findings are printed; auto is github in GitHub Actions, else full.")
    ] = "auto",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of stdout.")] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", help="Report on what changed since we left this revision, and what it touches.", metavar="REV"),
    ] = None,
    staged: Annotated[bool, typer.Option("--staged", help="Report on what the next commit changes (git's index).")] = False,
    select: Annotated[
        list[str] | None, typer.Option(help="Only these rules: codes, beginnings of codes, names.", autocompletion=rule_codes)
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these rules.", autocompletion=rule_codes)] = None,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="The least severity that ends with exit code 1 (default: error).")
    ] = None,
    min_confidence: Annotated[MinConfidence | None, typer.Option(help="Leave out findings less sure than this.")] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what is only spelt wrong; on a terminal ask about further fixes.")
    ] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: also what changes what the desk states, unasked.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and write nothing; 1 if anything.")] = False,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Record what is found today, so that later runs report only what is new.")
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", help="This file in place of the corpus's own baseline, read or written.")
    ] = None,
    no_baseline: Annotated[bool, typer.Option("--no-baseline", help="Report what the baseline knows as well.")] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Report, then again whenever a record, a copy or the configuration changes.")
    ] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Print only how many findings each rule has.")] = False,
    engine: Annotated[str, typer.Option(help="The engine that does the work: local, or spark for a cluster.")] = "local",
    engine_address: Annotated[
        str | None,
        typer.Option(
            "--engine-address",
            help="Of spark: local[N], spark://HOST:PORT, or sc://HOST:PORT (Spark Connect).",
            metavar="ADDRESS",
        ),
    ] = None,
    input_: Annotated[
        Path | None,
        typer.Option(
            "--input", help="Check records in JSON lines or Parquet: a file or a folder, in place of a corpus.", metavar="PATH"
        ),
    ] = None,
    output_dir: Annotated[
        Path | None,
        typer.Option("--output-dir", help="Write claims, links, conflicts and findings there, as Parquet tables.", metavar="DIR"),
    ] = None,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> int:
    """Check every claim and source: what contradicts what, what is not corroborated, what has no source.

    --fix mends spelling (keys, ids, dates, locators) and reports what is left; facts are never edited, nor is what a comment
    silences. --write-baseline records what is found today; later runs report only what is new since.

    Exit codes: 0 no finding at or above --fail-on, 1 some, 2 usage or configuration, 3 nothing to check.
    Every finding names a rule; read its manual with `claimtrack rule CODE`.
    """
    _go_together(
        fix=fix,
        unsafe_fixes=unsafe_fixes,
        diff=diff,
        report=statistics or output_format != "auto",
        staged=staged,
        since=since is not None,
    )
    if write_baseline or (no_baseline and baseline):
        from claimtrack.cli import recording  # noqa: PLC0415 - only where a baseline is spoken of

        narrowed = {"PATHS": paths, "--select": select, "--ignore": ignore, "--min-confidence": min_confidence}
        recording.refuse({**narrowed, "--since": since is not None, "--staged": staged, "--diff": diff}, none=no_baseline)
    wanted = reporting.wanted(output_format, output, color, statistics=statistics, hinting=not fix)
    opening: dict[str, Any] = {
        "root": root,
        "today": day(today),
        "claimless": staged,
        "select": codes(select or ()),
        "ignore": codes(ignore or ()),
        "fail_on": fail_on,
        "min_confidence": min_confidence,
    }
    if input_ is not None:
        from claimtrack.cli import archived  # noqa: PLC0415 - only where records lie in tables

        others = {"PATHS": paths, "--since": since, "--staged": staged, "--fix": fix, "--diff": diff, "--watch": watch}
        archived.refuse({**others, "--write-baseline": write_baseline, "--baseline": baseline, "--output": output})
        return archived.verify(input_, output_dir, engine, engine_address, opening, wanted)
    if watch:
        from claimtrack.cli import watching  # noqa: PLC0415 - only where somebody watches

        watching.refuse(
            {
                "--fix": fix,
                "--diff": diff,
                "--since": since is not None,
                "--staged": staged,
                "--write-baseline": write_baseline,
                "--engine": engine != "local",
                "--output-dir": output_dir is not None,
            }
        )
        beside = None if no_baseline else baseline
        return watching.watch(paths or (), opening, wanted, lambda one: one if no_baseline else one.beside_baseline(beside))
    session = open_corpus(paths or (), through=recalling.reader(), **opening)
    if not (no_baseline or write_baseline):
        session = session.beside_baseline(baseline)
    if not yamlrun.WITH_LIBYAML:
        printing.talk("PyYAML was built without libyaml here: reading is some fifteen times slower")
    with ExitStack() as until_done:
        news = None
        with printing.progress() as listener:
            chosen: str | Engine = engine
            if engine != "local" or engine_address is not None:
                held = len(session.files)
                chosen = until_done.enter_context(engine_opened(engine, engine_address, held, listener))
            again = _again(session, chosen)
            if staged or since is not None:
                from claimtrack.cli import changing  # noqa: PLC0415 - only for a change, as it asks git

                session, news, again = changing.check(session, since, chosen, listener)
                report = news.report
            else:
                report = session.verify(chosen, listener)
        if diff or fix:
            from claimtrack.cli import fixing  # noqa: PLC0415 - only where something is fixed

            if diff:
                changes = [*without_secrets(fixing.shown(session, report, again, unsafe=unsafe_fixes), report.withheld)]
                printing.to_file(changes, output) if output else printing.lines(changes, color)
                return int(bool(changes))
            session, report = fixing.fix(session, report, again, color, unsafe=unsafe_fixes)
            news = None  # what is left is told as what is there
    if write_baseline:
        report = recording.record(session, report, baseline)
    if output_dir is not None:
        from claimtrack.cli import archived  # noqa: PLC0415 - only where tables are wanted

        archived.write(session, report, output_dir)
    otherwise = (fix, diff, write_baseline, staged, since is not None, baseline, output, output_dir, engine != "local")
    plain = not any(otherwise) and wanted.format not in FOR_PLATFORMS
    with recalling.telling(session, whole=plain):
        return reporting.put_out(session, report, news, wanted)


def _go_together(*, fix: bool, unsafe_fixes: bool, diff: bool, report: bool, staged: bool, since: bool) -> None:
    """Raises Trouble for options that make no sense together."""
    if unsafe_fixes and not (fix or diff):
        raise Trouble("`--unsafe-fixes` goes with `--fix` or `--diff`", "claimtrack verify --diff --unsafe-fixes")
    if diff and report:
        raise Trouble("`--diff` prints a diff and no report", "leave out `--output-format` and `--statistics`")
    if staged and since:
        raise Trouble("`--staged` counts from the last commit, `--since` from another", "give one of the two")
    if staged and (fix or diff):
        raise Trouble("`--staged` looks at git's index, and fixes are made in files", "use `--since HEAD` with them")


def _again(session: Session, engine: str | Engine) -> Callable[[Mapping[str, str]], Report]:
    """The check of the same corpus with other texts."""
    return lambda texts: session.with_texts(texts).verify(engine)
