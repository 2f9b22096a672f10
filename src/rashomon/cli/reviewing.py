"""Commands on all decisions at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from rashomon.cli.status import ALL_READ, NOTHING_DONE, casebook_option, who_option
from rashomon.cli.terminal import count, printable

if TYPE_CHECKING:
    from rashomon.model import Judged

SHOWN = 50
"""Bad lines of a file that are named."""

STANDINGS = ("applied", "to-confirm", "overruled", "undone")


@click.group(short_help="List, export and import decisions; measure agreement.")
def decisions() -> None:
    """List all decisions and where they stand, write them to a file or bring them in from one, and measure how far reviewers agree."""


@decisions.command("list", short_help="List all decisions, and where they stand.")
@click.option("--only", type=click.Choice(STANDINGS), help="Only those that stand so.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@casebook_option
def list_decisions(only: str | None, as_json: bool, casebook: str) -> None:
    """List all decisions in order, and where each stands: applied, to be confirmed, overruled or undone, with the reason."""
    from rashomon import Casebook
    from rashomon.export.jsonl import json_lines

    with Casebook(casebook, create=False) as book:
        found = [one for one in book.decisions() if only in (None, one.standing)]
    for one, line in zip(found, json_lines(found), strict=True):
        click.echo(line.decode("utf-8").rstrip("\n") if as_json else printable(described(one)))


def described(judged: Judged) -> str:
    """Return a decision in a line: what, about what, by whom, where it stands and why."""
    from rashomon.casebook.wording import contents

    one = judged.decision
    said = f"{one.id} {one.made_at[:16].replace('T', ' ')} {one.who}: {one.action} {contents(one)}"
    why = f" (“{one.why}”)" if one.why else ""
    now = f" [{judged.candidate}]" if judged.standing == "to-confirm" and judged.candidate else ""
    return f"{said}{why} - {judged.standing}: {judged.reason}{now}"


@decisions.command("export", short_help="Write all decisions to a file.")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, allow_dash=True), default="-")
@casebook_option
def export_decisions(file: str, casebook: str) -> None:
    """Write all decisions to FILE (standard output where none is named), one JSON object a line, in order."""
    from rashomon import Casebook

    with Casebook(casebook, create=False) as book, click.open_file(file, "w", encoding="utf-8", atomic=file != "-") as out:
        for line in book.export_decisions():
            out.write(line)


@decisions.command("import", short_help="Bring decisions in from a file.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@casebook_option
@who_option
def import_decisions(file: str, casebook: str, who: str) -> int:
    """Bring in the decisions in FILE (JSON Lines), each under the name and time that it has. Those that are known are passed over.

    All or nothing: where a line is no decision every such line is named, and nothing is taken. A line may leave out `id` and `evidence`.
    """
    from rashomon import Casebook
    from rashomon.model.errors import DecisionsRefused

    try:
        with Casebook(casebook, create=False) as book, click.open_file(file, "rb") as lines:
            done = book.import_decisions(lines, who)
    except DecisionsRefused as error:
        for one in error.refused[:SHOWN]:
            click.echo(printable(f"line {one.number}: {one.reason}"), err=True)
        more = f", of which {SHOWN} are named above" if len(error.refused) > SHOWN else ""
        click.echo(f"rashomon: {count(len(error.refused), 'line')} refused{more}; nothing was taken", err=True)
        return NOTHING_DONE
    click.echo(f"{count(done.new, 'new decision')}, {done.known:,} known already; {count(len(done.events), 'account')} brought up to date")
    return ALL_READ


@decisions.command(short_help="Measure how far reviewers agree.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
@casebook_option
def agreement(as_json: bool, casebook: str) -> None:
    """Print Krippendorff's alpha (nominal: accept, reject or correct) over the claims that two or more people judged."""
    import msgspec

    from rashomon import Casebook

    with Casebook(casebook, create=False) as book:
        found = book.agreement()
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(found)))
        return
    alpha = f"{found.alpha:.3f} ({found.reason})" if found.alpha is not None else found.reason
    click.echo(f"alpha: {alpha}")
    if found.claims:
        who = printable(", ".join(found.reviewers))
        click.echo(
            f"{count(found.claims, 'claim')} judged by two or more people ({who}); {found.alike:,} alike; {found.judgements:,} verdicts"
        )
