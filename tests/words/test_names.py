"""Names in sentences: what is one, what is none, and which spellings are one name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.words.names import alike, handle, key, names
from claimtrack.words.spellings import KNOWN, spellings

SAME = """
al-Sharaa | Al Sharaa | Sharaa | al-Shara | Ahmed al-Sharaa
Raqa | Raqqa | ar-Raqqah | Ar Raqqah | al-Raqqa
Qadhafi | Gaddafi | Kadhafi | al-Gaddafi | Muammar Gaddafi
Zelensky | Zelenskyy | Selenskyj | Zelenskiy | Volodymyr Zelensky
Kyiv | Kiev | Kyjiw
Mohammed | Muhammad | Mohamed | Mohammad
Hussein | Husayn | Hussain | Husain
Khaled | Khalid
Abdullah | Abdallah | Abdulla
Netanyahu | Netanjahu
Hasakeh | Hasakah | al-Hasaka
Ash-Shaddadi | Al-Shaddadi | Shaddadi
Osama | Usama
Lukashenko | Lukaschenko
American | Americans | US | U.S. | U.S.A. | United States | America
British | UK | Britain | United Kingdom
IS | ISIS | ISIL | Daesh | Da'esh | Islamic State | Islamic State group
SDF | Syrian Democratic Forces
UN | U.N. | United Nations
WHO | World Health Organization | World Health Organisation
Hezbollah | Hizbullah | Hizballah
Côte d'Ivoire | Ivory Coast | Ivorian
Türkiye | Turkey | Turkish
José Ramírez | Ramirez
"""
OTHER = """
Biden | Baden | Boden | Bowden
Clinton | Clanton
Iran | Iraq
Mali | Malawi | Malaysia
Niger | Nigeria
Austria | Australia
Oman | Amman
Al-Tanf | Al-Hol | Al-Shaddadi
Sudan | South Sudan
Korea | Kenya
Trump | Truman
US | us
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


@pytest.mark.parametrize("spelt", rows(SAME), ids=lambda row: row[0])
def test_one_name(spelt: list[str]) -> None:
    assert {(one, alike(key(spelt[0]), key(one))) for one in spelt} == {(one, True) for one in spelt}
    assert len({handle(key(one)) for one in spelt}) == 1


@pytest.mark.parametrize("spelt", rows(OTHER), ids=lambda row: row[0])
def test_other_names(spelt: list[str]) -> None:
    assert [(a, b) for a in spelt for b in spelt if a != b and alike(key(a), key(b))] == []


FOUND = {
    "US forces will have left Syria within a month": ["US =united states", "Syria =syria"],
    "The Americans began to pull out of the Qasrak base on 23 February": ["Americans =united states", "Qasrak kasrak"],
    "Mohammed bin Salman met Ursula von der Leyen": ["Mohammed bin Salman muhamad salman", "Ursula von der Leyen ursula lain"],
    "President Trump's order of Monday": ["Trump trump"],
    "Gen. David H. Petraeus spoke in New York": ["David H. Petraeus davad patraus", "New York =new york"],
    "Iran-linked groups and the U.S.-backed SDF": ["Iran =iran", "U.S. =united states", "SDF =sdf"],
    "We told us who it is, and the WHO and IS did not": ["WHO =who", "IS =islamic state"],
    "Islamic State in Iraq and the Levant": ["Islamic State in Iraq and the Levant =islamic state"],
    "In March the 1st Brigade left for Al-Hol": ["Brigade brikada", "Al-Hol hul"],
    "no names at all in 2026": [],
    "": [],
}


@pytest.mark.parametrize("text", FOUND)
def test_the_names_of_a_sentence(text: str) -> None:
    found = names(text)
    assert [f"{one.text} {one.key}" for one in found] == FOUND[text]
    assert all(text[one.start : one.end] == one.text for one in found)


def test_a_capital_that_proves_nothing() -> None:
    assert [(one.text, one.sure) for one in names("Prefabricated buildings left Qasrak")] == [
        ("Prefabricated", False),
        ("Qasrak", True),
    ]
    assert [(one.text, one.sure) for one in names("Mayor Says He Was Born In Xanadu, Records Show")] == [
        ("Born", False),
        ("Xanadu", False),
        ("Records Show", False),
    ]


def test_the_spellings_of_a_desk() -> None:
    own = {"Selim Harbour Watch": ["SHW", "Harbour Watch"], "Islamic State": ["the Caliphate men", "Caliphate"]}
    assert key("SHW", own) == key("Harbour Watch", own) == KNOWN + "selim harbour watch"
    assert key("Caliphate", own) == key("Daesh", own) == "=islamic state"
    assert [one.key for one in names("SHW says so", own)] == [KNOWN + "selim harbour watch"]
    assert key("SHW") == "xv"


def test_no_spelling_of_the_table_has_two_names() -> None:
    assert all(name.startswith(KNOWN) for name in spellings().values())
    assert spellings()["georgia"] == "=georgia"


@given(st.text(max_size=120))
def test_any_text_has_names_in_order_or_none(text: str) -> None:
    found = names(text)
    assert all(text[one.start : one.end] == one.text and one.key for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
