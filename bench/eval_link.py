"""How well duplicates are found: `python bench/eval_link.py FOLDER`, between `liar` statements and `politifact` claims.

Identical: the same words and numbers once case, accents and punctuation are gone; or the same but for spaces. Near-identical,
by a measure the program does not use: at least .80 of their runs of five letters in common (Jaccard), the same speaker by both
sets' own columns, the same digits and number words, and as many negations. Near-misses: as alike, but with other digits, number
words or negations; none of these is a duplicate. Alike texts of two speakers are neither right nor wrong, and counted apart.
`--misses N` prints what to read by hand.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain

import msgspec

from bench_data import load
from bootstrap import SEED, interval
from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.link import blocking, company, propose, rarity, sketch
from claimtrack.link.dossier import Dossier
from claimtrack.model import Claim, Filed

ALIKE = 0.80
GRAM = 5
SHORTEST = 12
"""Texts of fewer letters are too short to be nearly identical."""
_NUMBERS = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|half|twice|double|triple|dozen|hundred|thousand|million|billion|trillion|first|second|third)s?\b"
)
_NEGATIONS = re.compile(r"\b(?:not|no|never|none|nobody|nothing|without|neither|nor|cannot|cant)\b|n['’]t\b")

Pairs = set[tuple[int, int]]


class Text(msgspec.Struct, frozen=True):
    text: str
    speaker: str
    words: str
    bare: str
    grams: frozenset[str]
    numbers: tuple[str, ...]
    negations: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="the folder with liar.jsonl.gz and politifact_claims.jsonl.gz")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses of each kind")
    parser.add_argument("--no-baselines", action="store_true", help="measure this program alone")
    options = parser.parse_args()
    liar = [text(row["statement"], row["speaker"]) for row in load(options.folder, "liar")]
    fact = [text(row["text"], row["author"]) for row in load(options.folder, "politifact_claims")]
    gold = Gold(liar, fact)
    print(f"{len(liar):,} statements of liar, {len(fact):,} claims of politifact")
    print(f"identical: {len(gold.identical):,} pairs, {len({a for a, _ in gold.identical}):,} statements")
    print(f"identical but for spaces: {len(gold.glued):,}", end="; ")
    print(f"near-identical: {len(gold.near):,}; near-misses: {len(gold.misses):,}; alike, of two speakers: {len(gold.open):,}\n")
    print(f"{'':28}{'recall':>22}{'precision':>24}{'glued':>12}{'near':>8}{'misses taken':>14}{'CPU s':>9}")
    found = measured("claimtrack", ours, gold)
    if not options.no_baselines:
        measured("MinHash LSH, 3 words", minhash_of_words, gold)
        measured("MinHash LSH, 5 letters", minhash_of_letters, gold)
        measured("rapidfuzz ratio >= 90", ratio, gold)
        among = gold.identical | gold.glued | gold.near | gold.misses | gold.open
        scored(gold, among)
    made(liar)
    if options.misses:
        show(gold, found, options.misses)


def made(liar: list[Text]) -> None:
    """Near-misses made by rule from every statement: another number, a `not` more, another name; how many are called duplicates.

    Two scorers of likeness stand beside it.
    """
    from rapidfuzz import fuzz, utils

    config = Config(today=date(2026, 2, 24))
    kinds: dict[str, Callable[[str], str]] = {"another number": renumbered, "not": negated, "another country": relocated}
    print(f"\n{'near-misses made by rule':28}{'pairs':>10}{'called duplicates':>20}{'ratio >= 90':>14}{'token_set >= 95':>18}")
    for name, change in kinds.items():
        pairs = [(one.text, change(one.text)) for one in liar]
        pairs = [(one, other) for one, other in pairs if one != other]
        twins = near = likely = 0
        for one, other in pairs:
            sketches = [sketch.sketch(dossier(key, text(words, "")), config) for key, words in (("a", one), ("b", other))]
            twins += propose.twins(sketches[0], sketches[1], config)
            near += fuzz.ratio(one, other, processor=utils.default_process) >= 90
            likely += fuzz.token_set_ratio(one, other, processor=utils.default_process) >= 95
        print(f"{name:28}{len(pairs):>10,}{twins:>20,}{near:>14,}{likely:>18,}")


def renumbered(words: str) -> str:
    """The text with its first number one higher."""
    return re.sub(r"\d+", lambda match: str(int(match.group()) + 1), words, count=1)


def negated(words: str) -> str:
    """The text with a `not` behind its first auxiliary verb."""
    return re.sub(
        r"\b(is|are|was|were|has|have|had|will|would|can|could|did|does|do|should)\b(?! not)", r"\1 not", words, count=1
    )


def relocated(words: str) -> str:
    """The text with another state or country in it."""
    other = {"Texas": "Ohio", "Florida": "Texas", "Wisconsin": "Georgia", "Iraq": "Iran", "Iran": "Iraq", "China": "Russia"}
    return re.sub(rf"\b({'|'.join(other)})\b", lambda match: other[match.group()], words, count=1)


class Gold:
    """What is and what is not a duplicate, by pairs of rows."""

    def __init__(self, liar: list[Text], fact: list[Text]) -> None:
        """Compare all with all."""
        self.liar, self.fact = liar, fact
        by_text: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(fact):
            by_text[one.bare].append(number)
        same = {(a, b) for a, one in enumerate(liar) for b in by_text.get(one.bare, ())}
        self.identical: Pairs = {(a, b) for a, b in same if liar[a].words == fact[b].words}
        self.glued: Pairs = same - self.identical
        self.near: Pairs = set()
        self.misses: Pairs = set()
        self.open: Pairs = set()
        for a, b in alike(liar, fact):
            if (a, b) not in same:
                self._kind(liar[a], fact[b]).add((a, b))

    def _kind(self, one: Text, other: Text) -> Pairs:
        if one.numbers != other.numbers or one.negations != other.negations:
            return self.misses
        return self.near if one.speaker == other.speaker else self.open


def text(raw: str, speaker: str) -> Text:
    plain = unicodedata.normalize("NFKD", raw).casefold().replace("’", "'")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = " ".join(re.findall(r"\d+(?:[.,]\d+)*|[^\W_]+", plain.replace("'", "")))
    bare = words.replace(" ", "")
    return Text(
        text=raw,
        speaker=re.sub(r"[^a-z]+", "", speaker.casefold()),
        words=words,
        bare=bare,
        grams=frozenset(bare[at : at + GRAM] for at in range(max(1, len(bare) - GRAM + 1))),
        numbers=tuple(sorted(found.replace(",", "") for found in _NUMBERS.findall(plain))),
        negations=len(_NEGATIONS.findall(plain)),
    )


def alike(liar: list[Text], fact: list[Text]) -> Iterator[tuple[int, int]]:
    """All pairs with at least ALIKE of their runs of letters in common: exact, by prefixes of the rarest runs."""
    common = Counter(gram for one in (*liar, *fact) for gram in one.grams)
    held: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(fact):
        for gram in prefix(one, common):
            held[gram].append(number)
    for a, one in enumerate(liar):
        if len(one.bare) < SHORTEST:
            continue
        for b in {number for gram in prefix(one, common) for number in held.get(gram, ())}:
            other = fact[b].grams
            shared = len(one.grams & other)
            if shared >= ALIKE * (len(one.grams) + len(other) - shared):
                yield a, b


def prefix(one: Text, common: Counter[str]) -> list[str]:
    ordered = sorted(one.grams, key=lambda gram: (common[gram], gram))
    return ordered[: len(ordered) - int(ALIKE * len(ordered)) + 1]


def ours(liar: list[Text], fact: list[Text]) -> Pairs:
    """The very stations of `verify`, over both sets as one corpus."""
    config = Config(today=date(2026, 2, 24))
    engine = LocalEngine()
    rows = [dossier(f"l{number}", one) for number, one in enumerate(liar)]
    rows += [dossier(f"p{number}", one) for number, one in enumerate(fact)]
    sketches = list(engine.flat_map(sketch.of_dossier, rows, config))
    policy = config.policy.link
    counted = engine.flat_map(blocking.counted, sketches, rarity.rarity(sketches, policy))
    weighed = list(engine.flat_map(blocking.weighed, counted, policy))
    alike = list(engine.group(propose.alike, company.keyed((one.words for one in weighed), policy.words), config))
    ends: Iterable[tuple[str, blocking.Weighed | str]] = chain(
        engine.flat_map(propose.by_id, weighed, None), engine.flat_map(propose.by_end, alike, None)
    )
    beside = engine.group(propose.beside, ends, None)
    proposed, missing = list(engine.group(propose.proposals, beside, config)), propose.missing(alike)
    print(f"  (not compared under keys of many claims: {missing:,} pairs; proposed: {len(proposed):,})", file=sys.stderr)
    return {
        (int(one.a.id[1:]), int(one.b.id[1:]))
        for one in proposed
        if one.kind == "duplicate" and one.a.id[0] == "l" and one.b.id[0] == "p"
    }


def dossier(name: str, one: Text) -> Dossier:
    return Dossier(filed=Filed(name, f"claims/{name}.yaml", 0, Claim(claim=one.text)), sources={}, camps={})


def minhash_of_words(liar: list[Text], fact: list[Text]) -> Pairs:
    """MinHash of runs of three words."""
    return minhash(*([[" ".join(row).encode() for row in runs(one)] for one in texts] for texts in (liar, fact)))


def minhash_of_letters(liar: list[Text], fact: list[Text]) -> Pairs:
    """MinHash of runs of five letters: the very measure by which the gold standard calls texts nearly identical."""
    return minhash(*([[gram.encode() for gram in one.grams] for one in texts] for texts in (liar, fact)))


def minhash(liar: list[list[bytes]], fact: list[list[bytes]]) -> Pairs:
    """Pairs whose Jaccard similarity is at least .8 by 128 permutations."""
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=ALIKE, num_perm=128)
    hashed = MinHash.bulk(fact, num_perm=128)
    for number, one in enumerate(hashed):
        lsh.insert(number, one)
    queries = MinHash.bulk(liar, num_perm=128)
    return {(a, b) for a, one in enumerate(queries) for b in lsh.query(one) if one.jaccard(hashed[b]) >= ALIKE}


def runs(one: Text) -> list[list[str]]:
    words = re.findall(r"\w+", one.text.casefold())
    return [words[at : at + 3] for at in range(max(1, len(words) - 2))]


def ratio(liar: list[Text], fact: list[Text]) -> Pairs:
    from rapidfuzz import fuzz, process, utils

    texts = [utils.default_process(one.text) for one in fact]
    return {
        (a, b)
        for a, one in enumerate(liar)
        for _, _, b in process.extract(
            utils.default_process(one.text), texts, scorer=fuzz.ratio, score_cutoff=90, limit=None, processor=None
        )
    }


def scored(gold: Gold, among: Pairs) -> None:
    """What other scorers say of the pairs that are alike at all: no search, only the verdict."""
    from rapidfuzz import fuzz, utils

    scorers: dict[str, Callable[..., float]] = {"token_set_ratio": fuzz.token_set_ratio, "WRatio": fuzz.WRatio}
    for name, scorer in scorers.items():
        begun = time.process_time()
        found = {(a, b) for a, b in among if scorer(gold.liar[a].text, gold.fact[b].text, processor=utils.default_process) >= 95}
        row(f"rapidfuzz {name} >= 95 *", found, gold, time.process_time() - begun)
    print("* of the pairs that are alike at all, found by the gold standard's own search")


def measured(name: str, find: Callable[[list[Text], list[Text]], Pairs], gold: Gold) -> Pairs:
    begun = time.process_time()
    found = find(gold.liar, gold.fact)
    row(name, found, gold, time.process_time() - begun)
    return found


def row(name: str, found: Pairs, gold: Gold, seconds: float) -> None:
    right = gold.identical | gold.glued | gold.near
    recall = [float(pair in found) for pair in sorted(right)]
    precision = [float(pair in right) for pair in sorted(found - gold.open)]
    glued = f"{len(gold.glued & found)}/{len(gold.glued)}"
    near = f"{len(gold.near & found)}/{len(gold.near)}"
    taken = f"{len(gold.misses & found)}/{len(gold.misses)}"
    print(f"{name:28}{figure(recall):>22}{figure(precision):>24}{glued:>12}{near:>8}{taken:>14}{seconds:9.1f}")


def figure(values: list[float]) -> str:
    low, high = interval(values, 500)
    return f"{sum(values) / max(1, len(values)):.4f} ({low:.4f}-{high:.4f})"


def show(gold: Gold, found: Pairs, number: int) -> None:
    """Pairs to be read: what was missed, what was wrongly taken, what was refused for a number or a negation."""
    kinds: list[tuple[str, Iterable[tuple[int, int]]]] = [
        ("identical, not found", gold.identical - found),
        ("identical but for spaces, not found", gold.glued - found),
        ("near-identical, not found", gold.near - found),
        ("found, and not in the gold standard", found - gold.identical - gold.glued - gold.near - gold.open),
        ("near-miss, taken", gold.misses & found),
        ("near-miss, refused", gold.misses - found),
        ("alike, of two speakers, taken", gold.open & found),
        ("alike, of two speakers, refused", gold.open - found),
    ]
    chance = random.Random(SEED)
    for name, pairs in kinds:
        ordered = sorted(pairs)
        print(f"\n== {name}: {len(ordered)}")
        for a, b in sorted(chance.sample(ordered, min(number, len(ordered)))):
            print(f"- {gold.liar[a].text}\n  {gold.fact[b].text}")


if __name__ == "__main__":
    main()
