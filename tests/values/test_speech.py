"""How sentences are meant, by their modal words; and which of them say no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.values import languages, speech
from claimtrack.values.languages import ENGLISH
from claimtrack.values.languages.english_verbs import IRREGULAR_VERBS
from claimtrack.words.tokens import terms

MEANT = """
The troops left on Monday | fact
The troops will have left within a month | forecast
The withdrawal could be completed within 20 days | possible
The army may still strike | possible
The pullout is expected to end in March | forecast
Some 45 people are believed to be missing | estimate
The deal is likely dead | estimate
Officials say it might not happen | possible
Theresa May won 40 seats | fact
Will Brown won two races | fact
The storm in May may return | possible
May they leave at once? | possible
ARMY MAY STRIKE AGAIN | possible
Army May Strike Harbour Again | possible
"""

NO = """
No timetable has been set | True
The minister denied that the base was closed | True
Trump did not deny that he will run | False
The withdrawal will not be completed | True
They won't leave | True
Nobody was hurt | True
The base was closed | False
It is not true that no one came | False
The army refused to leave | True
No fewer than 50 were hurt | False
The court ruled out a new trial | True
The court ruled in favour of the city | False
They didnt leave | True
No. 10 confirmed the talks | False
Asked again, he said no. | True
"""


@pytest.mark.parametrize("line", MEANT.strip().splitlines())
def test_meant(line: str) -> None:
    sentence, expected = line.split(" | ")
    assert speech.meant(sentence) == expected


@pytest.mark.parametrize("line", NO.strip().splitlines())
def test_negated(line: str) -> None:
    sentence, expected = line.split(" | ")
    assert str(speech.negated(sentence)) == expected


def test_words_of_times_and_values_say_nothing_of_the_sentence() -> None:
    assert speech.meant("Some died on 9 may", spans=((10, 18),)) == "fact"
    assert speech.meant("Some may die on 9 may", spans=((13, 21),)) == "possible"
    assert not speech.negated("They go not till spring", spans=((8, 23),))
    assert speech.negated("They go not till spring", spans=((12, 23),))


SAME_WORD = """
en | broke | break
en | did not rise | rose
en | sank | sink
en | chose | choose
en | froze | freeze
fr | n'est fermé | est fermé
fr | n’ont | ont
ar | تغادر | غادرت
"""


def _meanings(text: str, code: str) -> list[object]:
    language = languages.named(code)
    groups = {word: group for group in language.speech.alike for word in group}
    return [groups.get(term, term) for term in terms(text) if term not in language.speech.negations]


@pytest.mark.parametrize("line", SAME_WORD.strip().splitlines())
def test_a_verb_is_one_word_in_all_its_forms(line: str) -> None:
    code, one, other = line.split(" | ")
    assert _meanings(one, code) == _meanings(other, code)


def test_no_form_of_an_irregular_verb_is_that_of_another_word_too() -> None:
    forms = [form for group in IRREGULAR_VERBS for form in group]
    others = [word for group in ENGLISH.speech.alike if group not in IRREGULAR_VERBS for word in group]
    assert len(set(forms)) == len(forms)
    assert not set(forms) & set(others)


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert speech.meant(text) in ("fact", "estimate", "forecast", "possible")
    assert speech.negated(text) in (True, False)
