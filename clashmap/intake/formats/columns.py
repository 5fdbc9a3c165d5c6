"""Which column of a table holds what of an article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.errors import ExtractError

# Names of columns that exports of news tools use, best first; compared without case, " ", "_", "-".
_USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "articletext", "fulltext", "maintext", "articlebody"),
    "id": ("id", "articleid", "guid", "uid", "documentid", "docid"),
    "title": ("title", "headline", "articletitle"),
    "publisher": ("publisher", "source", "outlet", "sitename", "publication", "newspaper", "site"),
    "url": ("url", "link", "articleurl", "sourceurl", "href", "permalink"),
    "published": (
        *("published", "publisheddate", "publishedat", "publicationdate", "publishdate"),
        *("datepublished", "datepublish", "pubdate", "date", "datetime"),
    ),
}
FIELDS = tuple(_USUAL)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a user names: field -> header, "" for a field that shall not be read."""

    given: Mapping[str, str] = field(default_factory=dict)

    def places(self, header: Sequence[str]) -> dict[str, int]:
        """Return the position of each field in a header; raise where the text has none."""
        plain = [_plain(name) for name in header]
        found = {}
        for name in FIELDS:
            wanted = (self.given[name],) if name in self.given else _USUAL[name]
            places = [plain.index(_plain(one)) for one in wanted if one and _plain(one) in plain]
            if places:
                found[name] = places[0]
            elif self.given.get(name):
                raise ExtractError(
                    f"no column {self.given[name]!r} for {name} in the header "
                    f"({_listed(header)}); correct --columns"
                )
        if "text" not in found:
            raise ExtractError(
                f"no column for the text in the header ({_listed(header)}); "
                "say which it is, as in --columns text=HEADER,published=HEADER"
            )
        return found


def parse_columns(written: str) -> Columns:
    """Return the column map in "text=body,published=date"; raise where it is none."""
    given = {}
    for pair in filter(str.strip, written.split(",")):
        name, sign, header = (part.strip() for part in pair.partition("="))
        if not sign or name not in FIELDS or name in given:
            raise ExtractError(
                f"--columns: found {pair.strip()!r}; write FIELD=HEADER, once for each FIELD of "
                f"{', '.join(FIELDS)} (FIELD= for one that shall not be read)"
            )
        given[name] = header
    return Columns(given)


def _plain(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign not in " _-\ufeff")


def _listed(header: Sequence[str]) -> str:
    shown = [repr(name[:40]) for name in header[:12]]
    return ", ".join(shown + ["..."] * (len(header) > 12)) or "empty"
