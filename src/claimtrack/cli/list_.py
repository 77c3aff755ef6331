"""`claimtrack list`: claims with level, score, roots and sources; what an editor opens in the morning."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from functools import partial
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from claimtrack.cli import printing
from claimtrack.cli.options import Color, ColorOption, JsonFields, Root, Today, WithFields, claim_ids, commands, day, source_ids
from claimtrack.cli.showing import now
from claimtrack.config import Config
from claimtrack.link.due import due
from claimtrack.link.wording import anonymity, supporters
from claimtrack.model import Anonymity
from claimtrack.render import claims
from claimtrack.render.claims import Row
from claimtrack.render.plain import visible
from claimtrack.score.levels import Level
from claimtrack.session import Session, open_corpus
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble
from claimtrack.values.dates import said_plainly

if TYPE_CHECKING:
    from rich.table import Table

app = commands()
_WIDE = 100
UNCORROBORATED = ("unsourced", "uncorroborated")


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
    session = open_corpus(root=root, today=day(today))
    with printing.progress() as listener:
        report = session.verify(listener=listener)
    selectors = [now(name, report) for name in selectors or ()]
    wanted: list[Callable[[Row], bool]] = [
        lambda row: not selectors or any(fnmatchcase(row.cluster.id, pattern) for pattern in selectors),
        lambda row: not uncorroborated or row.cluster.corroboration.level in UNCORROBORATED,
        lambda row: not conflicted or bool(row.conflicts_with),
        lambda row: not due_only or due(row.cluster.dossier.claim, session.config) is not None,
        lambda row: not level or row.cluster.corroboration.level in level,
        lambda row: not source or bool(_names(row) & set(source)),
        lambda row: not anonymous or bool(_anonymities(row) & set(anonymous)),
        lambda row: not tag or bool(set(tag) & set(row.cluster.dossier.claim.tags)),
        lambda row: not about or any(fnmatchcase(row.cluster.dossier.claim.about or "", pattern) for pattern in about),
    ]
    found = [row for row in claims.rows(report) if all(test(row) for test in wanted)]
    ordered = _by_day(found, session) if due_only else claims.by_stake(found, session.config)
    if json is not None:
        printing.json_rows([claims.fields(row, session.config) for row in ordered], json, claims.FIELDS)
        return
    if ordered:
        _table(ordered, partial(_day if due_only else _stake, config=session.config), session, color)
    printing.talk(f"{len(ordered)} of {len(report.clusters)} claims")
    if not ordered:
        known = {
            "claim": ([one.id for one in report.clusters], selectors),
            "source": ([one.id for one in report.sources], source),
            "question": ([one.dossier.claim.about or "" for one in report.clusters], about),
            "tag": ([word for one in report.clusters for word in one.dossier.claim.tags], tag),
        }
        for kind, (names, given) in known.items():
            _hint(kind, names, given)


def _hint(kind: str, known: list[str], given: list[str] | None) -> None:
    """Say which of the words given is unknown, and what may have been meant."""
    for word in given or ():
        if not any(fnmatchcase(name, word) for name in known):
            advice = did_you_mean(word, known, f"a pattern needs a star: `{word}*`")
            printing.talk(f"  help: no {kind} is called `{word}`; {advice}")


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


def _table(rows: list[Row], heading: Callable[[Row], str], session: Session, color: Color) -> None:
    """One line a claim, under headings; the ways up, which many claims share, are numbered and stand below."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    ways: dict[str, int] = {}
    one_level = len({row.cluster.corroboration.level for row in rows}) == 1
    for title, group in groupby(rows, heading):
        printing.lines([Text(title, "bold")], color)
        printing.shown(_rows(list(group), session, ways, one_level=one_level), color)
        printing.lines([""], color)
    printing.lines(["* not named", "the shortest way up:"], color)
    columns = (printing.width(sys.stdout) or _WIDE) - 1
    for way, number in ways.items():
        printing.lines(wrap(visible(way), columns, initial_indent=f"  [{number}] ", subsequent_indent=" " * 6), color)


def _stake(row: Row, config: Config) -> str:
    return ", ".join(_STAKES[reason] for reason in claims.at_stake(row, config).reasons) or "nothing further at stake"


def _day(row: Row, config: Config) -> str:
    day = due(row.cluster.dossier.claim, config)
    return f"decided on {said_plainly(day)}" if day else "no day"


def _rows(rows: list[Row], session: Session, ways: dict[str, int], *, one_level: bool) -> Table:
    from rich.table import Table  # noqa: PLC0415 - on paper only
    from rich.text import Text  # noqa: PLC0415 - on paper only

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    for justify in ("right", *(() if one_level else ("left",)), "left", "left", "left"):
        table.add_column(justify="right" if justify == "right" else "left", overflow="fold")
    table.columns[1 if one_level else 2].no_wrap = True
    for row in rows:
        values = claims.fields(row, session.config)
        way = ways.setdefault(values["way_up"], len(ways) + 1)
        level = [] if one_level else [claims.SHORT_LEVELS[values["level"]]]
        score = f"{values['score']:.2f}".removeprefix("0")
        table.add_row(f"  {score}", *level, Text(visible(values["id"])), Text(visible(_voices(row))), Text(f"[{way}]", "dim"))
    return table


def _voices(row: Row) -> str:
    """Who vouches, in the fewest words: a star marks a voice that is not named."""
    dossier = row.cluster.dossier
    how = {said.source: anonymity(said, dossier.sources.get(said.source)) for said in supporters(dossier)}
    names = [name if word == "named" else f"{name}*" for name, word in how.items()]
    return ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")


_STAKES = {
    "published": "published",
    "accuses": "alleges wrongdoing",
    "conflict": "in conflict",
    "due": "due",
}
