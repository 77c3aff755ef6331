"""Both ways of finding twins find them, and what they cost becomes figures."""

from __future__ import annotations

import linking
from linking import Measured


def test_both_ways_find_the_planted_twins() -> None:
    ours, theirs = (linking.measured(way, 400) for way in linking.WAYS.values())
    assert (ours.met, ours.found, ours.uncompared) == (1, 1, 0)
    assert theirs.candidates >= theirs.alike
    assert 0.9 < theirs.found <= theirs.met <= 1
    assert ours.peak >= ours.records > 0


def test_figures_of_two_sizes_and_of_growth() -> None:
    def cost(cpu: float) -> Measured:
        return Measured(cpu=cpu, peak=300, records=100, candidates=9, alike=5, met=1, found=1, uncompared=0)

    found = {size: {"claimtrack": cost(size / 1000), "MinHash LSH": cost(size / 100)} for size in (10_000, 100_000)}
    of_size = {one.name: one for one in linking.of_size(100_000, found[100_000], 3)}
    assert (of_size["links proposed"].ratio, of_size["links proposed"].holds) == (0.1, True)
    assert of_size["twins proposed, a share"].holds
    grown = {one.name: one for one in linking.growth(found)}
    assert (grown["growth of CPU, claimtrack"].ratio, grown["growth of CPU, claimtrack"].holds) == (10, True)
    assert round(grown["exponent of growth, claimtrack"].own, 3) == 1
    assert grown["growth of memory beyond the records"].own == 200
