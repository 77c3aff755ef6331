"""`link` and `links` as a person uses them: a word on two claims, what may belong together, a key for each decision."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cli.conftest import ROOT, Run
from written_corpus import laid_out, split

DAY = ("--today", "2026-02-24")
CORPUS = """\
# claims/boats-hit.yaml
claim: The strike on the harbour of Al-Hamada destroyed eleven fishing boats
said: [{source: s, date: 2026-02-21}]
# claims/boats-lost.yaml
claim: Eleven fishing boats were destroyed in the strike on Hamada's harbour, the port says
said: [{source: s, date: 2026-02-21}]
# claims/exit-20-days.yaml
claim: The last Ruritanian forces could be out of Kesh within 20 days
when: within 20 days
mode: possible
said: [{source: s, date: 2026-02-21}]
# claims/exit-a-month.yaml
claim: Ruritanian forces will have left Kesh within a month
when: within a month
mode: forecast
said: [{source: t, date: 2026-02-21}]
# claims/road-1.yaml
claim: The road to Kesh is closed
said: [{source: s, date: 2026-02-21}]
# claims/road-2.yaml
claim: the road to Kesh is closed.
said: [{source: t, date: 2026-02-21}]
# sources/s.yaml
source: the harbour office
kind: body
anonymity: named
# sources/t.yaml
source: the fire service
kind: body
anonymity: named
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return laid_out(tmp_path, split(CORPUS))


def pairs(ran: object, *fields: str) -> list[tuple[object, ...]]:
    return [tuple(row[field] for field in fields) for row in json.loads(ran.out)]  # type: ignore[attr-defined]


def test_what_is_proposed_as_json(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("links", "--json", "a,b,state,kind,verdict,confidence,features", *DAY, cwd=desk)
    assert pairs(ran, "a", "b", "state", "kind", "verdict", "confidence") == [
        ("road-1", "road-2", "proposed", "duplicate", "agree", "medium"),
        ("exit-20-days", "exit-a-month", "proposed", "conflict", "divergent", "low"),
        ("boats-hit", "boats-lost", "proposed", "related", "agree", "medium"),
    ]
    assert {"name": "words", "value": 1.0, "adds": 0.75} in json.loads(ran.out)[0]["features"]
    assert pairs(claimtrack("links", "boats-*", "--json", "a", *DAY, cwd=desk), "a") == [("boats-hit",)]


def test_the_list_for_people(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack("links", "exit-a-month", *DAY, cwd=desk)
    head, *_ = lines = ran.out.splitlines()
    assert head.startswith("conflict  0.")
    assert "  exit-20-days" in lines
    assert "      Ruritanian forces will have left Kesh within a month" in lines
    assert any(line.startswith("  + words 0.") and "(+0." in line for line in lines)
    assert "  = divergent: one lies inside the other, the numbers differ" in lines
    assert ran.err == "1 link proposed\n"


def test_a_word_on_two_claims(claimtrack: Run, desk: Path) -> None:
    ran = claimtrack(
        "link", "boats-lost", "boats-hit", "--same", "--by", "the desk chief", "--why", "one strike: yes", *DAY, cwd=desk
    )
    assert (ran.status, ran.out) == (0, "links.yaml\n")
    line = (desk / "links.yaml").read_text()
    assert line.startswith(
        "- {a: boats-hit, b: boats-lost, verdict: same, date: 2026-02-24, by: the desk chief, why: 'one strike: yes', of: "
    )
    assert line.count("\n") == 1
    assert ("boats-hit",) not in pairs(claimtrack("links", "--json", "a", *DAY, cwd=desk), "a")
    judged = claimtrack("links", "--judged", "--json", "a,b,state,judged,by,reason,stale", *DAY, cwd=desk)
    assert pairs(judged, "a", "judged", "by", "reason", "stale") == [
        ("boats-hit", "same", "the desk chief", "one strike: yes", False)
    ]
    everything = pairs(claimtrack("links", "--all", "--json", "state", *DAY, cwd=desk), "state")
    assert everything == [("proposed",), ("proposed",), ("judged",)]


def test_a_judged_conflict_is_told_with_confidence(claimtrack: Run, desk: Path) -> None:
    assert claimtrack("link", "exit-20-days", "exit-a-month", "--same", *DAY, cwd=desk).status == 0
    assert pairs(claimtrack("conflicts", "--json", "a,confidence", *DAY, cwd=desk), "a", "confidence") == [
        ("exit-20-days", "high")
    ]
    assert (
        claimtrack("link", "exit-20-days", "exit-a-month", "--different", *DAY, cwd=desk).err == "was judged same on 2026-02-24\n"
    )
    assert (desk / "links.yaml").read_text().count("\n") == 1
    assert claimtrack("conflicts", "--json", "a", *DAY, cwd=desk).out.strip() == "[]"


def test_taking_a_word_back(claimtrack: Run, desk: Path) -> None:
    book = (
        "# what we said\n\n- {a: exit-20-days, b: exit-a-month, verdict: same}  # sure\n"
        "# then\n- {a: road-1, b: road-2, verdict: different}\n"
    )
    (desk / "links.yaml").write_text(book)
    ran = claimtrack("link", "exit-a-month", "exit-20-days", "--undo", cwd=desk)
    assert (ran.status, ran.err) == (0, "taken back: exit-20-days and exit-a-month were judged same\n")
    assert (desk / "links.yaml").read_text() == book.replace(book.splitlines(keepends=True)[2], "")
    again = claimtrack("link", "exit-a-month", "exit-20-days", "--undo", cwd=desk)
    assert (again.status, again.err.splitlines()[0]) == (2, "error: nobody has judged `exit-20-days` and `exit-a-month`")


def test_lines_are_sorted_and_everything_else_stays(claimtrack: Run, desk: Path) -> None:
    book = (
        "# what we said\n\n- {a: exit-20-days, b: exit-a-month, verdict: same}  # sure\n"
        "# on the road\n- a: road-1\n  b: road-2\n  verdict: different\n# end\n"
    )
    (desk / "links.yaml").write_text(book)
    assert claimtrack("link", "boats-hit", "boats-lost", "--same", *DAY, cwd=desk).status == 0
    assert claimtrack("link", "exit-a-month", "road-1", "--different", *DAY, cwd=desk).status == 0
    now = (desk / "links.yaml").read_text().splitlines()
    added = [line for line in now if line not in book.splitlines()]
    assert [line.partition(", verdict")[0] for line in added] == [
        "- {a: boats-hit, b: boats-lost",
        "- {a: exit-a-month, b: road-1",
    ]
    assert [line for line in now if line not in added] == book.splitlines()
    assert [now.index(line) for line in added] == [2, 4]


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (("link", "road-1", "road-2"), "say one of `--same`, `--different` and `--undo`"),
        (("link", "road-1", "road-2", "--same", "--different"), "say one of `--same`, `--different` and `--undo`"),
        (("link", "road-1", "road-1", "--same"), "`road-1` and `road-1` are one claim"),
        (("link", "road-1", "road-22", "--same"), "no claim has the id `road-22`"),
        (("link", "road-1", "road-2", "--undo", "--why", "x"), "`--undo` takes no `--why` and no `--by`"),
        (("links", "--review", "--all"), "`--review` goes through what is proposed"),
        (("links", "--json", "nosuch"), "there is no field `nosuch`"),
        (("links", "road-9"), "no claim has the id `road-9`"),
    ],
)
def test_what_is_misused(claimtrack: Run, desk: Path, args: tuple[str, ...], error: str) -> None:
    ran = claimtrack(*args, cwd=desk)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == f"error: {error}"
    assert not (desk / "links.yaml").exists()


