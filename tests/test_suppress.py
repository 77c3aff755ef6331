"""Ignore comments: of what each speaks, what it silences, and what is said of those that silence nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import suppress
from claimtrack.config import Settings
from claimtrack.finding import Finding, Label
from claimtrack.ignore import Comment
from claimtrack.place import Place, Route
from claimtrack.records import File
from written_corpus import check

SPOKEN_OF = """
claim: x  # claimtrack: ignore[CT101] why                    | claim
---
# claimtrack: ignore[CT101] why                              | claim

# a remark in between
claim: x
---
said:  # claimtrack: ignore[CT101] why                       | said
  - source: a  # claimtrack: ignore[CT105] why               | said 0
    quote: b  # claimtrack: ignore[CT501] why                | said 0 quote
  # claimtrack: ignore[CT303] why                            | said 1
  - {source: a, quote: b}
  - {source: a, via: [b]}  # claimtrack: ignore[CT1] why     | said 2
---
claim: over
  two lines  # claimtrack: ignore[CT101] why                 | claim
quote: |  # claimtrack: ignore[CT501] why                    | quote
  # claimtrack: ignore[CT101] text, and no comment           |
words: "# claimtrack: ignore[CT101] text"  # claimtrack: ignore[CT502] why  | words
at: '# claimtrack: ignore[CT101] text'                       |
about: x# claimtrack:ignore[CT101] text                      |
tags: [a,  # claimtrack: ignore[CT101] why                   | tags
  b]  # claimtrack: ignore[CT101] why                        | tags 1
---
# see above  # claimtrack: ignore[CT101] why                 | claim
claim: x # seen  # claimtrack: ignore[CT101] why             | claim
#claimtrack:ignore[CT101]why                                 | about
about: y
# claimtrack: ignore[CT101] behind the last                  | id
--- # a remark
id: next
# claimtrack: ignore[CT101] at the end                       | nothing
"""

READ = {
    "ignore[CT101] why": (("CT101",), "why"),
    "ignore[CT101]": (("CT101",), ""),
    "ignore[ CT101 , no-source,CT101 ]  two reasons ": (("CT101", "no-source"), "two reasons"),
    "ignore[CT101] see ticket #12": (("CT101",), "see ticket #12"),
    "ignore[CT101] why # and a remark": (("CT101",), "why"),
    "ignore[] why": ((), "why"),
    "ignore CT101": None,
    "ignore[CT101": None,
}

ONE = "# claims/x.yaml\nclaim: x"
SILENCED = [
    (f"{ONE}", ["CT101"]),
    (f"{ONE}  # claimtrack: ignore[CT101] why", []),
    (f"{ONE}  # claimtrack: ignore[no-source] why", []),
    (f"{ONE}  # claimtrack: ignore[ct101, No-Source] why", []),
    (f"{ONE}  # claimtrack: ignore[CT102] why  # claimtrack: ignore[CT101] why", ["CT901 CT102"]),
    (f"{ONE}  # claimtrack: ignore[CT101]", ["CT101", "CT902"]),
    (f"{ONE}  # claimtrack: ignore[CT202] why", ["CT101", "CT901 CT202"]),
    (f"{ONE}  # claimtrack: ignore[CT101, CT202] why", ["CT901 CT202"]),
    (f"{ONE}  # claimtrack: ignore[CT999] why", ["CT101", "CT901 CT999"]),
    (f"{ONE}  # claimtrack: ignore[CT1] why", ["CT101", "CT901 CT1"]),
    (f"{ONE}  # claimtrack: ignore why", ["CT101"]),
    (f"{ONE}\nabout: y  # claimtrack: ignore[CT101] why", ["CT101", "CT901 CT101"]),
    (f"{ONE}\n# claimtrack: ignore[CT101] why", ["CT101", "CT901 CT101"]),
    (f"{ONE}\nabuot: y  # claimtrack: ignore[CT002] why", ["CT002", "CT901 CT002"]),
    (f"{ONE}: y  # claimtrack: ignore[CT001] why", ["CT001", "CT901 CT001"]),
    (f"{ONE}\nsaid:\n  - source: y  # claimtrack: ignore[CT004] why", ["CT004", "CT102", "CT901 CT004"]),
    ("# claims/x.yaml\nid: a\nclaim: x\n---\nid: b\nclaim: y  # claimtrack: ignore[CT101] why", ["CT101"]),
    (
        "# claims/x.yaml\nid: a\nclaim: x\n--- {id: b, claim: y}  # claimtrack: ignore[CT101] why",
        ["CT101", "CT101", "CT901 CT101"],
    ),
    (f"{ONE}  # claimtrack: ignore[CT101] why\n# claims/y.yaml\nclaim: y", ["CT101"]),
]
"""A corpus, and the findings that are left; behind CT901 what the comment was for."""

ATTRIBUTION = """
# claims/x.yaml
claim: x
said:
  - source: a{first}
    basis: analysis{second}
