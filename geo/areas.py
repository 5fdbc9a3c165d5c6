"""The check that places lie in provinces and districts that exist."""

from collections.abc import Iterable, Mapping

from geo.places import Place
from geo.tables import Row


def check_areas(rows: Iterable[Row], places: Mapping[str, Place]) -> None:
    """Raise for a row of places.csv in a province or district that no other row is.

    A misspelt district would be counted nowhere and drawn nowhere.
    """
    for row in rows:
        for province in row.many("provinces"):
            if f"AF/{province}" not in places:
                raise row.fault("provinces", f"{province!r} is no province of places.csv")
        district = f"AF/{row['province']}/{row['district']}"
        if row["district"] and district not in places:
            raise row.fault(
                "district", f"{row['district']!r} is no district of {row['province']} in places.csv"
            )
