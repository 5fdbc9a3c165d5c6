"""What to read from the web: one source, and the table feeds.toml of many."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from clashmap.intake.web.addresses import check_link
from clashmap.intake.web.bounds import WebOptions
from clashmap.intake.web.errors import WebError

KINDS = ("feed", "sitemap", "page")
ANY_KIND = "any"
MAX_ARTICLES = 1_000
MOST_ARTICLES = 100_000
EVERY = 900.0
_SHORTEST, _LONGEST = 60.0, 31 * 86_400.0
_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_KEYS = ("name", "url", "kind", "publisher", "every", "max_articles")
_MAX_TABLE = 5_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """One feed, sitemap or page. kind "any": told by what is there.

    every: seconds between two polls, None for the usual ones. max_articles: the most that one
    reading takes; of a longer list the newest.
    """

    url: str
    name: str = ""
    kind: str = ANY_KIND
    publisher: str | None = None
    every: float | None = None
    max_articles: int = MAX_ARTICLES


def parse_every(text: str) -> float:
    """Return the seconds of "90s", "15m", "2h" or "1d"; raise WebError for anything else."""
    match = re.fullmatch(r"(\d{1,6}) ?([smhd])", text.strip(), re.ASCII)
    seconds = float(match[1]) * _UNITS[match[2]] if match else 0.0
    if not _SHORTEST <= seconds <= _LONGEST:
        raise WebError(f'{text!r:.40} is no time between polls; write "15m", "2h" (1m to 31d)')
    return seconds


def read_sources(file: Path, options: WebOptions) -> list[Source]:
    """Return the sources of a feeds.toml; raise WebError naming file, source and key of a fault."""
    rows = _load(file).get("source")
    if not isinstance(rows, list) or not rows:
        raise WebError(f"{file}: no [[source]] in it; add one with name, url and kind")
    sources: list[Source] = []
    for number, row in enumerate(rows, start=1):
        try:
            source = _read_source(row, options)
            _check_new(source, sources)
        except WebError as error:
            raise WebError(f"{file}, source {number}, {error}") from error
        sources.append(source)
    return sources


def _load(file: Path) -> Mapping[str, object]:
    """Return the whole table of a file."""
    try:
        if file.stat().st_size > _MAX_TABLE:
            raise WebError(f"{file} is over {_MAX_TABLE // 1_000_000} MB; split it")
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise WebError(f"{file} cannot be opened ({error.strerror}); check the path") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise WebError(f"{file} is no TOML in UTF-8 ({error}); correct it") from error
    unknown = sorted(set(table) - {"source"})
    if unknown:
        raise WebError(f"{file}: unknown key {unknown[0]!r:.40}; it may hold [[source]] only")
    return table


def _read_source(row: object, options: WebOptions) -> Source:
    """Return one source; raise WebError beginning with the key that is wrong."""
    if not isinstance(row, dict):
        raise WebError(f"found {row!r:.40}; write [[source]] and its keys below")
    unknown = sorted(set(row) - set(_KEYS))
    if unknown:
        raise WebError(f"key {unknown[0]!r:.40}: not known; use {', '.join(_KEYS)}")
    kind = _text(row, "kind")
    if kind not in KINDS:
        raise WebError(f"key kind: found {kind!r:.40}; write one of {', '.join(KINDS)}")
    return Source(
        url=_link(_text(row, "url"), options),
        name=_text(row, "name"),
        kind=kind,
        publisher=_text(row, "publisher") if "publisher" in row else None,
        every=_every(row) if "every" in row else None,
        max_articles=_count(row.get("max_articles", MAX_ARTICLES)),
    )


def _text(row: Mapping[str, object], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip() or len(value) > 2_000:
        raise WebError(f"key {key}: found {value!r:.40}; write a text")
    if not value.isprintable():
        raise WebError(f"key {key}: {value!r:.40} holds control characters; take them out")
    return value.strip()


def _link(url: str, options: WebOptions) -> str:
    try:
        return check_link(url, options).url
    except WebError as error:
        raise WebError(f"key url: {error}") from error


def _every(row: Mapping[str, object]) -> float:
    try:
        return parse_every(_text(row, "every"))
    except WebError as error:
        raise WebError(f"key every: {str(error).removeprefix('key every: ')}") from error


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_ARTICLES:
        raise WebError(
            f"key max_articles: found {value!r:.40}; write a whole number to {MOST_ARTICLES:,}"
        )
    return value


def _check_new(source: Source, others: Sequence[Source]) -> None:
    """Raise WebError where a name or a link is there already."""
    for key in ("name", "url"):
        if any(getattr(source, key) == getattr(other, key) for other in others):
            raise WebError(f"key {key}: {getattr(source, key)!r:.80} is there twice; remove one")
