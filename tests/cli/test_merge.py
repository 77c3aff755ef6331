"""`merge`: two records become one, nothing of the first is touched, nothing said is lost, and the old id still works."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimtrack import files
from claimtrack.cli.merge import merge
from claimtrack.trouble import Trouble
from cli.conftest import Run
from written_corpus import laid_out, split

DAY = ("--today", "2026-02-24")
STAYS = """\
# the fire, as we have it
claim: The fuel depot at Port Selim burned for two days   # seen by us
said:
  - source: fire-service   # first
    date: 2026-02-20
# end
"""
GOES = """\
# a header
claim: "“The fuel depot at Port Selim burned for 2 days”"
about: port-selim/fire
tags: [fire, port]
said:
  - source: harbour-office   # by telephone
    date: 2026-02-21
    quote: |
      it burned
      for two days
  - {source: fire-service, date: 2026-02-20}
"""
MERGED = """\
# the fire, as we have it
claim: The fuel depot at Port Selim burned for two days   # seen by us
said:
  - source: fire-service   # first
    date: 2026-02-20
  - source: harbour-office   # by telephone
    date: 2026-02-21
    quote: |
      it burned
      for two days
tags: [fire, port]
about: port-selim/fire
was: [b]
# end
"""
SOURCES = """\
# sources/fire-service.yaml
source: the fire service of Port Selim
kind: body
anonymity: named
# sources/harbour-office.yaml
source: the harbour office
kind: body
anonymity: named
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    laid_out(tmp_path, split(SOURCES))
    write(
        tmp_path, a=STAYS, b=GOES, c="claim: The port of Selim was closed\nsaid: [{source: harbour-office, date: 2026-02-21}]\n"
    )
    return tmp_path


def write(folder: Path, **claims: str) -> None:
    for name, text in claims.items():
        (folder / "claims" / f"{name}.yaml").write_text(text, "utf-8")


def claims(folder: Path) -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in sorted((folder / "claims").glob("*.yaml"))}


def test_two_become_one(claimtrack: Run, desk: Path) -> None:
    assert "CT402" in claimtrack("verify", *DAY, cwd=desk).out
    ran = claimtrack("merge", "a", "b", cwd=desk)
    assert (ran.status, ran.out) == (0, "claims/a.yaml\nclaims/b.yaml removed\n")
    assert "`a` took over 1 statement; `b` leads there from now on" in ran.err
    assert "what `b` said is gone: “The fuel depot at Port Selim burned for 2 days”\n" in ran.err
    assert "1 comment of `b` will be in neither record:\n  # a header\n" in ran.err
    assert claims(desk)["a"] == MERGED
    assert sorted(claims(desk)) == ["a", "c"]
    checked = claimtrack("verify", *DAY, cwd=desk)
    assert (checked.status, "CT0" in checked.out, "CT4" in checked.out) == (0, False, False)


def test_what_would_be_written(claimtrack: Run, desk: Path) -> None:
    before = claims(desk)
    ran = claimtrack("merge", "a", "b", "--diff", cwd=desk)
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[:2] == ["--- a/claims/a.yaml", "+++ b/claims/a.yaml"]
    assert [line for line in lines if line.startswith("-") and not line.startswith("---")] == [
        f"-{row}" for row in GOES.splitlines()
    ]
    assert [line[1:] for line in lines[2:] if line.startswith("+") and not line.startswith("+++")] == [
        row for row in MERGED.splitlines() if row not in STAYS.splitlines()
    ]
    assert "+++ /dev/null" in lines
    assert claims(desk) == before
    assert claimtrack("merge", "a", "b", "--dry-run", cwd=desk).out == ran.out


