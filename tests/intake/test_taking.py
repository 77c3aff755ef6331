"""Taking rows: ids, sources, what a second run does, what a stopped run leaves, and that nothing that is there is touched."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from claimtrack.intake.accounts import Accounts
from claimtrack.intake.filing import Wishes, subfolder
from claimtrack.intake.staging import Staging
from claimtrack.session import open_corpus
from claimtrack.trouble import Trouble
from intake.desk import Corpus, feed, review, told

NASTY = [
    *("no", "- a: b", "# c", "{d}", "[e", "'f", '"g', "!h", "&i *j", "%k", "|", ">", "? l", "m: n", "2026-02-23", "null", "~"),
    *("🦊 fox", "tab\tand\x07bell", "---", "...", "`o`", "@p", "a" * 3000, "ends with :", " x"),
]
"""Texts that YAML could take for something else."""
SHEET = """\
Claim,Speaker,Date,Verdict
The bridge is closed,Ana Torres,2026-02-23,False
The bridge is closed,Lee Wong,2026-02-23,
The bridge is closed!,ana torres,2026-02-23,True
The bridge is closed,Ana Torres,2026-02-24,
It floods,,,
"""


def test_one_claim_a_row_and_a_row_said_twice_is_told(corpus: Corpus) -> None:
    assert told(corpus.take(SHEET)) == [
        "row 2: taken 2026-02/the-bridge-is-closed-ec6432",
        "row 3: taken 2026-02/the-bridge-is-closed-84ab7b",
        "row 4: duplicate: the same claim, speaker and date as row 2",
        "row 5: taken 2026-02/the-bridge-is-closed-f7dc44",
        "row 6: taken undated/it/it-floods",
    ]


@pytest.mark.parametrize("seed", range(5))
def test_an_id_depends_on_the_row_and_not_on_its_place(corpus: Corpus, seed: int) -> None:
    rows = [
        *(f"The bridge over the river is closed,Speaker {n},2026-02-{n + 1:02}" for n in range(9)),
        "It floods,José Díaz,",
        "It burns,Jose Diaz,",
        f"It shakes,{'very ' * 30}long name one,",
        f"It rains,{'very ' * 30}long name two,",
        "It snows,C group,",
        "It hails,C++ group,",
        "!!!,???,",
        "con,con,",
    ]
    header = "Claim,Speaker,Date\n"
    corpus.take(header + "\n".join(rows))
    expected, sources = corpus.claims(), corpus.sources()
    random.Random(seed).shuffle(rows)  # noqa: S311 - an order, not a secret
    other = Corpus(corpus.root.parent / "other")
    other.take(header + "\n".join(rows))
    assert (other.claims(), other.sources()) == (expected, sources)
    assert len(expected) == 17
    assert sum(name.startswith("jose-diaz") for name in sources) == 1
    assert sum(name.startswith("c-group-") for name in sources) == 2
    assert sum(name.startswith("very-very") for name in sources) == 2
    assert "con" not in sources


def test_a_feed_that_grows_keeps_the_ids_it_had(corpus: Corpus) -> None:
    first = "Claim,Speaker,Date\nThe bridge is closed,Ana Torres,2026-02-23\n"
    corpus.take(first)
    before = corpus.files()
    outcomes = corpus.take(first + "The bridge is closed,Lee Wong,2026-02-23\n")
    assert [one.fate for one in outcomes] == ["unchanged", "taken"]
    assert {name: text for name, text in corpus.files().items() if name in before} == before
    assert [one.fate for one in corpus.take(first)] == ["unchanged"]


def test_the_same_claim_from_elsewhere_is_a_duplicate(corpus: Corpus) -> None:
    corpus.take(SHEET)
    before = corpus.files()
    (outcome,) = corpus.take(feed(review()), "f.jsonl")
    assert outcome.fate == "duplicate"
    assert outcome.message.startswith("the same claim, speaker and date as the record `2026-02/the-bridge-is-closed-")
    assert corpus.files() == before


def test_a_second_run_writes_nothing(corpus: Corpus) -> None:
    for data, name in (
        (SHEET, "sheet.csv"),
        (feed(review("It rains"), review("It burns", identifier="r-2", itemReviewed=None)), "f.jsonl"),
    ):
        corpus.take(data, name)
        before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in corpus.root.rglob("*") if path.is_file()}
        again = Accounts()
        for outcome in corpus.take(data, name):
            again.add(outcome)
        assert again.fates["taken"] == again.fates["changed"] == again.fates["refused"] == 0
        after = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in corpus.root.rglob("*") if path.is_file()}
        assert after == before


def test_what_the_desk_adds_is_no_change_and_what_it_moves_is_found(corpus: Corpus) -> None:
    data = feed(review())
    corpus.take(data, "f.jsonl")
    path = corpus.root / "claims/2026-02/the-bridge-is-closed.yaml"
    text = path.read_text().replace("said:\n", "about: bridge/closed\npolarity: true\nsaid:\n  - source: lee-wong\n")
    path.unlink()
    moved = corpus.root / "claims/bridges/closed.yaml"
    moved.parent.mkdir()
    moved.write_text(f"{text}# seen by Lee\n")
    assert told(corpus.take(data, "f.jsonl")) == ["line 1: unchanged: "]
    assert corpus.claims() == ["bridges/closed"]


def test_a_claim_that_was_merged_into_another_is_not_brought_back(corpus: Corpus) -> None:
    data = feed(review(), review("It floods", identifier="r-2"))
    corpus.take(data, "f.jsonl")
    (corpus.root / "claims/2026-02/it-floods.yaml").unlink()
    path = corpus.root / "claims/2026-02/the-bridge-is-closed.yaml"
    path.write_text(path.read_text() + "was: [2026-02/it-floods]\n")
    assert [(one.fate, one.id) for one in corpus.take(data, "f.jsonl")] == [
        ("unchanged", "2026-02/the-bridge-is-closed"),
        ("unchanged", "2026-02/the-bridge-is-closed"),
    ]
    other = {"author": {"name": "Lee Wong"}, "datePublished": "2026-02-01"}
    (outcome,) = corpus.take(feed(review("It floods", identifier="r-3", itemReviewed=other)), "f.jsonl")
    assert outcome.fate == "taken"
    assert (outcome.id or "").startswith("2026-02/it-floods-")


def test_a_row_that_was_changed_upstream_is_told_and_left(corpus: Corpus) -> None:
    corpus.take(feed(review()), "f.jsonl")
    before = corpus.files()
    changed = review("The bridge is shut", reviewRating={"alternateName": "True"})
    (outcome,) = corpus.take(feed(changed), "f.jsonl")
    assert (outcome.fate, outcome.id) == ("changed", "2026-02/the-bridge-is-closed")
    assert outcome.message == (
        "`2026-02/the-bridge-is-closed` differs: `claim` is `The bridge is closed` here, `The bridge is shut` in the row; "
        "`review.verdict` is `False` here, `True` in the row"
    )
    assert outcome.help == "nothing was written; if the row is right: claimtrack edit 2026-02/the-bridge-is-closed"
    assert corpus.files() == before


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"itemReviewed": {"author": {"name": "Lee Wong"}}}, "`lee-wong` says it in the row, and not here"),
        (
            {"url": "https://checkers.example/new"},
            "`said.found.url` is `https://checkers.example/bridge` here, `https://checkers.example/new` in the row",
        ),
        ({"datePublished": "2026-03-01"}, "`review.date` is `2026-02-25` here, `2026-03-01` in the row"),
    ],
)
def test_what_differs_is_named(corpus: Corpus, changes: dict[str, object], message: str) -> None:
    corpus.take(feed(review()), "f.jsonl")
    (outcome,) = corpus.take(feed(review(**changes)), "f.jsonl")
    assert outcome.fate == "changed"
    assert outcome.message == f"`2026-02/the-bridge-is-closed` differs: {message}"


def test_one_identifier_for_two_claims_is_refused(corpus: Corpus) -> None:
    assert told(corpus.take(feed(review(), review("It floods")), "f.jsonl")) == [
        "line 1: taken 2026-02/the-bridge-is-closed",
        "line 2: refused: the identifier `the-checkers/r-1` is that of line 1, with another claim",
    ]


ONE_ID = "ID,Claim,Speaker\n1,{},Ana Torres\n"


def test_sheets_whose_names_begin_alike_do_not_swallow_each_other(corpus: Corpus) -> None:
    for name, claim in (("checks.2026-01.csv", "It floods"), ("checks.2026-02.csv", "It burns")):
        data = f"ID,Claim,Speaker\n1,{claim},Ana Torres\n2,{claim} again,Lee Wong\n"
        assert [one.fate for one in corpus.take(data, name)] == ["taken", "taken"]
        assert [one.fate for one in corpus.take(data, name)] == ["unchanged", "unchanged"]
    assert "tags: [checks-2026-01/1]" in corpus.files()["claims/undated/it/it-floods.yaml"]
    long = "All the claims that the desk has checked in the month of"
    for month in ("May", "June"):
        (outcome,) = corpus.take(ONE_ID.format(f"In {month} it rains"), f"{long} {month}.csv.gz")
        assert outcome.fate == "taken"


@pytest.mark.parametrize(
    ("row", "fate"),
    [
        ("1,The road is open,Lee Wong", "refused"),
        ("1,The road is open,", "refused"),
        ("1,The road is open,Ana Torres", "changed"),
        ("1,The old bridge is closed,", "changed"),
        ("1,The bridge is closed,Lee Wong", "changed"),
    ],
)
def test_an_identifier_that_came_to_mean_another_claim_is_refused(corpus: Corpus, row: str, fate: str) -> None:
    corpus.take(ONE_ID.format("The bridge is closed"))
    (outcome,) = corpus.take(f"ID,Claim,Speaker\n{row}\n")
    assert outcome.fate == fate
    if fate == "refused":
        assert outcome.line == (
            "row 2, `ID`: refused: the identifier `sheet/1` is that of the record `undated/th/the-bridge-is-closed`, "
            "with another claim (help: give each claim its own, or the file another name)"
        )


def test_a_claim_whose_speaker_was_named_later_is_found(corpus: Corpus) -> None:
    (corpus.root / "sources").mkdir()
    (corpus.root / "sources/city-hall.yaml").write_text("source: the city hall\nkind: body\nanonymity: named\n")
    sheet = "Claim,Date\nIt floods,2026-02-23\nIt burns,\n"
    corpus.take(sheet)
    claims = corpus.claims()
    outcomes = corpus.take(sheet, wishes=Wishes(source="city-hall"))
    assert told(outcomes) == [
        "row 2: changed: `2026-02/it-floods` differs: `city-hall` says it in the row, and not here",
        "row 3: changed: `undated/it/it-burns` differs: `city-hall` says it in the row, and not here",
    ]
    path = corpus.root / "claims/2026-02/it-floods.yaml"
    path.write_text(path.read_text() + "said:\n  - {source: city-hall, date: 2026-02-22}\n")
    assert [one.fate for one in corpus.take(sheet)] == ["unchanged", "unchanged"]
    assert corpus.claims() == claims


def test_a_claim_that_the_desk_has_corrected_does_not_come_back(corpus: Corpus) -> None:
    for sheet in ("Claim,Speaker,Date\nThe bridge is shut,Ana Torres,2026-02-23\n", "Claim\nIt floods\n"):
        corpus.take(sheet)
        (name,) = [name for name in corpus.claims() if "corrected" not in corpus.files()[f"claims/{name}.yaml"]]
        path = corpus.root / f"claims/{name}.yaml"
        first, _, rest = path.read_text().partition("\n")
        was = first.removeprefix("claim: ")
        path.write_text(f"claim: {was}, as corrected\n{rest}corrections:\n  - {{date: 2026-02-24, was: {was}}}\n")
        assert [(one.fate, one.id) for one in corpus.take(sheet)] == [("unchanged", name)]


def test_sources_that_are_there_are_used_and_left_alone(corpus: Corpus) -> None:
    sources = corpus.root / "sources"
    sources.mkdir()
    kept = {
        "ana.yaml": "source: Ana TORRES\nkind: official\nanonymity: named\ngrade: B\n",
        "sana.yaml": "source: the Syrian Arab News Agency\nkind: agency\nanonymity: named\n",
        "one.yaml": "source: a diplomat\nkind: official\nanonymity: unnamed\n",
        "two.yaml": "source: A diplomat\nkind: official\nanonymity: unnamed\n",
        "broken.yaml": "source: [\n",
    }
    for name, text in kept.items():
        (sources / name).write_text(text)
    outcomes = corpus.take(
        "Claim,Speaker\nIt floods,Ana Torres\nIt burns,SANA\nIt rains,a diplomat\n"
        "It shakes,two\nIt snows,Broken\nIt hails,broken\n"
    )
    assert told(outcomes)[2] == "row 4, `Speaker`: refused: `a diplomat` may be `one`, `two`"
    said = {name: text.partition("source: ")[2].strip() for name, text in corpus.files().items() if name.startswith("claims/")}
    assert said == {
        "claims/undated/it/it-burns.yaml": "sana",
        "claims/undated/it/it-floods.yaml": "ana",
        "claims/undated/it/it-hails.yaml": "broken",
        "claims/undated/it/it-shakes.yaml": "two",
        "claims/undated/it/it-snows.yaml": "broken",
    }
    assert {path.name: path.read_text() for path in sources.iterdir()} == kept


def test_ids_differ_by_more_than_case(corpus: Corpus) -> None:
    (corpus.root / "claims/UNDATED/it").mkdir(parents=True)
    (corpus.root / "claims/UNDATED/it/It-Floods.yaml").write_text("claim: Something else\n")
    (outcome,) = corpus.take("Claim\nIt floods\n")
    assert outcome.id is not None
    assert outcome.id.startswith("undated/it/it-floods-")


def test_an_id_inside_another_file_is_taken_too(corpus: Corpus) -> None:
    (corpus.root / "claims/all.yaml").write_text("id: undated/it/it-floods\nclaim: Something else\n---\nid: b\nclaim: B\n")
    (outcome,) = corpus.take("Claim\nIt floods\n")
    assert (outcome.id or "").startswith("undated/it/it-floods-")


def test_a_record_that_cannot_be_read_is_not_written_anew(corpus: Corpus) -> None:
    corpus.take("Claim\nIt floods\n")
    (corpus.root / "claims/undated/it/it-floods.yaml").write_text("claim: [\n")
    assert told(corpus.take("Claim\nIt floods\n")) == [
        "row 2: refused: `claims/undated/it/it-floods.yaml` cannot be read, and may be its record"
    ]


def test_rows_without_a_speaker(corpus: Corpus) -> None:
    with pytest.raises(Trouble) as trouble:
        corpus.take("Claim\nIt floods\n", wishes=Wishes(source="city-hal"))
    assert (str(trouble.value), trouble.value.help) == ("no source has the id `city-hal`", "claimtrack new source city-hal")
    (corpus.root / "sources").mkdir()
    (corpus.root / "sources/city-hall.yaml").write_text("source: the city hall\nkind: body\nanonymity: named\n")
    (outcome,) = corpus.take("Claim\nIt floods\n", wishes=Wishes(source="city-hall"))
    assert (outcome.text, outcome.unsourced) == ("claim: It floods\nsaid:\n  - source: city-hall\n", False)
    with pytest.raises(Trouble) as trouble:
        corpus.take("Claim\nIt floods\n", wishes=Wishes(source="city-hal"))
    assert trouble.value.help == "did you mean `city-hall`?"


def test_rows_without_a_speaker_are_told_apart_by_their_claim_alone(corpus: Corpus) -> None:
    sheet = "Claim,Date\nIt floods,2026-02-23\nIt floods,2026-02-24\n"
    expected = "row 3: duplicate: the same claim, and no speaker either, as row 2"
    assert told(corpus.take(sheet)) == ["row 2: taken 2026-02/it-floods", expected]
    assert told(corpus.take(sheet)) == ["row 2: unchanged: ", expected]


def test_a_folder_of_their_own(corpus: Corpus) -> None:
    corpus.take("Claim,Date\nIt floods,2026-02-23\nIt burns,\n", wishes=Wishes(into=subfolder("checks/2026")))
    assert corpus.claims() == ["checks/2026/2026-02/it-floods", "checks/2026/undated/it/it-burns"]


@pytest.mark.parametrize(
    "wished",
    ["../x", "/x", "a/../b", ".git", "a b", "a/.b", "a.yaml", "b.YML/c", "a\x1bb", "CON", "nul.x", "a:b", "a.", "x" * 201],
)
def test_folders_that_lead_out_or_hide(wished: str) -> None:
    with pytest.raises(Trouble, match="is no folder for claims") as trouble:
        subfolder(wished)
    assert "\x1b" not in str(trouble.value)


def test_a_link_that_leads_out_is_not_followed(corpus: Corpus, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (corpus.root / "claims/2026-02").symlink_to(outside)
    with pytest.raises(Trouble, match="leads out of the corpus"):
        corpus.take("Claim,Date\nIt floods,2026-02-23\n")
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("folder", ["claims", "sources"])
@pytest.mark.parametrize("write", [True, False])
def test_a_corpus_whose_folder_lies_elsewhere_is_left_alone(corpus: Corpus, tmp_path: Path, folder: str, write: bool) -> None:
    outside = tmp_path / "outside"
    (outside / ".import-00000000-1-x").mkdir(parents=True)
    (corpus.root / "claims").rmdir()
    (corpus.root / folder).symlink_to(outside)
    with pytest.raises(Trouble, match=f"`{folder}` is a link that leads out of the corpus"):
        corpus.take("Claim,Speaker\nIt floods,Ana\n", write=write)
    assert [path.name for path in outside.iterdir()] == [".import-00000000-1-x"]
    assert [path.name for path in corpus.root.iterdir()] == [folder]


@pytest.mark.parametrize("write", [True, False])
def test_no_folder_is_made_behind_a_link(corpus: Corpus, tmp_path: Path, write: bool) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (corpus.root / "claims/lk").symlink_to(outside)
    with pytest.raises(Trouble, match="leads out of the corpus"):
        corpus.take("Claim\nIt floods\n", wishes=Wishes(into="lk/sub"), write=write)
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    ("blocked", "way"),
    [("sources", "file"), ("claims/2026-02", "file"), ("claims/2026-02", "link"), ("claims/undated", "file"), ("claims", "file")],
)
def test_what_is_in_the_way_is_named_and_what_was_written_is_told(corpus: Corpus, blocked: str, way: str) -> None:
    path = corpus.root / blocked
    if path.is_dir():
        path.rmdir()
    if way == "file":
        path.write_text("")
    else:
        path.symlink_to(path.parent / "nowhere")
    with pytest.raises(Trouble) as trouble:
        corpus.take("Claim,Speaker,Date\nIt burns,Lee,\nIt floods,Ana,2026-02-23\n")
    number = 0 if blocked in ("sources", "claims") else 2
    assert re.fullmatch(
        f"`{blocked}(/it)?` cannot be written: .*; 0 claims and {number} sources were written", str(trouble.value)
    )
    assert trouble.value.help == "see what is in its way; then run it again: what is written stays, and the rest follows"
    path.unlink()
    corpus.take("Claim,Speaker,Date\nIt burns,Lee,\nIt floods,Ana,2026-02-23\n")
    assert len(corpus.claims()) == len(corpus.sources()) == 2


@pytest.mark.skipif(os.name != "posix", reason="there is nothing to wait for elsewhere")
def test_whoever_else_imports_waits(corpus: Corpus) -> None:
    sheets = [
        corpus.deliver("Claim,Speaker\n" + "".join(f"Claim {n} of many,Ana\n" for n in range(300)), f"{k}.csv") for k in "ab"
    ]
    running = [subprocess.Popen([sys.executable, "-c", _PLAIN, str(path), str(corpus.root)]) for path in sheets]
    assert [one.wait(timeout=60) for one in running] == [0, 0]
    assert len(corpus.claims()) == 300


def test_what_was_written_passes_verify(corpus: Corpus) -> None:
    outcomes = corpus.take(
        feed(
            *(
                review(
                    text,
                    identifier=text,
                    name=text,
                    author={"name": text},
                    itemReviewed={"author": {"name": text}, "appearance": text},
                )
                for text in NASTY
            )
        ),
        "f.jsonl",
    )
    assert [one.message for one in outcomes if one.fate == "refused"] == []
    report = open_corpus(root=corpus.root, today=date(2026, 3, 1)).verify()
    assert [(one.code, one.message) for one in report.findings if one.code.startswith("CT0")] == []
    assert len(report.clusters) == sum(one.fate == "taken" for one in outcomes) > 20


def test_a_dry_run_writes_nothing(corpus: Corpus) -> None:
    outcomes = corpus.take(SHEET, write=False)
    assert [one.fate for one in outcomes].count("taken") == 4
    assert corpus.files() == {}
    assert [path.name for path in corpus.root.iterdir()] == ["claims"]


_PLAIN = """
import sys
from pathlib import Path
from claimtrack.intake.home import Home
from claimtrack.intake.receiving import received
from claimtrack.intake.taking import take
root = Path(sys.argv[2])
with received(sys.argv[1]) as delivery:
    for _ in take(delivery, Home(root, root / "claims", root / "sources")):
        pass
