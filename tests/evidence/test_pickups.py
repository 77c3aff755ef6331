"""CT506 on whole corpora: what is told, what would change, what stays silent."""

from __future__ import annotations

import pytest

from claimtrack.config import Config
from claimtrack.finding import Add, Finding
from claimtrack.place import Place
from claimtrack.plan import verify
from test_plan import PackingEngine
from written_corpus import TODAY, check, copies, files, shuffled, split

STORY = """Elsewhere.

The bridge over the Orla was closed on Monday after inspectors found cracks in two of its piers, leaving thousands of commuters
without a direct way into the city for what may be the whole of the winter, and shops on the far bank without customers.
"""
OTHER = """Cracks in the piers have shut the Orla bridge; the city does not expect it to open again before the spring, and traders
are worried. Our reporter counted three policemen and no cars at noon, where on other days a jam reaches to the market.
"""
WORLD = """# camps.yaml
agency: {name: the agency, role: neutral}
herald: {name: the Herald, role: neutral}
post: {name: the Post, role: neutral}
city: {name: the city}
# sources/wire.yaml
source: Orla News, a news agency
kind: agency
anonymity: named
grade: B
camp: agency
# sources/herald.yaml
source: the Herald
kind: outlet
anonymity: named
grade: B
camp: herald
captures: [{sha256: {herald}, captured: 2026-02-03}]
# sources/post.yaml
source: the Post
kind: outlet
anonymity: named
grade: B
camp: post
captures: [{sha256: {post}, captured: 2026-02-02}]
# sources/official.yaml
source: an official of the city
kind: official
anonymity: unnamed
camp: city
# captures/wire.txt
%s
# captures/herald.txt
%s
# captures/post.txt
%s
# claims/bridge.yaml
claim: The bridge over the Orla was closed
said:
"""
WIRE = "  - {source: wire, basis: firsthand, found: {in: wire, sha256: {wire}}}\n"
HERALD = "  - {source: herald, basis: firsthand}\n"
POST = "  - {source: post, basis: position}\n"
VIA_WIRE = "  - {source: official, basis: position, via: [wire], found: {in: wire, sha256: {wire}}}\n"
VIA_HERALD = "  - {source: official, basis: position, via: [herald]}\n"


def corpus(*said: str, wire: str = STORY, herald: str = STORY, post: str = OTHER) -> str:
    return WORLD % (wire, herald, post) + "".join(said)


def found(text: str) -> list[Finding]:
    return [one for one in check(text).findings if one.code == "CT506"]


def test_the_outlet_repeats_the_agency() -> None:
    """.95 x .97 x .95 = .8754 each; two independent ones 1 - .1246^2 = .9845, one alone .8754."""
    (finding,) = found(corpus(WIRE, HERALD))
    assert finding.message == "`herald` and `wire` share 46 words outside quotation marks, and count as two for `bridge`"
    assert finding.notes[0].startswith("46 words: “The bridge over the Orla was closed on Monday after ...” (`")
    assert finding.notes[2:] == (
        "`wire` is an agency, `herald` an outlet",
        "`bridge`: strongly-corroborated (0.98) now, single-source (0.88) with `herald` as repeating `wire`",
    )
    assert finding.fix is not None
    assert not finding.fix.safe
    assert finding.fix.edits == (Add(Place("claims/bridge.yaml", ("said", 1, "picks_up")), "wire"),)
    assert (finding.severity, finding.confidence) == ("warning", "high")


def test_a_relay_that_repeats_another_relay_is_recorded_in_via() -> None:
    (finding,) = found(corpus(VIA_WIRE, VIA_HERALD))
    assert finding.fix is not None
    assert finding.fix.edits == (Add(Place("claims/bridge.yaml", ("said", 1, "via")), "wire"),)
    # One voice .80 x .75 x .80 x .75 = .36 through either of two relays, .36 x (1 - .05^2); then through the agency alone.
    assert finding.notes[-1] == "`bridge`: uncorroborated (0.36) now, uncorroborated (0.34) with `herald` as repeating `wire`"


def test_the_score_stays_as_it_is() -> None:
    text = corpus(WIRE, HERALD)
    plain = verify(files(split(text)), Config(today=TODAY), PackingEngine())
    assert [one.corroboration for one in check(text).clusters] == [one.corroboration for one in plain.clusters]


