"""How loud the rules on quotes are about one quote and one copy."""

from __future__ import annotations

from datetime import date

from claimtrack import rule, rules
from claimtrack.config import Config
from claimtrack.evidence.comparing import compare
from claimtrack.evidence.page import Page
from claimtrack.evidence.quotation import Quotation, QuoteOf
from claimtrack.model import Attribution, Capture, Found
from evidence.mutations import LOUDNESS

SHA = "0" * 64
CONFIG = Config(today=date(2026, 2, 24))
assert rules.all_rules(), "importing the rules registers them"


def loudness(page: Page, quote: str) -> str:
    """How loud the rules on quotes are about a quote and a copy."""
    said = Attribution(source="somebody", quote=quote, found=Found(in_="copy"))
    of = QuoteOf(claim="claim", path="claim.yaml", document=0, index=0, said=said)
    one = Quotation(of=of, verdict=compare(page, quote, CONFIG.policy.quote), capture=Capture(sha256=SHA))
    return max((hit.severity for hit in rule.findings("quotation", one, CONFIG)), key=LOUDNESS.index, default="silent")
