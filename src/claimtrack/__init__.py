"""claimtrack: who says what, how they know, and what contradicts what."""

__version__ = "0.1.0"
