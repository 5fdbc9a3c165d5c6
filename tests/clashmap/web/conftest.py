"""A web site on this machine, and a machine outside that knows its names and its own time."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpcore
import pytest

from clashmap.intake.web.bounds import Bounds, Machine, WebOptions

PUBLIC = "93.184.215.14"
STORY = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>Taliban forces attacked a base of the National Resistance Front (NRF) in Baghlan "
    "province on Monday, the governor said. Two soldiers were killed and three were wounded.</p>"
    "<p>Residents of the district said that the shooting went on for about an hour.</p>"
    "</article></body></html>"
)

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """Answers by path; `asked` holds path and headers of every request so far."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    def put(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> None:
        data = body if isinstance(body, bytes) else body.encode()

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in {"content_type": "text/html", **headers}.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(data)))
            handler.end_headers()
            handler.wfile.write(data)

        self.answers[path] = answer

    def put_story(self, path: str, title: str = "Clash in Baghlan", **headers: str) -> None:
        self.put(path, STORY.format(title=title), **headers)

    def put_feed(self, path: str, items: str, **headers: str) -> None:
        body = f'<rss version="2.0"><channel><title>N</title>{items}</channel></rss>'
        self.put(path, body, content_type="application/rss+xml", **headers)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@dataclass
class Clock:
    """Time that passes only while someone sleeps."""

    seconds: float = 1_000
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


class Rewired(httpcore.NetworkBackend):
    """A network on which every address is that of the site; `reached` holds those asked for."""

    def __init__(self, port: int) -> None:
        self.port, self.reached = port, []

    def connect_tcp(self, host: str, port: int, *rest: object) -> httpcore.NetworkStream:
        self.reached.append(host)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, *rest)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            names = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.path, names))
            if self.path in site.answers:
                site.answers[self.path](self)
            else:
                site.put(self.path, "", status=404)
                site.answers.pop(self.path)(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def options(site: Site, clock: Clock) -> Callable[..., WebOptions]:
    """Options for the site under public names; `inside.example` is this machine by its name."""

    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "inside.example" else [PUBLIC]

    def make(folder: Path | None = None, **changed: object) -> WebOptions:
        machine = {
            "resolve": resolve,
            "network": Rewired(site.port),
            "clock": clock,
            "sleep": clock.sleep,
            "now": lambda: datetime(2026, 11, 25, 12, tzinfo=UTC),
        }
        machine |= {name: changed.pop(name) for name in list(changed) if name in machine}
        bounds = Bounds(**changed.pop("bounds", {}))
        return WebOptions(folder=folder, bounds=bounds, machine=Machine(**machine), **changed)

    return make
