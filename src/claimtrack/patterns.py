"""Patterns that are compiled when something is first asked of them.

Python compiles a pattern anew in every process, and an import of ours would pay for dozens of which a run needs a few.
"""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")


class Later:
    """Stands for a pattern, and becomes as quick as that: what it can do is found right here once any of it was asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        """Keep what is to be compiled."""
        self._told = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Whatever the pattern has."""
        made = re.compile(*self._told)
        for one in _ASKED:
            setattr(self, one, getattr(made, one))
        return getattr(made, name)


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for which nobody pays who does not use it; an error in it is told when it is used."""
    return cast("re.Pattern[str]", Later(pattern, flags))
