"""Going through proposals one by one: a key for each decision, written at once, so that one can stop anywhere and go on later."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Sequence

import msgspec
import typer

from claimtrack.cli import printing
from claimtrack.cli.plain import Color
from claimtrack.editing import judging
from claimtrack.editing.desk import Desk, desk
from claimtrack.link.wording import counted
from claimtrack.model import Judgement, Same
from claimtrack.render import links as shown
from claimtrack.render.links import Row
from claimtrack.session import Session

KEYS = "s same   d different   k skip   u undo   o show more   q quit"
LAST = "u undo   q quit"
_VERDICTS: dict[str, Same] = {"s": "same", "d": "different"}
_ENDS = ("q", "", "\x03", "\x04", "\x1b")
_NO_KEY = "\0"
_AT_ONCE = 0.05
"""Seconds within which what is left of one key has come."""


class Decision(msgspec.Struct, frozen=True):
    """What was decided at which place, and what had been said of these claims before."""

    number: int
    pair: tuple[str, str]
    before: tuple[Judgement, ...]


def review_all(rows: Sequence[Row], session: Session, by: str | None, color: Color) -> None:
    """Ask about each link until all are decided or skipped, or somebody quits."""
    known = desk(session.root, session.files, session.config)
    done: list[Decision] = []
    number, announced = 0, -1
    while number < len(rows) or done:
        if number == len(rows):
            if not _undo_wanted():
                break
            number, announced = _undo(done, known, number), -1
            continue
        row = rows[number]
        if announced != number:
            printing.talk(f"[{number + 1}/{len(rows)}]")
            printing.paragraphs(shown.block(row), color)
            announced = number
        key = _key()
        if key in _ENDS:
            break
        if key in _VERDICTS:
            done.append(_decide(row, number, known, _VERDICTS[key], by))
            number += 1
        elif key == "k":
            printing.talk("skipped")
            number += 1
        elif key == "o":
            printing.paragraphs(shown.more(row, session.config), color)
        elif key == "u":
            number, announced = _undo(done, known, number), -1
        else:
            printing.talk(f"`{key}` means nothing here: {KEYS}" if key.isprintable() else KEYS)
    book = known.book.relative_to(session.root).as_posix()
    printing.talk(f"{counted(len(done), 'decision')} written to {book}" if done else "nothing decided")
    left = len(rows) - len({one.number for one in done})
    if left:
        printing.talk(f"{counted(left, 'proposal')} left for another time")


def _decide(row: Row, number: int, known: Desk, verdict: Same, by: str | None) -> Decision:
    judged = judging.judgement(known, *row.pair, verdict, by=by)
    before = judging.write(known, judged)
    printing.talk(verdict)
    return Decision(number, row.pair, tuple(before))


def _undo_wanted() -> bool:
    """Whether, when all is decided, the last decision is to be taken back after all."""
    while (key := _key(LAST)) not in _ENDS:
        if key == "u":
            return True
        printing.talk("everything is decided or skipped")
    return False


def _undo(done: list[Decision], known: Desk, number: int) -> int:
    """Take the last decision back, and return to it."""
    if not done:
        printing.talk("nothing to undo")
        return number
    last = done.pop()
    judging.put_back(known, last.pair, list(last.before))
    printing.talk("taken back")
    return last.number


def _key(keys: str = KEYS) -> str:
    """The next key, in small letters, or on no terminal the first letter of the next line; nothing where there is no more."""
    print(f"  {keys} ", end="", file=sys.stderr, flush=True)
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        print(file=sys.stderr)
        return (line.strip()[:1] or "?").lower() if line else ""
    try:
        pressed = _pressed()
    except (EOFError, KeyboardInterrupt):
        pressed = ""
    print(file=sys.stderr)
    return pressed.lower()


def _pressed() -> str:
    """The key that was pressed; a key that comes before it is asked for is not lost."""
    try:
        import termios  # noqa: PLC0415 - not on every system
        import tty  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return typer.getchar()
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSADRAIN)
        pressed = os.read(terminal, 1)
        return _NO_KEY if pressed == b"\x1b" and _sequence(terminal) else pressed.decode("ascii", "replace")
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _sequence(terminal: int) -> bool:
    """Whether an arrow, or another key that begins as Escape does, was pressed; what is left of it is read (ECMA-48, 5.4)."""
    read = b""
    while select.select([terminal], [], [], _AT_ONCE)[0]:
        read += os.read(terminal, 1)
        if read not in (b"[", b"O") and (read[:1] not in (b"[", b"O") or b"@" <= read[-1:] <= b"~"):
            break
    return bool(read)
