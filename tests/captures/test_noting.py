"""A source's record with one more capture: the record before, and after."""

from __future__ import annotations

import pytest

from claimtrack import records
from claimtrack.captures.noting import noted
from claimtrack.model import Capture, FiledSource
from claimtrack.records import File
from claimtrack.trouble import Trouble

HASH = "0123456789abcdef" * 4
CAPTURE = Capture(sha256=HASH, captured="2026-03-03", url="https://x.example/a?b=1#c", title='He said: "no" # 1')
LINES = f"""sha256: {HASH}
CAPTUREDcaptured: 2026-03-03
CAPTUREDurl: https://x.example/a?b=1#c
CAPTUREDtitle: 'He said: "no" # 1'
"""


def lines(margin: str) -> str:
    return f"{margin}- " + LINES.replace("CAPTURED", f"{margin}  ")


EXAMPLES = {
    "none yet": (
        "# ours\nsource:  the   Courier # kept\nkind: outlet\nanonymity: named\n",
        "# ours\nsource:  the   Courier # kept\nkind: outlet\nanonymity: named\ncaptures:\n" + lines("  "),
    ),
    "no line end": (
        "source: x\nkind: outlet\nanonymity: named",
        "source: x\nkind: outlet\nanonymity: named\ncaptures:\n" + lines("  "),
    ),
    "some already": (
        f"source: x\ncaptures:\n- sha256: {'a' * 64}   # the first\nkind: outlet\nanonymity: named\n",
        f"source: x\ncaptures:\n- sha256: {'a' * 64}   # the first\n{lines('')}kind: outlet\nanonymity: named\n",
    ),
    "an empty key": (
        "source: x\ncaptures:\nkind: outlet\nanonymity: named\n",
        f"source: x\ncaptures:\n{lines('  ')}kind: outlet\nanonymity: named\n",
    ),
    "on one line": (
        "{source: x, kind: outlet, anonymity: named}\n",
        "{source: x, kind: outlet, anonymity: named, captures: [{sha256: "
        + HASH
        + ", captured: 2026-03-03, url: 'https://x.example/a?b=1#c', title: 'He said: \"no\" # 1'}]}\n",
    ),
    "Windows": (
        "source: x\r\nkind: outlet\r\nanonymity: named\r\n",
        ("source: x\nkind: outlet\nanonymity: named\ncaptures:\n" + lines("  ")).replace("\n", "\r\n"),
    ),
    "the second of two": (
        "id: a\nsource: x\nkind: outlet\nanonymity: named\n---\nid: b\nsource: y\nkind: outlet\nanonymity: named\n",
        "id: a\nsource: x\nkind: outlet\nanonymity: named\n---\nid: b\nsource: y\nkind: outlet\nanonymity: named\ncaptures:\n"
        + lines("  "),
    ),
}


def last(text: str) -> FiledSource:
    (reading,) = records.read(File(path="sources/x.yaml", folder="sources", id="x", data=text.encode()))
    return reading.sources[-1]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_other_byte_stays(name: str) -> None:
    before, after = EXAMPLES[name]
    assert noted(before, last(before), CAPTURE) == after
    assert last(after).record.captures[-1] == CAPTURE


def test_what_cannot_be_added_safely_is_told() -> None:
    text = "source: x\nkind: outlet\nanonymity: named\n"
    known = last(text)
    with pytest.raises(Trouble, match="cannot be changed safely"):
        noted("captures: *a\n" + text, known, CAPTURE)
