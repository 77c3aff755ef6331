"""Where findings stand, kept by what the files hold: a file that is as it was need not be opened to show it again.

A span and a line depend on nothing but the bytes of the file and what is asked for: they are kept under the name of the contents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from claimtrack.memory.kept import Kept
from claimtrack.place import Place
from claimtrack.render.view import Inside, Read
from claimtrack.yamltext import Span

TABLE = "places"
SPARE = 0


class Shown(msgspec.Struct, array_like=True):
    """What was shown of contents: spans by what was asked for, packed, and lines by their numbers."""

    spans: dict[bytes, Span] = {}
    lines: dict[int, str] = {}


class Places:
    """What was shown of the files of a corpus; `names` are those of their contents, `read` opens one that must be looked into."""

    def __init__(self, kept: Kept, names: Mapping[str, bytes], read: Read) -> None:
        """Looks up what is kept."""
        self._kept = kept
        self._key = kept.key(b"places")
        self._names = names
        self._read = read
        self._shown = _decoded(kept.values([self._key]).get(self._key))
        self._fresh = False

    def read(self, path: str) -> Inside | None:
        """What is known of a file, and the file itself as soon as more is asked for."""
        name = self._names.get(path)
        known = self._shown.get(name) if name is not None else None
        if known is not None:
            return _Known(known, lambda: self._read(path), self._more)
        inside = self._read(path)
        if inside is None or name is None:
            return inside
        known = self._shown[name] = Shown()
        return _Known(known, lambda: inside, self._more)

    def _more(self) -> None:
        self._fresh = True

    def keep(self) -> None:
        """Keep what was shown, of all contents that lie there, if any of it was not kept yet."""
        if self._fresh:
            here = {*self._names.values()}
            shown = {name: one for name, one in self._shown.items() if name in here}
            try:
                self._kept.keep({self._key: _ENCODER.encode(shown)})
            except UnicodeEncodeError:  # a line, or words that are sought, may hold what is no text
                return


class _Known:
    """A file of which something is known: it is opened for what is not, and that is known then."""

    def __init__(self, shown: Shown, opened: Callable[[], Inside | None], more: Callable[[], None]) -> None:
        self._shown = shown
        self._opened = opened
        self._more = more

    def span(self, where: Place) -> Span | None:
        key = _ENCODER.encode((where.route, where.document, where.part, where.words.encode("utf-8", "surrogatepass")))
        if key not in self._shown.spans:
            inside = self._opened()
            span = None if inside is None else inside.span(where)
            if span is None:
                return None
            self._shown.spans[key] = span
            self._more()
        return self._shown.spans[key]

    def line(self, number: int) -> str:
        if number not in self._shown.lines:
            inside = self._opened()
            if inside is None:
                return ""
            self._shown.lines[number] = inside.line(number)
            self._more()
        return self._shown.lines[number]


def _decoded(value: bytes | None) -> dict[bytes, Shown]:
    try:
        return {} if value is None else _SHOWN.decode(value)
    except (msgspec.MsgspecError, ValueError):
        return {}


_ENCODER = msgspec.msgpack.Encoder()
_SHOWN = msgspec.msgpack.Decoder(dict[bytes, Shown])
