"""`claimtrack new claim` and `new source`: write a record, from flags or by asking for what is missing."""

from __future__ import annotations

import os
import re
import sys
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import Annotated, Any, get_args

import msgspec
import typer

from claimtrack import files, records
from claimtrack.cli import printing, protecting
from claimtrack.cli.options import Root, commands, source_ids
from claimtrack.export.yaml_record import to_yaml
from claimtrack.intake.naming import slug
from claimtrack.model import Anonymity, Basis, Claim, Grade, Kind, Mode, Source, Stance
from claimtrack.records import File, Folder, Reading
from claimtrack.session import Home, find_home, nearest
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble, unwritten
from claimtrack.words.tokens import folded

app = commands(no_args_is_help=True, help="Write a new claim or source.")
_SHOWN = 3
_NEAR = 0.4
"""So near (1 is the same sentence) a claim must be to be shown before a new one is written."""


@app.command()
def claim(
    name: Annotated[str | None, typer.Argument(help="The new id; made from the sentence when left out.", metavar="[ID]")] = None,
    sentence: Annotated[str | None, typer.Option("--claim", help="The claim: one checkable sentence.")] = None,
    about: Annotated[str | None, typer.Option(help="The question it answers, such as `bridge/closed`.")] = None,
    value: Annotated[str | None, typer.Option(help="A quantity: `at least 50 troops`.")] = None,
    when: Annotated[str | None, typer.Option(help="A time: `within a month`, `on 2026-03-10`.")] = None,
    label: Annotated[str | None, typer.Option(help="One answer of several that exclude each other.")] = None,
    polarity: Annotated[bool | None, typer.Option("--yes/--no", help="Yes or no to the question.")] = None,
    mode: Annotated[Mode, typer.Option(help="How it was meant.")] = "fact",
    source: Annotated[str | None, typer.Option(help="Who says so: the id of a source.", autocompletion=source_ids)] = None,
    stance: Annotated[Stance, typer.Option(help="What the source says to it.")] = "supports",
    quote: Annotated[str | None, typer.Option(help="The exact words.")] = None,
    words: Annotated[str | None, typer.Option(help="A paraphrase.")] = None,
    basis: Annotated[Basis, typer.Option(help="How the source knows.")] = "unknown",
    via: Annotated[list[str] | None, typer.Option(help="Who carried it to us.", autocompletion=source_ids)] = None,
    day: Annotated[str | None, typer.Option("--date", help="When it was said (default: today).")] = None,
    found: Annotated[str | None, typer.Option("--in", help="In which source it stands.", autocompletion=source_ids)] = None,
    at: Annotated[str | None, typer.Option(help="At which place there: `paragraph 4`.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Write it though the same sentence is recorded already.")] = False,
    root: Root = None,
) -> None:
    """Write a new claim. On a terminal it asks for what is missing; elsewhere --claim and --source are needed.

    Claims that are near it are shown first: perhaps it wants a new source there, and no second record.

    claimtrack new claim --claim "The bridge was closed on Monday" --about bridge/closed --source city-hall
    """
    if sentence is None and sys.stdin.isatty():
        sentence = _asked(None, "--claim", "The claim, one checkable sentence")
        source = source or _asked(None, "--source", "Who says so (the id of a source)")
        about = about or _asked("", "--about", "The question it answers, such as bridge/closed (empty: none)")
        basis = _asked(None, "--basis", "How they know", get_args(Basis))
    sentence = _asked(sentence, "--claim", "The claim, one checkable sentence")
    _had_before(sentence, root, again=again)
    source = _asked(source, "--source", "Who says so (the id of a source)")
    said = {
        "source": source,
        "stance": stance,
        "quote": quote,
        "words": words,
        "basis": basis,
        "via": via or None,
        "date": day or date.today().isoformat(),  # noqa: DTZ011 - the desk's own day
        "found": {"in": found, "at": at} if found or at else None,
    }
    record = {
        "claim": sentence,
        "about": about,
        "value": value,
        "when": when,
        "label": label,
        "polarity": None if polarity is None else str(polarity).lower(),
        "mode": mode,
        "said": [said],
    }
    home = find_home(root)
    _write(record, Claim, ("claims", home), name or _free(sentence, home))
    if not any((home.sources / f"{source}{end}").exists() for end in (".yaml", ".yml")):
        printing.talk(f"no source `{source}` yet: claimtrack new source {source}")


