"""A corpus of any size: `python bench/corpus.py FOLDER --claims 10000 --sources 2000 [--seed 1] [--form yaml|jsonl|parquet]`.

The same numbers and seed give the same bytes. Claims of some 20 to 25 lines on questions of 1 to 40 claims, and from 10,000
claims on a few hot ones with 1,000 each; one to four attributions, with camps, relays and pickups; one claim in ten is a twin
of another one, or nearly (`twins` names the pairs, `planted` what sets them apart too). Nothing is held of what was made. Check
one with `claimtrack verify --today 2026-03-01`. The claims are made in `made_corpus.py`, where it says how; the forms of files
are in `made_files.py`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import made_corpus
import made_files
import made_voices
from made_corpus import TODAY, Record, Twin
from made_files import yaml_of

__all__ = ["TODAY", "Record", "Size", "Twin", "camps", "claims", "planted", "records", "size", "sources", "twins", "yaml_of"]


class Size(NamedTuple):
    """How much is made; `hot` questions have 1,000 claims each."""

    claims: int
    sources: int
    hot: int
    seed: int = 1


def size(claims: int, sources: int | None = None, hot: int | None = None, seed: int = 1) -> Size:
    """The usual proportions: a fifth as many sources; one hot question from 10,000 claims on, four at 100,000, twelve at most.

    Fewer than 20 sources there are never: one of each kind.
    """
    usual = sum(claims >= enough for enough in (10_000, 50_000, 75_000, 100_000, *range(200_000, 1_000_001, 100_000)))
    many = max(made_voices.LEAST, claims // 5 if sources is None else sources)
    return Size(claims, many, min(12, usual) if hot is None else hot, seed)


def camps(_wanted: Size) -> Iterator[Record]:
    """Whose side somebody is on: `{id, name, role}`."""
    return made_voices.camps()


def sources(wanted: Size) -> Iterator[Record]:
    """Who speaks, and where it stands."""
    return made_corpus.sources(_desk(wanted))


def claims(wanted: Size) -> Iterator[Record]:
    """The claims, those of a question far apart from each other."""
    return made_corpus.claims(_desk(wanted))


def twins(wanted: Size) -> Iterator[tuple[str, str]]:
    """The pairs of claims of which the second was made from the first."""
    return ((twin.first, twin.second) for twin in planted(wanted))


def planted(wanted: Size) -> Iterator[Twin]:
    """The same pairs, with what sets the two apart, and whether they share a question."""
    return made_corpus.twins(_desk(wanted))


def records(wanted: Size) -> Iterator[tuple[str, Record]]:
    """All records, each with the folder it belongs to."""
    return ((name, record) for name, of_kind in _all(wanted).items() for record in of_kind)


def write_yaml(folder: Path, wanted: Size) -> None:
    """A corpus as a desk keeps it."""
    made_files.as_yaml(folder, _all(wanted))


def write_jsonl(folder: Path, wanted: Size) -> None:
    """All records in `records.jsonl`."""
    made_files.as_jsonl(folder, _all(wanted))


def write_parquet(folder: Path, wanted: Size, at_once: int = 20_000) -> None:
    """One table a folder, in row groups of some 20,000."""
    made_files.as_parquet(folder, _all(wanted), at_once)


def _all(wanted: Size) -> made_files.Records:
    return {"camps": camps(wanted), "sources": sources(wanted), "claims": claims(wanted)}


def _desk(wanted: Size) -> made_corpus.Desk:
    return made_corpus.desk(wanted.claims, wanted.sources, wanted.hot, wanted.seed)


FORMS = {"yaml": write_yaml, "jsonl": write_jsonl, "parquet": write_parquet}


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--sources", type=int, help="a fifth of the claims unless given; 20 at least")
    parser.add_argument("--hot", type=int, help="questions with 1,000 claims each; by size unless given")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--form", choices=FORMS, default="yaml")
    parser.add_argument("--twins", type=Path, help="a file for the planted twins: first, second, how, together, by tabs")
    options = parser.parse_args()
    wanted = size(options.claims, options.sources, options.hot, options.seed)
    FORMS[options.form](options.folder, wanted)
    if options.twins:
        options.twins.write_text("".join("\t".join(map(str, twin)) + "\n" for twin in planted(wanted)), encoding="utf-8")


if __name__ == "__main__":
    main()
