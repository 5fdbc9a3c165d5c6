"""What each site's robots.txt allows, read once a day."""

from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from clashmap.intake.web.addresses import Target
from clashmap.intake.web.bounds import AGENT, WebOptions
from clashmap.intake.web.errors import WebError
from clashmap.intake.web.requests import Answer

_TOO_MANY = 429
_HELP = "ask the publisher for leave"


@dataclass(frozen=True, slots=True)
class _Rules:
    """A robots.txt as read, or why there is none to go by; good until `until`."""

    rules: Protego | None
    fault: str
    until: float


class Robots:
    """The robots.txt of every site asked so far; `ask` returns the answer to a link."""

    def __init__(self, ask: Callable[[str], Answer], options: WebOptions) -> None:
        self._ask, self._options = ask, options
        self._sites: dict[str, _Rules] = {}

    def delay(self, target: Target) -> float:
        """Return the seconds a site wants between requests; raise WebError where it refuses."""
        site = self._rules_of(target)
        if site.rules is None:
            raise WebError(
                f"its robots.txt cannot be read ({site.fault}), so nothing is", later=True
            )
        if not site.rules.can_fetch(target.url, AGENT):
            raise WebError(f"the site's robots.txt asks not to read it; {_HELP}")
        seconds = _delay_in(site.rules)
        if seconds > self._options.bounds.crawl_delay:
            raise WebError(
                f"the site's robots.txt asks for {seconds:g} s between requests, over "
                f"{self._options.bounds.crawl_delay:g} s; {_HELP}"
            )
        return seconds

    def _rules_of(self, target: Target) -> _Rules:
        now = self._options.machine.clock()
        site = self._sites.get(target.origin)
        if site is None or site.until <= now:
            site = self._sites[target.origin] = self._read(target, now)
        return site

    def _read(self, target: Target, now: float) -> _Rules:
        """Return a site's rules: none of its own allow all, a failing site allows nothing."""
        bounds = self._options.bounds
        try:
            answer = self._ask(f"{target.origin}/robots.txt")
        except WebError as error:
            return _Rules(None, str(error), now + bounds.robots_fault_age)
        if answer.status == _TOO_MANY or answer.status >= 500:
            return _Rules(None, f"status {answer.status}", now + bounds.robots_fault_age)
        text = answer.body[: bounds.robots_bytes].decode("utf-8", "replace")
        return _Rules(Protego.parse(text.removeprefix("\ufeff")), "", now + bounds.robots_age)


def _delay_in(rules: Protego) -> float:
    """Return the longer of what Crawl-delay and Request-rate ask for."""
    rate = rules.request_rate(AGENT)
    by_rate = rate.seconds / rate.requests if rate and rate.requests else 0
    return max(rules.crawl_delay(AGENT) or 0, by_rate)
