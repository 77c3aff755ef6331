"""Texts with carets: under a line stands a line of carets for every place that is meant there, with words behind them.

So one text holds the input and what is expected of it. `→` stands for a tab.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimtrack.yamltext import Span, lines

_CARETS = re.compile(r" *\^+( .*)?")


def written(shown: str) -> str:
    """The input alone, without its lines of carets."""
    kept = (line for line in shown.splitlines(keepends=True) if not _CARETS.fullmatch(line.rstrip("\n")))
    return "".join(kept).replace("→", "\t")


def shown(source: str, told: Iterable[tuple[Span, str]]) -> str:
    """The input with carets under the first line of every place."""
    under: dict[int, list[str]] = {}
    texts = lines(source)
    for span, words in told:
        end = span.end_column if span.end_line == span.line else len(texts[span.line - 1]) + 1
        carets = " " * (span.column - 1) + "^" * max(1, end - span.column)
        under.setdefault(span.line, []).append(f"{carets} {words}".rstrip())
    return "\n".join(part for number, text in enumerate(texts, 1) for part in (text, *under.get(number, ()))).replace("\t", "→")


def cases(table: str) -> list[str]:
    """The texts of a table, which lines of `====` divide."""
    return [case.removeprefix("\n") for case in re.split(r"^====\n", table, flags=re.MULTILINE)]
