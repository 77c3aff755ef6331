"""Archives: what an export gives comes in elsewhere, and what no export ever wrote does not."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from claimtrack.captures import archive, store
from claimtrack.captures.extract.forms import extract
from claimtrack.captures.taking import as_read
from claimtrack.evidence.copy import Block
from claimtrack.trouble import Trouble

PAGES = (
    b"The port closed the bridge.\n",
    b"# A title\n\nIt will stay closed.\n",
    (Path(__file__).parent / "article.html").read_bytes(),
)
NAMES = [store.sha256(page) for page in PAGES]
GOOD = store.sha256(PAGES[0])


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A store with the pages in it."""
    folder = tmp_path / "one" / "captures"
    for page in PAGES:
        store.put(folder.parent, folder, page, as_read(extract(page, "stdin")))
    return folder


@pytest.fixture
def packed(full: Path, tmp_path: Path) -> Path:
    to = tmp_path / "all.zip"
    assert archive.exported(full, NAMES, to) == (NAMES, [])
    return to


def arrived(tmp_path: Path, path: Path) -> archive.Arrived:
    (tmp_path / "two").mkdir(exist_ok=True)
    return archive.imported(tmp_path / "two", tmp_path / "two" / "captures", path)


def test_there_and_back(full: Path, packed: Path, tmp_path: Path) -> None:
    assert sorted(arrived(tmp_path, packed).new) == sorted(NAMES)
    assert store.copies(tmp_path / "two" / "captures", NAMES) == store.copies(full, NAMES)
    again = arrived(tmp_path, packed)
    assert (again.new, sorted(again.known), again.refused) == ((), sorted(NAMES), ())


