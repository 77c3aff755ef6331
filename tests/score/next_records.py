"""Additions as a desk would make them: written into the records, as an independent account of what each of them promises."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import yaml

from claimtrack.config import Config, Settings
from claimtrack.engine.local import LocalEngine
from claimtrack.plan import Report, verify
from claimtrack.score.cluster import Cluster
from claimtrack.score.next.additions import Addition
from written_corpus import TODAY, files

Records = dict[str, Any]
"""The records of a corpus: path -> tree."""

NEWCOMERS = {
    "same-camp": ("official", "position", None),
    "another-camp": ("official", "position", "party"),
    "neutral": ("official", "position", "neutral"),
    "document": ("document", "document", "party"),
    "witness": ("person", "firsthand", "neutral"),
}


def checked(records: Records) -> Report:
    """The report on records, as `verify` gives it."""
    texts = {path: yaml.safe_dump(tree, allow_unicode=True) for path, tree in records.items()}
    return verify(files(texts), Config(today=TODAY, settings=Settings()), LocalEngine())


def cluster(report: Report, name: str) -> Cluster:
    return next(one for one in report.clusters if one.id == name)


def written(records: Records, one: Cluster, additions: tuple[Addition, ...]) -> Records:
    """The records after the desk has made these additions to what is heard on a claim."""
    after = deepcopy(records)
    own = after[one.dossier.filed.path]
    for number, addition in enumerate(additions, 1):
        name, source = f"newcomer-{number}", after.get(f"sources/{addition.subject}.yaml", {})
        match addition.kind:
            case "camp":
                source["camp"] = f"side-{number}"
                after["camps.yaml"][f"side-{number}"] = {"name": "a party"}
            case "basis" | "direct":
                for said in _vouching(after, one, addition.subject):
                    if addition.kind == "direct":
                        said.pop("via", None)
                    elif said.get("basis", "unknown") in ("unknown", "hearsay"):
                        said["basis"] = addition.basis
            case "record":
                source["anonymity"] = "named"
                for said in _vouching(after, one, addition.subject):
                    said.pop("anonymity", None)
            case "denial":
                own.setdefault("said", []).append({"source": addition.subject, "stance": "withdraws"})
            case _:
                kind, basis, role = NEWCOMERS[addition.kind]
                camp = addition.subject if role is None else name
                after["camps.yaml"].setdefault(camp, {"name": "a camp", "role": role})
                after[f"sources/{name}.yaml"] = {"source": "a newcomer", "kind": kind, "anonymity": "named", "camp": camp}
                own.setdefault("said", []).append({"source": name, "basis": basis})
    return after


def _vouching(records: Records, one: Cluster, source: str) -> list[dict[str, Any]]:
    """The entries in which the source vouches for the claim in its own voice, there or in a claim that entails it."""
    said = []
    for statement in one.heard.statements:
        entry = records[statement.place.path]["said"][statement.place.route[1]]
        if statement.stance == "supports" and entry["source"] == source and not entry.get("picks_up"):
            said.append(entry)
    return said
