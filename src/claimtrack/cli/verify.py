"""`claimtrack verify`: the main job, as it is asked for; `verifying.py` does it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from claimtrack.cli import recalling, verifying
from claimtrack.cli.options import ColorOption, Jobs, Root, Today, codes, commands, day, rule_codes
from claimtrack.cli.plain import Format, Plain
from claimtrack.config import FailOn, MinConfidence

app = commands()


@app.command()
def verify(
    paths: Annotated[list[Path] | None, typer.Argument(help="Report on these files or folders only (all are checked).")] = None,
    output_format: Annotated[
        Format,
        typer.Option(
            "--output-format",
            help=f"How findings are printed: {', '.join(get_args(Format))}; auto is github in GitHub Actions, else full.",
            metavar="FORMAT",
        ),
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
        FailOn | None,
        typer.Option(
            help="The least severity that ends with exit code 1: error (the default), warning, note or never.", metavar="SEVERITY"
        ),
    ] = None,
    min_confidence: Annotated[
        MinConfidence | None,
        typer.Option(help="Leave out findings less sure than this: high, medium or low.", metavar="CONFIDENCE"),
    ] = None,
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
    jobs: Jobs = None,
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
    index: Annotated[
        Path | None,
        typer.Option("--index", help="Say which claims this index holds already, and with what level (CT404).", metavar="DIR"),
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
    plain = Plain(
        output_format=output_format,
        select=[*codes(select or ())],
        ignore=[*codes(ignore or ())],
        fail_on=fail_on,
        min_confidence=min_confidence,
        no_baseline=no_baseline,
        statistics=statistics,
        jobs=jobs,
        color=color,
        today=None if (when := day(today)) is None else when.isoformat(),
    )
    asked = verifying.Asked(
        plain,
        paths=tuple(paths or ()),
        root=root,
        output=output,
        since=since,
        staged=staged,
        fix=fix,
        unsafe=unsafe_fixes,
        diff=diff,
        write_baseline=write_baseline,
        baseline=baseline,
        watch=watch,
        engine=engine,
        address=engine_address,
        input=input_,
        output_dir=output_dir,
        held_in=index,
    )
    if asked.is_plain:
        recalling.understand(plain)
    return verifying.run(asked)
