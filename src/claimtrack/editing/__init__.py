"""Changes to the records of a corpus: what each file becomes, and how that is written. Nothing here talks to anybody."""

from claimtrack.editing.disk import Edit, current, difference, write

__all__ = ["Edit", "current", "difference", "write"]
