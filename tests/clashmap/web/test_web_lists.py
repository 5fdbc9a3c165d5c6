"""Feeds and sitemaps: what they list, and what hostile ones come to."""

import gzip
import time
from datetime import date

import pytest

from clashmap.intake.web.bounds import Bounds
from clashmap.intake.web.errors import WebError
from clashmap.intake.web.feed_process import find_entries
from clashmap.intake.web.feeds import links_of, read_feed
from clashmap.intake.web.fetch import Page
from clashmap.intake.web.links import Link, plain_title, usable_links
from clashmap.intake.web.lists import kind_of
from clashmap.intake.web.sitemaps import read_sitemap

TODAY = date(2026, 11, 25)
URL = "http://news.example/rss"


def rss(items):
    return f'<rss version="2.0"><channel><title>N</title>{items}</channel></rss>'.encode()


def feed(data):
    return links_of(find_entries(data, URL, "application/rss+xml"), TODAY)


def fetched(data, kind="application/rss+xml"):
    return Page(URL, URL, data, kind, {"content-type": kind}, TODAY)


def sitemap(data, links=100, size=1_000_000):
    return read_sitemap(data, size=size, links=links, today=TODAY)


def test_rss_entry():
    (link,) = feed(
        rss(
            "<item><title>Clash &amp; <b>fire</b></title><link>/a</link>"
            "<description>Short</description>"
            "<pubDate>Tue, 24 Nov 2026 01:10:00 +0430</pubDate></item>"
        )
    )
    assert link == Link(
        "http://news.example/a", "Clash & fire", "2026-11-24", "Tue, 24 Nov 2026 01:10:00 +0430", ""
    )


def test_atom_entry():
    (link,) = feed(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><title>A</title>'
        b'<link href="http://news.example/a"/><published>2026-11-20T23:30:00Z</published>'
        b"<updated>2026-11-21T08:00:00Z</updated>"
        b'<content type="html">&lt;p&gt;All of it&lt;/p&gt;</content></entry></feed>'
    )
    assert (link.url, link.published) == ("http://news.example/a", "2026-11-20")
    assert (link.stamp, link.text) == ("2026-11-21T08:00:00Z", "<p>All of it</p>")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Sun, 22 Nov 2026 10:00:00 GMT", "2026-11-22"),
        ("22 Nov 2026", "2026-11-22"),
        ("Sun, 22 Nov 2099 10:00:00 GMT", ""),
        ("Tue, 01 Jan 1901 00:00:00 GMT", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_day_of_an_entry(written, day):
    item = f"<item><link>/a</link><pubDate>{written}</pubDate></item>"
    assert feed(rss(item))[0].published == day


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"<html><body>no</body></html>", b"\x00\x01", b"{}"]
)
def test_no_feed(data):
    assert find_entries(data, URL, "text/html") is None


def test_broken_feed_gives_what_is_whole():
    cut = rss("<item><title>A</title><link>/a</link></item><item><title>B</title></item>")[:-30]
    assert [link.url for link in feed(cut)] == ["http://news.example/a", ""]


def test_entities_of_a_feed_do_not_grow():
    bomb = b'<!DOCTYPE r [<!ENTITY a "' + b"ha" * 50 + b'">'
    for one, two in zip("abcdefg", "bcdefgh", strict=True):
        bomb += f'<!ENTITY {two} "{f"&{one};" * 20}">'.encode()
    bomb += b"]>" + rss("<item><title>&h;</title><link>/a</link></item>")
    began = time.process_time()
    assert len(feed(bomb)[0].title) <= 500
    assert time.process_time() - began < 2


def test_a_feed_reads_no_file_and_no_other_address(tmp_path):
    (tmp_path / "a.xml").write_bytes(rss("<item><link>/secret</link></item>"))
    assert find_entries(str(tmp_path / "a.xml").encode(), URL, "") is None
    outside = f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{tmp_path}/a.xml">]>'.encode()
    assert "secret" not in repr(feed(outside + rss("<item><title>&x;</title></item>")))


def test_feed_read_in_a_process_of_its_own():
    data = rss("<item><title>جنگ</title><link>/a</link></item>")
    assert read_feed(fetched(data), TODAY, Bounds()) == feed(data)
    with pytest.raises(WebError, match="no feed"):
        read_feed(fetched(b"<html>"), TODAY, Bounds())


