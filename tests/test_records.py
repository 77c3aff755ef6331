"""Files to records: what becomes of every field and word, and a caret for every fault of a file, all at once."""

from __future__ import annotations

from typing import Any, Literal, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carets import cases, shown, written
from claimtrack import model, records, shape
from claimtrack.export.yaml_record import to_yaml
from claimtrack.model import Attribution, Camp, Capture, Claim, Correction, Found, Judgement, Reply, Review, Source
from claimtrack.place import Place
from claimtrack.records import File, Folder, Reading, Refused
from claimtrack.yamlspans import spans

EVERY_FIELD_OF_A_CLAIM = """
id: bridge/closed
claim: "The bridge was closed: nobody could cross"
about: bridge/closed
value: at least 50 troops
mode: estimate
period: 2026-02-03/2026-02-19
per: day
as_of: 2026-02
growing: true
place: city
event: storm
part_of: city/closed
many: true
said:
  - source: city-hall
    stance: partly
    quote: 'it''s "closed"'
    words: confirmed it
    basis: official
    via: [afp, reuters]
    picks_up: [herald]
    date: 2026
    found:
      in: article
      at: paragraph 4
      url: https://example.org/a?b=c#d
      captured: 2026-02-23
      sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
      archived: https://example.org/archive
    anonymity: background
    against_interest: true
    utterance: speech
alleges: negligence
reply: {asked: 2026-02-23, of: the city hall, answer: no}
tags: [12:30, 012, no, null, ~, 2026-02-23, 1e3, =, "", قال 漢字 😀]
status: corrected
outcome: it was
resolution: partly
corrections:
  - {date: 2026-02-24, was: open, why: a typing error}
review: {verdict: mostly true, by: desk, date: 2026-02-25, why: two sources}
was: [bridge/shut, no]
"""
A_CLAIM = Claim(
    id="bridge/closed",
    claim="The bridge was closed: nobody could cross",
    about="bridge/closed",
    value="at least 50 troops",
    mode="estimate",
    period="2026-02-03/2026-02-19",
    per="day",
    as_of="2026-02",
    growing=True,
    place="city",
    event="storm",
    part_of="city/closed",
    many=True,
    said=(
        Attribution(
            source="city-hall",
            stance="partly",
            quote='it\'s "closed"',
            words="confirmed it",
            basis="official",
            via=("afp", "reuters"),
            picks_up=("herald",),
            date="2026",
            found=Found(
                in_="article",
                at="paragraph 4",
                url="https://example.org/a?b=c#d",
                captured="2026-02-23",
                sha256="0123456789abcdef" * 4,
                archived="https://example.org/archive",
            ),
            anonymity="background",
            against_interest=True,
            utterance="speech",
        ),
    ),
    alleges="negligence",
    reply=Reply(asked="2026-02-23", of="the city hall", answer="no"),
    tags=("12:30", "012", "no", "null", "~", "2026-02-23", "1e3", "=", "قال 漢字 😀"),
    status="corrected",
    outcome="it was",
    resolution="partly",
    corrections=(Correction(date="2026-02-24", was="open", why="a typing error"),),
    review=Review(verdict="mostly true", by="desk", date="2026-02-25", why="two sources"),
    was=("bridge/shut", "no"),
)

EVERY_FIELD_OF_A_SOURCE = """
id: official
source: an official of the city hall
kind: official
anonymity: deep_background
camp: city
of: city-hall
grade: B
known_to: [editor, lawyer]
reason: fears for the post
terms: no quotes
review_by: 2026-12
maybe_same_as: [other]
distinct_from: [third]
url: https://example.org
publisher: a publisher
published: 2026-02-23
credits: [afp]
captures:
  - {sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, captured: 2026-02, url: a.b/c, title: no}
"""
A_SOURCE = Source(
    id="official",
    source="an official of the city hall",
    kind="official",
    anonymity="deep_background",
    camp="city",
    of="city-hall",
    grade="B",
    known_to=("editor", "lawyer"),
    reason="fears for the post",
    terms="no quotes",
    review_by="2026-12",
    maybe_same_as=("other",),
    distinct_from=("third",),
    url="https://example.org",
    publisher="a publisher",
    published="2026-02-23",
    credits=("afp",),
    captures=(Capture(sha256="0123456789abcdef" * 4, captured="2026-02", url="a.b/c", title="no"),),
)

