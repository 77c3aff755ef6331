"""`claimtrack.toml`: what a table becomes, and everything that is wrong with one."""

from __future__ import annotations

import contextlib
import tomllib
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import config
from claimtrack.config import Config, Misconfigured, Settings
from claimtrack.policy import Policy

FAULTS = {
    'claim = "records"': ["claim: unknown key `claim` -- did you mean `claims`?"],
    'fail_on = "error"': ["fail_on: unknown key `fail_on` -- did you mean `fail-on`?"],
    'fail-on = "eror"': [
        "fail-on: `fail-on` does not know the word `eror` -- did you mean `error`? (choose one of error, never, note, warning)"
    ],
    'min-confidence = "sure"': [
        "min-confidence: `min-confidence` does not know the word `sure` -- choose one of high, low, medium"
    ],
    'select = "CT1"': ['select: `select` is not a list -- write `select` as ["CT1"]'],
    "select = [1]": ["select.0: an entry of `select` is not a text -- write it in quotes"],
    "claims = 2026-02-23": ["claims: `claims` is not a text -- write it in quotes"],
    'claims = ["a"]': ["claims: `claims` is one text, not a list -- write one value"],
    'camps = ""': ["camps: `camps` has no value -- write a value after `camps`, or remove the key"],
    "policy = 1": ["policy: `policy` is not a mapping of keys -- write it as keys and values, such as `version`"],
    "[policy.score]\ngrade = 1": ["policy.score.grade: `grade` is not a mapping of keys -- write it as keys and values"],
    "[policy.score]\nbudget = 2.5": ["policy.score.budget: `budget` is not a whole number: `2.5` -- write a whole number"],
    "[policy.score.grade]\nF = true": ["policy.score.grade.F: `F` is not a number: `True` -- write a number"],
    "[policy.score.grade]\nF = 1.5": ["policy.score.grade.F: `F` is 1.5, not a probability -- write a number from 0 to 1"],
    "[policy.score.grade]\nF = nan": ["policy.score.grade.F: `F` is nan, not a probability -- write a number from 0 to 1"],
    "[policy.score.grade]\nG = 0.5": ["policy.score.grade.G: unknown word `G` in `grade` -- choose one of A, B, C, D, E, F"],
    "[policy.score.anonymity]\nnamed = -1": [
        "policy.score.anonymity.named: `named` is -1.0, not a probability -- write a number from 0 to 1"
    ],
    "[policy.score.levels]\nsingle = 1": [
        "policy.score.levels.single: unknown key `single` -- "
        "the keys here are corroborated, corroborated-roots, disputed, refuted-denial, refuted-ratio, strongly"
    ],
    'claims = 1\nclam = "x"\n[policy.relation]\nabout_spred = 1': [
        "claims: `claims` is not a text -- write it in quotes",
        "clam: unknown key `clam` -- did you mean `claims`?",
        "policy.relation.about_spred: unknown key `about_spred` -- did you mean `about-spread`?",
    ],
}


def read(text: str) -> Settings:
    return config.settings(tomllib.loads(text))


def test_nothing_written_is_the_default() -> None:
    assert read("") == Settings()


def test_every_key() -> None:
    assert read(
        'claims = "c"\nsources = "s"\ncamps = "k.yaml"\nlinks = "l.yaml"\nselect = ["CT1"]\nignore = ["CT102"]\n'
        'fail-on = "warning"\nmin-confidence = "high"\n[policy]\nversion = "desk"\ndue-soon-days = 3'
    ) == Settings(
        claims="c",
        sources="s",
        camps="k.yaml",
        links="l.yaml",
        select=("CT1",),
        ignore=("CT102",),
        fail_on="warning",
        min_confidence="high",
        policy=Policy(version="desk", due_soon_days=3),
    )


def test_a_policy_names_only_what_it_changes() -> None:
    found = read("[policy.score.grade]\nF = 0.5\n[policy.score.camp]\nneutral = 1\n[policy.relation]\nabout-spread = 0.2").policy
    assert found.score.grade == {**Policy().score.grade, "F": 0.5}
    assert found.score.basis == Policy().score.basis
    assert (found.score.camp.party, found.score.camp.neutral) == (0.75, 1)
    assert found.relation == msgspec.structs.replace(Policy().relation, about_spread=0.2)


def test_a_policy_of_its_own_has_a_stamp_of_its_own() -> None:
    shipped, same, other = (
        read(text).policy.stamp for text in ("", "[policy.score.grade]\nF = 0.75", "[policy.score.grade]\nF = 0.5")
    )
    assert shipped == same == "1"
    assert other.startswith("1+")
    assert Config(today=date(2026, 2, 24), settings=read('[policy]\nversion = "desk"')).policy.stamp == "desk"


@pytest.mark.parametrize(("text", "expected"), FAULTS.items(), ids=list(FAULTS))
def test_everything_that_is_wrong(text: str, expected: list[str]) -> None:
    with pytest.raises(Misconfigured) as caught:
        read(text)
    assert sorted(f"{'.'.join(map(str, one.route))}: {one.message} -- {one.help}" for one in caught.value.faults) == expected
    assert str(caught.value) == caught.value.faults[0].message


VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
KEYS = ["claims", "select", "fail-on", "policy", "score", "grade", "F", "relation", "camp", "x"]


@given(st.dictionaries(st.sampled_from(KEYS), VALUES | st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=3), max_size=3))
def test_any_table_is_settings_or_misconfigured(table: dict[str, object]) -> None:
    with contextlib.suppress(Misconfigured):
        assert isinstance(config.settings(table), Settings)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[policy.score]\nbudget = 0", "`budget` is 0, which is no measure"),
        ("[policy.score.levels]\ndisputed = -1", "`disputed` is -1.0, not a probability"),
        ("[policy.relation]\nnone-ratio = nan", "`none-ratio` is nan, which is no measure"),
        ("[policy.score.camp]\nparty = 1.5", "`party` is 1.5, not a probability"),
        ("[policy.link]\nverbatim = 90", "`verbatim` is 90.0, not a probability"),
        ("[policy.link]\nbound = 1", "`bound` is 1, and no two claims would meet"),
    ],
)
def test_figures_that_no_policy_can_have(toml: str, message: str) -> None:
    with pytest.raises(Misconfigured) as caught:
        config.settings(tomllib.loads(toml))
    assert [fault.message for fault in caught.value.faults] == [message]


@pytest.mark.parametrize(
    ("toml", "found"),
    [
        ('SHW = ["Selim Harbour Watch", "Harbour Watch"]', []),
        ("SHW = []", ["names.SHW: `SHW` has no other spelling"]),
        ('SHW = ["!"]', ["names.SHW.0: `!` is no name"]),
        ('"-" = ["x"]', ["names.-: `-` is no name"]),
        ('SHW = ["Watch"]\nOther = ["watch"]', ["names.Other.0: `watch` is a spelling of `SHW` and of `Other`"]),
        ('SHW = ["a b c d e f g h i j"]', ["names.SHW.0: `a b c d e f g h i j` has more than 9 words"]),
        ('SHW = "Watch"', ["names.SHW: `SHW` is not a list"]),
    ],
)
def test_the_spellings_of_a_desk(toml: str, found: list[str]) -> None:
    try:
        table = config.settings(tomllib.loads(f"[names]\n{toml}")).names
    except Misconfigured as error:
        told = [f"{'.'.join(map(str, fault.route))}: {fault.message}" for fault in error.faults]
    else:
        assert table == {"SHW": ("Selim Harbour Watch", "Harbour Watch")}
        told = []
    assert told == found
