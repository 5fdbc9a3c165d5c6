"""Reports that say which time they cover: nothing of it is background."""

import pytest

TOLD = "\n\nOn 10 October 2021 a former policeman was arrested by the Taliban in Bagram."


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("This report covers the period between 15 August 2021 and 30 May 2023.", "current"),
        ("Violations against former officials, 15 August 2021 - 30 May 2023", "current"),
        ("This report covers the period between 1 May 2023 and 30 May 2023.", "background"),
        ("The village was quiet between 15 August 2021 and 30 May 2023.", "background"),
        ("The mission has a new head.", "background"),
    ],
)
def test_the_covered_time_is_current(reports_of, head, period):
    assert {report.period for report in reports_of(head + TOLD)} == {period}
