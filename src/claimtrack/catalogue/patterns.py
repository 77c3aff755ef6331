"""Patterns with stars, as `fnmatch` has them, written as regular expressions that DuckDB knows (RE2)."""

from __future__ import annotations

_SPECIAL = frozenset("\\.^$|()[]{}*+?")


def expression(pattern: str) -> str:
    """The expression that matches what `fnmatch.fnmatchcase` says the pattern matches, and nothing else, as a whole."""
    found, at = [], 0
    while at < len(pattern):
        letter = pattern[at]
        at += 1
        if letter == "*":
            found.append(".*")
        elif letter == "?":
            found.append(".")
        elif letter == "[" and (end := _end(pattern, at)):
            found.append(_choice(pattern[at:end]))
            at = end + 1
        else:
            found.append(_literal(letter))
    return f"(?s:{''.join(found)})"


def _end(pattern: str, at: int) -> int:
    """Where a choice of letters ends that begins here; 0 where it does not, and the bracket is a bracket."""
    first = at + 1 if pattern[at : at + 1] == "!" else at
    first += pattern[first : first + 1] == "]"
    return max(pattern.find("]", first), 0)


def _choice(letters: str) -> str:
    """One of some letters, or none of them (`!`). A range that runs backwards holds nothing."""
    none_of = letters.startswith("!")
    letters = letters.removeprefix("!")
    held, at = [], 0
    while at < len(letters):
        if letters[at + 1 : at + 2] == "-" and at + 2 < len(letters):
            if letters[at] <= letters[at + 2]:
                held.append(f"{_in_choice(letters[at])}-{_in_choice(letters[at + 2])}")
            at += 3
        else:
            held.append(_in_choice(letters[at]))
            at += 1
    if not held:
        return "." if none_of else r"[^\x{0}-\x{10FFFF}]"
    return f"[{'^' * none_of}{''.join(held)}]"


def _literal(letter: str) -> str:
    return f"\\{letter}" if letter in _SPECIAL else letter


def _in_choice(letter: str) -> str:
    return f"\\{letter}" if letter in "\\]^[-&~|" else letter
