"""From a row to the draft of a claim: cleaned texts, read dates, and what no record has a place for as comments.

A draft names its speakers as the row does; which sources they are is not decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from claimtrack.intake import hygiene, naming
from claimtrack.intake.opening import LOST
from claimtrack.intake.rows import Given, Refusal, Speaker
from claimtrack.values.written_dates import NoDate, Order, read_date
from claimtrack.yamltext import MAX_BYTES

MAX_TEXT = MAX_BYTES // 8
"""So many characters one text of a row may have: what is longer no record holds and nobody reads."""

_OF_CLAIM = ("about", "value", "when", "label", "polarity", "mode", "status", "outcome")
_OF_SAID = ("stance", "quote", "words", "basis", "date")
_OF_FOUND = ("at", "url")
_OF_REVIEW = ("verdict", "by", "reviewed", "why")
_DATES = ("date", "reviewed")
_LISTS = ("tags", "via")
_IDS = ("about", "label")


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a row says of one claim. `said` is what the entries of all its speakers share, `carriers` through whom it came."""

    place: str
    claim: str
    speakers: tuple[Speaker, ...]
    kind: str | None
    anonymity: str | None
    fields: Mapping[str, str]
    said: Mapping[str, Any]
    carriers: tuple[Speaker, ...]
    found_in: bool
    """Whether it was found with the first of those who carried it."""
    review: Mapping[str, str]
    tags: tuple[str, ...]
    identifier: str | None
    comments: tuple[str, ...]
    changes: tuple[str, ...]
    day: str | None
    """By which it is filed: when it was said, else when it was checked."""


def draft(given: Given, namespace: str, order: Order = "auto") -> Draft | Refusal:
    """The draft of a row's claim, or why there is none. `namespace` stands before identifiers of rows that nobody checked.

    Without one such an identifier is kept as a comment: nothing can be found by it.
    """
    for field, text in given.fields.items():
        if len(text) > MAX_TEXT:
            message = f"`{field}` has {len(text):,} characters, and a record at most {MAX_TEXT:,}"
            return Refusal(place=given.place, message=message, help="shorten it", column=given.columns.get(field, field))
        if LOST in text:
            return _of_lost_letters(given, field)
    if any(LOST in one.name for one in (*given.speakers, *([given.checker] if given.checker else []))):
        return _of_lost_letters(given, "source")
    cleaned = {field: hygiene.cleaned(text) for field, text in given.fields.items()}
    texts = {field: one.text for field, one in cleaned.items() if one.text}
    changes = [change for one in cleaned.values() for change in one.changes]
    for field in _DATES:
        if field in texts:
            try:
                texts[field] = read_date(texts[field], order)
            except NoDate as error:
                return Refusal(place=given.place, message=str(error), help=error.help, column=given.columns.get(field, field))
    if "claim" not in texts:
        return Refusal(
            place=given.place, message="the claim is empty", help="write the sentence", column=given.columns.get("claim")
        )
    names = [(hygiene.cleaned(one.name), one.hint) for one in given.speakers]
    speakers = tuple(Speaker(name.text, hint) for name, hint in names if name.text)
    changes += [change for name, _ in names for change in name.changes]
    if (bare := hygiene.unquoted(texts["claim"])) is not None:
        texts["claim"] = bare
        changes.append(hygiene.QUOTED)
        if given.checker and speakers:  # a checker puts the whole in marks where these are the speaker's own words
            texts.setdefault("quote", bare)
    if any(len(speaker.name) > MAX_TEXT for speaker in speakers):
        return Refusal(
            place=given.place, message="a speaker's name is endless", help="shorten it", column=given.columns.get("source")
        )
    return _sorted(given, texts, speakers, tuple(dict.fromkeys(changes)), namespace)


def _of_lost_letters(given: Given, field: str) -> Refusal:
    message = "some letters are lost: their bytes are not of the encoding in which the file was read"
    way_on = "mend the row and save the file as UTF-8, or give --encoding"
    return Refusal(place=given.place, message=message, help=way_on, column=given.columns.get(field, field))


def _sorted(
    given: Given, texts: dict[str, str], speakers: tuple[Speaker, ...], changes: tuple[str, ...], namespace: str
) -> Draft:
    """Each text at its place in the record."""
    checker = given.checker
    found = {field: texts[field] for field in _OF_FOUND if field in texts}
    review = {"date" if field == "reviewed" else field: texts[field] for field in _OF_REVIEW if field in texts}
    homeless = {} if "verdict" in review else {field: texts[field] for field in _OF_REVIEW if field in texts}
    if not speakers:
        homeless = {field: texts[field] for field in (*_OF_SAID, *_OF_FOUND, "via") if field in texts} | homeless
    if "note" in texts:
        homeless["note"] = texts["note"]
    listed = {
        field: [part.strip() for part in texts.get(field, "").replace(",", ";").split(";") if part.strip()] for field in _LISTS
    }
    identifier = None
    namespace = (checker and naming.slug(checker.name)) or namespace
    if "identifier" in texts and namespace:
        identifier = f"{namespace}/{'-'.join(texts['identifier'].split())}"
    elif "identifier" in texts:
        homeless["identifier"] = texts["identifier"]
    return Draft(
        place=given.place,
        claim=texts["claim"],
        speakers=speakers,
        kind=texts.get("kind"),
        anonymity=texts.get("anonymity"),
        fields={
            field: "-".join(texts[field].split()) if field in _IDS else texts[field] for field in _OF_CLAIM if field in texts
        },
        said={field: texts[field] for field in _OF_SAID if field in texts} | ({"found": found} if found else {}),
        carriers=(checker,) if checker else tuple(Speaker(name, "outlet") for name in listed["via"]),
        found_in=checker is not None,
        review=review if "verdict" in review else {},
        tags=tuple(dict.fromkeys([*listed["tags"], *([identifier] if identifier else [])])),
        identifier=identifier,
        comments=tuple(f"# {field}: {_harmless(text)}" for field, text in homeless.items()),
        changes=changes,
        day=texts.get("date") or texts.get("reviewed"),
    )


def _harmless(text: str) -> str:
    """A comment that the program does not take for one of its own (`claimtrack: ignore[...]`)."""
    return text.replace("claimtrack:", "claimtrack :")
