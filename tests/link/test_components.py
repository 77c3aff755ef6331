"""Families of claims: both ways to find them agree, and with what a person would say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.engine.local import LocalEngine
from claimtrack.link.components import families, spread

IDS = st.integers(0, 40).map(lambda number: f"c{number:02}")


def test_a_chain_a_ring_and_a_pair() -> None:
    edges = [("d", "c"), ("b", "c"), ("a", "b"), ("x", "y"), ("y", "z"), ("z", "x"), ("q", "p")]
    assert families(edges) == dict(zip("abcdpqxyz", "aaaappxxx", strict=True))


@given(st.lists(st.tuples(IDS, IDS), max_size=60))
def test_both_ways_agree(edges: list[tuple[str, str]]) -> None:
    found = families(edges)
    assert spread(edges, LocalEngine()) == {
        claim: top for claim, top in found.items() if any(claim in e and e[0] != e[1] for e in edges)
    }
    for a, b in edges:
        assert found[a] == found[b] <= min(a, b)


def test_a_long_chain_takes_few_rounds() -> None:
    edges = [(f"{number:05}", f"{number + 1:05}") for number in range(2_000)]
    engine = Counting()
    assert set(spread(edges, engine).values()) == {"00000"}
    assert engine.calls < 60


class Counting(LocalEngine):
    calls = 0

    def group(self, *args):  # type: ignore[no-untyped-def]  # whatever it is called with
        self.calls += 1
        return super().group(*args)
