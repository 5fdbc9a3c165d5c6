"""Fetching: redirects, bounds of size and time, packing, busy sites, robots.txt and pace."""

import gzip
import time
import zlib
from contextlib import suppress
from importlib.metadata import version

import pytest

from clashmap.intake.web.errors import WebError
from clashmap.intake.web.fetch import Fetcher, Validators

NEWS = "http://news.example"


def stream(handler, pieces, **headers):
    """Send pieces without a length until they end or the reader has gone."""
    handler.send_response(200)
    for name, value in {"Content-Type": "text/html", **headers}.items():
        handler.send_header(name, value)
    handler.send_header("Connection", "close")
    handler.end_headers()
    with suppress(OSError):
        for piece in pieces:
            handler.wfile.write(piece)
    handler.close_connection = True


def endless(piece):
    while True:
        yield piece


def refusal(options, path="/a", **changed):
    with pytest.raises(WebError) as caught:
        Fetcher(options(**changed)).fetch(NEWS + path)
    return caught.value


def test_page_and_who_asked(site, options):
    site.put_story("/a")
    page = Fetcher(options(contact="desk@news.example")).fetch(NEWS + "/a")
    assert b"Baghlan" in page.data
    asked = site.asked[-1][1]
    assert asked["user-agent"] == f"clashmap/{version('clashmap')} (+desk@news.example)"
    assert asked["host"] == "news.example"


def test_redirects_are_followed_to_the_end(site, options):
    site.put("/a", "", status=301, location="/b")
    site.put("/b", "", status=307, location="http://other.example/c")
    site.put_story("/c")
    assert Fetcher(options()).fetch(NEWS + "/a").url == "http://other.example/c"


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://127.0.0.1/secret", "not on the public internet"),
        ("http://inside.example/secret", "not on the public internet"),
        ("http://[::ffff:127.0.0.1]/", "not on the public internet"),
        ("file:///etc/passwd", "kind 'file'"),
        ("http://a:b@news.example/", "user name"),
        ("/a", "over 5 redirects"),
        ("http://[", "no link"),
    ],
)
def test_redirect_refused(site, options, location, reason):
    site.put("/a", "", status=302, location=location)
    resolve = {"127.0.0.1": "127.0.0.1", "inside.example": "127.0.0.1"}

    def look_up(host, port):
        return [host if ":" in host else resolve.get(host, "93.184.215.14")]

    assert reason in str(refusal(options, resolve=look_up))
    assert "/secret" not in site.paths()


def test_body_over_the_limit_by_its_own_word(site, options):
    site.put("/a", b"x" * 2_000)
    assert "over the limit" in str(refusal(options, bounds={"page_bytes": 1_000}))


def test_body_that_never_ends(site, options):
    site.answers["/a"] = lambda handler: stream(handler, endless(b"<item>" * 10_000))
    assert "over the limit of 10 MB" in str(refusal(options))


def test_length_that_lies_gives_no_more_than_it_says(site, options):
    site.answers["/a"] = lambda handler: stream(
        handler, endless(b"y" * 50_000), **{"Content-Length": "10"}
    )
    assert Fetcher(options()).fetch(NEWS + "/a").data == b"y" * 10


def test_body_shorter_than_its_length(site, options):
    site.answers["/a"] = lambda handler: stream(handler, [b"y"], **{"Content-Length": "99"})
    error = refusal(options)
    assert error.later
    assert "connection failed" in str(error)


def test_packed_page(site, options):
    site.put(
        "/a", gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 9, content_encoding="gzip"
    )
    assert Fetcher(options()).fetch(NEWS + "/a").data == b"one two"


def test_gzip_bomb_is_left_at_the_limit(site, options):
    bomb = gzip.compress(b"\0" * 60_000_000)
    site.put("/a", bomb, content_encoding="gzip")
    began = time.process_time()
    assert "over the limit of 10 MB" in str(refusal(options))
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("data", "packing", "reason"),
    [
        (b"not gzip", "gzip", "broken gzip"),
        (gzip.compress(b"a" * 5_000, mtime=0)[:30], "gzip", "ends in the middle"),
        (zlib.compress(b"a"), "deflate", "not asked for"),
        (b"a", "br", "not asked for"),
        (gzip.compress(gzip.compress(b"a", mtime=0), mtime=0), "gzip, gzip", "not asked for"),
    ],
)
def test_packing_refused(site, options, data, packing, reason):
    site.put("/a", data, content_encoding=packing)
    assert reason in str(refusal(options))


def passing(clock, piece, seconds):
    """Yield a piece a second."""
    for _ in range(seconds):
        clock.seconds += 1
        yield piece


def test_slow_drip_ends_in_time(site, options, clock):
    site.answers["/a"] = lambda handler: stream(handler, passing(clock, b"y", 30))
    error = refusal(options)
    assert "too slow" in str(error)
    assert error.later


def test_headers_that_drip_end_in_time(site, options, clock):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        with suppress(OSError):
            for number, piece in enumerate(passing(clock, b"b\r\n", 30)):
                handler.wfile.write(b"X-%d: " % number + piece)

    site.answers["/a"] = drip
    assert "too slow" in str(refusal(options))


