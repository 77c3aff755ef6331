"""Quotes beside what is said of them; the article that they are held against is in `article.py`."""

from __future__ import annotations

import pytest

from claimtrack.evidence.copy import Block, Copy
from evidence.article import COPY, QUOTES, RECORDS, SHA, claim, findings


def told(quote: str, at: str = "paragraph 2", copy: Copy = COPY) -> list[tuple[str, str, str]]:
    """Code, severity and message, without the words that say where."""
    found = findings(claim(quote, f"{{in: courier, at: {at}}}") + RECORDS, [copy])
    return [(one.code, one.severity, one.message.partition(" in a quote from ")[0]) for one in found]


@pytest.mark.parametrize(("source", "quote", "number"), QUOTES)
def test_every_quote_stands_at_its_paragraph(source: str, quote: str, number: int) -> None:
    assert findings(claim(quote, f"{{in: courier, at: paragraph {number}}}", source) + RECORDS) == []


@pytest.mark.parametrize(
    "quote",
    [
        "“We will not spend public money on a hole that fills itself.”",
        '"We will not spend public money on a hole that fills itself,"',
        "« We will not spend public money on a hole that fills itself »",
        "We\u00a0will not\u2009spend public mo\u00adney on a hole\u200b that ﬁlls itself",
        "WE WILL NOT SPEND PUBLIC MONEY",
        "we have dredged the channel every spring since 2009 - and every autumn the sand was back",
        "We have dredged the chan-\nnel every spring",
        "We have dredged the channel ... and every autumn the sand was back",
        "We have dredged the channel […] We will not spend public money",
        "[W]e will not spend public money [of ours] on a hole",
        "We will not spend [it] on a hole that fills itself",
        "[The town] will not spend public money",
        "We will not spend public money on a hole that fill[s] itself",
        "[w]e will not spend public money [sic]",
        "“We will not spend public money on a hole (the harbour) that fills itself”",
    ],
)
def test_what_typing_decides_or_the_editor_marks_is_no_change(quote: str) -> None:
    assert told(quote) == []


@pytest.mark.parametrize(
    ("quote", "severity", "message"),
    [
        ("We may not spend public money on a hole that fills itself", "error", "`will` became `may`"),
        ("We will spend public money on a hole that fills itself", "error", "`not` was left out"),
        ("We will never not spend public money on a hole", "error", "`never` was put in"),
        ("We have dredged the channel every spring since 2019", "error", "`2009` became `2019`"),
        ("We had dredged the channel every spring since 2009", "error", "`have` became `had`"),
        ("We will not spend public money on a harbour that fills itself", "error", "`hole` became `harbour`"),
        ("We will not waste any public money on a hole that fills itself", "error", "`spend` became `waste any`"),
        ("We will not spend public money on hole that fills itself", "warning", "`a` was left out"),
        (
            "We will not spend the public money on a hole which fills itself",
            "warning",
            "`the` was put in and `that` became `which`",
        ),
        ("We won't spend public money on a hole that fills itself", "warning", "`will not` became `won't`"),
        ("We will ... spend public money on a hole that fills itself", "error", "`not` became `...`"),
        ("We will [never] not spend public money on a hole", "error", "`[never]` was put in"),
        ("We have dredged the channel since [then], and every autumn the sand was back", "error", "was left out"),
        ("We have dredged the channel every spring since [then], and every autumn", "warning", "`2009` became `[then]`"),
        ("Every spring we have dredged the canal, and every autumn the sand was back", "error", "became `canal`"),
    ],
)
def test_what_became_of_the_words(quote: str, severity: str, message: str) -> None:
    ((code, loud, words),) = told(quote)
    assert (code, loud) == ("CT502", severity)
    assert message in words


@pytest.mark.parametrize(
    ("quote", "severity", "message"),
    [
        ("it was closed on nineteen days last year", "note", "`19` became `nineteen`"),
        ("it was closed on 29 days last year", "error", "`19` became `29`"),
        ("Was there ever a plan. I have not seen one", "warning", "`plan?` became `plan.`"),
    ],
)
def test_numbers_and_questions(quote: str, severity: str, message: str) -> None:
    assert told(quote, "paragraphs 4-5") == [("CT502", severity, message)]


