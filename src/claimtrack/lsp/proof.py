"""A proof: one state of a corpus with all that was found in it, and what of it may be shown. Everything an editor is told is told
from one; nothing here changes.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from claimtrack.lsp.laid import Look
from claimtrack.lsp.mentions import Found, Mention
from claimtrack.lsp.positions import Point, covers
from claimtrack.place import Place
from claimtrack.plan import Report
from claimtrack.protection.contacts import WITHHELD
from claimtrack.records import File
from claimtrack.render.plain import visible
from claimtrack.render.view import View
from claimtrack.render.withheld import without_secrets
from claimtrack.session import Session
from claimtrack.yamlspans import Spans


class Proof:
    """A corpus as it was checked."""

    def __init__(self, session: Session, report: Report, mentions: Found, read: Look) -> None:
        """`mentions` are those of the session's files; `read` gives their lines and spans."""
        self.session = session
        self.report = report
        self.mentions = mentions
        self.view = View(report, session.config, session.texts(), read=read)
        self._read = read
        self._files = {file.path: file for file in session.files}

    def file(self, path: str) -> File | None:
        """The file of that path; None where it is none of the corpus."""
        return self._files.get(path)

    def lines(self, path: str) -> Sequence[str]:
        """The lines of a file; none where it could not be read."""
        read = self._read(path)
        return read.lines if read else ()

    def spans(self, path: str) -> Spans | None:
        """The spans of a file; None where it could not be read."""
        read = self._read(path)
        return read.spans if read else None

    def mention_at(self, path: str, point: Point) -> Mention | None:
        """The id at a point: the innermost that is written there, else the record whose first line it is on."""
        spans = self.spans(path)
        if spans is None:
            return None
        met = self.mentions.by_path.get(path, ())
        named = [one for one in met if (one.place.route or one.own) and covers(spans.find(written_at(one)), point)]
        if named:
            return named[0]
        return next((one for one in met if one.record and spans.find(one.place).line == point[0]), None)

    def shown(self, *texts: str) -> str:
        """Texts, a line each, made harmless and without anything that is withheld."""
        lines = without_secrets([visible(text) for text in texts], self.report.withheld)
        return "\n".join(map(str, lines))

    def shown_at(self, place: Place, text: str) -> str:
        """What stands at a place, as it may be shown: withheld where a secret stands there, around it or in it."""
        return WITHHELD if self.is_secret(place) else self.shown(text)

    def is_secret(self, place: Place) -> bool:
        """Whether a secret stands at a place, around it or in it."""
        return any(
            (one.path, one.document) == (place.path, place.document) and _meet(one, place) for one in self.report.withheld.places
        )

    def may_be_shown(self, name: str) -> bool:
        """Whether an id is no secret."""
        return self.shown(name) == visible(name)


def written_at(mention: Mention) -> Place:
    """Where an id is written: of a record its `id`, of anything else its place."""
    place = mention.place
    return msgspec.structs.replace(place, route=("id",)) if mention.record and not place.route else place


def _meet(one: Place, other: Place) -> bool:
    if one.part == "problem" or other.part == "problem":
        return True
    shorter = min(len(one.route), len(other.route))
    return one.route[:shorter] == other.route[:shorter]
