"""The command that reads a casebook's reports anew."""

from __future__ import annotations

from collections import Counter

import click

from rashomon.cli.reviewing import described
from rashomon.cli.status import ALL_READ, SOME_UNREAD, casebook_option, jobs_option, model_option, quiet_option, who_option
from rashomon.cli.terminal import Bars, count, printable, report_issues


@click.command(short_help="Read all reports anew, by another model or version.")
@casebook_option
@model_option
@jobs_option
@who_option
@quiet_option
def reread(casebook: str, model: str | None, jobs: int, who: str, quiet: bool) -> int:
    """Read all reports of a casebook anew, by another model or by a newer version of Rashomon, and bring their accounts up to date.

    No decision is lost. It is printed how many are applied, and of each that is to be confirmed why: what it was taken on is no longer read
    so. Nothing is applied by itself; `rashomon decide confirm` decides the same again, `rashomon decide undo` takes it back. Reports that
    were read so already are passed over, so that a run that was broken off goes on when it is started again.
    """
    from rashomon import Casebook
    from rashomon.pipeline import Options

    with Bars(quiet=quiet) as bars, Casebook(casebook, create=False) as book:
        done = book.reread(Options(model=model, jobs=jobs), who=who, progress=bars.show)
        decisions = book.decisions()
    report_issues(done.issues, quiet=quiet)
    standing = Counter(one.standing for one in decisions)
    click.echo(
        f"{count(done.read, 'report')} read anew, {done.known:,} read so before" + (f", {done.unread:,} not read" if done.unread else "")
    )
    kept = ", ".join(
        f"{standing[name]:,} {name.replace('to-confirm', 'to be confirmed')}" for name in ("applied", "to-confirm", "overruled", "undone")
    )
    click.echo(f"{count(len(decisions), 'decision')}: {kept}")
    for one in decisions:
        if one.standing == "to-confirm":
            click.echo(printable(described(one)))
    return SOME_UNREAD if any(issue.severity == "unread" for issue in done.issues) else ALL_READ
