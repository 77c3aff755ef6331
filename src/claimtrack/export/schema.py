"""JSON Schemas of the records, made from the types that the program itself checks by.

Draft-07 keywords only: the editors' language servers ignore later ones. `enumDescriptions` is theirs, and no validator minds it.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from claimtrack.export.meanings import KEYS, WORDS
from claimtrack.model import Camp, Claim, Judgement, Source

Record = Literal["claim", "source", "camps", "links"]
FOLDER = "schemas"
"""Where a corpus keeps them for its editors, beside its records: a path that is the same on every machine, and offline."""
_TYPES: dict[Record, Any] = {"claim": Claim, "source": Source, "camps": dict[str, Camp], "links": tuple[Judgement, ...]}
MODELINE = "# yaml-language-server:"
DRAFT = "http://json-schema.org/draft-07/schema#"


def schema_of(record: Record) -> dict[str, Any]:
    """The schema of one kind of record, with what its keys and words mean.

    What we read as text an editor may take for a number (`date: 2026`), so a number is allowed where a text is.
    """
    (document,), definitions = msgspec.json.schema_components([_TYPES[record]], ref_template="#/definitions/{name}")
    for name, definition in definitions.items():
        properties = definition.get("properties", {})
        definition["properties"] = {key: _explained(name, key, _loosened(one)) for key, one in properties.items()}
    return {"$schema": DRAFT, "title": f"claimtrack {record}", **document, "definitions": definitions}


def file_of(record: Record) -> str:
    """The text of a schema as it is printed and kept: indented, with a last line end."""
    return msgspec.json.format(msgspec.json.encode(schema_of(record)), indent=2).decode("utf-8") + "\n"


def modeline(record: Record, path: str) -> str:
    """The comment by which an editor's YAML server finds the schema that lies in the corpus of the record at `path`.

    yaml-language-server takes a path that is not absolute as counted from the file that names it.
    """
    return f"{MODELINE} $schema={'../' * path.count('/')}{FOLDER}/{record}.json\n"


def _loosened(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_loosened(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    ready = {key: _loosened(one) for key, one in schema.items()}
    if ready.get("type") == "string":
        return {**ready, "type": ["string", "number"]}
    one, *others = ready.get("anyOf", [{}])
    if others == [{"type": "null"}] and isinstance(one.get("type"), list):
        rest = {key: value for key, value in ready.items() if key != "anyOf"}
        return {**one, **rest, "type": [*one["type"], "null"]}  # an editor can say what is wrong with it, unlike with an `anyOf`
    return ready


def _explained(record: str, key: str, schema: dict[str, Any]) -> dict[str, Any]:
    meaning = KEYS.get(record, {}).get(key)
    ready = _with_words(schema, WORDS.get(key, {}))
    return {**ready, "description": meaning} if meaning else ready


def _with_words(schema: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
    """The schema with a line for each of its words, in the order in which they stand there."""
    if "enum" in schema:
        return {**schema, "enumDescriptions": [words.get(word, "") for word in schema["enum"]]}
    if "anyOf" in schema:
        return {**schema, "anyOf": [_with_words(one, words) for one in schema["anyOf"]]}
    return schema
