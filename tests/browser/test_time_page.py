import re

from live_map import on_map, still_box, wait_until_idle
from playwright.sync_api import expect

CHART = "[data-testid=stVegaLiteChart]"
COUNTS = ".cm-counts"
COUNT_MESSAGES = """() => {
  const send = WebSocket.prototype.send;
  window.messages = 0;
  WebSocket.prototype.send = function (...sent) {
    window.messages += 1;
    return send.apply(this, sent);
  };
}"""


def bars(page):
    """Return the box of each bar on the page, from left to right."""
    wait_until_idle(page)
    marks = page.locator(CHART).last.locator("[aria-roledescription='rect mark']")
    marks.first.wait_for()
    boxes = [path.bounding_box() for path in marks.all()]
    return sorted((box for box in boxes if box["height"]), key=lambda box: box["x"])


def test_brushing_the_bars_filters_the_days_again_and_again(open_page):
    page = open_page()
    wait_until_idle(page)
    page.locator(CHART).last.scroll_into_view_if_needed()
    _drag_over(page, bars(page)[0])
    page.wait_for_url(re.compile(r"from=2022-05-\d\d.*to=2022-05-\d\d"))
    expect(page.locator(COUNTS)).to_contain_text("article date 2022-05-")
    wait_until_idle(page)
    still_box(page.locator(CHART).last)  # the legend above has other lines now, the chart moves
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


def test_time_is_played_in_the_map_without_asking_the_server(open_page):
    page = open_page()
    frame = on_map(page)
    drawn = frame.locator(".clash-mark, .clash-outline")
    play = frame.get_by_role("button", name="Play through time")
    play.wait_for()
    page.wait_for_timeout(1000)  # the marks are there when the map has its size
    whole = drawn.count()
    page.evaluate(COUNT_MESSAGES)
    play.click()
    expect(frame.locator(".clash-frame")).to_have_text(re.compile("week of .* (Jun|Jul|Aug) 2022"))
    assert drawn.count() < whole
    frame.get_by_role("slider").press("End")
    expect(drawn).to_have_count(whole)
    frame.get_by_role("combobox").select_option("only then")
    expect(drawn).not_to_have_count(whole)
    frame.get_by_role("button", name="Whole selection").click()
    expect(drawn).to_have_count(whole)
    assert page.evaluate("window.messages") == 0


def test_escape_gives_all_days_back(open_page):
    page = open_page("?from=2022-09-01")
    expect(page.locator(COUNTS)).to_contain_text("article date 2022-09-01")
    page.get_by_role("button", name="All dates").wait_for()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "from=" not in url)
