"""Commands that look through a casebook."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
from msgspec import to_builtins

from rashomon.cli.status import ALL_READ, casebook_option, day_option, json_option, limit_option, quiet_option
from rashomon.cli.terminal import Bars, printable

if TYPE_CHECKING:
    from rashomon.casebook.listing import EventLine


def put_json(found: Any) -> None:
    """Print one object on a line of its own. All beyond ASCII is escaped, so that nothing in it can steer a terminal."""
    click.echo(json.dumps(to_builtins(found)))


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
@json_option
def show(event: str, casebook: str, as_json: bool) -> int:
    """Show the account of EVENT, named as `rashomon events` names it; the beginning of the name will do.

    Figures with their history, who holds whom responsible, contradictions with the words of both sides, and the reports.
    """
    from rashomon.pipeline.book import Casebook

    with Casebook(casebook, create=False) as book:
        dossier = book.show(event)
    if as_json:
        put_json(dossier)
    else:
        for line in dossier.lines():
            click.echo(printable(line))
    return ALL_READ