@pytest.mark.parametrize(
    "book", ["- {a: x\n", "a: b\n", "[{a: road-1, b: road-9, verdict: same}]\n", "- &x {a: q, b: r, verdict: same}\n"]
)
def test_a_book_that_cannot_be_written_in_stays_as_it_is(claimtrack: Run, desk: Path, book: str) -> None:
    (desk / "links.yaml").write_text(book)
    ran = claimtrack("link", "road-1", "road-2", "--same", cwd=desk)
    assert ran.status == 2
    assert ran.err.startswith("error: `links.yaml` cannot be changed: ")
    assert (desk / "links.yaml").read_text() == book


def test_two_at_once_lose_nothing(desk: Path) -> None:
    names = ["boats-hit", "boats-lost", "exit-20-days", "exit-a-month", "road-1", "road-2"]
    two = [(a, b) for a in names for b in names if a < b]

    def link(pair: tuple[str, str]) -> int:
        code = [sys.executable, "-m", "claimtrack", "link", *pair, "--same", *DAY]
        return subprocess.run(code, cwd=desk, capture_output=True, check=False).returncode

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(link, two)) == {0}
    lines = (desk / "links.yaml").read_text().splitlines()
    assert [line.partition(", verdict")[0] for line in lines] == [f"- {{a: {a}, b: {b}" for a, b in sorted(two)]


def test_a_changed_text_is_asked_about_again(claimtrack: Run, desk: Path) -> None:
    assert claimtrack("link", "road-1", "road-2", "--different", *DAY, cwd=desk).status == 0
    assert claimtrack("verify", "--select", "CT403", *DAY, cwd=desk).out == ""
    path = desk / "claims" / "road-2.yaml"
    path.write_text(path.read_text().replace("closed.", "closed to all."))
    out = claimtrack("verify", "--select", "CT403", *DAY, cwd=desk).out
    assert "warning[CT403] stale-judgement: `road-1` or `road-2` has changed since they were judged different" in out
    assert pairs(claimtrack("links", "--judged", "--json", "stale", *DAY, cwd=desk), "stale") == [(True,)]
    assert claimtrack("link", "road-1", "road-2", "--different", *DAY, cwd=desk).status == 0
    assert claimtrack("verify", "--select", "CT403", *DAY, cwd=desk).out == ""


