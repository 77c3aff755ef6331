"""One claim looked at by itself stands as it does when everything is checked, and changes only where something bears on it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claimtrack import records
from claimtrack.changes.standing import bears, concern, gather, standing
from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.plan import verify
from claimtrack.records import Reading
from written_corpus import TODAY, files

CONFIG = Config(today=TODAY)
NAMES = ("a", "b", "c", "d")
SOURCES = ("afp", "sana", "official")
ABOUT = (None, "exit/day", "exit", "raid/perpetrator", "blast/perpetrator")


def one_of(*some: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(some)


SAID = st.fixed_dictionaries(
    {
        "source": one_of(*SOURCES),
        "stance": one_of("supports", "supports", "partly", "denies", "withdraws"),
        "basis": one_of("official", "hearsay"),
        "date": one_of("2026-02-01", "2026-02-20"),
    },
    optional={"via": st.just("[afp]"), "picks_up": one_of("[afp]", "[sana]")},
)
CLAIM = st.fixed_dictionaries(
    {"claim": one_of("US forces left", "The cell did it", "At least 50 trucks left", "About 10 trucks left")},
    optional={
        "about": one_of(*ABOUT[1:]),
        "part_of": one_of("exit", "war"),
        "label": one_of("cell", "army"),
        "status": one_of("retracted", "published"),
        "was": one_of("[a]", "[x]"),
        "mode": one_of("possible", "fact"),
    },
)
SOURCE = st.fixed_dictionaries(
    {"source": st.just("somebody"), "kind": one_of("agency", "official"), "anonymity": one_of("named", "unnamed")},
    optional={"camp": one_of("city", "press"), "grade": one_of("A", "D"), "of": one_of(*SOURCES)},
)
LINK = st.tuples(one_of(*NAMES), one_of(*NAMES, "x"), one_of("same", "different"))


def flow(fields: dict[str, Any]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}"


def claim_text(fields: dict[str, Any], said: list[dict[str, Any]]) -> str:
    head = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return head + ("said:\n" if said else "") + "".join(f"  - {flow(one)}\n" for one in said)


CLAIM_TEXT = st.one_of(st.builds(claim_text, CLAIM, st.lists(SAID, max_size=3)), st.just("claim: [broken\n"))
SOURCE_TEXT = st.one_of(
    SOURCE.map(lambda fields: "".join(f"{key}: {value}\n" for key, value in fields.items())), st.just("no: 1\n")
)
TEXTS: st.SearchStrategy[dict[str, str]] = st.fixed_dictionaries(
    {},
    optional={
        **{f"claims/{name}.yaml": CLAIM_TEXT for name in NAMES},
        **{f"sources/{name}.yaml": SOURCE_TEXT for name in SOURCES},
        "camps.yaml": one_of("press: {name: P, role: neutral}\n", "press: {name: P}\ncity: {name: C}\n"),
        "links.yaml": st.lists(LINK, max_size=2).map(
            lambda links: "".join(f"- {flow({'a': a, 'b': b, 'verdict': verdict})}\n" for a, b, verdict in links)
        ),
    },
)


def readings(texts: dict[str, str]) -> dict[str, Reading]:
    return {file.path: reading for file in files(texts) for reading in records.read(file)}


@given(TEXTS)
def test_a_claim_by_itself_stands_as_the_whole_corpus_says(texts: dict[str, str]) -> None:
    report = verify(files(texts), CONFIG, LocalEngine())
    gathered = gather(list(readings(texts).values()))
    whole = {one.id: one for one in report.clusters}
    assert sorted(gathered.claims) == sorted(whole)
    for name in NAMES:
        alone = standing(name, gathered, CONFIG)
        assert alone.cluster == whole.get(name)
        declared = [pair for pair in report.pairs if name in (pair.a.id, pair.b.id) and not pair.proposed]
        assert list(alone.pairs) == declared


@given(TEXTS, TEXTS, st.sets(st.sampled_from(NAMES), max_size=3))
def test_what_does_not_bear_on_a_claim_changes_nothing_in_it(old: dict[str, str], new: dict[str, str], kept: set[str]) -> None:
    new = {
        **{path: text for path, text in new.items() if path[7:8] not in kept},
        **{p: t for p, t in old.items() if p[7:8] in kept},
    }
    before, after = readings(old), readings(new)
    changed = [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)]
    touched = [one for path in changed for one in (before.get(path), after.get(path)) if one is not None]
    first, second = gather(list(before.values())), gather(list(after.values()))
    for name in NAMES:
        own = standing(name, second, CONFIG)
        if not any(bears(one, concern(own, second)) for one in touched):
            then = standing(name, first, CONFIG)
            assert (then.cluster, then.pairs, then.unread) == (own.cluster, own.pairs, own.unread)
