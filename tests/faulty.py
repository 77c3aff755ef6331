"""Claims full of faults that can be fixed, typed in every style: keys, words, ids and dates spelt wrong beside right facts."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from claimtrack import yamlsrc
from yaml_styles import LONG, WORDS, lines

FACTS = WORDS | LONG
DATES = st.sampled_from(
    [
        "2026-02-20",
        "2026/2/3",
        "23 February 2026",
        "3.4.2026",
        "2026-02-23 10:30",
        "03/04/2026",
        "Monday, 23 February 2026",
        "23 février 2026",
    ]
)
IDS = st.sampled_from(["city-hall", "CityHall", "city_hall", "city-hal", "guest-3", "guest-1", "City Hall", "nobody"])


def spelt(values: st.SearchStrategy[dict[str, Any]], **keys: str) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with its keys in any order, some of them spelt in one of these other ways."""
    ways = st.fixed_dictionaries({key: st.sampled_from([key, *others.split()]) for key, others in keys.items()})

    def mixed(values: dict[str, Any], ways: dict[str, str], chance: random.Random) -> dict[str, Any]:
        entries = [(ways.get(key, key), value) for key, value in values.items()]
        chance.shuffle(entries)
        return dict(entries)

    return st.builds(mixed, values, ways, st.randoms(use_true_random=False))


FOUND = spelt(
    st.fixed_dictionaries({}, optional={"in": IDS, "at": st.just("paragraph 4"), "url": st.just("https://example.org/a#b")}),
    at="att At",
    url="ulr",
)
SAID = spelt(
    st.fixed_dictionaries(
        {"source": IDS},
        optional={
            "quote": FACTS,
            "basis": st.sampled_from(["firsthand", "firsthnad", "first-hand", "documnt", "officially"]),
            "date": DATES,
            "via": st.lists(IDS, max_size=2),
            "found": FOUND,
            "stance": st.sampled_from(["supports", "suports", "denys"]),
            "against_interest": st.sampled_from(["true", "yes", "no", "True"]),
        },
    ),
    source="sorce Source",
    quote="qoute 'quote",
    date="dat Date",
    found="foud",
)
CLAIMS = spelt(
    st.fixed_dictionaries(
        {"claim": FACTS},
        optional={
            "about": st.just("a/b"),
            "mode": st.sampled_from(["fact", "forcast", "Forecast", "posible"]),
            "as_of": DATES,
            "said": st.lists(SAID, max_size=3),
            "polarity": st.sampled_from(["yes", "true", "maybe", "No"]),
            "status": st.sampled_from(["open", "publish", "Settled"]),
            "tags": st.lists(FACTS, max_size=2),
            "place": FACTS,
            "review": st.fixed_dictionaries({"verdict": FACTS, "by": FACTS, "date": DATES}),
        },
    ),
    about="abuot About abouut",
    mode="moode",
    as_of="asof as-of",
    said="siad saidd",
    tags="tag",
    place="plcae",
    review="reveiw",
)


@st.composite
def faulty_texts(draw: DrawFn) -> str:
    """The text of a file: records in any style, several of them each with its id; LF or CRLF, a BOM or none, an end or none."""
    records = draw(st.lists(CLAIMS, min_size=1, max_size=3))
    parts = []
    for number, record in enumerate(records):
        entries = list(record.items())
        if len(records) > 1:
            entries.insert(draw(st.integers(0, len(entries))), ("id", f"x{number}"))
        parts.append("".join(lines(draw, dict(entries), draw(st.sampled_from([0, 0, 0, 2])))))
    joint = draw(st.sampled_from(["---\n", "--- # next\n", "...\n---\n"]))
    head, end = (
        draw(st.sampled_from(["", "# head\n\n", "---\n", "%YAML 1.1\n---\n"])),
        draw(st.sampled_from(["", "# end\n", "\n\n", "...\n"])),
    )
    text = head + joint.join(parts) + end
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    whole = draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    assume(not yamlsrc.compose(whole).problems)  # such as `[a, , b]`
    return whole
