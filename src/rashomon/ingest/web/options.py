"""How to fetch from the web."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Validators:
    """What a server told of the version that is known already (its ETag and Last-Modified headers), so that it need not send it again."""

    etag: str | None = None
    last_modified: str | None = None


def nothing_known(address: str) -> Validators | None:
    """Tell of no address that it was fetched before."""
    return None


@dataclass(frozen=True)
class Web:
    """Leave to fetch, and how. Times are in seconds, sizes in bytes.

    ``known`` tells what is known of an address (each on the way is asked for); ``allow_private`` lets fetching reach the machine itself and
    its own network. ``user_agent`` is what servers are told; its first word is what robots.txt may name. ``ignore_robots`` gives the reason
    for not asking robots.txt, which is noted. ``pause`` lies between two requests to one host; a longer one that robots.txt asks for is
    kept, up to ``max_pause``. ``connect_seconds`` and ``read_seconds`` are the longest silences, ``total_seconds`` the longest that one
    response may take from first to last, but for the system's own looking up of names. ``max_bytes``: one response, headers and all, as it
    comes. ``max_redirects``: of one address. ``max_links``: pages fetched for one feed.
    """

    known: Callable[[str], Validators | None] = nothing_known
    allow_private: bool = False
    ignore_robots: str | None = None
    user_agent: str = "Rashomon"
    pause: float = 1.0
    max_pause: float = 30.0
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0
    max_bytes: int = 32 * MIB
    max_redirects: int = 5
    max_links: int = 100
