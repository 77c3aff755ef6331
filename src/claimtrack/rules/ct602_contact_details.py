"""A way to reach or find a protected source stands in its record, or in a claim that cites it.

## Why it matters to a desk

A number or an address is a name for whoever can look it up. Contacts of protected sources are kept apart from notes, encrypted,
and by as few as possible; git is the opposite of all three. Looked for are e-mail addresses, telephone numbers, handles, links,
messenger names, coordinates, account and passport numbers: in the record, its id and comments, and in what claims quote of the
source (there no plain links and coordinates, which belong to the news). For a source under a pseudonym the public handle and
its page are what readers may be told.

## Bad

```yaml
# sources/amber-kettle.yaml
source: a nurse at the hospital
kind: person
anonymity: background
reason: fears to be dismissed
known_to: [the health editor]
terms: not to be quoted; call +49 30 0199 8765 first    # finding: CT602
# claims/ward-closed.yaml
claim: The ward is closed
said:
  - source: amber-kettle
    words: the ward is closed, write to nurse@example.org   # finding: CT602
    found: {url: https://t.me/some_nurse}                   # finding: CT602
```

## Good

```yaml
# sources/amber-kettle.yaml
source: a nurse at the hospital
kind: person
anonymity: background
reason: fears to be dismissed
known_to: [the health editor]
terms: not to be quoted; the health editor calls first
# claims/ward-closed.yaml
claim: The ward is closed
said:
  - source: amber-kettle
    words: the ward is closed
    found: {url: https://news.example/ward}
```

## What to do

Take it out, and keep it where the desk keeps its contacts. Once committed, it is in the history: see `docs/protection.md`.
Findings of this rule show neither the detail nor its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.source_dossier import SourceDossier
from claimtrack.link.wording import listed
from claimtrack.place import Place
from claimtrack.protection import ids
from claimtrack.protection.contacts import Contact, contacts
from claimtrack.protection.fields import is_protected
from claimtrack.rule import Hit, rule
from claimtrack.rules._protected import has_public_page, name_of, of_record, own_names, texts

_HANDLES = ("handle", "profile link", "link", "messenger contact")
_OF_THE_NEWS = ("link", "coordinates")
_HELP = "take it out, and keep it apart from the corpus; once committed it is in the history too (see docs/protection.md)"


@rule("CT602", "contact-details", scope="source", severity="warning")
def check(dossier: SourceDossier, _config: Config) -> Iterator[Hit]:
    """Contact details in the record, its id and its comments, and in what claims quote of it."""
    if not is_protected(dossier.source.anonymity):
        return
    public = _HANDLES if has_public_page(dossier) else ()
    called = f"of the protected source `{dossier.id}`"
    for route, text in texts(dossier):
        where = (f"in `{route[0]}` {called}", dossier.place(*route))
        yield from _hit(where, _found(text, public), (dossier.id, *map(str, route)))
    yield from _in_names(dossier)
    for remark in dossier.remarks:
        kept = (*public, *(_OF_THE_NEWS if remark.claim else ()))
        where = (
            f"in a comment {f'in `{remark.claim}` ' if remark.claim else ''}on the protected source `{dossier.id}`",
            remark.place,
        )
        about = (dossier.id, "comment", remark.claim or "", *map(str, remark.place.route))
        yield from _hit(where, _found(remark.text, kept), about, remark.claim, "a comment here or just above")
    yield from _in_claims(dossier, public)


def _in_claims(dossier: SourceDossier, public: tuple[str, ...]) -> Iterator[Hit]:
    """What claims quote of the source, and where they say that it stands: a person's own page is an address."""
    for one in dossier.cited:
        said, found = one.said, one.said.found
        parts = (
            (("quote",), said.quote, _OF_THE_NEWS),
            (("words",), said.words, _OF_THE_NEWS),
            (("found", "at"), found and found.at, _OF_THE_NEWS),
            (("found", "url"), found and found.url, _OF_THE_NEWS),
            (("found", "archived"), found and found.archived, _OF_THE_NEWS),
        )
        for route, text, kept in parts:
            place = msgspec.structs.replace(one.place, route=(*one.place.route, *route))
            where = (f"in `{route[-1]}`, where `{one.claim}` cites the protected source `{dossier.id}`", place)
            about = (dossier.id, one.claim, *map(str, place.route))
            yield from _hit(where, _found(text or "", (*public, *kept)), about, one.claim)


def _in_names(dossier: SourceDossier) -> Iterator[Hit]:
    """The id and the file's name, which no output may show then."""
    found = {name: list(ids.contacts_in(name)) for name in own_names(dossier)}
    every = [one for some in found.values() for one in some]
    for hit in _hit(("", of_record(dossier)), every, ("id", str(dossier.filed.document))):
        names = tuple(name for name, some in found.items() if some)
        message = f"{name_of(dossier, secret=True)} holds {_kinds(every)}"
        yield msgspec.structs.replace(hit, message=message, secrets=(*names, *hit.secrets))


def _found(text: str, kept: Iterable[str]) -> list[Contact]:
    return [one for one in contacts(text) if one.kind not in kept]


def _hit(
    where: tuple[str, Place], found: list[Contact], about: tuple[str, ...], claim: str | None = None, beside: str = ""
) -> Iterator[Hit]:
    if found:
        yield Hit(
            message=f"{_kinds(found)} {where[0]}",
            labels=(Label(where[1], beside or _kinds(found), secret=True),),
            help=_HELP,
            claims=(claim,) if claim else (),
            about=about,
            secrets=tuple(one.text for one in found),
        )


def _kinds(found: Iterable[Contact]) -> str:
    return listed(dict.fromkeys(one.called for one in found))
