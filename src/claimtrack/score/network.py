"""The chance that at least one of several paths holds, when they share nodes and the nodes hold independently.

Dependence is nothing but a shared node. Knows paths and probabilities, not sources or claims.

Method: Shannon expansion on the most shared nodes, with series and parallel reduction, absorption, islands and a memo of
sub-problems (C. J. Colbourn, The Combinatorics of Network Reliability, 1987), written down as a circuit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from claimtrack.score.circuit import (
    Both,
    Bounds,
    Circuit,
    Clause,
    Clauses,
    Constant,
    Either,
    Fork,
    Gate,
    Leaf,
    Number,
    Unsolved,
    bits,
    evaluate,
)

__all__ = ["Bounds", "Number", "Path", "circuit", "minimal", "reliability"]

Path = frozenset[str]
"""The nodes that must all hold."""
_FEW = 8
"""So few paths are held against each other one by one."""


def minimal(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The paths that contain no other one, sorted by their nodes. A longer way over the same nodes adds nothing."""
    return tuple(sorted(_least(set(paths)), key=sorted))


def _least(distinct: Collection[Path]) -> Collection[Path]:
    """The paths that contain no other one."""
    if len({*map(len, distinct)}) <= 1:  # and none is longer than another
        return distinct
    if len(distinct) <= _FEW:
        return [path for path in distinct if not any(other < path for other in distinct)]
    count = Counter(node for path in distinct for node in path)
    kept: list[Path] = []
    by_rarest: dict[str, list[Path]] = {}
    for path in sorted(distinct, key=len):
        if not path:
            return [path]
        if not any(other <= path for node in path for other in by_rarest.get(node, ())):
            kept.append(path)
            by_rarest.setdefault(min(path, key=lambda node: (count[node], node)), []).append(path)
    return kept


def reliability(paths: Iterable[Path], probability: Mapping[str, Number], budget: int = 50_000) -> Bounds:
    """P(at least one path holds), each node holding independently with its own probability.

    Exact (low == high) while `budget` suffices, else honest bounds; the budget counts the paths looked at, summed over all the
    states that had to be told apart. Floats give floats, fractions exact fractions; no path at all gives 0. The order of the
    input changes nothing, to the last bit. Raises KeyError for a node without a probability.
    """
    (bounds,) = evaluate(circuit([paths], budget), probability)
    return bounds


def circuit(families: Sequence[Iterable[Path]], budget: int) -> Circuit:
    """One circuit for several families of paths, each asking "does at least one of these hold?".

    `budget` is how many paths may be looked at for each family, summed over its states. Input order and repetition change
    nothing, bit for bit. Where nobody denies, "either" is just the support: what is given twice is looked at once.
    """
    given = [tuple(family) for family in families]
    sets = {family: _least(set(family)) for family in dict.fromkeys(given)}
    paths = set[Path]().union(*sets.values())
    names = sorted(Path().union(*paths))
    bit = {name: 1 << number for number, name in enumerate(names)}
    mask = {path: sum([bit[node] for node in path]) for path in paths}
    masks = {family: tuple(sorted([mask[path] for path in least])) for family, least in sets.items()}
    drawn = _drawn(len(names), tuple([masks[family] for family in given]), budget)
    return Circuit(
        gates=(*map(Leaf, names), *drawn.gates[len(names) :]), outputs=drawn.outputs, states=drawn.states, exact=drawn.exact
    )


@lru_cache(maxsize=1 << 12)
def _drawn(nodes: int, families: tuple[tuple[int, ...], ...], budget: int) -> Circuit:
    """The circuit of paths over numbered nodes, as bits: what is said by whom has no part in it, so that few have to be drawn."""
    builder = _Builder(nodes)
    solved = {masks: builder.any_of(masks, budget) for masks in dict.fromkeys(families)}
    answers = [solved[masks] for masks in families]
    return Circuit(
        gates=tuple(builder.gates),
        outputs=tuple(answer.gate for answer in answers),
        states=builder.states,
        exact=all(answer.exact for answer in answers),
    )


class _Answer(NamedTuple):
    """The gate that was built, how much of the budget is left, and whether nothing was left unsolved."""

    gate: int
    left: int
    exact: bool


_Task = Generator["_Task", _Answer, _Answer]


def _run(task: _Task) -> _Answer:
    """Runs tasks that wait for tasks, on a stack of its own: deep networks must not meet Python's recursion limit."""
    stack = [task]
    answer: _Answer | None = None
    while True:
        try:
            waiting = next(stack[-1]) if answer is None else stack[-1].send(answer)
        except StopIteration as done:
            stack.pop()
            answer = result = _Answer(*done.value)
            if not stack:
                return result
        else:
            stack.append(waiting)
            answer = None


class _SpentError(Exception):
    """The budget does not suffice for an exact answer."""


