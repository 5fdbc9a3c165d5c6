"""An archive counts, orders and pages its reports as a frame of the same reports does."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from clashmap.filters import Filters
from clashmap.intake.batch import extract_rows
from clashmap.selection import ORDERS, Part
from clashmap.store.archive import Archive
from clashmap.store.index import ReportIndex
from clashmap.store.selection import StoreSelection
from clashmap.store.writer import Writer
from clashmap.views.control import NEWEST, control_by_area
from clashmap.views.presence import tally_presence
from clashmap.views.scene import Overlays, select_scene
from clashmap.views.selecting import FrameSelection, part_of
from clashmap.views.timeline import choose_bins, colours_of, tally_time
from clashmap.views.timeline_play import play_frames
from extract.reading import read_articles

FILTERS = [
    Filters(),
    Filters(periods=()),
    Filters(start=date(2022, 5, 1), end=date(2022, 9, 30), by_event=True, periods=()),
    Filters(provinces=("Panjshir", "Baghlan"), kinds=("clash", "attack")),
    Filters(text="taliban PANJSHIR", groups=("NRF",), periods=()),
    Filters(groups=("no such group",)),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    root = tmp_path_factory.mktemp("store")
    writer = Writer(str(root))
    writer.append(extract_rows(list(read_articles(["data/articles"])), "1").rows)
    writer.link()
    return Archive(root)


@pytest.fixture(params=FILTERS, ids=lambda filters: filters.to_query() or "default")
def both(archive, request):
    """The same selection of the archive and of a frame."""
    families = archive.families()

    def sources(rows):
        return families.count(rows["article_id"].unique())

    stored = StoreSelection(ReportIndex(archive), request.param)
    return stored, FrameSelection(archive.read_reports(), request.param, sources)


def ids(rows):
    return list(rows["report_id"])


def test_the_same_counts(both):
    stored, framed = both
    assert stored.counts() == framed.counts()
    assert stored.undated() == framed.undated()
    for part in (Part(unmapped=True), Part(kinds=("clash",)), part_of("Panjshir", "province")):
        assert stored.count(part) == framed.count(part)


@pytest.mark.parametrize("level", ["province", "district"])
@pytest.mark.parametrize("layers", [("clash", "control", "presence"), ("presence",), ()])
def test_the_same_map(both, level, layers):
    overlays = Overlays(layers, as_of=date(2022, 9, 30))
    stored, framed = (select_scene(one, level, {}, overlays) for one in both)
    assert stored == framed


@pytest.mark.parametrize("level", ["province", "district"])
def test_the_same_presence_and_control(both, level):
    def told(one):
        return tally_presence(one.presence(level), level, date(2022, 9, 30))

    assert told(both[0]) == told(both[1])
    part = Part(kinds=("control",))
    stored, framed = (control_by_area(one.newest_of("area", NEWEST, part)) for one in both)
    assert stored == framed


@pytest.mark.parametrize("by", ["kind", "groups"])
@pytest.mark.parametrize("by_event", [False, True])
def test_the_same_bars(both, by, by_event):
    spans = [one.span(by_event=by_event) for one in both]
    assert spans[0] == spans[1]
    if spans[0] is None:
        return
    bins, days = choose_bins(*spans[0]), "event" if by_event else "published"
    rows = [one.alike((by,), days=days, unit=bins.unit) for one in both]
    stored, framed = (tally_time(found, colours_of(found, by), bins) for found in rows)
    pd.testing.assert_frame_equal(stored.rows, framed.rows, check_dtype=False)
    for name in ("dated", "spread", "undated", "outside"):
        assert getattr(stored, name) == getattr(framed, name)


@pytest.mark.parametrize("by_event", [False, True])
def test_the_same_frames_to_play(both, by_event):
    stored, framed = (play_frames(one, "district", by_event=by_event) for one in both)
    assert stored == framed


@pytest.mark.parametrize("order", ORDERS)
def test_the_same_pages(both, order):
    stored, framed = both
    assert len(ids(stored.page(0, 1000, order=order))) == framed.count()
    if order in ("newest", "oldest", "kind"):
        assert ids(stored.page(3, 5, order=order)) == ids(framed.page(3, 5, order=order))


def test_the_same_newest_events_and_what_is_sought(both):
    stored, framed = both
    assert ids(stored.newest_events(7)) == ids(framed.newest_events(7))
    part = Part(sought="taliban", places=(("province", "Kabul"), ("district", "Panjshir|Paryan")))
    assert stored.count(part) == framed.count(part)
    assert ids(stored.page(0, 9, part)) == ids(framed.page(0, 9, part))
    there = replace(part, sought="")
    assert stored.count(there) == framed.count(there) <= framed.count(part)
    assert ids(stored.page(0, 9, there)) == ids(framed.page(0, 9, there))


def test_the_areas_that_articles_of_some_days_name(archive):
    index = ReportIndex(archive)
    every = index.named_between(None, None)
    some = index.named_between(date(2022, 5, 1), date(2022, 5, 31))
    assert 0 < len(some) < len(every)
    assert "Panjshir" in set(every["province"])
