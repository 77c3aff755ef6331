"""The configuration that lies with a corpus: where the corpus begins, and its settings, read and checked. Chooses nothing."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from claimtrack import config
from claimtrack.config import Settings
from claimtrack.trouble import Trouble

OWN_FILE = "claimtrack.toml"


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` upwards, that is a corpus: it has a configuration, or a `claims` folder."""
    return next((folder for folder in (start, *start.parents) if _is_root(folder)), None)


def settings_of(root: Path) -> Settings:
    """The settings of the corpus at `root`: its own file's, else those in its `pyproject.toml`, else the defaults.

    Raises Trouble with the file and the key of what cannot be used.
    """
    own = root / OWN_FILE
    table = _toml(own) if own.exists() else _in_pyproject(root) or {}
    name = OWN_FILE if own.exists() else "pyproject.toml [tool.claimtrack]"
    try:
        found = config.settings(table)
    except config.Misconfigured as error:
        first, *more = error.faults
        others = f" (and {len(more)} more)" if more else ""
        key = ".".join(map(str, first.route))
        raise Trouble(f"{name}: {first.message} at `{key}`{others}", first.help) from None
    _inside_the_root(found, name)
    return found


def has_baseline(root: Path, settings: Settings) -> bool:
    """Whether a corpus has a baseline, or says that it has one."""
    return settings.baseline != Settings().baseline or os.path.lexists(root / settings.baseline)


def _is_root(folder: Path) -> bool:
    return (folder / OWN_FILE).is_file() or (folder / Settings().claims).is_dir() or _in_pyproject(folder) is not None


def _in_pyproject(folder: Path) -> dict[str, Any] | None:
    path = folder / "pyproject.toml"
    if not path.is_file():
        return None
    tools = _toml(path).get("tool")
    table = tools.get("claimtrack") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise Trouble("pyproject.toml: `tool.claimtrack` is not a table", "write `[tool.claimtrack]` and keys below it")
    return table


def _inside_the_root(found: Settings, name: str) -> None:
    for key in ("claims", "sources", "camps", "links", "captures", "baseline"):
        path = Path(getattr(found, key))
        if path.is_absolute() or ".." in path.parts or path == Path():
            raise Trouble(f"{name}: `{key}` leads out of the corpus: `{path}`", f"give a name inside it, such as `{key}`")


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except RecursionError:
        raise Trouble(f"{path.name} is nested too deep", "a configuration needs three levels") from None
    except tomllib.TOMLDecodeError as error:
        raise Trouble(f"{path.name} is not TOML: {error}", "mend that line") from None
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(f"{path.name} cannot be read: {error}", "make it a readable UTF-8 file") from None
