"""The manual of a rule as other programs show it: one paragraph, or plain text. Adds no word to what the manual says."""

from __future__ import annotations

import re

from claimtrack.rule import Rule

LONGEST = 1024
"""Characters that GitHub's code scanning shows of a description."""

_FENCE = re.compile(r"^```.*\n", re.MULTILINE)
_HEAD = re.compile(r"^#+ +(.+)$", re.MULTILINE)
_WHY = re.compile(r"^## Why[^\n]*\n+(.+?)(?=\n## |\Z)", re.MULTILINE | re.DOTALL)


def full_description(rule: Rule) -> str:
    """Why the rule matters, on one line and in whole sentences; its summary where the manual does not say why."""
    why = _WHY.search(rule.manual)
    text = " ".join(why.group(1).split()) if why else rule.summary
    return text if len(text) <= LONGEST else _sentences(text)


def plain(manual: str) -> str:
    """The manual without marks of Markdown: heads stand on their lines, examples without fences."""
    return _HEAD.sub(r"\1", _FENCE.sub("", manual.strip() + "\n")).strip()


def _sentences(text: str) -> str:
    end = text.rfind(". ", 0, LONGEST)
    return text[: end + 1] if end > 0 else text[: LONGEST - 1] + "…"
