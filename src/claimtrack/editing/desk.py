"""The claims of a corpus as whoever edits them needs them: by id, also a former one, or by path; and the file of judgements."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeGuard

import msgspec

from claimtrack import records
from claimtrack.config import Config
from claimtrack.link import namesakes
from claimtrack.link.register import Register, register
from claimtrack.model import Claim, Filed, FiledClaim, FiledSource
from claimtrack.records import File
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble


class Desk(msgspec.Struct, frozen=True):
    """The claims of a corpus by id, and where merged ones went."""

    root: Path
    files: Sequence[File]
    config: Config
    claims: dict[str, FiledClaim]
    known: Register
    doubles: dict[str, tuple[str, ...]] = {}
    """The files of the records that claim one id, where there are several."""

    def claim(self, name: str) -> FiledClaim:
        """The claim of that id, also a former one, or of that path. Raises Trouble where there is none."""
        by_path = {filed.path: filed for filed in self.claims.values()}
        found = self.claims.get(self.known.now(name)) or by_path.get(name)
        if found is None:
            raise Trouble(f"no claim has the id `{name}`", did_you_mean(name, self.claims, "see `claimtrack list`"))
        return found

    @property
    def book(self) -> Path:
        """The file of judgements: the one that is there, else the one that will be."""
        there = next((file.path for file in self.files if file.folder == "links"), None)
        return self.root / (there or self.config.settings.links)


def desk(root: Path, held: Sequence[File], config: Config) -> Desk:
    """The claims of a corpus, of several with one id the one that is used; nothing else is checked."""
    readings = [reading for file in held if file.folder == "claims" for reading in records.read(file)]
    by_id: dict[str, list[FiledClaim]] = {}
    for reading in readings:
        for filed in reading.claims:
            by_id.setdefault(filed.id, []).append(filed)
    kept = (namesakes.settle(name, met) for name, met in by_id.items())
    claims = [one for found in kept for one in found if isinstance(one, Filed) and _is_claim(one)]
    doubles = {name: tuple(sorted(filed.path for filed in met)) for name, met in by_id.items() if len(met) > 1}
    return Desk(root, held, config, {filed.id: filed for filed in claims}, register(claims, (), {}, (), ()), doubles)


def _is_claim(filed: FiledClaim | FiledSource) -> TypeGuard[FiledClaim]:
    return isinstance(filed.record, Claim)
