"""What the rules fix: each fix beside its text; and the law that its finding is gone then and no other line has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack import fixes, yamlsrc
from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.finding import Rename
from claimtrack.plan import Report, verify
from claimtrack.yamledit.page import page
from faulty import faulty_texts
from written_corpus import TODAY, files
from yaml_styles import IN_LINES, SHORT, around, texts

SOURCES = {
    "sources/city-hall.yaml": "source: the city hall\nkind: body\nanonymity: named\n",
    "sources/guest-1.yaml": "source: a guest\nkind: person\nanonymity: unnamed\n",
    "sources/guest-2.yaml": "source: another guest\nkind: person\nanonymity: unnamed\n",
    "camps.yaml": "city: {name: the city}\n",
}
CLAIM = "claim: The bridge is closed\n"


def report(texts: dict[str, str]) -> Report:
    return verify(files(texts), Config(today=TODAY), LocalEngine())


def fixed(text: str, *, path: str = "claims/a.yaml", safe: bool) -> str:
    """The text of a file once its safe fixes, or only the others, are made."""
    corpus = {**SOURCES, path: text}
    found = [one for one in report(corpus).findings if one.fix and one.fix.safe == safe]
    return fixes.mended(found, corpus.get).texts.get(path, text)


SAFE = {
    "a key": ("abuot: a/b # so\n", "about: a/b # so\n"),
    "a key in capitals, in quotes": ('"About": a/b\n', '"about": a/b\n'),
    "a key of an attribution": (
        "said: [{source: city-hall, qoute: 'it is'}]\n",
        "said: [{source: city-hall, quote: 'it is'}]\n",
    ),
    "a word": ("mode: 'forcast'  # why\n", "mode: 'forecast'  # why\n"),
    "yes": ("polarity: yes\n", "polarity: true\n"),
    "a date with slashes": ("as_of:   2026/2/3\n", "as_of:   2026-02-03\n"),
    "a date in words": ('as_of: "23 February 2026"\n', 'as_of: "2026-02-23"\n'),
    "a date with dots": ("as_of: 23.2.2026\n", "as_of: 2026-02-23\n"),
    "an id in capitals": ("said:\n- source: City_Hall\n", "said:\n- source: city-hall\n"),
    "an id without its hyphen": (
        "said:\n- source: city-hall\n  via:\n  - cityhall  # so\n",
        "said:\n- source: city-hall\n  via:\n  - city-hall  # so\n",
    ),
}


@pytest.mark.parametrize("name", SAFE)
def test_what_is_spelt_wrong_and_no_more_is_fixed(name: str) -> None:
    before, after = SAFE[name]
    for newline in ("\n", "\r\n"):
        text = "\ufeff# first\n" + CLAIM
        assert fixed((text + before).replace("\n", newline), safe=True) == (text + after).replace("\n", newline)
    assert fixed(CLAIM + before, safe=False) == CLAIM + before


OFFERED = {
    "another letter in an id": ("said: [{source: city-hal}]\n", "said: [{source: city-hall}]\n"),
    "a time of day that would be lost": ("as_of: 2026-02-23 10:30\n", "as_of: 2026-02-23\n"),
    "a day that may be a month": ("as_of: 3.4.2026\n", "as_of: 2026-04-03\n"),
    "two keys for one": ("abuot: a/b\nAbout: c/d\n", "abuot: a/b\nabout: c/d\n"),
    "a word that is further off": ("status: publish\n", "status: published\n"),
}


@pytest.mark.parametrize("name", OFFERED)
def test_what_may_mean_something_else_is_only_offered(name: str) -> None:
    before, after = OFFERED[name]
    assert fixed(CLAIM + before, safe=True) == CLAIM + before
    assert fixed(CLAIM + before, safe=False) == CLAIM + after


@pytest.mark.parametrize(
    "text",
    [
        "as_of: 2026-02-30\n",  # no day of the calendar
        "as_of: 03/04/2026\n",  # two days
        "value: a lot of people\n",  # facts are the desk's
        "polarity: maybe\n",
        "abuot: x\nabout: y\n",  # the key is there
        "said: [{source: nobody-we-know}]\n",
        "colour: red\n",
    ],
)
def test_what_nobody_can_tell_is_left(text: str) -> None:
    for safe in (True, False):
        assert fixed(CLAIM + text, safe=safe) == CLAIM + text


def test_another_number_is_another_voice() -> None:
    text = f"{CLAIM}said: [{{source: guest-3}}]\n"
    assert fixed(text, safe=True) == text


def test_other_files_are_fixed_too() -> None:
    assert fixed("city: {nmae: the city}\n", path="camps.yaml", safe=True) == "city: {name: the city}\n"
    assert fixed("- {a: a, b: b, verdict: smae}\n", path="links.yaml", safe=True) == "- {a: a, b: b, verdict: same}\n"


LINES = st.lists(
    st.sampled_from(
        [
            ("abuot: a/b\n", "tag: [x]\n"),
            ("'modde': fact  # why\n", "mode: 'fcat' # it's\n"),
            ("as_of:    2026/02/23\n", "as_of: >-\n  23 February\n  2026\n"),
            (
                "said:\n- source: CityHall\n  basis: |\n    firsthnad\n  date: '2026.2.3'\n",
                'said: [{"sorce": city_hall, dat: 2026}]\n',
            ),
            ("event: x\n", "# between\n\nplcae: x\n"),
            ("review: {verdict: good, by: me, date: 23.2.2026}\n", "alleges: true\nrepyl:\n    asked: 1/13/2026\n    off: me\n"),
        ]
    ).map(st.sampled_from),
    max_size=6,
    unique=True,
).flatmap(lambda rows: st.tuples(*rows))


@given(LINES, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]), st.booleans())
def test_after_a_fix_its_finding_is_gone_and_no_other_line_has_changed(
    rows: tuple[str, ...],
    newline: str,
    mark: str,
    ended: bool,
) -> None:
    text = mark + (CLAIM + "".join(rows)).removesuffix("\n" * (not ended)).replace("\n", newline)
    corpus = {**SOURCES, "claims/a.yaml": text}
    for finding in report(corpus).findings:
        if finding.fix is None:
            continue
        done = fixes.mended([finding], corpus.get)
        assert done.refused == ()
        after = report({**corpus, **done.texts})
        assert finding.fingerprint not in {one.fingerprint for one in after.findings}
        (edit,) = finding.fix.edits
        head, tail = around(text, edit.place)
        assert done.texts["claims/a.yaml"].startswith(head)
        assert done.texts["claims/a.yaml"].endswith(tail)


def span_of(text: str, edit: fixes.Edit) -> tuple[int, int]:
    """Where in a text the key or value stands that an edit changes, as offsets."""
    given, where = page(text), edit.place
    if isinstance(edit, Rename):
        above = msgspec.structs.replace(where, route=where.route[:-1])
        span = given.node(above).keys[where.route[-1]]
    else:
        span = given.node(where).span
    start, end = (
        len(given.mark) + sum(map(len, given.lines[: line - 1])) + column - 1
        for line, column in ((span.line, span.column), (span.end_line, span.end_column))
    )
    return start, end


def leaves(tree: object) -> Iterator[str]:
    """Every text that is no key."""
    for inner in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from leaves(inner)
    if isinstance(tree, str):
        yield tree


STATED = {*SHORT, *IN_LINES} - {"no"}  # which is an answer, too, and is put right there


def facts(text: str) -> Counter[str]:
    """What the desk states in its own words, wherever it stands."""
    return Counter(one for document in yamlsrc.compose(text).documents for one in leaves(document.tree) if one in STATED)


@settings(max_examples=30)
@given(faulty_texts())
def test_after_a_fix_every_byte_outside_its_key_or_value_is_as_it_was_and_the_finding_is_gone(text: str) -> None:
    corpus = {**SOURCES, "claims/a.yaml": text}
    found = report(corpus).findings
    before = Counter(one.fingerprint for one in found)
    for finding in found:
        if finding.fix is None:
            continue
        done = fixes.mended([finding], corpus.get)
        assert done.refused == ()
        after = Counter(one.fingerprint for one in report({**corpus, **done.texts}).findings)
        assert after[finding.fingerprint] < before[finding.fingerprint]
        (edit,) = finding.fix.edits
        start, end = span_of(text, edit)
        mended = done.texts["claims/a.yaml"]
        assert mended.startswith(text[:start])
        assert mended.endswith(text[end:])
        assert len(mended) >= start + len(text) - end


@settings(max_examples=30)
@given(faulty_texts())
def test_all_fixes_together_leave_the_facts_and_end(text: str) -> None:
    corpus = {**SOURCES, "claims/a.yaml": text}
    done, after = fixes.settled(report(corpus), lambda texts: report({**corpus, **texts}), corpus.get, lambda _: True)
    mended = done.texts.get("claims/a.yaml", text)
    assert facts(mended) == facts(text)
    assert not [one for one in after.findings if one.fix and one.code in ("CT002", "CT004")]
    assert mended.startswith("\ufeff") == text.startswith("\ufeff")
    assert mended.count("\n") == text.count("\n")
    assert mended.count("\r") == text.count("\r")


@given(texts())
def test_no_text_that_can_be_written_stops_the_fixes(text: str) -> None:
    corpus = {**SOURCES, "claims/a.yaml": text}
    found = report(corpus)
    done, after = fixes.settled(found, lambda texts: report({**corpus, **texts}), corpus.get, lambda _: True)
    left = {one.fingerprint for one in after.findings}
    assert not [one for one in done.made if one.fingerprint in left]
