"""What was shown of a file is shown again from what is kept, as long as the file holds the same."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from claimtrack.memory.places import Places
from claimtrack.place import Place
from claimtrack.render.view import Inside, opened
from claimtrack.yamltext import Span
from memory.test_edited import AtHand

TEXT = "claim: Nobody left\nsaid:\n- source: afp\n"
PATH = "claims/a.yaml"
WHERE = (
    Place(PATH),
    Place(PATH, ("said", 0, "source")),
    Place(PATH, ("claim",), words="left"),
    Place(PATH, ("claim",), 0, "key"),
)


def shown(places: Places) -> list[tuple[Span | None, str]] | None:
    inside = places.read(PATH)
    return None if inside is None else [(inside.span(one), inside.line(number)) for number, one in enumerate(WHERE)]


def read(text: str | None) -> Mock:
    found: Inside | None = None if text is None else opened(text)
    return Mock(return_value=found)


def kept(kept: AtHand, name: bytes = b"a name") -> None:
    places = Places(kept, {PATH: name}, read(TEXT))
    shown(places)
    places.keep()


def test_what_was_shown_is_shown_again_without_the_file() -> None:
    there, looking = AtHand(), read(TEXT)
    kept(there)
    right = shown(Places(there, {}, looking))
    assert looking.called
    again = read(None)
    assert shown(Places(there, {"claims/a.yaml": b"a name"}, again)) == right
    assert not again.called


@pytest.mark.parametrize("names", [{PATH: b"another name"}, {}])
def test_a_file_that_holds_something_else_is_opened(names: dict[str, bytes]) -> None:
    there, text = AtHand(), "# a line more\n" + TEXT
    kept(there)
    assert shown(Places(there, names, read(text))) == shown(Places(AtHand(), {}, read(text)))
    assert shown(Places(there, names, read(None))) is None


def test_what_was_not_shown_is_looked_for() -> None:
    there = AtHand()
    places = Places(there, {PATH: b"a name"}, read(TEXT))
    inside = places.read(PATH)
    assert inside is not None
    inside.line(1)
    places.keep()
    again = Places(there, {PATH: b"a name"}, read(TEXT))
    assert shown(again) == shown(Places(AtHand(), {}, read(TEXT)))
    again.keep()
    assert shown(Places(there, {PATH: b"a name"}, read(None))) == shown(again)


def test_of_contents_that_are_gone_nothing_is_kept() -> None:
    there = AtHand()
    kept(there)
    (before,) = there.rows.values()
    kept(there, b"another name")
    (after,) = there.rows.values()
    assert len(after) == len(before) + len(b"another name") - len(b"a name")


def test_what_is_damaged_is_not_believed() -> None:
    there = AtHand()
    kept(there)
    there.rows = dict.fromkeys(there.rows, b"\x81\x00")
    assert shown(Places(there, {PATH: b"a name"}, read(TEXT))) == shown(Places(AtHand(), {}, read(TEXT)))
