"""Merging by examples: what the desk had, what each side made of it, and beside them what comes out."""

from __future__ import annotations

import pytest

from claimtrack import yamlsrc
from claimtrack.collate import Collated, Style, Unsure, collated, is_sound, side_by_side

CLAIM = """\
# The bridge, week 6
claim: The bridge is closed   # since Monday
about: bridge/closed
tags: [transport]
said:
  # by telephone
  - source: city
    quote: it is closed
    date: 2026-02-01
    found: {in: paper, at: paragraph 1}
status: open
"""
STYLE = Style()


def merged(base: str, ours: str, theirs: str, style: Style = STYLE, path: str = "claims/bridge.yaml") -> str:
    return collated(base.encode(), ours.encode(), theirs.encode(), path, style).data.decode()


def changed(*pairs: tuple[str, str], text: str = CLAIM) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


POLICE = "  # they called back\n  - source: police\n    words: confirms it\n    date: 2026-02-03\n"
NGO = "  - {source: ngo, words: heard of it, date: 2026-02-02}\n"

CLEAN = {
    "two desks add a source each": (
        CLAIM,
        changed(("status", POLICE + "status")),
        changed(("status", NGO + "status")),
        changed(("status", NGO + POLICE + "status")),
    ),
    "one publishes, the other adds a tag": (
        CLAIM,
        changed(("open", "published")),
        changed(("[transport]", "[transport, city]")),
        changed(("open", "published"), ("[transport]", "[transport, city]")),
    ),
    "both add tags, one of them the same": (
        CLAIM,
        changed(("[transport]", "[transport, war, city]")),
        changed(("[transport]", "[transport, war, aid]")),
        changed(("[transport]", "[transport, war, aid, city]")),
    ),
    "both made the same change, one writes it otherwise": (
        CLAIM,
        changed(("open", "published")),
        changed(("open", "'published'"), ("# by telephone", "# by telephone, twice")),
        changed(("open", "published"), ("# by telephone", "# by telephone, twice")),
    ),
    "one changes a comment, the other the value before it": (
        CLAIM,
        changed(("# since Monday", "# since Tuesday")),
        changed(("The bridge is closed", "The bridge is shut")),
        changed(("# since Monday", "# since Tuesday"), ("The bridge is closed", "The bridge is shut")),
    ),
    "two keys between the same brackets": (
        CLAIM,
        changed(("in: paper,", "in: gazette,")),
        changed(("paragraph 1}", "paragraph 2, url: https://example.org/}")),
        changed(("in: paper,", "in: gazette,"), ("paragraph 1}", "paragraph 2, url: https://example.org/}")),
    ),
    "one takes a statement away, the other adds one": (
        changed(("status", NGO + "status")),
        CLAIM,
        changed(("status", NGO + POLICE + "status")),
        changed(("status", POLICE + "status")),
    ),
    "one brings statements into another order, the other edits one": (
        "claim: a\nsaid:\n- {source: x, date: 2026}\n- {source: y, date: 2026}\n",
        "claim: a\nsaid:\n- {source: y, date: 2026}\n- {source: x, date: 2026}\n",
        "claim: a\nsaid:\n- {source: x, date: 2026}\n- {source: y, date: 2026, basis: official}\n",
        "claim: a\nsaid:\n- {source: y, date: 2026, basis: official}\n- {source: x, date: 2026}\n",
    ),
    "the last tags are taken away by both": (
        "claim: a\ntags:   # so\n  - x\n  - y\n",
        "claim: a\ntags:   # so\n  - x\n",
        "claim: a\ntags:   # so\n  - y\n",
        "claim: a\ntags: []   # so\n",
    ),
    "one writes statements on lines of their own, the other adds one between brackets": (
        "claim: a\nsaid: [{source: x}]\n",
        "claim: a\nsaid:\n  - source: x\n    basis: official\n",
        "claim: a\nsaid: [{source: x}, {source: y}]\n",
        "claim: a\nsaid:\n  - source: x\n    basis: official\n  - {source: y}\n",
    ),
    "both write the first statement, further in or less": (
        "claim: a\n",
        "claim: a\nsaid:\n    - source: x\n",
        "claim: a\nsaid:\n- source: y\n  date: 2026\n",
        "claim: a\nsaid:\n    - source: x\n    - source: y\n      date: 2026\n",
    ),
    "added on both sides": (
        "",
        "claim: a\nsaid:\n  - source: x\n",
        "claim: a\nabout: q\nsaid:\n  - source: y\n",
        "claim: a\nsaid:\n  - source: x\n  - source: y\nabout: q\n",
    ),
    "several records in a file": (
        "id: one\nclaim: a\n---\nid: two\nclaim: b\n",
        "id: one\nclaim: a\nstatus: open\n---\nid: two\nclaim: b\n---\nid: four\nclaim: d\n",
        "id: one\nclaim: a\n---\nid: two\nclaim: b\ntags: [x]\n---\nid: three\nclaim: c\n",
        "id: one\nclaim: a\nstatus: open\n---\nid: two\nclaim: b\ntags: [x]\n---\nid: four\nclaim: d\n---\nid: three\nclaim: c\n",
    ),
    "camps": (
        "# Whose side\n",
        "# Whose side\ncity: {name: the city}\n",
        "# Whose side\npress: {name: the press, role: neutral}\n",
        "# Whose side\ncity: {name: the city}\npress: {name: the press, role: neutral}\n",
    ),
    "judgements stay sorted": (
        "- {a: m, b: n, verdict: same}\n",
        "- {a: c, b: d, verdict: same}\n- {a: m, b: n, verdict: same}\n- {a: x, b: y, verdict: same}\n",
        "- {a: a, b: b, verdict: same}\n- {a: m, b: n, verdict: same, by: the chief}\n- {a: v, b: w, verdict: different}\n",
        "- {a: a, b: b, verdict: same}\n- {a: c, b: d, verdict: same}\n- {a: m, b: n, verdict: same, by: the chief}\n"
        "- {a: v, b: w, verdict: different}\n- {a: x, b: y, verdict: same}\n",
    ),
    "copies of a source, by their hash": (
        "source: a\nkind: outlet\nanonymity: named\n",
        f"source: a\nkind: outlet\nanonymity: named\ncaptures:\n  - {{sha256: {'b' * 64}, captured: 2026-02-02}}\n",
        f"source: a\nkind: outlet\nanonymity: named\ncaptures:\n  - {{sha256: {'a' * 64}, captured: 2026-02-01}}\n",
        "source: a\nkind: outlet\nanonymity: named\ncaptures:\n"
        f"  - {{sha256: {'a' * 64}, captured: 2026-02-01}}\n  - {{sha256: {'b' * 64}, captured: 2026-02-02}}\n",
    ),
    "a statement that one side says more of": (
        "claim: a\n",
        "claim: a\nsaid:\n  - {source: x, date: 2026}\n",
        "claim: a\nsaid:\n  - {source: x, date: 2026, basis: official}\n",
        "claim: a\nsaid:\n  - {source: x, date: 2026, basis: official}\n",
    ),
    "two statements of one day that stand in two articles": (
        "claim: a\n",
        "claim: a\nsaid:\n  - {source: x, date: 2026, quote: so, found: {in: p}}\n",
        "claim: a\nsaid:\n  - {source: x, date: 2026, quote: no, found: {in: q}}\n",
        "claim: a\nsaid:\n  - {source: x, date: 2026, quote: so, found: {in: p}}\n"
        "  - {source: x, date: 2026, quote: no, found: {in: q}}\n",
    ),
    "a text in lines of its own": (
        "claim: a\noutcome: |\n  One.\n\n  Two.\n\n# end\n",
        "claim: b\noutcome: |\n  One.\n\n  Two.\n\n# end\n",
        "claim: a\noutcome: |\n  One.\n\n  Three.\n\n# end\n",
        "claim: b\noutcome: |\n  One.\n\n  Three.\n\n# end\n",
    ),
    "a record of several is taken away, another put first": (
        "id: a\nclaim: A\n---\nid: b\nclaim: B\n",
        "id: b\nclaim: B\n",
        "id: z\nclaim: Z\n---\nid: a\nclaim: A\n---\nid: b\nclaim: B\ntags: [x]\n",
        "id: z\nclaim: Z\n---\nid: b\nclaim: B\ntags: [x]\n",
    ),
    "a record that becomes one of several": (
        "claim: A\n",
        "claim: A\ntags: [x]\n",
        "id: a\nclaim: A\n---\nid: b\nclaim: B\n",
        "id: a\nclaim: A\ntags: [x]\n---\nid: b\nclaim: B\n",
    ),
    "comments below the last statement and above the next key": (
        "claim: a\nsaid:\n  - source: x\n    # on x\n  # more to come\n\n# on tags\ntags: [a]\n",
        "claim: a\nsaid:\n  - source: x\n    # on x\n  - source: y\n  # more to come\n\n# on tags\ntags: [a]\n",
        "claim: a\nsaid:\n  - source: x\n    # on x\n  - source: z\n  # more to come\n\n# on tags\ntags: [a, b]\n",
        "claim: a\nsaid:\n  - source: x\n    # on x\n  - source: y\n  - source: z\n  # more to come\n\n# on tags\ntags: [a, b]\n",
    ),
    "one side moves everything further in": (
        "claim: a\nsaid:\n- source: x\n  quote: >\n    so\n    it is\n",
        "claim: a\nsaid:\n  - source: x\n    quote: >\n      so\n      it is\n  - source: y\n",
        "claim: a\nsaid:\n- source: x\n  quote: >\n    so\n    it is\n  basis: official\n"
        "- source: z\n  words: |\n    one\n     two\n",
        "claim: a\nsaid:\n  - source: x\n    quote: >\n      so\n      it is\n    basis: official\n  - source: y\n"
        "  - source: z\n    words: |\n      one\n       two\n",
    ),
    "JSON": (
        '{"claim": "a", "tags": ["x"]}\n',
        '{"claim": "b", "tags": ["x"]}\n',
        '{"claim": "a", "tags": ["x", "y"]}\n',
        '{"claim": "b", "tags": ["x", "y"]}\n',
    ),
    "the lines of one side end otherwise, and its file with no line end": (
        "claim: a\nabout: q\nstatus: open\n",
        "claim: a\r\nabout: q\r\nstatus: published",
        "claim: b\nabout: q\nstatus: open\n",
        "claim: b\r\nabout: q\r\nstatus: published",
    ),
    "a byte order mark": (
        "\ufeffclaim: a\nabout: q\n",
        "\ufeffclaim: b\nabout: q\n",
        "claim: a\nabout: r\n",
        "claim: b\nabout: r\n",
    ),
}


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), CLEAN.values(), ids=CLEAN)
def test_what_can_be_united(base: str, ours: str, theirs: str, expected: str) -> None:
    assert merged(base, ours, theirs) == expected


