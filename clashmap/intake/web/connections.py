"""Connections that go to checked addresses only, and end in time."""

from collections.abc import Callable, Iterable
from ssl import SSLContext
from typing import Any

import httpcore

from clashmap.intake.web.addresses import check_address
from clashmap.intake.web.bounds import Bounds, WebOptions
from clashmap.intake.web.errors import WebError


class Patience:
    """The time one request may take, and the pace it must keep."""

    def __init__(self, bounds: Bounds, clock: Callable[[], float]) -> None:
        self._bounds, self._clock = bounds, clock
        self._start = clock()
        self._bytes = 0

    def left(self) -> float:
        """Return the seconds that the next step may take; raise WebError where none are left."""
        left = self._start + self._bounds.total_seconds - self._clock()
        if left <= 0:
            raise WebError(f"not whole after {self._bounds.total_seconds:g} s", later=True)
        return min(left, self._bounds.grace_seconds)

    def count(self, number: int) -> None:
        """Count bytes that came; raise WebError where they come too slowly."""
        self._bytes += number
        passed = self._clock() - self._start
        if passed > self._bounds.grace_seconds and number:
            if self._bytes < self._bounds.bytes_a_second * (passed - self._bounds.grace_seconds):
                raise WebError(f"too slow: {self._bytes} bytes in {passed:.0f} s", later=True)
            self.left()


class GuardedNetwork(httpcore.NetworkBackend):
    """A network that looks up a name once, checks every answer, and connects to what it checked.

    As the number itself is connected to, a name server that answers otherwise the next time
    gains nothing.
    """

    def __init__(self, options: WebOptions, patience: Patience) -> None:
        self._options, self._patience = options, patience

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the patience of the whole request counts
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to the first address of the host that answers."""
        fault: Exception | None = None
        for address in self._addresses(host, port):
            seconds = min(self._patience.left(), self._options.bounds.connect_seconds)
            try:
                stream = self._options.machine.network.connect_tcp(
                    address, port, seconds, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
            else:
                return _TimedStream(stream, self._patience)
        raise WebError(f"{host} cannot be reached ({fault})", later=True)

    def _addresses(self, host: str, port: int) -> list[str]:
        """Return the addresses to try; one that is refused refuses them all."""
        try:
            found = self._options.machine.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise WebError(
                f"{host} is not known to the name server ({error})", later=True
            ) from None
        for address in found:
            check_address(address, host, self._options)
        return list(found)[: self._options.bounds.addresses]


class _TimedStream(httpcore.NetworkStream):
    """A connection on which each step takes no longer than the patience that is left."""

    def __init__(self, stream: httpcore.NetworkStream, patience: Patience) -> None:
        self._stream, self._patience = stream, patience

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        data = self._stream.read(max_bytes, self._patience.left())
        self._patience.count(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._patience.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._patience.left())
        return _TimedStream(stream, self._patience)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as httpcore has it
        return self._stream.get_extra_info(info)
