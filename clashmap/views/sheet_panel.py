"""The right column of a sheet: key figures, what is shown, time, groups, the latest reports."""

from datetime import date

from clashmap.views.sheet_content import Brief, SheetContent
from clashmap.views.sheet_layout import (
    ACCENT,
    FIGURE,
    HEAD,
    HEADING,
    INK,
    LABEL,
    MUTED,
    QUOTE,
    RULE,
    WHO,
)
from clashmap.views.sheet_marks import Mark, draw_mark
from clashmap.views.sheet_page import Box, Page, Pen, outline_of
from clashmap.views.sheet_text import Style, clean_text, text_width, wrap_text
from clashmap.views.sheet_time import Timeline
from clashmap.views.words import count_of, listing

_INDENT = 15.0
_TIME_HEIGHT = 33.0
_FIGURE_GAP = 8.0
_FIGURE_SIZES = (FIGURE.size, 17.0, 13.0, 10.0)
_TICK = Style(5.9, 400, MUTED, 1.25)
_NOTHING = Style(10.5, 600, INK, 1.35)
# Lines of a sentence: more of them only while this many reports have room.
_MOST_ROWS, _ENOUGH = 4, 5
_BETWEEN = 5.0
# The widest that bars are, in points; a few are as wide as the dates under them.
_STEP, _WIDE_STEP, _FEW_BINS = 16.0, 36.0, 4
_SILENT_BAR = "#e3e7ea"


def draw_panel(page: Page, box: Box, content: SheetContent) -> None:
    """Draw the column from top to bottom; the list of reports takes what room is left."""
    y = _draw_figures(page, box, content)
    y = _draw_counts(page, box, y, content)
    if content.nothing:
        _draw_nothing(page, Box(box.x, y, box.width, box.bottom - y), content)
        return
    left = Box(box.x, y, box.width * 0.54, box.height)
    right = Box(box.x + box.width * 0.62, y, box.width * 0.38, box.height)
    y = max(_draw_time(page, left, content.timeline), _draw_groups(page, right, content))
    latest = Box(box.x, y + 7, box.width, box.bottom - y - 7)
    y = _draw_latest(page, latest, "LATEST REPORTS", content.latest)
    _draw_elsewhere(page, Box(box.x, y + 12, box.width, box.bottom - y - 12), content)


def _draw_nothing(page: Page, box: Box, content: SheetContent) -> None:
    """Say that there is no report and what that means; under it what is told of the country."""
    said = Box(box.x, box.y, box.width, 6 * _NOTHING.line)
    y = page.text("nothing", content.nothing, said, _NOTHING).box.bottom + 16
    _draw_elsewhere(page, Box(box.x, y, box.width, box.bottom - y), content)


def _draw_elsewhere(page: Page, box: Box, content: SheetContent) -> None:
    """Draw the latest reports of the rest of the country, where the place has few."""
    if content.elsewhere:
        count = count_of(content.reports_elsewhere, "report").upper()
        head = f"ELSEWHERE IN AFGHANISTAN: {count}, THE LATEST"
        _draw_latest(page, box, head, content.elsewhere, "elsewhere")


def _draw_figures(page: Page, box: Box, content: SheetContent) -> float:
    """Draw the key figures side by side, each with what it counts; return the bottom."""
    style, widths = _fit_figures(content.figures, box.width)
    x, top = box.x, box.y - 3
    for (value, words), width in zip(content.figures, widths, strict=True):
        page.text(f"figure:{words}", f"{value:,}", Box(x, top, width, FIGURE.line), style)
        page.text(
            f"figure-label:{words}", words, Box(x, top + FIGURE.line, width, LABEL.line), LABEL
        )
        x += width + _FIGURE_GAP
    return top + FIGURE.line + LABEL.line + 5


def _fit_figures(figures: tuple[tuple[int, str], ...], width: float) -> tuple[Style, list[float]]:
    """Return the largest style in which the figures fit side by side, and the width of each."""
    room = width - _FIGURE_GAP * (len(figures) - 1)
    style, widths = FIGURE, [room / len(figures)] * len(figures)
    for size in _FIGURE_SIZES:
        style = Style(size, FIGURE.weight, FIGURE.colour, FIGURE.line / size)
        needed = [
            max(
                text_width(f"{value:,}", size, style.weight),
                text_width(words, LABEL.size, LABEL.weight),
            )
            + 1
            for value, words in figures
        ]
        if sum(needed) <= room:
            spare = (room - sum(needed)) / len(figures)
            return style, [own + spare for own in needed]
    return style, widths


