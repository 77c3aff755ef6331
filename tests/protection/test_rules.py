"""The rules on protection: what is found in records, comments, ids and claims, what is allowed; and no output shows a secret."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.config import Config, Settings
from claimtrack.export.yaml_record import to_yaml
from claimtrack.finding import Withheld
from claimtrack.model import Anonymity, Capture, Kind, Source
from claimtrack.protection.fields import fields_of, is_protected
from claimtrack.render import FORMATS
from claimtrack.render.view import View
from claimtrack.render.withheld import without_secrets
from written_corpus import TODAY, check, split

REST = """
# sources/mayor.yaml
source: Xun Lindqvist, the mayor of Port Selim
kind: person
anonymity: named
# sources/crescent.yaml
source: the Green Crescent Society
kind: body
anonymity: named
# camps.yaml
city: {name: the city government}
"""
SOURCE = """
# sources/amber-kettle.yaml
source: {source}
kind: {kind}
anonymity: {anonymity}
{more}
"""
CLAIM = """
# claims/ward.yaml
claim: The ward is closed
said:
  - source: amber-kettle
    {more}
"""


def found(text: str) -> list[str]:
    """The findings on protection, as `code severity: message` without the source's id."""
    return [
        f"{one.code} {one.severity}: {one.message}".replace(" of the protected source `amber-kettle`", "")
        for one in check(text, settings=Settings(select=("CT6",))).findings
    ]


def source(more: str = "", source: str = "a nurse", kind: str = "person", anonymity: str = "background") -> str:
    return SOURCE.format(source=source, kind=kind, anonymity=anonymity, more=more) + REST


def claim(more: str) -> str:
    return source() + CLAIM.format(more=more)