FAULTS: dict[Folder, list[str]] = {
    "claims": cases("""
claim: x
abuot: y
^^^^^ unknown key `abuot`
mode: fcat
^^^^^^^^^^ `mode` does not know the word `fcat`
polarity: no
^^^^^^^^^^^^ `polarity` does not know the word `no`
said:
  - source: a
    basis: firsthnad
    ^^^^^^^^^^^^^^^^ `basis` does not know the word `firsthnad`
    via: b
    ^^^^^^ `via` is not a list
    date: 2026-02-30
    ^^^^^^^^^^^^^^^^ there is no such date: `2026-02-30` (day is out of range for month)
  - words: nobody
    ^^^^^^^^^^^^^ `source` is missing
  - just text
    ^^^^^^^^^ an entry of `said` is not a mapping of keys
  - {source: [a], found: {at: {b: c}}}
     ^^^^^^^^^^^ `source` is one text, not a list
                          ^^^^^^^^^^ `at` is one text, not a mapping
  - source: 大橋
    on: قال
    ^^ unknown key `on`
====
about: x
^^^^^ `claim` is missing
====
claim: ''
^^^^^^^^^ `claim` has no value
tags: [a, '']
          ^^ an entry of `tags` has no value
about:
====
claim: x
about: '  '
^^^^^^^^^^^ `about` has no value
====
claim: x
outcome: '  '
^^^^^^^^^^^^^ `outcome` has no value
====
claim: x
said: {source: a}
^^^^^^^^^^^^^^^^^ `said` is not a list
====
claim: x
about: a b
^^^^^^^^^^ `about` is not of the form wanted: `a b`
as_of: yesterday
^^^^^^^^^^^^^^^^ `as_of` is not of the form wanted: `yesterday`
period: 2026-02-19/2026-02-03
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `2026-02-19/2026-02-03` ends before it begins
review: {verdict: x, date: 2026-13}
                     ^^^^^^^^^^^^^ there is no such date: `2026-13` (no month 13)
corrections: [{date: 2026-2-3}, {was: x}]
               ^^^^^^^^^^^^^^ `date` is not of the form wanted: `2026-2-3`
                                ^^^^^^^^ `date` is missing
====
claim: x
as_of: ٢٠٢٦-٠٢
^^^^^^^^^^^^^^ `as_of` is not of the form wanted: `٢٠٢٦-٠٢`
====
claim: x
value: at least 50
polarity: true
^^^^^^^^ a claim has one value, and `value` gives it already
about: a
part_of: a
^^^^^^^^^^ a question is no part of itself
====
claim: x
when: someday
^^^^^^^^^^^^^ `when` cannot be read: `someday` is not a time that can be read
====
- claim: x
^ the record is not a mapping of keys
====
claim:x
^ the record is not a mapping of keys
====
claim: x
abuot: y
^^^^^ unknown key `abuot`
claim: z
^^^^^ the key `claim` stands twice
said: [
      ^ the bracket `[` that opens here is never closed
====
claim: *a
       ^^ `*a` is an alias, which records do not use
mode: !b fact
      ^^^^^^^ `!b` is a tag, which records do not use
====
id: one
claim: x
---
claim: y
^^^^^ `id` is missing
---
id: three
cliam: z
^^^^^ unknown key `cliam`
"""),
    "sources": cases("""
source: a
^^^^^^ `kind` is missing
anonymity: nammed
^^^^^^^^^^^^^^^^^ `anonymity` does not know the word `nammed`
grade: G
^^^^^^^^ `grade` does not know the word `G`
of: x
^^^^^ `of` names the source itself
maybe_same_as: [y, x]
^^^^^^^^^^^^^^^^^^^^^ `maybe_same_as` names the source itself
"""),
    "camps": cases("""
city: {name: the city}
press: the press
^^^^^^^^^^^^^^^^ `press` is not a mapping of keys
army: {nmae: the army}
       ^^^^ unknown key `nmae`
others: {name: the others, role: nobody}
                           ^^^^^^^^^^^^ `role` does not know the word `nobody`
two words: {name: x}
^^^^^^^^^ the id `two words` holds a space
====
- city
^ the record is not a mapping of keys
====
city: {name: the city}
---
press: {name: the press}
^^^^^ `x.yaml` holds one document
"""),
    "links": cases("""
- {a: p, b: q, verdict: same, date: 2026-02-30}
                              ^^^^^^^^^^^^^^^^ there is no such date: `2026-02-30` (day is out of range for month)
- {a: p, b: q, verdict: smae}
               ^^^^^^^^^^^^^ `verdict` does not know the word `smae`
- {a: p, b: q}
  ^^^^^^^^^^^^ `verdict` is missing
- p
  ^ this entry is not a mapping of keys
- {a: p, b: q, verdict: different}
====
p: q
^ the record is not a list
"""),
}

