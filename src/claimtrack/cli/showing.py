"""Finding a record by its id, with a hint where there is none."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fnmatch import fnmatchcase

from claimtrack.cli import printing
from claimtrack.link.wording import counted
from claimtrack.plan import Report
from claimtrack.score.cluster import Cluster
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble


def find(name: str, report: Report) -> Cluster:
    """The claim of that id; a path to its file will do. Raises Trouble where there is none."""
    wanted = now(name.removesuffix("/"), report)
    for cluster in report.clusters:
        if wanted in (cluster.id, cluster.dossier.filed.path):
            return cluster
    raise no_claim(name, report)


def no_claim(name: str, report: Report) -> Trouble:
    """Why there is no claim of that id (or path) to be shown: its record has faults, it is a source, or nobody recorded it."""
    if any(name in (one.id, one.path) for one in report.broken):
        return Trouble(f"the record `{name}` has faults and could not be used", "see `claimtrack verify`")
    if any(name in (one.id, one.path) for one in report.sources):
        return Trouble(f"no claim has the id `{name}`", f"it is a source: see `claimtrack show {name}`")
    known = [cluster.id for cluster in report.clusters]
    return Trouble(f"no claim has the id `{name}`", did_you_mean(name, known, "see `claimtrack list`"))


def left_out(report: Report) -> None:
    """Say how many records are in no list since they could not be used, if any."""
    if report.unchecked:
        printing.talk(f"{counted(report.unchecked, 'record')} could not be used: see `claimtrack verify`")


def hint(kind: str, known: Collection[str], given: Iterable[str] | None) -> None:
    """Say which of the words and patterns given is unknown, and what may have been meant."""
    for word in given or ():
        if not any(fnmatchcase(name, word) for name in known):
            advice = did_you_mean(word, known, f"a pattern needs a star: `{word}*`")
            printing.talk(f"  help: no {kind} is called `{word}`; {advice}")


def now(name: str, report: Report) -> str:
    """What the claim of that id is called now: another id where it was merged into another claim, else the same."""
    if any(cluster.id == name for cluster in report.clusters):
        return name
    return next((cluster.id for cluster in report.clusters if name in cluster.dossier.claim.was), name)
