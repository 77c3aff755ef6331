"""Writes what the documentation takes from the program: `docs/rules.md` from the manuals, `docs/verify.svg` from its output.

Run it after a change to either: `python docs/build.py`. A test compares the files with what it would write.
"""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from claimtrack import rules
from claimtrack.render import full
from claimtrack.render.view import View
from claimtrack.session import open_corpus

DOCS = Path(__file__).parent
ROOT = DOCS.parent
DAY = date(2026, 2, 24)
PICTURED = Path("claims/us-exit-syria-within-a-month.yaml")
COLUMNS = 88

_THEME = TerminalTheme(
    (255, 255, 255),
    (36, 41, 47),
    [(36, 41, 47), (207, 34, 46), (26, 127, 55), (154, 103, 0), (9, 105, 218), (130, 80, 223), (27, 124, 131), (110, 119, 129)],
)
_SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font-size: 18px; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def rules_page() -> str:
    """All manuals on one page, with a table of contents."""
    known = rules.all_rules()
    parts = [
        "# The rules",
        "",
        "Written from the manuals by `python docs/build.py`. `claimtrack rule CODE` shows one of them.",
        "",
    ]
    parts += ["| code | name | severity | |", "| --- | --- | --- | --- |"]
    parts += [f"| [{one.code}](#{one.code.lower()}-{one.name}) | {one.name} | {one.severity} | {one.summary} |" for one in known]
    for one in known:
        parts += ["", f"## {one.code} {one.name}", "", one.manual.strip().replace("\n## ", "\n### ")]
    return "\n".join(parts) + "\n"


def picture() -> str:
    """What `verify` prints of the first case, for the claim that two sides carry and one contradicts, as a picture."""
    session = open_corpus([ROOT / PICTURED], root=ROOT, today=DAY)
    view = View(session.verify(), session.config, session.texts(), COLUMNS)
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, highlight=False, color_system="standard")
    console.print(Text(f"$ claimtrack verify --today {DAY} {PICTURED}\n", "dim"), soft_wrap=True)
    for line in full.render(view):
        console.print(line, soft_wrap=True)
    svg = console.export_svg(title="claimtrack", theme=_THEME, code_format=_SVG, unique_id="claimtrack")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


WRITTEN = {"rules.md": rules_page, "verify.svg": picture}

if __name__ == "__main__":
    for name, made in WRITTEN.items():
        (DOCS / name).write_text(made(), "utf-8")
        print(f"docs/{name}")
