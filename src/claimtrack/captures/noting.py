"""The text of a source's record with one more capture in it, every other byte left alone."""

from __future__ import annotations

import msgspec

from claimtrack import records, yamledit
from claimtrack.export.yaml_record import to_line, to_lines
from claimtrack.model import Capture, FiledSource
from claimtrack.place import Place
from claimtrack.records import File
from claimtrack.trouble import Trouble
from claimtrack.yamledit import Unsafe, Written

KEY = "captures"


def noted(text: str, source: FiledSource, capture: Capture) -> str:
    """The text with the capture at the end of the source's `captures`.

    Raises Trouble where the reader of records would not find exactly that in it, and nothing else.
    """
    tree = msgspec.to_builtins(capture)
    entry = Written(to_lines(tree), to_line(tree), tree)
    where = Place(source.path, (KEY,), source.document)
    try:
        if yamledit.holds(text, where):
            after = yamledit.appended(text, where, entry)
        else:
            after = yamledit.with_key(text, source.document, KEY, Written(yamledit.as_entry(entry), to_line([tree]), [tree]))
        return _checked(after, source, capture)
    except Unsafe as error:
        way_on = f"nothing was changed; write `{KEY}:` on a line of its own in your editor, or mend the record, then do it again"
        raise Trouble(f"`{source.path}` cannot be changed safely: {error}", way_on) from None


def _checked(text: str, source: FiledSource, capture: Capture) -> str:
    """The text, once the reader of records finds the source with its new capture in it, and nothing wrong."""
    (reading,) = records.read(File(path=source.path, folder="sources", id=source.id, data=text.encode("utf-8")))
    meant = msgspec.structs.replace(source.record, captures=(*source.record.captures, capture))
    if [filed.record for filed in reading.sources if filed.document == source.document] != [meant]:
        why = reading.misfits[0].fault.message if reading.misfits else "it would not say what it should"
        raise Unsafe(why)
    return text
