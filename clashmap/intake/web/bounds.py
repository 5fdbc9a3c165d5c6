"""All bounds of reading the web, and what it needs of the machine: clock, names, network."""

import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import httpcore

AGENT = "clashmap"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one request, one site and one source may cost; sizes in bytes, times in seconds."""

    url_length: int = 2_000
    page_bytes: int = 10_000_000
    # The sitemap protocol allows 50 MB when unpacked.
    sitemap_bytes: int = 50_000_000
    # RFC 9309: at least 500 KiB of a robots.txt must be read; what is beyond is left.
    robots_bytes: int = 512_000
    connect_seconds: float = 10
    # From the first packet to the last byte, headers and all.
    total_seconds: float = 60
    # Silence that is borne, and the time after which the pace is looked at.
    grace_seconds: float = 10
    bytes_a_second: float = 1_000
    addresses: int = 4
    redirects: int = 5
    tries: int = 3
    first_wait: float = 2
    # A Retry-After beyond this ends the try: the host is left alone for as long as it asks.
    longest_wait: float = 60
    longest_rest: float = 86_400
    # A site that asks for more time between two requests is not read.
    crawl_delay: float = 300
    robots_age: float = 86_400
    robots_fault_age: float = 600
    sitemaps: int = 50
    sitemap_links: int = 100_000
    feed_entries: int = 5_000
    # A feed of 50 entries takes a tenth of a second; a hostile one of 5 MB would take an hour.
    feed_seconds: int = 20
    feed_memory: int = 1_000_000_000
    known_pages: int = 200_000


def resolve_host(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host, in the order in which to try them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def utc_now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Machine:
    """What reading needs from outside; each can be given another for a rehearsal."""

    resolve: Callable[[str, int], Sequence[str]] = resolve_host
    network: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = utc_now


@dataclass(frozen=True, slots=True)
class WebOptions:
    """How to read: `folder` keeps copies and what is known (None: nothing is kept).

    allow_private lets addresses of this machine and its network be read. contact is told to the
    sites, so that they can write to whoever runs this.
    """

    folder: Path | None = None
    allow_private: bool = False
    seconds_between: float = 1
    contact: str = ""
    bounds: Bounds = Bounds()
    machine: Machine = field(default_factory=Machine)

    def user_agent(self) -> str:
        """Return the name under which sites are asked."""
        name = f"{AGENT}/{version(AGENT)}"
        return f"{name} (+{self.contact})" if self.contact else name
