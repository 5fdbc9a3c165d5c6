"""One link -> what it leads to: redirects, robots.txt, pace and repeated tries."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from clashmap.intake.web.addresses import Target, check_link, join_link
from clashmap.intake.web.bounds import WebOptions
from clashmap.intake.web.errors import WebError
from clashmap.intake.web.pace import Pace
from clashmap.intake.web.requests import Answer, ask_once
from clashmap.intake.web.robots import Robots

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_UNCHANGED = 304
_GONE = {
    401: "asks for a password; only open pages are read",
    403: "refuses; ask the publisher for leave",
    404: "is not there; correct the link",
    410: "was taken away; remove the link",
    451: "is withheld for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Validators:
    """What a site gave to ask by whether its page has changed: ETag and Last-Modified."""

    etag: str = ""
    modified: str = ""

    def headers(self) -> dict[str, str]:
        """Return the headers of a conditional request."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in given.items() if value}


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class Page:
    """What was read: `url` after all redirects, `asked` before them, `data` unpacked."""

    asked: str
    url: str
    data: bytes
    kind: str
    headers: Mapping[str, str]
    read_at: datetime

    @property
    def validators(self) -> Validators:
        """Return what to ask by the next time."""
        etag, modified = (self.headers.get(name, "") for name in ("etag", "last-modified"))
        return Validators(_header_value(etag), _header_value(modified))


def _header_value(value: str) -> str:
    """Return a value that may be sent back as it came, empty where it may not."""
    return value if len(value) <= 1_000 and value.isprintable() and value.isascii() else ""


class Fetcher:
    """Reads links one at a time; it knows every host's pace and robots.txt."""

    def __init__(self, options: WebOptions) -> None:
        self._options = options
        self._pace = Pace(options)
        self._robots = Robots(self._read_robots, options)

    def fetch(
        self, link: str, validators: Validators = NO_VALIDATORS, limit: int | None = None
    ) -> Page | None:
        """Return what a link leads to, None where it is unchanged; raise WebError if refused."""
        headers = validators.headers()
        most = self._options.bounds.page_bytes if limit is None else limit
        answer = self._follow(link, headers, most, polite=True)
        if answer.status == _UNCHANGED and headers:
            return None
        if not 200 <= answer.status < 300:
            raise _refusal(answer.status)
        return Page(
            asked=link,
            url=answer.url,
            data=answer.body,
            kind=answer.content_type,
            headers=answer.headers,
            read_at=self._options.machine.now(),
        )

    def _read_robots(self, link: str) -> Answer:
        """Return the answer to a link to a robots.txt, which no robots.txt forbids."""
        return self._follow(link, {}, self._options.bounds.page_bytes, polite=False)

    def _follow(self, link: str, headers: Mapping[str, str], limit: int, *, polite: bool) -> Answer:
        """Return the answer at the end of all redirects, each of which is checked anew."""
        for _ in range(self._options.bounds.redirects + 1):
            target = check_link(link, self._options)
            answer = self._ask(target, headers, limit, polite=polite)
            if answer.status not in _REDIRECTS:
                return answer
            if not answer.headers.get("location"):
                raise WebError(f"status {answer.status} leads nowhere")
            link = join_link(target.url, answer.headers["location"])
        raise WebError(f"over {self._options.bounds.redirects} redirects; give the last link")

    def _ask(
        self, target: Target, headers: Mapping[str, str], limit: int, *, polite: bool
    ) -> Answer:
        """Return the answer to one request, tried again where the site is busy."""
        bounds = self._options.bounds
        delay = self._robots.delay(target) if polite else 0
        wait = bounds.first_wait
        for attempt in range(1, bounds.tries + 1):
            self._pace.wait(target.host, delay)
            answer = ask_once(target, headers, limit, self._options)
            if answer.status not in _BUSY:
                break
            asked_for = _retry_after(answer, self._options.machine.now())
            pause = wait if asked_for is None else asked_for
            if pause > bounds.longest_wait:
                self._pace.rest(target.host, pause)
                raise WebError(f"is busy and asks to come back in {pause:.0f} s", later=True)
            if attempt < bounds.tries:
                self._options.machine.sleep(pause)
                wait = min(wait * 2, bounds.longest_wait)
        return answer


def _retry_after(answer: Answer, now: datetime) -> float | None:
    """Return the seconds that a busy site asks for, None where it does not say."""
    value = answer.headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", value, re.ASCII):
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max((then - now).total_seconds(), 0)


def _refusal(status: int) -> WebError:
    """Return why an answer is of no use."""
    reason = _GONE.get(status, "gives no page")
    return WebError(f"status {status}: {reason}", later=status in _BUSY or status >= 500)
