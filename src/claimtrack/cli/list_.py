"""`claimtrack list`: claims with level, score, roots and sources; what an editor opens in the morning."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fnmatch import fnmatchcase
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from claimtrack.cli import printing, recalling, standing
from claimtrack.cli.options import (
    ColorOption,
    Index,
    JsonFields,
    Root,
    Today,
    WithFields,
    claim_ids,
    commands,
    day,
    source_ids,
)
from claimtrack.cli.plain import Color
from claimtrack.cli.showing import hint, left_out, now
from claimtrack.link.due import due
from claimtrack.link.wording import anonymity, counted
from claimtrack.model import Anonymity
from claimtrack.render import claims, steps
from claimtrack.render.claims import Listed, Row
from claimtrack.render.plain import visible
from claimtrack.render.styled import cells
from claimtrack.score.levels import Level
from claimtrack.score.next.search import Search
from claimtrack.session import Session, open_corpus
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble
from claimtrack.values.dates import said_plainly

if TYPE_CHECKING:
    from rich.table import Table

    from claimtrack.history.written import Written

app = commands()
_WIDE = 100
_GAP = 2


def _levels(incomplete: str) -> list[str]:
    return [word for word in get_args(Level) if word.startswith(incomplete)]


def _anonymity_words(incomplete: str) -> list[str]:
    return [word for word in get_args(Anonymity) if word.startswith(incomplete)]


@app.command(cls=WithFields)
def list_(
    selectors: Annotated[
        list[str] | None,
        typer.Argument(help="Ids, or patterns of ids such as `us-exit-*`.", metavar="[ID]...", autocompletion=claim_ids),
    ] = None,
    uncorroborated: Annotated[
        bool, typer.Option("--uncorroborated", help="Claims that no independent or named voice carries.")
    ] = False,
    conflicted: Annotated[bool, typer.Option("--conflicted", help="Claims that conflict with another.")] = False,
    due_only: Annotated[bool, typer.Option("--due", help="Open forecasts, the next to decide itself first.")] = False,
    level: Annotated[list[str] | None, typer.Option(help="Claims at this level.", autocompletion=_levels)] = None,
    source: Annotated[list[str] | None, typer.Option(help="Claims that name this source.", autocompletion=source_ids)] = None,
    anonymous: Annotated[
        list[str] | None,
        typer.Option("--anonymity", help="Claims with a voice of this kind.", autocompletion=_anonymity_words),
    ] = None,
    tag: Annotated[list[str] | None, typer.Option(help="Claims with this tag.")] = None,
    about: Annotated[
        list[str] | None, typer.Option(help="Claims about this question; a pattern such as `us-exit-*` too.")
    ] = None,
    changed: Annotated[
        str | None,
        typer.Option(
            "--changed",
            help="Claims that are new or say something else since we left this revision, committed or not. "
            "What these touch does not count: see `verify --since`.",
            metavar="REV",
        ),
    ] = None,
    index: Index = None,
    json: JsonFields = None,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """List claims with their level, score, roots and what they rest on; what is most at stake comes first.

    `claimtrack list --uncorroborated` is the morning list: what rests on too little, and the shortest way up.
    """
    _words(level, "--level", get_args(Level))
    _words(anonymous, "--anonymity", get_args(Anonymity))
    if index is not None:
        from claimtrack.cli import indexed  # noqa: PLC0415 - only where an index is asked

        indexed.refuse(today, root)
        if changed is not None:
            raise Trouble("an index knows no revisions", "leave out `--changed`, or ask the corpus it is of")
        chosen = {"selectors": selectors, "level": level, "source": source, "anonymity": anonymous, "tag": tag, "about": about}
        indexed.list_(index, chosen, json, color, uncorroborated=uncorroborated, conflicted=conflicted, due=due_only)
        return
    written = None if changed is None else _written(root, changed)
    stands = standing.of(root, day(today))
    session, report = stands.session, stands.report
    selectors = [now(name, report) for name in selectors or ()]
    wanted: list[Callable[[Row], bool]] = [
        lambda row: not selectors or any(fnmatchcase(row.cluster.id, pattern) for pattern in selectors),
        lambda row: not uncorroborated or row.cluster.corroboration.level in claims.UNCORROBORATED,
        lambda row: not conflicted or bool(row.conflicts_with),
        lambda row: not due_only or due(row.cluster.dossier.claim, session.config) is not None,
        lambda row: not level or row.cluster.corroboration.level in level,
        lambda row: not source or bool(_names(row) & set(source)),
        lambda row: not anonymous or bool(_anonymities(row) & set(anonymous)),
        lambda row: not tag or bool(set(tag) & set(row.cluster.dossier.claim.tags)),
        lambda row: not about or any(fnmatchcase(row.cluster.dossier.claim.about or "", pattern) for pattern in about),
        lambda row: written is None or row.cluster.id in written.ids,
    ]
    found = [row for row in claims.rows(report) if all(test(row) for test in wanted)]
    ordered = _by_day(found, session) if due_only else claims.by_stake(found, session.config)
    seeking = steps.search(report, session.config) if json is None or "way_up" in json else None
    if seeking is not None:
        whole = stands.whole({row.cluster.id for row in ordered})
        ordered = [Row(whole[row.cluster.id], row.conflicts_with) for row in ordered]
    rows = [_fields(row, session, seeking) for row in ordered]
    with recalling.telling(session, whole=written is None):  # git may say something else the next time
        if json is not None:
            printing.json_rows(rows, json, claims.FIELDS)
            left_out(report)
            return
        if ordered:
            who = [claims.who(row.cluster.dossier) for row in ordered]
            table([*map(claims.Listed, rows, who)], color, by_day=due_only)
        printing.talk(f"{len(ordered)} of {len(report.clusters)} claims")
        for line in () if written is None else _closing(written):
            printing.talk(visible(line))
        left_out(report)
        if ordered:
            return
        known = {
            "claim": ([one.id for one in report.clusters], selectors),
            "source": ([one.id for one in report.sources], source),
            "question": ([one.dossier.claim.about or "" for one in report.clusters], about),
            "tag": ([word for one in report.clusters for word in one.dossier.claim.tags], tag),
        }
        for kind, (names, given) in known.items():
            hint(kind, names, given)


def _written(root: Path | None, revision: str) -> Written:
    """What was written since a revision; asked before anything is judged, since that may take long."""
    from claimtrack.history import revisions, written  # noqa: PLC0415 - only where git is asked

    with revisions.past_of(open_corpus(root=root)) as past:
        return written.since(past, revision)


def _closing(written: Written) -> Iterator[str]:
    gone = f", {counted(len(written.gone), 'claim')} gone" if written.gone else ""
    yield f"since {written.since}: {counted(len(written.ids), 'claim')} written{gone}"
    if written.empty:
        yield "there was no record of this corpus then: everything is new"


def _words(given: list[str] | None, option: str, known: tuple[str, ...]) -> None:
    """Check words against a closed list; raises Trouble for one that is not on it."""
    for word in given or ():
        if word not in known:
            raise Trouble(f"`{option}` does not know `{word}`", did_you_mean(word, known, f"choose one of {', '.join(known)}"))


def _names(row: Row) -> set[str]:
    return {name for said in row.cluster.dossier.claim.said for name in (said.source, *said.via, *said.picks_up)}


def _anonymities(row: Row) -> set[str]:
    sources = row.cluster.dossier.sources
    return {anonymity(said, sources.get(said.source)) for said in row.cluster.dossier.claim.said}


def _by_day(rows: Iterable[Row], session: Session) -> list[Row]:
    return sorted(rows, key=lambda row: (str(due(row.cluster.dossier.claim, session.config)), row.cluster.id))


def _fields(row: Row, session: Session, seeking: Search | None) -> dict[str, Any]:
    """The fields of a row, with the way up where that was asked for."""
    searched = {} if seeking is None else {"way_up": steps.way_up(row.cluster, seeking)}
    return {**claims.fields(row, session.config), **searched}


def table(rows: list[Listed], color: Color, *, by_day: bool) -> None:
    """One line a claim, under headings; the ways up, which many claims share, are numbered and stand below."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    ways: dict[str, int] = {}
    columns = printing.console(color).width
    one_level = len({row.values["level"] for row in rows}) == 1
    for title, group in groupby(rows, _day if by_day else _stake):
        printing.lines([Text(title, "bold")], color)
        printing.shown(_rows(list(group), ways, columns, one_level=one_level), color)
        printing.lines([""], color)
    printing.lines(["* not named", "the shortest way up:"], color)
    width = (printing.width(sys.stdout) or _WIDE) - 1
    for way, number in ways.items():
        printing.lines(
            wrap(visible(way), width, initial_indent=f"  [{number}] ", subsequent_indent=" " * 6, break_on_hyphens=False), color
        )


