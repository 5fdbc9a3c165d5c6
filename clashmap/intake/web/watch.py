"""Sources polled again and again: each when it is due, its new articles handed on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from clashmap.intake.web.bounds import WebOptions
from clashmap.intake.web.reader import Tally, WebReader
from clashmap.intake.web.sources import EVERY, Source
from extract.articles import Article
from extract.reading import OnSetAside, ignore_set_aside

# A source that fails is asked half as often each time, down to once a day.
_MOST_SECONDS = 86_400.0
# Articles handed on at a time, and the letters in them.
_BATCH, _BATCH_LETTERS = 200, 20_000_000

OnArticles = Callable[[Sequence[Article]], None]
OnPolled = Callable[[Source, Tally], None]


def ignore_polled(_: Source, __: Tally) -> None:
    """Do nothing: for callers who need no counts."""


@dataclass(frozen=True, slots=True)
class WatchConfig:
    """What to watch, how, and whom to tell.

    on_articles stores the new articles of one source; where it raises, they are read again the
    next time. every: seconds between two polls of a source that names none.
    """

    sources: Sequence[Source]
    options: WebOptions
    on_articles: OnArticles
    every: float = EVERY
    on_set_aside: OnSetAside = ignore_set_aside
    on_polled: OnPolled = ignore_polled


def watch(config: WatchConfig, *, once: bool = False) -> Tally:
    """Poll the sources, each when it is due, until interrupted; return the counts of one round."""
    reader = WebReader(config.options, config.on_set_aside)
    machine = config.options.machine
    total = Tally()
    due = [machine.clock()] * len(config.sources)
    fails = [0] * len(config.sources)
    while True:
        number = min(range(len(due)), key=due.__getitem__)
        if due[number] > machine.clock():
            if once:
                return total
            machine.sleep(due[number] - machine.clock())
        source = config.sources[number]
        _poll(source, reader, config)
        _add(total, reader.tally)
        fails[number] = fails[number] + 1 if reader.failed else 0
        due[number] = machine.clock() + _pause(source.every or config.every, fails[number])


def _poll(source: Source, reader: WebReader, config: WatchConfig) -> None:
    """Read one source, hand on what is new, and only then remember it."""
    for articles in _batches(reader.read(source)):
        config.on_articles(articles)
        reader.remember()
    reader.remember()
    config.on_polled(source, reader.tally)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield the articles in lots that fit into memory."""
    batch: list[Article] = []
    room = _BATCH_LETTERS
    for article in articles:
        batch.append(article)
        room -= len(article.text)
        if len(batch) >= _BATCH or room <= 0:
            yield batch
            batch, room = [], _BATCH_LETTERS
    if batch:
        yield batch


def _pause(every: float, fails: int) -> float:
    return max(every, min(every * 2 ** min(fails, 20), _MOST_SECONDS)) if fails else every


def _add(total: Tally, one: Tally) -> None:
    total.new += one.new
    total.known += one.known
    total.set_aside += one.set_aside
    total.waiting += one.waiting
    total.later += one.later
