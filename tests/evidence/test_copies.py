"""Which copy a quote is held against, and what is said of copies that are changed, unread or not here."""

from __future__ import annotations

import msgspec
import pytest

from claimtrack.evidence.copy import Block, Copy, State
from evidence.article import COPY, RECORDS, SHA, claim, findings

NEW, OLD = SHA, "2" * 64
QUOTE = "We will not spend public money on a hole that fills itself"
CHANGED = Copy(sha256=NEW, blocks=(Block("“We may not spend public money on a hole that fills itself.”"),))
ORIGINAL = Copy(sha256=OLD, blocks=(Block("“We will not spend public money on a hole that fills itself.”"),))
TWO = RECORDS.replace("captures:\n", f"captures:\n  - {{sha256: {OLD}, captured: 2026-02-01}}\n")
AT = "at: paragraph 1"


def told(found: str, *copies: Copy, records: str = TWO, quote: str = QUOTE) -> list[tuple[str, str, str]]:
    return [(one.code, one.severity, one.message) for one in findings(claim(quote, found) + records, copies)]


def test_the_newest_copy_that_has_it_is_enough() -> None:
    assert told(f"{{in: courier, {AT}}}", msgspec.structs.replace(ORIGINAL, sha256=NEW), CHANGED) == []


def test_the_publisher_changed_it() -> None:
    assert told(f"{{in: courier, {AT}}}", CHANGED, ORIGINAL) == [
        (
            "CT502",
            "warning",
            "`We will not spend public money on a hole that fills itself` is gone from the copy of 2026-02-23, the newest of "
            "`courier`: the publisher changed it; it stands in the copy of 2026-02-01",
        )
    ]


@pytest.mark.parametrize("found", [f"{{in: courier, {AT}, sha256: {OLD}}}", f"{{in: courier, {AT}, captured: 2026-02-01}}"])
def test_a_quote_may_say_which_copy_it_is_of(found: str) -> None:
    assert told(found, CHANGED, ORIGINAL) == []


def test_a_pinned_copy_alone_is_looked_at() -> None:
    ((code, severity, message),) = told(f"{{in: courier, {AT}, sha256: {NEW}}}", CHANGED, ORIGINAL)
    assert (code, severity) == ("CT502", "error")
    assert message == "`may` became `will` in a quote from paragraph 1 of `courier` (the copy of 2026-02-23)"


def test_a_copy_may_be_pinned_without_a_source() -> None:
    assert told(f"{{{AT}, sha256: {OLD}}}", ORIGINAL) == []
    ((code, _, message),) = told(f"{{{AT}, sha256: {OLD}}}", ORIGINAL, quote="We may not spend public money on a hole")
    assert (code, message) == ("CT502", "`will` became `may` in a quote from paragraph 1 of the copy `22222222`")
    ((code, severity, message),) = told(f"{{{AT}, sha256: {OLD}}}")
    assert (code, severity) == ("CT505", "note")
    assert message.endswith("not checked: the copy `22222222` is not on this machine")


def test_one_note_says_how_many_quotes_were_not_checked() -> None:
    two = claim(QUOTE, name="one") + claim("We have dredged the channel", name="two")
    without = RECORDS.replace(f"captures:\n  - {{sha256: {SHA}, captured: 2026-02-23}}\n", "")
    for records, why in (
        (without, "there is no copy of it"),
        (RECORDS, "the copy of 2026-02-23 is not on this machine"),
    ):
        (found,) = findings(two + records, [])
        assert (found.code, found.severity, found.claims) == ("CT505", "note", ("one", "two"))
        assert found.message == f"2 quotes found in `courier` are not checked: {why}"
        assert found.labels[0].place.path == "sources/courier.yaml"
        assert found.notes == ("quoted by `one` and `two`",)


@pytest.mark.parametrize(("state", "codes"), [("whole", ["CT505"]), ("changed", ["CT504"]), ("unread", ["CT505"])])
def test_what_is_not_as_it_was_stored_proves_nothing(state: State, codes: list[str]) -> None:
    broken = msgspec.structs.replace(COPY, state=state, blocks=() if state != "changed" else COPY.blocks)
    assert [code for code, _, _ in told("{in: courier, at: paragraph 2}", broken, records=RECORDS)] == codes


def test_a_changed_copy_is_told_though_nobody_quotes_it() -> None:
    broken = msgspec.structs.replace(COPY, state="changed")
    (found,) = findings("# claims/ferry.yaml\nclaim: The ferry will stop\nsaid:\n  - source: harbour-board\n" + RECORDS, [broken])
    assert (found.code, found.severity) == ("CT504", "error")
    assert found.labels[0].place.route == ("captures", 0)


def test_no_verdict_against_a_quote_while_a_copy_is_missing() -> None:
    missing = "the copy of 2026-02-23 is not on this machine"
    elsewhere = Copy(sha256=OLD, blocks=(Block("Nothing of the kind."),))
    assert told(f"{{in: courier, {AT}}}", elsewhere) == [
        ("CT505", "note", f"1 quote found in `courier` is not checked: {missing}")
    ]
    assert told(f"{{in: courier, {AT}}}", ORIGINAL) == []


def test_a_day_of_which_there_is_no_copy() -> None:
    ((code, _, message),) = told(f"{{in: courier, {AT}, captured: 2026-01-01}}", CHANGED, ORIGINAL)
    assert (code, message) == ("CT505", "1 quote found in `courier` is not checked: there is no copy of that day")


def test_a_source_that_nobody_filed_is_not_passed_over() -> None:
    found = findings(claim(QUOTE, "{in: nobody, at: paragraph 1}") + RECORDS)
    assert [(one.code, one.labels[0].place.path) for one in found] == [("CT505", "claims/ferry.yaml")]


def test_paraphrases_and_claims_without_quotes_are_left_alone() -> None:
    text = claim(QUOTE).replace("quote:", "words:")
    assert findings(text + RECORDS, []) == []
