"""`verify --fix`, `--unsafe-fixes` and `--diff`: what is written, what is only offered, what is said, and what stays as it is."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimtrack.cli import fixing
from claimtrack.session import open_corpus
from claimtrack.trouble import Trouble
from cli.conftest import Run
from written_corpus import laid_out, split

DAY = ("--today", "2026-02-24")
CORPUS = """\
# claims/fire.yaml
claim: The depot burned for two days   # seen
abuot: depot/fire
said:
  - source: FireService   # first
    date: 2026/2/20
# claims/road.yaml
claim: The road is open
said:
  - {source: city-hal, date: 2026-02-20}
  # claimtrack: ignore[CT111] it is so
# sources/city-hall.yaml
source: the city hall
kind: body
anonymity: named
# sources/fire-service.yaml
source: the fire service
kind: body
anonymity: named
"""
FIXED = {
    "fire": (
        "claim: The depot burned for two days   # seen\nabout: depot/fire\n"
        "said:\n  - source: fire-service   # first\n    date: 2026-02-20\n"
    ),
    "road": split(CORPUS)["claims/road.yaml"].replace("city-hal,", "city-hall,"),
}
SAFE_DIFF = """\
--- a/claims/fire.yaml
+++ b/claims/fire.yaml
@@ -1,5 +1,5 @@
 claim: The depot burned for two days   # seen
-abuot: depot/fire
+about: depot/fire
 said:
-  - source: FireService   # first
-    date: 2026/2/20
+  - source: fire-service   # first
+    date: 2026-02-20
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return laid_out(tmp_path, split(CORPUS))


def claim(desk: Path, name: str) -> str:
    return (desk / "claims" / f"{name}.yaml").read_text("utf-8")


def test_the_safe_fixes_are_made_and_what_is_left_is_reported(claimtrack: Run, desk: Path) -> None:
    road = claim(desk, "road")
    ran = claimtrack("verify", "--fix", "--output-format", "concise", *DAY, cwd=desk)
    assert claim(desk, "fire") == FIXED["fire"]
    assert claim(desk, "road") == road
    assert ran.status == 1
    assert "CT002" not in ran.out
    assert "claims/road.yaml:3:6: error[CT004] unknown-reference: no source has the id `city-hal` [?]\n" in ran.out
    assert ran.err.splitlines()[:4] == [
        "fixed 3 findings in 1 file",
        "  claims/fire.yaml: CT002, CT004",
        "not made: 1 fix that would change what the desk states",
        "  `--fix` asks about each on a terminal, `--unsafe-fixes` makes them all",
    ]


