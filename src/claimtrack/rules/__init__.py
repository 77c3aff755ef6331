"""The rules, one module each: the docstring is the manual and the test, `check` is the code.

Importing this package registers every rule in it: a new rule is a new file and nothing else.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from claimtrack.rule import Rule, registered

for _module in pkgutil.iter_modules(__path__):
    if _module.name.startswith("ct"):
        import_module(f"{__name__}.{_module.name}")


def all_rules() -> tuple[Rule, ...]:
    """Every rule of this package and of those who registered theirs, by code."""
    return registered()
