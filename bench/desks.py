"""Corpora that are measured, each in a git checkout of its own, made once and found again; and the items of a rival's own form.

Everything lies in one folder, which may be deleted at any time. Nothing here measures.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import corpus
from made_corpus import TODAY
from measuring import telling

VERIFY = ["verify", "--today", TODAY.isoformat()]


def desk(work: Path, claims: int) -> Path:
    """The folder of a corpus of so many claims and a fifth as many sources, committed; it is made if it is not there yet."""
    folder = work / f"desk-{claims}"
    if not (folder / ".git" / "made").exists():
        telling(f"making {claims:,} claims")
        shutil.rmtree(folder, ignore_errors=True)
        corpus.write_yaml(folder, corpus.size(claims))
        (folder / ".gitignore").write_text(".claimtrack/\n", encoding="utf-8")
        _committed(folder)
    _git(folder, "checkout", "--quiet", "--", ".")
    forget(folder)
    return folder


def forget(folder: Path) -> None:
    """Take away all that earlier runs left there."""
    shutil.rmtree(folder / ".claimtrack", ignore_errors=True)


def items(work: Path, many: int) -> Path:
    """A tree of Doorstop: half requirements, half tests that link to them, all of them reviewed, in a git checkout.

    The form of the files is that of Doorstop's reference (docs/reference/item.md in its repository).
    """
    folder = work / f"items-{many}"
    if (folder / ".git" / "made").exists():
        return folder
    telling(f"making {many:,} items for doorstop, and letting it review them once")
    shutil.rmtree(folder, ignore_errors=True)
    for prefix, parent in (("REQ", ""), ("TST", "  parent: REQ\n")):
        (folder / prefix).mkdir(parents=True)
        settings = f"settings:\n  digits: 5\n{parent}  prefix: {prefix}\n  sep: ''\n"
        (folder / prefix / ".doorstop.yml").write_text(settings, encoding="utf-8")
    claims = corpus.claims(corpus.size(many))
    for number in range(1, many // 2 + 1):
        for prefix, links in (("REQ", "links: []\n"), ("TST", f"links:\n- REQ{number:05}: null\n")):
            text = str(next(claims)["claim"])
            item = f"active: true\nderived: false\nheader: ''\nlevel: '1.{number}'\n{links}normative: true\nref: ''\n"
            (folder / prefix / f"{prefix}{number:05}.yml").write_text(
                f"{item}reviewed: null\ntext: |\n  {text}\n", encoding="utf-8"
            )
    _git(folder, "init", "--quiet")
    subprocess.run([rival("doorstop"), "-q"], cwd=folder, capture_output=True, check=True)
    _committed(folder)
    return folder


def rival(name: str) -> str:
    """Where a program of the `bench` extra is; raises SystemExit with what to install where it is nowhere."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        raise SystemExit(f"error: there is no `{name}` here\n  help: pip install 'claimtrack[bench]'")
    return found


def _committed(folder: Path) -> None:
    _git(folder, "init", "--quiet")
    _git(folder, "add", "--all")
    who = ("-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false")
    _git(folder, *who, "commit", "--quiet", "--message", "made")
    _git(folder, "status", "--porcelain")
    (folder / ".git" / "made").touch()


def _git(folder: Path, *args: str) -> None:
    subprocess.run(["git", *args], cwd=folder, check=True, capture_output=True)
