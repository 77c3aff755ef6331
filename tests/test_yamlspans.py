"""Routes to lines and columns: each text with carets under what a route means, and the law that spans slice back to texts."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from carets import cases, shown, written
from claimtrack import yamlsrc, yamltext
from claimtrack.place import Part, Place, Route
from claimtrack.yamlspans import Spans, spans
from claimtrack.yamltext import Span

VALUES = cases("""
claim: The bridge was closed
       ^^^^^^^^^^^^^^^^^^^^^ claim
said:
  - source: a
    ^^^^^^^^^ said 0
            ^ said 0 source
    found: {in: b, at: paragraph 4}
           ^^^^^^^^^^^^^^^^^^^^^^^^ said 0 found
                       ^^^^^^^^^^^ said 0 found at
    via: [c, dd]
         ^^^^^^^ said 0 via
             ^^ said 0 via 1
  - source: e
    ^^^^^^^^^ said 1
====
claim: "in quotes, with \\u00e9"
       ^^^^^^^^^^^^^^^^^^^^^^^^ claim
about: 'in others'
       ^^^^^^^^^^^ about
====
claim: 😀 قال
       ^^^^^ claim
tags: [漢字, e]
      ^^^^^^^ tags
           ^ tags 1
====
quote: |
       ^ quote
  one
  two
words: over
       ^^^^ words
  two lines
empty:
      ^ empty
last: x
      ^ last
====
tags:
- a
^^^ tags
  ^ tags 0
- b
  ^ tags 1
""")

ENTRIES = cases("""
claim: The bridge was closed
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ claim
said:
^^^^^ said
  - source: a
    ^^^^^^^^^ said 0
    ^^^^^^^^^ said 0 source
    via: [c]
    ^^^^^^^^ said 0 via
          ^ said 0 via 0
""")

KEYS = cases("""
claim: The bridge was closed
^^^^^ claim
said:
  - source: a
    ^^^^^^ said 0 source
    "found": {in: b}
    ^^^^^^^ said 0 found
              ^^ said 0 found in
""")

ELSEWHERE = cases("""
claim: The bridge was closed
^^^^^ nothing of the kind
said:
^^^^ said 7
^^^^ said source
  - source: a
    ^^^^^^ said 0 source deeper
""")
"""What is not there stands where its nearest parent begins."""

LINES = """
claim: The bridge              | claim
  was closed                   | claim
                               |
about: x                       | about
said:                          | said
  # a remark                   |
  - source: a                  | said 0
    quote: |                   | said 0 quote
      one                      | said 0 quote
      two                      | said 0 quote
    found: {in: b,             | said 0 found
      at: c}                   | said 0 found at
  -                            |
    source: b                  | said 1
tags: [a,                      | tags
  b, c]                        | tags 1
---                            |
claim: "in                     | 1: claim
                               | 1: claim
  quotes"                      | 1: claim
...                            |
"""
"""Beside every line the node that begins there, or the text that goes on there."""

TEXTS = cases("""
claim: The bridge # a remark
^^^^^
       ^^^^^^^^^^
quote: | # a remark
^^^^^
  one # two
^^^^^^^^^^^
# a remark
"words": 'a # b' # a remark
^^^^^^^
         ^^^^^^^
tags: [a, # a remark
^^^^
       ^
  b]
  ^
