"""When an article came out: as given, as stated in its text, or inferred from what it tells."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from extract.articles import Article, Published
from extract.covered_head import last_covered
from extract.date_calendar import Days, month_days, shift_days, year_days
from extract.date_clues import Told, find_clues, latest_told, read_told
from extract.date_grammar import tells_known_day, tells_month
from extract.date_reading import Reading
from extract.date_solver import solve_clues
from extract.dates import DateMention, Scan, scan_dates
from extract.errors import ExtractError

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:?\d\d.*)?)?)?", re.ASCII | re.DOTALL)
_EXPECTED = "YYYY, YYYY-MM, YYYY-MM-DD or an ISO date-time"

# A dateline stands near the top or the bottom, on a short line.
_HEAD, _TAIL, _SHORT = 14, 6, 140
_SAYS_SO = re.compile(
    r"\W*(?:first |last |originally )?"
    r"(?:published|posted|updated|modified|issued|dated?|released|pub date)\b",
    re.IGNORECASE,
)
_SAYS_CHANGED = re.compile(r"\W*(?:last )?(?:updated|modified)", re.IGNORECASE)
_NOT_OURS = re.compile(r"©|copyright|all rights|file photo|\[|photo|archive", re.IGNORECASE)
_THIS_WAS = re.compile(
    r"\b(?:this|the) (?:article|story|report|statement|post|piece|item) (?:was|is)(?: first)?"
    r" (?:published|posted|issued|written|dated|updated)(?: on)?\s*$",
    re.IGNORECASE,
)
# "October-December 2024 (issued February 2025)": set apart behind what is covered.
_ISSUED = re.compile(
    r"[(\[|–—-]\s*(?:issued|published|released|posted|dated)(?: on| in)?:?\s+$", re.IGNORECASE
)
# What only a paper of that week says; the latest day it tells of is then this fresh.
_THIS_WEEK = re.compile(
    r"\b(?:yesterday|today|tonight|last night|this morning|overnight|earlier this week"
    r"|(?:on|late|early|since) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_FRESH_DAYS, _STALE_DAYS = 10, 20
# "KABUL, Sept 6 (Agency) -", "Kabul, Afghanistan, 3 May, 2022 –": capitals up to a date and a mark.
_DATELINE = re.compile(r"[^\W\d_][\w' ./-]{2,40}(?:, ?[\w. ]{2,30})?[,(–—-]\s*")
_BEHIND_DATELINE = re.compile(r"\s*\)?\s*(?:\([^()\n]{2,40}\)|\[[^\[\]\n]{2,40}\])?\s*[-–—:]")
_DASH = re.compile("[-–—:]")
_FURNITURE = frozenset(
    re.findall(
        r"\w+",
        "published posted updated on at by am pm gmt utc est edt bst min mins minute read date last"
        " first the in kabul afghanistan time times all edited ist aft local",
    )
)
_URL_DATE = re.compile(r"[/-](20\d\d)[/-](\d\d?)(?:[/-](\d\d?))?(?=[/-])")


def parse_published(value: object) -> Published | None:
    """What metadata says of the publication; None where it says nothing."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, date):
        value = value.isoformat()
    match = _ISO.fullmatch(str(value).strip()) if isinstance(value, str | int) else None
    days = _iso_days(match) if match and not isinstance(value, bool) else None
    if match is None or days is None:
        raise ExtractError(f"published: found {value!r}; write {_EXPECTED}, or leave it out")
    return Published("-".join(filter(None, match.groups())), *days, "given")


def _iso_days(match: re.Match[str]) -> tuple[date, date] | None:
    year, month, day = match.groups()
    try:
        if day:
            one = date(int(year), int(month), int(day))
            return one, one
        return month_days(int(year), int(month)) if month else year_days(int(year))
    except ValueError:
        return None


def infer_published(article: Article) -> Published | None:
    """When the article came out: given, else stated, else a window inferred; None if untold."""
    if article.published is not None and article.published.start is not None:
        return article.published
    lines = _outer_lines(article.text)
    stated = _stated_in_lines(lines) or _stated_cover(lines) or _stated_in_url(article.url)
    told = read_told(article.title, article.text)
    if stated is not None and not _tells_of_later(told, stated):
        return stated
    window = solve_clues(find_clues(told))
    yearless = _yearless_dateline(lines[:_HEAD], window)
    if yearless is not None or window is None:
        return yearless
    window = _narrowed(window, article.text, told)
    text = window[0].isoformat() if window[0] == window[1] else None
    return Published(text, *window, "inferred")


