"""The index as bytes: whole, or nothing."""

from __future__ import annotations

import pytest

from claimtrack.search import index as module
from claimtrack.search.entry import Entry
from claimtrack.search.index import Filing, Index
from claimtrack.search.ranking import search


def filled(own: dict[str, tuple[str, ...]] | None = None, folder: str = "claims") -> Index:
    index = Index(own, folder)
    entries = (Entry(id="a", claim="The bridge was closed"), Entry(id="b", claim="The strike at Port Vell is over", document=1))
    index.update([Filing(path="x.yaml", mark=b"m", entries=entries, left_out=2)])
    return index


def kept(index: Index) -> bytes:
    data = index.dump()
    assert data is not None
    return data


def test_bytes_hold_all_that_is_known() -> None:
    index = Index.load(kept(filled()))
    assert (len(index), index.marks(), index.left_out()) == (2, {"x.yaml": b"m"}, 2)
    assert [found.entry.id for found in search(index, "bridge closed")] == ["a"]


def test_what_was_loaded_can_be_changed_and_kept_again() -> None:
    index = Index.load(kept(filled()))
    index.update([Filing(path="y.yaml", mark=b"n", entries=(Entry(id="c", claim="The bridge is open"),))], gone=["x.yaml"])
    again = Index.load(kept(index))
    assert (len(again), again.marks(), again.left_out()) == (1, {"y.yaml": b"n"}, 0)
    assert [found.entry.id for found in search(again, "bridge")] == ["c"]
    assert again.posting("strike") is None


@pytest.mark.parametrize("cut", [0, 1, 10, 80, 200, -1, -4096])
def test_bytes_cut_off_are_no_index(cut: int) -> None:
    assert Index.load(kept(filled())[:cut]).marks() == {}


@pytest.mark.parametrize("place", [0, 30, 60, 100, 130, 500, 5000, -1])
def test_bytes_with_one_changed_are_no_index(place: int) -> None:
    data = bytearray(kept(filled()))
    data[place] ^= 1
    assert Index.load(bytes(data)).marks() == {}


def test_bytes_of_another_version_are_no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    data = kept(filled())
    monkeypatch.setattr(module, "FORMAT", module.FORMAT + 1)
    assert Index.load(data).marks() == {}


def test_bytes_made_with_other_names_or_from_another_folder_are_no_index() -> None:
    own: dict[str, tuple[str, ...]] = {"Port Vell": ("Old Harbour",)}
    data = kept(filled(own))
    assert Index.load(data, own).marks() != {}
    assert Index.load(data, {"Port Vell": ("New Harbour",)}).marks() == {}
    assert Index.load(data).marks() == {}
    assert Index.load(data, own, "claims/2026").marks() == {}


def test_the_spellings_of_the_desk_find_a_claim() -> None:
    assert search(filled(), "Old Harbour") == []
    assert [one.entry.id for one in search(filled({"Port Vell": ("Old Harbour",)}), "Old Harbour")] == ["b"]


def test_an_update_that_fails_changes_nothing() -> None:
    index = filled()
    broken = Entry(id="c", claim="x", said=("2026-13-45",))
    with pytest.raises(ValueError, match="month"):
        index.update([Filing(path="y.yaml", mark=b"", entries=(broken,))], gone=["x.yaml"])
    assert (len(index), index.marks()) == (2, {"x.yaml": b"m"})
    assert [found.entry.id for found in search(index, "bridge")] == ["a"]
