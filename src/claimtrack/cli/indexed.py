"""`--index DIR`: commands that answer from an index, as they answer from a corpus of files."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import msgspec

from claimtrack.catalogue import around, conflicting, listing
from claimtrack.catalogue.forms import HeldClaim
from claimtrack.catalogue.looking import look_up
from claimtrack.catalogue.opened import Catalogue, opened
from claimtrack.catalogue.searching import Shelves
from claimtrack.cli import printing
from claimtrack.cli.plain import Color
from claimtrack.config import Config
from claimtrack.plan import Report
from claimtrack.render import claims, dossiers, paired
from claimtrack.render.view import View
from claimtrack.score.cluster import Cluster
from claimtrack.search import ranking
from claimtrack.search.ranking import Found
from claimtrack.session import LookUp
from claimtrack.trouble import Trouble


def refuse(today: str | None, root: Path | None) -> None:
    """Raises Trouble for a corpus beside the index, and for a day of its own: an index was judged on its day."""
    if root is not None:
        raise Trouble("`--index` asks an index in place of the corpus at `--root`", "leave out one of the two")
    if today is not None:
        raise Trouble("an index answers as of the day on which it was built", "give `--today` to `claimtrack index build`")


def refuse_with(given: Mapping[str, object]) -> None:
    """Raises Trouble for options of `verify` that do not go with an index."""
    for option, value in given.items():
        if value:
            raise Trouble(
                f"`--index` looks up the whole corpus, and goes with no `{option}`", f"leave out `{option}`, or `--index`"
            )


@contextmanager
def looking(folder: Path, config: Config) -> Iterator[LookUp]:
    """What looks up the claims of a corpus in an index, until the block ends."""
    with opened(folder) as catalogue:
        yield lambda dossiers: look_up(catalogue, dossiers, config)


def search(folder: Path, text: str, top: int, day: date | None) -> tuple[list[Found], int, int]:
    """The claims nearest to a text, how many claims there are, and how many records could not be used."""
    with opened(folder) as catalogue:
        found = ranking.search(Shelves(catalogue), text, top, day)
        return found, catalogue.manifest.claims, catalogue.manifest.unchecked


def list_(folder: Path, given: Mapping[str, list[str] | None], json: str | None, color: Color, **only: bool) -> None:
    """Print the claims that are wanted."""
    if json is not None and not json:
        printing.json_rows([], json, claims.FIELDS)
    wanted = msgspec.convert({**{name: tuple(words or ()) for name, words in given.items()}, **only}, listing.Wanted)
    with opened(folder) as catalogue:
        if json is not None:
            printing.json_rows(listing.rows(catalogue, wanted), json, claims.FIELDS)
            return
        rows = list(listing.rows(catalogue, wanted))
        if rows:
            from claimtrack.cli.list_ import table  # noqa: PLC0415 - that module imports this one where an index is asked

            table([claims.Listed(row, row["who"]) for row in rows], color, by_day=only["due"])
        printing.talk(f"{len(rows):,} of {catalogue.manifest.claims:,} claims, {_as_of(catalogue)}")


def conflicts(
    folder: Path, named: list[str] | None, about: list[str] | None, json: str | None, color: Color, *, everything: bool
) -> None:
    """Print the pairs of claims in conflict."""
    if everything:
        raise Trouble("an index holds the pairs in conflict, and no others", "leave out `--all`, or ask the corpus it is of")
    if json is not None and not json:
        printing.json_rows([], json, paired.FIELDS)
    with opened(folder) as catalogue:
        found = list(conflicting.pairs(catalogue, named or (), about or ()))
        if json is not None:
            printing.json_rows([msgspec.to_builtins(one) for one in found], json, paired.FIELDS)
            return
        told = (line for one in found for line in paired.lines(msgspec.to_builtins(one), one.voices, one.doubt))
        printing.paragraphs(told, color)
        unheld = catalogue.manifest.unheld
        more = f"; up to {unheld:,} pairs on crowded questions were not compared" if unheld else ""
        printing.talk(f"{len(found):,} of {catalogue.manifest.tables['conflicts'].rows:,} conflicts, {_as_of(catalogue)}{more}")


def explain(folder: Path, name: str, color: Color, *, json: bool) -> None:
    """Print the score of a claim as the tree of its factors; places are files, since an index knows no lines."""
    from claimtrack.cli.explain import tell  # noqa: PLC0415 - that module imports this one where an index is asked

    with opened(folder) as catalogue:
        held = around.found(catalogue, name)
        cluster = _judged(catalogue, held)
        tell(cluster, _view(catalogue, cluster), held.way_up, color, json=json)


def show(folder: Path, name: str, color: Color, *, json: bool) -> None:
    """Print the dossier of a claim."""
    with opened(folder) as catalogue:
        held = around.found(catalogue, name)
        cluster, config = _judged(catalogue, held), catalogue.manifest.config
        against = {one for pair in conflicting.pairs(catalogue, [glob.escape(cluster.id)], ()) for one in (pair.a, pair.b)}
        known = dossiers.Beside(conflicts_with=tuple(sorted(against - {cluster.id})), way_up=held.way_up, findings=None)
        if json:
            document = dossiers.claim_document(cluster, config, known)
            printing.lines([msgspec.json.format(msgspec.json.encode(document), indent=2).decode("utf-8")], color)
            return
        printing.paragraphs(dossiers.claim_lines(cluster, config, known), color)
        printing.talk(f"{_as_of(catalogue)}; findings stand in no index: `claimtrack verify` tells them")


def _judged(catalogue: Catalogue, held: HeldClaim) -> Cluster:
    """The claim with its score, which is told where it is another one than when the index was built."""
    found = around.judged(catalogue, held)
    now, then = found.corroboration, (held.level, round(held.score, 9))
    if (now.level, round(now.score, 9)) != then:
        by = catalogue.manifest.program
        printing.talk(f"claimtrack {by} said {held.level} ({held.score:.2f}) when it built the index; build it anew")
    return found


def _view(catalogue: Catalogue, cluster: Cluster) -> View:
    report = Report(clusters=(cluster,), sources=(), pairs=(), findings=(), files=0)
    return View(report, catalogue.manifest.config, lambda _path: None)


def _as_of(catalogue: Catalogue) -> str:
    return f"as of {catalogue.manifest.today.isoformat()}"
