"""A feed's entries, found by feedparser in a process of its own within limits: `main` is that.

A small feed can be made to keep feedparser busy for an hour; what it gives is read by feeds.py.
"""

import io
import json
import sys
import time
from datetime import date

import feedparser

try:
    import resource
except ImportError:  # Windows: the clock of whoever started this process is the only limit
    resource = None  # type: ignore[assignment]

# What is taken of a text that is no article: a title, a link, a date.
_MOST_LETTERS = 5_000
_MOST_TEXT = 2_000_000


def find_entries(data: bytes, url: str, content_type: str) -> list[dict[str, str]] | None:
    """Return link, title, dates and full text of each entry, None where the bytes are no feed."""
    # A stream: feedparser would take bytes for the name of a file, if there is one.
    feed = feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-type": content_type, "content-location": url},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not (feed.get("version") or feed.entries):
        return None
    return [_read_entry(entry) for entry in feed.entries]


def _read_entry(entry: dict[str, object]) -> dict[str, str]:
    """Return one entry; of what it brings itself only a full text is kept."""
    content = entry.get("content")
    texts = [str(part.get("value") or "") for part in content] if isinstance(content, list) else []
    # Past feedparser's own get, which gives one date for the other and warns of it.
    named = {name: dict.get(entry, name) for name in ("link", "title", "published", "updated")}
    found = {name: str(value or "")[:_MOST_LETTERS] for name, value in named.items()}
    parsed = dict.get(entry, "published_parsed")
    found["day"] = date(*parsed[:3]).isoformat() if isinstance(parsed, time.struct_time) else ""
    found["text"] = max(texts, key=len, default="")[:_MOST_TEXT]
    return found


def main() -> None:
    """Read a line of settings and a feed on standard input; write its entries as JSON."""
    asked = json.loads(sys.stdin.buffer.readline())
    if resource is not None:
        seconds = int(asked["seconds"])
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    entries = find_entries(sys.stdin.buffer.read(), asked["url"], asked["content_type"])
    sys.stdout.write(json.dumps(entries))


if __name__ == "__main__":
    main()
