"""The store behind finding copies (`rashomon.model.TextShelf`): keys and copies of texts in tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, select, update

from rashomon.casebook.rows import batches, insert, rows_for
from rashomon.casebook.schema import documents, text_keys, texts
from rashomon.model import FiledText


class TableTexts:
    """A `TextShelf` in a casebook. The documents are written by `put_document`, before their texts are added here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def firsts(self, keys: Sequence[int], before: str) -> list[FiledText]:
        """See `TextShelf`."""
        return self._filed_under(keys, text_keys.c.is_first & (text_keys.c.at < before))

    def later(self, keys: Sequence[int], after: str) -> list[FiledText]:
        """See `TextShelf`."""
        return self._filed_under(keys, text_keys.c.is_first.in_([True, False]) & (text_keys.c.at > after))

    def _filed_under(self, keys: Sequence[int], where: ColumnElement[bool]) -> list[FiledText]:
        found: set[str] = set()
        for some in batches(keys):
            found.update(self._connection.execute(select(text_keys.c.at).where(text_keys.c.key.in_(some), where)).scalars())
        return [*self.filed(found).values()]

    def copies(self, firsts: Collection[str]) -> list[FiledText]:
        """See `TextShelf`."""
        return [text for text in map(_text, rows_for(self._connection, texts, "first", firsts)) if not text.is_first]

    def filed(self, ats: Collection[str]) -> dict[str, FiledText]:
        """See `TextShelf`."""
        return {row.at: _text(row) for row in rows_for(self._connection, texts, "at", ats)}

    def texts(self, ats: Collection[str]) -> dict[str, str]:
        """See `TextShelf`."""
        found: dict[str, str] = {}
        asked = select(texts.c.at, documents.c.text).join(documents, documents.c.id == texts.c.document)
        for some in batches(ats):
            found.update((row.at, row.text) for row in self._connection.execute(asked.where(texts.c.at.in_(some))))
        return found

    def add(self, rows: Sequence[tuple[FiledText, Sequence[int], str]]) -> None:
        """See `TextShelf`."""
        insert(self._connection, texts, [{**text._asdict(), "document": document_at(text.at)} for text, _, _ in rows])
        for text, keys, _ in rows:
            self._file(text.at, keys, text.is_first)

    def remove(self, rows: Sequence[tuple[str, Sequence[int]]]) -> None:
        """See `TextShelf`."""
        was = self.filed([at for at, _ in rows])
        for at, keys in rows:
            self._take_out(at, keys, was[at].is_first)
        for some in batches(was):
            self._connection.execute(delete(texts).where(texts.c.at.in_(some)))

    def place(self, text: FiledText, keys: Sequence[int]) -> None:
        """See `TextShelf`."""
        was = self.filed([text.at])[text.at]
        self._connection.execute(update(texts).where(texts.c.at == text.at).values(first=text.first, share=text.share))
        if was.is_first != text.is_first:
            self._take_out(text.at, keys, was.is_first)
            self._file(text.at, keys, text.is_first)

    def _file(self, at: str, keys: Iterable[int], is_first: bool) -> None:
        insert(self._connection, text_keys, [{"key": key, "is_first": is_first, "at": at} for key in keys])

    def _take_out(self, at: str, keys: Sequence[int], is_first: bool) -> None:
        which = (text_keys.c.key == bindparam("number")) & (text_keys.c.is_first == is_first) & (text_keys.c.at == at)
        if keys:
            self._connection.execute(delete(text_keys).where(which), [{"number": key} for key in keys])


def document_at(at: str) -> str:
    """Return the id of the document whose text stands ``at`` a place in time."""
    return at.rsplit("/", 1)[-1]


def text_of(connection: Connection, document: str) -> str | None:
    """Return where the text of a document stands in time; null for a version that is not current."""
    return connection.execute(select(texts.c.at).where(texts.c.document == document)).scalar()


def _text(row: Any) -> FiledText:
    return FiledText(at=row.at, digest=row.digest, sketch=row.sketch, first=row.first, share=row.share)
