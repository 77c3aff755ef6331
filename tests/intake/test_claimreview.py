"""ClaimReview in all the containers it comes in, and with all that feeds get wrong."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from claimtrack.intake import jsonstream
from claimtrack.intake.jsonstream import Broken
from intake.desk import Corpus, feed, review, told, zipped

ONE = ["line 1: taken 2026-02/the-bridge-is-closed"]


def test_what_becomes_of_each_property(corpus: Corpus) -> None:
    corpus.take(feed(review()), "feed.jsonl")
    assert corpus.files() == {
        "claims/2026-02/the-bridge-is-closed.yaml": (
            "claim: The bridge is closed\n"
            "said:\n"
            "  - source: ana-torres\n"
            "    via: [the-checkers]\n"
            "    date: 2026-02-23\n"
            "    found: {in: the-checkers, at: in a speech, url: 'https://checkers.example/bridge'}\n"
            "tags: [the-checkers/r-1]\n"
            "review:\n"
            "  verdict: 'False'\n"
            "  by: The Checkers\n"
            "  date: 2026-02-25\n"
            "  why: No, the bridge is open\n"
        ).replace("'False'", "False"),
        "sources/ana-torres.yaml": "source: Ana Torres\nkind: person\nanonymity: named\n",
        "sources/the-checkers.yaml": "source: The Checkers\nkind: outlet\nanonymity: named\n",
    }


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (json.dumps(review()), "line 1"),
        (json.dumps(review(), indent=2), "item 1"),
        (json.dumps([review()]), "item 1"),
        (json.dumps([review()], indent=2), "item 1"),
        ("\ufeff\n\n" + feed(review()), "line 3"),
        (json.dumps({"@context": "https://schema.org", "@graph": [review()]}), "line 1"),
        (json.dumps({"@context": "https://schema.org", "@graph": [review()]}, indent=1), "item 1"),
        (
            json.dumps({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [review()]}]}, indent=1),
            "item 1",
        ),
        (json.dumps({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": review()}]}), "line 1"),
        (json.dumps([[review()]]), "item 1"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_containers(corpus: Corpus, data: str, place: str, packed: bool) -> None:
    assert told(corpus.take(zipped(data) if packed else data, "feed.json")) == [f"{place}: taken 2026-02/the-bridge-is-closed"]


def test_utf_16(corpus: Corpus) -> None:
    assert told(corpus.take(feed(review()).encode("utf-16"), "feed.jsonl")) == ONE


def test_a_graph_whose_parts_refer_to_each_other(corpus: Corpus) -> None:
    graph = [
        review(
            author={"@id": "#desk"}, itemReviewed={"@type": "Claim", "author": {"@id": "#ana"}, "appearance": {"@id": "#post"}}
        ),
        {"@id": "#desk", "@type": "Organization", "name": "The Checkers"},
        {"@id": "#ana", "@type": "Person", "name": "Ana Torres"},
        {
            "@id": "#post",
            "@type": "CreativeWork",
            "headline": "A speech",
            "url": "https://speech.example",
            "datePublished": "2026-02-01",
        },
    ]
    for indent in (None, 1):
        outcomes = corpus.take(json.dumps({"@graph": graph}, indent=indent), "page.json", write=False)
        assert [one.fate for one in outcomes] == ["taken"]
        assert "  - source: ana-torres\n    via: [the-checkers]\n    date: 2026-02-01\n" in outcomes[0].text
        assert "at: 'A speech (https://speech.example)'" in outcomes[0].text


def test_what_no_review_points_to_is_a_row_and_is_accounted_for(corpus: Corpus) -> None:
    strays = [
        {"@type": "Claimreview", "@id": "u1", "claimReviewed": "The bridge is shut"},
        {"@type": "Review", "@id": "u2", "claimReviewed": "The road is open"},
        {"@id": "u3", "claimReviewed": "It floods"},
        {"@type": "Organization", "@id": "#nobody", "name": "Nobody", "parentOrganization": {"@id": "#town"}},
    ]
    needed = [
        review(author={"@id": "#desk"}, itemReviewed=None),
        {"@type": "Organization", "@id": "#desk", "name": "The Checkers", "parentOrganization": {"@id": "#house"}},
        {"@type": "Organization", "@id": "#house", "name": "The House"},
    ]
    reasons = [
        "refused: this is no ClaimReview but `Claimreview`",
        "refused: this is no ClaimReview but `Review`",
        "refused: this is no ClaimReview but `an object without @type`",
        "refused: this is no ClaimReview but `Organization`",
    ]
    for data, place in (
        (json.dumps([*strays, *needed]), "item"),
        (json.dumps({"@graph": [*strays, *needed]}), "line 1, item"),
        (json.dumps({"@graph": [*strays, *needed]}, indent=1), "item"),
    ):
        assert told(corpus.take(data, "page.json", write=False)) == [
            *(f"{place} {n}: {why}" for n, why in enumerate(reasons, 1)),
            f"{place} 5: taken 2026-02/the-bridge-is-closed",
        ]


def test_a_line_with_an_empty_list_is_accounted_for(corpus: Corpus) -> None:
    assert told(corpus.take(feed({"@graph": []}, review()), "feed.jsonl", write=False)) == [
        "line 1: refused: the list is empty: it holds no ClaimReview",
        "line 2: taken 2026-02/the-bridge-is-closed",
    ]


def test_nobody_is_made_up(corpus: Corpus) -> None:
    corpus.take(feed(review(itemReviewed=None, reviewRating=None)), "feed.jsonl")
    assert corpus.files() == {
        "claims/2026-02/the-bridge-is-closed.yaml": (
            "claim: The bridge is closed\n"
            "tags: [the-checkers/r-1]\n"
            "# url: https://checkers.example/bridge\n"
            "# by: The Checkers\n"
            "# reviewed: 2026-02-25\n"
            "# why: No, the bridge is open\n"
        )
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"reviewRating": {"ratingValue": 2, "bestRating": 5}}, "verdict: 2 of 5"),
        ({"reviewRating": {"ratingValue": "1"}}, "verdict: 1"),
        ({"reviewRating": "Half true"}, "verdict: Half true"),
        ({"reviewRating": [{"alternateName": "Faux"}]}, "verdict: Faux"),
        (
            {"reviewRating": {"alternateName": "no", "ratingExplanation": "It opened at six"}},
            "why: No, the bridge is open; It opened at six",
        ),
        ({"author": "The Checkers"}, "by: The Checkers"),
        ({"author": [{"name": "The Checkers"}, {"name": "Lee"}]}, "by: The Checkers; Lee"),
        ({"author": None, "publisher": {"name": "The Checkers"}}, "by: The Checkers"),
        ({"@type": ["ClaimReview", "Review"]}, "claim: The bridge is closed"),
        ({"@type": "https://schema.org/ClaimReview"}, "claim: The bridge is closed"),
        ({"claimReviewed": {"@value": "It floods", "@language": "en"}}, "claim: It floods"),
        ({"claimReviewed": None, "itemReviewed": {"@type": "Claim", "text": "It floods"}}, "claim: It floods"),
        ({"claimReviewed": '"It floods"'}, "quote: It floods"),
        ({"identifier": None, "@id": "https://checkers.example/1"}, "tags: ['the-checkers/https://checkers.example/1']"),
        ({"identifier": {"@type": "PropertyValue", "value": 17}}, "tags: [the-checkers/17]"),
        (
            {"itemReviewed": {"author": [{"name": "Ana Torres"}, {"name": "Lee"}]}},
            "  - source: ana-torres\n    via: [the-checkers]",
        ),
        ({"itemReviewed": {"author": [{"name": "Ana Torres"}, {"name": "Lee"}]}}, "  - source: lee\n    via: [the-checkers]"),
        ({"datePublished": "25 February 2026"}, "  date: 2026-02-25"),
    ],
)
def test_ways_of_saying_it(corpus: Corpus, changes: dict[str, Any], expected: str) -> None:
    (outcome,) = corpus.take(feed(review(**changes)), "feed.jsonl")
    assert (outcome.fate, outcome.message) == ("taken", "")
    assert expected in outcome.text


def test_the_body_behind_a_check_brings_it_and_not_the_person_who_signed(corpus: Corpus) -> None:
    person = {"@type": "Person", "name": "Lee Wong"}
    desk = {"@type": "Organization", "name": "The Checkers"}
    for changes in ({"author": [person, desk]}, {"author": person, "publisher": desk}):
        (outcome,) = corpus.take(feed(review(**changes)), "feed.jsonl", write=False)
        assert "    via: [the-checkers]\n" in outcome.text
    corpus.take(feed(review(author=person)), "feed.jsonl")
    assert corpus.files()["sources/lee-wong.yaml"] == "source: Lee Wong\nkind: person\nanonymity: named\n"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"claimReviewed": ["a", "b"]}, "line 1, `claimReviewed`: refused: `claimReviewed` is a list of 2, not one text"),
        ({"claimReviewed": {"text": "a"}}, "line 1, `claimReviewed`: refused: `claimReviewed` is an object, not one text"),
        ({"claimReviewed": True}, "line 1, `claimReviewed`: refused: `claimReviewed` is true or false, not one text"),
        ({"claimReviewed": " \n"}, "line 1, `claimReviewed`: refused: the claim is empty"),
        ({"itemReviewed": [1, 2]}, "line 1, `itemReviewed`: refused: `itemReviewed` is a list of 2, not an object"),
        ({"reviewRating": 3}, "line 1, `reviewRating`: refused: `reviewRating` is `int`, not an object"),
        ({"url": {"a": 1}}, "line 1, `url`: refused: `url` is an object, not one text"),
        ({"datePublished": "soon"}, "line 1, `datePublished`: refused: `soon` is no date"),
        (
            {"itemReviewed": {"datePublished": "2026-13-01"}},
            "line 1, `itemReviewed.datePublished`: refused: there is no such date: `2026-13-01`",
        ),
        ({"@type": "Article"}, "line 1: refused: this is no ClaimReview but `Article`"),
        ({"@type": None}, "line 1: refused: this is no ClaimReview but `an object without @type`"),
    ],
)
def test_wrong_types_are_refused_with_their_place(corpus: Corpus, changes: dict[str, Any], reason: str) -> None:
    assert told(corpus.take(feed(review(**changes)), "feed.jsonl")) == [reason]
    assert corpus.files() == {}


def test_bad_lines_cost_themselves_alone(corpus: Corpus) -> None:
    good = json.dumps(review())
    deep = "[" * 200_000
    data = "\n".join([good, "{not json}", '"text"', "null", deep, '{"@type": "ClaimReview", "n": ' + "9" * 5000 + "}", ""])
    places = told(corpus.take(data, "feed.jsonl"))
    assert places == [
        *ONE,
        "line 2: refused: not JSON: Expecting property name enclosed in double quotes (column 2)",
        "line 3: refused: this is no ClaimReview but `str`",
        "line 4: refused: this is no ClaimReview but `NoneType`",
        "line 5: refused: it is nested too deep",
        places[5],
    ]
    assert places[5].startswith("line 6: refused: not JSON")


def test_a_list_that_breaks_off_keeps_what_came_before(corpus: Corpus) -> None:
    data = json.dumps([review(), review("It floods", identifier="r-2")], indent=1)[:-40]
    outcomes = told(corpus.take(data, "feed.json"))
    assert outcomes[0] == "item 1: taken 2026-02/the-bridge-is-closed"
    assert outcomes[1].startswith("item 2: refused: not JSON: ")
    assert outcomes[1].endswith("; nothing after it was read")


def test_a_line_too_long_and_the_next(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonstream, "MAX_CHARACTERS", 1000)
    data = feed(review(), review("x" * 5000, identifier="r-2"), review("It floods", identifier="r-3"))
    places = told(corpus.take(data, "feed.jsonl"))
    assert [place.split(":")[0] for place in places] == ["line 1", "line 2", "line 3"]
    assert [" refused" in place for place in places] == [False, True, False]


def test_nothing_leads_out_of_the_corpus(corpus: Corpus) -> None:
    evil = review(
        "../../../etc/passwd",
        identifier="../../x",
        author={"name": "../../checker"},
        itemReviewed={"author": {"name": "/../../speaker"}},
    )
    corpus.take(feed(evil, review("..", identifier="..", itemReviewed={"author": {"name": ".."}})), "feed.jsonl")
    assert corpus.claims() == ["2026-02/claim-" + corpus.claims()[0][-6:], "2026-02/etc-passwd"]
    assert [name for name in corpus.sources() if "/" in name or name.startswith(".")] == []
    assert sorted(path.name for path in corpus.root.parent.iterdir()) == ["corpus", "feed.jsonl"]


def test_properties_without_a_home_are_told(corpus: Corpus) -> None:
    (outcome,) = corpus.take(
        feed(review(creator="Lee", inLanguage="en", reviewRating={"alternateName": "no", "image": "x"})), "f.jsonl"
    )
    assert outcome.unused == ("creator", "inLanguage", "reviewRating.image")


@pytest.mark.parametrize("piece", [1, 7, 64])
def test_values_come_whole_however_the_text_is_cut(monkeypatch: pytest.MonkeyPatch, piece: int) -> None:
    monkeypatch.setattr(jsonstream, "_PIECE", piece)
    text = '{"version": 12, "dataFeedElement": [{"a": "b\\"]"}, 17, [1, 2], "x"], "rest": {"c": []}}'
    assert [value for _, value in jsonstream.document(io.StringIO(text))] == [{"a": 'b"]'}, 17, [1, 2], "x"]
    assert [value for _, value in jsonstream.document(io.StringIO(' {"a": 1, "b": [2]} '))] == [{"a": 1, "b": [2]}]
    assert [value for _, value in jsonstream.document(io.StringIO("[]"))] == []


@pytest.mark.parametrize("text", ["[1 2]", '{"a" 1}', '{"a": 1 "b": 2}', "[1,]", "[" * 200_000, '{"@graph": [1'])
def test_what_is_no_json_ends_with_a_reason(text: str) -> None:
    *_, (_, last) = jsonstream.document(io.StringIO(text))
    assert isinstance(last, Broken)
    assert last.rest
    assert "(line 1)" in last.why
