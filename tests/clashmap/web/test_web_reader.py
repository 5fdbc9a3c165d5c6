"""Sources to articles: what is new, what is known, what is set aside, and the copies."""

import json

import pytest

from clashmap.intake.web.copies import read_copy
from clashmap.intake.web.reader import WebReader, read_web
from clashmap.intake.web.sources import Source

NEWS = "http://news.example"
ITEM = "<item><title>{0}</title><link>/{0}</link><pubDate>{1}</pubDate></item>"
DAY = "Mon, 23 Nov 2026 10:00:00 GMT"


@pytest.fixture
def news(site):
    """A feed of two stories."""
    site.put_feed("/rss", ITEM.format("a", DAY) + ITEM.format("b", DAY), etag='"f1"')
    site.put_story("/a", "First clash", etag='"a1"')
    site.put_story("/b", "Second clash")
    return site


FEED = Source(NEWS + "/rss")


def read(options, source=FEED, remember=True):
    """Return titles, tally and reasons of one run as a new process would make it."""
    aside = []
    reader = WebReader(options, aside.append)
    titles = [article.title for article in reader.read(source)]
    if remember:
        reader.remember()
    return titles, reader.tally, [item.reason for item in aside]


def test_articles_of_a_feed(news, options):
    first, _ = read_web([NEWS + "/rss"], options())
    assert (first.title, first.url) == ("First clash", NEWS + "/a")
    assert first.published.text == "2026-11-23"
    assert "Two soldiers were killed" in first.text


def test_one_page(news, options):
    (article,) = read_web([NEWS + "/a"], options())
    assert article.source == NEWS + "/a"


def test_publisher_of_the_source(news, options):
    reader = WebReader(options())
    assert {a.publisher for a in reader.read(Source(NEWS + "/rss", publisher="N"))} == {"N"}


def test_second_run_asks_only_whether_the_feed_changed(news, options, tmp_path):
    assert read(options(tmp_path))[0] == ["First clash", "Second clash"]
    news.asked.clear()
    news.put("/rss", "", status=304)
    assert read(options(tmp_path))[1].known == 1
    assert news.paths() == ["/robots.txt", "/rss"]
    assert news.asked[-1][1]["if-none-match"] == '"f1"'


def test_feed_without_validators_gives_only_what_is_new(news, options, tmp_path):
    read(options(tmp_path))
    news.put_feed("/rss", "".join(ITEM.format(name, DAY) for name in "abc"))
    news.put_story("/c", "Third clash")
    titles, tally, _ = read(options(tmp_path))
    assert (titles, tally.known) == (["Third clash"], 2)


def test_changed_entry_is_read_again_if_its_page_changed(news, options, tmp_path):
    read(options(tmp_path))
    later = "Tue, 24 Nov 2026 10:00:00 GMT"
    news.put_feed("/rss", ITEM.format("a", later) + ITEM.format("b", later))
    news.put("/a", "", status=304)
    news.put_story("/b", "Second clash, more dead")
    titles, tally, _ = read(options(tmp_path))
    assert (titles, tally.known) == (["Second clash, more dead"], 1)
    assert dict(news.asked)["/a"]["if-none-match"] == '"a1"'


def test_what_was_not_remembered_is_read_again(news, options, tmp_path):
    read(options(tmp_path), remember=False)
    assert read(options(tmp_path))[0] == ["First clash", "Second clash"]


def test_longer_list_waits_and_the_feed_is_asked_whole(news, options, tmp_path):
    one = Source(NEWS + "/rss", max_articles=1)
    titles, tally, _ = read(options(tmp_path), one)
    assert (titles, tally.waiting) == (["First clash"], 1)
    assert read(options(tmp_path), one)[0] == ["Second clash"]
    assert "if-none-match" not in news.asked[-2][1]


def test_page_that_is_gone_is_told_once(news, options, tmp_path):
    news.put("/b", "", status=404)
    assert "status 404" in read(options(tmp_path))[2][0]
    news.asked.clear()
    assert read(options(tmp_path))[2] == []
    assert "/b" not in news.paths()


def test_page_that_fails_for_now_is_tried_five_times(news, options, tmp_path):
    news.put("/b", "", status=500)
    told = [len(read(options(tmp_path))[2]) for _ in range(7)]
    assert told == [1, 1, 1, 1, 1, 0, 0]
    assert news.paths().count("/b") == 5


def test_full_text_of_a_feed_stands_in_for_a_page_that_is_refused(site, options):
    text = "<p>Fighters took the post at the pass, the council said on Monday.</p>" * 20
    content = f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[{text}]]></content:encoded>'
    site.put_feed("/rss", f"<item><title>A</title><link>/a</link>{content}</item>")
    site.put("/a", "", status=403)
    notes = []
    (article,) = WebReader(options(), on_note=notes.append).read(Source(NEWS + "/rss"))
    assert (article.url, article.title) == (NEWS + "/a", "A")
    assert "the feed's own text" in notes[0].text


