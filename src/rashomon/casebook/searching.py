"""Looking for words: in the texts of reports and the quotes of claims, by each store's own index (FTS5, text search vectors).

What somebody looks for is a list of words and never a question in the store's language: quotes, operators and signs in it are passed over.
All words must occur, in any form that has the same stem in English; what holds them more often in fewer words comes first, of
the last `WEIGHED` that hold them at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, text

from rashomon.casebook.rows import rows_for
from rashomon.casebook.schema import claims, documents, local_events
from rashomon.model import Span

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 32
"""Words of a question that count: beyond, a store may refuse it."""
WEIGHED = 1_000
"""Hits that are weighed against each other, those that came last: a word that stands in every report would have all of them weighed."""
ON, OFF = "\x02", "\x03"
"""What the stores put around words that were found, for `_marked` to take out again."""
SNIPPET = 24
"""Words of a snippet, about."""
FRAGMENT = f"StartSel={ON}, StopSel={OFF}, MaxWords={SNIPPET}, MinWords={SNIPPET // 2}, MaxFragments=1"
WHOLE = f"StartSel={ON}, StopSel={OFF}, HighlightAll=true"

DOCUMENTS = {
    "sqlite": """
SELECT d.id, snippet(documents_words, 1, :on, :off, ' … ', :length) AS snippet
FROM (
  SELECT at, rank FROM (
    SELECT rowid AS at, bm25(documents_words, 4.0, 1.0) AS rank FROM documents_words
    WHERE documents_words MATCH :words ORDER BY rowid DESC LIMIT :weighed
  ) ORDER BY rank, at LIMIT :limit OFFSET :offset
) found JOIN documents_words ON documents_words.rowid = found.at JOIN documents d ON d.arrival = found.at
WHERE documents_words MATCH :words ORDER BY found.rank, found.at""",
    "postgresql": """
SELECT found.id, ts_headline('english', left(d.text, 200000), plainto_tsquery('english', :words), :options) AS snippet
FROM (
  SELECT arrival, id, ts_rank_cd(to_tsvector('english', coalesce(title, '') || ' ' || left(text, 200000)),
                                 plainto_tsquery('english', :words), 1) AS rank
  FROM (
    SELECT arrival, id, title, text FROM documents
    WHERE to_tsvector('english', coalesce(title, '') || ' ' || left(text, 200000)) @@ plainto_tsquery('english', :words)
    ORDER BY arrival DESC LIMIT :weighed
  ) newest
  ORDER BY rank DESC, arrival LIMIT :limit OFFSET :offset
) found JOIN documents d ON d.id = found.id ORDER BY found.rank DESC, found.arrival""",
}
CLAIMS = {
    "sqlite": """
SELECT c.id, highlight(claims_words, 0, :on, :off) AS snippet
FROM (
  SELECT at, rank FROM (
    SELECT rowid AS at, bm25(claims_words) AS rank FROM claims_words
    WHERE claims_words MATCH :words ORDER BY rowid DESC LIMIT :weighed
  ) ORDER BY rank, at LIMIT :limit OFFSET :offset
) found JOIN claims_words ON claims_words.rowid = found.at JOIN claims c ON c.seq = found.at
WHERE claims_words MATCH :words ORDER BY found.rank, found.at""",
    "postgresql": """
SELECT id, ts_headline('english', left(quote, 200000), plainto_tsquery('english', :words), :whole) AS snippet
FROM (
  SELECT seq, id, quote, ts_rank_cd(to_tsvector('english', left(quote, 200000)), plainto_tsquery('english', :words), 1) AS rank
  FROM (
    SELECT seq, id, quote FROM claims
    WHERE to_tsvector('english', left(quote, 200000)) @@ plainto_tsquery('english', :words)
    ORDER BY seq DESC LIMIT :weighed
  ) newest
  ORDER BY rank DESC, seq LIMIT :limit OFFSET :offset
) found ORDER BY rank DESC, seq""",
}


class DocumentHit(msgspec.Struct, frozen=True, kw_only=True):
    """A current report that holds the words: a ``snippet`` of it, with the places in the snippet where they stand.

    ``event`` is the lasting name of the event that it is mostly about.
    """

    document: str
    title: str | None
    publisher: str | None
    published: str | None
    event: str | None
    snippet: str
    found: tuple[Span, ...]


class ClaimHit(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of a current report whose quote holds the words."""

    claim: str
    document: str
    event: str | None
    kind: str
    stance: str
    speaker: str | None
    snippet: str
    found: tuple[Span, ...]