def test_the_old_id_still_works(claimtrack: Run, desk: Path) -> None:
    assert claimtrack("link", "b", "c", "--different", *DAY, cwd=desk).status == 0
    book = (desk / "links.yaml").read_text()
    assert claimtrack("merge", "a", "b", cwd=desk).status == 0
    assert (desk / "links.yaml").read_text() == book
    shown = claimtrack("show", "b", "--json", *DAY, cwd=desk)
    assert (json.loads(shown.out)["id"], shown.err) == ("a", "`b` was merged into `a`\n")
    assert json.loads(claimtrack("explain", "b", "--json", *DAY, cwd=desk).out)["id"] == "a"
    assert json.loads(claimtrack("list", "b", "--json", "id", *DAY, cwd=desk).out) == [{"id": "a"}]
    assert json.loads(claimtrack("conflicts", "b", "--all", "--json", "a", *DAY, cwd=desk).out) == []
    judged = json.loads(claimtrack("links", "b", "--judged", "--json", "a,b,judged", *DAY, cwd=desk).out)
    assert judged == [{"a": "a", "b": "c", "judged": "different"}]
    assert "CT004" not in claimtrack("verify", *DAY, cwd=desk).out
    assert claimtrack("edit", "b", cwd=desk, EDITOR="echo").out.strip().endswith("claims/a.yaml")
    assert claimtrack("link", "b", "c", "--undo", cwd=desk).status == 0
    assert (desk / "links.yaml").read_text() == ""


def test_again_and_further(claimtrack: Run, desk: Path) -> None:
    assert claimtrack("merge", "a", "b", cwd=desk).status == 0
    again = claimtrack("merge", "a", "b", cwd=desk)
    assert (again.status, again.err) == (0, "`b` was merged into `a` before\n")
    assert claims(desk)["a"] == MERGED
    assert claimtrack("merge", "c", "b", "--same", cwd=desk).status == 0
    assert sorted(claims(desk)) == ["c"]
    assert "was: [a, b]\n" in claims(desk)["c"]
    assert json.loads(claimtrack("show", "b", "--json", *DAY, cwd=desk).out)["id"] == "c"


def test_what_was_interrupted_is_completed(claimtrack: Run, desk: Path) -> None:
    assert claimtrack("merge", "a", "b", cwd=desk).status == 0
    write(desk, b=GOES)
    out = claimtrack("verify", *DAY, cwd=desk).out
    assert "error[CT003] duplicate-id: `b` is said to be merged here, and is still in `claims/b.yaml`" in out
    assert "finish it with `claimtrack merge`" in out
    assert claimtrack("merge", "a", "b", cwd=desk).status == 0
    assert claims(desk)["a"] == MERGED
    assert "b" not in claims(desk)


def test_nothing_is_lost_when_the_second_step_fails(claimtrack: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, missing_ok: bool = False) -> None:  # noqa: ARG001 - the signature of Path.unlink
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        with pytest.raises(Trouble, match=r"`claims/b.yaml` cannot be written: Permission denied") as raised:
            merge("a", "b", root=desk)
    assert "`claims/a.yaml` is complete; do it again to finish" in raised.value.help
    assert (claims(desk)["a"], claims(desk)["b"]) == (MERGED, GOES)
    assert claimtrack("merge", "a", "b", cwd=desk).status == 0
    assert (claims(desk)["a"], sorted(claims(desk))) == (MERGED, ["a", "c"])


