"""The baseline: what it knows, what is new beside it, what of it is gone; and that nothing but ids and severity moves it."""

from __future__ import annotations

import random
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import baseline
from claimtrack.baseline import Broken, Entry
from claimtrack.config import Config, Settings
from claimtrack.engine.local import LocalEngine
from claimtrack.finding import Finding, Severity, Withheld, order
from claimtrack.plan import Report, verify
from written_corpus import TODAY, check, copies, files, shuffled, split

ROOT = Path(__file__).parent.parent
DESK = """\
# claims/fire.yaml
claim: The depot burned for two days
about: depot/fire
when: within 20 days
said:
  - source: fire-service
    quote: it burned
    date: 2026-02-20
  - source: guest-1
    date: 2026-02-21
    basis: analysis
    quote: they want it to burn
# claims/harbour/fire-again.yaml
# claimtrack: ignore[CT101,CT202] one is printed
claim: The depot burned for a month
about: depot/fire
when: within a month
said: [{source: guest-1, date: 2026-02-20, quote: 'it will', basis: analysis}]
# claims/road.yaml
claim: Several sources said that the road is shut  # claimtrack: ignore[CT902]
alleges: negligence
said:
- {source: guest-1, date: 2026-02-20}
# claims/nobody.yaml
claim: The bridge is closed
# sources/fire-service.yaml
source: the fire service
kind: body
anonymity: named
# sources/guest-1.yaml
source: a source
kind: person
anonymity: unnamed
camp: city
# camps.yaml
city: {name: the city}
"""
BROKEN = (ROOT / "tests" / "corpora" / "broken.txt").read_text("utf-8")
FORECASTS = (ROOT / "tests" / "corpora" / "forecasts.txt").read_text("utf-8")


def finding(name: str, severity: Severity = "warning", code: str = "CT202") -> Finding:
    return Finding(code=code, name="x", severity=severity, message=name, labels=(), help="", claims=(name,))


def names(found: list[Finding]) -> list[str]:
    return [f"{one.claims[0]} {one.severity}" for one in found]


def beside(found: list[Finding], known: list[Finding]) -> tuple[list[str], list[str], list[str]]:
    parted = baseline.parted(sorted(found, key=order), baseline.recorded(known, Withheld()))
    return names(parted.new), names(parted.known), [f"{one.ids[0]} {one.severity} {one.count}" for one in parted.gone]


A, B = finding("a"), finding("b")


@pytest.mark.parametrize(
    ("found", "known", "expected"),
    [
        ([A], [], (["a warning"], [], [])),
        ([A], [A], ([], ["a warning"], [])),
        ([A, B], [A], (["b warning"], ["a warning"], [])),
        ([B], [A, B], ([], ["b warning"], ["a warning 1"])),
        ([A, A], [A], (["a warning"], ["a warning"], [])),  # a second one like it is new
        ([A], [A, A, A], ([], ["a warning"], ["a warning 2"])),
        ([finding("a", "error")], [A], (["a error"], [], ["a warning 1"])),  # what got worse is new
        ([finding("a", "note")], [A], ([], ["a note"], [])),  # what got better is known
        ([finding("a", "error"), A], [A], (["a error"], ["a warning"], [])),
        ([A, finding("a", "note")], [finding("a", "error"), A], ([], ["a warning", "a note"], [])),
        ([finding("a", code="CT201")], [A], (["a warning"], [], ["a warning 1"])),
    ],
)
def test_what_is_new_what_is_known_and_what_is_gone(
    found: list[Finding], known: list[Finding], expected: tuple[list[str], list[str], list[str]]
) -> None:
    assert beside(found, known) == expected


@pytest.mark.parametrize("code", ["CT001", "CT004", "CT601", "CT603"])
def test_what_was_not_checked_or_gives_a_source_away_is_never_in_a_baseline(code: str) -> None:
    grave = finding("a", "error", code)
    assert baseline.recorded([grave], Withheld()) == []
    forged = Entry(code=code, name="x", severity="error", ids=("a",), fingerprint=grave.fingerprint)
    assert baseline.parted([grave], [forged]).new == [grave]
    with pytest.raises(Broken, match=f"`{code}` is never in a baseline"):
        baseline.read(baseline.written([forged]))


def test_an_id_that_may_be_a_name_is_not_recorded() -> None:
    report = check(
        "# claims/a.yaml\nclaim: The mine is shut\nsaid: [{source: berta-quist, date: 2026-02-20}]\n"
        "# sources/berta-quist.yaml\nsource: a clerk\nkind: person\nanonymity: unnamed\n"
        "# sources/the-clerk.yaml\nsource: Berta Quist\nkind: person\nanonymity: named\n"
    )
    assert report.withheld.words == ("berta-quist",)
    written = baseline.written(baseline.recorded(report.findings, report.withheld)).decode()
    assert "CT102" in written
    assert "CT106" not in written
    assert "berta" not in written
    hashed = [one.fingerprint for one in report.findings if "berta-quist" in one.about]
    assert hashed
    assert not [one for one in hashed if one in written]


