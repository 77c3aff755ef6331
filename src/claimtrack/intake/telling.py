"""The account of an import as people read it, and as JSON: columns, sums, what was cleaned, what was not taken and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec

from claimtrack.intake.accounts import FATES, Accounts, Outcome
from claimtrack.intake.rows import Delivery
from claimtrack.link.wording import counted
from claimtrack.render.plain import visible
from claimtrack.shape import shortened

SCHEMA = "claimtrack/import/1"

Part = tuple[Literal["table", "prose"], list[str]]

_FORMS = {"csv": "CSV", "xlsx": "workbook", "claimreview": "ClaimReview"}
_FATES = {
    "taken": "taken: a new record each",
    "unchanged": "unchanged: the record is there",
    "changed": "changed: the record says something else, and is left as it is",
    "duplicate": "duplicate: a row before it or a record says the same",
    "refused": "refused",
}
_KINDS = {"person": "persons", "body": "bodies", "post": "posts", "official": "officials", "agency": "agencies"}
_LONGEST = 28


def account(
    delivery: Delivery, accounts: Accounts, not_taken: Sequence[Outcome], first: Sequence[Outcome], *, dry_run: bool
) -> Iterator[Part]:
    """Parts of the report in order: tables, whose lines stay as they are, and prose, which may be wrapped."""
    about = [_FORMS[delivery.form], *([delivery.encoding] if delivery.encoding else []), *delivery.remarks]
    yield "prose", [visible(f"{delivery.name}: {'; '.join(about)}")]
    columns = _columns(delivery, accounts, every=dry_run)
    if columns:
        yield "table", ["", *columns]
    for outcome in first:
        yield "table", ["", f"# claims/{outcome.id}.yaml ({outcome.place})", *map(visible, outcome.text.rstrip("\n").split("\n"))]
    width = len(f"{accounts.rows:,}")
    would = " (dry run: nothing was written)" if dry_run else ""
    sums = [f"  {accounts.fates[fate]:{width},}  {_FATES[fate]}" for fate in FATES if accounts.fates[fate] or fate == "taken"]
    yield "table", ["", f"{counted(accounts.rows, 'row')}{would}", *sums]
    if accounts.sources:
        total = accounts.sources.total()
        kinds = ", ".join(f"{number:,} {_plural(kind, number)}" for kind, number in accounts.sources.most_common())
        yield "prose", [f"{counted(total, 'new source')} (kind read from the name): {kinds}"]
    if accounts.cleaned:
        changes = [
            f"  {counted(number, 'row')}: {change} (first: {place})" for change, (number, place) in accounts.cleaned.items()
        ]
        yield "prose", ["", "cleaned", *changes]
    if accounts.unsourced:
        have = "has" if accounts.unsourced == 1 else "have"
        message = f"{counted(accounts.unsourced, 'new claim')} {have} no speaker, which `verify` will tell (CT101)"
        way_on = "name one for them with `--source ID`, or add" if dry_run else "add to the records"
        yield "prose", ["", message, f"  help: {way_on} who says so when the claim is used"]
    if not_taken:
        left = sum(accounts.fates[fate] for fate in ("changed", "duplicate", "refused")) - len(not_taken)
        more = [f"  and {left:,} more: `--report FILE` writes them all"] if left > 0 else []
        yield "prose", ["", "not taken", *(f"  {line}" for one in not_taken for line in _told(one)), *more]


def as_json(
    delivery: Delivery, accounts: Accounts, not_taken: Sequence[Outcome], first: Sequence[Outcome], *, dry_run: bool
) -> str:
    """The whole account as one JSON object; `rows` is the sum of the five fates."""
    known = {column.name for column in delivery.columns}
    others = [name for name in accounts.unused if name not in known]
    tree: dict[str, Any] = {
        "schema": SCHEMA,
        "name": delivery.name,
        "form": delivery.form,
        "encoding": delivery.encoding,
        "remarks": list(delivery.remarks),
        "dry_run": dry_run,
        "columns": [
            *({"column": one.name, "field": one.field, **_unused(one.name, accounts)} for one in delivery.columns),
            *({"column": name, "field": None, **_unused(name, accounts)} for name in others),
        ],
        "rows": accounts.rows,
        **{fate: accounts.fates[fate] for fate in FATES},
        "unsourced": accounts.unsourced,
        "new_sources": dict(sorted(accounts.sources.items())),
        "cleaned": [{"change": name, "rows": number, "first": place} for name, (number, place) in accounts.cleaned.items()],
        "first": [{"id": one.id, "place": one.place, "text": one.text} for one in first],
        "not_taken": [
            {"place": one.place, "fate": one.fate, "column": one.column, "id": one.id, "message": one.message, "help": one.help}
            for one in not_taken
        ],
    }
    return msgspec.json.format(msgspec.json.encode(_valid(tree)), indent=2).decode("utf-8")


def _unused(name: str, accounts: Accounts) -> dict[str, Any]:
    return {"rows_not_taken": accounts.unused[name][0], "first": accounts.unused[name][1]} if name in accounts.unused else {}


def _columns(delivery: Delivery, accounts: Accounts, *, every: bool) -> list[str]:
    """A line for each column: those that are not taken, and with `every` all of them."""
    known = {column.name for column in delivery.columns}
    rows = [(one.name, one.field or "", one.why) for one in delivery.columns if every or one.field is None]
    rows += [(name, "", "") for name in accounts.unused if name not in known]
    if not rows:
        return []
    width = max(len(_short(name)) for name, _, _ in rows)
    lines = []
    for name, field, why in rows:
        number, first = accounts.unused.get(name, (0, ""))
        filled = f" ({counted(number, 'row')}, first {first})" if number else "" if field else " (empty)"
        reason = f": {visible(why)}" if why else ""
        lines.append(f"  {_short(name):{width}}  {field or f'not taken{reason}{filled}'}")
    return ["columns" if delivery.form != "claimreview" else "properties", *lines]


def _told(outcome: Outcome) -> list[str]:
    lines = [f"{outcome.at}: {outcome.fate}: {outcome.message}"]
    told = [*lines, f"  help: {outcome.help}"] if outcome.help and outcome.fate == "refused" else lines
    return [visible(line) for line in told]


def _plural(kind: str, number: int) -> str:
    return kind if number == 1 else _KINDS.get(kind, f"{kind}s")


def _short(name: str) -> str:
    line = visible(shortened(name))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."


def _valid(tree: Any) -> Any:
    """The same with halves of letters, which no encoding has, written out."""
    if isinstance(tree, dict):
        return {_valid(key): _valid(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_valid(value) for value in tree]
    return tree.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(tree, str) else tree