def test_nothing_is_written_when_the_first_step_fails(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    before = claims(desk)
    monkeypatch.setattr(files, "write_atomic", refuse)
    with pytest.raises(Trouble, match="No space left on device") as raised:
        merge("a", "b", root=desk)
    assert "nothing was written" in raised.value.help
    assert claims(desk) == before


@pytest.mark.parametrize(
    ("a", "b", "error"),
    [
        (STAYS + "about: x\n", GOES, "`a` and `b` are not one claim: `about: x` and `about: port-selim/fire`"),
        (
            STAYS + "value: two days\n",
            GOES + "value: five days\n",
            "`a` and `b` are not one claim: `value: two days` and `value: five days`",
        ),
        (STAYS + "mode: possible\n", GOES, "`a` and `b` are not one claim: `mode: possible` and `mode: fact`"),
    ],
)
def test_what_contradicts_is_refused(claimtrack: Run, desk: Path, a: str, b: str, error: str) -> None:
    write(desk, a=a, b=b)
    before = claims(desk)
    ran = claimtrack("merge", "a", "b", cwd=desk)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[0].startswith(f"error: {error}")
    assert claims(desk) == before


def test_what_was_judged_different_is_refused(claimtrack: Run, desk: Path) -> None:
    assert claimtrack("link", "a", "b", "--different", *DAY, cwd=desk).status == 0
    ran = claimtrack("merge", "b", "a", cwd=desk)
    assert (ran.status, ran.err.splitlines()[0]) == (2, "error: `b` and `a` were judged different")
    assert claimtrack("merge", "a", "a", cwd=desk).status == 2
    assert claimtrack("merge", "a", "nosuch", cwd=desk).status == 2


OURS = ["fire-service", "harbour-office"]
THREE = ["x", "harbour-office", "fire-service"]


@pytest.mark.parametrize(
    ("stays", "after", "sources"),
    [
        ("{claim: Burned for two days at Selim, said: [{source: fire-service, date: 2026-02-20}]}\n", "was: [b]}", OURS),
        ("claim: Burned for two days at Selim\n", "said:\n  - source: harbour-office", OURS[::-1]),
        (
            "claim: Burned for two days at Selim\r\nsaid:\r\n- source: x\r\n",
            "- source: harbour-office   # by telephone\r\n",
            THREE,
        ),
        ("\ufeffclaim: Burned for two days at Selim\nsaid:\n- source: x", "- source: x\n- source: harbour-office", THREE),
    ],
    ids=["on one line", "nothing said", "other line breaks", "with a mark and no last line break"],
)
def test_whatever_form_the_record_has(claimtrack: Run, desk: Path, stays: str, after: str, sources: list[str]) -> None:
    (desk / "claims" / "a.yaml").write_bytes(stays.encode())
    assert claimtrack("merge", "a", "b", "--same", cwd=desk).status == 0
    written = (desk / "claims" / "a.yaml").read_bytes().decode()
    assert after in written
    shown = json.loads(claimtrack("show", "b", "--json", *DAY, cwd=desk).out)["record"]
    assert [said["source"] for said in shown["said"]] == sources
    assert shown["was"] == ["b"]


def test_two_records_of_one_file(claimtrack: Run, desk: Path) -> None:
    write(desk, a=f"id: a\n{STAYS}---\nid: b\n{GOES}---\nid: d\nclaim: Another\nsaid: [{{source: fire-service}}]\n")
    (desk / "claims" / "b.yaml").unlink()
    assert claimtrack("merge", "a", "b", cwd=desk).status == 0
    assert claims(desk)["a"] == f"id: a\n{MERGED}---\nid: d\nclaim: Another\nsaid: [{{source: fire-service}}]\n"


def test_a_record_among_others_goes_alone(claimtrack: Run, desk: Path) -> None:
    write(desk, b=f"id: b\n{GOES}---\nid: d\nclaim: Another\nsaid: [{{source: fire-service}}]\n")
    assert claimtrack("merge", "a", "b", cwd=desk).out == "claims/a.yaml\nclaims/b.yaml\n"
    assert claims(desk)["b"] == "id: d\nclaim: Another\nsaid: [{source: fire-service}]\n"
    assert claims(desk)["a"] == MERGED


# Only what is one claim, and nothing that was not looked at

FIRE = "claim: The fuel depot at Port Selim burned for two days\n"
BY_OFFICE = "said:\n  - source: harbour-office\n    date: 2026-02-21\n"


@pytest.mark.parametrize(
    "sentence", ["The fuel depot at Port Selim did not burn for two days", "Cats like milk", "The fuel depot burned for two days"]
)
def test_what_does_not_say_the_same_is_refused(claimtrack: Run, desk: Path, sentence: str) -> None:
    write(desk, b=f"claim: {sentence}\n{BY_OFFICE}")
    before = claims(desk)
    for diff in ((), ("--diff",)):
        ran = claimtrack("merge", "a", "b", *diff, cwd=desk)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.splitlines()[0] == "error: `a` and `b` do not say the same, and nobody has judged that they do"
        assert "claimtrack merge a b --same" in ran.err
    assert claims(desk) == before


@pytest.mark.parametrize("word", ["on the command line", "in the book", "in the book, under a former id"])
def test_a_person_says_that_two_sentences_are_one_claim(claimtrack: Run, desk: Path, word: str) -> None:
    write(desk, b=f"claim: For two days fire raged in the depot of Selim\n{BY_OFFICE}was: [older]\n")
    book = {"in the book": "b", "in the book, under a former id": "older"}.get(word)
    if book:
        (desk / "links.yaml").write_text(f"- {{a: a, b: {book}, verdict: same}}\n")
    ran = claimtrack("merge", "a", "b", *([] if book else ["--same"]), cwd=desk)
    assert ran.status == 0
    assert "what `b` said is gone: For two days fire raged in the depot of Selim\n" in ran.err
    assert (desk / "links.yaml").exists() is bool(book)


def test_different_under_a_former_id_is_different(claimtrack: Run, desk: Path) -> None:
    write(desk, b=f"{FIRE}{BY_OFFICE}was: [older]\n")
    (desk / "links.yaml").write_text("- {a: a, b: older, verdict: different}\n")
    ran = claimtrack("merge", "a", "b", "--same", cwd=desk)
    assert (ran.status, ran.err.splitlines()[0]) == (2, "error: `a` and `b` were judged different")


def test_a_retraction_is_not_taken_over_unseen(claimtrack: Run, desk: Path) -> None:
    write(desk, b=f"{FIRE}status: retracted\n{BY_OFFICE}")
    ran = claimtrack("merge", "a", "b", cwd=desk)
    assert ran.status == 2
    assert "`status: open` and `status: retracted`" in ran.err


def test_an_id_that_two_files_have_is_nobodys(claimtrack: Run, desk: Path) -> None:
    write(desk, b2=f"id: b\n{FIRE}{BY_OFFICE}")
    before = claims(desk)
    for two in (("a", "b"), ("b", "a")):
        ran = claimtrack("merge", *two, cwd=desk)
        assert ran.status == 2
        assert ran.err.splitlines()[0] == "error: the id `b` is taken twice, by `claims/b.yaml` and `claims/b2.yaml`"
    assert claims(desk) == before


@pytest.mark.parametrize("said", ["said:\n  - source: fire-service\n", "", "said: []\n", "said:\n"])
def test_comments_come_along_with_their_statement(claimtrack: Run, desk: Path, said: str) -> None:
    write(
        desk,
        a=FIRE + said,
        b=f"{FIRE}tags: [x]  # why\nsaid:\n  # called twice\n  # and once more\n  - source: harbour-office  # by telephone\n"
        "  # the same\n  - {source: fire-service}\n# end\n",
    )
    ran = claimtrack("merge", "a", "b", cwd=desk)
    assert ran.status == 0, ran.err
    after = "  # called twice\n  # and once more\n  - source: harbour-office  # by telephone\n"
    if said != "said: []\n":
        assert after in claims(desk)["a"]
    everything = ["# by telephone", "# called twice", "# and once more", "# end", "# the same", "# why"]
    gone = [line.strip() for line in ran.err.splitlines() if line.startswith("  #")]
    assert sorted([*gone, *(comment for comment in everything if comment in claims(desk)["a"])]) == sorted(everything)


def test_nothing_of_a_file_name_reaches_the_terminal(claimtrack: Run, desk: Path) -> None:
    (desk / "claims" / "b.yaml").rename(desk / "claims" / "b\x1b[2Jx.yaml")
    for more in (("--diff",), ()):
        ran = claimtrack("merge", "a", "b\x1b[2Jx", *more, cwd=desk)
        assert ran.status == 0
        assert "\x1b" not in ran.out + ran.err
        assert "claims/b\\x1b[2Jx.yaml" in ran.out


def test_what_a_merge_makes_contradict_each_other_is_told(claimtrack: Run, desk: Path) -> None:
    (desk / "links.yaml").write_text("- {a: a, b: c, verdict: same}\n- {a: b, b: c, verdict: different}\n")
    ran = claimtrack("merge", "a", "b", cwd=desk)
    assert (ran.status, "`a` and `c` are judged same and different now" in ran.err) == (0, True)
    assert "CT403" in claimtrack("verify", *DAY, cwd=desk).out


@pytest.mark.parametrize("ended", ["\r\n", "\n"])
def test_what_would_be_written_to_odd_files(claimtrack: Run, desk: Path, ended: str) -> None:
    text = f"{FIRE}said:\n  - source: fire-service\n    date: 2026-02-20".replace("\n", ended)
    (desk / "claims" / "a.yaml").write_bytes(text.encode())
    out = claimtrack("merge", "a", "b", "--diff", cwd=desk).out
    lines = out.split("\n")
    assert lines[lines.index("\\ No newline at end of file") - 1] == "-    date: 2026-02-20"
