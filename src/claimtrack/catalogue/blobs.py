"""Numbers as bytes, the lowest byte first on every machine, and the check that they are what was written."""

from __future__ import annotations

import sys
from array import array
from zlib import crc32


def packed(numbers: array[int]) -> bytes:
    """Numbers as bytes."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(kind: str, data: bytes) -> array[int]:
    """The numbers of some bytes. Raises ValueError where these are cut off."""
    numbers: array[int] = array(kind)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def check_of(*parts: bytes) -> int:
    """A number that changes with any of these bytes."""
    check = 0
    for part in parts:
        check = crc32(part, crc32(len(part).to_bytes(8, "little"), check))
    return check
