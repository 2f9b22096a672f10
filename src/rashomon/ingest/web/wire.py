"""The connection: to a checked address only, with a clock and a counter on every byte that comes over it."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from rashomon.ingest.web.addresses import reachable
from rashomon.ingest.web.options import Web
from rashomon.model.errors import InputTooLarge, UnreadableInput


class Budget:
    """What one response may take of time and bytes, whatever way its server finds to spend them."""

    def __init__(self, name: str, seconds: float, most: int) -> None:
        self._name, self._seconds, self._most = name, seconds, most
        self._end = time.monotonic() + seconds
        self._left = most

    def wait(self, timeout: float | None) -> float:
        """Return how long to wait for what comes next; raise `UnreadableInput` where the time is over."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise UnreadableInput(f"{self._name} took longer than {self._seconds:g} seconds in all; cut off")
        return left if timeout is None else min(timeout, left)

    def take(self, count: int) -> None:
        """Count bytes that came; raise `InputTooLarge` where they are too many."""
        self._left -= count
        if self._left < 0:
            raise InputTooLarge(f"{self._name} sends more than {self._most:,} bytes, the limit for one response; cut off")


class _Wire(httpcore.NetworkStream):
    """A connection that keeps to a budget."""

    def __init__(self, stream: httpcore.NetworkStream, budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        found = self._stream.read(max_bytes, self._budget.wait(timeout))
        self._budget.take(len(found))
        return found

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._budget.wait(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Wire(self._stream.start_tls(ssl_context, server_hostname, self._budget.wait(timeout)), self._budget)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Network(httpcore.NetworkBackend):
    """Connects by name to nothing: the name is looked up once, all that it leads to is checked, and that is connected to."""

    def __init__(self, budget: Budget, *, allow_private: bool) -> None:
        self._budget, self._allow_private = budget, allow_private
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        *others, last = reachable(host, port, allow_private=self._allow_private)
        for address in others:
            try:
                return self._connected(address, port, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(last, port, timeout)

    def _connected(self, address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
        return _Wire(self._system.connect_tcp(address, port, self._budget.wait(timeout)), self._budget)


def connections(web: Web, budget: Budget, context: ssl.SSLContext) -> httpcore.ConnectionPool:
    """Return what to send one request over: a connection of its own, within a budget, to where the web options allow."""
    network = _Network(budget, allow_private=web.allow_private)
    return httpcore.ConnectionPool(ssl_context=context, max_keepalive_connections=0, network_backend=network)
