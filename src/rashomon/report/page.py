"""Writes the pages: one for everything, or beyond `ONE_PAGE` documents a list of events and a page for each account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Event, Findings, Issue
from rashomon.report import index as indexing
from rashomon.report.accounts import EventLine, line
from rashomon.report.accounts import view as event_view
from rashomon.report.documents import documents
from rashomon.report.guide import Guide
from rashomon.report.index import Index
from rashomon.report.templating import environment, style_hash

ONE_PAGE = 100
FRAGMENT_EVENTS = 20


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
    for event in index.told:
        guide = _event_guide(index, event)
        yield f"events/{event.id}.html", _event_page(guide, event, heading)


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
    return _render("index.html.j2", heading, contents=_contents(guide), events=views, documents=texts, issues=issues)


def _list_page(index: Index, issues: tuple[Issue, ...], heading: str) -> str:
    guide = Guide(index=index, paged=True, here=None, present=frozenset())
    return _render("list.html.j2", heading, contents=_contents(guide), sources=guide.sources(index.documents), issues=issues)


def _event_guide(index: Index, event: Event) -> Guide:
    return Guide(index=index, paged=True, here=event.id, present=frozenset(index.documents_of(event)))


def _event_page(guide: Guide, event: Event, heading: str) -> str:
    return _render("event.html.j2", heading, event=event_view(guide, event), documents=documents(guide, guide.present))


def _render(template: str, heading: str, **values: object) -> str:
    return environment().get_template(template).render(heading=heading, style_hash=style_hash(), **values)
