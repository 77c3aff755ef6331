"""Makes the copies that cannot be kept as text: a PDF of some pages, a WARC of some pages."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import uuid


def pdf(*pages: str, title: str | None = None) -> bytes:
    """The smallest PDF of those pages, a line a line (PDF 32000-1:2008, annex H); letters of ASCII only."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for text in pages:
        shown = b" ".join(b"(%s) Tj T*" % _escaped(line) for line in text.split("\n")) if text else b""
        stream = b"BT /F1 11 Tf 14 TL 60 780 Td %s ET" % shown
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    info = b""
    if title:
        objects.append(b"<< /Title (%s) >>" % _escaped(title))
        info = b" /Info %d 0 R" % len(objects)
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, info, start)
    return bytes(out)


def locked_pdf(data: bytes, password: str) -> bytes:
    """The same PDF behind a password."""
    import pypdf  # noqa: PLC0415 - an extra

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def warc(*pages: tuple[str, str, bytes], packed: bool = True, status: str = "200 OK") -> bytes:
    """A WARC with an answer for each (address, type, bytes), with a record about itself at the top (ISO 28500:2017)."""
    records = [_record("warcinfo", b"software: a test\r\n", "application/warc-fields")]
    for address, kind, payload in pages:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(payload)}\r\n\r\n".encode() + payload
        digest = base64.b32encode(hashlib.sha1(payload, usedforsecurity=False).digest()).decode()
        about = (f"WARC-Target-URI: {address}", f"WARC-Payload-Digest: sha1:{digest}")
        records.append(_record("response", answer, "application/http; msgtype=response", *about))
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)


def _record(kind: str, block: bytes, media: str, *about: str) -> bytes:
    head = (
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, str(block))}>",
        "WARC-Date: 2026-03-04T09:30:00Z",
        *about,
        f"Content-Type: {media}",
        f"Content-Length: {len(block)}",
    )
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def _escaped(text: str) -> bytes:
    return text.encode("ascii").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
