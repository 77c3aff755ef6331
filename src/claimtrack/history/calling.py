"""Calls of the git command line: in which environment it runs, and what its refusals mean to the desk.

Only plumbing is called, whose output no setting of a user changes; nothing here writes.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimtrack.trouble import Trouble

_OF_A_HOOK = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_SHALLOW_FILE",
    "GIT_GRAFT_FILE",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_EXTERNAL_DIFF",
    "GIT_TRACE",
)
"""What hooks and wrappers of git set for another folder than ours (git-rev-parse(1), `--local-env-vars`)."""
_ALWAYS = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
    "LANGUAGE": "C",
}
"""Nothing is locked or asked, a folder called `[x]` is no pattern, and refusals come in the words known here."""
_QUIET = ("--no-pager", "-c", "core.fsmonitor=false")
_MISSING = Trouble("git is not installed, or not on the PATH", "install git: the history of a corpus is kept by it")


def environment() -> dict[str, str]:
    """The environment in which git looks at the folder it stands in, whoever called us."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    return {**kept, **_ALWAYS}


def asked(folder: Path, *args: str | bytes, index: str | None = None) -> bytes:
    """What git answers, by another `index` where one is given. Raises Trouble that tells its refusal."""
    status, out, words = tried(folder, *args, index=index)
    if status:
        raise refusal(folder, words)
    return out


def tried(folder: Path, *args: str | bytes, index: str | None = None) -> tuple[int, bytes, str]:
    """Exit code, output and complaints of git. Raises Trouble where there is no git."""
    ours = environment() if index is None else {**environment(), "GIT_INDEX_FILE": index}
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments; those of users never begin with a dash
            _command(args), cwd=folder, env=ours, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise _MISSING from None
    except (OSError, ValueError) as error:
        raise Trouble(f"git cannot be run: {error}", "see whether it runs by itself: `git --version`") from None
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def lines(folder: Path, *args: str | bytes) -> Iterator[bytes]:
    """The lines that git prints, as they come; it is ended when nobody wants more. Raises Trouble that tells its refusal."""
    process = opened(folder, *args, talking=subprocess.PIPE)
    try:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        yield from (line.removesuffix(b"\n") for line in process.stdout)
        words = process.stderr.read().decode("utf-8", "replace") if process.stderr else ""
        if process.wait():
            raise refusal(folder, words)
    finally:
        close(process)


def opened(folder: Path, *args: str | bytes, talking: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """A git that goes on running, with a pipe to and from it. Raises Trouble where there is no git."""
    try:
        return subprocess.Popen(  # noqa: S603 - as above
            _command(args), cwd=folder, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=talking
        )
    except FileNotFoundError:
        raise _MISSING from None


def close(process: subprocess.Popen[bytes]) -> None:
    """End a running git and its pipes."""
    process.kill()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:  # what was still to be written has no reader now
                continue
    process.wait()


def refusal(folder: Path, words: str) -> Trouble:
    """What a complaint of git means, and the way on."""
    name = folder.name or str(folder)
    if "not a git repository" in words:
        return Trouble(f"`{name}` is in no git repository", "history is kept by git: go to a clone, or start with `git init`")
    if "dubious ownership" in words or "unsafe repository" in words:
        way_on = "if you trust it: `git config --global --add safe.directory FOLDER`, with the folder of the repository"
        return Trouble(f"git refuses the repository of `{name}`: it belongs to another user", way_on)
    first = next((line for line in words.splitlines() if line.strip()), "it gave no reason")
    return Trouble(
        f"git refuses: {first.removeprefix('fatal: ')}", "mend that first; `git fsck` tells if the repository is whole"
    )


def _command(args: Sequence[str | bytes]) -> list[str | bytes]:
    return ["git", *_QUIET, *args]
