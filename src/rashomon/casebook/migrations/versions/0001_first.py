"""The first tables of a casebook, the views made for people and the index of words."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT as TEXT_BY_CODE_POINT

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(TEXT_BY_CODE_POINT(collation="C"), "postgresql")
SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

VIEWS = {
    "figures": """
SELECT e.name AS event, e.label, e.start, e.place, e.country, f.kind, f.low, f.best, f.high, f.contested, f.rule, e.documents,
       f.decision
FROM event_figures f JOIN events e ON e.name = f.event""",
    "responsibility": """
SELECT e.name AS event, e.label, e.start, e.place, r.accused, r.role, r.stance, r.speaker, r.documents
FROM event_responsibility r JOIN events e ON e.name = r.event""",
    "timeline": """
SELECT e.start, e."end", e.name AS event, e.label, e.kind, e.place, e.country, k.low AS killed_low, k.best AS killed_best,
       k.high AS killed_high, e.contested, e.documents, e.mentioned_in
FROM events e LEFT JOIN event_figures k ON k.event = e.name AND k.kind = 'killed'""",
    "statements_by_speaker": """
SELECT s.speaker, s.kind, s.stance, s.cue, s.words, d.publisher, d.published, d.title, d.id AS document
FROM statements s JOIN documents d ON d.id = s.document
WHERE s.speaker IS NOT NULL AND d.is_current""",
}

SQLITE_WORDS = (
    "CREATE VIRTUAL TABLE documents_words USING fts5(title, text, content='documents', content_rowid='arrival',"
    " tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER documents_words_in AFTER INSERT ON documents BEGIN"
    " INSERT INTO documents_words(rowid, title, text) VALUES (new.arrival, new.title, new.text); END",
    "CREATE TRIGGER documents_words_out AFTER DELETE ON documents BEGIN"
    " INSERT INTO documents_words(documents_words, rowid, title, text) VALUES ('delete', old.arrival, old.title, old.text); END",
    "CREATE VIRTUAL TABLE claims_words USING fts5(quote, content='claims', content_rowid='seq',"
    " tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER claims_words_in AFTER INSERT ON claims BEGIN INSERT INTO claims_words(rowid, quote) VALUES (new.seq, new.quote); END",
    "CREATE TRIGGER claims_words_out AFTER DELETE ON claims BEGIN"
    " INSERT INTO claims_words(claims_words, rowid, quote) VALUES ('delete', old.seq, old.quote); END",
)
"""SQLite keeps the index of words itself (FTS5), without a second copy of the text."""

POSTGRESQL_WORDS = (
    "CREATE INDEX documents_words ON documents USING gin (to_tsvector('english', coalesce(title, '') || ' ' || left(text, 200000)))",
    "CREATE INDEX claims_words ON claims USING gin (to_tsvector('english', left(quote, 200000)))",
)
"""PostgreSQL's vectors of words hold at most one megabyte, so of a very long report only the first 200,000 characters can be searched."""