# Reviewing


def reviewed(desk: Path, typed: str) -> subprocess.CompletedProcess[str]:
    code = [sys.executable, "-m", "claimtrack", "links", "--review", "--by", "me", *DAY]
    return subprocess.run(code, cwd=desk, input=typed, capture_output=True, text=True, check=False, timeout=60)


def judged(desk: Path) -> list[str]:
    path = desk / "links.yaml"
    return [line.partition(", date")[0] for line in path.read_text().splitlines()] if path.exists() else []


ROAD, EXIT, BOATS = "road-1, b: road-2", "exit-20-days, b: exit-a-month", "boats-hit, b: boats-lost"


@pytest.mark.parametrize(
    ("typed", "found", "says"),
    [
        ("s\nd\ns\n", [(BOATS, "same"), (EXIT, "different"), (ROAD, "same")], "3 decisions written to links.yaml"),
        ("k\ns\nq\n", [(EXIT, "same")], "1 decision written to links.yaml\n2 proposals left for another time"),
        ("s\nu\nd\nq\n", [(ROAD, "different")], "1 decision written"),
        ("s\nd\nu\nu\nu\nq\n", [], "nothing to undo"),
        ("s\n", [(ROAD, "same")], "2 proposals left"),
        ("s\nd\ns\nu\nd\nq\n", [(BOATS, "different"), (EXIT, "different"), (ROAD, "same")], "3 decisions written to links.yaml"),
        ("s\nd\ns\nx\nu\nu\nq\n", [(ROAD, "same")], "2 proposals left"),
        ("k\nk\nk\n", [], "nothing decided"),
        ("", [], "nothing decided\n3 proposals left"),
        ("x\n\no\nd\n", [(ROAD, "different")], "`x` means nothing here"),
    ],
)
def test_a_key_for_each_decision(desk: Path, typed: str, found: list[tuple[str, str]], says: str) -> None:
    ran = reviewed(desk, typed)
    assert ran.returncode == 0
    assert judged(desk) == [f"- {{a: {pair}, verdict: {verdict}" for pair, verdict in found]
    assert says in ran.stderr


def test_what_was_decided_is_not_asked_again(desk: Path) -> None:
    assert "[1/3]" in reviewed(desk, "s\nq\n").stderr
    second = reviewed(desk, "k\nk\n")
    assert "[1/2]" in second.stderr
    assert "road-1" not in second.stdout


def test_undo_brings_back_what_was_there_before(desk: Path) -> None:
    (desk / "links.yaml").write_text("# ours\n")
    reviewed(desk, "d\nu\nq\n")
    assert (desk / "links.yaml").read_text() == "# ours\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo terminal is a thing of POSIX systems")
def test_on_a_terminal_one_key_is_enough(desk: Path) -> None:
    import pty  # noqa: PLC0415 - not on every system

    main, other = pty.openpty()
    code = [sys.executable, "-m", "claimtrack", "links", "--review", *DAY]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "NO_COLOR": "1"}
    running = subprocess.Popen(code, cwd=desk, stdin=other, stdout=other, stderr=other, env=environment)
    os.close(other)
    try:
        seen = ""
        # an arrow is no Escape, and means nothing
        for keys, number in (("\x1b[A", 1), ("s", 1), ("d", 2), ("\x1bOB", 3), ("\x1b[3~", 3), ("q", 3)):
            seen += until(main, *([f"[{number}/3]"] if keys in ("\x1b[A", "d", "\x1bOB") else ["q quit"]), "q quit")
            os.write(main, keys.encode())
        seen += until(main, "decisions written to links.yaml")
        assert running.wait(timeout=30) == 0
    finally:
        running.kill()
        running.wait()
        os.close(main)
    assert judged(desk) == [f"- {{a: {EXIT}, verdict: different", f"- {{a: {ROAD}, verdict: same"]


def until(terminal: int, *words: str) -> str:
    """What the terminal shows until it has shown these words, one after the other; no longer than half a minute."""
    seen, end = "", time.monotonic() + 30
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        seen += os.read(terminal, 65536).decode("utf-8", "replace")
        at = 0
        for word in words:
            at = seen.find(word, at)
            if at < 0:
                break
        else:
            return seen
    raise AssertionError(seen)


