"""A web page to blocks: trafilatura finds the article in it; what it leaves out of the article's frame is kept as `other`.

So a caption, a byline or a box at the side can be found in the copy, and does not count as a paragraph.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

from claimtrack.captures.extract.extracted import Extracted, needs_extra
from claimtrack.captures.extract.letters import page_letters
from claimtrack.captures.extract.setting import Hint, Run, set_out, squeezed
from claimtrack.trouble import Trouble

_BREAKS = re.compile(r"(?:<br\s*/?>\s*){2,}", re.IGNORECASE)
"""Two line breaks are how a page without paragraphs parts them; the library takes them for a space or less."""
_PARTED = "\u2e3f\u2e3f"
"""Stands for them while the library works: the capitulum that scribes parted paragraphs with, twice, which nobody writes."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PASSED_OVER = frozenset("script style noscript template nav footer form button select option svg iframe head title".split())
_IN_A_LINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup "
    "time tt u var wbr".split()
)
_MOST_LEFT_OUT = 2_000
MAX_PAGE = 16 << 20
"""So many bytes a page may have: the largest of news sites have two million, pictures within them included."""


def extract_html(data: bytes, name: str, told: str | None = None) -> Extracted:
    """The blocks of a web page; `told` is the encoding that came with it. Raises Trouble where no text is found in it."""
    try:
        import lxml.html  # noqa: PLC0415 - an extra, and for this form alone
        import trafilatura  # noqa: PLC0415 - an extra, and for this form alone
    except ImportError:
        raise needs_extra("taking the text out of a web page", "trafilatura") from None
    if len(data) > MAX_PAGE:
        raise Trouble(
            f"`{name}` is larger than {MAX_PAGE >> 20} MiB, which no page is", "save it without its pictures, or as a PDF"
        )
    page, remark = page_letters(data, told)
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page.lstrip("\ufeff"))
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found: Any = trafilatura.bare_extraction(
            _BREAKS.sub(f" {_PARTED} ", page), include_comments=False, include_tables=True, with_metadata=True
        )
        frame = _frame(lxml.html.document_fromstring(page)) if found is not None else None
    except Exception as error:  # noqa: BLE001 - a page may be anything, and so may what its readers raise
        raise Trouble(f"`{name}` cannot be read as a web page: {squeezed(str(error))}", "save it anew, or as a PDF") from None
    taken = list(_runs(found.body)) if found is not None and found.body is not None else []
    if not taken:
        raise Trouble(
            f"no text is found in `{name}`",
            "the page may be put together by scripts: save it from your browser when it shows (`Save page as`), or as a PDF",
        )
    title = squeezed(found.title or "") or None
    if title and not any(run.hint == "title" or run.text == title for run in taken):
        taken.insert(0, Run(title, "title"))
    left = _left_out(frame, taken)
    return Extracted(
        form="html",
        media="text/html",
        suffix=".html",
        extractor=f"trafilatura {version('trafilatura')}",
        data=data,
        blocks=(*set_out(taken), *set_out(left)),
        title=title,
        published=found.date if found.date and _DAY.fullmatch(found.date) else None,
        url=found.url if found.url and re.match(r"https?://[^\s<>\"]+\Z", found.url) else None,
        remarks=(remark,) if remark else (),
    )


def _runs(body: Any) -> Iterator[Run]:
    """The article as trafilatura gives it: `head`, `p`, `list` of `item`, `quote`, `table` of `cell`; text may stand between."""
    titled = False
    for text, tags in _texts(body):
        heads = [tag for tag in tags if tag.startswith("head")]
        hint: Hint = "unsure"
        if heads:
            hint = "title" if heads[-1] == "head h1" and not titled else "heading"
            titled = titled or hint == "title"
        elif "cell" in tags or "code" in tags:
            hint = "other"
        elif "item" in tags or "quote" in tags:
            hint = "paragraph"
        for line in re.split(f"\n|{_PARTED}", text):  # its last resort gives an article as lines
            if line.strip():
                yield Run(squeezed(line), hint)


def _texts(body: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each text that stands by itself, with the elements around it."""
    from lxml import etree  # noqa: PLC0415 - see above

    held: list[str] = []
    around: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        apart = element.tag in ("p", "head", "item", "list", "quote", "table", "row", "cell", "code", "div", "body")
        if apart and held:
            yield "".join(held), tuple(around)
            held = []
        if event == "start":
            if apart:
                around.append(f"head {element.get('rend') or ''}" if element.tag == "head" else element.tag)
            held += [" "] if element.tag == "lb" else [element.text or ""]
        else:
            if apart:
                around.pop()
            held.append(element.tail or "")
    if held:
        yield "".join(held), ()


def _frame(page: Any) -> Any:
    """The element of a page that frames its article: the fullest `article`, else `main`, else the whole."""
    for tag in ("article", "main"):
        found = list(page.iter(tag))
        if found:
            return max(found, key=lambda element: len(element.text_content()))
    return page


def _left_out(frame: Any, taken: Iterable[Run]) -> list[Run]:
    """What stands in the frame of an article and is not in the text that was taken out of it."""
    known = _letters_only(" ".join(run.text for run in taken))
    return [Run(text, "other") for text in _in_frame(frame) if _letters_only(text) not in known][:_MOST_LEFT_OUT]


def _letters_only(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _in_frame(frame: Any) -> Iterator[str]:
    from lxml import etree  # noqa: PLC0415 - see above

    held: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(frame, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag and tag not in _IN_A_LINE:
            if text := squeezed("".join(held)):
                yield text
            held = []
        if tag in _PASSED_OVER:
            silent += 1 if event == "start" else -1
        if not silent and event == "start":
            held.append(element.text or "")
        if not silent and event != "start" and element is not frame:
            held.append(element.tail or "")
    if text := squeezed("".join(held)):
        yield text