def test_sitemap_index_with_one_below_that_fails(site, options, tmp_path):
    index = "".join(f"<sitemap><loc>/{n}.xml</loc></sitemap>" for n in ("1", "2", "index"))
    site.put("/index.xml", f"<sitemapindex>{index}</sitemapindex>", content_type="text/xml")
    site.put("/1.xml", "<urlset><url><loc>/a</loc></url></urlset>", content_type="text/xml")
    site.put("/2.xml", "<broken", content_type="text/xml")
    site.put_story("/a", "A clash")
    titles, _, reasons = read(options(tmp_path), Source(NEWS + "/index.xml", kind="sitemap"))
    assert titles == ["A clash"]
    assert "no sound XML" in reasons[0]
    assert site.paths().count("/index.xml") == 1


def test_sitemaps_are_read_up_to_their_bound(site, options):
    for n in range(9):
        below = f"<sitemapindex><sitemap><loc>/{n + 1}.xml</loc></sitemap></sitemapindex>"
        site.put(f"/{n}.xml", below, content_type="text/xml")
    read(options(bounds={"sitemaps": 3}), Source(NEWS + "/0.xml"))
    assert site.paths()[1:] == ["/0.xml", "/1.xml", "/2.xml", "/3.xml"]


def test_copy_of_what_was_read(news, options, tmp_path):
    news.put_story("/a", "First clash", set_cookie="secret=1")
    list(read_web([NEWS + "/a"], options(tmp_path)))
    (row,) = [json.loads(line) for line in (tmp_path / "readings-2026-11.jsonl").open()]
    assert (row["url"], row["time"]) == (NEWS + "/a", "2026-11-25T12:00:00+00:00")
    assert row["headers"]["content-type"] == "text/html"
    assert "set-cookie" not in row["headers"]
    (file,) = (tmp_path / "copies").rglob("*.gz")
    assert file.name == f"{row['sha256']}.gz"
    assert b"First clash" in read_copy(file)


@pytest.mark.parametrize(
    "declared", ["text/html; charset=windows-1256", "text/html", "text/html; charset=zip"]
)
def test_charset(site, options, declared):
    page = "<html><head><meta charset='windows-1256'></head><body><p>جنگ در ولايت بغلان</p>"
    site.put("/a", page.encode("cp1256"), content_type=declared)
    (article,) = read_web([NEWS + "/a"], options())
    assert "جنگ در ولايت بغلان" in article.text


def test_charset_that_is_wrong_is_told(site, options):
    site.put(
        "/a",
        "<html><body><p>جنگ در بغلان</p></body></html>",
        content_type="text/html; charset=windows-1252",
    )
    notes = []
    (article,) = WebReader(options(), on_note=notes.append).read(Source(NEWS + "/a"))
    assert "جنگ در بغلان" in article.text
    assert "UTF-8" in notes[0].text


@pytest.mark.parametrize(
    ("stated", "url"),
    [
        ("http://www.news.example/real", "http://www.news.example/real"),
        ("http://other.example/theirs", NEWS + "/a"),
        (NEWS + "/", NEWS + "/a"),
        ("javascript:alert(1)", NEWS + "/a"),
    ],
)
def test_link_that_a_page_states_as_its_own(site, options, stated, url):
    body = "<p>Fighters attacked a post in Baghlan on Monday, the governor said.</p>"
    head = f'<head><title>A</title><link rel="canonical" href="{stated}"></head>'
    site.put("/a", f"<html>{head}<body><article>{body * 5}</article></body></html>")
    (article,) = read_web([NEWS + "/a"], options())
    assert article.url == url


def test_page_without_an_article_is_kept_for_another_try(site, options):
    site.put("/a", "<html><head><script>go()</script></head><body></body></html>")
    aside = []
    assert list(read_web([NEWS + "/a"], options(), aside.append)) == []
    (item,) = aside
    assert (item.where, item.key, item.kind) == (NEWS + "/a", NEWS + "/a", ".html")
    assert b"<script>" in item.raw


def test_empty_page(site, options):
    site.put("/a", "")
    assert len(read(options(), Source(NEWS + "/a"))[2]) == 1


def test_text_and_pdf_are_articles_too(site, options):
    site.put("/a.txt", "Clash in Takhar\n\nTwo men were killed.\n", content_type="text/plain")
    site.put("/a.pdf", b"%PDF-1.4 broken", content_type="application/pdf")
    titles, _, _ = read(options(), Source(NEWS + "/a.txt"))
    assert titles == ["Clash in Takhar"]
    assert "PDF" in read(options(), Source(NEWS + "/a.pdf"))[2][0]


def test_broken_memory_is_named(news, options, tmp_path):
    read(options(tmp_path))
    (file,) = (tmp_path / "known").iterdir()
    file.write_text("{")
    assert f"{file} cannot be read" in read(options(tmp_path))[2][0]


def test_source_refused_is_set_aside(options):
    titles, tally, reasons = read(options(), Source("http://inside.example/rss"))
    assert (titles, tally.set_aside) == ([], 1)
    assert "--allow-private" in reasons[0]
