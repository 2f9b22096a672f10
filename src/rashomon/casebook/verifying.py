"""Checking that a casebook holds what was written into it: every hash, span, quote and reference, and the file itself.

Texts are checked by their SHA-256, documents, claims, decisions and issues by ids that are hashes of their content, what was read in a
document by one hash over all of it, and so are what is known of a report beside its text, accounts, and bytes as received. Receipts are
checked against the columns beside them; the log has no hash.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, func, select, text

from rashomon.casebook.custody import place_of
from rashomon.casebook.decisions import decision_row
from rashomon.casebook.documents import document_of, metadata_hash
from rashomon.casebook.events import described, figure_rows, responsibility_rows
from rashomon.casebook.rows import each, from_json
from rashomon.casebook.schema import (
    articles,
    blobs,
    claims,
    custody,
    decisions,
    documents,
    event_figures,
    event_responsibility,
    events,
    issues,
)
from rashomon.casebook.verifying_readings import Fault, check_readings, difference
from rashomon.casebook.verifying_references import check_references
from rashomon.model import Account, Decision, Event, Issue, Receipt, content_id, signed, text_sha256
from rashomon.model.errors import CasebookDamaged

Progress = Callable[[str, int, int | None], None]
FEW = 20
"""Rows with long values that are fetched at a time."""
MOST_NAMED = 100
"""Faults of the file that are named one by one."""


def verify(connection: Connection, report: Progress) -> Iterator[Fault]:
    """Yield everything that is not as it should be, as it is found. Whatever cannot be read at all is named, and the rest is checked."""
    with _bytes_as_they_are(connection):
        for name, check in CHECKS.items():
            try:
                for done, found in enumerate(check(connection), 1):
                    if found is None:
                        report(f"verifying {name}", done, None)
                    else:
                        yield found
            except Exception as error:  # noqa: BLE001 - what damaged data may lead to cannot be listed; it is named, and the rest is checked
                yield Fault(
                    name, f"cannot be read to the end: {type(error).__name__}: {' '.join(str(getattr(error, 'orig', error)).split())}"
                )


@contextmanager
def _bytes_as_they_are(connection: Connection) -> Iterator[None]:
    """Let SQLite hand over a text that is no UTF-8 any more, so that it can be told which one it is."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name != "sqlite":
        yield
        return
    before, driver.text_factory = driver.text_factory, lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = before


def _file(connection: Connection) -> Iterator[Fault | None]:
    """Check SQLite's own structures: pages, indexes, and the index of words against the texts."""
    if connection.dialect.name != "sqlite":
        return
    for row in connection.execute(text(f"PRAGMA integrity_check({MOST_NAMED})")):
        if row[0] != "ok":
            yield Fault("file", f"it is damaged: {' '.join(str(row[0]).split())}")
    for table in ("documents_words", "claims_words"):
        if connection.execute(text(f"SELECT count(*) FROM {table}_docsize")).scalar() != _count(connection, table):
            yield Fault("file", f"the index of words {table} does not have every row")


def _count(connection: Connection, table: str) -> int:
    whole = documents if table == "documents_words" else claims
    return int(connection.execute(select(func.count()).select_from(whole)).scalar_one())


def _documents(connection: Connection) -> Iterator[Fault | None]:
    for row in each(connection, select(documents).order_by(documents.c.arrival), FEW):
        if _hash(row.text) != row.sha256:
            yield Fault(f"document {row.id}", "its text is not the one that was read (SHA-256)")
        elif _id("doc", row.text, row.external_id, row.publisher, row.url) != row.id:
            yield Fault(f"document {row.id}", "its id is not that of its text, given id, outlet and address")
        elif _metadata(row) != row.metadata_sha256:
            yield Fault(f"document {row.id}", "what is known of it beside its text is not what came with it (SHA-256)")
        yield None


def _metadata(row: Row[Any]) -> str:
    try:
        return metadata_hash(document_of(row))
    except (TypeError, ValueError, CasebookDamaged):
        return ""


def _articles(connection: Connection) -> Iterator[Fault | None]:
    for row in each(connection, select(articles)):
        if _id("art", row.address) != row.id:
            yield Fault(f"article {row.id}", "its id is not that of its address")
    current = func.count().filter(documents.c.is_current)
    for row in each(connection, select(documents.c.article, current.label("times")).group_by(documents.c.article).having(current != 1)):
        yield Fault(f"article {row.article}", f"{row.times} of its versions are current")


def _blobs(connection: Connection) -> Iterator[Fault | None]:
    for row in each(connection, select(blobs).order_by(blobs.c.sha256), FEW):
        problem = _unpacked(row.packed, row.size, row.sha256)
        if problem:
            yield Fault(f"bytes {row.sha256}", problem)
        yield None


