import re

from playwright.sync_api import expect

CHART = "[data-testid=stVegaLiteChart]"
COUNTS = ".cm-counts"


def bars(page):
    """Return the box of each bar on the page, from left to right."""
    page.locator(f"{CHART} [aria-roledescription='rect mark']").first.wait_for()
    boxes = [
        path.bounding_box()
        for path in page.locator(f"{CHART} [aria-roledescription='rect mark']").all()
    ]
    return sorted((box for box in boxes if box["height"]), key=lambda box: box["x"])


def test_brushing_the_bars_filters_the_days_again_and_again(open_page):
    page = open_page()
    page.locator(CHART).scroll_into_view_if_needed()
    _drag_over(page, bars(page)[0])
    page.wait_for_url(re.compile(r"from=2022-05-\d\d.*to=2022-05-\d\d"))
    expect(page.locator(COUNTS)).to_contain_text("article date 2022-05-")
    page.wait_for_timeout(1000)  # the legend above has other lines now, and the chart has moved
    _drag_over(page, bars(page)[-1])
    page.wait_for_url(re.compile(r"from=2022-(09|10)"))
    page.get_by_role("button", name="All dates").click()
    page.wait_for_url(lambda url: "from=" not in url)


def _drag_over(page, bar):
    """Draw the pointer from one end of a bar to the other."""
    begin, width, level = bar["x"] + 5, bar["width"] - 10, bar["y"] + bar["height"] - 5
    page.mouse.move(begin, level)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(begin + width * step / 5, level)
    page.mouse.up()


def test_the_days_can_be_chosen_with_the_keyboard_alone(open_page):
    page = open_page()
    handle = page.get_by_role("slider").first
    handle.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("from="))
    first = page.url
    expect(page.locator(COUNTS)).to_contain_text("article date")
    page.keyboard.press("ArrowRight")  # the handle still holds the keyboard
    page.wait_for_url(lambda url: "from=" in url and url != first)