def _stake(row: Listed) -> str:
    return claims.stake_words(row.values["stake"])


def _day(row: Listed) -> str:
    day = row.values["due"]
    return f"decided on {said_plainly(date.fromisoformat(day))}" if day else "no day"


def _rows(rows: list[Listed], ways: dict[str, int], columns: int, *, one_level: bool) -> Table:
    """The claims as a table; where it would be wider than that many columns, who vouches stands under the claim."""
    from rich.table import Table  # noqa: PLC0415 - on paper only
    from rich.text import Text  # noqa: PLC0415 - on paper only

    known = []
    for row in rows:
        values = row.values
        number = ways.setdefault(values["way_up"], len(ways) + 1)
        level = [] if one_level else [claims.SHORT[values["level"]]]
        score = f"{values['score']:.2f}".removeprefix("0")
        known.append((f"  {score}", *level, visible(values["id"]), visible(row.who), f"[{number}]"))
    wide = sum(max(map(cells, column)) + _GAP for column in zip(*known, strict=True))
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, show_header=False)
    for start in ("score", *(() if one_level else ("level",))):
        table.add_column(justify="right" if start == "score" else "left")
    table.add_column(no_wrap=wide <= columns, overflow="fold")
    for *beginning, name, who, way in known:
        claim = [Text(name), Text(who)] if wide <= columns else [Text(f"{name}\n{who}")]
        table.add_row(*beginning, *claim, Text(way, "dim"))
    return table
