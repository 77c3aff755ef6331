"""The engine that remembers: after any edits it finds exactly what a first run finds, and works out only what is new."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from claimtrack.config import Config, Settings
from claimtrack.engine.aligning import stretches
from claimtrack.engine.local import LocalEngine
from claimtrack.engine.remembering import Remembering
from claimtrack.evidence.copy import Block, Copy
from claimtrack.plan import verify
from claimtrack.policy import LinkPolicy, Policy
from claimtrack.records import File
from written_corpus import TODAY, copies, files, split

CORPUS = split("""
# claims/closed.yaml
claim: The port of Kesh was closed on 3 March 2026
about: kesh/port
said:
  - {source: mayor, quote: the port of Kesh is closed, date: 2026-03-03, found: {in: herald, sha256: {herald}}}
  - {source: herald, words: closed, date: 2026-03-03, via: [wire]}
# claims/open.yaml
claim: The port of Kesh was open on 4 March 2026
about: kesh/port
said:
  - {source: harbour-master, words: open, basis: firsthand, date: 2026-03-04}
# claims/again.yaml
claim: The port of Kesh was closed on 3 March 2026.
said:
  - {source: gazette, quote: closed since Tuesday morning, date: 2026-03-03, found: {in: gazette, sha256: {gazette}}}
  - {source: herald, words: closed, date: 2026-03-03}
# claims/boats.yaml
claim: 40 boats lay in the port of Kesh
about: kesh/boats
value: 40 boats
said:
  - {source: mayor, words: forty, date: 2026-03-03}
# claims/more-boats.yaml
claim: At least 90 boats lay in the port of Kesh  # claimtrack: ignore[CT201] both are printed
about: kesh/boats
value: at least 90 boats
said:
  - {source: harbour-master, words: ninety, date: 2026-03-03}
# claims/leave.yaml
claim: The boats will leave within a week
about: kesh/leave
when: within a week
mode: forecast
said:
  - {source: mayor, words: soon, date: 2026-03-03}
# sources/mayor.yaml
source: Anna Berg, the mayor of Kesh
kind: official
anonymity: named
camp: town
# sources/harbour-master.yaml
# nobody may know
source: an official of the port
kind: official
anonymity: background
camp: port
known_to: [herald]
# sources/herald.yaml
source: The Herald
kind: outlet
anonymity: named
captures: [{sha256: {herald}, captured: 2026-03-03}]
# sources/gazette.yaml
source: The Gazette
kind: outlet
anonymity: named
captures: [{sha256: {gazette}, captured: 2026-03-03}]
# sources/wire.yaml
source: a wire
kind: agency
anonymity: named
grade: B
# camps.yaml
town:
  name: the town
port:
  name: the port
# links.yaml
- {a: boats, b: more-boats, verdict: same}
- {a: closed, b: leave, verdict: different}
""")
COPIES = copies(
    split("""
# captures/herald.txt
The port of Kesh is closed, said the mayor, and nobody knows for how long it will stay so while the storm goes on.

Boats of all sizes lay there on Tuesday, and the harbour master told reporters that none of them had left before the evening.
# captures/gazette.txt
It has been closed since Tuesday morning, and nobody knows for how long it will stay so while the storm goes on.