def words_in(said: str) -> list[str]:
    """Return the words in what somebody looks for, each once, at most `MOST_WORDS`."""
    return list(dict.fromkeys(word.casefold() for word in WORD.findall(said)))[:MOST_WORDS]


def search_documents(connection: Connection, words: list[str], limit: int) -> list[DocumentHit]:
    """Return the current reports that hold all words, in title or text, the best first."""

    def fitting(ids: list[str]) -> dict[str, Row[Any]]:
        columns = ("id", "is_current", "title", "publisher", "published", "main_event")
        return {row.id: row for row in rows_for(connection, documents, "id", ids, only=columns) if row.is_current}

    return [
        DocumentHit(
            document=row.id,
            title=row.title,
            publisher=row.publisher,
            published=row.published,
            event=row.main_event,
            snippet=snippet,
            found=found,
        )
        for row, snippet, found in _search(connection, DOCUMENTS, words, limit, fitting)
    ]


def search_claims(connection: Connection, words: list[str], limit: int) -> list[ClaimHit]:
    """Return the claims of current reports whose quotes hold all words, the best first."""

    def fitting(ids: list[str]) -> dict[str, Row[Any]]:
        columns = ("id", "document", "local_event", "kind", "stance", "speaker")
        found = rows_for(connection, claims, "id", ids, only=columns)
        current = rows_for(connection, documents, "id", (row.document for row in found), only=("id", "is_current"))
        standing = {row.id for row in current if row.is_current}
        return {row.id: row for row in found if row.document in standing}

    hits = list(_search(connection, CLAIMS, words, limit, fitting))
    members = rows_for(connection, local_events, "id", (row.local_event for row, _, _ in hits if row.local_event), only=("id", "event"))
    events = {row.id: row.event for row in members}
    return [
        ClaimHit(
            claim=row.id,
            document=row.document,
            event=events.get(row.local_event),
            kind=row.kind,
            stance=row.stance,
            speaker=row.speaker,
            snippet=snippet,
            found=found,
        )
        for row, snippet, found in hits
    ]


def _search(
    connection: Connection, asked: dict[str, str], words: list[str], limit: int, fitting: Callable[[list[str]], dict[str, Row[Any]]]
) -> Iterator[tuple[Row[Any], str, tuple[Span, ...]]]:
    """Yield what is found and fits, at most ``limit``; the index also holds earlier versions, so that more may have to be asked for."""
    if not words:
        return
    sqlite = connection.dialect.name == "sqlite"
    values = {
        "words": " ".join(f'"{word}"' for word in words) if sqlite else " ".join(words),
        **({"on": ON, "off": OFF, "length": SNIPPET} if sqlite else {"options": FRAGMENT, "whole": WHOLE}),
    }
    weighed = max(WEIGHED, limit)
    left = limit
    for offset in range(0, weighed, limit):
        bounds = {"limit": limit, "offset": offset, "weighed": weighed}
        rows = connection.execute(text(asked[connection.dialect.name]), {**values, **bounds}).all()
        fits = fitting([row.id for row in rows])
        for row in rows:
            if row.id in fits and left:
                left -= 1
                yield fits[row.id], *_marked(row.snippet)
        if not left or len(rows) < limit:
            return


def _marked(snippet: str) -> tuple[str, tuple[Span, ...]]:
    """Return a snippet without the marks of the store, and where they stood."""
    plain, spans, at, begin = [], [], 0, None
    for piece in re.split(f"([{ON}{OFF}])", snippet):
        if piece == ON:
            begin = at
        elif piece == OFF:
            if begin is not None and begin < at:
                spans.append((begin, at))
            begin = None
        else:
            plain.append(piece)
            at += len(piece)
    return "".join(plain), tuple(spans)