def test_whole_page_has_its_time_however_fast(site, options, clock):
    site.answers["/a"] = lambda handler: stream(handler, passing(clock, b"y" * 90_000, 100))
    assert "not whole after 60 s" in str(refusal(options))


def test_silence_ends_in_time(site, options):
    site.answers["/a"] = lambda handler: time.sleep(4)
    assert "nothing came" in str(refusal(options, bounds={"grace_seconds": 2}))


def test_no_server_there(options):
    error = refusal(options, network=type(options().machine.network)(1))
    assert "cannot be reached" in str(error)


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip", "font/woff2"])
def test_content_that_is_no_text(site, options, kind):
    site.put("/a", b"x", content_type=kind)
    assert "no text" in str(refusal(options))


@pytest.mark.parametrize(
    ("status", "word"), [(404, "not there"), (403, "refuses"), (500, "no page")]
)
def test_failing_site_is_not_asked_twice(site, options, status, word):
    site.put("/a", "", status=status)
    assert word in str(refusal(options))
    assert site.paths().count("/a") == 1


def test_busy_site_is_asked_again_after_longer_and_longer(site, options, clock):
    site.put("/a", "", status=503)
    error = refusal(options, seconds_between=0)
    assert error.later
    assert site.paths().count("/a") == 3
    assert clock.slept == [2, 4]


def test_busy_site_says_when_to_come_back(site, options, clock):
    def answer(handler):
        site.put_story("/a")
        handler.send_response(429)
        handler.send_header("Retry-After", "17")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    site.answers["/a"] = answer
    assert Fetcher(options(seconds_between=0)).fetch(NEWS + "/a")
    assert clock.slept == [17]


@pytest.mark.parametrize("after", ["3600", "Wed, 25 Nov 2026 13:00:00 GMT"])
def test_busy_site_that_wants_an_hour_gets_it(site, options, clock, after):
    site.put("/a", "", status=503, retry_after=after)
    fetcher = Fetcher(options(seconds_between=0))
    for path in ("/a", "/b"):
        with pytest.raises(WebError, match="3600 s"):
            fetcher.fetch(NEWS + path)
    clock.seconds += 3_601
    site.put_story("/a")
    assert fetcher.fetch(NEWS + "/a")
    assert "/b" not in site.paths()


def test_each_host_has_its_pace(site, options, clock):
    for path in ("/a", "/b"):
        site.put_story(path)
    fetcher = Fetcher(options(seconds_between=3))
    for link in (NEWS + "/a", NEWS + "/b", "http://other.example/a"):
        fetcher.fetch(link)
    assert clock.slept == [3, 3, 3]  # robots.txt, then a and b; and robots.txt of the other


def test_robots_txt_is_obeyed_and_read_once(site, options):
    rules = "User-agent: *\nAllow: /\n\nUser-agent: clashmap\nDisallow: /inner/\n"
    site.put("/robots.txt", rules, content_type="text/plain")
    site.put_story("/a")
    fetcher = Fetcher(options())
    for _ in range(2):
        with pytest.raises(WebError, match=r"robots\.txt asks not to read"):
            fetcher.fetch(NEWS + "/inner/a")
    assert fetcher.fetch(NEWS + "/a")
    assert site.paths() == ["/robots.txt", "/a"]


def test_robots_txt_counts_for_redirects(site, options):
    site.put("/robots.txt", "User-agent: *\nDisallow: /b\n", content_type="text/plain")
    site.put("/a", "", status=302, location="/b")
    assert "robots.txt asks" in str(refusal(options))
    assert "/b" not in site.paths()


@pytest.mark.parametrize("rule", ["Crawl-delay: 20", "Request-rate: 3/60"])
def test_crawl_delay_is_kept(site, options, clock, rule):
    site.put("/robots.txt", f"User-agent: *\n{rule}\n", content_type="text/plain")
    site.put_story("/a")
    fetcher = Fetcher(options())
    for _ in range(3):
        fetcher.fetch(NEWS + "/a")
    assert clock.slept == [1, 20, 20]


def test_crawl_delay_of_a_day_is_a_refusal(site, options):
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 86400\n", content_type="text/plain")
    assert "86400 s between requests" in str(refusal(options))


def test_nothing_is_read_while_robots_txt_fails(site, options, clock):
    site.put("/robots.txt", "", status=500)
    site.put_story("/a")
    fetcher = Fetcher(options())
    with pytest.raises(WebError, match="status 500") as caught:
        fetcher.fetch(NEWS + "/a")
    assert caught.value.later
    site.put("/robots.txt", "", status=404)
    clock.seconds += 601
    assert fetcher.fetch(NEWS + "/a")


def test_unchanged_page_is_none(site, options):
    site.put("/a", "", status=304)
    page = Fetcher(options()).fetch(
        NEWS + "/a", Validators('"v1"', "Mon, 23 Nov 2026 10:00:00 GMT")
    )
    assert page is None
    asked = site.asked[-1][1]
    assert asked["if-none-match"] == '"v1"'
    assert asked["if-modified-since"] == "Mon, 23 Nov 2026 10:00:00 GMT"
    assert "status 304" in str(refusal(options))
