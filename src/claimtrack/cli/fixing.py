"""`claimtrack verify --fix` and `--diff`: the fixes of a report are made, offered or shown, and what became of each is said."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, islice

from claimtrack import editing, files, fixes
from claimtrack.cli import printing
from claimtrack.cli.plain import Color
from claimtrack.editing import Edit
from claimtrack.finding import Finding, Withheld
from claimtrack.fixes import Mended
from claimtrack.link.wording import counted
from claimtrack.plan import Report
from claimtrack.render import full
from claimtrack.render.plain import visible
from claimtrack.render.view import View
from claimtrack.render.withheld import without_secrets
from claimtrack.session import Session
from claimtrack.telling import chosen

MOST_TOLD = 10
"""So many files, and so many fixes that could not be made, are told one by one."""

Check = Callable[[Mapping[str, str]], Report]


def fix(session: Session, report: Report, check: Check, color: Color, *, unsafe: bool) -> tuple[Session, Report]:
    """Make the safe fixes of a report, or all, and on a terminal offer the others. Gives the corpus and the report after that.

    `check` gives the report on the corpus with other texts. Raises Trouble where a file that would change has changed since it
    was read; then nothing is written.
    """
    text, whole = session.editable(), Mended({})
    asking = not unsafe and sys.stdin.isatty() and sys.stderr.isatty()
    declined: list[Finding] = []
    while True:
        more, report = fixes.settled(
            report, _further(check, whole), fixes.over(whole.texts, text), _wanted(session, unsafe=unsafe)
        )
        whole = whole.then(more)
        if not asking:
            break
        taken, asking = _accepted(session, report, whole, declined, color)
        if not taken:
            break
        whole = whole.then(fixes.mended(taken, fixes.over(whole.texts, text)))
        report = check(whole.texts)
    if whole.texts:
        with files.locked(session.root):
            editing.write(session.root, _edits(session, whole))
    _tell(session, whole, report, "fixed", offered=not unsafe and not declined)
    return session.with_texts(whole.texts), report


def shown(session: Session, report: Report, check: Check, *, unsafe: bool) -> list[str]:
    """What `fix` would change without asking, as a unified diff; nothing is written."""
    whole, after = fixes.settled(report, check, session.editable(), _wanted(session, unsafe=unsafe))
    _tell(session, whole, after, "would fix", offered=not unsafe)
    return [*_difference(_edits(session, whole), report.withheld, after.withheld)]


def _difference(edits: Sequence[Edit], *secrets: Withheld) -> Iterator[str]:
    """The edits as a diff; of a file in which a secret stands only that it changes: a diff shows what stands around."""
    secret = {place.path for one in secrets for place in one.places}
    for edit in edits:
        rows = map(visible, editing.difference([edit]))
        yield from islice(rows, 2) if edit.path in secret else rows
        if edit.path in secret:
            yield "@@ not shown: it may tell who a source is @@"


def _wanted(session: Session, *, unsafe: bool) -> Callable[[Finding], bool]:
    codes = chosen(session.config)
    return lambda one: one.fix is not None and (one.fix.safe or unsafe) and one.code in codes and _inside(session, one)


def _inside(session: Session, one: Finding) -> bool:
    """Whether a fix changes only files that were asked for."""
    return one.fix is not None and all(session.asked_for(edit.place.path) for edit in one.fix.edits)


def _further(check: Check, whole: Mended) -> Check:
    return lambda texts: check({**whole.texts, **texts})


def _edits(session: Session, whole: Mended) -> list[Edit]:
    """What becomes of each file. Raises Trouble where one has changed since it was read."""
    return [Edit(path, editing.current(session.root, path, session.files), whole.texts[path]) for path in sorted(whole.texts)]


def _accepted(
    session: Session, report: Report, whole: Mended, declined: list[Finding], color: Color
) -> tuple[list[Finding], bool]:
    """The fixes that a person wants of those that are no more than offered, and whether to go on asking."""
    now = session.with_texts(whole.texts)
    view = View(report, now.config, now.texts(), printing.width(sys.stderr))
    text = now.editable()
    wanted = _wanted(session, unsafe=True)
    offers = [one for one in report.findings if one.fix and not one.fix.safe and wanted(one) and one not in declined]
    taken: list[Finding] = []
    for number, one in enumerate(offers, 1):
        before, after = fixes.mended(taken, text), fixes.mended([*taken, one], text)
        printing.talk(f"\n[{number}/{len(offers)}] a fix that changes what the desk states")
        printing.lines(without_secrets(full.block(one, view), report.withheld), color, sys.stderr)
        if one not in after.made:
            printing.talk(f"  it cannot be made: {visible(after.refused[-1].why)}")
            declined.append(one)
            continue
        edits = [Edit(path, fixes.over(before.texts, text)(path) or "", new) for path, new in sorted(after.texts.items())]
        printing.lines(without_secrets(_difference(edits, report.withheld), report.withheld), color, sys.stderr)
        key = _key()
        if key == "q":
            declined += [left for left in offers if left not in taken]
            return taken, False
        (taken if key == "y" else declined).append(one)
    return taken, True


def _key() -> str:
    """`y`, `n` or `q`: the first letter of the next line; no where it says nothing else, and quit where there is none."""
    while True:
        print("  make it? y yes   n no (default)   q quit  ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        key = line.strip()[:1].lower() or ("n" if line else "q")
        if key in ("y", "n", "q"):
            return key


def _tell(session: Session, whole: Mended, report: Report, done: str, *, offered: bool) -> None:
    """What was made, in which files; what could not be, and why; what is left, and the way on."""
    if whole.made:
        printing.talk(f"{done} {counted(len(whole.made), 'finding')} in {counted(len(whole.texts), 'file')}")
        by_path = groupby(sorted(whole.made, key=_path), key=_path)
        _told([f"  {visible(path)}: {', '.join(sorted({one.code for one in found}))}" for path, found in by_path], "files")
    else:
        printing.talk("nothing to fix" if not whole.refused else "nothing was fixed")
    _told(
        [f"not fixed: {visible(_path(one.finding))}: {one.finding.code}: {visible(one.why)}" for one in whole.refused],
        "that could not be fixed",
    )
    wanted = _wanted(session, unsafe=True)
    if elsewhere := [one for one in report.findings if one.fix and not _inside(session, one)]:
        printing.talk(f"{counted(len(elsewhere), 'fix')} would change files that were not asked for")
    number = sum(one.fix is not None and not one.fix.safe and wanted(one) for one in report.findings)
    if number and offered:
        printing.talk(f"not made: {counted(number, 'fix')} that would change what the desk states")
        printing.talk("  `--fix` asks about each on a terminal, `--unsafe-fixes` makes them all")


def _told(rows: Sequence[str], noun: str) -> None:
    for row in rows[:MOST_TOLD]:
        printing.talk(row)
    if len(rows) > MOST_TOLD:
        printing.talk(f"  and {len(rows) - MOST_TOLD} more {noun}")


def _path(one: Finding) -> str:
    """The file in which a fix changes something first."""
    return one.fix.edits[0].place.path if one.fix and one.fix.edits else ""
