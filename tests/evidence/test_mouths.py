"""Whose mouth a copy puts a quotation in. A false suspicion is worse than a missed one: most of these are silent."""

from __future__ import annotations

import pytest

from claimtrack.evidence.copy import Block, Copy
from evidence.article import QUOTES, RECORDS, SHA, claim, findings

WORDS = "they will have left the bases within a month"


def suspected(text: str, described: str, name: str = "somebody", kind: str = "official") -> str | None:
    """The message of CT507 on the words above in a text of several paragraphs, said to be of a source so described."""
    records = RECORDS + f"# sources/{name}.yaml\nsource: {described}\nkind: {kind}\nanonymity: named\n"
    copy = Copy(sha256=SHA, blocks=tuple(Block(line) for line in text.split("\n")))
    found = findings(claim(WORDS, "{in: courier}", name) + records, [copy])
    told = [one for one in found if one.code == "CT507"]
    assert all((one.severity, one.confidence) == ("note", "low") for one in told)
    return told[0].message if told else None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Karin Holm told AFP that “{WORDS}.”", "Karin Holm"),
        (f"“{WORDS.capitalize()},” said Karin Holm of the coastguard.", "Karin Holm of the coastguard."),
        (f"“{WORDS.capitalize()},” Karin Holm insisted.", "Karin Holm"),
        (f"According to Karin Holm, “{WORDS}”.", "Karin Holm"),
        (f"A Syrian official told AFP that “{WORDS},” a date confirmed by a union.", "A Syrian official"),
        (f"Karin Holm said it would rain. She added: “{WORDS}.”", "Karin Holm"),
        (f"Karin Holm said it would rain.\n“{WORDS.capitalize()},” she added.", "Karin Holm"),
    ],
)
def test_another_speaker_is_told(text: str, speaker: str) -> None:
    message = suspected(text, "the dockers' union")
    assert message is not None
    assert f"`{speaker}`" in message


@pytest.mark.parametrize(
    ("text", "described"),
    [
        (f"Karin Holm told AFP that “{WORDS}.”", "Karin Holm, head of the dockers"),
        (f"Holm told AFP that “{WORDS}.”", "Karin Holm"),
        (f"Mohammed al-Sharaa said “{WORDS}.”", "Muhammad Al Shara"),
        (f"A spokesman said “{WORDS}.”", "the dockers' union"),
        (f"He said: “{WORDS}.”", "the dockers' union"),
        (f"Karin Holm, who leads the dockers, said she was tired. “{WORDS.capitalize()},” Holm added.", "the dockers' union"),
        (f"The union's Karin Holm said “{WORDS}.”", "the dockers' union"),
        (f"They know that {WORDS}, Karin Holm said.", "the dockers' union"),
        (f"“{WORDS.capitalize()}.” Karin Holm said nothing.", "the dockers' union"),
        (f"Nobody said where “{WORDS}” was written.", "the dockers' union"),
        (f"“{WORDS.capitalize()},” sagte Karin Holm.", "the dockers' union"),
    ],
)
def test_silence_where_it_may_be_the_source(text: str, described: str) -> None:
    assert suspected(text, described) is None


def test_the_article_of_the_tests_suspects_nobody() -> None:
    for source, quote, number in QUOTES:
        assert findings(claim(quote, f"{{in: courier, at: paragraph {number}}}", source) + RECORDS) == []


def test_one_right_speaker_at_any_place_is_enough() -> None:
    text = f"Karin Holm said “{WORDS}.”\nThe dockers' union said “{WORDS}.”"
    assert suspected(text, "the dockers' union") is None
