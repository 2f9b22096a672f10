"""What became known of an event between two days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from rashomon.casebook.versions import histories
from rashomon.model import Account, Difference, Disagreement, Figure, Moved, Responsibility, Revision
from rashomon.pipeline.dropping import once_told_by
from rashomon.pipeline.looking_back import dossier_as_of, nothing_known, versions_held
from rashomon.pipeline.revising import revision_between
from rashomon.pipeline.showing import Dossier

BOUNDS = ("low", "best", "high")
Key = tuple[str, str, str | None, str]


class EventDifference(Difference, kw_only=True):
    """A `Difference` that can be read."""

    def lines(self) -> Iterator[str]:
        """Yield what is new as lines of plain text. They hold the articles' own words: not safe for a terminal as they are."""
        from rashomon.report import plain_difference

        return plain_difference(self)


def difference(connection: Connection, name: str, since: str, until: str | None) -> EventDifference:
    """Return what became known of an event after ``since`` and up to ``until``; raises `NotInCasebook` where nothing was known by then."""
    after = dossier_as_of(connection, name, until)
    if after is None:
        raise nothing_known(name, until or "now")
    before = dossier_as_of(connection, name, since)
    revisions = _revisions(connection, name, since, until)
    earlier = {document.id for document in before.documents} if before else set()
    replaced = {revision.after.document for revision in revisions}
    fresh = {document.id for document in after.documents} - earlier
    was = before.account if before else _nothing(after.account)
    held, dropped = _held(was, after.account)
    opened, settled = _disagreements(was, after.account)
    return EventDifference(
        event=after.event,
        since=since,
        until=until,
        reports=tuple(document for document in after.documents if document.id in fresh - replaced),
        revisions=tuple(revisions),
        moved=tuple(_moved(was, after.account, fresh)),
        held=held,
        dropped=dropped,
        opened=opened,
        settled=settled,
        documents=_each_once(before, after, "documents"),
        claims=_each_once(before, after, "claims"),
    )


def _nothing(account: Account) -> Account:
    return Account(
        event=account.event, figures={}, responsibility=(), disagreements=(), agreed=(), origins=(), single_origin=(), omitted={}
    )


def _each_once(before: Dossier | None, after: Dossier, part: str) -> tuple[Any, ...]:
    found = {each.id: each for dossier in (before, after) if dossier for each in getattr(dossier, part)}
    return tuple(found[key] for key in sorted(found))


def _revisions(connection: Connection, name: str, since: str, until: str | None) -> list[Revision]:
    """Return what changed in the articles that were there on both days, in another version."""
    articles = histories(connection, once_told_by(connection, name))
    by_document = {version.document: version for _, versions in articles for version in versions}
    before, after = ({address: document for document, address in versions_held(articles, day).items()} for day in (since, until))
    return [
        revision_between(connection, address, by_document[before[address]], by_document[document])
        for address, document in sorted(after.items())
        if address in before and before[address] != document
    ]


def _moved(was: Account, now: Account, fresh: set[str]) -> Iterator[Moved]:
    for kind in sorted({*was.figures, *now.figures}):
        one, other = was.figures.get(kind), now.figures.get(kind)
        for bound in BOUNDS:
            old, new = (getattr(figure, bound) if figure else None for figure in (one, other))
            if old != new:
                yield Moved(kind=kind, bound=bound, was=old, now=new, documents=_giving(other, new, fresh))


def _giving(figure: Figure | None, number: int | None, fresh: set[str]) -> tuple[str, ...]:
    """Return the new or revised documents in which a standing figure names a number."""
    if figure is None or number is None:
        return ()
    standing = [entry for entry in figure.history if entry.standing in ("standing", "counted") and number in (entry.low, entry.high)]
    return tuple(sorted({document for entry in standing for document in entry.documents} & fresh))


def _held(was: Account, now: Account) -> tuple[tuple[Responsibility, ...], tuple[Responsibility, ...]]:
    before, after = ({_key(row): row for row in account.responsibility} for account in (was, now))
    return (
        tuple(row for key, row in after.items() if key not in before),
        tuple(row for key, row in before.items() if key not in after),
    )


def _key(row: Responsibility) -> Key:
    return row.accused, row.role, row.speaker, row.stance


def _disagreements(was: Account, now: Account) -> tuple[tuple[Disagreement, ...], tuple[Disagreement, ...]]:
    """Return the disagreements that came or have other sides now, and those that went: known again by subject and type."""
    before, after = [*was.disagreements], [*now.disagreements]
    same = {_sides(one) for one in before} & {_sides(one) for one in after}
    opened = tuple(one for one in after if _sides(one) not in same)
    about = {(one.about, one.type) for one in after}
    return opened, tuple(one for one in before if _sides(one) not in same and (one.about, one.type) not in about)


def _sides(one: Disagreement) -> tuple[str, str, tuple[str, ...]]:
    return one.about, one.type, tuple(sorted(f"{side.words} {side.stance}" for side in one.sides))
