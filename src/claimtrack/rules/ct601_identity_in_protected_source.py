"""Something in the record of a protected source says, or helps to find out, who it is.

## Why it matters to a desk

The SPJ Code of Ethics says of promises to sources: keep the promises you make. The first place where one is broken is the
newsroom's own files: git keeps every version, on every laptop and server it was ever pushed to. So the record of a source that
is not `named` holds what readers may be told and what was agreed, and nothing else: no page or copy that leads to the person,
no name of a person whom the corpus knows, roles in `known_to` instead of people. A named person who is cited on `background`
for once needs a record of their own for that, under another id. The rule reads the record, its id, its file's name and the
comments in it; it cannot see what other files, the history or mere knowledge of the place give away.

## Bad

```yaml
# sources/amber-kettle.yaml
source: an official in the roads ministry
kind: official
anonymity: background
reason: was told that speaking would cost the post
known_to:
  - Anna Berg                      # finding: CT601
url: https://roads.example/staff   # finding: CT601
# sources/mayor.yaml
source: Xun Haddad, mayor of Port Selim
kind: person
anonymity: named
# claims/bridge.yaml
claim: The bridge will be closed
said:
  - source: mayor                  # finding: CT601
    anonymity: background
```

## Good

```yaml
# sources/amber-kettle.yaml
source: an official in the roads ministry
kind: official
anonymity: background
reason: was told that speaking would cost the post
known_to: [the desk chief]
# claims/bridge.yaml
claim: The bridge will be closed
said:
  - source: amber-kettle
```

## What to do

Take it out, and if the file was ever committed, take it for leaked: `docs/protection.md` says what to do then, and in which
order. What the rule takes for a name and is none: `# claimtrack: ignore[CT601] the reason`. Findings of this rule show neither
the name nor its line, since logs of checks are public.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.remarks import Remark
from claimtrack.link.source_dossier import Cited, SourceDossier
from claimtrack.link.wording import ANONYMITY
from claimtrack.patterns import later
from claimtrack.place import Place
from claimtrack.protection import ids, persons
from claimtrack.protection.fields import fields_of, is_protected
from claimtrack.protection.persons import Own, Person
from claimtrack.rule import Hit, rule
from claimtrack.rules._protected import name_of, of_record, own_names, texts

_TAKE_OUT = "take it out; once committed it is in the history too (see docs/protection.md)"


@rule("CT601", "identity-in-protected-source", scope="source", severity="error")
def check(dossier: SourceDossier, config: Config) -> Iterator[Hit]:
    """All that a protected source's record holds and may not, and a named person who is cited on terms that protect."""
    own = config.settings.names
    if not is_protected(dossier.source.anonymity):
        yield from _named_on_background(dossier, own)
        return
    yield from _fields(dossier)
    yield from _in_texts(dossier, own)
    yield from _in_known_to(dossier, own)
    yield from _in_relations(dossier)
    yield from _in_names(dossier, own)
    yield from _in_sides(dossier, own)
    for remark in dossier.remarks:
        yield from _in_comment(dossier, remark, own)


def _fields(dossier: SourceDossier) -> Iterator[Hit]:
    source = dossier.source
    held = fields_of(source.anonymity, source.kind).held
    for key in msgspec.to_builtins(source):
        if key not in held:
            yield Hit(
                message=f"`{dossier.id}` is {ANONYMITY[source.anonymity]}, and `{key}` may not be held of it",
                labels=(Label(dossier.place(key), "leads to the source", secret=True),),
                help=_TAKE_OUT,
                about=(dossier.id, key),
                secrets=(source.url,) if key == "url" and source.url else (),
            )


def _in_texts(dossier: SourceDossier, own: Own) -> Iterator[Hit]:
    for route, text in texts(dossier):
        found = next(persons.named_in(text, dossier.people, own), None)
        if found is None and route[0] != "known_to":
            found = next(persons.spelt_out(text, own), None)
            if found is not None:
                yield _name(dossier, route, "looks like the name of a person", text, found, sure=False)
        elif found is not None:
            another = route == ("source",) and persons.of_another(text, found)
            yield _name(dossier, route, "holds the name of a person whom the corpus knows", text, found, sure=not another)


def _name(dossier: SourceDossier, route: tuple[str | int, ...], what: str, text: str, found: Person, *, sure: bool) -> Hit:
    """A text that names somebody. The text is withheld as a whole: the name alone may be a public one, which claims are about."""
    sure = sure and found.sure
    more = len(text.strip()) > found.end - found.start
    return Hit(
        message=f"`{route[0]}` of the protected source `{dossier.id}` {what}",
        labels=(Label(dossier.place(*route), "a name", secret=True),),
        help="say what the person does, not who it is; " + _TAKE_OUT,
        severity=None if sure else "warning",
        confidence="high" if sure else "medium",
        about=(dossier.id, *map(str, route)),
        secrets=(text.strip(),) if more else (),
    )


