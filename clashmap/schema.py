"""Every table and column: type, unit and meaning. The one place that names them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, pandas/Arrow type in words, and what it means."""

    name: str
    type: str
    meaning: str


KINDS = (
    "clash",
    "attack",
    "violence_against_civilians",
    "control",
    "deployment",
    "detention",
    "presence",
)
PERIODS = ("current", "background", "historical")
STATUSES = ("reported", "claimed", "denied", "confirmed")
GEO_LEVELS = ("site", "near", "district", "province", "region", "country")

REPORT_COLUMNS = (
    Column("report_id", "string", "hash of article, kind, place_id and evidence span"),
    Column("article_id", "string", "hash of the canonical URL, else the row's id, else its path"),
    Column("article_version", "string", "hash of the article's text"),
    Column("event_id", "string", "the event that joins reports of the same happening"),
    Column("extractor_version", "string", "version of the rules that made the row"),
    Column("source", "string", "file name, or the row's id"),
    Column("article_title", "string", "title, null where unknown"),
    Column("publisher", "string", "publisher, null where unknown"),
    Column("url", "string", "http(s) link, null where unknown"),
    Column("published", "string", "ISO date, as precise as known"),
    Column("published_start", "string", "first day the article may have come out"),
    Column("published_end", "string", "last day the article may have come out"),
    Column("published_basis", "string", "given | stated | inferred"),
    Column("kind", "string", "one of KINDS"),
    Column("period", "string", "one of PERIODS"),
    Column("status", "string", "one of STATUSES"),
    Column("attribution", "list[string]", "who says so, nearest speaker first"),
    Column("place", "string", "the place as written"),
    Column("place_id", "string", "gazetteer id"),
    Column("geo_level", "string", "one of GEO_LEVELS: what the text supports"),
    Column("geo_precision", "int", "UCDP where_prec: 1 site .. 6 country"),
    Column("lon", "float", "degrees east, EPSG:4326; null unless a point was named"),
    Column("lat", "float", "degrees north, EPSG:4326; null unless a point was named"),
    Column("province", "string", "the province it is counted in, canonical"),
    Column("district", "string", "the district it is counted in, canonical"),
    Column("provinces", "list[string]", "all provinces the place touches"),
    Column("province_pcode", "string", "COD-AB P-code"),
    Column("district_pcode", "string", "COD-AB P-code"),
    Column("groups", "list[string]", "canonical group names involved"),
    Column("initiator", "list[string]", "who acts"),
    Column("target", "list[string]", "who is acted upon"),
    Column("date_start", "string", "first day it may have happened, ISO"),
    Column("date_end", "string", "last day, null where open"),
    Column("date_precision", "string", "day | week | month | season | year | open"),
    Column("date_phrase", "string", "the words of the date"),
    Column("casualties", "list[struct]", "tolls: side, what, min, max, claimed_by"),
    Column("killed_min", "int", "lowest claim of people killed"),
    Column("killed_max", "int", "highest claim of people killed"),
    Column("wounded_min", "int", "lowest claim of people wounded"),
    Column("wounded_max", "int", "highest claim of people wounded"),
    Column("captured_min", "int", "lowest claim of people captured or detained"),
    Column("captured_max", "int", "highest claim of people captured or detained"),
    Column("evidence", "string", "the sentence"),
    Column("evidence_start", "int", "offset of its first character in the article's text"),
    Column("evidence_end", "int", "offset after its last character"),
    Column("spans", "map[string, pair]", "field -> offsets of the words it came from"),
    Column("confidence", "float", "0..1"),
    Column("rules", "list[string]", "rules and clues that fired, in words"),
)

# Events of other datasets, as their users downloaded them; never counted with the reports.
EXTERNAL_COLUMNS = (
    Column("external_id", "string", "the dataset's own id of the event"),
    Column("source", "string", "UCDP GED | ACLED"),
    Column("date_start", "string", "first day it may have happened, ISO"),
    Column("date_end", "string", "last day it may have happened, ISO"),
    Column("date_precision", "int", "UCDP date_prec: 1 day, 2 days, 3 week, 4 month, 5 year"),
    Column("kind", "string", "one of KINDS by data/external/kinds.csv, null for none of them"),
    Column("original_type", "string", "the dataset's own type, in its words"),
    Column("side_a", "string", "first side as named there, null where none is"),
    Column("side_b", "string", "second side as named there, null where none is"),
    Column("place", "string", "the place as named there"),
    Column("province", "string", "the province it is counted in, canonical; null where not known"),
    Column("district", "string", "the district it is counted in, canonical; null where not known"),
    Column("located_by", "string", "point | name: how the province was found; null for neither"),
    Column("lon", "float", "degrees east, EPSG:4326; null unless the dataset names a place"),
    Column("lat", "float", "degrees north, EPSG:4326; null unless the dataset names a place"),
    Column("geo_precision", "int", "UCDP where_prec: 1 site .. 6 country, 7 water or air"),
    Column("original_precision", "int", "the dataset's own code of the place's precision"),
    Column("fatalities_best", "int", "deaths, the dataset's best estimate"),
    Column("fatalities_low", "int", "deaths, its low estimate; null where it has none"),
    Column("fatalities_high", "int", "deaths, its high estimate; null where it has none"),
    Column("note", "string", "what the dataset or the reading of it says against the row"),
)
AGREEMENT_COLUMNS = (
    Column("province", "string", "canonical name"),
    Column("month", "string", "YYYY-MM"),
    Column("ours", "int", "our events, as counted in this province and month"),
    Column("theirs", "int", "events of the other dataset"),
    Column("matched", "int", "pairs of one of each"),
    Column("ours_only", "int", "ours without a counterpart"),
    Column("theirs_only", "int", "theirs without a counterpart"),
)
