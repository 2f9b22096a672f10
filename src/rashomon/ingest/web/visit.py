"""From an address to reports: a page, a text, JSON Lines, or a feed, whose links are fetched in their turn."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import httpx

from rashomon.ingest.declared import header, media_type
from rashomon.ingest.edges import foreign_errors, writable_name
from rashomon.ingest.feed import Entry, entries_of, read_entry
from rashomon.ingest.html import read_html
from rashomon.ingest.jsonl import read_json, read_jsonl
from rashomon.ingest.limits import Limits
from rashomon.ingest.report import note, unread
from rashomon.ingest.sniff import Kind, kind_of
from rashomon.ingest.stream import Input, Told, prepared
from rashomon.ingest.text import read_text
from rashomon.ingest.web.fetch import Fetched, Fetcher
from rashomon.ingest.web.options import Web
from rashomon.ingest.web.response import FEEDS
from rashomon.model import Arrival, Issue, Receipt
from rashomon.model.errors import InputError, UnreadableInput

Reader = Callable[[Input, Limits], Iterator[Arrival | Issue]]
PAGES: dict[Kind, Reader] = {"html": read_html, "text": read_text}
FILES: dict[Kind, Reader] = {**PAGES, "jsonl": read_jsonl, "json": read_json}
NOTHING_TOLD = Told()


class Visitor:
    """Reads addresses, one after the other, politely."""

    def __init__(self, web: Web, limits: Limits) -> None:
        self._fetcher, self._limits = Fetcher(web), limits
        self._web = web

    def visit(self, address: str) -> Iterator[Arrival | Issue]:
        """Yield what an address holds: its report or reports, for a feed those that its entries lead to.

        Raises `UnreadableInput` or `InputTooLarge` where nothing of it can be read.
        """
        if self._web.ignore_robots is not None:
            yield note(address, "robots-ignored", f"robots.txt was not asked: {self._web.ignore_robots}")
        found = self._fetcher.fetch(address)
        if found.unchanged:
            yield _unchanged(found)
            return
        source = self._source(found, NOTHING_TOLD)
        kind = _kind(source)
        if kind == "feed":
            yield from self._feed(source, found)
        elif kind in FILES:
            yield from FILES[kind](source, self._limits)
        else:
            raise UnreadableInput(f"{source.name} is a web archive; save it as a file to read it")

    def _source(self, found: Fetched, told: Told) -> Input:
        answer = found.response
        declared = header(answer.headers, "content-type")
        receipt = Receipt(
            url=str(answer.url), through=found.through, retrieved=answer.retrieved, media_type=declared, headers=answer.headers
        )
        name = str(answer.url)
        with foreign_errors(name):
            charset = media_type(declared).charset
            source = Input(name, io.BytesIO(answer.body), receipt, received=answer.body, charset=charset, told=told)
            return prepared(source, self._limits)

    def _feed(self, source: Input, found: Fetched) -> Iterator[Arrival | Issue]:
        followed = 0
        for entry in entries_of(source, self._limits):
            if isinstance(entry, Issue):
                yield entry
            elif entry.link is None:
                yield from read_entry(entry, self._limits)
            elif followed >= self._web.max_links:
                yield from self._own_text(entry, entry.link, f"over the limit of {self._web.max_links:,} pages fetched for one feed")
            else:
                link = _resolved(found.response.url, entry.link)
                followed += link not in self._fetcher.asked
                yield from self._entry(entry, link)

    def _entry(self, entry: Entry, link: str) -> Iterator[Arrival | Issue]:
        if link in self._fetcher.asked:
            yield note(link, "fetched-already", "is linked more than once; its page was fetched already")
            return
        try:
            found = self._fetcher.fetch(link)
            if found.unchanged:
                yield _unchanged(found)
                return
            source = self._source(found, entry.told)
            kind = _kind(source)
            if kind not in PAGES:
                raise UnreadableInput(f"{source.name} is linked as a page and is none ({kind})")
            yield from PAGES[kind](source, self._limits)
        except InputError as error:
            yield from self._own_text(entry, link, str(error))

    def _own_text(self, entry: Entry, link: str, reason: str) -> Iterator[Arrival | Issue]:
        """Yield what the feed itself says, where the page it links to cannot be had."""
        reason = writable_name(reason)
        if not entry.text:
            yield unread(link, "unreadable", f"{reason}; the feed carries no text of it either")
            return
        for item in read_entry(entry, self._limits):
            yield item
            if isinstance(item, Arrival):
                yield note(link, "feed-text", f"{reason}; its text in the feed was read", document=item.document.id)


def _kind(source: Input) -> Kind:
    """Return what was fetched, by its content; what its server declares a page is one, what it declares a feed must be one."""
    kind = kind_of(source)
    declared = media_type(source.receipt.media_type).name
    if declared in FEEDS and kind != "feed":
        raise UnreadableInput(f"{source.name} is declared a feed and is none")
    return "html" if declared == "text/html" and kind == "text" else kind


def _resolved(base: httpx.URL, link: str) -> str:
    try:
        return str(base.join(link).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError):
        return link


def _unchanged(found: Fetched) -> Issue:
    return note(str(found.response.url), "unchanged", "is as it was when it was fetched before")
