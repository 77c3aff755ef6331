"""Corpora for tests: written as one text, each file under a line `# claims/x.yaml`.

An index in which claims are looked up is written as `# index.txt` (see `look_up`). A stored copy is written so, too: under
`# captures/HASH` its paragraphs, a line each; under `# captures/NAME.txt`, for a hash that a record writes as `sha256: {NAME}`,
its paragraphs with blank lines between. ` changed` or ` unread` behind it is its state.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath

import msgspec

from claimtrack.config import Config, Settings
from claimtrack.engine.local import LocalEngine
from claimtrack.evidence.copy import Block, Copy, State
from claimtrack.gather import gather
from claimtrack.link.elsewhere import There, elsewhere
from claimtrack.model import Claim, Filed
from claimtrack.plan import Report
from claimtrack.plan import check as judge
from claimtrack.records import File, Folder
from claimtrack.session import LookUp

TODAY = date(2026, 2, 24)
_HEAD = re.compile(
    r"^# ((?:claims|sources)/\S+\.ya?ml|camps\.yaml|links\.yaml|index\.txt|"
    r"captures/(?:[0-9a-f]{64}|\S+\.txt)(?: (?:changed|unread))?)$",
    re.MULTILINE,
)
_NAMED = re.compile(r"(?<=sha256: )\{([^{}]+)\}")
_CAPTURES = "captures/"
_INDEX = "index.txt"


def split(text: str) -> dict[str, str]:
    """The files of a corpus that is written as one text: path -> content, with the hashes of copies in place of their names."""
    parts = _HEAD.split(text)
    return {
        path: content.removeprefix("\n") if path.startswith(_CAPTURES) else _hashed(content.removeprefix("\n"))
        for path, content in zip(parts[1::2], parts[2::2], strict=True)
    }


def hash_of(name: str) -> str:
    """The hash that a copy of that name has in tests."""
    return sha256(name.encode()).hexdigest()


def _hashed(record: str) -> str:
    return _NAMED.sub(lambda match: hash_of(match.group(1)), record)


def files(texts: dict[str, str] | dict[str, bytes]) -> list[File]:
    """The files of a corpus, as the session would read them."""
    found = []
    for path, content in texts.items():
        if path.startswith(_CAPTURES) or path == _INDEX:
            continue
        data = content.encode("utf-8") if isinstance(content, str) else content
        pure = PurePosixPath(path)
        folder: Folder = "claims" if pure.parts[0] == "claims" else "sources" if pure.parts[0] == "sources" else "camps"
        if path == "links.yaml":
            folder = "links"
        name = pure.relative_to(pure.parts[0]).with_suffix("").as_posix() if len(pure.parts) > 1 else pure.stem
        found.append(File(path=path, folder=folder, id=name, data=data))
    return found


def copies(texts: dict[str, str]) -> list[Copy]:
    """The stored copies of a corpus, as the store would read them."""
    found = []
    for path, content in texts.items():
        if path.startswith(_CAPTURES):
            name, _, state = path.removeprefix(_CAPTURES).partition(" ")
            named = name.endswith(".txt")
            blocks = tuple(Block(" ".join(one.split())) for one in content.split("\n\n" if named else "\n") if one.strip())
            hashed = hash_of(name.removesuffix(".txt")) if named else name
            found.append(Copy(sha256=hashed, blocks=blocks, state=msgspec.convert(state or "whole", State)))
    return found


def look_up(texts: dict[str, str], config: Config) -> LookUp | None:
    """What looks claims up in an index that is written as `index.txt`, a claim a line: `LEVEL SCORE ID: SENTENCE`."""
    if _INDEX not in texts:
        return None
    held = []
    for line in texts[_INDEX].splitlines():
        about, _, sentence = line.partition(": ")
        level, score, name = about.split()
        held.append(There(filed=Filed(name, "", 0, Claim(claim=sentence)), level=level, score=float(score)))
    return lambda dossiers: [found for one in dossiers for found in elsewhere(one, held, "index", config)]


def report_on(texts: dict[str, str], config: Config) -> Report:
    """The report on the files of a corpus, with its stored copies and its index."""
    engine, look = LocalEngine(), look_up(texts, config)
    known = gather(files(texts), config, engine)
    return judge(known, config, engine, copies(texts), (), None if look is None else look(known.dossiers))


def check(text: str, *, today: date = TODAY, settings: Settings | None = None) -> Report:
    """The report on a corpus that is written as one text."""
    return report_on(split(text), Config(today=today, settings=settings or Settings()))


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