class _Builder:
    """The gates of one circuit while it grows, those of its nodes first; equal gates are one gate."""

    def __init__(self, nodes: int) -> None:
        self.gates: list[Gate] = [*(Leaf(str(node)) for node in range(nodes)), Constant(0), Constant(1)]
        self.states = 0
        self._never, self._always = nodes, nodes + 1
        self._index = {gate: number for number, gate in enumerate(self.gates)}
        self._solved: dict[Clauses, int] = {}
        self._tried: dict[Clauses, tuple[int, int]] = {}

    def any_of(self, masks: Iterable[int], budget: int) -> _Answer:
        """At least one of these paths: half the budget for an exact answer, else the rest for bounds, branch by branch."""
        clauses = sorted((mask, self._always) for mask in masks)
        half = budget // 2
        try:
            return _run(self._any(clauses, half, share=False))
        except _SpentError:
            return _run(self._any(clauses, budget - half, share=True))

    def _any(self, clauses: Sequence[Clause], budget: int, *, share: bool) -> _Task:
        gate, exact, budget = self._never, True, budget - len(clauses)
        for island in _islands(self._settle(clauses)):
            answer = yield self._island(island, budget, share=share)
            gate, budget, exact = self._either(gate, answer.gate), answer.left, exact and answer.exact
        return _Answer(gate, budget, exact)

    def _island(self, clauses: Clauses, budget: int, *, share: bool) -> _Task:
        common = clauses[0][0]
        for mask, _ in clauses:
            common &= mask
        if len(clauses) == 1:
            return _Answer(self._both(self._all(common), clauses[0][1]), budget, exact=True)
        if common:
            rest = yield self._any([(mask & ~common, gate) for mask, gate in clauses], budget, share=share)
            return _Answer(self._both(self._all(common), rest.gate), rest.left, rest.exact)
        if clauses in self._solved:
            return _Answer(self._solved[clauses], budget, exact=True)
        tried = self._tried.get(clauses)
        if tried is not None and tried[0] >= budget:
            return _Answer(tried[1], budget, exact=False)
        if budget < len(clauses):
            if not share:
                raise _SpentError
            return _Answer(self._gate(Unsolved(clauses)), budget, exact=False)
        answer: _Answer = yield self._fork(clauses, budget, share=share)
        return answer

    def _fork(self, clauses: Clauses, budget: int, *, share: bool) -> _Task:
        self.states += 1
        shared = _most_shared(clauses)
        kept = budget // 2 if share else 0
        shortened = self._unabsorbed([(mask & ~shared, gate) for mask, gate in clauses])
        held = yield self._any(shortened, budget - kept, share=share)
        failed = yield self._any([clause for clause in clauses if not clause[0] & shared], held.left + kept, share=share)
        gate = self._gate(Fork(self._all(shared), held.gate, failed.gate))
        exact = held.exact and failed.exact
        if exact:
            self._solved[clauses] = gate
        else:
            self._tried[clauses] = (budget, gate)
        return _Answer(gate, failed.left, exact=exact)

    def _unabsorbed(self, clauses: Sequence[Clause]) -> list[Clause]:
        """Without the paths that contain another one which needs nothing else."""
        by_lowest: dict[int, list[int]] = {}
        for mask, gate in clauses:
            if gate == self._always:
                by_lowest.setdefault(mask & -mask, []).append(mask)
        if 0 in by_lowest:
            return [(0, self._always)]
        return [
            (mask, gate)
            for mask, gate in clauses
            if not any(mask & small == small != mask for bit in bits(mask) for small in by_lowest.get(1 << bit, ()))
        ]

    def _settle(self, clauses: Sequence[Clause]) -> Clauses:
        """Series and parallel reduction, until every node left over is shared by two paths at least."""
        while True:
            merged: dict[int, int] = {}
            once = twice = 0
            for mask, gate in clauses:
                merged[mask] = self._either(merged[mask], gate) if mask in merged else gate
            for mask in merged:
                twice |= once & mask
                once |= mask
            alone = once & ~twice
            clauses = sorted(merged.items())
            if not alone:
                return tuple(clauses)
            clauses = [(mask & ~alone, self._both(self._all(mask & alone), gate)) for mask, gate in clauses]

    def _all(self, mask: int) -> int:
        gate = self._always
        for bit in bits(mask):
            gate = self._both(gate, bit)
        return gate

    def _both(self, a: int, b: int) -> int:
        if self._never in (a, b):
            return self._never
        if self._always in (a, b):
            return b if a == self._always else a
        return self._gate(Both(a, b))

    def _either(self, a: int, b: int) -> int:
        if self._always in (a, b):
            return self._always
        if self._never in (a, b):
            return b if a == self._never else a
        return self._gate(Either(a, b))

    def _gate(self, gate: Gate) -> int:
        index = self._index.setdefault(gate, len(self.gates))
        if index == len(self.gates):
            self.gates.append(gate)
        return index


def _islands(clauses: Clauses) -> list[Clauses]:
    """The paths in groups that have no node in common."""
    islands: list[tuple[int, list[Clause]]] = []
    for clause in clauses:
        reach, members, apart = clause[0], [clause], []
        for island in islands:
            if island[0] & clause[0]:
                reach |= island[0]
                members += island[1]
            else:
                apart.append(island)
        islands = [*apart, (reach, members)]
    return [tuple(sorted(members)) for _, members in islands]


def _most_shared(clauses: Clauses) -> int:
    """The node that most paths need, as a bit, with all others that stand in exactly the same paths.

    Of several such nodes the middle one: a chain then falls into halves.
    """
    count: dict[int, int] = {}
    for mask, _ in clauses:
        for bit in bits(mask):
            count[bit] = count.get(bit, 0) + 1
    most = max(count.values())
    tied = sorted(bit for bit in count if count[bit] == most)
    best = 1 << tied[len(tied) // 2]
    same, others = -1, 0
    for mask, _ in clauses:
        if mask & best:
            same &= mask
        else:
            others |= mask
    return same & ~others
