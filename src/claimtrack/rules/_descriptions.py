"""What a description of a source says once the words that say nothing are taken out."""

from __future__ import annotations

import re

_FILLERS = frozenset(
    "a an the one our another some multiple several two three at least well placed informed reliable trusted credible "
    "knowledgeable familiar with matter situation close to operation who of in on and that is was asked not be".split()
)
_NOBODY = frozenset(
    "anonymous unnamed unidentified unknown confidential undisclosed named person people somebody someone individual "
    "individuals insider insiders man woman nobody voice".split()
)
_SOURCE = frozenset({"source", "sources"})


def only_a_source(description: str) -> bool:
    """Whether it says no more than that somebody is a source: `multiple sources familiar with the matter`."""
    left = _telling(description)
    return bool(left) and left <= _SOURCE


def says_nothing(description: str) -> bool:
    """Whether it says no more than that somebody is there and unnamed: `an anonymous person`, `an unnamed source`."""
    left = _telling(description)
    return bool(left & _NOBODY) and left <= _NOBODY | _SOURCE


def _telling(description: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", description.casefold())) - _FILLERS
