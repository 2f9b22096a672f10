"""Exit statuses, and the options that several commands share."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

ALL_READ, SOME_UNREAD, NOTHING_DONE, INTERRUPTED = 0, 1, 2, 130

Command = TypeVar("Command", bound=Callable[..., Any])


def casebook_option(command: Command) -> Command:
    """Let a command take the casebook that it works on, as ``casebook``."""
    option = click.option(
        "--casebook",
        required=True,
        envvar="RASHOMON_CASEBOOK",
        show_envvar=True,
        metavar="FILE",
        help="The casebook: a file, or postgresql://... of a database.",
    )
    return option(command)


def day_option(name: str, variable: str, said: str, **more: Any) -> Callable[[Command], Command]:
    """Let a command take a day, ``YYYY-MM-DD``."""
    return click.option(name, variable, metavar="DAY", callback=_day, help=said, **more)


def _day(context: click.Context, parameter: click.Parameter, given: str | None) -> str | None:
    try:
        return None if given is None else date.fromisoformat(given).isoformat()
    except ValueError:
        raise click.BadParameter(f"{given!r} is no day; write it as 2024-03-22") from None


def json_option(command: Command) -> Command:
    """Let a command be asked for JSON, as ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")(command)


def limit_option(command: Command) -> Command:
    """Let a command be told how many lines are wanted, as ``limit``."""
    return click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")(command)


def out_option(command: Command) -> Command:
    """Let a command take the folder to write, as ``out``."""
    said = "Folder to write; it appears whole or not at all."
    return click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help=said)(command)


def model_option(command: Command) -> Command:
    """Let a command take the name of a language model, as ``model``."""
    option = click.option("--model", metavar="NAME", help="Language model (spaCy); by default the one that comes with Rashomon.")
    return option(command)


def jobs_option(command: Command) -> Command:
    """Let a command take a number of processes, as ``jobs``."""
    said = "Processes; the output does not depend on it."
    return click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help=said)(command)


def quiet_option(command: Command) -> Command:
    """Let a command be told to be quiet, as ``quiet``."""
    said = "No progress, notes or summary; input that could not be read is still named."
    return click.option("--quiet", is_flag=True, help=said)(command)


def who_option(command: Command) -> Command:
    """Let a command take the name that a person signs with, as ``who``."""
    said = "How you sign; by default the name that you are logged in under."
    return click.option("--who", envvar="RASHOMON_WHO", show_envvar=True, default=_login_name, metavar="NAME", help=said)(command)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user without a name, as in many containers
        raise click.UsageError("you are logged in without a name: say who signs, with --who or in RASHOMON_WHO") from None
