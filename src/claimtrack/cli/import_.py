"""`claimtrack import`: take in claims from a sheet or from ClaimReview, and account for every row."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from claimtrack.cli import printing
from claimtrack.cli.options import ColorOption, Root, commands, source_ids
from claimtrack.intake import columns
from claimtrack.intake.accounts import WORST_FIRST, Accounts, Outcome
from claimtrack.intake.dates import Order
from claimtrack.intake.filing import Wishes, subfolder
from claimtrack.intake.receiving import Manner, received
from claimtrack.intake.rows import Delivery, Form
from claimtrack.intake.taking import Desk, take
from claimtrack.link.wording import counted
from claimtrack.session import find_home
from claimtrack.trouble import Trouble

app = commands()
AskedForm = Literal["auto", "csv", "xlsx", "claimreview"]
_FIRST = 3
_SHOWN = 20


@app.command("import")
def take_in(
    file: Annotated[str, typer.Argument(help="A sheet (CSV, XLSX) or ClaimReview (JSON, JSON lines), also .gz; `-` for a pipe.")],
    form: Annotated[AskedForm, typer.Option("--form", help="What the file is; auto looks into it.")] = "auto",
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", help="`claim=Statement`; `claim=#3` the third column; `note=` none.", metavar="FIELD=COLUMN"),
    ] = None,
    sheet: Annotated[str | None, typer.Option(help="The sheet of a workbook (default: the first with claims).")] = None,
    delimiter: Annotated[str | None, typer.Option(help="What separates the columns of a CSV: `;`, `tab`.")] = None,
    encoding: Annotated[str | None, typer.Option(help="How the letters are stored: `utf-8`, `cp1252`, `cp1256`.")] = None,
    dates: Annotated[Order, typer.Option(help="Whether 03/04/2026 begins with the day or the month.")] = "auto",
    source: Annotated[
        str | None, typer.Option(help="Who says what no row names a speaker for.", autocompletion=source_ids, metavar="ID")
    ] = None,
    into: Annotated[str, typer.Option(help="A folder below claims/ for what is new.", metavar="FOLDER")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing: show the columns, the first records, the rest.")
    ] = False,
    report: Annotated[
        Path | None, typer.Option(help="Write a line for every row not taken to this file.", metavar="FILE")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the account as JSON.")] = False,
    root: Root = None,
    color: ColorOption = "auto",
) -> int:
    """Take in claims: one file per claim, one per new source, each row accounted for.

    Nothing that is there is overwritten. Run it again at any time: a row that has its record already is left alone, a run
    that was stopped goes on, and a row that says something else than its record is told as changed.

    Columns are found by their names (claim, speaker, date, link, verdict, notes and the like; case and spaces do not
    matter), or as --map says. Look at the dry run first:

    claimtrack import checks.xlsx --dry-run

    Exit codes: 0 every row is accounted for and none refused, 1 some were refused, 2 usage.
    """
    _check(form, mapping, sheet, delimiter, report)
    home = find_home(root)
    manner = Manner(form=_form(form), columns=columns.wished(mapping or ()), sheet=sheet, delimiter=delimiter, encoding=encoding)
    wishes = Wishes(source=source, into=subfolder(into), order=dates)
    accounts, not_taken, first = Accounts(), list[Outcome](), list[Outcome]()
    with received(file, manner) as delivery:
        if delivery.form == "claimreview" and manner.columns:
            raise Trouble("`--map` is for sheets, and this is ClaimReview", "leave it out: its properties have one meaning each")
        try:
            with printing.progress() as listener:
                desk = Desk(home.root, home.claims, home.sources)
                for outcome in take(delivery, desk, wishes, write=not dry_run, listener=listener):
                    accounts.add(outcome)
                    if outcome.fate in WORST_FIRST and (report or json or accounts.fates[outcome.fate] <= _SHOWN):
                        not_taken.append(outcome)
                    if outcome.fate == "taken" and len(first) < _FIRST:
                        first.append(outcome)
        except KeyboardInterrupt:
            raise Trouble(
                f"stopped after {accounts.rows:,} rows; the files that were written are whole",
                "run the same command again: it goes on where this one ended",
            ) from None
    _print(delivery, accounts, not_taken, first, dry_run=dry_run, json=json, color=color)
    if report:
        printing.to_file((outcome.line for outcome in not_taken), report)
        printing.talk(f"{counted(len(not_taken), 'row')} {'was' if len(not_taken) == 1 else 'were'} not taken: see {report}")
    return int(accounts.fates["refused"] > 0)


def _check(form: str, mapping: list[str] | None, sheet: str | None, delimiter: str | None, report: Path | None) -> None:
    """Options that contradict each other are told before anything is read."""
    if sheet and form in ("csv", "claimreview"):
        raise Trouble("`--sheet` is for workbooks", f"leave it out, or leave out `--form {form}`")
    if delimiter and form in ("xlsx", "claimreview"):
        raise Trouble("`--delimiter` is for CSV", f"leave it out, or leave out `--form {form}`")
    if mapping and form == "claimreview":
        raise Trouble("`--map` is for sheets", "leave it out: the properties of ClaimReview have one meaning each")
    if report and not report.parent.is_dir():
        raise Trouble(
            f"`{report}` cannot be written: there is no folder `{report.parent}`", "give a path in a folder that exists"
        )


def _form(asked: AskedForm) -> Form | None:
    return next((form for form in get_args(Form) if form == asked), None)


def _print(
    delivery: Delivery,
    accounts: Accounts,
    not_taken: list[Outcome],
    first: list[Outcome],
    *,
    dry_run: bool,
    json: bool,
    color: Literal["auto", "always", "never"],
) -> None:
    from claimtrack.intake import telling  # noqa: PLC0415 - when there is something to tell

    if json:
        print(telling.as_json(delivery, accounts, not_taken, first, dry_run=dry_run))
        return
    shown = sorted(not_taken, key=lambda outcome: WORST_FIRST.index(outcome.fate))[:_SHOWN]
    account = telling.account(delivery, accounts, shown, first if dry_run else [], dry_run=dry_run)
    for kind, lines in account:
        if kind == "table":
            printing.lines(lines, color)
        else:
            printing.paragraphs(lines, color)
