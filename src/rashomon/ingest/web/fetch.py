"""Fetching by the rules: every address on the way is checked, asked of robots.txt and waited for."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from functools import cached_property
from ssl import SSLContext

import httpx

from rashomon.ingest.declared import header
from rashomon.ingest.web.addresses import checked_url
from rashomon.ingest.web.options import Validators, Web
from rashomon.ingest.web.response import MOVED, OK, UNCHANGED, Response, requested
from rashomon.ingest.web.robots import MAX_BYTES, Rules, rules_of
from rashomon.model.errors import InputError, UnreadableInput


@dataclass(frozen=True)
class Fetched:
    """What was fetched, and the addresses passed on the way to it; ``unchanged`` since it was fetched before, its body is empty."""

    response: Response
    through: tuple[str, ...]

    @property
    def unchanged(self) -> bool:
        """Whether the server says that it is as it was."""
        return self.response.status == UNCHANGED


class Fetcher:
    """Fetches addresses one after the other, and remembers each host's rules and when it was last asked."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self.asked: set[str] = set()
        self._agent = re.split(r"[/\s]", web.user_agent, maxsplit=1)[0]
        self._rules: dict[str, Rules] = {}
        self._last: dict[str, float] = {}

    @cached_property
    def _context(self) -> SSLContext:
        return httpx.create_ssl_context()

    def fetch(self, address: str) -> Fetched:
        """Return what an address leads to; raise `UnreadableInput` or `InputTooLarge` where nothing of it is to be read."""
        url = checked_url(address)
        through: list[str] = []
        while True:
            self.asked.add(str(url))
            known = self.web.known(str(url))
            answer = self._asked_politely(url, known)
            if answer.status == OK or (answer.status == UNCHANGED and known):
                return Fetched(answer, tuple(through))
            through.append(str(url))
            url = self._next(answer, through)

    def _next(self, answer: Response, through: list[str]) -> httpx.URL:
        to = header(answer.headers, "location")
        if answer.status not in MOVED or to is None:
            raise UnreadableInput(f"{answer.url} {answer.said}")
        if len(through) > self.web.max_redirects:
            raise UnreadableInput(f"{through[0]} redirects more than {self.web.max_redirects} times; given up")
        try:
            return checked_url(str(answer.url.join(_as_sent(to))))
        except (httpx.InvalidURL, ValueError) as error:
            raise UnreadableInput(f"{answer.url} redirects to what is no address") from error
        except UnreadableInput as error:
            raise UnreadableInput(f"{answer.url} redirects to what is not fetched: {error}") from error

    def _asked_politely(self, url: httpx.URL, known: Validators | None) -> Response:
        pause = self.web.pause
        if self.web.ignore_robots is None:
            rules = self._rules_for(url)
            refusal = rules.why_not(str(url), self._agent)
            if refusal:
                raise UnreadableInput(f"{url} is not fetched: {refusal}")
            pause = max(pause, rules.pause(self._agent))
            if pause > max(self.web.pause, self.web.max_pause):
                raise UnreadableInput(
                    f"{url} is not fetched: its robots.txt wants {pause:g} seconds between two requests, which is too long"
                )
        return self._request(url, self.web, pause, known)

    def _rules_for(self, url: httpx.URL) -> Rules:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._rules:
            try:
                self._rules[origin] = rules_of(self._robots(httpx.URL(f"{origin}/robots.txt")))
            except InputError as error:
                self._rules[origin] = Rules(refusal=str(error))
        return self._rules[origin]

    def _robots(self, url: httpx.URL) -> Response:
        web = replace(self.web, max_bytes=MAX_BYTES)
        through: list[str] = []
        while True:
            answer = self._request(url, web, self.web.pause, types=False)
            if answer.status not in MOVED:
                return answer
            through.append(str(url))
            url = self._next(answer, through)

    def _request(self, url: httpx.URL, web: Web, pause: float, known: Validators | None = None, *, types: bool = True) -> Response:
        """Send one request, once its host has had its pause."""
        rest = self._last.get(url.host, -pause) + pause - time.monotonic()
        if url.host in self._last and rest > 0:
            time.sleep(rest)
        try:
            return requested(url, web, self._context, known=known, types=types)
        finally:
            self._last[url.host] = time.monotonic()


def _as_sent(location: str) -> str:
    """Return a Location header as its server meant it: in UTF-8, where it is that."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location
