"""Checks that are given up halfway, and what is remembered between them; the state of a corpus with open texts over it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from claimtrack.lsp.checking import Overtaken, check
from claimtrack.lsp.corpus import Corpus
from claimtrack.records import Refused
from claimtrack.session import open_corpus
from lsp.desks import BRIDGE
from written_corpus import laid_out, split

TODAY = date(2026, 2, 24)
MANY = 210


def test_a_check_that_is_overtaken_leaves_nothing_wrong_behind(tmp_path: Path) -> None:
    many = {
        f"claims/c{number}.yaml": f"claim: Number {number}\nsaid: [{{source: s, date: 2026-02-23}}]\n" for number in range(MANY)
    }
    desk = laid_out(tmp_path, {**many, "sources/s.yaml": "source: S\nkind: body\nanonymity: named\n"})
    corpus = Corpus(desk, TODAY)
    for number, patience in enumerate((0, 1, 3, 7)):
        texts = {"claims/c7.yaml": f"claim: Number {number}\nsaid: [{{source: nobody, date: 2026-02-23}}]\n"}
        asked = iter([False] * patience)
        with (
            pytest.raises(Overtaken) if number == 0 else suppress(Overtaken)
        ):  # what is remembered may need no time to give up in
            check(corpus.now(texts), corpus.engine, lambda asked=asked: next(asked, True))  # type: ignore[misc] # bound now
        session = corpus.now(texts)
        assert check(session, corpus.engine, lambda: False).findings == session.verify().findings


def test_a_file_that_has_not_changed_stays_the_same_object(tmp_path: Path) -> None:
    corpus = Corpus(laid_out(tmp_path, split(BRIDGE)), TODAY)
    before = {file.path: file for file in corpus.now({"camps.yaml": "town: {name: T}\n"}).files}
    corpus.forget_disk()
    after = {file.path: file for file in corpus.now({"camps.yaml": "town: {name: T}\n"}).files}
    assert all(after[path] is file for path, file in before.items())
    changed = {file.path: file for file in corpus.now({}).files}
    assert [path for path, file in before.items() if changed[path] is not file] == ["camps.yaml"]


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("claims/new.yaml", ("claims", "new")),
        ("claims/deep/er/new.yml", ("claims", "deep/er/new")),
        ("sources/new.YAML", ("sources", "new")),
        ("links.yaml", ("links", "links")),
        ("links.yml", ("links", "links")),
        ("claims/.new.yaml", None),
        ("claims/.git/new.yaml", None),
        ("claims/../new.yaml", None),
        ("claims/new.txt", None),
        ("claims/new.yaml.bak", None),
        ("claims/folder.yaml/new.yaml", None),
        ("elsewhere/new.yaml", None),
        ("claims.yaml", None),
        ("claimtrack.toml", None),
    ],
)
def test_which_new_texts_belong_to_a_corpus(tmp_path: Path, path: str, taken: tuple[str, str] | None) -> None:
    desk = laid_out(tmp_path, {"claims/a.yaml": "claim: A\n"})
    (desk / "claims/folder.yaml").mkdir()
    session = open_corpus(root=desk, today=TODAY)
    new = [file for file in session.with_texts({path: "claim: New\n"}).files if file.path == path]
    assert [(file.folder, file.id) for file in new] == ([taken] if taken else [])


def test_what_is_refused_on_the_disk_stays_refused(tmp_path: Path) -> None:
    desk = laid_out(tmp_path, {"claims/a.yaml": "claim: A\n"})
    (desk / "claims/gone.yaml").symlink_to(desk / "nowhere.yaml")
    session = open_corpus(root=desk, today=TODAY).with_texts(
        {"claims/gone.yaml": "claim: Here\n", "claims/a.yaml": "half \ud800"}
    )
    data = {file.path: file.data for file in session.files}
    assert isinstance(data["claims/gone.yaml"], Refused)
    assert data["claims/a.yaml"] == b"half \xed\xa0\x80"