def _unpacked(packed: bytes, size: int, expected: str) -> str | None:
    """Return what is wrong with bytes as received, if anything. No more is unpacked than they are said to hold."""
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(packed, size + 1)
    except (zlib.error, TypeError, ValueError, OverflowError) as error:
        return f"they do not unpack: {error}"
    if len(data) != size or not unpacking.eof or unpacking.unused_data:
        return f"they are not the {size:,} bytes that were received"
    return None if sha256(data).hexdigest() == expected else "they are not those that were received (SHA-256)"


def _custody(connection: Connection) -> Iterator[Fault | None]:
    for row in each(connection, select(custody).order_by(custody.c.id)):
        try:
            receipt = from_json(row.receipt, Receipt)
        except CasebookDamaged as error:
            yield Fault(f"receipt {row.id}", f"it cannot be read: {error.__cause__}")
            continue
        if (row.place, row.retrieved, row.media_type) != (place_of(receipt), receipt.retrieved, receipt.media_type):
            yield Fault(f"receipt {row.id}", "the columns beside it do not say the same")


def _issues(connection: Connection) -> Iterator[Fault | None]:
    for row in each(connection, select(issues).order_by(issues.c.id)):
        said = {name: value for name, value in row._mapping.items() if name != "id"}
        if _id("iss", Issue(**said)) != row.id:
            yield Fault(f"issue {row.id}", "its id is not that of what it says")


def _events(connection: Connection) -> Iterator[Fault | None]:
    """Check events against their records; one that waits for its account to be made anew is passed over."""
    for row in each(connection, select(events).where(events.c.is_stale.is_(False)).order_by(events.c.name), FEW):
        where = f"event {row.name}"
        if _hash(row.record, row.account) != row.sha256:
            yield Fault(where, "its account is not what was written (SHA-256)")
        try:
            event, account = from_json(row.record, Event), from_json(row.account, Account)
        except CasebookDamaged as error:
            yield Fault(where, f"its record cannot be read: {error.__cause__}")
            continue
        for problem in difference(row._mapping, described(event)):
            yield Fault(where, problem)
        for table, expected in ((event_figures, figure_rows), (event_responsibility, responsibility_rows)):
            kept = connection.execute(select(table).where(table.c.event == row.name).order_by(*table.primary_key)).mappings().all()
            if [dict(one) for one in kept] != expected(row.name, account):
                yield Fault(where, f"{table.name} is not what its account says")
        yield from _known(connection, where, account)
        yield None


def _known(connection: Connection, where: str, account: Account) -> Iterator[Fault]:
    """Yield the claims and documents that an account refers to and that are not there."""
    told = {claim for origin in account.origins for claim in origin.claims} | {c for f in account.figures.values() for c in f.claims}
    told |= {claim for row in account.responsibility for claim in row.claims}
    wanted = sorted(told)
    found: set[str] = set()
    for at in range(0, len(wanted), 500):
        some = wanted[at : at + 500]
        found.update(connection.execute(select(claims.c.id).where(claims.c.id.in_(some))).scalars())
        found.update(
            connection.execute(select(decisions.c.claim).where(decisions.c.action == "add", decisions.c.claim.in_(some))).scalars()
        )
    for claim in wanted:
        if claim not in found:
            yield Fault(where, f"its account refers to a claim that is not there: {claim}")


def _decisions(connection: Connection) -> Iterator[Fault | None]:
    for row in each(connection, select(decisions).order_by(decisions.c.seq)):
        where = f"decision {row.id}"
        try:
            decision = from_json(row.record, Decision)
        except CasebookDamaged as error:
            yield Fault(where, f"its record cannot be read: {error.__cause__}")
            continue
        if signed(decision).id != row.id:
            yield Fault(where, "its id is not that of what was decided")
        for problem in difference(row._mapping, decision_row(decision)):
            yield Fault(where, problem)
        yield None


def _hash(*said: Any) -> str:
    """Return the hash of texts, one after the other; nothing where their bytes are no UTF-8 any more."""
    try:
        return text_sha256("".join(said))
    except (TypeError, AttributeError, UnicodeError):
        return ""


def _id(prefix: str, *parts: Any) -> str:
    try:
        return content_id(prefix, *parts)
    except (TypeError, ValueError):
        return ""


CHECKS: dict[str, Callable[[Connection], Iterator[Fault | None]]] = {
    "file": _file,
    "documents": _documents,
    "articles": _articles,
    "bytes": _blobs,
    "receipts": _custody,
    "readings": check_readings,
    "events": _events,
    "decisions": _decisions,
    "issues": _issues,
    "references": check_references,
}
"""What is checked, in this order. Each yields faults, and null for every step done."""
