"""Addresses of documents (`file:///desk/claims/a.yaml`) and paths of files, there and back. Touches no file."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit


def path_of(uri: str) -> Path | None:
    """The path that an address names; None where it names no file of this system: `untitled:`, `git:`, a drive elsewhere.

    RFC 8089. Editors write a drive as `c:` or `c%3A`; a host is only that of a Windows share.
    """
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != "file":
        return None
    text = unquote(parts.path, errors="surrogateescape")
    host = "" if parts.netloc == "localhost" else unquote(parts.netloc)
    if os.name == "nt":
        text = f"//{host}{text}" if host else text.removeprefix("/")
    elif host:
        return None
    path = Path(text)
    return path if path.is_absolute() and "\0" not in text else None


def uri_of(path: Path) -> str:
    """The address of an absolute path."""
    return path.as_uri()
