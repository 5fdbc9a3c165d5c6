"""Articles about history, games, exercises and accidents, from which nothing is mapped."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "She was bombarded with questions in Kandahar.",
        "In today's exercise a patrol is ambushed in Balkh and a man is wounded.",
        "Doctors in Nangarhar are fighting an outbreak of dengue that has killed nine.",
        "An explosion at a coal mine in Samangan left ten miners dead.",
        "The play, shown in Bamyan, tells of a commander who is ambushed in Panjshir.",
        "An old mine exploded in Helmand and killed two children.",
        "A landmine blast injured a shepherd in Logar.",
        "A truck hit a bus in Ghazni, killing 50.",
        "A helicopter crashed in Ghor during a training flight, killing three.",
        "Armed robbers killed a money changer in Kabul.",
        "Film of the week\n\nThe Taliban close in, the sergeant is shot, and they reach Bagram.",
        "The bridge\na short story\n\nThe Taliban attacked Gereshk and an explosion woke me.",
        "One of the wounded, a Pakistani soldier, had served at Torkham.",
        "In this scenario, the NRF attacks the Taliban in Takhar. In the other scenario it waits.",
    ],
)
def test_no_clash_is_told(reports_of, text):
    assert not reports_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "A landmine hit a Taliban vehicle in Logar.",
        "Gunmen shot two players dead after a football match in Khost, police said.",
        "A roadside mine killed two people in Logar.",
        "A truck bomb hit a bus in Ghazni, killing 50.",
        "The NRF is fighting the Taliban in Nangarhar.",
        "Fighting was heavy in Nangarhar, where nine people were killed.",
        "Robbers fled as the Taliban attacked the NRF in Kabul.",
    ],
)
def test_a_clash_is_told(reports_of, text):
    assert {report.period for report in reports_of(text)} == {"current"}


HISTORY = (
    "The valley's wars. " + "Nobody forgets them. " * 12 + "In 1984 the army came, in 1986 it came"
    " again, and in 1989 it left. At Rokha his column is ambushed and his friend is killed."
)


def test_an_article_of_old_years_tells_of_history(reports_of):
    assert {report.period for report in reports_of(HISTORY)} <= {"historical", "background"}


def test_a_group_of_today_makes_it_news(reports_of):
    found = reports_of(HISTORY + "\n\nSome 60 NRF fighters are based in Warsaj district of Takhar.")
    assert ("presence", "current") in {(report.kind, report.period) for report in found}


def test_what_stands_before_the_scenarios_is_news(reports_of):
    text = (
        "The Taliban arrested nine men in Takhar. In one scenario, the NRF attacks in Baghlan. "
        "In another scenario it waits."
    )
    assert {(report.kind, report.province) for report in reports_of(text)} == {
        ("detention", "Takhar")
    }


def test_a_new_day_makes_it_news(reports_of):
    found = reports_of(HISTORY + "\n\nOn Monday the NRF attacked the Taliban in Bagram.")
    assert "current" in {report.period for report in found}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry is silent. Such attacks in Kabul undercut the Taliban's promise.",
        "A raid by the NRF on the compound in Panjshir is conceivable.",
        "Whenever there is a fight, the Taliban arrest men in Hesarak.",
        "Small arms, grenades and explosive devices were seized in Nimroz.",
        "Tensions exploded at the election in Balkh.",
        "A commander of the Taliban's suicide bomber unit spoke in Faryab.",
        "Five miners are dead in Ghor after a shaft collapsed.",
    ],
)
def test_what_is_only_named_is_not_told(reports_of, text):
    assert not reports_of(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Nine such killings by the Taliban were recorded in Helmand.",
            "violence_against_civilians",
        ),
        ("The players were killed in an air strike in Urgun, the cricket board said.", "attack"),
        ("There was still shooting in Anaba at night.", "clash"),
        ("The bodies of six men, their hands tied, were found in Jalalabad.", None),
        ("The Taliban surrounded Panjshir.", "deployment"),
        ("The Taliban drove them out of Bagram.", None),
        ("Banu and Deh Salah were captured by local resistance fighters.", "control"),
        ("The TTP keeps thousands of its fighters in Kunar.", "presence"),
        ("Two Taliban were found dead in Bagram; a would-be bomber was shot dead there.", "attack"),
        ("House-to-house searches by the Taliban went on in Andarab.", "deployment"),
        ("A Taliban tanker was set on fire with an RPG in Doshi.", "attack"),
        ("On Friday gunmen burst into a temple in Kabul, killing a guard.", "attack"),
        ("Four former policemen were taken from their homes in Spin Boldak.", "detention"),
    ],
)
def test_the_kind(reports_of, text, kind):
    kinds = {report.kind for report in reports_of(text)}
    assert kind in kinds if kind else kinds


FLOODS = (
    "Flash floods hit Baghlan on Friday.\n\nThe floods swept away houses. Landslides blocked the"
    " roads and rescue teams could not reach the valley.\n\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "Since May 182 persons have lost their lives in Parwan, said Zabihullah Mujahid.",
        "Taliban officials said 12 people were killed in Takhar.",
    ],
)
def test_the_dead_of_a_flood_are_counted_by_whoever_governs(reports_of, text):
    assert not reports_of(FLOODS + text)


def test_a_bomb_among_the_floods_is_told(reports_of):
    found = reports_of(FLOODS + "A bomb killed two Taliban in Takhar.")
    assert {report.province for report in found} == {"Takhar"}
