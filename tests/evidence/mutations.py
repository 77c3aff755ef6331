"""Quotes cut out of a text and spoilt in known ways, by a seed: what a check of quotes has to tell apart.

Each kind says how loud a finding has to be, at least and at most. Knows nothing of how quotes are checked.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

LOUDNESS = ("silent", "note", "warning", "error")

_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’]*\s+(?=[\"“'‘]*[A-Z])")
_NEGATION = re.compile(r"\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_MODALS = {"will": "may", "would": "could", "can": "must", "must": "may", "may": "will", "could": "would", "should": "may"}
_SMALL = frozenset(
    "a an the that which of to in on at by for from with and or but is are was were be been has have had it its he she they his "
    "her their this these we our you your i as not no never will may can could would should must".split()
)
_NEGATING = frozenset(
    "no nor none neither nothing nobody nowhere cannot without hardly fail fails failed refuse refuses refused".split()
)
_ARTICLES = frozenset({"the", "a", "an"})


class Mutated(NamedTuple):
    """A quote as it stands in the text and as it was spoilt, and how loud a finding on it has to be."""

    kind: str
    original: str
    quote: str
    least: str
    most: str


Spoil = Callable[[list[str], random.Random, Sequence[str]], str | None]
"""From the words of a quote, and the content words of the text, to the quote spoilt; None where this cannot be done to it."""

Noise = Callable[[str, random.Random], str]


def mutated(texts: Sequence[str], number: int, seed: int) -> list[Mutated]:
    """So many quotes from sentences of these texts, the kinds in turn."""
    chosen = random.Random(seed)  # noqa: S311 - draws of a measurement, no secrets
    sentences = [one.strip(" “”\"'\u200b") for text in texts for one in _SENTENCE.split(text)]
    sentences = [one for one in sentences if len(one.split()) >= 7 and not re.search(r"[\[\]()…]|\.\s?\.", one)]
    vocabulary = sorted(
        {word.strip(".,;:!?“”\"'") for one in sentences for word in one.split() if _content(word) and not _no(word)}
    )
    found: list[Mutated] = []
    waiting: Iterator[str] = iter(())
    while len(found) < number:
        kind, (spoil, least, most) = list(KINDS.items())[len(found) % len(KINDS)]
        for _ in range(20 * len(sentences)):
            sentence = next(waiting, None)
            if sentence is None:
                waiting = iter(chosen.sample(sentences, len(sentences)))
                continue
            words = sentence.split()
            quote = _welded(words, chosen, sentences) if spoil is None else spoil(words, chosen, vocabulary)
            if quote is not None and quote != sentence:
                found.append(Mutated(kind, sentence, quote, least, most))
                break
        else:
            raise ValueError(f"no sentence for `{kind}`")
    return found


def _word_swapped(words: list[str], chosen: random.Random, vocabulary: Sequence[str]) -> str | None:
    at = _inner(words, chosen)
    other = chosen.choice(vocabulary)
    if at is None or other.casefold()[:4] == _bare(words[at]).casefold()[:4]:
        return None
    return " ".join([*words[:at], words[at].replace(_bare(words[at]), other), *words[at + 1 :]])


def _word_dropped(words: list[str], chosen: random.Random, _vocabulary: Sequence[str]) -> str | None:
    at = _inner(words, chosen)
    return None if at is None else " ".join(words[:at] + words[at + 1 :])


def _word_added(words: list[str], chosen: random.Random, vocabulary: Sequence[str]) -> str | None:
    at = chosen.randrange(1, len(words))
    other = chosen.choice(vocabulary)
    return None if other in words[at - 1 : at + 1] else " ".join([*words[:at], other, *words[at:]])


def _negation_dropped(words: list[str], _chosen: random.Random, _vocabulary: Sequence[str]) -> str | None:
    text = " ".join(words)
    match = _NEGATION.search(text, 1)
    if match is None or match.end() > len(text) - 2 or text[match.start() - 2 : match.start()].lower() in ("wo", "ca"):
        return None
    return " ".join((text[: match.start()] + text[match.end() :]).split())


def _negation_added(words: list[str], chosen: random.Random, _vocabulary: Sequence[str]) -> str | None:
    at = [
        number
        for number, word in enumerate(words[:-1], 1)
        if word.lower() in ("is", "are", "was", "were", "will", "has", "have", "can")
    ]
    where = chosen.choice(at) if at else None
    return None if where is None else " ".join([*words[:where], "not", *words[where:]])


def _number_changed(words: list[str], chosen: random.Random, _vocabulary: Sequence[str]) -> str | None:
    text = " ".join(words)
    numbers = list(_NUMBER.finditer(text))
    if not numbers:
        return None
    match = chosen.choice(numbers)
    other = str(int(match.group()) + chosen.choice((1, 2, 5, 10)))
    return text[: match.start()] + other.zfill(len(match.group())) + text[match.end() :]


def _modal_changed(words: list[str], _chosen: random.Random, _vocabulary: Sequence[str]) -> str | None:
    at = next((number for number, word in enumerate(words) if word in _MODALS), None)
    return None if at is None else " ".join([*words[:at], _MODALS[words[at]], *words[at + 1 :]])


def _welded(words: list[str], chosen: random.Random, sentences: Sequence[str]) -> str | None:
    other = chosen.choice(sentences).split()
    if other == words or " ".join((*words, *other)) in " ".join(sentences):
        return None
    return f"{' '.join(words[:-1])} {_bare(words[-1])}. {' '.join(other)}"


def _article_dropped(words: list[str], chosen: random.Random, _vocabulary: Sequence[str]) -> str | None:
    at = [number for number, word in enumerate(words[:-1]) if number and word.lower() in _ARTICLES]
    where = chosen.choice(at) if at else None
    return None if where is None else " ".join(words[:where] + words[where + 1 :])


def _typography(words: list[str], chosen: random.Random, _vocabulary: Sequence[str]) -> str | None:
    """Some of what keyboards, typesetters and word processors do to a text."""
    text = " ".join(words)
    done = chosen.sample(NOISE, chosen.randint(1, 4))
    for one in done:
        text = one(text, chosen)
    return text


def _case(words: list[str], chosen: random.Random, _vocabulary: Sequence[str]) -> str | None:
    """Another size of letters, where no name is a word of its own in small ones (`US`)."""
    if any(_bare(word).isupper() and _bare(word).lower() in (*_SMALL, "us", "who", "all") for word in words if len(word) > 1):
        return None
    text = " ".join(words)
    return chosen.choice(
        (text.upper(), text.lower(), text.title().replace("’S", "’s").replace("'S", "'s"), text[0].swapcase() + text[1:])
    )


def _ellipsis(words: list[str], chosen: random.Random, _vocabulary: Sequence[str]) -> str | None:
    low = chosen.randint(2, max(2, len(words) - 4))
    high = min(low + chosen.randint(1, 4), len(words) - 2)
    if high <= low or any(_no(word) for word in words[low:high]):
        return None
    return f"{' '.join(words[:low])} {chosen.choice(('...', '…', '[...]', '(…)', '. . .'))} {' '.join(words[high:])}"


def _unfair_ellipsis(words: list[str], _chosen: random.Random, _vocabulary: Sequence[str]) -> str | None:
    at = next((number for number, word in enumerate(words[:-2]) if number > 1 and word.lower() in ("not", "never")), None)
    return None if at is None else " ".join([*words[:at], "...", *words[at + 1 :]])


def _brackets(words: list[str], chosen: random.Random, vocabulary: Sequence[str]) -> str | None:
    at = chosen.randrange(2, len(words) - 1)
    return " ".join([*words[:at], f"[{chosen.choice(vocabulary)}]", *words[at:]])


def _first_letter(words: list[str], _chosen: random.Random, _vocabulary: Sequence[str]) -> str | None:
    first = words[0]
    return f"[{first[0].swapcase()}]{first[1:]} {' '.join(words[1:])}" if len(first) > 2 and first.isalpha() else None


KINDS: dict[str, tuple[Spoil | None, str, str]] = {
    "word swapped": (_word_swapped, "error", "error"),
    "word dropped": (_word_dropped, "error", "error"),
    "word added": (_word_added, "error", "error"),
    "negation dropped": (_negation_dropped, "error", "error"),
    "negation added": (_negation_added, "error", "error"),
    "number changed": (_number_changed, "error", "error"),
    "modal changed": (_modal_changed, "error", "error"),
    "two sentences welded": (None, "error", "error"),
    "ellipsis over a `not`": (_unfair_ellipsis, "error", "error"),
    "article dropped": (_article_dropped, "warning", "warning"),
    "typography only": (_typography, "silent", "silent"),
    "case only": (_case, "silent", "silent"),
    "ellipsis": (_ellipsis, "silent", "silent"),
    "brackets put in": (_brackets, "silent", "silent"),
    "[T]he": (_first_letter, "silent", "silent"),
}


def _curly(text: str, _chosen: random.Random) -> str:
    return text.replace("'", "’").replace('"', "”")


def _straight(text: str, _chosen: random.Random) -> str:
    return text.translate(str.maketrans("‘’“”", "''\"\""))


def _quoted(text: str, chosen: random.Random) -> str:
    opening, closing = chosen.choice((("“", "”"), ('"', '"'), ("« ", " »"), ("„", "“"), ("‘", "’")))
    return opening + text + closing


def _spaces(text: str, chosen: random.Random) -> str:
    return "".join(chosen.choice("  \u00a0\u2009\u202f\n") if letter == " " else letter for letter in text)


def _dashes(text: str, chosen: random.Random) -> str:
    return "".join(chosen.choice("‐‑‒–") if letter == "-" else letter for letter in text)


def _unseen(text: str, chosen: random.Random) -> str:
    letters = list(text)
    for at in sorted(chosen.sample(range(1, len(text)), min(4, len(text) - 1)), reverse=True):
        letters.insert(at, chosen.choice("\u00ad\u200b\u2060\ufeff"))
    return "".join(letters)


def _ligatures(text: str, _chosen: random.Random) -> str:
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")


def _decomposed(text: str, _chosen: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def _ended(text: str, chosen: random.Random) -> str:
    return text if text.rstrip("”’\"'»“ ").endswith("?") else text.rstrip(".,;") + chosen.choice((".", ",", ""))


def _hyphenated(text: str, chosen: random.Random) -> str:
    """A word parted at the end of a line, as in a column of print."""
    long = list(re.finditer(r"[A-Za-z]{7,}", text))
    if not long:
        return text
    at = chosen.choice(long).start() + 4
    return f"{text[:at]}-\n{text[at:]}"


NOISE: tuple[Noise, ...] = (_curly, _straight, _quoted, _spaces, _dashes, _unseen, _ligatures, _decomposed, _ended, _hyphenated)


def _no(word: str) -> bool:
    return _NEGATION.search(word) is not None or _bare(word).lower() in _NEGATING


def _content(word: str) -> bool:
    return len(_bare(word)) > 3 and _bare(word).isalpha() and _bare(word).lower() not in _SMALL


def _bare(word: str) -> str:
    return word.strip(".,;:!?“”\"'‘’")


def _inner(words: Sequence[str], chosen: random.Random) -> int | None:
    """A word of weight that is not the first or the last, nor one of two that are the same."""
    held = [at for at in range(1, len(words) - 1) if _content(words[at])]
    same = {at for one, at in pairwise(range(len(words))) if words[one].lower() == words[at].lower()}
    held = [at for at in held if at not in same and at + 1 not in same]
    return chosen.choice(held) if held else None
