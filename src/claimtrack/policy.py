"""Every number that a verdict rests on, in one versioned table.

The figures are editorial policy, not measurement. `claimtrack.toml` may override any of them under `[policy]`; the version that
stands in every output then says so. Nothing here computes a verdict.
"""

from __future__ import annotations

import msgspec

Probability = float
"""A node's chance to hold, from 0 to 1."""


class RelationPolicy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab", cache_hash=True):
    """The cut-offs of the relation algebra. Ratios are larger over smaller headline number; spans are in days.

    Times of day are one up to `clock_minutes` apart, `about_minutes` where one is rough. Six say when values of two sentences
    speak of the same thing, from 0 to 1 (docs/reading.md). A question of more than `crowd` claims is crowded: there each claim is
    held against the `nearest` on either side of what it says (docs/relations.md).
    """

    none_ratio: float = 1.05
    note_ratio: float = 1.5
    warning_ratio: float = 3.0
    note_days: int = 1
    warning_days: int = 7
    clock_minutes: int = 5
    about_minutes: int = 30
    rounding_gap: float = 0.05
    about_spread: float = 0.10
    nearly_floor: float = 0.90
    likeness: float = 0.10
    fitting_bonus: float = 0.30
    nearness_bonus: float = 0.60
    same_words: float = 0.80
    same_but_names: float = 0.60
    implying: float = 0.50
    crowd: int = 40
    nearest: int = 4


class Camps(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """How far a voice can be trusted given whose side it is on."""

    party: Probability = 0.75
    neutral: Probability = 0.97


class Levels(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """The thresholds of the levels, in the order in which they are tried."""

    refuted_denial: Probability = 0.50
    refuted_ratio: float = 2.0
    disputed: Probability = 0.20
    corroborated_roots: int = 2
    corroborated: Probability = 0.40
    strongly: Probability = 0.75


def _anonymity() -> dict[str, Probability]:
    return {
        "named": 1.00,
        "unnamed": 0.80,
        "background": 0.80,
        "pseudonym": 0.75,
        "deep_background": 0.60,
        "unidentified": 0.40,
        "off_record": 0.0,
    }


def _basis() -> dict[str, Probability]:
    return {
        "firsthand": 0.95,
        "document": 0.95,
        "official": 0.85,
        "position": 0.80,
        "secondhand": 0.65,
        "analysis": 0.55,
        "unknown": 0.50,
        "hearsay": 0.40,
    }


def _grade() -> dict[str, Probability]:
    return {"A": 0.99, "B": 0.95, "C": 0.85, "D": 0.60, "E": 0.25, "F": 0.75}


class ScorePolicy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """What each kind of node is worth, and how much work one claim may cost (`budget` counts the paths looked at)."""

    anonymity: dict[str, Probability] = msgspec.field(default_factory=_anonymity)
    basis: dict[str, Probability] = msgspec.field(default_factory=_basis)
    grade: dict[str, Probability] = msgspec.field(default_factory=_grade)
    camp: Camps = Camps()
    partly: Probability = 0.50
    levels: Levels = Levels()
    budget: int = 20_000


class LinkPolicy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """From where on claims are proposed as belonging together. All but `bound` are likenesses, from 0 to 1.

    `words` is the least that two texts must share to be looked at, `proposed` the score of a proposal, `confident` that of one
    whose conflict is told with medium confidence; `verbatim` is asked of the letters of a duplicate, `question` of the words of
    two sentences without their values. A word of more than `bound` claims is no key of its own.
    """

    words: float = 0.45
    proposed: float = 0.60
    confident: float = 0.85
    verbatim: float = 0.90
    question: float = 0.80
    bound: int = 40


class QuotePolicy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """How a quote is told from another in the copy of its source (docs/quotes.md).

    `likeness`, from 0 to 1, is the share of words from which on a passage is the quote in other words, and not another passage;
    `bracket_words` is how many words of the original square brackets may stand for; the parts around an ellipsis stand no more
    than `nearby_paragraphs` apart; `passage_words` make a passage of their own where two are run together; an ellipsis over a
    negation and at most `cut_words` is told as a change of meaning, over more as a warning.
    """

    likeness: float = 0.50
    bracket_words: int = 12
    nearby_paragraphs: int = 3
    passage_words: int = 3
    cut_words: int = 4


class NextPolicy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """What each kind of addition costs a desk, where 1 is a look into what it has, and how far a search for them goes.

    `most` is how many additions are put together, `tried` how many sets of them are looked at for one claim.
    """

    camp: float = 1
    basis: float = 2
    direct: float = 3
    same_camp: float = 3
    another_camp: float = 4
    document: float = 5
    record: float = 5
    neutral: float = 6
    witness: float = 8
    denial: float = 8
    most: int = 3
    tried: int = 5_000


class EvidencePolicy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """What stored copies must show. All but `shared-half` count words, or copies.

    Two copies share a passage when `passage` words in a row are the same, in groups of `shingle`; with `shared` words in such
    passages one is taken to repeat the other, surely so with `shared-surely`, or with that share of the shorter one
    (`shared-half`). Words that stand in more than `common` copies are boilerplate.
    """

    shingle: int = 5
    passage: int = 12
    shared: int = 30
    shared_surely: int = 100
    shared_half: float = 0.50
    common: int = 40


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename="kebab"):
    """The whole table. `stamp` names it in every output.

    A track record whose interval is wider than `telling_width` says too little to go by.
    """

    version: str = "1"
    relation: RelationPolicy = RelationPolicy()
    score: ScorePolicy = ScorePolicy()
    link: LinkPolicy = LinkPolicy()
    quote: QuotePolicy = QuotePolicy()
    next: NextPolicy = NextPolicy()
    evidence: EvidencePolicy = EvidencePolicy()
    due_soon_days: int = 7
    telling_width: float = 0.40

    @property
    def stamp(self) -> str:
        """The version, with a short hash of the table when it is not the one claimtrack ships."""
        own = msgspec.json.encode(self, order="sorted")
        if own == msgspec.json.encode(Policy(version=self.version), order="sorted"):
            return self.version
        import hashlib  # noqa: PLC0415 - it brings OpenSSL, and most runs need no hash

        return f"{self.version}+{hashlib.sha256(own).hexdigest()[:8]}"
