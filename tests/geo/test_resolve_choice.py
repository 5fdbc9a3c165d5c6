"""Which place is meant: bare names, designators, hierarchy, lists."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighting broke out in Panjshir on Monday.", [("Panjshir", "AF/Panjshir", "event")]),
        ("Clashes hit Panjshir Province.", [("Panjshir Province", "AF/Panjshir", "event")]),
        (
            "A bomb went off in the province of Kunduz.",
            [("province of Kunduz", "AF/Kunduz", "event")],
        ),
        (
            "They ambushed a convoy in the Panjshir Valley.",
            [("Panjshir Valley", "AF/Panjshir/panjshir-valley", "event")],
        ),
        (
            "Two fighters died in Kunduz city.",
            [("Kunduz city", "AF/Kunduz/Kunduz/kunduz-city", "event")],
        ),
        (
            "Two fighters died in the city of Kunduz.",
            [("city of Kunduz", "AF/Kunduz/Kunduz/kunduz-city", "event")],
        ),
        (
            "The attack took place in Kunduz district.",
            [("Kunduz district", "AF/Kunduz/Kunduz", "event")],
        ),
        ("Attackers struck in Kunduz overnight.", [("Kunduz", "AF/Kunduz", "event")]),
        ("A blast shook Kabul on Friday.", [("Kabul", "AF/Kabul/Kabul/kabul-city", "event")]),
        ("A blast shook Kabul province on Friday.", [("Kabul province", "AF/Kabul", "event")]),
        (
            "A blast hit a mosque in Mazar-e Sharif.",
            [("Mazar-e Sharif", "AF/Balkh/Mazar-e Sharif/mazar-e-sharif-city", "event")],
        ),
        (
            "Gunmen attacked a post in Jalalabad.",
            [("Jalalabad", "AF/Nangarhar/Jalalabad/jalalabad-city", "event")],
        ),
        ("Four were hurt in Herat City.", [("Herat City", "AF/Herat/Herat/herat-city", "event")]),
        (
            "Rockets hit Bagram Airfield.",
            [("Bagram Airfield", "AF/Parwan/Bagram/bagram-airfield", "event")],
        ),
        (
            "The prisoner died at Kandahar Airfield.",
            [("Kandahar Airfield", "AF/Kandahar/Kandahar/kandahar-airfield", "event")],
        ),
    ],
)
def test_bare(text, expected, read_places):
    assert set(expected) <= set(read_places(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They attacked a base in Andarab district in Baghlan.",
            [
                ("Andarab district", "AF/Baghlan/Andarab", "event"),
                ("Baghlan", "AF/Baghlan", "event"),
            ],
        ),
        (
            "They attacked a base in Andarab, Baghlan.",
            [("Andarab", "AF/Baghlan/Andarab", "event"), ("Baghlan", "AF/Baghlan", "event")],
        ),
        (
            "They attacked a base in Baghlan's Andarab district.",
            [("Andarab district", "AF/Baghlan/Andarab", "event")],
        ),
        (
            "They attacked a base in Baghlan’s Andarab district.",
            [("Andarab district", "AF/Baghlan/Andarab", "event")],
        ),
        (
            "They attacked the Baghlan district of Andarab.",
            [("district of Andarab", "AF/Baghlan/Andarab", "event")],
        ),
        (
            "Fighting flared in the Khost district of Baghlan.",
            [
                ("Khost district", "AF/Baghlan/Khost wa Fereng", "event"),
                ("Baghlan", "AF/Baghlan", "event"),
            ],
        ),
        (
            "Fighting flared in Khost wa Fereng district of Baghlan province.",
            [("Khost wa Fereng district", "AF/Baghlan/Khost wa Fereng", "event")],
        ),
        ("A mine killed two in Khost.", [("Khost", "AF/Khost", "event")]),
        (
            "A mine killed two in Khost city.",
            [("Khost city", "AF/Khost/Khost/khost-city", "event")],
        ),
        (
            "Gunmen raided a check post in Baharak district of Takhar.",
            [("Baharak district", "AF/Takhar/Baharak", "event")],
        ),
        (
            "Gunmen raided a check post in Badakhshan's Baharak.",
            [("Baharak", "AF/Badakhshan/Baharak", "event")],
        ),
        ("Gunmen raided a check post in Baharak.", [("Baharak", None, "ambiguous")]),
        (
            "In Takhar province, residents protested. Gunmen raided a check post in Baharak.",
            [("Baharak", "AF/Takhar/Baharak", "event")],
        ),
        (
            "The raid was in Tagab district, Kapisa.",
            [("Tagab district", "AF/Kapisa/Tagab", "event")],
        ),
        (
            "The raid was in Tagab district of Badakhshan.",
            [("Tagab district", "AF/Badakhshan/Tagab", "event")],
        ),
        (
            "Seven died in Kohistan district of Faryab.",
            [("Kohistan district", "AF/Faryab/Kohistan", "event")],
        ),
        ("Seven died in Kohistan, Kapisa.", [("Kohistan", "AF/Kapisa/kohistan", "event")]),
        (
            "Police in Qarabagh district of Ghazni found mines.",
            [("Qarabagh district", "AF/Ghazni/Qarabagh", "event")],
        ),
        (
            "Police in Kabul's Qarabagh district found mines.",
            [("Qarabagh district", "AF/Kabul/Qarabagh", "event"), ("Kabul", "AF/Kabul", "event")],
        ),
        (
            "Police in Dawlatabad, in Balkh province, found mines.",
            [("Dawlatabad", "AF/Balkh/Dawlatabad", "event")],
        ),
        (
            "A shootout in Shinwari district of Parwan left one dead.",
            [("Shinwari district", "AF/Parwan/Shinwari", "event")],
        ),
        ("Gen. Zaman Shinwari spoke to reporters.", [("Shinwari", None, "person")]),
        (
            "Fighters hid in Arghandab district of Zabul.",
            [("Arghandab district", "AF/Zabul/Arghandab", "event")],
        ),
        (
            "Attacks were reported in Khost, Paktia and Paktika provinces.",
            [
                ("Khost", "AF/Khost", "event"),
                ("Paktia", "AF/Paktia", "event"),
                ("Paktika", "AF/Paktika", "event"),
            ],
        ),
        (
            "When attacks in Andarab and Panjshir provinces grew, more men came.",
            [("Andarab", "AF/Baghlan/Andarab", "event")],
        ),
        (
            "They are active in parts of Baghlan, Parwan and Kapisa.",
            [
                ("Baghlan", "AF/Baghlan", "event"),
                ("Parwan", "AF/Parwan", "event"),
                ("Kapisa", "AF/Kapisa", "event"),
            ],
        ),
        (
            "The districts of Imam Sahib and Kunduz saw clashes.",
            [
                ("Imam Sahib", "AF/Kunduz/Imam Sahib", "event"),
                ("Kunduz", "AF/Kunduz/Kunduz", "event"),
            ],
        ),
        (
            "Fighting reached Kunduz, Khanabad and Imam Sahib districts.",
            [("Kunduz", "AF/Kunduz/Kunduz", "event"), ("Khanabad", "AF/Kunduz/Khanabad", "event")],
        ),
        (
            "The cities of Herat, Kandahar and Kunduz fell.",
            [
                ("Herat", "AF/Herat/Herat/herat-city", "event"),
                ("Kunduz", "AF/Kunduz/Kunduz/kunduz-city", "event"),
            ],
        ),
        ("Khost, Baghlan and Balkh saw rain.", [("Khost", "AF/Khost", "event")]),
        (
            "The raids hit Andarab and Deh Salah districts in Baghlan.",
            [
                ("Andarab", "AF/Baghlan/Andarab", "event"),
                ("Deh Salah", "AF/Baghlan/Deh Salah", "event"),
            ],
        ),
        ("Khenj district, Panjshir province", [("Khenj district", "AF/Panjshir/Khenj", "event")]),
        (
            "in the Abdullah Khel valley of Dara district, Panjshir",
            [
                ("Abdullah Khel valley", "AF/Panjshir/Dara/abdullah-khel", "event"),
                ("Dara district", "AF/Panjshir/Dara", "event"),
            ],
        ),
        ("Fighting continued in Dara, Panjshir.", [("Dara", "AF/Panjshir/Dara", "event")]),
        (
            "Fighting continued in Chahar Dara district of Kunduz.",
            [("Chahar Dara district", "AF/Kunduz/Chahar Dara", "event")],
        ),
        (
            "Troops were seen at Khawak Pass.",
            [("Khawak Pass", "AF/Panjshir/Paryan/khawak-pass", "event")],
        ),
        (
            "Baghlan officials said troops from Andarab crossed Khawak Pass.",
            [("Khawak Pass", "AF/Panjshir/Paryan/khawak-pass", "event")],
        ),
    ],
)
def test_hierarchy(text, expected, read_places):
    assert set(expected) <= set(read_places(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Baghlan's Andarab, Khost and Pul-e-Hisar districts were searched.",
            [
                ("Andarab", "AF/Baghlan/Andarab", "event"),
                ("Khost", "AF/Baghlan/Khost wa Fereng", "event"),
                ("Pul-e-Hisar", "AF/Baghlan/Pul-e Hesar", "event"),
            ],
        ),
        (
            "They searched Andarab, Khost and Deh Salah districts of Baghlan.",
            [
                ("Khost", "AF/Baghlan/Khost wa Fereng", "event"),
                ("Deh Salah", "AF/Baghlan/Deh Salah", "event"),
            ],
        ),
        (
            "Takhar's Farkhar, Warsaj and Chal districts were tense.",
            [("Chal", "AF/Takhar/Chal", "event"), ("Farkhar", "AF/Takhar/Farkhar", "event")],
        ),
        (
            "Clashes hit several provinces, including Kunduz, Ghazni, Herat, and others.",
            [("Kunduz", "AF/Kunduz", "event"), ("Herat", "AF/Herat", "event")],
        ),
        (
            "Kabul, Kandahar, Herat and other cities were calm.",
            [("Herat", "AF/Herat/Herat/herat-city", "event")],
        ),
        ("In provinces such as Kabul and Logar mines remain.", [("Kabul", "AF/Kabul", "event")]),
        ("Panjshir: NRF says twelve were killed", [("Panjshir", "AF/Panjshir", "event")]),
        (
            "The Taliban withdrew their troops from Panjshir.",
            [("Panjshir", "AF/Panjshir", "event")],
        ),
        (
            "The new governor drove resistance fighters from Andarab.",
            [("Andarab", "AF/Baghlan/Andarab", "event")],
        ),
        (
            "Taliban fighters from Helmand were killed in Panjshir.",
            [("Helmand", "AF/Helmand", "origin")],
        ),
        ("The orders from Kandahar were clear.", [("Kandahar", "AF/Kandahar", "origin")]),
        ("All provinces except Panjshir had fallen.", [("Panjshir", "AF/Panjshir", "excluded")]),
        (
            "Everywhere with the exception of Panjshir was calm.",
            [("Panjshir", "AF/Panjshir", "excluded")],
        ),
        (
            "It happened not in Panjshir but in Baghlan.",
            [("Panjshir", "AF/Panjshir", "excluded"), ("Baghlan", "AF/Baghlan", "event")],
        ),
        ("Far from Panjshir, families wait.", [("Panjshir", "AF/Panjshir", "locator")]),
        (
            "Fasihuddin, an ethnic Tajik from Badakhshan, leads the army.",
            [("Badakhshan", "AF/Badakhshan", "biography")],
        ),
        (
            "Gunmen fired on a post in Nad-e Ali district of Helmand.",
            [("Nad-e Ali district", "AF/Helmand/Nad-e Ali", "event")],
        ),
        (
            "Gunmen fired on a post in Nawa district of Helmand.",
            [("Nawa district", "AF/Helmand/Nawa-e Barakzai", "event")],
        ),
        ("Gunmen fired on a post in Nawa, Ghazni.", [("Nawa", "AF/Ghazni/Nawa", "event")]),
        (
            "Gunmen fired on a post in Ghazni's Andar district.",
            [("Andar district", "AF/Ghazni/Andar", "event")],
        ),
        ("Mohammad Agha, an official, said so.", [("Mohammad Agha", None, "ambiguous")]),
        (
            "Mohammad Agha district of Logar was hit.",
            [("Mohammad Agha district", "AF/Logar/Mohammad Agha", "event")],
        ),
        (
            "They fought in the Bala Murghab district of Badghis.",
            [("Bala Murghab district", "AF/Badghis/Bala Murghab", "event")],
        ),
        (
            "They fought in Kuz Kunar, Nangarhar.",
            [("Kuz Kunar", "AF/Nangarhar/Kuz Kunar", "event")],
        ),
        (
            "A raid in Kabul's Khair Khana neighbourhood",
            [
                ("Khair Khana neighbourhood", "AF/Kabul/Kabul/khair-khana", "event"),
                ("Kabul", "AF/Kabul/Kabul/kabul-city", "event"),
            ],
        ),
        (
            "A raid near Massoud Square in Kabul",
            [("Massoud Square", "AF/Kabul/Kabul/massoud-square", "event")],
        ),
        (
            "Police in Herat's fifth police district found it.",
            [("Herat", "AF/Herat/Herat/herat-city", "event")],
        ),
        (
            "Shots rang through the streets of Kunduz.",
            [("Kunduz", "AF/Kunduz/Kunduz/kunduz-city", "event")],
        ),
        (
            "Taloqan, the capital of Takhar province, was calm.",
            [
                ("Taloqan", "AF/Takhar/Taloqan/taloqan-city", "event"),
                ("Takhar province", "AF/Takhar", "event"),
            ],
        ),
        (
            "Faizabad, the capital of Badakhshan, was calm.",
            [("Faizabad", "AF/Badakhshan/Fayzabad/faizabad-city", "event")],
        ),
        (
            "He was taken to Fayzabad.",
            [("Fayzabad", "AF/Badakhshan/Fayzabad/faizabad-city", "event")],
        ),
        (
            "Fayzabad district of Jowzjan saw clashes.",
            [("Fayzabad district", "AF/Jowzjan/Fayzabad", "event")],
        ),
        ("Residents of Deh Yak, in Ghazni, fled.", [("Deh Yak", "AF/Ghazni/Deh Yak", "event")]),
        (
            "Warduj and Jurm districts of Badakhshan",
            [("Warduj", "AF/Badakhshan/Warduj", "event"), ("Jurm", "AF/Badakhshan/Jurm", "event")],
        ),
        (
            "They met in the Hesa-e-Awal district of Panjshir.",
            [("Hesa-e-Awal district", "AF/Panjshir/Khenj", "event")],
        ),
        (
            "They met in Onaba and Rokha districts of Panjshir.",
            [("Onaba", "AF/Panjshir/Anaba", "event"), ("Rokha", "AF/Panjshir/Rokha", "event")],
        ),
        ("The Kabul River flooded.", [("Kabul River", "AF/river/kabul-river", "locator")]),
        ("A convoy left Kabul for Bagram.", [("Bagram", "AF/Parwan/Bagram", "event")]),
        (
            "He died in Dand district of Kandahar.",
            [("Dand district", "AF/Kandahar/Kandahar/dand", "event")],
        ),
        ("Clashes in Marja, Helmand.", [("Marja", "AF/Helmand/Nad-e Ali/marja", "event")]),
        ("Two Kabul University students were hurt.", [("Kabul", None, "organisation")]),
        (
            "In Baghlan, Khost wa Fereng saw clashes.",
            [("Khost wa Fereng", "AF/Baghlan/Khost wa Fereng", "event")],
        ),
        (
            "Fighting spread across northern and eastern provinces.",
            [("northern and eastern provinces", "region/north", "event")],
        ),
        (
            "They hold parts of northern and northeastern Afghanistan.",
            [("northern and northeastern Afghanistan", "region/north", "event")],
        ),
        ("In the east, clashes went on.", [("east", "region/east", "event")]),
        ("The head of the Kandahar faction spoke.", [("Kandahar", "AF/Kandahar", "government")]),
        (
            "Fighters attacked a Taliban patrol in Pol-e-Khomri, Baghlan's capital.",
            [("Pol-e-Khomri", "AF/Baghlan/Pul-e Khumri/pul-e-khumri-city", "event")],
        ),
        (
            "In Dara district of Panjshir, eight men died. Later there was shelling in Dara.",
            [("Dara", "AF/Panjshir/Dara", "event")],
        ),
        (
            "Pul-e\nKhumri fell.",
            [("Pul-e\nKhumri", "AF/Baghlan/Pul-e Khumri/pul-e-khumri-city", "event")],
        ),
        (
            "Rebels in Balkh's Chemtal district; NRF said.",
            [("Chemtal district", "AF/Balkh/Chimtal", "event")],
        ),
        ("Anti-Kabul sentiment grew.", [("Kabul", "AF/Kabul/Kabul/kabul-city", "government")]),
        ("Zabol in Iran was calm.", [("Zabol", "foreign/iran/zabol", "foreign")]),
        ("Zabul and Uruzgan were calm.", [("Zabul", "AF/Zabul", "event")]),
        ("He left Kabul's outskirts", [("Kabul", "AF/Kabul/Kabul/kabul-city", "event")]),
        (
            "Militants from Kunar's Ghaziabad district",
            [("Ghaziabad district", "AF/Kunar/Ghaziabad", "event")],
        ),
        (
            "The train to Ghaziabad in India was late.",
            [("Ghaziabad", "foreign/india/ghaziabad", "foreign")],
        ),
        (
            "The town of Imam Sahib, near the Tajik border, was hit.",
            [("town of Imam Sahib", "AF/Kunduz/Imam Sahib", "event")],
        ),
        (
            "The Shomali plains north of Kabul",
            [("Shomali plains", "AF/region/shomali-plain", "event")],
        ),
        (
            "In the Salang Pass a truck burned.",
            [("Salang Pass", "AF/Parwan/Salang/salang-pass", "event")],
        ),
        (
            "They brought reinforcements from Kunduz, Takhar and Badakhshan.",
            [
                ("Kunduz", "AF/Kunduz", "origin"),
                ("Takhar", "AF/Takhar", "origin"),
                ("Badakhshan", "AF/Badakhshan", "origin"),
            ],
        ),
        (
            "Unlike Herat, Panjshir and Baghlan resisted.",
            [
                ("Herat", "AF/Herat", "comparison"),
                ("Panjshir", "AF/Panjshir", "event"),
                ("Baghlan", "AF/Baghlan", "event"),
            ],
        ),
        (
            "در ولسوالی‌های اندراب، خوست و ده صلاح ولایت بغلان",
            [
                ("خوست", "AF/Baghlan/Khost wa Fereng", "event"),
                ("ده صلاح", "AF/Baghlan/Deh Salah", "event"),
            ],
        ),
        (
            "It is active in three provinces: Kabul, Kapisa and Parwan.",
            [("Kabul", "AF/Kabul", "event")],
        ),
        (
            "It is active in twelve provinces, among them Kabul and Parwan.",
            [("Kabul", "AF/Kabul", "event")],
        ),
        ("Gen. Wardak spoke.", [("Wardak", None, "person")]),
        (
            "Shatl, Anaba and Rukha districts of Panjshir were calm.",
            [("Shatl", "AF/Panjshir/Shotul", "event")],
        ),
        (
            "A mine exploded in Chori district, Uruzgan.",
            [("Chori district", "AF/Uruzgan/Chora", "event")],
        ),
        (
            "A mine exploded in Koot and Chaparhar districts of Nangarhar.",
            [("Koot", "AF/Nangarhar/Kot", "event")],
        ),
        (
            "A mine exploded in the Azizabad area of Maywand district, Kandahar.",
            [("Azizabad", None, "ambiguous"), ("Maywand district", "AF/Kandahar/Maiwand", "event")],
        ),
        (
            "A convoy heading from Kabul to Kunduz was hit.",
            [("Kabul", "AF/Kabul/Kabul/kabul-city", "origin")],
        ),
        ("A blast was heard in Zabol province.", [("Zabol province", "AF/Zabul", "event")]),
        ("Gunfire erupted in Mizan town.", [("Mizan town", "AF/Zabul/Mizan", "event")]),
        (
            "درگیری در اندراب ولایت بغلان",
            [("اندراب", "AF/Baghlan/Andarab", "event"), ("ولایت بغلان", "AF/Baghlan", "event")],
        ),
        (
            "د بغلان ولایت اندراب ولسوالۍ",
            [
                ("بغلان ولایت", "AF/Baghlan", "event"),
                ("اندراب ولسوالۍ", "AF/Baghlan/Andarab", "event"),
            ],
        ),
        (
            "Fighting reached Nili city in Daykundi. Later Nili was calm.",
            [("Nili city", "AF/Daykundi/Nili/nili-town", "event")],
        ),
        (
            "Baharak district of Takhar was hit.\n\nBadakhshan was calm. In Baharak, posts burned.",
            [("Baharak", "AF/Takhar/Baharak", "event")],
        ),
        (
            "They deployed 500 men to Panjshir from Kandahar, Helmand and Paktia.",
            [
                ("Panjshir", "AF/Panjshir", "event"),
                ("Helmand", "AF/Helmand", "origin"),
                ("Paktia", "AF/Paktia", "origin"),
            ],
        ),
        ("PANJSHIR: twelve were killed.", [("PANJSHIR", "AF/Panjshir", "event")]),
        ("People in the north say so.", [("north", "region/north", "event")]),
        (
            "In Burka district of Baghlan five died. Residents of Burka fled.",
            [
                ("Burka district", "AF/Baghlan/Burka", "event"),
                ("Burka", "AF/Baghlan/Burka", "event"),
            ],
        ),
        (
            "Kabul and Islamabad agreed to reopen the crossing.",
            [
                ("Kabul", "AF/Kabul/Kabul/kabul-city", "government"),
                ("Islamabad", "foreign/pakistan/islamabad", "foreign"),
            ],
        ),
        (
            "Protests were held in Kabul and London.",
            [("Kabul", "AF/Kabul/Kabul/kabul-city", "event")],
        ),
        (
            "Kabul's new rulers closed the schools.",
            [("Kabul", "AF/Kabul/Kabul/kabul-city", "government")],
        ),
    ],
)
def test_mixed(text, expected, read_places):
    assert set(expected) <= set(read_places(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A blast hit the northern city of Mazar-i-Sharif.",
            [("city of Mazar-i-Sharif", "AF/Balkh/Mazar-e Sharif/mazar-e-sharif-city", "event")],
        ),
        (
            "A blast hit eastern Nangarhar province.",
            [("Nangarhar province", "AF/Nangarhar", "event")],
        ),
        ("a village east of Kunduz", [("Kunduz", "AF/Kunduz", "locator")]),
        ("The imam sahib prayed.", []),
    ],
)
def test_mixed_and_nothing_else(text, expected, read_places):
    assert [found for found in read_places(text) if found[1]] == expected
