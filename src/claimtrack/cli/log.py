"""`claimtrack log`: the history of a claim and of what it rests on, from git."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtrack.changes.standing import gather
from claimtrack.cli import printing
from claimtrack.cli.options import ColorOption, JsonFields, Root, Today, WithFields, claim_ids, commands, day
from claimtrack.history import repository, revisions
from claimtrack.history.past import Past
from claimtrack.history.walk import Moment, history
from claimtrack.render import logged
from claimtrack.render.logged import Row
from claimtrack.session import open_corpus
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble

app = commands()


@app.command(cls=WithFields)
def log(
    claim: Annotated[str, typer.Argument(help="The claim's id, also one that is gone.", metavar="ID", autocompletion=claim_ids)],
    number: Annotated[
        int | None, typer.Option("-n", "--max-count", help="No more than so many changes.", min=1, metavar="N")
    ] = None,
    json: JsonFields = None,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """Show how a claim came to stand as it does: each commit that changed it or what it rests on, the newest first.

    Its own record counts, and so do its sources, their organisations, the camps, the links, and other claims on its question.
    Every state is scored by today's policy. A record that was renamed or merged is followed under its former ids.
    """
    session = open_corpus(root=root, today=day(today))
    rows: list[Row] = []
    with revisions.past_of(session) as past, printing.progress() as listener:
        name, known = _name(past, claim)
        passed, ends, cut = 0, False, False
        for moment in history(past, name, listener):
            if len(rows) == number:
                cut = True
                break
            passed += moment.kind == "nothing"
            ends = ends or moment.kind == "ends"
            if moment.kind != "nothing" and not (moment.kind == "ends" and moment.standing.cluster is None):
                rows.append(_row(moment))
                if json is None:
                    printing.paragraphs(logged.lines(rows[-1]), color)
    if not rows and name not in known:
        raise Trouble(f"no claim has, or ever had, the id `{claim}`", did_you_mean(claim, known, "see `claimtrack list`"))
    if json is not None:
        printing.json_rows([logged.fields(row) for row in rows], json, logged.FIELDS)
        return
    for line in logged.closing(rows, passed, cut=cut, ends=ends):
        printing.talk(line)


def _name(past: Past, given: str) -> tuple[str, list[str]]:
    """What the claim of that id, former id or path is called now; and all that there are."""
    gathered = gather([past.reading(file) for file in past.now.files])
    by_path = {filed.path: filed.id for filed in gathered.claims.values()}
    return by_path.get(given, gathered.known.now(given)), [*gathered.claims, *gathered.known.broken]


def _row(moment: Moment) -> Row:
    commit, before = moment.commit, moment.before
    return Row(
        kind=moment.kind,
        name=moment.standing.name,
        commit=commit.id if commit else None,
        date=repository.day(commit).isoformat() if commit else None,
        author=commit.author if commit else "",
        subject=commit.subject if commit else "",
        cluster=moment.standing.cluster,
        before=before.cluster if before else None,
        was_unread=before is not None and before.unread,
        change=moment.change,
        conflicts=moment.conflicts,
    )
