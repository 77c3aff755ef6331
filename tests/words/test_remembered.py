"""What is remembered of texts: read once while it is held, and read again after the table was full."""

from __future__ import annotations

from claimtrack.words.remembered import Remembered


def test_a_text_is_read_once_until_the_table_is_full() -> None:
    read: list[str] = []

    def length(text: str) -> int:
        read.append(text)
        return len(text)

    table = Remembered(length, 2)
    assert [table[text] for text in ("a", "bb", "a", "bb")] == [1, 2, 1, 2]
    assert read == ["a", "bb"]
    assert [table[text] for text in ("ccc", "a")] == [3, 1]
    assert read == ["a", "bb", "ccc", "a"]
    assert len(table) == 2
