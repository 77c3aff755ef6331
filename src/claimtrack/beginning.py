"""Where a corpus begins, and what TOML lies there. Imports next to nothing: it is asked before a run is known to be needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from claimtrack.trouble import Trouble

OWN_FILE = "claimtrack.toml"
SHARED_FILE = "pyproject.toml"
SUFFIXES = (".yaml", ".yml")
"""What the names of records end in."""
CLAIMS = "claims"
"""The folder of claims where nobody says otherwise."""


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` upwards, that is a corpus: it has a configuration, or a `claims` folder."""
    return next((folder for folder in (start, *start.parents) if _is_root(folder)), None)


def table_of(root: Path) -> tuple[dict[str, Any], str]:
    """The configuration that lies in a folder, and the name of where it stands; empty where there is none.

    Raises Trouble where it cannot be read.
    """
    own = root / OWN_FILE
    if own.exists():
        return _toml(own), OWN_FILE
    return in_pyproject(root) or {}, f"{SHARED_FILE} [tool.claimtrack]"


def in_pyproject(folder: Path) -> dict[str, Any] | None:
    """The table `[tool.claimtrack]` of a folder's `pyproject.toml`. Raises Trouble where it is no table, or cannot be read."""
    path = folder / SHARED_FILE
    if not path.is_file():
        return None
    tools = _toml(path).get("tool")
    table = tools.get("claimtrack") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise Trouble("pyproject.toml: `tool.claimtrack` is not a table", "write `[tool.claimtrack]` and keys below it")
    return table


def _is_root(folder: Path) -> bool:
    return (folder / OWN_FILE).is_file() or (folder / CLAIMS).is_dir() or in_pyproject(folder) is not None


def _toml(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - most corpora have no configuration

    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except RecursionError:
        raise Trouble(f"{path.name} is nested too deep", "a configuration needs three levels") from None
    except tomllib.TOMLDecodeError as error:
        raise Trouble(f"{path.name} is not TOML: {error}", "mend that line") from None
    except UnicodeDecodeError as error:
        raise Trouble(
            f"{path.name} is not UTF-8: byte {error.start + 1} is 0x{error.object[error.start]:02x}", "save it as UTF-8"
        ) from None
    except OSError as error:
        raise Trouble(f"{path.name} cannot be read: {error.strerror}", "make it a readable file, or remove it") from None
