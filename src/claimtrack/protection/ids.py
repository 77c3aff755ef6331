"""What an id or the name of a file gives away: contact details, and names glued together, taken apart, numbered or shortened.

An id has no spaces, no capitals and no plus sign, so that what is read in a sentence is not seen in it. Says no more than what
is there; what is to be done about it is for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from claimtrack.protection import persons
from claimtrack.protection.contacts import Contact, contacts
from claimtrack.protection.persons import Own, People
from claimtrack.words.names import untabled


def contacts_in(name: str) -> tuple[Contact, ...]:
    """The contact details of an id, `tel-0170-1234567` and `n-at-example-dot-org` too; places are those of a text with spaces."""
    name = name[:_LONGEST]
    return contacts(name) or (contacts(_spaced(name)) if any(map(str.isdecimal, name)) else ()) or tuple(_mails(name))


def knows(name: str, people: People, own: Own) -> bool:
    """Whether an id holds the whole name of a known person: `xun-lindqvist-2`, `xun-lind-qvist`, `xunlindqvist`."""
    if not people.keys and not people.phrases:
        return False
    whole = _whole_names(people)
    return any(any(persons.named_in(one, whole, own)) for one in _readings(name)) or _is_glued(name, people, whole=True)


def hints(name: str, people: People) -> bool:
    """Whether an id holds less than that: a last name (`lindqvist2`, `lind-qvist`, `xlindqvist`), or what looks like a name."""
    return (
        persons.is_name(name)
        or any(persons.last_names_in(one, people) for one in _readings(name))
        or _is_glued(name, people, whole=False)
    )


def parts_of(names: Iterable[str]) -> Iterator[str]:
    """Spelt as keys are: all that may be the last word of a name in some ids, for whoever looks only at names that may matter."""
    for word in {word for name in names for one in _readings(name) for word in one.split()}:
        spelt = untabled(word)
        yield spelt
        for cut in range(1, len(spelt) - _LEAST + 1):
            yield spelt[cut:]
            yield spelt[:-cut]


_LEAST = 4
"""So many letters a last name has that is looked for inside of a word."""
_LONGEST = 250
"""So many letters of an id are looked at: no file's name has more."""
_WORD = re.compile(r"[^\W\d_]+")


def _readings(name: str) -> list[str]:
    """The id as words without figures; the same with each two neighbours as one word."""
    words = _WORD.findall(name[:_LONGEST])
    joined = [" ".join((*words[:at], words[at] + words[at + 1], *words[at + 2 :])) for at in range(len(words) - 1)]
    return [" ".join(words), *joined]


def _whole_names(people: People) -> People:
    """Those with more than a last word: an id is written without capitals, so that one word alone proves less."""
    kept = {last: tuple(one for one in keys if " " in one) for last, keys in people.keys.items()}
    return People({last: keys for last, keys in kept.items() if keys}, people.phrases)


def _is_glued(name: str, people: People, *, whole: bool) -> bool:
    """Whether a word of an id is a known name without its spaces: first and last (`whole`), or an initial and the last."""
    for word in {word for one in _readings(name) for word in one.split()}:
        spelt = untabled(word)
        for cut in range(1, len(spelt) - _LEAST + 1):
            for last, other in ((spelt[cut:], spelt[:cut]), (spelt[:-cut], spelt[-cut:])):
                for one in people.keys.get(last, ()):
                    given = one.split(" ")[:-1]
                    if given and other == ("".join(given) if whole else "".join(word[0] for word in given)):
                        return True
    return False


def _spaced(name: str) -> str:
    """The id with spaces for its signs, without the dates in it, and figures apart from the letters before them."""
    bare = _date().sub("|", name)
    return re.sub(r"(?<=[^\W\d_])(?=\d)", " ", re.sub(r"[-_./+]+", " ", bare))


def _mails(name: str) -> Iterator[Contact]:
    for match in _told_mail().finditer(name):
        yield Contact(match.start(), match.end(), "e-mail address", match.group())


@cache
def _date() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\d)(?:19|20)\d\d(?:([-_.]?)(?:0[1-9]|1[0-2])(?:\1(?:0[1-9]|[12]\d|3[01]))?)?(?!\d)"
        r"|(?<!\d)(?:0?[1-9]|[12]\d|3[01])([-_.])(?:0?[1-9]|1[0-2])\2(?:19|20)\d\d(?!\d)"
    )


@cache
def _told_mail() -> re.Pattern[str]:
    signs = r"[-_. ]"
    return re.compile(
        rf"[^\W_][\w.-]*{signs}(?:at|ät|arobase){signs}[\w-]+?(?:{signs}(?:dot|punkt|point){signs}\w{{2,}})+", re.IGNORECASE
    )
