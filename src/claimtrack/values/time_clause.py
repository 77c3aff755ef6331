"""What the clause around a time says of it: that it lies behind or ahead, that it is denied, that it comes again and again.

It reads the words of `TimeWords` around a place in a sentence; it parses no phrase and works out no days.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimtrack.values.comparison import Unread
from claimtrack.values.languages.language import Language
from claimtrack.values.languages.patterns import Later, alternatives

_BESIDE = 2
"""How many words may stand between a verb of saying and the time at which it was said: `told reporters on Monday`."""
_FAR = 300
"""How many characters before and behind a time are looked at: a verb farther off is not its own."""


class Surroundings:
    """What stands before and behind a time in a sentence, and in its own clause."""

    def __init__(self, sentence: str, start: int, end: int, known: Cues) -> None:
        """The words around `sentence[start:end]`."""
        self.cues = known
        self.before, self.behind = sentence[max(start - _FAR, 0) : start], sentence[end : end + _FAR]
        self.clause_before, self.clause_behind = known.clauses.split(self.before)[-1], known.clauses.split(self.behind)[0]
        self.from_clause = sentence[start - len(self.clause_before) : end + _FAR]

    def ahead(self, whole: bool | None) -> bool | None:
        """Whether the time is to come (None: nothing tells); `whole`: whether the sentence as a whole is about days to come.

        The verbs of its own clause tell first. A time beside a verb of saying tells when it was said: `On Monday he said that
        they will leave by Friday`.
        """
        cues = self.cues
        if whole is False or cues.gone.search(self.before):
            return False
        if cues.to_come.search(self.clause_before):
            return True
        past = self._is_past()
        if past or cues.to_come.search(_last_sentence(self.before)):
            return not past
        modal = cues.to_come.search(self.behind)
        if whole is None and modal is None:
            return None
        return not (
            cues.reported.search(self.before) or cues.reported.search(self.behind[: modal.start()] if modal else self.behind)
        )

    def surely_ahead(self) -> bool:
        """Whether `in two weeks` is a deadline there, and not how long something takes."""
        if self.cues.ranked.search(self.before) or self.cues.gone.search(self.before):
            return False
        surely = self.cues.surely_to_come
        return bool(surely.search(_last_sentence(self.before)) or surely.search(self.behind))

    def done(self) -> bool:
        """Whether what stands before tells of something done, so that `within a month` is how long it took."""
        return bool(self.cues.done.search(self.before)) and not self.cues.to_come.search(_last_sentence(self.before))

    def habitual(self) -> bool:
        """Whether the clause says that something comes again and again."""
        return any(self.cues.habit.search(part) for part in (self.clause_before, self.clause_behind))

    def denies(self, first: str, *, turnable: bool, lasts: bool) -> bool:
        """Whether the clause denies a bound whose first word is `first`; `turnable`: whether that makes of it a first day.

        `lasts`: whether it may tell how long something lasts. Raises Unread where the bound is denied and says nothing of when,
        or where it is not sure that it is denied.
        """
        denials = self._denials(self.clause_before)
        if not denials:
            fronted = not self.clause_before.strip()
            if (fronted and self._denials(self.clause_behind)) or self.cues.denied_behind.match(self.behind):
                raise Unread("whether it is denied is not sure")
            return False
        near = self.cues.joints.split(self.clause_before)[-1]
        if not turnable or denials > 1 or not self._denials(near):
            raise Unread("a denied deadline does not tell when")
        if lasts and (self.cues.lasting.search(near) or self.cues.lasting.fullmatch(first)):
            raise Unread("how long something does not last tells no first day")
        return True

    def _is_past(self) -> bool:
        """Whether the verb nearest to the time in its clause is in the past, one before it rather than one behind.

        A verb may have its participle behind the time. A verb of saying tells when something was said only where the time stands
        beside it, or before it.
        """
        before = self.clause_before
        verbs = [verb for verb in self.cues.tense.finditer(self.from_clause) if verb.end() <= len(before)]
        for verb in reversed(verbs):
            if verb["said"] is None:
                return verb["past"] is not None
            if len(before[verb.end() :].split()) <= _BESIDE:
                return True
        coming = self.cues.tense.search(self.clause_behind)
        return coming is not None and coming["present"] is None and (coming["said"] is None or not before.strip())

    def _denials(self, text: str) -> int:
        return sum(bool(found) for found in self.cues.denied.findall(text))


class Cues(NamedTuple):
    """The patterns of a language for what stands around a time."""

    done: Later
    to_come: Later
    gone: Later
    reported: Later
    tense: Later
    """Verbs, in the groups said, past and present."""
    surely_to_come: Later
    ranked: Later
    habit: Later
    denied: Later
    """Its one group is empty at words that only look like it: `no fewer than`."""
    denied_behind: Later
    clauses: Later
    lasting: Later
    joints: Later
    """What may join two clauses, or two members of one."""
    day: Later
    """What follows a weekday that has its day with it: `the 13th`, `5/12`."""
    fraction: Later
    """What goes on a length of time: `and a half`."""


@cache
def cues(language: Language) -> Cues:
    """The patterns of a language, each prepared when it is first looked for."""
    words, ending = language.times, language.speech.ordinal_figures
    spoken = alternatives(word for word in words.ordinals if word.isalpha())
    figures = rf"\d{{1,2}}(?:{ending}\b|[./]\d|\s*(?:[.,;:!?)]|$))"
    joints = alternatives(word for word, sense in words.joints.items() if sense in ("and", "or"))
    patterns = (
        words.done_before,
        words.to_come,
        words.gone,
        words.reported,
        rf"(?P<said>{words.reported})|(?P<past>{words.past})|(?P<present>{words.present})",
        words.surely_to_come,
        words.ranked,
        words.habit,
        rf"\b(?:{alternatives(language.speech.not_negating)})(?!\w)|({words.denied})",
        words.denied_behind,
        rf"[.;:!?()–—]\s|{words.clauses}",
        words.lasting,
        rf"[,،]|\b(?:{joints})\b",
        rf"\s*,?\s*\(?(?:\w+\s+)?(?:{figures}|(?:{spoken})\b)",
        rf"\s+(?:{joints})\s+(?:{alternatives((*language.speech.fractions, *words.halves))})\b",
    )
    return Cues(*map(Later, patterns))


def _last_sentence(text: str) -> str:
    """What follows the last sign that ends a clause."""
    return re.split(r"[.;:!?]\s", text)[-1]
