"""The ranking, by examples and by its laws: which claim comes first, and why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.search.entry import Entry
from claimtrack.search.index import Filing, Index
from claimtrack.search.ranking import FACTORS, Found, search
from claimtrack.words.tokens import folded

CLAIMS = {
    "bridge-closed": "The Harbour Bridge was closed on Monday",
    "bridge-cost": "Repairs to the Harbour Bridge cost $1.2 million",
    "school-closed": "All schools in the district were closed on Monday",
    "strike": "Some 4,500 dockers are on strike",
    "strike-over": "The dockers have not ended their strike",
    "raqqa": "Ahmad al-Sharaa visited Raqqa in March",
    "exit": "The last American soldiers have left Syria",
    "jets": "The mid-term report counts 20 F-35s",
    "fog": "A group called OpFog is behind the outage",
    "arabic": "غادرت القوات الأمريكية الرَّقة",
}


def indexed(claims: dict[str, str], said: dict[str, str] | None = None) -> Index:
    index = Index()
    days = said or {}
    entries = [Entry(id=name, claim=text, said=(days[name],) if name in days else ()) for name, text in claims.items()]
    index.update(Filing(path=entry.id, mark=b"", entries=(entry,)) for entry in entries)
    return index


def names(found: list[Found]) -> list[str]:
    return [one.entry.id for one in found]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Was the Harbour Bridge closed?", "bridge-closed"),
        ("harbour bridge repairs: 1,200,000 dollars", "bridge-cost"),
        ("Strike of 4500 dockers", "strike"),
        ("The dockers ended their strike", "strike-over"),
        ("Shara in Raqa", "raqqa"),
        ("US troops out of Syria", "exit"),
        ("القوات الأمريكية غادرت الرقة", "arabic"),
        ("closing of schools", "school-closed"),
        ("midterm F35s", "jets"),
        ("#OpFog", "fog"),
        ("#HarbourBridge closed on Monday pic.example.com/x1", "bridge-closed"),
    ],
)
def test_the_nearest_claim_comes_first(asked: str, first: str) -> None:
    assert names(search(indexed(CLAIMS), asked))[0] == first


@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_finds_itself_first(name: str) -> None:
    found = search(indexed(CLAIMS), f"  {CLAIMS[name].upper()} ")[0]
    assert (found.entry.id, found.score, found.same) == (name, 1.0, True)


def test_a_sentence_of_stop_words_finds_itself_too() -> None:
    assert names(search(indexed({**CLAIMS, "was": "It was what they had"}), "it was what they had")) == ["was"]


@pytest.mark.parametrize("asked", ["", "   ", "zebra", "...", "of the"])
def test_what_stands_nowhere_finds_nothing(asked: str) -> None:
    assert search(indexed(CLAIMS), asked) == []


def test_an_empty_index_finds_nothing() -> None:
    assert search(Index(), "the bridge") == []


def test_other_words_of_the_record_count() -> None:
    index = indexed(CLAIMS)
    entry = Entry(id="quoted", claim="The mayor spoke", other=("we shall dredge the estuary",))
    index.update([Filing(path="quoted", mark=b"", entries=(entry,))])
    assert names(search(index, "dredging of the estuary")) == ["quoted"]


def test_the_day_brings_what_was_said_before_to_the_front() -> None:
    same = dict.fromkeys(("a-later", "b-long-before", "c-just-before", "d-unknown"), "The dockers are on strike")
    said = {"a-later": "2026-06-01", "b-long-before": "2019-05", "c-just-before": "2026-02-20"}
    index = indexed(same, said)
    assert names(search(index, "dockers on strike")) == ["a-later", "b-long-before", "c-just-before", "d-unknown"]
    dated = search(index, "dockers on strike", day=date(2026, 2, 24))
    assert names(dated) == ["c-just-before", "b-long-before", "a-later", "d-unknown"]
    assert [factor.name for factor in dated[0].factors] == ["words", "wording", "day"]


def test_a_score_is_the_sum_of_its_factors() -> None:
    for found in search(indexed(CLAIMS), "Shara was in Raqqa when the bridge was closed on Monday"):
        assert sum(factor.share for factor in found.factors) == pytest.approx(found.score, abs=0.001)
        assert all(factor.name in FACTORS for factor in found.factors)


def test_factors_say_which_words_matched() -> None:
    cost = next(one for one in search(indexed(CLAIMS), "It cost 1.2 million dollars") if one.entry.id == "bridge-cost")
    assert cost.matched == ("1.2 million", "cost", "dollars")


def test_no_more_than_top_are_found_and_as_many_as_there_are() -> None:
    many = indexed({f"claim-{number:03}": f"The bridge was closed {number} times" for number in range(100)})
    assert len(search(many, "bridge closed", top=3)) == 3
    assert len(search(many, "bridge closed", top=80)) == 80
    assert len({*names(search(many, "bridge closed", top=1000))}) == 100


WORDS = (
    "bridge mayor strike closed opened not 45 4,500 $1.2m Raqqa Syria troops Monday schools harbour dockers the of was".split()
)
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
CORPORA = st.lists(SENTENCES, min_size=1, max_size=12).map(lambda texts: {f"c{at}": text for at, text in enumerate(texts)})


@given(CORPORA, st.data())
def test_every_claim_finds_its_own_sentence_first(claims: dict[str, str], data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(sorted(claims.values())))
    found = search(indexed(claims), text)
    same = sorted(name for name, other in claims.items() if folded(other) == folded(text))
    assert names(found)[: len(same)] == same[:10]


@given(CORPORA, SENTENCES)
def test_the_order_of_the_claims_does_not_matter(claims: dict[str, str], asked: str) -> None:
    turned = dict(reversed(claims.items()))
    assert search(indexed(claims), asked) == search(indexed(turned), asked)


@given(CORPORA, SENTENCES)
def test_kept_bytes_answer_the_same(claims: dict[str, str], asked: str) -> None:
    index = indexed(claims)
    data = index.dump()
    assert data is not None
    assert search(Index.load(data), asked) == search(index, asked)


@given(CORPORA, CORPORA, SENTENCES)
def test_a_changed_index_answers_as_one_made_anew(before: dict[str, str], after: dict[str, str], asked: str) -> None:
    index = indexed(before)
    search(index, asked)
    filings = [Filing(path=name, mark=b"", entries=(Entry(id=name, claim=text),)) for name, text in after.items()]
    index.update(filings, gone=before.keys() - after.keys())
    assert search(index, asked) == search(indexed(after), asked)
    assert len(index) == len(after)


@given(CORPORA, SENTENCES)
def test_scores_fall_and_lie_between_0_and_1(claims: dict[str, str], asked: str) -> None:
    scores = [found.score for found in search(indexed(claims), asked)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
