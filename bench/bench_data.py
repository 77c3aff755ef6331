"""Published data for the measurements: gzip JSON lines in a folder that the command line names. Nothing is changed or stored."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from typing import Any

import msgspec

SUFFIX = ".jsonl.gz"


def load(folder: str | Path, name: str) -> list[dict[str, Any]]:
    """The rows of `FOLDER/name.jsonl.gz`, in their order. Ends the program with a way on when there is no such file."""
    path = Path(folder) / f"{name}{SUFFIX}"
    if not path.is_file():
        held = sorted(found.name.removesuffix(SUFFIX) for found in path.parent.glob(f"*{SUFFIX}"))
        way_on = f"it holds {', '.join(held)}" if held else "name the folder with the data"
        print(f"error: there is no `{path}`\n  help: {way_on}", file=sys.stderr)
        raise SystemExit(2)
    with gzip.open(path, "rb") as lines:
        return [msgspec.json.decode(line, type=dict[str, Any]) for line in lines if line.strip()]
