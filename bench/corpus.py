"""A corpus of any size: `python bench/corpus.py FOLDER --claims 10000 --sources 2000 [--seed 1] [--form parquet]`.

The same numbers and seed give the same bytes. Claims of some 20 lines on questions of 1 to 40 claims, and from 10,000 claims
on a few hot ones with 1,000 each; one to four attributions, with camps, relays and pickups; one claim in ten is a near-twin of
an earlier one (`twins` names the pairs). Nothing is held of what was made, but the last few hundred claims.

As YAML: a corpus as desks keep it. As JSON lines or Parquet: one row a record, `{folder, id, ...}` with the keys of its
YAML, `folder` being `claims`, `sources` or `camps`; JSON lines in `records.jsonl`, Parquet in one file a folder
(`claims.parquet`, ...), since columns differ. In Parquet a key that a record does not have is null.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from claimtrack.export.yaml_record import to_yaml
from claimtrack.model import Claim, Source

Record = dict[str, Any]

SOUNDS = "ka lo mi ru ten bar sel vo dan rai pol gu hes tam ol ir quen sa ber dri fa nok wes ul zan tor pei lim cas ebo".split()
BODIES = (
    "ministry of health,ministry of defence,city council,port authority,border guard,central bank,fire service,teachers' union,"
    "grain board,railway company,regional hospital,water utility,election commission,court of audit,coast guard,"
    "police department,road agency,food programme,farmers' league,power company,university,housing office,customs office,"
    "labour court,weather service"
).split(",")
DEEDS = (
    "counted,ordered,closed,lost,delivered,repaired,moved,bought,sold,inspected,registered,released,seized,sent home,promised,"
    "withdrew,replaced,trained,hired,dismissed,evacuated,vaccinated,audited,cleared,rebuilt"
).split(",")
THINGS = (
    "trucks,beds,masks,ballots,tonnes of grain,houses,buses,soldiers,patients,schools,shells,barrels of oil,pumps,wells,tents,"
    "teachers,nurses,bridges,letters,permits,containers,tickets,transformers,boats,vaccines,prisoners,farms,mines,drones,generators"
).split(",")
REASONS = (
    "after the flood,before the vote,during the strike,under the new law,in the first shift,at the northern gate,for the winter,"
    "without a tender,on the order of the court,as the contract required,by hand,at night,in three stages,with borrowed money,"
    "despite the warning,along the old road,near the river,behind the station,over the holidays,for the second time"
).split(",")
TOPICS = (
    "withdrawal,budget,harvest,outbreak,election,bridge,strike,blackout,shipment,trial,reform,evacuation,tender,census".split(",")
)
SHAPES = (
    "The {body} {deed} {counted} in {place} {reason}",
    "{counted} stand in the books of {place} {reason}, where the {other} signed for all",
    "In {place} it came to {counted}, as the lists of the {other} show",
    "Residents of {place} speak of {counted} {reason} and blame the {other}",
    "{reason} there were {counted}, the {other} wrote to its staff in {place}",
    "A report of the {other} on {place} gives {counted} for the whole quarter",
    "Drivers saw how {counted} were handled near the market of {place} {reason}",
)
HOT = 1_000
_LARGEST = 40
_RECENT = 400


class Size(NamedTuple):
    """How much is made; `hot` questions have 1,000 claims each."""

    claims: int
    sources: int
    hot: int
    seed: int = 1

    @property
    def camps(self) -> int:
        """How many camps the sources have between them."""
        return max(4, self.sources // 12)


def size(claims: int, sources: int | None = None, hot: int | None = None, seed: int = 1) -> Size:
    """The usual proportions: a fifth as many sources; one hot question from 10,000 claims on, four at 100,000, twelve at most."""
    usual = sum(claims >= enough for enough in (10_000, 50_000, 75_000, 100_000, *range(200_000, 1_000_001, 100_000)))
    return Size(claims, max(5, claims // 5 if sources is None else sources), min(12, usual) if hot is None else hot, seed)


def camps(wanted: Size) -> Iterator[Record]:
    """Whose side somebody is on; one in five is neutral."""
    for number in range(wanted.camps):
        yield {"id": f"camp-{number}", "name": f"the {name_of(number)} side", "role": "neutral" if number % 5 == 0 else "party"}


def sources(wanted: Size) -> Iterator[Record]:
    """Who speaks: bodies, agencies and outlets on the record, some officials without a name."""
    chosen = random.Random(f"{wanted.seed} sources")
    for number in range(wanted.sources):
        camp, grade = f"camp-{chosen.randrange(wanted.camps)}", chosen.choices("ABCDF", (2, 6, 5, 2, 1))[0]
        kind = (
            "agency"
            if number % 10 == 0
            else "outlet"
            if number % 10 == 1
            else chosen.choice(("body", "official", "group", "team"))
        )
        record: Record = {
            "id": f"source-{number}",
            "source": f"the {chosen.choice(BODIES)} of {name_of(chosen.randrange(4000))}",
            "kind": kind,
            "anonymity": "named",
            "camp": camp if kind not in ("agency", "outlet") else "camp-0",
            "grade": grade,
        }
        if kind == "official" and chosen.random() < 0.3:
            record |= {
                "source": f"an official of the {chosen.choice(BODIES)} of {name_of(chosen.randrange(4000))}",
                "anonymity": "unnamed",
                "known_to": ["the reporter", "the desk chief"],
                "reason": "was not authorised to speak about the matter",
            }
        yield record


class Told(NamedTuple):
    """A claim, and the id of the earlier one whose twin it is, if any."""

    record: Record
    twin: str | None


def claims(wanted: Size) -> Iterator[Record]:
    """The claims, question by question."""
    return (told.record for told in _told(wanted))


def twins(wanted: Size) -> Iterator[tuple[str, str]]:
    """The pairs of claims of which one was made from the other."""
    return ((told.twin, str(told.record["id"])) for told in _told(wanted) if told.twin is not None)


def _told(wanted: Size) -> Iterator[Told]:
    recent: deque[Record] = deque(maxlen=_RECENT)
    number = question = 0
    while number < wanted.claims:
        chosen = random.Random(f"{wanted.seed} question {question}")
        many = HOT if question < wanted.hot else min(_LARGEST, 1 + int(chosen.expovariate(1 / 5)))
        matter = _matter(chosen, question, growing=question < wanted.hot)
        for turn in range(min(many, wanted.claims - number)):
            old = chosen.choice(recent) if recent and chosen.random() < 0.1 else None
            record = _twin(chosen, old, number, question) if old else _claim(chosen, matter, number, turn)
            record["said"] = _said(chosen, record, wanted)
            if old is None:
                recent.append(record)
            yield Told(record, str(old["id"]) if old else None)
            number += 1
        question += 1


class Matter(NamedTuple):
    """What the claims of one question are about."""

    about: str
    body: str
    deed: str
    thing: str
    place: str
    number: int
    growing: bool


def _matter(chosen: random.Random, question: int, *, growing: bool) -> Matter:
    place = name_of(chosen.randrange(4000))
    return Matter(
        about=f"{place.lower()}-{chosen.choice(TOPICS)}-{question}/number",
        body=f"{chosen.choice(BODIES)} of {place}",
        deed=chosen.choice(DEEDS),
        thing=chosen.choice(THINGS),
        place=name_of(chosen.randrange(4000)),
        number=chosen.randrange(12, 4000),
        growing=growing,
    )


def _claim(chosen: random.Random, matter: Matter, number: int, turn: int) -> Record:
    count, bound = _count(chosen, matter, turn)
    when = f"{chosen.randrange(1, 29)} {chosen.choice(('January', 'February', 'March', 'April'))} {chosen.randrange(2019, 2026)}"
    counted = f"{bound}{count} {matter.thing}"
    sentence = chosen.choice(SHAPES).format(
        body=matter.body,
        other=chosen.choice(BODIES),
        deed=matter.deed,
        counted=counted,
        place=matter.place,
        reason=chosen.choice(REASONS),
    )
    record: Record = {
        "id": f"{matter.about.partition('/')[0]}/claim-{number}",
        "claim": f"{sentence}, it said on {when}" if chosen.random() < 0.3 else sentence,
        "about": matter.about,
        "value": counted,
        "place": matter.place.lower(),
        "tags": sorted(chosen.sample(TOPICS, 2)),
    }
    if matter.growing:
        record |= {"growing": True, "as_of": f"20{20 + turn // 336:02}-{turn // 28 % 12 + 1:02}-{turn % 28 + 1:02}"}
    return record


def _count(chosen: random.Random, matter: Matter, turn: int) -> tuple[int, str]:
    """Most claims on one question say the same, in other words; one in eighty says something else."""
    if matter.growing:
        return matter.number + 3 * turn, ""
    if chosen.random() < 1 / 80:
        return int(matter.number * chosen.choice((0.5, 0.8, 1.3, 2))), ""
    return (matter.number, "") if chosen.random() < 0.7 else (matter.number - matter.number % 10, "at least ")


def _twin(chosen: random.Random, old: Record, number: int, question: int) -> Record:
    """The same fact in nearly the same words, on a question of its own or on the same."""
    words = str(old["claim"]).split(" ")
    if chosen.random() < 0.5:
        words = ["Officials", "say:", *words]
    else:
        words = [*words, chosen.choice(("according to officials", "reports say", "officials say"))]
    record = {**old, "id": f"again-{question}/claim-{number}", "claim": " ".join(words)}
    if chosen.random() < 0.6:
        record["about"] = f"again-{number}/number"
    return record


def _said(chosen: random.Random, record: Record, wanted: Size) -> list[Record]:
    """One to four attributions, two on average; the later ones often picked up from the first, or told to an agency."""
    said: list[Record] = []
    voices = chosen.sample(range(wanted.sources), min(wanted.sources, chosen.choices((1, 2, 3, 4), (2, 5, 2, 1))[0]))
    for number, voice in enumerate(voices):
        one: Record = {"source": f"source-{voice}"}
        if number % 2:
            one["words"] = f"confirms that it was {record.get('value', 'so')}"
        else:
            one["quote"] = f"we have {record.get('value', 'seen it')}, and no more can be said {chosen.choice(REASONS)}"
        one["basis"] = chosen.choice(("official", "document", "firsthand", "position", "secondhand"))
        if chosen.random() < 0.3:
            one["via"] = [f"source-{voice // 10 * 10}"] if voice % 10 else []
        if number and chosen.random() < 0.08:
            one |= {"picks_up": [said[0]["source"]], "basis": "secondhand"}
        one["date"] = f"2026-{chosen.randrange(1, 3):02}-{chosen.randrange(1, 24):02}"
        one["found"] = {"in": f"source-{voice // 10 * 10 + 1}", "at": f"paragraph {chosen.randrange(1, 30)}"}
        said.append({key: value for key, value in one.items() if value})
    return said


def name_of(number: int) -> str:
    """The name of a place: some thousands of words that stand in no dictionary."""
    first, rest = divmod(number, len(SOUNDS))
    second, third = divmod(first, len(SOUNDS))
    return f"{SOUNDS[rest]}{SOUNDS[second]}{SOUNDS[third]}".capitalize()


def records(wanted: Size) -> Iterator[tuple[str, Record]]:
    """All records, each with the folder it belongs to."""
    yield from (("camps", one) for one in camps(wanted))
    yield from (("sources", one) for one in sources(wanted))
    yield from (("claims", one) for one in claims(wanted))


def write_yaml(folder: Path, wanted: Size) -> None:
    """A corpus as a desk keeps it."""
    for name, record in records(wanted):
        if name != "camps":
            path = folder / name / f"{record['id']}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml_of(name, record), encoding="utf-8")
    listed = (f"{one['id']}:\n  name: {one['name']}\n  role: {one['role']}\n" for one in camps(wanted))
    (folder / "camps.yaml").write_text("".join(listed), encoding="utf-8")


def yaml_of(folder: str, record: Record) -> str:
    """A claim or a source as the text of its file."""
    tree = {key: value for key, value in record.items() if key != "id"}
    return to_yaml(msgspec.convert(tree, Claim) if folder == "claims" else msgspec.convert(tree, Source))


def write_jsonl(folder: Path, wanted: Size) -> None:
    """All records in `records.jsonl`."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "records.jsonl").open("w", encoding="utf-8") as lines:
        for name, record in records(wanted):
            lines.write(json.dumps({"folder": name, **record}, ensure_ascii=False) + "\n")


