"""Copies beside the text that is taken out of them: what is a paragraph, and what is none."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from captures.made import locked_pdf, pdf, warc
from claimtrack.captures.extract.extracted import Asked, Extracted, Form
from claimtrack.captures.extract.forms import extract, form_of
from claimtrack.captures.extract.letters import page_letters
from claimtrack.trouble import Trouble

HERE = Path(__file__).parent
PAGE = (HERE / "article.html").read_bytes()

BEGINNINGS = (
    "The port of Halloway",
    "We will not reopen",
    "A senior engineer",
    "The longest crack",
    "The mayor, Dr. Tomas",
    "Lorries are sent",
    "Not everybody believes",
    "The dockers",
)


def set_out(text: str, name: str = "copy.txt") -> str:
    """A copy as lines: `1 text` a paragraph, `= ` the title, `# ` a subhead, `- ` what else there is."""
    return shown(extract(text.encode(), name))


def shown(found: Extracted) -> str:
    number = 0
    lines = []
    for block in found.blocks:
        number += block.kind == "paragraph"
        sign = str(number) if block.kind == "paragraph" else {"title": "=", "heading": "#", "other": "-"}[block.kind]
        lines.append(f"{sign} {block.text}")
    return "\n".join(lines)


def paragraphs(found: Extracted) -> list[str]:
    return [block.text for block in found.blocks if block.kind == "paragraph"]


class TestTheArticle:
    @pytest.mark.parametrize("name", ["article.html", "article.txt", "article.md"])
    def test_has_the_same_paragraphs_in_every_form(self, name: str) -> None:
        found = extract((HERE / name).read_bytes(), name)
        assert [text.lstrip('“"')[: len(start)] for text, start in zip(paragraphs(found), BEGINNINGS, strict=True)] == [
            *BEGINNINGS
        ]
        assert [block.text for block in found.blocks if block.kind == "heading"] == [
            "What the divers found",
            "Detours and a ferry",
        ]
        assert (found.title, found.blocks[0].kind) == ("Lantern bridge closes as cracks spread", "title")

    def test_of_the_page_and_of_the_text_say_the_same(self) -> None:
        def plain(name: str) -> list[str]:
            found = paragraphs(extract((HERE / name).read_bytes(), name))
            return [text.translate(str.maketrans("“”’\xa0", '""\' ')) for text in found]

        assert plain("article.html") == plain("article.txt") == plain("article.md")

    def test_in_a_pdf_is_told_by_its_lines(self) -> None:
        lines = [*(f"{start} and so on to the end of a line that is so long," for start in BEGINNINGS)]
        text = "\n".join(f"{line}\nand a last short line." for line in lines)
        found = extract(pdf(text, "Overleaf there is one more sentence.", title="The bridge"), "a.pdf")
        assert len(paragraphs(found)) == 9
        assert [block.page for block in found.blocks] == [1] * 8 + [2]
        assert found.title == "The bridge"

    def test_goes_on_overleaf(self) -> None:
        found = extract(pdf("The port closed the", "bridge on Tuesday. It is closed."), "a.pdf")
        assert [(block.text, block.page) for block in found.blocks] == [
            ("The port closed the bridge on Tuesday. It is closed.", 1)
        ]

    def test_keeps_what_stands_beside_it_and_does_not_count_it(self) -> None:
        found = extract(PAGE, "a.html")
        others = [block.text for block in found.blocks if block.kind == "other"]
        assert "Divers at pier no. 5 on Monday. Photo: Port of Halloway" in others
        assert "By Ines Valderra" in others
        assert not any("Front page" in text or "rights reserved" in text or "tracking" in text for text in others)
        assert (found.published, found.url) == ("2026-03-03", "https://courier.example/port/lantern-bridge")


class TestPlainText:
    def test_without_blank_lines_each_line_is_one(self) -> None:
        text = "The first paragraph is long.\nAfter the fall\nThe second one, too.\nNo third one comes.\n"
        assert set_out(text) == "1 The first paragraph is long.\n# After the fall\n2 The second one, too.\n3 No third one comes."

    def test_with_blank_lines_wrapped_lines_are_joined(self) -> None:
        text = (
            "The title of it\n\n"
            "The port closed the bridge on Tuesday, and it will\nstay closed, the author-\nity told us.\n\n"
            "What comes now\n\n"
            "- one point that is longer than a line can be, and\n  goes on\n- another\n\n"
            "It ends here.\n\nThe desk"
        )
        assert set_out(text) == (
            "= The title of it\n"
            "1 The port closed the bridge on Tuesday, and it will stay closed, the author\u00adity told us.\n"
            "# What comes now\n"
            "2 - one point that is longer than a line can be, and goes on\n"
            "3 - another\n"
            "4 It ends here.\n"
            "- The desk"
        )

    def test_long_lines_are_not_joined_though_a_blank_line_parts_some(self) -> None:
        long = "word " * 40
        assert set_out(f"{long}one.\n{long}two.\n\nA subhead\n{long}three.").count("\n") == 3

    def test_a_headline_may_ask(self) -> None:
        text = "Who closed the bridge?\n\nThe port closed it on Tuesday, the authority said.\n\nNobody else spoke.\n"
        assert set_out(text).startswith("= Who closed the bridge?\n1 The port")

    def test_a_quotation_without_a_stop_is_no_subhead(self) -> None:
        assert set_out("He spoke first.\n\n“We will go”\n\nThen he went.\n").splitlines()[1] == "2 “We will go”"

    def test_a_post_of_short_lines_is_what_there_is_to_count(self) -> None:
        assert set_out("bridge is closed\nagain\n") == "1 bridge is closed\n2 again"

    def test_in_other_scripts(self) -> None:
        assert set_out("أغلق الميناء الجسر يوم الثلاثاء.\nماذا وجد الغواصون\nهل يفتح الجسر؟\n").splitlines()[1].startswith("# ")


class TestMarkdown:
    def test_tells_by_its_signs(self) -> None:
        text = (
            "# Title\n\nFirst of *all*\nthe [lines](http://x.example).\n\n> Quoted by us\n\n* item\n\n"
            "![caption](a.png)\n\n| a |\n|---|\n| b |\n\n## Sub\n\nLast.\n"
        )
        assert set_out(text, "a.md") == (
            "= Title\n1 First of all the lines.\n2 Quoted by us\n3 item\n- caption\n- a\n- b\n# Sub\n4 Last."
        )

    def test_a_rule_at_the_top_is_no_head(self) -> None:
        assert set_out("---\n\nNot a head.\n\n---\n\nAfter it.\n", "a.md") == "1 Not a head.\n2 After it."


class TestWebPages:
    def test_two_line_breaks_part_paragraphs(self) -> None:
        text = f"{'One thing is said here. ' * 12}<br><br/>{'Another is said there. ' * 12}"
        page = f"<html><body><article><h1>Bridge</h1><p>{text}</p></article></body></html>"
        assert len(paragraphs(extract(page.encode(), "a.html"))) == 2

    @pytest.mark.parametrize(
        ("data", "told", "text", "remark"),
        [
            ("<p>Größe".encode(), None, "<p>Größe", None),
            ("<p>Größe".encode("cp1252"), "iso-8859-1", "<p>Größe", None),
            (b'<meta charset="windows-1251"><p>' + "мост".encode("cp1251"), None, '<meta charset="windows-1251"><p>мост', None),
            ("<p>Größe".encode("utf-16"), "utf-8", "<p>Größe", None),
            (
                "<p>Größe".encode("cp1252"),
                None,
                "<p>Größe",
                "the page declares no encoding and is not UTF-8: read as Windows-1252",
            ),
            (
                "<p>Größe".encode("cp1252"),
                "utf-8",
                "<p>Gr\ufffd\ufffde",
                "2 characters are no utf-8, and stand as \ufffd in the text",
            ),
            ("<p>Größe".encode(), "zip", "<p>Größe", None),
        ],
    )
    def test_are_decoded_as_browsers_do(self, data: bytes, told: str | None, text: str, remark: str | None) -> None:
        assert page_letters(data, told) == (text, remark)


class TestWarc:
    STORY = ("http://courier.example/a", "text/html; charset=utf-8", PAGE)
    STYLE = ("http://courier.example/a.css", "text/css", b"p {}")
    OTHER = ("http://courier.example/b", "text/plain", b"Another page. It has a text.")

    @pytest.mark.parametrize("packed", [True, False])
    def test_the_page_is_stored_as_its_own_record(self, packed: bool) -> None:
        data = warc(self.STYLE, self.STORY, packed=packed)
        found = extract(data, "all.warc.gz")
        assert len(paragraphs(found)) == 8
        assert (found.url, found.captured, found.form) == ("http://courier.example/a", "2026-03-04", "warc")
        assert found.data in data
        again = extract(found.data, "one.warc.gz")
        assert (again.data, again.blocks) == (found.data, found.blocks)

    def test_of_several_pages_one_is_named(self) -> None:
        data = warc(self.STORY, self.OTHER)
        found = extract(data, "all.warc.gz", Asked(url="http://courier.example/b"))
        assert paragraphs(found) == ["Another page. It has a text."]
        with pytest.raises(Trouble, match="holds 2 pages"):
            extract(data, "all.warc.gz")
        with pytest.raises(Trouble, match="does not hold"):
            extract(data, "all.warc.gz", Asked(url="http://courier.example/c"))

    def test_a_page_that_was_not_found_is_none(self) -> None:
        with pytest.raises(Trouble, match="holds no page"):
            extract(warc(self.STORY, status="404 Not Found"), "all.warc.gz")

    def test_a_page_that_its_digest_does_not_fit_is_damaged(self) -> None:
        data = warc(self.STORY, packed=False).replace(b"six weeks", b"ten weeks", 1)
        with pytest.raises(Trouble, match="is not what its digest says"):
            extract(data, "all.warc")


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (PAGE, "story", "html"),
        (b"\xef\xbb\xbf \n<!-- saved from x --><HTML><p>x", "story.txt", "html"),
        (b"Prose with <b> in it.", "story.txt", "text"),
        (b"# Title\n\nProse.", "stdin", "markdown"),
        (b"# Title\n\nProse.", "story.txt", "text"),
        (b"Prose.", "story.md", "markdown"),
        (b"%PDF-1.4", "story.html", "pdf"),
        (b"WARC/1.1\r\n", "x", "warc"),
        (gzip.compress(b"WARC/1.0\r\n", mtime=0), "x", "warc"),
        (b"Only words.", "stdin", "text"),
    ],
)
def test_the_form_is_told_by_the_bytes(data: bytes, name: str, form: Form) -> None:
    assert form_of(data, name) == form


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.txt", "`a.txt` is empty"),
        (b" \n\t\n", "a.txt", "`a.txt` is empty"),
        (b"A caf\xe9.\n", "a.txt", "`a.txt` is not UTF-8: byte 0xe9 on line 1"),
        (b"One.\nTwo\x1b[2J.\n", "a.txt", "`a.txt` is no text: it holds the control character U+001B on line 2"),
        (b"\x7fELF\0\0\0", "ls", "`ls` is no text: it holds bytes of 0"),
        (b"\x89PNG\r\n", "a.txt", "`a.txt` is a picture (PNG), which is not read"),
        (
            b"PK\x03\x04",
            "a.docx",
            "`a.docx` is a ZIP archive, or an Office document or an e-book, which are such, which is not read",
        ),
        (gzip.compress(b"<html>", mtime=0), "a.gz", "`a.gz` is packed with gzip, which is not read"),
        (b"<html><body><div id='root'></div><script>x()</script></body></html>", "a.html", "no text is found in `a.html`"),
        (b"%PDF-1.4\nnothing of the kind", "a.pdf", "`a.pdf` cannot be read as a PDF: "),
        (pdf("Some text.")[:300], "a.pdf", "`a.pdf` cannot be read as a PDF: "),
        (locked_pdf(pdf("Some text."), "secret"), "a.pdf", "`a.pdf` is locked with a password"),
        (gzip.compress(b"WARC/1.0\r\n", mtime=0)[:20], "a.warc.gz", "`a.warc.gz` "),
        (b"WARC/1.0\r\nnothing of the kind", "a.warc", "`a.warc` "),
        (b"x" * ((64 << 20) + 1), "a.txt", "`a.txt` is larger than 64 MiB (64 MiB)"),
    ],
    ids=lambda value: value[:16].decode("latin-1") if isinstance(value, bytes) else None,
)
def test_what_cannot_be_read_is_told_with_a_way_on(data: bytes, name: str, message: str) -> None:
    with pytest.raises(Trouble) as caught:
        extract(data, name)
    assert str(caught.value).startswith(message)
    assert caught.value.help


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    assert paragraphs(extract(locked_pdf(pdf("Some text."), ""), "a.pdf")) == ["Some text."]


def test_a_pdf_of_pictures_is_kept_and_said_to_have_no_text() -> None:
    found = extract(pdf("", ""), "a.pdf")
    assert (found.blocks, found.remarks) == ((), ("no text in it, its 2 pages are pictures: quotes cannot be looked up",))


@pytest.mark.parametrize(("package", "data"), [("trafilatura", PAGE), ("pypdf", pdf("x")), ("warcio", b"WARC/1.0\r\n")])
def test_a_missing_extra_is_named(package: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    if package == "warcio":
        monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(Trouble, match=package) as caught:
        extract(data, "a")
    assert caught.value.help == "pip install 'claimtrack[capture]'"
    assert paragraphs(extract(b"Text needs none.", "a.txt")) == ["Text needs none."]
