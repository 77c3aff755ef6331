"""The rules, one module each: the docstring is the manual and the test, `check` is the code.

Asking for all rules registers every one in this package: a new rule is a new file and nothing else.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from claimtrack.rule import Rule, registered


def all_rules() -> tuple[Rule, ...]:
    """Every rule of this package and of those who registered theirs, by code."""
    _load()
    return registered()


@cache
def _load() -> None:
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("ct"):
            import_module(f"{__name__}.{module.name}")
