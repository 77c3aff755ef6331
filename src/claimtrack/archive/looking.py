"""What every station of an archive shares: the register and the configuration, opened once in each process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

import msgspec

from claimtrack.archive import rows
from claimtrack.archive.rows import Asking
from claimtrack.config import Config
from claimtrack.link import dossier, references
from claimtrack.link.dossier import Dossier
from claimtrack.link.pairs import Pair
from claimtrack.link.references import Known
from claimtrack.link.register import Register
from claimtrack.model import FiledClaim
from claimtrack.score.cluster import Cluster
from claimtrack.score.next.search import Search


class Also(msgspec.Struct, frozen=True):
    """Rows of further kinds that a check is to leave: of each claim with its score, and of each pair. Functions of modules."""

    kinds: tuple[type[Any], ...]
    of_cluster: Callable[[Cluster, Desk], Iterable[Any]]
    of_pair: Callable[[Pair, Desk], Iterable[Any]]


class Desk:
    """The register of a corpus and its configuration, with what follows from them. Sent as these, and what else is wanted.

    `guarded` are the sources that nobody may be told to name; only where more is wanted.
    """

    def __init__(
        self, register: Register, config: Config, also: Also | None = None, guarded: frozenset[str] = frozenset()
    ) -> None:
        """Keep them."""
        self.register, self.config, self.also, self.guarded = register, config, also, guarded

    def __reduce__(self) -> tuple[type[Desk], tuple[Register, Config, Also | None, frozenset[str]]]:
        """Of what follows nothing is sent."""
        return Desk, (self.register, self.config, self.also, self.guarded)

    @cached_property
    def seeking(self) -> Search:
        """What finds the ways up."""
        return Search(self.config.policy, self.guarded)

    def of_cluster(self, one: Cluster) -> Iterator[Any]:
        """The rows of a claim with its score."""
        yield rows.of_cluster(one)
        if self.also is not None:
            yield from self.also.of_cluster(one, self)

    def of_pair(self, pair: Pair) -> Iterator[Any]:
        """The rows of a pair."""
        yield from rows.of_pair(pair)
        if self.also is not None:
            yield from self.also.of_pair(pair, self)

    @cached_property
    def asking(self) -> Asking:
        """Which findings are asked for."""
        return Asking(self.config)

    @cached_property
    def ids(self) -> Known:
        """The ids that may be referred to."""
        return references.known(self.register)

    def dossier(self, filed: FiledClaim) -> Dossier:
        """The dossier of a claim."""
        (found,) = dossier.of_claim(filed, self.register)
        return found
