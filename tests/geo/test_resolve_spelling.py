"""Spellings never listed, and Arabic script."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A base in Panjsher was hit.", [("Panjsher", "AF/Panjshir", "event")]),
        ("A base in Andrab was hit.", [("Andrab", "AF/Baghlan/Andarab", "event")]),
        ("A base in Nangahar Province was hit.", [("Nangahar Province", "AF/Nangarhar", "event")]),
        (
            "They left trucks in the Dashte Rewak area.",
            [("Dashte Rewak area", "AF/Panjshir/Khenj/dasht-e-rewat", "event")],
        ),
        ("The fight moved to Pul-i Hisar.", [("Pul-i Hisar", "AF/Baghlan/Pul-e Hesar", "event")]),
        (
            "The fight moved to Puli Hesaar district in Baghlan.",
            [("Puli Hesaar district", "AF/Baghlan/Pul-e Hesar", "event")],
        ),
        (
            "The fight moved to Khinjaan district.",
            [("Khinjaan district", "AF/Baghlan/Khinjan", "event")],
        ),
        (
            "The fight moved to Qarabaagh district of Ghazni.",
            [("Qarabaagh district", "AF/Ghazni/Qarabagh", "event")],
        ),
        ("The fight moved to Andaraab, Baghlan.", [("Andaraab", "AF/Baghlan/Andarab", "event")]),
        (
            "The fight moved to Shutull district.",
            [("Shutull district", "AF/Panjshir/Shotul", "event")],
        ),
        (
            "The fight moved to Panjsheir province.",
            [("Panjsheir province", "AF/Panjshir", "event")],
        ),
        (
            "The fight moved to Badakshaan province.",
            [("Badakshaan province", "AF/Badakhshan", "event")],
        ),
        ("The fight moved to Baghlaan province.", [("Baghlaan province", "AF/Baghlan", "event")]),
        (
            "The fight moved to Wersaaj district of Takhar.",
            [("Wersaaj district", "AF/Takhar/Warsaj", "event")],
        ),
        ("The fight moved to Nijraab, Kapisa.", [("Nijraab", "AF/Kapisa/Nijrab", "event")]),
        (
            "The fight moved to Dih Salaah district.",
            [("Dih Salaah district", "AF/Baghlan/Deh Salah", "event")],
        ),
        ("The fight moved to Jabul Saraj.", [("Jabul Saraj", "AF/Parwan/Jabal Saraj", "event")]),
        (
            "The fight moved to Oruzgan and Daikundi.",
            [("Oruzgan", "AF/Uruzgan", "event"), ("Daikundi", "AF/Daykundi", "event")],
        ),
    ],
)
def test_spelling(text, expected, read_places):
    assert set(expected) <= set(read_places(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Taliban District of the mind.", []),
        ("He visited the Wall Street district.", []),
    ],
)
def test_spelling_and_nothing_else(text, expected, read_places):
    assert [found for found in read_places(text) if found[1]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("درگیری در ولایت پنجشیر ادامه دارد.", [("ولایت پنجشیر", "AF/Panjshir", "event")]),
        (
            "درگیری در ولسوالی اندراب ولایت بغلان ادامه دارد.",
            [
                ("ولسوالی اندراب", "AF/Baghlan/Andarab", "event"),
                ("ولایت بغلان", "AF/Baghlan", "event"),
            ],
        ),
        ("درگيري در پنجشير", [("پنجشير", "AF/Panjshir", "event")]),
        ("د پنجشېر ولایت کې جګړه", [("پنجشېر ولایت", "AF/Panjshir", "event")]),
        ("حمله در پل‌خمری", [("پل‌خمری", "AF/Baghlan/Pul-e Khumri/pul-e-khumri-city", "event")]),
        ("انفجار در شهر کابل", [("شهر کابل", "AF/Kabul/Kabul/kabul-city", "event")]),
        ("یک فرمانده پنجشیری کشته شد.", [("پنجشیری", None, "demonym")]),
    ],
)
def test_script(text, expected, read_places):
    assert set(expected) <= set(read_places(text))


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("در قندهار انفجار شد", "AF/Kandahar"),
        ("در ولایت قندوز درگیری شد", "AF/Kunduz"),
        ("در هیلمند حمله شد", "AF/Helmand"),
        ("در خیرخانه انفجار شد", "AF/Kabul/Kabul/khair-khana"),
        ("در گرشک حمله شد", "AF/Helmand/Nahr-e Saraj/gereshk-city"),
    ],
)
def test_names_as_dari_papers_spell_them(resolve, text, place_id):
    assert [m.place.place_id for m in resolve(text) if m.place] == [place_id]
