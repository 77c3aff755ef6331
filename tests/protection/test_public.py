"""What may leave of a record: the table and nothing else, once and for all; and everything that stays is told."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.model import Anonymity, Attribution, Capture, Claim, Found, Kind, Review, Source
from claimtrack.protection.fields import CLAIM, FOUND, fields_of, table
from claimtrack.protection.public import public

KINDS, TERMS = st.sampled_from(get_args(Kind)), st.sampled_from(get_args(Anonymity))
FULL: dict[str, Any] = {
    "id": "x",
    "camp": "city",
    "of": "y",
    "grade": "C",
    "known_to": ("the editor",),
    "reason": "fears",
    "terms": "none",
    "review_by": "2027",
    "maybe_same_as": ("y",),
    "distinct_from": ("y",),
    "url": "https://a.example",
    "publisher": "P",
    "published": "2026",
    "credits": ("y",),
    "captures": (Capture(sha256="0" * 64),),
}
SOURCES = st.builds(
    lambda kind, anonymity, keys: Source(source="s", kind=kind, anonymity=anonymity, **{key: FULL[key] for key in keys}),
    KINDS,
    TERMS,
    st.sets(st.sampled_from(sorted(FULL))),
)
FOUNDS = (
    st.none() | st.just(Found(in_="b", at="p 1", captured="2026", sha256="0" * 64, url="u")) | st.just(Found(sha256="1" * 64))
)
SAID = st.builds(
    Attribution,
    source=st.sampled_from("abcd"),
    via=st.sets(st.sampled_from("abcd")).map(tuple),
    found=FOUNDS,
    anonymity=st.none() | TERMS,
    quote=st.none() | st.just("q"),
)
CLAIMS = st.builds(
    lambda said, review: Claim(claim="c", said=tuple(said), review=review),
    st.lists(SAID),
    st.none() | st.just(Review(verdict="v")),
)
KNOWN = st.dictionaries(st.sampled_from("abc"), SOURCES)


@given(SOURCES)
def test_a_source_leaves_by_the_table_and_the_rest_is_told(source: Source) -> None:
    result = public(source, {})
    allowed = fields_of(source.anonymity, source.kind).public
    kept = msgspec.to_builtins(result.record) if result.record else {}
    assert set(kept) <= allowed
    assert {held.field for held in result.stays} | set(kept) == set(msgspec.to_builtins(source))
    assert not {held.field for held in result.stays} & set(kept)
    assert result.record is None or public(result.record, {}).record == result.record
    assert not {"captures", "known_to", "terms", "reason", "review_by", "maybe_same_as"} & set(kept)


@given(CLAIMS, KNOWN)
def test_a_claim_leaves_without_whoever_stays(claim: Claim, sources: dict[str, Source]) -> None:
    result = public(claim, sources)
    record = result.record
    assert isinstance(record, Claim)
    assert set(msgspec.to_builtins(record)) <= CLAIM
    staying = {name for name, source in sources.items() if not fields_of(source.anonymity, source.kind).public}
    for one in record.said:
        terms = one.anonymity or (sources[one.source].anonymity if one.source in sources else None)
        assert terms != "off_record"
        assert not staying & {one.source, *one.via, *([one.found.in_] if one.found else [])}
        assert one.found is None or set(msgspec.to_builtins(one.found)) <= FOUND
    assert public(record, sources).record == record
    assert bool(result.stays) == (record != claim)


def test_some_rows_of_the_table() -> None:
    rows = {word: (people, published) for word, people, published in table()}
    assert "url" in rows["pseudonym"][0].public
    assert "url" not in rows["background"][0].held | rows["background"][1].held
    assert "url" in rows["unidentified"][1].public
    assert "captures" not in {field for people, published in rows.values() for field in people.public | published.public}
    assert not rows["off_record"][0].public | rows["deep_background"][0].public
    assert all(people.public <= people.held and published.public <= published.held for people, published in rows.values())
