"""What a word means that names what may fall: a source, a camp, a stored copy, or all that was read in a source.

Raises Trouble where it means nothing, or two things; computes nothing of what falls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from claimtrack.link.dossier import Dossier
from claimtrack.model import Attribution, FiledSource, Source
from claimtrack.score import fall
from claimtrack.score.fall import Fall
from claimtrack.spelling import did_you_mean
from claimtrack.trouble import Trouble

_LEAST_DIGITS = 4
"""A word of so many hexadecimal digits may be the beginning of a hash."""
_FORMS = ("source", "camp", "capture")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What was named, as a sentence calls it, and what falls with it."""

    name: str
    called: str
    fall: Fall


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """All that can be named: sources by id (None: without a record), camps, and the claims with their statements."""

    sources: dict[str, Source | None]
    camps: frozenset[str]
    dossiers: tuple[Dossier, ...]

    @property
    def copies(self) -> frozenset[str]:
        """The hashes of all copies that a record names."""
        held = {copy.sha256 for source in self.sources.values() if source for copy in source.captures}
        said = (said for dossier in self.dossiers for said in dossier.claim.said)
        return frozenset(held | {one.found.sha256 for one in said if one.found and one.found.sha256})

    def read_in(self, source: str) -> Fall:
        """All statements that were read in a source, in whichever copy of it."""
        return self._of(lambda said: said.found is not None and said.found.in_ == source)

    def standing_in(self, copies: frozenset[str]) -> Fall:
        """The statements that stand in these copies and in no other, as far as the records say."""
        return self._of(lambda said: bool(stands := _copies_of(said, self.sources)) and stands <= copies)

    def _of(self, meant: Callable[[Attribution], bool]) -> Fall:
        return Fall(
            places=frozenset(
                dossier.place("said", number)
                for dossier in self.dossiers
                for number, said in enumerate(dossier.claim.said)
                if meant(said)
            )
        )


def known(sources: Iterable[FiledSource], camps: Iterable[str], dossiers: Iterable[Dossier]) -> Known:
    """All that can be named in a corpus, also what claims name and no record describes."""
    dossiers = tuple(dossiers)
    recorded = {filed.id: filed.record for filed in sources}
    named = {name for one in dossiers for said in one.claim.said for name in (said.source, *said.via, *said.picks_up)}
    declared = {source.camp for source in recorded.values() if source.camp}
    return Known(sources={**dict.fromkeys(sorted(named)), **recorded}, camps=frozenset((*camps, *declared)), dossiers=dossiers)


def asked(words: Iterable[str], known: Known) -> tuple[Asked, ...]:
    """What these words name. Copies fall together: what stands in two of them falls when both are named."""
    found: list[Asked] = []
    copies: list[str] = []
    for word in dict.fromkeys(words):
        form, _, name = word.partition(":")
        meanings = _meanings(name, known, form) if form in _FORMS and name else _meanings(word, known)
        if not meanings:
            raise _unknown(word, known)
        if len(meanings) > 1:
            ways = " or ".join(f"`{one}:{word}`" for one in meanings)
            raise Trouble(f"`{word}` is the id of a source and of a camp", f"write {ways}")
        ((kind, name),) = meanings.items()
        if kind == "source":
            found.append(Asked(name=name, called=f"`{name}`", fall=fall.source(name)))
        elif kind == "camp":
            found.append(Asked(name=name, called=f"the camp `{name}`", fall=fall.camp(name)))
        elif name in known.sources:
            found.append(Asked(name=name, called=f"what was read in `{name}`", fall=known.read_in(name)))
        else:
            copies.append(name)
    together = known.standing_in(frozenset(copies)) if copies else Fall()
    return (*found, *(Asked(name=copy, called=f"the copy `{copy[:12]}`", fall=together) for copy in copies))


def read_besides(some: Iterable[Asked], changed: Iterable[str], known: Known) -> dict[str, int]:
    """How many claims quote what was read in a source that was named, and do not fall with it.

    That a statement was read in a source does not make it a relay; who doubts the source must still know of them.
    """
    named = list(some)
    touched = frozenset(changed)
    fallen = frozenset(place for one in named for place in one.fall.places)
    found = {}
    for one in named:
        if f"relay:{one.name}" in one.fall.nodes:
            there = known.read_in(one.name).places - fallen
            found[one.name] = sum(
                dossier.id not in touched and any(dossier.place("said", at) in there for at in range(len(dossier.claim.said)))
                for dossier in known.dossiers
            )
    return {name: number for name, number in found.items() if number}


def _meanings(name: str, known: Known, form: str | None = None) -> dict[str, str]:
    """What a name can mean, with its whole id: of a form that was asked for, else a source, a camp, or at last a hash."""
    found = {}
    if form in (None, "source") and name in known.sources:
        found["source"] = name
    if form in (None, "camp") and name in known.camps:
        found["camp"] = name
    if form == "capture" and name in known.sources:
        found["capture"] = name
    if not found and form in (None, "capture"):
        copy = _copy(name, known, least=1 if form else _LEAST_DIGITS)
        found = {"capture": copy} if copy else {}
    return found


def _copy(beginning: str, known: Known, least: int) -> str | None:
    """The one copy whose hash begins so. Raises Trouble where several do."""
    digits = beginning.lower()
    if len(digits) < least or not set(digits) <= set("0123456789abcdef"):
        return None
    fitting = sorted(copy for copy in known.copies if copy.startswith(digits))
    if len(fitting) > 1:
        raise Trouble(
            f"{len(fitting)} copies begin with `{beginning}`", f"write more of it: {', '.join(one[:12] for one in fitting[:4])}"
        )
    return fitting[0] if fitting else None


def _unknown(word: str, known: Known) -> Trouble:
    everything = [*known.sources, *known.camps, *(f"camp:{camp}" for camp in known.camps)]
    return Trouble(
        f"no source, camp or stored copy is called `{word}`", did_you_mean(word, everything, "see `claimtrack impact --worst`")
    )


def _copies_of(said: Attribution, sources: Mapping[str, Source | None]) -> frozenset[str]:
    """The copies in which a statement may stand: the one it names, else those of its source (of that day, if given)."""
    found = said.found
    if found is None:
        return frozenset()
    if found.sha256:
        return frozenset((found.sha256,))
    source = sources.get(found.in_ or "")
    held = source.captures if source else ()
    return frozenset(copy.sha256 for copy in held if found.captured in (None, copy.captured))