def test_feed_that_keeps_its_reader_busy_is_refused_in_time():
    began = time.monotonic()
    with pytest.raises(WebError, match=r"over [13] s"):
        read_feed(fetched(rss("<item>" * 800_000)), TODAY, Bounds(feed_seconds=1))
    assert time.monotonic() - began < 5


def test_feed_that_takes_memory_is_refused():
    many = b"".join(b"xmlns:a%d='b' " % number for number in range(250_000))
    with pytest.raises(WebError, match="over 20 s or 300 MB"):
        read_feed(fetched(b"<rss " + many + b">"), TODAY, Bounds(feed_memory=300_000_000))


def test_charset_of_a_feed():
    item = "<item><title>جنگ در بغلان</title><link>/a</link></item>"
    data = b'<?xml version="1.0" encoding="windows-1256"?>' + rss("").replace(
        b"<title>N</title>", item.encode("cp1256", "replace")
    )
    assert feed(data)[0].title.startswith("جنگ در")


def test_title_that_could_steer_a_terminal():
    assert plain_title("A\x1b[2J\u202e b\n c") == "A [2J b c"
    assert len(plain_title("x" * 10_000_000)) == 500


def test_hostile_links_are_named_and_set_aside(options):
    hostile = [
        "javascript:alert(1)",
        "data:text/html,x",
        "http://u:p@a.example/",
        "\x1b[2J\x00",
        "",
    ]
    hostile += ["http://news.example/" + "x" * 5_000, "http://[", "file:///etc/passwd"]
    aside = []
    links = [*map(Link, hostile), Link("/a"), Link("http://news.example/a#top")]
    kept = list(usable_links(links, URL, options(), aside.append))
    assert [link.url for link in kept] == ["http://news.example/a"]
    assert len(aside) == len(hostile)
    assert all(item.where.isprintable() for item in aside)


def test_thousands_of_bad_links_are_told_in_a_few_lines(options):
    aside = []
    links = [Link(f"ftp://news.example/{number}") for number in range(3_000)]
    assert not list(usable_links(links, URL, options(), aside.append))
    assert len(aside) == 21
    assert "2,980 entries more" in aside[-1].reason


def test_sitemap_with_news_newest_first():
    found = sitemap(
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        b' xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
        b"<url><loc> http://news.example/a </loc><lastmod>2026-11-01</lastmod></url>"
        b"<url><loc>http://news.example/b</loc><n:news><n:publication><n:name>N</n:name>"
        b"</n:publication><n:publication_date>2026-11-20T10:00:00Z</n:publication_date>"
        b"<n:title>B</n:title></n:news></url><url></url></urlset>"
    ).pages
    assert [link.url for link in found] == ["http://news.example/b", "http://news.example/a"]
    assert (found[0].published, found[0].title, found[1].published) == ("2026-11-20", "B", "")


def test_sitemap_index_and_packed():
    index = b"<sitemapindex><sitemap><loc>/1.xml</loc></sitemap></sitemapindex>"
    assert [link.url for link in sitemap(gzip.compress(index)).sitemaps] == ["/1.xml"]


def test_long_sitemap_is_read_up_to_its_bound():
    page = b"<url><loc>http://news.example/a</loc></url>"
    assert len(sitemap(b"<urlset>" + page * 500, links=100).pages) == 100


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html/>", "begins with <html>"),
        (b"<urlset><url>", "no sound XML"),
        (b"", "no sound XML"),
        (b'<!DOCTYPE u [<!ENTITY a "b">]><urlset/>', "entities of its own"),
        (b'<?xml version="1.0" encoding="no-such"?><urlset/>', "no sound XML"),
        (gzip.compress(b"<urlset>" + b" " * 5_000_000, mtime=0), "over the limit of 1 MB"),
        (gzip.compress(b"<urlset/>", mtime=0)[:-9], "ends in the middle"),
    ],
)
def test_sitemap_refused(data, reason):
    with pytest.raises(WebError, match=reason):
        sitemap(data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (rss(""), "feed"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- <b> --><urlset>", "sitemap"),
        (b"\x1f\x8b\x08", "sitemap"),
        (b"<!DOCTYPE html><html><pre>&lt;rss></pre> <feed", "page"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>".encode("utf-16"), "feed"),
        (b"plain", "page"),
        (b"", "page"),
    ],
)
def test_kind_of_what_was_read(data, kind):
    assert kind_of(fetched(data)) == kind
