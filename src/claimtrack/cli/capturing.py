"""The store of a corpus and what its records say of it, as the commands of `capture` need them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import msgspec

from claimtrack import records
from claimtrack.captures import store
from claimtrack.evidence.copy import Copy
from claimtrack.evidence.coverage import Coverage, coverage, in_order
from claimtrack.model import FiledClaim, FiledSource
from claimtrack.session import Session, open_corpus
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble

PROTECTED = ("unnamed", "background", "deep_background", "unidentified", "off_record")
_BEGINNING = re.compile(r"[0-9a-f]{4,64}")


class Shelf(msgspec.Struct, frozen=True):
    """A corpus with its records as they are, and the folder of its copies; `broken` are the files that could not be read."""

    session: Session
    folder: Path
    claims: tuple[FiledClaim, ...]
    sources: tuple[FiledSource, ...]
    broken: tuple[str, ...]

    @property
    def coverage(self) -> Coverage:
        """Which copy serves which claim."""
        return coverage(self.claims, self.sources)

    def named(self) -> dict[str, list[str]]:
        """The hashes that records name, each with the ids of the sources, or of the claims, that do."""
        found: dict[str, list[str]] = {}
        for one in self.coverage.held:
            found.setdefault(one.capture.sha256, []).extend([one.source] if one.source else one.claims)
        return found

    def source(self, name: str) -> FiledSource:
        """The source of that id. Raises Trouble where there is none, or several, or it has faults."""
        found = [one for one in self.sources if one.id == name]
        if len(found) > 1:
            raise Trouble(f"the id `{name}` is taken twice", "rename one of the files, or give one another `id:`")
        if found:
            return found[0]
        if name in self.broken:
            raise Trouble(f"the record of `{name}` has faults", "mend it first: `claimtrack verify` says what is wrong")
        known = [one.id for one in self.sources]
        raise Trouble(
            f"no source has the id `{name}`", did_you_mean(name, known, f"write it first: claimtrack new source {name}")
        )

    def hash_of(self, asked: str) -> str:
        """The hash that begins so; of a source its latest. Raises Trouble where there is none, or several begin so."""
        if any(one.id == asked for one in self.sources):
            captures = in_order(self.source(asked).record.captures)
            if not captures:
                raise Trouble(f"there is no copy of `{asked}`", f"claimtrack capture add FILE --source {asked}")
            return captures[-1].sha256
        known = sorted({*store.hashes(self.folder), *self.named()})
        found = [one for one in known if one.startswith(asked.lower())] if _BEGINNING.fullmatch(asked.lower()) else []
        if len(found) > 1:
            raise Trouble(
                f"`{asked}` begins {len(found)} hashes", f"write more of it: {', '.join(one[:16] for one in found[:4])}"
            )
        if not found:
            raise Trouble(
                f"no copy and no source is called `{asked}`", "give the beginning of a hash: see `claimtrack capture list`"
            )
        return found[0]

    def copy(self, name: str) -> Copy:
        """The copy of a hash. Raises Trouble where it is not here, or not what it was."""
        found = store.copy_of(self.folder, name)
        if found is None:
            raise Trouble(
                f"the copy {name[:12]} is not here", "bring it: `claimtrack capture import FILE`, or add the file again"
            )
        if found.state == "changed":
            raise Trouble(
                f"the copy {name[:12]} is not what it was", "see `claimtrack capture check`; bring it again, or add the file"
            )
        return found


def shelf(root: Path | None, today: date | None = None) -> Shelf:
    """The corpus, there though it have no claim yet."""
    session = open_corpus(root=root, today=today, claimless=True)
    claims: list[FiledClaim] = []
    sources: list[FiledSource] = []
    broken: list[str] = []
    for file in session.files:
        if file.folder in ("claims", "sources"):
            for reading in records.read(file):
                claims += reading.claims
                sources += reading.sources
                broken += reading.broken
    return Shelf(session, session.root / session.config.settings.captures, tuple(claims), tuple(sources), tuple(broken))