def test_two_passages_run_together() -> None:
    ((code, severity, message),) = told("every autumn the sand was back. The board will meet them in October")
    assert (code, severity) == ("CT502", "error")
    assert message == (
        "the quote runs together what stands apart in `courier` (the copy of 2026-02-23): `every autumn the sand was back` "
        "(paragraph 2) and `The board will meet them in October` (paragraph 7)"
    )


def test_parts_in_another_order_and_far_apart() -> None:
    ((_, severity, message),) = told("We will not spend public money ... We have dredged the channel")
    assert severity == "error"
    assert "has its parts in another order" in message
    ((_, severity, message),) = told("We will not spend public money ... it will bring numbers")
    assert severity == "warning"
    assert "joins by an ellipsis what stands far apart" in message


def test_a_quote_that_is_not_there() -> None:
    ((code, severity, message),) = told("The fish are to blame for everything")
    assert (code, severity) == ("CT501", "error")
    assert message == "`The fish are to blame for everything` is not in `courier` (the copy of 2026-02-23)"


@pytest.mark.parametrize(
    ("copied", "quote", "loud"),
    [
        ("They will bring US forces home to Ohio.", "They will bring us forces home to Ohio", "error"),
        ("They will bring US forces home to Ohio.", "they will bring us forces home to ohio", None),
        ("They will bring NATO forces home.", "They will bring Nato forces home", None),
        ("He never lost hope.", "He never lost hope", None),
        ("Il a tué trois hommes dans la rue.", "Il a tue trois hommes dans la rue", "error"),
        ("Il a tué trois hommes dans la rue.", "« il a tué trois hommes dans la rue »", None),
        ("Elle a vu la guerre de près.", "Elle a vu guerre de près", "warning"),
        ("Die Truppen wurden nicht abgezogen.", "„Die Truppen würden nicht abgezogen“", "error"),
        ("Die Truppen wurden nicht abgezogen.", "„Truppen wurden nicht abgezogen.“", None),
        ("Die Brücke über den Fluss ist für immer zu.", "Brücke über Fluss ist für immer zu", "warning"),
        ("لن تنسحب القوات قبل نهاية الشهر", "لن تَنسحب القـوات قبل نهاية الشهر", None),
        ("لن تنسحب القوات قبل نهاية الشهر", "تنسحب القوات قبل نهاية الشهر", None),
        ("قال إنه لن تنسحب القوات قبل نهاية الشهر", "إنه تنسحب القوات قبل نهاية الشهر", "error"),
        ("他说军队不会在月底前撤离", "军队不会在月底前撤离", None),
        ("他说军队不会在月底前撤离", "军队会在月底前撤离", "error"),
        ("The naïve plan of the organisation failed.", "The naive plan of the organization failed", "note"),
        ("It is an in-\ndefensible plan.", "It is an indefensible plan", None),
        ("There is now here to go.", "There is nowhere to go", "warning"),
        ("They paid 1,200,000 pounds.", "They paid 1 200 000 pounds", None),
        ("They paid $5 for it in the end.", "They paid 5 for it in the end", "error"),
        ("Temperatures of -5 degrees were measured.", "Temperatures of 5 degrees were measured", "error"),
        ("It is their land and it's ours.", "It is their land and its ours", "warning"),
    ],
)
def test_other_texts_and_languages(copied: str, quote: str, loud: str | None) -> None:
    found = told(quote, "paragraph 1", Copy(sha256=SHA, blocks=(Block(copied),)))
    assert [severity for _, severity, _ in found] == ([loud] if loud else [])


def test_a_quote_over_two_paragraphs() -> None:
    assert told("fills itself. The islanders’ council called the decision a betrayal", "paragraphs 2-3") == []


def test_the_changed_word_is_pointed_at() -> None:
    (found,) = findings(claim("We may not spend public money") + RECORDS)
    assert found.labels[0].place.words == "may"
    assert found.labels[0].place.route == ("said", 0, "quote")
