"""Contact details in a text: how somebody can be reached, found, or looked up. In all scripts' digits; not who it is.

What is found is a place and a word for it. Precision comes first: `B-52`, `1,000`, dates, hashes and docket numbers are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from claimtrack.protection.levelled import levelled
from claimtrack.protection.papers import accounts, papers
from claimtrack.protection.phones import phones
from claimtrack.protection.whereabouts import coordinates

ContactKind = Literal[
    "e-mail address",
    "profile link",
    "messenger contact",
    "link",
    "handle",
    "coordinates",
    "account number",
    "identity number",
    "phone number",
]
WITHHELD = "[withheld]"
"""What stands in every output where a secret would."""


class Contact(msgspec.Struct, frozen=True, order=True):
    """One contact detail: where it begins and ends in the text, what it is, and its words, which are never printed."""

    start: int
    end: int
    kind: ContactKind
    text: str

    @property
    def called(self) -> str:
        """What it is, with its article: `an e-mail address`, `coordinates`."""
        return self.kind if self.kind == "coordinates" else f"{'an' if self.kind[0] in 'aei' else 'a'} {self.kind}"


def contacts(text: str) -> tuple[Contact, ...]:
    """The contact details of a text, in order; none overlaps another."""
    if not _maybe().search(text):
        return ()
    level = levelled(text)
    left, found = level.text, []
    for start, end, kind in _all(left):
        first, last = level.places[start], level.places[end - 1] + 1
        found.append(Contact(first, last, kind, text[first:last]))
    return tuple(sorted(found))


def masked(text: str) -> str:
    """The text with every contact detail withheld."""
    for one in reversed(contacts(text)):
        text = text[: one.start] + WITHHELD + text[one.end :]
    return text


def _all(text: str) -> Iterator[tuple[int, int, ContactKind]]:
    """All that is found, each kind in what the kinds before it left; what cannot be there is not looked for."""
    digits = sum(map(str.isdecimal, text))
    looks = (
        (_mails, "@" in text or "[" in text or "(" in text or "{" in text),
        (_links, "/" in text or "mailto:" in text or "www." in text),
        (_messengers, ":" in text or "=" in text or "ID" in text or "handle" in text),
        (_handles, "@" in text),
        (_coordinates, bool(_maybe_coordinates().search(text))),
        (_accounts, digits >= _LEAST_OF_ACCOUNTS),
        (_papers, digits >= _LEAST_OF_PAPERS and bool(_maybe_paper().search(text))),
        (_phones, digits >= _LEAST_OF_PHONES),
    )
    for look, likely in looks:
        if not likely:
            continue
        letters = list(text)
        for start, end, kind in look(text):
            if _TAKEN not in letters[start:end]:
                yield start, end, kind
                letters[start:end] = _TAKEN * (end - start)
        text = "".join(letters)


_LEAST_OF_ACCOUNTS, _LEAST_OF_PAPERS, _LEAST_OF_PHONES = 10, 5, 6
"""So many digits each of them has."""
_TAKEN = "\0"
"""What is put in the place of what has been found."""


def _mails(text: str) -> Iterator[tuple[int, int, ContactKind]]:
    for pattern in (_mail(), _told_mail()):
        for match in pattern.finditer(text):
            yield *match.span(), "e-mail address"


def _links(text: str) -> Iterator[tuple[int, int, ContactKind]]:
    for match in _link().finditer(text):
        written = match.group().rstrip(".,;:!?)]}'\"»“”")
        kind: ContactKind = "link"
        if _messenger_host().match(written):
            kind = "messenger contact"
        elif _profile().match(written):
            kind = "profile link"
        yield match.start(), match.start() + len(written), kind


def _messengers(text: str) -> Iterator[tuple[int, int, ContactKind]]:
    for match in _messenger().finditer(text):
        yield *match.span("who"), "messenger contact"


def _handles(text: str) -> Iterator[tuple[int, int, ContactKind]]:
    for match in _handle().finditer(text):
        yield *match.span(), "handle"


def _coordinates(text: str) -> Iterator[tuple[int, int, ContactKind]]:
    yield from ((start, end, "coordinates") for start, end in coordinates(text))


def _accounts(text: str) -> Iterator[tuple[int, int, ContactKind]]:
    yield from ((start, end, "account number") for start, end in accounts(text))


def _papers(text: str) -> Iterator[tuple[int, int, ContactKind]]:
    yield from ((start, end, "identity number") for start, end in papers(text))


def _phones(text: str) -> Iterator[tuple[int, int, ContactKind]]:
    yield from ((start, end, "phone number") for start, end in phones(text))


@cache
def _maybe() -> re.Pattern[str]:
    """What every contact detail has some of: most texts have none, and end here. Four figures alone are a year or a count."""
    return re.compile(
        r"[@＠°]|(?<!\d)(?!(?<!\w)\d{4}(?!\w|[^\d:]{0,3}\d))\d(?:[^\d:]{0,3}\d){3}"
        r"|//|www\.|\w/\w|\+|[\[({] ?(?:a[tr]|ä)|w3w|[Ww]hat3|[:=]\s?\S*[_#]|mailto:"
    )


@cache
def _maybe_coordinates() -> re.Pattern[str]:
    return re.compile(r"\d[.,]\d{3}|°|\+|//|3w|3words|\d{4} ?\d{4}")


@cache
def _maybe_paper() -> re.Pattern[str]:
    return re.compile(r"\d[A-Za-z0-9-]{4}")


@cache
def _mail() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.+@-])[\w!#$%&'*/=?^`{|}~+-][\w.!#$%&'*/=?^`{|}~+-]{0,63}@(?:[\w-]{1,63}\.){1,6}[^\W\d_][\w-]{1,23}"
    )


@cache
def _told_mail() -> re.Pattern[str]:
    """`anna [at] example (dot) org`, as people write it to hide it from machines."""
    return re.compile(
        r"(?<![\w.+-])[\w.+-]{1,64} ?[\[({] ?(?:at|ät|arobase|@) ?[\])}] ?[\w-]{1,63}"
        r"(?:(?: ?[\[({] ?(?:dot|punkt|point|\.) ?[\])}] ?|\.)[\w-]{1,63}){1,4}",
        re.IGNORECASE,
    )


@cache
def _link() -> re.Pattern[str]:
    hosts = "|".join(map(re.escape, (*_MESSENGERS, *_PROFILES)))
    return re.compile(
        rf"(?:(?:https?|ftp|sftp|tox|xmpp|sip|tg|skype|sgnl)://|mailto:|(?<![\w.@])www\.)[^\s<>|]+"
        rf"|(?<![\w.@/-])(?:{hosts})/[^\s<>|]+"
        rf"|(?<![\w.@/-])(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:com|org|net|info|de|fr|uk|eu|io|me|ly|at|ch|sy|iq|ir|tr|ru|onion)/[^\s<>|]+",
        re.IGNORECASE,
    )


_MESSENGERS = (
    "t.me telegram.me telegram.dog wa.me api.whatsapp.com chat.whatsapp.com signal.me signal.group m.me discord.gg threema.id "
    "join.skype.com"
).split()
_PROFILES = (
    "x.com twitter.com facebook.com fb.com instagram.com linkedin.com tiktok.com vk.com ok.ru threads.net bsky.app snapchat.com "
    "reddit.com youtube.com mastodon.social"
).split()
_POST = (
    r"status(?:es)?|p|reel|posts?|videos?|watch|photo\S*|story\S*|permalink\S*|pulse|feed"
    r"|hashtag|search|explore|groups|company|r|share"
)
"""What in the path of a link says that it leads to something published, and not to a person."""


@cache
def _messenger_host() -> re.Pattern[str]:
    """A link into a messenger; `t.me/channel/123` is a message of a channel."""
    hosts = "|".join(map(re.escape, _MESSENGERS))
    return re.compile(
        rf"(?:https?://)?(?:www\.)?(?:{hosts})/(?!s?/?[\w]+/\d+)|(?:tg|skype|sgnl|xmpp|tox|sip)://|mailto:", re.IGNORECASE
    )


@cache
def _profile() -> re.Pattern[str]:
    hosts = "|".join(map(re.escape, _PROFILES))
    return re.compile(
        rf"(?:https?://)?(?:(?:www|mobile|old|[a-z]{{1,2}}|[a-z]{{2}}-[a-z]{{2}})\.)?(?:{hosts})/(?!(?:[^/\s]+/)?(?:{_POST})(?:[/?]|$))[^/\s?]",
        re.IGNORECASE,
    )


@cache
def _messenger() -> re.Pattern[str]:
    apps = (
        "telegram|signal|whatsapp|threema|wickr|skype|discord|viber|snapchat|jabber|xmpp|icq|wechat|wire|matrix|instagram|tiktok"
        "|تلغرام|تيليغرام|تيليجرام|واتساب|سيغنال|انستغرام"
    )
    names = "id|name|handle|username|user|account|konto|compte|kennung|pseudo"
    who = r"(?=[\w.:#-]*[\d_#])[^\W\d_][\w.:#-]{2,40}[\w#]"
    return re.compile(
        rf"(?<!\w)(?:{apps})(?!\w)(?:[ -](?:{names}))?(?:\s?[:=]\s?|(?<=\bid)\s|(?<=handle)\s)(?P<who>{who}|[A-Z0-9]{{8}}(?!\w))",
        re.IGNORECASE,
    )


@cache
def _handle() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w@])@\w[\w.]{1,30}@(?:[\w-]{1,63}\.){1,5}\w{2,20}"
        r"|(?<![\w@./\0-])@(?=[\w.]*[^\W\d_])\w[\w.]{1,30}(?<!\.)(?::[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})?"
    )
