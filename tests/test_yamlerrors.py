"""What a reporter reads under a line that cannot be parsed: each text with the carets and words that it gets."""

from __future__ import annotations

import pytest

from carets import cases, shown, written
from claimtrack import yamlrun, yamlsrc

TABLE = cases("""
claim: The bridge was closed: nobody could cross
                            ^ a colon with a space behind it begins a second value on this line
====
tags:
  - one: two: three
            ^ a colon with a space behind it begins a second value on this line
====
claim: The bridge
  was closed on Monday: for good
                      ^ a colon with a space behind it begins a second value on this line
====
claim: "Closed": said the mayor
               ^ a colon with a space behind it begins a second value on this line
====
claim: 😀😀 closed: no
                ^ a colon with a space behind it begins a second value on this line
====
claim: الجسر مغلق: لا أحد
                 ^ a colon with a space behind it begins a second value on this line
====
claim: 大橋は閉鎖: 誰も
            ^ a colon with a space behind it begins a second value on this line
====
claim: “no: never”
          ^ a colon with a space behind it begins a second value on this line
====
claim: x
said:
→- source: a
^ a tab stands where YAML wants spaces
====
found:
→in: a
^ a tab stands where YAML wants spaces
====
found:
  in: a
  →at: b
  ^ a tab stands where YAML wants spaces
====
said:
  -→source: a
   ^ a tab stands where YAML wants spaces
    words: b
====
claim: x
→
^ a tab stands where YAML wants spaces
about: y
====
quote: |
→as he said
^ a tab stands where YAML wants spaces
====
claim: "The bridge
       ^ the quotation mark that opens here is never closed
about: x
said:
  - source: a
====
claim: 'Tis closed
       ^ the quotation mark that opens here is never closed
about: x
====
claim: "Closed" said the mayor
                ^ the text goes on behind its closing quotation mark
about: x
====
claim: 'the city's bridge'
                 ^ the text goes on behind its closing quotation mark
====
claim: "C:\\path"
          ^ a backslash in double quotes begins an escape
====
claim: "over two
  lines \\path"
        ^ a backslash in double quotes begins an escape
====
claim: "\\u12"
        ^ a backslash in double quotes begins an escape
====
via: [afp, reuters
     ^ the bracket `[` that opens here is never closed
date: 2026-02-23
====
via: [afp, reuters
     ^ the bracket `[` that opens here is never closed
====
via: [
     ^ the bracket `[` that opens here is never closed
====
found: {in: a, at: b
       ^ the brace `{` that opens here is never closed
said: x
====
said: [{source: a, via: [b}]
                          ^ `}` cannot close the bracket `[`
====
via: [afp]]
          ^ `]` closes nothing
about: x
====
claim: [sic] The bridge
             ^ the text goes on behind `]`
====
found: {in: a at: b}
                ^ a comma is missing here, between the entries of the brace `{`
====
via: ["afp" "reuters"]
            ^ a comma is missing here, between the entries of the bracket `[`
====
via: [afp,, reuters]
          ^ nothing stands before this comma
====
said:
    - source: a
  - source: b
  ^ a list entry stands at the wrong indentation
====
said:
  - source: a
    - source: b
    ^ a list entry stands at the wrong indentation
====
about: x
- a
^ a list entry stands at the wrong indentation
====
said: - source: a
      ^ a list entry cannot begin here
====
claim: - said the mayor
       ^ a list entry cannot begin here
====
said:
  - source: a
  -source: b
  ^ a list entry wants a space behind its `-`
====
said:
  - source: a
   words: b
   ^ this line stands at the wrong indentation
====
found:
    in: a
  at: b
  ^ this line stands at the wrong indentation
====
said:
  - source: a
      words: b
      ^ `words` goes on with the text of the line above, so it cannot be a key
====
claim: x
  about: y
  ^ `about` goes on with the text of the line above, so it cannot be a key
====
  claim: x
about: y
^ this line stands outside the record above it
====
claim x
^ this line has no colon, so it is no key with a value
about: y
====
said:
  - source a
    ^ this line has no colon, so it is no key with a value
    words: b
====
claim: x
about y
^ this line is neither a key with a value nor part of a text
mode: fact
====
claim: x
about:y
^ this line is neither a key with a value nor part of a text
====
claim: The bridge
was closed on Monday
^ this line is neither a key with a value nor part of a text
about: x
====
claim: x
<<<<<<< HEAD
^ this is the mark of a git merge conflict
about: y
=======
about: z
>>>>>>> theirs
====
claim: **bold** text
       ^ a text cannot begin with `*`
====
claim: *important*
       ^ a text cannot begin with `*`
====
claim: *the bridge was closed
       ^^^^ `*the` is an alias, which records do not use
====
claim: & so on
       ^ a text cannot begin with `&`
====
claim: !foo!bar a
       ^ a text cannot begin with `!`
====
claim: @mayor said so
       ^ a text cannot begin with `@`
====
claim: `code`
       ^ a text cannot begin with a backtick
====
claim: %50 of all
       ^ a text cannot begin with `%`
====
claim: x
%50 of all
^ a line cannot begin with `%`
====
claim: ? is this
       ^ a text cannot begin with `?`
====
claim: | text
       ^ a text cannot begin with `|`
====
claim: >50 people
       ^ a text cannot begin with `>`
====
claim: , text
       ^ a text cannot begin with `,`
====
claim: ] text
       ^ a text cannot begin with `]`
""")

HELP = {
    "claim: a: b": "put the whole text in quotation marks",
    "claim: “a: b”": "put the whole text in straight quotation marks (`\"` or `'`)",
    "claim: 'Tis": "close it with the same mark at the end of the text; "
    "a text that begins with an apostrophe wants double ones around it",
    "claim: 'the city's bridge'": "put the whole text in quotation marks of the other kind, or write each mark inside it twice",
    "via: [afp}": "close it with `]`",
    "claim: [sic] x": "put the whole text in quotation marks",
    "claim:\n\t- a": "indent with spaces",
    "claim: x\n\t\nabout: y": "remove it: the line is empty",
    "about: x\nclaim y\n": "write `key: value`, or indent the line further than the key whose text it goes on with",
}
"""What to do about it."""


def told(source: str) -> str:
    return shown(source, ((problem.span, problem.message) for problem in yamlsrc.compose(source).problems))


@pytest.mark.parametrize("case", TABLE, ids=[written(case).split("\n")[0] for case in TABLE])
class TestEveryComplaint:
    def test_stands_where_the_mistake_was_made(self, case: str) -> None:
        assert told(written(case)) == case.rstrip("\n") + "\n"

    def test_stands_there_in_files_of_windows_too(self, case: str) -> None:
        unix, windows = (yamlsrc.compose(text) for text in (written(case), "\ufeff" + written(case).replace("\n", "\r\n")))
        assert windows.problems == unix.problems

    def test_stands_there_behind_other_documents(self, case: str) -> None:
        (alone,) = yamlsrc.compose(written(case)).problems
        (later,) = yamlsrc.compose("---\nclaim: one\n---\n" + written(case) + "\n---\nclaim: three\n").problems
        assert (later.message, later.document) == (alone.message, 1)
        assert (later.span.line, later.span.column) == (alone.span.line + 3, alone.span.column)

    def test_is_the_same_in_the_parser_in_python(self, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(yamlrun, "WITH_LIBYAML", False)
        assert told(written(case)) == case.rstrip("\n") + "\n"


@pytest.mark.parametrize(("source", "way_on"), HELP.items())
def test_the_way_on(source: str, way_on: str) -> None:
    assert [problem.help for problem in yamlsrc.compose(source).problems] == [way_on]
