"""A run on one corpus: the only module that chooses the root, the configuration and the files.

Everything below it is pure; everything above it asks it.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from claimtrack import configuring, discretion, files, ownfiles, plugins, records, shelf, shelved, yamltext
from claimtrack.beginning import find_root
from claimtrack.config import Config, Settings
from claimtrack.engine import choosing
from claimtrack.engine.choosing import Listener
from claimtrack.engine.local import LocalEngine
from claimtrack.finding import Finding
from claimtrack.gather import gather
from claimtrack.intake.home import Home as Home  # noqa: PLC0414 - whoever asks where it is names what comes back
from claimtrack.link.dossier import Dossier
from claimtrack.model import FiledClaim, FiledSource
from claimtrack.narrowing import inside, narrowed
from claimtrack.place import Place
from claimtrack.plan import Report, check, verify
from claimtrack.records import File
from claimtrack.shape import shortened
from claimtrack.trouble import NothingToCheck, Trouble
from claimtrack.verbs import Engine

if TYPE_CHECKING:
    from claimtrack.baseline import Entry
    from claimtrack.evidence.copy import Copy
    from claimtrack.link.elsewhere import Elsewhere
    from claimtrack.search.index import Index
    from claimtrack.search.ranking import Found

KEPT = ".claimtrack/search.index"
Keeping = Literal["all", "claims", "findings"]
"""What is wanted of a report: all that was found out, or what is printed of claims and findings, or of findings alone."""
ROOMLESS = 30_000
"""So many records take some 400 MB where all is judged at once; more are judged piecemeal, which takes a tenth longer."""
LookUp = Callable[[Sequence[Dossier]], Sequence["Elsewhere"]]
"""Whoever looks up who else holds the claims of a corpus."""


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A corpus that was opened: its root, its configuration, its files; `only` are the paths that were asked for, if any.

    `known` is the baseline in force: what it knows is not reported as new.
    """

    root: Path
    config: Config
    files: Sequence[File]
    only: tuple[str, ...] = ()
    known: tuple[Entry, ...] = ()

    def texts(self) -> Callable[[str], str | None]:
        """A look-up of the text of a file of the corpus; None where it could not be read."""
        numbers = {file.path: number for number, file in enumerate(self.files)}

        def text(path: str) -> str | None:
            number = numbers.get(path)
            held = None if number is None else self.files[number].data
            return yamltext.text(held) if isinstance(held, bytes) else None

        return text

    def editable(self) -> Callable[[str], str | None]:
        """A look-up of the text of a file as an edit wants it, its BOM included; None where it is not UTF-8 or not there."""
        data = {file.path: file.data for file in self.files}

        def text(path: str) -> str | None:
            held = data.get(path)
            try:
                return held.decode("utf-8") if isinstance(held, bytes) else None
            except UnicodeDecodeError:
                return None

        return text

    def with_texts(self, texts: Mapping[str, str]) -> Session:
        """The same corpus as it would be with other texts, by path, also of records that are not there yet; nothing is written.

        What is refused on the disk stays refused; what would be no file of the corpus is passed over.
        """
        data = {path: text.encode("utf-8", "surrogatepass") for path, text in texts.items()}
        here = {file.path: isinstance(file.data, bytes) for file in self.files}
        changed = (
            msgspec.structs.replace(file, data=data[file.path]) if file.path in data and isinstance(file.data, bytes) else file
            for file in self.files
        )
        shut = tuple(f"{path}/" for path, readable in here.items() if not readable)
        absent = {path: one for path, one in data.items() if path not in here and not path.startswith(shut)}
        new = (shelf.new(path, one, self.config.settings) for path, one in absent.items())
        return msgspec.structs.replace(self, files=(*changed, *(file for file in new if file)))

    def beside_baseline(self, given: Path | None = None) -> Session:
        """The same corpus beside the baseline that lies with it, if one does, or beside another that was given.

        Raises Trouble where it cannot be read, and where one that was named is not there.
        """
        if given is None and not configuring.has_baseline(self.root, self.config.settings):
            return self
        from claimtrack import baselining  # noqa: PLC0415 - only where there is a baseline

        return msgspec.structs.replace(self, known=baselining.known(self.root, self.config.settings, given))

    def asked_for(self, path: str) -> bool:
        """Whether a file is among the paths that were asked for, if any were."""
        return not self.only or inside(path, self.only)

    def places(self, name: str) -> list[Place]:
        """Where the claim and the source of that id (or path) begin, also in files that have faults."""
        known = []
        for file in self.files:
            if file.folder not in ("claims", "sources"):
                continue
            for reading in records.read(file):
                filed: list[FiledClaim | FiledSource] = [*reading.claims, *reading.sources]
                known += [(one.id, Place(one.path, (), one.document)) for one in filed]
                known += [(old, Place(one.path, (), one.document)) for one in reading.claims for old in one.record.was]
                known += [(broken, Place(file.path)) for broken in reading.broken]
        return [place for known_name, place in known if name in (known_name, place.path)]

    def ids(self) -> list[str]:
        """The ids of all claims and sources, as their files are named."""
        return [file.id for file in self.files if file.folder in ("claims", "sources")]

    def camps(self) -> list[str]:
        """The ids of all camps that are declared."""
        readings = (reading for file in self.files if file.folder == "camps" for reading in records.read(file))
        return sorted({camp.id for reading in readings for camp in reading.camps})

    def verify(
        self,
        engine: str | Engine = "local",
        listener: Listener | None = None,
        copies: Sequence[Copy] | None = None,
        look_up: LookUp | None = None,
        keeping: Keeping = "all",
    ) -> Report:
        """Check the corpus and its stored copies; what is reported is narrowed to the paths that were asked for.

        `copies` are those that the records name, where somebody has read them already. `engine` is the name of one, or one that
        remembers earlier runs. `look_up` says who else holds the claims. `keeping` no more than is printed takes less room.
        Raises Trouble when there is no such engine.
        """
        copies = self.copies() if copies is None else copies
        piecewise = look_up is None and self.in_pieces(keeping, copies)
        chosen = self.workers(engine, listener, in_pieces=piecewise)
        if piecewise:
            from claimtrack import piecemeal  # noqa: PLC0415 - for large corpora alone

            report = piecemeal.verify(self.files, self.config, chosen, self.known, claims=keeping == "claims")
        else:
            known = gather(self.files, self.config, chosen)
            elsewhere = None if look_up is None else look_up(known.dossiers)
            report = check(known, self.config, chosen, copies, self.known, elsewhere)
        discretion.checked(report.withheld.words)
        return narrowed(report, self.only) if self.only else report

    def in_pieces(self, keeping: Keeping, copies: Sequence[Copy] = ()) -> bool:
        """Whether only a part of the claims is judged at once, in little room: where there are many, and no stored copies."""
        return keeping != "all" and not copies and len(self.files) >= ROOMLESS

    def workers(self, engine: str | Engine, listener: Listener | None = None, *, in_pieces: bool = False) -> Engine:
        """The engine of that name, or the one that is given. Raises Trouble when there is none."""
        helped = 0 if in_pieces else len(self.files)  # helpers hold half as much again: then they come only where asked for
        return choosing.engine_of(engine, listener, helped) if isinstance(engine, str) else engine

    def hashes(self) -> set[str]:
        """The hashes of the stored copies that the records name."""
        held = (file.data for file in self.files if isinstance(file.data, bytes) and b"sha256" in file.data)
        return {found.decode("ascii") for data in held for found in re.findall(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", data)}

    def copies(self) -> list[Copy]:
        """The stored copies that the records name, as far as they are here."""
        wanted = self.hashes()
        if not wanted:
            return []
        from claimtrack.captures.store import copies  # noqa: PLC0415 - only where records name a copy

        return copies(self.root / self.config.settings.captures, wanted)


def open_corpus(
    paths: Sequence[Path] = (),
    *,
    root: Path | None = None,
    today: date | None = None,
    claimless: bool = False,
    through: shelf.Reader | None = None,
    in_little_room: bool = False,
    **chosen: Any,
) -> Session:
    """Open the corpus that the paths, or the folder one stands in, belong to. `chosen` overrides settings of the same name.

    `through` is asked for every file, with its path and the way to read it; it may know the file already. `in_little_room` says
    that each file will be read few times: where there are many they are held packed.

    Raises Trouble for paths and configurations that cannot be used, NothingToCheck where there are no claims, unless it may be
    `claimless`.
    """
    plugins.load()
    for path in paths:
        if not os.path.lexists(path):
            raise Trouble(f"there is no `{path}`", "give files or folders that exist, or none for the whole corpus")
    home = (root or _root(paths)).resolve()
    settings = configuring.overridden(configuring.settings_of(home), chosen)
    read = shelf.records_of(home, settings, through)
    found = shelved.held(read, ROOMLESS) if in_little_room else tuple(read)
    if not claimless and not any(file.folder == "claims" for file in found):
        raise _no_claims(home, settings)
    only = () if any(path.resolve() == home for path in paths) else tuple(_relative(path, home) for path in paths)
    if only and not any(inside(file.path, only) for file in found):
        raise NothingToCheck(
            f"no record in {', '.join(f'`{path}`' for path in only)}", "give files or folders that hold claims or sources"
        )
    chosen_config = Config(today=today or date.today(), settings=settings)  # noqa: DTZ011 - the desk's own day
    if any(file.folder == "sources" and isinstance(file.data, bytes) and _MAY_PROTECT.search(file.data) for file in found):
        discretion.opened(lambda: _unshown(found, chosen_config))
    return Session(root=home, config=chosen_config, files=found, only=only)


_MAY_PROTECT = re.compile(rb"pseudonym|unnamed|background|unidentified|off_record")


def _unshown(held: Sequence[File], config: Config) -> tuple[str, ...]:
    """The words that no output may show of a corpus that was opened, and not checked."""
    from claimtrack.guard import guard  # noqa: PLC0415 - only where nothing was checked before something is printed

    sources = [file for file in held if file.folder == "sources"]
    camps = [file for file in held if file.folder == "camps"]
    claims = [file for file in held if file.folder == "claims"]
    return guard([*sources, *claims], camps, lambda: (), config).withheld.words


def find_home(root: Path | None = None) -> Home:
    """Where the records lie, of the corpus at `root` or around the folder one stands in, though there be none yet.

    Raises NothingToCheck outside a corpus.
    """
    home = (root or _root(())).resolve()
    settings = configuring.settings_of(home)
    return Home(home, home / settings.claims, home / settings.sources)


def open_index(root: Path | None = None) -> Index:
    """The search index of the corpus at `root`, or around the folder one stands in, up to date with its files as they are now.

    It is kept in `.claimtrack/` where that can be written; whatever lies or happens there, the index is the same. Raises
    NothingToCheck outside a corpus and where there are no claims.
    """
    from claimtrack.search.index import Index  # noqa: PLC0415 - for `search` and `new` alone, as it brings SQLite
    from claimtrack.search.upkeep import refresh  # noqa: PLC0415 - only a search pays for it

    home = (root or _root(())).resolve()
    settings = configuring.settings_of(home)
    now = time.time_ns()
    entries = {shelf.shown(shelf.path_of(entry), home): entry for entry in files.walk(home / settings.claims)}
    if not entries:
        raise _no_claims(home, settings)
    stamps = {path: files.stamp(shelf.path_of(entry)) for path, entry in entries.items()}
    index = Index.load(ownfiles.kept(home / KEPT), settings.names or None, settings.claims)
    changed = refresh(index, stamps, lambda path: shelf.file(entries[path], home, "claims", settings.claims), now)
    if changed and (data := index.dump()):
        ownfiles.keep(home / KEPT, data)
    return index


def nearest(text: str, top: int = 3, root: Path | None = None) -> list[Found]:
    """The claims nearest to a text, best first, as a courtesy to whoever writes a new one: none where anything is in the way."""
    from claimtrack.search.ranking import search  # noqa: PLC0415 - for `new` alone, as it brings rapidfuzz

    try:
        return search(open_index(root), text, top)
    except Exception:  # noqa: BLE001 - a look-up on the side must not stop the writing of a record
        return []


def settled(root: Path | None, today: date | None, **chosen: Any) -> Config:
    """The configuration at `root`, or around the folder one stands in, if there is any; `chosen` overrides its settings.

    Raises Trouble for one that cannot be used.
    """
    plugins.load()
    home = (root or find_root(Path.cwd()) or Path.cwd()).resolve()
    return Config(today=today or date.today(), settings=configuring.overridden(configuring.settings_of(home), chosen))  # noqa: DTZ011 - see above


def unshown(root: Path, config: Config) -> tuple[str, ...]:
    """The words that no output may show of the corpus at `root`, which is read for it."""
    return _unshown(tuple(shelf.records_of(root, config.settings)), config)


def giveaways(text: str, name: str, root: Path | None = None) -> list[Finding]:
    """What the rules on protection would say of a new source, read beside the sources that are there. Nothing is written.

    Raises NothingToCheck outside a corpus.
    """
    home = (root or _root(())).resolve()
    settings = msgspec.structs.replace(configuring.settings_of(home), select=("CT6",), ignore=(), min_confidence="low")
    new = File(path=f"{settings.sources}/{name}.yaml", folder="sources", id=name, data=text.encode("utf-8"))
    known = (file for file in shelf.records_of(home, settings) if file.folder != "claims" and file.path != new.path)
    today = date.today()  # noqa: DTZ011 - the desk's own day
    report = verify((*known, new), Config(today=today, settings=settings), LocalEngine())
    return [
        one for one in report.findings if one.code.startswith("CT6") and any(label.place.path == new.path for label in one.labels)
    ]


def _root(paths: Sequence[Path]) -> Path:
    starts = [path.resolve() if path.is_dir() else path.resolve().parent for path in paths] or [Path.cwd()]
    roots = {find_root(start) for start in starts}
    if roots == {None}:
        raise NothingToCheck(
            f"no claims here: `{shortened(starts[0])}` is in no corpus", "start one with `claimtrack init`, or go to its folder"
        )
    if len(roots) > 1 or None in roots:
        raise Trouble("the paths belong to different corpora", "check one corpus at a time")
    return next(root for root in roots if root)


def _no_claims(home: Path, settings: Settings) -> NothingToCheck:
    return NothingToCheck(
        f"no claims in `{home.name}/{settings.claims}`", "start with `claimtrack init`, then `claimtrack new claim`"
    )


def _relative(path: Path, home: Path) -> str:
    """A path that was asked for, as the corpus writes it. Raises Trouble when it lies outside."""
    try:
        return path.resolve().relative_to(home).as_posix()
    except ValueError:
        raise Trouble(f"`{path}` lies outside the corpus `{home.name}`", "check one corpus at a time") from None
