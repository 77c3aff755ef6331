"""Which findings are told: those that were asked for, that nobody silenced, and that no baseline knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TypedDict

import msgspec

from claimtrack import baseline, rule, rules, suppress
from claimtrack.baseline import Entry, Parted
from claimtrack.config import Config
from claimtrack.finding import CONFIDENCES, Finding, Silenced, Withheld, order, withheld
from claimtrack.ignore import Comment
from claimtrack.suppress import NEVER_SILENT


class Reported(TypedDict):
    """What is told, by the names that a report has for it (`plan.Report`)."""

    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...]
    withheld: Withheld
    baselined: tuple[Finding, ...]
    gone: tuple[Entry, ...]


class Told(msgspec.Struct, frozen=True):
    """The findings beside the baseline, sorted; those that a comment silenced; and what no output may show."""

    parted: Parted
    silenced: list[Silenced]
    withheld: Withheld

    def reported(self, *, whole: bool) -> Reported:
        """For a report. Nothing is known to be gone unless the `whole` corpus could be read."""
        return Reported(
            findings=tuple(self.parted.new),
            silenced=tuple(self.silenced),
            withheld=self.withheld,
            baselined=tuple(self.parted.known),
            gone=self.parted.gone if whole else (),
        )


def told(
    found: Iterable[Finding],
    comments: Iterable[Comment],
    config: Config,
    recorded: Sequence[Entry],
    in_order: Callable[[Iterable[Finding]], Sequence[Finding]],
    nameless: Iterable[str] = (),
    *,
    looked_up: bool = False,
) -> Told:
    """What is told of all findings, with the findings on the silencing itself; `in_order` sorts them, `nameless` are further
    words not to be shown. Where nobody `looked_up` who else holds the claims, comments on that are not unused, and what the
    baseline knows of it is not gone.

    Who silences a finding has judged it, and has not made public what it was about: that stays withheld.
    """
    names = {known.name: known.code for known in rules.all_rules()}
    asked = _asked(names, config)
    sure = CONFIDENCES[: CONFIDENCES.index(config.settings.min_confidence) + 1]

    def wanted(finding: Finding) -> bool:
        return finding.code in asked and finding.confidence in sure

    found, unlooked = list(found), frozenset[str]() if looked_up else rule.codes("elsewhere")
    kept, silent, ignored = suppress.apply(found, comments, names, asked - unlooked)
    whole = [*kept, *chain.from_iterable(rule.findings("ignore", one, config) for one in ignored)]
    parted = baseline.parted(in_order(filter(wanted, whole)), recorded)
    parted = msgspec.structs.replace(parted, gone=tuple(one for one in parted.gone if one.code not in unlooked))
    if parted.gone:
        rest = sorted((finding for finding in whole if finding.confidence not in sure), key=order)
        gone = (one for one in baseline.parted(rest, parted.gone).gone if _looked_for(one.code, asked, names))
        parted = msgspec.structs.replace(parted, gone=tuple(gone))
    silenced = sorted((one for one in silent if wanted(one.finding)), key=lambda one: order(one.finding))
    return Told(parted, silenced, withheld(found, nameless))


def chosen(config: Config) -> set[str]:
    """The codes that `select` and `ignore` leave; both take codes, names, and the beginnings of codes (`CT2`)."""
    return _chosen({known.name: known.code for known in rules.all_rules()}, config)


def asked(config: Config) -> set[str]:
    """The codes of which findings are told (see `_asked`)."""
    return _asked({known.name: known.code for known in rules.all_rules()}, config)


def _asked(names: dict[str, str], config: Config) -> set[str]:
    """The codes of which findings are told: those that were chosen, and what says that a file could not be checked.

    Otherwise a run could pass on what it never read.
    """
    return _chosen(names, config) | {code for code in names.values() if code.startswith(NEVER_SILENT)}


def _chosen(names: dict[str, str], config: Config) -> set[str]:
    select, ignore = config.settings.select, config.settings.ignore
    return {code for code in names.values() if (not select or _listed(code, select, names)) and not _listed(code, ignore, names)}


def _listed(code: str, entries: Iterable[str], names: dict[str, str]) -> bool:
    return any(code.startswith(names.get(entry.lower(), entry.upper())) for entry in entries)


def _looked_for(code: str, asked: set[str], names: dict[str, str]) -> bool:
    """Whether a run looked for all findings of a code. On ignore comments (CT9) it does only where it looks for all others."""
    silent = set(names.values()) - asked
    return code not in silent and not (silent and code.startswith("CT9"))
