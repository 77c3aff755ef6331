"""The narrow form of YAML that is read line by line: what is of it, what is left to the parser, and that both say the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from claimtrack import yamllines, yamlrun, yamlsrc
from claimtrack.yamlsrc import Document, Stream

OF_THE_FORM: dict[str, Any] = {
    "claim: The bridge was closed\n": {"claim": "The bridge was closed"},
    "# a remark\n\nclaim: x\n  # another\nabout: y\n": {"claim": "x", "about": "y"},
    "url: https://example.org:80/a#b\nat: 12:30\n": {"url": "https://example.org:80/a#b", "at": "12:30"},
    "found: {in: a-b, at: page 4, url: https://a.example/1}\n": {
        "found": {"in": "a-b", "at": "page 4", "url": "https://a.example/1"}
    },
    "tags: [ports, water]\n": {"tags": ["ports", "water"]},
    "empty:\nsaid:\n  - source: a\n    via: [b]\n  - source: c\n": {
        "empty": None,
        "said": [{"source": "a", "via": ["b"]}, {"source": "c"}],
    },
    "said:\n- source: a\n- source: b\nabout: c\n": {"said": [{"source": "a"}, {"source": "b"}], "about": "c"},
    "of:\n  - a\n  - b: c\n    d:\n    - e\n  - f\n": {"of": ["a", {"b": "c", "d": ["e"]}, "f"]},
    "a:\n    b:\n      c: d\n    e: f\n": {"a": {"b": {"c": "d"}, "e": "f"}},
    "claim: قال 漢字\u00a0x\n": {"claim": "قال 漢字\u00a0x"},
}
LEFT_TO_THE_PARSER = (
    *("", "\n", "# nothing\n", "claim: x", "claim: x\r\n", "claim:\tx\n", "claim:  x\n", "claim: x \n", "claim : x\n"),
    *("claim: 'x'\n", 'claim: "x"\n', "claim: |\n  x\n", "claim: over\n  two lines\n", "claim: over\n  two: lines\n"),
    *("claim: x # a remark\n", "claim: x: y\n", "claim: x:\n", "claim: - x\n", "claim: &a x\n", "claim: *a\n", "claim: !a x\n"),
    *(
        "claim: x\nclaim: y\n",
        "found: {in: a, in: b}\n",
        "tags: []\n",
        "found: {}\n",
        "tags: [a,b]\n",
        "tags: [a: b]\n",
        "tags: [a, ]\n",
    ),
    *("---\nclaim: x\n", "claim: x\n---\nclaim: y\n", "claim: x\n...\n", "%YAML 1.2\n---\na: b\n", "- a\n- b\n", " a: b\nc: d\n"),
    *("a:\n  b: c\n d: e\n", "a: b\n- c\n", "a:\n  - b\n  c: d\n", "a:\n  - b\n - c\n", "- - a\n", "a:\n  - - b\n", "words\n"),
)
WORDS = st.sampled_from(
    [
        "x",
        "a b",
        "no",
        "12:30",
        "a#b",
        "a: b",
        "a #b",
        "é",
        "-",
        "https://a.b/c",
        "a,b",
        "a, b",
        "'q'",
        "it's",
        "{",
        "x ",
        "?a",
        "a:",
    ]
)
KEYS = st.sampled_from(["claim", "said", "at", "of", "x y", "A", ""])


@st.composite
def lines(draw: DrawFn) -> str:
    """A line that is of the form, or nearly."""
    margin = " " * draw(st.sampled_from([0, 0, 0, 2, 2, 2, 4, 4, 1, 6]))
    dash = draw(st.sampled_from(["", "", "", "- ", "- ", "-", "#"]))
    words, key = draw(WORDS), draw(KEYS)
    inner = ", ".join(draw(st.lists(WORDS, min_size=1, max_size=3)))
    pairs = ", ".join(f"{draw(KEYS)}: {draw(WORDS)}" for _ in range(draw(st.integers(1, 2))))
    behind = draw(st.sampled_from([f" {words}", f" {words}", "", "", f" [{inner}]", f" {{{pairs}}}"]))
    return margin + dash + draw(st.sampled_from([f"{key}:{behind}", f"{key}:{behind}", words, ""])) + "\n"


TEXTS = st.lists(lines(), max_size=8).map("".join)


@pytest.fixture(params=[True, False], ids=["libyaml", "python"])
def by_parser(request: pytest.FixtureRequest) -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamlrun, "WITH_LIBYAML", request.param)
        yield parsed


def parsed(text: str) -> Stream:
    """What the parser alone makes of a text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamllines, "read", lambda _text: None)
        return yamlsrc.compose(text)


@pytest.mark.parametrize(("text", "tree"), OF_THE_FORM.items(), ids=list(OF_THE_FORM))
def test_what_is_read_line_by_line(text: str, tree: Any, by_parser: Any) -> None:
    assert yamllines.read(text) == tree
    assert by_parser(text) == Stream((Document(tree, 0),), ())


@pytest.mark.parametrize("text", LEFT_TO_THE_PARSER, ids=repr)
def test_what_is_left_to_the_parser(text: str) -> None:
    assert yamllines.read(text) is None


def test_what_is_long_or_deep_is_left_to_the_parser_which_has_bounds() -> None:
    rows = [" " * depth + "a:\n" for depth in range(yamllines.DEEPEST + 1)]
    assert yamllines.read("".join(rows[: yamllines.DEEPEST])) is not None
    assert yamllines.read("".join(rows)) is None
    assert yamllines.read("a: " + "b" * yamllines.LONGEST + "\n") is None


@settings(max_examples=300)
@given(TEXTS)
def test_both_say_the_same(text: str) -> None:
    tree = yamllines.read(text)
    if tree is not None:
        found = parsed(text)
        assert found == Stream((Document(tree, 0),), ())
        assert repr(found.documents[0].tree) == repr(tree)  # the keys in their order, too
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yamlrun, "WITH_LIBYAML", False)
            assert parsed(text) == found


def test_most_records_of_the_case_are_read_so() -> None:
    root = Path(__file__).parents[1]
    texts = [path.read_text("utf-8") for folder in ("claims", "sources") for path in root.joinpath(folder).rglob("*.yaml")]
    trees = [yamllines.read(text) for text in texts]
    assert sum(tree is not None for tree in trees) > 0.9 * len(texts)
    assert all(parsed(text).documents[0].tree == tree for text, tree in zip(texts, trees, strict=True) if tree is not None)
