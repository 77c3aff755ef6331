"""Fixes, silencing and renaming, as an editor would make them; and what is never sent."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from lsp.desks import BRIDGE, PROTECTED
from lsp.editor import Editor, applied, edit
from written_corpus import check, codes, split

CLOSED, OPEN = "claims/bridge/closed.yaml", "claims/bridge/open.yaml"


async def actions(editor: Editor, path: str, only: list[str] | None = None) -> list[lsp.CodeAction]:
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(999, 0))
    context = lsp.CodeActionContext([], only=list(only) if only else None)
    found = await editor.text_document_code_action_async(lsp.CodeActionParams(editor.named(path), whole, context))
    return [one for one in found or () if isinstance(one, lsp.CodeAction)]


def after(editor: Editor, path: str, edit_: lsp.WorkspaceEdit | None) -> str:
    """The text of a document once an edit is made."""
    assert edit_ is not None
    text = editor.texts.get(path) or (editor.root / path).read_text("utf-8")
    if edit_.changes is not None:
        return applied(text, list(edit_.changes[editor.uri(path)]))
    edits = [one for one in edit_.document_changes or () if isinstance(one, lsp.TextDocumentEdit)]
    return applied(text, [each for one in edits if one.text_document.uri == editor.uri(path) for each in one.edits])


def test_fixes(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.settle()
        editor.open(CLOSED)
        broken = editor.texts[CLOSED].replace("basis: official", "basis: offical   # said so 𝄞").replace("city-hall", "city-hal")
        editor.type(CLOSED, broken)
        found = {one.title: one for one in await actions(editor, CLOSED)}
        fix = found["write `official`"]
        assert (fix.kind, fix.is_preferred) == (lsp.CodeActionKind.QuickFix, True)
        assert [one.code for one in fix.diagnostics or ()] == ["CT002"]
        assert after(editor, CLOSED, fix.edit) == broken.replace("offical", "official")
        editor.type(CLOSED, broken.replace("offical", "official").replace("city-hal", "CityHall"))
        found = {one.title: one for one in await actions(editor, CLOSED)}
        assert found["write `city-hall`"].is_preferred
        (everything,) = await actions(editor, CLOSED, [lsp.CodeActionKind.SourceFixAll])
        assert (everything.title, everything.kind) == ("Fix all that is only spelt wrong", "source.fixAll.claimtrack")
        assert "source: city-hall\n" in after(editor, CLOSED, everything.edit)
        assert await actions(editor, CLOSED, ["refactor"]) == []

    edit(tmp_path, BRIDGE, work)


def test_a_comment_that_silences_once_a_reason_is_written(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.settle()
        editor.open(CLOSED)
        found = {one.title: one for one in await actions(editor, CLOSED)}
        text = after(editor, CLOSED, found["Silence CT201 here (and write why)"].edit)
        assert "\n# claimtrack: ignore[CT201] \npolarity: true\n" in text
        editor.type(CLOSED, text)
        await editor.settle()
        assert {"CT902@4", "CT201@4"} <= set(editor.codes(CLOSED))  # without a reason it silences nothing, and asks for one
        assert not any("CT902" in one.title for one in await actions(editor, CLOSED))
        editor.type(CLOSED, text.replace("ignore[CT201] ", "ignore[CT201] both are printed"))
        await editor.settle()
        assert not {"CT902", "CT201", "CT901"} & set(editor.all_codes())

    edit(tmp_path, BRIDGE, work)


def test_the_cursor_goes_to_the_reason_where_the_editor_can(tmp_path: Path) -> None:
    edits = lsp.WorkspaceEditClientCapabilities(snippet_edit_support=True, document_changes=True)
    able = lsp.ClientCapabilities(workspace=lsp.WorkspaceClientCapabilities(workspace_edit=edits))

    async def work(editor: Editor) -> None:
        editor.open(CLOSED)
        found = {one.title: one for one in await actions(editor, CLOSED)}
        edit_ = found["Silence CT201 here (and write why)"].edit
        (change,) = (edit_ and edit_.document_changes) or ()
        assert isinstance(change, lsp.TextDocumentEdit)
        (insert,) = change.edits
        assert isinstance(insert, lsp.SnippetTextEdit)
        assert insert.snippet.value == "# claimtrack: ignore[CT201] ${1}\n"
        assert editor.registered == []

    edit(tmp_path, BRIDGE, work, able=able)


def test_what_could_not_be_checked_is_not_silenced(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(CLOSED, "claim: A\nsaid:\n  - source: nobody\n")
        assert not any("CT0" in one.title for one in await actions(editor, CLOSED))

    edit(tmp_path, BRIDGE, work)


async def renamed(editor: Editor, path: str, words: str, new: str) -> lsp.WorkspaceEdit:
    asked = lsp.RenameParams(editor.named(path), editor.at(path, words), new)
    found = await editor.text_document_rename_async(asked)
    assert found is not None
    return found


def made(editor: Editor, edit_: lsp.WorkspaceEdit) -> dict[str, str]:
    """The corpus on the disk after an edit, as an editor makes it: texts first, then the file that moves."""
    files = {one.relative_to(editor.root).as_posix(): one.read_text("utf-8") for one in editor.root.rglob("*.yaml")}
    for uri, edits in (edit_.changes or {}).items():
        path = uri.partition("/desk/")[2]
        files[path] = applied(files[path], list(edits))
    for change in edit_.document_changes or ():
        if isinstance(change, lsp.TextDocumentEdit):
            path = change.text_document.uri.partition("/desk/")[2]
            files[path] = applied(files[path], list(change.edits))
        elif isinstance(change, lsp.RenameFile):
            files[change.new_uri.partition("/desk/")[2]] = files.pop(change.old_uri.partition("/desk/")[2])
    return files


def test_renaming(tmp_path: Path) -> None:
    before = check(BRIDGE)

    async def work(editor: Editor) -> None:
        for path in (CLOSED, OPEN, "camps.yaml", "links.yaml"):
            editor.open(path)
        asked = lsp.PrepareRenameParams(editor.named(CLOSED), editor.at(CLOSED, "wire"))
        ready = await editor.text_document_prepare_rename_async(asked)
        assert ready == lsp.PrepareRenamePlaceholder(lsp.Range(lsp.Position(6, 10), lsp.Position(6, 14)), "wire")

        files = made(editor, await renamed(editor, CLOSED, "wire", "agencies/wire"))
        assert files["sources/agencies/wire.yaml"] == (editor.root / "sources/wire.yaml").read_text("utf-8")
        assert "    via: [agencies/wire]\n" in files[CLOSED]
        assert "    found: {in: agencies/wire, at: paragraph 4}\n" in files[OPEN]
        assert "known_to: [agencies/wire]\n" in files["sources/driver.yaml"]
        assert codes(check("\n".join(f"# {path}\n{text}" for path, text in files.items()))) == codes(before)

        files = made(editor, await renamed(editor, "links.yaml", "bridge/closed", "bridge/shut"))
        assert files["links.yaml"] == "- {a: bridge/shut, b: bridge/open, verdict: same}\n"
        assert CLOSED not in files
        assert "about: bridge/closed\n" in files["claims/bridge/shut.yaml"]  # the question is another thing

        files = made(editor, await renamed(editor, CLOSED, "bridge/closed", "bridge/traffic"))
        assert "about: bridge/traffic\n" in files[CLOSED]
        assert "about: bridge/traffic\n" in files[OPEN]
        assert files["links.yaml"] == "- {a: bridge/closed, b: bridge/open, verdict: same}\n"

        files = made(editor, await renamed(editor, "camps.yaml", "city", "town"))
        assert files["camps.yaml"] == "town: {name: the city}\n"
        assert "camp: town\n" in files["sources/city-hall.yaml"]

    edit(tmp_path, BRIDGE, work)


MERGED = """\
# claims/a.yaml
# yaml-language-server: $schema=../schemas/claim.json
claim: 'It''s so'   # sure
was: [older]
said:
    -   source:  x     # who else?
        date: 2026-02-23
