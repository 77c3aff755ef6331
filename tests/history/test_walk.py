"""The walk through history looks at no more than bears on a claim, and says what a check of every commit would say."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from claimtrack.history.revisions import past_of
from claimtrack.history.walk import history
from claimtrack.session import open_corpus
from git_repo import Committed, repository
from written_corpus import TODAY

NAMES = ("a", "b", "c", "d", "e")
SOURCES = ("afp", "sana", "official")


def some_history(seed: int, length: int = 24) -> list[Committed]:
    """Claims that come, change, are renamed, spoilt, retracted and go; their sources, camps and links with them."""
    draw = random.Random(seed)  # noqa: S311 - a history, not a secret
    there: dict[str, bytes] = {}
    made = []
    for number in range(length):
        before = dict(there)
        for _ in range(draw.randint(1, 3)):
            _edit(there, draw)
        there.setdefault("claims/a.yaml", b"claim: US forces left\nabout: exit\n")
        gone: dict[str, bytes | str | None] = dict.fromkeys(before.keys() - there.keys())
        changed: dict[str, bytes | str | None] = {path: text for path, text in there.items() if before.get(path) != text}
        if gone or changed:
            made.append(Committed(f"2026-01-{number % 28 + 1:02}", f"Edit {number}", {**gone, **changed}))
    return made


def _edit(there: dict[str, bytes], draw: random.Random) -> None:
    name, source = draw.choice(NAMES), draw.choice(SOURCES)
    claim = f"claims/{name}.yaml"
    match draw.randint(0, 9):
        case 0:
            there.pop(claim, None)
        case 1 if claim in there:
            there[f"claims/{name}{draw.randint(0, 9)}.yaml"] = there.pop(claim)
        case 2:
            there[claim] = b"claim: [spoilt\n"
        case 3:
            there["camps.yaml"] = f"press: {{name: P, role: {draw.choice(('party', 'neutral'))}}}\ncity: {{name: C}}\n".encode()
        case 4:
            there["links.yaml"] = (
                f"- {{a: {name}, b: {draw.choice(NAMES)}, verdict: {draw.choice(('same', 'different'))}}}\n".encode()
            )
        case 5 | 6:
            grade, camp = draw.choice("ABDF"), draw.choice(("press", "city"))
            there[f"sources/{source}.yaml"] = (
                f"source: somebody\nkind: agency\nanonymity: named\ngrade: {grade}\ncamp: {camp}\n".encode()
            )
        case _:
            there[claim] = _claim(draw, source)


def _claim(draw: random.Random, source: str) -> bytes:
    about = draw.choice(("exit", "exit/day", "raid/perpetrator"))
    extra = draw.choice(("", "status: retracted\n", "part_of: exit\n", "label: cell\n", "polarity: false\n", "was: [b]\n"))
    said = f"  - {{source: {source}, stance: {draw.choice(('supports', 'denies', 'withdraws'))}, basis: official}}\n"
    other = f"  - {{source: {draw.choice(SOURCES)}, picks_up: [{source}], date: 2026-02-01}}\n"
    text = f"claim: {draw.choice(('US forces left', 'A cell did it', 'Some 50 trucks left', 'About 10 trucks left'))}\n"
    return f"{text}about: {about}\n{extra if 'part_of' not in extra or about != 'exit' else ''}said:\n{said}{other}".encode()


@pytest.mark.parametrize("seed", range(8))
def test_every_commit_is_told_as_a_check_of_it_would_tell(seed: int, tmp_path: Path) -> None:
    corpus = repository(tmp_path / "desk", some_history(seed))
    session = open_corpus(root=corpus, today=TODAY)
    with past_of(session) as past:
        for name in sorted({file.id for file in session.files if file.folder == "claims"}):
            seen, before = 0, None
            for moment in history(past, name):
                assert moment.commit is not None, "nothing is uncommitted"
                report = past.verify(past.session(moment.commit))
                whole = {one.id: one for one in report.clusters}
                assert moment.standing.cluster == whole.get(moment.standing.name)
                if before is not None and before.before is not None:
                    assert before.before.cluster == moment.standing.cluster
                seen, before = seen + 1, moment
            assert seen >= len(some_history(seed)) - 1
