"""After any edit the report that is made of what an earlier run noted is the report of a run of the whole corpus."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
from hypothesis import event, given, settings
from hypothesis import strategies as st

from changes.test_standing import ABOUT, NAMES, SAID, SOURCES, claim_text, flow, one_of
from claimtrack.baseline import recorded
from claimtrack.config import Config, Settings
from claimtrack.engine.local import LocalEngine
from claimtrack.memory import leaves, slight
from claimtrack.memory import state as states
from claimtrack.memory.edited import report
from claimtrack.memory.kept import Kept, Value
from claimtrack.memory.known import Known
from claimtrack.memory.noting import NotingAll
from claimtrack.memory.sides import Edit, Unsure
from claimtrack.memory.state import Noted, State
from claimtrack.plan import Report, verify
from claimtrack.policy import LinkPolicy, Policy, RelationPolicy
from claimtrack.records import File
from claimtrack.render import json_report
from claimtrack.render.view import View
from written_corpus import TODAY, files

CROWDED = Policy(link=LinkPolicy(bound=2), relation=RelationPolicy(crowd=2, nearest=1))
CONFIGS = tuple(Config(today=TODAY, settings=Settings(policy=one)) for one in (Policy(), CROWDED))
REMARKS = (
    *("# Anna Berg told us, 030 1234567\n", "# claimtrack: ignore[CT102,CT101,CT304,CT004,CT402,CT201] the desk knows\n"),
    *("# claimtrack: ignore[CT401] no reason is needed\n", ""),
)
TEXT = one_of(
    "US forces left Raqqa on Monday",
    "US forces had left Raqqa by Monday",
    "The cell did it, said Anna Berg",
    "The cell did it",
    "At least 50 trucks left the base at Al-Hol",
    "About 10 trucks left the base at Al Hol",
    "About 10 trucks left the old base at Al Hol in the north",
    "Hol is far from Man",
)
FOUND = one_of("{in: sana}", "{in: afp, captured: 2026-02-01}", "{in: nobody}", f"{{sha256: {'ab' * 32}}}")
QUOTED = st.tuples(SAID, st.fixed_dictionaries({}, optional={"quote": one_of("it is over", "go"), "found": FOUND})).map(
    lambda both: {**both[0], **both[1]}
)
CLAIM = st.fixed_dictionaries(
    {"claim": TEXT},
    optional={
        "id": one_of("a", "b"),
        "about": one_of(*ABOUT[1:]),
        "part_of": one_of("exit", "war"),
        "label": one_of("cell", "army"),
        "value": one_of("50 trucks", "10 trucks"),
        "status": one_of("retracted", "published"),
        "was": one_of("[a]", "[x]"),
        "mode": one_of("possible", "fact"),
    },
)
SOURCE = st.fixed_dictionaries(
    {
        "source": one_of("Anna Berg", "an official of the Raqqa council", "AFP"),
        "kind": one_of("agency", "official", "person"),
        "anonymity": one_of("named", "unnamed"),
    },
    optional={"camp": one_of("city", "press"), "grade": one_of("A", "D"), "of": one_of(*SOURCES), "known_to": st.just("[desk]")},
)
LINK = st.tuples(one_of(*NAMES), one_of(*NAMES, "x"), one_of("same", "different"))


def claim(fields: dict[str, Any], said: list[dict[str, Any]], remark: str) -> str:
    return remark + claim_text(fields, said)


def source(fields: dict[str, Any], remark: str) -> str:
    return remark + "".join(f"{key}: {value}\n" for key, value in fields.items())


def without_ids(fields: dict[str, Any]) -> dict[str, Any]:
    both = "label" in fields and "value" in fields
    return {key: value for key, value in fields.items() if key not in ("id", "was") and not (both and key == "label")}


PATHS: dict[str, st.SearchStrategy[str]] = {
    **{
        f"claims/{name}.yaml": st.one_of(
            st.builds(claim, CLAIM, st.lists(QUOTED, max_size=3), one_of(*REMARKS)),
            one_of("claim: [broken\n", "", "claim: 1\nclaim: 2\n"),
        )
        for name in (*NAMES, "e", "f")
    },
    **{f"sources/{name}.yaml": st.one_of(st.builds(source, SOURCE, one_of(*REMARKS)), st.just("no: 1\n")) for name in SOURCES},
    "camps.yaml": one_of("press: {name: P, role: neutral}\n", "press: {name: P}\ncity: {name: C}\n", "press: [\n"),
    "camps.yml": one_of("press: {name: Q}\n"),
    "links.yaml": st.lists(LINK, max_size=3).map(
        lambda links: "".join(
            f"- {flow({'a': a, 'b': b, 'verdict': verdict, 'of': '0123456789ab'})}\n" for a, b, verdict in links
        )
    ),
}
CORPUS: st.SearchStrategy[dict[str, str]] = st.fixed_dictionaries({}, optional=PATHS)


ORDINARY: dict[str, st.SearchStrategy[str]] = {
    **PATHS,
    **{
        path: st.builds(claim, CLAIM.map(without_ids), st.lists(QUOTED, max_size=3), one_of(*REMARKS, "", ""))
        for path in PATHS
        if path.startswith("claims/")
    },
    **{f"sources/{name}.yaml": st.builds(source, SOURCE, one_of(*REMARKS)) for name in SOURCES},
}
"""As most desks are: nothing is wrong with a file, and no two records have one id."""


@st.composite
def edits(draw: st.DrawFn, texts: dict[str, st.SearchStrategy[str]], beginning: str = "") -> list[dict[str, str]]:
    """A corpus, and what it is after each of some edits: files came, went, or say something else."""
    found = [draw(st.fixed_dictionaries({}, optional=texts))]
    for _ in range(draw(st.integers(1, 3))):
        now = dict(found[-1])
        paths = sorted(path for path in texts if path.startswith(beginning))
        for path in draw(st.sets(st.sampled_from(paths), min_size=1, max_size=2)):
            text = draw(st.one_of(texts[path], st.none()))
            now.pop(path, None)
            if text is not None:
                now[path] = text
        found.append(now)
    return found


def held(texts: dict[str, str]) -> list[File]:
    """The files, in the order in which a session opens them."""
    order = ("claims", "sources", "camps", "links")
    found = [msgspec.structs.replace(one, folder="camps") if one.path == "camps.yml" else one for one in files(texts)]
    return sorted(found, key=lambda one: (order.index(one.folder), one.path.endswith(".yml"), one.path))


def whole(texts: dict[str, str], config: Config, known: Any = (), there: Kept | None = None) -> tuple[Report, Noted]:
    noting = NotingAll(LocalEngine())
    found = verify(held(texts), config, noting, (), known)
    return found, kept(seen(noting, found, texts), there)


def seen(noting: NotingAll, found: Report, texts: dict[str, str]) -> Noted:
    """The state after a run."""
    saw = noting.seen()
    assert saw is not None
    return states.of_run(saw, states.ran(held(texts), found))


class AtHand(Kept):
    """What is kept, without a file. As with one, nobody may look anything up while it is written."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"), "a program")
        self.rows: dict[bytes, bytes] = {}
        self.writing = False

    def values(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        assert not self.writing
        return {key: self.rows[key] for key in keys if key in self.rows}

    def keep_all(self, values: Iterable[tuple[bytes, Value]]) -> None:
        self.writing = True
        self.rows.update([(key, bytes(value)) for key, value in values])
        self.writing = False


def kept(noted: Noted, there: Kept | None = None) -> Noted:
    """The state as the next run finds it."""
    known = Known(there or AtHand(), Config(today=TODAY), b"")
    with patch.object(leaves, "SIZE", 2):  # a few claims in several bundles
        known.keep({}, noted)
    lay = known.tree()
    found = known.noted(lay) if lay else None
    assert found is not None
    return found


def together(noted: Noted) -> dict[str, Any]:
    """All that is in a state, in one order; but for what stays so until the next whole run, and which clusters are examples."""
    rows = {name: getattr(noted.state, name) for name in State.__struct_fields__ if name not in ("remarkable", "examples")}
    assert noted.state.examples.keys() >= noted.state.levels.keys()
    assert noted.slips.filed is not None
    assert noted.state.found == sorted(noted.state.found, key=states.order_of)
    lists = {name: sorted(map(msgspec.msgpack.encode, rows)) for name, rows in rows.items() if isinstance(rows, list)}
    packed = {
        **{"claims": noted.claims, "sketches": noted.sketches, "clusters": noted.clusters, "others": noted.others},
        **{"by id": noted.sources, "slips": noted.slips.by_id, "filed": noted.slips.filed},
    }
    return {**rows, **lists, **{kind: {name: bytes(one) for name, one in of.items()} for kind, of in packed.items()}}


def printed(report: Report, texts: dict[str, str], config: Config) -> dict[str, Any]:
    """All that any report on a whole corpus prints."""
    return {
        "document": [*json_report.render(View(report, config, texts.get))],
        "findings": report.findings,
        "silenced": report.silenced,
        "baselined": report.baselined,
        "withheld": report.withheld,
        "broken": report.broken,
        "sources": [*report.sources],
    }


def closing(report: Report, config: Config) -> tuple[int, int, dict[str, int]]:
    """What is counted below a report of findings alone."""
    return len(report.clusters), len(report.sources), View(report, config, lambda _: None).levels()


def edit(before: dict[str, str], after: dict[str, str]) -> Edit:
    changed = [one for one in held(after) if before.get(one.path) != after[one.path]]
    return Edit(changed, frozenset(before.keys() - after.keys()))


@settings(max_examples=400)
@given(edits(PATHS) | edits(ORDINARY, "claims/"), st.sampled_from(CONFIGS), st.booleans())
def test_after_each_edit_the_report_is_that_of_the_whole(corpora: list[dict[str, str]], config: Config, baselined: bool) -> None:
    there = AtHand()
    first, noted = whole(corpora[0], config, there=there)
    known = recorded(first.findings, first.withheld) if baselined else ()
    for before, after in pairwise(corpora):
        right, afresh = whole(after, config, known)
        made = edit(before, after)
        event(f"slight: {slight.ready(noted, made, config) is not None}")
        before_it = noted
        try:
            found, noted = report(noted, made, config, known)
        except Unsure:
            event("unsure")
            noted = afresh
            continue
        assert printed(found, after, config) == printed(right, after, config)
        assert closing(report(before_it, made, config, known, claims=False)[0], config) == closing(right, config)
        noted = kept(noted, there)
        assert together(noted) == together(afresh)


@given(CORPUS, st.sampled_from(CONFIGS))
def test_without_an_edit_the_report_is_what_it_was(texts: dict[str, str], config: Config) -> None:
    right, noted = whole(texts, config)
    found, again = report(noted, Edit([], frozenset()), config, ())
    assert printed(found, texts, config) == printed(right, texts, config)
    assert together(kept(again)) == together(noted)
