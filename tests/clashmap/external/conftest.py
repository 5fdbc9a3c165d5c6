"""Rows of our own in the columns of UCDP GED and of ACLED, and the real ones where they are."""

import csv
import io
from pathlib import Path

import pytest

REAL = Path(__file__).resolve().parents[4] / "shared" / "ucdp" / "ged_afghanistan_sample.csv"
# The columns of version 17 to 19; later ones have more of them.
GED = {
    "id": "7001",
    "year": "2022",
    "active_year": "1",
    "type_of_violence": "1",
    "conflict_name": "Afghanistan: Government",
    "side_a": "Government of Afghanistan",
    "side_b": "NRF",
    "where_prec": "1",
    "where_coordinates": "Rukha town",
    "adm_1": "Panjsher province",
    "adm_2": "Rukha district",
    "latitude": "35.27",
    "longitude": "69.47",
    "country": "Afghanistan",
    "country_id": "700",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2022-05-12",
    "date_end": "2022-05-12",
    "deaths_a": "3",
    "deaths_b": "1",
    "deaths_civilians": "0",
    "deaths_unknown": "0",
    "low": "3",
    "best": "4",
    "high": "6",
}
ACLED = {
    "event_id_cnty": "AFG9001",
    "event_date": "12 May 2022",
    "year": "2022",
    "time_precision": "1",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "NRF: National Resistance Front",
    "actor2": "Military Forces of Afghanistan (2021-)",
    "iso": "4",
    "country": "Afghanistan",
    "admin1": "Panjsher",
    "admin2": "Rukha",
    "location": "Rukha",
    "latitude": "35.27",
    "longitude": "69.47",
    "geo_precision": "1",
    "source": "Valley Desk",
    "notes": "Fighters met.",
    "fatalities": "4",
    "timestamp": "1652745600",
}


@pytest.fixture
def write_csv(tmp_path):
    """Write rows that differ from a first one; return the file's path."""

    def write(base, *changes, name="ged231.csv", delimiter=",", encoding="utf-8", upper=False):
        columns = list(dict.fromkeys([*base, *(key for change in changes for key in change)]))
        text = io.StringIO()
        writer = csv.writer(text, delimiter=delimiter)
        writer.writerow([column.upper() if upper else column for column in columns])
        for change in changes or ({},):
            row = base | change
            writer.writerow([row.get(column, "") for column in columns])
        path = tmp_path / name
        path.write_bytes(text.getvalue().encode(encoding))
        return path

    return write


@pytest.fixture
def ged(write_csv):
    return lambda *changes, **options: write_csv(GED, *changes, **options)


@pytest.fixture
def acled(write_csv):
    return lambda *changes, **options: write_csv(
        ACLED, *changes, **({"name": "2022-05-01-Afghanistan.csv"} | options)
    )


@pytest.fixture(scope="session")
def real():
    """The real UCDP rows, read once."""
    from clashmap.intake.external import read_external

    if not REAL.is_file():
        pytest.skip("the sample of UCDP GED is not beside the checkout")
    return read_external(REAL)
