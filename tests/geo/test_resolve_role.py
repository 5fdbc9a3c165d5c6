"""Names that are no place of an event, and those that are."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two Panjshiris and a Herati merchant met.",
            [("Panjshiris", None, "demonym"), ("Herati", None, "demonym")],
        ),
        ("Commander Hasib Panjshiri was killed.", [("Panjshiri", None, "demonym")]),
        ("Farah Pahlavi lived abroad.", [("Farah", None, "person")]),
        ("Massoud, the Lion of Panjshir, died in 2001.", [("Panjshir", None, "person")]),
        ("Ahmad Panjshir told the paper.", [("Panjshir", None, "person")]),
        ("She studied at Kabul University.", [("Kabul", None, "organisation")]),
        ("Gunmen stormed Kabul University.", [("Kabul", "AF/Kabul/Kabul/kabul-city", "event")]),
        ("A clerk of Kabul Bank was fired.", [("Kabul", None, "organisation")]),
        ("The Khost Protection Force raided a house.", [("Khost", None, "organisation")]),
        ("The Kabul Times reported it.", [("Kabul", None, "organisation")]),
        ("Wardak said the army was ready.", [("Wardak", "AF/Maidan Wardak", "event")]),
        ("Minister Abdul Rahim Wardak resigned.", [("Wardak", None, "person")]),
        ("Fighting in Wardak killed ten.", [("Wardak", "AF/Maidan Wardak", "event")]),
        ("Burka sales rose in the bazaar.", [("Burka", None, "ambiguous")]),
        (
            "Clashes in Burka district killed three.",
            [("Burka district", "AF/Baghlan/Burka", "event")],
        ),
        ("Clashes in Burka, Baghlan killed three.", [("Burka", "AF/Baghlan/Burka", "event")]),
        ("He speaks Farsi and Pashto.", [("Farsi", None, "ambiguous")]),
        ("Fighting in Farsi district of Herat.", [("Farsi district", "AF/Herat/Farsi", "event")]),
    ],
)
def test_no_place(text, expected, read_places):
    assert set(expected) <= set(read_places(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Islamic State Khorasan Province fighters", []),
        ("the chak and the dand of the reg", []),
    ],
)
def test_no_place_and_nothing_else(text, expected, read_places):
    assert [found for found in read_places(text) if found[1]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "KABUL, 3 May (Agency) - Six people died in Ghazni.",
            [("KABUL", "AF/Kabul/Kabul/kabul-city", "dateline"), ("Ghazni", "AF/Ghazni", "event")],
        ),
        ("KUNDUZ, Afghanistan (AP) — Gunmen attacked.", [("KUNDUZ", "AF/Kunduz", "dateline")]),
        (
            "Title here\n\nKabul – The ministry said so.",
            [("Kabul", "AF/Kabul/Kabul/kabul-city", "dateline")],
        ),
        ("KABUL: The ministry said so.", [("KABUL", "AF/Kabul/Kabul/kabul-city", "dateline")]),
        (
            "KABUL, Afghanistan — The ministry said so.",
            [("KABUL", "AF/Kabul/Kabul/kabul-city", "dateline")],
        ),
        (
            "KABUL (Pajhwok): The ministry said so.",
            [("KABUL", "AF/Kabul/Kabul/kabul-city", "dateline")],
        ),
    ],
)
def test_dateline(text, expected, read_places):
    assert set(expected) <= set(read_places(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kabul said it would respond.", [("Kabul", "AF/Kabul/Kabul/kabul-city", "government")]),
        (
            "The new regime in Kabul pledged peace.",
            [("Kabul", "AF/Kabul/Kabul/kabul-city", "government")],
        ),
        ("The Kabul government fell.", [("Kabul", "AF/Kabul/Kabul/kabul-city", "government")]),
        (
            "Relations between Kabul and Islamabad soured.",
            [
                ("Kabul", "AF/Kabul/Kabul/kabul-city", "government"),
                ("Islamabad", "foreign/pakistan/islamabad", "foreign"),
            ],
        ),
        (
            "Islamabad urged better ties with Kabul.",
            [("Kabul", "AF/Kabul/Kabul/kabul-city", "government")],
        ),
        (
            "The powers that be in Kabul ignored it.",
            [("Kabul", "AF/Kabul/Kabul/kabul-city", "government")],
        ),
        (
            "Kabul has repeatedly accused Islamabad of air strikes.",
            [("Kabul", "AF/Kabul/Kabul/kabul-city", "government")],
        ),
        (
            "A policeman in Kabul said he heard shots.",
            [("Kabul", "AF/Kabul/Kabul/kabul-city", "event")],
        ),
    ],
)
def test_government(text, expected, read_places):
    assert set(expected) <= set(read_places(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Reinforcements from Kabul reached Panjshir.",
            [
                ("Kabul", "AF/Kabul/Kabul/kabul-city", "origin"),
                ("Panjshir", "AF/Panjshir", "event"),
            ],
        ),
        (
            "Hundreds of fighters sent from Helmand arrived in Baghlan.",
            [("Helmand", "AF/Helmand", "origin"), ("Baghlan", "AF/Baghlan", "event")],
        ),
        ("Residents fled from Panjshir.", [("Panjshir", "AF/Panjshir", "event")]),
        ("The Taliban withdrew from Andarab.", [("Andarab", "AF/Baghlan/Andarab", "event")]),
        (
            "Unlike Herat, Panjshir resisted.",
            [("Herat", "AF/Herat", "comparison"), ("Panjshir", "AF/Panjshir", "event")],
        ),
        ("They are also active outside of Panjshir.", [("Panjshir", "AF/Panjshir", "excluded")]),
        ("They are also active outside Panjshir.", [("Panjshir", "AF/Panjshir", "excluded")]),
        (
            "A bomb went off outside a Kabul mosque.",
            [("Kabul", "AF/Kabul/Kabul/kabul-city", "event")],
        ),
        (
            "The Panjshir Valley lies north of Kabul.",
            [("Kabul", "AF/Kabul/Kabul/kabul-city", "locator")],
        ),
        ("The village is 30 km from Kabul.", [("Kabul", "AF/Kabul/Kabul/kabul-city", "locator")]),
        ("Mujahid, a native of Kandahar, spoke.", [("Kandahar", "AF/Kandahar", "biography")]),
        ("He was born in Paktia.", [("Paktia", "AF/Paktia", "biography")]),
        (
            "The Kabul-Kandahar highway was closed.",
            [
                ("Kabul", "AF/Kabul/Kabul/kabul-city", "locator"),
                ("Kandahar", "AF/Kandahar", "locator"),
            ],
        ),
        ("a Kabul-based analyst said", [("Kabul", "AF/Kabul/Kabul/kabul-city", "biography")]),
    ],
)
def test_role(text, expected, read_places):
    assert set(expected) <= set(read_places(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Militants crossed into Bajaur from Kunar.",
            [("Bajaur", "foreign/pakistan/bajaur", "foreign"), ("Kunar", "AF/Kunar", "event")],
        ),
        ("A blast in Peshawar killed ten.", [("Peshawar", "foreign/pakistan/peshawar", "foreign")]),
        (
            "Talks in Doha and Vienna failed.",
            [
                ("Doha", "foreign/qatar/doha", "foreign"),
                ("Vienna", "foreign/austria/vienna", "foreign"),
            ],
        ),
        (
            "Troops massed in Badakhshan, Tajikistan.",
            [("Badakhshan", "foreign/tajikistan/gorno-badakhshan", "foreign")],
        ),
        (
            "Troops massed in Tajikistan's Badakhshan.",
            [("Badakhshan", "foreign/tajikistan/gorno-badakhshan", "foreign")],
        ),
        ("Floods hit Golestan in Iran.", [("Golestan", "foreign/iran/golestan", "foreign")]),
        (
            "Floods hit Golestan district in Farah.",
            [("Golestan district", "AF/Farah/Gulistan", "event")],
        ),
        ("A bomb hit Chaman, Pakistan.", [("Chaman", "foreign/pakistan/chaman", "foreign")]),
        ("The Syrian army took Aleppo.", [("Aleppo", "foreign/syria/aleppo", "foreign")]),
        ("The Khyber Pass was closed.", [("Khyber Pass", "foreign/pakistan/khyber", "foreign")]),
    ],
)
def test_foreign(text, expected, read_places):
    assert set(expected) <= set(read_places(text))