CONFLICTS = {
    "one value, changed by both": (
        CLAIM,
        changed(("open", "published"), ("paper", "gazette")),
        changed(("open", "retracted"), ("# by", "# asked by")),
        changed(
            ("paper", "gazette"),
            ("# by", "# asked by"),
            ("status: open\n", "<<<<<<< ours\nstatus: published\n=======\nstatus: retracted\n>>>>>>> theirs\n"),
        ),
    ),
    "taken away here, edited there": (
        "claim: a\ntags: [x]\nstatus: open\n",
        "claim: a\nstatus: open\n",
        "claim: a\ntags: [x, y]\nstatus: open\n",
        "claim: a\n<<<<<<< ours\n=======\ntags: [x, y]\n>>>>>>> theirs\nstatus: open\n",
    ),
    "two kinds of answer to one question": (
        "claim: a\nabout: q\n",
        "claim: a\nvalue: 50 troops\nabout: q\n",
        "claim: a\nabout: q\nwhen: on 2026-03-01\n",
        "claim: a\n<<<<<<< ours\nvalue: 50 troops\n=======\nwhen: on 2026-03-01\n>>>>>>> theirs\nabout: q\n",
    ),
    "one changes the answer, the other its kind": (
        "claim: a\nvalue: 50\nabout: q\n",
        "claim: a\nvalue: 60\nabout: q\n",
        "claim: a\nlabel: many\nabout: q\n",
        "claim: a\n<<<<<<< ours\nvalue: 60\n=======\nlabel: many\n>>>>>>> theirs\nabout: q\n",
    ),
    "one statement, noted twice": (
        "claim: a\n",
        "claim: a\nsaid:\n  - {source: x, date: 2026, quote: so}\n",
        "claim: a\nsaid:\n  - source: x\n    words: says so\n    date: 2026\n",
        "claim: a\nsaid:\n<<<<<<< ours\n  - {source: x, date: 2026, quote: so}\n=======\n"
        "  - source: x\n    words: says so\n    date: 2026\n>>>>>>> theirs\n",
    ),
    "a statement edited here, and perhaps replaced there": (
        "claim: a\nsaid:\n  - {source: x, date: 2026-01, via: [p]}\n",
        "claim: a\nsaid:\n  - {source: x, date: 2026-01, via: [p], basis: official}\n",
        "claim: a\nsaid:\n  - {source: y, date: 2026-01, via: [p]}\n",
        "claim: a\nsaid:\n<<<<<<< ours\n  - {source: x, date: 2026-01, via: [p], basis: official}\n=======\n"
        "  - {source: y, date: 2026-01, via: [p]}\n>>>>>>> theirs\n",
    ),
    "two verdicts on one pair": (
        "",
        "- {a: x, b: y, verdict: same}\n",
        "- {a: y, b: x, verdict: different}\n",
        "<<<<<<< ours\n- {a: x, b: y, verdict: same}\n=======\n- {a: y, b: x, verdict: different}\n>>>>>>> theirs\n",
    ),
    "the first key of a statement": (
        "claim: a\nsaid:\n  - source: x\n    quote: so\n",
        "claim: a\nsaid:\n  - source: y\n    quote: so\n",
        "claim: a\nsaid:\n  - source: z\n    quote: so\n",
        "claim: a\nsaid:\n<<<<<<< ours\n  - source: y\n=======\n  - source: z\n>>>>>>> theirs\n    quote: so\n",
    ),
    "both bring a list into another order": (
        "claim: a\ntags: [x, y, z]\n",
        "claim: a\ntags: [y, x, z]\n",
        "claim: a\ntags: [x, z, y]\n",
        "claim: a\n<<<<<<< ours\ntags: [y, x, z]\n=======\ntags: [x, z, y]\n>>>>>>> theirs\n",
    ),
    "two comments at one place": (
        "claim: a # so\n",
        "claim: a # not so\n",
        "claim: a # or so\n",
        "<<<<<<< ours\nclaim: a # not so\n=======\nclaim: a # or so\n>>>>>>> theirs\n",
    ),
}


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), CONFLICTS.values(), ids=CONFLICTS)
def test_what_people_must_decide(base: str, ours: str, theirs: str, expected: str) -> None:
    assert merged(base, ours, theirs) == expected