@app.command()
def source(
    name: Annotated[str | None, typer.Argument(help="The new id, such as `city-hall`.", metavar="[ID]")] = None,
    description: Annotated[str | None, typer.Option("--source", help="What readers may be told of it.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="What kind of source it is.")] = None,
    anonymity: Annotated[Anonymity | None, typer.Option(help="On which terms it speaks.")] = None,
    camp: Annotated[str | None, typer.Option(help="Whose side it is on (see camps.yaml).")] = None,
    of: Annotated[str | None, typer.Option(help="The organisation it speaks for.", autocompletion=source_ids)] = None,
    grade: Annotated[Grade, typer.Option(help="Reliability A to E; F: cannot be judged.")] = "F",
    known_to: Annotated[list[str] | None, typer.Option(help="Who knows its identity: roles, never names.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why it is not named.")] = None,
    terms: Annotated[str | None, typer.Option(help="What was agreed with it.")] = None,
    protected: Annotated[
        bool, typer.Option("--protected", help="Draw a code name, and refuse whatever could tell who it is.")
    ] = False,
    root: Root = None,
) -> None:
    """Write a new source. On a terminal it asks for what is missing; elsewhere --source, --kind and --anonymity are needed.

    Never write who a protected source is: the record holds what readers may be told, and nothing else. With --protected the id is
    a code name that is drawn, `background` is the default, and nothing is written that the rules on protection would flag.

    claimtrack new source city-hall --source "the city hall" --kind body --anonymity named --camp city
    """
    home = find_home(root)
    if protected:
        name = protecting.code_name(name, home)
        anonymity = anonymity or "background"
        if anonymity == "named":
            raise Trouble("a source that is named is not protected", "leave out `--protected`, or say on which terms it speaks")
    name = _asked(name, "ID", "The new id, such as city-hall")
    asks = protected and description is None
    record = {
        "source": _asked(description, "--source", "What readers may be told of it"),
        "kind": _asked(kind, "--kind", "What kind of source it is", get_args(Kind)),
        "anonymity": _asked(anonymity, "--anonymity", "On which terms it speaks", get_args(Anonymity)),
        "camp": camp or (_asked("", "--camp", "Whose side it is on, an id of camps.yaml (empty: none)") if asks else None),
        "of": of,
        "grade": grade,
        "known_to": known_to
        or (_roles(_asked("", "--known-to", "Which roles know who it is, by commas") or "") if asks else None),
        "reason": reason or (_asked("", "--reason", "Why it is not named, in words that could be printed") if asks else None),
        "terms": terms or (_asked("", "--terms", "What was agreed (empty: nothing)") if asks else None),
    }
    if protected:
        protecting.refuse(record, name, home)
    _write(record, Source, ("sources", home), name)
    if protected:
        printing.talk(protecting.NEVER)


def _roles(answer: str) -> list[str] | None:
    return [role.strip() for role in answer.split(",") if role.strip()] or None


def _had_before(sentence: str, root: Path | None, *, again: bool) -> None:
    """Show the claims nearest to a new one. Raises Trouble where its very words are recorded already, or the person stops."""
    from claimtrack.render import found  # noqa: PLC0415 - only where a claim is written

    near = [one for one in nearest(sentence, _SHOWN, root) if one.same or one.score >= _NEAR]
    if not near or again:
        return
    printing.talk("recorded already, and near it:")
    for one in near:
        for line in found.block(one):
            printing.talk(line.plain)
    twin = next((one for one in near if _plain(one.entry.claim) == _plain(sentence)), None)
    if sys.stdin.isatty():
        if not typer.confirm("Write a new claim all the same?", default=twin is None, err=True):
            raise Trouble("nothing was written", f"add what is new to the claim you have: claimtrack edit {near[0].entry.id}")
    elif twin is not None:
        way_on = f"add the source there (claimtrack edit {twin.entry.id}), or say `--again` to write a second record"
        raise Trouble(f"`{twin.entry.id}` is the same sentence", way_on)


def _plain(sentence: str) -> str:
    """A sentence without regard to case, spaces, stops and quotation marks; every other sign counts (`$3` is not `€3`)."""
    return re.sub(r"[\s.,;:!?'\"]+", " ", folded(sentence)).strip()


def _asked(given: Any, option: str, question: str, words: tuple[str, ...] = ()) -> Any:
    """The option's value, or the answer to its question, asked again until it is one of the words.

    An empty text for `given` makes the answer optional. Raises Trouble where there is nobody to ask.
    """
    if given:
        return given
    if not sys.stdin.isatty():
        raise Trouble(f"`{option}` is missing", f"give it; there is no terminal to ask on: {option} ...")
    while True:
        among = f" ({', '.join(words)})" if words else ""
        answer = str(typer.prompt(question + among, err=True, default="" if given == "" else None, show_default=False)).strip()
        if not words or answer in words:
            return answer or None
        printing.talk(f"  {did_you_mean(answer, words, 'choose one of the words')}")


def _write(record: dict[str, Any], kind: type[Claim] | type[Source], place: tuple[Folder, Home], name: str) -> None:
    """Check the record as `verify` would, and write it to a file that did not exist. Raises Trouble with every fault."""
    folder, home = place
    given = {key: value for key, value in record.items() if value is not None}
    if "said" in given:
        given["said"] = [{key: value for key, value in one.items() if value is not None} for one in given["said"]]
    wrong = _faults(msgspec.json.encode(given), folder, name)
    if wrong:
        raise Trouble("; ".join(fault.message for fault in wrong), wrong[0].help)
    text = to_yaml(msgspec.convert(given, kind, strict=False))
    parent = home.claims if folder == "claims" else home.sources
    path = parent / f"{name}.yaml"
    if not path.resolve().is_relative_to(parent.resolve()):
        raise Trouble(f"`{name}` leads out of `{folder}/`", "an id is a path inside that folder, such as `bridge/closed-monday`")
    if any(step.startswith(".") for step in name.split("/")):
        raise Trouble(f"`{name}` would be a hidden file, which is not read", "give an id whose parts begin with a letter")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.create_new(path, (_modeline(folder, path, home) + text).encode("utf-8"))
    except FileExistsError:
        raise Trouble(f"`{folder}/{name}.yaml` exists", f"give another id, or change that file: claimtrack edit {name}") from None
    except OSError as error:
        raise unwritten(f"{folder}/{name}.yaml", error, "see whether the folder is yours") from None
    print(os.path.relpath(path))


def _modeline(folder: Folder, path: Path, home: Home) -> str:
    """The line that leads editors to the schema of the record, where the corpus keeps one."""
    from claimtrack.export.schema import FOLDER, Record, modeline  # noqa: PLC0415 - only once a record is written

    record: Record = "claim" if folder == "claims" else "source"
    there = (home.root / FOLDER / f"{record}.json").is_file()
    return modeline(record, path.relative_to(home.root).as_posix()) if there else ""


def _faults(text: bytes, folder: Folder, name: str) -> list[Any]:
    """What `verify` would say of the record, which is JSON here and so YAML too."""
    (reading,) = records.read(File(path=f"{name}.yaml", folder=folder, id=name, data=text))
    if not isinstance(reading, Reading):
        raise TypeError("a file has one reading")
    return [*(problem for problem in reading.problems), *(misfit.fault for misfit in reading.misfits)]


def _free(sentence: str, home: Home) -> str:
    """An id made of the first words of a sentence that no claim has yet."""
    name = slug(sentence) or "claim"
    numbered = (f"{name}-{number}" for number in count(2))
    return next(one for one in chain((name,), numbered) if not os.path.lexists(home.claims / f"{one}.yaml"))
