"""Bad usage: one clear line, a hint, and exit code 2 or 3. What is wrong in records is a finding and exit code 1."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import ROOT, Run, on_terminal


@pytest.mark.parametrize(
    ("args", "status", "message", "hint"),
    [
        (["verfy"], 2, "error: No such command 'verfy'. Did you mean 'verify'?", "see `claimtrack --help`"),
        (["verify", "--outptu-format", "json"], 2, "error: No such option: --outptu-format", "see `claimtrack verify --help`"),
        (["verify", "--output-format", "xml"], 2, "error: Invalid value for '--output-format'", "see `claimtrack verify --help`"),
        (["verify", "nowhere"], 2, "error: there is no `nowhere`", "give files or folders that exist"),
        (["verify", "--select", "CT2002"], 2, "error: no rule is called `CT2002`", "did you mean `CT002`?"),
        (["verify", "--engine", "spork"], 2, "error: there is no engine `spork`", "did you mean `spark`?"),
        (["verify", "--jobs", "0"], 2, "error: Invalid value for '--jobs' / '-j'", "see `claimtrack verify --help`"),
        (
            ["verify", "--engine", "spark", "--jobs", "2"],
            2,
            "error: `--jobs` shares out the work of the engine `local`",
            "leave it out",
        ),
        (["verify", "--today", "tomorrow"], 2, "error: Invalid value: `tomorrow` is not a day", "see `claimtrack verify --help`"),
        (
            ["verify", "-o", "no/such/report"],
            2,
            "error: `no/such/report` cannot be written",
            "a folder that exists",
        ),
        (["verify", "--root", "README.md"], 2, "error: Invalid value for '--root' / '-C'", "see `claimtrack verify --help`"),
        (["list", "--index", "ix", "--root", "."], 2, "error: `--index` asks an index in place of the corpus", "one of the two"),
        (["search", "left", "--index", "ix", "--root", "."], 2, "error: `--index` asks an index in place of", "one of the two"),
        (["relate", "", "At least 50 left"], 2, "error: one of the sentences is empty", "give two"),
        (["list", "--json"], 2, "error: which fields?", "`--json` takes id, claim, level"),
        (["list", "--json", "id,levle"], 2, "error: there is no field `levle`", "did you mean `level`?"),
        (["list", "--level", "disputd"], 2, "error: `--level` does not know `disputd`", "did you mean `disputed`?"),
        (
            ["show", "us-exit-syria-within-a-mont"],
            2,
            "error: no claim or source has the id",
            "did you mean `us-exit-syria-within-a-month`?",
        ),
        (["explain", "afp"], 2, "error: no claim has the id `afp`", "it is a source: see `claimtrack show afp`"),
        (["rule", "CT20x"], 2, "error: no rule is called `CT20x`", "did you mean `CT2"),
        (["new", "source", "x"], 2, "error: `--source` is missing", "there is no terminal to ask on"),
        (["edit", "afp"], 2, "error: no editor is set", "set EDITOR"),
        (["schema", "clam"], 2, "error: Invalid value for", "see `claimtrack schema --help`"),
    ],
)
def test_one_line_and_a_hint(claimtrack: Run, args: list[str], status: int, message: str, hint: str) -> None:
    ran = claimtrack(*args)
    first, second = ran.err.splitlines()
    assert ran.status == status
    assert first.startswith(message)
    assert second.startswith("  help: ")
    assert hint in second
    assert ran.out == ""


def test_nothing_to_check(claimtrack: Run, tmp_path: Path) -> None:
    ran = claimtrack("verify", cwd=tmp_path)
    assert (ran.status, ran.err.splitlines()[1]) == (3, "  help: start one with `claimtrack init`, or go to its folder")
    claimtrack("init", cwd=tmp_path)
    ran = claimtrack("verify", cwd=tmp_path)
    assert ran.status == 3
    assert "start with `claimtrack init`" in ran.err


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("fial-on = 'error'\n", "claimtrack.toml: unknown key `fial-on`", "did you mean `fail-on`?"),
        ("fail-on = 'eror'\n", "claimtrack.toml: `fail-on` does not know the word `eror`", "did you mean `error`?"),
        ("[policy.score.grade]\nF = 7\n", "claimtrack.toml: `F` is 7", "a number from 0 to 1"),
        ("[policy.score.grade]\nX = 0.5\n", "claimtrack.toml: unknown word `X` in `grade`", "choose one of A, B, C, D, E, F"),
        ("ignore = ['CT999']\n", "no rule is called `CT999` (in `ignore`)", "help:"),
        ("claims = \n", "claimtrack.toml is not TOML", "mend that line"),
        ("select = 'CT1,CT2'\n", "claimtrack.toml: `select` is not a list", 'write `select` as ["CT1", "CT2"]'),
        ("# fermé\n", "claimtrack.toml is not UTF-8: byte 7 is 0xe9", "save it as UTF-8"),
    ],
)
def test_a_configuration_with_a_fault(claimtrack: Run, tmp_path: Path, text: str, message: str, hint: str) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.yaml").write_text("claim: x\nsaid: [{source: a}]\n")
    (tmp_path / "claimtrack.toml").write_text(text, "latin-1")
    ran = claimtrack("verify", cwd=tmp_path)
    assert ran.status == 2
    assert message in ran.err
    assert hint in ran.err


def test_a_policy_of_ones_own_is_stamped(claimtrack: Run, tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.yaml").write_text("claim: x\nsaid: [{source: a}]\n")
    assert '"policy": "1"' in claimtrack("verify", "--output-format", "json", cwd=tmp_path).out
    (tmp_path / "claimtrack.toml").write_text("[policy.score.grade]\nF = 0.7\n")
    assert '"policy": "1+' in claimtrack("verify", "--output-format", "json", cwd=tmp_path).out


def test_fail_on(claimtrack: Run) -> None:
    day = ("--today", "2026-02-24")
    assert claimtrack("verify", *day).status == 0
    assert claimtrack("verify", "--fail-on", "warning", *day).status == 1
    assert claimtrack("verify", "--fail-on", "never", *day).status == 0


def test_what_was_not_read_is_always_told(claimtrack: Run, broken: Path) -> None:
    ran = claimtrack("verify", "--select", "CT202", "--ignore", "CT001", cwd=broken)
    assert ran.status == 1
    assert "error[CT001]" in ran.out
    assert "CT101" not in ran.out


def test_a_closed_pipe_ends_quietly() -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m claimtrack verify --output-format json | head -1; echo ${{PIPESTATUS[0]}}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] == "{"


def test_a_bug_is_loud_and_is_not_a_pass(claimtrack: Run, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import claimtrack.plan\ndef broken(*_, **_more):\n    raise ZeroDivisionError\nclaimtrack.plan.check = broken\n"
    )
    ran = claimtrack("verify", PYTHONPATH=str(tmp_path))
    assert ran.status == 2
    assert "ZeroDivisionError" in ran.err
    assert "this is a bug in claimtrack" in ran.err


def test_what_is_interrupted_while_it_begins_ends_quietly(claimtrack: Run, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nclass Interrupted:\n    def find_spec(name, *_):\n        if name == 'claimtrack.cli.app':\n"
        "            raise KeyboardInterrupt\nsys.meta_path.insert(0, Interrupted)\n"
    )
    ran = claimtrack("next", PYTHONPATH=os.pathsep.join([str(tmp_path), str(ROOT / "src")]))
    assert (ran.status, ran.err) == (130, "")


@pytest.mark.parametrize(
    "args",
    [
        ["relate", "At least 50 left", "The bridge is closed"],
        ["list", "--anonymity", "nobody"],
        ["verify", "--fail-on", "nothing"],
        ["track-record", "--today", "2026-02-24"],
    ],
)
def test_what_is_told_on_a_terminal_is_wrapped_at_words(args: list[str]) -> None:
    told = on_terminal(args, ROOT, COLUMNS="60", NO_COLOR="1")
    narrow, wide = told.split("\n"), on_terminal(args, ROOT, COLUMNS="300", NO_COLOR="1").split("\n")
    assert max(len(line.rstrip()) for line in narrow) <= 60
    assert len(narrow) > len(wide)
    assert " ".join(told.split()) == " ".join(" ".join(wide).split())


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["list", "us-exit-syria"], "no claim is called `us-exit-syria`; "),
        (["conflicts", "us-exit-syria-within-a-mont"], "no claim is called `us-exit-syria-within-a-mont`; did you mean"),
        (["conflicts", "--about", "us-exit-syria/*", "no-such"], "no claim is called `no-such`; a pattern needs a star"),
        (["conflicts", "--about", "us-exit"], "no question is called `us-exit`; a pattern needs a star"),
    ],
)
def test_whoever_asks_for_what_is_not_there_is_told(claimtrack: Run, args: list[str], said: str) -> None:
    ran = claimtrack(*args)
    assert ran.status == 0
    assert f"  help: {said}" in ran.err


def test_in_a_narrow_list_no_name_is_broken() -> None:
    names = {"us-exit-syria-within-a-month", "syrian-government-official*,", "december-ambush-perpetrator-security-forces"}
    for columns in (70, 80, 120):
        told = on_terminal(["list"], ROOT, COLUMNS=str(columns), TERM="dumb")
        assert names <= set(told.split())
        assert max(len(line.rstrip()) for line in told.splitlines()) <= columns
    assert "syrian-army-war-crimes  article-own-voice*" in on_terminal(["list"], ROOT, COLUMNS="80", TERM="dumb")


def test_the_rules_as_json(claimtrack: Run) -> None:
    rows = json.loads(claimtrack("rule", "--all", "--json", "code,severity,name,summary").out)
    assert [list(row.values()) for row in rows] == [line.split(None, 3) for line in claimtrack("rule").out.splitlines()]
    (one,) = json.loads(claimtrack("rule", "divergent-estimates", "--json", "code,manual").out)
    assert one["manual"].strip() in claimtrack("rule", one["code"]).out
    assert {row["code"][:3] for row in json.loads(claimtrack("rule", "ct2", "--json", "code").out)} == {"CT2"}


def test_whoever_asks_what_gives_a_source_away_gets_an_answer(claimtrack: Run) -> None:
    assert "nothing that gives a source away was found in" in on_terminal(["protect"], ROOT)
    assert claimtrack("protect").err == ""
