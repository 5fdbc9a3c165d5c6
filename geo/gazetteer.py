"""The gazetteer: places, all their names, and the words that go with them.

Read from CSV files (data/gazetteer), which are the master: an analyst adds a row, no code. Knows
what names exist; which of several places is meant is decided in geo/resolve.py.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from geo.areas import check_areas
from geo.errors import GeoError
from geo.fold import fold
from geo.guess import Guesser
from geo.names import USES, Name, Rule, Sense
from geo.places import Place
from geo.spelling import variants
from geo.tables import Row, read_table

FOLDER = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
PLACE_KINDS = (
    "province", "district", "city", "town", "village", "valley", "pass", "base", "crossing",
    "river", "site", "region", "country", "foreign",
)  # fmt: skip
TABLES = {
    "places": (
        "place_id", "name", "kind", "province", "district", "provinces", "lon", "lat",
        "province_pcode", "district_pcode", "prominence",
    ),
    "names": ("name", "place_id", "use", "source"),
    "ambiguous": ("name", "default", "not_before", "not_after", "not_near", "person", "note"),
    "foreign": ("name", "kind", "country", "aliases"),
    "demonyms": ("word", "place_id"),
    "cues": ("group", "word", "value"),
}  # fmt: skip
_CAPITAL = 60  # prominence of a district that is the seat of its province
_TOWNS = ("city", "town")
_VARIED = frozenset(("province", "district", "city", "town", "valley"))
CUE_GROUPS = (
    "after_region", "area_noun", "at", "auxiliary", "based", "birth", "building", "city_before",
    "comparison",
    "compass", "designator", "direction", "epithet", "excluded", "excluded_pair", "expletive",
    "function", "given", "government_in", "government_noun", "leaving", "list_before", "locative",
    "no_guess", "no_variant", "organisation", "organisation_before", "origin_before", "reference",
    "relation", "road", "speech", "studied", "title", "towards",
)  # fmt: skip
CUE_NAMES = ("designator", "reference", "compass")


class Gazetteer:
    """All places and names, ready for matching and resolving."""

    def __init__(self, places: dict[str, Place], names: list[tuple[str, Name, str]]) -> None:
        self._places = places
        self._names = names
        self.cues: dict[str, dict[str, str]] = {}
        self._capitals: dict[str, Place] = {}
        self._valleys: dict[str, Place] = {}
        for place in places.values():
            district = self.district(place.province, place.district)
            if place.kind in _TOWNS and district and _is_seat(place, district):
                self._capitals.setdefault(place.province or "", place)
            elif place.kind == "valley" and place.name == f"{place.province} Valley":
                self._valleys[place.province or ""] = place

    @classmethod
    def load(cls, folder: Path | None = None, extra: Sequence[Path] = ()) -> "Gazetteer":
        """The gazetteer of a folder (ours by default).

        extra are an analyst's own files, each named as the table it extends (places.csv,
        names.csv, ...), or folders of such: their rows come after ours and replace those with the
        same key. Every bad row raises GeoError with file, line and column.
        """
        rows = {table: _read(table, folder or FOLDER, extra) for table in TABLES}
        places = _places(rows["places"]) | _foreign_places(rows["foreign"])
        check_areas(rows["places"], places)
        names = _Names(places)
        names.add_listed(rows["names"], rows["foreign"])
        rules = _rules(rows["ambiguous"], places)
        gazetteer = cls(places, [])
        gazetteer.cues.update(_cues(rows["cues"]))
        names.add_variants(gazetteer.words("no_variant"))
        gazetteer._names = [
            *names.entries(rules),
            *_demonyms(rows["demonyms"], places),
            *_cue_names(gazetteer.cues),
        ]
        return gazetteer

    def entries(self) -> Iterator[tuple[str, Name, str]]:
        """(surface, Name, case) for geo.matcher.Matcher, one for each folded name."""
        return iter(self._names)

    def place(self, place_id: str) -> Place:
        """The place of this id; GeoError where there is none."""
        if place_id not in self._places:
            raise GeoError(f"place {place_id!r} is not in the gazetteer; see places.csv")
        return self._places[place_id]

    def places(self) -> Iterator[Place]:
        """All places, in the order of the files."""
        return iter(self._places.values())

    def province(self, name: str | None) -> Place | None:
        """The province of this canonical name, None where there is none."""
        return self._places.get(f"AF/{name}")

    def district(self, province: str | None, name: str | None) -> Place | None:
        """The district of this name in that province, None where there is none."""
        return self._places.get(f"AF/{province}/{name}") if name else None

    def capital(self, province: str | None) -> Place | None:
        """The capital city of a province, None where there is none."""
        return self._capitals.get(province or "")

    def valley(self, province: str | None) -> Place | None:
        """The valley that a province is named after (Panjshir), None where there is none."""
        return self._valleys.get(province or "")

    @cached_property
    def guesser(self) -> Guesser:
        """The reader of unknown spellings, built at first use."""
        return Guesser(self._names, self.words("no_guess"))

    def words(self, group: str) -> dict[str, str]:
        """The cue words of a group (folded), with their values."""
        return self.cues.get(group, {})


def _is_seat(place: Place, district: Place) -> bool:
    """Whether the town is the seat of its province, which its district's prominence tells."""
    return district.prominence >= _CAPITAL and (place.kind == "city" or place.name == district.name)


