"""The bytes of an RSS or Atom feed -> the articles that it lists."""

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import clashmap
from clashmap.intake.web.bounds import Bounds
from clashmap.intake.web.errors import WebError
from clashmap.intake.web.fetch import Page
from clashmap.intake.web.links import Link, plain_title

# A publication day further ahead than any time zone is a mistake.
_AHEAD = timedelta(days=1)
_FIRST_YEAR = 1970
_MAX_STAMP = 100
_TAG = re.compile(r"<[^<>]{0,200}>")
_HELP = "check the link, or read the articles from the site's sitemap"


def read_feed(page: Page, today: date, bounds: Bounds) -> list[Link]:
    """Return a feed's entries in its order; raise WebError where it is none, or takes too much."""
    entries = _find_apart(page, bounds)
    if entries is None:
        raise WebError(f"no feed: it is neither RSS nor Atom; {_HELP}")
    return links_of(entries[: bounds.feed_entries], today)


def _find_apart(page: Page, bounds: Bounds) -> list[dict[str, str]] | None:
    """Return the entries that a process of its own finds, None where there is no feed."""
    asked = {
        "url": page.url,
        "content_type": page.headers.get("content-type", ""),
        "seconds": bounds.feed_seconds,
        "memory": bounds.feed_memory,
    }
    root = str(Path(clashmap.__file__).resolve().parents[1])
    known = os.environ.get("PYTHONPATH")
    try:
        done = subprocess.run(
            # -P: nothing is imported from the folder in which the user happens to be.
            [sys.executable, "-P", "-m", "clashmap.intake.web.feed_process"],
            input=json.dumps(asked).encode() + b"\n" + page.data,
            capture_output=True,
            timeout=bounds.feed_seconds * 3,
            check=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (root, known)))},
            start_new_session=True,  # Ctrl-C is for us
        )
    except subprocess.CalledProcessError as error:
        raise WebError(f"the feed cannot be parsed ({_why(error, bounds)}); {_HELP}") from error
    except subprocess.TimeoutExpired as error:
        raise WebError(f"the feed takes over {error.timeout:.0f} s to parse; {_HELP}") from error
    entries: list[dict[str, str]] | None = json.loads(done.stdout)
    return entries


def _why(error: subprocess.CalledProcessError, bounds: Bounds) -> str:
    """Return why the process ended: its own words, or that the system ended it."""
    said = error.stderr.decode("utf-8", "replace").strip().splitlines()
    if error.returncode < 0 or not said or "MemoryError" in said[-1]:
        return f"it takes over {bounds.feed_seconds} s or {bounds.feed_memory / 1e6:.0f} MB"
    return plain_title(said[-1])[:200]


def links_of(entries: Iterable[Mapping[str, str]], today: date) -> list[Link]:
    """Return entries as links, with plain titles and days that can be."""
    return [
        Link(
            url=entry["link"],
            title=plain_title(html.unescape(_TAG.sub(" ", entry["title"]))),
            published=_day_of(entry, today),
            stamp=(entry["updated"] or entry["published"])[:_MAX_STAMP],
            text=entry["text"],
        )
        for entry in entries
    ]


def _day_of(entry: Mapping[str, str], today: date) -> str:
    """Return the day an entry came out, in its own time zone; "" where not given or no day."""
    day = _written_day(entry["published"].strip())
    if day is None and entry["day"]:
        day = date.fromisoformat(entry["day"])
    if day is None or day.year < _FIRST_YEAR or day > today + _AHEAD:
        return ""
    return day.isoformat()


def _written_day(written: str) -> date | None:
    """Return the day as written: "Tue, 24 Nov 2026 23:10:00 +0430" is the 24th in Kabul."""
    for parse in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return parse(written).date()
        except (ValueError, OverflowError):
            continue
    return None
