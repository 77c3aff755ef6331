"""A WARC to blocks: the one page in it that is wanted, as its own record; its address and day are those of the record."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import msgspec

from claimtrack.captures.extract.extracted import MAX_BYTES, Asked, Extracted, needs_extra
from claimtrack.trouble import Trouble

_PAGES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain", "text/markdown")
_SHOWN = 6
MAX_RECORDS = 100_000


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A record that holds a page: its address, day, type, the bytes of the record, and the page in it."""

    url: str
    day: str | None
    media: str
    charset: str | None
    record: bytes
    payload: bytes


def extract_warc(data: bytes, name: str, asked: Asked) -> Extracted:
    """The blocks of one page of a WARC.

    It is the one at the address asked for, else the only one there is; of several copies of one address the last. Raises Trouble
    where there is none or several, where the record is damaged, and where the page cannot be read.
    """
    from claimtrack.captures.extract.forms import extract  # noqa: PLC0415 - a page may be of any form, a WARC included

    page = _wanted(list(_pages(data, name)), name, asked.url)
    inner = extract(page.payload, page.url, Asked(form=_form(page.media)), page.charset)
    return msgspec.structs.replace(
        inner,
        form="warc",
        media="application/warc",
        suffix=".warc.gz" if page.record.startswith(b"\x1f\x8b") else ".warc",
        extractor=f"warcio {version('warcio')}, {inner.extractor}",
        data=page.record,
        url=page.url,
        captured=page.day,
    )


def _pages(data: bytes, name: str) -> Iterator[Page]:
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra, and for this form alone
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - see above
    except ImportError:
        raise needs_extra("reading a WARC", "warcio") from None
    try:
        records = ArchiveIterator(io.BytesIO(data), check_digests=True)
        for number, record in enumerate(records):
            if number >= MAX_RECORDS:
                raise Trouble(f"`{name}` has more than {MAX_RECORDS:,} records", "take out the record of the page")
            if not _is_page(record):
                continue
            payload = record.content_stream().read(MAX_BYTES + 1)
            start, length = records.get_record_offset(), records.get_record_length()
            told = record.http_headers or record.rec_headers
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            if len(payload) > MAX_BYTES:
                raise Trouble(f"the page `{url}` in `{name}` is larger than {MAX_BYTES >> 20} MiB", "save the text alone")
            if record.digest_checker.passed is False:
                raise Trouble(f"the page `{url}` in `{name}` is not what its digest says", "get the file again: it was damaged")
            day = record.rec_headers.get_header("WARC-Date") or ""
            yield Page(
                url=url.strip("<>"),
                day=day[:10] or None,
                media=_media(record),
                charset=_charset(told.get_header("Content-Type") or ""),
                record=data[start : start + length],
                payload=payload,
            )
    except ArchiveLoadFailed as error:
        way_on = "get it again; one that is gzipped as a whole: `warcio recompress OLD NEW`"
        raise Trouble(f"`{name}` cannot be read as a WARC: {' '.join(str(error).split())[:200]}", way_on) from None
    except (OSError, EOFError, ValueError, KeyError, AttributeError) as error:
        raise Trouble(f"`{name}` cannot be read as a WARC: {error}", "get it again: it was cut off or damaged") from None


def _is_page(record: Any) -> bool:
    if record.rec_type not in ("response", "resource", "conversion"):
        return False
    if record.rec_type == "response" and record.http_headers is not None:
        status = record.http_headers.get_statuscode() or ""
        return status.startswith("2") and _media(record) in _PAGES
    return _media(record) in _PAGES


def _media(record: Any) -> str:
    told = record.http_headers or record.rec_headers
    return (told.get_header("Content-Type") or "").split(";")[0].strip().lower()


def _charset(told: str) -> str | None:
    _, _, after = told.lower().partition("charset=")
    return after.split(";")[0].strip(" \"'") or None


def _form(media: str) -> Any:
    return {"application/pdf": "pdf", "text/plain": "text", "text/markdown": "markdown"}.get(media, "html")


def _wanted(pages: list[Page], name: str, url: str | None) -> Page:
    if not pages:
        raise Trouble(f"`{name}` holds no page", "a page is an answer with status 200 that is HTML, PDF or text")
    addresses = list(dict.fromkeys(page.url for page in pages))
    if url is None and len(addresses) == 1:
        return pages[-1]
    fitting = [page for page in pages if page.url == url]
    if fitting:
        return fitting[-1]
    more = f" and {len(addresses) - _SHOWN} more" if len(addresses) > _SHOWN else ""
    way_on = f"it holds {', '.join(f'`{one}`' for one in addresses[:_SHOWN])}{more}"
    if url is None:
        raise Trouble(f"`{name}` holds {len(addresses)} pages", f"say which with `--url`: {way_on}")
    raise Trouble(f"`{name}` does not hold `{url}`", way_on)