HELP = {
    "claim: x\nabuot: y": "did you mean `about`?",
    "claim: x\nsaid:\n- source: a\nbasis: official": "it is a key of `said`: put it further in, under that",
    "claim: x\nsaid:\n- source: a\n  sha256: 12": "it is a key of `found`: put it further in, under that",
    "claim: x\nmode: fcat": "did you mean `fact`? (choose one of estimate, fact, forecast, possible)",
    "claim: x\nstatus: gone": "choose one of corrected, open, published, retracted, settled",
    "claim: x\npolarity: no": "did you mean `false`? (choose one of true, false)",
    "claim: x\nxyz: y": "the keys here are about, alleges, as_of, claim, corrections, event, growing, id, label, many, mode, "
    "outcome, part_of, per, period, place, polarity, reply, resolution, review, said, status, tags, value, was, when",
    "claim: x\nsaid:\n  -source: a": "put a space behind each `-`",
    "claim: x\ntags: y": "write `tags` as [y]",
    "claim: x\nsaid: afp": "write each entry of `said` as keys and values, such as `- source: ...`",
    "claim: x\nabout: a b": "an id has no spaces: write `like-this/or-this`",
    "claim: x\nas_of: now": "write a day, a month or a year, such as `2026-02-23`, `2026-02` or `2026`",
    "claim: x\nperiod: now": "write two dates with a slash between, such as `2026-02-03/2026-02-19`",
    "claim: x\nsaid: [{source: a, found: {sha256: 0}}]": "a sha256 is 64 hexadecimal digits",
    "claim\u00a0: x": "did you mean `claim`?",
    "claim x": "write it as keys and values, such as `claim`",
    "claim:\u00a0x": "put a plain space behind the colon (`key: value`)",
    "claim：x": "put a plain space behind the colon (`key: value`)",
    "": "write a claim in it, or remove it",
}
"""What to do about it."""


def reading(text: str | bytes | Refused, folder: Folder = "claims", name: str = "x") -> Reading:
    data = text.encode() if isinstance(text, str) else text
    (found,) = records.read(File(path="x.yaml", folder=folder, id=name, data=data))
    return found


def claim(text: str) -> Claim:
    found = reading(text)
    assert not found.misfits + found.problems
    return found.claims[0].record


def told(text: str, folder: Folder) -> str:
    found, at = reading(text, folder), spans(text)
    faults = [
        (at.entry(Place("x.yaml", one.fault.route, one.document, one.fault.part)), one.fault.message) for one in found.misfits
    ]
    return shown(text, [*faults, *((problem.span, problem.message) for problem in found.problems)])


def test_every_field_of_a_claim() -> None:
    assert claim(EVERY_FIELD_OF_A_CLAIM.replace('"", ', "")) == A_CLAIM
    assert set(Claim.__struct_fields__) - set(msgspec.to_builtins(A_CLAIM)) == {"when", "label", "polarity"}


