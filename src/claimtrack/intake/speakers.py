"""What kind of source a name stands for, when nobody said: a person, a body, an outlet, a post that nobody signed.

General words only, in English; whoever knows better gives a column `kind`. Never decides who somebody is.
"""

from __future__ import annotations

import re

import msgspec

from claimtrack.intake.rows import Hint
from claimtrack.model import Anonymity, Kind

_CARRIERS = frozenset(
    "ad ads article articles blog blogger bloggers blogs caller email emails e-mail e-mails fax flier flyer flyers forward "
    "headline headlines image images leaflet mailer meme memes message messages photo photograph photos picture pictures post "
    "poster posting postings posts robocall rumor rumors rumour rumours screenshot screenshots text texts thread threads tweet "
    "tweeter tweeters tweets user users video videos website websites".split()
)
"""What carries a statement that nobody answers for; a name made of such words and those below is no person."""
_OF_POSTS = frozenset(
    "a an and anonymous assorted bluesky chain circulating claims doctored facebook fake forwarded from in instagram internet "
    "letter linkedin many media multiple numerous of on online other pinterest popular reddit reels several snapchat social some "
    "spam telegram the threads tiktok truth twitter unknown various viral web whatsapp wechat widely shared x youtube".split()
)
_BODY = frozenset(
    "administration agency agencies alliance army association authority bank board bureau cabinet campaign caucus center centre "
    "chamber church city club coalition college command commission committee company congress conference corp corporation "
    "council county court department embassy federation force forces foundation fund government group hospital inc institute "
    "league llc ltd ministry movement museum navy network office organisation organization pac parliament partnership party "
    "police project republicans democrats school secretariat senate society team trust tribunal union united university "
    "workers citizens americans".split()
)
_OFFICIAL = frozenset(
    "official officials spokesman spokesperson spokeswoman minister diplomat diplomats ambassador officer officers "
    "commander envoy mayor governor adviser advisor".split()
)
_OUTLET = frozenset("news newspaper magazine radio television tv broadcasting gazette".split())
_NOBODY = re.compile(r"\b(?:anonymous|unnamed|unidentified|unknown)\b", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"(?:(?:an?|one|two|three|some|several|another|senior|local|the)\s.*|[a-z]+\s.*)|.*\b[Ss]ources?\b.*", re.DOTALL
)
_SITE = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_HANDLE = re.compile(r"@\w+")
_WORD = re.compile(r"[\w'-]+")


class Standing(msgspec.Struct, frozen=True):
    """The two words that a source's record must have."""

    kind: Kind
    anonymity: Anonymity


def standing(name: str, hint: Hint = "") -> Standing:
    """The kind and anonymity that a name suggests: `Viral image` a post of nobody known, `a diplomat` an unnamed official.

    A name that looks like one is a person, unless a hint or its words say that it is a body.
    """
    words = [word.casefold() for word in _WORD.findall(name)]
    known = set(words)
    if known and known <= _CARRIERS | _OF_POSTS and known & _CARRIERS:
        return Standing("post", "unidentified")
    if _NOBODY.search(name):
        return Standing("person", "unidentified")
    if _HANDLE.fullmatch(name):
        return Standing("person", "pseudonym")
    if hint == "outlet" or _SITE.fullmatch(name):
        return Standing("outlet", "named")
    if hint == "body" or known & _BODY or _is_acronym(name):
        return Standing("body", "named")
    described = _DESCRIBED.fullmatch(name) is not None and not name.startswith("the ")
    if known & _OFFICIAL and (described or name.startswith("the ")):
        return Standing("official", "unnamed")
    if words and words[-1] in _OUTLET:
        return Standing("outlet", "named")
    if described:
        return Standing("person", "unnamed")
    return Standing("person", "named")


def _is_acronym(name: str) -> bool:
    return 2 <= len(name) <= 8 and name.isascii() and name.isalpha() and name.isupper()
