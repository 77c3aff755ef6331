"""A report narrowed to the files and folders that were asked for. What could not be checked is told wherever it lies."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from claimtrack.finding import Finding
from claimtrack.plan import Report
from claimtrack.suppress import NEVER_SILENT


def narrowed(report: Report, only: Iterable[str]) -> Report:
    """What the report says of the files and folders that were asked for, and all that could not be checked anywhere.

    The whole corpus was checked all the same: a broken source bears on claims that are asked for.
    """
    wanted = tuple(only)
    asked = {one.id for one in report.clusters if inside(one.dossier.filed.path, wanted)}
    return msgspec.structs.replace(
        report,
        clusters=tuple(one for one in report.clusters if inside(one.dossier.filed.path, wanted)),
        pairs=tuple(pair for pair in report.pairs if inside(pair.a.filed.path, wanted) or inside(pair.b.filed.path, wanted)),
        findings=tuple(one for one in report.findings if _concerns(one, asked, wanted)),
        silenced=tuple(one for one in report.silenced if _concerns(one.finding, asked, wanted)),
        baselined=tuple(one for one in report.baselined if _concerns(one, asked, wanted)),
        gone=(),  # nobody can tell in which file they were
    )


def _concerns(one: Finding, claims: set[str], paths: Iterable[str]) -> bool:
    unread = one.code.startswith(NEVER_SILENT)
    return unread or not claims.isdisjoint(one.claims) or any(inside(label.place.path, paths) for label in one.labels)


def inside(path: str, folders: Iterable[str]) -> bool:
    """Whether a file of the corpus is one of these, or lies in one."""
    return any(path == one or path.startswith(one + "/") for one in folders)
