"""Figures of a war, of a longer time than one event takes, or of several events at once: they stand on events of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.periods import Period, lasting_trigger, period_of
from rashomon.extract.syntax import found_in, span_of
from rashomon.extract.triggers import Trigger
from rashomon.extract.wars import war_of
from rashomon.model import Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.extract.figures import RawFigure, Sum
    from rashomon.model import DateMention


def is_of_longer_time(figure: RawFigure, periods: Sequence[Period]) -> bool:
    """Tell whether a figure is the toll of a war or of one of these lengths of time."""
    return war_of(figure, {}) is not None or period_of(figure.word, figure.number, periods) is not None


class LongerTimes:
    """The triggers of a document, to which the figures of wars and of longer times bring their own, so that they stand on no one event.

    ``periods`` are the lengths of time told of, ``lasting`` those that a figure is of, by the index of the trigger that has them;
    ``several`` are the triggers that stand for several events at once.
    """

    def __init__(self, triggers: dict[int, Trigger], periods: Sequence[Period]) -> None:
        self.triggers = triggers
        self.periods = periods
        self.lasting: dict[int, Period] = {}
        self.several: set[int] = set()

    def of(self, figure: RawFigure) -> Trigger | None:
        """Return the trigger of the war or the length of time that a figure is of; null for one of an event."""
        period = period_of(figure.word, figure.number, self.periods)
        days = period is not None and period.moment.precision == "days"  # "since Tuesday": of some days of the war
        trigger = None if days else war_of(figure, self.triggers)
        if trigger is None and period is not None:
            trigger = lasting_trigger(figure.word, period, self.triggers)
        if trigger is not None:
            self.triggers[trigger.token.i] = trigger
            if period is not None:
                self.lasting[trigger.token.i] = period
        return trigger

    def of_several(self, one: Sum, dates: Sequence[DateMention]) -> Trigger:
        """Return the trigger of the several events that a sum is over; their time is the last that its sentence tells (``dates``: all)."""
        noun = one.noun
        told = found_in(noun.sent, dates)
        moment = told[-1].moment if told else Moment(words=noun.text)
        trigger = self.triggers.setdefault(noun.i, Trigger(noun, noun.i, lexis.lemma(noun), "event"))
        self.lasting[noun.i] = Period(told[-1].span if told else span_of(noun, noun), moment, one.figure.word)
        self.several.add(noun.i)
        return trigger
