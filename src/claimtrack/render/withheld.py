"""Secrets taken out of what is about to be printed: ids that are names, contact details, in whatever form they stand there.

The last thing that happens to an output, so that no format and no rule can forget it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from claimtrack.finding import Withheld
from claimtrack.protection.contacts import WITHHELD
from claimtrack.render.plain import visible

if TYPE_CHECKING:
    from claimtrack.render.styled import Line

_BEGINS = r"(?:(?<!\w)|(?<=\\[bfnrtu])|(?<=\\u[0-9a-f]{4})|(?<=%[0-9a-f]{2}))"
"""Where a word may begin: not inside another, but right behind an escape of JSON, a URI or a workflow command, whose end looks
like a letter."""


def without_secrets(lines: Iterable[Line], secret: Withheld) -> Iterator[Line]:
    """Lines, plain or styled, with `[withheld]` wherever a secret stood; a styled line that held one loses its colours."""
    if not secret.words:
        yield from lines
        return
    pattern = _pattern(secret.words)
    for line in lines:
        plain = line if isinstance(line, str) else line.plain
        yield pattern.sub(WITHHELD, plain) if pattern.search(plain) else line


@lru_cache(maxsize=4)
def _pattern(secret: tuple[str, ...]) -> re.Pattern[str]:
    """What finds these words; asked for by whoever prints a report line by line."""
    forms = {form for word in secret for form in _forms(word)}
    words = "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))
    # A look at the letter first spares the dearer looks behind it. In a set Python 3.11 knows some capitals (of Deseret, say) by
    # their small letters alone.
    letters = "".join(sorted({re.escape(letter) for form in forms for letter in form[0] + form[0].lower()}))
    return re.compile(rf"(?=[{letters}]){_BEGINS}(?:{words})(?!\w)", re.IGNORECASE)


def _forms(word: str) -> Iterator[str]:
    """A word as the formats may write it: as it is, with what is hidden written out, as JSON, Markdown, XML, URI and command."""
    import json  # noqa: PLC0415 - only where there is a secret
    from urllib.parse import quote  # noqa: PLC0415 - only where there is a secret
    from xml.sax.saxutils import escape  # noqa: PLC0415 - only where there is a secret; no XML is read

    from claimtrack.render.github import in_data, in_property  # noqa: PLC0415 - only where there is a secret
    from claimtrack.render.md import escaped  # noqa: PLC0415 - only where there is a secret

    for one in (word, visible(word)):
        yield from (one, json.dumps(one, ensure_ascii=False)[1:-1], json.dumps(one)[1:-1], escaped(one))
        yield from (escape(one), escape(one, {'"': "&quot;"}), in_data(one), in_property(one), quote(one, errors="replace"))
