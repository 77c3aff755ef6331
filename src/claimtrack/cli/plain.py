"""What a plain `verify` is asked: it checks the corpus around this folder, and does nothing but report on it.

The words of such a command line need not be taken apart again: what they said is remembered (`recalling.py`). Imports little.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from claimtrack.config import FailOn, MinConfidence

Color = Literal["auto", "always", "never"]
Format = Literal["auto", "full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "md"]


class Plain(NamedTuple):
    """All that can be said of how a corpus is checked and reported on; each part as plain as JSON can say it."""

    output_format: Format
    select: list[str]
    ignore: list[str]
    fail_on: FailOn | None
    min_confidence: MinConfidence | None
    no_baseline: bool
    statistics: bool
    jobs: int | None
    color: Color
    today: str | None
    """A day, as ISO 8601 writes it."""

    @property
    def day(self) -> date | None:
        """The day that is taken for today, where one was given."""
        from datetime import date  # noqa: PLC0415 - whoever is told what was said before has no use for it

        return date.fromisoformat(self.today) if self.today is not None else None


def told(plain: Plain) -> dict[str, Any]:
    """What was asked, as JSON can say it."""
    return plain._asdict()


def heard(told: Mapping[str, Any]) -> int:
    """Do what was asked as it was `told`, and give the exit code; whatever goes wrong is told."""
    from claimtrack.cli import complaint, discreet, verifying  # noqa: PLC0415 - what was asked is told without them

    with discreet.outputs():
        return complaint.heeded(lambda: verifying.run(verifying.Asked(Plain(**told))))
