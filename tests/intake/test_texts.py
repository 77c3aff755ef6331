"""What is done to texts and dates on their way in: each change is named, nothing is guessed."""

from __future__ import annotations

import unicodedata

import pytest

from claimtrack.intake import hygiene
from claimtrack.intake.speakers import standing
from claimtrack.render import plain
from claimtrack.values.written_dates import NoDate, Order, read_date


@pytest.mark.parametrize(
    ("text", "clean", "changes"),
    [
        ("The bridge is closed", "The bridge is closed", ()),
        ("AT&T and M&S said so", "AT&T and M&S said so", ()),
        ("Smith &amp; Sons &quot;won&quot;", 'Smith & Sons "won"', (hygiene.ENTITIES,)),
        ("twice &amp;quot;escaped&amp;quot;", 'twice "escaped"', (hygiene.ENTITIES,)),
        ("caf&#233;", "café", (hygiene.ENTITIES,)),
        ("&notanentity; stays", "&notanentity; stays", ()),
        ("one\r\ntwo\tthree", "one two three", (hygiene.BREAKS,)),
        ("  spaces  inside  ", "spaces inside", (hygiene.BREAKS,)),
        ("no\u00a0break", "no break", ()),
        ("bell\x07 and zero\u200b width", "bell and zero width", (hygiene.CONTROLS,)),
        ("\ufeffmark", "mark", (hygiene.CONTROLS,)),
        ("half\ud800 a letter", "half a letter", (hygiene.CONTROLS,)),
        ("می\u200cخواهم", "می\u200cخواهم", ()),
        ("lost \ufffd letter", "lost \ufffd letter", (hygiene.REPLACED,)),
        ("=1+1", "=1+1", ()),
        ("a\U000e0041\U000e0042b", "ab", (hygiene.CONTROLS,)),
        ("one\u3164two", "one two", (hygiene.CONTROLS,)),
        (
            "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f won",
            "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f won",
            (),
        ),
        ("&#0;&#xd800;", "\ufffd\ufffd", (hygiene.ENTITIES, hygiene.REPLACED)),
    ],
)
def test_cleaning(text: str, clean: str, changes: tuple[str, ...]) -> None:
    assert hygiene.cleaned(text) == hygiene.Clean(clean, changes)


def test_nothing_that_a_terminal_would_not_show_is_left() -> None:
    for number in range(0x110000):
        letter = chr(number)
        clean = hygiene.cleaned(f"a{letter}b").text
        if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") or 0xE0000 <= number < 0xE0100:
            assert letter not in clean
        if plain.visible(letter) == letter and letter != " ":
            continue
        assert letter not in clean or letter in " \u061c\u200e\u200f", hex(number)


@pytest.mark.parametrize(
    ("sentence", "bare"),
    [
        ('"The bridge is closed"', "The bridge is closed"),
        ("“The bridge is closed”", "The bridge is closed"),
        ("«Le pont est fermé»", "Le pont est fermé"),
        ("„Die Brücke ist zu“", "Die Brücke ist zu"),
        ('"Yes" and "no"', None),
        ('"Closed", she said', None),
        ('He said "closed"', None),
        ('"cut off', None),
        ("It's 5'", None),
        ('""', None),
    ],
)
def test_only_marks_around_the_whole_are_taken_off(sentence: str, bare: str | None) -> None:
    assert hygiene.unquoted(sentence) == bare


