"""ClaimReview (schema.org) to rows: one object, a list, a `@graph`, a DataFeed, or JSON lines of any of these; compressed or not.

What becomes of each property:

| property | becomes | because |
| --- | --- | --- |
| `claimReviewed` | `claim` | where it is missing, the `text` or `name` of the `Claim` that was reviewed |
| `itemReviewed.author` | a source each, and its entry in `said` | who says so; nobody is made up where nobody is named |
| `itemReviewed.datePublished` | `said.date` | the day it was said, not the day it was checked |
| `itemReviewed.appearance` | `said.found.at` | where it was said, in the checker's words |
| `author` (the checker) | `review.by`; a source, in `said.via`, `said.found.in` | through the checker the desk knows of it |
| `url` | `said.found.url` | the page on which the desk can read the statement: the checker's |
| `reviewRating.alternateName` | `review.verdict` | an editor's verdict, of somebody else; it never goes into a score |
| `datePublished`, `name` | `review.date`, `review.why` | when it was checked, and under which headline |
| `identifier`, `@id` | a tag `checker/identifier` | by it a second run finds the record, though the sentence was changed |

A claim that stands in quotation marks as a whole is also the `quote` of its speaker. A rating in numbers alone becomes words
(`2 of 5`). Without a verdict there is no review, and without a speaker no entry in `said`: what would have stood there is kept
as comments at the end of the file.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from claimtrack.intake import jsonstream
from claimtrack.intake.graph import Graph, graph_of
from claimtrack.intake.jsonstream import CONTAINERS, Broken
from claimtrack.intake.opening import DAMAGED, LOSSES, Encoding, Opened
from claimtrack.intake.rows import Column, Delivery, Given, Hint, Refusal, Speaker
from claimtrack.shape import shortened

COLUMNS: dict[str, str] = {
    "claim": "claimReviewed",
    "source": "itemReviewed.author",
    "date": "itemReviewed.datePublished",
    "at": "itemReviewed.appearance",
    "by": "author",
    "url": "url",
    "verdict": "reviewRating.alternateName",
    "reviewed": "datePublished",
    "why": "name",
    "identifier": "identifier",
}
"""From the field of a row to the property it is taken from."""

_HINTS: dict[str, Hint] = {
    "Person": "person",
    "Organization": "body",
    "GovernmentOrganization": "body",
    "NGO": "body",
    "Corporation": "body",
    "PoliticalParty": "body",
    "NewsMediaOrganization": "outlet",
}
_USED = frozenset(
    "@context @type @id claimReviewed itemReviewed author publisher url reviewRating datePublished name headline "
    "identifier".split()
)
_USED_OF_ITEM = frozenset("@context @type @id author datePublished dateCreated appearance firstAppearance text name".split())
_USED_OF_RATING = frozenset("@type @id alternateName ratingValue bestRating worstRating name ratingExplanation".split())
_WAY_ON = "mend it where it comes from, or leave the row out"
_TYPE = "if it is one, write its `@type` as `ClaimReview`; if not, leave it out"
_DEPTH = 4


class _Wrong(Exception):
    """A property that is not what it should be."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column
        self.message = message


def read_claimreview(file: Opened, encoding: Encoding) -> Delivery:
    """A delivery of ClaimReviews. Bad lines and bad objects come as refusals, with their places."""
    with _text(file, encoding) as stream:
        try:
            by_line = jsonstream.is_lines(stream)
        except DAMAGED:
            by_line = True
    graph = Graph() if by_line else _graph(file, encoding)
    return Delivery(
        name=file.name,
        form="claimreview",
        encoding=encoding.words,
        columns=tuple(Column(name, field) for field, name in COLUMNS.items()),
        rows=partial(_rows, file, encoding, by_line, graph),
    )


def _rows(file: Opened, encoding: Encoding, by_line: bool, graph: Graph) -> Iterator[Given | Refusal]:
    place = "the first line"
    try:
        with _text(file, encoding) as stream:
            for place, value in (jsonstream.lines if by_line else jsonstream.document)(stream):
                yield from _reviews(place, value, graph)
    except DAMAGED as error:
        message = f"the compressed file ends or is damaged here: {error}"
        yield Refusal(place=f"after {place}", message=message, help="get the file again, and run the import again")


