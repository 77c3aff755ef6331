"""The laws of a run: the same corpus gives the same bytes, in any order of files, on any engine that keeps to the two verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.evidence.copy import Copy
from claimtrack.finding import Finding
from claimtrack.model import Filed
from claimtrack.plan import Report, verify
from claimtrack.records import File
from claimtrack.render import json_report
from claimtrack.render.view import View
from claimtrack.session import open_corpus
from claimtrack.verbs import Engine
from evidence.article import COPY, QUOTES, RECORDS, claim
from written_corpus import TODAY, files, shuffled, split

ROOT = Path(__file__).parent.parent
CONFIG = Config(today=TODAY)
CASE = open_corpus(root=ROOT, today=TODAY).files
BROKEN = split((Path(__file__).parent / "corpora" / "broken.txt").read_text("utf-8"))


def as_json(report: Report, corpus: Iterable[File]) -> str:
    texts = {file.path: file.data for file in corpus}

    def text(path: str) -> str | None:
        data = texts[path]
        return data.decode("utf-8") if isinstance(data, bytes) else None

    return "\n".join(json_report.render(View(report, CONFIG, text)))


class PackingEngine:
    """Hands every row over as msgpack, as a cluster would, and gives rows back in reverse."""

    def flat_map(self, function: Callable[[Any, Any], Iterable[Any]], rows: Iterable[Any], shared: Any) -> Iterator[Any]:
        shipped = _shipped(shared)
        yield from reversed([row for given in rows for row in function(_shipped(given), shipped)])

    def group(
        self, function: Callable[[str, list[Any], Any], Iterable[Any]], rows: Iterable[tuple[str, Any]], shared: Any
    ) -> Iterator[Any]:
        groups: dict[str, list[Any]] = {}
        for key, row in rows:
            groups.setdefault(key, []).append(_shipped(row))
        for key in sorted(groups, reverse=True):
            yield from function(key, groups[key][::-1], _shipped(shared))


def _shipped(row: Any) -> Any:
    if row is None:
        return None
    kind = Filed[type(row.record)] if isinstance(row, Filed) else type(row)  # type: ignore[misc]  # a type made while running
    return msgspec.msgpack.decode(msgspec.msgpack.encode(row), type=kind)


def run(corpus: list[File], engine: Engine) -> str:
    return as_json(verify(corpus, CONFIG, engine), corpus)


EXPECTED = run(list(CASE), LocalEngine())
EXPECTED_BROKEN = run(files(BROKEN), LocalEngine())


@settings(max_examples=10, deadline=None)
@given(st.integers())
def test_the_order_of_files_changes_no_byte(seed: int) -> None:
    assert run(shuffled(CASE, seed), LocalEngine()) == EXPECTED
    assert run(shuffled(files(BROKEN), seed), LocalEngine()) == EXPECTED_BROKEN


def test_another_engine_finds_the_same() -> None:
    assert run(list(CASE), PackingEngine()) == EXPECTED
    assert run(files(BROKEN), PackingEngine()) == EXPECTED_BROKEN


def test_quotes_are_checked_alike_on_any_engine_and_in_any_order() -> None:
    texts = split(
        "".join(claim(quote, source=source, name=f"c{number}") for number, (source, quote, _) in enumerate(QUOTES)) + RECORDS
    )
    other = Copy(sha256="3" * 64, blocks=COPY.blocks[:4])

    def told(corpus: list[File], copies: list[Copy], engine: Engine) -> list[Finding]:
        return list(verify(corpus, CONFIG, engine, copies).findings)

    expected = told(files(texts), [COPY, other], LocalEngine())
    assert {"CT503"} <= {finding.code for finding in expected}
    assert told(shuffled(files(texts), 1), [other, COPY], PackingEngine()) == expected


def test_a_claim_alone_is_scored_as_among_others_it_has_nothing_to_do_with() -> None:
    corpus = list(CASE)
    alone = [file for file in corpus if file.folder != "claims" or file.id == "qasrak-in-hasakeh"]
    (cluster,) = verify(alone, CONFIG, LocalEngine()).clusters
    (among,) = [one for one in verify(corpus, CONFIG, LocalEngine()).clusters if one.id == "qasrak-in-hasakeh"]
    assert cluster.corroboration == among.corroboration