""")
"""What is text, and so no comment."""

PLAIN = st.text(st.characters(categories=["L", "N", "So"]) | st.just(" "), min_size=1, max_size=20).map(str.strip).filter(bool)
RECORDS = st.dictionaries(
    st.text(st.characters(categories=["L"]), min_size=1, max_size=9),
    st.recursive(PLAIN, lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3)),
    min_size=1,
    max_size=5,
)


def route(words: str) -> Route:
    return tuple(int(word) if word.isdigit() else word for word in words.split())


def meant(case: str) -> list[str]:
    return [line.partition("^ ")[2] for line in case.splitlines() if line.lstrip().startswith("^")]


def told(case: str, part: Part = "value", *, entry: bool = False) -> str:
    found = spans(written(case))
    look = found.entry if entry else found.find
    return shown(written(case), ((look(Place("x.yaml", route(words), part=part)), words) for words in meant(case)))


@pytest.mark.parametrize("case", VALUES)
def test_a_value(case: str) -> None:
    assert told(case) == case


@pytest.mark.parametrize("case", ENTRIES)
def test_an_entry_from_its_key_to_its_end(case: str) -> None:
    assert told(case, entry=True) == case


@pytest.mark.parametrize("case", KEYS)
def test_a_key(case: str) -> None:
    assert told(case, "key") == told(case, "key", entry=True) == case


@pytest.mark.parametrize("case", ELSEWHERE)
def test_what_is_not_there(case: str) -> None:
    assert told(case) == case


def test_a_record_stands_at_its_first_key() -> None:
    source = "# a remark\n\nclaim: x\nabout: y\n--- [a]\n--- b\n"
    found = spans(source)
    assert [found.find(Place("x.yaml", (), document)) for document in (0, 1, 2, 9)] == [
        Span(3, 1, 3, 6),
        Span(5, 5, 5, 6),
        Span(6, 5, 6, 6),
        Span(1, 1, 1, 1),
    ]


def test_a_value_of_several_lines_ends_where_the_last_ends() -> None:
    found = spans("said:\n  - source: a\n    via: [b,\n      c]\n  - quote: |\n      one\n      two\n\nabout: x\n")
    assert found.find(Place("x.yaml", ("said", 0))) == Span(2, 5, 4, 9)
    assert found.entry(Place("x.yaml", ("said", 0, "via"))) == Span(3, 5, 4, 9)
    assert found.find(Place("x.yaml", ("said", 1, "quote"))) == Span(5, 12, 9, 1)


def test_a_problem_by_its_number() -> None:
    source = "claim: x\nclaim: y\nabout: a: b\n"
    for number, problem in enumerate(yamlsrc.compose(source).problems):
        assert spans(source).entry(Place("x.yaml", (number,), part="problem")) == problem.span
    assert spans(source).find(Place("x.yaml", (2,), part="problem")) == Span(1, 1, 1, 1)
    assert spans(source).find(Place("x.yaml", (), part="problem")) == Span(2, 1, 2, 6)


def test_the_second_of_two_keys_is_not_the_value() -> None:
    assert spans("a: b\na: c\n").find(Place("x.yaml", ("a",))) == Span(1, 4, 1, 5)


def test_what_begins_on_a_line_or_goes_on_there() -> None:
    rows = [row.split("|", 1) if "quote" not in row else row.rsplit("|", 1) for row in LINES.strip("\n").splitlines()]
    found = spans("\n".join(text.rstrip() for text, _ in rows))
    for number, (text, expected) in enumerate(rows, 1):
        document, _, words = expected.rpartition(":")
        node = (int(document or 0), route(words)) if words.strip() else None
        assert found.route_on(number) == node, text


@pytest.mark.parametrize("case", TEXTS)
def test_what_is_text_and_no_comment(case: str) -> None:
    source = written(case)
    found = spans(source)
    texts = yamltext.lines(source)
    inside = [
        (number, column)
        for number, text in enumerate(texts, 1)
        for column in range(1, len(text) + 1)
        if found.in_scalar(number, column)
    ]
    runs = [
        Span(line, column, line, column + next(size for size in range(1, 99) if (line, column + size) not in inside))
        for line, column in inside
        if (line, column - 1) not in inside
    ]
    assert shown(source, ((run, "") for run in runs)) == case


@given(RECORDS, st.sampled_from([True, False, None]))
def test_spans_slice_back_to_the_texts(record: dict[str, Any], flow: bool | None) -> None:
    source = yaml.dump(record, Dumper=yaml.SafeDumper, default_flow_style=flow, width=10_000, allow_unicode=True)
    found = spans(source)
    for path, text in leaves(record, ()):
        sliced = cut(source, found.find(Place("x.yaml", path)))
        assert yaml.load(sliced, Loader=yaml.BaseLoader) == text
        if isinstance(path[-1], str):
            key = cut(source, found.find(Place("x.yaml", path, part="key")))
            assert yaml.load(key, Loader=yaml.BaseLoader) == path[-1]


@given(RECORDS)
def test_line_ends_of_windows_and_a_bom_move_nothing(record: dict[str, Any]) -> None:
    source = yaml.dump(record, allow_unicode=True)
    unix, windows = spans(source), spans("\ufeff" + source.replace("\n", "\r\n"))
    assert [unix.entry(Place("x.yaml", path)) for path, _ in leaves(record, ())] == [
        windows.entry(Place("x.yaml", path)) for path, _ in leaves(record, ())
    ]


@given(st.text(), st.lists(st.text() | st.integers(-2, 3), max_size=3), st.integers(0, 2))
def test_no_route_through_any_text_raises(source: str, steps: list[str | int], document: int) -> None:
    found: Spans = spans(source)
    for part in ("value", "key", "problem"):
        span = found.entry(Place("x.yaml", tuple(steps), document, part))
        assert (span.line, span.column) <= (span.end_line, span.end_column)


def leaves(tree: Any, path: Route) -> list[tuple[Route, str]]:
    if isinstance(tree, str):
        return [(path, tree)]
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree)
    return [leaf for key, value in entries for leaf in leaves(value, (*path, key))]


def cut(source: str, span: Span) -> str:
    return yamltext.lines(source)[span.line - 1][span.column - 1 : span.end_column - 1]
