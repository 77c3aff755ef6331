"""The laws of merging, on records in many styles: an oracle of its own says what values both sides mean."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from claimtrack import yamledit, yamlsrc
from claimtrack.collate import Style, Unsure, collated, pieces, weaving
from claimtrack.collate.forks import folded
from claimtrack.collate.matching import FILE
from claimtrack.place import Place, Route
from claimtrack.yamledit import Unsafe, Written
from yaml_styles import LONG, WORDS, texts

SOURCES = ["city", "police", "ngo", "afp"]
TAGS = ["war", "aid", "law"]
DATES = ["2026-02-01", "2026-02-02", "2026-02-03"]
FIELDS = {"status": ["open", "published", "retracted"], "about": ["bridge/closed", "bridge/open"], "mode": ["fact", "estimate"]}
BASES = ["official", "document", "hearsay"]

Tree = dict[str, Any]


def merged(base: str, ours: str, theirs: str) -> tuple[str, bool] | None:
    """The text and whether there are conflicts; None where it is left to git."""
    try:
        found = collated(base.encode(), ours.encode(), theirs.encode(), "claims/x.yaml", Style())
    except Unsure:
        return None
    return found.data.decode(), bool(found.conflicts)


def trees(text: str) -> list[Any]:
    stream = yamlsrc.compose(text)
    assert not stream.problems
    return [one.tree for one in stream.documents]


# Claims, as sets of statements: what one side does to them, and what both mean together.


@st.composite
def claims(draw: DrawFn) -> Tree:
    said = draw(st.lists(st.tuples(st.sampled_from(SOURCES), st.sampled_from(DATES)), unique=True, max_size=3))
    return {
        **{key: draw(st.sampled_from(words)) for key, words in FIELDS.items() if draw(st.booleans())},
        "tags": draw(st.lists(st.sampled_from(TAGS), unique=True, max_size=2)),
        "said": [{"source": source, "date": day, "basis": draw(st.sampled_from(BASES))} for source, day in said],
    }


@st.composite
def edited(draw: DrawFn, tree: Tree) -> Tree:
    """The claim as one desk leaves it: fields changed, tags and statements added and taken away, how somebody knows changed."""
    fields = {key: draw(st.sampled_from([tree.get(key), tree.get(key), *words, None])) for key, words in FIELDS.items()}
    said = [{**one, **({"basis": draw(st.sampled_from(BASES))} if draw(st.booleans()) else {})} for one in tree["said"]]
    said = [one for one in said if draw(st.integers(0, 5))]
    known = {(one["source"], one["date"]) for one in tree["said"]}
    new = draw(st.lists(st.tuples(st.sampled_from(SOURCES), st.sampled_from(DATES)), unique=True, max_size=2))
    said += [{"source": source, "date": day} for source, day in new if (source, day) not in known]
    tags = [tag for tag in tree["tags"] if draw(st.integers(0, 3))]
    tags += [tag for tag in draw(st.lists(st.sampled_from(TAGS), unique=True, max_size=1)) if tag not in tree["tags"]]
    return {**{key: value for key, value in fields.items() if value}, "tags": tags, "said": said}


@st.composite
def written(draw: DrawFn, tree: Tree) -> str:
    """The claim as somebody types it: lists on one line or on several, further in or not."""
    lines = ["claim: The bridge is closed", *(f"{key}: {value}" for key, value in tree.items() if isinstance(value, str))]
    margin = draw(st.sampled_from(["", "  ", "    "]))
    one_line = draw(st.booleans()) or not tree["tags"]
    lines += [f"tags: [{', '.join(tree['tags'])}]"] if one_line else ["tags:", *(f"{margin}- {tag}" for tag in tree["tags"])]
    lines.append("said:" if tree["said"] else "said: []")
    for one in tree["said"]:
        pairs = [f"{key}: {value}" for key, value in one.items()]
        if draw(st.booleans()):
            lines.append(f"{margin}- {{{', '.join(pairs)}}}")
        else:
            lines += [f"{margin}- {pairs[0]}", *(f"{margin}  {pair}" for pair in pairs[1:])]
    return "\n".join(lines) + "\n"


def meant(base: Tree, ours: Tree, theirs: Tree) -> tuple[dict[Any, Any], set[Any]]:
    """What both sides mean, as facts: each is taken from the side that changed it. And those that both changed, not alike."""
    three = [facts(one) for one in (base, ours, theirs)]
    found: dict[Any, Any] = {}
    clash: set[Any] = set()
    for key in {key for one in three for key in one}:
        was, one, other = (side.get(key) for side in three)
        value = other if one == was else one
        if was not in (one, other) and one != other:
            clash.add(key)
        elif value is not None:
            found[key] = value
    return found, clash


def facts(tree: Tree) -> dict[Any, Any]:
    """A claim as facts: its fields, a fact for each tag, and one for each statement: in what it may clash."""
    found: dict[Any, Any] = {key: value for key, value in tree.items() if isinstance(value, str)}
    found |= {("tag", tag): True for tag in tree.get("tags") or ()}
    found |= {(one["source"], one["date"]): one.get("basis", "") for one in tree.get("said") or ()}
    return found


@given(st.data())
def test_a_merge_has_what_each_side_did_to_a_claim(data: st.DataObject) -> None:
    base = data.draw(claims())
    ours, theirs = data.draw(edited(base)), data.draw(edited(base))
    three = [data.draw(written(one)) for one in (base, ours, theirs)]
    expected, clash = meant(base, ours, theirs)
    found = merged(three[0], three[1], three[2])
    assert found is not None
    text, conflicts = found
    assert conflicts == bool(clash)
    for side, tree in (("ours", ours), ("theirs", theirs)):
        (taken,) = trees(with_one(text, side))
        mine = {key: value for key, value in facts(tree).items() if key in clash}
        assert facts({key: value for key, value in taken.items() if key != "claim"}) == {**expected, **mine}
        assert len(taken["said"] or ()) == len({(one["source"], one["date"]) for one in taken["said"] or ()})


def with_one(text: str, side: str) -> str:
    """The text as it is when one side is taken in every conflict."""
    return re.sub(
        r"^<<<<<<< ours\n(?P<ours>.*?)^=======\n(?P<theirs>.*?)^>>>>>>> theirs\n",
        lambda match: str(match[side]),
        text,
        flags=re.DOTALL | re.MULTILINE,
    )


@given(st.data())
def test_it_makes_no_difference_whose_branch_is_merged_into_whose(data: st.DataObject) -> None:
    base = data.draw(claims())
    three = [data.draw(written(one)) for one in (base, data.draw(edited(base)), data.draw(edited(base)))]
    one, other = merged(three[0], three[1], three[2]), merged(three[0], three[2], three[1])
    assert one is not None
    assert other is not None
    assert one[1] == other[1]
    if not one[1]:
        assert trees(one[0]) == trees(other[0])


# Texts of any kind, in which editors change lines.


def put(value: str) -> Written:
    line = '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return Written(line, line, value)


VALUES = WORDS.map(put) | LONG.map(put) | st.just(Written("[a, b]", "[a, b]", ["a", "b"]))


def routes(tree: Any, above: Route = ()) -> list[tuple[Route, Any]]:
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [(above, tree), *(one for step, value in inner for one in routes(value, (*above, step)))]


@st.composite
def retyped(draw: DrawFn, text: str) -> str:
    """The text after some edits, each as safe as an editor's: a value, a key, an entry, a comment more, a line less."""
    for _ in range(draw(st.integers(1, 3))):
        documents = yamlsrc.compose(text).documents
        where, value = draw(
            st.sampled_from([(Place("x", route, one.index), value) for one in documents for route, value in routes(one.tree)])
        )
        try:
            match draw(st.sampled_from(["value", "key", "entry", "comment", "less"])):
                case "value" if where.route:
                    text = yamledit.put(text, where, draw(VALUES))
                case "key" if isinstance(value, dict):
                    text = yamledit.with_key_at(text, where, draw(st.sampled_from(["new", "newer"])), draw(VALUES))
                case "entry" if isinstance(value, list):
                    text = yamledit.appended(text, where, draw(VALUES))
                case kind:
                    text = _lines_changed(draw, text, kind)
        except Unsafe:
            continue
    return text