Boats of all sizes lay there on Tuesday, and the harbour master told reporters that none of them had left before the evening.
""")
)
LINES = (
    "claim: 60 boats lay in the harbour of Kesh",
    "claim: The port of Kesh was closed on 3 March 2026",
    "claim: Anna Berg closed the Port of Kesh",
    "about: kesh/port",
    "about: kesh/boats",
    "part_of: kesh/port",
    "value: 60 boats",
    "status: retracted",
    "mode: possible",
    "was: [older, boats]",
    "tags: [a]",
    "grade: A",
    "anonymity: off_record",
    "anonymity: unnamed",
    "camp: port",
    "camp: nowhere",
    "of: herald",
    "credits: [wire]",
    "kind: agency",
    "id: open",
    "# claimtrack: ignore[CT102] we know",
    "# ask Anna Berg, +49 30 901820",
    "- {source: nobody, words: so}",
    "town: {name: somebody else}",
    "- {a: open, b: again, verdict: same}",
    ": broken [",
)
SETTINGS = (
    Settings(),
    Settings(),
    Settings(ignore=("CT4",)),
    Settings(names={"Kesh": ("Qesh", "Kish")}),
    Settings(policy=Policy(link=LinkPolicy(bound=2))),
    Settings(policy=Policy(due_soon_days=30)),
)
PATHS = st.sampled_from([*CORPUS, "claims/new.yaml", "claims/deep/new.yaml", "sources/new.yaml", "sources/mayor2.yaml"])


class Editing(RuleBasedStateMachine):
    """A desk that edits its corpus while one engine looks on."""

    @initialize()
    def begin(self) -> None:
        self.engine = Remembering()
        self.texts = dict(CORPUS)
        self.files: list[File] = files(self.texts)
        self.copies = list(COPIES)
        self.config = Config(today=TODAY)

    @rule(path=PATHS, line=st.sampled_from(LINES), at=st.integers(0, 6))
    def put_in_a_line(self, path: str, line: str, at: int) -> None:
        lines = self.texts.get(path, "").splitlines()
        self.texts[path] = "\n".join([*lines[:at], line, *lines[at:]]) + "\n"
        self.saved(path)

    @rule(path=PATHS, line=st.sampled_from(LINES))
    def replace_a_line(self, path: str, line: str) -> None:
        key = line.partition(":")[0] + ":"
        lines = [one for one in self.texts.get(path, "").splitlines() if not one.startswith(key)]
        self.texts[path] = "\n".join([line, *lines]) + "\n"
        self.saved(path)

    @rule(path=PATHS, at=st.integers(0, 8))
    def take_out_a_line(self, path: str, at: int) -> None:
        lines = self.texts.get(path, "").splitlines()
        self.texts[path] = "\n".join([*lines[:at], *lines[at + 1 :]]) + "\n"
        self.saved(path)

    @rule(path=PATHS, other=PATHS)
    def copy(self, path: str, other: str) -> None:
        if path in self.texts:
            self.texts[other] = self.texts[path]
            self.saved(other)

    @rule(path=PATHS)
    def delete(self, path: str) -> None:
        self.texts.pop(path, None)
        self.files = [file for file in self.files if file.path != path]

    @rule(path=PATHS)
    def back_to_the_beginning(self, path: str) -> None:
        self.texts[path] = CORPUS.get(path, "")
        self.saved(path)

    @rule()
    def read_all_again(self) -> None:
        self.files = files(self.texts)
        self.copies = msgspec.json.decode(msgspec.json.encode(self.copies), type=list[Copy])

    @rule(seed=st.randoms(use_true_random=False))
    def another_order(self, seed: Any) -> None:
        seed.shuffle(self.files)

    @rule(days=st.integers(0, 20), chosen=st.sampled_from(SETTINGS))
    def another_day(self, days: int, chosen: Settings) -> None:
        again = msgspec.json.decode(msgspec.json.encode(chosen), type=Settings)
        self.config = Config(today=TODAY + timedelta(days), settings=again)

    @rule(number=st.integers(0, 1), state=st.sampled_from(["whole", "changed", "gone", "shorter"]))
    def touch_a_copy(self, number: int, state: str) -> None:
        one = COPIES[number]
        held = [copy for copy in self.copies if copy.sha256 != one.sha256]
        if state == "changed":
            held.append(Copy(sha256=one.sha256, state="changed"))
        elif state != "gone":
            held.append(one if state == "whole" else Copy(sha256=one.sha256, blocks=(Block("Nothing of note."),)))
        self.copies = held

    @invariant()
    def finds_what_a_first_run_finds(self) -> None:
        found = verify(self.files, self.config, self.engine, self.copies)
        assert found == verify(self.files, self.config, LocalEngine(), self.copies)

    def saved(self, path: str) -> None:
        (new,) = files({path: self.texts[path]})
        kept = [file for file in self.files if file.path != path]
        self.files = sorted([*kept, new], key=lambda file: (file.folder, file.path))


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=40, stateful_step_count=12, deadline=None)


class Counting(Remembering):
    """Counts on how many rows and groups work was done, by function."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def _tell(self, function: object, number: int) -> None:
        del number
        self.done.append(getattr(function, "__module__", "") + "." + getattr(function, "__name__", "findings"))


