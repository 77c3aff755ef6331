"""Markdown to blocks, as CommonMark defines it, with tables; a head between `---` lines gives title, date and address. No extra.

Reads with markdown-it-py, which rich brings along.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from claimtrack import yamlsrc
from claimtrack.captures.extract.extracted import Extracted
from claimtrack.captures.extract.letters import letters
from claimtrack.captures.extract.setting import Hint, Run, set_out, squeezed

if TYPE_CHECKING:
    from markdown_it.token import Token

_HEAD = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*\n", re.DOTALL | re.MULTILINE)
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def extract_markdown(data: bytes, name: str) -> Extracted:
    """The blocks of a Markdown text; raises Trouble where the bytes are no text."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - for this form alone

    text = letters(data, name)
    told = _head(text)
    tokens = MarkdownIt("commonmark").enable("table").parse(_HEAD.sub("", text, count=1) if told else text)
    blocks = set_out(list(_runs(tokens)))
    title = next((block.text for block in blocks if block.kind == "title"), None)
    published = _DAY.match(told.get("published") or told.get("date") or "")
    return Extracted(
        form="markdown",
        media="text/markdown",
        suffix=".md",
        extractor=f"markdown-it-py {version('markdown-it-py')}",
        data=data,
        blocks=blocks,
        title=told.get("title") or title,
        published=published.group() if published else None,
        url=next((told[key] for key in ("url", "source", "link") if told.get(key, "").startswith("http")), None),
    )


def _head(text: str) -> dict[str, str]:
    """What stands between the `---` lines at the top of a file, as far as it is keys with one value each."""
    found = _HEAD.match(text)
    stream = yamlsrc.compose(found[1]) if found else None
    tree = stream.documents[0].tree if stream and not stream.problems and len(stream.documents) == 1 else None
    return {str(key): squeezed(value) for key, value in tree.items() if isinstance(value, str)} if isinstance(tree, dict) else {}


def _runs(tokens: Iterable[Token]) -> Iterator[Run]:
    around: list[str] = []
    titled = False
    for token in tokens:
        if token.nesting == 1:
            around.append(token.type + (token.tag if token.type == "heading_open" else ""))
        elif token.nesting == -1:
            around.pop()
        elif token.type == "inline":
            hint = _hint(around, titled=titled)
            titled = titled or hint == "title"
            yield from _of_inline(token.children or (), hint)
        elif token.type in ("fence", "code_block"):
            yield from _as_other(token.content)
        elif token.type == "html_block":
            yield from _as_other(_without_tags(token.content))


def _hint(around: list[str], *, titled: bool) -> Hint:
    if around[-1] == "heading_openh1" and not titled:
        return "title"
    if around[-1].startswith("heading_open"):
        return "heading"
    if around[-1] in ("th_open", "td_open"):
        return "other"
    return "paragraph" if "list_item_open" in around or "blockquote_open" in around else "unsure"


def _of_inline(parts: Iterable[Any], hint: Hint) -> Iterator[Run]:
    """The text of a paragraph; the description of a picture in it is a caption of its own."""
    text, captions = [], []
    for part in parts:
        if part.type in ("text", "code_inline"):
            text.append(part.content)
        elif part.type in ("softbreak", "hardbreak"):
            text.append(" ")
        elif part.type == "image":
            captions.append(part.content)
    for content, kind in [("".join(text), hint), *((caption, "other") for caption in captions)]:
        if squeezed(content):
            yield Run(squeezed(content), kind)


def _as_other(content: str) -> Iterator[Run]:
    yield from (Run(squeezed(line), "other") for line in content.splitlines() if line.strip())


def _without_tags(content: str) -> str:
    parser = _Text()
    parser.feed(content)
    parser.close()
    return "".join(parser.found)


class _Text(HTMLParser):
    """Keeps what stands between tags."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)