def _draw_counts(page: Page, box: Box, y: float, content: SheetContent) -> float:
    page.bar("rule", Box(box.x, y, box.width, 0.7), RULE)
    y += 4
    for number, words in enumerate(content.counts):
        y = page.text(
            f"counts:{number}", words, Box(box.x, y, box.width, 2 * LABEL.line), LABEL
        ).box.bottom
    page.bar("rule", Box(box.x, y + 4, box.width, 0.7), RULE)
    return y + 12


def _draw_time(page: Page, box: Box, timeline: Timeline) -> float:
    """Draw the reports by week, month or year; return the bottom."""
    title = Box(box.x, box.y, box.width, HEADING.line)
    head = "DATES OF REPORTS" if timeline.days else f"REPORTS BY {timeline.unit.upper()}"
    page.text("time:head", head, title, HEADING)
    if timeline.days:
        room = Box(box.x, title.bottom + 2, box.width, 4 * LABEL.line)
        told = f"too few for a chart: {listing(timeline.days)}"
        return page.text("time:days", told, room, LABEL).box.bottom
    area = Box(box.x, box.y + HEADING.line + 8, box.width, _TIME_HEIGHT)
    page.bar("baseline", Box(area.x, area.bottom, area.width, 0.7), MUTED)
    if not timeline.bins:
        words = Box(area.x, area.bottom + 2, area.width, _TICK.line)
        page.text("time:none", "no dated report", words, _TICK)
        return words.bottom
    widest = _WIDE_STEP if len(timeline.bins) <= _FEW_BINS else _STEP
    step = min(widest, area.width / len(timeline.bins))
    _draw_bars(page, area, timeline, step)
    around = Box(area.x - 3, area.y - 9, area.width + 6, area.height + 10)
    page.picture("Timeline", around, _tell_time(timeline))
    return _draw_ticks(page, area, timeline, step)


def _draw_bars(page: Page, area: Box, timeline: Timeline, step: float) -> None:
    """Draw a bar for each unit: solid, hollow for what is only claimed; the fullest numbered.

    The time of which no article was read is grey.
    """
    highest = timeline.highest
    fullest = [b.reported + b.claimed for b in timeline.bins].index(highest)
    for number, item in enumerate(timeline.bins):
        solid, hollow = (area.height * count / highest for count in (item.reported, item.claimed))
        x, wide = area.x + number * step + step * 0.12, step * 0.76
        if item.silent:
            whole = Box(area.x + number * step, area.y, step, area.height)
            page.draw("time:silent", outline_of(whole.shape), Pen(_SILENT_BAR), order=0.9)
        if item.reported:
            bar = Box(x, area.bottom - solid, wide, solid)
            page.draw("time:reported", outline_of(bar.shape), Pen(ACCENT, ACCENT, 0.6))
        if item.claimed:
            bar = Box(x, area.bottom - solid - hollow, wide, hollow)
            page.draw("time:claimed", outline_of(bar.shape), Pen("#ffffff", ACCENT, 0.6))
        if number == fullest:
            above = (x + wide / 2, area.bottom - solid - hollow - 2)
            page.label("time:highest", f"{highest:,}", above, _TICK)


def _draw_ticks(page: Page, area: Box, timeline: Timeline, step: float) -> float:
    """Write the first and the last day under the bars, and what the bars leave out."""
    first, last = (
        _tick(item.start, timeline.unit) for item in (timeline.bins[0], timeline.bins[-1])
    )
    row = Box(area.x, area.bottom + 2, area.width, _TICK.line)
    end = max(step * len(timeline.bins), text_width(first + last, _TICK.size, _TICK.weight) + 14)
    page.text("time:first", first, Box(row.x, row.y, row.width / 2, row.height), _TICK)
    if last != first:
        width = text_width(last, _TICK.size, _TICK.weight) + 1
        x = max(row.x + end - width, row.x + text_width(first, _TICK.size, _TICK.weight) + 8)
        page.text("time:last", last, Box(x, row.y, width, row.height), _TICK)
    words = "solid: reported; hollow: only claimed or denied"
    if any(item.silent for item in timeline.bins):
        words += "; grey: no article read (no source, not peace)"
    words += f"; {timeline.left_out} not dated so closely" if timeline.left_out else ""
    note = page.text(
        "time:note", words, Box(row.x, row.bottom + 0.5, row.width, 3 * _TICK.line), _TICK
    )
    return note.box.bottom