def test_all_fixes_are_made_where_that_is_said(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("verify", "--fix", "--unsafe-fixes", *DAY, cwd=desk)
    assert ran.status == 0
    assert ran.err.startswith("fixed 4 findings in 2 files\n  claims/fire.yaml: CT002, CT004\n  claims/road.yaml: CT004\n")
    assert {name: claim(desk, name) for name in FIXED} == FIXED
    again = claimtrack("verify", "--fix", "--unsafe-fixes", *DAY, cwd=desk)
    assert (again.status, again.err.splitlines()[0]) == (0, "nothing to fix")


def test_a_diff_shows_what_would_be_and_writes_nothing(claimtrack: Run, desk: Path) -> None:
    before = {path: path.read_bytes() for path in desk.rglob("*.yaml")}
    ran = claimtrack("verify", "--diff", *DAY, cwd=desk)
    assert (ran.status, ran.out) == (1, SAFE_DIFF)
    assert ran.err.splitlines()[0] == "would fix 3 findings in 1 file"
    assert claimtrack("verify", "--fix", "--diff", *DAY, cwd=desk).out == SAFE_DIFF
    assert claimtrack("verify", "--diff", "--unsafe-fixes", *DAY, cwd=desk).out.count("\n@@") == 2
    assert {path: path.read_bytes() for path in desk.rglob("*.yaml")} == before
    assert (
        subprocess.run(["patch", "-p1"], input=SAFE_DIFF, cwd=desk, text=True, check=False, capture_output=True).returncode == 0
    )
    assert claim(desk, "fire") == FIXED["fire"]
    ran = claimtrack("verify", "--diff", *DAY, cwd=desk)
    assert (ran.status, ran.out) == (0, "")


@pytest.mark.parametrize(
    ("narrowed", "left"),
    [
        (("claims/road.yaml",), ["fire"]),
        (("--select", "CT004"), ["fire"]),
        (("--ignore", "unknown-reference"), ["road"]),
        (("--ignore", "CT002,CT004"), ["fire", "road"]),
    ],
)
def test_only_what_was_asked_for_is_fixed(claimtrack: Run, desk: Path, narrowed: tuple[str, ...], left: list[str]) -> None:
    before = {name: claim(desk, name) for name in FIXED}
    claimtrack("verify", "--fix", "--unsafe-fixes", *narrowed, *DAY, cwd=desk)
    assert [name for name in FIXED if claim(desk, name) == before[name]] == left


def test_what_goes_together(claimtrack: Run, desk: Path) -> None:
    for args, message in (
        (("--unsafe-fixes",), "error: `--unsafe-fixes` goes with `--fix` or `--diff`"),
        (("--diff", "--statistics"), "error: `--diff` prints a diff and no report"),
        (("--diff", "--output-format", "json"), "error: `--diff` prints a diff and no report"),
    ):
        ran = claimtrack("verify", *args, cwd=desk)
        assert (ran.status, ran.out, ran.err.splitlines()[0]) == (2, "", message)


def test_a_report_says_what_can_be_fixed(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("verify", *DAY, cwd=desk)
    assert "   = fix: write the key as `about` (claimtrack verify --fix)\n" in ran.out
    assert "   = fix: write `city-hall` (claimtrack verify --fix, which asks first)\n" in ran.out
    assert ran.err.splitlines()[-1] == "[*] `claimtrack verify --fix` mends 2 findings and asks about 1 more"
    found = json.loads(claimtrack("verify", "--output-format", "json", *DAY, cwd=desk).out)["findings"]
    by_title = {one["fix"]["title"]: one["fix"] for one in found if one["fix"]}
    assert by_title["write the key as `about`"] == {
        "title": "write the key as `about`",
        "safe": True,
        "edits": [{"kind": "rename", "path": "claims/fire.yaml", "document": 0, "route": ["abuot"], "value": "about"}],
    }
    assert by_title["write `city-hall`"]["safe"] is False


def test_a_file_that_has_changed_meanwhile_is_left_and_so_are_all(desk: Path) -> None:
    opened = open_corpus(root=desk)
    report = opened.verify()
    (desk / "claims" / "road.yaml").write_text("claim: Another claim\n")
    fire = claim(desk, "fire")
    with pytest.raises(Trouble, match=r"`claims/road.yaml` has just been changed"):
        fixing.fix(opened, report, lambda texts: opened.with_texts(texts).verify(), "never", unsafe=True)
    assert (claim(desk, "fire"), claim(desk, "road")) == (fire, "claim: Another claim\n")


def test_a_text_that_cannot_be_edited_is_told(claimtrack: Run, desk: Path) -> None:
    (desk / "claims" / "odd.yaml").write_text("claim: x\nabuot: &a y\n")
    ran = claimtrack("verify", "--fix", *DAY, cwd=desk)
    assert "not fixed: claims/odd.yaml: CT002: it is not good YAML" in ran.err
    assert claim(desk, "odd") == "claim: x\nabuot: &a y\n"
    assert claim(desk, "fire") == FIXED["fire"]


def test_nothing_hostile_reaches_the_terminal(claimtrack: Run, desk: Path) -> None:
    (desk / "claims" / "odd.yaml").write_text('claim: "x \u202e \\e[2J"\nabuot: "\\e]0;t\\a \u202e"\n')
    for more in (("--diff",), ("--fix",)):
        ran = claimtrack("verify", *more, *DAY, cwd=desk)
        assert not {"\x1b", "\u202e", "\x07"} & set(ran.out + ran.err)


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo terminal is a thing of POSIX systems")
@pytest.mark.parametrize(
    ("keys", "made"), [("y\n", ["road", "way"]), ("n\ny\n", ["way"]), ("\n\n", []), ("y\nq\n", ["road"]), ("?\nn\nq\n", [])]
)
def test_on_a_terminal_further_fixes_are_offered(desk: Path, keys: str, made: list[str]) -> None:
    import pty  # noqa: PLC0415 - not on every system

    (desk / "claims" / "way.yaml").write_text(claim(desk, "road").replace("road", "way"))
    before = {name: claim(desk, name) for name in ("road", "way")}
    main, other = pty.openpty()
    code = [sys.executable, "-m", "claimtrack", "verify", "--fix", "--output-format", "json", *DAY]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "NO_COLOR": "1"}
    running = subprocess.Popen(code, cwd=desk, stdin=other, stderr=other, stdout=subprocess.DEVNULL, env=environment)
    os.close(other)
    try:
        seen = ""
        for key in (*keys.splitlines(keepends=True), *(["y\n"] if keys == "y\n" else [])):
            seen += until(main, "q quit")
            os.write(main, key.encode())
        seen += until(main, "fixed")
        running.wait(timeout=30)
    finally:
        running.kill()
        running.wait()
        os.close(main)
    assert "[1/2] a fix that changes what the desk states" in seen
    assert "+  - {source: city-hall, date: 2026-02-20}" in seen
    assert claim(desk, "fire") == FIXED["fire"]
    assert [name for name in before if claim(desk, name) != before[name]] == made


def until(terminal: int, words: str) -> str:
    """What the terminal shows until it has shown these words; no longer than half a minute."""
    seen, end = "", time.monotonic() + 30
    while words not in seen and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            try:
                seen += os.read(terminal, 4096).decode("utf-8", "replace")
            except OSError:  # the other side is closed
                break
    return seen
