"""Bytes as they go over the wire: a relay before the page's server that counts what it passes."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

_AT_ONCE = 65_536


class Relay:
    """Passes connections on to a port of this machine; `sent` counts the bytes that come back."""

    def __init__(self, port: int) -> None:
        self.sent = 0
        self._port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                visitor, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._port))
                for source, target in ((visitor, server), (server, visitor)):
                    counted = source is server
                    threading.Thread(
                        target=self._pass, args=(source, target, counted), daemon=True
                    ).start()

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(_AT_ONCE):
                if counted:
                    self.sent += len(data)
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