# claims/several.yaml
id: one
claim: One
said: [{source: "x", date: 2026-02-23}]
---
id: two
claim: Two
said: [{source: y, date: 2026-02-23}]
# claims/broken.yaml
claim: [
# sources/x.yaml
source: X
kind: body
anonymity: named
# sources/y.yaml
source: Y
kind: body
anonymity: named
"""


def test_renaming_leaves_every_other_byte_and_knows_former_ids(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        for path in ("claims/a.yaml", "claims/several.yaml"):
            editor.open(path)
        files = made(editor, await renamed(editor, "claims/a.yaml", "x     #", "the-x"))
        assert files["claims/a.yaml"] == split(MERGED)["claims/a.yaml"].replace("source:  x ", "source:  the-x ")
        assert '[{source: "the-x", date' in files["claims/several.yaml"]
        assert set(files) == {*split(MERGED), "sources/the-x.yaml"} - {"sources/x.yaml"}
        files = made(editor, await renamed(editor, "claims/a.yaml", "claim: '", "deep/er/a"))
        assert files["claims/deep/er/a.yaml"].splitlines()[0] == "# yaml-language-server: $schema=../../../schemas/claim.json"
        files = made(editor, await renamed(editor, "claims/several.yaml", "two", "drei"))
        assert files["claims/several.yaml"] == split(MERGED)["claims/several.yaml"].replace("id: two", "id: drei")
        for path, words, new, why in (
            ("claims/a.yaml", "claim: '", "one", "another claim has the id `one`"),
            ("claims/a.yaml", "claim: '", "broken", "another claim has the id `broken`"),
            ("claims/several.yaml", "two", "older", "another claim has the id `older`"),
            ("claims/a.yaml", "x     #", "y", "another source has the id `y`"),
            ("claims/a.yaml", "claim: '", "two words", "`two words` is no id"),
            ("claims/a.yaml", "claim: '", "", "`` is no id"),
            ("claims/a.yaml", "claim: '", "../out", "no file can be called `../out`"),
            ("claims/a.yaml", "claim: '", "a/.hidden", "no file can be called `a/.hidden`"),
            ("claims/a.yaml", "claim: '", "/etc", "no file can be called `/etc`"),
            ("claims/a.yaml", "claim: '", "a:b", "no file can be called `a:b`"),
            ("claims/a.yaml", "claim: '", "a", "`a` is what it is called already"),
            ("claims/a.yaml", "older", "new", "`older` is what a claim was once called"),
            ("claims/a.yaml", "2026", "new", "there is nothing here that has an id"),
        ):
            with pytest.raises(JsonRpcException) as refused:
                await renamed(editor, path, words, new)
            assert why in str(refused.value)
            assert "(help: " in str(refused.value)
        assert editor.messages == []

    edit(tmp_path, MERGED, work)


def test_an_editor_that_cannot_rename_files(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(CLOSED)
        with pytest.raises(JsonRpcException, match="which this editor cannot change"):
            await renamed(editor, CLOSED, "wire", "agency")
        assert (await renamed(editor, CLOSED, "bridge/closed", "bridge/traffic")).changes

    edit(tmp_path, BRIDGE, work, able=lsp.ClientCapabilities())


SECRETS = ("7946", "anna-berg")


def test_what_is_withheld_is_never_sent(tmp_path: Path) -> None:
    """But for addresses of files, which the editor has and no word can be taken out of, and changes that it asks for."""
    sent: list[str] = []

    async def work(editor: Editor) -> None:
        await editor.settle()
        assert {"CT601", "CT602"} <= set(editor.all_codes())
        for told in editor.shown.values():
            for one in told:
                sent.append(one.message)
                sent.extend(related.message for related in one.related_information or ())
        for path in ("claims/bridge.yaml", "sources/anna-berg.yaml"):
            editor.open(path)
            for line in range(8):
                for character in (0, 4, 14):
                    sent.append(await editor.hovered(path, lsp.Position(line, character)))
            for action in await actions(editor, path):
                sent.append(action.title)
            outline = await editor.text_document_document_symbol_async(lsp.DocumentSymbolParams(editor.named(path)))
            sent.extend(map(str, outline or ()))
        offers = await editor.text_document_completion_async(
            lsp.CompletionParams(editor.named("claims/bridge.yaml"), editor.at("claims/bridge.yaml", "anna-berg", 0))
        )
        assert not isinstance(offers, lsp.CompletionList)
        assert [one.label for one in offers or ()] == ["berg", "mayor"]
        sent.extend(map(str, offers or ()))
        found = await editor.workspace_symbol_async(lsp.WorkspaceSymbolParams("")) or ()
        assert sorted(one.name for one in found) == ["berg", "bridge", "mayor", "mayor"]
        sent.extend([*editor.messages, *editor.log])

    edit(tmp_path, PROTECTED, work)
    text = "\n".join(sent)
    assert "[withheld]" in text
    assert not [secret for secret in SECRETS if secret in text]


def test_nothing_hangs_when_the_editor_says_goodbye_in_the_middle(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(CLOSED)
        for number in range(5):
            editor.type(CLOSED, f"claim: {number}\n")
        await asyncio.sleep(0.2)

    edit(tmp_path, BRIDGE, work)
