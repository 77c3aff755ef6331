"""Whether a recorded fact decides a forecast about the same question: it held, or it failed.

A suggestion for an editor, never more: what is unsure, only proposed, said before the day or of another day decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from claimtrack.config import Config
from claimtrack.link.dossier import Dossier
from claimtrack.link.due import closed, decides, outlook
from claimtrack.link.pairs import Pair
from claimtrack.link.side import days_said, mode_of, period_days, said_on, told
from claimtrack.model import Attribution
from claimtrack.policy import RelationPolicy
from claimtrack.values.dates import last_day
from claimtrack.values.window import Window


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """A forecast, the fact that decides it, and which way."""

    forecast: Dossier
    fact: Dossier
    resolution: Literal["held", "failed"]


def decisions(pair: Pair, config: Config) -> Iterator[Decision]:
    """The decision that one claim of a pair is for the other, if it is."""
    relation = pair.relation
    if pair.proposed or not relation.sure:
        return
    for forecast, fact, side in ((pair.a, pair.b, "b"), (pair.b, pair.a, "a")):
        held, failed = relation.entails in (side, "both"), relation.excludes
        if held != failed and _open(forecast, config) and _settles(fact, forecast, config.policy.relation):
            yield Decision(forecast=forecast, fact=fact, resolution="held" if held else "failed")


def _open(dossier: Dossier, config: Config) -> bool:
    return not closed(dossier.claim) and outlook(dossier.claim, config.policy.relation) is not None


def _settles(fact: Dossier, forecast: Dossier, policy: RelationPolicy) -> bool:
    """Whether one is a report that can decide the other: vouched for on the record, of what had happened, after the forecast."""
    claim = fact.claim
    if mode_of(claim, policy) != "fact" or outlook(claim, policy) or claim.resolution in ("failed", "void"):
        return False
    made, spoken = said_on(forecast.claim), days_said(claim)
    if made is None or not spoken or not _on_record(fact):
        return False
    ends, answers = told(forecast.claim, policy), told(claim, policy)
    if isinstance(ends, Window) and isinstance(answers, Window):
        return answers.last is not None and made <= answers.last <= spoken[-1]
    last = decides(forecast.claim, policy)
    return last is not None and min(_speaks_of(fact), spoken[-1]) >= last.day


def _speaks_of(fact: Dossier) -> date:
    """The last day that a count or an answer covers: what it says, else the day it was said."""
    claim = fact.claim
    if claim.as_of is not None:
        return last_day(claim.as_of)
    return period_days(claim.period)[1] if claim.period is not None else days_said(claim)[-1]


def _on_record(fact: Dossier) -> bool:
    """Whether somebody vouches for it wholly and on the record, and nobody denies it there."""
    said = fact.claim.said
    return any(one.stance == "supports" and _audible(one, fact) for one in said) and all(one.stance != "denies" for one in said)


def _audible(said: Attribution, fact: Dossier) -> bool:
    source = fact.sources.get(said.source)
    return "off_record" not in (said.anonymity, source.anonymity if source else "unidentified")
