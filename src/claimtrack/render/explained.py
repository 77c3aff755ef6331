"""A score as the tree of its factors, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from claimtrack.finding import Label
from claimtrack.link.wording import counted
from claimtrack.render.json_report import figure
from claimtrack.render.plain import visible
from claimtrack.render.view import View
from claimtrack.score.cluster import Cluster
from claimtrack.score.corroborate import Chain, Contribution, Corroboration, contributions
from claimtrack.score.left_out import left_out
from claimtrack.score.wording import sentence


def tree_of(cluster: Cluster, view: View, way_up: str) -> Any:
    """The tree, and below it what it adds up to, and the way up."""
    from rich.console import Group  # noqa: PLC0415 - on paper only
    from rich.text import Text  # noqa: PLC0415 - on paper only
    from rich.tree import Tree  # noqa: PLC0415 - on paper only

    score = cluster.corroboration
    tree = Tree(Text(f"{visible(cluster.id)}: {score.level} ({_range(score)})", "bold"), guide_style="dim")
    tree.add(Text(visible(cluster.dossier.claim.claim), "italic"))
    for name, paths, total in (
        ("supported", score.support_paths, score.support),
        ("denied", score.denial_paths, score.denial),
    ):
        if paths:
            branch = tree.add(Text(f"{name} {total:.2f}: at least one of {counted(len(paths), 'path')} holds", "bold"))
            for chain in paths:
                _add_path(branch, chain, cluster, view)
    told = [
        f"belief {score.score:.2f}, disbelief {score.disbelief:.2f}, conflict {score.conflict:.2f}, unknown {score.unknown:.2f}"
    ]
    told.append(f"roots: {', '.join(score.roots) or 'none'}")
    told.append(f"single points of failure: {', '.join(score.single_points) or 'none'}")
    told += _without(cluster, view)
    told += [f"not counted: `{one.source}` in {one.claim}: {one.reason}" for one in left_out(cluster)]
    told.append(f"way up: {way_up}")
    return Group(tree, *(Text(visible(line)) for line in told), Text(f"policy {view.config.policy.stamp}", "dim"))


def _add_path(branch: Any, chain: Chain, cluster: Cluster, view: View) -> None:
    from rich.text import Text  # noqa: PLC0415 - on paper only

    inherited = f" (recorded in {chain.origin.claim})" if chain.origin.claim != cluster.id else ""
    head = f"{chain.probability:.2f} {chain.origin.source}{inherited}"
    node = branch.add(Text.assemble((visible(head), "bold"), (f"  {visible(_where(chain, view))}", "dim")))
    for factor in chain.factors:
        node.add(Text(f"{factor.weight:.2f} {visible(sentence(factor, chain.origin, chain.relays))}"))


def _where(chain: Chain, view: View) -> str:
    return view.locate(Label(chain.origin.place)).where


def _without(cluster: Cluster, view: View) -> list[str]:
    score = cluster.corroboration
    if not score.exact:
        return [f"too entangled to compute exactly: the score lies between {score.low:.2f} and {score.high:.2f}"]
    voices = Counter(chain.origin.root for chain in score.support_paths)
    told = (one for one in _contributions(cluster, view) if one.kind != "camp" or voices[one.id] > 1)
    return [f"without {_CALLED[one.kind]}`{one.id}`: {one.loss:.2f} less" for one in told]


def _contributions(cluster: Cluster, view: View) -> tuple[Contribution, ...]:
    policy = view.config.policy.score
    return contributions(cluster.heard.network(policy), policy)


_CALLED = {"voice": "", "relay": "all that came through ", "camp": "the camp "}


def _range(score: Corroboration) -> str:
    return f"{score.score:.2f}" if score.exact else f"between {score.low:.2f} and {score.high:.2f}"


def document(cluster: Cluster, view: View, way_up: str) -> dict[str, Any]:
    """The tree as plain values, with the way up."""
    score = cluster.corroboration
    return {
        "id": cluster.id,
        "level": score.level,
        **{
            name: figure(getattr(score, name))
            for name in ("score", "disbelief", "conflict", "unknown", "probability", "support", "denial", "low", "high")
        },
        "exact": score.exact,
        "roots": list(score.roots),
        "single_points": list(score.single_points),
        "contributions": [{"id": one.id, "kind": one.kind, "loss": figure(one.loss)} for one in _contributions(cluster, view)],
        "support_paths": _paths(score.support_paths, view),
        "denial_paths": _paths(score.denial_paths, view),
        "left_out": [msgspec.to_builtins(one) for one in left_out(cluster)],
        "way_up": way_up,
    }


def _paths(chains: Sequence[Chain], view: View) -> list[dict[str, Any]]:
    return [
        {
            "probability": figure(chain.probability),
            "source": chain.origin.source,
            "claim": chain.origin.claim,
            "place": _where(chain, view),
            "root": chain.origin.root,
            "full": chain.full,
            "relays": list(chain.relays),
            "factors": [
                {"node": one.id, "weight": figure(one.weight), "sentence": sentence(one, chain.origin, chain.relays)}
                for one in chain.factors
            ],
        }
        for chain in chains
    ]