def _text(file: Opened, encoding: Encoding) -> io.TextIOWrapper:
    return io.TextIOWrapper(file.stream(), encoding=encoding.codec, errors=LOSSES, newline="\n")


def _reviews(place: str, value: object, graph: Graph, depth: int = 0) -> Iterator[Given | Refusal]:
    """The reviews that a value holds: itself, or those of the list, graph, feed or feed item that it is."""
    if isinstance(value, Broken):
        more = "; nothing after it was read" if value.rest else ""
        yield Refusal(place=place, message=f"{value.why}{more}", help=_WAY_ON)
        return
    inner = _inner(value)
    if inner == []:
        yield Refusal(place=place, message="the list is empty: it holds no ClaimReview", help=_WAY_ON)
    elif inner is not None and depth < _DEPTH:
        known = graph.joined(graph_of(inner, _begins)) if depth == 0 and len(inner) > 1 else graph
        for number, one in enumerate(inner, 1):
            yield from _reviews(place if len(inner) == 1 else f"{place}, item {number}", one, known, depth + 1)
    elif isinstance(value, dict) and _is_a(value, "ClaimReview"):
        yield _review(place, value, graph)
    elif not graph.holds(value) or "claimReviewed" in value:  # an object that a review points to is no row
        kind = ", ".join(_types(value)) if isinstance(value, dict) else type(value).__name__
        message = f"this is no ClaimReview but `{shortened(kind) or 'an object without @type'}`"
        way_on = _TYPE if isinstance(value, dict) and "claimReviewed" in value else _WAY_ON
        yield Refusal(place=place, message=message, help=way_on)


def _inner(value: object) -> list[Any] | None:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or _is_a(value, "ClaimReview"):
        return None
    for key in CONTAINERS:
        if isinstance(value.get(key), list):
            return list(value[key])
        if isinstance(value.get(key), dict):
            return [value[key]]
    if _is_a(value, "DataFeedItem") and "item" in value:
        return list(value["item"]) if isinstance(value["item"], list) else [value["item"]]
    return None


def _review(place: str, review: dict[str, Any], graph: Graph) -> Given | Refusal:
    try:
        item = _object(review, "itemReviewed", graph)
        rating = _object(review, "reviewRating", graph)
        by = _names(review.get("author") or review.get("publisher"), "author", graph)
        appearance = item.get("firstAppearance") or item.get("appearance")
        fields = {
            "claim": _claim(review, item),
            "date": _one(item.get("datePublished") or item.get("dateCreated"), "itemReviewed.datePublished")
            or _one(graph.resolved(appearance).get("datePublished"), "itemReviewed.appearance.datePublished"),
            "at": _where(appearance, graph),
            "by": "; ".join(speaker.name for speaker in by),
            "url": _one(review.get("url"), "url"),
            "verdict": _verdict(rating),
            "reviewed": _one(review.get("datePublished"), "datePublished"),
            "why": "; ".join(dict.fromkeys(filter(None, (_headline(review), _one(rating.get("ratingExplanation"), "name"))))),
            "identifier": _identifier(review),
        }
        speakers = _names(item.get("author"), "itemReviewed.author", graph)
        checker = _checker(review, by, graph)
    except _Wrong as wrong:
        return Refusal(place=place, message=wrong.message, help=_WAY_ON, column=wrong.column)
    return Given(
        place=place,
        fields={field: text for field, text in fields.items() if text},
        columns=COLUMNS,
        speakers=speakers,
        unused=tuple(_unused(review, item, rating)),
        checker=checker,
    )


def _unused(review: dict[str, Any], item: dict[str, Any], rating: dict[str, Any]) -> Iterator[str]:
    yield from (key for key in review if key not in _USED)
    yield from (f"itemReviewed.{key}" for key in item if key not in _USED_OF_ITEM)
    yield from (f"reviewRating.{key}" for key in rating if key not in _USED_OF_RATING)


