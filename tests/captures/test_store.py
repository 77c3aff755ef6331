"""The store: what is found in it again, what no longer fits its hash, and that nothing is written through a link."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from claimtrack.captures import store
from claimtrack.captures.extract.forms import extract
from claimtrack.captures.store import Reading
from claimtrack.captures.taking import as_read
from claimtrack.evidence.copy import Block, Copy
from claimtrack.trouble import Trouble

TEXT = b"The port closed the bridge.\n\nIt will stay closed.\n"


def reading(data: bytes = TEXT) -> Reading:
    return as_read(extract(data, "a.txt"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".claimtrack" / "captures"


def put(folder: Path, data: bytes = TEXT) -> str:
    told = reading(data)
    store.put(folder.parents[1], folder, data, told)
    return told.sha256


def test_a_copy_is_found_again(folder: Path) -> None:
    name = put(folder)
    assert store.copies(folder, [name]) == [
        Copy(sha256=name, blocks=(Block("The port closed the bridge."), Block("It will stay closed.")))
    ]
    assert (folder / name[:2] / f"{name}.txt").read_bytes() == TEXT
    assert (folder / ".gitignore").read_text("utf-8") == "*\n"
    assert (store.hashes(folder), store.strays(folder)) == ([name], [])


def test_copies_come_in_the_order_asked_for_and_those_that_are_not_here_not_at_all(folder: Path) -> None:
    one, other = put(folder), put(folder, b"Another page.\n")
    asked = [other, "0" * 64, one, other, "../../etc/passwd", "", "\0"]
    assert [copy.sha256 for copy in store.copies(folder, asked)] == [other, one]


@pytest.mark.parametrize("what", ["bytes changed", "bytes gone", "text changed", "told of another", "no JSON", "a link", "huge"])
def test_what_does_not_fit_its_hash_is_changed_and_has_no_text(folder: Path, what: str, tmp_path: Path) -> None:
    name = put(folder)
    data, told = (folder / name[:2] / f"{name}{end}" for end in (".txt", ".json"))
    known = msgspec.json.decode(told.read_bytes())
    match what:
        case "bytes changed":
            data.write_bytes(TEXT.replace(b"closed", b"opened"))
        case "bytes gone":
            data.unlink()
        case "text changed":
            known["blocks"][0]["text"] = "The port opened the bridge."
            told.write_bytes(msgspec.json.encode(known))
        case "told of another":
            told.write_bytes(msgspec.json.encode({**known, "sha256": "0" * 64}))
        case "no JSON":
            told.write_bytes(b"{")
        case "a link":
            (tmp_path / "same").write_bytes(TEXT)
            data.unlink()
            data.symlink_to(tmp_path / "same")
        case "huge":
            with data.open("r+b") as stream:
                stream.truncate(65 << 20)
    assert store.copies(folder, [name]) == [Copy(sha256=name, state="changed")]
    assert store.reading_of(folder, name) is None
    if what != "a link":
        put(folder)
        assert [copy.state for copy in store.copies(folder, [name])] == ["whole"], "doing it again puts it back"


def test_bytes_without_their_text_are_not_here(folder: Path) -> None:
    name = put(folder)
    (folder / name[:2] / f"{name}.json").unlink()
    (folder / "ab").mkdir(exist_ok=True)
    (folder / "ab" / ".left.over").write_bytes(b"x")
    assert store.copies(folder, [name]) == []
    assert {path.name for path in store.strays(folder)} == {".left.over", f"{name}.txt"}


def test_no_text_is_unread(folder: Path) -> None:
    told = msgspec.structs.replace(reading(), blocks=(), text=store.text_hash(()))
    store.put(folder.parents[1], folder, TEXT, told)
    assert [copy.state for copy in store.copies(folder, [told.sha256])] == ["unread"]


@pytest.mark.parametrize("at", [".claimtrack", ".claimtrack/captures", "shard", "file"])
def test_nothing_is_written_through_a_link(folder: Path, tmp_path: Path, at: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    told = reading()
    shard = folder / told.sha256[:2]
    link = {"shard": shard, "file": shard / f"{told.sha256}.txt"}.get(at, tmp_path / at)
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(elsewhere / "x" if at == "file" else elsewhere)
    with pytest.raises(Trouble, match=r"link|no file of the store"):
        store.put(tmp_path, folder, TEXT, told)
    assert list(elsewhere.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_is_told(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_bytes(b"")
    with pytest.raises(Trouble, match="is in the way"):
        put(folder)
    assert store.copies(folder, [reading().sha256]) == []


def test_a_gitignore_of_the_desk_stays(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / ".gitignore").write_text("# we keep them\n", "utf-8")
    put(folder)
    assert (folder / ".gitignore").read_text("utf-8") == "# we keep them\n"


def test_what_cannot_be_written_is_told_and_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    folder.mkdir(parents=True)
    monkeypatch.setattr("claimtrack.files.os.fsync", full)
    with pytest.raises(Trouble, match="No space left on device"):
        put(folder)
    assert [path for path in folder.rglob("*") if path.is_file()] == []
