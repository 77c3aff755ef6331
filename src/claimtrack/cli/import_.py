"""`claimtrack import`: take in claims from a sheet or from ClaimReview, and account for every row."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, get_args

import typer

from claimtrack.cli import printing
from claimtrack.cli.options import ColorOption, Root, commands, source_ids
from claimtrack.intake import columns
from claimtrack.intake.accounts import WORST_FIRST, Accounts, Outcome
from claimtrack.intake.filing import Wishes, subfolder
from claimtrack.intake.home import Home
from claimtrack.intake.receiving import Manner, received
from claimtrack.intake.rows import Delivery, Form
from claimtrack.intake.taking import take
from claimtrack.link.wording import counted
from claimtrack.session import find_home
from claimtrack.trouble import Trouble
from claimtrack.values.written_dates import Order

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
    _check(form, mapping, sheet, delimiter)
    home = find_home(root)
    if report:
        _check_report(report, file)
    manner = Manner(form=_form(form), columns=columns.wished(mapping or ()), sheet=sheet, delimiter=delimiter, encoding=encoding)
    wishes = Wishes(source=source, into=subfolder(into), order=dates)
    with received(file, manner) as delivery:
        if delivery.form == "claimreview" and manner.columns:
            raise Trouble("`--map` is for sheets, and this is ClaimReview", "leave it out: its properties have one meaning each")
        account = _taken(delivery, home, wishes, write=not dry_run, most=None if report or json else _SHOWN)
    _print(delivery, account, dry_run=dry_run, json=json, color=color)
    if report:
        left = len(account.not_taken)
        printing.to_file((outcome.line for outcome in account.not_taken), report)
        printing.talk(f"{counted(left, 'row')} {'was' if left == 1 else 'were'} not taken: see {report}")
    return int(account.sums.fates["refused"] > 0)


class _Account(NamedTuple):
    """The sums of a run, the rows that were not taken as far as they are wanted, and the first that were."""

    sums: Accounts
    not_taken: list[Outcome]
    first: list[Outcome]


def _taken(delivery: Delivery, home: Home, wishes: Wishes, *, write: bool, most: int | None) -> _Account:
    """Take the rows; of each fate at most so many of those that were not taken are kept to be told, all where that is None."""
    account = _Account(Accounts(), [], [])
    try:
        with printing.progress() as listener:
            for outcome in take(delivery, home, wishes, write=write, listener=listener):
                account.sums.add(outcome)
                if outcome.fate in WORST_FIRST and (most is None or account.sums.fates[outcome.fate] <= most):
                    account.not_taken.append(outcome)
                if outcome.fate == "taken" and len(account.first) < _FIRST:
                    account.first.append(outcome)
    except KeyboardInterrupt:
        raise Trouble(
            f"stopped after {account.sums.rows:,} rows; the files that were written are whole",
            "run the same command again: it goes on where this one ended",
        ) from None
    except OSError as error:  # what cannot be written is Trouble already
        raise Trouble(
            f"`{delivery.name}` cannot be read beyond row {account.sums.rows:,}: {error.strerror}",
            "mend that, then run it again: what is written stays, and the rest follows",
        ) from None
    return account


def _check(form: str, mapping: list[str] | None, sheet: str | None, delimiter: str | None) -> None:
    """Options that contradict each other are told before anything is read."""
    if sheet and form in ("csv", "claimreview"):
        raise Trouble("`--sheet` is for workbooks", f"leave it out, or leave out `--form {form}`")
    if delimiter and form in ("xlsx", "claimreview"):
        raise Trouble("`--delimiter` is for CSV", f"leave it out, or leave out `--form {form}`")
    if mapping and form == "claimreview":
        raise Trouble("`--map` is for sheets", "leave it out: the properties of ClaimReview have one meaning each")


def _check_report(report: Path, file: str) -> None:
    """A report that cannot be written, or would destroy something, is told before anything else is written."""
    why, way_on = "", "give the path of a new file in a folder that exists and is yours"
    try:
        if not report.parent.is_dir():
            why = f"there is no folder `{report.parent}`"
        elif report.is_dir():
            why = "it is a folder"
        elif report.suffix.lower() in (".yaml", ".yml", ".toml"):
            why, way_on = "it has the name of a record or a configuration", "give a name such as `not-taken.txt`"
        elif report.exists() and file != "-" and report.samefile(file):
            why = "it is the file that is to be read"
        elif not os.access(report if report.exists() else report.parent, os.W_OK):
            why = "it is not yours to write"
    except (OSError, ValueError) as error:
        why = str(error)
    if why:
        raise Trouble(f"`{report}` cannot be written: {why}", way_on)


def _form(asked: AskedForm) -> Form | None:
    return next((form for form in get_args(Form) if form == asked), None)


def _print(
    delivery: Delivery, account: _Account, *, dry_run: bool, json: bool, color: Literal["auto", "always", "never"]
) -> None:
    from claimtrack.intake import telling  # noqa: PLC0415 - when there is something to tell

    sums, not_taken, first = account
    if json:
        print(telling.as_json(delivery, sums, not_taken, first, dry_run=dry_run))
        return
    shown = sorted(not_taken, key=lambda outcome: WORST_FIRST.index(outcome.fate))[:_SHOWN]
    for kind, lines in telling.account(delivery, sums, shown, first if dry_run else [], dry_run=dry_run):
        if kind == "table":
            printing.lines(lines, color)
        else:
            printing.paragraphs(lines, color)
