"""What a language needs to tell a denial that somebody made, and whether what is told has come about yet or goes on."""

from __future__ import annotations

import msgspec


class DenialWords(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The words around what is denied, as patterns; those that a language leaves out are not read in it.

    `denying` and `withholding` end right before the clause that is denied. Where the one who speaks stands behind the verb, they
    have a group `who`.
    """

    denying: str = r"(?!)"
    """Verbs of denial with what joins them to a clause: `denied reports that`."""
    withholding: str = r"(?!)"
    """Words by which somebody says neither yes nor no to a clause: `could not confirm that`."""
    themselves: str = r"(?!)"
    """What at the beginning of the clause stands for the one who denies: `it`."""
    standing: str = r"(?!)"
    """Words that say whether something goes on or has come about, and nothing of what it is: `still`, `no longer`, `yet`."""
    ended: str = r"(?!)"
    """What says that something was so, and is so no more: `no longer`."""
    pending: str = r"(?!)"
    """What says that something was not so until then: `not yet`, `has yet to`."""
