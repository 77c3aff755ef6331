"""What the two claims of a pair answer, in calendar words, and the days on which their forecasts decide themselves."""

from __future__ import annotations

from datetime import date

from claimtrack.config import Config
from claimtrack.link.dossier import Dossier
from claimtrack.link.due import decides
from claimtrack.link.pairs import Pair
from claimtrack.link.side import says_no, told
from claimtrack.link.wording import days, short
from claimtrack.policy import RelationPolicy
from claimtrack.values.polarity import Polarity


def answers(pair: Pair, config: Config) -> str:
    """`by 15 March 2026 or by 23 March 2026`: the two answers in calendar words."""
    if pair.relation.stated is not None:
        first, second = (one.phrase for one in pair.relation.stated)
        return f"{first} or {second}" if first != second else f"`{short(pair.a.claim.claim)}` or `{short(pair.b.claim.claim)}`"
    first, second = (answer(dossier, config.policy.relation) for dossier in (pair.a, pair.b))
    return f"{first} or {second}"


def answer(dossier: Dossier, policy: RelationPolicy) -> str:
    """What one claim answers: its value in words, or its sentence where it has none, or says no to the one it has."""
    value = told(dossier.claim, policy)
    if value is None or isinstance(value, Polarity) or says_no(dossier.claim, value, policy):
        return f"`{short(dossier.claim.claim)}`"
    return value.phrase()


def deciding(pair: Pair, config: Config) -> tuple[date, ...]:
    """The days on which forecasts of the pair come true or fail, in order; none where both speak of the past."""
    stated = pair.relation.stated or (None, None)
    found = set()
    for dossier, words in zip((pair.a, pair.b), stated, strict=True):
        last = decides(dossier.claim, config.policy.relation)
        if last is not None:
            found.add(words.decided if words and words.decided and last.key == "claim" else last.day)
    return tuple(sorted(found))


def decided(pair: Pair, config: Config) -> str:
    """`decided on 15 and 23 March 2026`, or nothing."""
    on = deciding(pair, config)
    return f"decided on {days(on)}" if on else ""
