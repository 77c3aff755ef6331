"""Two states of a corpus: what is new and gone, what fell and rose and why. For people, and as `claimtrack/diff/1`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from claimtrack.changes.claims import Changed
from claimtrack.changes.compare import Comparison, Conflict, Due, Lone
from claimtrack.link.pairs import Pair
from claimtrack.link.wording import counted, voices
from claimtrack.render import changed
from claimtrack.render.json_report import claim as scored
from claimtrack.render.json_report import conflict as paired
from claimtrack.render.plain import visible
from claimtrack.score.cluster import Cluster
from claimtrack.values.dates import said_plainly

if TYPE_CHECKING:
    from rich.text import Text

SCHEMA = "claimtrack/diff/1"
MOST = 25
"""So many claims are shown under one heading; the rest is counted, and all of them are in the JSON."""

T = TypeVar("T")


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two states: what it was called, and its commit with the day; None for the working tree.

    `policy` is the stamp of the policy it had itself, `fault` why its configuration could not be used; `empty` says that there
    was no record at all.
    """

    name: str
    policy: str
    commit: str | None = None
    date: str | None = None
    fault: str = ""
    empty: bool = False

    @property
    def plainly(self) -> str:
        """`main (5f3e1c2, 2026-02-23)`, or `the working tree`."""
        return f"{self.name} ({self.commit[:7]}, {self.date})" if self.commit else self.name


class View(msgspec.Struct, frozen=True):
    """A comparison, of what it is, by which policy (of both, or `then` of each) and what day."""

    comparison: Comparison
    before: Point
    after: Point
    policy: str
    today: str
    then: bool = False


def lines(view: View) -> Iterator[Text | str]:
    """The comparison, line by line; nothing under a heading that has nothing."""
    found = view.comparison
    fallen = [one for one in found.changed if one.rise < 0]
    risen = [one for one in found.changed if one.rise > 0]
    moved = [one for one in found.changed if one.rise == 0 and one.moved]
    other = [one for one in found.changed if one.rise == 0 and not one.moved]
    yield from _section("levels fallen", _published(fallen, lambda one: one.after), _change)
    yield from _section("levels risen", _published(risen, lambda one: one.after), _change)
    yield from _section("new claims", _published(found.new, lambda one: one.cluster), _new)
    yield from _section("claims gone", _published(found.gone, lambda one: one.cluster), _gone)
    yield from _section("same level, other figures", _published(moved, lambda one: one.after), _change)
    yield from _section("reworded or edited, standing as before", _published(other, lambda one: one.after), _change)
    yield from _section("new conflicts", [one for one in found.conflicts if one.before is None], _conflict)
    yield from _section("conflicts gone", [one for one in found.conflicts if one.after is None], _conflict)
    yield from _section("conflicts that are others now", [one for one in found.conflicts if one.before and one.after], _conflict)
    yield from _section("came due between the two", found.due, _due)


def closing(view: View) -> Iterator[str]:
    """What is said last: what was compared, how much, what was not checked."""
    found = view.comparison
    counts = [
        counted(len(rows), word) if word.startswith("new") else f"{len(rows)} {word}"
        for rows, word in ((found.new, "new claim"), (found.gone, "gone"), (found.changed, "changed"))
        if rows
    ]
    if found.conflicts:
        counts.append(f"{counted(len(found.conflicts), 'conflict')} new, gone or other")
    yield f"{view.before.plainly} -> {view.after.plainly}: {', '.join(counts) or 'no difference'}"
    for point, number in zip((view.before, view.after), found.unchecked, strict=True):
        if number:
            yield f"{point.plainly}: {counted(number, 'record')} could not be read, and not compared"
    yield from notes(view)
    yield f"policy {f'{view.before.policy} -> {view.after.policy}' if view.then else view.policy}"


def notes(view: View) -> Iterator[str]:
    """What else one must know to read the comparison aright."""
    for point in (view.before, view.after):
        if point.empty:
            yield f"{point.plainly}: there was no record of this corpus"
        if point.fault:
            yield f"{point.plainly}: its configuration could not be used ({point.fault}); today's holds"
        elif point.policy != view.policy and not view.then:
            yield (
                f"{point.plainly} had the policy {point.policy}; both sides are scored by today's "
                "(`--policy-then`: each by its own)"
            )


