"""Building an index: a check on any engine, what it leaves, sorted; and then, in one step, the new index in place of the old.

Each build lies in a folder of its own inside the index; `index.json` says which is in force. Whatever ends a build before its end
leaves the one that was there. Two builds at once wait for each other.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from claimtrack import __version__, discretion, files, records
from claimtrack.archive import plan
from claimtrack.archive.plan import Checked
from claimtrack.archive.rows import LinkRow
from claimtrack.catalogue import libraries, manifest, raw
from claimtrack.catalogue.forms import ALSO, HeldClaim, HeldPair, HeldSource, of_register
from claimtrack.catalogue.manifest import Manifest
from claimtrack.catalogue.sorting import Sorting
from claimtrack.config import Config
from claimtrack.engine import chunks, writing
from claimtrack.engine.choosing import Listener, Workers, engine_opened
from claimtrack.link.register import Register
from claimtrack.link.wording import counted
from claimtrack.records import File, Reading
from claimtrack.search.index import FORMAT
from claimtrack.session import Session
from claimtrack.trouble import NothingToCheck, Trouble, unwritten
from claimtrack.verbs import Engine, only

_ROOM = "see whether the disk is full"


def of_corpus(session: Session, folder: Path, workers: Workers, listener: Listener | None = None) -> Manifest:
    """Build the index of a corpus of files. Raises Trouble for all that is in the way."""
    with engine_opened(workers, len(session.files), listener) as chosen:
        read = chosen.flat_map(_read, session.files, None)
        return built(lambda: plan.check(read, session.config, chosen, ALSO), folder, session.config, chosen)


def of_tables(given: Path, folder: Path, config: Config, workers: Workers, listener: Listener | None = None) -> Manifest:
    """Build the index of records in JSON lines or Parquet. Raises Trouble for all that is in the way."""
    parts = chunks.chunks(given)
    with engine_opened(workers, chunks.held(parts), listener) as chosen:
        read = chosen.flat_map(chunks.read, parts, None)
        return built(lambda: plan.check(read, config, chosen, ALSO), folder, config, chosen)


def _read(file: File, _shared: object = None) -> Iterable[Reading]:
    return records.read(file)


def built(check: Callable[[], Checked], folder: Path, config: Config, engine: Engine) -> Manifest:
    """Build the index of what a check leaves. Raises Trouble for all that is in the way."""
    libraries.duckdb()  # before the work, not after it
    libraries.arrow()
    try:
        with _claimed(folder):
            build = folder / f"build-{secrets.token_hex(8)}"
            build.mkdir()
            try:
                made = _made(check(), build, config, engine)
                files.settled(build)
                manifest.write(folder, made)
            except BaseException:
                shutil.rmtree(build, ignore_errors=True)
                raise
            _clear(folder, build.name)
            return made
    except OSError as error:
        raise unwritten(str(folder), error, "give another folder with `--to`") from None
    except libraries.duckdb().Error as error:
        raise Trouble(f"the index could not be sorted: {_first(error)}", _ROOM) from None


def _made(found: Checked, build: Path, config: Config, engine: Engine) -> Manifest:
    """Write the tables of a build; what the index will say of itself."""
    here, words = build / "raw", found.hiding.words
    discretion.checked(words)
    here.mkdir()
    raw.write(only(found.rows, HeldClaim), here / "claims", found.hiding, engine)
    raw.write(only(found.rows, HeldPair), here / "conflicts", found.hiding, engine)
    writing.table(only(found.rows, LinkRow), "links", here / "links", found.hiding, engine)
    own = {name: others for name, others in config.settings.names.items() if not raw.veil([name, *others], words)[1]}
    done = Sorting(build, here, own or None, config.today).all(_register(found, words))
    shutil.rmtree(here)
    if not done.rows["claims"]:
        broken = f", and {counted(found.unchecked, 'record')} could not be used" if found.unchecked else ""
        raise NothingToCheck(f"there is no claim in it{broken}", "give a corpus or tables with claims")
    return Manifest(
        schema=manifest.schema(),
        program=__version__,
        search=FORMAT,
        build=build.name,
        today=config.today,
        stamp=config.policy.stamp,
        policy=msgspec.to_builtins(config.policy),
        names=own,
        claims=done.rows["claims"],
        terms=done.terms,
        unchecked=found.unchecked,
        uncompared=found.uncompared,
        unheld=found.unheld,
        veiled=done.veiled,
        tables={
            name: manifest.table_of(build / f"{name}.parquet", done.rows[name], ("term", "n") if name == "words" else ())
            for name in manifest.TABLES
        },
    )


def _register(found: Checked, words: tuple[str, ...]) -> Iterator[tuple[raw.Registered, bool]]:
    """Sources and camps, each with whether anything of it is withheld; what a camp is called may be, and is only shown."""
    for one in of_register(found.register or Register(), found.guarded):
        veiled = raw.veil((one.id, one.record.camp, one.record.of) if isinstance(one, HeldSource) else one.id, words)[1]
        yield raw.shown(one, words), veiled


@contextlib.contextmanager
def _claimed(folder: Path) -> Iterator[None]:
    """The folder of an index, new or old, for this build alone; without what builds left that were broken off.

    One that was made for the build goes again where nothing comes of it.
    """
    if folder.exists() and not folder.is_dir():
        raise Trouble(f"`{folder}` is no folder", "give a folder for the index")
    made = files.make_folder(folder)
    try:
        with files.locked(folder):
            _make_ready(folder)
            yield
    except BaseException:
        with contextlib.suppress(OSError):  # what somebody put something into meanwhile stays
            for one in made:
                one.rmdir()
        raise


def _make_ready(folder: Path) -> None:
    others = [one.name for one in folder.iterdir() if one.name != manifest.NAME and not _is_build(one.name)]
    if others and not manifest.is_index(folder):
        raise Trouble(f"`{folder}` is not empty, and no index", "give a folder that is new or empty, or an index")
    if manifest.is_index(folder) and (in_force := _in_force(folder)):
        _clear(folder, in_force)


def _in_force(folder: Path) -> str | None:
    """The build that is in force; None where that cannot be told, and all are left until there is a new one.

    Raises Trouble for what another program wrote, which is left as it is.
    """
    try:
        return manifest.read(folder).build
    except manifest.UnfitIndex:
        return None
    except Trouble as trouble:
        raise Trouble(str(trouble), f"remove `{folder}`, or give another folder") from None


def _clear(folder: Path, kept: str) -> None:
    """Remove all builds but one."""
    for one in folder.iterdir():
        if _is_build(one.name) and one.name != kept:
            shutil.rmtree(one, ignore_errors=True)


def _is_build(name: str) -> bool:
    return manifest.BUILD.fullmatch(name) is not None


def _first(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
