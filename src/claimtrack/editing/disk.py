"""Changes to the records of a corpus on the disk: what each file becomes, shown as a diff, written all or nothing.

Decides nothing of what is changed. Whoever changes records holds `files.locked` on the root meanwhile.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from claimtrack import files
from claimtrack.records import File
from claimtrack.trouble import Trouble


class Edit(msgspec.Struct, frozen=True):
    """What becomes of one file: its text before and after; None after: the file goes."""

    path: str
    before: str
    after: str | None


def current(root: Path, path: str, known: Iterable[File]) -> str:
    """The text of a file as it is on the disk now. Raises Trouble where it changed since the corpus was opened."""
    data = files.read(root / path, root)
    if isinstance(data, files.Refusal):
        raise Trouble(f"`{path}`: {data.message}", data.help)
    if data != next(file.data for file in known if file.path == path):
        raise Trouble(f"`{path}` has just been changed", "do it again")
    return data.decode("utf-8")


def write(root: Path, edits: Sequence[Edit]) -> None:
    """Make the edits in their order, so that whatever happens between two of them, what comes first is done.

    Raises Trouble that says what is complete and what is not.
    """
    for edit in edits:
        path = root / edit.path
        try:
            if edit.after is None:
                path.unlink()
            else:
                files.write_atomic(path, edit.after.encode("utf-8"))
        except OSError as error:
            complete = ", ".join(f"`{one.path}`" for one in edits[: edits.index(edit)])
            are = "are" if ", " in complete else "is"
            done = f"{complete} {are} complete; do it again to finish" if complete else "nothing was written"
            raise Trouble(f"`{edit.path}` cannot be written: {error.strerror}", f"see whether it is yours; {done}") from None


def difference(edits: Iterable[Edit]) -> Iterator[str]:
    """The edits as a unified diff, line by line."""
    for edit in edits:
        to = f"b/{edit.path}" if edit.after is not None else "/dev/null"
        before, after = (text.splitlines(keepends=True) for text in (edit.before, edit.after or ""))
        for row in difflib.unified_diff(before, after, f"a/{edit.path}", to, lineterm=""):
            yield row.removesuffix("\n")
            if row[:1] in "+- " and not row.startswith(("---", "+++")) and not row.endswith(("\n", "\r")):
                yield "\\ No newline at end of file"
