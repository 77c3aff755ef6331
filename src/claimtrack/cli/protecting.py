"""What `new source --protected` does more than `new source`: a drawn code name, nothing that may not be held, a warning."""

from __future__ import annotations

import secrets
from typing import Any

import msgspec

from claimtrack import files
from claimtrack.export.yaml_record import to_yaml
from claimtrack.model import Source
from claimtrack.protection import code_names
from claimtrack.session import Home, giveaways
from claimtrack.trouble import Trouble

NEVER = (
    "Never write into these files, nor into a commit message: the name, an e-mail address, a number, a handle, where or when you "
    "meet, or anything that three together would tell. Keep who it is outside of git. What you give as an option stays in the "
    "history of your shell."
)


def code_name(given: str | None, home: Home) -> str:
    """A code name that no source has. Raises Trouble where a name was given: who chooses one thinks of somebody."""
    if given:
        raise Trouble(
            "a protected source gets a code name that is drawn",
            f"leave out the id: claimtrack new source --protected (not `{given}`)",
        )
    taken = {path.stem for path in files.walk(home.sources) if not isinstance(path, files.Refusal)}
    try:
        return code_names.draw(secrets.choice, taken)
    except ValueError:
        raise Trouble("every code name is taken", "give one yourself: claimtrack new source ID") from None


def refuse(record: dict[str, Any], name: str, home: Home) -> None:
    """Raise Trouble where the rules on protection would say anything of this record. It repeats no secret."""
    try:
        text = to_yaml(msgspec.convert({key: value for key, value in record.items() if value is not None}, Source, strict=False))
    except msgspec.ValidationError:
        return  # whoever writes it says what is wrong
    found = giveaways(text, name, home.root)
    if found:
        told = "; ".join(dict.fromkeys(one.message.replace(f" `{name}`", "") for one in found))
        raise Trouble(f"nothing was written: {told}", found[0].help.partition(";")[0] + f" (claimtrack rule {found[0].code})")
