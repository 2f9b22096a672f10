"""Web pages: the article in them, found by trafilatura, is the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rashomon.ingest.decode import decode
from rashomon.ingest.edges import foreign_errors
from rashomon.ingest.limits import Limits
from rashomon.ingest.report import Draft, arrivals_of, iso_day, note
from rashomon.ingest.stream import Input, read_all
from rashomon.model import Arrival, Issue, Published
from rashomon.model.errors import InputTooLarge, UnreadableInput

# Fewer words, or not one sentence, are a menu or an error page.
MIN_ARTICLE_WORDS = 10
# Without bounds of our own htmldate takes today for the last possible day, and the same page would read differently tomorrow.
DATE_SEARCH = {"original_date": True, "extensive_search": False, "min_date": "1970-01-01", "max_date": "2100-01-01"}

_SENTENCE_END = re.compile(r"[.!?…。؟।]")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{1,40})", re.IGNORECASE)


def read_html(source: Input, limits: Limits) -> Iterator[Arrival | Issue]:
    """Yield one document: the article's text as extracted, with title, outlet, date and address from the page's metadata.

    Raises `UnreadableInput` where no article is found.
    """
    data = read_all(source, limits.max_html_bytes)
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, source.name, source.charset or (declared.group(1).decode("ascii") if declared else None))
    tags = decoded.text.count("<")
    if tags > limits.max_html_tags:
        raise InputTooLarge(f"{source.name} holds {tags:,} tags, more than {limits.max_html_tags:,}; save its article as text")
    page = _extract(decoded.text, source.name)
    text = (page.text if page else None) or ""
    if len(text.split()) < MIN_ARTICLE_WORDS or not _SENTENCE_END.search(text):
        raise UnreadableInput(f"{source.name} is a web page in which no article was found")
    day = iso_day(page.date) if page.date else None
    draft = Draft(
        source.whole(data, "text/html"),
        text,
        path=source.path,
        url=source.receipt.url or page.url or None,
        title=page.title or source.told.title,
        publisher=page.sitename or source.told.publisher,
        published=Published(date=day, basis="metadata") if day else source.told.published,
    )
    yield from arrivals_of(draft, limits)
    if decoded.note:
        yield note(source.name, "encoding", decoded.note)


def _extract(markup: str, name: str) -> Any:
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    try:
        with foreign_errors(name):
            return bare_extraction(markup, with_metadata=True, include_comments=False, date_extraction_params=dict(DATE_SEARCH))
    except (LxmlError, ValueError, AssertionError) as error:
        raise UnreadableInput(f"{name} is a web page that cannot be taken apart: {type(error).__name__}") from error