def test_the_case_has_no_proposals_and_its_three_conflicts(claimtrack: Run) -> None:
    """What belongs together there was joined by its editors; their questions taken away, the texts find it."""
    assert claimtrack("links", "--json", "a,b", *DAY).out.strip() == "[]"
    assert len(json.loads(claimtrack("conflicts", "--json", "a", *DAY).out)) == 3


def test_the_case_without_its_questions(claimtrack: Run, tmp_path: Path) -> None:
    for folder in ("claims", "sources"):
        (tmp_path / folder).mkdir()
        for path in (ROOT / folder).glob("*.yaml"):
            rows = [
                row for row in path.read_text("utf-8").splitlines(keepends=True) if not row.startswith(("about:", "part_of:"))
            ]
            (tmp_path / folder / path.name).write_text("".join(rows), "utf-8")
    found = pairs(claimtrack("links", "--json", "a,b,kind", *DAY, cwd=tmp_path), "a", "b", "kind")
    assert found == [
        ("us-exit-syria-within-20-days", "us-exit-syria-within-a-month", "conflict"),
        ("us-bases-syria-emptied-within-a-month", "us-exit-syria-within-a-month", "related"),
    ]


def test_nothing_is_written_through_a_link_that_leads_out(
    claimtrack: Run, desk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (desk / "links.yaml").symlink_to(outside / "there.yaml")
    ran = claimtrack("link", "road-1", "road-2", "--same", *DAY, cwd=desk)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == "error: `links.yaml`: this link leads out of the corpus"
    assert list(outside.iterdir()) == []


def test_a_link_that_leads_nowhere_is_told(claimtrack: Run, desk: Path) -> None:
    (desk / "links.yaml").symlink_to("book.yaml")
    ran = claimtrack("link", "road-1", "road-2", "--same", *DAY, cwd=desk)
    assert (ran.status, ran.err.splitlines()[0]) == (2, "error: `links.yaml`: this link leads nowhere")


def test_a_word_is_taken_back_by_the_paths_of_the_claims(claimtrack: Run, desk: Path) -> None:
    assert claimtrack("link", "road-1", "road-2", "--same", *DAY, cwd=desk).status == 0
    assert claimtrack("link", "claims/road-1.yaml", "claims/road-2.yaml", "--undo", cwd=desk).status == 0
    assert (desk / "links.yaml").read_text() == ""


def test_comments_follow_a_judgement_that_moves(claimtrack: Run, desk: Path) -> None:
    silent = "# claimtrack: ignore[CT403] as agreed"
    (desk / "links.yaml").write_text(
        f"- {{a: boats-hit, b: boats-lost, verdict: same}}\n{silent}\n- {{a: road-2, b: road-1, verdict: same}}  # sure\n"
        "- {a: road-2, b: exit-20-days, verdict: same}\n"
    )
    assert claimtrack("link", "road-1", "road-2", "--different", *DAY, cwd=desk).status == 0
    rows = (desk / "links.yaml").read_text().splitlines()
    assert [row.partition(", verdict")[0] for row in rows] == [
        "- {a: boats-hit, b: boats-lost",
        silent,
        "# sure",
        "- {a: road-1, b: road-2",
        "- {a: road-2, b: exit-20-days",
    ]


def test_a_mark_at_the_head_of_the_book_stays_there(claimtrack: Run, desk: Path) -> None:
    (desk / "links.yaml").write_text("\ufeff- {a: road-1, b: road-2, verdict: same}\n", "utf-8")
    assert claimtrack("link", "boats-hit", "boats-lost", "--same", *DAY, cwd=desk).status == 0
    rows = (desk / "links.yaml").read_text("utf-8").splitlines()
    assert [row.partition(", verdict")[0] for row in rows] == ["\ufeff- {a: boats-hit, b: boats-lost", "- {a: road-1, b: road-2"]


def test_a_judgement_with_faults_is_named(claimtrack: Run, desk: Path) -> None:
    (desk / "links.yaml").write_text("- {a: road-1, b: road-2, verdict: maybe}\n")
    ran = claimtrack("link", "road-1", "road-2", "--same", cwd=desk)
    assert ran.err == (
        "error: the judgement on `road-1` and `road-2` has faults\n  help: mend it: `claimtrack verify` says what is wrong\n"
    )


def test_a_full_book_says_that_it_is_full(claimtrack: Run, desk: Path) -> None:
    (desk / "links.yaml").write_text("".join(f"- {{a: a{n}, b: b{n}, verdict: same}}\n" for n in range(4_999)))
    before = (desk / "links.yaml").read_bytes()
    ran = claimtrack("link", "road-1", "road-2", "--same", "--by", "me", cwd=desk)
    assert ran.status == 2
    assert ran.err.startswith("error: `links.yaml` cannot be changed: it would be more than 20,000 values in one file")
    assert (desk / "links.yaml").read_bytes() == before
