"""After an edit only what the edit may touch is judged again, where an earlier run noted enough to tell.

What has changed is known from git, or from listings (`recalling.py`); whatever is out of the ordinary is left to a whole run.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

import msgspec

from claimtrack import discretion, files, ownfiles, session, shelf, yamltext
from claimtrack.cli import recalling
from claimtrack.cli.recalling import Seen
from claimtrack.config import Config, Settings
from claimtrack.engine.choosing import Listener
from claimtrack.memory import contents, standing
from claimtrack.memory import places as kept_places
from claimtrack.memory.edited import report
from claimtrack.memory.kept import MEMORY
from claimtrack.memory.known import SPARE, TABLE, Known, Tree
from claimtrack.memory.noting import NotingAll
from claimtrack.memory.places import Places
from claimtrack.memory.sides import Edit, Unsure
from claimtrack.memory.state import Noted, Ran, State, of_run, ran
from claimtrack.place import Place
from claimtrack.plan import Report
from claimtrack.records import File
from claimtrack.render import view
from claimtrack.render.view import Inside, Read
from claimtrack.session import Keeping, Session
from claimtrack.verbs import Engine

MOST = 122_000
"""Of more records nothing is noted: with it a run would take more than 600 MB."""
_EDITED = 20
"""Where more than one file in so many was edited, a whole run is as quick."""
_BEHIND = 8
"""So many edited files are judged again each time, before what is noted is brought up to date."""


class Checked(NamedTuple):
    """A corpus with its report; what it says of the baseline is said already. `noted` is what the report was made of."""

    session: Session
    report: Report
    noted: Noted

    def whole(self) -> Report | None:
        """The report with whole dossiers (`standing.whole`); None where what was noted is not enough."""
        try:
            return standing.whole(self.report, self.noted, self.session.config)
        except (Unsure, msgspec.MsgspecError):
            return None

    def around(self, paths: Collection[str]) -> Report | None:
        """What a run says of the claims in some files (`standing.around`); None where what was noted is not enough."""
        seen, config = recalling.seen(), self.session.config
        found = [None if seen is None else _file(seen, path, config.settings) for path in sorted(paths)]
        files = [one for one in found if one is not None]
        try:
            return None if len(files) < len(found) else standing.around(self.noted, files, config)
        except (Unsure, msgspec.MsgspecError):
            return None


class Edited(Session, frozen=True, kw_only=True):
    """A corpus of which only some files were read; the others are read when their text is asked for."""

    data: Callable[[str], bytes | None]

    def texts(self) -> Callable[[str], str | None]:
        """As of every session."""

        def text(path: str) -> str | None:
            held = self.data(path)
            return None if held is None else yamltext.text(held)

        return text

    def places(self, name: str) -> list[Place]:
        """As of every session; all files are read for it."""
        return session.open_corpus(root=self.root, today=self.config.today).places(name)


def checked(opening: Mapping[str, Any], beside: Callable[[Session], Session], *, claims: bool) -> Checked | None:
    """The report on the corpus around this folder, made of what was noted; None where that is not enough.

    `opening` is what `open_corpus` would be given, `beside` puts the baseline to a session; `claims` says that the
    report prints claims, too, and not only findings. Raises Trouble as these do.
    """
    seen = recalling.seen()
    if seen is None or seen.names is None or opening["root"] not in (None, seen.root):
        return None
    config = session.settled(seen.root, opening["today"], **_chosen(opening))
    known = _known(seen, config)
    lay = known.tree() if known else None
    now = _records(seen.names, config.settings)
    if known is None or lay is None or not any(path.startswith(f"{config.settings.claims}/") for path in now):
        return None
    edit = _edit(seen, config, lay.tree, now)
    noted = known.noted(lay) if edit is not None else None
    if edit is None or noted is None:
        return None
    if _may_protect(noted.state, edit):
        discretion.opened(lambda: session.unshown(seen.root, config))
    held = {file.path: file.data for file in edit.files if isinstance(file.data, bytes)}
    opened = beside(Edited(root=seen.root, config=config, files=(), data=lambda path: held.get(path) or _as_seen(seen, path)))
    try:
        found, after = report(noted, edit, config, opened.known, claims=claims)
    except (Unsure, msgspec.MsgspecError):  # what there is of a claim may be whole, and nothing that can be unpacked
        return None
    discretion.checked(found.withheld.words)
    recalling.read(now)
    if len(edit.paths) >= _BEHIND:
        recalling.afterwards(lambda: known.keep(now, after))
    return Checked(opened, found, after)


def whole(opened: Session, engine: str | Engine, listener: Listener | None, keeping: Keeping) -> Report:
    """The report on a corpus that was opened; what the next run can begin from is noted, where it can be kept."""
    seen, copies = recalling.seen(), opened.copies()
    tree = None if seen is None or copies else _tree(seen, opened)
    if seen is None or tree is None:
        return opened.verify(engine, listener, copies, keeping=keeping)
    within = opened.workers(engine, listener, in_pieces=opened.in_pieces(keeping))
    noted = NotingAll(within, seen.root / ownfiles.FOLDER)
    found = opened.verify(noted, listener, copies, keeping=keeping)
    # the corpus itself is not held until then, and makes room
    recalling.afterwards(partial(_keep, noted, ran(opened.files, found), opened.config, tree))
    return found


def _tree(seen: Seen, opened: Session) -> Tree | None:
    """What lies in a corpus; None where it is not to be noted, or cannot be kept: of part of one, of few records or too many,
    or where it takes more than a path to say of what kind a file is."""
    if seen.root != opened.root or opened.only or not recalling.FEWEST <= len(opened.files) <= MOST:
        return None
    if not ownfiles.keeps(seen.root / MEMORY):
        return None
    settings = opened.config.settings
    tree = _records(seen.rests_on, settings)
    whole = len(tree) == len(opened.files) and all(one.path in tree and _is_plain(one, settings) for one in opened.files)
    return tree if whole else None


def places(opened: Session) -> Read | None:
    """Looks into the files of a corpus for a report on it; what is shown of them is kept, and need not be looked for again."""
    seen = recalling.seen()
    if seen is None:
        return None
    text = opened.texts()

    def read(path: str) -> Inside | None:
        found = text(path)
        return None if found is None else view.opened(found)

    known = Places(seen.kept(kept_places.TABLE, kept_places.SPARE), seen.rests_on, read)
    recalling.afterwards(known.keep)
    return known.read


def _keep(noted: NotingAll, run: Ran, config: Config, tree: Tree) -> None:
    seen = recalling.seen()
    known = None if seen is None else _known(seen, config)
    with suppress(OSError):  # what lay aside cannot be read any more: the next run judges all again
        if known is not None and (saw := noted.seen()) is not None:
            known.keep(tree, of_run(saw, run))


def _known(seen: Seen, config: Config) -> Known | None:
    """What is kept; None where stored copies may change unseen."""
    settings = config.settings
    copies = contents.copies_key(seen.root, recalling.layout(settings))
    return None if copies is None else Known(seen.kept(TABLE, SPARE), config, copies)


def _chosen(opening: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in opening.items() if name not in ("root", "today", "claimless")}


def _records(names: Mapping[str, bytes], settings: Settings) -> Tree:
    return {path: name for path, name in names.items() if path != settings.baseline}


def _is_plain(file: File, settings: Settings) -> bool:
    """Whether its path says of what kind a file is."""
    return isinstance(file.data, bytes) and shelf.new(file.path, file.data, settings) == file


def _edit(seen: Seen, config: Config, tree: Tree, now: Tree) -> Edit | None:
    """What lies there otherwise than it did, read; None where that is much, or anything of it cannot be read plainly."""
    changed = [path for path, name in now.items() if tree.get(path) != name]
    gone = tree.keys() - now.keys()
    if len(changed) + len(gone) > max(_BEHIND, len(tree) // _EDITED):
        return None
    found: list[File] = []
    for path in changed:
        file = _file(seen, path, config.settings)
        if file is None:
            return None
        found.append(file)
    opened = Session(root=seen.root, config=config, files=tuple(found))
    return None if opened.copies() else Edit(found, frozenset(gone))


def _file(seen: Seen, path: str, settings: Settings) -> File | None:
    """A file of the corpus; None where it is no more as it was, or its path does not say of what kind it is."""
    data = _as_seen(seen, path)
    return shelf.new(path, data, settings) if data is not None and path.isprintable() else None


def _as_seen(seen: Seen, path: str) -> bytes | None:
    """The bytes of a file as it was when all files were looked at; None where it is no more so."""
    read = files.read(seen.root / path, seen.root)
    if isinstance(read, bytes) and seen.names is not None and contents.blob(read) == seen.names.get(path):
        return read
    recalling.refuse()
    return None


def _may_protect(state: State, edit: Edit) -> bool:
    """Whether there may be words that no output shows."""
    register = state.register
    return register.guarded or bool(register.hidden) or any(one.folder == "sources" for one in edit.files)