def _lines_changed(draw: DrawFn, text: str, kind: str) -> str:
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    end = "\r" if "\r\n" in text else ""
    new = (
        lines[:at]
        + ([] if kind == "less" else [draw(st.sampled_from(["# mine", "  # on it"])) + end])
        + lines[at + (kind == "less") :]
    )
    stream = yamlsrc.compose("\n".join(new))
    return "\n".join(new) if not stream.problems and stream.documents else text


@given(texts(), st.data())
def test_where_one_side_changed_nothing_the_other_is_taken_to_the_byte(base: str, data: st.DataObject) -> None:
    other = data.draw(retyped(base))
    assert merged(base, other, base) == (other, False)
    assert merged(base, base, other) == (other, False)
    assert merged(other, other, other) == (other, False)
    plain, changed = (one.removeprefix("\ufeff").replace("\r\n", "\n") for one in (base, other))
    try:
        known, now = pieces.documents(plain), pieces.documents(changed)
    except Unsure:
        assume(False)
    for three in ((known, now, known), (known, known, now), (now, now, now)):
        assert folded(weaving.woven(*three, FILE, 0), "ours") == changed


@given(texts(), st.data())
def test_nothing_that_a_side_wrote_is_lost(base: str, data: st.DataObject) -> None:
    ours, theirs = data.draw(retyped(base)), data.draw(retyped(base))
    found = merged(base, ours, theirs)
    assume(found is not None)
    assert found is not None
    text, conflicts = found
    for side in (ours, theirs):
        new = Counter(line.strip() for line in side.splitlines()) - Counter(line.strip() for line in base.splitlines())
        comments = {line for line in new if line.startswith("#")}
        assert all(comment in text for comment in comments)
    if not conflicts:
        assert trees(text)
        swapped = merged(base, theirs, ours)
        assert swapped is None or swapped[1] or trees(swapped[0]) == trees(text)


@given(st.lists(texts() | st.text(max_size=40), min_size=3, max_size=3))
def test_whatever_the_texts_are_they_are_merged_or_left_to_git(three: list[str]) -> None:
    merged(three[0].replace("\0", ""), three[1].encode("utf-8", "replace").decode(), three[2].encode("utf-8", "replace").decode())


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@given(texts())
def test_a_text_is_the_sum_of_its_pieces(ending: str, text: str) -> None:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    plain = plain if plain.endswith("\n") else plain + "\n"
    assert pieces.block(pieces.documents(plain), 0) == plain
    whole = plain.replace("\n", ending)
    assert merged(whole, whole + "# more" + ending, whole) == (whole + "# more" + ending, False)
