"""A fresh corpus for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake.desk import Corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path)
