"""Commands by which people decide: about claims, about events, and about earlier decisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rashomon.cli.status import casebook_option, who_option
from rashomon.cli.terminal import count, printable
from rashomon.cli.values import KINDS, STANCES, figure_options, given_value, value_options

if TYPE_CHECKING:
    from rashomon.pipeline.deciding import Deciding, Taken

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True)
class By:
    """Who decides, in which casebook, and why."""

    casebook: str
    who: str
    why: str | None

    def take(self, decide: Callable[[Deciding], Taken]) -> None:
        """Take a decision, and print its id and what it changed."""
        from rashomon import Casebook

        with Casebook(self.casebook, create=False) as book:
            taken = decide(book.decide(self.who))
        one = taken.decision
        on = one.claim or one.undoes or one.event or ""
        becomes = f" as {one.becomes}" if one.becomes else ""
        changed = f"; {count(len(taken.events), 'account')} brought up to date: {', '.join(taken.events)}" if taken.events else ""
        click.echo(printable(f"{one.id}: {one.action} {on}{becomes}{changed}"))


def _deciding(command: Command) -> Command:
    """Let a command take a casebook, who decides, and why, as one (``by``)."""

    @wraps(command)
    def with_one(*arguments: Any, casebook: str, who: str, why: str | None, **options: Any) -> Any:
        return command(*arguments, by=By(casebook, who, why), **options)

    why = click.option("--why", metavar="TEXT", help="Your reason, kept with the decision.")
    return casebook_option(who_option(why(with_one)))  # type: ignore[return-value]  # a command of the same name, with other options


@click.group(short_help="Decide about a claim or an event.")
def decide() -> None:
    """Decide about a claim or an event: accept, reject, correct, add, merge, split, record; undo and confirm decisions.

    Every decision is kept with who took it, when, why and on which evidence, and none is ever changed: undo is a further one. Claims,
    documents and decisions go by their ids, events by their names; the beginning of one will do. Nothing of what the machine read is lost.
    """


@decide.command(short_help="A claim says what the report says.")
@click.argument("claim")
@_deciding
def accept(claim: str, by: By) -> None:
    """Decide that CLAIM says what the report says, as the machine read it."""
    by.take(lambda one: one.accept(claim, why=by.why))


@decide.command(short_help="A claim does not say what the report says.")
@click.argument("claim")
@_deciding
def reject(claim: str, by: By) -> None:
    """Decide that CLAIM does not say what the report says: it stays among the claims, and out of the account."""
    by.take(lambda one: one.reject(claim, why=by.why))


@decide.command(short_help="A claim should say something else.")
@click.argument("claim")
@click.option("--stance", type=click.Choice(STANCES), help="Its stance.")
@click.option("--speaker", metavar="NAME", help="On whose word it is in the end.")
@click.option("--own-voice", is_flag=True, help="The report says it itself, on nobody's word.")
@click.option("--event", metavar="NAME", help="The event that it is of.")
@value_options
@_deciding
def correct(claim: str, own_voice: bool, stance: Any, event: str | None, by: By, **said: Any) -> None:
    """Correct what CLAIM says: its value, stance or speaker, or the event that it is of.

    The value is given by the options of its kind: --low, --high and so on for people, --accused for responsibility, --start for a day,
    --place, --status for a warning, --means. What is not given stays as it is; a number is given as a whole (--low 3, or --low 3 --high 5).
    """
    from rashomon.model import Correction

    speaker = said.pop("speaker")
    if own_voice and speaker is not None:
        raise click.UsageError("--own-voice and --speaker exclude each other")
    spoken = "" if own_voice else speaker

    def correcting(one: Deciding) -> Taken:
        value = given_value(said, one.claim(claim).value)
        wanted = Correction(value=value, stance=stance, speaker=spoken, event=event)
        if wanted == Correction():
            raise click.UsageError("say what the claim should be: a value, --stance, --speaker, --own-voice or --event")
        return one.correct(claim, wanted, why=by.why)

    by.take(correcting)


@decide.command(short_help="Add a claim by its words.")
@click.argument("document")
@click.argument("quote")
@click.option("--kind", type=click.Choice(KINDS), required=True, help="What it is about.")
@click.option("--nth", type=click.IntRange(min=1), metavar="N", help="Which of several places where the words stand, from 1.")
@click.option("--stance", type=click.Choice(STANCES), default="asserted", show_default=True, help="Its stance.")
@click.option("--speaker", metavar="NAME", help="On whose word it is; without, the report's own.")
@click.option("--event", metavar="NAME", help="The event that it is of; without, the one that the report is mostly about.")
@value_options
@_deciding
def add(document: str, quote: str, nth: int | None, event: str | None, by: By, **said: Any) -> None:
    """Add a claim that the machine did not find: QUOTE, words of DOCUMENT exactly as they stand there, and what they say.

    The value is given by the options of its kind, as for correct.
    """
    from rashomon.pipeline.making import Saying, Words

    told = {part: said.pop(part) for part in ("kind", "stance", "speaker")}
    value = given_value(said)
    if value is None:
        raise click.UsageError("say what the words say: --low, --high, --accused, --start, --place, --status or --means")
    words = Words(document=document, quote=quote, nth=nth)
    by.take(lambda one: one.add(words, Saying(**told, value=value), event=event, why=by.why))


@decide.command(short_help="Several events are one.")
@click.argument("event")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@_deciding
def merge(event: str, others: tuple[str, ...], by: By) -> None:
    """Decide that OTHER... are the same event as EVENT, whose name stays; the others' names lead to it."""
    by.take(lambda one: one.merge(event, others, why=by.why))


@decide.command(short_help="Documents tell of another event.")
@click.argument("event")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@_deciding
def split(event: str, documents: tuple[str, ...], by: By) -> None:
    """Decide that DOCUMENT... tell of another event than EVENT: one of their own, whose name is printed."""
    by.take(lambda one: one.split(event, documents, why=by.why))


@decide.command(short_help="Set the figure of record.")
@click.argument("event")
@figure_options
@_deciding
def record(event: str, by: By, **figure: Any) -> None:
    """Set the figure of record of EVENT for a kind: what you settled on, with --why. It stands beside what the reports name."""
    from rashomon.model import FigureOfRecord

    if not by.why:
        raise click.UsageError("a figure of record needs a reason: --why")
    why = by.why
    by.take(lambda one: one.record(event, FigureOfRecord(**figure), why=why))


@decide.command(short_help="Take a decision back.")
@click.argument("decision")
@_deciding
def undo(decision: str, by: By) -> None:
    """Take DECISION back, your own or another's. Both are kept; undoing an undo brings the first in force again."""
    by.take(lambda one: one.undo(decision, why=by.why))


@decide.command(short_help="Decide the same again where a claim has changed.")
@click.argument("decision")
@click.option("--claim", metavar="ID", help="The claim that it is of now, where that is not the one that `decisions list` names.")
@_deciding
def confirm(decision: str, claim: str | None, by: By) -> None:
    """Decide the same as DECISION again, which is to be confirmed since what it was taken on has changed."""
    by.take(lambda one: one.confirm(decision, claim=claim, why=by.why))
