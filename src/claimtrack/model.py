"""The records as editors write them: claims, attributions, sources, camps, judgements.

Frozen values without behaviour of their own. Nothing computed is ever stored in one; nothing here reads or compares.
The vocabularies are closed; the words of anonymity and basis are those of newsroom sourcing standards.
"""

from __future__ import annotations

from typing import Annotated, Generic, Literal, TypeVar

import msgspec
from msgspec import Meta

Mode = Literal["fact", "estimate", "forecast", "possible"]
Status = Literal["open", "published", "corrected", "retracted", "settled"]
Stance = Literal["supports", "partly", "denies", "withdraws", "no_comment"]
Basis = Literal["firsthand", "document", "official", "position", "secondhand", "analysis", "unknown", "hearsay"]
Anonymity = Literal["named", "pseudonym", "unnamed", "background", "deep_background", "unidentified", "off_record"]
Kind = Literal["person", "official", "body", "group", "document", "dataset", "agency", "outlet", "team", "post", "media"]
Grade = Literal["A", "B", "C", "D", "E", "F"]
Role = Literal["party", "neutral"]
Same = Literal["same", "different"]
Resolution = Literal["held", "failed", "partly", "void"]

_END = r"$(?!\n)"
"""The end of a text, and not the place before a last line break, where Python's `$` matches too."""
_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


def _date_meant(text: str) -> tuple[str, bool] | None:
    """The date that a text of another form means, and whether it can mean no other."""
    from claimtrack.values.written_dates import put_right  # noqa: PLC0415 - only for a date that is written wrong

    return put_right(text)


Id = Annotated[
    str,
    Meta(
        min_length=1,
        pattern=rf"^\S+{_END}",
        description="An id: the file's path without its suffix",
        extra={"form": "an id has no spaces: write `like-this/or-this`"},
    ),
]
Text = Annotated[str, Meta(min_length=1)]
DateText = Annotated[
    str,
    Meta(
        pattern=rf"^{_DATE}{_END}",
        description="A day (2026-02-23), a month (2026-02) or a year (2026)",
        extra={"form": "write a day, a month or a year, such as `2026-02-23`, `2026-02` or `2026`", "mend": _date_meant},
    ),
]
PeriodText = Annotated[
    str,
    Meta(
        pattern=rf"^{_DATE}(/{_DATE})?{_END}",
        description="Two dates with a slash between (2026-02-03/2026-02-19), or one month or year",
        extra={"form": "write two dates with a slash between, such as `2026-02-03/2026-02-19`"},
    ),
]
Sha256 = Annotated[str, Meta(pattern=rf"^[0-9a-f]{{64}}{_END}", extra={"form": "a sha256 is 64 hexadecimal digits"})]

State = Annotated[
    str,
    Meta(
        pattern=rf"^[0-9a-f]{{6,64}}{_END}",
        description="The state of both claims when they were judged",
        extra={"form": "the state of two claims is written by `claimtrack link`; leave it out when you write by hand"},
    ),
]


class _Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What all records share: frozen, closed to unknown keys, defaults left unsaid."""


class Found(_Record, frozen=True, kw_only=True):
    """Where a statement stands: in which source, at what place, and in which stored copy."""

    in_: Id | None = msgspec.field(default=None, name="in")
    at: Text | None = None
    url: Text | None = None
    captured: DateText | None = None
    sha256: Sha256 | None = None
    archived: Text | None = None


class Capture(_Record, frozen=True, kw_only=True):
    """One stored copy of what a source published: its hash, the day it was taken, from where, under which title."""

    sha256: Sha256
    captured: DateText | None = None
    url: Text | None = None
    title: Text | None = None


class Attribution(_Record, frozen=True, kw_only=True):
    """Who says so, how they know, through whom, in what words."""

    source: Id
    stance: Stance = "supports"
    quote: Text | None = None
    words: Text | None = None
    basis: Basis = "unknown"
    via: tuple[Id, ...] = ()
    picks_up: tuple[Id, ...] = ()
    date: DateText | None = None
    found: Found | None = None
    anonymity: Anonymity | None = None
    against_interest: bool = False
    utterance: Id | None = None


class Reply(_Record, frozen=True, kw_only=True):
    """What was done to hear the person a claim accuses."""

    asked: DateText | None = None
    of: Text | None = None
    answer: Text | None = None


class Review(_Record, frozen=True, kw_only=True):
    """An editor's verdict on a claim."""

    verdict: Text
    by: Text | None = None
    date: DateText | None = None
    why: Text | None = None


class Correction(_Record, frozen=True, kw_only=True):
    """One correction that was published: when, what stood there, why."""

    date: DateText
    was: Text | None = None
    why: Text | None = None


class Claim(_Record, frozen=True, kw_only=True):
    """One checkable sentence, what it is about, what it says, and who says so."""

    claim: Text
    id: Id | None = None
    about: Id | None = None
    value: Text | None = None
    when: Text | None = None
    label: Id | None = None
    polarity: bool | None = None
    mode: Mode = "fact"
    period: PeriodText | None = None
    per: Text | None = None
    as_of: DateText | None = None
    growing: bool = False
    place: Id | None = None
    event: Id | None = None
    part_of: Id | None = None
    many: bool = False
    said: tuple[Attribution, ...] = ()
    alleges: Text | None = None
    """The wrongdoing that it alleges, if any; `reply` is then due."""
    reply: Reply | None = None
    tags: tuple[Text, ...] = ()
    status: Status = "open"
    outcome: Text | None = None
    resolution: Resolution | None = None
    """Whether it held, once it is decided; `void` where the question fell away. Track records count this and nothing else."""
    corrections: tuple[Correction, ...] = ()
    review: Review | None = None
    was: tuple[Id, ...] = ()
    """The ids of claims that were merged into this one; whoever asks for them is led here."""


class Source(_Record, frozen=True, kw_only=True):
    """A voice, body, document or outlet, as readers may be told of it; never an identity that must be protected."""

    source: Text
    kind: Kind
    anonymity: Anonymity
    id: Id | None = None
    camp: Id | None = None
    of: Id | None = None
    grade: Grade = "F"
    known_to: tuple[Text, ...] = ()
    reason: Text | None = None
    terms: Text | None = None
    review_by: DateText | None = None
    maybe_same_as: tuple[Id, ...] = ()
    distinct_from: tuple[Id, ...] = ()
    url: Text | None = None
    publisher: Text | None = None
    published: DateText | None = None
    credits: tuple[Id, ...] = ()
    captures: tuple[Capture, ...] = ()


class Camp(_Record, frozen=True, kw_only=True):
    """Whose side a source is on. A `neutral` camp has no stake in the matter."""

    name: Text
    role: Role = "party"


class Judgement(_Record, frozen=True, kw_only=True):
    """A person's yes or no to a link between two claims."""

    a: Id
    b: Id
    verdict: Same
    date: DateText | None = None
    by: Text | None = None
    why: Text | None = None
    of: State | None = None
    """The state of the two claims when it was said (`link.judgements.state`); without it the judgement is never stale."""


R = TypeVar("R")


class Filed(msgspec.Struct, Generic[R], frozen=True):
    """A record with its id and with the file and YAML document that hold it."""

    id: str
    path: str
    document: int
    record: R


FiledClaim = Filed[Claim]
FiledSource = Filed[Source]
