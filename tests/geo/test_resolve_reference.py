"""Regions and references."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighting spread in the north.", [("north", "region/north", "event")]),
        (
            "Clashes were reported across the north and west of the country this week.",
            [("north and west of the country", "region/north", "event")],
        ),
        (
            "Attacks rose in the northeast of the country.",
            [("northeast of the country", "region/northeast", "event")],
        ),
        (
            "Attacks rose in northern Afghanistan.",
            [("northern Afghanistan", "region/north", "event")],
        ),
        (
            "Attacks rose in the northern provinces.",
            [("northern provinces", "region/north", "event")],
        ),
        (
            "They hold ground in the Hindu Kush mountains.",
            [("Hindu Kush mountains", "AF/region/hindu-kush", "event")],
        ),
        ("the country's north saw clashes", [("north", "region/north", "event")]),
    ],
)
def test_region(text, expected, read_places):
    assert set(expected) <= set(read_places(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North of Kabul, fighters gathered.", [("Kabul", "AF/Kabul/Kabul/kabul-city", "locator")]),
        ("The southern Sunnis and the West disagree.", []),
        ("Militants hide in northern Pakistan.", [("Pakistan", "foreign/pakistan", "foreign")]),
        ("in the northern province of Takhar", [("province of Takhar", "AF/Takhar", "event")]),
        ("in northern Takhar province", [("Takhar province", "AF/Takhar", "event")]),
    ],
)
def test_region_and_nothing_else(text, expected, read_places):
    assert [found for found in read_places(text) if found[1]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Panjshir is quiet. Yet the NRF has twenty bases in the province.",
            [("the province", "AF/Panjshir", "reference")],
        ),
        (
            "Fighting went on in Andarab. Police said the province was calm.",
            [("the province", "AF/Baghlan", "reference")],
        ),
        (
            "Fighting went on in Andarab. Residents left the district.",
            [("the district", "AF/Baghlan/Andarab", "reference")],
        ),
        (
            "They entered the Panjshir Valley. Later the valley fell.",
            [("the valley", "AF/Panjshir/panjshir-valley", "reference")],
        ),
        (
            "They took Panjshir. Residents of the valley fled.",
            [("the valley", "AF/Panjshir/panjshir-valley", "reference")],
        ),
        (
            "They met at Spin Boldak, in Kandahar. The clinic there took in eight.",
            [("there", "AF/Kandahar/Spin Boldak", "reference")],
        ),
        (
            "They took Andarab. Many fighters stayed there.",
            [("there", "AF/Baghlan/Andarab", "reference")],
        ),
        (
            "Panjshir fell. Fighters left the provincial capital.",
            [("the provincial capital", "AF/Panjshir/Bazarak/bazarak-city", "reference")],
        ),
        (
            "The Taliban took the capital of Panjshir.",
            [("Panjshir", "AF/Panjshir/Bazarak/bazarak-city", "event")],
        ),
        (
            "The Taliban captured Bazarak, the capital of Panjshir.",
            [
                ("Bazarak", "AF/Panjshir/Bazarak/bazarak-city", "event"),
                ("Panjshir", "AF/Panjshir", "event"),
            ],
        ),
        (
            "After the takeover of Kabul, people left the capital.",
            [("the capital", "AF/Kabul/Kabul/kabul-city", "reference")],
        ),
        (
            "They took Kunduz. Later the city was calm.",
            [("the city", "AF/Kunduz/Kunduz/kunduz-city", "reference")],
        ),
    ],
)
def test_reference(text, expected, read_places):
    assert set(expected) <= set(read_places(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They took Andarab. There were no casualties.",
            [("Andarab", "AF/Baghlan/Andarab", "event")],
        ),
    ],
)
def test_reference_and_nothing_else(text, expected, read_places):
    assert [found for found in read_places(text) if found[1]] == expected
