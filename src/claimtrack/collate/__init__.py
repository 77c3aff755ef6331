"""Collating: two versions of a record, and the one they come from, made into one, as a printer collates proofs. Pure."""

from claimtrack.collate.collating import Collated, collated, is_sound, side_by_side
from claimtrack.collate.forks import Style
from claimtrack.collate.pieces import Unsure

__all__ = ["Collated", "Style", "Unsure", "collated", "is_sound", "side_by_side"]
