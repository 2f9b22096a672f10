"""Commands that write a casebook out, and that check it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.asking import put_json
from rashomon.cli.status import ALL_READ, SOME_UNREAD, casebook_option, json_option, out_option, quiet_option
from rashomon.cli.terminal import Bars, count, printable

if TYPE_CHECKING:
    from rashomon.pipeline.exporting import Format


@click.command(short_help="Write a casebook as files for programs.")
@casebook_option
@out_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "parquet"]),
    default="jsonl",
    show_default=True,
    help="JSON Lines as examine writes them, or tables for analysis.",
)
@quiet_option
def export(casebook: str, out: Path, form: Format, quiet: bool) -> int:
    """Write all that the current reports say to DIR, a file a table, and print its path.

    JSON Lines are those of `rashomon examine`, with the names that events go by in the casebook and with what people decided.
    """
    from rashomon.pipeline.book import Casebook

    with Bars(quiet=quiet) as bars, Casebook(casebook, create=False) as book:
        click.echo(printable(str(book.export(out, form, progress=bars.show))))
    return ALL_READ


@click.command(short_help="Write the pages of a casebook.")
@casebook_option
@out_option
@quiet_option
def report(casebook: str, out: Path, quiet: bool) -> int:
    """Write the account of every event to DIR, as `rashomon examine` does, and print the path of the page."""
    from rashomon.pipeline.book import Casebook

    with Bars(quiet=quiet) as bars, Casebook(casebook, create=False) as book:
        click.echo(printable(str(book.report(out, progress=bars.show))))
    return ALL_READ


@click.command(short_help="Check that a casebook holds what was written into it.")
@casebook_option
@json_option
@quiet_option
def verify(casebook: str, as_json: bool, quiet: bool) -> int:
    """Check every hash, span, quote and reference of a casebook, and its file; print a line for each that fails.

    Exit status: 0 all is as it was written, 1 something is not, 2 it could not be opened.
    """
    from rashomon.pipeline.book import Casebook

    faults = 0
    with Bars(quiet=quiet) as bars, Casebook(casebook, create=False) as book:
        for fault in book.verify(progress=bars.show):
            faults += 1
            put_json(fault._asdict()) if as_json else click.echo(printable(f"{fault.where}: {fault.problem}"))
    if not quiet:
        click.echo(f"{count(faults, 'fault')}." if faults else "All is as it was written.", err=True)
    return SOME_UNREAD if faults else ALL_READ
