"""How long to wait before each request to a host."""

from clashmap.intake.web.bounds import WebOptions
from clashmap.intake.web.errors import WebError


class Pace:
    """When each host may be asked again: never sooner than it wants."""

    def __init__(self, options: WebOptions) -> None:
        self._options = options
        self._next: dict[str, float] = {}
        self._resting: dict[str, float] = {}

    def wait(self, host: str, delay: float = 0) -> None:
        """Wait until a host may be asked, `delay` seconds after the last time or as usual.

        Raises WebError where the host asked to be left alone for longer than one waits.
        """
        machine = self._options.machine
        now = machine.clock()
        if self._resting.get(host, now) > now:
            left = self._resting[host] - now
            raise WebError(f"{host} asks to be left alone for {left:.0f} s more", later=True)
        gap = max(delay, self._options.seconds_between)
        pause = self._next.get(host, now) - now
        if pause > 0:
            machine.sleep(pause)
        self._next[host] = max(machine.clock(), now + max(pause, 0)) + gap

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for some seconds."""
        seconds = min(seconds, self._options.bounds.longest_rest)
        self._resting[host] = self._options.machine.clock() + seconds