def test_every_field_of_a_source() -> None:
    (filed,) = reading(EVERY_FIELD_OF_A_SOURCE, "sources").sources
    assert filed.record == A_SOURCE
    assert set(Source.__struct_fields__) == set(msgspec.to_builtins(A_SOURCE))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("claim: x\nmode: {}", model.Mode),
        ("claim: x\nstatus: {}", model.Status),
        ("claim: x\nsaid: [{{source: a, stance: {}}}]", model.Stance),
        ("claim: x\nsaid: [{{source: a, basis: {}}}]", model.Basis),
        ("claim: x\nsaid: [{{source: a, anonymity: {}}}]", model.Anonymity),
        ("claim: x\ngrowing: {}", Literal["true", "false"]),
        ("source: x\nkind: {}\nanonymity: named", model.Kind),
        ("source: x\nkind: body\nanonymity: {}", model.Anonymity),
        ("source: x\nkind: body\nanonymity: named\ngrade: {}", model.Grade),
        ("a: {{name: x, role: {}}}", model.Role),
        ("- {{a: x, b: y, verdict: {}}}", model.Same),
    ],
)
def test_every_vocabulary_is_closed(text: str, words: Any) -> None:
    folder: Folder = "claims" if "claim" in text else "sources" if "kind" in text else "camps" if "role" in text else "links"
    for word in get_args(words):
        assert reading(text.format(word), folder).misfits == ()
    for word in ("nothing", "''", "[]", "'true '"):
        assert len(reading(text.format(word), folder).misfits) == 1


@pytest.mark.parametrize(("text", "value"), [("true", True), ("True", True), ("FALSE", False), ('"true"', True)])
def test_true_and_false(text: str, value: bool) -> None:
    assert claim(f"claim: x\npolarity: {text}").polarity is value


@pytest.mark.parametrize(
    ("folder", "case"),
    [(folder, case) for folder, table in FAULTS.items() for case in table],
    ids=lambda case: case.split("\n")[0],
)
class TestEveryFault:
    def test_is_told_at_its_place(self, folder: Folder, case: str) -> None:
        assert told(written(case), folder) == case

    def test_is_told_in_files_of_windows_too(self, folder: Folder, case: str) -> None:
        assert reading("\ufeff" + written(case).replace("\n", "\r\n"), folder) == reading(written(case), folder)


@pytest.mark.parametrize(("text", "way_on"), HELP.items())
def test_the_way_on(text: str, way_on: str) -> None:
    assert [one.fault.help for one in reading(text).misfits] == [way_on]


@pytest.mark.parametrize(
    ("text", "ids", "broken"),
    [
        ("claim: x", ["a/b"], []),
        ("id: c\nclaim: x", ["c"], []),
        ("---\nid: c\nclaim: x\n---\nid: d\nclaim: y\n", ["c", "d"], []),
        ("claim: x\nclaim: y", ["a/b"], []),
        ("cliam: x", [], ["a/b"]),
        ("id: c\ncliam: x", [], ["c"]),
        ("id: c\nclaim: x: y", [], ["c"]),
        ("claim: !t x", [], ["a/b"]),
        ("claim: x\x1b", [], ["a/b"]),
        ("id: c\nclaim: x\n---\nid: d\nclaim: *y\n---\nid: e\nclaim: [", ["c"], ["d", "e"]),
        ("id: c\nclaim: x\n---\nclaim: y\n", ["c"], ["a/b#2"]),
        ("[", [], ["a/b"]),
        ("@", [], ["a/b"]),
        ("", [], ["a/b"]),
    ],
)
def test_which_records_are_used(text: str, ids: list[str], broken: list[str]) -> None:
    found = reading(text, name="a/b")
    assert ([filed.id for filed in found.claims], list(found.broken)) == (ids, broken)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a b", "the file's name holds a space: `a b`"),
        ("a/\udcff", "the file's name is not UTF-8: `a/\\udcff`"),
        ("د/漢-😀", None),
    ],
)
def test_a_name_that_is_no_id(name: str, why: str | None) -> None:
    assert [one.fault.message for one in reading("claim: x", name=name).misfits] == ([why] if why else [])
    assert reading("id: a\nclaim: x", name=name).misfits == ()


