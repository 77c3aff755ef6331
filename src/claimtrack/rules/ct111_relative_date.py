"""A time that counts from the day it was said, where that day is not recorded or not the same for all.

## Why it matters to a desk

"Within a month" is a deadline only with the day on which it was said. Said on 23 February it is 23 March, said again on
10 March it is 10 April, and a desk that prints both as one has printed a mistake. Style books ask reporters to turn "next
week" and "yesterday" into dates for the same reason. Without the day the claim cannot be compared with others.

## Bad

```yaml
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
when: within a month      # finding: CT111
mode: forecast
said:
  - source: ministry
# sources/ministry.yaml
source: the ministry of defence
kind: body
anonymity: named
```

## Good

```yaml
# claims/exit-within-a-month.yaml
claim: The troops will have left within a month
when: within a month
mode: forecast
said:
  - source: ministry
    date: 2026-02-23
# sources/ministry.yaml
source: the ministry of defence
kind: body
anonymity: named
```

## What to do

Add `date:` (the day, not only the month) to the attribution. Where two voices used the same words on different days, split
the claim, or write the deadline as a date: `by 2026-03-23`. The same goes for a sentence that is read because no field gives a
value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import msgspec

from claimtrack.config import Config
from claimtrack.finding import Label
from claimtrack.link.dossier import Dossier
from claimtrack.link.side import ahead_of, days_said, given
from claimtrack.place import Place
from claimtrack.rule import Hit, rule
from claimtrack.values import languages, times, window_words
from claimtrack.values.comparison import Unread
from claimtrack.values.dates import said_plainly
from claimtrack.values.languages.language import Language
from claimtrack.values.window import Window


@rule("CT111", "relative-date", scope="claim", severity="warning")
def check(dossier: Dossier, _config: Config) -> Iterator[Hit]:
    """The `when` of a claim, or the time its sentence states where no field gives a value, if it means no day yet, or several."""
    claim = dossier.claim
    language = languages.of(claim.claim)
    if not claim.said:
        return
    if claim.when is not None:
        when, ahead = claim.when, ahead_of(claim)
        relative_in = languages.read_field(language, lambda one: (window_words.is_relative(when, one, ahead=ahead), one))
        if relative_in[0]:
            yield from _unsettled(dossier, when, dossier.place("when"), partial(_in_field, when, relative_in[1], ahead))
    elif not given(claim):
        relative = next((one for one in times.find(claim.claim, None, language) if one.relative), None)
        if relative is not None:
            place = msgspec.structs.replace(dossier.place("claim"), words=relative.text)
            yield from _unsettled(dossier, relative.text, place, partial(_in_sentence, claim.claim, relative.start, language))


def _unsettled(dossier: Dossier, words: str, place: Place, read: Callable[[date], Window | None]) -> Iterator[Hit]:
    days = days_said(dossier.claim)
    if not days:
        yield Hit(
            message=f"`{words}` counts from the day it was said, and that day is not recorded",
            labels=(Label(place, "from which day?"),),
            help="add `date:` to the attribution, to the day: `date: 2026-02-23`",
            claims=(dossier.id,),
        )
        return
    first, last = (read(day) for day in (days[0], days[-1]))
    if first and last and (first.first, first.last) != (last.first, last.last):
        yield Hit(
            message=f"`{words}` was said on {said_plainly(days[0])} and on {said_plainly(days[-1])}: "
            f"{first.phrase()} or {last.phrase()}",
            labels=(Label(place, f"counted from {said_plainly(days[0])}"),),
            help="split the claim, one for each deadline, or write the deadline as a date",
            claims=(dossier.id,),
        )


def _in_field(when: str, language: Language, ahead: bool | None, said: date) -> Window | None:
    try:
        return window_words.read(when, said, language, ahead=ahead)
    except Unread:
        return None


def _in_sentence(sentence: str, start: int, language: Language, said: date) -> Window | None:
    return next((one.window for one in times.find(sentence, said, language) if one.start == start), None)