NAME = "holds the name of a person whom the corpus knows"
PERSON = "CT601 error: `known_to` names a person, not a role"
COMMENT = "a comment on the protected source `amber-kettle`"
FOUND = [
    (source("url: https://news.example"), "CT601 error: `amber-kettle` is on background, and `url` may not be held of it"),
    (source("publisher: The Herald"), "CT601 error: `amber-kettle` is on background, and `publisher` may not be held of it"),
    (source("captures: [{sha256: " + "0" * 64 + "}]", kind="document"), "`captures` may not be held of it"),
    (source("reason: fears Xun Lindqvist"), f"CT601 error: `reason` {NAME}"),
    (source("terms: asked by mayor LINDQVIST"), f"CT601 error: `terms` {NAME}"),
    (source(source="Xun Lindqvist"), f"CT601 error: `source` {NAME}"),
    (source(source="an aide to Xun Lindqvist"), f"CT601 warning: `source` {NAME}"),
    (source("terms: agreed with Peter Haddad"), "CT601 warning: `terms` looks like the name of a person"),
    (source("known_to: [the editor, Xun Lindqvist]"), f"CT601 error: `known_to` {NAME}"),
    (source("known_to: [Nils Qvarnström]"), PERSON),
    (source("maybe_same_as: [mayor]"), "CT601 error: `maybe_same_as` leads to a person who is named"),
    (source("distinct_from: [mayor]"), "CT601 error: `distinct_from` leads to a person who is named"),
    (source("# it is Xun Lindqvist"), f"CT601 error: {COMMENT} holds a name"),
    (source("camp: x  # Frau Haddad vom Empfang"), f"CT601 warning: {COMMENT} holds a name"),
    (source("# nurse@example.org"), f"CT602 warning: an e-mail address in {COMMENT}"),
    (source(source="a nurse, +49 30 0199 8765"), "CT602 warning: a phone number in `source`"),
    (source("terms: write to @night_nurse"), "CT602 warning: a handle in `terms`"),
    (source("reason: see https://x.example/a"), "CT602 warning: a link in `reason`"),
    (source("known_to: [the editor, n@example.org]"), "CT602 warning: an e-mail address in `known_to`"),
    (source('terms: "meets\\n at 33.5138, 36.2765"'), "CT602 warning: coordinates in `terms`"),
    (claim("quote: call me on 0171-1234567"), "CT602 warning: a phone number in `quote`, where `ward` cites"),
    (claim("words: x  # the source is n@example.org"), "CT602 warning: an e-mail address in a comment in `ward`"),
    (claim("words: x  # the source is Xun Lindqvist"), "CT601 error: a comment in `ward` on the protected source"),
    (claim("found: {url: 'https://t.me/some_nurse'}"), "CT602 warning: a messenger contact in `url`, where `ward` cites"),
    (claim("found: {url: 'https://facebook.com/some.nurse'}"), "CT602 warning: a profile link in `url`"),
    (
        REST + CLAIM.replace("amber-kettle", "mayor").format(more="anonymity: background"),
        "CT601 error: `ward` cites a person by name",
    ),
    (source(source="a 45-year-old nurse at Selim Hospital, a woman"), "CT603 warning: 3 details that together"),
    (source(source="a nurse of 45, the only woman at Selim Hospital", anonymity="pseudonym"), "CT603 warning: 4 details"),
    (source().replace("amber-kettle", "xun-lindqvist"), "CT601 error: the id or file name of a protected source holds the name"),
    (source().replace("amber-kettle", "lindqvist-source"), "CT601 warning: the id or file name of a protected source looks like"),
    (source().replace("amber-kettle", "peter-haddad"), "CT601 warning: the id or file name of a protected source looks like"),
    (
        source().replace("amber-kettle", "n@example.org"),
        "CT602 warning: the id or file name of a protected source holds an e-mail",
    ),
    (source().replace("amber-kettle", "xunlindqvist"), "CT601 error: the id or file name of a protected source holds the name"),
    (
        source().replace("amber-kettle", "xun-lind-qvist-2"),
        "CT601 error: the id or file name of a protected source holds the name",
    ),
    (source().replace("amber-kettle", "xlindqvist"), "CT601 warning: the id or file name of a protected source looks like"),
    (source().replace("amber-kettle", "lindqvist2"), "CT601 warning: the id or file name of a protected source looks like"),
    (source().replace("amber-kettle", "lind-qvist"), "CT601 warning: the id or file name of a protected source looks like"),
    (source("camp: xun-lindqvist-camp"), "CT601 warning: `camp` holds what looks like the name of a person"),
    (source("of: peter-haddad"), "CT601 warning: `of` holds what looks like the name of a person"),
    (
        source().replace("amber-kettle", "tel-0170-1234567"),
        "CT602 warning: the id or file name of a protected source holds a phone",
    ),
    (
        source().replace("amber-kettle", "n-at-example-dot-org"),
        "CT602 warning: the id or file name of a protected source holds an",
    ),
    (
        source("id: kettle").replace("amber-kettle", "Xun_Lindqvist"),
        "CT601 error: the id or file name of a protected source holds",
    ),
]
ALLOWED = [
    source(),
    source(
        "known_to: [the desk chief, crescent, Managing Editor, Green Crescent Society]\n"
        "reason: fears for the post\nterms: not to be named"
    ),
    *(
        source().replace("amber-kettle", name)
        for name in ("lind-kettle", "clip-0201-20260223", "doc-01-2026-02-23", "post-1893742938")
    ),
    source("camp: lindqvist-camp") + "lindqvist-camp: {name: the mayor's party}\n",
    source("# spoke twice; the reason is in the safe\nreason: fears to be dismissed"),
    source(source="a nurse of the Green Crescent Society in Port Selim"),
    source("url: https://nightowl.example\n# @nightowl", source="'@nightowl, a blogger'", anonymity="pseudonym"),
    source("url: https://video.example/1", source="a video whose author is unknown", kind="media", anonymity="unidentified"),
    source("review_by: 2026-12\ncamp: city\nof: crescent\ngrade: C\ndistinct_from: [crescent]"),
    claim("quote: Xun Lindqvist, 45, will resign on 3 March in Port Selim\n    date: 2026-02-23"),
    claim("words: struck at 33.5138, 36.2765  # see https://news.example/a, and ask Xun Lindqvist for a reply"),
    claim("found: {url: 'https://news.example/a', at: paragraph 4}"),
    claim("found: {url: 'https://x.com/agency/status/1234567890'}"),
    "# sources/desk.yaml\nsource: the press desk, press@example.org\nkind: body\nanonymity: named\n# press@example.org",
    REST + CLAIM.replace("amber-kettle", "crescent").format(more="anonymity: background"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[expected for _, expected in FOUND])
def test_what_is_found(text: str, expected: str) -> None:
    told = found(text)
    assert [one for one in told if expected in one], told


@pytest.mark.parametrize("text", ALLOWED)
def test_what_is_allowed(text: str) -> None:
    assert found(text) == []


def test_an_ignore_comment_says_that_it_is_no_name() -> None:
    silent = "  # claimtrack: ignore[CT601] a brand, and no person"
    assert found(source("terms: a cup of Peter Haddad")) != []
    assert found(source("terms: a cup of Peter Haddad" + silent)) == []


SECRETS = {
    "known_to: [the editor, {}]": "Nils Qvarnström",
    "terms: write to {}": "night.nurse@example.org",
    "# {}": "+49 30 0199 8765",
    "reason: fears {}": "Xun Lindqvist",
    "url: https://{}/x": "staff.example",
    "phone: {}": "0171-1234567",
    "grade: {}": "ward.nurse@example.org",
    "terms: [{}": "ward.nurse@example.org",
    "terms: {}\nterms: x": "ward.nurse@example.org",
}
SETTINGS = [Settings(), Settings(select=("CT1",)), Settings(ignore=("CT6",))]


def outputs(text: str, settings: Settings | None = None) -> Iterator[str]:
    """The corpus in every format, as `verify` prints it."""
    config = Config(today=TODAY, settings=settings or Settings())
    report = check(text, settings=settings)
    texts = split(text)
    for name in FORMATS.values():
        for width in (None, 80):
            lines = without_secrets(import_module(name).render(View(report, config, texts.get, width)), report.withheld)
            yield "\n".join(line if isinstance(line, str) else line.plain for line in lines)


@pytest.mark.parametrize(("more", "secret"), SECRETS.items(), ids=list(SECRETS))
@pytest.mark.parametrize("settings", SETTINGS, ids=["all", "CT1", "not CT6"])
def test_no_output_shows_a_secret(more: str, secret: str, settings: Settings) -> None:
    text = "# sources/amber-kettle.yaml\nsource: a source\nkind: person\nanonymity: background\n" + more.format(secret)
    for output in outputs(text.replace("Xun Lindqvist", secret) + "\n" + CLAIM.format(more="words: x"), settings):
        assert secret not in output


# Deseret letters lie beyond the first 65,536 of Unicode, whose capitals Python's sets of letters look for in their own way.
@pytest.mark.parametrize("word", ["ʼoumuamua", "Ğüven", "-dash", "^caret", "]bracket", "\\back", "𐐔𐐇𐐝", "ſharp", "Ϋpsilon"])
@pytest.mark.parametrize("written", [str, str.lower, str.upper, str.swapcase])
def test_a_secret_is_found_by_its_first_letter_whatever_it_is(word: str, written: Callable[[str], str]) -> None:
    if len(written(word)) == len(word):
        assert list(without_secrets([f"said {written(word)}, we hear"], Withheld(words=(word,)))) == ["said [withheld], we hear"]


@pytest.mark.parametrize("name", ["xun-lindqvist", "lindqvist-source", "night.nurse@example.org", "people/peter-haddad"])
def test_no_output_shows_an_id_that_is_a_name(name: str) -> None:
    text = (source() + CLAIM.format(more="words: x")).replace("amber-kettle", name)
    for output in outputs(text):
        assert name not in output
        assert "[withheld]" in output


WORDS = st.text("bcdfghjklmnpqrstvwxz", min_size=3, max_size=8)
MAILS = st.builds("{}@{}.example".format, WORDS, WORDS)
PHONES = st.builds("+49 30 {} {}".format, st.integers(1000, 9998).map(str), st.integers(1001, 9998).map(str))
PLACES = st.sampled_from(
    ["terms: call {}", "reason: 'see {}'", "known_to: [the editor, '{}']", "# {}", "grade: C # {}", 'terms: "x\n  {}"']
)


@given(PLACES, MAILS | PHONES)
def test_no_generated_secret_is_shown_and_each_is_found(place: str, secret: str) -> None:
    text = source(place.format(secret)) + CLAIM.format(more="words: x")
    assert [one for one in found(text) if one.startswith("CT602")]
    for output in outputs(text):
        assert secret not in output


VALUES: dict[str, Any] = {
    "url": "https://news.example",
    "publisher": "The Herald",
    "published": "2026-02",
    "credits": ("crescent",),
    "captures": (Capture(sha256="0" * 64),),
    "camp": "city",
    "of": "crescent",
    "grade": "C",
    "known_to": ("the desk chief",),
    "reason": "fears to be dismissed",
    "terms": "not to be named",
    "review_by": "2027-01",
    "maybe_same_as": ("crescent",),
    "distinct_from": ("crescent",),
}


@given(
    st.sampled_from(get_args(Kind)),
    st.sampled_from([word for word in get_args(Anonymity) if is_protected(word)]),
    st.sets(st.sampled_from(sorted(VALUES))),
)
def test_every_allowed_record_passes_and_every_other_field_is_found(kind: Kind, anonymity: Anonymity, keys: set[str]) -> None:
    record = Source(source="a voice of the city", kind=kind, anonymity=anonymity, **{key: VALUES[key] for key in keys})
    forbidden = keys - fields_of(anonymity, kind).held
    told = found("# sources/amber-kettle.yaml\n" + to_yaml(record) + REST)
    assert {key for key in keys if any(f"`{key}` may not be held" in one for one in told)} == forbidden
    assert len(told) == len(forbidden)


def test_the_day_does_not_matter() -> None:
    text = source("terms: n@example.org")
    assert check(text, today=date(2020, 1, 1)).withheld == check(text, today=date(2030, 1, 1)).withheld
    secret = check(text).withheld
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(secret), type=Withheld) == secret