def upgrade() -> None:
    """Make everything."""

    op.create_table(
        "articles",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("address", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("address", name=op.f("uq_articles_address")),
        comment="What keeps its address while its text may change",
    )
    op.create_table(
        "blobs",
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blobs")),
        comment="What was received, byte for byte, packed with zlib, under the SHA-256 of the bytes as received",
    )
    op.create_table(
        "decisions",
        sa.Column("seq", SERIAL, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("who", TEXT, nullable=False),
        sa.Column("made_at", TEXT, nullable=False),
        sa.Column("action", TEXT, nullable=False),
        sa.Column("claim", TEXT, nullable=True),
        sa.Column("document", TEXT, nullable=True),
        sa.Column("event", TEXT, nullable=True),
        sa.Column("undoes", TEXT, nullable=True),
        sa.Column("why", TEXT, nullable=True),
        sa.Column("record", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_decisions")),
        sa.UniqueConstraint("id", name=op.f("uq_decisions_id")),
        comment="What people decided, in order; nothing is ever changed or taken away here",
    )
    op.create_index(op.f("ix_decisions_action"), "decisions", ["action"])
    op.create_index(op.f("ix_decisions_claim"), "decisions", ["claim"])
    op.create_index(op.f("ix_decisions_document"), "decisions", ["document"])
    op.create_index(op.f("ix_decisions_event"), "decisions", ["event"])
    op.create_index(op.f("ix_decisions_undoes"), "decisions", ["undoes"])
    op.create_index(op.f("ix_decisions_who"), "decisions", ["who"])
    op.create_table(
        "event_names",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("now", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_event_names")),
        comment="Names of events that were taken up into another, and into which",
    )
    op.create_index(op.f("ix_event_names_now"), "event_names", ["now"])
    op.create_table(
        "events",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("label", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("start", TEXT, nullable=True),
        sa.Column("end", TEXT, nullable=True),
        sa.Column("place", TEXT, nullable=True),
        sa.Column("city", TEXT, nullable=True),
        sa.Column("country", TEXT, nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("mentioned_in", sa.Integer(), nullable=False),
        sa.Column("contested", sa.Boolean(), nullable=False),
        sa.Column("is_stale", sa.Boolean(), nullable=False),
        sa.Column("record", TEXT, nullable=False),
        sa.Column("account", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_events")),
        comment="One thing that happened, under a name that lasts; stale: its account is to be made anew",
    )
    op.create_index(op.f("ix_events_country"), "events", ["country"])
    op.create_index(op.f("ix_events_id"), "events", ["id"])
    op.create_index(op.f("ix_events_is_stale"), "events", ["is_stale"])
    op.create_index(op.f("ix_events_start"), "events", ["start"])
    op.create_table(
        "issues",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("path", TEXT, nullable=True),
        sa.Column("document", TEXT, nullable=True),
        sa.Column("stage", TEXT, nullable=False),
        sa.Column("problem", TEXT, nullable=False),
        sa.Column("detail", TEXT, nullable=False),
        sa.Column("severity", TEXT, nullable=False),
        sa.CheckConstraint("severity IN ('unread', 'note')", name=op.f("ck_issues_severity")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issues")),
        comment="What could not be read or was set aside, each once",
    )
    op.create_table(
        "link_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("key", "at", name=op.f("pk_link_keys")),
        comment="Under which keys local events are filed for comparison (hashes), in order of time",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "link_likes",
        sa.Column("later", TEXT, nullable=False),
        sa.Column("earlier", TEXT, nullable=False),
        sa.Column("odds", sa.Float(), nullable=False),
        sa.Column("joined", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("later", "earlier", name=op.f("pk_link_likes")),
        comment="Pairs of local events that are likelier one event than not, with the log-odds",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_link_likes_earlier"), "link_likes", ["earlier"])
    op.create_table(
        "log",
        sa.Column("seq", SERIAL, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("who", TEXT, nullable=False),
        sa.Column("action", TEXT, nullable=False),
        sa.Column("detail", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_log")),
        comment="What was done to the casebook, by whom and when",
    )
    op.create_table(
        "text_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("is_first", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("key", "is_first", "at", name=op.f("pk_text_keys")),
        comment="Under which keys texts meet that share most of their words (hashes)",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "documents",
        sa.Column("arrival", SERIAL, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("article", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("is_read", sa.Boolean(), nullable=False),
        sa.Column("title", TEXT, nullable=True),
        sa.Column("publisher", TEXT, nullable=True),
        sa.Column("published", TEXT, nullable=True),
        sa.Column("published_basis", TEXT, nullable=False),
        sa.Column("language", TEXT, nullable=True),
        sa.Column("url", TEXT, nullable=True),
        sa.Column("path", TEXT, nullable=True),
        sa.Column("external_id", TEXT, nullable=True),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("metadata_sha256", TEXT, nullable=False),
        sa.Column("main_event", TEXT, nullable=True),
        sa.Column("origin", TEXT, nullable=False),
        sa.Column("own_flags", TEXT, nullable=False),
        sa.Column("date_flags", TEXT, nullable=False),
        sa.Column("copy_flags", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_documents_article")),
        sa.ForeignKeyConstraint(["main_event"], ["events.name"], name=op.f("fk_documents_main_event")),
        sa.PrimaryKeyConstraint("arrival", name=op.f("pk_documents")),
        sa.UniqueConstraint("article", "version", name=op.f("uq_documents_article_version")),
        sa.UniqueConstraint("id", name=op.f("uq_documents_id")),
        comment="Every version of every report; the last of an article is current, and only those stand in events",
    )
    op.create_index(op.f("ix_documents_main_event"), "documents", ["main_event"])
    op.create_index(op.f("ix_documents_origin"), "documents", ["origin"])
    op.create_table(
        "event_figures",
        sa.Column("event", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("best", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("rule", TEXT, nullable=False),
        sa.Column("contested", sa.Boolean(), nullable=False),
        sa.Column("decision", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["event"], ["events.name"], name=op.f("fk_event_figures_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "kind", name=op.f("pk_event_figures")),
    )
    op.create_table(
        "event_responsibility",
        sa.Column("event", TEXT, nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("accused", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("stance", TEXT, nullable=False),
        sa.Column("speaker", TEXT, nullable=True),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.name"], name=op.f("fk_event_responsibility_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "row", name=op.f("pk_event_responsibility")),
    )
    op.create_index(op.f("ix_event_responsibility_accused"), "event_responsibility", ["accused"])
    op.create_table(
        "custody",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("blob", TEXT, nullable=False),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("retrieved", TEXT, nullable=True),
        sa.Column("media_type", TEXT, nullable=True),
        sa.Column("receipt", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["blob"], ["blobs.sha256"], name=op.f("fk_custody_blob")),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_custody_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody")),
        sa.UniqueConstraint("document", "blob", "place", name=op.f("uq_custody_document_blob_place")),
        comment="Where a report came from, and when: one row for each time that other bytes of it or another place gave it",
    )
    op.create_index(op.f("ix_custody_place"), "custody", ["place"])
    op.create_table(
        "local_events",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("machine_event", TEXT, nullable=True),
        sa.Column("event", TEXT, nullable=True),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.Column("at", TEXT, nullable=True),
        sa.Column("link_group", TEXT, nullable=True),
        sa.Column("record", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_local_events_document"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event"], ["events.name"], name=op.f("fk_local_events_event")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_events")),
        sa.UniqueConstraint("at", name=op.f("uq_local_events_at")),
        comment="One event as one document tells of it: where linking put it, and where it stands after what people decided",
    )
    op.create_index(op.f("ix_local_events_document"), "local_events", ["document"])
    op.create_index(op.f("ix_local_events_event"), "local_events", ["event"])
    op.create_index(op.f("ix_local_events_link_group"), "local_events", ["link_group"])
    op.create_index(op.f("ix_local_events_machine_event"), "local_events", ["machine_event"])
    op.create_table(
        "readings",
        sa.Column("document", TEXT, nullable=False),
        sa.Column("model", TEXT, nullable=False),
        sa.Column("software", TEXT, nullable=False),
        sa.Column("settings", TEXT, nullable=False),
        sa.Column("days", TEXT, nullable=False),
        sa.Column("sha256", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_readings_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_readings")),
        comment="By what each document was read, and what it says of itself as a whole",
    )
    op.create_table(
        "speakers",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("record", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_speakers_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", "document", name=op.f("pk_speakers")),
        comment="Who says something in each document; one id over all documents is one speaker",
    )
    op.create_index(op.f("ix_speakers_document"), "speakers", ["document"])
    op.create_table(
        "statements",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("parent", TEXT, nullable=True),
        sa.Column("speaker_id", TEXT, nullable=True),
        sa.Column("speaker", TEXT, nullable=True),
        sa.Column("cue", TEXT, nullable=True),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("stance", TEXT, nullable=False),
        sa.Column("record", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_statements_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
    )
    op.create_index(op.f("ix_statements_document"), "statements", ["document"])
    op.create_index(op.f("ix_statements_speaker"), "statements", ["speaker"])
    op.create_index(op.f("ix_statements_speaker_id"), "statements", ["speaker_id"])
    op.create_table(
        "texts",
        sa.Column("at", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.Column("first", TEXT, nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_texts_document"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("at", name=op.f("pk_texts")),
        comment="The texts of current documents in order of time: which copies which (itself: none), and how much of it is the same",
    )
    op.create_index(op.f("ix_texts_document"), "texts", ["document"])
    op.create_index(op.f("ix_texts_first"), "texts", ["first"])
    op.create_table(
        "claims",
        sa.Column("seq", SERIAL, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("local_event", TEXT, nullable=True),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("qualifier", TEXT, nullable=True),
        sa.Column("scope", TEXT, nullable=True),
        sa.Column("population", TEXT, nullable=True),
        sa.Column("as_of", TEXT, nullable=True),
        sa.Column("accused", TEXT, nullable=True),
        sa.Column("role", TEXT, nullable=True),
        sa.Column("stance", TEXT, nullable=False),
        sa.Column("speaker", TEXT, nullable=True),
        sa.Column("speaker_id", TEXT, nullable=True),
        sa.Column("quote", TEXT, nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("record", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_claims_document"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["local_event"], ["local_events.id"], name=op.f("fk_claims_local_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_claims")),
        sa.UniqueConstraint("id", name=op.f("uq_claims_id")),
        comment="What the machine took from each document; what people made of it stands in decisions",
    )
    op.create_index(op.f("ix_claims_accused"), "claims", ["accused"])
    op.create_index(op.f("ix_claims_document"), "claims", ["document"])
    op.create_index(op.f("ix_claims_local_event"), "claims", ["local_event"])
    op.create_index(op.f("ix_claims_speaker_id"), "claims", ["speaker_id"])
    op.create_table(
        "people",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("document", TEXT, nullable=False),
        sa.Column("local_event", TEXT, nullable=True),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("record", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_people_document"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["local_event"], ["local_events.id"], name=op.f("fk_people_local_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_index(op.f("ix_people_document"), "people", ["document"])
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")
    for statement in SQLITE_WORDS if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_WORDS:
        op.execute(statement)