@pytest.mark.parametrize(
    ("text", "order", "date"),
    [
        ("2026-02-23", "auto", "2026-02-23"),
        ("2026-2-3", "auto", "2026-02-03"),
        ("2026-02-23T10:00:00Z", "auto", "2026-02-23"),
        ("2026-02-23 10:00", "auto", "2026-02-23"),
        ("2026-02", "auto", "2026-02"),
        ("2026", "auto", "2026"),
        ("20260223", "auto", "2026-02-23"),
        ("2026/02/23", "auto", "2026-02-23"),
        ("23/02/2026", "auto", "2026-02-23"),
        ("02/23/2026", "auto", "2026-02-23"),
        ("03/03/2026", "auto", "2026-03-03"),
        ("03/04/2026", "dmy", "2026-04-03"),
        ("03/04/2026", "mdy", "2026-03-04"),
        ("3.4.2026", "auto", "2026-04-03"),
        ("23/02/2026 14:30", "auto", "2026-02-23"),
        ("23 February 2026", "auto", "2026-02-23"),
        ("23rd of Feb. 2026", "auto", "2026-02-23"),
        ("23February 2026", "auto", "2026-02-23"),
        ("Monday, 23 February 2026", "auto", "2026-02-23"),
        ("February 23, 2026", "auto", "2026-02-23"),
        ("Sept 3, 2026", "auto", "2026-09-03"),
        ("February 2026", "auto", "2026-02"),
        ("lundi 23 février 2026", "auto", "2026-02-23"),
        ("1er août 2026", "auto", "2026-08-01"),
        ("juil. 2026", "auto", "2026-07"),
        ("Montag, 23. Februar 2026", "auto", "2026-02-23"),
        ("3. März 2026", "auto", "2026-03-03"),
        ("23 فبراير 2026", "auto", "2026-02-23"),
        ("الاثنين 23 شباط/فبراير 2026", "auto", "2026-02-23"),
        ("12 تشرين الثاني 2026", "auto", "2026-11-12"),
    ],
)
def test_dates(text: str, order: Order, date: str) -> None:
    assert read_date(text, order) == date


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("03/04/2026", "`03/04/2026` may be two days"),
        ("2026-02-30", "there is no such date: `2026-02-30`"),
        ("31/02/2026", "there is no such date: `31/02/2026`"),
        ("0000-01-01", "there is no such date: `0000-01-01`"),
        ("last week", "`last week` is no date"),
        ("23 Floreal 2026", "`23 Floreal 2026` is no date: no month is called `Floreal`"),
        ("23 Ju 2026", "`23 Ju 2026` is no date: no month is called `Ju`"),
        ("23/02/26", "`23/02/26` is no date"),
        ("44321", "`44321` is no date"),
        ("x" * 100, f"`{'x' * 77}...` is no date"),
        ("23 juil/mai 2026", "`23 juil/mai 2026` is no date: no month is called `juil/mai`"),
        ("23 تشرين 2026", "`23 تشرين 2026` is no date: no month is called `تشرين`"),
    ],
)
def test_no_dates(text: str, why: str) -> None:
    with pytest.raises(NoDate) as error:
        read_date(text)
    assert str(error.value) == why


@pytest.mark.parametrize(
    ("name", "kind", "anonymity"),
    [
        ("Ana Torres", "person", "named"),
        ("Emily Post", "person", "named"),
        ("Facebook posts", "post", "unidentified"),
        ("Viral image", "post", "unidentified"),
        ("Bloggers", "post", "unidentified"),
        ("chain e-mail", "post", "unidentified"),
        ("Washington Post", "person", "named"),  # nobody can tell: a column `kind` can
        ("Facebook", "person", "named"),
        ("River Rescue Committee", "body", "named"),
        ("SANA", "body", "named"),
        ("the interior ministry", "body", "named"),
        ("a Western diplomat", "official", "unnamed"),
        ("the governor", "official", "unnamed"),
        ("two residents of the village", "person", "unnamed"),
        ("an unidentified man", "person", "unidentified"),
        ("@night_owl", "person", "pseudonym"),
        ("daily-truths.example", "outlet", "named"),
        ("Harbour News", "outlet", "named"),
    ],
)
def test_what_a_name_suggests(name: str, kind: str, anonymity: str) -> None:
    found = standing(name)
    assert (found.kind, found.anonymity) == (kind, anonymity)


def test_a_hint_counts_before_the_words() -> None:
    assert standing("Harbour Watch", "body").kind == "body"
    assert standing("Washington Post", "outlet").kind == "outlet"
    assert standing("Facebook posts", "person").kind == "post"
