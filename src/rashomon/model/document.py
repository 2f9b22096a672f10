"""Documents: the reports as read, and what is odd about them."""

from __future__ import annotations

from typing import Literal

from rashomon.model.base import Record, Span, content_id, text_sha256

DateBasis = Literal["given", "metadata", "text", "unknown"]


class Published(Record, kw_only=True):
    """When a report came out, and how that is known.

    ``date`` is ``YYYY-MM-DD`` or null. ``basis``: *given* by the input, in the page's *metadata*, stated in the *text*, or *unknown*.
    """

    date: str | None = None
    basis: DateBasis = "unknown"


class Flag(Record, kw_only=True):
    """Something about a document that a reader must know.

    ``flag`` names it (``impossible-date``, ``garbled``, ``copy``); ``span`` and ``quote`` show it where it stands in the text (null where
    it is about the document as a whole); ``detail`` gives the reason in a sentence.
    """

    flag: str
    span: Span | None = None
    quote: str | None = None
    detail: str


class Document(Record, kw_only=True):
    """One report, its text exactly as read.

    ``id`` is a hash of text, external id, publisher and url; ``sha256`` is of the text alone (UTF-8). ``external_id`` is the id that the
    input gave, ``path`` the file it came from (null for JSON Lines). ``main_event``, ``flags`` and ``origin`` are known only after linking.
    """

    id: str
    external_id: str | None = None
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: Published = Published()
    language: str | None = None
    sha256: str
    text: str
    main_event: str | None = None
    flags: tuple[Flag, ...] = ()
    origin: str | None = None


def make_document(
    text: str,
    *,
    external_id: str | None = None,
    path: str | None = None,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: Published | None = None,
    language: str | None = None,
) -> Document:
    """Return a `Document` with its id and hash worked out from its content."""
    return Document(
        id=content_id("doc", text, external_id, publisher, url),
        external_id=external_id,
        path=path,
        url=url,
        title=title,
        publisher=publisher,
        published=published or Published(),
        language=language,
        sha256=text_sha256(text),
        text=text,
    )
