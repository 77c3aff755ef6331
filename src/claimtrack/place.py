"""Where something stands in the corpus: a file and a route of keys, never a line.

Lines move whenever a file is edited; routes do not. Only a renderer turns a route into lines and columns.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Part = Literal["value", "key", "problem"]

Route = tuple[str | int, ...]


class Place(msgspec.Struct, frozen=True):
    """One spot in one file of the corpus.

    `document` counts the YAML documents of the file from 0. `part` says what is meant at the end of the route: its `value`,
    its `key`, or the `problem` of that number which the parser met (a syntax error has no route; its route is `(number,)`).
    `words` are those that are meant of the text there; the whole of it where it is empty.
    """

    path: str
    route: Route = ()
    document: int = 0
    part: Part = "value"
    words: str = ""

    @property
    def order(self) -> tuple[str, int, tuple[tuple[int, str], ...], str]:
        """The key by which places are sorted: path, document, route (entries of a list by number), part."""
        steps = tuple((step, "") if isinstance(step, int) else (-1, step) for step in self.route)
        return (self.path, self.document, steps, self.part)
