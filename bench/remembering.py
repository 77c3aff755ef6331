"""What an edit costs after a whole run: `python bench/remembering.py [--sizes 100,1000,4000]`.

A corpus of so many claims, a fifth as many sources, a twentieth as many places, and six claims to a question is checked as a
whole, then again and again with one file changed, by the engine that remembers. Times are CPU of this process: of the whole run
once; of edits the median of many, and the longest, each kind of edit in turn. At the end the engine without memory must find the
same.
"""

from __future__ import annotations

import argparse
import gc
import random
from collections.abc import Callable, Iterator
from datetime import date
from statistics import median
from time import process_time

import msgspec

from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.engine.remembering import Remembering
from claimtrack.plan import Report, verify
from claimtrack.records import File, Folder

CONFIG = Config(today=date(2026, 2, 24))
WHO = "the ministry|the council|the union|the army|the hospital|the port authority|the regulator|the company|the mayor|the agency"
DID = "said|closed|ordered|moved|counted|bought|lost|found|opened|paid for"
WHAT = "trucks|beds|masks|votes|tonnes of grain|houses|buses|soldiers|patients|schools|shells|barrels of oil"
SOUNDS = "ra|ber|ly|ac|li|sa|per|ki|tu|lo|rin|qui|del|lee|mins|ka"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,4000", help="how many claims")
    parser.add_argument("--edits", type=int, default=40, help="how many edits of each kind")
    options = parser.parse_args()
    print(f"{'claims':>7} {'whole ms':>9} {'again ms':>9}  {'edit':22} {'median ms':>9} {'longest':>8} {'of whole':>9}")
    for size in map(int, options.sizes.split(",")):
        measured(size, options.edits)


def measured(size: int, edits: int) -> None:
    """The rows of one size."""
    corpus = {file.path: file for file in made(size)}
    engine = Remembering()
    whole, report = timed(lambda: verify([*corpus.values()], CONFIG, engine))
    again, _ = timed(lambda: verify([*corpus.values()], CONFIG, engine))
    gc.collect()
    gc.freeze()
    chosen = random.Random(1)
    first = f"{size:7,} {whole:9,.0f} {again:9.1f}"
    for name, change in EDITS.items():
        spent = []
        for number in range(edits):
            folder = "sources/" if "source" in name else "claims/"
            file = corpus[chosen.choice([path for path in corpus if path.startswith(folder)])]
            change(corpus, file, number)
            cost, report = timed(lambda: verify([*corpus.values()], CONFIG, engine))
            spent.append(cost)
        print(f"{first:27}  {name:22} {median(spent):9.1f} {max(spent):8.1f} {median(spent) / whole:9.1%}")
        first = ""
    assert report == verify([*corpus.values()], CONFIG, LocalEngine()), "the engine that remembers found something else"
    gc.unfreeze()


def made(size: int) -> Iterator[File]:
    """A corpus of so many claims."""
    chosen = random.Random(5)
    voices = max(5, size // 5)
    yield written("camps", "camps", "".join(f"camp-{number}:\n  name: camp {number}\n" for number in range(20)))
    for number in range(voices):
        text = f"source: the spokesperson number {number} of {chosen.choice(WHO.split('|'))}\nkind: official\n"
        text += f"anonymity: {chosen.choice(('named', 'unnamed', 'background'))}\ncamp: camp-{chosen.randrange(20)}\n"
        yield written("sources", f"s{number}", text + f"grade: {chosen.choice('BCDF')}\n")
    for number in range(size):
        yield written("claims", f"c{number}", claim(chosen, size, voices))


def claim(chosen: random.Random, size: int, voices: int) -> str:
    """A claim with one to three voices, on one of as many questions as give each six claims."""
    who, did, what = (chosen.choice(words.split("|")) for words in (WHO, DID, WHAT))
    where = place(chosen.randrange(max(15, size // 20)))
    count = chosen.randrange(10, 900)
    text = f"claim: {who.capitalize()} {did} {count} {what} in {where} on the {chosen.randrange(1, 28)}th of February\n"
    text += f"about: topic-{chosen.randrange(max(1, size // 6))}/number\nvalue: {count} {what}\nsaid:\n"
    for _ in range(chosen.randrange(1, 4)):
        text += f"  - source: s{chosen.randrange(voices)}\n    quote: {count} {what} were counted\n    basis: official\n"
        text += (
            f"    date: 2026-02-{chosen.randrange(1, 28):02}\n    found: {{in: s{chosen.randrange(voices)}, at: paragraph 4}}\n"
        )
    return text


def place(number: int) -> str:
    """The name of a place; a desk with more claims knows more of them, as any text has the more words the longer it is."""
    sounds = SOUNDS.split("|")
    return "".join(sounds[number // 16**step % 16] for step in range(3)).capitalize()


def written(folder: Folder, name: str, text: str) -> File:
    path = f"{name}.yaml" if folder in ("camps", "links") else f"{folder}/{name}.yaml"
    return File(path=path, folder=folder, id=name, data=text.encode())


Corpus = dict[str, File]


def replaced(corpus: Corpus, file: File, old: str, new: str) -> None:
    assert isinstance(file.data, bytes)
    corpus[file.path] = msgspec.structs.replace(file, data=file.data.replace(old.encode(), new.encode(), 1))


def regraded(corpus: Corpus, file: File, _number: int) -> None:
    """Another grade for a source."""
    assert isinstance(file.data, bytes)
    before, _, grade = file.data.rpartition(b": ")
    corpus[file.path] = msgspec.structs.replace(file, data=before + (b": C\n" if grade == b"B\n" else b": B\n"))


def added(corpus: Corpus, file: File, number: int) -> None:
    """One more claim, as the session would read it: among the claims, in the order of paths."""
    name = f"{file.id}-{number}-again"
    new = msgspec.structs.replace(file, id=name, path=f"claims/{name}.yaml")
    claims = sorted([*(path for path in corpus if path.startswith("claims/")), new.path])
    held = {**corpus, new.path: new}
    others = {path: one for path, one in corpus.items() if not path.startswith("claims/")}
    corpus.clear()
    corpus.update(others | {path: held[path] for path in claims})


EDITS: dict[str, Callable[[Corpus, File, int], None]] = {
    "words of a claim": lambda corpus, file, number: replaced(corpus, file, "claim: ", f"claim: On day {number} surely "),
    "value of a claim": lambda corpus, file, _: replaced(corpus, file, "value: ", "value: about "),
    "tags of a claim": lambda corpus, file, number: replaced(corpus, file, "said:\n", f"tags: [t{number}]\nsaid:\n"),
    "comment in a claim": lambda corpus, file, number: replaced(corpus, file, "said:\n", f"# read {number}\nsaid:\n"),
    "grade of a source": regraded,
    "a claim added": added,
    "a claim removed": lambda corpus, file, _: corpus.__delitem__(file.path),
}


def timed(job: Callable[[], Report]) -> tuple[float, Report]:
    start = process_time()
    report = job()
    return (process_time() - start) * 1000, report


if __name__ == "__main__":
    main()
