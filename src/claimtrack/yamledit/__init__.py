"""Edits of a YAML text that leave every other byte alone: a value, a key, an entry, a document.

Every edit is read again by the parser that reads the corpus; where the result is not exactly what was meant, nothing is changed
and Unsafe is raised. What is written is given as text: nothing here knows how a record is spelt.
"""

from claimtrack.yamledit.comments import comments_above, comments_of, comments_on
from claimtrack.yamledit.documents import without_document
from claimtrack.yamledit.growing import appended, with_key, with_key_at
from claimtrack.yamledit.page import Unsafe
from claimtrack.yamledit.passages import as_written, holds
from claimtrack.yamledit.rows import inserted, removed, replaced
from claimtrack.yamledit.values import put, renamed
from claimtrack.yamledit.written import Written, as_entry, as_pair, keyed, listed

__all__ = [
    "Unsafe",
    "Written",
    "appended",
    "as_entry",
    "as_pair",
    "as_written",
    "comments_above",
    "comments_of",
    "comments_on",
    "holds",
    "inserted",
    "keyed",
    "listed",
    "put",
    "removed",
    "renamed",
    "replaced",
    "with_key",
    "with_key_at",
    "without_document",
]
