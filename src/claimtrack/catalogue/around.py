"""A claim of an index with all that bears on it, judged again from the records: what `explain` and `show` tell of.

The functions that judged the corpus judge here, on the claims that meet this one under a key; so figures are the same. Where a
record, or one that bears on it, is in parts withheld, nothing is told: half a tree would be another score.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimtrack.catalogue import finding
from claimtrack.catalogue.forms import HeldClaim
from claimtrack.catalogue.opened import Catalogue
from claimtrack.config import Config
from claimtrack.link import dossier, labels, pairs
from claimtrack.link.dossier import Dossier
from claimtrack.link.register import Register
from claimtrack.model import Filed
from claimtrack.score import cluster
from claimtrack.score.cluster import Cluster, Kin
from claimtrack.trouble import Trouble


def found(catalogue: Catalogue, name: str) -> HeldClaim:
    """The claim of that id, or path, or that one of that id was merged into. Raises Trouble where there is none."""
    wanted = name.removesuffix("/")
    for kind in (finding.ID, finding.PATH, finding.WAS):
        for held in catalogue.claims(catalogue.at(kind, wanted)).values():
            if wanted in (held.entry.id, held.entry.path, *held.was):
                return held
    raise Trouble(f"no claim of the index has the id `{name}`", f"see `claimtrack list --index {catalogue.folder}`")


def judged(catalogue: Catalogue, held: HeldClaim) -> Cluster:
    """The claim with its kin, and its score. Raises Trouble where anything of these is withheld."""
    for table in ("keys", "register"):
        catalogue.sure(table)
    config = catalogue.manifest.config
    met = {key: _under(catalogue, key) for key in held.keys}
    everyone = {one.entry.id: one for some in met.values() for one in some} | {held.entry.id: held}
    if any(one.record is None for one in everyone.values()):
        raise Trouble(
            f"what `{held.entry.id}` rests on is in parts withheld, and stands in no index",
            "ask the corpus that the index was built from, without `--index`",
        )
    dossiers = _dossiers(catalogue, everyone.values())
    own = dossiers[held.entry.id]
    return cluster.cluster(own, _kin(own, met, dossiers, config), config, {})


def _under(catalogue: Catalogue, key: str) -> list[HeldClaim]:
    """The claims that meet under a key, those included of which something is withheld."""
    return [one for one in catalogue.claims(catalogue.at(finding.KEY, key)).values() if key in one.keys]


def _kin(own: Dossier, met: dict[str, list[HeldClaim]], dossiers: dict[str, Dossier], config: Config) -> Iterator[Kin]:
    for key, some in met.items():
        others = [dossiers[one.entry.id] for one in some if one.entry.id != own.id]
        for pair in pairs.of_one(own, key, others, config):
            yield from (bears.kin for _, bears in cluster.bearings(pair) if bears.claim == own.id)


def _dossiers(catalogue: Catalogue, some: Iterable[HeldClaim]) -> dict[str, Dossier]:
    """Claims with the few others that they name."""
    some = list(some)
    known = _register(catalogue, some)
    filed = [Filed(one.entry.id, one.entry.path, one.entry.document, one.record) for one in some if one.record is not None]
    return {one.id: made for one in filed for made in dossier.of_claim(one, known)}


def _register(catalogue: Catalogue, some: Iterable[HeldClaim]) -> Register:
    """The part of the register that these claims are read against."""
    some = list(some)
    sources = catalogue.sources(name for one in some for name in one.named)
    sources |= catalogue.sources(one.record.of for one in list(sources.values()) if one.record.of)
    camps = catalogue.camps(one.record.camp for one in sources.values() if one.record.camp)
    return Register(
        sources={name: one.record for name, one in sources.items()},
        camps={name: one.record for name, one in camps.items()},
        wholes={one.entry.about: one.wholes for one in some if one.entry.about},
        labels={labels.kind(one.entry.about or ""): one.labels for one in some if one.labels},
        judged={one.entry.id: one.judged for one in some if one.judged},
    )
