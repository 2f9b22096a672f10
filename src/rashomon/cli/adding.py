"""Commands that bring reports into a casebook."""

from __future__ import annotations

import click

from rashomon.cli.status import ALL_READ, SOME_UNREAD, casebook_option, jobs_option, model_option, quiet_option, who_option
from rashomon.cli.terminal import Bars, report_issues


@click.command(short_help="Add reports to a casebook.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@casebook_option
@model_option
@jobs_option
@who_option
@click.option("--pause", type=click.FloatRange(min=0), default=1.0, show_default=True, help="Seconds between two requests to one host.")
@click.option("--allow-private", is_flag=True, help="Also fetch from this machine and its own network.")
@click.option("--ignore-robots", metavar="REASON", help="Do not ask robots.txt; the reason is kept with the issues.")
@quiet_option
def add(
    sources: tuple[str, ...],
    casebook: str,
    model: str | None,
    jobs: int,
    who: str,
    quiet: bool,
    **web: object,
) -> int:
    """Add the reports in SOURCE... to a casebook, which is made where there is none, and bring the accounts that they touch up to date.

    SOURCE is a file or a folder, - for standard input, or an address (http, https) of a page or a feed: plain text, web pages, JSON Lines,
    web archives (WARC), feeds (RSS, Atom). What is there already is passed over, so that a run that was broken off goes on when it is
    started again. A report that changed under its address is a new version; the earlier ones are kept. Exit status as examine's.
    """
    from rashomon.ingest import Web
    from rashomon.pipeline import Options
    from rashomon.pipeline.book import Casebook
    from rashomon.pipeline.fetching import AGENT

    with Bars(quiet=quiet) as bars, Casebook(casebook) as book:
        how = Web(user_agent=AGENT, **web)  # type: ignore[arg-type]  # the options are named as its fields
        added = book.add(sources, Options(model=model, jobs=jobs), web=how, who=who, progress=bars.show)
    report_issues(added.issues, quiet=quiet)
    if not quiet:
        click.echo(f"{added}.", err=True)
    return SOME_UNREAD if any(issue.severity == "unread" for issue in added.issues) else ALL_READ
