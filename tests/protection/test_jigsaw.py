"""Details that identify: which kinds are seen in a description, and what of a quotation is about the source itself."""

from __future__ import annotations

import pytest

from claimtrack.protection.jigsaw import ENOUGH, clues, clues_of_speaker

TOLD = """
a Syrian government official                                           | nationality or ethnicity
a Kurdish source                                                       | nationality or ethnicity
a diplomat of a third country, an ally of both Washington and Damascus |
US officials, how many is not said                                     |
a source in the bridge authority                                       |
an official at the interior ministry                                   |
a senior official briefed on the talks                                 |
was told that speaking would cost the post                             |
a nurse at Selim Hospital                                              | employer or unit
a 45-year-old nurse                                                    | age
a nurse, 45, of the night shift                                        | age
a nurse of 45                                                          | age
a man of 62 who drives a lorry                                         | age, gender
one of 45, and part of a group of 30                                   |
the whole crew of 12 and 6 of 20 posts                                 |
in her late forties                                                    | age, gender
a woman who works in the registry                                      | employer or unit, gender, place
a colonel                                                              | post or rank
the deputy head of the port                                            | post or rank
an officer of the 4th Armoured Division                                | employer or unit
an official in Paris                                                   | place
who lives in Qamishli                                                  | place
a Druze trader                                                         | nationality or ethnicity
we met on Tuesday in the café                                          | day or hour of the meeting
interviewed at 10:30                                                   | day or hour of the meeting
the brother of the mayor                                               | family, post or rank
in the post for 12 years                                               | years in office
the only electrician of the plant                                      | being the only one
one of three people in the room                                        | being the only one
eine 45-jährige Lehrerin                                               | age
die Schwester des Bürgermeisters                                       | family
une femme âgée de 45 ans                                               | age, gender
le seul médecin                                                        | being the only one
seit 2014 im Amt                                                       | years in office
عقيد في الجيش                                                          | post or rank
زوجة المسؤول                                                           | family
"""

SAID = """
I have worked here for 12 years                            | quote | years in office
My brother was arrested. The mayor of Raqqa, 45, was there | quote | family
The colonel, 45, of Raqqa left on 3 March                  | quote |
within a month, they will have withdrawn from Syria        | quote |
says she saw it                                            | words | gender
says that the colonel lives in Raqqa                       | words |
confirms the same timetable                                | words |
who has worked there for 12 years                          | words | years in office
"""


def rows(table: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "expected"), rows(TOLD))
def test_what_a_description_tells(text: str, expected: str) -> None:
    assert ", ".join(sorted(one.detail for one in clues(text))) == expected


@pytest.mark.parametrize(("text", "kind", "expected"), rows(SAID))
def test_what_the_words_of_a_source_tell_of_itself(text: str, kind: str, expected: str) -> None:
    assert ", ".join(sorted(one.detail for one in clues_of_speaker(text, quoted=kind == "quote"))) == expected


def test_three_kinds_are_enough() -> None:
    assert len(clues("a 45-year-old nurse at Selim Hospital who lives in Azaz")) == ENOUGH
