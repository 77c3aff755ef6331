"""A text part by part, sentence by sentence: where one ends is told by sentencex, which knows abbreviations, initials and quotes.

Loses no word and changes none; what stands between sentences goes with the one before.
"""

from __future__ import annotations

from claimtrack.trouble import Trouble


def sentences(text: str, language: str = "en") -> list[str]:
    """The sentences of a text in order, without the spaces between them. Raises Trouble where the library is not installed."""
    try:
        from sentencex import segment  # noqa: PLC0415 - an extra, and for whoever compares copies alone
    except ImportError:
        raise Trouble(
            "parting a text into sentences needs `sentencex`, which is not installed", "pip install 'claimtrack[capture]'"
        ) from None
    return [sentence for part in segment(language, text) if (sentence := part.strip())]