@pytest.mark.parametrize(
    ("old", "new", "most"),
    [
        ("value: 40 boats", "value: 40 boats", 0),
        ("value: 40 boats", "value: 40 boats  # counted", 4),
        ("value: 40 boats", "value: 45 boats", 60),
    ],
)
def test_only_what_is_new_is_worked_out(old: str, new: str, most: int) -> None:
    engine = Counting()
    verify(files(CORPUS), Config(today=TODAY), engine, COPIES)
    first = len(engine.done)
    engine.done.clear()
    changed = {path: text.replace(old, new) for path, text in CORPUS.items()}
    verify(files(changed), Config(today=TODAY), engine, COPIES)
    assert len(engine.done) <= most < first / 3


def test_what_was_not_used_is_forgotten() -> None:
    engine = Remembering()
    seen = []
    for number in range(12):
        text = CORPUS["claims/boats.yaml"].replace("40 boats lay", f"40 boats {number} lay")
        verify(files({**CORPUS, "claims/boats.yaml": text}), Config(today=TODAY), engine, COPIES)
        gc.collect()
        seen.append(sum(isinstance(one, File) for one in gc.get_objects()))
    assert seen[-1] <= seen[2]


Row = tuple[str, int]


def halved(row: int, shared: int) -> Iterator[tuple[str, int]]:
    yield str(row % 3), row // shared


def total(key: str, rows: Sequence[int], shared: int) -> Iterator[str]:
    yield f"{key}: {[*rows]} {shared}"
    yield from (f"{key} {row}" for row in rows if row > shared)


@settings(max_examples=200)
@given(st.lists(st.tuples(st.lists(st.integers(0, 400), max_size=12), st.integers(1, 2)), min_size=2, max_size=6))
def test_same_rows_in_the_same_order_as_the_local_engine(runs: list[tuple[list[int], int]]) -> None:
    engine = Remembering()
    for rows, shared in runs:
        for one in (engine, LocalEngine()):
            mapped = list(one.flat_map(halved, rows, shared))
            assert mapped == [pair for row in rows for pair in halved(row, shared)]
        expected = list(LocalEngine().group(total, LocalEngine().flat_map(halved, rows, shared), shared))
        assert list(engine.group(total, engine.flat_map(halved, rows, shared), shared)) == expected
        assert list(engine.group(total, iter(mapped), shared)) == expected
        assert list(engine.group(partial(total), engine.flat_map(halved, rows, shared), shared)) == expected


def test_a_stream_that_has_begun_is_grouped_from_where_it_stands() -> None:
    engine = Remembering()
    begun = engine.flat_map(halved, [3, 6, 9], 1)
    assert next(begun) == ("0", 3)
    assert list(engine.group(total, begun, 5)) == ["0: [6, 9] 5", "0 6", "0 9"]


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_stretches_lead_from_one_list_to_the_other(old: list[int], new: list[int]) -> None:
    made = list(old)
    for ones, gone in reversed(list(stretches(new, old))):
        made[gone] = new[ones]
    assert made == new


def test_today_is_no_part_of_what_is_shared_by_chance() -> None:
    engine = Remembering()
    for day in (TODAY, date(2026, 3, 20), TODAY):
        config = Config(today=day)
        assert verify(files(CORPUS), config, engine) == verify(files(CORPUS), config, LocalEngine())
