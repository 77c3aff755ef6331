"""What additions leave as it is: of each side of a claim the paths in which nobody takes part whom an addition concerns.

New sources only add paths. All other additions change the word of a source, or whose side it is on and on what terms it speaks,
and so nothing but paths that it begins, carries, or answers for. What is left of a side without these is the least that the side
can be worth afterwards; that costs a look at a circuit that is drawn once, and not a network for every set of additions.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from claimtrack.policy import ScorePolicy
from claimtrack.score.circuit import Circuit, evaluate
from claimtrack.score.network import circuit
from claimtrack.score.next.additions import NEW, Addition
from claimtrack.score.trails import Network, Trail

_PARTS = ("voice", "relay")
"""The nodes that each path has of whoever begins it, carries it, or answers for who begins it."""


class Untouched:
    """Both sides of a network. What was asked is remembered."""

    def __init__(self, net: Network, policy: ScorePolicy) -> None:
        """Nothing is weighed yet."""
        self._support, self._denial = _Side(net.support, policy), _Side(net.denial, policy)

    def support(self, additions: Iterable[Addition]) -> float:
        """The least chance that some path of support holds, once these additions are made."""
        return self._support.without(_concerned(additions))

    def denial(self, additions: Iterable[Addition]) -> float:
        """The least chance that some path of denial holds, once these additions are made."""
        return self._denial.without(_concerned(additions))


def _concerned(additions: Iterable[Addition]) -> frozenset[str]:
    return frozenset([one.subject for one in additions if one.kind not in NEW])


class _Side:
    """The paths of one side, their circuit, and what it is worth without some sources."""

    def __init__(self, trails: Iterable[Trail], policy: ScorePolicy) -> None:
        trails = list(trails)
        nodes = [node for trail in trails for node in trail.nodes]
        self._weights = {node.id: node.weight for node in nodes}
        self._taking_part = {node.subject for node in nodes if node.kind in _PARTS}
        self._paths, self._budget = [trail.path for trail in trails], policy.budget
        self._known: dict[frozenset[str], float] = {}

    @cached_property
    def _circuit(self) -> Circuit:
        return circuit([self._paths], self._budget)

    def without(self, names: frozenset[str]) -> float:
        """The least chance that a path holds in which none of these takes part."""
        concerned = names & self._taking_part
        if concerned not in self._known:
            failed = dict.fromkeys((f"{part}:{name}" for part in _PARTS for name in concerned), 0.0)
            (bounds,) = evaluate(self._circuit, {**self._weights, **failed})
            self._known[concerned] = float(bounds.low)
        return self._known[concerned]
