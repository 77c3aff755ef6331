"""What a renderer is given: the report, and the places of its findings as lines and columns.

Routes become lines here and nowhere else, and only for files that have findings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

from claimtrack import yamlspans, yamltext
from claimtrack.config import Config
from claimtrack.finding import SEVERITIES, Finding, Label
from claimtrack.place import Place
from claimtrack.plan import Report
from claimtrack.yamlspans import Spans
from claimtrack.yamltext import Span

if TYPE_CHECKING:
    from claimtrack.changes.news import News


class Inside(Protocol):
    """A file of the corpus, as a report looks into it."""

    def span(self, where: Place) -> Span | None:
        """Where in the text a place is: the words that it names, else its entry; None where the file cannot be read any more."""
        ...

    def line(self, number: int) -> str:
        """A line, as it stands there, counted from 1; empty past the end."""
        ...


class Opened(NamedTuple):
    """The lines and spans of a text."""

    lines: list[str]
    spans: Spans

    def span(self, where: Place) -> Span:
        """As of every file that is looked into."""
        return (self.spans.words(where, self.lines) if where.words else None) or self.spans.entry(where)

    def line(self, number: int) -> str:
        """As of every file that is looked into."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def opened(text: str) -> Opened:
    """A text, ready to be looked into."""
    return Opened(yamltext.lines(text), yamlspans.spans(text))


Read = Callable[[str], Inside | None]
"""A file of the corpus, by its path; None where it could not be read."""


class Located(msgspec.Struct, frozen=True):
    """A label with its span; None where the file could not be read."""

    label: Label
    span: Span | None

    @property
    def where(self) -> str:
        """`claims/x.yaml:3:1`, or the path alone."""
        path = self.label.place.path
        return f"{path}:{self.span.line}:{self.span.column}" if self.span else path

    @property
    def lines(self) -> tuple[int, int]:
        """The first and the last line of which the span holds something; the first of the file where there is no span."""
        if self.span is None:
            return 1, 1
        return self.span.line, max(self.span.line, self.span.end_line - (self.span.end_column == 1))


def foremost(labels: Iterable[Label]) -> list[Label]:
    """Labels, the primary ones first."""
    return sorted(labels, key=lambda label: label.role != "primary")


Looked = dict[str, Inside | None]
"""Files that were looked into by their paths; None for one that could not be read."""


MOST = 1_000
"""So many files stay open, those that were opened last."""


class View:
    """One report, ready to be shown. Keeps the spans of its findings, and the files it looked into last."""

    def __init__(
        self,
        report: Report,
        config: Config,
        text: Callable[[str], str | None],
        width: int | None = None,
        news: News | None = None,
        prefix: str = "",
        read: Read | None = None,
        looked: Looked | None = None,
    ) -> None:
        """`text` gives the text of a file of the corpus; `width` is that of the terminal, None where there is none.

        `news` is what the report is on, where it is on a change alone. `prefix` leads from the root of the repository to the
        corpus, for formats that name files to a platform: `desk/`. `read` is for whoever keeps the spans of texts from one report
        to the next; `looked` are files that were looked into before and have not changed: what is looked into is added, and kept.
        """
        self.report = report
        self.config = config
        self.width = width
        self.news = news
        self.prefix = prefix
        self._text = text
        self._read = read or self._spans_of
        self._files: Looked = {} if looked is None else looked
        self._keeps = looked is not None
        self._spans: dict[Place, Span] = {}
        self._secret: dict[str, list[Place]] = {}
        for place in report.withheld.places:
            self._secret.setdefault(place.path, []).append(place)

    def located(self, finding: Finding) -> list[Located]:
        """The labels of a finding with their spans, the primary ones first."""
        return [self.locate(label) for label in foremost(finding.labels)]

    def where(self, finding: Finding) -> str:
        """Where the first of these stands, empty without any. For whoever shows no other: no other file is looked into."""
        return next((self.locate(label).where for label in foremost(finding.labels)), "")

    def locate(self, label: Label) -> Located:
        """A label with its span."""
        where = label.place
        if where in self._spans:
            return Located(label, self._spans[where])
        file = self._file(where.path)
        return Located(label, None if file is None else file.span(where))

    def line(self, path: str, number: int) -> str:
        """A line of a file, as it stands there; empty past the end."""
        file = self._file(path)
        return "" if file is None else file.line(number)

    def is_withheld(self, located: Located) -> bool:
        """Whether the line at which a label stands may not be shown: it, or another finding, says that a secret stands there."""
        if located.label.secret:
            return True
        path, span = located.label.place.path, located.span
        if span is None:
            return False
        secret = (self.locate(Label(place)).span for place in self._secret.get(path, ()))
        return any(one is None or one.line <= span.line <= one.end_line for one in secret)

    def was_there(self, finding: Finding) -> bool:
        """Whether a report on a change tells of a finding that was there before: it fails nothing."""
        return self.news is not None and finding in self.news.older

    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, worst first."""
        found = Counter(finding.severity for finding in self.report.findings)
        return {severity: found[severity] for severity in SEVERITIES}

    def levels(self) -> dict[str, int]:
        """How many claims stand at each level, by name."""
        return dict(sorted(Counter(one.corroboration.level for one in self.report.clusters).items()))

    def _file(self, path: str) -> Inside | None:
        if path not in self._files:
            if len(self._files) >= MOST and not self._keeps:
                self._let_go(next(iter(self._files)))
            self._files[path] = self._read(path)
        return self._files[path]

    def _let_go(self, path: str) -> None:
        """Close a file; where its findings stand stays known."""
        file = self._files.pop(path)
        if file is not None:
            found = {where: file.span(where) for where in self._named.get(path, ())}
            self._spans.update((where, span) for where, span in found.items() if span is not None)

    @cached_property
    def _named(self) -> dict[str, set[Place]]:
        """The places that findings name, by path."""
        named = defaultdict[str, set[Place]](set)
        for finding in self.report.findings:
            for label in finding.labels:
                named[label.place.path].add(label.place)
        return named

    def _spans_of(self, path: str) -> Inside | None:
        text = self._text(path)
        return None if text is None else opened(text)
