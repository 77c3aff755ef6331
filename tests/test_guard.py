"""What a commit is checked for: the same findings on protection as `verify` has, in the records that are asked about alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.config import Config, Settings
from claimtrack.finding import Finding
from claimtrack.guard import Guarded, guard
from claimtrack.records import File
from protection.test_rules import ALLOWED, CLAIM, FOUND, REST, UNREAD
from written_corpus import TODAY, check, files, split

MORE = """
# sources/herald.yaml
source: the Herald
kind: outlet
anonymity: named
# claims/bridge.yaml
claim: The bridge is closed
value: 3 bridges
said:
  - source: herald
"""


def guarded(text: str, *asked: str) -> Guarded:
    """What the records at these paths give away; all of them where none is named."""
    held = files(split(text))
    meant = [one for one in held if one.folder in ("claims", "sources") and (not asked or one.path in asked)]
    others = [one for one in held if one not in meant and one.folder in ("sources", "camps")]
    claims: Callable[[], list[File]] = lambda: [one for one in held if one.folder == "claims" and one not in meant]  # noqa: E731 - short
    return guard(meant, others, claims, Config(today=TODAY))


def by_verify(text: str) -> list[Finding]:
    found = check(text, settings=Settings(select=("CT6",))).findings
    return [one for one in found if one.code.startswith("CT6")]


@pytest.mark.parametrize("text", [*(text for text, _ in FOUND), *ALLOWED])
def test_it_finds_what_verify_finds(text: str) -> None:
    assert list(guarded(text + MORE).findings) == by_verify(text + MORE)


@given(st.sampled_from([text for text, _ in FOUND]), st.data())
@settings(deadline=None)
def test_of_some_records_it_finds_what_verify_finds_in_them(text: str, data: st.DataObject) -> None:
    paths = [path for path in split(text + MORE) if path.startswith(("claims", "sources"))]
    asked = data.draw(st.sets(st.sampled_from(paths), min_size=1))
    expected = [one for one in by_verify(text + MORE) if any(label.place.path in asked for label in one.labels)]
    assert list(guarded(text + MORE, *asked).findings) == expected


def test_where_nobody_is_protected_the_other_claims_are_not_asked_for() -> None:
    held = files(split(REST + MORE))
    claim = next(one for one in held if one.path == "claims/bridge.yaml")

    def never() -> list[File]:
        raise AssertionError("asked for")

    assert guard([claim], [one for one in held if one != claim], never, Config(today=TODAY)) == Guarded()


@pytest.mark.parametrize(("path", "text", "name"), UNREAD)
def test_what_cannot_be_read_is_told(path: str, text: str, name: str) -> None:
    found = guarded(REST + f"# {path}\n{text}".format(name))
    assert [(one.path, one.why) for one in found.unchecked] == [
        (path.format(name), "it has faults, and what it holds was not read")
    ]
    assert [word for word in found.withheld.words if word.endswith(name)]


def test_a_claim_on_a_source_that_cannot_be_read_is_told() -> None:
    text = "# sources/amber-kettle.yaml\nsource: [x" + CLAIM.format(more="words: x")
    assert [one.why for one in guarded(text, "claims/ward.yaml").unchecked] == [
        "it cites a source whose record cannot be read, and that may be protected"
    ]


def test_a_comment_silences_and_settings_do_not() -> None:
    text = REST + "# sources/amber-kettle.yaml\nsource: a nurse\nkind: person\nanonymity: background\nterms: n@example.org"
    assert [one.code for one in guarded(text).findings] == ["CT602"]
    silent = guarded(text + "  # claimtrack: ignore[CT602] the address of the desk")
    assert (silent.findings, silent.withheld.words) == ((), ("n@example.org",))
