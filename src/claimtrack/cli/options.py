"""The options and arguments that several commands share, and the completion of ids on the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from claimtrack.cli.plain import Color


def commands(**settings: Any) -> typer.Typer:
    """An app for the commands of one module; its help is framed on a terminal and plain elsewhere."""
    return typer.Typer(add_completion=False, rich_markup_mode="markdown" if sys.stdout.isatty() else None, **settings)


def _ids(folder: str, beginning: str) -> Iterator[str]:
    """The ids of records as their files' names give them; nothing is read, so that completion is instant."""
    from claimtrack import files  # noqa: PLC0415 - only while the shell completes
    from claimtrack.beginning import find_root  # noqa: PLC0415 - only while the shell completes

    root = find_root(Path.cwd())
    if root is None:
        return
    for path in files.walk(root / folder):
        if isinstance(path, Path):
            name = path.relative_to(root / folder).with_suffix("").as_posix()
            if name.startswith(beginning):
                yield name


def claim_ids(incomplete: str) -> list[str]:
    """Claims whose id begins so."""
    return sorted(_ids("claims", incomplete))


def source_ids(incomplete: str) -> list[str]:
    """Sources whose id begins so."""
    return sorted(_ids("sources", incomplete))


def record_ids(incomplete: str) -> list[str]:
    """Claims and sources whose id begins so."""
    return [*claim_ids(incomplete), *source_ids(incomplete)]


def rule_codes(incomplete: str) -> list[tuple[str, str]]:
    """Rules whose code begins so, with their names."""
    from claimtrack import rules  # noqa: PLC0415 - only while the shell completes

    return [(rule.code, rule.name) for rule in rules.all_rules() if rule.code.startswith(incomplete.upper())]


Root = Annotated[
    Path | None,
    typer.Option(
        "--root",
        "-C",
        help="The corpus: a folder with claims/ (default: the nearest one upwards from here).",
        exists=True,
        file_okay=False,
    ),
]
Index = Annotated[
    Path | None,
    typer.Option("--index", help="Ask an index that `claimtrack index build` wrote, in place of a corpus.", metavar="DIR"),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        help="So many processes may share the work (default: one a processor, in large corpora one).",
        metavar="N",
    ),
]
Today = Annotated[str | None, typer.Option("--today", help="Take this day for today (2026-02-24).", metavar="DATE")]
ColorOption = Annotated[Color, typer.Option("--color", help="Colours: only on a terminal, always or never.")]
JsonFields = Annotated[
    str | None,
    typer.Option("--json", help="Print a JSON list with these fields, by commas; without fields: name them.", metavar="FIELDS"),
]


def day(text: str | None) -> date | None:
    """The day of an option; raises typer.BadParameter when it is none."""
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        raise typer.BadParameter(f"`{text}` is not a day; write it as 2026-02-24") from None


def codes(given: Iterable[str]) -> tuple[str, ...]:
    """Codes and names of rules, given one by one or with commas between."""
    return tuple(code.strip() for text in given for code in text.split(",") if code.strip())


class WithFields(TyperCommand):
    """A command whose `--json` may stand without fields."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with an empty text for a `--json` that no field follows."""
        ready = []
        for number, arg in enumerate(args):
            bare = arg == "--json" and (number + 1 == len(args) or args[number + 1].startswith("-"))
            ready.append("--json=" if bare else arg)
        return super().parse_args(ctx, ready)
