"""Why a claim stands otherwise, in sentences: what somebody changed, and what that does to the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.changes.claims import Changed
from claimtrack.changes.differences import Bearing, Described, Difference, Ruled, Sided, Spoken
from claimtrack.changes.reasons import Reason, Step
from claimtrack.link.verdict import Relation
from claimtrack.link.wording import ANONYMITY, counted, listed
from claimtrack.model import Attribution, Source
from claimtrack.score.corroborate import Corroboration
from claimtrack.score.factors import UNDECLARED
from claimtrack.values.dates import first_day, is_day, said_plainly


def sentence(reason: Reason, change: Changed) -> str:
    """One reason: `` `sana` now only repeats `afp`, so its statement no longer counts ``."""
    return "".join((differs(reason.difference, change), *_consequences(reason.difference, reason.step)))


def differs(difference: Difference, change: Changed) -> str:
    """What is different, without what follows."""
    match difference:
        case Spoken():
            inside = "" if difference.claim == change.id else f"in `{difference.claim}` "
            return inside + _spoken(difference)
        case Bearing():
            return _withdrawn(change) + _bearing(difference)
        case Described():
            return _described(difference, change)
        case Sided():
            return f"the camp `{difference.camp}` is now {_ROLES[difference.after]}, not {_ROLES[difference.before]}"
        case Ruled():
            return f"the policy is {difference.after}, not {difference.before}"


_ROLES = {"party": "a party", "neutral": "neutral"}
_STANCES = {
    "supports": "supports it",
    "partly": "supports it in part",
    "denies": "denies it",
    "withdraws": "takes it back",
    "no_comment": "does not comment",
}


def _names(names: Sequence[str]) -> str:
    return listed(f"`{name}`" for name in names)


def _spoken(one: Spoken) -> str:
    if one.before is None or one.after is None:
        return _came(one.after) if one.after is not None else _went(one.before)
    source = f"`{one.after.source}`"
    old, new = getattr(one.before, one.field), getattr(one.after, one.field)
    match one.field:
        case "stance":
            return f"{source} now {_STANCES[new]}, and no longer {_STANCES[old]}"
        case "picks_up":
            if not new:
                return f"{source} now speaks in its own voice, and no longer repeats {_names(old)} (picks_up)"
            return f"{source} now only repeats {_names(new)} (picks_up)" + (f", not {_names(old)}" if old else "")
        case "via":
            lost, won = [name for name in old if name not in new], [name for name in new if name not in old]
            parts = [f"now comes through {_names(won)}"] if won else []
            parts += [f"no longer comes through {_names(lost)}"] if lost else []
            return f"what {source} says {' and '.join(parts) or 'comes the same way in another order'} (via)"
        case "basis":
            return f"{source}: basis {old} -> {new}"
        case "date":
            return f"{source} said it {_on(new)}, not {_on(old)}"
        case "anonymity":
            return f"{source} speaks {_terms(new)} here, not {_terms(old)}"
        case "against_interest":
            return f"{source} {'now speaks' if new else 'no longer speaks'} against its own interest"
    return f"{source}: {one.field} is another"


def _terms(word: str | None) -> str:
    return ANONYMITY[word] if word else "on its usual terms"


def _on(date: str | None) -> str:
    if date is None:
        return "on an unknown day"
    try:
        return f"on {said_plainly(first_day(date))}" if is_day(date) else f"in {date}"
    except ValueError:
        return f"on {date}"


def _came(said: Attribution | None) -> str:
    if said is None:
        return ""
    name, via = f"`{said.source}`", f" via {_names(said.via)}" if said.via else ""
    if said.picks_up and said.stance != "withdraws":
        return f"{name} is new, and repeats {_names(said.picks_up)}"
    how = f" ({said.basis}{via})" if said.basis != "unknown" or via else ""
    if said.stance == "denies":
        return f"new denial by {name}{how}"
    return f"{name} is new, and {_STANCES[said.stance]}{how}"


def _went(said: Attribution | None) -> str:
    if said is None:
        return ""
    what = {"denies": "the denial of", "withdraws": "the withdrawal of"}.get(said.stance, "the statement of")
    return f"{what} `{said.source}` was taken out"


def _bearing(one: Bearing) -> str:
    name = f"`{one.claim}`"
    old, new = (
        None if side is None else _does(side, sure) for side, sure in zip((one.before, one.after), one.certain, strict=True)
    )
    if old is None:
        came = {"new": "is new, and", "unread": "can be read again, and"}.get(one.fate, "now")
        return f"the claim {name} {came} {new}"
    if new is None:
        went = {"gone": "is gone", "retracted": "was retracted", "unread": "cannot be read"}.get(one.fate)
        return f"the claim {name}, which {_PAST[old]}, {went}" if went else f"the claim {name} no longer {old}"
    return f"the claim {name} no longer {old}: now it {new}" if old != new else f"the claim {name} bears on it otherwise"


def _withdrawn(change: Changed) -> str:
    """That the claim itself was retracted, which parts it from all others."""
    statuses = [one.dossier.claim.status for one in (change.before, change.after)]
    return "it was retracted: " if statuses[1] == "retracted" != statuses[0] else ""


def _does(relation: Relation, certain: bool) -> str:
    """What a claim does to this one (`a`), as its relation has it."""
    if relation.entails in ("b", "both"):
        return "supports it" if certain else "supports it in part"
    if relation.verdict == "supersession":
        return "supersedes it" if relation.later == "b" else "is superseded by it"
    return "contradicts it" if relation.excludes else "follows from it"


_PAST = {
    "supports it": "supported it",
    "supports it in part": "supported it in part",
    "supersedes it": "superseded it",
    "is superseded by it": "was superseded by it",
    "contradicts it": "contradicted it",
    "follows from it": "followed from it",
}


def _described(one: Described, change: Changed) -> str:
    source, old, new = f"`{one.source}`", one.before, one.after
    match one.field:
        case "record":
            return f"source {source} has {'a record now' if new is not None else 'no record any more'}{_filed(new)}"
        case "camp":
            if new is None:
                return f"source {source} is of no camp any more (before: `{old}`)"
            fellows = _fellows(one.source, new, change)
            return f"source {source} is now of camp `{new}`" + (f", the same as {_names(fellows)}" if fellows else "")
        case "of":
            return f"source {source} now speaks for `{new}`" if new else f"source {source} no longer speaks for `{old}`"
        case "grade":
            return f"source {source} graded {old} -> {new}"
        case "anonymity":
            return f"source {source} is now {ANONYMITY[new]}, not {ANONYMITY[old]}"
    return f"source {source}: {one.field} {old} -> {new}"


def _filed(source: Source | None) -> str:
    return "" if source is None else f" ({ANONYMITY[source.anonymity]}, grade {source.grade})"


def _fellows(source: str, camp: str, change: Changed) -> list[str]:
    """Who else of that camp stands on the side of a source."""
    score = change.after.corroboration
    sides = [
        {path.origin.source for path in side if path.origin.root == camp} for side in (score.support_paths, score.denial_paths)
    ]
    return sorted(next((side for side in sides if source in side), set()) - {source})


def _consequences(difference: Difference, step: Step) -> Iterator[str]:
    old, new = step.before, step.after
    if isinstance(difference, Spoken) and difference.before is not None and difference.after is not None:
        voice = difference.after.source
        before, after = voice in _voices(old), voice in _voices(new)
        if before != after:
            yield ", so its statement no longer counts" if before else ", so its statement counts"
    if len(old.roots) != len(new.roots):
        yield f": {counted(len(new.roots), 'root') if new.roots else 'no root'} instead of {len(old.roots) or 'none'}"
    gained = [node for node in new.single_points if node not in old.single_points]
    relays = [node.partition(":")[2] for node in gained if node.startswith("relay:")]
    camps = [node.partition(":")[2] for node in gained if node.startswith("camp:")]
    if relays and old.single_points != new.single_points and len(old.support_paths) > 1:
        yield f"; all that stands goes through {_names(relays)}"
    elif camps and len(new.support_paths) > 1:
        yield f"; all that stands is of {'no declared camp' if camps == [UNDECLARED] else f'camp {_names(camps)}'}"


def _voices(score: Corroboration) -> set[str]:
    return {path.origin.source for path in (*score.support_paths, *score.denial_paths)}