"""

_KILLED = """
import os, signal, sys
from pathlib import Path
from claimtrack.intake import staging
from claimtrack.intake.home import Home
from claimtrack.intake.receiving import received
from claimtrack.intake.taking import take
root, at = Path(sys.argv[2]), int(sys.argv[3])
staging.BATCH = 7
link, count = os.link, 0
def counted(one, other):
    global count
    count += 1
    if count == at:
        os.kill(os.getpid(), signal.SIGKILL)
    link(one, other)
os.link = counted
with received(sys.argv[1]) as delivery:
    for _ in take(delivery, Home(root, root / "claims", root / "sources")):
        pass
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL elsewhere")
@pytest.mark.parametrize("at", [1, 8, 30, 55])
def test_a_killed_run_leaves_whole_files_and_the_next_one_goes_on(corpus: Corpus, at: int) -> None:
    sheet = "Claim,Speaker\n" + "".join(f"Claim number {n} of many,Speaker {n % 20}\n" for n in range(50))
    path = corpus.deliver(sheet)
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path), str(corpus.root), str(at)], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    names = {source.removesuffix(".yaml") for source in corpus.sources() if not source.startswith(".")}
    for name, text in corpus.files().items():
        if "/.import-" not in name and name.startswith("claims/"):
            assert text.endswith("\n")
            assert text.partition("source: ")[2].strip() in names
    corpus.take(sheet)
    whole = Corpus(corpus.root.parent / "whole")
    whole.take(sheet)
    assert corpus.files() == whole.files()


def test_what_waits_is_not_written_after_an_error(tmp_path: Path) -> None:
    def fails() -> None:
        with Staging(tmp_path) as staging:
            staging.put("a.yaml", b"claim: A\n")
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    staging.put("a.yaml", b"ours")
    (tmp_path / "a.yaml").write_bytes(b"theirs")
    with pytest.raises(Trouble, match="has appeared while the import ran"):
        staging.flush()
    assert (tmp_path / "a.yaml").read_bytes() == b"theirs"


def test_the_folder_of_a_run_that_is_still_going_is_not_swept(tmp_path: Path) -> None:
    with Staging(tmp_path) as first:
        first.put("a.yaml", b"claim: A\n")
        with Staging(tmp_path) as second:
            second.flush()
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
