"""Places in a copy, as editors write them (`paragraph 4`, `page 3, paragraph 2`, `headline`) and as they are counted.

A place in other words (`0:35`, `table 2`) is not read, and so never called wrong.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from claimtrack.evidence.levelled import tidied
from claimtrack.evidence.page import Page
from claimtrack.evidence.verdict import Spot


class Locator(msgspec.Struct, frozen=True):
    """A place that was read: a title, or paragraphs (of the copy, or of a page), or pages."""

    first: int | None = None
    last: int | None = None
    page: int | None = None
    last_page: int | None = None
    title: bool = False


def spot(page: Page, start: int, end: int) -> Spot:
    """Where the words `[start, end)` of a copy stand."""
    first, last = page.leaves[page.leaf(start)], page.leaves[page.leaf(end - 1)]
    return Spot(first.number, last.number, first.kind, first.page, last.page, first.on_page, last.on_page)


def read(written: str) -> Locator | None:
    """The place that an editor wrote; None where it is none that can be counted."""
    plain = " ".join(tidied(written).casefold().split())
    if _title().fullmatch(plain):
        return Locator(title=True)
    match = _place().fullmatch(plain)
    if match is None or not (match["page"] or match["first"]):
        return None
    first, page = (int(match[name]) if match[name] else None for name in ("first", "page"))
    last, last_page = (int(match[name]) if match[name] else None for name in ("last", "last_page"))
    return Locator(first, last or first, page, last_page or page)


def agrees(locator: Locator, found: Spot) -> bool:
    """Whether words that stand there are where the locator says: at least a part of them."""
    if locator.title:
        return found.kind == "title"
    if locator.page is not None and not _meet(locator.page, locator.last_page, found.page, found.last_page):
        return False
    if locator.first is None:
        return True
    if locator.page is None:
        return _meet(locator.first, locator.last, found.first, found.last)
    return _meet(locator.first, locator.last, found.first_on_page, found.last_on_page)


def written(found: Spot, like: Locator | None = None) -> str | None:
    """The place as an editor would write it, by pages where the copy has them, and only those where `like` names only those.

    None for what no locator can name: a heading, a caption.
    """
    if found.kind == "title":
        return "headline"
    if found.kind != "paragraph":
        return None
    by_page = found.page is not None and (like is None or like.page is not None)
    if not by_page:
        return _counted("paragraph", found.first, found.last)
    if (like is not None and like.first is None) or found.page != found.last_page:
        return _counted("page", found.page or 0, found.last_page or 0)
    return f"page {found.page}, {_counted('paragraph', found.first_on_page, found.last_on_page)}"


def said(found: Spot) -> str:
    """The place for a message, whatever it is."""
    return written(found) or ("a heading" if found.kind == "heading" else "a text beside the paragraphs")


def _meet(first: int | None, last: int | None, start: int | None, end: int | None) -> bool:
    return None not in (first, last, start, end) and (first or 0) <= (end or 0) and (start or 0) <= (last or 0)


def _counted(word: str, first: int, last: int) -> str:
    return f"{word} {first}" if first == last else f"{word}s {first}-{last}"


@cache
def _title() -> re.Pattern[str]:
    return re.compile(r"(?:the )?(?:headline|title)|überschrift|titel|schlagzeile|titre|العنوان")


@cache
def _place() -> re.Pattern[str]:
    to = r"(?: ?(?:-|to|and|bis|und|à|et) ?"
    page = rf"(?:(?:pages?|pp?\.|p|seiten?|s\.) ?(?P<page>\d{{1,6}}){to}(?P<last_page>\d{{1,6}}))?)?"
    named = r"(?:paragraph(?:s|en|e|es)?|paras?\.?|par\.|grafs?|absätze|absatz|abs\.|alinéas?|¶{1,2}|الفقرة)"
    paragraph = rf"(?:{named} ?(?P<first>\d{{1,6}}){to}(?P<last>\d{{1,6}}))?)?"
    return re.compile(rf"{page}[,;:]? ?{paragraph}")
