"""What a run said is said again, at once, where nothing has changed that it depends on.

It depends on the contents of all records, on the configuration, the program, the day, the arguments, and on where it is printed.
All of that is in the key; nothing is believed that a repository carries along. Imports little: it comes before the run.
`docs/decisions/024-memory.md` says why.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, cast

from claimtrack import beginning, ownfiles, plugins
from claimtrack.cli import plain as asked_for
from claimtrack.cli.plain import Plain
from claimtrack.memory import contents
from claimtrack.memory.contents import Layout
from claimtrack.memory.kept import MEMORY, Kept
from claimtrack.memory.program import program
from claimtrack.trouble import Trouble

if TYPE_CHECKING:
    from claimtrack.config import Settings
    from claimtrack.records import File
    from claimtrack.session import Session

_SURROUNDINGS = (
    *("NO_COLOR", "FORCE_COLOR", "TERM", "COLORTERM", "COLUMNS", "LINES", "GITHUB_ACTIONS", "CI"),
    *("TTY_COMPATIBLE", "TTY_INTERACTIVE", "UNICODE_VERSION"),
)
"""The variables that decide how a report looks."""
FEWEST = 200
"""Of fewer records nothing but answers is remembered: a whole run is as quick as one that begins from what was noted."""
_ANSWERS = 24
"""So many answers are kept."""
_LONGEST = 32 * 1024 * 1024
"""Characters of an answer beyond which it is not kept."""


def run(args: Sequence[str], whole: Callable[[Sequence[str]], int], plainly: Callable[[Mapping[str, Any]], int]) -> int:
    """The exit code of a run with these arguments: said again, or a `whole` one, which is remembered where it can be.

    `plainly` is run in its place where it is remembered what the arguments say.
    """
    asked = _asked(args)
    if asked is None:
        return whole(args)
    known = asked.recalled()
    if known is not None:
        sys.stdout.write(known.out)
        sys.stdout.flush()
        sys.stderr.write(known.err)
        return known.status
    streams = sys.stdout, sys.stderr
    heard = _Heard(asked)
    sys.stdout, sys.stderr = (cast("TextIO", one) for one in heard.streams)
    token = _HEARD.set(heard)
    try:
        said = asked.said()
        status = whole(args) if said is None else plainly(said)
        sys.stdout, sys.stderr = streams
        heard.keep(status)
        while heard.waiting:  # the last first, and none is held longer than it takes
            heard.waiting.pop()()
    finally:
        _HEARD.reset(token)
        sys.stdout, sys.stderr = streams
    return status


def reader() -> Callable[[Path, Callable[[], File]], File] | None:
    """Whoever notes what was read, for `open_corpus`; None where nobody will say it again."""
    heard = _HEARD.get()
    return heard.read if heard is not None else None


@contextmanager
def telling(session: Session, *, whole: bool) -> Iterator[None]:
    """Within this block the report of a session is printed; `whole` says that the run did nothing but check and report."""
    heard = _HEARD.get()
    if heard is None or not whole or session.root != heard.asked.root:
        yield
        return
    heard.settle()
    heard.listening = True
    yield
    heard.settle()
    heard.listening = False
    heard.layout = layout(session.config.settings)  # whoever was interrupted does not come here, and has not said all


class Seen(NamedTuple):
    """What was looked at before the run: the folder of the corpus, and what its files hold by path, if that could be told.

    The run `rests_on` records with these contents, as far as it has said so by now.
    """

    root: Path
    names: dict[str, bytes] | None
    rests_on: Mapping[str, bytes]
    kept: Callable[[str, int], Kept]
    """A table of what is remembered, by its name, and how many spare rows it has."""


def seen() -> Seen | None:
    """What was looked at before this run; None where nothing is remembered."""
    heard = _HEARD.get()
    return None if heard is None else Seen(heard.asked.root, heard.asked.names, heard.names, heard.asked.table)


def understand(plain: Plain) -> None:
    """Have it remembered that the arguments of this run say no more than this."""
    if (heard := _HEARD.get()) is not None:
        heard.said = asked_for.told(plain)


def read(names: Mapping[str, bytes]) -> None:
    """Say that the run rests on records with these contents, whether it read them or not."""
    if (heard := _HEARD.get()) is not None:
        heard.rests_on(names)


def refuse() -> None:
    """Have nothing remembered of this run: it did not find what it had looked at before."""
    if (heard := _HEARD.get()) is not None:
        heard.refused = True


def afterwards(keep: Callable[[], None]) -> None:
    """Have something kept once all is said."""
    if (heard := _HEARD.get()) is not None:
        heard.waiting.append(keep)


class _Answer(NamedTuple):
    status: int
    out: str
    err: str


class _Asked:
    """One question: arguments, day, surroundings and configuration; and what is remembered of its corpus."""

    def __init__(self, root: Path, args: Sequence[str]) -> None:
        self.root = root
        self._program = program()
        self.kept = self.table("answers", _ANSWERS)
        self.configured = _configured(root)
        self._words = _words(root, args)
        self.listed: contents.Listed | None = None
        self.names: dict[str, bytes] | None = None
        self._keyed: tuple[dict[str, bytes], bytes] | None = None

    def table(self, name: str, spare: int) -> Kept:
        """A table of what is remembered."""
        return Kept(self.root / MEMORY, self._program, name, spare)

    def recalled(self) -> _Answer | None:
        """What was said to this question of these very contents."""
        layout = self._layout()
        self.names = layout and self._names(layout)
        key = layout and self.names and self.key(self.names, layout)
        found = self._value(key) if key else None
        return _Answer(**found) if found else None

    def layout_key(self) -> bytes:
        """Under what is kept where the records lie."""
        return self.kept.key(b"layout", *self.configured)

    def stamps_key(self, found: contents.Listed) -> bytes:
        """Under what is kept what files hold that are listed so."""
        return self.kept.key(b"stamps", contents.stamped_key(found))

    def said_key(self) -> bytes:
        """Under what is kept what the arguments say."""
        return self.kept.key(b"said", *self._words)

    def said(self) -> dict[str, Any] | None:
        """What the arguments say, where an earlier run found that out; nothing where what is remembered is not to be believed."""
        return self._value(self.said_key()) if self.names is not None else None

    def key(self, names: dict[str, bytes], layout: Layout) -> bytes | None:
        """Under what is kept what was said; None where copies may change unseen."""
        copies = contents.copies_key(self.root, layout)
        return copies and self.kept.key(b"answer", *self._words, *self.configured, self._key_of(names), copies)

    def _key_of(self, names: dict[str, bytes]) -> bytes:
        """One key for these contents; a run that found them as they were asked for has it already."""
        if self._keyed is None or self._keyed[0] != names:
            self._keyed = names, contents.key_of(names)
        return self._keyed[1]

    def _layout(self) -> Layout | None:
        found = self._value(self.layout_key())
        return Layout(tuple(found["folders"]), tuple(found["files"]), found["captures"]) if found else None

    def _names(self, layout: Layout) -> dict[str, bytes] | None:
        from claimtrack.history.ids import carries, ids  # noqa: PLC0415 - where nothing is remembered git is not asked

        if carries(self.root, ownfiles.FOLDER):
            return None
        known = ids(self.root, (*layout.folders, *layout.files))
        self.listed = contents.listed(self.root, layout, stamped=known is None)
        if self.listed is None:
            return None
        return contents.contents(self.root, self.listed, known if known is not None else self._as_listed(self.listed))

    def _as_listed(self, found: contents.Listed) -> dict[str, bytes]:
        """The contents that files had when they were listed just so, but of those that may have changed in the same moment."""
        kept = self._value(self.stamps_key(found)) or {}
        return {path: name.encode("ascii") for path, name in kept.items()}

    def _value(self, key: bytes) -> dict[str, Any] | None:
        value = self.kept.values([key]).get(key)
        return json.loads(value) if value is not None else None


class _Heard:
    """What a run reads, and what it says of it."""

    def __init__(self, asked: _Asked) -> None:
        self.asked = asked
        self.layout: Layout | None = None
        self.listening = False
        self.streams = _Overheard(sys.stdout, self), _Overheard(sys.stderr, self)
        self.names: dict[str, bytes] = {}
        self.refused = False
        self.said: dict[str, Any] | None = None
        self.waiting: list[Callable[[], None]] = []

    def read(self, _path: Path, read: Callable[[], File]) -> File:
        file = read()
        if isinstance(file.data, bytes):
            self.names[file.path] = contents.blob(file.data)
        else:
            self.refused = True
        return file

    def rests_on(self, names: Mapping[str, bytes]) -> None:
        self.names.update(names)

    def settle(self) -> None:
        """Have all that was printed pass the ears."""
        sys.stdout.flush()
        sys.stderr.flush()

    def keep(self, status: int) -> None:
        """Keep what was said, if the corpus is still as it was read."""
        asked, layout = self.asked, self.layout
        out, err = (one.said() for one in self.streams)
        if layout is None or self.refused or out is None or err is None or _configured(asked.root) != asked.configured:
            return
        baseline = contents.listed(asked.root, Layout((), layout.files, ""), stamped=False)
        beside = baseline and contents.contents(asked.root, baseline, {})
        names = self.names | (beside or {})
        key = asked.key(names, layout)
        if beside is None or key is None:
            return
        values: dict[bytes, Any] = {asked.layout_key(): layout._asdict(), key: {"status": status, "out": out, "err": err}}
        if self.said is not None:
            values[asked.said_key()] = self.said
        if asked.listed is not None and asked.listed.stamps.keys() == names.keys():
            old = names.keys() - set(contents.young(asked.listed))
            values[asked.stamps_key(asked.listed)] = {path: names[path].decode("ascii") for path in old}
        asked.kept.keep({one: json.dumps(value).encode("ascii") for one, value in values.items()})


class _Overheard:
    """A stream that is listened to; all else is the stream's behind it."""

    def __init__(self, stream: TextIO, heard: _Heard) -> None:
        self._stream = stream
        self._of = heard
        self._heard: list[str] = []
        self._room = _LONGEST

    def write(self, text: str) -> int:
        if self._of.listening and self._room >= 0:
            self._room -= len(text)
            self._heard.append(text)
            if self._room < 0:
                self._heard.clear()
        return self._stream.write(text)

    def said(self) -> str | None:
        """All that was heard, which is not held here any longer; None where it was too much."""
        heard, self._heard = self._heard, []
        return "".join(heard) if self._room >= 0 else None

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


