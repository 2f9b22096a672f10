"""What the command line shows: issues, a summary and progress, none of it able to steer the terminal."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rashomon.model import Findings, Issue

SHOWN_ISSUES = 20
MAX_LINE = 500
# Controls, invisible formatting (which can turn the direction of writing), halves of characters, line and paragraph separators.
UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def printable(text: str) -> str:
    """Return ``text`` with everything that could steer a terminal or hide itself written as an escape (``\\x1b``, ``\\n``)."""
    return "".join(
        character.encode("unicode_escape").decode("ascii") if unicodedata.category(character) in UNSAFE else character for character in text
    )


def report_issues(issues: Iterable[Issue], *, quiet: bool) -> None:
    """Write a line on standard error for each issue, lost input first; at most 20 lines, then how many more there are."""
    ordered = sorted(issues, key=lambda issue: issue.severity == "note")
    shown = [issue for issue in ordered if not (quiet and issue.severity == "note")]
    for issue in shown[:SHOWN_ISSUES]:
        click.echo(_line(issue), err=True)
    if len(shown) > SHOWN_ISSUES:
        click.echo(f"... and {len(shown) - SHOWN_ISSUES:,} more in issues.jsonl", err=True)


def summary(found: Findings) -> str:
    """Return one paragraph: how much was read, found, lost."""
    lost = sum(issue.severity == "unread" for issue in found.issues)
    notes = len(found.issues) - lost
    text = f"Read {count(len(found.documents), 'report')}: {count(len(found.accounts), 'event')}, {count(len(found.claims), 'claim')}."
    if lost:
        text += f" Not read: {count(lost, 'input')}."
    if notes:
        text += f" {count(notes, 'note')}."
    return text + (" See issues.jsonl." if found.issues else "")


class Bars:
    """Progress bars on standard error, one for each stage; none where that is no terminal, or with ``quiet``."""

    def __init__(self, *, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._stage: str | None = None
        self._bar: Any = None

    def __enter__(self) -> Bars:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._close()

    def show(self, stage: str, done: int, total: int | None) -> None:
        """Move the bar of ``stage`` to ``done`` of ``total`` (null where unknown)."""
        if not self._shown:
            return
        if stage != self._stage:
            self._close()
            from tqdm import tqdm

            self._stage, self._bar = stage, tqdm(total=total, desc=stage, file=sys.stderr, leave=False)
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self._stage = self._bar = None


def _line(issue: Issue) -> str:
    mark = "note" if issue.severity == "note" else "not read"
    where = issue.path or issue.document or issue.stage
    # Many details name their input themselves.
    said = issue.detail if issue.detail.startswith(where) else f"{where}: {issue.detail}"
    said = printable(said)
    return f"{mark}: {said if len(said) <= MAX_LINE else said[:MAX_LINE] + ' ...'}"


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 report", "1,200 reports"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
