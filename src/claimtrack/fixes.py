"""From findings that can be fixed to what becomes of the texts they stand in: fix by fix, each whole or not at all.

Decides nothing of what is fixed, and touches no file: whoever calls it writes the texts, or shows what they would be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from claimtrack import yamledit
from claimtrack.export.yaml_record import written
from claimtrack.finding import Add, Finding, Fix, Put, Rename
from claimtrack.place import Place, Route
from claimtrack.plan import Report
from claimtrack.yamledit import Unsafe

Edit = Put | Add | Rename
Texts = Callable[[str], str | None]
"""The text of a file by its path, with its BOM if it has one; None where there is none that could be edited."""

MOST_ROUNDS = 10
"""So often a corpus is read again for what its fixes laid bare: a key that is spelt right shows what is wrong behind it."""


class Refused(msgspec.Struct, frozen=True):
    """A fix that was not made, and why, in a few words."""

    finding: Finding
    why: str


class Mended(msgspec.Struct, frozen=True):
    """What becomes of the texts that change, by path; whose fixes were made, in that order, and whose were not."""

    texts: dict[str, str]
    made: tuple[Finding, ...] = ()
    refused: tuple[Refused, ...] = ()

    def then(self, more: Mended) -> Mended:
        """This and what was made after it; what could not be made is what could not be made last."""
        return Mended({**self.texts, **more.texts}, self.made + more.made, more.refused)


def mended(findings: Iterable[Finding], text: Texts) -> Mended:
    """The fixes of some findings of one report, made one after another; of two that change one place the first is made.

    Findings without a fix are passed over. A fix whose edits were all made by others counts as made.
    """
    texts: dict[str, str] = {}
    edits: dict[str, list[Edit]] = {}
    made: list[Finding] = []
    refused: list[Refused] = []
    for finding in findings:
        if finding.fix is None:
            continue
        try:
            fresh = _steps(finding.fix, edits, over(texts, text))
        except Unsafe as error:
            refused.append(Refused(finding, str(error)))
            continue
        made.append(finding)
        for edit, after in fresh:
            texts[edit.place.path] = after
            edits.setdefault(edit.place.path, []).append(edit)
    return Mended({path: after for path, after in texts.items() if after != text(path)}, tuple(made), tuple(refused))


def settled(
    report: Report, check: Callable[[Mapping[str, str]], Report], text: Texts, wanted: Callable[[Finding], bool]
) -> tuple[Mended, Report]:
    """All fixes that are wanted, and those that show only once these are made; and what is found after them all.

    `check` gives the report on the corpus with other texts, by path. A fix that did not help is not made twice.
    """
    texts: dict[str, str] = {}
    made: list[Finding] = []
    refused: tuple[Refused, ...] = ()
    for _ in range(MOST_ROUNDS):
        due = [one for one in report.findings if one.fix and wanted(one) and one not in made]
        more = mended(due, over(texts, text))
        texts, refused = {**texts, **more.texts}, more.refused
        made += more.made
        if not more.texts:
            break
        report = check(texts)
    return Mended(texts, tuple(made), refused), report


def over(texts: Mapping[str, str], text: Texts) -> Texts:
    """A look-up of texts of which some have changed."""
    return lambda path: texts[path] if path in texts else text(path)


def _steps(fix: Fix, known: Mapping[str, Sequence[Edit]], text: Texts) -> list[tuple[Edit, str]]:
    """The edits of a fix that others have not made, each with its file's text after it. Raises Unsafe where one cannot be."""
    steps: list[tuple[Edit, str]] = []
    texts: dict[str, str] = {}
    for edit in fix.edits:
        path = edit.place.path
        others = known.get(path, ())
        if edit in others:
            continue
        if any(_meet(edit, other) for other in others):
            raise Unsafe("another fix changes the same place")
        before = texts[path] if path in texts else text(path)
        if before is None:
            raise Unsafe(f"`{path}` cannot be read")
        own = [one for one, _ in steps if one.place.path == path]
        place = _now(edit.place, (*others, *own))
        texts[path] = _edited(before, msgspec.structs.replace(edit, place=place))
        steps.append((edit, texts[path]))
    return steps


def _edited(text: str, edit: Edit) -> str:
    match edit:
        case Put():
            return yamledit.put(text, edit.place, written(edit.value, _key(edit.place.route)))
        case Add():
            return yamledit.appended(text, edit.place, written(edit.value))
        case Rename():
            return yamledit.renamed(text, edit.place, edit.key)


def _key(route: Route) -> str | None:
    return route[-1] if route and isinstance(route[-1], str) else None


def _meet(one: Edit, other: Edit) -> bool:
    """Whether two edits change the same place. A list may get two entries; behind a key that is respelt there may be changes."""
    if one.place.document != other.place.document:
        return False
    match one, other:
        case Rename(), Rename():
            return bool(_keys(one) & _keys(other))
        case Rename(), _:
            return _inside(_target(one), other.place.route)
        case _, Rename():
            return _inside(_target(other), one.place.route)
        case _:
            covered = isinstance(one, Put) and _inside(one.place.route, other.place.route)
            return covered or (isinstance(other, Put) and _inside(other.place.route, one.place.route))


def _keys(one: Rename) -> set[Route]:
    return {one.place.route, _target(one)}


def _target(one: Rename) -> Route:
    return (*one.place.route[:-1], one.key)


def _inside(outer: Route, inner: Route) -> bool:
    return inner[: len(outer)] == outer


def _now(place: Place, edits: Iterable[Edit]) -> Place:
    """Where a place is, once edits of its file have given keys on its way another name."""
    route = list(place.route)
    for one in edits:
        at = len(one.place.route) - 1
        if isinstance(one, Rename) and one.place.document == place.document and _inside(one.place.route, place.route):
            route[at] = one.key
    return msgspec.structs.replace(place, route=tuple(route))
