"""The casebook as a library: one object, one method for each command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Engine

from rashomon.casebook.agreement import ReviewAgreement
from rashomon.casebook.decided import judged
from rashomon.casebook.decisions import all_decisions
from rashomon.casebook.engine import close, engine_for, reading, writing
from rashomon.casebook.exchange import lines
from rashomon.casebook.issues import Entry, get_issues, get_log, note_done
from rashomon.casebook.listing import ClaimFilter, EventFilter, EventLine
from rashomon.casebook.migrate import prepare
from rashomon.casebook.searching import ClaimHit, DocumentHit
from rashomon.casebook.verifying import verify
from rashomon.casebook.verifying_readings import Fault
from rashomon.ingest import Web, ingest
from rashomon.model import Claim, Issue, Judged, Revision, utc_now
from rashomon.pipeline import asking
from rashomon.pipeline.adding import Added, Reader, add_reports, by_model
from rashomon.pipeline.deciding import Deciding
from rashomon.pipeline.differing import EventDifference
from rashomon.pipeline.examining import DEFAULT, Examination, Options, Progress, silent
from rashomon.pipeline.exporting import Format, export, write_report
from rashomon.pipeline.fetching import web_for
from rashomon.pipeline.giving import everything
from rashomon.pipeline.rereading import Reread, reread_documents
from rashomon.pipeline.reviewing import Imported, agreement_in, import_decisions
from rashomon.pipeline.settling import settle
from rashomon.pipeline.showing import Dossier, show_event

EVERY_EVENT = EventFilter()
EVERY_CLAIM = ClaimFilter()


class Casebook:
    """Reports on events, kept: with ``Casebook("floods.casebook") as book``. ``where`` is a file, or the URL of a PostgreSQL database.

    Made where there is none, unless ``create`` is false. Raises `CasebookRefused` and `CasebookUnavailable`. May be used by several
    threads and processes at once.
    """

    def __init__(self, where: str | Path, *, create: bool = True) -> None:
        self.engine: Engine = engine_for(where, create=create)
        try:
            prepare(self.engine)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Casebook:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database. Everything is written already."""
        close(self.engine)

    def add(
        self,
        sources: Iterable[str | Path],
        options: Options = DEFAULT,
        *,
        web: Web | None = None,
        who: str = "",
        progress: Progress | None = None,
        read: Reader | None = None,
    ) -> Added:
        """Add the reports in ``sources`` that are not there yet, and make anew the accounts that they touch.

        Addresses (http, https) among them are fetched, as ``web`` says how. The same again changes nothing; what was broken off is gone on
        with. ``who`` does it stands in the log. ``read`` stands in for reading by the language model.
        """
        report = progress or silent
        items = ingest(sources, options.limits, web_for(self.engine, web))
        added = add_reports(self.engine, items, options, report, read)
        with writing(self.engine) as connection:
            note_done(connection, at=utc_now(), who=who, action="add", detail=str(added))
        settle(self.engine, report)
        return added

    def events(
        self, wanted: EventFilter = EVERY_EVENT, *, limit: int | None = None, progress: Progress | None = None
    ) -> Iterator[EventLine]:
        """Yield events, the latest first. Accounts that reports have touched since are made anew first, where that can be written."""
        asking.bring_up_to_date(self.engine, progress or silent)
        yield from asking.list_events(self.engine, wanted, limit)

    def show(self, event: str, *, as_of: str | None = None) -> Dossier:
        """Return an event by its name, or the beginning of it, with its account, reports and claims; raises `NotInCasebook`.

        ``as_of`` a day (``YYYY-MM-DD``): as the reports of then told of it, in the versions of then, without what people decided.
        """
        return show_event(self.engine, event) if as_of is None else asking.look_back(self.engine, event, as_of)

    def diff(self, event: str, since: str, until: str | None = None) -> EventDifference:
        """Return what became known of an event after the day ``since`` and up to ``until`` (by default: now); raises `NotInCasebook`."""
        return asking.look_between(self.engine, event, since, until)

    def versions(self, what: str) -> list[Revision]:
        """Return what changed from version to version of an article (its address, or the id of a document) or of all of an event.

        Raises `NotInCasebook`.
        """
        return asking.list_revisions(self.engine, what)

    def reread(self, options: Options = DEFAULT, *, who: str, progress: Progress | None = None, read: Reader | None = None) -> Reread:
        """Read all current reports anew that were not read by this model and version, and make their accounts anew.

        Every decision is kept: `decisions` tells which are applied and which are to be confirmed. What was broken off is gone on with.
        ``who`` has it done; ``read`` stands in for reading by the language model.
        """
        report = progress or silent
        done = reread_documents(self.engine, options, read or by_model(options), who, report)
        settle(self.engine, report)
        return done

    def decide(self, who: str) -> Deciding:
        """Return what takes the decisions of one person, who signs as ``who``."""
        return Deciding(self.engine, who)

    def decisions(self) -> list[Judged]:
        """Return every decision that was ever taken, in order, and where it stands: applied, to be confirmed, undone or overruled."""
        with reading(self.engine) as connection:
            return judged(connection)

    def export_decisions(self) -> Iterator[str]:
        """Yield every decision, in order, as a line of JSON that `import_decisions` takes, here or in another casebook."""
        with reading(self.engine) as connection:
            yield from lines(all_decisions(connection))

    def import_decisions(self, file: Iterable[bytes], who: str) -> Imported:
        """Take in a file of decisions (JSON Lines), all or nothing, each under the name and time that it has; ``who`` brought them.

        What is known already is passed over. Raises `DecisionsRefused`, which names each line that is no decision.
        """
        return import_decisions(self.engine, file, who)

    def agreement(self) -> ReviewAgreement:
        """Return how far people who judged the same claims agree (Krippendorff's alpha)."""
        with reading(self.engine) as connection:
            return agreement_in(connection)

    def claims(self, wanted: ClaimFilter = EVERY_CLAIM) -> Iterator[Claim]:
        """Yield claims of current reports with what people made of them, by report. Events go by their lasting names."""
        return asking.list_claims(self.engine, wanted)

    def statements(self, speaker: str | None = None) -> Iterator[dict[str, Any]]:
        """Yield who says what in current reports, as `Attributions.lines` does: all, or of speakers whose name holds ``speaker``."""
        return asking.list_statements(self.engine, speaker)

    def search(self, words: str, *, limit: int = 20) -> tuple[list[DocumentHit], list[ClaimHit]]:
        """Return the reports and the claims that hold all of ``words``, the best first, with snippets: at most ``limit`` of each."""
        return asking.search(self.engine, words, limit)

    def log(self, *, limit: int | None = None) -> list[Entry]:
        """Return what was done to the casebook, the latest first."""
        with reading(self.engine) as connection:
            return get_log(connection, limit=limit)

    def issues(self) -> list[Issue]:
        """Return what could not be read or was set aside."""
        with reading(self.engine) as connection:
            return get_issues(connection)

    def export(self, out: str | Path, form: Format = "jsonl", *, progress: Progress | None = None) -> Path:
        """Write the tables of the output to the folder ``out``, as JSON Lines or as Parquet (``form``); return the folder.

        Raises `OutputRefused` and `OutputError`, and for Parquet `PackageMissing` where what writes it is not installed.
        """
        asking.bring_up_to_date(self.engine, progress or silent)
        return export(self.engine, Path(out), form)

    def report(self, out: str | Path, *, progress: Progress | None = None) -> Path:
        """Write the pages and tables of `examine` to the folder ``out``; return the path of ``index.html``. Raises as `export`."""
        asking.bring_up_to_date(self.engine, progress or silent)
        return write_report(self.engine, Path(out))

    def verify(self, *, progress: Progress | None = None) -> Iterator[Fault]:
        """Check every hash, span, quote and reference, and the file itself; yield what is not as it should be."""
        with reading(self.engine) as connection:
            yield from verify(connection, progress or silent)

    def everything(self) -> Examination:
        """Return all that the current reports say, as `examine` would of all of them at once, with what people decided."""
        asking.bring_up_to_date(self.engine, silent)
        with reading(self.engine) as connection:
            return everything(connection)
