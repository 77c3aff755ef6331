"""The shortest way up: what one addition would lift a claim to the next level, said in a line."""

from __future__ import annotations

from claimtrack.score.cluster import Cluster

_ESTABLISHING = ("firsthand", "document", "official", "position")


def way_up(cluster: Cluster) -> str:
    """What to look for next, given where the claim stands now.

    An on-record source of another camp that is in a position to know gives the second root and by itself .45, more than the
    threshold of `corroborated`; so it is enough from every level below.
    """
    score = cluster.corroboration
    match score.level:
        case "unsourced":
            return "a source that says so, and how it knows"
        case "refuted":
            return "settle it with the source that denies it, or retract the claim"
        case "disputed":
            return "a document or an eyewitness that decides between the two sides"
        case "corroborated" | "strongly-corroborated":
            return _independent_way(score.single_points)
    if len(score.roots) >= 2:
        return "how the sources know (`basis`), or one more on-record source"
    named = [path for path in score.support_paths if path.full and path.origin.anonymity == "named"]
    if named and not any(path.origin.basis in _ESTABLISHING for path in named):
        return "how the named source knows (`basis`)"
    return f"an on-record source of {_another_camp(score.roots)}, in a position to know"


def _another_camp(roots: tuple[str, ...]) -> str:
    camps = [root for root in roots if root != "undeclared"]
    return f"a camp other than `{camps[0]}`" if camps else "a declared camp"


def _independent_way(single_points: tuple[str, ...]) -> str:
    through = [node.partition(":")[2] for node in single_points if node.startswith("relay:")]
    return f"a way that does not lead through `{through[0]}`" if through else "nothing: it is corroborated"
