"""The command line, one file per command. A command's module is imported when the command is asked for, and not before."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from claimtrack import __version__


def main(argv: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit code: 0 clean, 1 findings, 2 usage, 3 nothing to check."""
    args = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if args == ["--version"]:
        print(f"claimtrack {__version__}")
        return
    from claimtrack.cli.app import run  # noqa: PLC0415 - the version costs no import

    try:
        status = run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has seen enough; the rest goes nowhere, without a word.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141
    sys.exit(status)
