"""Gates over independent nodes: what a circuit is worth, for whatever chances its nodes have, by + - * alone.

A circuit knows the shape of a network and no figure, so one and the same serves floats, exact fractions, and the question what
each node adds. Nothing here builds one; `network.py` does.

Evaluating a circuit and its derivatives: A. Darwiche, A differential approach to inference in Bayesian networks, 2003.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import msgspec

Number = float | Fraction
"""A chance, or a figure computed from chances, exact when it is a fraction."""

Clause = tuple[int, int]
"""One path: the nodes it may share with others, as bits, and the gate for what it needs alone."""
Clauses = tuple[Clause, ...]


class Constant(msgspec.Struct, frozen=True):
    """A gate that never (0) or always (1) holds."""

    value: int


class Leaf(msgspec.Struct, frozen=True):
    """A gate that holds when its node holds."""

    node: str


class Both(msgspec.Struct, frozen=True):
    """Two gates without common nodes, both of which must hold."""

    a: int
    b: int


class Either(msgspec.Struct, frozen=True):
    """Two gates without common nodes, one of which must hold."""

    a: int
    b: int


class Fork(msgspec.Struct, frozen=True):
    """What holds if `node` holds, and what holds if it fails; neither branch contains it."""

    node: int
    held: int
    failed: int


class Unsolved(msgspec.Struct, frozen=True):
    """Paths that were left alone because the budget was spent: only bounds are known."""

    clauses: Clauses


Gate = Constant | Leaf | Both | Either | Fork | Unsolved


class Bounds(msgspec.Struct, frozen=True):
    """A probability known to lie from `low` to `high`; equal when it is exact."""

    low: Number
    high: Number


class Circuit(msgspec.Struct, frozen=True):
    """Gates in an order in which each stands after those it reads; the first ones are the nodes.

    `outputs` has one gate for each family of paths, `states` counts the forks that were tried, `exact` says that the budget
    sufficed.
    """

    gates: tuple[Gate, ...]
    outputs: tuple[int, ...]
    states: int
    exact: bool


def evaluate(circuit: Circuit, probability: Mapping[str, Number]) -> tuple[Bounds, ...]:
    """The chance of each output, from each node's own chance. Raises KeyError for a node without one."""
    low = _values(circuit, probability, upper=False)
    high = low if circuit.exact else _values(circuit, probability, upper=True)
    return tuple(Bounds(low[gate], high[gate]) for gate in circuit.outputs)


def shares(circuit: Circuit, probability: Mapping[str, Number], weights: Sequence[int]) -> dict[str, Number]:
    """What each node adds: the weighted sum of the outputs, less the same sum with that node failed.

    The sum is linear in each node's chance p, so what a node adds is p times the derivative; one sweep backwards gives them all.
    Raises ValueError when the circuit is not exact.
    """
    if not circuit.exact:
        raise ValueError("what a node adds is only known when the circuit is exact")
    values = _values(circuit, probability, upper=False)
    slope: list[Number] = [0] * len(values)
    for output, weight in zip(circuit.outputs, weights, strict=True):
        slope[output] += weight
    for index in range(len(values) - 1, -1, -1):
        gate = circuit.gates[index]
        if isinstance(gate, Both):
            slope[gate.a] += slope[index] * values[gate.b]
            slope[gate.b] += slope[index] * values[gate.a]
        elif isinstance(gate, Either):
            slope[gate.a] += slope[index] * (1 - values[gate.b])
            slope[gate.b] += slope[index] * (1 - values[gate.a])
        elif isinstance(gate, Fork):
            slope[gate.node] += slope[index] * (values[gate.held] - values[gate.failed])
            slope[gate.held] += slope[index] * values[gate.node]
            slope[gate.failed] += slope[index] * (1 - values[gate.node])
    return {gate.node: slope[i] * values[i] for i, gate in enumerate(circuit.gates) if isinstance(gate, Leaf)}


def _values(circuit: Circuit, probability: Mapping[str, Number], *, upper: bool) -> list[Number]:
    values: list[Number] = []
    for gate in circuit.gates:
        # Asked one by one, which is several times faster than a match; and this is the heart of every score.
        if isinstance(gate, Leaf):
            values.append(probability[gate.node])
        elif isinstance(gate, Both):
            values.append(values[gate.a] * values[gate.b])
        elif isinstance(gate, Either):
            values.append(1 - (1 - values[gate.a]) * (1 - values[gate.b]))
        elif isinstance(gate, Fork):
            node = values[gate.node]
            values.append(node * values[gate.held] + (1 - node) * values[gate.failed])
        elif isinstance(gate, Constant):
            values.append(gate.value)
        else:
            values.append(_ceiling(gate.clauses, values) if upper else _floor(gate.clauses, values))
    return values


def _chance(clause: Clause, values: Sequence[Number]) -> Number:
    mask, gate = clause
    product = values[gate]
    for bit in bits(mask):
        product = product * values[bit]
    return product


def _floor(clauses: Clauses, values: Sequence[Number]) -> Number:
    """At least this: the best path, and every further one that has no node in common with those taken before it."""
    missed: Number = 1
    taken = 0
    for chance, mask in sorted(
        ((_chance(clause, values), clause[0]) for clause in clauses), key=lambda pair: (-pair[0], pair[1])
    ):
        if not mask & taken:
            taken |= mask
            missed = missed * (1 - chance)
    return 1 - missed


def _ceiling(clauses: Clauses, values: Sequence[Number]) -> Number:
    """At most this: as if the paths had no common nodes.

    Harris' inequality (1960): events that only grow with the nodes favour each other, so where one path breaks, another is
    likelier to be broken as well.
    """
    missed: Number = 1
    for clause in clauses:
        missed = missed * (1 - _chance(clause, values))
    return 1 - missed


def bits(mask: int) -> Iterator[int]:
    """The positions of the bits that are set, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