def write_parquet(folder: Path, wanted: Size, at_once: int = 20_000) -> None:
    """One table a kind, in row groups of some 20,000."""
    import pyarrow as pa
    from pyarrow import parquet

    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, Iterator[Record]] = {"camps": camps(wanted), "sources": sources(wanted), "claims": claims(wanted)}
    for name, rows in tables.items():
        schema = pa.schema([("folder", pa.string()), *_columns(pa)[name].items()])
        with parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd") as writer:
            for batch in _batches(rows, at_once):
                writer.write_table(pa.Table.from_pylist([{"folder": name, **row} for row in batch], schema=schema))


def _columns(pa: Any) -> dict[str, dict[str, Any]]:
    """The columns of each table, as far as the generator fills them."""
    text, texts = pa.string(), pa.list_(pa.string())
    found = pa.struct({"in": text, "at": text})
    said = dict.fromkeys(("source", "quote", "words", "basis", "date"), text) | {"via": texts, "picks_up": texts, "found": found}
    return {
        "camps": dict.fromkeys(("id", "name", "role"), text),
        "sources": dict.fromkeys(("id", "source", "kind", "anonymity", "camp", "grade", "reason"), text) | {"known_to": texts},
        "claims": dict.fromkeys(("id", "claim", "about", "value", "place", "as_of"), text)
        | {"growing": pa.bool_(), "tags": texts, "said": pa.list_(pa.struct(said))},
    }


def _batches(rows: Iterable[Record], at_once: int) -> Iterator[list[Record]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, at_once)):
        yield batch


FORMS = {"yaml": write_yaml, "jsonl": write_jsonl, "parquet": write_parquet}


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--sources", type=int, help="a fifth of the claims unless given")
    parser.add_argument("--hot", type=int, help="questions with 1,000 claims each; by size unless given")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--form", choices=FORMS, default="yaml")
    options = parser.parse_args()
    FORMS[options.form](options.folder, size(options.claims, options.sources, options.hot, options.seed))


if __name__ == "__main__":
    main()
