"""What would lift a claim, in words and figures. For people as lines, for programs as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import Any

from claimtrack.config import Config
from claimtrack.link.due import closed
from claimtrack.link.wording import counted, listed
from claimtrack.plan import Report
from claimtrack.policy import NextPolicy
from claimtrack.render import claims
from claimtrack.render.json_report import figure
from claimtrack.render.plain import visible
from claimtrack.score.cluster import Cluster
from claimtrack.score.next.additions import Addition, effort
from claimtrack.score.next.offers import guarded
from claimtrack.score.next.scene import Scene, scene
from claimtrack.score.next.search import Search, Wanted, Ways
from claimtrack.score.next.todo import Lift, Open, Task
from claimtrack.score.stake import Stake
from claimtrack.score.wording import plain

FIELDS = ("rank", "words", "additions", "effort", "gain", "stake", "claims", "obstacle")

TAKEN_FOR = "A new source counts as named, graded F and reached by the desk itself; a better one lifts a claim at least as far."

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MOST_CLAIMS = 8


def search(report: Report, config: Config) -> Search:
    """A search over the claims of a report; whom nobody may be told to name is known from all its records."""
    return Search(config.policy, guarded(report.sources, (one.dossier.filed for one in report.clusters)))


def open_claims(report: Report, config: Config, seeking: Search, wanted: Wanted | None) -> Iterator[Open]:
    """The claims that are still worth work: neither retracted nor settled, and not at the level wanted yet."""
    apart = _apart(report)
    for row in claims.rows(report):
        claim = row.cluster.dossier.claim
        ways = None if closed(claim) else seeking.of(row.cluster, wanted)
        if ways is not None and ways.obstacle != "there":
            yield Open(
                cluster=row.cluster,
                stake=claims.at_stake(row, config),
                ways=ways,
                excludes=apart.get(row.cluster.id, frozenset()),
            )


def _apart(report: Report) -> dict[str, frozenset[str]]:
    """Under each claim those that cannot be true beside it."""
    found: dict[str, set[str]] = {}
    for pair in report.pairs:
        if pair.relation.excludes:
            found.setdefault(pair.a.id, set()).add(pair.b.id)
            found.setdefault(pair.b.id, set()).add(pair.a.id)
    return {name: frozenset(others) for name, others in found.items()}


def way_up(cluster: Cluster, seeking: Search) -> str:
    """The first step of the best way up, or why there is none."""
    found = seeking.of(cluster)
    if found.obstacle is not None:
        return obstacle(found, cluster)
    steps = _steps(found.ways[0].additions, scene(cluster))
    return steps[0] if len(steps) == 1 else f"{steps[0]}; the first of {counted(len(steps), 'step')}"


def obstacle(found: Ways, cluster: Cluster) -> str:
    """Why nothing is offered."""
    score = cluster.corroboration
    match found.obstacle:
        case "there":
            return f"nothing: it is {score.level.replace('-', ' ')}"
        case "superseded":
            later = (kin.other.id for kin in cluster.kin if kin.relation.verdict == "supersession" and kin.relation.later == "b")
            return f"nothing: its sources have since said otherwise, in {listed(_quoted(later))}"
        case "entangled":
            return "not known: it is too entangled to be computed exactly"
        case "denied":
            denying = sorted({chain.origin.source for chain in score.denial_paths})
            return f"nothing, as long as {listed(_quoted(denying))} den{'ies' if len(denying) == 1 else 'y'} it"
        case "many":
            return f"none found: the first {found.tried:,} sets of additions do not suffice, and there are more"
        case _:
            return "nothing within the bounds of the search: no set of additions that was tried suffices"


def words(additions: Iterable[Addition], around: Scene) -> str:
    """A set of additions in one sentence without a full stop."""
    return "; and ".join(_steps(additions, around))


def _steps(additions: Iterable[Addition], around: Scene) -> list[str]:
    """Each addition in words; several new sources of one kind are one step."""
    return [_step(one, number, around) for one, number in Counter(additions).items()]


def _step(one: Addition, number: int, around: Scene) -> str:
    match one.kind:
        case "camp":
            return f"whose side `{one.subject}` is on (`camp`), if that of nobody heard so far"
        case "basis":
            return f"how `{one.subject}` knows (`basis`), if {_LEARNED[one.basis]}"
        case "direct":
            through = listed(_quoted(around.carried.get(one.subject, ())), "or")
            return f"`{one.subject}` reached by the desk itself" + (f", not through {through}" if through else "")
        case "record":
            return f"`{one.subject}` on the record, if it agrees to be named"
        case "denial":
            place = listed(_quoted(around.denying.get(one.subject, ())))
            return f"`{one.subject}` asked again, if it takes back its {f'word in {place}' if place else 'denial'}"
        case _:
            return _new(one, number, around) + _not_through(around)


def _new(one: Addition, number: int, around: Scene) -> str:
    """New sources, as many as are needed of one kind."""
    many = number > 1
    source = f"{_NUMBERS[number]} on-record source{'s' * many}"
    match one.kind:
        case "same-camp":
            return f"{_NUMBERS[number]} more on-record source{'s' * many} of the camp `{one.subject}`, in a position to know"
        case "neutral":
            camps = f"{_NUMBERS[number]} neutral camps" if many else "a neutral camp"
            return f"{source} of {camps}{_other_than(around.neutral)}, in a position to know"
        case "document":
            document = f"{_NUMBERS[number]} documents that show it" if many else "a document that shows it"
            return f"{document}, from {_camps(number, around)}"
        case "witness":
            return f"{_NUMBERS[number]} named witness{'es' * many} without a stake who saw it, or own reporting on the spot"
        case _:
            return f"{source} of {_camps(number, around)}, in a position to know"


def _camps(number: int, around: Scene) -> str:
    if number > 1:
        return f"{_NUMBERS[number]} camps{_other_than(around.camps)}"
    return f"a camp{_other_than(around.camps)}" if around.camps else "a declared camp"


def _other_than(camps: Iterable[str]) -> str:
    others = listed(_quoted(camps), "or")
    return f" other than {others}" if others else ""


def _not_through(around: Scene) -> str:
    return f", not through {listed(_quoted(around.relays), 'or')}" if around.relays else ""


_LEARNED = {
    "position": "it is in a position to know",
    "document": "the record itself was seen",
    "secondhand": "someone told it who was there",
}


def _quoted(names: Iterable[str]) -> list[str]:
    return [f"`{name}`" for name in sorted(names)]


def fields(task: Task, rank: int, policy: NextPolicy) -> dict[str, Any]:
    """All the fields of a piece of work, as plain values."""
    return {
        "rank": rank,
        "words": words(task.additions, task.scene),
        "additions": [
            {
                "kind": one.kind,
                "subject": one.subject or None,
                "basis": one.basis,
                "effort": effort(one, policy),
                "words": _step(one, 1, task.scene),
            }
            for one in task.additions
        ],
        "effort": task.effort,
        "gain": figure(task.gain),
        "stake": list(task.stake.reasons),
        "claims": [
            {
                "id": lift.claim,
                "level_before": lift.level_before,
                "before": figure(lift.before),
                "level": lift.level,
                "after": figure(lift.after),
            }
            for lift in task.lifts
        ],
        "obstacle": None,
    }


def stuck(one: Cluster, found: Ways, stake: Stake) -> dict[str, Any]:
    """The same fields for a claim that nothing lifts, with the reason."""
    score = one.corroboration
    here = {"level": score.level, "after": figure(score.score)}
    return {
        "rank": None,
        "words": None,
        "additions": [],
        "effort": None,
        "gain": 0.0,
        "stake": list(stake.reasons),
        "claims": [{"id": one.id, "level_before": score.level, "before": figure(score.score), **here}],
        "obstacle": obstacle(found, one),
    }


def block(told: str, ranked: Sequence[tuple[int, Task]], columns: int) -> Iterator[Any]:
    """Pieces of work that read alike, line by line: what to do, and under each number the claims that it lifts."""
    from rich.text import Text  # noqa: PLC0415 - on paper only

    each = ", for each number" if len(ranked) > 1 else ""
    lines = wrap(visible(told + each), columns, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    yield from (Text(line) for line in lines)
    for rank, task in ranked:
        head = f"{rank:5}  "
        for lift in task.lifts[:_MOST_CLAIMS]:
            yield Text.assemble(head, f"{rise(lift)}  ", (visible(lift.claim), "bold"))
            head = " " * len(head)
        if len(task.lifts) > _MOST_CLAIMS:
            yield Text(f"{head}and {len(task.lifts) - _MOST_CLAIMS} more: `claimtrack next --json rank,claims`", "dim")


def told(task: Task) -> str:
    """What to do, and what that costs."""
    return f"{words(task.additions, task.scene)} (effort {task.effort:g})"


def rise(lift: Lift) -> str:
    """`.48 -> .73 strong`: the score before and after, and the level then in a word of the lists."""
    return f"{plain(lift.before)} -> {plain(lift.after)} {claims.SHORT[lift.level]}"
