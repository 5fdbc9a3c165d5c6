"""At which of the places that a sentence names something can have happened."""

import pytest

from extract.locate import list_places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gunmen struck a military hospital in Kabul.", ["Kabul"]),
        ("The wounded were taken to a hospital in Kabul.", []),
        ("A judge was killed in Tagab on his way to Mahmud-e Raqi.", ["Tagab"]),
        ("Families have fled from Balkhab since the attack.", ["Balkhab"]),
        ("He came from Anaba in Panjshir, where two were arrested.", ["Anaba"]),
        ("He came from Khost.", []),
        ("A commander from Farah was killed.", []),
        ("Two men from Farah were arrested.", ["Farah"]),
        ("Two men from Farah were arrested in Herat.", ["Herat"]),
        ("A strike hit a house in Kandahar, Islamabad said.", ["Kandahar"]),
        ("Shells hit the Mamund area of Bajaur.", ["Bajaur"]),
        ("Shells flew between Pakistan and the Taliban in Sarkani district.", ["Sarkani district"]),
        ("Gunmen attacked a rally in Jalalabad.", ["Jalalabad"]),
        ("The minister said at a rally in Jalalabad that gunmen had come.", []),
        ("A 30-year-old man from Herat was killed in Farah.", ["Farah"]),
    ],
)
def test_scenes(view_of, text, places):
    assert [m.surface for chain in list_places(view_of(text)) for m in chain] == places


def test_a_place_of_another_happening_goes_on_no_list(view_of):
    text = "The AFF killed an officer in Kapisa on Monday, and in Argo two farmers were shot dead."
    assert len(list_places(view_of(text))) == 2
