"""The work of `claimtrack protect`: what is staged, lies in files or stands in a message is checked, told and counted.

Imports neither the command line's library nor the plan: a hook runs it at every commit.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from claimtrack import beginning, configuring, files, shelf
from claimtrack.cli.complaint import bug, told
from claimtrack.config import Config, Settings
from claimtrack.finding import Finding
from claimtrack.guard import Guarded, Slip, guard, slips
from claimtrack.records import File
from claimtrack.render.plain import visible
from claimtrack.render.withheld import without_secrets
from claimtrack.trouble import NothingToCheck, Trouble

FIELDS = ("path", "line", "column", "code", "name", "severity", "confidence", "message", "help", "fingerprint")
"""What `--json` can print of a finding."""


class Corpus(msgspec.Struct, frozen=True):
    """What is checked of one corpus: the records in question, its other sources and camps, and how to get its other claims."""

    root: Path
    settings: Settings
    asked: tuple[File, ...]
    others: tuple[File, ...]
    claims: Callable[[], Iterable[File]]


def run(args: Sequence[str]) -> int | None:
    """The exit code of `claimtrack protect` as hooks call it; None where the arguments hold more, or make no sense.

    So a commit need not wait for the library of the command line, which takes as long as all the rest.
    """
    staged, message, paths, left = False, "", [], iter(args)
    for arg in left:
        if arg == "--staged":
            staged = True
        elif arg == "--message":
            message = next(left, "")
            if not message:
                return None
        elif arg.startswith("-"):
            return None
        else:
            paths.append(Path(arg))
    if message and (staged or paths):
        return None
    try:
        return check(paths, staged=staged, message=Path(message) if message else None)
    except Trouble as error:
        return told(str(error), error.help, error.status)
    except OSError:
        raise
    except Exception:  # noqa: BLE001 - told as the bug it is, with its traceback
        return bug()


def check(
    paths: Sequence[Path], *, staged: bool, message: Path | None = None, root: Path | None = None, json: str | None = None
) -> int:
    """Check, tell and give the exit code: 0 nothing found, 1 something, 2 something could not be checked.

    Raises Trouble where nothing can be looked at, NothingToCheck outside a corpus where nothing was named.
    """
    if message is not None:
        return _message(message, root)
    corpora = _staged(paths, root) if staged else _on_disk(paths, root)  # git is there for each as long as it is looked at
    checked = [(one, guard(one.asked, one.others, one.claims, _config(one.settings))) for one in corpora]
    if json is not None:
        _print_json(checked, json)
    else:
        _print_lines(checked)
    status = _told(checked)
    by_hand = not staged and not paths and sys.stderr.isatty()
    if by_hand and not status:  # a hook that passes says nothing; a person waits for a word
        number = sum(len(one.asked) for one, _ in checked)
        print(f"nothing that gives a source away was found in {number} file{'s' * (number != 1)}", file=sys.stderr)
    return status


def _config(settings: Settings) -> Config:
    return Config(today=date.min, settings=settings)  # no rule on protection asks what day it is


def _staged(paths: Sequence[Path], root: Path | None) -> Iterator[Corpus]:
    from claimtrack.history import index  # noqa: PLC0415 - only where git is asked
    from claimtrack.history.objects import Objects  # noqa: PLC0415 - only where git is asked

    repo = index.repository((root or Path.cwd()).resolve())
    only = [_absolute(path) for path in paths]
    with Objects(repo.top) as objects:
        for one in index.staged(repo, objects):
            if root is not None and one.root != root.resolve():
                continue
            mine = tuple(file for file in one.changed if not only or _among(one.root / file.path, only))
            left = tuple(file for file in one.changed if file not in mine)
            if mine:
                others = (*one.others, *(file for file in left if file.folder != "claims"))
                claims = [file for file in left if file.folder == "claims"]
                yield Corpus(one.root, one.settings, mine, others, _both(claims, one.claims))


def _both(some: Sequence[File], more: Callable[[], Iterable[File]]) -> Callable[[], Iterable[File]]:
    return lambda: [*some, *more()]


def _on_disk(paths: Sequence[Path], root: Path | None) -> Iterator[Corpus]:
    for path in paths:
        if not os.path.lexists(path):
            raise Trouble(f"there is no `{path}`", "give files or folders that exist, or `--staged`")
    if not paths:
        home = root.resolve() if root else beginning.find_root(Path.cwd())
        if home is None:
            raise NothingToCheck("no claims here: this folder is in no corpus", "go to its folder, or name files")
        yield _corpus(home, [home])
        return
    by_root: dict[Path, list[Path]] = {}
    for path in map(_absolute, paths):
        home = beginning.find_root(path if path.is_dir() else path.parent)
        if home is not None and (root is None or home == root.resolve()):
            by_root.setdefault(home, []).append(path)
    for home, asked in sorted(by_root.items()):
        found = _corpus(home, asked)
        if found.asked:
            yield found


def _corpus(root: Path, asked: Sequence[Path]) -> Corpus:
    """The part of a corpus on the disk that lies at or below some paths, and what there is beside it."""
    settings = configuring.settings_of(root)
    mine: list[File] = []
    others: list[File] = []
    for entry in files.walk(root / settings.sources):
        (mine if _among(shelf.path_of(entry), asked) else others).append(shelf.file(entry, root, "sources", settings.sources))
    claims = [*files.walk(root / settings.claims)]
    mine += [shelf.file(one, root, "claims", settings.claims) for one in claims if _among(shelf.path_of(one), asked)]
    left = [one for one in claims if not _among(shelf.path_of(one), asked)]
    return Corpus(
        root,
        settings,
        tuple(mine),
        (*others, *(one for one in shelf.registers(root, settings) if one.folder == "camps")),
        lambda: [shelf.file(one, root, "claims", settings.claims) for one in left],
    )


def _absolute(path: Path) -> Path:
    """A path with the folder it lies in resolved, and not what it may link to."""
    return path.resolve() if path.is_dir() else path.parent.resolve() / path.name


def _among(path: Path, asked: Iterable[Path]) -> bool:
    return any(path.is_relative_to(one) for one in asked)


def _message(path: Path, root: Path | None) -> int:
    """Check the message of a commit against the corpus that one stands in, and those of which the commit changes a record."""
    try:
        text = path.read_text("utf-8", "replace")
    except OSError as error:
        raise Trouble(f"`{path}` cannot be read: {error.strerror}", "give the file that holds the message") from None
    home = root.resolve() if root else beginning.find_root(Path.cwd())
    homes = [home] if home else [one.root for one in _staged((), None)]
    found: dict[Slip, None] = {}
    for one in homes:
        corpus = _corpus(one, [one])
        sources = [file for file in (*corpus.asked, *corpus.others) if file.folder != "claims"]
        found |= dict.fromkeys(slips(text, sources, _config(corpus.settings)))
    for slip in found:
        print(f"{visible(str(path))}:{slip.line}: error: {slip.what} in the message of the commit")
    if found:
        print("  help: write it without; a message stays in the history, and is shown in every log", file=sys.stderr)
    return int(bool(found))


def _print_lines(checked: Iterable[tuple[Corpus, Guarded]]) -> None:
    for corpus, found in checked:
        lines = (line for one in found.findings for line in _lines(corpus, one))
        for line in without_secrets(lines, found.withheld):
            print(line)


def _lines(corpus: Corpus, one: Finding) -> Iterator[str]:
    row = _row(corpus, one)
    where = ":".join(str(row[key]) for key in ("path", "line", "column") if row[key] is not None)
    yield f"{visible(where)}: {one.severity}[{one.code}] {one.name}: {visible(one.message)}"
    yield f"  help: {visible(one.help)}"


def _row(corpus: Corpus, one: Finding) -> Mapping[str, object]:
    from claimtrack import yamlspans, yamltext  # noqa: PLC0415 - only where something was found

    place = one.labels[0].place
    data = {file.path: file.data for file in (*corpus.asked, *corpus.others)}.get(place.path)
    text = yamltext.text(data) if isinstance(data, bytes) else None
    span = yamlspans.spans(text).entry(place) if text is not None else None
    return {
        "path": _shown(corpus, place.path),
        "line": span.line if span else None,
        "column": span.column if span else None,
        **{key: getattr(one, key) for key in FIELDS[3:]},
    }


def _shown(corpus: Corpus, path: str) -> str:
    """A path as it is called from where one stands: a corpus may lie below the repository whose commit is checked."""
    try:
        return os.path.relpath(corpus.root / path)
    except ValueError:  # on another drive
        return path


def _print_json(checked: Iterable[tuple[Corpus, Guarded]], fields: str) -> None:
    from claimtrack.cli import printing  # noqa: PLC0415 - only for JSON

    rows = []
    for corpus, found in checked:
        plain = (msgspec.json.encode(_row(corpus, one)).decode("utf-8") for one in found.findings)
        rows += [msgspec.json.decode(str(line)) for line in without_secrets(plain, found.withheld)]
    printing.json_rows(rows, fields, FIELDS)


def _told(checked: Sequence[tuple[Corpus, Guarded]]) -> int:
    for corpus, found in checked:
        told = (f"error: `{visible(_shown(corpus, one.path))}` was not checked: {visible(one.why)}" for one in found.unchecked)
        for line in without_secrets(told, found.withheld):
            print(line, file=sys.stderr)
    number, unchecked = (sum(len(getattr(one, key)) for _, one in checked) for key in ("findings", "unchecked"))
    if unchecked:
        print("  help: `claimtrack verify` says what is wrong with it", file=sys.stderr)
    if number:
        print(
            f"stopped: {number} finding{'s' * (number > 1)} on protected sources; `claimtrack rule CODE` says more",
            file=sys.stderr,
        )
    return 1 if number else 2 if unchecked else 0
