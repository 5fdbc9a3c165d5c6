"""Watching: the table of sources, and polls when they are due."""

import pytest

from clashmap.intake.web.bounds import WebOptions
from clashmap.intake.web.errors import WebError
from clashmap.intake.web.sources import Source, parse_every, read_sources
from clashmap.intake.web.watch import WatchConfig, watch

NEWS = "http://news.example"
GOOD = 'name = "N"\nurl = "http://news.example/rss"\nkind = "feed"\n'
ITEM = "<item><title>{0}</title><link>/{0}</link></item>"


def table(tmp_path, text):
    file = tmp_path / "feeds.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_table_of_sources(tmp_path):
    more = 'publisher = "N Agency"\nevery = "2h"\nmax_articles = 5\n'
    other = '[[source]]\nname = "S"\nurl = "http://news.example/s.xml"\nkind = "sitemap"\n'
    file = table(tmp_path, f"[[source]]\n{GOOD}{more}{other}")
    assert read_sources(file, WebOptions()) == [
        Source(NEWS + "/rss", "N", "feed", "N Agency", 7_200, 5),
        Source(NEWS + "/s.xml", "S", "sitemap"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no [[source]]"),
        ("a = ", "no TOML"),
        ("feeds = 1\n[[source]]\n" + GOOD, "unknown key 'feeds'"),
        ("source = [1]", "source 1, found 1"),
        ("[[source]]\n" + GOOD + "colour = 1", "source 1, key 'colour': not known"),
        ("[[source]]\n" + GOOD.replace('"feed"', '"rss"'), "key kind: found 'rss'"),
        ("[[source]]\n" + GOOD.replace('"N"', "5"), "key name: found 5"),
        (
            "[[source]]\n" + GOOD.replace('"N"', r'"\u001b[2J"'),
            "key name: '\\x1b[2J' holds control",
        ),
        ("[[source]]\n" + GOOD.replace("http:", "file:"), "key url: a link of kind 'file'"),
        ("[[source]]\n" + GOOD + 'every = "soon"', "key every: 'soon' is no time"),
        ("[[source]]\n" + GOOD + "every = 15", "key every: found 15"),
        ("[[source]]\n" + GOOD + "max_articles = 0", "key max_articles: found 0"),
        ("[[source]]\n" + GOOD + "max_articles = true", "key max_articles: found True"),
        (("[[source]]\n" + GOOD) * 2, "source 2, key name: 'N' is there twice"),
    ],
)
def test_fault_in_the_table(tmp_path, text, reason):
    file = table(tmp_path, text)
    with pytest.raises(WebError) as caught:
        read_sources(file, WebOptions())
    assert str(caught.value).startswith(str(file))
    assert reason in str(caught.value)


def test_no_table(tmp_path):
    with pytest.raises(WebError, match="cannot be opened"):
        read_sources(tmp_path / "none.toml", WebOptions())


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("15m", 900), ("2 h", 7_200), ("1d", 86_400)]
)
def test_time_between_polls(text, seconds):
    assert parse_every(text) == seconds


@pytest.mark.parametrize("text", ["5s", "40d", "1", "-5m", "1.5h", "٥m", ""])
def test_no_time_between_polls(text):
    with pytest.raises(WebError):
        parse_every(text)


@pytest.fixture
def news(site):
    site.put_feed("/rss", ITEM.format("a"))
    site.put_story("/a", "A clash")
    return site


def test_once_reads_each_source_once(news, options, tmp_path):
    lots, polled = [], []
    sources = [Source(NEWS + "/rss", "N", "feed"), Source(NEWS + "/gone", "G", "page")]
    config = WatchConfig(
        sources, options(tmp_path), lots.append, on_polled=lambda s, tally: polled.append(s.name)
    )
    total = watch(config, once=True)
    assert [[article.title for article in lot] for lot in lots] == [["A clash"]]
    assert (total.new, total.set_aside, polled) == (1, 1, ["N", "G"])
    assert watch(config, once=True).new == 0


class EnoughError(Exception):
    """Ends a watch that would go on."""


def polls(options, clock, sources, hours):
    """Return at which second each source was polled, in some hours."""
    times = []

    def note(source, _):
        times.append((source.name, round(clock.seconds - 1_000)))
        if clock.seconds > 1_000 + hours * 3_600:
            raise EnoughError

    with pytest.raises(EnoughError):
        watch(WatchConfig(sources, options(seconds_between=0), print, every=3_600, on_polled=note))
    return times


def test_each_source_when_it_is_due(site, options, clock):
    site.put("/rss", "<rss version='2.0'><channel/></rss>", content_type="text/xml")
    sources = [Source(NEWS + "/rss", "N"), Source(NEWS + "/rss?2", "M", every=1_800.0)]
    site.answers["/rss?2"] = site.answers["/rss"]
    assert polls(options, clock, sources, 0.9) == [
        ("N", 0), ("M", 0), ("M", 1_800), ("N", 3_600)
    ]  # fmt: skip


def test_failing_source_is_asked_less_and_less(site, options, clock):
    times = [at for _, at in polls(options, clock, [Source(NEWS + "/gone", "G")], 100)]
    assert times[:5] == [0, 7_200, 21_600, 50_400, 108_000]
    assert times[6] - times[5] == 86_400


def test_articles_that_were_not_stored_come_again(news, options, tmp_path):
    def fail(_):
        raise EnoughError

    source = [Source(NEWS + "/rss", "N", "feed")]
    with pytest.raises(EnoughError):
        watch(WatchConfig(source, options(tmp_path), fail), once=True)
    lots = []
    watch(WatchConfig(source, options(tmp_path), lots.append), once=True)
    assert lots[0][0].title == "A clash"
