"""Options by which a value is typed, each type by a few of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click
from msgspec.structs import replace

from rashomon.model.claim import CLAIM_KINDS, FIGURE_KINDS
from rashomon.model.statement import Stance
from rashomon.model.value import PRECISIONS, PopulationClass, Qualifier, Role, Scope, WarningStatus

if TYPE_CHECKING:
    from rashomon.model import Value

Command = TypeVar("Command", bound=Callable[..., Any])

KINDS, STANCES = CLAIM_KINDS, get_args(Stance)
NUMBER = click.IntRange(min=0)

PEOPLE: dict[str, dict[str, Any]] = {
    "--low": {"type": NUMBER, "metavar": "N", "help": "People: the smallest number."},
    "--high": {"type": NUMBER, "metavar": "N", "help": "People: the largest number; the same as --low for an exact one."},
    "--qualifier": {"type": click.Choice(get_args(Qualifier)), "help": "People: how the number is meant; worked out where not given."},
    "--population": {"type": click.Choice(get_args(PopulationClass)), "help": "People: of whom."},
    "--scope": {"type": click.Choice(get_args(Scope)), "help": "People: all, some more, or some of them."},
    "--as-of": {"metavar": "DAY", "help": "People: the day that the number stood at (YYYY-MM-DD)."},
}
ACCUSED: dict[str, dict[str, Any]] = {
    "--accused": {"metavar": "NAME", "help": "Responsibility: who is held responsible."},
    "--role": {"type": click.Choice(get_args(Role)), "help": "Responsibility: for what."},
}
WHEN: dict[str, dict[str, Any]] = {
    "--start": {"metavar": "DAY", "help": "When: the day, or the first one (YYYY-MM-DD)."},
    "--end": {"metavar": "DAY", "help": "When: the last day."},
    "--time": {"metavar": "TEXT", "help": "When: the clock or part of the day."},
    "--precision": {"type": click.Choice(PRECISIONS), "help": "When: how exactly it is known."},
}
WHERE: dict[str, dict[str, Any]] = {
    "--place": {"metavar": "NAME", "help": "Where: the place, finest to coarsest."},
    "--city": {"metavar": "NAME", "help": "Where: the town."},
    "--country": {"metavar": "CODE", "help": "Where: the country (ISO 3166-1 alpha-2)."},
}
WARNED: dict[str, dict[str, Any]] = {
    "--status": {"type": click.Choice(get_args(WarningStatus)), "help": "Warning: what became of it."},
    "--giver": {"metavar": "NAME", "help": "Warning: who gave it."},
    "--receiver": {"metavar": "NAME", "help": "Warning: to whom."},
}
MEANS: dict[str, dict[str, Any]] = {"--means": {"metavar": "NAME", "help": "Means: the weapon or method."}}
FAMILIES: dict[str, dict[str, dict[str, Any]]] = {
    "people": PEOPLE,
    "responsibility": ACCUSED,
    "when": WHEN,
    "where": WHERE,
    "warning": WARNED,
    "means": MEANS,
}


def value_options(command: Command) -> Command:
    """Let a command take a value by options of its type."""
    for family in reversed(FAMILIES.values()):
        for name, said in reversed(family.items()):
            command = click.option(name, **said)(command)
    return command


def figure_options(command: Command) -> Command:
    """Let a command take a figure of record, as ``kind``, ``low``, ``best`` and ``high``."""
    for name in ("--high", "--best", "--low"):
        command = click.option(name, type=NUMBER, metavar="N", help="Whole people; leave out what is open.")(command)
    return click.option("--kind", type=click.Choice(FIGURE_KINDS), required=True, help="Which figure.")(command)


def given_value(given: Mapping[str, Any], before: Value | None = None) -> Value | None:
    """Return the value that options make, null where none was given; what they leave open stays as in ``before``, if it is of that type.

    A number is given as a whole, so that --low 20 never stands beside the old --high. Raises `click.UsageError` where options are of
    several types, or leave out what a value needs.
    """
    there = {name: value for name, value in given.items() if value is not None}
    families = [name for name, family in FAMILIES.items() if any(option.strip("-").replace("-", "_") in there for option in family)]
    if len(families) > 1:
        raise click.UsageError(f"a value is of one type; these options are of several: {', '.join(families)}")
    return _MAKE[families[0]](there, before) if families else None


def _people(given: dict[str, Any], before: Value | None) -> Value:
    from rashomon.model import Population, Quantity

    old = before if isinstance(before, Quantity) else Quantity(low=None, high=None, qualifier="exact")
    if "low" in given or "high" in given:
        low, high = given.get("low"), given.get("high")
        qualifier: Qualifier = given.get("qualifier") or _qualifier(low, high)
        if qualifier in ("exact", "about"):
            low, high = (low if low is not None else high), (high if high is not None else low)
    else:
        low, high, qualifier = old.low, old.high, given.get("qualifier", old.qualifier)
    whom = Population(class_=given["population"]) if "population" in given else old.population
    scope, as_of = given.get("scope", old.scope), given.get("as_of", old.as_of)
    return Quantity(low=low, high=high, qualifier=qualifier, population=whom, scope=scope, as_of=as_of, people=old.people)


def _qualifier(low: int | None, high: int | None) -> Qualifier:
    """Return how a number is meant: 12 alone is exact, two are a range, and a highest one alone leaves the lowest open."""
    if low is not None and high is not None:
        return "exact" if low == high else "range"
    return "exact" if low is not None else "up-to"


def _accused(given: dict[str, Any], before: Value | None) -> Value:
    from rashomon.model import Actor

    old = before if isinstance(before, Actor) else Actor(name="")
    return Actor(name=_needed(given, "accused", old.name), role=given.get("role", old.role))


def _when(given: dict[str, Any], before: Value | None) -> Value:
    from rashomon.model import Moment

    old = before if isinstance(before, Moment) else Moment()
    start = _needed(given, "start", old.start)
    end = given.get("end", start if "start" in given else old.end)
    precision = given.get("precision", "day" if start == end else "days")
    return Moment(start=start, end=end, time=given.get("time", old.time), precision=precision, words=old.words)


def _where(given: dict[str, Any], before: Value | None) -> Value:
    from rashomon.model import Place

    if isinstance(before, Place) and "place" not in given:
        return replace(before, **given)
    return Place(name=_needed(given, "place"), city=given.get("city"), country=given.get("country"))


def _warned(given: dict[str, Any], before: Value | None) -> Value:
    from rashomon.model import Warning as Alert

    old = before if isinstance(before, Alert) else Alert(status=_status(given))
    return replace(old, **given)


def _status(given: Mapping[str, Any]) -> WarningStatus:
    status: WarningStatus = _needed(given, "status")  # type: ignore[assignment]  # one of the choices, by click
    return status


def _means(given: dict[str, Any], before: Value | None) -> Value:
    from rashomon.model import Means

    return Means(name=given["means"], words=before.words if isinstance(before, Means) else given["means"])


def _needed(given: Mapping[str, Any], option: str, old: str | None = None) -> str:
    said = given.get(option, old)
    if not said:
        raise click.UsageError(f"--{option} is needed for this value")
    return str(said)


_MAKE = {"people": _people, "responsibility": _accused, "when": _when, "where": _where, "warning": _warned, "means": _means}
