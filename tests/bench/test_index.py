"""The index of claims that nobody judged finds what an index of the same claims finds."""

from __future__ import annotations

from pathlib import Path

import index
from claimtrack.catalogue.opened import opened
from claimtrack.catalogue.searching import Shelves
from claimtrack.search.ranking import search


def test_claims_are_found_as_they_were_generated(tmp_path: Path) -> None:
    index.unjudged_index(60, tmp_path / "index")
    with opened(tmp_path / "index") as catalogue:
        assert catalogue.manifest.claims == 60
        held = catalogue.claims([7, 40])
        for one in held.values():
            assert search(Shelves(catalogue), one.entry.claim)[0].same