@pytest.mark.parametrize(
    "said",
    [
        (WIRE, HERALD.replace("basis: firsthand", "picks_up: [wire]")),
        (WIRE, HERALD.replace("basis: firsthand", "via: [wire]")),
        (WIRE.replace("basis: firsthand", "picks_up: [herald]"), HERALD),
        (HERALD,),
        (WIRE, POST),
    ],
)
def test_what_is_declared_alone_or_not_alike_is_silent(said: tuple[str, ...]) -> None:
    assert found(corpus(*said)) == []


@pytest.mark.parametrize("stated", ["credits: [wire]", "of: wire"])
def test_what_the_source_says_of_itself_is_silent(stated: str) -> None:
    text = corpus(WIRE, HERALD).replace("source: the Herald\n", f"source: the Herald\n{stated}\n")
    assert found(text) == []


def test_without_copies_nothing_is_said() -> None:
    report = verify(files(split(corpus(WIRE, HERALD))), Config(today=TODAY), PackingEngine())
    assert "CT506" not in [one.code for one in report.findings]


def test_of_two_outlets_the_copy_that_was_taken_first_is_the_origin() -> None:
    (finding,) = found(corpus(HERALD, POST, post=STORY))
    assert "the copy of `post` was taken first, which need not mean that it was published first" in finding.notes
    assert finding.fix is not None
    assert finding.fix.edits == (Add(Place("claims/bridge.yaml", ("said", 0, "picks_up")), "post"),)


def test_where_nothing_tells_both_ways_are_shown_and_nothing_is_offered() -> None:
    text = corpus(HERALD, POST, post=STORY).replace("captured: 2026-02-03", "captured: 2026-02-02")
    (finding,) = found(text)
    assert finding.fix is None
    assert finding.help.startswith("find out who was first")
    assert [note.rpartition(" with ")[2] for note in finding.notes[-2:]] == [
        "`herald` as repeating `post`",
        "`post` as repeating `herald`",
    ]
    assert len(finding.labels) == 2


def test_two_outlets_that_credit_one_wire() -> None:
    line = "\n\nThe bridge was closed. (Orla News)\n"
    (finding,) = found(corpus(HERALD, POST, herald="Elsewhere." + line, post=OTHER + line))
    assert finding.message == "`herald` and `post` both credit `wire`, and count as two for `bridge`"
    assert "both credit `wire`" in finding.notes
    assert finding.fix is not None
    assert [(edit.place.route, edit.value) for edit in finding.fix.edits if isinstance(edit, Add)] == [
        (("said", 0, "picks_up"), "wire"),
        (("said", 1, "picks_up"), "wire"),
    ]
    assert finding.confidence == "medium"


def test_an_outlet_that_credits_the_agency_which_carried_the_other_voice() -> None:
    text = corpus(VIA_WIRE, HERALD, herald="The bridge was closed, an official told Orla News on Monday.")
    (finding,) = found(text)
    assert (finding.confidence, finding.claims) == ("low", ("bridge",))
    assert "`herald` credits `wire`: “told Orla News” (copy" in finding.notes[0]


def test_a_credit_and_the_same_text_name_the_third_from_whom_both_have_it() -> None:
    (finding,) = found(corpus(HERALD, POST, post=STORY, herald=STORY + "\n\n(Orla News)\n"))
    assert "`herald` credits `wire`, and the other has the same text" in finding.notes
    assert finding.fix is not None
    assert {edit.value for edit in finding.fix.edits if isinstance(edit, Add)} == {"wire"}


def test_one_finding_a_pair_however_many_claims() -> None:
    text = (
        corpus(WIRE, HERALD)
        + "# claims/again.yaml\nclaim: There are cracks in its piers\nsaid:\n"
        + WIRE.replace("{wire}", split(corpus())["sources/herald.yaml"].partition("sha256: ")[2][:64]).replace(
            "in: wire", "in: herald"
        )
        + HERALD
    )
    (finding,) = found(text)
    assert finding.claims == ("again", "bridge")
    assert finding.fix is not None
    assert len(finding.fix.edits) == 2


def test_any_engine_any_order_of_files_and_copies_the_same_findings() -> None:
    texts = split(corpus(WIRE, HERALD, POST, VIA_WIRE, post=STORY))
    expected = check(corpus(WIRE, HERALD, POST, VIA_WIRE, post=STORY)).findings
    assert len([one for one in expected if one.code == "CT506"]) == 3
    for seed in range(3):
        corpus_files = shuffled(files(texts), seed)
        assert verify(corpus_files, Config(today=TODAY), PackingEngine(), copies(texts)[::-1]).findings == expected
