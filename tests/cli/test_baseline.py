"""`verify --write-baseline` and what comes after: only what is new fails, and nothing is hidden that must be seen."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from cli.conftest import Run
from written_corpus import laid_out, split

DAY = ("--today", "2026-02-24")
FILE = "claimtrack-baseline.jsonl"
DESK = split("""\
# claims/fire.yaml
claim: The depot burned for two days
# claims/road.yaml
claim: The road is open
said:
  - {source: guest, date: 2026-02-20}
# sources/guest.yaml
source: a guest of the hotel
kind: person
anonymity: unnamed
""")
FIRST = """\
{"schema": "claimtrack/baseline/1", "written_by": "claimtrack verify --write-baseline"}
{"code": "CT101", "name": "no-source", "severity": "error", "ids": ["fire"], "fingerprint": "8d4e869b7733e6b6c85ad4d9efc4d6ec"}
"""
CLOSING = "2 claims, 1 source: no findings, 5 baselined\n"
NEW = "claim: The bridge is closed\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return laid_out(tmp_path, DESK)


@pytest.fixture
def adopted(claimtrack: Run, desk: Path) -> Path:
    assert claimtrack("verify", "--write-baseline", *DAY, cwd=desk).status == 0
    return desk


def test_what_is_there_is_recorded_and_what_is_new_fails(claimtrack: Run, desk: Path) -> None:
    assert claimtrack("verify", *DAY, cwd=desk).status == 1
    ran = claimtrack("verify", "--write-baseline", *DAY, cwd=desk)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith(f"`{FILE}` records 5 findings\n{CLOSING}")
    assert (desk / FILE).read_text("utf-8").startswith(FIRST)
    ran = claimtrack("verify", "--fail-on", "note", *DAY, cwd=desk)
    assert (ran.status, ran.out, ran.err.splitlines(keepends=True)[0]) == (0, "", CLOSING)

    (desk / "claims" / "bridge.yaml").write_text(NEW)
    ran = claimtrack("verify", "--output-format", "concise", *DAY, cwd=desk)
    assert ran.status == 1
    assert ran.out == "claims/bridge.yaml:1:1: error[CT101] no-source: nobody is recorded to have said `bridge`\n"
    assert "3 claims, 1 source: 1 error, 5 baselined\n" in ran.err
    assert claimtrack("verify", "claims/fire.yaml", *DAY, cwd=desk).status == 0
    assert claimtrack("verify", "claims/bridge.yaml", *DAY, cwd=desk).status == 1


def test_what_every_format_says_of_it(claimtrack: Run, adopted: Path) -> None:
    (adopted / "claims" / "fire.yaml").unlink()

    def out(name: str) -> str:
        return claimtrack("verify", "--output-format", name, *DAY, cwd=adopted).out

    document = json.loads(out("json"))
    assert document["findings"] == []
    assert (document["summary"]["baselined"], document["summary"]["no_longer_found"]) == (4, 1)
    (gone,) = document["no_longer_found"]
    assert gone == {**json.loads(FIRST.splitlines()[1]), "count": 1}
    rows = [json.loads(line) for line in out("jsonl").splitlines()]
    assert (rows[0]["baselined"], rows[0]["no_longer_found"]) == (4, 1)
    assert rows[-1] == {"type": "no_longer_found", **gone}
    assert "1 claims, 1 sources; 0 errors, 0 warnings, 0 notes, 4 baselined. Policy" in out("md")
    assert out("concise") == ""
    assert claimtrack("verify", "--statistics", *DAY, cwd=adopted).out == ""


def test_what_is_gone_is_told_and_taken_out(claimtrack: Run, adopted: Path) -> None:
    (adopted / "claims" / "fire.yaml").unlink()
    told = "1 baselined finding no longer found; `claimtrack verify --write-baseline` takes them out\n  CT101 no-source: fire\n"
    ran = claimtrack("verify", *DAY, cwd=adopted)
    assert ran.status == 0
    assert told in ran.err
    for narrow in ("claims/road.yaml", "--select=CT102"):
        assert "no longer found" not in claimtrack("verify", narrow, *DAY, cwd=adopted).err
    assert (
        f"`{FILE}` records 4 findings (0 of them new; 1 taken out)"
        in claimtrack("verify", "--write-baseline", *DAY, cwd=adopted).err
    )
    assert "no longer found" not in claimtrack("verify", *DAY, cwd=adopted).err


def test_many_that_are_gone_are_counted_and_nothing_hostile_is_printed(claimtrack: Run, desk: Path) -> None:
    for word in "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima".split():
        (desk / "claims" / f"gone-{word}.yaml").write_text(f"id: gone-\u202e{word}\nclaim: {word} {word[::-1]}\n", "utf-8")
    claimtrack("verify", "--write-baseline", *DAY, cwd=desk)
    assert (desk / FILE).read_text("utf-8").isprintable() is False  # its line ends
    assert "\u202e" not in (desk / FILE).read_text("utf-8")
    for path in (desk / "claims").glob("gone-*"):
        path.unlink()
    err = claimtrack("verify", *DAY, cwd=desk).err
    assert "12 baselined findings no longer found" in err
    assert "\n  CT101 no-source: gone-\\u202ealpha\n" in err
    assert "\n  and 2 more; `--output-format json` lists them all\n" in err
    assert "\u202e" not in err


def test_a_name_that_is_found_later_is_not_printed_of_what_is_gone(claimtrack: Run, adopted: Path) -> None:
    (adopted / "sources" / "guest.yaml").rename(adopted / "sources" / "berta-quist.yaml")
    (adopted / "claims" / "road.yaml").write_text("claim: The road is open\nsaid: [{source: berta-quist, date: 2026-02-20}]\n")
    lines = (adopted / FILE).read_text("utf-8").replace('"guest"', '"berta-quist"')
    (adopted / FILE).write_text(lines.replace("CT106", "CT199"), "utf-8")  # of which nothing is found
    (adopted / "sources" / "minister.yaml").write_text("source: Berta Quist\nkind: person\nanonymity: named\n")
    ran = claimtrack("verify", *DAY, cwd=adopted)
    assert "CT601" in ran.out
    assert "no longer found" in ran.err
    assert "berta" not in ran.err + ran.out
    ran = claimtrack("verify", "--write-baseline", *DAY, cwd=adopted)
    assert ran.status == 1
    assert "berta" not in ran.err + ran.out + (adopted / FILE).read_text("utf-8")
    assert "not recorded: " in ran.err


def test_what_could_not_be_read_fails_and_its_debt_is_kept(claimtrack: Run, adopted: Path) -> None:
    before = (adopted / FILE).read_bytes()
    (adopted / "claims" / "fire.yaml").write_text("claim: [\n")
    ran = claimtrack("verify", *DAY, cwd=adopted)
    assert (ran.status, "no longer found" in ran.err) == (1, False)
    ran = claimtrack("verify", "--write-baseline", *DAY, cwd=adopted)
    assert ran.status == 1
    assert "kept: 1 older one that may be in what could not be read\n" in ran.err
    assert "what was not checked, or may give a source away\n" in ran.err
    assert "error[CT001]" in ran.out
    assert (adopted / FILE).read_bytes() == before
    (adopted / "claims" / "fire.yaml").write_text(DESK["claims/fire.yaml"])
    assert claimtrack("verify", *DAY, cwd=adopted).status == 0


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--write-baseline", "claims"), "`--write-baseline` records the whole corpus, and does not go with `PATHS`"),
        (
            ("--write-baseline", "--select", "CT1", "--min-confidence", "high"),
            "`--write-baseline` records the whole corpus, and does not go with `--select` and `--min-confidence`",
        ),
        (("--write-baseline", "--diff"), "`--write-baseline` records the whole corpus, and does not go with `--diff`"),
        (("--write-baseline", "--no-baseline"), "`--no-baseline` does not go with `--baseline` or `--write-baseline`"),
        (("--baseline", FILE, "--no-baseline"), "`--no-baseline` does not go with `--baseline` or `--write-baseline`"),
        (("--baseline", "not-there.jsonl"), "there is no baseline `not-there.jsonl`"),
        (("--baseline", "claims"), "the baseline `claims`: this is a folder"),
        (("--baseline", "claims/fire.yaml"), "claims/fire.yaml:1: the first line must name the schema: "),
        (("--write-baseline", "--baseline", "claims/fire.yaml"), "`claims/fire.yaml` is there, and is no baseline"),
        (("--write-baseline", "--baseline", "none/b.jsonl"), "`none/b.jsonl` cannot be written: No such file or directory"),
    ],
)
def test_what_does_not_go(claimtrack: Run, adopted: Path, args: tuple[str, ...], message: str) -> None:
    before = {path: path.read_bytes() for path in adopted.rglob("*") if path.is_file()}
    ran = claimtrack("verify", *args, *DAY, cwd=adopted)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {message}")
    assert "\n  help: " in ran.err
    assert {path: path.read_bytes() for path in adopted.rglob("*") if path.is_file()} == before


def test_a_baseline_that_cannot_be_read_is_told_with_its_line_and_can_be_written_anew(claimtrack: Run, adopted: Path) -> None:
    whole = (adopted / FILE).read_text("utf-8")
    (adopted / FILE).write_text(f"{FIRST}<<<<<<< HEAD\n" + whole, "utf-8")
    for more in ((), ("--output-format", "json"), ("--fix",), ("claims/fire.yaml",)):
        ran = claimtrack("verify", *more, *DAY, cwd=adopted)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(f"error: {FILE}:3: git left a conflict here\n  help: keep the entries of both sides")
    assert claimtrack("verify", "--no-baseline", *DAY, cwd=adopted).status == 1
    assert claimtrack("list", cwd=adopted).status == 0
    assert claimtrack("verify", "--write-baseline", *DAY, cwd=adopted).status == 0
    assert (adopted / FILE).read_text("utf-8") == whole


def test_another_file(claimtrack: Run, desk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "debt.jsonl"
    assert claimtrack("verify", "--write-baseline", "--baseline", str(elsewhere), *DAY, cwd=desk).status == 0
    assert claimtrack("verify", *DAY, cwd=desk).status == 1
    assert claimtrack("verify", "--baseline", str(elsewhere), *DAY, cwd=desk).status == 0
    assert claimtrack("verify", "--baseline", elsewhere.name, "-C", str(desk), *DAY, cwd=elsewhere.parent).status == 0
    assert claimtrack("verify", "--baseline", "../" * 20 + str(elsewhere)[1:], *DAY, cwd=desk / "claims").status == 0

    (desk / "claimtrack.toml").write_text('baseline = "desk/debt.jsonl"\n')
    ran = claimtrack("verify", *DAY, cwd=desk)
    assert (ran.status, ran.err.splitlines()[0]) == (2, "error: there is no baseline `desk/debt.jsonl`")
    (desk / "desk").mkdir()
    assert claimtrack("verify", "--write-baseline", *DAY, cwd=desk / "claims").status == 0
    assert (desk / "desk" / "debt.jsonl").read_bytes() == elsewhere.read_bytes()
    assert claimtrack("verify", *DAY, cwd=desk).status == 0
    (desk / "claimtrack.toml").write_text('baseline = "../debt.jsonl"\n')
    ran = claimtrack("verify", *DAY, cwd=desk)
    assert (ran.status, ran.err.splitlines()[0]) == (
        2,
        "error: claimtrack.toml: `baseline` leads out of the corpus: `../debt.jsonl`",
    )


def test_nothing_is_read_or_written_through_a_link_that_leads_out(
    claimtrack: Run, desk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "profile"
    for content in ("alias ls=ls\n", FIRST, None):
        (desk / FILE).unlink(missing_ok=True)
        outside.unlink(missing_ok=True)
        if content is not None:
            outside.write_text(content)
        (desk / FILE).symlink_to(outside)
        for more in ((), ("--write-baseline",)):
            ran = claimtrack("verify", *more, *DAY, cwd=desk)
            assert (ran.status, ran.err.split(": ")[1]) == (2, f"the baseline `{FILE}`")
        assert (outside.read_text() if outside.exists() else None) == content


def test_fixes_leave_what_is_baselined(claimtrack: Run, desk: Path) -> None:
    unclear = "claim: The road is open\nsaid:\n  - {source: guest, date: 2026-02-20}\n  # claimtrack: ignore[CT101]\n"
    (desk / "claims" / "road.yaml").write_text(unclear)
    (desk / "claims" / "typed.yaml").write_text(
        "claim: The quay is open\nabuot: quay\nsaid: [{source: guest, date: 2026-02-20}]\n"
    )
    ran = claimtrack("verify", "--fix", "--write-baseline", *DAY, cwd=desk)
    assert ran.status == 0
    assert "about: quay" in (desk / "claims" / "typed.yaml").read_text()
    assert "CT002" not in (desk / FILE).read_text()
    assert claimtrack("verify", "--fail-on", "note", *DAY, cwd=desk).status == 0


def git(desk: Path, *args: str) -> None:
    who = ("-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *args], cwd=desk, check=True, capture_output=True)


def committed(desk: Path, message: str) -> None:
    git(desk, "add", "-A")
    git(desk, "commit", "-m", message)


def test_two_branches_merge(claimtrack: Run, adopted: Path) -> None:
    def adding(name: str) -> None:
        (adopted / "claims" / f"{name}.yaml").write_text(f"claim: Something happened at the {name}\n")
        claimtrack("verify", "--write-baseline", *DAY, cwd=adopted)
        committed(adopted, name)

    git(adopted, "init")
    committed(adopted, "first")
    git(adopted, "checkout", "-b", "other")
    adding("airport")
    git(adopted, "checkout", "main")
    adding("zoo")
    git(adopted, "merge", "other")
    ran = claimtrack("verify", *DAY, cwd=adopted)
    assert (ran.status, ran.err.splitlines()[0]) == (0, "4 claims, 1 source: no findings, 7 baselined")


def test_a_change_that_moves_a_debt_brings_none(claimtrack: Run, adopted: Path) -> None:
    git(adopted, "init")
    committed(adopted, "first")
    road = adopted / "claims" / "road.yaml"
    road.write_text(road.read_text().replace("source: guest", "source: guest, basis: firsthand"))
    loud = ("--fail-on", "note", "--output-format", "concise", *DAY)
    ran = claimtrack("verify", "--since", "HEAD", "--no-baseline", *loud, cwd=adopted)
    assert (ran.status, "CT102" in ran.out) == (1, True)
    ran = claimtrack("verify", "--since", "HEAD", *loud, cwd=adopted)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith("1 claim, 0 sources: no findings, ")
    assert "no longer found" not in ran.err
    (adopted / "claims" / "bridge.yaml").write_text(NEW)
    for more in (("--since", "HEAD"), ("--staged",)):
        git(adopted, "add", "-A")
        ran = claimtrack("verify", *more, *loud, cwd=adopted)
        assert (ran.status, [line.split(":")[0] for line in ran.out.splitlines()]) == (1, ["claims/bridge.yaml"])
        ran = claimtrack("verify", *more, "--write-baseline", cwd=adopted)
        assert (ran.status, ran.err.splitlines()[0]) == (
            2,
            f"error: `--write-baseline` records the whole corpus, and does not go with `{more[0]}`",
        )