@pytest.mark.parametrize("expected", [expected for *_, expected in CONFLICTS.values()], ids=CONFLICTS)
def test_a_record_with_markers_in_it_is_none(expected: str) -> None:
    assert yamlsrc.compose(expected).problems


def test_markers_are_as_git_is_told_to_make_them() -> None:
    style = Style(size=9, base=True, names=("b710d20", "HEAD", "desk-b"))
    found = merged("claim: a\r\n", "claim: b\r\n", "claim: c\r\n", style)
    assert found == (
        "<<<<<<<<< HEAD\r\nclaim: b\r\n||||||||| b710d20\r\nclaim: a\r\n=========\r\nclaim: c\r\n>>>>>>>>> desk-b\r\n"
    )


def test_conflicts_are_told_by_their_lines() -> None:
    found = collated(
        b"claim: a\nabout: q\nmode: fact\n",
        b"claim: b\nabout: q\nmode: estimate\n",
        b"claim: c\nabout: q\nmode: forecast\n",
        "x",
        STYLE,
    )
    lines = found.data.decode().split("\n")
    assert found.conflicts == [1, 7]
    assert [lines[at - 1] for at in found.conflicts] == ["<<<<<<< ours"] * 2


def test_a_record_that_is_none_is_merged_all_the_same() -> None:
    """`found` is no text; where both sides put it right, the driver has to write it, to compare."""
    assert merged("claim:\n  found: a\n", "claim: b\n", "# head\nclaim: b\n") == "# head\nclaim: b\n"


