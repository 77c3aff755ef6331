"""From a draft and its sources to the record, and what `verify` would find wrong with its file. No file is touched."""

from __future__ import annotations

from typing import Any

from claimtrack import records
from claimtrack.intake.drafting import Draft
from claimtrack.intake.sourcing import Named
from claimtrack.records import File, Folder, Reading
from claimtrack.shape import Fault
from claimtrack.yamltext import Problem


def tree_of(one: Draft, named: list[Named], carriers: list[Named]) -> dict[str, Any]:
    """The record as plain values, in the words of the model."""
    shared = dict(one.said)
    if carriers:
        shared["via"] = [source.id for source in carriers]
    if one.found_in and carriers:
        shared["found"] = {"in": carriers[0].id, **shared.get("found", {})}
    said = [{"source": source.id, **shared} for source in {source.id: source for source in named}.values()]
    tree: dict[str, Any] = {"claim": one.claim, **one.fields}
    if said:
        tree["said"] = said
    if one.tags:
        tree["tags"] = list(one.tags)
    if one.review:
        tree["review"] = dict(one.review)
    return tree


def faults_of(data: bytes, folder: Folder, name: str) -> list[Fault | Problem]:
    """What `verify` would say of the bytes of a file; JSON will do, which is YAML too."""
    reading = _reading(data, folder, name)
    return [*reading.problems, *(misfit.fault for misfit in reading.misfits)]


def unfit(data: bytes, folder: Folder, name: str, record: object) -> list[Fault | Problem]:
    """What `verify` would say of the file; nothing when it reads back as the very record."""
    reading = _reading(data, folder, name)
    wrong: list[Fault | Problem] = [*reading.problems, *(misfit.fault for misfit in reading.misfits)]
    held: list[object] = [*(one.record for one in reading.claims), *(one.record for one in reading.sources)]
    if not wrong and held != [record]:
        wrong.append(Fault((), "the texts do not come back as they were written", "see which characters they hold"))
    return wrong


def _reading(data: bytes, folder: Folder, name: str) -> Reading:
    (reading,) = records.read(File(path=f"{name}.yaml", folder=folder, id=name, data=data))
    return reading
