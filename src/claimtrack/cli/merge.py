"""`claimtrack merge`: two records of one claim become one; the old id leads to it from then on."""

from __future__ import annotations

from typing import Annotated

import typer

from claimtrack import editing, files
from claimtrack.cli import printing
from claimtrack.cli.options import ColorOption, Root, Today, claim_ids, commands, day
from claimtrack.editing import judging, merging
from claimtrack.editing.desk import desk
from claimtrack.link.wording import counted
from claimtrack.model import FiledClaim
from claimtrack.render.plain import visible
from claimtrack.session import open_corpus
from claimtrack.trouble import Trouble

app = commands()


@app.command()
def merge(
    a: Annotated[str, typer.Argument(help="The claim that stays.", metavar="A", autocompletion=claim_ids)],
    b: Annotated[str, typer.Argument(help="The claim that is taken in.", metavar="B", autocompletion=claim_ids)],
    same: Annotated[bool, typer.Option("--same", help="They are one claim, though their sentences differ. B's goes.")] = False,
    diff: Annotated[bool, typer.Option("--diff", "--dry-run", help="Show what would be written, and write nothing.")] = False,
    today: Today = None,
    root: Root = None,
    color: ColorOption = "auto",
) -> None:
    """Unite two records of one claim: A takes over the statements of B, and whatever else only B says.

    A keeps its sentence, its comments and its form. B's file goes, and A says that it `was` B, so that the old id still works
    everywhere. Comments come along with the statements that they stand on; those that do not are told. Claims that neither say
    the same (CT402) nor were judged the same are united with `--same` only; where the two contradict each other nothing is done.
    What was interrupted is completed by doing it again.
    """
    session = open_corpus(root=root, today=day(today))
    known = desk(session.root, session.files, session.config)
    stays, goes = known.claim(a), known.claim(b)
    if stays.id == goes.id:
        if b in stays.record.was:
            printing.talk(f"`{b}` was merged into `{stays.id}` before")
            return
        raise Trouble(f"`{a}` and `{b}` are one claim already", "give two claims")
    for one in (stays, goes):
        if one.id in known.doubles:
            paths = " and ".join(f"`{visible(path)}`" for path in known.doubles[one.id])
            raise Trouble(f"the id `{one.id}` is taken twice, by {paths}", "rename one of the files, or give one another `id:`")
    with files.locked(session.root):
        said = judging.said_of(known)
        merging.one_claim(session.config, stays, goes, said.get(tuple(sorted((stays.id, goes.id))), set()), same=same)
        edits, gained, lost = merging.merged(known, stays, goes)
        if diff:
            printing.lines(map(visible, editing.difference(edits)), color)
            _tell_lost(goes, lost)
            return
        editing.write(session.root, edits)
    for edit in edits:
        print(visible(edit.path) + ("" if edit.after is not None else " removed"))
    a, b = visible(stays.id), visible(goes.id)
    printing.talk(f"`{a}` took over {counted(len(gained.said), 'statement')}; `{b}` leads there from now on")
    if " ".join(stays.record.claim.split()) != " ".join(goes.record.claim.split()):
        printing.talk(f"what `{b}` said is gone: {visible(goes.record.claim)}")
    _tell_lost(goes, lost)
    for other in merging.now_opposed(known, stays.id, goes.id, said):
        c = visible(other)
        printing.talk(f"`{a}` and `{c}` are judged same and different now: see `claimtrack links {c} --judged`")


def _tell_lost(goes: FiledClaim, lost: list[str]) -> None:
    if lost:
        printing.talk(f"{counted(len(lost), 'comment')} of `{visible(goes.id)}` will be in neither record:")
        for comment in lost:
            printing.talk(f"  {visible(comment)}")
