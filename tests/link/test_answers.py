"""What is said is compared once, however many claims say it: the pairs are those of a look at every two of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.config import Config
from claimtrack.link.dossier import Dossier
from claimtrack.link.keys import QUESTION
from claimtrack.link.pairs import Pair, answers, pairs, share_question
from claimtrack.link.relation import relate, same_question
from claimtrack.link.side import side
from claimtrack.link.verdict import Relation
from claimtrack.model import Attribution, Claim, Filed
from link.test_laws import claims
from written_corpus import TODAY

CONFIG = Config(today=TODAY)
POLICY = CONFIG.policy.relation
SENTENCES = st.sampled_from(["four trucks left", "five trucks left on 3 March", "the trucks may leave tomorrow", "nobody left"])
WORDED = st.builds(
    lambda claim, sentence: msgspec.structs.replace(claim, claim=sentence, value=None, when=None, label=None, polarity=None),
    claims(),
    SENTENCES,
)
VOICES = st.lists(
    st.builds(Attribution, source=st.sampled_from(["sana", "afp"]), date=st.sampled_from([None, "2026-02-23", "2026-03-10"])),
    max_size=2,
).map(tuple)


def said_again(few: list[Claim]) -> st.SearchStrategy[list[Claim]]:
    """These claims, some of them more than once, from whoever it may be."""
    again = st.builds(lambda claim, said: msgspec.structs.replace(claim, said=said), st.sampled_from(few), VOICES)
    return st.lists(st.one_of(st.sampled_from(few), again), min_size=2, max_size=7)


MET = st.lists(st.one_of(claims(), claims(), WORDED), min_size=1, max_size=4).flatmap(said_again)


def dossiers(met: Sequence[Claim]) -> list[Dossier]:
    return [Dossier(filed=Filed(f"c{at}", f"claims/c{at}.yaml", 0, one), sources={}, camps={}) for at, one in enumerate(met)]


def one_by_one(met: Sequence[Claim], question: str) -> list[tuple[str, str, Relation]]:
    sides = [side(one, POLICY) for one in met]
    found = []
    for (at, one), (to, other) in combinations(enumerate(sides), 2):
        first = min(one.about or "", other.about or "") if same_question(one, other) else question
        here = first == question and question in (one.about, other.about) and share_question(one, other)
        relation = relate(one, other, POLICY)
        if here and relation.verdict != "unrelated":
            found.append((f"c{at}", f"c{to}", relation))
    return found


@given(MET, st.sampled_from("qr"))
def test_as_if_every_two_were_compared(met: list[Claim], question: str) -> None:
    found = [one for one in pairs(QUESTION + question, dossiers(met), CONFIG) if isinstance(one, Pair)]
    assert [(one.a.id, one.b.id, one.relation) for one in found] == one_by_one(met, question)


def number_of(*told: dict[str, object]) -> list[int]:
    said = Attribution(source="sana", date="2026-02-23")
    made = [msgspec.convert({"claim": "a sentence", "about": "q", **one}, Claim) for one in told]
    return answers([side(msgspec.structs.replace(one, said=one.said or (said,)), POLICY) for one in made])


AFP = {"said": [{"source": "afp", "date": "2026-03-10"}]}


@pytest.mark.parametrize(
    ("first", "second", "beside", "one"),
    [
        ({"value": "four"}, {"value": "four", **AFP}, {"value": "five"}, True),
        ({"value": "four"}, {"value": "four", "claim": "in other words"}, {"value": "five"}, True),
        ({"value": "four"}, {"value": "four", "claim": "in other words"}, {"claim": "five trucks left"}, False),
        ({"value": "four"}, {"value": "four", **AFP}, {"value": "five", "growing": True}, False),
        ({"value": "four"}, {"value": "four", "mode": "estimate"}, {"value": "five"}, False),
    ],
    ids=["voices", "words", "words beside one without a value", "days beside one that grows", "modes"],
)
def test_which_claims_say_the_same(
    first: dict[str, object], second: dict[str, object], beside: dict[str, object], *, one: bool
) -> None:
    numbers = number_of(first, second, beside)
    assert (numbers[0] == numbers[1]) is one
    assert numbers[2] not in numbers[:2]
