"""What brackets at the edge of a quote, and a hyphen between figures, must not take away."""

from __future__ import annotations

import pytest

from written_corpus import check

COPY = """\
We never ordered the strike in the town. The army has 5-10 posts there.
Few came. It was not true that the troops stayed.
"""


@pytest.mark.parametrize(
    ("quote", "severities"),
    [
        ("[They] ordered the strike in the town", ["error"]),
        ("[They never] ordered the strike", []),
        ("[The a]rmy has 5-10 posts there", []),
        ("[I]t was not true that the troops stayed", []),
        ("The army has 510 posts there", ["error"]),
        ("The army has 5–10 posts there", []),
    ],
)
def test_what_is_told(quote: str, severities: list[str]) -> None:
    corpus = f"""\
# claims/x.yaml
claim: Something was said of the strike
said:
  - source: paper
    quote: "{quote}"
    found: {{in: paper}}
# sources/paper.yaml
source: a paper
kind: outlet
anonymity: named
captures: [{{sha256: {"1" * 64}}}]
# captures/{"1" * 64}
{COPY}"""
    assert [one.severity for one in check(corpus).findings if one.code in ("CT501", "CT502")] == severities
