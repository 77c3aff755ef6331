"""How trouble and bugs are told, on stderr: one clear line, a hint, an exit code."""

from __future__ import annotations

import sys


def told(message: str, way_on: str, status: int = 2) -> int:
    """Say what is wrong and what to do; gives the exit code."""
    from claimtrack.render.plain import visible  # noqa: PLC0415 - only where there is trouble

    print(f"error: {visible(message)}", file=sys.stderr)
    print(f"  help: {visible(way_on)}", file=sys.stderr)
    return status


def bug() -> int:
    """Tell the exception that is being handled, with its traceback: it is ours."""
    import traceback  # noqa: PLC0415 - only for a bug

    traceback.print_exc()
    return told("this is a bug in claimtrack", "please report it with the lines above")
