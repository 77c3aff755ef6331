"""The real server and a real client over stdio: findings while somebody types, and what happens to files meanwhile."""

from __future__ import annotations

import asyncio
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from cli.conftest import ROOT
from lsp.desks import BRIDGE
from lsp.editor import Editor, edit, editing
from written_corpus import check, laid_out, split

CLOSED, OPEN = "claims/bridge/closed.yaml", "claims/bridge/open.yaml"


def test_what_is_shown_is_what_verify_finds_in_all_files(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.settle()
        first = {(one.code, one.labels[0].place.path) for one in check(BRIDGE).findings}
        shown = {(str(one.code), uri) for uri, told in editor.shown.items() for one in told}
        assert {(code, editor.uri(path)) for code, path in first} <= shown
        assert all(one.source == "claimtrack" for told in editor.shown.values() for one in told)
        (conflict,) = (one for one in editor.shown[editor.uri(CLOSED)] if one.code == "CT201")
        assert conflict.severity == lsp.DiagnosticSeverity.Error
        assert conflict.message.startswith("contradiction: ")
        assert "\nhelp: " in conflict.message
        (related,) = conflict.related_information or ()
        assert related.location.uri == editor.uri(OPEN)
        (beside,) = (one for one in editor.shown[editor.uri(OPEN)] if one.code == "CT201")
        assert beside.severity == lsp.DiagnosticSeverity.Information

    edit(tmp_path, BRIDGE, work)


def test_while_somebody_types(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.settle()
        editor.open(CLOSED)
        await editor.settle()
        assert "CT004@5" not in editor.codes(CLOSED)
        before = dict(editor.times)
        good = editor.texts[CLOSED]
        editor.type(CLOSED, good.replace("city-hall", "city-hal"))
        await editor.settle()
        assert "CT004@5" in editor.codes(CLOSED)
        assert {uri for uri, times in editor.times.items() if times != before.get(uri)} >= {editor.uri(CLOSED)}
        assert editor.times[editor.uri("sources/driver.yaml")] == before[editor.uri("sources/driver.yaml")]
        editor.type(CLOSED, "claim: [")
        await editor.settle()
        assert editor.codes(CLOSED)[0].startswith("CT001")
        editor.type(CLOSED, good)
        await editor.settle()
        assert not {"CT001", "CT004"} & set(editor.all_codes())
        editor.type(CLOSED, "claim: [")
        editor.close(CLOSED)  # without saving: the disk counts again
        await editor.settle()
        assert "CT001" not in editor.all_codes()

    edit(tmp_path, BRIDGE, work)


def test_only_the_last_of_many_texts_counts(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(CLOSED)
        good = editor.texts[CLOSED]
        for number in range(60):
            editor.type(CLOSED, good.replace("city-hall", f"nobody-{number}"))
        editor.type(CLOSED, good)
        await editor.settle()
        assert "CT004" not in editor.all_codes()
        assert editor.times[editor.uri(CLOSED)] < 20

    edit(tmp_path, BRIDGE, work)


def test_without_a_question_the_findings_come_after_a_moment(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.settle()
        editor.open(CLOSED, "claim: A\n")
        while "CT101@1" not in editor.codes(CLOSED):
            await asyncio.sleep(0.05)

    edit(tmp_path, BRIDGE, work)


def test_a_new_record_that_is_not_saved_yet(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("sources/new/voice.yaml", "source: a new voice\nkind: person\nanonymity: named\n")
        editor.open(CLOSED)
        editor.type(CLOSED, editor.texts[CLOSED].replace("city-hall", "new/voice"))
        editor.open("claims/.hidden.yaml", "claim: [")
        editor.open("docker-compose.yaml", "services: [")
        editor.open("claims/notes.txt", "[")
        await editor.settle()
        assert not {"CT001", "CT004"} & set(editor.all_codes())
        editor.close("sources/new/voice.yaml")
        await editor.settle()
        assert "CT004" in editor.all_codes()

    edit(tmp_path, BRIDGE, work)


def test_what_others_write(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.settle()
        assert editor.registered == ["workspace/didChangeWatchedFiles"]
        (editor.root / "sources/driver.yaml").unlink()
        editor.wrote("sources/driver.yaml")
        await editor.settle()
        assert "CT004" in editor.all_codes()
        (editor.root / "claimtrack.toml").write_text('ignore = ["CT2"]\n')
        editor.wrote("claimtrack.toml")
        await editor.settle()
        assert set(editor.all_codes()) == {"CT004"}
        (editor.root / "claimtrack.toml").unlink()
        editor.wrote("claimtrack.toml")
        await editor.settle()
        editor.open(OPEN)
        (editor.root / OPEN).write_text("claim: Something else\n")
        editor.text_document_did_save(lsp.DidSaveTextDocumentParams(editor.named(OPEN)))
        await editor.settle()
        assert "CT201" in editor.all_codes()  # what is open counts, not the disk
        (editor.root / CLOSED).unlink()
        editor.wrote(CLOSED)
        await editor.settle()
        assert "CT201" not in editor.all_codes()
        assert editor.messages == []

    edit(tmp_path, BRIDGE, work)


def test_beside_a_baseline_only_what_is_new_is_shown(tmp_path: Path) -> None:
    desk = laid_out(tmp_path / "desk", split(BRIDGE))
    done = subprocess.run(
        [sys.executable, "-m", "claimtrack", "verify", "--write-baseline", "--today", "2026-02-24"], cwd=desk, check=False
    )
    assert done.returncode == 0

    async def work(editor: Editor) -> None:
        await editor.settle()
        assert editor.all_codes() == []
        editor.open("claims/new.yaml", "claim: Something new\n")
        await editor.settle()
        assert "CT101" in editor.all_codes()
        assert "CT201" not in editor.all_codes()

    edit(tmp_path, BRIDGE, work)


def test_a_configuration_that_cannot_be_used_is_told_once_and_nothing_passes(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.settle()
        before = editor.all_codes()
        for _ in range(2):
            (editor.root / "claimtrack.toml").write_text("polcy = 1\n")
            editor.wrote("claimtrack.toml")
            await editor.settle()
        (message,) = editor.messages
        assert "claimtrack cannot check `desk`: claimtrack.toml: unknown key `polcy`" in message
        (shown,) = editor.shown[editor.uri("claimtrack.toml")]
        assert "not checked: claimtrack.toml: unknown key `polcy`" in shown.message
        assert [code for code in editor.all_codes() if code != "None"] == before
        (editor.root / "claimtrack.toml").write_text("")
        editor.wrote("claimtrack.toml")
        await editor.settle()
        assert editor.all_codes() == before
        assert editor.shown[editor.uri("claimtrack.toml")] == []

    edit(tmp_path, BRIDGE, work)


def test_what_belongs_to_no_corpus(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("claim: [")

    async def work(editor: Editor) -> None:
        for uri in (
            "untitled:Untitled-1",
            "git:/x/claims/a.yaml?ref=HEAD",
            "file:///c%3A/desk/claims/a.yaml",
            outside.as_uri(),
        ):
            editor.open(uri, "claim: [")
        named = lsp.TextDocumentIdentifier("untitled:Untitled-1")
        at = lsp.Position(0, 0)
        assert await editor.text_document_hover_async(lsp.HoverParams(named, at)) is None
        assert not await editor.text_document_definition_async(lsp.DefinitionParams(named, at))
        assert not await editor.text_document_completion_async(lsp.CompletionParams(named, at))
        asked = lsp.CodeActionParams(named, lsp.Range(at, at), lsp.CodeActionContext([]))
        assert not await editor.text_document_code_action_async(asked)
        with pytest.raises(JsonRpcException, match="nothing here that has an id"):
            await editor.text_document_rename_async(lsp.RenameParams(named, at, "new"))
        await editor.settle()
        assert "CT001" not in editor.all_codes()
        assert editor.messages == []

    edit(tmp_path, BRIDGE, work)


def test_a_corpus_without_claims_and_a_folder_without_a_corpus(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.settle()
        assert editor.shown == {}
        editor.open("claims/first.yaml", "claim: The first\n")
        await editor.settle()
        assert "CT101@1" in editor.codes("claims/first.yaml")

    (tmp_path / "desk").mkdir()
    edit(tmp_path, "", work)
    edit(tmp_path, "", work, folders=[])
    edit(tmp_path, "", work, folders=[tmp_path.as_uri(), "untitled:x"])


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    desk = laid_out(tmp_path / "desk", split(BRIDGE))
    (desk / "claims/link.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    (tmp_path / "elsewhere.yaml").write_text("claim: Elsewhere\n")
    (desk / "claims/folder.yaml").mkdir()
    (desk / "claims/latin.yaml").write_bytes(b"claim: caf\xe9 \xed\xa0\x80\n")
    (desk / "claims/large.yaml").write_bytes(b"#" * 600_000)

    async def work(editor: Editor) -> None:
        await editor.settle()
        for name in ("link", "folder", "latin", "large"):
            assert editor.codes(f"claims/{name}.yaml")[0].startswith("CT001"), name
        editor.open("claims/link.yaml", "claim: Elsewhere\n")
        editor.open("claims/odd.yaml", "claim: half a letter \ud800 here\n")
        await editor.settle()
        assert editor.codes("claims/link.yaml")[0].startswith("CT001")
        assert editor.codes("claims/odd.yaml")[0].startswith("CT001")
        assert editor.messages == []

    edit(tmp_path, BRIDGE, work)


def test_a_corpus_behind_a_link_keeps_the_name_that_the_editor_gave_it(tmp_path: Path) -> None:
    laid_out(tmp_path / "desk", split(BRIDGE))
    (tmp_path / "link").symlink_to(tmp_path / "desk")

    async def run() -> None:
        async with editing(tmp_path / "link") as editor:
            editor.open(CLOSED)
            await editor.settle()
            assert editor.shown
            assert all(uri.startswith((tmp_path / "link").as_uri()) for uri in editor.shown)

    asyncio.run(run())


def test_two_corpora_at_once(tmp_path: Path) -> None:
    other = laid_out(tmp_path / "other", split("# claims/a.yaml\nclaim: A\n"))

    async def work(editor: Editor) -> None:
        await editor.settle()
        there = (other / "claims/a.yaml").as_uri()
        assert [one.code for one in editor.shown[there]][:1] == ["CT101"]
        assert "CT201" in editor.all_codes()

    edit(tmp_path, BRIDGE, work, folders=[(tmp_path / "desk").as_uri(), other.as_uri()])


def message(body: str) -> bytes:
    return f"Content-Length: {len(body)}\r\n\r\n{body}".encode()


HELLO = '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{},"processId":null,"rootUri":null}}'
BYE = message('{"jsonrpc":"2.0","id":9,"method":"shutdown"}') + message('{"jsonrpc":"2.0","method":"exit"}')


def spoken(*bodies: str, end: bytes = BYE) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "claimtrack", "lsp"],
        input=b"".join(map(message, bodies)) + end,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    "body",
    [
        '{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{"no":"thing"}}',
        '{"jsonrpc":"2.0","id":2,"method":"textDocument/rename","params":{"textDocument":{"uri":7},"position":null}}',
        '{"jsonrpc":"2.0","id":2,"method":"nobody/knows","params":{}}',
    ],
)
def test_a_request_that_is_no_good_has_an_answer_and_the_next_one_too(body: str) -> None:
    status, out, _ = spoken(HELLO, body)
    assert '"id": 2, "jsonrpc": "2.0"' in out or '"id": 2' in out
    assert '"error"' in out
    assert '"id": 9' in out
    assert status == 0


@pytest.mark.parametrize(
    "body",
    [
        "{",
        "[]",
        "7",
        '"x"',
        "{}",
        '{"jsonrpc":"1.0"}',
        '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{}}',
        "[" * 5000,
    ],
)
def test_what_is_no_message_stops_nothing(body: str) -> None:
    status, out, _ = spoken(HELLO, body)
    assert '"id": 9' in out
    assert status == 0


def test_an_editor_that_is_gone() -> None:
    assert spoken(HELLO, end=b"")[0] == 1
    assert spoken(HELLO, end=message('{"jsonrpc":"2.0","method":"exit"}'))[0] == 1


def test_a_person_at_a_terminal_is_told_where_to_go() -> None:
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "claimtrack", "lsp"]
    done = subprocess.run(command, stdin=follower, capture_output=True, text=True, timeout=60, check=False)
    os.close(leader)
    os.close(follower)
    assert done.returncode == 2
    assert done.stderr.startswith("error: the language server speaks to an editor, not to a terminal\n")


def test_what_a_rule_of_others_prints_gets_into_no_message(tmp_path: Path) -> None:
    (tmp_path / "loud.py").write_text('"""Loud."""\nprint("I am loud")\n')
    package = tmp_path / "loud-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: loud\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text("[claimtrack.rules]\nloud = loud\n")
    desk = laid_out(tmp_path / "desk", split(BRIDGE))
    hello = HELLO.replace('"rootUri":null', f'"rootUri":"{desk.as_uri()}"')
    ask = '{"jsonrpc":"2.0","id":5,"method":"workspace/symbol","params":{"query":"x"}}'
    bodies = (hello, '{"jsonrpc":"2.0","method":"initialized","params":{}}', ask)
    path = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(
        [sys.executable, "-m", "claimtrack", "lsp"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"".join(map(message, bodies)))
        process.stdin.flush()
        out = b""
        while b'"id": 5' not in out:
            out += os.read(process.stdout.fileno(), 1 << 16)
        process.stdin.write(BYE)
        process.stdin.close()
        out += process.stdout.read()
        err = process.stderr.read()
    assert b"loud" not in out
    assert b"I am loud" in err


def test_without_pygls_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError(\"No module named 'pygls'\", name='pygls')\n")
    path = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", "claimtrack", "lsp"],
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "error: the language server needs pygls, which is not installed\n  help: install `claimtrack[lsp]`\n"
