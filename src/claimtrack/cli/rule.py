"""`claimtrack rule`: the manual pages of the rules."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from claimtrack import rules
from claimtrack.cli import printing
from claimtrack.cli.options import ColorOption, commands, rule_codes
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble

app = commands()


@app.command()
def rule(
    code: Annotated[
        str | None, typer.Argument(help="A code (CT202) or a name.", metavar="CODE", autocompletion=rule_codes)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All rules, one line each.")] = False,
    color: ColorOption = "auto",
) -> None:
    """Read the manual page of a rule: why it matters to a desk, a bad and a good example, what to do."""
    known = rules.all_rules()
    if everything or code is None:
        printing.lines((f"{one.code}  {one.severity:7}  {one.name:26}  {one.summary}" for one in known), color)
        if code is None and not everything:
            printing.talk("read one with `claimtrack rule CODE`")
        return
    found = next((one for one in known if code.upper() == one.code or code.lower() == one.name), None)
    begin = [one for one in known if one.code.startswith(code.upper())]
    if found is None and begin:
        printing.lines((f"{one.code}  {one.severity:7}  {one.name:26}  {one.summary}" for one in begin), color)
        return
    if found is None:
        words = [word for one in known for word in (one.code, one.name)]
        raise Trouble(f"no rule is called `{code}`", did_you_mean(code, words, "see `claimtrack rule --all`"))
    page = f"# {found.code} {found.name}\n\n{found.manual.strip()}\n"
    if not sys.stdout.isatty():
        printing.lines([page.rstrip()], color)
        return
    from rich.markdown import Markdown  # noqa: PLC0415 - on a terminal only

    printing.shown(Markdown(page), color)
