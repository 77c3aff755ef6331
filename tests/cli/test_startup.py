"""What a start imports: counted in modules, which is the same on every machine. `bench/startup.py` has the seconds."""

from __future__ import annotations

import subprocess
import sys

import pytest

from claimtrack.cli.app import COMMANDS, load
from cli.conftest import ROOT

HEAVY = {"pydantic", "networkx", "numpy", "pint", "duckdb", "asyncio", "jsonschema", "http"}


def imported(*args: str) -> set[str]:
    code = (
        f"import sys\nsys.argv = ['claimtrack', *{args!r}]\nfrom claimtrack.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\nprint('MODULES', *sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize(
    ("args", "never"),
    [
        (["--version"], {"typer", "yaml", "rich", "msgspec"}),
        (["--help"], {"yaml", "rich", "msgspec", "rapidfuzz", "text_to_num", "claimtrack.plan"}),
        (["schema", "claim"], {"yaml", "rich", "rapidfuzz", "claimtrack.plan"}),
        (["verify", "--output-format", "json", "--today", "2026-02-24"], {"rich", "rapidfuzz"}),
        (["list", "--json", "id"], {"rich", "rapidfuzz"}),
        (["merge-driver", "--help"], {"rich", "rapidfuzz", "text_to_num", "claimtrack.plan", "claimtrack.session"}),
        (["protect"], {"typer", "rich", "rapidfuzz", "text_to_num", "claimtrack.plan", "claimtrack.values.languages"}),
        (["protect", "--staged"], {"typer", "rich", "rapidfuzz", "claimtrack.plan", "claimtrack.values.languages"}),
        (
            ["verify"],
            {
                "rich.text",
                "rich.console",
                "xml.etree.ElementTree",
                "claimtrack.cli.surroundings",
                "claimtrack.history.repository",
                "claimtrack.changes",
            },
        ),
    ],
)
def test_nothing_is_imported_that_the_command_does_not_need(args: list[str], never: set[str]) -> None:
    assert not imported(*args) & (HEAVY | never)


def test_every_command_can_be_loaded() -> None:
    assert [load(name).name for name in COMMANDS] == list(COMMANDS)