# sources/a.yaml
source: an official of the ministry of roads
kind: official
anonymity: unnamed
known_to: [editor]
reason: fears for the post
"""


def rows(table: str) -> tuple[str, dict[int, str]]:
    """The text of a table, and what stands beside its lines."""
    text, beside = [], {}
    for number, line in enumerate(table.strip("\n").splitlines(), 1):
        left, bar, right = line.rpartition("|")
        if bar and "claimtrack:" in left:
            beside[number] = right.strip()
            text.append(left.rstrip())
        else:
            text.append(line)
    return "\n".join(text), beside


def written(text: str) -> list[Comment]:
    return list(suppress.comments(File(path="claims/x.yaml", folder="claims", id="x", data=text.encode())))


def told(text: str, *select: str) -> list[str]:
    report = check(text, settings=Settings(select=select))
    return [f"CT901 {one.message.rpartition(' ')[2]}" if one.code == "CT901" else one.code for one in report.findings]


def test_of_what_a_comment_speaks() -> None:
    text, beside = rows(SPOKEN_OF)
    found = iter(written(text))
    for number, words in beside.items():
        if words:
            route = " ".join(map(str, next(found).place.route))
            assert route == words.removeprefix("nothing"), text.splitlines()[number - 1]
    assert next(found, None) is None


@pytest.mark.parametrize(("comment", "expected"), READ.items(), ids=list(READ))
def test_what_a_comment_says(comment: str, expected: tuple[tuple[str, ...], str] | None) -> None:
    assert [(one.codes, one.reason) for one in written(f"claim: x  # claimtrack: {comment}")] == ([expected] if expected else [])


@pytest.mark.parametrize(("text", "left"), SILENCED, ids=[text for text, _ in SILENCED])
def test_what_is_left(text: str, left: list[str]) -> None:
    assert sorted(told(text, "CT101", "CT202", "CT102", "CT004", "CT9")) == sorted(left)


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ("", "", ["CT105"]),
        ("  # claimtrack: ignore[CT105] weighed", "", []),
        ("", "  # claimtrack: ignore[CT105] weighed", []),
        ("  # claimtrack: ignore[CT105] weighed", "  # claimtrack: ignore[CT105] twice", []),
        ("  # claimtrack: ignore[anonymous-opinion]", "", ["CT105", "CT902"]),
    ],
)
def test_an_attribution(first: str, second: str, left: list[str]) -> None:
    assert told(ATTRIBUTION.format(first=first, second=second), "CT105", "CT9") == left


def test_what_was_silenced_is_kept_with_its_reason() -> None:
    corpus = f"{ONE}  # claimtrack: ignore[CT101] told on the telephone"
    held = {
        select: [(one.finding.code, one.how, one.reason) for one in check(corpus, settings=Settings(select=(select,))).silenced]
        for select in ("CT1", "CT2")
    }
    assert held == {"CT1": [("CT101", "comment", "told on the telephone")], "CT2": []}


def test_a_comment_for_a_rule_that_was_not_run_is_not_called_unused() -> None:
    corpus = f"{ONE}  # claimtrack: ignore[CT202] why"
    assert told(corpus, "CT101", "CT901") == ["CT101"]
    assert told(corpus, "CT2", "CT901") == ["CT901 CT202"]
    assert told(corpus, "CT202") == []


def test_a_finding_is_silenced_at_any_of_its_places() -> None:
    places = [Place("claims/x.yaml", ("claim",)), Place("claims/y.yaml", ("value",))]
    finding = Finding(
        code="CT202", name="n", severity="warning", message="m", help="h", labels=tuple(Label(place) for place in places)
    )
    for place in places:
        kept, _, (ignored,) = suppress.apply([finding], [Comment(place, ("CT202",), "why")], {"n": "CT202"}, ["CT202"])
        assert (kept, ignored.unused) == ([], ())


def test_the_order_of_comments_does_not_matter() -> None:
    routes: list[Route] = [("a", 0), ("a", "b"), ()]
    several = [Comment(Place("x.yaml", route, document), ("CT1",), "") for document in (0, 1) for route in routes]
    ordered = [one.comment for one in suppress.apply([], several, {}, [])[-1]]
    assert [one.comment for one in suppress.apply([], reversed(several), {}, [])[-1]] == ordered


@pytest.mark.parametrize(
    "text",
    [
        "claim: x\nsaid:\n" + "  - {source: a}  # claimtrack: ignore[CT101] why\n" * 9_000,
        "claim: x\n" + "# claimtrack: ignore[CT101] why\n" * 15_000,
        "claim: x  " + "# claimtrack: ignore[" * 20_000,
        "claim: x  " + "# claimtrack: ignore[a] " * 20_000,
        "claim: x  # claimtrack: ignore[" + ",".join(map(str, range(50_000))) + "] why",
        "claim: x  #" + " " * 400_000 + "claimtrack: ignore[CT101]",
    ],
    ids=["entries", "lines", "brackets", "on one line", "codes", "spaces"],
)
def test_a_flood_of_comments_ends(text: str) -> None:
    found = written(text)
    assert len(found) <= suppress.MAX_COMMENTS
    assert suppress.apply([], found, {}, [])[0] == []


@given(
    st.lists(
        st.sampled_from(["claim: ", "x", "\n", "# claimtrack: ignore[", "CT101", "] why", "'", "|\n", " ", "- ", "---\n", "\0"])
    )
)
def test_any_file_ends_in_comments(pieces: list[str]) -> None:
    def steps() -> Iterator[int]:
        for comment in written("".join(pieces)):
            yield len(comment.codes)

    assert sum(steps()) >= 0
