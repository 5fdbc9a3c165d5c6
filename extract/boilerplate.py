"""The phrases of data/lexicon/boilerplate.csv: what pages say around an article."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from extract.errors import ExtractError

_FILE = Path(__file__).parents[1] / "data" / "lexicon" / "boilerplate.csv"
_COLUMNS = ["phrase", "where", "role", "note"]
_PLACES = ("line", "start", "within", "regex", "photo", "agency")
_ROLES = ("boilerplate", "caption", "byline", "dateline", "list", "tail")
_EDGES = " \t\u00a0.:!…»>›→-–—|*#_"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases in lower case by where they count: as a line, its start, anywhere, as a pattern.

    photo and agency are names that stand in picture credits; an agency also sends text.
    """

    line: dict[str, str]
    start: tuple[tuple[str, str], ...]
    starts: tuple[str, ...]
    within: tuple[tuple[str, str], ...]
    regex: tuple[tuple[str, re.Pattern[str]], ...]
    photo: tuple[str, ...]
    agency: tuple[str, ...]

    def role_of(self, line: str) -> str | None:
        """Return the role that a phrase gives a line, None where no phrase fits."""
        lowered = line.lower().replace("’", "'")
        plain = lowered.strip(_EDGES)
        if plain in self.line:
            return self.line[plain]
        lowered = lowered.lstrip(" \t\u00a0*_#>([|•")
        if lowered.startswith(self.starts):
            return next(role for phrase, role in self.start if lowered.startswith(phrase))
        for phrase, role in self.within:
            if phrase in lowered:
                return role
        return next((role for role, pattern in self.regex if pattern.fullmatch(plain)), None)


def load_phrases(path: Path = _FILE) -> Phrases:
    """Return the phrases of a file, each row checked."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != _COLUMNS:
            raise ExtractError(f"{path.name}: columns are {reader.fieldnames}, must be {_COLUMNS}")
        rows = [_check(row, f"{path.name}, line {reader.line_num}") for row in reader]
    by_place = {
        place: tuple((phrase, role) for phrase, where, role in rows if where == place)
        for place in _PLACES
    }
    return Phrases(
        line=dict(by_place["line"]),
        start=by_place["start"],
        starts=tuple(phrase for phrase, _ in by_place["start"]),
        within=by_place["within"],
        regex=_join_patterns(by_place["regex"]),
        photo=tuple(phrase for phrase, _ in by_place["photo"]),
        agency=tuple(phrase for phrase, _ in by_place["agency"]),
    )


def _join_patterns(rows: Iterable[tuple[str, str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return one pattern a role: one try a line instead of many."""
    by_role: dict[str, list[str]] = {}
    for phrase, role in rows:
        by_role.setdefault(role, []).append(f"(?:{phrase})")
    return tuple((role, re.compile("|".join(phrases))) for role, phrases in by_role.items())


def _check(row: dict[str, str], where: str) -> tuple[str, str, str]:
    """Return phrase, place and role of a row; raise where one cannot be."""
    phrase, place, role = row["phrase"], row["where"], row["role"]
    if place not in _PLACES:
        raise ExtractError(
            f"{where}: column where is {place!r}, must be one of {', '.join(_PLACES)}"
        )
    if role not in _ROLES:
        raise ExtractError(f"{where}: column role is {role!r}, must be one of {', '.join(_ROLES)}")
    if not phrase or (phrase != phrase.lower() and place != "regex"):
        raise ExtractError(f"{where}: column phrase is {phrase!r}, must be words in lower case")
    try:
        re.compile(phrase if place == "regex" else "")
    except re.error as error:
        raise ExtractError(f"{where}: column phrase {phrase!r} is no pattern: {error}") from error
    return phrase, place, role
