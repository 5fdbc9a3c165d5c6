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
    first, last = bars(page)[0], bars(page)[-1]
    level = first["y"] + first["height"] - 5
    _drag(page, first["x"] + 1, first["x"] + first["width"] - 1, level)
    page.wait_for_url(re.compile(r"from=2022-05-\d\d.*to=2022-05-\d\d"))
    expect(page.locator(COUNTS)).to_contain_text("article date 2022-05-")
    page.wait_for_timeout(1000)
    _drag(page, last["x"] + 1, last["x"] + last["width"] - 1, level)
    page.wait_for_url(re.compile(r"from=2022-(09|10)"))
    page.get_by_role("button", name="All dates").click()
    page.wait_for_url(lambda url: "from=" not in url)


def _drag(page, begin, end, y):
    page.mouse.move(begin, y)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(begin + (end - begin) * step / 5, y)
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