def _claim(review: dict[str, Any], item: dict[str, Any]) -> str:
    given = _one(review.get("claimReviewed"), "claimReviewed")
    if given or not _is_a(item, "Claim"):
        return given
    return _one(item.get("text"), "itemReviewed.text") or _one(item.get("name"), "itemReviewed.name")


def _verdict(rating: dict[str, Any]) -> str:
    words = _one(rating.get("alternateName"), "reviewRating.alternateName") or _one(rating.get("name"), "reviewRating.name")
    value, best = _one(rating.get("ratingValue"), "reviewRating.ratingValue"), _one(rating.get("bestRating"), "reviewRating")
    return words or (f"{value} of {best}" if value and best else value)


def _headline(review: dict[str, Any]) -> str:
    return _one(review.get("name") or review.get("headline"), "name")


def _identifier(review: dict[str, Any]) -> str:
    given = review.get("identifier") or review.get("@id") or ""
    given = given[0] if isinstance(given, list) and given else given
    return _one(given.get("value") if isinstance(given, dict) else given, "identifier")


def _where(appearance: object, graph: Graph) -> str:
    places = appearance if isinstance(appearance, list) else [appearance]
    return "; ".join(dict.fromkeys(filter(None, (_place(one, graph) for one in places))))


def _place(one: object, graph: Graph) -> str:
    if not isinstance(one, dict):
        return _one(one, "itemReviewed.appearance")
    node = graph.resolved(one)
    words = _one(node.get("headline") or node.get("name"), "itemReviewed.appearance")
    link = _one(node.get("url") or node.get("@id"), "itemReviewed.appearance")
    return f"{words} ({link})" if words and link else words or link


def _names(value: object, column: str, graph: Graph) -> tuple[Speaker, ...]:
    """The names of an author or several, with what each is said to be."""
    found = []
    for one in value if isinstance(value, list) else [value]:
        node = graph.resolved(one)
        name = _one(node.get("name"), f"{column}.name") if node else "" if isinstance(one, dict) else _one(one, column)
        if name:
            found.append(Speaker(name, next((_HINTS[kind] for kind in _types(node) if kind in _HINTS), "")))
    return tuple(dict.fromkeys(found))


def _checker(review: dict[str, Any], by: tuple[Speaker, ...], graph: Graph) -> Speaker | None:
    """Who brings the statement: the body behind the check, or its publisher, before the person who signed it."""
    everybody = [*by, *_names(review.get("publisher"), "publisher", graph)]
    bodies = [one for one in everybody if one.hint in ("body", "outlet")]
    chosen = next(iter(bodies or everybody), None)
    return chosen and Speaker(chosen.name, "person" if chosen.hint == "person" else "outlet")


def _object(review: dict[str, Any], key: str, graph: Graph) -> dict[str, Any]:
    given = review.get(key)
    if isinstance(given, list) and len(given) == 1:
        given = given[0]
    if given is None:
        return {}
    if isinstance(given, str):
        return {"alternateName" if key == "reviewRating" else "name": given}
    if isinstance(given, dict):
        return graph.resolved(given)
    raise _Wrong(key, f"`{key}` is {_described(given)}, not an object")


def _one(value: object, column: str) -> str:
    """One text; numbers and `@value` objects become texts, a list of one its entry. Raises _Wrong for anything else."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict) and "@value" in value:
        value = value["@value"]
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise _Wrong(column, f"`{column}` is {_described(value)}, not one text")


def _described(value: object) -> str:
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return {dict: "an object", bool: "true or false"}.get(type(value), f"`{type(value).__name__}`")


def _types(node: Mapping[str, Any]) -> list[str]:
    given = node.get("@type") or []
    return [str(one).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for one in (given if isinstance(given, list) else [given])]


def _is_a(node: Mapping[str, Any], kind: str) -> bool:
    return kind in _types(node)


def _graph(file: Opened, encoding: Encoding) -> Graph:
    """What the reviews of a document point to."""
    try:
        with _text(file, encoding) as stream:
            return graph_of((value for _, value in jsonstream.document(stream)), _begins)
    except DAMAGED:  # told when the rows are read
        return Graph()


def _begins(value: dict[str, Any]) -> bool:
    return _is_a(value, "ClaimReview") or _inner(value) is not None
