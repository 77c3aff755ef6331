"""`--index DIR`: commands that answer from an index, as they answer from a corpus of files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec

from claimtrack.catalogue import listing
from claimtrack.catalogue.opened import Catalogue, opened
from claimtrack.catalogue.searching import Shelves
from claimtrack.cli import printing
from claimtrack.cli.options import Color
from claimtrack.render import claims
from claimtrack.search import ranking
from claimtrack.search.ranking import Found
from claimtrack.trouble import Trouble


def refuse(today: str | None) -> None:
    """Raises Trouble for a day of its own: an index was judged on its day."""
    if today is not None:
        raise Trouble("an index answers as of the day on which it was built", "give `--today` to `claimtrack index build`")


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
        rows = list(listing.rows(catalogue, wanted))
        if json is not None:
            printing.json_rows(rows, json, claims.FIELDS)
            return
        if rows:
            from claimtrack.cli.list_ import table  # noqa: PLC0415 - it asks here itself

            table([claims.Listed(row, row["who"]) for row in rows], color, by_day=only["due"])
        printing.talk(f"{len(rows):,} of {catalogue.manifest.claims:,} claims, {_as_of(catalogue)}")


def _as_of(catalogue: Catalogue) -> str:
    return f"as of {catalogue.manifest.today.isoformat()}"
