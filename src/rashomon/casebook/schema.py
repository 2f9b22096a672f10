"""The tables of a casebook.

What a person would ask for stands in columns of its own, under the field's names. Beside it ``record`` holds the noun as JSON, which is
what is read back; columns are for people, views and queries. Times are ISO 8601 in UTC, days ``YYYY-MM-DD``, spans code points of the text.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)
from sqlalchemy import Text as AnyText
from sqlalchemy.dialects.postgresql import TEXT

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Text = AnyText().with_variant(TEXT(collation="C"), "postgresql")
"""Text that is compared by code point on every store, so that the same things stand in the same order."""

Serial = BigInteger().with_variant(Integer, "sqlite")
"""A number given in order of writing. SQLite only gives one to a column that is called INTEGER."""


def _of_document(*, primary_key: bool = False, index: bool | None = None) -> Column[str]:
    of = ForeignKey("documents.id", ondelete="CASCADE")
    return Column("document", Text, of, nullable=False, primary_key=primary_key, index=index)


blobs = Table(
    "blobs",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    comment="What was received, byte for byte, packed with zlib, under the SHA-256 of the bytes as received",
)

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("address", Text, nullable=False, unique=True),
    comment="What keeps its address while its text may change",
)

documents = Table(
    "documents",
    metadata,
    Column("arrival", Serial, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("is_current", Boolean, nullable=False),
    Column("is_read", Boolean, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("published_basis", Text, nullable=False),
    Column("language", Text),
    Column("url", Text),
    Column("path", Text),
    Column("external_id", Text),
    Column("text", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("metadata_sha256", Text, nullable=False),
    Column("main_event", Text, ForeignKey("events.name"), index=True),
    Column("origin", Text, nullable=False, index=True),
    Column("own_flags", Text, nullable=False),
    Column("date_flags", Text, nullable=False),
    Column("copy_flags", Text, nullable=False),
    UniqueConstraint("article", "version"),
    comment="Every version of every report; the last of an article is current, and only those stand in events",
)

custody = Table(
    "custody",
    metadata,
    Column("id", Serial, primary_key=True),
    _of_document(),
    Column("blob", Text, ForeignKey("blobs.sha256"), nullable=False),
    Column("place", Text, nullable=False),
    Column("retrieved", Text),
    Column("media_type", Text),
    Column("receipt", Text, nullable=False),
    UniqueConstraint("document", "blob", "place"),
    Index(None, "place"),
    comment="Where a report came from, and when: one row for each time that other bytes of it or another place gave it",
)

readings = Table(
    "readings",
    metadata,
    _of_document(primary_key=True),
    Column("model", Text, nullable=False),
    Column("software", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("days", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    comment="By what each document was read, and what it says of itself as a whole",
)

statements = Table(
    "statements",
    metadata,
    Column("id", Text, primary_key=True),
    _of_document(index=True),
    Column("parent", Text),
    Column("speaker_id", Text, index=True),
    Column("speaker", Text, index=True),
    Column("cue", Text),
    Column("words", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("record", Text, nullable=False),
)

speakers = Table(
    "speakers",
    metadata,
    Column("id", Text, primary_key=True),
    _of_document(primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index(None, "document"),
    comment="Who says something in each document; one id over all documents is one speaker",
)

events = Table(
    "events",
    metadata,
    Column("name", Text, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("start", Text, index=True),
    Column("end", Text),
    Column("place", Text),
    Column("city", Text),
    Column("country", Text, index=True),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("documents", Integer, nullable=False),
    Column("mentioned_in", Integer, nullable=False),
    Column("contested", Boolean, nullable=False),
    Column("is_stale", Boolean, nullable=False, index=True),
    Column("record", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    comment="One thing that happened, under a name that lasts; stale: its account is to be made anew",
)

event_names = Table(
    "event_names",
    metadata,
    Column("name", Text, primary_key=True),
    Column("now", Text, nullable=False, index=True),
    comment="Names of events that were taken up into another, and into which",
)

local_events = Table(
    "local_events",
    metadata,
    Column("id", Text, primary_key=True),
    _of_document(index=True),
    Column("machine_event", Text, index=True),
    Column("event", Text, ForeignKey("events.name"), index=True),
    Column("is_main", Boolean, nullable=False),
    Column("at", Text, unique=True),
    Column("link_group", Text, index=True),
    Column("record", Text, nullable=False),
    comment="One event as one document tells of it: where linking put it, and where it stands after what people decided",
)

link_keys = Table(
    "link_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Text, primary_key=True),
    sqlite_with_rowid=False,
    comment="Under which keys local events are filed for comparison (hashes), in order of time",
)

link_likes = Table(
    "link_likes",
    metadata,
    Column("later", Text, primary_key=True),
    Column("earlier", Text, primary_key=True),
    Column("odds", Float, nullable=False),
    Column("joined", Boolean, nullable=False),
    Index(None, "earlier"),
    sqlite_with_rowid=False,
    comment="Pairs of local events that are likelier one event than not, with the log-odds",
)

texts = Table(
    "texts",
    metadata,
    Column("at", Text, primary_key=True),
    _of_document(index=True),
    Column("digest", Text, nullable=False),
    Column("sketch", LargeBinary, nullable=False),
    Column("first", Text, nullable=False, index=True),
    Column("share", Float, nullable=False),
    comment="The texts of current documents in order of time: which copies which (itself: none), and how much of it is the same",
)

text_keys = Table(
    "text_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("is_first", Boolean, primary_key=True, autoincrement=False),
    Column("at", Text, primary_key=True),
    sqlite_with_rowid=False,
    comment="Under which keys texts meet that share most of their words (hashes)",
)

claims = Table(
    "claims",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _of_document(index=True),
    Column("local_event", Text, ForeignKey("local_events.id", ondelete="CASCADE"), index=True),
    Column("kind", Text, nullable=False),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Column("qualifier", Text),
    Column("scope", Text),
    Column("population", Text),
    Column("as_of", Text),
    Column("accused", Text, index=True),
    Column("role", Text),
    Column("stance", Text, nullable=False),
    Column("speaker", Text),
    Column("speaker_id", Text, index=True),
    Column("quote", Text, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("record", Text, nullable=False),
    comment="What the machine took from each document; what people made of it stands in decisions",
)

people = Table(
    "people",
    metadata,
    Column("id", Text, primary_key=True),
    _of_document(index=True),
    Column("local_event", Text, ForeignKey("local_events.id", ondelete="CASCADE")),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("record", Text, nullable=False),
)

event_figures = Table(
    "event_figures",
    metadata,
    Column("event", Text, ForeignKey("events.name", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("low", BigInteger),
    Column("best", BigInteger),
    Column("high", BigInteger),
    Column("rule", Text, nullable=False),
    Column("contested", Boolean, nullable=False),
    Column("decision", Text),
)

event_responsibility = Table(
    "event_responsibility",
    metadata,
    Column("event", Text, ForeignKey("events.name", ondelete="CASCADE"), primary_key=True),
    Column("row", Integer, primary_key=True),
    Column("accused", Text, nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("speaker", Text),
    Column("documents", Integer, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("who", Text, nullable=False, index=True),
    Column("made_at", Text, nullable=False),
    Column("action", Text, nullable=False, index=True),
    Column("claim", Text, index=True),
    Column("document", Text, index=True),
    Column("event", Text, index=True),
    Column("undoes", Text, index=True),
    Column("why", Text),
    Column("record", Text, nullable=False),
    comment="What people decided, in order; nothing is ever changed or taken away here",
)

issues = Table(
    "issues",
    metadata,
    Column("id", Text, primary_key=True),
    Column("path", Text),
    Column("document", Text),
    Column("stage", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("severity", Text, nullable=False),
    CheckConstraint("severity IN ('unread', 'note')", name="severity"),
    comment="What could not be read or was set aside, each once",
)

log = Table(
    "log",
    metadata,
    Column("seq", Serial, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("detail", Text, nullable=False),
    comment="What was done to the casebook, by whom and when",
)
