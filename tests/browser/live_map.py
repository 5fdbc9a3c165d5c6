"""The map of a page. While the page changes views two may stand there for a moment, old and new."""

from playwright.sync_api import FloatRect, Frame, FrameLocator, Locator, Page, expect

MAP = "iframe[title='streamlit_folium.st_folium']"


def on_map(page: Page) -> FrameLocator:
    """Return what is in the map: in the newest, while an old one is still being taken away."""
    return page.locator(MAP).last.content_frame


def map_frame(page: Page) -> Frame:
    """Return the frame of the only map, once its script has drawn."""
    expect(page.locator(MAP)).to_have_count(1)
    frame = page.locator(MAP).element_handle().content_frame()
    assert frame is not None
    frame.wait_for_function("window.clashmap && clashmap.map && clashmap.map.clashmap")
    return frame


def wait_until_idle(page: Page) -> None:
    """Wait until the server has drawn the page: nothing of an earlier run is left after that."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def still_box(place: Locator) -> FloatRect:
    """Return where something is once nothing moves it any more: words above it, or their font."""
    box, before = place.bounding_box(), None
    while box is None or box != before:
        place.page.wait_for_timeout(400)
        box, before = place.bounding_box(), box
    return box
