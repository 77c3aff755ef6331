"""Which source a speaker is: one that stands in the corpus, one that this delivery brings, by name and never by likeness.

Two spellings are one name when they differ in case, accents, dots or hyphens alone. A source that is there is never changed.
"""

from __future__ import annotations

import msgspec

from claimtrack.intake import naming
from claimtrack.intake.rows import Speaker
from claimtrack.intake.speakers import standing as standing_of
from claimtrack.intake.standing import Standing, add_source, folded
from claimtrack.model import Source


class Ambiguous(ValueError):
    """A name that several sources have."""


class Named(msgspec.Struct, frozen=True):
    """The id of a source, and its record where it is new."""

    id: str
    new: Source | None = None


class Sources:
    """The sources that are known, and those that rows bring. `shared` are slugs that several names of the delivery have."""

    def __init__(self, standing: Standing, shared: frozenset[str]) -> None:
        """Begin with what stands in the corpus."""
        self._standing = standing
        self._shared = shared

    def named(self, speaker: Speaker, kind: str | None = None, anonymity: str | None = None) -> Named:
        """The source of that name or id. Raises Ambiguous where several have the name, ValidationError for unknown words."""
        key = naming.key(speaker.name)
        found = self._standing.sources_by_name.get(key, [])
        if len(found) > 1 and speaker.name not in found:
            listed = ", ".join(f"`{name}`" for name in found[:3])
            raise Ambiguous(f"`{speaker.name}` may be {listed}")
        if speaker.name in found or found:
            return Named(speaker.name if speaker.name in found else found[0])
        taken = self._standing.source_ids
        if (known := taken.get(folded(speaker.name))) is not None:
            return Named(known)
        slug = source_slug(speaker.name)
        if (known := taken.get(slug)) is not None and slug not in self._shared and self._is_whole(slug, speaker.name):
            return Named(known)
        name = slug
        if not slug or slug in self._shared or slug in taken or naming.is_reserved(slug):
            name = "-".join(filter(None, (slug or "source", naming.suffix(naming.digest(key or speaker.name)))))
        guessed = standing_of(speaker.name, speaker.hint)
        record = {
            "source": speaker.name,
            "kind": kind or guessed.kind,
            "anonymity": anonymity or guessed.anonymity,
        }
        return Named(name, msgspec.convert(record, Source))

    def accept(self, named: Named) -> None:
        """Remember a new source, so that the next row finds it."""
        if named.new is not None:
            add_source(self._standing, named.id, named.new)

    def _is_whole(self, slug: str, name: str) -> bool:
        """Whether a slug says all that a name says: an id that was cut off may be somebody else's."""
        return slug.replace("-", " ") == naming.key(name)


def source_slug(name: str) -> str:
    """The id that a source of this name has, unless others share it."""
    return naming.slug(name)
