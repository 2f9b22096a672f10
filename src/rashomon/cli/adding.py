"""Commands that bring reports into a casebook."""

from __future__ import annotations

import click

from rashomon.cli.status import ALL_READ, SOME_UNREAD, casebook_option, jobs_option, model_option, quiet_option
from rashomon.cli.terminal import Bars, count, report_issues


@click.command(short_help="Add reports to a casebook.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@casebook_option
@model_option
@jobs_option
@quiet_option
def add(sources: tuple[str, ...], casebook: str, model: str | None, jobs: int, quiet: bool) -> int:
    """Add the reports in SOURCE... to a casebook, which is made where there is none, and bring the accounts that they touch up to date.

    SOURCE is a file or a folder, or - for standard input. What is there already is passed over, so that a run that was broken off goes
    on when it is started again. A report that changed under its address is a new version; the earlier ones are kept. Exit status as
    examine's.
    """
    from rashomon.pipeline import Options
    from rashomon.pipeline.book import Casebook

    with Bars(quiet=quiet) as bars, Casebook(casebook) as book:
        added = book.add(sources, Options(model=model, jobs=jobs), progress=bars.show)
    report_issues(added.issues, quiet=quiet)
    if not quiet:
        said = [f"{count(added.new, 'new report')}", f"{count(added.versions, 'new version')}", f"{added.known:,} known already"]
        click.echo(", ".join(said) + (f", {added.unread:,} not read" if added.unread else "") + ".", err=True)
    return SOME_UNREAD if any(issue.severity == "unread" for issue in added.issues) else ALL_READ
