"""The command line, one file per command. A command's module is imported when the command is asked for, and not before."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from claimtrack import __version__

CLOSED_PIPE = 141
"""What shells give a program that SIGPIPE ended."""
INTERRUPTED = 130
"""What shells give a program that SIGINT ended."""
_RARELY = 500_000
"""So many new objects make the cyclic collector look once: a run makes records, which live as long as it does, and few cycles."""
_REMEMBERED = frozenset(["verify", "list", "show", "explain", "conflicts", "due", "links", "next", "track-record"])
"""The commands that begin from what an earlier run remembered, and are remembered."""
_HARDLY = 5_000_000
"""So many do where a corpus is checked once: it leaves some hundred objects in cycles, and has millions to be looked through."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit code: 0 clean, 1 findings, 2 usage, 3 nothing to check."""
    args = list(sys.argv[1:] if argv is None else argv)
    gc.set_threshold(_RARELY if _REMEMBERED.isdisjoint(args[:1]) or "--watch" in args else _HARDLY, 20, 20)
    atexit.register(gc.freeze)  # what is there when the process ends goes with it: nobody looks through it for cycles
    _open_streams()
    if args == ["--version"]:
        print(f"claimtrack {__version__}")
        return
    try:
        status = _run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        status = CLOSED_PIPE
    except KeyboardInterrupt:  # while modules are still being imported; later it is heeded where work is done
        status = INTERRUPTED
    except OSError as error:
        _discard_output()
        print(f"error: cannot write: {error.strerror}", file=sys.stderr)
        status = 2
    sys.exit(status)


def _run(args: Sequence[str]) -> int:
    if args[:1] == ["protect"]:
        from claimtrack.cli import guarding  # noqa: PLC0415 - the version costs no import

        status = guarding.run(args[1:])
        if status is not None:
            return status
    if not _REMEMBERED.isdisjoint(args[:1]) and "--help" not in args:
        from claimtrack.cli import recalling  # noqa: PLC0415 - only where something may be said again

        return recalling.run(args, _whole, _plainly)
    return _whole(args)


def _whole(args: Sequence[str]) -> int:
    from claimtrack.cli.app import run  # noqa: PLC0415 - the version costs no import

    return run(args)


def _plainly(told: Mapping[str, Any]) -> int:
    from claimtrack.cli import plain  # noqa: PLC0415 - only where it is known what the arguments say

    return plain.heard(told)


def _open_streams() -> None:
    """Streams that can be written to whatever letters come; where the shell closed one, what is said goes nowhere."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - it stays open as long as we run
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _discard_output() -> None:
    """Whoever read us has gone; what is still in the buffer goes nowhere, without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
