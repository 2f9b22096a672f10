"""Commands that look through a casebook."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click
from msgspec import to_builtins

from rashomon.cli.status import ALL_READ, casebook_option, day_option, json_option, limit_option, quiet_option
from rashomon.cli.terminal import Bars, printable

if TYPE_CHECKING:
    from rashomon.casebook.listing import EventLine
    from rashomon.pipeline.differing import EventDifference
    from rashomon.pipeline.showing import Dossier


def put_json(found: Any) -> None:
    """Print one object on a line of its own. All beyond ASCII is escaped, so that nothing in it can steer a terminal."""
    click.echo(json.dumps(to_builtins(found)))


def put_lines(lines: Iterable[str]) -> None:
    """Print lines of text, made safe for the terminal."""
    for line in lines:
        click.echo(printable(line))


def put(found: Dossier | EventDifference, as_json: bool) -> None:
    """Print what can be read in lines, or as one object."""
    put_json(found) if as_json else put_lines(found.lines())


@click.command(short_help="List the events of a casebook.")
@casebook_option
@day_option("--from", "first", "Only events on or after this day.")
@day_option("--to", "last", "Only events on or before this day.")
@click.option("--place", metavar="NAME", help="Only events there: part of a place's name, or a country's code (two letters).")
@click.option("--kind", metavar="KIND", help="Only events of this kind: bombing, air-strike ...")
@click.option("--contested", is_flag=True, help="Only events whose figures are contested.")
@limit_option
@json_option
@quiet_option
def events(limit: int | None, as_json: bool, quiet: bool, casebook: str, **wanted: Any) -> int:
    """List the events of a casebook, the latest first: day, what, killed (low-best-high), reports, and the name to ask for it by."""
    from rashomon.casebook.listing import EventFilter
    from rashomon.pipeline.book import Casebook

    with Bars(quiet=quiet) as bars, Casebook(casebook, create=False) as book:
        for line in book.events(EventFilter(**wanted), limit=limit, progress=bars.show):
            put_json(line) if as_json else click.echo(printable(_event_line(line)))
    return ALL_READ


def _event_line(line: EventLine) -> str:
    numbers = [line.killed_low, line.killed_best, line.killed_high]
    killed = "-".join("?" if number is None else f"{number:,}" for number in numbers) if any(n is not None for n in numbers) else ""
    reports = f"{line.documents:,}" + (f"+{line.mentioned_in:,}" if line.mentioned_in else "")
    mark = "contested" if line.contested else ""
    return f"{line.start or 'unknown':10}  {line.name:13}  {killed:>12}  {mark:9}  {reports:>5}  {line.label}"


@click.command(short_help="Show the account of one event.")
@click.argument("event")
@casebook_option
@day_option("--as-of", "as_of", "As it was known on that day: by the reports of then, in the versions of then, without decisions.")
@json_option
def show(event: str, casebook: str, as_of: str | None, as_json: bool) -> int:
    """Show the account of EVENT, named as `rashomon events` names it; the beginning of the name will do.

    Figures with their history, who holds whom responsible, contradictions with the words of both sides, and the reports.
    """
    from rashomon.pipeline.book import Casebook

    with Casebook(casebook, create=False) as book:
        put(book.show(event, as_of=as_of), as_json)
    return ALL_READ


@click.command(short_help="Show what became known of an event since a day.")
@click.argument("event")
@casebook_option
@day_option("--since", "since", "What became known after that day.", required=True)
@day_option("--until", "until", "Up to that day; by default, up to now.")
@json_option
def diff(event: str, casebook: str, since: str, until: str | None, as_json: bool) -> int:
    """Show what became known of EVENT since a day: new reports, edited articles, figures that moved, accusations, denials, disagreements.

    A report is known from the day of its publication, a later version from the day on which it was received. Decisions are left out.
    """
    from rashomon.pipeline.book import Casebook

    with Casebook(casebook, create=False) as book:
        put(book.diff(event, since, until), as_json)
    return ALL_READ


@click.command(short_help="Show what articles said before, and say now.")
@click.argument("what")
@casebook_option
@json_option
def versions(what: str, casebook: str, as_json: bool) -> int:
    """Show which claims appeared, changed or went from version to version, with the words of both.

    WHAT is an article's address, the id of a document, or an event: all of its articles that were edited.
    """
    from rashomon.pipeline.book import Casebook
    from rashomon.report import plain_revision

    with Casebook(casebook, create=False) as book:
        for revision in book.versions(what):
            put_json(revision) if as_json else put_lines(plain_revision(revision))
    return ALL_READ
