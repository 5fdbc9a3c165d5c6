"""Place names that stand as headings over what happened there."""

REPORT = """Situation update, May 2023

KABUL

3 May: a shopkeeper was wounded by a magnetic mine.

HERAT

4 May: gunmen killed a judge.

BORDER

5 May: gunmen killed a trader.
"""


def test_a_heading_says_where(reports_of):
    found = {(report.province, report.date_start) for report in reports_of(REPORT)}
    assert found == {("Kabul", "2023-05-03"), ("Herat", "2023-05-04")}


def test_one_place_alone_on_a_line_is_no_heading(reports_of):
    text = "The valley was quiet.\n\nHERAT\n\nGunmen killed a judge on 4 May. Nobody was caught."
    assert not [report for report in reports_of(text) if report.date_start == "2023-05-04"]


def test_a_place_of_its_own_wins(reports_of):
    found = reports_of(REPORT.replace("killed a judge", "killed a judge in Ghor"))
    assert "Ghor" in {report.province for report in found}
