"""YAML to plain trees: text beside tree, refusals with their carets, bounds, and laws that hold for any input."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from carets import cases, shown, written
from claimtrack import yamlrun, yamlsrc, yamltext

TREES: dict[str, Any] = {
    "claim: The bridge was closed": {"claim": "The bridge was closed"},
    "grade: 012": {"grade": "012"},
    "id: no": {"id": "no"},
    "at: 12:30": {"at": "12:30"},
    "date: 2026-02-23": {"date": "2026-02-23"},
    "a: 1_000\nb: 0x1F\nc: .inf\nd: 1e3": {"a": "1_000", "b": "0x1F", "c": ".inf", "d": "1e3"},
    "a: ~\nb: null\nc: Yes\nd: TRUE": {"a": "~", "b": "null", "c": "Yes", "d": "TRUE"},
    "<<: a\n=: b\non: c\ny: d": {"<<": "a", "=": "b", "on": "c", "y": "d"},
    "empty:\nquoted: ''": {"empty": None, "quoted": ""},
    "url: https://example.org:80/a#b": {"url": "https://example.org:80/a#b"},
    "claim: x # a comment": {"claim": "x"},
    "a: '# no comment'\nb: \"it's \\u00e9\"\nc: 'it''s'": {"a": "# no comment", "b": "it's é", "c": "it's"},
    "claim: over\n  two lines": {"claim": "over two lines"},
    "quote: |\n  one\n  two\nafter: x": {"quote": "one\ntwo\n", "after": "x"},
    "quote: >-\n  one\n  two\n": {"quote": "one two"},
    "found: {in: a, at: b}\nvia: [c, d]": {"found": {"in": "a", "at": "b"}, "via": ["c", "d"]},
    "said:\n- source: a\n- source: b": {"said": [{"source": "a"}, {"source": "b"}]},
    "tags:\n  -\n  - a": {"tags": [None, "a"]},
    '{"claim": "JSON is YAML", "said": []}': {"claim": "JSON is YAML", "said": []},
    "claim: قال 漢字 😀 e\u0301\u00a0x": {"claim": "قال 漢字 😀 e\u0301\u00a0x"},
    "ادعاء: نعم": {"ادعاء": "نعم"},
    "claim:\tx": {"claim": "x"},
    "just a text": "just a text",
}

SEVERAL = {
    "": [],
    "# nothing\n": [],
    "---\n---\n": [],
    "---\nid: a\n---\nid: b\n": [{"id": "a"}, {"id": "b"}],
    "id: a\n--- {id: b}\n--- # third\nid: c\n...\n": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
    "--- a\n---\n---\n- b\n": ["a", ["b"]],
    "%YAML 1.2\n---\nid: a\n": [{"id": "a"}],
}

REFUSED = cases("""
claim: x
mode: fact
claim: y
^^^^^ duplicate-key: the key `claim` stands twice
"claim": z
^^^^^^^ duplicate-key: the key `claim` stands twice
====
said:
  - source: a
    source: b
    ^^^^^^ duplicate-key: the key `source` stands twice
  - source: a
====
found: {in: a, in: b}
               ^^ duplicate-key: the key `in` stands twice
====
a: &name text
   ^^^^^^^^^^ anchor: `&name` is an anchor, which records do not use
b: *name
   ^^^^^ alias: `*name` is an alias, which records do not use
====
*name : x
^^^^^ alias: `*name` is an alias, which records do not use
====
a: !!int 3
   ^^^^^^^ tag: `!!int` is a tag, which records do not use
b: !mine [c]
   ^^^^^^^ tag: `!mine` is a tag, which records do not use
====
a: !!python/object/apply:os.system [ls]
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tag: `!!python/object/apply:os.system` is a tag, which records do not use
====
? [a, b]
  ^ key: a mapping or list cannot be a key
: c
====
{a: b}: c
^ key: a mapping or list cannot be a key
====
claim: "a\\0b"
       ^^^^^^ character: `U+0000` (a control character) may not stand in a record
