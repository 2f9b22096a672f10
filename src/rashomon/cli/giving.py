"""Commands that write a casebook out, and that check it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.status import ALL_READ, casebook_option, out_option, quiet_option
from rashomon.cli.terminal import Bars, printable

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
