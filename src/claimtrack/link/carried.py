"""The words of a claim as bytes, for where they have far to go: what the rest of them follows from, and no more."""

from __future__ import annotations

import msgspec

from claimtrack.link.joining import Words, adding, extent


class _Carried(msgspec.Struct, frozen=True, array_like=True):
    """`rare` is how many terms are, which are always the first."""

    id: str
    weights: dict[str, float]
    rare: int
    letters: tuple[str, ...]
    signs: tuple[str, ...]
    about: str | None


_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(_Carried)


def packed(words: Words) -> bytes:
    """The words without `twins`, which nobody asks for once they stand under their keys."""
    return _ENCODER.encode(_Carried(words.id, words.weights, len(words.rare), words.letters, words.signs, words.about))


def unpacked(data: bytes) -> Words:
    """The same words again."""
    one = _DECODER.decode(data)
    terms, left = tuple(one.weights), adding(one.weights)
    return Words(
        id=one.id,
        weights=one.weights,
        terms=terms,
        left=left,
        length=extent(left),
        rare=terms[: one.rare],
        letters=one.letters,
        signs=one.signs,
        about=one.about,
    )
