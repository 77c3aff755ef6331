"""Two sources that count as two, though their stored copies share running text or credit one wire.

## Why it matters to a desk

Outlets run wire copy under their own name, often without a line that says so. Recorded as voices of their own they lift a claim
to corroborated that one reporter wrote. What stands in quotation marks is not counted: two reporters at one press conference
write down the same words. That texts are alike proves nothing by itself, so the score stays as it is until the desk records it.

## Bad

```yaml
# claims/bridge-closed.yaml
claim: The bridge over the Orla was closed on Monday
said:
  - source: wire
    basis: firsthand
    date: 2026-02-23
    found: {in: wire, sha256: {wire-story}}
  - source: herald       # finding: CT506
    date: 2026-02-23
    found: {in: herald, sha256: {herald-story}}
# sources/wire.yaml
source: a news agency
kind: agency
anonymity: named
grade: B
camp: agency
# sources/herald.yaml
source: the Herald
kind: outlet
anonymity: named
grade: C
camp: herald
# camps.yaml
agency: {name: the agency, role: neutral}
herald: {name: the Herald, role: neutral}
# captures/wire-story.txt
The bridge over the Orla was closed on Monday after inspectors found cracks in two of its piers, leaving thousands of commuters
without a direct way into the city for what may be the whole of the winter.

“It is not safe,” the mayor said.
# captures/herald-story.txt
Traffic news.

The bridge over the Orla was closed on Monday after inspectors found cracks in two of its piers, leaving thousands of commuters
without a direct way into the city for what may be the whole of the winter. “It is not safe,” the mayor said.
```

## Good

```yaml
# claims/bridge-closed.yaml
claim: The bridge over the Orla was closed on Monday
said:
  - source: wire
    basis: firsthand
    date: 2026-02-23
    found: {in: wire, sha256: {wire-story}}
  - source: herald
    picks_up: [wire]
    date: 2026-02-23
    found: {in: herald, sha256: {herald-story}}
# sources/wire.yaml
source: a news agency
kind: agency
anonymity: named
grade: B
camp: agency
# sources/herald.yaml
source: the Herald
kind: outlet
anonymity: named
grade: C
camp: herald
# camps.yaml
agency: {name: the agency, role: neutral}
herald: {name: the Herald, role: neutral}
# captures/wire-story.txt
The bridge over the Orla was closed on Monday after inspectors found cracks in two of its piers, leaving thousands of commuters
without a direct way into the city for what may be the whole of the winter.
# captures/herald-story.txt
The bridge over the Orla was closed on Monday after inspectors found cracks in two of its piers, leaving thousands of commuters
without a direct way into the city for what may be the whole of the winter.
```

## What to do

Read both. If one repeats the other, accept the fix: it writes `picks_up` (or names the origin in `via`). If both took it from a
third, record that one in both. If each saw for itself, say so in an ignore comment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimtrack.config import Config
from claimtrack.finding import Confidence, Fix, Label
from claimtrack.link.wording import counted, listed
from claimtrack.place import Place
from claimtrack.policy import EvidencePolicy
from claimtrack.rule import Hit, rule
from claimtrack.score.cluster import Cluster
from claimtrack.score.corroborate import Corroboration

if TYPE_CHECKING:
    from claimtrack.evidence.origin import Origin
    from claimtrack.evidence.overlap import InCommon
    from claimtrack.score.pickups import Pickup

_SHOWN_WORDS = 10
_SHOWN = 3
"""So many claims and passages are named."""


@rule("CT506", "undeclared-pickup", scope="overlap", severity="warning")
def check(pickup: Pickup, config: Config) -> Iterator[Hit]:
    """The pair, where to record the repetition would change what one of their claims is worth."""
    from claimtrack.evidence.origin import origin  # noqa: PLC0415 - only where copies are compared

    found = origin(pickup.a, pickup.b, pickup.sources, pickup.credits, pickup.shared)
    worth = {one.id: tuple(_worth(one, found, config)) for one in pickup.clusters}
    clusters = [one for one in pickup.clusters if worth[one.id]]
    if not clusters:
        return
    yield Hit(
        message=f"`{pickup.a}` and `{pickup.b}` {_common(pickup)}, and count as two for {_names(clusters)}",
        labels=tuple(_labels(clusters, found)),
        help=_help(found),
        confidence=_confidence(pickup, config.policy.evidence),
        notes=(
            *_passages(pickup),
            *(f"`{one.source}` credits `{one.wire}`: {_quoted(one.words)} (copy {one.copy[:12]})" for one in pickup.credits),
            found.why,
            *(line for one in clusters for line in worth[one.id]),
        ),
        claims=tuple(one.id for one in clusters),
        about=(pickup.a, pickup.b),
        fix=_fix(clusters, found),
    )


def _worth(cluster: Cluster, found: Origin, config: Config) -> Iterator[str]:
    """What a claim would be worth, for each way in which the pickup may be recorded; nothing where that changes nothing."""
    from claimtrack.score.if_declared import if_declared  # noqa: PLC0415 - only where copies are compared

    now = cluster.corroboration
    for repetitions in found.ways:
        then = if_declared(cluster.heard, repetitions, config.policy.score)
        if _figures(then) != _figures(now):
            how = listed(f"`{one.later}` as repeating `{one.origin}`" for one in repetitions)
            yield (
                f"`{cluster.id}`: {now.level} ({now.score:.2f}) now, {then.level} ({then.score:.2f}) with {how}"
                if now.exact and then.exact
                else f"`{cluster.id}`: {now.level} now, {then.level} with {how}"
            )


def _figures(score: Corroboration) -> tuple[object, ...]:
    numbers = (score.score, score.disbelief, score.conflict, score.high)
    return (score.level, score.roots, *(round(number, 9) for number in numbers))


def _common(pickup: Pickup) -> str:
    """What they have in common, in a few words."""
    if pickup.shared:
        return f"share {counted(pickup.shared[0].words, 'word')} outside quotation marks"
    wires = sorted({one.wire for one in pickup.credits})
    if len({one.source for one in pickup.credits}) > 1:
        return f"both credit {listed(f'`{wire}`' for wire in wires)}"
    return "are no two witnesses: one credits the other"


def _names(clusters: Sequence[Cluster]) -> str:
    claims = [f"`{one.id}`" for one in clusters]
    return listed(claims if len(claims) <= _SHOWN else [*claims[: _SHOWN - 1], f"{len(claims) - _SHOWN + 1} more"])


def _passages(pickup: Pickup) -> Iterator[str]:
    """The longest passages of the two copies that share most, and how many more copies do."""
    if not pickup.shared:
        return
    most, *others = pickup.shared
    first, second = _owners(pickup, most)
    for one in most.passages[:_SHOWN]:
        words = " ".join(one.words[:_SHOWN_WORDS]) + (" ..." if len(one.words) > _SHOWN_WORDS else "")
        places = f"`{first}` paragraph {one.in_a}, `{second}` paragraph {one.in_b}"
        yield f"{counted(len(one.words), 'word')}: {_quoted(words)} ({places})"
    yield f"copies: {most.copy_a[:12]} of `{first}`, {most.copy_b[:12]} of `{second}`"
    if len(most.passages) > _SHOWN:
        yield f"and {counted(len(most.passages) - _SHOWN, 'passage')} more in these two copies"
    if others:
        yield f"{counted(len(others), 'pair')} of copies more share text"


def _owners(pickup: Pickup, shared: InCommon) -> tuple[str, str]:
    """Which of the two sources has the first copy, and which the second."""
    if pickup.a in (one.source for one in shared.sources_a) and pickup.b in (one.source for one in shared.sources_b):
        return pickup.a, pickup.b
    return pickup.b, pickup.a


def _labels(clusters: Iterable[Cluster], found: Origin) -> Iterator[Label]:
    """Each statement that would declare it; where nobody can say who repeats whom, those of both."""
    from claimtrack.score.if_declared import additions  # noqa: PLC0415 - only where copies are compared

    seen = set()
    for one in found.repetitions:
        for edit in (edit for cluster in clusters for edit in additions(cluster.heard, one)):
            key = "source" if edit.place.route[-1] == "picks_up" else "via"
            place = Place(edit.place.path, (*edit.place.route[:-1], key), edit.place.document)
            if place.order not in seen:
                seen.add(place.order)
                yield Label(place, f"a pickup of `{one.origin}`?" if key == "source" else f"carried from `{one.origin}`?")


def _fix(clusters: Iterable[Cluster], found: Origin) -> Fix | None:
    """What records it; none where it could go either way."""
    from claimtrack.score.if_declared import additions  # noqa: PLC0415 - only where copies are compared

    if not found.clear:
        return None
    edits = {
        (edit.place.order, edit.value): edit
        for one in found.repetitions
        for cluster in clusters
        for edit in additions(cluster.heard, one)
    }
    how = listed(f"`{one.later}` repeats `{one.origin}`" for one in found.repetitions)
    return Fix(title=f"record that {how}", edits=tuple(edits[key] for key in sorted(edits)), safe=False)


def _help(found: Origin) -> str:
    if not found.clear:
        return "find out who was first, and write `picks_up` in the other; if both took it from a third, name that in both"
    first = found.repetitions[0]
    return f"if so, write `picks_up: [{first.origin}]` (with `via` where it only carried); if not, ignore this with the reason"


def _confidence(pickup: Pickup, policy: EvidencePolicy) -> Confidence:
    """How sure it is that one repeats the other: by the length of what they share; a credit in the text is the weakest sign."""
    if pickup.shared:
        most = pickup.shared[0]
        return "high" if most.words >= min(policy.shared_surely, policy.shared_half * most.shorter) else "medium"
    return "medium" if all(one.way == "line" for one in pickup.credits) else "low"


def _quoted(words: str) -> str:
    return f"“{words}”"
