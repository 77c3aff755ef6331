"""What a publisher changed: two copies, and what is said of them."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.evidence.copy import Block, Copy
from claimtrack.evidence.revision import Change, changes, seen
from claimtrack.render.revised import lines
from claimtrack.trouble import Trouble
from claimtrack.words.sentences import sentences


def copy(*paragraphs: str) -> Copy:
    return Copy(sha256="0" * 64, blocks=tuple(Block(text) for text in paragraphs))


def told(before: Copy, after: Copy) -> str:
    return "\n".join(line.plain for line in lines(changes(before, after)))


BRIDGE = "The port closed the bridge on Tuesday. It carries 14,000 vehicles a day."
QUILL = "“We will not reopen it,” Edda Quill said. The work takes six weeks."
FERRY = "A ferry will sail every 20 minutes."


def test_a_changed_word_is_marked() -> None:
    assert told(copy(BRIDGE, QUILL), copy(BRIDGE, QUILL.replace("not ", "").replace("six", "eight"))) == (
        "  (2 sentences as before)\n"
        "paragraph 2\n"
        "~ “We will [-not-] reopen it,” Edda Quill said.\n"
        "~ The work takes [-six-]{+eight+} weeks."
    )


def test_a_sentence_more_and_one_less() -> None:
    after = copy("The port closed the bridge on Tuesday.", QUILL + " Nobody was hurt.")
    assert told(copy(BRIDGE, QUILL), after) == (
        "  (1 sentence as before)\n"
        "paragraph 1 (of the older copy)\n"
        "- It carries 14,000 vehicles a day.\n"
        "  (2 sentences as before)\n"
        "paragraph 2\n"
        "+ Nobody was hurt."
    )


def test_a_paragraph_that_was_moved_is_told_once() -> None:
    assert told(copy(FERRY, BRIDGE, QUILL), copy(BRIDGE, QUILL, FERRY)) == (
        "  (4 sentences as before)\nparagraph 3 (was paragraph 1)\n> A ferry will sail every 20 minutes."
    )


@pytest.mark.parametrize(
    "other",
    [
        QUILL.replace("“", '"').replace("”", '"'),
        QUILL.replace(" ", "\u00a0"),
        QUILL.replace("reopen", "re\u00adopen"),
        QUILL.replace("six weeks", "six  weeks"),
    ],
)
def test_typing_is_no_change(other: str) -> None:
    assert [one.kind for one in changes(copy(QUILL), copy(other))] == ["kept", "kept"]


def test_a_sentence_that_was_wholly_rewritten_is_not_called_changed() -> None:
    assert [one.kind for one in changes(copy(BRIDGE), copy(FERRY))] == ["removed", "removed", "added"]


words = st.lists(st.sampled_from("The port closed its bridge. Nobody spoke! Why not? Six weeks, he said.".split()), max_size=40)


@given(words, words)
def test_both_copies_can_be_had_back(before: list[str], after: list[str]) -> None:
    older, newer = copy(" ".join(before)), copy(" ".join(after))
    found = changes(older, newer)
    assert [one.after.text for one in found if one.after] == sentences(" ".join(after))
    assert sorted(one.before.text for one in found if one.before) == sorted(sentences(" ".join(before)))
    for one in found:
        if one.kind == "changed":
            assert _side(one, "removed") == (one.before and seen(one.before.text))
            assert _side(one, "added") == (one.after and seen(one.after.text))


def _side(change: Change, mark: str) -> str:
    return seen("".join(piece.text for piece in change.pieces if piece.mark in ("same", mark)))


@pytest.mark.parametrize(
    "text",
    [
        "Gen. A. B. Smith of the U.S. Army came at 3.5 p.m. on Monday.|It cost $1.2 million.|Dr. Jones left on Feb. 3.",
        "“They left,” said J. P. Morgan.|He said: “It is over.”|“Why?” he asked.",
        "See pier no. 5.|It ended at 5 p.m.|The crowd left.",
        "One line only",
    ],
)
def test_sentences_are_parted_where_a_reader_parts_them(text: str) -> None:
    assert sentences(text.replace("|", " ")) == text.split("|")


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentencex", None)
    with pytest.raises(Trouble, match="sentencex") as caught:
        sentences("One. Two.")
    assert caught.value.help == "pip install 'claimtrack[capture]'"
