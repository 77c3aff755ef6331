"""The texts of a corpus as lines and spans, kept from one check to the next: what has not changed is not laid out again."""

from __future__ import annotations

from collections.abc import Callable

from claimtrack import yamltext
from claimtrack.render.view import Opened, opened
from claimtrack.session import Session

Look = Callable[[str], Opened | None]
"""The lines and spans of a file, by its path; None where it could not be read."""


class Laid:
    """The lines and spans of files, by path, each with the bytes they were made from."""

    def __init__(self) -> None:
        """Nothing is laid out yet."""
        self._kept: dict[str, tuple[bytes, Opened]] = {}

    def of(self, session: Session) -> Look:
        """The look-up for one state of the corpus."""
        data = {file.path: file.data for file in session.files if isinstance(file.data, bytes)}

        def read(path: str) -> Opened | None:
            held = data.get(path)
            kept = self._kept.get(path)
            if held is None or (kept is not None and kept[0] == held):
                return kept[1] if held is not None and kept is not None else None
            text = yamltext.text(held)
            if text is None:
                return None
            made = opened(text)
            self._kept[path] = (held, made)
            return made

        return read
