"""What became known of an event, and what articles said before, as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rashomon.model import Change, Claim, Difference, Document, Moved, Responsibility, Revision, Version
from rashomon.report import words
from rashomon.report.guide import clipped, name
from rashomon.report.plain import LONGEST_QUOTE, part


def plain_difference(found: Difference) -> Iterator[str]:
    """Yield what became known of an event: reports, revised articles, figures, accusations and denials, disagreements."""
    event = found.event
    names = {document.id: name(document) for document in found.documents}
    claims = {claim.id: claim for claim in found.claims}
    yield f"{event.name or event.id}  {event.label[:1].upper()}{event.label[1:]}"
    yield f"after {found.since}, up to {found.until or 'now'}"
    parts = [
        part("New reports", map(_report, found.reports)),
        part("Articles that were edited", (line for revision in found.revisions for line in plain_revision(revision))),
        part("Figures that moved", (_moved([*each], names) for _, each in groupby(found.moved, key=lambda one: one.kind))),
        part("Newly held responsible, or denied", (line for row in found.held for line in _held(row, names, claims))),
        part("No longer held so", (line for row in found.dropped for line in _held(row, names, claims))),
        part("Disagreements that came or changed", (_disagreement(one.about, one.type, one.reason) for one in found.opened)),
        part("Disagreements that went", (_disagreement(one.about, one.type, one.reason) for one in found.settled)),
    ]
    lines = [line for several in parts for line in several]
    yield from lines or ["", "nothing new"]


def plain_revision(revision: Revision) -> Iterator[str]:
    """Yield what an article says now against what it said before, with the words of both."""
    before, after = revision.before, revision.after
    yield f"{revision.address}"
    yield f"  from {_version(before)} to {_version(after)}"
    if not revision.changes:
        yield "  no claim appeared, changed or went"
    for change in revision.changes:
        yield from (f"  {line}" for line in _change(change))


def _version(version: Version) -> str:
    known = [f"published {version.published}" if version.published else "", f"received {version.received}" if version.received else ""]
    said = ", ".join(filter(None, known))
    return f"version {version.number} ({f'{said}, ' if said else ''}{version.document})"


def _change(change: Change) -> Iterator[str]:
    what = words.kind(change.kind)
    if change.before and change.after:
        yield f"{what}: {_value(change.before)} became {_value(change.after)}"
    elif change.after:
        yield f"{what}: {_value(change.after)} appeared"
    elif change.before:
        yield f"{what}: {_value(change.before)} went"
    for mark, claim in (("before", change.before), ("now", change.after)):
        if claim:
            yield f"  {mark}: “{_quote(claim)}”, {words.chain(claim.attribution)}"


def _value(claim: Claim) -> str:
    stance = words.stance(claim)
    return f"{words.value(claim.value)}{f' ({stance})' if stance else ''}"


def _quote(claim: Claim) -> str:
    return clipped(" ".join(claim.quote.split()), LONGEST_QUOTE)


def _report(document: Document) -> str:
    title = f" “{clipped(document.title, LONGEST_QUOTE)}”" if document.title and document.title != name(document) else ""
    return f"{document.published.date or 'date not known'}  {name(document)}{title}  {document.id}"


def _moved(several: Sequence[Moved], names: Mapping[str, str]) -> str:
    """Return how the bounds of one kind of figure moved, and by which reports: named once where all moved by the same."""
    alike = len({one.documents for one in several}) == 1
    bounds = [f"{one.bound} {_number(one.was)} → {_number(one.now)}{'' if alike else _by(one, names)}" for one in several]
    return f"{words.kind(several[0].kind)}: {(', ' if alike else '; ').join(bounds)}{_by(several[0], names) if alike else ''}"


def _number(value: int | None) -> str:
    return "none" if value is None else words.number(value)


def _by(moved: Moved, names: Mapping[str, str]) -> str:
    return f" by {_names(moved.documents, names)}" if moved.documents else ""


def _held(row: Responsibility, names: Mapping[str, str], claims: Mapping[str, Claim]) -> Iterator[str]:
    whose = row.speaker or words.OWN_VOICE
    yield f"{row.accused}, {words.HELD[row.stance]} ({words.ROLES[row.role]}): {whose}, in {_names(row.documents, names)}"
    quotes = sorted({_quote(claims[claim]) for claim in row.claims if claim in claims})
    yield from (f"    “{quote}”" for quote in quotes)


def _names(documents: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(document, document) for document in documents)


def _disagreement(about: str, kind: str, reason: str) -> str:
    return f"{words.about(about)}, {words.DISAGREEMENTS[kind][0].lower()}: {reason}"
