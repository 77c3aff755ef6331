"""What a change did is told alike, whether all is judged or only what it may touch; and no change is no news."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from changes.test_standing import NAMES, SOURCES, TEXTS
from claimtrack.changes.compare import State
from claimtrack.changes.news import Base, News, news
from claimtrack.config import Config, Settings
from claimtrack.engine.local import LocalEngine
from claimtrack.gather import differing, gather
from claimtrack.plan import check
from claimtrack.policy import Policy, RelationPolicy
from written_corpus import TODAY, files

CONFIG = Config(today=TODAY)
CROWDED = Config(today=TODAY, settings=Settings(policy=Policy(relation=RelationPolicy(crowd=2, nearest=1))))
BASE = Base(revision="main")
REMARK = "# claimtrack: ignore[CT102,CT101,CT304,CT004] the desk knows\n"


def told(old: dict[str, str], new: dict[str, str], *, near: bool, config: Config = CONFIG) -> News:
    before, after = (gather(files(texts), config, LocalEngine()) for texts in (old, new))
    if near:
        before, after = differing(before, after, config.policy.relation)
    states = [State(check(known, config, LocalEngine()), config) for known in (before, after)]
    return news(BASE, states[0], states[1], {path for path, text in new.items() if old.get(path) != text})


def summary(found: News) -> dict[str, object]:
    """All that is told of a change, but for links that texts propose between claims it did not write: rare words get rarer."""
    written = set(found.written)
    moved = {one.id for one in found.comparison.changed}

    def ours(code: str, claims: tuple[str, ...]) -> bool:
        return not code.startswith("CT4") or not written.isdisjoint(claims)

    return {
        "findings": [one for one in found.report.findings if ours(one.code, one.claims)],
        "older": [one for one in found.older if ours(one.code, one.claims)],
        "written": found.written,
        "unread": found.unread,
        "broken": found.report.broken,
        "clusters": found.report.clusters,
        "new": [one.id for one in found.comparison.new],
        "gone": [one.id for one in found.comparison.gone],
        "moved": sorted(moved),
        "renamed": found.comparison.renamed,
        "withheld": sorted(found.report.withheld.words),
    }


@st.composite
def changes(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """A corpus, and the same after some of its files changed, came or went, or got a remark."""
    old = draw(TEXTS)
    other = draw(TEXTS)
    paths = draw(
        st.sets(
            st.sampled_from(
                [
                    *(f"claims/{one}.yaml" for one in NAMES),
                    *(f"sources/{one}.yaml" for one in SOURCES),
                    "camps.yaml",
                    "links.yaml",
                ]
            ),
            max_size=3,
        )
    )
    new = {path: text for path, text in old.items() if path not in paths} | {p: t for p, t in other.items() if p in paths}
    remarked = draw(st.sets(st.sampled_from(sorted(new)), max_size=2)) if new else set()
    return old, {path: REMARK + text if path in remarked else text for path, text in new.items()}


@settings(deadline=None, max_examples=200)
@given(changes(), st.sampled_from((CONFIG, CROWDED)))
def test_no_more_is_judged_than_it_takes(change: tuple[dict[str, str], dict[str, str]], config: Config) -> None:
    old, new = change
    assert summary(told(old, new, near=True, config=config)) == summary(told(old, new, near=False, config=config))


@settings(deadline=None)
@given(TEXTS)
def test_no_change_is_no_news(texts: dict[str, str]) -> None:
    found = told(texts, texts, near=True)
    assert not found.report.findings
    assert not found.comparison.anything
    assert (found.written, found.touched, found.solved) == ((), (), 0)
