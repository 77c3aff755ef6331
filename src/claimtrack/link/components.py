"""Families: which claims hang together by links, however far apart. Knows ids and nothing else of a claim.

Two ways to the same families. `families` is union-find in one process, good for some tens of millions of links. `spread` needs
no more than one claim with its neighbours at a time, by an engine's `group`, in rounds of a large star and a small star (Kiveris,
Lattanzi, Mirrokni, Rastogi and Vassilvitskii, "Connected Components in MapReduce and Beyond", SoCC 2014); they are few, as their
number grows with the logarithm of the size, squared at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimtrack.verbs import Engine

Edge = tuple[str, str]


def families(edges: Iterable[Edge]) -> dict[str, str]:
    """For every claim that a link names the first id, in the alphabet, of all that it hangs together with."""
    above: dict[str, str] = {}
    for a, b in edges:
        one, other = _top(above, a), _top(above, b)
        if one != other:
            above[max(one, other)] = min(one, other)
    return {claim: _top(above, claim) for claim in sorted(above)}


def _top(above: dict[str, str], claim: str) -> str:
    path = []
    while (up := above.setdefault(claim, claim)) != claim:
        path.append(claim)
        claim = up
    for one in path:
        above[one] = claim
    return claim


def spread(edges: Iterable[Edge], engine: Engine) -> dict[str, str]:
    """The same, worked out by an engine. Between the rounds links are on one machine, in no more than one set."""
    edges = {edge for edge in edges if edge[0] != edge[1]}
    claims = {claim for edge in edges for claim in edge}
    before: set[Edge] = set()
    while edges != before:
        before = edges
        large = set(engine.group(_large_star, engine.flat_map(_both_ways, sorted(edges), None), None))
        edges = set(engine.group(_small_star, engine.flat_map(_from_later, sorted(large), None), None))
    return {claim: claim for claim in sorted(claims)} | dict(sorted(edges))


def _both_ways(edge: Edge, _shared: object = None) -> Iterator[Edge]:
    yield edge
    yield edge[1], edge[0]


def _from_later(edge: Edge, _shared: object = None) -> Iterator[Edge]:
    yield max(edge), min(edge)


def _large_star(claim: str, near: Sequence[str], _shared: object = None) -> Iterator[Edge]:
    """All later neighbours hang on the first of all."""
    first = min(claim, *near)
    yield from ((other, first) for other in sorted(set(near)) if other > claim)


def _small_star(claim: str, near: Sequence[str], _shared: object = None) -> Iterator[Edge]:
    """The claim and its earlier neighbours hang on the first of them."""
    first = min(near)
    yield from ((other, first) for other in sorted({claim, *near}) if other != first)
