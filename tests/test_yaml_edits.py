"""The law of edits of YAML texts: the tree is as meant and every byte outside the edited lines the same, or nothing is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import yamledit, yamlspans, yamlsrc
from claimtrack.place import Place, Route
from claimtrack.yamledit import Unsafe, Written
from claimtrack.yamledit.layout import in_brackets
from claimtrack.yamledit.page import changed, page, with_ends
from yaml_styles import LONG, WORDS, around, texts

PAIR = Written("in: b\nquote: |\n  one\n  two\n", '{in: b, quote: "one\\ntwo\\n"}', {"in": "b", "quote": "one\ntwo\n"})
LIST = Written("[a, b]", "[a, b]", ["a", "b"])


def written(text: str) -> Written:
    line = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return Written(line, line, text)


VALUES = WORDS.map(written) | LONG.map(written) | st.sampled_from([PAIR, LIST])


def trees(text: str) -> dict[int, Any]:
    return {one.index: one.tree for one in yamlsrc.compose(text).documents}


def routes(tree: Any, above: Route = ()) -> Iterator[tuple[Route, Any]]:
    yield above, tree
    for step, value in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield from routes(value, (*above, step))


def places(text: str, kind: type) -> list[tuple[Place, Any]]:
    return [
        (Place("x", route, number), value)
        for number, tree in trees(text).items()
        for route, value in routes(tree)
        if isinstance(value, kind)
    ]


def in_lines(text: str, where: Place) -> bool:
    """Whether a list or mapping stands there in lines of its own."""
    node = yamlspans.spans(text).node(where)
    return node is not None and node.kind == "branch" and not in_brackets(page(text), node)


def is_as_meant(before: str, after: str, where: Place, tree: Any) -> None:
    assert trees(after) == {**trees(before), where.document: tree}
    assert not yamlsrc.compose(after).problems
    breaks = {line[len(line.rstrip("\r\n")) :] for line in with_ends(before)} - {""}
    assert {line[len(line.rstrip("\r\n")) :] for line in with_ends(after)} - {""} <= (breaks or {"\n"})


def is_insertion(before: str, after: str) -> None:
    """Nothing was taken away: what is new stands between what was there."""
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    assert after.endswith(before[same:])


@given(texts(), st.data(), VALUES)
def test_a_value_in_the_place_of_another(before: str, data: st.DataObject, value: Written) -> None:
    where = data.draw(st.sampled_from([one for one, _ in places(before, object) if one.route and not in_lines(before, one)]))
    after = yamledit.put(before, where, value)
    is_as_meant(before, after, where, changed(trees(before)[where.document], where.route, lambda _: value.tree))
    head, tail = around(before, where)
    assert (after[: len(head)], after[len(after) - len(tail) :]) == (head, tail)


@given(texts(), st.data(), VALUES)
def test_a_key_more(before: str, data: st.DataObject, value: Written) -> None:
    where, known = data.draw(st.sampled_from(places(before, dict)))
    try:
        after = yamledit.put(before, Place("x", (*where.route, "new"), where.document), value)
    except Unsafe:
        assert not before.endswith(("\n", "\r"))  # it would end a text that ends with the file, and so change it
        return
    is_as_meant(before, after, where, changed(trees(before)[where.document], where.route, lambda _: {**known, "new": value.tree}))
    is_insertion(before, after)


@given(texts(), st.data(), VALUES)
def test_an_entry_more(before: str, data: st.DataObject, value: Written) -> None:
    where, known = data.draw(st.sampled_from(places(before, list) or places(before, dict)))
    if isinstance(known, dict):
        where = Place("x", (*where.route, "new"), where.document)
        tree = changed(trees(before)[where.document], where.route[:-1], lambda _: {**known, "new": [value.tree]})
    else:
        tree = changed(trees(before)[where.document], where.route, lambda _: [*known, value.tree])
    try:
        after = yamledit.appended(before, where, value)
    except Unsafe:
        assert not before.endswith(("\n", "\r"))
        return
    is_as_meant(before, after, where, tree)
    is_insertion(before, after)


@given(texts(), st.data())
def test_another_word_for_a_key(before: str, data: st.DataObject) -> None:
    where, known = data.draw(st.sampled_from([one for one in places(before, dict) if one[1]]))
    old = data.draw(st.sampled_from(sorted(known)))
    after = yamledit.renamed(before, Place("x", (*where.route, old), where.document), "anew")
    entries = {"anew" if key == old else key: value for key, value in known.items()}
    assert trees(after) == {
        **trees(before),
        where.document: changed(trees(before)[where.document], where.route, lambda _: entries),
    }
    assert list(dict(places(after, dict))[where]) == list(entries)
    head, tail = around(before, Place("x", (*where.route, old), where.document))
    assert after.startswith(head)
    assert after.endswith(tail)


@pytest.mark.parametrize("bad", ["a: [", "a: &x 1\n", "a: 1\na: 2\n", "a: !!int 1\n"])
def test_what_is_not_good_yaml_is_not_edited(bad: str) -> None:
    with pytest.raises(Unsafe, match="not good YAML"):
        yamledit.put(bad, Place("x", ("a",)), LIST)
    with pytest.raises(Unsafe, match="not good YAML"):
        yamledit.appended(bad, Place("x", ("b",)), LIST)
    with pytest.raises(Unsafe, match="not good YAML"):
        yamledit.renamed(bad, Place("x", ("a",)), "b")


AT = Place("x", ("said", 0, "found", "at"))
WORD = written("it's paragraph 5")
PUT = {
    "a plain text": (
        "said:\n  - found: {in: a, at:   paragraph 4}  # seen\n",
        "said:\n  - found: {in: a, at:   it's paragraph 5}  # seen\n",
    ),
    "single quotes": (
        "said:\n- found:\n    at: 'paragraph 4'   # so\n    in: a\n",
        "said:\n- found:\n    at: 'it''s paragraph 5'   # so\n    in: a\n",
    ),
    "double quotes": ('said: [{found: {"at": "4"}}]\n', 'said: [{found: {"at": "it\'s paragraph 5"}}]\n'),
    "lines of its own": (
        "said:\n- found:\n    at: |-  # so\n      paragraph 4\n      or 5\n\n    in: a\n",
        "said:\n- found:\n    at: |-  # so\n      it's paragraph 5\n\n    in: a\n",
    ),
    "a text that goes on": (
        "said:\n- found:\n    at: paragraph\n      4  # so\n    in: a\n",
        "said:\n- found:\n    at: it's paragraph 5  # so\n    in: a\n",
    ),
    "nothing behind the key": (
        "said:\n- found:\n    at:   # where?\n    in: a\n",
        "said:\n- found:\n    at: it's paragraph 5   # where?\n    in: a\n",
    ),
    "no key yet": (
        "said:\n- found:\n    in: a\n# end",
        "said:\n- found:\n    in: a\n    at: it's paragraph 5\n# end",
    ),
    "no key yet, in braces": (
        "said:\r\n- found: {\r\n    in: a,  # so\r\n  }\r\n",
        "said:\r\n- found: {\r\n    in: a, at: it's paragraph 5  # so\r\n  }\r\n",
    ),
    "no mapping yet": ("said:\n- found:\n", "said:\n- found:\n    at: it's paragraph 5\n"),
}


@pytest.mark.parametrize("name", PUT)
def test_a_locator_is_put_right(name: str) -> None:
    before, after = PUT[name]
    for mark in ("", "\ufeff"):
        assert yamledit.put(mark + before, AT, Written("it's paragraph 5", "it's paragraph 5", WORD.tree)) == mark + after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("said:\n  - source: a  # first\n\n# end\n", "said:\n  - source: a  # first\n    picks_up: [b]\n\n# end\n"),
        ("said:\n  - {source: a}\n", "said:\n  - {source: a, picks_up: [b]}\n"),
        ("said:\n  - picks_up:  # none\n", "said:\n  - picks_up: [b]  # none\n"),
        ("said:\n  - picks_up: [ a ]\n", "said:\n  - picks_up: [ a, b ]\n"),
        (
            "said:\n  - picks_up:\n    - a  # one\n    source: c\n",
            "said:\n  - picks_up:\n    - a  # one\n    - b\n    source: c\n",
        ),
    ],
)
def test_a_pickup_is_added(before: str, after: str) -> None:
    assert yamledit.appended(before, Place("x", ("said", 0, "picks_up")), Written("b", "b", "b")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("abuot : x  # why\nclaim: y\n", "about : x  # why\nclaim: y\n"),
        ('{"abuot":x, claim: y}', '{"about":x, claim: y}'),
    ],
)
def test_a_key_is_spelt_right(before: str, after: str) -> None:
    assert yamledit.renamed(before, Place("x", ("abuot",)), "about") == after


def test_what_is_there_already_is_not_there_twice() -> None:
    with pytest.raises(Unsafe, match="`about` is there already"):
        yamledit.renamed("abuot: x\nabout: y\n", Place("x", ("abuot",)), "about")
    with pytest.raises(Unsafe, match="lines of its own"):
        yamledit.put("said:\n- a  # first\n", Place("x", ("said",)), LIST)
