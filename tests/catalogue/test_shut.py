"""DuckDB opens the folder of an index, and nothing else; what is set so cannot be set otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.catalogue import libraries


@pytest.mark.parametrize(
    "question",
    [
        "select * from read_csv('{other}/secret.csv')",
        "select * from read_parquet('{other}/*.parquet')",
        "select * from read_text('{own}/../other/secret.csv')",
        "select * from read_parquet('http://127.0.0.1:9/x.parquet')",
        "select * from read_parquet('s3://bucket/x.parquet')",
        "copy (select 1) to '{other}/out.csv'",
        "attach '{other}/x.db'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set autoload_known_extensions = true",
        "set allowed_directories = ['/']",
    ],
)
def test_nothing_else_is_opened_or_loaded(question: str, tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    own.mkdir()
    other.mkdir()
    (other / "secret.csv").write_text("a,b\n1,2\n")
    with libraries.opened(own, "100MB", 1) as db, pytest.raises(libraries.duckdb().Error):
        db.execute(question.format(own=own, other=other)).fetchall()
    assert [one.name for one in other.iterdir()] == ["secret.csv"]


@pytest.mark.parametrize("setting", ["autoinstall_known_extensions", "enable_progress_bar", "python_enable_replacements"])
def test_what_is_off(setting: str, tmp_path: Path) -> None:
    with libraries.opened(tmp_path, "100MB", 1) as db:
        assert db.execute("select current_setting(?)", [setting]).fetchall() == [(False,)]
