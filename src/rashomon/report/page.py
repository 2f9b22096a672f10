"""Writes the pages: one for everything, or beyond `ONE_PAGE` documents a list of events and a page for each account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Findings, Issue
from rashomon.report import index as indexing
from rashomon.report.accounts import EventLine, line
from rashomon.report.accounts import view as event_view
from rashomon.report.clean import safe_id
from rashomon.report.decided import every
from rashomon.report.documents import DocumentView, documents
from rashomon.report.guide import ANY_EVENT, Guide
from rashomon.report.index import Index
from rashomon.report.templating import environment, style_hash

ONE_PAGE = 100
FRAGMENT_EVENTS = 20
# Texts kept laid out while pages are written: most of an article's events come one after another.
LAID_OUT = 256


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a list of events."""

    documents: int
    told: tuple[EventLine, ...]
    mentioned: tuple[EventLine, ...]


def render(findings: Findings, *, title: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield (relative path, HTML) for each page of the account of ``findings``.

    Up to `ONE_PAGE` documents: ``index.html`` alone, with all accounts and all texts. Beyond: ``index.html`` lists the events and
    ``events/<event id>.html`` holds an account with the full texts of its documents. The bytes depend on ``findings`` and ``title`` alone.
    Raises `InternalError` where the findings do not hang together: an id that names nothing, a span that does not lie in its text.
    """
    index = indexing.build(findings)
    heading = title or _heading(index)
    if len(findings.documents) <= ONE_PAGE:
        yield "index.html", _one_page(index, findings.issues, heading)
        return
    yield "index.html", _list_page(index, findings.issues, heading)
    yield from _event_pages(index, heading)


def render_fragment(findings: Findings) -> str:
    """Return a short account as an HTML fragment for a notebook: figures, who is held responsible, disagreements; no scripts."""
    index = indexing.build(findings)
    guide = Guide(index=index, paged=False, here=None, present=frozenset(index.documents))
    views = [event_view(guide, event) for event in index.told[:FRAGMENT_EVENTS]]
    left_out = len(index.told) - len(views)
    return (
        environment()
        .get_template("fragment.html.j2")
        .render(heading=_heading(index), events=views, left_out=left_out, mentioned=len(index.mentioned))
    )


def _heading(index: Index) -> str:
    documents, told = len(index.documents), len(index.told)
    return f"{documents} {'report' if documents == 1 else 'reports'}, {told} {'event' if told == 1 else 'events'}, side by side"


def _contents(guide: Guide) -> Contents:
    index = guide.index
    return Contents(
        documents=len(index.documents),
        told=tuple(line(guide, event) for event in index.told),
        mentioned=tuple(line(guide, event) for event in index.mentioned),
    )


def _one_page(index: Index, issues: tuple[Issue, ...], heading: str) -> str:
    guide = Guide(index=index, paged=False, here=None, present=frozenset(index.documents))
    views = [event_view(guide, event) for event in index.told]
    texts = documents(guide, index.documents)
    shown = [_document(view) for view in texts]
    return _render(
        "index.html.j2",
        heading,
        contents=_contents(guide),
        events=views,
        documents=texts,
        shown=shown,
        issues=issues,
        decisions=every(guide),
    )


def _list_page(index: Index, issues: tuple[Issue, ...], heading: str) -> str:
    guide = Guide(index=index, paged=True, here=None, present=frozenset())
    return _render(
        "list.html.j2", heading, contents=_contents(guide), sources=guide.sources(index.documents), issues=issues, decisions=every(guide)
    )


def _event_pages(index: Index, heading: str) -> Iterator[tuple[str, str]]:
    """Yield the page of each told event, those of the same documents one after another, so that a text is laid out about once."""

    @lru_cache(maxsize=LAID_OUT)
    def laid_out(identifier: str) -> str:
        guide = Guide(index=index, paged=True, here=ANY_EVENT, present=frozenset((identifier,)))
        return _document(*documents(guide, (identifier,)))

    tellers = {event.id: index.documents_of(event) for event in index.told}
    for event in sorted(index.told, key=lambda event: [index.numbers[identifier] for identifier in tellers[event.id]]):
        guide = Guide(index=index, paged=True, here=event.id, present=frozenset(tellers[event.id]))
        shown = [laid_out(identifier) for identifier in tellers[event.id]]
        yield (
            f"events/{safe_id(event.id)}.html",
            _render("event.html.j2", heading, event=event_view(guide, event), shown=shown, decided=bool(index.decisions)),
        )


def _document(view: DocumentView) -> str:
    """Return a document laid out, as markup."""
    return str(environment().get_template("document.html.j2").module.document(view))  # type: ignore[attr-defined]


def _render(template: str, heading: str, **values: object) -> str:
    return environment().get_template(template).render(heading=heading, style_hash=style_hash(), **values)
