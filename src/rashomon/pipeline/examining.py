"""Many reports in, their accounts out, all in one go and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec import to_builtins
from msgspec.structs import replace

from rashomon.export import write_folder
from rashomon.ingest import Limits, ingest
from rashomon.link import Linked, link_across
from rashomon.model import Account, Claim, Document, Event, Extraction, Findings, Issue, Person, Statement, quote_of
from rashomon.model.errors import NothingToRead
from rashomon.pipeline.assembling import date_flags, merge_speakers
from rashomon.reconcile import TextOrigin, find_copies, own_origin_id, reconcile
from rashomon.workers import extract_all

Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True)
class Options:
    """How to examine: language model (null for the one that comes along), processes, limits on input."""

    model: str | None = None
    jobs: int = 1
    limits: Limits = Limits()  # noqa: RUF009 - frozen


class Examination(Findings, kw_only=True):
    """What `examine` found; it can be written to a folder and shows itself in a notebook."""

    def write(self, out: Path) -> Path:
        """Write the output folder; return the path of its ``index.html``."""
        from rashomon.report import render

        return write_folder(self, render(self), out)

    def _repr_html_(self) -> str:
        from rashomon.report import render_fragment

        return render_fragment(self)


class Attributions(Findings, kw_only=True):
    """What `statements` found: the reports, who says what in them, and nothing of events."""

    def write(self, out: Path) -> Path:
        """Write the output folder with a page that marks the statements; return the path of its ``index.html``."""
        from rashomon.report import render_statements

        return write_folder(self, render_statements(self), out)

    def lines(self) -> Iterator[dict[str, Any]]:
        """Yield each statement in the order of the reports and of their text, with where it stands (``report``) and its ``words``."""
        reports = {document.id: document for document in self.documents}
        for one in sorted(self.statements, key=lambda s: (s.document, *sorted((*s.speaker, *s.cue, *s.content)), s.id)):
            yield statement_line(one, reports[one.document])


def statement_line(statement: Statement, report: Document) -> dict[str, Any]:
    """Return a statement with where it stands (``report``) and its ``words``."""
    spans = {"speaker": statement.speaker, "cue": statement.cue, "content": statement.content}
    said = {part: [quote_of(report.text, span) for span in pieces] for part, pieces in spans.items()}
    return {**to_builtins(statement), "report": report.external_id or report.path or report.url, "words": said}


DEFAULT = Options()


def examine(sources: Iterable[str | Path], options: Options = DEFAULT, *, progress: Progress | None = None) -> Examination:
    """Read the reports in ``sources`` and return what they say; raises `NothingToRead` where there is not one.

    The result is the same whatever the order of ``sources`` and however many processes ``options.jobs`` asks for.
    """
    report = progress or silent
    return _examination(*_extracted(sources, options, report), report)


def statements(sources: Iterable[str | Path], options: Options = DEFAULT, *, progress: Progress | None = None) -> Attributions:
    """Read the reports in ``sources`` and return who says what in each, for those who only want that; raises as `examine`."""
    documents, extractions, issues = _extracted(sources, options, progress or silent)
    return Attributions(
        documents=tuple(replace(document, origin=own_origin_id(document.id)) for document in documents),
        statements=tuple(sorted((s for e in extractions for s in e.statements), key=lambda s: s.id)),
        speakers=tuple(merge_speakers(s for e in extractions for s in e.speakers)),
        issues=_in_order(issues),
    )


def _extracted(sources: Iterable[str | Path], options: Options, report: Progress) -> tuple[list[Document], list[Extraction], list[Issue]]:
    documents, issues = _ingest(sources, options.limits, report)
    extractions = []
    for item in extract_all(documents, model=options.model, jobs=options.jobs):
        if isinstance(item, Issue):
            issues.append(item)
        else:
            extractions.append(item)
            report("extracting", len(extractions), len(documents))
    return documents, extractions, issues


def _in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(sorted(issues, key=lambda i: (i.path or "", i.document or "", i.stage, i.problem, i.detail)))


def examine_each(sources: Iterable[str | Path], options: Options = DEFAULT) -> Iterator[Examination]:
    """Read the reports in ``sources`` and yield what each says by itself, as if it were the only one; those unread are left out."""
    documents, _ = _ingest(sources, options.limits, silent)
    for item in extract_all(documents, model=options.model, jobs=options.jobs):
        if not isinstance(item, Issue):
            yield _examination([item.document], [item], [], silent)


def silent(stage: str, done: int, total: int | None) -> None:
    """Report nothing."""


def _ingest(sources: Iterable[str | Path], limits: Limits, report: Progress) -> tuple[list[Document], list[Issue]]:
    documents: list[Document] = []
    issues: list[Issue] = []
    for item in ingest(sources, limits):
        if isinstance(item, Issue):
            issues.append(item)
        else:
            documents.append(item.document)
            report("reading", len(documents), None)
    if not documents:
        raise NothingToRead("not one report could be read", tuple(issues))
    return sorted(documents, key=lambda document: document.id), issues


def _examination(documents: list[Document], extractions: list[Extraction], issues: list[Issue], report: Progress) -> Examination:
    report("linking", 0, 1)
    linked = link_across(extractions)
    report("linking", 1, 1)
    return put_together(documents, extractions, linked, issues, report)


def put_together(
    documents: Sequence[Document], extractions: Sequence[Extraction], linked: Linked, issues: Iterable[Issue], report: Progress
) -> Examination:
    """Return what documents say, by what each says by itself and which events they tell of."""
    placed = _with_events(documents, extractions, linked)
    copies = find_copies(placed)
    shared = {document: copy for copy in copies for document in copy.documents}
    finished = [_with_origin(document, shared.get(document.id)) for document in placed]
    claims = _claims(extractions, linked)
    return Examination(
        documents=tuple(finished),
        statements=tuple(sorted((s for e in extractions for s in e.statements), key=lambda s: s.id)),
        speakers=tuple(merge_speakers(s for e in extractions for s in e.speakers)),
        people=tuple(_people(extractions, linked)),
        claims=tuple(claims),
        events=linked.events,
        accounts=tuple(_accounts(linked.events, finished, claims, copies, report)),
        issues=_in_order(issues),
    )


def _claims(extractions: Sequence[Extraction], linked: Linked) -> list[Claim]:
    found = [replace(claim, event=linked.event_of.get(claim.event or "")) for e in extractions for claim in e.claims]
    return sorted(found, key=lambda claim: claim.id)


def _people(extractions: Sequence[Extraction], linked: Linked) -> list[Person]:
    found = [replace(person, event=linked.event_of.get(person.event or "")) for e in extractions for person in e.people]
    return sorted(found, key=lambda person: person.id)


def _with_events(documents: Sequence[Document], extractions: Sequence[Extraction], linked: Linked) -> list[Document]:
    """Return the documents with their main event, and flags for what is odd about each by itself or against that event."""
    events = {event.id: event for event in linked.events}
    by_document = {e.document.id: e for e in extractions}
    placed = []
    for document in documents:
        extraction = by_document.get(document.id)
        main = next((linked.event_of[e.id] for e in extraction.events if e.main), None) if extraction else None
        flags = (*(extraction.flags if extraction else ()), *date_flags(document, events.get(main or "")))
        placed.append(replace(document, main_event=main, flags=flags))
    return placed


def _with_origin(document: Document, shared: TextOrigin | None) -> Document:
    """Return the document with its origin, and the flag where it is a copy of another."""
    if shared is None:
        return replace(document, origin=own_origin_id(document.id))
    flag = shared.flags.get(document.id)
    return replace(document, origin=shared.id, flags=(*document.flags, flag) if flag else document.flags)


def _accounts(
    events: Sequence[Event], documents: Sequence[Document], claims: Sequence[Claim], copies: Sequence[TextOrigin], report: Progress
) -> Iterator[Account]:
    by_id = {document.id: document for document in documents}
    origins = {document: copy.id for copy in copies for document in copy.documents}
    of_event: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.event is not None:
            of_event.setdefault(claim.event, []).append(claim)
    for done, event in enumerate(events, 1):
        members = [by_id[i] for i in sorted({*event.documents, *event.mentioned_in})]
        yield reconcile(event, members, of_event.get(event.id, []), origins)
        report("reconciling", done, len(events))
