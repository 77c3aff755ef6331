"""How often the detector of contact details sounds on claims that people published: a rate, and what it sounded at.

    python bench/eval_protection.py DATA [--show N]

DATA is a folder with claim sets as gzip JSON lines. Nobody has labelled them: what is found is counted by kind, and `--show`
prints N of each set to be read. A handle or a link in a claim is one, and no false alarm of the detector; the rules do not look
into the sentences of claims at all, so these rates are an upper bound. `as ids` counts the figures found in the same texts
written as ids, which have no commas and brackets to tell figures apart. Exits with 1 where the rate of telephone numbers,
coordinates, papers and accounts is above 5 in 10,000 texts.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

from bench_data import load
from claimtrack.protection import ids
from claimtrack.protection.contacts import Contact, ContactKind, contacts

SETS = {
    "claimreview_feed": ("claimReviewed",),
    "snopes_claims": ("text",),
    "politifact_claims": ("text",),
    "liar": ("statement",),
    "vitaminc_numeric": ("premise", "hypothesis"),
    "wikiwars_timex": ("left",),
    "snopes_queries": ("text",),
}
"""Sets and the fields that hold a text; the last are tweets, which are full of handles and links."""
FIGURES: tuple[ContactKind, ...] = ("phone number", "coordinates", "identity number", "account number")
BEARABLE = 5.0
"""So many of 10,000 claims may hold what looks like a number to call."""


def main(folder: Path, show: int) -> int:
    """Print a line a set; read what was found with `show`."""
    print(f"{'set':18} {'texts':>7} {'us each':>8} {'figures':>8} {'in 10,000':>10} {'as ids':>7}  other kinds")
    worst = 0.0
    for name, fields in SETS.items():
        texts = {str(row[field]) for row in load(folder, name) for field in fields}
        begun = time.process_time()
        found = [(text, one) for text in sorted(texts) for one in contacts(text)]
        spent = (time.process_time() - begun) / len(texts) * 1e6
        kinds = Counter(one.kind for _, one in found)
        figures = sum(kinds[kind] for kind in FIGURES)
        rate = figures / len(texts) * 10_000
        worst = max(worst, rate if name != "snopes_queries" else 0.0)
        slugs = sum(one.kind in FIGURES for text in texts for one in ids.contacts_in(_slug(text)))
        others = ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items()) if kind not in FIGURES)
        print(f"{name:18} {len(texts):7,} {spent:8.0f} {figures:8} {rate:10.2f} {slugs:7}  {others}")
        for text, one in random.Random(1).sample(found, min(show, len(found))):
            print(f"    {one.kind}: {_around(text, one)}")
    return int(worst > BEARABLE)


def _slug(text: str) -> str:
    """The text as an id that a desk could give: small letters and hyphens."""
    return re.sub(r"\W+", "-", text.casefold()).strip("-")


def _around(text: str, one: Contact) -> str:
    return f"{text[max(0, one.start - 40) : one.start]}[{one.text}]{text[one.end : one.end + 20]}".replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[3]) if "--show" in sys.argv else 0))
