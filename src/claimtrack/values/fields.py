"""Whether the fields of a claim that hold a value in words can be read as one. Gives no value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from claimtrack.policy import RelationPolicy
from claimtrack.shape import Fault
from claimtrack.values import languages, quantity_words, window_words
from claimtrack.values.comparison import Unread

VALUE_FORMS = (
    "write it as `at least 50 troops`, `about 1,000`, `dozens of trucks`, `between 30 and 40`, `45 km` or `no casualties`"
)
WHEN_FORMS = "write it as `on 2026-03-10`, `in 2026-03`, `by 2026-03-31`, `not before 2026-04-01` or `within 20 days`"
MAX_VALUE = 200
"""So many characters `value` and `when` may have."""


def unread(tree: Mapping[str, object]) -> Iterator[Fault]:
    """The values of a claim's tree that cannot be read."""
    language = languages.of(tree["claim"]) if isinstance(tree.get("claim"), str) else languages.ENGLISH
    ahead = True if tree.get("mode") in ("forecast", "possible") else None
    read, policy = languages.read_field, RelationPolicy()
    yield from _unread(
        tree, "value", lambda text: read(language, lambda one: quantity_words.read(text, policy, one)), VALUE_FORMS
    )
    yield from _unread(
        tree, "when", lambda text: read(language, lambda one: window_words.is_relative(text, one, ahead=ahead)), WHEN_FORMS
    )


def _unread(tree: Mapping[str, object], key: str, reader: Callable[[str], object], forms: str) -> Iterator[Fault]:
    text = tree.get(key)
    if not isinstance(text, str) or not text.strip():
        return
    if len(text) > MAX_VALUE:
        yield Fault((key,), f"`{key}` has {len(text):,} characters, which is no value", forms)
        return
    try:
        reader(text)
    except Unread as error:
        yield Fault((key,), f"`{key}` cannot be read: {error}", forms)