UNREAD = [
    ("sources/{}.yaml", "Source: a nurse\n", "n@example.org"),
    ("sources/{}.yaml", "source: [a nurse\n", "tel-0170-1234567"),
    ("sources/{}.yaml", "source: a nurse\n", "xun-lindqvist"),
    ("sources/people/{}.yaml", "source: a nurse\nsource: x\n", "peter-haddad"),
    ("sources/a.yaml", "id: {}\nsource: a nurse\n", "lindqvist-source"),
    ("claims/{}.yaml", "claim: [x\n", "nurse@example.org"),
    ("claims/a.yaml", "id: {}\nclaim: x\nsays: x\n", "tel-0170-1234567"),
]
"""Where a record that cannot be read is called like somebody: its path, its text, its name."""


@pytest.mark.parametrize(("path", "text", "name"), UNREAD)
def test_the_name_of_a_record_that_cannot_be_read_is_withheld(path: str, text: str, name: str) -> None:
    corpus = REST + f"# {path}\n{text}".format(name)
    report = check(corpus)
    assert report.unchecked
    assert [word for word in report.withheld.words if word.endswith(name)]
    for output in outputs(corpus):
        assert name not in output


def test_names_of_claims_and_of_named_sources_tell_nothing() -> None:
    corpus = REST + "# claims/xun-lindqvist-resigns.yaml\nclaim: [x\n# sources/xun-lindqvist.yaml\nanonymity: named\n"
    assert check(corpus).withheld.words == ()
    assert check(corpus).unchecked == 2


