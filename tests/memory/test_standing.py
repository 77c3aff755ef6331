"""What is shown of claims from what a run noted is what a run of the whole corpus says of them."""

from __future__ import annotations

from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.memory import slight
from claimtrack.memory.edited import report
from claimtrack.memory.sides import Edit
from claimtrack.memory.standing import around, whole
from claimtrack.plan import Report, verify
from memory import test_edited
from memory.test_edited import CONFIGS, CORPUS, ORDINARY, held

TEXTS = CORPUS | st.fixed_dictionaries({}, optional=ORDINARY)


def about(found: Report, name: str) -> dict[str, list[Any]]:
    """All that a report has about one claim."""
    return {
        "clusters": [one for one in found.clusters if one.id == name],
        "pairs": [one for one in found.pairs if name in (one.a.id, one.b.id)],
        "proposed": [one for one in found.proposed if name in (one.a.id, one.b.id)],
        "judged": [one for one in found.judged if name in (one.a.id, one.b.id)],
    }


@settings(max_examples=300)
@given(TEXTS, st.sampled_from(CONFIGS), st.data())
def test_all_about_some_claims(texts: dict[str, str], config: Config, data: st.DataObject) -> None:
    right, noted = test_edited.whole(texts, config)
    claims = [one for one in held(texts) if one.folder == "claims"]
    asked = data.draw(st.lists(st.sampled_from(claims), unique_by=lambda one: one.path)) if claims else []
    event(f"slight: {slight.ready(noted, Edit(asked, frozenset()), config) is not None}")
    found = around(noted, asked, config)
    paths = {one.path for one in asked}
    for one in right.clusters:
        if one.dossier.filed.path in paths:
            assert about(found, one.id) == about(right, one.id)


@given(TEXTS, st.sampled_from(CONFIGS))
def test_the_figures_of_all_claims(texts: dict[str, str], config: Config) -> None:
    right, noted = test_edited.whole(texts, config)
    told, _ = report(noted, Edit([], frozenset()), config, ())
    found = whole(told, noted, config)
    assert [one.dossier for one in found.clusters] == [one.dossier for one in right.clusters]
    numbers = ("level", "score", "disbelief", "conflict", "probability", "low", "high", "exact", "roots", "single_points")
    for name in numbers:
        assert [getattr(one.corroboration, name) for one in found.clusters] == [
            getattr(one.corroboration, name) for one in right.clusters
        ]
    assert [*found.pairs] == [one for one in right.pairs if one.conflicting]
    assert noted.state.related == len(right.pairs)
    assert found.findings == right.findings
    assert [*found.sources] == [*right.sources]
    assert right == verify(held(texts), config, LocalEngine())