def _in_known_to(dossier: SourceDossier, own: Own) -> Iterator[Hit]:
    """Who knows the identity is a role: whoever asks a person by name has found the way to the source."""
    for number, entry in enumerate(dossier.source.known_to):
        route = ("known_to", number)
        named = next(persons.named_in(entry, dossier.people, own), None)
        if named is None and entry not in dossier.known and persons.is_person_like(entry, own):
            yield Hit(
                message=f"`known_to` of the protected source `{dossier.id}` names a person, not a role",
                labels=(Label(dossier.place(*route), "a person", secret=True),),
                help="write the role, such as `the desk chief`; " + _TAKE_OUT,
                confidence="medium",
                about=(dossier.id, *map(str, route)),
                secrets=(entry,),
            )


def _in_relations(dossier: SourceDossier) -> Iterator[Hit]:
    for key in ("maybe_same_as", "distinct_from"):
        for number, name in enumerate(getattr(dossier.source, key)):
            if name in dossier.named:
                yield Hit(
                    message=f"`{key}` of the protected source `{dossier.id}` leads to a person who is named",
                    labels=(Label(dossier.place(key, number), "a named person", secret=True),),
                    help="keep such a guess out of the record; " + _TAKE_OUT,
                    about=(dossier.id, key, str(number)),
                )


def _in_names(dossier: SourceDossier, own: Own) -> Iterator[Hit]:
    """The id and the file's name, which stand in every list and every message."""
    names = own_names(dossier)
    known = [one for one in names if ids.knows(one, dossier.people, own)]
    likely = [one for one in names if ids.hints(one, dossier.people)]
    if known or likely:
        yield Hit(
            message=f"{name_of(dossier, secret=True)} {'holds' if known else 'looks like'} the name of a person",
            labels=(Label(of_record(dossier), "rename it", secret=True),),
            help="give it a code name, as `claimtrack new source --protected` does, in every claim that cites it too",
            severity=None if known else "warning",
            confidence="high" if known else "medium",
            about=("id", str(dossier.filed.document)),
            secrets=tuple(dict.fromkeys((*known, *likely))),
        )


def _in_sides(dossier: SourceDossier, own: Own) -> Iterator[Hit]:
    """A camp or organisation that is called like a person, by the whole name: one that a leader gave the last name is none."""
    for key, name in (("camp", dossier.source.camp), ("of", dossier.source.of)):
        if name and (ids.knows(name, dossier.people, own) or persons.is_name(name)):
            yield Hit(
                message=f"`{key}` of the protected source `{dossier.id}` holds what looks like the name of a person",
                labels=(Label(dossier.place(key), "a name", secret=True),),
                help="call the side by what it is, and not by who leads to the source; " + _TAKE_OUT,
                severity="warning",
                confidence="medium",
                about=(dossier.id, key),
            )


def _in_comment(dossier: SourceDossier, remark: Remark, own: Own) -> Iterator[Hit]:
    """A name in a comment; in the file of a claim, whose persons may be its subject, only where it speaks of the source."""
    if remark.claim and not (_OF_THE_SOURCE.search(remark.text) or dossier.id in remark.text):
        return
    known = next(persons.named_in(remark.text, dossier.people, own), None)
    found = known or next(persons.spelt_out(remark.text, own), None)
    if found is not None:
        sure = known is not None and known.sure
        where = f" in `{remark.claim}`" if remark.claim else ""
        yield Hit(
            message=f"a comment{where} on the protected source `{dossier.id}` holds a name",
            labels=(Label(remark.place, "a comment here or just above", secret=True),),
            help="comments are published with the file: " + _TAKE_OUT,
            severity=None if sure else "warning",
            confidence="high" if sure else "medium",
            claims=(remark.claim,) if remark.claim else (),
            about=(dossier.id, "comment", remark.claim or "", *map(str, remark.place.route)),
        )


_OF_THE_SOURCE = later(
    r"\b(?:source|identity|real name|whistle-?blower|informant|(?:it|this|that|he|she) is|quelle|informant\w*)\b|المصدر",
    re.IGNORECASE,
)


def _named_on_background(dossier: SourceDossier, own: Own) -> Iterator[Hit]:
    """A person on the record who is cited on terms that protect: the attribution itself says who it was."""
    source = dossier.source
    if source.kind not in ("person", "official"):
        return
    if source.kind == "official" and not persons.known([(dossier.id, source)], own).keys:
        return
    for one in dossier.cited:
        yield Hit(
            message=f"`{one.claim}` cites a person by name on terms that protect them",
            labels=(Label(_source_of(one), f"{ANONYMITY[one.said.anonymity or 'named']}, and named", secret=True),),
            help="cite a source of its own, with a code name (`claimtrack new source --protected`); " + _TAKE_OUT,
            claims=(one.claim,),
            about=(one.claim, "said", str(one.place.route[1])),
        )


def _source_of(one: Cited) -> Place:
    return msgspec.structs.replace(one.place, route=(*one.place.route, "source"))