def test_a_file_has_no_words_of_a_record() -> None:
    report = check(DESK)
    text = baseline.written(baseline.recorded(report.findings, report.withheld)).decode()
    assert '"CT503"' in text
    for words in ("burned", "they want", "printed", "negligence", " source", "said"):
        assert words not in text


LINE = '{"code": "CT202", "name": "x", "severity": "warning", "ids": ["a", "b"], "fingerprint": "' + "0" * 32 + '"}'
HEAD = '{"schema": "claimtrack/baseline/1", "written_by": "claimtrack verify --write-baseline"}'


def test_what_a_file_looks_like() -> None:
    entry = Entry(code="CT202", name="x", severity="warning", ids=("a", "b"), fingerprint="0" * 32)
    twice = msgspec.structs.replace(entry, ids=("é", "\u202e\x1b"), count=2)
    text = baseline.written([entry, twice]).decode()
    assert text.splitlines()[:2] == [HEAD, LINE]
    assert text.splitlines()[2] == LINE.replace('"a", "b"', r'"\u00e9", "\u202e\u001b"').replace('"}', '", "count": 2}')
    assert baseline.read(text.encode()) == (entry, twice)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\r\n{LINE}\r\n",
        f"\ufeff{HEAD}\n\n{LINE}\n  \n",
        f"{HEAD}\n{LINE}",
        f"{HEAD}\n{HEAD}\n{LINE}\n{LINE}\n",  # as `merge=union` leaves it
        '{"schema": "claimtrack/baseline/1"}\n' + LINE,
    ],
)
def test_what_is_read_all_the_same(text: str) -> None:
    known = Entry(code="CT202", name="x", severity="warning", ids=("a", "b"), fingerprint="0" * 32)
    entries = baseline.read(text.encode())
    assert set(entries) == {known}
    first = Finding(code="CT202", name="x", severity="warning", message="", labels=(), help="", claims=("a", "b"))
    answering = [msgspec.structs.replace(one, fingerprint=first.fingerprint) for one in entries]
    assert len(baseline.parted([first, first], answering).known) == 1