def _read(table: str, folder: Path, extra: Sequence[Path]) -> list[Row]:
    files = [folder / f"{table}.csv"]
    for path in extra:
        if not path.exists():
            raise GeoError(f"{path}: no such file or folder; check the path")
        own = path / f"{table}.csv" if path.is_dir() else path
        if own.name == f"{table}.csv" and own.is_file():
            files.append(own)
        elif not path.is_dir() and path.stem not in TABLES:
            raise GeoError(f"{path.name}: name it one of {', '.join(f'{t}.csv' for t in TABLES)}")
    return [row for file in files for row in read_table(file, TABLES[table])]


def _key(row: Row, column: str) -> str:
    key = " ".join(fold(row.filled(column)).text.split())
    if not any(char.isalnum() for char in key):
        raise row.fault(column, f"{row[column]!r} holds no letter")
    return key


def _places(rows: Iterable[Row]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for row in rows:
        lon, lat = row.number("lon", -180, 180), row.number("lat", -90, 90)
        if (lon is None) != (lat is None):
            raise row.fault("lon", "lon and lat have to be given together")
        provinces = row.many("provinces")
        if row["province"] and row["province"] not in provinces:
            raise row.fault("provinces", f"{row['province']!r} has to be among them")
        place_id = row.filled("place_id")
        places[place_id] = Place(
            place_id,
            row.filled("name"),
            row.one_of("kind", PLACE_KINDS),
            row["province"] or None,
            row["district"] or None,
            provinces,
            lon,
            lat,
            row["province_pcode"] or None,
            row["district_pcode"] or None,
            int(row.number("prominence", 0, 100) or 0),
        )
    return places


def _foreign_id(row: Row) -> str:
    parts = ("foreign", row["country"] if row["kind"] != "country" else "", row["name"])
    return "/".join(part.lower().replace(" ", "-") for part in parts if part)


def _foreign_places(rows: Iterable[Row]) -> dict[str, Place]:
    kinds = ("country", "capital", "city", "region")
    places = {}
    for row in rows:
        prominence = {"country": 60, "capital": 50}.get(row.one_of("kind", kinds), 30)
        places[_foreign_id(row)] = Place(
            _foreign_id(row), row.filled("name"), "foreign", prominence=prominence
        )
    return places


def _rules(rows: Iterable[Row], places: dict[str, Place]) -> dict[str, Rule]:
    rules = {}
    for row in rows:
        if row["default"] and row["default"] not in places:
            raise row.fault("default", f"{row['default']!r} is no place_id of places.csv")
        rules[_key(row, "name")] = Rule(
            row["default"],
            _words(row, "not_before"),
            _words(row, "not_after"),
            _words(row, "not_near"),
            row.one_of("person", ("", "yes")) == "yes",
        )
    return rules


def _words(row: Row, column: str) -> frozenset[str]:
    return frozenset(fold(word).text for word in row.many(column))


def _cues(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    cues: dict[str, dict[str, str]] = {group: {} for group in CUE_GROUPS}
    for row in rows:
        group = row.one_of("group", CUE_GROUPS)
        cues[group][" ".join(fold(row.filled("word")).text.split())] = row["value"]
    return cues


def _demonyms(rows: Iterable[Row], places: dict[str, Place]) -> Iterator[tuple[str, Name, str]]:
    for row in rows:
        place = places.get(row["place_id"])
        if place is None:
            raise row.fault("place_id", f"{row['place_id']!r} is no place_id of places.csv")
        word = row.filled("word")
        for surface in {word, f"{word}s"} if word.isascii() else {word}:
            yield surface, Name(surface, "demonym", (Sense(place),)), "title"


def _cue_names(cues: dict[str, dict[str, str]]) -> Iterator[tuple[str, Name, str]]:
    for kind in CUE_NAMES:
        for word, value in cues.get(kind, {}).items():
            yield word, Name(word, kind, value=value), "any"


class _Names:
    """The senses of every folded name while the tables are read."""

    def __init__(self, places: dict[str, Place]) -> None:
        self._places = places
        self._senses: dict[str, dict[str, str]] = {}
        self._surfaces: dict[str, str] = {}

    def add_listed(self, names: Iterable[Row], foreign: Iterable[Row]) -> None:
        for row in names:
            if row["place_id"] not in self._places:
                raise row.fault("place_id", f"{row['place_id']!r} is no place_id of places.csv")
            self._add(_key(row, "name"), row["name"], row["place_id"], row.one_of("use", USES))
        for row in foreign:
            for surface in (row["name"], *row.many("aliases")):
                key = " ".join(fold(surface).text.split())
                use = "context" if key in self._senses and surface != row["name"] else "plain"
                self._add(key, surface, _foreign_id(row), use)

    def _add(self, key: str, surface: str, place_id: str, use: str) -> None:
        self._senses.setdefault(key, {})[place_id] = use
        self._surfaces.setdefault(key, surface)

    def add_variants(self, barred: Container[str]) -> None:
        """Spellings by rule of the main name of each larger place, where nobody bears them yet.

        barred are words that such a spelling may not be (other people's names, common words).
        """
        made: dict[str, set[str]] = {}
        for place in self._places.values():
            key = " ".join(fold(place.name).text.split())
            senses = self._senses.get(key, {})
            if place.kind in _VARIED and senses.get(place.place_id) == "plain":
                for variant in variants(key):
                    if variant not in self._senses and variant not in barred:
                        made.setdefault(variant, set()).add(place.place_id)
        for variant, found in made.items():
            if len({self._places[place_id].province for place_id in found}) == 1:
                self._surfaces[variant] = variant
                self._senses[variant] = dict.fromkeys(found, "variant")

    def entries(self, rules: dict[str, Rule]) -> Iterator[tuple[str, Name, str]]:
        for key, senses in self._senses.items():
            surface = self._surfaces[key]
            found = sorted(
                (Sense(self._places[place_id], use) for place_id, use in senses.items()),
                key=lambda sense: (-sense.place.prominence, sense.place.place_id),
            )
            provinces = frozenset(s.place.province for s in found if s.place.province)
            case = "upper" if surface.isupper() and len(surface) < 6 and key.isalpha() else "title"
            if not surface.isascii():
                case = "title"
            name = Name(
                surface,
                "place",
                tuple(found),
                rule=rules.get(key),
                provinces=provinces,
                is_elsewhere=all(s.place.kind in ("foreign", "country") for s in found),
            )
            yield surface, name, case