def _tick(day: date, unit: str) -> str:
    if unit == "year":
        return str(day.year)
    return f"{day:%b %Y}" if unit == "month" else f"week of {day.day} {day:%b %Y}"


def _tell_time(timeline: Timeline) -> str:
    told = (f"{_tick(b.start, timeline.unit)}: {b.reported + b.claimed}" for b in timeline.bins)
    return f"Reports by {timeline.unit}. " + ", ".join(told)


def _draw_groups(page: Page, box: Box, content: SheetContent) -> float:
    """Draw the groups with the number of reports that name each."""
    page.text("groups:head", "GROUPS NAMED", Box(box.x, box.y, box.width, HEADING.line), HEADING)
    y = box.y + HEADING.line + 2
    if not content.groups:
        page.text("groups:none", "none named", Box(box.x, y, box.width, LABEL.line), LABEL)
        return y + LABEL.line
    most = content.groups[0][1]
    for number, (name, count) in enumerate(content.groups):
        page.text(f"group:{number}", name, Box(box.x, y, box.width - 24, LABEL.line), LABEL)
        value = Box(box.right - 22, y, 22, LABEL.line)
        page.text(
            f"group-count:{number}", f"{count:,}", value, Style(6.8, 600, INK, 1.3), align="right"
        )
        page.bar(
            f"group-bar:{number}", Box(box.x, y + LABEL.line, box.width * count / most, 1.6), ACCENT
        )
        y += LABEL.line + 4.2
    if content.other_groups:
        page.text(
            "groups:more",
            f"and {content.other_groups} more",
            Box(box.x, y, box.width, LABEL.line),
            LABEL,
        )
        y += LABEL.line
    return y


def _draw_latest(
    page: Page, box: Box, head: str, latest: tuple[Brief, ...], name: str = "latest"
) -> float:
    """Draw the newest reports, as many as there is room for; return the bottom."""
    page.bar("rule", Box(box.x, box.y - 4, box.width, 0.7), RULE)
    page.text(f"{name}:head", head, Box(box.x, box.y, box.width, HEADING.line), HEADING)
    top = y = box.y + HEADING.line + 2
    rows, number = _fit_latest(latest, box.width - _INDENT, box.bottom - y)
    for place, brief in enumerate(latest[:number]):
        own = Box(box.x, y, box.width, rows * QUOTE.line)
        y = _draw_brief(page, own, brief, f"{name}:{place}") + _BETWEEN
    signs = Box(box.x - 1, top, _INDENT - 2, y - top)
    page.picture(
        "Marks of the latest reports", signs, "Shape: the kind. Hollow: claimed. Struck: denied."
    )
    return y


def _fit_latest(latest: tuple[Brief, ...], width: float, room: float) -> tuple[int, int]:
    """Return the lines a sentence may have, and how many reports then have room, one at least."""
    number = 0
    for rows in range(_MOST_ROWS, 1, -1):
        number, left = 0, room + _BETWEEN
        for brief in latest:
            left -= _height_of(brief, width, rows) + _BETWEEN
            if left < 0:
                break
            number += 1
        if number >= min(_ENOUGH, len(latest)):
            return rows, number
    return 2, max(1, number)


def _height_of(brief: Brief, width: float, rows: int) -> float:
    who = len(wrap_text(clean_text(_who(brief)), WHO, width, 2))
    said = len(wrap_text(clean_text(brief.sentence), QUOTE, width, rows))
    return HEAD.line + who * WHO.line + said * QUOTE.line


def _who(brief: Brief) -> str:
    return f"{brief.source} · {brief.who}"


def _draw_brief(page: Page, box: Box, brief: Brief, name: str) -> float:
    """Draw one report: what and where, who says so, the sentence; return the bottom."""
    x, width = box.x + _INDENT, box.width - _INDENT
    draw_mark(
        page, (box.x + 5.5, box.y + HEAD.line / 2), Mark(brief.kind, brief.status, "latest"), 0.52
    )
    head = page.text(f"{name}:head", brief.head, Box(x, box.y, width, HEAD.line), HEAD)
    who = Box(x, head.box.bottom, width, 2 * WHO.line)
    line = page.text(f"{name}:who", _who(brief), who, WHO)
    quote = Box(x, line.box.bottom, width, box.height)
    return page.text(f"{name}:sentence", brief.sentence, quote, QUOTE).box.bottom
