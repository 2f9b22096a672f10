"""The command line: a thin skin over the library. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import json
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from rashomon import __version__
from rashomon.cli.adding import add
from rashomon.cli.asking import diff, events, show, versions
from rashomon.cli.deciding import decide
from rashomon.cli.giving import export, report, verify
from rashomon.cli.looking import claims, issues, log, search, statement_lines
from rashomon.cli.rereading import reread
from rashomon.cli.reviewing import decisions
from rashomon.cli.status import ALL_READ, INTERRUPTED, NOTHING_DONE, SOME_UNREAD, jobs_option, model_option, out_option, quiet_option
from rashomon.cli.terminal import Bars, printable, report_issues, summary
from rashomon.model.errors import RashomonError


def main() -> NoReturn:
    """Run the command line and leave with its exit status."""
    # Products of small matrices: numpy would keep every core waiting for the others, also in each of several processes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Libraries log what they make of broken pages; what of it matters is in the issues.
    logging.getLogger().addHandler(logging.NullHandler())
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; return the exit status: 0 all read, 1 some input unread, 2 nothing done, 130 interrupted."""
    try:
        status = rashomon.main(args=list(arguments), prog_name="rashomon", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return NOTHING_DONE
    except click.Abort:
        click.echo("interrupted; nothing was written", err=True)
        return INTERRUPTED
    except RashomonError as error:
        report_issues(getattr(error, "issues", ()), quiet=False)
        click.echo(f"rashomon: {printable(str(error))}", err=True)
        return NOTHING_DONE
    except Exception:  # noqa: BLE001 - the outermost edge: a bug must not end in a status that means "some input unread"
        traceback.print_exc()
        click.echo("rashomon: this is a bug; please report it with the lines above. Nothing was written.", err=True)
        return NOTHING_DONE
    return status if isinstance(status, int) else ALL_READ


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="rashomon")
def rashomon() -> None:
    """Read many reports of the same events and lay their accounts side by side.

    Rashomon shows what each report says, on whose word and in which exact words. It never says who is right.
    """


@rashomon.command(short_help="Read reports and write the account of every event in them.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@out_option
@model_option
@jobs_option
@quiet_option
def examine(paths: tuple[str, ...], out: Path, model: str | None, jobs: int, quiet: bool) -> int:
    """Read the reports in PATH... and write the account of every event in them to DIR.

    PATH is a file or a folder, or - for standard input: plain text, web pages (HTML), JSON Lines, feeds (RSS, Atom) or web archives
    (WARC), also packed with gzip. The path of the page is printed. Exit status: 0 all read, 1 some input could not be read, 2 nothing
    was done.
    """
    from rashomon.export import check_folder
    from rashomon.pipeline import Options
    from rashomon.pipeline import examine as examine_reports

    check_folder(out)
    with Bars(quiet=quiet) as bars:
        found = examine_reports(paths, Options(model=model, jobs=jobs), progress=bars.show)
        page = found.write(out)
    report_issues(found.issues, quiet=quiet)
    if not quiet:
        click.echo(summary(found), err=True)
    click.echo(printable(str(page)))
    return SOME_UNREAD if any(issue.severity == "unread" for issue in found.issues) else ALL_READ


@rashomon.command(short_help="Print who says what in reports, without events.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="Write a folder with a page that marks them, and print its path."
)
@click.option("--casebook", envvar="RASHOMON_CASEBOOK", show_envvar=True, metavar="FILE", help="Without PATH: the casebook to look in.")
@click.option("--speaker", metavar="NAME", help="Only statements of speakers with this in the name.")
@model_option
@jobs_option
@quiet_option
def statements(paths: tuple[str, ...], casebook: str | None, speaker: str | None, **how: Any) -> int:
    """Print the statements in the reports in PATH..., one JSON object a line: source, cue and content, with their words.

    Without PATH, those in a casebook. With --out the folder DIR is written instead, with a page that shows each report with its statements
    marked. Exit status as examine's.
    """
    if paths:
        return _statements_in(paths, speaker, **how)
    if casebook is None or how["out"] is not None:
        raise click.UsageError("name reports to read; or a casebook to look in (--casebook), which prints and takes no --out")
    for line in statement_lines(casebook, speaker):
        click.echo(json.dumps(line))
    return ALL_READ


def _statements_in(paths: tuple[str, ...], speaker: str | None, out: Path | None, model: str | None, jobs: int, quiet: bool) -> int:
    from rashomon.export import check_folder
    from rashomon.pipeline import Options
    from rashomon.pipeline import statements as find_statements

    if out is not None:
        check_folder(out)
    with Bars(quiet=quiet) as bars:
        found = find_statements(paths, Options(model=model, jobs=jobs), progress=bars.show)
        page = found.write(out) if out is not None else None
    report_issues(found.issues, quiet=quiet)
    if page is not None:
        click.echo(printable(str(page)))
    else:
        for line in found.lines():
            if speaker is None or speaker.strip().lower() in (line["speaker_name"] or "").lower():
                click.echo(json.dumps(line))
    return SOME_UNREAD if any(issue.severity == "unread" for issue in found.issues) else ALL_READ


@rashomon.command(short_help="Print the JSON Schemas of the output.")
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Print the JSON Schema of one file of the output (NAME: documents, claims ...), or of all."""
    from rashomon.export import schemas

    known = schemas()
    if name is not None and name not in known:
        raise click.UsageError(f"there is no {printable(name)!r}; known are {', '.join(known)}")
    click.echo(json.dumps(known[name] if name else known, indent=2, ensure_ascii=False))


for command in (
    *(add, reread, events, show, diff, versions, claims, search),
    *(decide, decisions, export, report, log, issues, verify),
):
    rashomon.add_command(command)