UNSURE = {
    "no YAML": ("claim: a\n", "claim: [a\n", "claim: b\n", "ours cannot be read: it is not good YAML"),
    "a duplicate key": ("claim: a\n", "claim: b\n", "claim: a\nclaim: c\n", "theirs cannot be read: it is not good YAML"),
    "conflict markers left in": ("claim: a\n", "<<<<<<< x\nclaim: b\n", "claim: c\n", "ours cannot be read: it is not good YAML"),
    "not UTF-8": ("claim: a\n", "claim: \udcff\n", "claim: b\n", "ours is not UTF-8"),
    "lines that end in two ways": ("claim: a\n", "claim: b\r\nabout: q\n", "claim: c\n", "the lines of ours do not end alike"),
    "a comment on what the other takes away": (
        "claim: a\ntags: [x]\n",
        "claim: a\n",
        "claim: a\n# by the chief\ntags: [x]\n",
        "a comment would be lost",
    ),
    "a fault that neither side has": (
        "claim: a\n",
        "claim: a\nabout: q\n",
        "claim: a\npart_of: q\n",
        "what came out would have a fault that neither side has",
    ),
}


@pytest.mark.parametrize(("base", "ours", "theirs", "why"), UNSURE.values(), ids=UNSURE)
def test_what_is_left_to_git(base: str, ours: str, theirs: str, why: str) -> None:
    three = [one.encode("utf-8", "surrogateescape") for one in (base, ours, theirs)]
    with pytest.raises(Unsure, match=why):
        collated(three[0], three[1], three[2], "claims/x.yaml", STYLE)


def test_what_git_made_of_it_is_sound_where_it_has_no_new_fault() -> None:
    ours, theirs = b"claim: a\nvalue: 50\n", b"claim: a\nwhen: on 2026-03-01\n"
    assert is_sound(b"claim: a\nvalue: 50\nstatus: open\n", ours, theirs, "claims/x.yaml")
    assert not is_sound(b"claim: a\nvalue: 50\nwhen: on 2026-03-01\n", ours, theirs, "claims/x.yaml")
    assert not is_sound(b"claim: a\nvalue: 50\nvalue: 60\n", ours, theirs, "claims/x.yaml")


def test_two_versions_side_by_side_lose_nothing() -> None:
    assert side_by_side(b"a\nb\nz\n", b"a\nc\nz\n", b"a\n\xff\nz", STYLE) == Collated(
        b"a\n<<<<<<< ours\nc\nz\n=======\n\xff\nz\n>>>>>>> theirs\n", [2]
    )
