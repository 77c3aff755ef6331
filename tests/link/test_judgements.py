"""Judgements: of which texts they are, when they are stale, and what becomes of claims that were merged."""

from __future__ import annotations

import pytest

from claimtrack.link.judgements import state
from claimtrack.model import Attribution, Claim
from written_corpus import check, codes

ONE = Claim(claim="Six people were killed", about="attack/killed", value="six", said=(Attribution(source="s"),))
OTHER = Claim(claim="Nine people were killed", value="nine")
SOURCE = "# sources/s.yaml\nsource: a spokesman\nkind: official\nanonymity: named\n"


def changed(**keys: object) -> Claim:
    return Claim(**{"claim": ONE.claim, "about": ONE.about, "value": ONE.value, **keys})  # type: ignore[arg-type]


def test_the_state_of_two_claims() -> None:
    assert state(ONE, OTHER) == state(OTHER, ONE)
    assert len(state(ONE, OTHER)) == 12
    assert state(changed(said=(), tags=("x",), status="published", was=("old",)), OTHER) == state(ONE, OTHER)
    assert state(changed(claim="Six  people\nwere killed"), OTHER) == state(ONE, OTHER)
    for keys in (
        {"claim": "Seven people were killed"},
        {"value": "seven"},
        {"about": None},
        {"as_of": "2026"},
        {"mode": "possible"},
    ):
        assert state(changed(**keys), OTHER) != state(ONE, OTHER)


def corpus(links: str, a: str = "Six people were killed", more: str = "") -> str:
    said = "said: [{source: s, date: 2026-02-23}]\n"
    return (
        f"# claims/a.yaml\nclaim: {a}\nabout: q\n{said}# claims/b.yaml\nclaim: Nine trucks burned\nabout: r\n{said}{more}{SOURCE}"
        f"# links.yaml\n{links}\n"
    )


STATE = state(Claim(claim="Six people were killed", about="q"), Claim(claim="Nine trucks burned", about="r"))


@pytest.mark.parametrize("verdict", ["same", "different"])
@pytest.mark.parametrize("ends", ["a: a, b: b", "a: b, b: a"])
def test_stale_when_a_text_has_changed_and_not_before(verdict: str, ends: str) -> None:
    link = f"- {{{ends}, verdict: {verdict}, of: {STATE}}}"
    assert "CT403" not in codes(check(corpus(link)))
    (found,) = [one for one in check(corpus(link, a="Seven people were killed")).findings if one.code == "CT403"]
    assert (found.severity, found.claims) == ("warning", ("a", "b"))
    assert found.labels[0].place.path == "links.yaml"
    assert f"claimtrack link a b --{verdict}" in found.help


def test_without_a_state_never_stale() -> None:
    assert "CT403" not in codes(check(corpus("- {a: a, b: b, verdict: same}", a="Seven people were killed")))


def test_a_state_that_is_none() -> None:
    assert "CT002" in codes(check(corpus("- {a: a, b: b, verdict: same, of: yesterday}")))


def test_a_stale_judgement_still_stands() -> None:
    said = "said: [{source: s, date: 2026-02-23}]\n"
    text = (
        f"# claims/a.yaml\nclaim: Six people were killed\nabout: q\nvalue: six\n{said}"
        f"# claims/b.yaml\nclaim: Nine people were killed\nabout: q\nvalue: nine\n{said}{SOURCE}"
        "# links.yaml\n- {a: a, b: b, verdict: different, of: 000000000000}\n"
    )
    report = check(text)
    assert report.pairs == ()
    assert [one.stale for one in report.judged] == [True]


MERGED = "# claims/c.yaml\nclaim: Nine trucks burned in Kesh\nwas: [old, older]\nsaid: [{source: s, date: 2026-02-23}]\n"


def test_a_former_id_leads_to_the_claim_that_took_it_in() -> None:
    report = check(corpus("- {a: older, b: a, verdict: same}", more=MERGED))
    assert "CT004" not in codes(report)
    assert [(link.a.id, link.b.id) for link in report.judged] == [("a", "c")]


def test_a_link_between_a_claim_and_itself_is_none() -> None:
    report = check(corpus("- {a: old, b: c, verdict: same}", more=MERGED))
    assert report.judged == ()
    assert not {"CT004", "CT403"} & set(codes(report))


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("- {a: a, b: a, verdict: same}", "`a` is judged the same as itself, which says nothing"),
        ("- {a: a, b: a, verdict: different}", "`a` is judged different from itself"),
        ("- {a: older, b: c, verdict: different}", "`older` and `c` were judged different, and are one claim, `c`"),
    ],
)
def test_a_judgement_of_a_claim_and_itself_is_told(link: str, says: str) -> None:
    (found,) = [one for one in check(corpus(link, more=MERGED)).findings if one.code == "CT403"]
    assert (found.message, found.labels[0].place.path) == (says, "links.yaml")


AGREED, DENIED = "- {a: a, b: b, verdict: same}", "- {a: b, b: a, verdict: different}"


@pytest.mark.parametrize("links", [f"{AGREED}\n{DENIED}", f"{DENIED}\n{AGREED}", f"{AGREED}\n{DENIED}\n{AGREED}"])
def test_judgements_that_contradict_each_other_hide_nothing(links: str) -> None:
    said = "said: [{source: s, date: 2026-02-23}]\n"
    claims = "".join(
        f"# claims/{name}.yaml\nclaim: The wreck lies {value} from the pier\nabout: {about}\nvalue: {value}\n{said}"
        for name, about, value in (("a", "q", "5 km"), ("b", "r", "50 km"))
    )
    report = check(f"{claims}{SOURCE}# links.yaml\n{links}\n")
    assert "CT201" in codes(report)
    (found,) = [one for one in report.findings if one.code == "CT403"]
    assert found.claims == ("a", "b")
    assert {label.text for label in found.labels} == {"judged different", "judged same"}
    assert check(f"{claims}{SOURCE}# links.yaml\n{DENIED}\n").pairs == ()


def test_a_merge_can_make_two_judgements_contradict_each_other() -> None:
    report = check(corpus("- {a: a, b: old, verdict: same}\n- {a: a, b: c, verdict: different}", more=MERGED))
    (found,) = [one for one in report.findings if one.code == "CT403"]
    assert found.message == "`a` and `c` are judged same and different"
    assert [label.place.route for label in found.labels] == [(0,), (1,)]


@pytest.mark.parametrize(
    ("more", "place"),
    [
        (MERGED.replace("[old, older]", "[a]"), ("claims/c.yaml", ("was", 0))),
        (MERGED.replace("[old, older]", "[c]"), ("claims/c.yaml", ("was", 0))),
        (MERGED + MERGED.replace("c.yaml", "d.yaml").replace("[old, older]", "[older]"), ("claims/d.yaml", ("was", 0))),
    ],
    ids=["of a claim that is there", "of itself", "of two claims"],
)
def test_a_former_id_that_leads_nowhere_or_in_a_circle(more: str, place: tuple[str, tuple[object, ...]]) -> None:
    (found,) = [one for one in check(corpus("[]", more=more)).findings if one.code == "CT003"]
    assert [(label.place.path, label.place.route) for label in found.labels] == [place]


def test_a_circle_of_two() -> None:
    said = "said: [{source: s}]\n"
    text = f"# claims/a.yaml\nclaim: One\nwas: [b]\n{said}# claims/b.yaml\nclaim: Two\nwas: [a]\n{said}{SOURCE}"
    report = check(text)
    assert [one.claims for one in report.findings if one.code == "CT003"] == [("a",), ("b",)]
    assert len(report.clusters) == 2
