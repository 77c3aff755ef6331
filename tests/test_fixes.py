"""From findings with fixes to texts: fix by fix, each whole or not at all, and of two that change one place the first."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from claimtrack import fixes
from claimtrack.finding import Add, Finding, Fix, Label, Put, Rename
from claimtrack.fixes import Edit
from claimtrack.place import Place, Route
from claimtrack.plan import Report

TEXT = """\
claim: x  # as said
abuot: q
siad:
  - source: a   # first
    found: {in: b, at: paragraph 4}
"""
FILES = {"a.yaml": TEXT, "b.yaml": "claim: y\n"}


def at(*route: str | int, path: str = "a.yaml") -> Place:
    return Place(path, route)


def finding(*edits: Edit, name: str = "x", safe: bool = True) -> Finding:
    return Finding(
        code="CT999",
        name="test",
        severity="error",
        message=name,
        labels=(Label(edits[0].place),),
        help="",
        about=(name,),
        fix=Fix(title="mend it", edits=edits, safe=safe),
    )


FIVE: Route = ("siad", 0, "found", "at")


def test_routes_stay_good_while_keys_are_renamed() -> None:
    done = fixes.mended(
        [
            finding(Rename(at("siad"), "said")),
            finding(Rename(at("abuot"), "about")),
            finding(Put(at(*FIVE), "paragraph 5")),
            finding(Add(at("siad", 0, "picks_up"), "c")),
            finding(Add(at("siad", 0, "picks_up"), "d")),
            finding(Add(at("siad"), {"source": "b"})),
        ],
        FILES.get,
    )
    assert (len(done.made), done.refused) == (6, ())
    assert done.texts == {
        "a.yaml": """\
claim: x  # as said
about: q
said:
  - source: a   # first
    found: {in: b, at: paragraph 5}
    picks_up: [c, d]
  - source: b
"""
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Put(at(*FIVE), "paragraph 5"), Put(at(*FIVE), "paragraph 6")),
        (Put(at("abuot"), "r"), Put(at("abuot"), "s")),
        (Put(at("siad", 0, "found"), {"in": "c"}), Put(at(*FIVE), "paragraph 5")),
        (Put(at(*FIVE), "paragraph 5"), Put(at("siad", 0, "found"), {"in": "c"})),
        (Rename(at("abuot"), "about"), Rename(at("abuot"), "place")),
        (Rename(at("abuot"), "about"), Put(at("about"), "r")),
        (Put(at("about"), "r"), Rename(at("abuot"), "about")),
        (Add(at("tags"), "t"), Put(at("tags"), ["u"])),
    ],
)
def test_the_first_of_two_wins_and_the_other_is_told(one: Edit, other: Edit) -> None:
    first, second = finding(one), finding(other, name="y")
    done = fixes.mended([first, second], FILES.get)
    assert done.made == (first,)
    assert [(refused.finding, refused.why) for refused in done.refused] == [(second, "another fix changes the same place")]
    assert done.texts == fixes.mended([first], FILES.get).texts


def test_a_fix_of_several_edits_is_made_whole_or_not_at_all() -> None:
    good = Put(at("claim", path="b.yaml"), "z")
    for bad in (Put(at("claim", 3), "z"), Rename(at("abuot"), "claim"), Add(at("claim"), "z"), Put(at("a", path="c.yaml"), "z")):
        done = fixes.mended([finding(good, bad)], FILES.get)
        assert (done.texts, done.made) == ({}, ())
        assert len(done.refused) == 1


def test_what_another_fix_has_done_already_is_done() -> None:
    edit = Put(at("abuot"), "r")
    done = fixes.mended([finding(edit), finding(edit, name="y")], FILES.get)
    assert len(done.made) == 2
    assert done.texts == {"a.yaml": TEXT.replace("abuot: q", "abuot: r")}


def report(*findings: Finding) -> Report:
    return Report(clusters=(), sources=(), pairs=(), findings=findings, files=2)


def test_what_a_fix_lays_bare_is_fixed_too_and_no_fix_is_made_for_ever() -> None:
    behind = finding(Put(at("about"), "r"), name="behind")
    useless = finding(Add(at("tags"), "t"), name="useless")

    def check(texts: dict[str, str]) -> Report:
        return report(useless, behind) if "about: q" in texts["a.yaml"] else report(useless)

    done, left = fixes.settled(report(finding(Rename(at("abuot"), "about")), useless), check, FILES.get, lambda _: True)  # type: ignore[arg-type]  # a test's own texts
    assert done.texts == {"a.yaml": TEXT.replace("abuot: q", "about: r") + "tags: [t]\n"}
    assert [one.message for one in done.made] == ["x", "useless", "behind"]
    assert left == report(useless)


def test_only_what_is_wanted_is_fixed() -> None:
    safe, unsafe = finding(Put(at("claim"), "z")), finding(Put(at("abuot"), "z"), name="y", safe=False)
    wanted: Callable[[Finding], bool] = lambda one: one.fix is not None and one.fix.safe  # noqa: E731 - as short as what it says
    done, _ = fixes.settled(report(safe, unsafe, msgspec.structs.replace(safe, fix=None)), lambda _: report(), FILES.get, wanted)
    assert done.made == (safe,)