_HEARD: ContextVar[_Heard | None] = ContextVar("heard", default=None)


def _asked(args: Sequence[str]) -> _Asked | None:
    """The question that the arguments put to the corpus around this folder; None where none is, or others have rules here."""
    try:
        root = beginning.find_root(Path.cwd())
        return None if root is None or plugins.may_have_any() else _Asked(root, args)
    except (OSError, Trouble):
        return None


def _words(root: Path, args: Sequence[str]) -> tuple[bytes, ...]:
    """The arguments, where they were given, the day, and how a report looks here."""
    names = (*_SURROUNDINGS, *sorted(name for name in os.environ if name.startswith("CLAIMTRACK_")))
    streams = [
        (one.isatty(), one.encoding, one.isatty() and os.get_terminal_size(one.fileno())) for one in (sys.stdout, sys.stderr)
    ]
    told = (
        [*args, ""],
        os.path.relpath(Path.cwd(), root),
        time.strftime("%Y-%m-%d"),
        [(name, os.environ.get(name)) for name in names],
        streams,
    )
    return tuple(json.dumps(one).encode("ascii") for one in told)


def _configured(root: Path) -> tuple[bytes, ...]:
    """The bytes of what may configure the corpus."""
    paths = (root / beginning.OWN_FILE, root / beginning.SHARED_FILE)
    return tuple(path.read_bytes() if path.is_file() else b"" for path in paths)


def layout(settings: Settings) -> Layout:
    """Where the records lie by these settings."""
    registers = (settings.camps, settings.links)
    others = (str(Path(name).with_suffix(".yml")) for name in registers)
    beside = tuple(dict.fromkeys((*registers, *others, settings.baseline)))
    return Layout((settings.claims, settings.sources), beside, settings.captures)
