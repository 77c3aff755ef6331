"""`claimtrack diff`: what changed between two revisions of the corpus, and why claims stand otherwise."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from claimtrack.changes.compare import State, compare
from claimtrack.cli import printing
from claimtrack.cli.options import ColorOption, Root, Today, commands, day
from claimtrack.history import repository, revisions
from claimtrack.history.objects import Commit
from claimtrack.history.past import Past, as_of
from claimtrack.render import compared
from claimtrack.render.compared import Point, View
from claimtrack.render.plain import visible
from claimtrack.session import open_corpus

app = commands()


@app.command()
def diff(
    first: Annotated[str, typer.Argument(help="A branch, a tag, a commit; or `A..B`, `A...B` as git has them.", metavar="REV1")],
    second: Annotated[
        str | None, typer.Argument(help="Another one (default: the files as they are now).", metavar="REV2")
    ] = None,
    policy_then: Annotated[
        bool, typer.Option("--policy-then", help="Score each side by the policy it had (default: both by today's).")
    ] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with 1 where there is a difference.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> int:
    """Show what changed from one revision to another: claims new, gone and reworded, levels risen and fallen, and why.

    A reason is a difference that moves the level or the score by itself; the figure behind it says by how much.
    `claimtrack diff HEAD` shows what is not committed yet, `claimtrack diff main...my-branch` what a branch does.
    """
    session = open_corpus(root=root, today=day(today))
    with revisions.past_of(session) as past, printing.progress() as listener:
        past.listener = listener
        view = _view(past, revisions.two(past, first, second), revisions.called(first, second), then=policy_then)
    if json:
        printing.lines([msgspec.json.format(msgspec.json.encode(compared.document(view)), indent=2).decode("utf-8")], color)
    else:
        printing.paragraphs(compared.lines(view), color)
        for line in compared.closing(view):
            printing.talk(visible(line))
    return int(exit_code and view.comparison.anything)


def _view(past: Past, commits: tuple[Commit, Commit | None], names: tuple[str, str], *, then: bool) -> View:
    states, points = [], []
    for commit, name in zip(commits, names, strict=True):
        session = past.now if commit is None else past.session(commit, then=then)
        states.append(State(past.verify(session), as_of(commit, session.config)))
        points.append(_point(past, commit, name, empty=not session.files))
    config = past.now.config
    return View(
        comparison=compare(*states),
        before=points[0],
        after=points[1],
        policy=config.policy.stamp,
        today=config.today.isoformat(),
        then=then,
    )


def _point(past: Past, commit: Commit | None, name: str, *, empty: bool) -> Point:
    if commit is None:
        return Point(name=name, policy=past.now.config.policy.stamp)
    found = past.then(commit)
    return Point(
        name=name,
        policy=found.settings.policy.stamp,
        commit=commit.id,
        date=repository.day(commit).isoformat(),
        fault=found.fault,
        empty=empty,
    )
