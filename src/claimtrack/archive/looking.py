"""What every station of an archive shares: the register and the configuration, opened once in each process."""

from __future__ import annotations

from functools import cached_property

from claimtrack.archive.rows import Asking
from claimtrack.config import Config
from claimtrack.link import dossier, references
from claimtrack.link.dossier import Dossier
from claimtrack.link.references import Known
from claimtrack.link.register import Register
from claimtrack.model import FiledClaim


class Desk:
    """The register of a corpus and its configuration, with what follows from them. Sent as these two."""

    def __init__(self, register: Register, config: Config) -> None:
        """Keep them."""
        self.register, self.config = register, config

    def __reduce__(self) -> tuple[type[Desk], tuple[Register, Config]]:
        """Of what follows nothing is sent."""
        return Desk, (self.register, self.config)

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