def _narrowed(window: Days, text: str, told: Sequence[Told]) -> Days:
    """A window that begins with a told day ends soon after it where the text speaks of "Monday"."""
    if (window[1] - window[0]).days <= _STALE_DAYS or not _THIS_WEEK.search(text):
        return window
    dates = [day for one in told if not one.in_title for day in one.dates if _is_whole(day)]
    begins = any(one.end and abs((one.end - window[0]).days) <= 1 for one in dates)
    return (window[0], shift_days(window[0], _FRESH_DAYS)) if begins else window


def _tells_of_later(told: Sequence[Told], stated: Published) -> bool:
    """Whether the text tells of a day behind the stated one: then that was a caption's date."""
    last = latest_told(told)
    return last is not None and stated.end is not None and last > shift_days(stated.end, 3)


class _OuterLine(NamedTuple):
    """A line at the top or the bottom, and the dates of its first characters, not yet read."""

    text: str
    scan: Scan | None


def _outer_lines(text: str) -> list[_OuterLine]:
    """The short lines at the top and the bottom, and the beginnings of the long ones."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    outer = lines[:_HEAD] + lines[max(_HEAD, len(lines) - _TAIL) :]
    return [_OuterLine(line, scan_dates(line[:_SHORT])) for line in outer]


def _stated_in_lines(lines: Sequence[_OuterLine]) -> Published | None:
    """The first date that a line states as the article's own; "published" beats "updated"."""
    found: list[tuple[int, Published]] = []
    for line, scan in lines:
        if scan is not None and tells_known_day(scan.line):
            stated = _stated_in_line(line, scan)
            if stated is not None:
                found.append(stated)
    return min(found, key=lambda one: one[0])[1] if found else None


def _stated_cover(lines: Sequence[_OuterLine]) -> Published | None:
    """The end of the days that the head says are covered."""
    last = last_covered([line.text for line in lines[:4] if len(line.text) <= _SHORT])
    return Published(last.isoformat(), last, last, "stated") if last else None


# "KABUL, Jan 11 (Agency) 2023 -": a year set behind the agency.
_YEAR_BEHIND = re.compile(
    r"(\w{3,9}\.? \d{1,2}|\d{1,2} \w{3,9}) (\([^()\n]{2,40}\)),? (20\d\d)(?=\s*[-–—])"
)


def _stated_in_line(line: str, scan: Scan) -> tuple[int, Published] | None:
    """(rank, lower is better; the date), None where the line is no dateline."""
    parted = _YEAR_BEHIND.search(line[:_SHORT])
    if parted is not None:
        line = (
            line[: parted.start()] + f"{parted[1]}, {parted[3]} {parted[2]}" + line[parted.end() :]
        )
        scan = scan_dates(line[:_SHORT]) or scan
    dates = [one for one in scan.read(None) if _is_whole(one)]
    if not dates or _NOT_OURS.search(scan.sentence[: dates[0].span.end + 40]):
        return None
    behind = [one for one in dates if _ISSUED.search(line[: one.span.start])]
    first = behind[0] if behind and len(line) <= _SHORT else dates[0]
    if first in behind or _THIS_WAS.search(line[: first.span.start]):
        return 0, _as_stated(first)
    if len(line) <= _SHORT and _SAYS_SO.match(line):
        return (1 if re.match(r"\W*(?:last )?(?:up|mod)", line, re.IGNORECASE) else 0), _as_stated(
            first
        )
    if len(line) <= _SHORT and _is_furniture(line, first):
        return 2, _as_stated(first)
    if _is_dateline(line, first):
        return 2, _as_stated(first)
    cover = bool(_PERIODICAL.search(line))
    return (3, _as_stated(first, is_cover=cover)) if _closes_headline(line, first) else None


# Papers that name the month they cover.
_PERIODICAL = re.compile(
    r"\b(?:monthly|update|report|review|bulletin|brief|briefing|digest|newsletter|monitor|overview"
    r"|situation|quarterly|roundup|round-up)\b",
    re.IGNORECASE,
)


