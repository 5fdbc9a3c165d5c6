"""What earlier runs read of one source; a new run asks only for what is new or changed."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from clashmap.intake.web.copies import write_whole
from clashmap.intake.web.errors import WebError
from clashmap.intake.web.fetch import NO_VALIDATORS, Validators
from extract.articles import hash_text

_FORMAT = 1
# Polls after which a page that cannot be read "for now" counts as unreadable.
_PATIENT = 5


@dataclass(slots=True)
class Seen:
    """One link as it was last time. `failed` counts the tries in vain; 0: it was read."""

    stamp: str = ""
    etag: str = ""
    modified: str = ""
    failed: int = 0


class Known:
    """The links of one source that were read; kept in a file once `save` is called."""

    def __init__(self, folder: Path | None, source: str, most: int) -> None:
        self._file = folder / "known" / f"{hash_text(source)}.json" if folder else None
        self._source, self._most = source, most
        self._seen: dict[str, Seen] = {}
        if self._file and self._file.exists():
            self._seen = _load(self._file)
        self._changed = False

    def is_read(self, url: str, stamp: str) -> bool:
        """Tell whether a link was read, or given up, and its list tells of no change since."""
        seen = self._seen.get(url)
        return seen is not None and seen.stamp == stamp and seen.failed in {0, _PATIENT}

    def validators(self, url: str) -> Validators:
        """Return what to ask by whether a link has changed."""
        seen = self._seen.get(url)
        return Validators(seen.etag, seen.modified) if seen else NO_VALIDATORS

    def note_read(self, url: str, stamp: str, validators: Validators) -> None:
        """Note that a link was read."""
        self._note(url, Seen(stamp, validators.etag, validators.modified))

    def note_failed(self, url: str, stamp: str, *, later: bool) -> bool:
        """Note a try in vain; return whether the link will be tried another time."""
        seen = self._seen.get(url)
        before = seen.failed if seen and seen.stamp == stamp else 0
        failed = min(before + 1, _PATIENT) if later else _PATIENT
        self._note(url, Seen(stamp, failed=failed))
        return failed < _PATIENT

    def _note(self, url: str, seen: Seen) -> None:
        if self._seen.pop(url, None) != seen:
            self._changed = True
        self._seen[url] = seen

    def save(self) -> None:
        """Write all to the file; of too many links the oldest are forgotten."""
        if self._file is None or not self._changed:
            return
        for url in list(self._seen)[: max(len(self._seen) - self._most, 0)]:
            del self._seen[url]
        rows = {url: _without_defaults(seen) for url, seen in self._seen.items()}
        whole = {"format": _FORMAT, "source": self._source, "pages": rows}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._file, json.dumps(whole, ensure_ascii=False, indent=0).encode())
        self._changed = False


def _load(file: Path) -> dict[str, Seen]:
    """Return the links in a file; raise WebError where it is broken."""
    remedy = "remove it to read the source anew"
    try:
        whole = json.loads(file.read_bytes())
        form = whole["format"]
        pages = {str(url): Seen(**row) for url, row in whole["pages"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise WebError(f"{file} cannot be read ({error!r:.200}); {remedy}") from error
    if form != _FORMAT:
        raise WebError(f"{file} has format {form!r:.20}, this version reads {_FORMAT}; {remedy}")
    return pages


def _without_defaults(seen: Seen) -> Mapping[str, str | int]:
    return {name: value for name, value in asdict(seen).items() if value}