def test_the_same_copies_give_the_same_archive(full: Path, packed: Path, tmp_path: Path) -> None:
    archive.exported(full, NAMES, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == packed.read_bytes()


def test_nothing_is_overwritten(full: Path, packed: Path) -> None:
    with pytest.raises(Trouble, match="exists"):
        archive.exported(full, NAMES, packed)


def test_a_changed_copy_is_left_out(full: Path, tmp_path: Path) -> None:
    (full / GOOD[:2] / f"{GOOD}.txt").write_bytes(b"The port opened the bridge.\n")
    assert archive.exported(full, NAMES, tmp_path / "some.zip") == (NAMES[1:], [GOOD])


def test_a_changed_copy_is_put_back(packed: Path, tmp_path: Path) -> None:
    arrived(tmp_path, packed)
    folder = tmp_path / "two" / "captures"
    (folder / GOOD[:2] / f"{GOOD}.txt").write_bytes(b"")
    assert arrived(tmp_path, packed).new == (GOOD,)
    assert [copy.state for copy in store.copies(folder, [GOOD])] == ["whole"]


Spoil = Callable[[dict[str, bytes]], list[tuple[zipfile.ZipInfo | str, bytes]]]
TEXT, TOLD = f"{GOOD[:2]}/{GOOD}.txt", f"{GOOD[:2]}/{GOOD}.json"


def _info(name: str, mode: int = 0) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.external_attr = mode << 16
    return member


def _told(held: dict[str, bytes], **changed: object) -> bytes:
    tree = {**msgspec.json.decode(held[TOLD]), **changed}
    blocks = msgspec.convert(tree["blocks"], tuple[Block, ...])
    return msgspec.json.encode({**tree, "text": store.text_hash(blocks)})


HOSTILE: dict[str, tuple[Spoil, str]] = {
    "absolute": (lambda held: [("/etc/cron.d/x", held[TEXT])], "its path is absolute"),
    "drive": (lambda held: [("C:\\x", held[TEXT])], "its path is absolute"),
    "upwards": (lambda held: [(f"../{TEXT}", held[TEXT])], "its path leads out of the store"),
    "upwards within": (lambda held: [(f"ab/../../{GOOD}.txt", held[TEXT])], "its path leads out of the store"),
    "backslashes": (lambda held: [("..\\..\\x", held[TEXT])], "its path leads out of the store"),
    "link": (lambda held: [(_info(TEXT, stat.S_IFLNK | 0o777), b"/etc/passwd"), (TOLD, held[TOLD])], "it is a link"),
    "device": (lambda held: [(_info(TEXT, stat.S_IFCHR | 0o666), b""), (TOLD, held[TOLD])], "it is a device, a pipe or a socket"),
    "twice": (lambda held: [(TEXT, held[TEXT]), (TEXT, b"Another.\n"), (TOLD, held[TOLD])], "it is there 2 times"),
    "twice but for case": (
        lambda held: [(TEXT, held[TEXT]), (TEXT.upper(), b"Another.\n"), (TOLD, held[TOLD])],
        "it is there 2 times",
    ),
    "other name": (lambda held: [("claims/x.yaml", held[TEXT])], "it has no name of the store"),
    "other shard": (lambda held: [(f"zz/{GOOD}.txt", held[TEXT])], "it has no name of the store"),
    "other suffix": (lambda held: [(f"{GOOD[:2]}/{GOOD}.sh", held[TEXT])], "it has no name of the store"),
    "other bytes": (lambda held: [(TEXT, b"The port opened it.\n"), (TOLD, held[TOLD])], "its bytes do not fit its hash"),
    "no text": (lambda held: [(TEXT, held[TEXT])], "its text is not in the archive, or was refused"),
    "no bytes": (lambda held: [(TOLD, held[TOLD])], "its bytes are not in the archive"),
    "text cut": (lambda held: [(TEXT, held[TEXT]), (TOLD, held[TOLD][:50])], "its text does not fit its hash"),
    "text of another": (
        lambda held: [(TEXT, held[TEXT]), (TOLD, _told(held, sha256="0" * 64))],
        "its text does not fit its hash",
    ),
    "invented text": (
        lambda held: [(TEXT, held[TEXT]), (TOLD, _told(held, blocks=[{"text": "The port opened the bridge."}]))],
        "its text is not what its bytes say",
    ),
    "invented form": (lambda held: [(TEXT, held[TEXT]), (TOLD, _told(held, form="spell"))], "its text does not fit its hash"),
    "other reader": (
        lambda held: [(TEXT, held[TEXT]), (TOLD, _told(held, form="pdf"))],
        "its text cannot be taken out here",
    ),
}


def written(path: Path, members: list[tuple[zipfile.ZipInfo | str, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members:
            out.writestr(name, data)
    return path


def held(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as source:
        return {name: source.read(name) for name in source.namelist()}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HOSTILE)
def test_what_no_export_wrote_is_refused_and_the_rest_comes_in(packed: Path, tmp_path: Path, name: str) -> None:
    spoil, why = HOSTILE[name]
    members = held(packed)
    rest: list[tuple[zipfile.ZipInfo | str, bytes]] = [(one, data) for one, data in members.items() if GOOD not in one]
    found = arrived(tmp_path, written(tmp_path / "bad.zip", [*spoil(members), *rest]))
    assert any(one.why.startswith(why) for one in found.refused), found.refused
    assert sorted(found.new) == sorted(NAMES[1:])
    assert not store.is_here(tmp_path / "two" / "captures", GOOD)
    outside = [path for path in (tmp_path / "two").rglob("*") if path.is_file() and "captures" not in path.parts]
    assert outside == []


def test_a_reader_of_another_version_makes_no_difference(packed: Path, tmp_path: Path) -> None:
    """What it took out is dropped, and the text is what is taken out here."""
    members = held(packed)
    members[TOLD] = _told(members, extractor="claimtrack-text 0", blocks=[{"text": "The port opened the bridge."}])
    arrived(tmp_path, written(tmp_path / "old.zip", list(members.items())))
    (copy,) = store.copies(tmp_path / "two" / "captures", [GOOD])
    assert [block.text for block in copy.blocks] == ["The port closed the bridge."]


def test_a_bomb_is_not_unpacked(packed: Path, tmp_path: Path) -> None:
    members = held(packed)
    members[TEXT] = b"\0" * (65 << 20)
    found = arrived(tmp_path, written(tmp_path / "bomb.zip", list(members.items())))
    assert [one.why for one in found.refused if one.name == TEXT] == ["it is larger than 64 MiB"]


def test_a_member_that_is_more_than_it_says_is_refused(packed: Path, tmp_path: Path) -> None:
    """The size in the directory of the archive is what was said; nothing beyond it is unpacked."""
    members = held(packed)
    members[TEXT] = b"The port closed the bridge.\n" * 1000
    path = written(tmp_path / "liar.zip", list(members.items()))
    data = path.read_bytes()
    size = len(members[TEXT]).to_bytes(4, "little")
    path.write_bytes(data.replace(size, (28).to_bytes(4, "little")))
    assert [one.why for one in arrived(tmp_path, path).refused if one.name == TEXT] == [
        "it cannot be unpacked, or is larger than it says"
    ]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04cut", b"not a zip"])
def test_what_is_no_archive_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    with pytest.raises(Trouble, match="cannot be read as a ZIP"):
        arrived(tmp_path, path)
