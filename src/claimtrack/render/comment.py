"""What a change does to the desk's certainty, in Markdown: the comment on a pull request. Short, and the same as long as nothing
changes.

The first line is a comment that readers do not see, by which a bot finds what it wrote before and puts this in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from claimtrack.changes.claims import Changed
from claimtrack.changes.compare import Conflict, Lone
from claimtrack.changes.news import News
from claimtrack.finding import Finding
from claimtrack.link.due import due
from claimtrack.link.wording import counted, short, voices
from claimtrack.render import changed
from claimtrack.render.md import escaped
from claimtrack.render.plain import visible
from claimtrack.render.reasons import sentence
from claimtrack.render.view import View
from claimtrack.score.cluster import Cluster
from claimtrack.values.dates import said_plainly

MARK = "<!-- claimtrack: what this change does -->"
MOST = 15
"""So many rows a section has; the rest is counted. GitHub takes 65,536 characters of a comment, GitLab a million."""
_LONGEST = 240
_REASONS = 3

T = TypeVar("T")


def render(view: View) -> Iterator[str]:
    """The comment, line by line. Raises ValueError where the report is not that of a change."""
    news = view.news
    if news is None:
        raise ValueError("only a change has a comment on it")
    yield MARK
    yield f"### claimtrack: {_headline(view, news)}"
    found = news.comparison
    written = set(news.written)
    yield from _section("Claims added", found.new, _added)
    for title, moved in _ways(found.changed):
        yield from _section(title, _by_reason(moved), _moved)
    yield from _section("Claims gone", found.gone, _gone)
    yield from _section("New conflicts", [one for one in found.conflicts if one.before is None], _conflict)
    yield from _section("Conflicts that are others now", [one for one in found.conflicts if one.before and one.after], _conflict)
    yield from _section("Conflicts solved", [one for one in found.conflicts if one.after is None], _conflict)
    for title, findings in _ages(news):
        yield from _section(title, findings, _finding(view))
    yield from _section("Becomes due", list(_dues(view, written)), _due)
    yield from _section("Not checked", list(_gaps(view, news)), lambda gap: iter((f"- {gap}",)))
    yield ""
    policy = f"Policy {escaped(view.config.policy.stamp)}"
    yield f"<sub>Since {_code(news.base.revision)}{_commit(news)}. {policy}.{_notes(news)}</sub>"


def _headline(view: View, news: News) -> str:
    counts = [counted(number, severity) for severity, number in view.counts().items() if number]
    new = {one.id for one in news.comparison.new}
    edited = [name for name in news.written if name not in new]
    done = [
        counted(len(new), "new claim") if new else "",
        f"{counted(len(edited), 'other record')} written" if edited else "",
        f"{counted(len(news.touched), 'more claim')} touched" if news.touched else "",
        f"{counted(news.solved, 'finding')} solved" if news.solved else "",
    ]
    what = ", ".join(filter(None, done)) or "no record says anything else"
    return f"{what}; {', '.join(counts) or 'no findings'}"


def _section(title: str, rows: Sequence[T], lines: Callable[[T], Iterable[str]]) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield f"**{title}**"
    yield ""
    for row in rows[:MOST]:
        yield from lines(row)
    if len(rows) > MOST:
        yield f"- and {len(rows) - MOST:,} more"


def _added(one: Lone) -> Iterator[str]:
    score = one.cluster.corroboration
    rests = f"rests on {_text(voices(one.cluster.dossier))}"
    yield f"- {_claim(one.cluster)}: **{score.level}** ({changed.score(score)}), {rests}"
    if one.unread:
        yield "  - it was there before and could not be read"


def _gone(one: Lone) -> Iterator[str]:
    what = "cannot be read any more" if one.unread else f"merged into {_code(one.merged)}" if one.merged else "removed"
    yield f"- {_claim(one.cluster)}: {what}, was {one.cluster.corroboration.level}"


def _ways(found: Iterable[Changed]) -> Iterator[tuple[str, list[Changed]]]:
    moved = [one for one in found if one.rise or one.moved]
    yield "Levels that fell", [one for one in moved if one.rise < 0]
    yield "Levels that rose", [one for one in moved if one.rise > 0]
    yield "Same level, another score", [one for one in moved if one.rise == 0]


def _by_reason(moved: Iterable[Changed]) -> list[tuple[tuple[str, ...], list[Changed]]]:
    """The claims that moved, those with the same reasons together: one grade may move a hundred."""
    groups: dict[tuple[str, ...], list[Changed]] = {}
    for one in moved:
        groups.setdefault(tuple(sentence(reason, one) for reason in one.reasons.found), []).append(one)
    return list(groups.items())


def _moved(group: tuple[tuple[str, ...], list[Changed]]) -> Iterator[str]:
    reasons, moved = group
    told = [f"because {_text(reason)}" for reason in reasons[:_REASONS]]
    if len(reasons) > _REASONS:
        told.append(f"and {counted(len(reasons) - _REASONS, 'further reason')}")
    if len(moved) == 1:
        yield f"- {_claim(moved[0].after)}: {changed.verdict(moved[0])}"
        yield from (f"  - {reason}" for reason in told)
        return
    yield f"- {'; '.join(told) or 'for reasons that single differences do not show'}:"
    for one in moved[:MOST]:
        yield f"  - {_code(one.id)}: {changed.verdict(one)}"
    if len(moved) > MOST:
        yield f"  - and {len(moved) - MOST:,} more"


def _ages(news: News) -> Iterator[tuple[str, list[Finding]]]:
    """The findings that are new, and those that were there before; notes are counted at the end."""
    yield "Findings", [one for one in news.own if one.severity != "note"]
    yield "There before, in records that this change writes", [one for one in news.older if one.severity != "note"]


def _conflict(one: Conflict) -> Iterator[str]:
    pair = one.pair
    now = f"{pair.relation.verdict} ({pair.relation.severity})"
    before = f", before {one.before.relation.verdict} ({one.before.relation.severity})" if one.before and one.after else ""
    yield f"- {_code(pair.a.id)} and {_code(pair.b.id)}: **{now}**{before}"
    if pair.relation.why:
        yield f"  - {_text(pair.relation.why)}"


def _finding(view: View) -> Callable[[Finding], Iterator[str]]:
    def lines(one: Finding) -> Iterator[str]:
        where = f" in {_code(view.where(one))}" if one.labels else ""
        yield f"- {one.severity} **{one.code}**{where}: {_text(one.message)}"
        yield f"  - *{_text(one.help)}*"

    return lines


def _dues(view: View, written: set[str]) -> Iterator[tuple[str, Cluster]]:
    """The days on which claims that were written decide themselves, soonest first, while nobody has said what came of them."""
    days = ((due(one.dossier.claim, view.config), one) for one in view.report.clusters if one.id in written)
    for day, one in sorted(((day, one) for day, one in days if day is not None), key=lambda row: (row[0], row[1].id)):
        gone = day <= view.config.today
        yield f"{'was decided' if gone else 'decided'} on {said_plainly(day)}{', and still open' if gone else ''}", one


def _due(row: tuple[str, Cluster]) -> Iterator[str]:
    words, one = row
    yield f"- {_claim(one)}: {words}"


def _gaps(view: View, news: News) -> Iterator[str]:
    """What one must know that a silence of this comment does not mean."""
    report = view.report
    if report.unchecked:
        yield f"{counted(report.unchecked, 'record')} of this change could not be read"
    if news.unread:
        yield f"{counted(news.unread, 'record')} could not be read before, nor now: nothing is compared with them"
    copies = sum(one.code == "CT505" for one in report.findings)
    if copies:
        yield f"quotes of {counted(copies, 'source')}: the stored copies are not on this machine"
    if news.base.empty:
        yield "there was no record of this corpus: everything counts as new"
    if news.base.fault:
        yield f"the configuration of that time could not be used ({_text(news.base.fault)}): today's holds for both"
    elif news.base.reconfigured:
        yield "the configuration is another one: what that changes is told, too, and what it silences is not"


def _notes(news: News) -> str:
    notes = sum(one.severity == "note" for one in news.report.findings)
    return f" {counted(notes, 'note')} not listed: {_code(f'claimtrack verify --since {news.base.revision}')}." if notes else ""


def _commit(news: News) -> str:
    return f" (`{news.base.commit[:10]}`)" if news.base.commit else ""


def _claim(cluster: Cluster) -> str:
    return f"{_code(cluster.id)} “{_text(short(cluster.dossier.claim.claim, _LONGEST))}”"


def _code(text: str | None) -> str:
    """A word in a code span, whatever it holds (CommonMark 0.31, 6.1)."""
    shown = visible(text or "")
    if "`" not in shown:
        return f"`{shown}`"
    return f"<code>{escaped(shown.replace('`', chr(39)))}</code>"


def _text(text: str) -> str:
    """A text in which Markdown sees nothing special and that calls nobody: in a comment, `@desk` sends mail to somebody."""
    return escaped(text).replace("@", "<span>@</span>")
