"""What is kept in bundles, and looked up by name; and a concordance, which finds whoever may stand under a key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from changes.test_standing import ABOUT, one_of
from claimtrack.config import Config
from claimtrack.link import blocking, rarity, sketch
from claimtrack.link.dossier import Dossier
from claimtrack.link.sketch import Sketch
from claimtrack.memory.concordance import concordance
from claimtrack.memory.leaves import SIZE, Bundle, Leaves, Packed, bundles
from claimtrack.model import Claim, Filed
from memory.test_edited import TEXT
from written_corpus import TODAY

CONFIG = Config(today=TODAY)
NUMBERS = {f"{number:03}": b"%d" % number for number in range(3 * SIZE + 1)}


class Shelf:
    """Bundles, and which of them were asked for."""

    def __init__(self, values: Mapping[str, Packed]) -> None:
        self.asked: list[int] = []
        self._bundles = [*bundles(values)]

    def leaves(self) -> Leaves:
        return Leaves([first for first, _ in self._bundles], self.load)

    def load(self, numbers: Sequence[int]) -> dict[int, Bundle]:
        self.asked += numbers
        return {number: self._bundles[number][1] for number in numbers}


def test_only_what_is_asked_for_is_loaded_and_once() -> None:
    shelf = Shelf(NUMBERS)
    leaves = shelf.leaves()
    assert [leaves["000"], leaves["001"], leaves[f"{SIZE:03}"]] == [b"0", b"1", b"%d" % SIZE]
    assert shelf.asked == [0, 1]
    assert "" not in leaves
    assert "0000" not in leaves
    assert shelf.asked == [0, 1]
    assert dict(leaves) == NUMBERS
    assert sorted(shelf.asked) == [0, 1, 2, 3]


@given(
    st.dictionaries(st.text("ab", max_size=3), st.binary(max_size=1)),
    st.lists(st.tuples(st.sets(st.text("ab", max_size=3)), st.dictionaries(st.text("ab", max_size=3), st.binary(max_size=1)))),
)
def test_what_went_and_came_is_as_in_a_dictionary(
    values: dict[str, bytes], edits: list[tuple[set[str], dict[str, bytes]]]
) -> None:
    leaves = Shelf(values).leaves()
    for went, came in edits:
        values = {**{name: value for name, value in values.items() if name not in went}, **came}
        leaves = leaves.changed(went, came)
    assert dict(leaves) == values
    assert len(leaves) == len(values)
    assert {name: leaves.get(name) for name in ("", "a", "ab", "b")} == {name: values.get(name) for name in ("", "a", "ab", "b")}


def sketched(number: int, text: str, about: str | None) -> Sketch:
    filed = Filed(f"c{number}", f"claims/c{number}.yaml", 0, Claim(claim=text, about=about))
    return sketch.sketch(Dossier(filed=filed, sources={}, camps={}), CONFIG)


SKETCHES = st.lists(st.tuples(TEXT, one_of(*ABOUT[1:], None)), max_size=6).map(
    lambda rows: [sketched(number, *row) for number, row in enumerate(rows)]
)


@given(SKETCHES, SKETCHES)
def test_a_concordance_finds_who_may_stand_under_a_key(known: list[Sketch], others: list[Sketch]) -> None:
    policy = CONFIG.policy.link
    worth = rarity.rarity([*known, *others], policy)
    found = concordance(known)
    assert found.tally().rarity(policy) == rarity.rarity(known, policy)
    for one in (*known, *others):
        weighed = (row for counted in blocking.counted(one, worth) for row in blocking.weighed(counted, policy))
        sought = blocking.taken_apart(key for row in weighed for key, _ in blocking.keys(row, policy))
        assert found.standing(sought) == {other.id for other in known if blocking.may_stand(other, sought)}
        assert found.having(one.terms) == {other.id for other in known if not {*one.terms}.isdisjoint(blocking.terms(other))}
