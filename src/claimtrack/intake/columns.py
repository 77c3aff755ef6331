"""Which column of a sheet holds what: by the names that desks give their columns, unless the desk says so itself.

A name means one thing at most. A column that means nothing here is told, and never dropped in silence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

import msgspec

from claimtrack.intake.rows import FIELDS, Column
from claimtrack.render.plain import visible
from claimtrack.shape import shortened
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble

NAMES: dict[str, str] = {
    "claim": "claim, claims, statement, text, claim text, claim reviewed, claimreviewed, sentence, assertion, what was said",
    "source": "source, speaker, said by, who said it, who, who said, claimant, claimed by, claimer, person, name, stated by",
    "date": "date, said on, date said, claim date, statement date, date of claim, date of statement, spoken on, when said",
    "url": "url, link, source url, source link, claim url, permalink, web address, web link, original url",
    "quote": "quote, exact words, exact quote, verbatim, quotation",
    "words": "words, paraphrase",
    "about": "about, question",
    "at": "at, where, context, appearance, appeared in, venue, medium, place said, location of claim, where said",
    "via": "via, outlet, told to, reported by, publication, relay, carried by",
    "verdict": "verdict, rating, ruling, finding, conclusion, truth rating, label given, fact check rating",
    "by": "by, checked by, checker, fact checker, reviewer, reviewed by, editor",
    "reviewed": "reviewed, checked on, date checked, check date, review date, date reviewed, verdict date, rating date",
    "why": "why, reason, explanation, rationale, justification, because, reasoning",
    "note": "note, notes, comment, comments, remark, remarks, internal notes",
    "tags": "tags, tag, keywords, categories, category, topic, topics, subject, subjects, issue, issues",
    "identifier": "identifier, id, claim id, nr, no, number, #, ref, reference, row id",
    "basis": "basis",
    "stance": "stance",
    "mode": "mode",
    "kind": "kind, source kind, kind of source",
    "anonymity": "anonymity",
}
"""The names of columns, without regard to case, accents, spaces, hyphens and underscores. `value`, `label`, `polarity`,
`status`, `when` and `outcome`, whose words mean something else in most sheets, are mapped only when asked for; a topic is what
many claims have in common (`tags`), not the one question that a claim answers (`about`)."""
MANY = "tags"
"""The one field that several columns may hold: what stands in them is put together."""

_NUMBERED = re.compile(r"#([0-9]{1,5})")


class Matched(msgspec.Struct, frozen=True):
    """Which field stands in which cell (counted from 0), and what becomes of each column. `more` are further cells of `MANY`."""

    cells: Mapping[str, int]
    columns: tuple[Column, ...]
    more: tuple[int, ...] = ()


def plain(name: str) -> str:
    """A column's name for comparison."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in folded if letter.isalnum() or letter == "#")


_KNOWN = {plain(name): field for field, names in NAMES.items() for name in names.split(", ")}


def known_fields(header: Sequence[str]) -> set[str]:
    """The fields that a header names."""
    return {_KNOWN[name] for name in map(plain, header) if name in _KNOWN}


def wished(options: Sequence[str]) -> dict[str, str]:
    """What `--map field=column` says: from a field to a column's name, `#3` for the third, or nothing for none of them.

    Raises Trouble for a field that does not exist and for one that is given twice.
    """
    found: dict[str, str] = {}
    for option in options:
        field, equals, column = (part.strip() for part in option.partition("="))
        if not equals:
            raise Trouble(f"`--map {option}` has no `=`", "write `--map claim=COLUMN`; `--map note=` leaves a field out")
        if field not in FIELDS:
            raise Trouble(f"there is no field `{field}`", did_you_mean(field, FIELDS, f"the fields are {', '.join(FIELDS)}"))
        if field in found:
            raise Trouble(f"`--map` gives `{field}` twice", "a field has one column")
        found[field] = column
    return found


def names_all(header: Sequence[str], wishes: Mapping[str, str]) -> bool:
    """Whether a row has every column that was asked for by name."""
    return all(_place(column, header) is not None for column in wishes.values() if column)


def match(header: Sequence[str], wishes: Mapping[str, str]) -> Matched:
    """The columns of a header, first as asked for, then by name. Of two columns for one field the first is taken (not of `MANY`).

    Raises Trouble where a column that was asked for is not there, or no column holds the claim.
    """
    cells: dict[str, int] = {}
    for field, column in wishes.items():
        if not column:
            continue
        place = _place(column, header)
        if place is None:
            way_on = visible(did_you_mean(column, header, f"the columns are {_listed(header)}"))
            raise Trouble(f"no column is called `{visible(column)}`", way_on)
        cells[field] = place
    taken = {place: field for field, place in cells.items()}
    columns, more = [], []
    for place, name in enumerate(header):
        shown = name.strip() or f"#{place + 1}"
        field = taken.get(place) or _KNOWN.get(plain(name), "")
        if place in taken:
            columns.append(Column(shown, field))
        elif not field:
            columns.append(Column(shown, None, "" if name.strip() else "it has no name"))
        elif wishes.get(field) == "":
            columns.append(Column(shown, None, f"`--map {field}=` leaves it out"))
        elif field == MANY and field in cells and field not in wishes:
            more.append(place)
            columns.append(Column(shown, field))
        elif field in cells:
            columns.append(
                Column(shown, None, f"`{field}` is column {cells[field] + 1} already: `{shortened(header[cells[field]])}`")
            )
        else:
            cells[field] = place
            columns.append(Column(shown, field))
    if "claim" not in cells:
        raise Trouble("no column holds the claim", f"say which does: `--map claim=COLUMN`; the columns are {_listed(header)}")
    return Matched(cells, tuple(columns), tuple(more))


def _listed(header: Sequence[str]) -> str:
    return ", ".join(f"`{visible(shortened(name))}`" for name in header if name.strip()) or "without names"


def _place(column: str, header: Sequence[str]) -> int | None:
    if match := _NUMBERED.fullmatch(column):
        place = int(match[1]) - 1
        return place if 0 <= place < len(header) else None
    exact = [place for place, name in enumerate(header) if name.strip() == column]
    alike = [place for place, name in enumerate(header) if plain(name) == plain(column)]
    return next(iter(exact or alike), None)
