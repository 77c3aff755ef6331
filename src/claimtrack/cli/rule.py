"""`claimtrack rule`: the manual pages of the rules."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from claimtrack import rules
from claimtrack.cli import printing
from claimtrack.cli.options import ColorOption, JsonFields, WithFields, commands, rule_codes
from claimtrack.rule import Rule
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble

app = commands()


FIELDS = ("code", "name", "severity", "summary", "manual")


@app.command(cls=WithFields)
def rule(
    code: Annotated[
        str | None, typer.Argument(help="A code (CT202) or a name.", metavar="CODE", autocompletion=rule_codes)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All rules, one line each.")] = False,
    json: JsonFields = None,
    color: ColorOption = "auto",
) -> None:
    """Read the manual page of a rule: why it matters to a desk, a bad and a good example, what to do."""
    some = _meant(None if everything else code)
    if json is not None:
        printing.json_rows([{name: getattr(one, name) for name in FIELDS} for one in some], json, FIELDS)
        return
    if everything or code is None or (code.upper() != some[0].code and code.lower() != some[0].name):
        printing.lines((f"{one.code}  {one.severity:7}  {one.name:26}  {one.summary}" for one in some), color)
        if code is None and not everything:
            printing.talk("read one with `claimtrack rule CODE`")
        return
    page = f"# {some[0].code} {some[0].name}\n\n{some[0].manual.strip()}\n"
    if not sys.stdout.isatty():
        printing.lines([page.rstrip()], color)
        return
    from rich.markdown import Markdown  # noqa: PLC0415 - on a terminal only

    printing.shown(Markdown(page), color)


def _meant(code: str | None) -> Sequence[Rule]:
    """The rule of that code or name, or those whose codes begin so; without a code all. Raises Trouble where there is none."""
    known = rules.all_rules()
    if code is None:
        return known
    exact = [one for one in known if code.upper() == one.code or code.lower() == one.name]
    found = exact or [one for one in known if one.code.startswith(code.upper())]
    if not found:
        words = [word for one in known for word in (one.code, one.name)]
        raise Trouble(f"no rule is called `{code}`", did_you_mean(code, words, "see `claimtrack rule --all`"))
    return found
