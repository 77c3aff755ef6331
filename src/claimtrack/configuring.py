"""The configuration that lies with a corpus: its settings, read and checked, and what was chosen instead."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from claimtrack import beginning, config, rules
from claimtrack.config import Settings
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble


def settings_of(root: Path) -> Settings:
    """The settings of the corpus at `root`: its own file's, else those in its `pyproject.toml`, else the defaults.

    Raises Trouble with the file and the key of what cannot be used.
    """
    table, name = beginning.table_of(root)
    try:
        found = config.settings(table)
    except config.Misconfigured as error:
        first, *more = error.faults
        others = f" (and {len(more)} more)" if more else ""
        key = ".".join(map(str, first.route))
        raise Trouble(f"{name}: {first.message} at `{key}`{others}", first.help) from None
    _inside_the_root(found, name)
    return found


def overridden(settings: Settings, chosen: Mapping[str, Any]) -> Settings:
    """Settings with those that were chosen instead. Raises Trouble for a rule that there is none of."""
    given = {name: value for name, value in chosen.items() if value}
    for name in ("select", "ignore"):
        for entry in given.get(name, getattr(settings, name)):
            _known_code(entry, name)
    return msgspec.structs.replace(settings, **given)


def has_baseline(root: Path, settings: Settings) -> bool:
    """Whether a corpus has a baseline, or says that it has one."""
    return settings.baseline != Settings().baseline or os.path.lexists(root / settings.baseline)


def _inside_the_root(found: Settings, name: str) -> None:
    for key in ("claims", "sources", "camps", "links", "captures", "baseline"):
        path = Path(getattr(found, key))
        if path.is_absolute() or ".." in path.parts or path == Path():
            raise Trouble(f"{name}: `{key}` leads out of the corpus: `{path}`", f"give a name inside it, such as `{key}`")


def _known_code(entry: str, option: str) -> None:
    known = [word for one in rules.all_rules() for word in (one.code, one.name)]
    if not any(word.startswith(entry.upper()) or word == entry.lower() for word in known):
        raise Trouble(f"no rule is called `{entry}` (in `{option}`)", did_you_mean(entry, known, "see `claimtrack rule --all`"))
