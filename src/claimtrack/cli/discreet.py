"""What every command prints passes here where it does not go to a terminal: no secret of a protected source gets into a log.

`docs/decisions/018-discretion.md` says why a terminal is let be. Costs nothing until a corpus is opened that protects a source.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO, cast

from claimtrack import discretion

if TYPE_CHECKING:
    from claimtrack.discretion import Ask


@contextmanager
def outputs() -> Iterator[None]:
    """While a command runs: stdout and stderr withhold what the corpora that it opens do not show."""
    secrets, before = _Secrets(), (sys.stdout, sys.stderr)
    try:
        with discretion.heard_by(secrets):
            yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, Discreet):
                stream.settle()
        sys.stdout, sys.stderr = before


class Discreet:
    """A stream that lets whole lines through, without the secrets in them; all else is the stream's behind it."""

    def __init__(self, stream: TextIO, secrets: _Secrets) -> None:
        """Nothing is held back yet."""
        self._stream = stream
        self._secrets = secrets
        self._held = ""

    def write(self, text: str) -> int:
        """Take text; its last line waits for its end, or until somebody wants to see it."""
        whole, end, rest = (self._held + text).rpartition("\n")
        self._held = rest
        if end:
            self._stream.write(self._secrets.kept_from(whole) + end)
        return len(text)

    def hides(self) -> bool:
        """Whether there is anything to withhold."""
        return self._secrets.known()

    def writelines(self, lines: Iterable[str]) -> None:
        """Take several texts."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Show what there is, be the line whole or not."""
        self.settle()
        self._stream.flush()

    def settle(self) -> None:
        """Hand over what was held back."""
        if self._held:
            held, self._held = self._held, ""
            self._stream.write(self._secrets.kept_from(held))

    def __getattr__(self, name: str) -> Any:
        """All else."""
        return getattr(self._stream, name)


class _Secrets:
    """What is heard of the corpora of one run."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._ask: Ask | None = None

    def opened(self, ask: Ask) -> None:
        self._ask = ask
        self._listen()

    def checked(self, words: Iterable[str]) -> None:
        self._ask = None
        self._words.update(words)
        if self._words:
            self._listen()

    def known(self) -> bool:
        ask, self._ask = self._ask, None
        if ask is not None:
            self._words.update(ask())
        return bool(self._words)

    def kept_from(self, text: str) -> str:
        """The text without what may not be shown; a line that held any loses its colours."""
        if not self.known():
            return text
        from claimtrack.finding import Withheld  # noqa: PLC0415 - only where there is a secret
        from claimtrack.render.withheld import without_secrets  # noqa: PLC0415 - only where there is a secret

        secret = Withheld(words=tuple(sorted(self._words, key=lambda word: (-len(word), word))))
        lines = text.split("\n")
        plain = [_uncoloured(line) for line in lines]
        safe = map(str, without_secrets(plain, secret))
        return "\n".join(line if bare == kept else kept for line, bare, kept in zip(lines, plain, safe, strict=True))

    def _listen(self) -> None:
        for name in ("stdout", "stderr"):
            stream = getattr(sys, name)
            if not isinstance(stream, Discreet) and (not stream.isatty() or os.environ.get("CI")):
                setattr(sys, name, cast("TextIO", Discreet(stream, self)))


def _uncoloured(line: str) -> str:
    if "\x1b" not in line:
        return line
    import re  # noqa: PLC0415 - only where there are colours

    return re.sub(r"\x1b\[[0-9;]*m", "", line)
