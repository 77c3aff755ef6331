"""Completion, hover, going to what is named, and symbols: the real server, asked by a real client."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types as lsp

from lsp.desks import BRIDGE
from lsp.editor import Editor, edit, position

CLOSED, OPEN = "claims/bridge/closed.yaml", "claims/bridge/open.yaml"


def test_completion(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.settle()
        claim, source, links = "claims/new.yaml", "sources/new.yaml", "links.yaml"
        assert await editor.completed(claim, "said:\n  - source: ci^") == ["city-hall", "driver", "wire"]
        assert await editor.completed(claim, "said:\n  - source: x\n    via: [^") == ["city-hall", "driver", "wire"]
        assert await editor.completed(claim, "said:\n  - source: x\n    via:\n      - ^") == ["city-hall", "driver", "wire"]
        assert await editor.completed(claim, "said:\n  - source: x\n    found: {in: ^") == ["city-hall", "driver", "wire"]
        assert await editor.completed(claim, "about: ^") == ["bridge/closed"]
        assert await editor.completed(claim, "part_of: bri^\nclaim: [broken") == ["bridge/closed"]
        assert await editor.completed(claim, "mode: ^") == ["estimate", "fact", "forecast", "possible"]
        assert await editor.completed(claim, "polarity: ^") == ["true", "false"]
        assert "firsthand" in await editor.completed(claim, "said:\n  - {source: x, basis: ^")
        assert await editor.completed(claim, "claim: Some^") == []
        assert await editor.completed(claim, "status: settled\nre^") == [
            *("claim", "id", "about", "value", "when", "label", "polarity", "mode", "period", "per", "as_of", "growing", "place"),
            *(
                "event",
                "part_of",
                "many",
                "said",
                "alleges",
                "reply",
                "tags",
                "outcome",
                "resolution",
                "corrections",
                "review",
                "was",
            ),
        ]
        assert await editor.completed(claim, "# claimtrack: ignore[CT90^") != []
        assert await editor.completed(source, "camp: ^") == ["city"]
        assert await editor.completed(source, "grade: ^") == ["A", "B", "C", "D", "E", "F"]
        assert await editor.completed(source, "of: ^") == ["city-hall", "driver", "wire"]
        assert await editor.completed(source, "known_to: [^") == ["city-hall", "driver", "wire"]
        assert await editor.completed("camps.yaml", "city:\n  role: ^") == ["neutral", "party"]
        assert await editor.completed(links, "- {a: ^") == ["bridge/closed", "bridge/open"]
        assert await editor.completed("docker.yaml", "a: ^") == []

    edit(tmp_path, BRIDGE, work)


def test_what_stands_beside_each_offer_and_what_is_written(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.settle()
        path = "claims/new.yaml"
        editor.open(path, "claim: 𝄞\nsaid:\n  - source: city-h\n    basis: \n    \n")

        async def offers(line: int, character: int) -> dict[str, lsp.CompletionItem]:
            found = await editor.text_document_completion_async(
                lsp.CompletionParams(editor.named(path), lsp.Position(line, character))
            )
            assert not isinstance(found, lsp.CompletionList)
            return {item.label: item for item in found or []}

        voice = (await offers(2, 18))["city-hall"]
        assert voice.detail == "the city hall (named)"
        assert voice.text_edit == lsp.TextEdit(lsp.Range(lsp.Position(2, 12), lsp.Position(2, 18)), "city-hall")
        assert (await offers(3, 11))["position"].detail == "in a position to know"
        quote = (await offers(4, 4))["quote"]
        assert isinstance(quote.documentation, lsp.MarkupContent)
        assert (quote.documentation.value, quote.text_edit and quote.text_edit.new_text) == ("The exact words", "quote: ")

    edit(tmp_path, BRIDGE, work)


def test_hover(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(CLOSED)
        editor.open("sources/driver.yaml")
        editor.open("links.yaml")
        claim = await editor.hovered(CLOSED, editor.at(CLOSED, "claim: The"))
        assert claim.splitlines()[::2] == [
            "**The bridge was closed on Monday**",
            "disputed, score 0.33, disbelief 0.18",
            "rests on: city-hall (named)",
            "roots: city",
            "falls with: basis:city-hall:official, camp:city, relay:city-hall, relay:wire and voice:city-hall",
            "in conflict with: bridge/open",
        ]
        source = await editor.hovered(CLOSED, editor.at(CLOSED, "city-hall"))
        assert source == "**the city hall**\n\nbody, named\n\ngrade B: usually reliable\n\ncamp: city\n\nnamed in 1 claim"
        assert await editor.hovered(CLOSED, editor.at(CLOSED, "bridge/closed")) == (
            "**bridge/closed**\n\n2 claims about it: bridge/closed, bridge/open"
        )
        assert (
            await editor.hovered(CLOSED, editor.at(CLOSED, "official")) == "`official`: a formal statement of the body concerned"
        )
        assert (await editor.hovered(CLOSED, editor.at(CLOSED, "basis"))).startswith(
            "**basis**\n\nHow the source knows\n\n- `analysis`"
        )
        assert await editor.hovered("sources/driver.yaml", editor.at("sources/driver.yaml", "reason")) == (
            "**reason**\n\nWhy it is not named, in words that could be printed"
        )
        assert (await editor.hovered("links.yaml", editor.at("links.yaml", "bridge/open"))).startswith("**The bridge was open")
        assert await editor.hovered(CLOSED, editor.at(CLOSED, "2026")) == ""
        assert await editor.hovered(CLOSED, lsp.Position(999, 999)) == ""
        editor.type(CLOSED, "# claimtrack: ignore[CT202, contradiction] why\nclaim: [")
        assert (await editor.hovered(CLOSED, editor.at(CLOSED, "CT202"))).startswith("**CT202** divergent-estimates\n\n")
        assert (await editor.hovered(CLOSED, editor.at(CLOSED, "contradiction"))).startswith("**CT201** contradiction\n\n")

    edit(tmp_path, BRIDGE, work)


def where(found: object) -> list[str]:
    assert isinstance(found, list | tuple)
    assert all(isinstance(one, lsp.Location) for one in found)
    return sorted(f"{one.uri.partition('/desk/')[2]}:{one.range.start.line + 1}:{one.range.start.character + 1}" for one in found)


def test_definitions_and_references(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        for path in (CLOSED, OPEN, "sources/city-hall.yaml", "camps.yaml", "links.yaml", "sources/driver.yaml"):
            editor.open(path)

        async def defined(path: str, words: str) -> list[str]:
            asked = lsp.DefinitionParams(editor.named(path), editor.at(path, words))
            return where(await editor.text_document_definition_async(asked))

        async def named(path: str, words: str, *, declared: bool = False) -> list[str]:
            context = lsp.ReferenceContext(include_declaration=declared)
            asked = lsp.ReferenceParams(context, editor.named(path), editor.at(path, words))
            return where(await editor.text_document_references_async(asked))

        assert await defined(CLOSED, "city-hall") == ["sources/city-hall.yaml:1:1"]
        assert await defined(CLOSED, "wire") == ["sources/wire.yaml:1:1"]
        assert await defined(CLOSED, "bridge/closed") == ["claims/bridge/closed.yaml:2:8", "claims/bridge/open.yaml:2:8"]
        assert await defined("links.yaml", "bridge/open") == ["claims/bridge/open.yaml:1:1"]
        assert await defined("sources/city-hall.yaml", "city\n") == ["camps.yaml:1:1"]
        assert await defined(CLOSED, "2026") == []
        everywhere = ["claims/bridge/closed.yaml:7:11", "claims/bridge/open.yaml:8:17", "sources/driver.yaml:4:12"]
        assert await named(CLOSED, "wire") == everywhere
        assert await named(CLOSED, "wire", declared=True) == [*everywhere, "sources/wire.yaml:1:1"]
        assert await named("sources/city-hall.yaml", "source: the") == ["claims/bridge/closed.yaml:5:13"]
        assert await named("camps.yaml", "city") == ["sources/city-hall.yaml:4:7"]
        assert await named(CLOSED, "claim: The") == ["links.yaml:1:7"]

    edit(tmp_path, BRIDGE, work)


def test_symbols(tmp_path: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(CLOSED)
        (record,) = await editor.text_document_document_symbol_async(lsp.DocumentSymbolParams(editor.named(CLOSED))) or ()
        assert isinstance(record, lsp.DocumentSymbol)
        assert (record.name, record.detail) == ("bridge/closed", "The bridge was closed on Monday")
        assert [one.name for one in record.children or ()] == ["city-hall"]
        found = await editor.workspace_symbol_async(lsp.WorkspaceSymbolParams("brop")) or ()
        assert [one.name for one in found] == ["bridge/open"]
        assert len(await editor.workspace_symbol_async(lsp.WorkspaceSymbolParams("")) or ()) == 6
        assert position("a\n𝄞b", 3) == lsp.Position(1, 2)

    edit(tmp_path, BRIDGE, work)