FAULTS = ["phone: {}", "quote: x\n    real name: {}", "date: {}", "qoute: {}", "words: [{}", "words: x\n    words: y  # {}"]


@pytest.mark.parametrize("more", FAULTS)
@pytest.mark.parametrize("secret", ["0171-1234567", "Peter Haddad"])
@pytest.mark.parametrize("protected", ["", "kind: [x\n"], ids=["the source", "a source that cannot be read"])
def test_a_faulty_line_beside_a_protected_source_is_not_shown(more: str, secret: str, protected: str) -> None:
    text = source().replace("kind: person\nanonymity: background", protected or "kind: person\nanonymity: background")
    for output in outputs(text + CLAIM.format(more=more.format(secret))):
        assert secret not in output


def test_a_faulty_line_beside_a_named_source_is_shown() -> None:
    text = source() + CLAIM.replace("amber-kettle", "mayor").format(more="qoute: Port Selim")
    assert any("Port Selim" in output for output in outputs(text))


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (source("terms: call Peter Haddad  # claimtrack: ignore[CT601] a brand"), "Peter Haddad"),
        (source("camp: x\nterms: call 0171-1234567  # claimtrack: ignore[CT602] a hotline"), "0171-1234567"),
        (
            source("", source="a nurse  # claimtrack: ignore[CT601] nobody").replace("amber-kettle", "peter-haddad")
            + CLAIM.replace("amber-kettle", "peter-haddad").format(more="qoute: x"),
            "peter-haddad",
        ),
    ],
)
def test_what_a_comment_silences_stays_withheld(text: str, secret: str) -> None:
    assert not [one for one in found(text) if one.startswith("CT6")]
    assert check(text).withheld.places
    for output in outputs(text + "\nreview_by: 2020-13\n"):
        assert secret not in output
