"""The report as one JSON document, schema `claimtrack/verify/1`. Its keys are a promise; new ones may be added, none removed.

The same corpus gives the same bytes, whatever the order of its files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claimtrack.baseline import Entry
from claimtrack.finding import Finding
from claimtrack.link.pairs import Pair
from claimtrack.render import fixable, rows
from claimtrack.render.plain import inert
from claimtrack.render.view import Located, View
from claimtrack.score.cluster import Cluster

if TYPE_CHECKING:
    from claimtrack.changes.news import News

SCHEMA = "claimtrack/verify/1"


def render(view: View) -> Iterator[str]:
    """The document, indented, row by row."""
    return map(inert, rows.lines({**head(view), "summary": summary(view), **lists(view)}))


def head(view: View) -> dict[str, Any]:
    """What kind of report this is; one on a change says `since` when."""
    since_when = {"since": since(view.news)} if view.news is not None else {}
    return {"schema": SCHEMA, "policy": view.config.policy.stamp, **since_when}


def lists(view: View) -> dict[str, Iterator[dict[str, Any]]]:
    """The lists of the report by name; each row is made when it is asked for."""
    report = view.report
    return {
        "claims": map(claim, report.clusters),
        "conflicts": (conflict(pair) for pair in report.pairs if pair.conflicting),
        "findings": (finding(one, view) for one in report.findings),
        "no_longer_found": map(entry, report.gone),
    }


def summary(view: View) -> dict[str, Any]:
    """The counts: files, claims, sources, levels, findings by severity, what was not checked or compared, the baseline's part."""
    report = view.report
    return {
        "today": view.config.today.isoformat(),
        "files": report.files,
        "claims": len(report.clusters),
        "sources": len(report.sources),
        "unchecked": report.unchecked,
        "uncompared": report.uncompared,
        "unheld": report.unheld,
        "boilerplate": report.boilerplate,
        "levels": view.levels(),
        "findings": view.counts(),
        "baselined": len(report.baselined),
        "no_longer_found": sum(one.count for one in report.gone),
    }


def since(news: News) -> dict[str, Any]:
    """From where a change is counted, and what it wrote and touched. `older` are fingerprints of findings that were there."""
    base = news.base
    return {
        "revision": base.revision,
        "commit": base.commit,
        "date": base.date,
        "staged": base.staged,
        "written": list(news.written),
        "touched": list(news.touched),
        "gone": [one.id for one in news.comparison.gone],
        "older": sorted(one.fingerprint for one in news.older),
        "solved": news.solved,
        "unread": news.unread,
        "reconfigured": base.reconfigured,
    }


def claim(one: Cluster) -> dict[str, Any]:
    """One claim with its score. Figures have four decimals."""
    score = one.corroboration
    return {
        "id": one.id,
        "level": score.level,
        "score": figure(score.score),
        "disbelief": figure(score.disbelief),
        "conflict": figure(score.conflict),
        "roots": list(score.roots),
        "single_points": list(score.single_points),
        "sources": sorted({said.source for said in one.dossier.claim.said}),
        "about": one.dossier.claim.about,
        "path": one.dossier.filed.path,
        "exact": score.exact,
    }


def conflict(pair: Pair) -> dict[str, Any]:
    """One pair of claims in conflict; `entails` is `a`, `b`, `both` or `none`."""
    relation = pair.relation
    return {
        "a": pair.a.id,
        "b": pair.b.id,
        "verdict": relation.verdict,
        "severity": relation.severity,
        "entails": relation.entails,
        "about": pair.about,
        "confidence": pair.confidence,
    }


def finding(one: Finding, view: View) -> dict[str, Any]:
    """One finding with its places as lines and columns, both counted from 1, the end exclusive."""
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity,
        "confidence": one.confidence,
        "message": one.message,
        "help": one.help,
        "notes": list(one.notes),
        "fingerprint": one.fingerprint,
        "claims": list(one.claims),
        "labels": [_label(located) for located in view.located(one)],
        "fix": fixable.as_values(one.fix) if one.fix else None,
    }


def entry(one: Entry) -> dict[str, Any]:
    """What of the baseline was not found any more; `ids` name the claims, or the source, that it was about."""
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity,
        "ids": list(one.ids),
        "fingerprint": one.fingerprint,
        "count": one.count,
    }


def figure(number: float) -> float:
    """A probability as it is printed, without a minus before zero."""
    return round(number, 4) + 0.0


def _label(located: Located) -> dict[str, Any]:
    place, span = located.label.place, located.span
    return {
        "path": place.path,
        "route": [] if place.part == "problem" else list(place.route),
        "document": place.document,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "text": located.label.text,
        "role": located.label.role,
    }
