"""Records written in many styles: a tree is drawn together with one of the ways in which an editor could have typed it."""

from __future__ import annotations

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from claimtrack import yamlspans, yamlsrc
from claimtrack.place import Place
from claimtrack.yamledit.page import with_ends

SHORT = ["a", "paragraph 4", "it's", "x: y", "a # b", "12:30", "no", "“so”", 'she said "no"', "- x", "[z", "é, ü", "~"]
IN_LINES = ["one\ntwo\n", "one\n\ntwo", "one\ntwo\n\n", "  in\nout\n"]
WORDS = st.sampled_from(SHORT)
LONG = st.sampled_from(IN_LINES)
KEYS = ["claim", "said", "found", "at", "via", "x y"]
COMMENTS = st.sampled_from(["", "", "  # so", " #", "  #\tit's: [x"])
BLANKS = st.sampled_from(["", "", "", "\n", "# between\n", "\n  # in\n\n"])


def quoted(draw: DrawFn, text: str, *, flow: bool) -> str:
    """A text on one line, in a style that holds it."""
    styles = [
        "'" + text.replace("'", "''") + "'",
        '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"',
    ]
    around = f"[{text}]" if flow else f"k: {text}"
    meant: Any = [text] if flow else {"k": text}
    stream = yamlsrc.compose(around)
    if not stream.problems and [one.tree for one in stream.documents] == [meant]:
        styles = [text, *styles]
    return draw(st.sampled_from(styles if "\n" not in text else styles[-1:]))


def flow(draw: DrawFn, tree: Any) -> str:
    """A tree between brackets."""
    gap = draw(st.sampled_from(["", " "]))
    joint = draw(st.sampled_from([", ", ",  ", ",\n      "]))
    comma = draw(st.sampled_from(["", ","])) if tree else ""
    if isinstance(tree, dict):
        inner = [f"{quoted(draw, key, flow=True)}: {flow(draw, value)}" for key, value in tree.items()]
        return "{" + gap + joint.join(inner) + comma + gap + "}"
    if isinstance(tree, list):
        return "[" + gap + joint.join(flow(draw, one) for one in tree) + comma + gap + "]"
    return "" if tree is None else quoted(draw, tree, flow=True)


def lines(draw: DrawFn, tree: Any, margin: int) -> list[str]:
    """A tree on lines of its own."""
    found: list[str] = []
    for start, value in (
        [(f"{key}:", value) for key, value in tree.items()] if isinstance(tree, dict) else [("-", one) for one in tree]
    ):
        found += (row + "\n" for row in draw(BLANKS).splitlines() if found)
        head = " " * margin + start
        comment = draw(COMMENTS)
        if value is None:
            found.append(head + comment + "\n")
        elif isinstance(value, str) and "\n" in value and value.strip() and not value.startswith(" ") and draw(st.booleans()):
            ends = len(value) - len(value.rstrip("\n"))
            found.append(f"{head} |{'-' if not ends else '' if ends == 1 else '+'}{comment}\n")
            found += [" " * (margin + 3) + row + "\n" if row else "\n" for row in value.removesuffix("\n").split("\n")]
        elif isinstance(value, str):
            found.append(head + draw(st.sampled_from([" ", "   "])) + quoted(draw, value, flow=False) + comment + "\n")
        elif not value or draw(st.booleans()):
            found.append(f"{head} {flow(draw, value)}{comment}\n")
        elif isinstance(tree, list) and isinstance(value, dict) and draw(st.booleans()):
            inner = lines(draw, value, margin + 2)
            found += [" " * margin + "- " + inner[0][margin + 2 :], *inner[1:]]
        else:
            further = (
                draw(st.sampled_from([2, 4]))
                if isinstance(value, dict) or isinstance(tree, list)
                else draw(st.sampled_from([0, 2, 3]))
            )
            found += [head + comment + "\n", *lines(draw, value, margin + further)]
    return found


TREES = st.recursive(
    WORDS | LONG | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=8,
)
RECORDS = st.dictionaries(st.sampled_from(KEYS), TREES, min_size=1, max_size=4)


@st.composite
def texts(draw: DrawFn) -> str:
    """The text of a file: one record or several, with LF or CRLF, with a BOM or none, with its last line ended or not."""
    records = draw(st.lists(RECORDS, min_size=1, max_size=2))
    parts = ["".join(lines(draw, record, 0)) for record in records]
    text = (
        draw(st.sampled_from(["", "# head\n\n", "---\n"])) + "---\n".join(parts) + draw(st.sampled_from(["", "# end\n", "\n\n"]))
    )
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    whole = draw(st.sampled_from(["", "\ufeff"])) + text
    assume(not yamlsrc.compose(whole).problems)  # such as `[a, , b]`
    return whole


def around(text: str, where: Place) -> tuple[str, str]:
    """The lines before those on which something stands, and the lines behind them."""
    bare = text.removeprefix("\ufeff")
    lines, span = with_ends(bare), yamlspans.spans(bare).entry(where)
    last = span.end_line - (span.end_column == 1 and span.end_line > span.line)
    return text[: len(text) - len(bare)] + "".join(lines[: span.line - 1]), "".join(lines[last:])