WRONG = {
    "": (1, "the file is empty"),
    "\n\n": (1, "the file is empty"),
    LINE: (1, "the first line must name the schema"),
    "[]": (1, "the first line must name the schema"),
    HEAD.replace("/1", "/2") + "\n" + LINE: (1, "`claimtrack/baseline/2` is not `claimtrack/baseline/1`"),
    f"{HEAD}\n<<<<<<< HEAD\n{LINE}\n=======\n>>>>>>> theirs\n": (2, "git left a conflict here"),
    f"<<<<<<< HEAD\n{HEAD}\n": (1, "git left a conflict here"),
    f"{HEAD}\n{LINE[:-1]}": (2, "not an entry: one JSON object on one line"),
    f"{HEAD}\n{LINE},": (2, "not an entry: one JSON object on one line"),
    f"{HEAD}\n# why\n": (2, "not an entry"),
    f"{HEAD}\n{LINE}\n[{LINE}]\n": (3, "not an entry: Expected `object`, got `array`"),
    f"{HEAD}\n" + LINE.replace("warning", "fatal"): (2, "not an entry: Invalid enum value 'fatal'"),
    f"{HEAD}\n" + LINE.replace("00", "0"): (2, "not an entry: Expected `str` matching regex"),
    f"{HEAD}\n" + LINE.replace('"}', '", "count": 0}'): (2, "not an entry: Expected `int` >= 1"),
    f"{HEAD}\n" + LINE.replace('"}', '", "line": 3}'): (2, "not an entry: Object contains unknown field `line`"),
    f"{HEAD}\n" + '{"code": "CT202"}': (2, "not an entry: Object missing required field `name`"),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_broken_is_told_with_its_line(text: str) -> None:
    with pytest.raises(Broken) as raised:
        baseline.read(text.encode())
    line, message = WRONG[text]
    assert raised.value.line == line
    assert str(raised.value).startswith(message)
    assert raised.value.help


@given(st.binary())
def test_whatever_stands_in_a_file_is_read_or_refused(data: bytes) -> None:
    for text in (data, HEAD.encode() + b"\n" + data):
        try:
            baseline.read(text)
        except Broken as error:
            assert error.line >= 1  # noqa: PT017 - most bytes are refused, some are read


def report(texts: dict[str, str], known: tuple[Entry, ...] = (), settings: Settings | None = None, seed: int = 0) -> Report:
    config = Config(today=TODAY, settings=settings or Settings())
    return verify(shuffled(files(texts), seed), config, LocalEngine(), copies(texts), known)


def recorded(texts: dict[str, str]) -> tuple[Entry, ...]:
    found = report(texts)
    return tuple(baseline.recorded(found.findings, found.withheld))


def concerned(one: Finding) -> list[str]:
    """The files that a finding speaks of; of two records with one id the first counts, wherever they lie."""
    return [label.place.path for label in one.labels] + [f"claims/{name}.yaml" for name in one.claims]


def moved(texts: dict[str, str], seed: int) -> dict[str, str]:
    """The same records in other files: many in one, in another order, each with its id; and with room around what they say."""
    chance = random.Random(seed)  # noqa: S311 - an order, not a secret
    broken = {place for one in report(texts).findings if one.code.startswith("CT0") for place in concerned(one)}
    left: dict[str, str] = {}
    gathered: dict[str, list[str]] = {"claims": [], "sources": []}
    for path, text in texts.items():
        folder, _, name = path.partition("/")
        single = folder in gathered and not re.search(r"^---|^id:", text, re.MULTILINE)
        if single and path not in broken and chance.random() < 0.7:
            gathered[folder].append(f"id: {name.removesuffix('.yaml')}\n\n# moved\n{text}")
        else:
            left[path] = text
    for folder, records in gathered.items():
        chance.shuffle(records)
        if records:
            left[f"{folder}/moved/all.yaml"] = "---\n".join(one if one.endswith("\n") else one + "\n" for one in records)
    return left


@pytest.mark.parametrize("text", [DESK, FORECASTS, BROKEN], ids=["desk", "forecasts", "broken"])
@pytest.mark.parametrize("seed", range(5))
def test_records_that_are_moved_change_nothing(text: str, seed: int) -> None:
    texts = split(text)
    known = recorded(texts)
    assert known
    after = report(moved(texts, seed), known, seed=seed)
    assert [one for one in after.findings if not one.code.startswith(baseline.NEVER)] == []
    assert len(after.baselined) == sum(one.count for one in known)
    assert after.gone == ()
    assert baseline.written(recorded(moved(texts, seed))) == baseline.written(known)


REFORMATTED = {
    **split(DESK),
    "claims/fire.yaml": """\
---
# rewritten
said: [{date: "2026-02-21", quote: >-
    they want
    it to burn
  , source: guest-1, basis: 'analysis'},
  {date: 2026-02-20, quote: 'it burned', source: fire-service}]


when:   "within 20 days"
about: 'depot/fire'
claim: >
  The depot burned
  for two days
""".replace("quote: >-\n    they want\n    it to burn\n  ,", 'quote: "they want\n    it to burn",'),
}


def test_a_record_that_is_written_in_another_way_changes_nothing() -> None:
    known = recorded(split(DESK))
    after = report(REFORMATTED, known)
    assert (after.findings, after.gone) == ((), ())


@pytest.mark.parametrize(
    ("settings", "known"),
    [
        (Settings(select=("CT2",)), {"CT204"}),
        (Settings(ignore=("CT1", "CT3", "CT5", "CT7")), {"CT204", "CT901", "CT902"}),
        (Settings(select=("CT901",)), set()),  # it needs all others
        (
            Settings(select=("CT1",), min_confidence="high"),
            {"CT101", "CT102", "CT104", "CT105", "CT106", "CT107", "CT109", "CT110", "CT111"},
        ),
    ],
)
def test_a_run_that_leaves_something_out_calls_nothing_new_and_nothing_gone(settings: Settings, known: set[str]) -> None:
    entries = recorded(split(DESK))
    assert {"CT101", "CT105", "CT204", "CT901", "CT902"} <= {one.code for one in entries}
    narrow = report(split(DESK), entries, settings)
    assert (narrow.findings, narrow.gone) == ((), ())
    assert {one.code for one in narrow.baselined} == known


def test_what_is_gone_is_told_where_it_was_looked_for() -> None:
    entries = recorded(split(DESK))
    texts = {
        **split(DESK),
        "claims/nobody.yaml": "claim: The bridge is closed\nsaid: [{source: fire-service, date: 2026-02-20}]\n",
    }
    assert [(one.code, one.ids) for one in report(texts, entries).gone] == [("CT101", ("nobody",))]
    assert [one.code for one in report(texts, entries, Settings(select=("CT1",))).gone] == ["CT101"]
    assert report(texts, entries, Settings(select=("CT2",))).gone == ()
    lost = Entry(code="CT899", name="x", severity="note", ids=(), fingerprint="0" * 32)
    assert [one.code for one in report(texts, (*entries, lost), Settings(select=("CT2",))).gone] == ["CT899"]


def test_what_could_not_be_read_is_not_called_gone() -> None:
    entries = recorded(split(DESK))
    after = report({**split(DESK), "claims/nobody.yaml": "claim: [\n"}, entries)
    assert after.unchecked == 1
    assert after.gone == ()
    assert {one.code[:3] for one in after.findings} == {"CT0"}
