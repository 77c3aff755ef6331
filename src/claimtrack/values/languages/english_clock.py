"""English: the words of a time of day."""

from __future__ import annotations

from claimtrack.values.languages.clock_words import ClockWords

ENGLISH_CLOCK = ClockWords(
    at=r"at\s+(?:exactly\s+|precisely\s+)?",
    about=r"(?:about|around|roughly|approximately|nearly|almost)\s+",
    time=(
        r"(?<![\d:.$€£+-])(?:(?P<hour>[01]?\d|2[0-3])(?:"
        r"(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?\s?m\b\.?)|:(?P<minute_>[0-5]\d)(?![:.]?\d)(?!\s*(?:%|minutes))"
        r")|(?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?=\s*(?:GMT|UTC)\b)|\b(?P<word>noon|midday|midnight)\b)"
    ),
    halves={"a": False, "p": True},
    words={"noon": 720, "midday": 720, "midnight": 0},
    local=r"local\s+time",
    zones={"greenwich mean time": 0, "central european time": 60, "moscow time": 180},
)
