"""`claimtrack import` as a user runs it: what is printed, written and returned."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.conftest import Run

SHEET = """\
ID,Claim,Said by,Date,Rating,Mood
C-1,The bridge is closed,Ana Torres,2026-02-23,False,angry
C-2,It &quot;floods&quot;,Viral image,23 February 2026,,
C-3,It burns,Ana Torres,03/04/2026,,
C-4,The bridge is closed,Ana Torres,2026-02-23,,
C-5,It rains,,,,
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "sheet.csv").write_text(SHEET)
    return tmp_path


def files(desk: Path) -> list[str]:
    return sorted(path.relative_to(desk).as_posix() for path in desk.rglob("*.yaml"))


def test_a_dry_run_shows_what_would_be_written(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("import", "sheet.csv", "--dry-run", "--map", "note=Mood", cwd=desk)
    assert ran.err == ""
    assert ran.out == (
        "sheet.csv: CSV; UTF-8; columns are separated by a comma\n"
        "\n"
        "columns\n"
        "  ID       identifier\n"
        "  Claim    claim\n"
        "  Said by  source\n"
        "  Date     date\n"
        "  Rating   verdict\n"
        "  Mood     note\n"
        "\n"
        "# claims/2026-02/the-bridge-is-closed.yaml (row 2)\n"
        "claim: The bridge is closed\n"
        "said:\n"
        "  - source: ana-torres\n"
        "    date: 2026-02-23\n"
        "tags: [sheet/C-1]\n"
        "review:\n"
        "  verdict: False\n"
        "# note: angry\n"
        "\n"
        "# claims/2026-02/it-floods.yaml (row 3)\n"
        'claim: It "floods"\n'
        "said:\n"
        "  - source: viral-image\n"
        "    date: 2026-02-23\n"
        "tags: [sheet/C-2]\n"
        "\n"
        "# claims/undated/it/it-rains.yaml (row 6)\n"
        "claim: It rains\n"
        "tags: [sheet/C-5]\n"
        "\n"
        "5 rows (dry run: nothing was written)\n"
        "  3  taken: a new record each\n"
        "  1  duplicate: a row before it or a record says the same\n"
        "  1  refused\n"
        "2 new sources (kind read from the name): 1 person, 1 post\n"
        "\n"
        "cleaned\n"
        "  1 row: HTML entities resolved (first: row 3)\n"
        "\n"
        "1 new claim has no speaker, which `verify` will tell (CT101)\n"
        "  help: name one for them with `--source ID`, or add who says so when the claim is used\n"
        "\n"
        "not taken\n"
        "  row 4, `Date`: refused: `03/04/2026` may be two days\n"
        "    help: say which comes first: `--dates dmy` or `--dates mdy`\n"
        "  row 5: duplicate: the same claim, speaker and date as row 2\n"
    )
    assert ran.status == 1
    assert files(desk) == []


def test_the_run_the_report_and_the_second_run(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("import", "sheet.csv", "--report", "not-taken.txt", cwd=desk)
    assert (ran.status, ran.err) == (1, "2 rows were not taken: see not-taken.txt\n")
    assert "  Mood  not taken (1 row, first row 2)\n" in ran.out
    assert (desk / "not-taken.txt").read_text() == (
        "row 4, `Date`: refused: `03/04/2026` may be two days (help: say which comes first: `--dates dmy` or `--dates mdy`)\n"
        "row 5: duplicate: the same claim, speaker and date as row 2\n"
    )
    written = files(desk)
    assert written == [
        "claims/2026-02/it-floods.yaml",
        "claims/2026-02/the-bridge-is-closed.yaml",
        "claims/undated/it/it-rains.yaml",
        "sources/ana-torres.yaml",
        "sources/viral-image.yaml",
    ]
    ran = claimtrack("import", "sheet.csv", "--dates", "dmy", cwd=desk)
    assert ran.status == 0
    assert [line.split(":")[0] for line in ran.out.splitlines() if line.startswith("  1 ") or line.startswith("  3 ")] == [
        "  1  taken",
        "  3  unchanged",
        "  1  duplicate",
    ]
    assert files(desk) == sorted([*written, "claims/2026-04/it-burns.yaml"])
    assert "CT0" not in claimtrack("verify", "--output-format", "concise", cwd=desk).out


def test_json_accounts_for_every_row(claimtrack: Run, desk: Path) -> None:
    account = json.loads(claimtrack("import", "sheet.csv", "--json", cwd=desk).out)
    assert account["schema"] == "claimtrack/import/1"
    assert (account["form"], account["encoding"], account["dry_run"]) == ("csv", "UTF-8", False)
    assert account["rows"] == 5
    assert [account[fate] for fate in ("taken", "unchanged", "changed", "duplicate", "refused")] == [3, 0, 0, 1, 1]
    assert account["columns"][5] == {"column": "Mood", "field": None, "rows_not_taken": 1, "first": "row 2"}
    assert account["new_sources"] == {"person": 1, "post": 1}
    assert account["not_taken"][0] == {
        "place": "row 4",
        "fate": "refused",
        "column": "Date",
        "id": None,
        "message": "`03/04/2026` may be two days",
        "help": "say which comes first: `--dates dmy` or `--dates mdy`",
    }


def test_from_a_pipe(desk: Path) -> None:
    line = b'{"@type": "ClaimReview", "claimReviewed": "It floods", "creator": "x"}\n'
    command = [sys.executable, "-m", "claimtrack", "import", "-"]
    done = subprocess.run(command, cwd=desk, input=line, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines()[:4] == [
        "stdin: ClaimReview; UTF-8",
        "",
        "properties",
        "  creator  not taken (1 row, first line 1)",
    ]
    assert files(desk) == ["claims/undated/it/it-floods.yaml"]


@pytest.mark.skipif(os.name != "posix", reason="there are no named pipes elsewhere")
@pytest.mark.parametrize("way", ["cat sheet.csv | {}import /dev/stdin", "mkfifo p; cat sheet.csv >p & {}import p"])
def test_from_any_other_pipe(desk: Path, way: str) -> None:
    command = way.format(f"{sys.executable} -m claimtrack ")
    done = subprocess.run(["/bin/sh", "-c", command], cwd=desk, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"  3  taken" in done.stdout
    assert len(files(desk)) == 5


@pytest.mark.skipif(os.name != "posix", reason="a shell is asked to close the input")
def test_an_input_that_was_closed_is_told(desk: Path) -> None:
    command = f"{sys.executable} -m claimtrack import - <&-"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=desk, capture_output=True, check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith(b"error: `-` reads from a pipe, and there is none\n")


def test_no_order_to_the_terminal_is_printed(claimtrack: Run, desk: Path) -> None:
    bad = "na\x1b]0;PWNED\x07\x1b[31mme"
    (desk / "bad.csv").write_text(f'Claim,{bad},"Da\nte",Basis\nIt floods,x,,\nIt burns,,{bad},\nIt rains,,,{bad}\n')
    (desk / "bad.jsonl").write_text(
        json.dumps({"@type": bad})
        + "\n"
        + json.dumps({"@type": "ClaimReview", "claimReviewed": f"a {bad}", bad: 1, "k\ud800ey": 2, "url": bad})
    )
    for args in (
        ["bad.csv", "--map", "date=Da te", "--report", "report.txt"],
        ["bad.csv", "--map", "claim=None", "--dry-run"],
        ["bad.csv", "--map", "claim=", "--dry-run"],
        ["bad.csv", "--map", "date=Da te", "--dry-run"],
        ["bad.jsonl", "--dry-run"],
        ["bad.jsonl", "--dry-run", "--json"],
    ):
        ran = claimtrack("import", *args, cwd=desk)
        assert "this is a bug" not in ran.err
        assert [letter for letter in ran.out + ran.err if letter < " " and letter != "\n"] == []
        assert "na\\x1b]0;PWNED" in ran.out + ran.err or "--json" in args
    report = (desk / "report.txt").read_text()
    assert "\x1b" not in report
    assert [line.split(":")[0] for line in report.splitlines()] == ["row 3 (line 4), `Da te`"]
    assert json.loads(ran.out)["columns"][-1]["column"] == "k\\ud800ey"


def test_identifiers_of_a_pipe_mean_nothing_beyond_it(desk: Path) -> None:
    command = [sys.executable, "-m", "claimtrack", "import", "-"]
    for claim in ("It floods", "It burns"):
        sheet = f"ID,Claim,Said by\n1,{claim},Ana Torres\n".encode()
        done = subprocess.run(command, cwd=desk, input=sheet, capture_output=True, check=False, timeout=60)
        assert b"  1  taken" in done.stdout
    assert (desk / "claims/undated/it/it-burns.yaml").read_text() == (
        "claim: It burns\nsaid:\n  - source: ana-torres\n# identifier: 1\n"
    )


def test_after_the_writing_the_way_on_leads_to_the_records(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("import", "sheet.csv", cwd=desk)
    assert "  help: add to the records who says so when the claim is used\n" in ran.out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["none.csv"], "`none.csv` cannot be read: No such file or directory"),
        (["claims"], "`claims` is a folder"),
        (["-"], "`stdin` is empty"),
        (["sheet.csv", "--map", "clam=x"], "there is no field `clam`"),
        (["sheet.csv", "--source", "nobody"], "no source has the id `nobody`"),
        (["sheet.csv", "--into", "../out"], "`../out` is no folder for claims"),
        (["sheet.csv", "--report", "no/such/report.txt"], "`no/such/report.txt` cannot be written: there is no folder `no/such`"),
        (["sheet.csv", "--report", "sheet.csv"], "`sheet.csv` cannot be written: it is the file that is to be read"),
        (["sheet.csv", "--report", "claims"], "`claims` cannot be written: it is a folder"),
        (
            ["sheet.csv", "--report", "claims/x.yaml"],
            "`claims/x.yaml` cannot be written: it has the name of a record or a configuration",
        ),
        (["sheet.csv", "--form", "claimreview", "--map", "claim=x"], "`--map` is for sheets"),
        (["sheet.csv", "--form", "csv", "--sheet", "x"], "`--sheet` is for workbooks"),
        (["sheet.csv", "--sheet", "x"], "`--sheet` is for workbooks, and `sheet.csv` is none"),
        (["sheet.csv", "--form", "xlsx"], "`sheet.csv` cannot be read as a workbook: Cannot detect file format"),
    ],
)
def test_usage(claimtrack: Run, desk: Path, args: list[str], message: str) -> None:
    ran = claimtrack("import", *args, cwd=desk)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == f"error: {message}"
    assert ran.err.splitlines()[1].startswith("  help: ")
    assert files(desk) == []


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGINT to send elsewhere")
def test_ctrl_c_ends_quietly_and_the_next_run_goes_on(claimtrack: Run, desk: Path) -> None:
    many = "Claim,Said by\n" + "".join(f"Claim number {number} of so many,Speaker {number % 7}\n" for number in range(6000))
    (desk / "many.csv").write_text(many)
    command = [sys.executable, "-m", "claimtrack", "import", "many.csv"]
    running = subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    while not any((desk / "claims").glob("undated/*/*.yaml")) and running.poll() is None:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (2, "")
    assert err.splitlines()[0].startswith("error: stopped after ")
    assert err.splitlines()[1:] == ["  help: run the same command again: it goes on where this one ended"]
    assert list((desk / "claims").glob(".import-*")) == []
    assert 0 < len(files(desk)) < 6007
    assert claimtrack("import", "many.csv", cwd=desk).status == 0
    assert len(files(desk)) == 6007