def document(view: View) -> dict[str, Any]:
    """The comparison as plain values; every list is sorted, published claims first."""
    found = view.comparison
    return {
        "schema": SCHEMA,
        "policy": view.policy,
        "today": view.today,
        "before": {**msgspec.to_builtins(view.before), "unchecked": found.unchecked[0]},
        "after": {**msgspec.to_builtins(view.after), "unchecked": found.unchecked[1]},
        "summary": {
            "new": len(found.new),
            "gone": len(found.gone),
            "fallen": sum(one.rise < 0 for one in found.changed),
            "risen": sum(one.rise > 0 for one in found.changed),
            "changed": len(found.changed),
            "conflicts_new": sum(one.before is None for one in found.conflicts),
            "conflicts_gone": sum(one.after is None for one in found.conflicts),
        },
        "new": [_lone(one) for one in _published(found.new, lambda one: one.cluster)],
        "gone": [_lone(one) for one in _published(found.gone, lambda one: one.cluster)],
        "changed": [changed.document(one) for one in _published(found.changed, lambda one: one.after)],
        "conflicts": [
            {
                "before": None if one.before is None else paired(one.before),
                "after": None if one.after is None else paired(one.after),
            }
            for one in found.conflicts
        ],
        "due": [{"id": one.cluster.id, "day": one.day.isoformat()} for one in found.due],
        "notes": list(notes(view)),
    }


def _published(rows: Iterable[T], cluster: Callable[[T], Cluster]) -> list[T]:
    """Published claims first, then by id."""
    return sorted(rows, key=lambda row: (not _printed(cluster(row)), cluster(row).id))


def _printed(cluster: Cluster) -> bool:
    return cluster.dossier.claim.status in ("published", "corrected")


def _lone(one: Lone) -> dict[str, Any]:
    claim = one.cluster.dossier.claim
    return {
        **scored(one.cluster),
        "claim": claim.claim,
        "status": claim.status,
        "rests_on": voices(one.cluster.dossier),
        "unread": one.unread,
        "merged_into": one.merged,
    }


def _section(title: str, rows: Sequence[T], block: Callable[[T], Iterator[Text]]) -> Iterator[Text | str]:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    if not rows:
        return
    yield Text(title, "bold")
    for row in rows[:MOST]:
        yield from block(row)
    if len(rows) > MOST:
        yield Text(f"  and {len(rows) - MOST:,} more: --json has all")
    yield ""


def _head(cluster: Cluster) -> Text:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    status = cluster.dossier.claim.status
    return Text.assemble("  ", (visible(cluster.id), "bold"), ("" if status == "open" else f"  ({status})", "yellow"))


def _change(one: Changed) -> Iterator[Text]:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    yield _head(one.after)
    colour = "red" if one.rise < 0 else "green" if one.rise > 0 else ""
    yield Text.assemble("    ", (changed.verdict(one), colour))
    yield from changed.lines(one, "      ")


def _new(one: Lone) -> Iterator[Text]:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    score = one.cluster.corroboration
    yield _head(one.cluster)
    if one.unread:
        yield Text("    can be read again; it was there before, and was not checked", "yellow")
    yield Text(f"    {visible(one.cluster.dossier.claim.claim)}")
    yield Text(visible(f"    {score.level} ({changed.score(score)}), rests on {voices(one.cluster.dossier)}"))


def _gone(one: Lone) -> Iterator[Text]:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    score = one.cluster.corroboration
    yield _head(one.cluster)
    yield Text(f"    {visible(one.cluster.dossier.claim.claim)}")
    what = "is there and cannot be read: not checked" if one.unread else f"was {score.level} ({changed.score(score)})"
    yield Text(visible(f"    {what}{f', merged into `{one.merged}`' if one.merged else ''}"), "yellow" if one.unread else "")


def _conflict(one: Conflict) -> Iterator[Text]:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    pair = one.pair
    yield Text.assemble("  ", (visible(f"{pair.a.id} | {pair.b.id}"), "bold"))
    yield Text(visible(f"    {_verdict(pair)}{f', before {_verdict(one.before)}' if one.before and one.after else ''}"))
    if pair.relation.why:
        yield Text(visible(f"    {pair.relation.why}{f'; {pair.doubt}' if pair.doubt else ''}"), "dim")


def _verdict(pair: Pair) -> str:
    return f"{pair.relation.verdict} ({pair.relation.severity})"


def _due(one: Due) -> Iterator[Text]:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    yield Text.assemble(_head(one.cluster), f"  decided on {said_plainly(one.day)}, still open")