_CLOCK = re.compile(r"^[,;]?\s*(?:at\s+)?\d{1,2}[:.h]\d\d\s*(?:[ap]\.?m\.?|[A-Z]{2,4})?")


def _closes_headline(line: str, mention: DateMention) -> bool:
    """Whether a short line ends in a day set off by a comma or dash: "In brief - 8 May 2023"."""
    if len(line) > _SHORT or _CLOCK.sub("", line[mention.span.end :]).strip(" .)]"):
        return False
    if mention.precision != "day" and not _PERIODICAL.search(line):
        return False
    return line[: mention.span.start].rstrip().endswith((",", "-", "–", "—", ":", "|", "("))


def _is_whole(mention: DateMention | Reading) -> bool:
    """Whether the mention is a day or month with its year, and no known event."""
    has_days = mention.start is not None and mention.end is not None
    is_own = "event" not in mention.rule and not mention.anchored
    return has_days and is_own and mention.precision in ("day", "month")


def _is_furniture(line: str, mention: DateMention) -> bool:
    """Whether nothing but page furniture or a name stands beside the date."""
    rest = line[: mention.span.start] + " " + line[mention.span.end :]
    words = [word for word in re.findall(r"[^\W\d_]+", rest) if word.lower() not in _FURNITURE]
    is_caption = " in " in rest or any(word[0].islower() for word in words)
    most = 5 if mention.precision == "day" else 0
    return len(words) <= most and not (words and is_caption)


def _is_dateline(line: str, mention: DateMention) -> bool:
    """Whether the line opens with a place, the date, and an agency or a dash."""
    lead = line[: mention.span.start]
    opening = not lead.strip(" (") or _DATELINE.fullmatch(lead.lstrip("("))
    return bool(opening and _BEHIND_DATELINE.match(line, mention.span.end))


def _as_stated(mention: DateMention, *, is_cover: bool = False) -> Published:
    start, end = mention.start, mention.end
    if mention.precision == "month" and end is not None and is_cover:
        # "Monthly update, May 2025" came out at the end of the month that it covers.
        return Published(None, shift_days(end, -3), shift_days(end, 10), "stated")
    if mention.precision in ("day", "week") and end is not None:
        start = end  # "The week in brief (5 - 12 May)" came out at its end
    text = None
    if start is not None:
        text = start.isoformat() if start == end else f"{start:%Y-%m}"
    return Published(text, start, end, "stated")


def _stated_in_url(url: str | None) -> Published | None:
    """A link often holds the day: /2022/05/13/."""
    match = _URL_DATE.search(url + "/") if url else None
    if match is None:
        return None
    parts = [f"{int(part):02d}" for part in match.groups() if part]
    try:
        given = parse_published("-".join(parts))
    except ExtractError:
        return None
    return given and Published(given.text, given.start, given.end, "stated")


# The years of the conflict in which a day of a month falls on another weekday each; from 2027 on
# the weekdays of these come again, and they tell no year any more.
_YEARS = range(2021, 2027)
_SAID_ON = re.compile(r"\bon (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")


def _by_weekday(line: str, scan: Scan) -> Published | None:
    """A dateline without a year over a text that says "on Monday", as agencies do of its day."""
    told = _SAID_ON.search(line)
    if told is None:
        return None
    for year in _YEARS:
        end = date(year, 12, 31)
        dates = scan.read((end, end))
        if not dates or "day and month" not in dates[0].rule or not _is_dateline(line, dates[0]):
            return None
        day = dates[0].start
        if day is not None and day.weekday() == _WEEKDAYS.index(told.group(1)):
            return Published(None, day, day, "inferred")
    return None


def _yearless_dateline(lines: Sequence[_OuterLine], window: Days | None) -> Published | None:
    """A dateline without a year ("KABUL, Sept 6"), its year taken from the inferred window."""
    for line, scan in lines:
        if scan is None or not tells_month(scan.line) or not _DASH.search(line):
            continue
        if window is None:
            return _by_weekday(line, scan)
        for seen in (window[1], window[0]):
            dates = scan.read((seen, seen))
            if dates and "day and month" in dates[0].rule and _is_dateline(line, dates[0]):
                day = dates[0].start
                if day is not None and window[0] <= day <= window[1]:
                    return Published(day.isoformat(), day, day, "stated")
    return None
