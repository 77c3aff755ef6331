"""Shared passages: what is found, what is not, and that nothing long enough slips through."""

from __future__ import annotations

from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.engine.local import LocalEngine
from claimtrack.evidence import overlap
from claimtrack.evidence.copy import Block, Copy
from claimtrack.evidence.overlap import Common, InCommon, Meeting, Met, Print, Reading
from claimtrack.evidence.publishers import Published
from claimtrack.policy import EvidencePolicy

POLICY = EvidencePolicy()
ENGINE = LocalEngine()


def copy(name: str, *paragraphs: str) -> Copy:
    return Copy(sha256=name, blocks=tuple(Block(text) for text in paragraphs))


def in_common(*copies: Copy, policy: EvidencePolicy = POLICY) -> list[InCommon]:
    """What copies share, each of a source of the same name, and all sources beside each other in some claim."""
    names = [one.sha256 for one in copies]
    partners = overlap.partners(f"{a} {b}" for a in names for b in names if a < b)
    reading = Reading(publishers={name: (Published(name),) for name in names}, partners=partners)
    texts = list(ENGINE.flat_map(overlap.text, copies, reading))
    prints = ENGINE.flat_map(overlap.prints, texts, policy)
    met = list(ENGINE.group(overlap.meetings, prints, Meeting(partners=partners, common=policy.common)))
    return list(ENGINE.group(overlap.shared, ENGINE.flat_map(overlap.ends, texts, overlap.pairs(met)), policy))


LEAD = (
    "American forces have begun to pull out of their largest base in the north-east of the country on Monday, and a convoy "
    "of dozens of trucks with armoured vehicles was seen on the road to the border"
)
OWN = (
    "Our correspondent watched soldiers of the coalition leave Qasrak at dawn; the lorries, she reported, carried prefabricated "
    "huts, and children from the village nearby waved at drivers as they passed the last checkpoint before Iraq"
)
SPEECH = (
    "“We shall leave no one behind, and whoever tells you that we do does not know what he is talking about; this army has "
    "stood by its friends for eleven years and it will stand by them tomorrow and on every day after that”"
)


def test_running_text_that_is_the_same_but_for_typing() -> None:
    (found,) = in_common(copy("a", "Elsewhere.", LEAD), copy("b", LEAD.upper().replace("NORTH-EAST", "north‑east"), OWN))
    assert [(len(one.words), one.in_a, one.in_b) for one in found.passages] == [(found.words, 2, 1)]
    assert found.words == 38
    assert found.passages[0].words[:3] == ("American", "forces", "have")


def test_one_press_conference_is_no_pickup() -> None:
    assert (
        in_common(copy("a", LEAD, f"The general said: {SPEECH}, and left"), copy("b", OWN, f"{SPEECH}, a general told us")) == []
    )


def test_the_same_facts_in_other_words_are_no_pickup() -> None:
    assert in_common(copy("a", LEAD), copy("b", OWN)) == []


def test_a_word_changed_parts_a_passage_in_two() -> None:
    (found,) = in_common(copy("a", LEAD), copy("b", LEAD.replace("country", "land")))
    assert {one.words[0] for one in found.passages} == {"American", "on"}
    assert found.words == 37


def test_short_runs_are_nothing_however_many() -> None:
    names = "the Kurdish-led Syrian Democratic Forces and the international coalition"
    a = [f"Report {number}: {names} met in town {number}." for number in range(9)]
    b = [f"It is said that {names} will talk about case {number}." for number in range(9)]
    assert in_common(copy("a", *a), copy("b", *b)) == []


def test_what_stands_in_many_copies_is_boilerplate_and_is_counted() -> None:
    policy = EvidencePolicy(common=3)
    copies = [copy(name, LEAD) for name in "abcd"]
    assert in_common(*copies, policy=policy) == []
    assert len(in_common(*copies[:3], policy=policy)) == 3
    rows = [Print(name, (name,)) for name in "abcd"]
    assert list(overlap.meetings("shingle", rows, Meeting(partners={}, common=3))) == [Common(4)]


def test_only_sources_that_speak_beside_each_other_meet() -> None:
    rows = [Print(name, (name,)) for name in "abc"]
    partners = overlap.partners(["a c"])
    assert list(overlap.meetings("shingle", rows, Meeting(partners=partners, common=40))) == [Met("a", "c")]


def test_one_page_under_two_names_shares_all_of_itself() -> None:
    page = copy("page", LEAD)
    partners = overlap.partners(["a b"])
    (text,) = overlap.text(page, Reading(publishers={"page": (Published("a"), Published("b"))}, partners=partners))
    met = list(ENGINE.group(overlap.meetings, overlap.prints(text, POLICY), Meeting(partners=partners, common=40)))
    assert set(met) == {Met("page", "page")}
    (found,) = ENGINE.group(overlap.shared, overlap.ends(text, overlap.pairs(met)), POLICY)
    assert found.words == found.shorter == 38


def test_a_copy_that_changed_or_was_not_read_is_not_compared() -> None:
    whole = copy("a", LEAD)
    for state in ("changed", "unread"):
        assert in_common(whole, Copy(sha256="b", blocks=whole.blocks, state=state)) == []


words = st.lists(st.sampled_from([f"w{number}" for number in range(200)]), max_size=25)


@settings(max_examples=150, deadline=None)
@given(words, words, words, words, st.lists(st.integers(0, 10_000).map(lambda number: f"s{number}"), min_size=30, max_size=40))
def test_a_passage_that_is_long_enough_is_always_found(
    before: list[str], after: list[str], there_before: list[str], there_after: list[str], passage: list[str]
) -> None:
    """Wherever it stands, whatever stands around it; in either order of the copies."""
    a = copy("a", " ".join(chain(before, passage, after)))
    b = copy("b", " ".join(chain(there_before, passage, there_after)))
    for first, second in ((a, b), (b, a)):
        (found,) = in_common(first, second)
        assert found.words >= len(passage)
        assert " ".join(passage) in " ".join(found.passages[0].words)
