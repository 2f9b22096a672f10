"""Exit statuses, and the options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
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
