"""Corpora for tests: written as one text, each file under a line `# claims/x.yaml`, each stored copy under `# captures/NAME.txt`.

A copy has the sha256 of its NAME for a hash, and its paragraphs are parted by blank lines; a record names it `sha256: {NAME}`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath

from claimtrack.config import Config, Settings
from claimtrack.engine.local import LocalEngine
from claimtrack.evidence.copy import Block, Copy
from claimtrack.plan import Report, verify
from claimtrack.records import File, Folder

TODAY = date(2026, 2, 24)
_HEAD = re.compile(r"^# ((?:claims|sources)/\S+\.ya?ml|camps\.yaml|links\.yaml|captures/\S+\.txt)$", re.MULTILINE)
_NAMED = re.compile(r"(?<=sha256: )\{([^{}]+)\}")


def split(text: str) -> dict[str, str]:
    """The files of a corpus that is written as one text: path -> content, with the hashes of copies in place of their names."""
    parts = _HEAD.split(text)
    return {
        path: content.removeprefix("\n") if path.startswith("captures/") else _hashed(content.removeprefix("\n"))
        for path, content in zip(parts[1::2], parts[2::2], strict=True)
    }


def copies(texts: dict[str, str]) -> list[Copy]:
    """The stored copies of a corpus."""
    return [
        Copy(
            sha256=hash_of(PurePosixPath(path).stem),
            blocks=tuple(Block(" ".join(block.split())) for block in content.split("\n\n") if block.strip()),
        )
        for path, content in texts.items()
        if path.startswith("captures/")
    ]


def hash_of(name: str) -> str:
    """The hash that a copy of that name has in tests."""
    return sha256(name.encode()).hexdigest()


def _hashed(record: str) -> str:
    return _NAMED.sub(lambda match: hash_of(match.group(1)), record)


def files(texts: dict[str, str] | dict[str, bytes]) -> list[File]:
    """The files of a corpus, as the session would read them."""
    found = []
    for path, content in texts.items():
        if path.startswith("captures/"):
            continue
        data = content.encode("utf-8") if isinstance(content, str) else content
        pure = PurePosixPath(path)
        folder: Folder = "claims" if pure.parts[0] == "claims" else "sources" if pure.parts[0] == "sources" else "camps"
        if path == "links.yaml":
            folder = "links"
        name = pure.relative_to(pure.parts[0]).with_suffix("").as_posix() if len(pure.parts) > 1 else pure.stem
        found.append(File(path=path, folder=folder, id=name, data=data))
    return found


def check(text: str, *, today: date = TODAY, settings: Settings | None = None) -> Report:
    """The report on a corpus that is written as one text."""
    texts = split(text)
    return verify(files(texts), Config(today=today, settings=settings or Settings()), LocalEngine(), copies(texts))


def codes(report: Report) -> list[str]:
    """The codes of a report's findings, in order."""
    return [finding.code for finding in report.findings]


def shuffled(items: Iterable[File], seed: int) -> list[File]:
    """The same files in another order."""
    ordered = list(items)
    random.Random(seed).shuffle(ordered)  # noqa: S311 - an order, not a secret
    return ordered


def laid_out(folder: Path, texts: dict[str, str]) -> Path:
    """The corpus as files in a folder."""
    for path, content in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, "utf-8")
    (folder / "claims").mkdir(exist_ok=True)
    return folder
