"""How rare words are: counted anew, and counted on from what was counted before."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.link.rarity import Maybe, Tally
from claimtrack.policy import LinkPolicy

POLICY = LinkPolicy(bound=2)


class Said(NamedTuple):
    terms: tuple[str, ...]
    maybe: tuple[Maybe, ...] = ()


WORDS = st.sampled_from(("left", "base", "@raqqa", "raqqa", "raqa", "50"))
SAID = st.builds(
    Said,
    st.lists(WORDS, unique=True, max_size=4).map(tuple),
    st.lists(st.tuples(WORDS, st.lists(WORDS, unique=True, max_size=2).map(tuple)), unique=True, max_size=2).map(tuple),
)


def test_a_word_that_few_have_weighs_more_and_one_that_too_many_have_is_common() -> None:
    rare = Tally([Said(("left", "base")), Said(("left",)), Said(("left", "50"))]).rarity(POLICY)
    assert rare.weights["base"] > rare.weights["left"] > 0
    assert rare.weights["50"] == rare.weights["base"] / 2
    assert rare.common == {"left"}


@given(st.lists(SAID), st.lists(SAID), st.lists(SAID))
def test_counted_on_is_counted_anew(stay: list[Said], went: list[Said], came: list[Said]) -> None:
    before = Tally([*stay, *went])
    assert before.changed(went, came).rarity(POLICY) == Tally([*came, *stay]).rarity(POLICY)
    assert before.rarity(POLICY) == Tally([*went, *stay]).rarity(POLICY)
