"""A corrected place of a report: by gazetteer id or name, area, or point; with what follows."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from clashmap.store.errors import StoreError
from extract.marks import default_tools
from extract.reports import PRECISION, Report, level_of
from geo.gazetteer import Gazetteer
from geo.places import Place

PLACE_FIELDS = ("place_id", "province", "district", "lon", "lat")
_POINT = ("lon", "lat")
_UNSAFE = re.compile(r"[^\w]+")
_NAMED = 5


def correct_place(report: Report, written: Mapping[str, str]) -> dict[str, object]:
    """All fields of the place meant by the fields as written; StoreError where there is none."""
    gazetteer = default_tools().gazetteer
    if "lon" in written or "lat" in written:
        return _fields_of(_at_point(gazetteer, report, written), is_point=True)
    if "place_id" in written:
        place = find_place(gazetteer, written["place_id"])
    else:
        place = _find_area(gazetteer, report, written)
    for name in ("province", "district"):
        if name in written and written[name] != getattr(place, name):
            raise StoreError(
                f"{place.place_id} lies in {place.district or 'no one district'},"
                f" {place.province}, not in {written[name]}; leave {name} out or name another place"
            )
    return _fields_of(place, is_point=level_of(place) == "site")


def find_place(gazetteer: Gazetteer, written: str) -> Place:
    """The place of an id, or of a name that only one has."""
    places = [place for place in gazetteer.places() if place.kind != "foreign"]
    by_id = {place.place_id: place for place in places}
    if written in by_id:
        return by_id[written]
    named = [place for place in places if place.name.casefold() == written.casefold()]
    if len(named) == 1:
        return named[0]
    if named:
        ids = ", ".join(place.place_id for place in named)
        raise StoreError(f"place_id={written}: several places have this name; use one of {ids}")
    names = {place.name: place.place_id for place in places}
    near = difflib.get_close_matches(written.rpartition("/")[2], names, _NAMED, 0.7)
    hint = f"; like it: {', '.join(names[name] for name in near)}" if near else ""
    raise StoreError(
        f"place_id={written}: no such place in the gazetteer{hint}. Add a row"
        " (docs/how-to-add.md), or correct district, or lon and lat"
    )


def own_place_id(district: Place, name: str) -> str:
    """The id that a new place of a district takes."""
    return f"{district.place_id}/{_UNSAFE.sub('-', name.casefold()).strip('-') or 'place'}"


def _find_area(gazetteer: Gazetteer, report: Report, written: Mapping[str, str]) -> Place:
    """The district or province that is named; the province is the report's unless it is named."""
    if "district" not in written:
        return _province(gazetteer, written["province"])
    name = written["district"]
    if "province" in written:
        homes = [_province(gazetteer, written["province"]).name]
    else:
        homes = [place.name for place in gazetteer.places() if place.kind == "province"]
    found = [place for home in homes if (place := gazetteer.district(home, name)) is not None]
    own = [place for place in found if place.province == report.province]
    if len(own or found) == 1:
        return (own or found)[0]
    if found:
        names = ", ".join(str(place.province) for place in found)
        raise StoreError(f"district={name}: {names} each have one; give province=NAME too")
    districts = [p.name for home in homes for p in gazetteer.places() if _is_in(p, home)]
    raise StoreError(f"district={name}: no such district{_like(name, districts)}")


def _is_in(place: Place, province: str) -> bool:
    return place.kind == "district" and place.province == province


def _province(gazetteer: Gazetteer, name: str) -> Place:
    found = gazetteer.province(name)
    if found is None or found.kind != "province":
        names = [place.name for place in gazetteer.places() if place.kind == "province"]
        raise StoreError(f"province={name}: no such province{_like(name, names)}")
    return found


def _like(name: str, names: list[str]) -> str:
    near = difflib.get_close_matches(name, dict.fromkeys(names), _NAMED, 0.6)
    return f"; like it: {', '.join(near)}" if near else "; data/gazetteer/places.csv lists them"


def _at_point(gazetteer: Gazetteer, report: Report, written: Mapping[str, str]) -> Place:
    """A place of the report's own name at a point; its areas are those that hold the point."""
    if not all(name in written for name in _POINT):
        raise StoreError("lon and lat belong together; give both, in degrees (EPSG:4326)")
    lon, lat = (_degrees(name, written[name]) for name in _POINT)
    district = _district_at(gazetteer, lon, lat)
    for name, is_so in (("province", district.province), ("district", district.name)):
        if name in written and written[name] != is_so:
            raise StoreError(
                f"the point {lon} {lat} lies in {district.name}, {district.province}, not in"
                f" {written[name]}; check lon and lat"
            )
    if "place_id" in written:
        place_id = find_place(gazetteer, written["place_id"]).place_id
    else:
        place_id = own_place_id(district, report.place or "place")
    return Place(
        place_id=place_id,
        name=report.place or place_id.rpartition("/")[2],
        kind="site",
        province=district.province,
        district=district.name,
        provinces=(district.province,) if district.province else (),
        lon=lon,
        lat=lat,
        province_pcode=district.province_pcode,
        district_pcode=district.district_pcode,
    )


def _degrees(name: str, written: str) -> float:
    try:
        return float(written)
    except ValueError:
        raise StoreError(f"{name}={written}: use degrees as 69.49 (EPSG:4326)") from None


def _district_at(gazetteer: Gazetteer, lon: float, lat: float) -> Place:
    # Loaded here: only points need the boundaries.
    import shapely  # noqa: PLC0415

    from geo.boundaries import load_boundaries  # noqa: PLC0415

    districts = load_boundaries().districts
    hit = districts[districts.contains(shapely.Point(lon, lat))]
    if hit.empty:
        raise StoreError(f"the point {lon} {lat} is in no district of Afghanistan; lon comes first")
    row = hit.iloc[0]
    found = gazetteer.district(row["province"], row["district"])
    if found is None:
        raise StoreError(f"the gazetteer has no district {row['district']} of {row['province']}")
    return found


def _fields_of(place: Place, *, is_point: bool) -> dict[str, object]:
    """All fields of a report that tell where it was."""
    level = "site" if is_point else level_of(place)
    return {
        "place_id": place.place_id,
        "geo_level": level,
        "geo_precision": PRECISION[level],
        "lon": place.lon if is_point else None,
        "lat": place.lat if is_point else None,
        "province": place.province,
        "district": place.district,
        "provinces": list(place.provinces or filter(None, [place.province])),
        "province_pcode": place.province_pcode,
        "district_pcode": place.district_pcode,
    }
