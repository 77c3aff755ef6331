"""The README and the docs: their commands run, their examples are read, what is written from the program is up to date."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from claimtrack.model import Attribution, Claim, Source
from written_corpus import check, codes, split

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
TRIED = [ROOT / "README.md", *sorted(page for page in (ROOT / "docs").glob("*.md") if "```console" in page.read_text("utf-8"))]
TRIED.remove(ROOT / "docs" / "history.md")  # its commands need a history: tests/cli/test_history.py runs them
TRIED.remove(ROOT / "docs" / "merging.md")  # and those a second branch: tests/cli/test_merge_driver.py
TRIED.remove(ROOT / "docs" / "ci.md")  # and so do these: tests/ci/test_page.py
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])


def commands(page: str) -> list[str]:
    """The lines of the console blocks, but for the two set-up commands, which `.ci/run` runs."""
    without = re.sub(r"<!-- setup: \w+ -->\n```console\n.*?```", "", page, flags=re.DOTALL)
    return [line for block in re.findall(r"```console\n(.*?)```", without, flags=re.DOTALL) for line in block.splitlines()]


def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", TRIED, ids=[page.name for page in TRIED])
def test_every_command_of_a_page_runs_on_the_case(page: Path, tmp_path: Path) -> None:
    for name in ("claims", "sources", "camps.yaml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    run = commands(page.read_text("utf-8"))
    assert run
    for command in run:
        program, *args = shlex.split(command)
        assert program == "claimtrack"
        done = subprocess.run(
            [sys.executable, "-m", "claimtrack", *args], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, (command, done.stderr)


def test_the_set_up_commands_are_what_ci_runs() -> None:
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    for name in ("run", "test"):
        assert re.search(rf"<!-- setup: {name} -->\n```console\n.+\n```", README)
        assert f"command_of_readme {name}" in ci


def test_the_record_in_the_readme() -> None:
    (example,) = re.findall(r"```yaml\n(# claims/.*?)```", README, flags=re.DOTALL)
    assert len(split(example)) == 6
    report = check(example)
    (cluster,) = report.clusters
    assert (cluster.corroboration.level, round(cluster.corroboration.score, 2)) == ("corroborated", 0.48)
    assert set(codes(report)) == {"CT106", "CT302", "CT505"}


@pytest.mark.parametrize("name", ["rules.md", "verify.svg"])
def test_what_is_written_from_the_program_is_up_to_date(name: str) -> None:
    written = build().WRITTEN[name]()
    assert written == (ROOT / "docs" / name).read_text("utf-8"), "run `python docs/build.py`"


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_key_of_the_model_is_in_the_record_format() -> None:
    page = (ROOT / "docs" / "records.md").read_text("utf-8")
    for kind in (Claim, Attribution, Source):
        for key in kind.__struct_encode_fields__:
            assert f"`{key}`" in page, (kind.__name__, key)
