"""The worked pairs of `pairs.yaml`: each side is a claim with one attribution; the verdict beside it was reasoned by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from claimtrack.link.relation import relate
from claimtrack.link.side import Side, side
from claimtrack.model import Claim
from claimtrack.policy import RelationPolicy

POLICY = RelationPolicy()
PAIRS: list[dict[str, Any]] = yaml.load((Path(__file__).parent / "pairs.yaml").read_text("utf-8"), yaml.BaseLoader)
TURNED = {"a": "b", "b": "a"}


def as_side(keys: dict[str, Any]) -> Side:
    """One side of a pair as the record it stands for: `source`, `speaker`, `date` and `quote` belong to its attribution."""
    record = dict(keys)
    said = {key: record.pop(key) for key in ("date", "quote", "utterance") if key in record}
    speaker = record.pop("speaker", None)
    source = record.pop("source", None) or speaker
    claim = {"claim": record.pop("text"), **record}
    if source or said:
        claim["said"] = [{"source": source or f"somebody-who-said: {claim['claim']}".replace(" ", "-"), **said}]
    return side(msgspec.convert(claim, Claim, strict=False), POLICY)


def test_there_are_fifty_pairs() -> None:
    assert len(PAIRS) == 50


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])
def test_pair(pair: dict[str, Any]) -> None:
    a, b = as_side(pair["a"]), as_side(pair["b"])
    found = relate(a, b, POLICY)
    assert (found.verdict, found.severity, found.entails) == (pair["verdict"], pair["severity"], pair["entails"])
    turned = relate(b, a, POLICY)
    entails = TURNED.get(pair["entails"], pair["entails"])
    assert (turned.verdict, turned.severity, turned.entails) == (pair["verdict"], pair["severity"], entails)


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])
@pytest.mark.parametrize("name", ["a", "b"])
def test_each_side_agrees_with_itself(pair: dict[str, Any], name: str) -> None:
    one = as_side(pair[name])
    assert relate(one, one, POLICY).verdict == "agree"