RUN_TOGETHER = [
    "claim: x\nabout: x/y\n  polarity: true\n",
    "claim: x\nsaid:\n  - source: mayor\n      basis: official\n",
    "claim: x\nsaid:\n  - {source: mayor}\n  - source: mayor\n      basis: official\n",
    "claim: x\nmode: fact: y\n",
    'claim: x\nmode: "fact" or so\n',
    "claim: x\nmode: &m fact\nmode: fact\n  about: y\n",
]


@pytest.mark.parametrize("text", RUN_TOGETHER)
def test_a_text_that_ran_into_what_cannot_be_read_is_no_second_fault(text: str) -> None:
    found = reading(text)
    assert [one.kind for one in found.problems][-1] == "syntax"
    assert (found.misfits, found.broken) == ((), ("x",))


def test_faults_above_what_cannot_be_read_are_told_beside_it() -> None:
    found = reading("claim: x\nabuot: y\nmode: fcat\nabout: x/y\n  polarity: true\n")
    assert [one.fault.message for one in found.misfits] == ["unknown key `abuot`", "`mode` does not know the word `fcat`"]


def test_a_file_that_was_refused_is_broken() -> None:
    found = reading(Refused("this is a pipe", "remove it"))
    assert (found.refused, found.broken) == (Refused("this is a pipe", "remove it"), ("x",))


def test_the_last_line_end_of_a_block_is_no_part_of_the_text() -> None:
    assert claim("claim: |\n  one\n  two\n\nabout: >\n  x\n") == Claim(claim="one\ntwo", about="x")


def test_good_entries_of_a_register_count_beside_bad_ones() -> None:
    camps, links = (reading(written(FAULTS[folder][0]), folder) for folder in ("camps", "links"))
    assert [(one.id, one.record) for one in camps.camps] == [
        ("city", Camp(name="the city")),
        ("two words", Camp(name="x")),
    ]
    assert [one.record for one in links.judgements] == [Judgement(a="p", b="q", verdict="different")]


@pytest.mark.parametrize(
    ("folder", "text"),
    [
        ("claims", "".join(f"key{number}: x\n" for number in range(15_000))),
        ("claims", "claim: x\nsaid:\n" + "  - {sorce: x}\n" * 15_000),
        ("claims", "claim: x\ntags:\n" + "  -\n" * 15_000),
        ("claims", "--- {claim: x}\n" * 15_000),
        ("claims", "--- x\n" * 15_000),
        ("claims", "claim: x\nsaid:\n" + "  - {source: x, date: 2026-02-30}\n" * 6_000),
        ("camps", "".join(f"camp{number}: {{nmae: x}}\n" for number in range(9_000))),
        ("links", "- {a: x}\n" * 9_000),
    ],
    ids=lambda text: text[:30],
)
def test_a_flood_of_faults_is_cut_short(folder: Folder, text: str) -> None:
    found = reading(text, folder)
    assert 1 <= len(found.misfits) <= shape.MAX_FAULTS + 1
    assert (len(found.misfits) > shape.MAX_FAULTS) == found.misfits[-1].fault.message.startswith("more than 100 faults")
    assert not (*found.claims, *found.camps, *found.judgements)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("claim: x\nsaid:\n" + "  - source: a\n" * 501, "a list of 501 entries"),
        ("claim: x\nsaid: [{source: a, via: [" + "b, " * 501 + "]}]", "a list of 501 entries"),
        ("claim: x\nvalue: " + "9" * 400_000, "`value` has 400,000 characters, which is no value"),
        ("claim: x\nwhen: " + "by the end of " * 20_000, "`when` has 279,999 characters, which is no value"),
    ],
    ids=["said", "via", "value", "when"],
)
def test_what_no_editor_wrote(text: str, message: str) -> None:
    assert [one.fault.message for one in reading(text).misfits] == [message]


LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\x85\u2028\u2029")
TEXTS = st.text(LETTERS, min_size=1, max_size=30).map(lambda text: text.rstrip("\n")).filter(str.strip)
IDS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=9)
DATES = st.dates().map(str) | st.sampled_from(["2026", "2026-02", "2026-02-28"])


def few(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=3).map(tuple)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def one_of(words: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(words))


FOUND = st.builds(Found, in_=maybe(IDS), at=maybe(TEXTS), url=maybe(TEXTS), captured=maybe(DATES))
SAID = st.builds(
    Attribution,
    source=IDS,
    stance=one_of(model.Stance),
    quote=maybe(TEXTS),
    words=maybe(TEXTS),
    basis=one_of(model.Basis),
    via=few(IDS),
    date=maybe(DATES),
    found=maybe(FOUND.filter(lambda found: found != Found())),
    anonymity=maybe(one_of(model.Anonymity)),
    against_interest=st.booleans(),
)
CLAIMS = st.builds(
    Claim,
    claim=TEXTS,
    about=maybe(IDS),
    value=st.sampled_from([None, "at least 50 troops", "dozens of trucks", "45 km"]),
    mode=one_of(model.Mode),
    growing=st.booleans(),
    said=few(SAID),
    tags=few(TEXTS),
    status=one_of(model.Status),
    review=maybe(st.builds(Review, verdict=TEXTS, why=maybe(TEXTS))),
)
SOURCES = st.builds(
    Source,
    source=TEXTS,
    kind=one_of(model.Kind),
    anonymity=one_of(model.Anonymity),
    camp=maybe(IDS),
    grade=one_of(model.Grade),
    known_to=few(TEXTS),
    reason=maybe(TEXTS),
    published=maybe(DATES),
)


@settings(max_examples=60)
@given(CLAIMS | SOURCES)
def test_a_record_survives_being_written_and_read(record: Claim | Source) -> None:
    found = reading(to_yaml(record), "claims" if isinstance(record, Claim) else "sources", "x/y")
    assert found.misfits + found.problems == ()
    assert [filed.record for filed in found.claims] + [filed.record for filed in found.sources] == [record]


TREES = st.recursive(
    st.none() | st.sampled_from(["", " ", "x", "no", "2026-02-30", "true", "a b"]) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["claim", "said", "source", "found", "in", "via", "date", "review", "id", "x"]), inner, max_size=4
        )
    ),
)


ENDS = st.sampled_from(["a", "a b", "", " ", "a\n", "2026-02-30", "2026-02-28", "2026-03/2026-02", "2026-02/2026-03", None])
KEYS = ["claim", "date", "period", "said"]


@given(TREES)
def test_faults_are_told_whenever_a_tree_is_no_record(tree: Any) -> None:
    try:
        msgspec.convert(shape.plain(tree), Claim, strict=False)
    except msgspec.ValidationError:
        assert shape.faults(tree, Claim)


@given(st.binary() | st.text().map(str.encode), st.sampled_from(["claims", "sources", "camps", "links"]))
def test_any_bytes_end_in_a_reading(data: bytes, folder: Folder) -> None:
    found = reading(data, folder)
    assert found.broken or found.claims or found.sources or folder in ("camps", "links")


def test_a_tree_that_is_sound_at_first_sight_has_nothing_to_be_levelled_or_told() -> None:
    assert records._is_sound({"claim": "x", "tags": ["a"], "said": [{"source": "b", "date": "2026-02"}]})
    unsound: tuple[Any, ...] = ("x\n", " ", "\u3000", "", None, ["a"] * 501, ["a", None], {"date": "2026-02-30"})
    assert not any(records._is_sound({"claim": one}) for one in unsound)


@given(st.recursive(ENDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)))
def test_nothing_is_passed_over_where_a_tree_is_sound_at_first_sight(tree: Any) -> None:
    if records._is_sound(tree):
        assert shape.plain(tree) == tree
        assert not [*records._unfit(tree, converted=True), *records._unfit(tree, converted=False)]
