"""What the workers of a cluster must have: this program, which is sent to them, and what it needs, which they are asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

import claimtrack
from claimtrack.trouble import Trouble

if TYPE_CHECKING:
    import pyarrow as pa

NEEDED = ("msgspec", "yaml", "rapidfuzz", "Stemmer", "text_to_num", "pyarrow")
"""The modules that a worker imports, besides this program."""


def zipped(folder: Path) -> Path:
    """This program as an archive that Python can import from, in a folder."""
    home = Path(claimtrack.__file__).parent
    path = folder / "claimtrack.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for file in sorted(home.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                archive.write(file, Path("claimtrack", file.relative_to(home)))
    return path


def check_workers(session: Any, shown: str, folder: Path | None, parallel: int) -> bool:
    """Whether the workers see a folder of the driver. Raises Trouble where they cannot do the work, and says what they lack."""
    mark = None if folder is None else folder / f"claimtrack-{uuid4().hex}"
    if mark is not None:
        mark.touch()
    try:
        rows = session.range(0, parallel, 1, parallel).mapInArrow(_Look(None if mark is None else str(mark)), _TOLD).collect()
    except Exception as error:  # noqa: BLE001 - whatever keeps them from it, the way on is the same
        first = str(error).strip().partition("\n")[0][:200]
        way_on = "see `docs/spark.md` for what a cluster must have; workers run the same minor version of Python as this machine"
        raise Trouble(f"the workers of `{shown}` cannot run this program: {first}", way_on) from None
    finally:
        if mark is not None:
            mark.unlink(missing_ok=True)
    for row in rows:
        if row.lacking:
            way_on = f"install {row.lacking} for their Python ({row.python}), or set PYSPARK_PYTHON to one that has it"
            raise Trouble(f"the workers of `{shown}` lack `{row.lacking}`", way_on)
        if row.version != claimtrack.__version__:
            way_on = f"install claimtrack {claimtrack.__version__} for their Python, or none: it is sent to them"
            raise Trouble(f"the workers of `{shown}` have claimtrack {row.version}", way_on)
    return mark is not None and all(row.seen for row in rows)


_TOLD = "lacking string, version string, python string, seen boolean"


class _Look:
    """Runs on a worker: what it has."""

    def __init__(self, mark: str | None) -> None:
        self.mark = mark

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa  # noqa: PLC0415 - on a worker

        for _ in batches:
            lacking = " ".join(name for name in NEEDED if find_spec(name) is None)
            seen = self.mark is not None and Path(self.mark).exists()
            told = {"lacking": [lacking], "version": [claimtrack.__version__], "python": [sys.version.split()[0]], "seen": [seen]}
            yield pa.RecordBatch.from_pydict(told)
