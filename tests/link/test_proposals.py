"""Which claims are proposed as belonging together, as what, and which never are: two sentences and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, combinations
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.config import Config, Settings
from claimtrack.engine.local import LocalEngine
from claimtrack.link import blocking, joining, propose, rarity, sketch
from claimtrack.link.dossier import Dossier
from claimtrack.link.features import FEATURES, felt, score
from claimtrack.link.propose import Proposal
from claimtrack.model import Attribution, Claim, Filed
from claimtrack.plan import Report, verify
from claimtrack.policy import LinkPolicy, Policy
from test_plan import PackingEngine
from written_corpus import TODAY, check, files, shuffled, split

CONFIG = Config(today=TODAY)
SOURCE = "# sources/s.yaml\nsource: a spokesman\nkind: official\nanonymity: named\n"


def report(*claims: str, links: str = "", settings: Settings | None = None) -> Report:
    """The report on claims of one line each, `id | sentence | key: value; key: value`."""
    return check(corpus(*claims, links=links), settings=settings)


def corpus(*claims: str, links: str = "") -> str:
    text = SOURCE
    for line in claims:
        name, sentence, *keys = (part.strip() for part in line.split("|"))
        rows = "\n".join(row.strip() for row in keys[0].split(";")) + "\n" if keys else ""
        said = "said: [{source: s, date: 2026-02-23}]\n"
        text += f"# claims/{name}.yaml\nclaim: {msgspec.json.encode(sentence).decode()}\n{rows}{said}"
    return text + (f"# links.yaml\n{links}" if links else "")


def told(*claims: str, links: str = "") -> list[str]:
    """What is told of links and conflicts, as `code a b severity confidence`."""
    return [
        " ".join((one.code, *one.claims, one.severity, one.confidence))
        for one in report(*claims, links=links).findings
        if one.code[:3] in ("CT2", "CT4")
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # a changed number, a changed deadline, an inserted NOT: more alike than any two paraphrases, and never one claim
        (
            "Ruritanian forces will have left the Kesh valley within 20 days | when: within 20 days; mode: forecast",
            "Ruritanian forces will have left the Kesh valley within 30 days | when: within 30 days; mode: forecast",
        ),
        (
            "The Ruritanian army has pulled 400 soldiers out of the Kesh valley | value: 400 soldiers",
            "The Ruritanian army has pulled 900 soldiers out of the Kesh valley | value: 900 soldiers",
        ),
        (
            "Ruritania has suspended the enrichment of uranium at the Kesh plant | polarity: true",
            "Ruritania has NOT suspended the enrichment of uranium at the Kesh plant | polarity: false",
        ),
        (
            "The bridge over the Kesh was reopened on Monday by the army | when: on 2026-02-16",
            "The bridge over the Kesh was reopened on Sunday by the army | when: on 2026-02-22",
        ),
        # in other words, and with a name in another spelling
        (
            "The last Ruritanian forces could be out of Kesh within 20 days | when: within 20 days; mode: possible",
            "Ruritanian forces will have left Qesh within a month | when: within a month; mode: forecast",
        ),
    ],
    ids=["deadline", "number", "not", "weekday", "paraphrase"],
)
def test_a_conflict_of_two_claims_that_no_question_joins(a: str, b: str) -> None:
    (found,) = told(f"a | {a}", f"b | {b}")
    code, *claims, severity, confidence = found.split()
    assert code in ("CT201", "CT202")
    assert claims == ["a", "b"]
    assert severity == "warning"
    assert confidence in ("medium", "low")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Ruritanian forces will have left the Kesh valley within 20 days",
            "Ruritanian forces will have left the Kesh valley within 30 days",
        ),
        ("The Ruritanian army has pulled 400 soldiers out of Kesh", "The Ruritanian army has pulled 900 soldiers out of Kesh"),
        (
            "Ruritania has suspended the enrichment of uranium at Kesh",
            "Ruritania has NOT suspended the enrichment of uranium at Kesh",
        ),
    ],
    ids=["deadline", "number", "not"],
)
def test_a_conflict_of_two_bare_sentences(a: str, b: str) -> None:
    """No field says what they claim, and no question joins them: the texts propose, their words are read, the algebra decides."""
    (found,) = told(f"a | {a}", f"b | {b}")
    code, *claims, severity, confidence = found.split()
    assert code in ("CT201", "CT202")
    assert (claims, severity) == (["a", "b"], "warning")
    assert confidence in ("medium", "low")


def test_accents_that_were_lost_on_the_way() -> None:
    assert told("a | Jlia Ramrez closed the road", "b | Júlia Ramírez closed the road") == ["CT402 a b warning high"]


NEAR_MISSES = [
    ("{} soldiers of Ruritania left the Kesh valley on Monday", "400", "401"),
    ("The army of Ruritania has {}reopened the road to Kesh", "", "not "),
    ("The army of Ruritania {} reopened the road to Kesh", "has", "hasn't"),
    ("The budget of Ruritania rose by {} last year, its ministry says", "5%", "$5"),
    ("The budget of Ruritania {} by a tenth, its ministry of finance says", "rose", "fell"),
    ("The road to Kesh in Ruritania was closed {} the parade", "before", "after"),
    ("The troops of Ruritania {} leave the valley of Kesh", "will", "may"),
    ("The talks on the valley of Kesh were held in {}", "March", "May"),
    ("{} soldiers of Ruritania are in the Kesh valley", "At least 40", "At most 40"),
    ("The president of {} visited the valley of Kesh", "Ruritania", "Zubrowka"),
    ("Ruritania had 1{}5 million soldiers in the Kesh valley", ".", ""),
    ("The score at the Kesh stadium in Ruritania was {} at the end", "1-0", "10"),
    ("{} of the villages in the Kesh valley of Ruritania were burned", "All", "Half"),
    ("The pass of Kesh in Ruritania is {}closed for the whole winter", "", "partly "),
    ("The debate over the road to Kesh began in the spring of the year1{}2 in Ruritania, its minister says", "99", "98"),
    ("In Yemen the men of Kesh fought Iran beside Iraqis, and in the north beside {}, as all of them say", "Iran", "Iraq"),
]


@pytest.mark.parametrize(("form", "one", "other"), NEAR_MISSES, ids=[f"{a} {b}" for _, a, b in NEAR_MISSES])
def test_one_word_or_number_makes_another_claim(form: str, one: str, other: str) -> None:
    assert not [line for line in told(f"a | {form.format(one)}", f"b | {form.format(other)}") if line.startswith("CT402")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The road to Kesh is closed", "the road to Kesh is closed."),
        ("The road to Kesh is closed for 2,000 trucks", "“The road to Kesh is closed for 2000 trucks”"),
        ("The road to Kesh, in Ruritania, is closed", "The road to Kesh in Ruritania is closed"),
        ("The fire in Kesh burned for ten days, the mayor says", "The fire in Kesh burned for 10 days, the mayor says"),
        ("Theroad to Kesh isclosed for all trucks", "The road to Kesh is closed for all trucks"),
        ("Closed", "closed!"),
        ("The army of Ruritania didn't reopen the road", "The army of Ruritania didnt reopen the road"),
    ],
)
def test_one_claim_twice(a: str, b: str) -> None:
    assert told(f"a | {a}", f"b | {b}") == ["CT402 a b warning high"]
    assert told(f"a | {a} | about: q", f"b | {b} | about: q") == ["CT402 a b warning high"]
    assert [line[:5] for line in told(f"a | {a} | about: q", f"b | {b} | about: r")] == ["CT401"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("place: syria/raqa", "place: syria/daraa"),
        ("event: first-fire", "event: second-fire"),
        ("period: 2026-01", "period: 2026-02"),
        ("value: two days; as_of: 2026-01-20", "value: two days; as_of: 2026-02-20"),
        ("about: x; part_of: q", "about: x; part_of: r"),
        ("mode: forecast", "mode: fact"),
        ("about: q", "about: r"),
        ("polarity: false", "label: burned"),
        ("value: two days", "label: burned"),
    ],
)
def test_the_same_sentence_of_two_matters_is_no_duplicate(one: str, other: str) -> None:
    """A duplicate is exactly what can be merged."""
    text = "The fuel depot at Port Selim burned for two days"
    assert not [line for line in told(f"a | {text} | {one}", f"b | {text} | {other}") if line.startswith("CT402")]
    same = report(f"a | {text} | {one}", f"b | {text} | {one}").proposed
    assert [proposal.kind for proposal in same] == ["duplicate"]


OTHER_NAMES = """
Essen, Assen; Kent, Gent; Khan, Kan; Gary Cole, Cary Cole; Marcos, Marcus; Penn, Pan; Bonn, Bunn; Kerr, Carr; Kemp, Camp
Lee, Le; Merz, Mars; Zoe Becker, Zoe Backer; Anna Lee, Anna Lie; Kurz, Kors; Beck, Back; the Supreme Court, the US Supreme Court
Gore, Core; Qadhafi, Gaddafi; Joe Bunn, Bunn
"""
NAME_PAIRS = [pair.strip().split(", ") for pair in OTHER_NAMES.strip().replace("\n", ";").split(";")]


@pytest.mark.parametrize(("one", "other"), NAME_PAIRS)
@pytest.mark.parametrize(
    "form",
    [
        "The old bridge near the market of {} was closed on Monday after a fire in its northern tower, the mayor says",
        "On Monday {} told the committee that the budget for the northern harbour would be cut in the coming spring",
        "{} told the committee on Monday that the budget for the northern harbour would be cut in the coming spring",
    ],
)
def test_what_sounds_alike_may_be_two_names(form: str, one: str, other: str) -> None:
    assert not [line for line in told(f"a | {form.format(one)}", f"b | {form.format(other)}") if line.startswith("CT402")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Raqqa", "Raqa"),
        ("al-Hamada", "Hamada"),
        ("Al Hamada", "al-Hamada"),
        ("Ramírez", "Ramirez"),
        ("the US", "the United States"),
    ],
)
def test_one_name_that_is_written_otherwise(one: str, other: str) -> None:
    form = "The old bridge of {} was closed on Monday after a fire in its northern tower, the mayor says"
    assert told(f"a | {form.format(one)}", f"b | {form.format(other)}") == ["CT402 a b warning high"]


OTHER_SIGNS = [
    ("Prices in the northern harbour rose by {} in the winter, its office says", "5%", ".5%"),
    ("Prices in the northern harbour moved by {} percent in the winter, its office says", "-5", "5"),
    ("Prices in the northern harbour moved by {} percent in the winter, its office says", "–5", "5"),
    ("Prices in the northern harbour moved by {} percent in the winter, its office says", "−5", "5"),
    ("Prices in the northern harbour moved by {} percent in the winter, its office says", ">5", "<5"),
    ("Prices in the northern harbour moved by {} percent in the winter, its office says", "≥5", "5"),
    ("Prices in the northern harbour moved by {} percent in the winter, its office says", "~5", "5"),
    ("The turbine of the northern harbour gives {} in the winter, its office says", "5 MW", "5 mW"),
    ("The agency gave the bonds of the northern harbour an {} in the winter", "A+", "A-"),
    ("The sum that the harbour office wrote on the wall was {} in the winter", "10 + 5", "10 - 5"),
    ("The programme of the northern harbour office was written in {} in the winter", "C++", "C#"),
    ("The {} of the northern prison told the office that the winter was cold", "inmate", "inmates"),
    ("The three men of the northern prison were hanged{}", ".", "?"),
    ("More than 50{} people came to the northern harbour in the winter", "+", ""),
    ("The strike on the northern harbour was {} in the winter, its office says", "legal", "illegal"),
    ("The guards of the northern harbour were {} in the winter, its office says", "armed", "unarmed"),
]


@pytest.mark.parametrize(("form", "one", "other"), OTHER_SIGNS, ids=[f"{a} {b}" for _, a, b in OTHER_SIGNS])
def test_one_sign_or_ending_makes_another_claim(form: str, one: str, other: str) -> None:
    assert not [line for line in told(f"a | {form.format(one)}", f"b | {form.format(other)}") if line.startswith("CT402")]


def test_the_same_words_in_another_order_are_no_duplicate() -> None:
    form = "In the long war for the harbour on the northern coast, its old office says, {} attacked {}"
    one, other = form.format("Ruritania", "Zubrowka"), form.format("Zubrowka", "Ruritania")
    assert not [line for line in told(f"a | {one}", f"b | {other}") if line.startswith("CT402")]


def test_the_same_words_with_another_value_are_no_duplicate() -> None:
    assert told("a | Many left the valley of Kesh | value: 40", "b | Many left the valley of Kesh | value: 400") == [
        "CT201 a b warning medium"
    ]
    assert told("a | Many left the Kesh valley | value: 40", "b | Many left the Kesh valley | when: in 2025") == []


BOATS = (
    "a | The strike on the harbour of Al-Hamada destroyed eleven fishing boats",
    "b | Eleven fishing boats were destroyed in the strike on Hamada's harbour, the port says",
)
TWINS = ("a | The road to Kesh is closed", "b | the road to Kesh is closed.")
PARTED = (
    "a | The army of Ruritania has pulled 400 soldiers out of the Kesh valley | value: 400 soldiers",
    "b | The army of Ruritania has pulled 900 soldiers out of the Kesh valley | value: 900 soldiers",
)


SAID_OF = {BOATS: "agree", TWINS: "agree", PARTED: "contradiction"}


def test_two_that_may_belong_together() -> None:
    assert told(*BOATS)[0].startswith("CT401 a b note")
    (proposal,) = report(*BOATS).proposed
    assert (proposal.kind, proposal.a.id, proposal.b.id) == ("related", "a", "b")
    assert LinkPolicy().proposed < proposal.score == round(min(1.0, sum(one.adds for one in proposal.features)), 4)


@pytest.mark.parametrize("pair", [BOATS, TWINS, PARTED], ids=["related", "duplicate", "conflict"])
@pytest.mark.parametrize("verdict", ["same", "different"])
def test_nothing_is_proposed_of_what_people_have_judged(pair: tuple[str, str], verdict: str) -> None:
    found = report(*pair, links=f"- {{a: b, b: a, verdict: {verdict}}}\n")
    assert found.proposed == ()
    assert not [one for one in found.pairs if one.proposed]
    assert [one.relation.verdict for one in found.pairs] == ([] if verdict == "different" else [SAID_OF[pair]])


def test_what_shares_a_question_is_not_proposed_again() -> None:
    one, other = (line + "; about: q" for line in PARTED)
    assert told(one, other) == ["CT201 a b warning high"]
    one, other = (line + " | about: q" for line in BOATS)
    assert told(one, other) == []
    part = "; about: p; part_of: q"
    assert [line.split()[-1] for line in told(PARTED[0] + part, PARTED[1] + "; about: q")] in ([], ["high"])


def test_questions_of_their_own_are_only_joined_where_the_answers_can_be_held_against_each_other() -> None:
    one, other = (f"{line} | about: q{number}" for number, line in enumerate(BOATS))
    assert told(one, other)[0].startswith("CT401")
    assert told(one + "; value: eleven boats", other + "; value: eleven boats")[0].startswith("CT401")
    assert told(one + "; value: eleven boats", other + "; when: in 2025") == []


@pytest.mark.parametrize(
    ("code", "a", "b"),
    [
        ("CT402", "Raqqa fell to the army", "Raqa fell to the army"),
        ("CT401", "Gaddafi was killed near the harbour", "Qadhafi was killed near the harbour"),
        ("CT401", "The colour of the bridge is grey", "The color of the bridge is gray"),
        ("CT401", "The labour organisation closed", "The labor organization closed"),
        ("CT401", "Judge Mueller left Koeln on foot", "Judge Müller left Köln on foot"),
    ],
)
def test_another_spelling_is_proposed_and_proves_only_doubled_letters(code: str, a: str, b: str) -> None:
    assert [line[:5] for line in told(f"a | {a}", f"b | {b}")] == [code]


def test_few_common_words_are_not_enough() -> None:
    assert told("a | The talks failed", "b | The talks began") == []
    assert told("a | The sentence of a", "b | The sentence of b") == []


def test_a_retracted_claim_is_proposed_to_nobody() -> None:
    assert told(TWINS[0] + " | status: retracted", TWINS[1]) == []


def test_a_proposed_conflict_changes_no_score() -> None:
    apart = [(one.id, one.corroboration) for one in report(*PARTED).clusters]
    alone = [(one.id, one.corroboration) for line in PARTED for one in report(line).clusters]
    assert apart == alone


def test_a_desk_adds_spellings() -> None:
    two = (
        "a | Divers of the Selim Harbour Watch raised the wreck of the Aurora in March",
        "b | Divers of the SHW raised the wreck of the Aurora in March",
    )
    own = Settings(names={"Selim Harbour Watch": ("SHW",)})
    assert [one.kind for one in report(*two).proposed] != ["duplicate"]
    (found,) = report(*two, settings=own).proposed
    assert [one.value for one in found.features if one.name == "same_names"] == [1.0]


def test_every_feature_says_what_it_is() -> None:
    assert all(feature.__doc__ and weight for feature, weight in FEATURES)
    assert len({feature.__name__ for feature, _ in FEATURES}) == len(FEATURES)


# Laws

WORDS = (
    "army bridge convoy depot engine fuel garrison harbour island judge Kesh Ruritania Al-Hamada not 20 30 days within".split()
)
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
VALUES: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [{}, {}, {"value": "20 trucks"}, {"value": "90 trucks"}, {"polarity": True}, {"polarity": False}]
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    about = draw(st.sampled_from([None, None, "q", "r"]))
    return Claim(claim=draw(SENTENCES), about=about, said=(Attribution(source="s", date="2026-02-23"),), **draw(VALUES))


def dossiers(records: list[Claim]) -> list[Dossier]:
    return [
        Dossier(filed=Filed(f"c{number:02}", f"claims/c{number:02}.yaml", 0, record), sources={}, camps={})
        for number, record in enumerate(records)
    ]


def weighed(sketches: list[sketch.Sketch]) -> list[blocking.Weighed]:
    common = rarity.rarity(sketches, LinkPolicy())
    counted = (one for each in sketches for one in blocking.counted(each, common))
    return [one for each in counted for one in blocking.weighed(each, LinkPolicy())]


def proposed(sketches: list[sketch.Sketch], config: Config) -> tuple[list[propose.Proposal], int]:
    """The stations of `plan.verify` from sketches to proposals."""
    engine, policy = LocalEngine(), config.policy.link
    counted = engine.flat_map(blocking.counted, sketches, rarity.rarity(sketches, policy))
    weighed = list(engine.flat_map(blocking.weighed, counted, policy))
    alike = list(engine.group(propose.alike, engine.flat_map(blocking.keys, weighed, policy), config))
    ends: Iterable[tuple[str, blocking.Weighed | str]] = chain(
        engine.flat_map(propose.by_id, weighed, None), engine.flat_map(propose.by_end, alike, None)
    )
    beside = engine.group(propose.beside, ends, None)
    return propose.in_order(engine.group(propose.proposals, beside, config)), propose.missing(alike)


@settings(max_examples=150)
@given(st.lists(claims(), min_size=2, max_size=6))
def test_symmetric_and_sound(records: list[Claim]) -> None:
    sketches = [sketch.sketch(one, CONFIG) for one in dossiers(records)]
    for one, other in combinations(weighed(sketches), 2):
        assert propose.proposal(one, other, CONFIG) == propose.proposal(other, one, CONFIG)
        assert felt(one, other) == felt(other, one)
        assert 0 <= score(felt(one, other)) <= 1
        found = propose.proposal(one, other, CONFIG)
        if found is not None and found.kind == "duplicate":
            assert one.sketch.figures == other.sketch.figures or one.sketch.letters == other.sketch.letters
            assert found.relation.severity == "none" or found.relation.verdict == "agree"


@settings(max_examples=60)
@given(st.lists(claims(), min_size=2, max_size=14))
def test_blocking_loses_nothing(records: list[Claim]) -> None:
    """What comparing all with all would propose is found under some key, as long as no key is crowded."""
    sketches = [sketch.sketch(one, CONFIG) for one in dossiers(records)]
    everything = {
        (one.id, other.id)
        for one, other in combinations(weighed(sketches), 2)
        if propose.proposal(one, other, CONFIG) is not None
    }
    found, missing = proposed(sketches, CONFIG)
    assert {(one.a.id, one.b.id) for one in found} == everything
    assert missing == 0


def test_what_is_not_compared_is_counted() -> None:
    crowd = [Claim(claim=f"The road to Kesh is closed {'again ' * (number % 2)}") for number in range(30)]
    config = Config(today=TODAY, settings=Settings(policy=Policy(link=LinkPolicy(bound=6))))
    sketches = [sketch.sketch(one, config) for one in dossiers(crowd)]
    found, missing = proposed(sketches, config)
    assert len(found) < 30 * 29 // 2
    assert missing > 0
    assert joining.left_out(10, 10) == 0
    assert joining.left_out(30, 10) == 30 * 29 // 2 - sum(min(5, 29 - number) for number in range(30))


MIXED = corpus(
    *BOATS, *(line.replace("a |", "c |", 1).replace("b |", "d |", 1) for line in PARTED), "e | The road to Kesh is closed"
)


@settings(max_examples=10)
@given(st.integers())
def test_the_order_of_files_changes_nothing(seed: int) -> None:
    texts = files(split(MIXED))
    expected = verify(texts, CONFIG, LocalEngine()).proposed
    assert len(expected) == 2
    assert verify(shuffled(texts, seed), CONFIG, LocalEngine()).proposed == expected


def test_another_engine_proposes_the_same() -> None:
    book = "- {a: e, b: f, verdict: different, of: 000000000000}\n"
    texts = files(
        split(MIXED.replace("# sources", "# claims/f.yaml\nclaim: The road is open\n# sources", 1) + f"# links.yaml\n{book}")
    )
    here, there = (verify(texts, CONFIG, engine) for engine in (LocalEngine(), PackingEngine()))
    assert len(here.proposed) == 2
    assert [one.stale for one in here.judged] == [True]
    assert (here.proposed, here.judged, here.pairs, here.findings) == (there.proposed, there.judged, there.pairs, there.findings)


def test_proposals_can_be_sent() -> None:
    (proposal,) = report(*BOATS).proposed
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(proposal), type=Proposal) == proposal
