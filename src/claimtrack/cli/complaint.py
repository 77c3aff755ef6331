"""How trouble and bugs are told, on stderr: one clear line, a hint, an exit code."""

from __future__ import annotations

from collections.abc import Callable

from claimtrack.cli import INTERRUPTED
from claimtrack.trouble import Trouble


def told(message: str, way_on: str, status: int = 2) -> int:
    """Say what is wrong and what to do; gives the exit code."""
    from claimtrack.cli import printing  # noqa: PLC0415 - only where there is trouble
    from claimtrack.render.plain import visible  # noqa: PLC0415 - only where there is trouble

    printing.talk(f"error: {visible(message)}")
    printing.talk(f"  help: {visible(way_on)}")
    return status


def heeded(call: Callable[[], int]) -> int:
    """The exit code of a call; what goes wrong in it is told. A bug is told loudly, with its traceback, and ends with 2.

    Raises BrokenPipeError where nobody reads what is said.
    """
    try:
        return call()
    except Trouble as error:
        return told(str(error), error.help, error.status)
    except BrokenPipeError:
        raise
    except OSError as error:
        return told(_unwritten(error), "see whether the disk is full and the place is yours")
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:  # noqa: BLE001 - told as the bug it is, with its traceback
        return bug()


def _unwritten(error: OSError) -> str:
    return f"cannot read or write `{error.filename}`: {error.strerror}" if error.filename else f"cannot write: {error.strerror}"


def bug() -> int:
    """Tell the exception that is being handled, with its traceback: it is ours."""
    import traceback  # noqa: PLC0415 - only for a bug

    traceback.print_exc()
    return told("this is a bug in claimtrack", "please report it with the lines above")
