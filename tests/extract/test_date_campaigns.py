"""A seasonal offensive under way dates an undated article from its known first day."""

from datetime import date

import pytest

from extract.articles import Article
from extract.date_campaigns import campaign_days
from extract.published import infer_published

_AUTUMN = 3
_YEAR = "Kabul fell last August, and girls have been barred from school since September 2021. "


def _window(text: str) -> tuple[date | None, date | None]:
    published = infer_published(Article("a", "1", "a.txt", text))
    return (published.start, published.end) if published else (None, None)


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("The resistance has launched its spring offensive in Baghlan.", date(2022, 5, 6)),
        ("Clashes spread as the spring offensive continues.", date(2022, 5, 6)),
        ("The resistance promised a spring offensive from its valleys.", date(2022, 3, 1)),
        ("Farmers began to sow this spring.", date(2022, 3, 1)),
    ],
)
def test_offensive_under_way_dates_the_article(sentence: str, start: date) -> None:
    assert _window(_YEAR + sentence)[0] == start


def test_season_without_a_known_offensive_is_whole() -> None:
    assert campaign_days(2020, 1) == (date(2020, 3, 1), date(2020, 5, 31))
    assert campaign_days(2022, _AUTUMN) == (date(2022, 9, 1), date(2022, 11, 30))
