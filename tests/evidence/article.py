"""A short article of a town that does not exist, as it would be taken out of a page, and what the tests quote from it."""

from __future__ import annotations

from collections.abc import Iterable

from claimtrack.config import Config
from claimtrack.engine.local import LocalEngine
from claimtrack.evidence.copy import Block, Copy
from claimtrack.finding import Finding
from claimtrack.plan import verify
from written_corpus import TODAY, files, split

TITLE = "Ferry line to close as harbour fills with sand"

PARAGRAPHS = (
    # 1
    "The ferry between Norhaven and the island of Lisk will stop for good on 30 September, the harbour board said on Tuesday, "
    "ending a service that has run for 112 years and carried some 48,000 passengers last summer.",
    # 2
    "“We have dredged the channel every spring since 2009, and every autumn the sand was back,” said Marit Olafsen, who chairs "
    "the board. “We will not spend public money on a hole that fills itself.”",
    # 3
    "The islanders’ council called the decision “a betrayal of the people who stayed”. Its speaker, Jon Brekke, told the "
    "Norhaven Courier that “nobody from the board has set foot on Lisk since March, and nobody has asked what 340 households "
    "are to do in winter.”",
    # 4
    "A transport ministry official, who spoke on condition of anonymity, said the state may pay for a bus over the causeway "
    "“until the end of the year, but not a day longer”. The official added: “Was there ever a plan? I have not seen one.”",
    # 5
    "The causeway floods at spring tides. According to Brekke, it was closed on 19 days last year. The coastguard counted 23.",
    # 6
    "Olafsen said the board had weighed four offers to run a smaller boat. None of them, she added, “would have survived a "
    "single winter without the money that we do not have”.",
    # 7
    "“We are not leaving the islanders alone,” Olafsen insisted. “The board will meet them in October, "
    "and it will bring numbers.”",
)

BLOCKS = (
    Block(TITLE, "title"),
    Block("By our reporter in Norhaven", "other"),
    *(Block(text) for text in PARAGRAPHS[:4]),
    Block("A road under water", "heading"),
    *(Block(text) for text in PARAGRAPHS[4:]),
)

SHA = "1" * 64
COPY = Copy(sha256=SHA, blocks=BLOCKS)

QUOTES = (
    ("harbour-board", "We will not spend public money on a hole that fills itself", 2),
    ("harbour-board", "We have dredged the channel every spring since 2009, and every autumn the sand was back", 2),
    ("islanders-council", "a betrayal of the people who stayed", 3),
    ("islanders-council", "nobody from the board has set foot on Lisk since March", 3),
    ("ministry-official", "until the end of the year, but not a day longer", 4),
    ("harbour-board", "would have survived a single winter without the money that we do not have", 6),
    ("harbour-board", "The board will meet them in October, and it will bring numbers", 7),
)
"""Speaker, words, paragraph."""

RECORDS = f"""\
# sources/courier.yaml
source: the Norhaven Courier
kind: outlet
anonymity: named
captures:
  - {{sha256: {SHA}, captured: 2026-02-23}}
# sources/harbour-board.yaml
source: the harbour board of Norhaven
kind: body
anonymity: named
# sources/islanders-council.yaml
source: the islanders' council of Lisk
kind: body
anonymity: named
# sources/ministry-official.yaml
source: an official of the transport ministry
kind: official
anonymity: background
known_to: [courier]
reason: not allowed to speak
"""


def claim(quote: str, found: str = "{in: courier, at: paragraph 2}", source: str = "harbour-board", name: str = "ferry") -> str:
    """The record of a claim with one quote, written so that no sign of it means anything to YAML."""
    written = "".join(f"      {line}\n" for line in quote.split("\n"))
    return f"""\
# claims/{name}.yaml
claim: The ferry to Lisk will stop
said:
  - source: {source}
    quote: |-
{written}    found: {found}
    date: 2026-02-23
"""


def findings(text: str, copies: Iterable[Copy] = (COPY,)) -> list[Finding]:
    """What the rules on evidence say of a corpus and the copies that are here."""
    report = verify(files(split(text)), Config(today=TODAY), LocalEngine(), list(copies))
    return [finding for finding in report.findings if finding.code.startswith("CT5")]
