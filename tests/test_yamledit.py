"""Edits of YAML texts: a value, a key, an entry of a list; every other byte stays, and every edit is read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import yamledit, yamlsrc
from claimtrack.place import Place
from claimtrack.yamledit import Unsafe, Written

SAID = Place("x", ("said",))
NEW = Written(
    "source: new\nfound: {in: b}\nquote: |\n  one\n  two\n",
    '{source: new, found: {in: b}, quote: "one\\ntwo\\n"}',
    {"source": "new", "found": {"in": "b"}, "quote": "one\ntwo\n"},
)
WAS = Written("[old]", "[old]", ["old"])
LINES = "- source: new\n  found: {in: b}\n  quote: |\n    one\n    two\n"


def shifted(margin: str) -> str:
    return "".join(margin + line + "\n" for line in LINES.splitlines())


APPENDED = {
    "at the end": ("claim: x\nsaid:\n  - source: a\n", "claim: x\nsaid:\n  - source: a\n" + shifted("  ")),
    "without a last line break": ("said:\n- source: a", "said:\n- source: a\n" + shifted("")),
    "before other keys, and with comments": (
        "# top\nsaid:   # who\n    -   source: a   # first\n        basis: official\n\n# then\ntags: [x]  # end\n",
        "# top\nsaid:   # who\n    -   source: a   # first\n        basis: official\n"
        + shifted("    ")
        + "\n# then\ntags: [x]  # end\n",
    ),
    "after a text of several lines": (
        "said:\n  - source: a\n    quote: |\n      a\n      b\n\ntags: [x]\n",
        "said:\n  - source: a\n    quote: |\n      a\n      b\n" + shifted("  ") + "\ntags: [x]\n",
    ),
    "after a folded one": (
        "said:\n  - source: a\n    words: over\n      two lines  # so\nclaim: x\n",
        "said:\n  - source: a\n    words: over\n      two lines  # so\n" + shifted("  ") + "claim: x\n",
    ),
    "entries on one line each": (
        "said:\n  - {source: a, via: [b]}\n",
        "said:\n  - {source: a, via: [b]}\n" + shifted("  "),
    ),
    "all on one line": ("said: [{source: a}]  # all\n", f"said: [{{source: a}}, {NEW.line}]  # all\n"),
    "on one line, with a comma": ("said: [{source: a},]\n", f"said: [{{source: a}}, {NEW.line}]\n"),
    "a key with nothing behind it": (
        "claim: x\nsaid:  # none yet\ntags: [x]\n",
        "claim: x\nsaid:  # none yet\n" + shifted("  ") + "tags: [x]\n",
    ),
    "an empty list": ("said: []\nclaim: x\n", f"said: [{NEW.line}]\nclaim: x\n"),
    "the second document": (
        "id: a\nsaid:\n- source: a\n---\nid: b\nsaid:\n- source: a\n---\nid: c\n",
        "id: a\nsaid:\n- source: a\n---\nid: b\nsaid:\n- source: a\n" + shifted("") + "---\nid: c\n",
    ),
}


@pytest.mark.parametrize("name", APPENDED)
def test_an_entry_more(name: str) -> None:
    before, after = APPENDED[name]
    where = Place("x", ("said",), 1 if "document" in name else 0)
    assert yamledit.appended(before, where, NEW) == after


def test_an_entry_more_keeps_the_kind_of_line_breaks() -> None:
    after = yamledit.appended("said:\r\n- source: a\r\nclaim: x\r\n", SAID, Written("source: b", "{source: b}", {"source": "b"}))
    assert after == "said:\r\n- source: a\r\n- source: b\r\nclaim: x\r\n"


KEYED = {
    "at the end": ("claim: x\nsaid:\n  - source: a\n", "claim: x\nsaid:\n  - source: a\nwas: [old]\n"),
    "indented, with a comment below": ("  claim: x\n# end\n", "  claim: x\n  was: [old]\n# end\n"),
    "after a long text": ("claim: >\n  a\n  b\n\n", "claim: >\n  a\n  b\nwas: [old]\n\n"),
    "on one line": ("{claim: x, tags: [a]}\n", "{claim: x, tags: [a], was: [old]}\n"),
    "of the first document": ("claim: x\n---\nclaim: y\n", "claim: x\nwas: [old]\n---\nclaim: y\n"),
}


@pytest.mark.parametrize("name", KEYED)
def test_a_key_more(name: str) -> None:
    before, after = KEYED[name]
    assert yamledit.with_key(before, 0, "was", WAS) == after


def test_a_key_with_lines_of_its_own() -> None:
    assert yamledit.with_key(
        "claim: x\n", 0, "reply", Written("asked: 2026\nof: b\n", "{asked: 2026, of: b}", {"asked": "2026", "of": "b"})
    ) == ("claim: x\nreply:\n  asked: 2026\n  of: b\n")


BOOK = "# judged\n\n- {a: a, b: b}  # one\n# the second\n- {a: c, b: d}\n- a: e\n  b: f\n"
LINE, TREE = "- {a: x, b: y}", {"a": "x", "b": "y"}


@pytest.mark.parametrize(
    ("index", "after"),
    [
        (0, BOOK.replace("- {a: a", LINE + "\n- {a: a")),
        (1, BOOK.replace("# the second", LINE + "\n# the second")),
        (2, BOOK.replace("- a: e", LINE + "\n- a: e")),
        (3, BOOK + LINE + "\n"),
    ],
)
def test_a_line_more(index: int, after: str) -> None:
    assert yamledit.inserted(BOOK, index, LINE, TREE) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", LINE + "\n"),
        ("[]\n", LINE + "\n"),
        ("# nothing yet\n", f"# nothing yet\n{LINE}\n"),
        ("# nothing yet", f"# nothing yet\n{LINE}\n"),
        ("---\n", f"---\n{LINE}\n"),
    ],
)
def test_the_first_line(before: str, after: str) -> None:
    assert yamledit.inserted(before, 0, LINE, TREE) == after


def test_another_line_and_one_less() -> None:
    assert yamledit.replaced(BOOK, 0, LINE, TREE) == BOOK.replace("- {a: a, b: b}", LINE)
    assert yamledit.replaced(BOOK, 2, LINE, TREE) == BOOK.replace("- a: e\n  b: f\n", LINE + "\n")
    assert yamledit.removed(BOOK, 1) == BOOK.replace("# the second\n- {a: c, b: d}\n", "")
    assert yamledit.removed(LINE + "\n", 0) == ""


SILENT = "# claimtrack: ignore[CT403] we know"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# one\n- {a: a, b: b}\n", LINE + "\n# one\n- {a: a, b: b}\n"),
        (f"# ours\n{SILENT}\n- {{a: a, b: b}}\n", f"{LINE}\n# ours\n{SILENT}\n- {{a: a, b: b}}\n"),
        (f"# ours\n\n{SILENT}\n\n- {{a: a, b: b}}\n", f"# ours\n\n{LINE}\n{SILENT}\n\n- {{a: a, b: b}}\n"),
    ],
)
def test_a_line_more_comes_before_the_comments_on_the_first(before: str, after: str) -> None:
    assert yamledit.inserted(before, 0, LINE, TREE) == after


@pytest.mark.parametrize(
    ("before", "index", "after"),
    [
        ("- {a: a, b: b}\n# two\n- {a: c, b: d}\n- {a: e, b: f}\n", 1, "- {a: a, b: b}\n- {a: e, b: f}\n"),
        (f"- {{a: a, b: b}}\n{SILENT}\n\n- {{a: c, b: d}}\n- {{a: e, b: f}}\n", 1, "- {a: a, b: b}\n- {a: e, b: f}\n"),
        # the head of a file is of the file, and still may not come to speak of the next entry
        ("# ours\n- {a: a, b: b}\n- {a: c, b: d}\n", 0, "# ours\n\n- {a: c, b: d}\n"),
        (f"# ours\n{SILENT}\n- {{a: a, b: b}}\n- {{a: c, b: d}}\n", 0, "# ours\n\n- {a: c, b: d}\n"),
        ("# ours\n- {a: a, b: b}\n", 0, "# ours\n"),
        ("# ours\n\n# one\n- {a: a, b: b}\n- {a: c, b: d}\n", 0, "# ours\n\n- {a: c, b: d}\n"),
    ],
)
def test_a_line_less_takes_its_comments_along(before: str, index: int, after: str) -> None:
    assert yamledit.removed(before, index) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- a: a  # tip\n  b: b\n- {a: c, b: d}\n", LINE + "  # tip\n- {a: c, b: d}\n"),
        ("# one\n- a: a  # tip\n  # more\n  b: b # end\n", f"# one\n# tip\n# more\n{LINE}  # end\n"),
        ("- {a: a, b: 'x # y'}  # tip", LINE + "  # tip"),
        ("- {a: a, b: 'x # y'}\r\n", LINE + "\r\n"),
    ],
)
def test_another_line_keeps_the_comments_of_the_old(before: str, after: str) -> None:
    assert yamledit.replaced(before, 0, LINE, TREE) == after


DOCUMENTS = "# a\nid: a\n---\n# b\nid: b\n---\nid: c\n"


@pytest.mark.parametrize(
    ("document", "after"),
    [(0, "# b\nid: b\n---\nid: c\n"), (1, "# a\nid: a\n---\nid: c\n"), (2, "# a\nid: a\n---\n# b\nid: b\n")],
)
def test_a_document_less(document: int, after: str) -> None:
    assert yamledit.without_document(DOCUMENTS, document) == after
    assert yamledit.without_document("---\n" + DOCUMENTS, document) == ("---\n" + after).replace("---\n---\n", "---\n")


@pytest.mark.parametrize(
    "before",
    [
        "- claim: x\n",
        "said: [a\n",
        "said: a\n",
        "said: &x [a]\nclaim: *x\n",
        "said:\n- {a: 1}\nsaid:\n- {a: 2}\n",
        "said:\n\t- a: 1\n",
    ],
)
def test_what_cannot_be_done_safely_is_not_done(before: str) -> None:
    with pytest.raises(Unsafe):
        yamledit.appended(before, SAID, NEW)


ENTRIES = st.lists(
    st.sampled_from(
        [
            "- source: a\n",
            "- source: a   # why\n  quote: |\n    x\n\n    y\n",
            "-\n  source: b\n",
            "- {source: c, via: [d,\n    e]}\n",
            "- source: a\n  words: >-\n    x\n    y\n\n\n",
            "# between\n\n- source: 'it''s'\n  found:\n    in: q\n    at: z\n",
        ]
    ),
    min_size=1,
    max_size=4,
)


@given(
    ENTRIES,
    st.sampled_from(["", "  ", "      "]),
    st.sampled_from(["", "tags: [x]\n", "# end\n", "\n\nabout: q # so\n", "...\n"]),
)
def test_whatever_stands_there_stays(entries: list[str], margin: str, behind: str) -> None:
    rows = "".join(margin + row if row.strip() else row for row in "".join(entries).splitlines(keepends=True))
    before = f"claim: x\nsaid:\n{rows}{behind}"
    after = yamledit.appended(before, SAID, NEW)
    added = shifted(margin)
    assert after.replace(added, "", 1) == before
    was, now = (yamlsrc.compose(text).documents[0].tree for text in (before, after))
    assert now == {**was, "said": [*was["said"], NEW.tree]}