"a\\Lb": c
^^^^^^ character: `U+2028` (line separator) may not stand in a record
""")

UNREADABLE: dict[bytes, list[tuple[str, int, int, str]]] = {
    b"claim: caf\xe9": [("encoding", 1, 11, "byte 0xe9 is not UTF-8")],
    b"\xef\xbb\xbfa: b\r\nc: \xc3\xa9\xe9 \xff": [("encoding", 2, 5, "byte 0xe9 is not UTF-8 (the first of 2)")],
    b"a: \xed\xa0\x80": [("encoding", 1, 4, "byte 0xed is not UTF-8 (the first of 3)")],
    "a: b".encode("utf-16"): [("encoding", 1, 1, "the file is UTF-16 or UTF-32")],
    "a: b".encode("utf-32"): [("encoding", 1, 1, "the file is UTF-16 or UTF-32")],
    "a: b".encode("utf-16-le"): [("character", 1, 2, "`U+0000` (a control character) may not stand in a record")],
    b"a: b\0c\0": [("character", 1, 5, "`U+0000` (a control character) may not stand in a record")],
    "a: 😀\x1b[m\u2028".encode(): [
        ("character", 1, 5, "`U+001B` (a control character) may not stand in a record"),
        ("character", 1, 8, "`U+2028` (line separator) may not stand in a record"),
    ],
    "a: b\n\ufeffc: d: e".encode(): [
        ("character", 2, 1, "`U+FEFF` (zero width no-break space) may not stand in a record"),
        ("syntax", 2, 6, "a colon with a space behind it begins a second value on this line"),
    ],
    b"#" * (yamltext.MAX_BYTES + 1): [("size", 1, 1, "larger than 512 KiB (512 KiB)")],
}

BOUNDED: list[tuple[str, str, str | None]] = [
    ("brackets in brackets", "[" * 10_000, "depth"),
    ("braces in braces", "{a: " * 10_000, "depth"),
    ("dashes behind dashes", "- " * 10_000 + "x", "depth"),
    ("lines further and further in", "\n".join(" " * depth + "a:" for depth in range(700)), "depth"),
    ("values", "- a\n" * 100_000, "too-many"),
    ("documents", "--- a\n" * 50_000, "too-many"),
    ("empty documents", "---\n" * 100_000, "too-many"),
    ("broken documents", "--- [\n" * 50_000, "too-many"),
    ("directives", "".join(f"%TAG !{number}! a\n" for number in range(30_000)) + "---\na: b\n", "too-many"),
    ("problems", "a: b\n" * 50_000, "too-many"),
    ("anchors", "[" + "&a b, " * 50_000, "too-many"),
    ("an alias bomb", "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [{', '.join(['*a'] * 9)}]\n" for n in range(999)), "too-many"),
    ("forbidden characters", "a: " + "\x1b" * 50_000, "character"),
    ("colons", ": " * 100_000, "syntax"),
    ("commas", "[" + "," * 200_000, "syntax"),
    ("exclamation marks", "a: " + "!" * 200_000, "tag"),
    ("quotation marks", "a: " + "'" * 200_001, "syntax"),
    ("blank lines", "a: b" + "\n" * 200_000 + "c: d", None),
    ("one long line", "a: " + "b " * 200_000, None),
]
"""A kind of hostile text, the text, and the kind of its last problem."""

LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff") | st.sampled_from(
    "\n\t "
)
TEXTS = st.text(LETTERS, max_size=20)
RECORDS = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(LETTERS, min_size=1, max_size=9), inner, max_size=4),
)
WORDS = "claim a : : - [ ] { } , ' \" | > # &a *a !t % @ ` ? \\ é 😀 ا".split()
SPACES = [" ", "\n", "\n  ", "\n    ", "\n---\n", "--- ", "\n...\n", "\t", "\r", "\r\n", "\ufeff", "\u2028", "\0"]
PIECES = st.sampled_from(WORDS) | st.sampled_from(SPACES)
TANGLES = st.lists(PIECES, max_size=40).map("".join)


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's own signature
        return True


@pytest.fixture(params=[True, False], ids=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlrun, "WITH_LIBYAML", request.param)


def trees(source: str | bytes) -> list[Any]:
    return [document.tree for document in yamlsrc.compose(source).documents]


def kinds(source: str | bytes) -> list[str]:
    return [problem.kind for problem in yamlsrc.compose(source).problems]


@pytest.mark.parametrize(("source", "tree"), TREES.items(), ids=list(TREES))
def test_a_text_and_its_tree(source: str, tree: Any) -> None:
    assert yamlsrc.compose(source) == yamlsrc.Stream((yamlsrc.Document(tree, 0),), ())


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("source", "expected"), SEVERAL.items(), ids=repr)
def test_a_file_of_several_documents(source: str, expected: list[Any]) -> None:
    assert (trees(source), kinds(source)) == (expected, [])


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("case", REFUSED, ids=[written(case).split("\n")[0] for case in REFUSED])
def test_what_records_do_not_use(case: str) -> None:
    problems = yamlsrc.compose(written(case)).problems
    assert shown(written(case), ((one.span, f"{one.kind}: {one.message}") for one in problems)) == case


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("claim: x\nclaim: y\nsaid:\n  - a", {"claim": "x", "said": ["a"]}),
        ("? [a, b]\n: c\nd: e", {"d": "e"}),
        ("a: *b\nc: &d e\nf: !g h", {"a": "*b", "c": "e", "f": "h"}),
        ("a: b\nc: [d, {e: f", {"a": "b", "c": ["d", {"e": "f"}]}),
        ("a: b\n  c: d", {}),
        ("a: b\ne: f\n- g", {"a": "b", "e": "f"}),
    ],
)
def test_what_is_kept_of_a_faulty_document(source: str, tree: Any) -> None:
    assert trees(source) == [tree]


@pytest.mark.parametrize(("source", "problems"), UNREADABLE.items(), ids=[repr(source[:20]) for source in UNREADABLE])
def test_bytes_that_are_no_text(source: bytes, problems: list[tuple[str, int, int, str]]) -> None:
    found = yamlsrc.compose(source).problems
    assert [(one.kind, one.span.line, one.span.column, one.message) for one in found] == problems


def test_reading_goes_on_behind_characters_that_may_not_be_there() -> None:
    assert trees("a: b\x1bc\nd: e\n") == [{"a": "b\ufffdc", "d": "e"}]
    assert trees(b"a: caf\xe9\nd: e\n") == [{"a": "caf\ufffd", "d": "e"}]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "broken", ["a: b: c", '"', "[", "- a\nb: c", "@", "%", "a: *b c", "\tx", "[" * 99, "claim\nb: c", "{a: b} c", "- b: ["]
)
def test_one_broken_document_stops_no_other(broken: str) -> None:
    source = f"---\nid: one\n---\n{broken}\n---\nid: three\n---\n{broken}\n--- {{id: five}}\n"
    stream = yamlsrc.compose(source)
    whole = [(document.index, document.tree["id"]) for document in stream.documents if not document.broken]
    assert whole == [(0, "one"), (2, "three"), (4, "five")]
    assert {problem.document for problem in stream.problems} == {1, 3}


@pytest.mark.parametrize(("source", "kind"), [row[1:] for row in BOUNDED], ids=[row[0] for row in BOUNDED])
def test_nothing_grows_beyond_bounds(source: str, kind: str | None) -> None:
    stream = yamlsrc.compose(source)
    assert next(reversed(kinds(source)), None) == kind
    assert len(stream.problems) <= yamlrun.MAX_PROBLEMS + 1
    assert len(stream.documents) <= yamlrun.MAX_DOCUMENTS
    assert sum(1 for document in stream.documents for _ in nodes(document.tree)) <= yamlrun.MAX_NODES + yamlrun.MAX_DOCUMENTS


def nodes(tree: Any) -> Iterator[Any]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()


@given(st.text() | TANGLES)
@example("\ufeff\ufeffa: b")
@example("%\n---")
def test_any_text_ends_in_trees_and_problems(source: str) -> None:
    stream = yamlsrc.compose(source)
    texts = yamltext.lines(source.lstrip("\ufeff"))
    for problem in stream.problems:
        assert problem.message
        assert problem.help
        assert problem.span.column <= len(texts[problem.span.line - 1]) + 1
    assert all(isinstance(node, str | dict | list | None) for one in stream.documents for node in nodes(one.tree))


@given(st.binary() | TANGLES.map(lambda text: text.encode("utf-16")) | TANGLES.map(lambda text: text.encode("cp1252", "replace")))
def test_any_bytes_end_in_trees_and_problems(source: bytes) -> None:
    stream = yamlsrc.compose(source)
    text = yamltext.text(source)
    assert text is not None
    assert yamlsrc.compose(text) == stream


@given(RECORDS, st.sampled_from([True, False, None]), st.sampled_from([20, 80, 500]))
def test_the_tree_is_that_of_pyyaml(record: Any, flow: bool | None, width: int) -> None:
    source = yaml.dump(record, Dumper=_NoAliases, default_flow_style=flow, width=width, allow_unicode=True, sort_keys=False)
    expected = yaml.load(source, Loader=yaml.BaseLoader)
    assert yamlsrc.compose(source) == yamlsrc.Stream((yamlsrc.Document(expected, 0),), ())


@given(TANGLES.filter(lambda text: "\r" not in text))
def test_line_ends_of_windows_and_a_bom_change_nothing(source: str) -> None:
    unix = yamlsrc.compose(source)
    assert yamlsrc.compose(source.replace("\n", "\r\n")) == unix
    assert yamlsrc.compose(b"\xef\xbb\xbf" + source.encode()) == unix


@settings(max_examples=50)
@given(RECORDS.filter(lambda record: "\t" not in str(record) and "\\t" not in str(record)))
def test_the_parser_in_python_gives_the_same_tree(record: Any) -> None:
    source = yaml.dump(record, Dumper=_NoAliases, allow_unicode=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamlrun, "WITH_LIBYAML", False)
        python = yamlsrc.compose(source)
    assert python == yamlsrc.compose(source)
