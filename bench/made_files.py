"""Writes the records of a made-up desk as YAML files, JSON lines or Parquet, one record at a time; decides nothing about them.

As YAML: a corpus as desks keep it, `camps.yaml`, `claims/**.yaml`, `sources/**.yaml`. As JSON lines or Parquet: one row a record,
`{folder, id, ...}` with the keys of its YAML (docs/records.md), `folder` being `claims`, `sources` or `camps`; JSON lines in
`records.jsonl`, Parquet in one file a folder (`claims.parquet`, ...), since columns differ. `said` is a list of structs, `found`
a struct in it. All values are text, but `growing`, `polarity`, `many` and `against_interest`, which are true or false. A key that
a record does not have is left out of its line, and null in its row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow

Record = dict[str, Any]
Records = dict[str, Iterable[Record]]
"""The records of each folder."""

LINES = 20
"""A claim of fewer lines than this has what can stand on one line or on several on several."""

_PLAIN = re.compile(r"[A-Za-z0-9](?:[^:#\n]|:(?=\S))*", re.ASCII)


def as_yaml(folder: Path, records: Records) -> None:
    """Write a desk into a folder, which need not be there."""
    folder.mkdir(parents=True, exist_ok=True)
    known = set[Path]()
    for kind in ("sources", "claims"):
        for record in records[kind]:
            path = folder / kind / f"{record['id']}.yaml"
            if path.parent not in known:
                path.parent.mkdir(parents=True, exist_ok=True)
                known.add(path.parent)
            path.write_text(yaml_of(kind, record), encoding="utf-8")
    lines = [f"{camp['id']}:\n  name: {camp['name']}\n  role: {camp['role']}\n" for camp in records["camps"]]
    (folder / "camps.yaml").write_text("".join(lines), encoding="utf-8")


def as_jsonl(folder: Path, records: Records) -> None:
    """Write `records.jsonl`."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "records.jsonl").open("w", encoding="utf-8") as file:
        for kind, of_kind in records.items():
            file.writelines(json.dumps({"folder": kind, **record}, ensure_ascii=False) + "\n" for record in of_kind)


def as_parquet(folder: Path, records: Records, at_once: int = 20_000) -> None:
    """Write a table for each folder, in row groups of so many."""
    from pyarrow import Table, parquet

    folder.mkdir(parents=True, exist_ok=True)
    for kind, of_kind in records.items():
        schema, waiting = columns(kind), iter(of_kind)
        with parquet.ParquetWriter(folder / f"{kind}.parquet", schema, compression="zstd") as writer:
            while batch := [*islice(waiting, at_once)]:
                writer.write_table(Table.from_pylist([{"folder": kind, **row} for row in batch], schema=schema))


def columns(folder: str) -> pyarrow.Schema:
    """The columns of a table: the keys of its records, as they stand in `claimtrack.model`."""
    import pyarrow as pa

    text, several, yes = pa.string(), pa.list_(pa.string()), pa.bool_()

    def struct(names: str, **others: pa.DataType) -> pa.DataType:
        return pa.struct([(name, text) for name in names.split()] + [*others.items()])

    found = struct("in at url captured sha256 archived")
    said = "source stance quote words basis date anonymity utterance"
    plain = {
        "camps": "name role",
        "sources": "source kind anonymity camp of grade reason terms review_by url publisher published",
        "claims": "claim about value when label mode period per as_of place event part_of alleges status outcome resolution",
    }[folder]
    nested: dict[str, dict[str, pa.DataType]] = {
        "camps": {},
        "sources": dict.fromkeys(("known_to", "maybe_same_as", "distinct_from", "credits"), several)
        | {"captures": pa.list_(struct("sha256 captured url title"))},
        "claims": dict.fromkeys(("polarity", "growing", "many"), yes)
        | dict.fromkeys(("tags", "was"), several)
        | {"said": pa.list_(struct(said, via=several, picks_up=several, against_interest=yes, found=found))}
        | {"reply": struct("asked of answer"), "review": struct("verdict by date why")}
        | {"corrections": pa.list_(struct("date was why"))},
    }
    return pa.schema([(name, text) for name in f"folder id {plain}".split()] + [*nested[folder].items()])


def yaml_of(folder: str, record: Record) -> str:
    """A record as an editor writes it: its id is the name of its file; short things stand on one line where there are many."""
    fields = {key: value for key, value in record.items() if key != "id"}
    written = _mapping(fields, "", wide=False)
    return _mapping(fields, "", wide=True) if folder == "claims" and written.count("\n") < LINES else written


def _mapping(fields: Record, margin: str, *, wide: bool) -> str:
    return "".join(_entry(key, value, margin, wide=wide) for key, value in fields.items())


def _entry(key: str, value: Any, margin: str, *, wide: bool) -> str:
    if isinstance(value, dict):
        if wide or key == "review":
            return f"{margin}{key}:\n{_mapping(value, margin + '  ', wide=wide)}"
        return f"{margin}{key}: {{{', '.join(f'{name}: {_flow(one)}' for name, one in value.items())}}}\n"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        items = (_mapping(one, margin + "    ", wide=wide) for one in value)
        return f"{margin}{key}:\n" + "".join(f"{margin}  - {item[len(margin) + 4 :]}" for item in items)
    if isinstance(value, list):
        return f"{margin}{key}: [{', '.join(_flow(one) for one in value)}]\n"
    return f"{margin}{key}: {_scalar(value)}\n"


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _flow(value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if any(mark in value for mark in ",[]{}") else _scalar(value)
