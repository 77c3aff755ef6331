"""What each factor of a path says in plain English, for `claimtrack explain`."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from claimtrack.score.factors import UNDECLARED, Node
from claimtrack.score.trails import Origin

VOICES = {
    "named": "a named voice",
    "pseudonym": "a voice under a lasting pseudonym",
    "unnamed": "an unnamed voice",
    "background": "a voice on background",
    "deep_background": "a voice on deep background",
    "unidentified": "a voice that nobody has identified",
}

BASES = {
    "firsthand": "who saw or did it",
    "document": "who has the record itself",
    "official": "in a formal statement of the body concerned",
    "position": "in a position to know",
    "secondhand": "told by someone who was there",
    "analysis": "by inference or estimate",
    "unknown": "who does not say how they know",
    "hearsay": "by hearsay: how it reached them is unknown",
}


def sentence(node: Node, origin: Origin, relays: Collection[str]) -> str:
    """The sentence for a node on a path, without a full stop: `an unnamed voice (.80) graded F (.75)`.

    `origin` is where the path begins, and `relays` who carried it.
    """
    word, figure = node.figures[0]
    match node.kind:
        case "voice":
            graded = "".join(f" graded {grade} ({plain(weight)})" for grade, weight in node.figures[1:])
            return f"{VOICES.get(word, word)} ({plain(figure)}){graded}"
        case "basis":
            return f"{BASES.get(word, word)} ({plain(figure)})"
        case "camp":
            name = "an undeclared camp, taken for one party" if node.subject == UNDECLARED else f"the camp `{node.subject}`, "
            role = "" if node.subject == UNDECLARED else ("a party" if word == "party" else word)
            return f"{name}{role} ({plain(figure)})"
        case "relay":
            return f"{_carried(node.subject, origin, relays)}, graded {word} ({plain(figure)})"
        case "partly":
            return f"`{node.subject}` goes only part of the way ({plain(figure)})"


@lru_cache(maxsize=1 << 10)
def plain(figure: float) -> str:
    """A figure as the policy prints it: .80, 1.00."""
    text = f"{figure:.2f}"
    return text[1:] if text.startswith("0.") else text


def _carried(relay: str, origin: Origin, relays: Collection[str]) -> str:
    if relay in relays:
        return f"carried by `{relay}`"
    return f"`{relay}` in its own voice" if relay == origin.source else f"speaking for `{relay}`"
