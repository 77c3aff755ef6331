"""The pairs of claims in conflict that an index holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from claimtrack.catalogue import listing
from claimtrack.catalogue.forms import HeldPair
from claimtrack.catalogue.opened import Catalogue
from claimtrack.catalogue.patterns import expression

_decoder = msgspec.json.Decoder(HeldPair)


def pairs(catalogue: Catalogue, claims: Sequence[str], about: Sequence[str]) -> Iterator[HeldPair]:
    """The pairs with one of these claims, on one of these questions, as far as any are named; by the ids of their claims."""
    catalogue.sure("conflicts")
    named = [expression(listing.now(name, catalogue)) for name in claims]
    asked = [expression(pattern) for pattern in about]
    tests = ["line is not null"]
    if named:
        tests.append(" or ".join(["regexp_full_match(a, ?) or regexp_full_match(b, ?)"] * len(named)))
    if asked:
        tests.append(" or ".join(["regexp_full_match(about, ?)"] * len(asked)))
    where = " and ".join(f"({test})" for test in tests)
    question = f"select line, crc from read_parquet(?) where {where} order by a, b, about"  # noqa: S608 - of parts written here; values are bound
    values = [*(one for pattern in named for one in (pattern, pattern)), *asked]
    for line, crc in catalogue.each(question, "conflicts", *values):
        catalogue.checked("conflicts", crc, line.encode("utf-8"))
        yield _decoder.decode(line)
