"""JSON Schemas of the records, made from the types that the program itself checks by.

Draft-07 keywords only: the editors' language servers ignore later ones.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from claimtrack.model import Camp, Claim, Judgement, Source

Record = Literal["claim", "source", "camps", "links"]
_TYPES: dict[Record, Any] = {"claim": Claim, "source": Source, "camps": dict[str, Camp], "links": tuple[Judgement, ...]}
DRAFT = "http://json-schema.org/draft-07/schema#"


def schema_of(record: Record) -> dict[str, Any]:
    """The schema of one kind of record, with every description that its type carries."""
    (document,), definitions = msgspec.json.schema_components([_TYPES[record]], ref_template="#/definitions/{name}")
    return {"$schema": DRAFT, "title": f"claimtrack {record}", **document, "definitions": definitions}
