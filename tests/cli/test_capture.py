"""`claimtrack capture` as a desk uses it: add, list, check, show, diff, export, import."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from captures.made import pdf
from cli.conftest import ROOT, Run
from written_corpus import laid_out

ARTICLE = ROOT / "tests" / "captures" / "article.html"
COURIER = "# the paper of the port\nsource: the Halloway Courier\nkind: outlet\nanonymity: named\n"
CORPUS = {
    "sources/courier.yaml": COURIER,
    "sources/engineer.yaml": "source: a senior engineer\nkind: official\nanonymity: background\nreason: their post\n",
    "claims/cracks.yaml": (
        "claim: The cracks were there in the autumn\nsaid:\n  - source: engineer\n"
        "    quote: the cracks were there in the autumn\n    found: {in: courier, at: paragraph 3}\n"
    ),
    "claims/seat.yaml": "claim: The union asks for a seat\nsaid:\n  - {source: engineer, quote: a seat at the table}\n",
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return laid_out(tmp_path / "desk", CORPUS)


def add(claimtrack: Run, desk: Path, *more: str, file: str = str(ARTICLE)) -> str:
    ran = claimtrack("capture", "add", file, "--source", "courier", "--today", "2026-03-03", *more, cwd=desk)
    assert ran.status == 0, ran.err
    return ran.out.strip()


def fields(claimtrack: Run, desk: Path, *args: str) -> list[dict[str, object]]:
    ran = claimtrack("capture", *args, cwd=desk)
    assert ran.status == 0, ran.err
    rows: list[dict[str, object]] = json.loads(ran.out)
    return rows


def revised(desk: Path) -> str:
    text = (
        ARTICLE.read_text("utf-8").replace("at least</em> six", "at least</em> eight").replace("has not replied", "has replied")
    )
    (desk / "later.html").write_text(text, "utf-8")
    return "later.html"


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_add_names_the_copy_in_the_record_and_leaves_the_rest(claimtrack: Run, desk: Path) -> None:
    name = add(claimtrack, desk, "--captured", "2026-03-02")
    assert (desk / "sources/courier.yaml").read_text("utf-8") == COURIER + (
        f"captures:\n  - sha256: {name}\n    captured: 2026-03-02\n"
        "    url: https://courier.example/port/lantern-bridge\n    title: Lantern bridge closes as cracks spread\n"
    )
    assert claimtrack("verify", "--select", "CT0", cwd=desk).status == 0
    before = everything(desk)
    again = claimtrack("capture", "add", str(ARTICLE), "--source", "courier", "--title", "Another", cwd=desk)
    assert (again.status, "nothing was changed" in again.err) == (0, True)
    assert everything(desk) == before


def test_git_ignores_the_store(claimtrack: Run, desk: Path) -> None:
    add(claimtrack, desk)
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *command], cwd=desk, check=True)
    listed = subprocess.run(["git", "ls-files"], cwd=desk, check=True, capture_output=True, text=True).stdout
    assert ".claimtrack" not in listed
    assert "sources/courier.yaml" in listed


def test_list_shows_what_has_a_copy_and_what_has_none(claimtrack: Run, desk: Path) -> None:
    bare = claimtrack("capture", "list", cwd=desk)
    assert "1 claim in `courier`, of which there is no copy:\n  cracks\n" in bare.out
    assert "1 claim with a quotation, and no word of where it stands:\n  seat\n" in bare.out
    name = add(claimtrack, desk)
    assert fields(claimtrack, desk, "list", "--json", "source,sha256,here,claims") == [
        {"source": "courier", "sha256": name, "here": True, "claims": ["cracks"]},
        {"source": None, "sha256": None, "here": False, "claims": ["seat"]},
    ]


def test_check_finds_what_is_changed_gone_or_named_by_nobody(claimtrack: Run, desk: Path) -> None:
    name = add(claimtrack, desk)
    assert claimtrack("capture", "check", cwd=desk).status == 0
    stored = desk / ".claimtrack/captures" / name[:2] / f"{name}.html"
    whole = stored.read_bytes()
    stored.write_bytes(whole.replace(b"14,000", b"15,000"))
    changed = claimtrack("capture", "check", cwd=desk)
    assert (changed.status, changed.out) == (1, f"{name[:12]}  changed   courier\n")
    stored.unlink()
    stored.with_suffix(".json").unlink()
    gone = claimtrack("capture", "check", cwd=desk)
    assert (gone.status, gone.out) == (1, f"{name[:12]}  not here  courier\n")
    assert "is here again" in claimtrack("capture", "add", str(ARTICLE), "--source", "courier", cwd=desk).err
    (desk / "sources/courier.yaml").write_text(COURIER, "utf-8")
    unnamed = claimtrack("capture", "check", cwd=desk)
    assert (unnamed.status, unnamed.out) == (0, f"{name[:12]}  unnamed   no record names it\n")


def test_check_tells_programs_of_every_copy(claimtrack: Run, desk: Path) -> None:
    name = add(claimtrack, desk)
    whole = {"sha256": name, "state": "whole", "wrong": False, "sources": ["courier"]}
    assert fields(claimtrack, desk, "check", "--json", "sha256,state,wrong,sources") == [whole]
    (desk / ".claimtrack/captures" / name[:2] / f"{name}.html").write_bytes(b"another")
    ran = claimtrack("capture", "check", "--json", "state,wrong", cwd=desk)
    assert (ran.status, json.loads(ran.out)) == (1, [{"state": "changed", "wrong": True}])
    assert "help: bring what is missing or changed" in ran.err
    assert "`--json` takes sha256, state, wrong, sources" in claimtrack("capture", "check", "--json", cwd=desk).err


def test_a_record_that_cannot_be_read_is_not_passed_over(claimtrack: Run, desk: Path) -> None:
    add(claimtrack, desk)
    (desk / "sources/port.yaml").write_text("source: [\n", "utf-8")
    ran = claimtrack("capture", "check", cwd=desk)
    assert (ran.status, "not looked at: 1 record with faults (port)" in ran.err) == (1, True)


def test_show_counts_as_a_locator_does(claimtrack: Run, desk: Path) -> None:
    name = add(claimtrack, desk)
    rows = fields(claimtrack, desk, "show", name[:8], "--json", "paragraph,kind,text")
    assert [row["paragraph"] for row in rows if row["paragraph"]] == list(range(1, 9))
    ran = claimtrack("capture", "show", "courier", cwd=desk, COLUMNS="80")
    assert "\n#  What the divers found" in ran.out
    assert "\n4  The longest crack measures 2.4 metres" in ran.out


def test_diff_shows_what_the_publisher_changed(claimtrack: Run, desk: Path) -> None:
    one = add(claimtrack, desk)
    other = add(claimtrack, desk, "--captured", "2026-03-03", file=revised(desk))
    ran = claimtrack("capture", "diff", "courier", cwd=desk)
    assert ran.out.splitlines()[1:3] == ["paragraph 2", "~ She said that the work would take at least [-six-]{+eight+} weeks."]
    assert "~ The council has [-not-] replied." in ran.out
    assert "2 changed, 22 kept" in ran.err
    rows = fields(claimtrack, desk, "diff", one[:6], other[:6], "--json", "kind,place_after")
    assert rows == [{"kind": "changed", "place_after": "paragraph 2"}, {"kind": "changed", "place_after": "paragraph 8"}]


def test_export_and_import_move_the_store(claimtrack: Run, desk: Path, tmp_path: Path) -> None:
    name = add(claimtrack, desk)
    packed = tmp_path / "all.zip"
    assert claimtrack("capture", "export", str(packed), cwd=desk).status == 0
    other = laid_out(tmp_path / "other", {**CORPUS, "sources/courier.yaml": (desk / "sources/courier.yaml").read_text("utf-8")})
    assert claimtrack("capture", "check", cwd=other).status == 1
    ran = claimtrack("capture", "import", str(packed), cwd=other)
    assert (ran.status, ran.out, ran.err) == (0, f"{name}\n", "1 new; 0 were here; 0 refused\n")
    assert claimtrack("capture", "check", cwd=other).status == 0
    again = claimtrack("capture", "export", str(packed), cwd=desk)
    assert (again.status, "exists" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("add", "none.html", "--source", "courier"), "`none.html` cannot be read: No such file or directory"),
        (("add", "sources", "--source", "courier"), "`sources` is a folder"),
        (("add", str(ARTICLE), "--source", "courrier"), "no source has the id `courrier`"),
        (("add", str(ARTICLE), "--source", "engineer"), "`engineer` is not to be known (background)"),
        (("add", str(ARTICLE), "--source", "courier", "--captured", "soon"), "`soon` is not a day"),
        (("add", str(ARTICLE), "--source", "courier", "--captured", "2126-01-01"), "`--captured` lies ahead"),
        (("add", str(ARTICLE), "--source", "courier", "--type", "pdf"), "`article.html` cannot be read as a PDF"),
        (("add", "-", "--source", "courier"), "`stdin` is empty"),
        (("show", "abcd"), "no copy and no source is called `abcd`"),
        (("show", "courier"), "there is no copy of `courier`"),
        (("diff", "courier"), "of `courier` there is no copy"),
        (("export", "all.tar"), "there is no copy to export"),
        (("import", "none.zip"), "`none.zip` cannot be read: No such file or directory"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(claimtrack: Run, desk: Path, args: tuple[str, ...], message: str) -> None:
    before = everything(desk)
    ran = claimtrack("capture", *args, cwd=desk)
    assert (ran.status, message in ran.err, "help: " in ran.err) == (2, True, True), ran.err
    assert everything(desk) == before


def test_a_record_that_cannot_be_changed_safely_stays_and_nothing_is_stored(claimtrack: Run, desk: Path) -> None:
    (desk / "sources/courier.yaml").write_text("? source\n: the Courier\n? kind\n: outlet\n? anonymity\n: named\n", "utf-8")
    before = everything(desk)
    ran = claimtrack("capture", "add", str(ARTICLE), "--source", "courier", cwd=desk)
    assert (ran.status, "`sources/courier.yaml` cannot be changed safely" in ran.err) == (2, True)
    assert everything(desk) == before


def test_a_pdf_without_text_is_kept_and_said_to_be_unread(claimtrack: Run, desk: Path) -> None:
    (desk / "scan.pdf").write_bytes(pdf(""))
    ran = claimtrack("capture", "add", "scan.pdf", "--source", "courier", "--title", "The letter", cwd=desk)
    assert (ran.status, "quotes cannot be looked up" in ran.err) == (0, True)
    checked = claimtrack("capture", "check", cwd=desk)
    assert (checked.status, checked.out) == (0, f"{ran.out[:12]}  no text   courier\n")


def test_through_a_pipe_and_before_there_is_a_claim(tmp_path: Path) -> None:
    root = laid_out(tmp_path, {"sources/courier.yaml": COURIER, "claimtrack.toml": ""})
    run = [sys.executable, "-m", "claimtrack", "capture", "add", "-", "--source", "courier", "--url", "https://x.example/1"]
    done = subprocess.run(run, cwd=root, input=b"The bridge is closed.\n", capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "url: https://x.example/1" in (root / "sources/courier.yaml").read_text("utf-8")


def test_two_at_once_are_both_kept(desk: Path) -> None:
    for number in range(4):
        (desk / f"{number}.txt").write_text(f"The bridge is closed, for the {number}th time.\n", "utf-8")
    run = [sys.executable, "-m", "claimtrack", "capture", "add"]
    all_of_them = [subprocess.Popen([*run, f"{number}.txt", "--source", "courier"], cwd=desk) for number in range(4)]
    assert [one.wait(60) for one in all_of_them] == [0, 0, 0, 0]
    assert (desk / "sources/courier.yaml").read_text("utf-8").count("- sha256:") == 4


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="limits of file sizes are those of Unix")
def test_a_full_disk_leaves_everything_as_it_was(desk: Path) -> None:
    """No file may have more than 1 KB, which is what a full disk comes to for the one that writes."""
    before = everything(desk)
    limit = "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); "
    limited = limit + "runpy.run_module('claimtrack', run_name='__main__')"
    run = [sys.executable, "-B", "-c", limited, "capture", "add", str(ARTICLE), "--source", "courier"]
    done = subprocess.run(run, cwd=desk, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, "cannot be stored" in done.stderr) == (2, True), done.stderr
    after = everything(desk)
    assert after.pop(".claimtrack/captures/.gitignore") == b"*\n"
    assert after == before
