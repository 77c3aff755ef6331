"""A new id for a claim, a source, a camp or a question: in its record, in the file's name, and wherever it is named.

Writes nothing: an editor makes the changes. Refuses, with the reason, what would leave a record that nobody can read or find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from claimtrack import yamledit
from claimtrack.export.schema import FOLDER, MODELINE
from claimtrack.export.yaml_record import written
from claimtrack.lsp.mentions import Mention
from claimtrack.lsp.proof import Proof, written_at
from claimtrack.lsp.vocabulary import Kind
from claimtrack.place import Place
from claimtrack.trouble import Trouble
from claimtrack.yamledit import Unsafe

RENAMED: tuple[Kind, ...] = ("claim", "source", "camp", "question", "event", "utterance")
NOTHING = Trouble("there is nothing here that has an id", "go to an id of a claim, a source, a camp or a question")
_SPACE = re.compile(r"\s")
_NO_FILE = re.compile(r"[\\:*?\"<>|\x00-\x1f]")
"""What no file's name may hold on every system that a desk may use."""
_MODELINE = re.compile(rf"^({re.escape(MODELINE)} \$schema=)(?:\.\./)+(?={FOLDER}/)", re.MULTILINE)


class Renaming(msgspec.Struct, frozen=True):
    """What becomes of the texts that change, by path with the text before and after; and the file that gets another name."""

    texts: dict[str, tuple[str, str]]
    moved: tuple[str, str] | None = None


def may_be(met: Mention | None, proof: Proof) -> Mention:
    """What is to be renamed. Raises Trouble where there is nothing that has an id, or a former one stands there."""
    if met is None or met.kind not in RENAMED:
        raise NOTHING
    if met.place.route[:1] == ("was",):
        raise Trouble(f"`{met.id}` is what a claim was once called", "leave it: whoever asks for it is led here")
    if met.kind in ("claim", "source", "camp") and not proof.mentions.records(met.kind, met.id):
        raise Trouble(f"no {met.kind} has the id `{met.id}`", "write its record first, or correct the id where it is named")
    return met


def renamed(proof: Proof, met: Mention, new: str) -> Renaming:
    """The changes that give what was met a new id. Raises Trouble where it is no good or taken, or a file cannot be changed."""
    _checked(proof, met, new)
    records = proof.mentions.records(met.kind, met.id) if met.kind in ("claim", "source", "camp") else []
    if len(records) > 1:
        where = ", ".join(sorted({f"`{one.place.path}`" for one in records}))
        raise Trouble(f"`{met.id}` is the id of several records: {where}", "give each its own id first")
    moved = next(((one.place.path, _moved(one, new)) for one in records if not one.own), None)
    if moved and proof.file(moved[1]) is not None:
        raise Trouble(f"`{moved[1]}` is there already", "give another id")
    texts: dict[str, tuple[str, str]] = {}
    for path, places in _by_path(proof, met).items():
        before = proof.session.editable()(path)
        if before is None:
            raise Trouble(f"`{path}` cannot be read", "mend it first")
        try:
            texts[path] = (before, _with(before, places, new))
        except Unsafe as error:
            raise Trouble(f"`{path}` names `{met.id}` and cannot be changed safely: {error}", "mend it first") from None
    if moved:
        before, after = texts.get(moved[0]) or ((text := proof.session.editable()(moved[0]) or ""), text)
        steps = moved[1].count("/")
        texts[moved[0]] = (before, _MODELINE.sub(lambda line: line.group(1) + "../" * steps, after))
    return Renaming({path: both for path, both in texts.items() if both[0] != both[1]}, moved)


def _checked(proof: Proof, met: Mention, new: str) -> None:
    if not new or _SPACE.search(new):
        raise Trouble(f"`{new}` is no id", "an id has no spaces: write `like-this` or `like-this/or-this`")
    if new == met.id:
        raise Trouble(f"`{new}` is what it is called already", "give another id")
    steps = new.split("/")
    in_files = met.kind in ("claim", "source") and any(not one.own for one in proof.mentions.records(met.kind, met.id))
    if in_files and (_NO_FILE.search(new) or any(not step or step.startswith(".") or step.endswith(".") for step in steps)):
        raise Trouble(f"no file can be called `{new}`", "write letters, digits and hyphens, with `/` for folders")
    taken = {one.id for one in proof.mentions.all() if one.kind == met.kind and (one.record or one.place.route[:1] == ("was",))}
    if met.kind not in ("claim", "source", "camp"):
        taken = set(proof.mentions.ids(met.kind))
    if new in taken:
        raise Trouble(f"another {met.kind} has the id `{new}`", "give an id that is free")


def _by_path(proof: Proof, met: Mention) -> dict[str, list[Place]]:
    """Where the id is written, by file. Former ids stay as they are."""
    found: dict[str, list[Place]] = {}
    for one in proof.mentions.of(met.kind, met.id):
        if one.place.route[:1] != ("was",) and (not one.record or one.own):
            found.setdefault(one.place.path, []).append(written_at(one))
    return found


def _with(text: str, places: Iterable[Place], new: str) -> str:
    for place in places:
        text = yamledit.renamed(text, place, new) if place.part == "key" else yamledit.put(text, place, written(new))
    return text


def _moved(record: Mention, new: str) -> str:
    """The path of the file once the record has its new id."""
    path = record.place.path
    stem, dot, suffix = path.rpartition(".")
    root = stem.removesuffix(record.id)
    if root == stem:
        raise Trouble(f"`{path}` is not named as its id", "rename it by hand")
    return f"{root}{new}{dot}{suffix}"
