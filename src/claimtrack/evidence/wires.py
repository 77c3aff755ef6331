"""The wires that a desk knows: its sources of kind agency, under every name by which a page may credit them.

A table of the agencies that pages credit most stands here; a wire that no record describes is not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimtrack.model import FiledSource

AGENCIES = (
    ("AFP", "Agence France-Presse", "Agence France Presse"),
    ("AP", "Associated Press", "The Associated Press"),
    ("Reuters", "Thomson Reuters"),
    ("dpa", "DPA", "Deutsche Presse-Agentur"),
    ("PA", "PA Media", "Press Association"),
    ("ANSA",),
    ("EFE", "Agencia EFE"),
    ("APA", "Austria Presse Agentur"),
    ("Keystone-SDA", "SDA"),
    ("ANP",),
    ("Belga",),
    ("Ritzau",),
    ("NTB",),
    ("TT", "TT News Agency"),
    ("STT",),
    ("PAP",),
    ("Tass", "TASS"),
    ("Interfax",),
    ("Ukrinform",),
    ("Xinhua",),
    ("Kyodo", "Kyodo News"),
    ("Yonhap",),
    ("PTI", "Press Trust of India"),
    ("ANI",),
    ("Anadolu", "Anadolu Agency", "AA"),
    ("SANA",),
    ("MENA",),
    ("WAFA",),
    ("IRNA",),
    ("UPI", "United Press International"),
    ("Bloomberg", "Bloomberg News"),
    ("AAP", "Australian Associated Press"),
    ("The Canadian Press", "Canadian Press"),
)
"""The names of one agency in a row."""

Wires = dict[str, tuple[str, ...]]
"""Under the id of each agency of the register: its names."""


def wires(sources: Iterable[FiledSource]) -> Wires:
    """The agencies of a register, each with the names its id and description give, and with those of the table."""
    return {
        filed.id: names for filed in sources if filed.record.kind == "agency" and (names := _names(filed.id, filed.record.source))
    }


def _names(identity: str, description: str) -> tuple[str, ...]:
    """Names as they are written: an acronym keeps its letters, since `AP` is an agency and `ap` is nothing."""
    last = identity.rpartition("/")[2]
    own = {last.upper()} if re.fullmatch(r"[a-z]{3,5}", last) else set()
    own |= {first for first in [re.split(r"[,;(]", description)[0].strip()] if _is_name(first)}
    rows = [row for row in AGENCIES if own & set(row) or last.replace("-", " ") in {name.lower() for name in row}]
    return tuple(sorted(own.union(*rows), key=lambda name: (-len(name), name)))


def _is_name(text: str) -> bool:
    """Whether a description begins with a name: `AFP`, `Kyodo News`; not `a news agency`, `the wire`."""
    words = text.split()
    return (
        0 < len(words) <= 4 and all(word[0].isupper() or word in ("of", "de") for word in words) and words[0] not in ("A", "An")
    )
