"""What could not be checked is never passed: each of these ends with 1 (a finding) or 2 (trouble), never with 0."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Run

GOOD = "claim: The bridge was closed\nsaid: [{source: city-hall}]\n"
SOURCE = "source: the city hall\nkind: body\nanonymity: named\ncamp: city\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name in ("claims", "sources"):
        (tmp_path / name).mkdir()
    (tmp_path / "claims" / "good.yaml").write_text(GOOD)
    (tmp_path / "sources" / "city-hall.yaml").write_text(SOURCE)
    (tmp_path / "camps.yaml").write_text("city: {name: the city}\n")
    return tmp_path


def test_the_desk_itself_passes(claimtrack: Run, desk: Path) -> None:
    assert claimtrack("verify", cwd=desk).status == 0


@pytest.mark.parametrize(
    "line",
    [
        "about: a b",
        "as_of: 3.2.2026",
        "period: foo",
        "label: two words",
        "said: [{source: the mayor}]",
        "said: [{source: city-hall, found: {captured: yesterday}}]",
        "said: [{source: city-hall, via: [a b]}]",
        "review: {by: nobody}",
        "corrections: [{date: soon}]",
        "tags: word",
        "many: perhaps",
    ],
)
def test_a_record_of_the_wrong_form(claimtrack: Run, desk: Path, line: str) -> None:
    text = f"claim: x\n{line}\n" if line.startswith("said") else f"{GOOD}{line}\n"
    (desk / "claims" / "bad.yaml").write_text(text)
    ran = claimtrack("verify", "--output-format", "concise", cwd=desk)
    assert ran.status == 1
    assert "claims/bad.yaml" in ran.out
    assert "error[CT002]" in ran.out


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("sources/city-hall.yaml", "source: [\n"),
        ("sources/other.yaml", "source: x\n"),
        ("camps.yaml", "city: [\n"),
        ("links.yaml", "- {a: x y, b: z, verdict: same}\n"),
        ("links.yml", "{"),
        ("camps.yml", "["),
    ],
)
@pytest.mark.parametrize("asked", [(), ("claims",), ("claims/good.yaml",), ("--select", "CT202"), ("--ignore", "CT0")])
def test_a_file_that_cannot_be_read_bears_on_all(
    claimtrack: Run, desk: Path, path: str, text: str, asked: tuple[str, ...]
) -> None:
    (desk / path).write_text(text)
    ran = claimtrack("verify", *asked, "--output-format", "concise", cwd=desk)
    assert ran.status == 1
    assert f"{path}:" in ran.out


def in_place_of(name: str) -> Callable[[Path], None]:
    def change(desk: Path) -> None:
        for path in (desk / name).iterdir():
            path.unlink()
        (desk / name).rmdir()
        (desk / name).write_text("a file\n")

    return change


def linked(desk: Path) -> None:
    (desk / "real").mkdir()
    (desk / "real" / "bad.yaml").write_text("claim: [\n")
    (desk / "claims" / "sub").symlink_to(desk / "real")


def no_way(desk: Path) -> None:
    (desk / "claimtrack.toml").mkdir()


@pytest.mark.parametrize(
    ("change", "status"), [(in_place_of("sources"), 1), (linked, 1), (no_way, 2)], ids=["a file for a folder", "a link", "config"]
)
def test_what_is_not_a_folder_or_a_file(claimtrack: Run, desk: Path, change: Callable[[Path], None], status: int) -> None:
    change(desk)
    ran = claimtrack("verify", cwd=desk)
    assert ran.status == status
    assert "bug" not in ran.err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("claimtrack.toml", 'claims = "/etc"\n'),
        ("claimtrack.toml", 'claims = "../elsewhere"\n'),
        ("pyproject.toml", "[tool]\nclaimtrack = 3\n"),
    ],
)
def test_a_configuration_that_leads_astray(claimtrack: Run, desk: Path, name: str, text: str) -> None:
    (desk / name).write_text(text)
    ran = claimtrack("verify", cwd=desk)
    assert (ran.status, len(ran.err.splitlines())) == (2, 2)


def test_a_pyproject_of_others_does_not_matter(claimtrack: Run, desk: Path) -> None:
    (desk / "pyproject.toml").write_text("tool = 3\n")
    assert claimtrack("verify", cwd=desk).status == 0


def test_an_ignore_without_a_reason_silences_nothing(claimtrack: Run, desk: Path) -> None:
    (desk / "claims" / "bare.yaml").write_text("claim: Nobody said so  # claimtrack: ignore[CT101]\n")
    assert claimtrack("verify", cwd=desk).status == 1
    (desk / "claims" / "bare.yaml").write_text("claim: Nobody said so  # claimtrack: ignore[CT101] being looked for\n")
    assert claimtrack("verify", cwd=desk).status == 0


@pytest.mark.parametrize("option", ["--source", "--about", "--date"])
def test_new_says_what_is_wrong_and_writes_nothing(claimtrack: Run, desk: Path, option: str) -> None:
    words = {"--claim": "x", "--source": "city-hall", "--about": "q", option: "the mayor"}
    ran = claimtrack("new", "claim", "fresh", *(word for pair in words.items() for word in pair), cwd=desk)
    assert (ran.status, len(ran.err.splitlines())) == (2, 2)
    assert not (desk / "claims" / "fresh.yaml").exists()


def test_new_writes_no_hidden_file(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("new", "claim", "a/.b", "--claim", "x", "--source", "city-hall", cwd=desk)
    assert ran.status == 2
    assert "hidden" in ran.err


@pytest.mark.parametrize(("redirection", "status"), [("| true", 141), ("> /dev/full", 2), (">&-", 0)])
def test_where_the_output_goes(desk: Path, redirection: str, status: int) -> None:
    for number in range(300):
        (desk / "claims" / f"c{number}.yaml").write_text(GOOD)
    line = f"{sys.executable} -m claimtrack verify --output-format json {redirection}; echo ${{PIPESTATUS[0]}} >&2"
    done = subprocess.run(["bash", "-c", line], cwd=desk, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr.splitlines()[-1] == str(status)
    assert "Traceback" not in done.stderr
