"""How a value reads, for people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rashomon.model import Actor, Means, Moment, Place, Quantity, Value, Warning  # noqa: A004 - the field's word

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
VAGUE = {2: "several", 10: "tens", 12: "dozens", 20: "scores", 100: "hundreds", 1000: "thousands", 1000000: "millions"}
ROLES = {"did": "", "ordered": " (ordered it)", "helped": " (helped)", "knew": " (knew of it)"}
WARNINGS = {
    "given": "a warning{giver} was given{receiver}",
    "passed-on": "a warning{giver} was passed on{receiver}",
    "not-passed-on": "a warning{giver} was not passed on{receiver}",
    "ignored": "a warning{giver} was received and ignored{receiver}",
    "none": "there was no warning{giver}{receiver}",
}


def words_of(value: Value) -> str:
    """Return ``value`` as a reader would say it: "137 to 143", "at least 133", "22 March 2024", "a warning was passed on"."""
    match value:
        case Quantity():
            return quantity_words(value)
        case Actor():
            return value.name + ROLES[value.role]
        case Moment():
            return moment_words(value)
        case Place():
            return value.name
        case Warning():
            return warning_words(value)
        case Means():
            return value.name


def quantity_words(value: Quantity) -> str:
    """Return a quantity with its qualifier: "about 150", "at least 133", "up to 143", "dozens"."""
    low, high = value.low, value.high
    if low is not None and high is not None:
        return f"{low:,} to {high:,}" if low != high else _exact_words(value.qualifier, low)
    if low is not None:
        if value.qualifier == "vague":
            return VAGUE.get(low, f"{low:,} or more (vague)")
        return f"{'more than' if value.qualifier == 'more-than' else 'at least'} {low:,}"
    if high is not None:
        return f"{'fewer than' if value.qualifier == 'less-than' else 'up to'} {high:,}"
    return "a number not given"


def _exact_words(qualifier: str, number: int) -> str:
    return f"about {number:,}" if qualifier in ("about", "vague") else f"{number:,}"


def warning_words(value: Warning) -> str:
    """Return what became of a warning, with who gave it and who was to have it, where known."""
    giver = f" from {value.giver}" if value.giver else ""
    by = " by" if value.status == "ignored" else " to"
    receiver = f"{by} {value.receiver}" if value.receiver else ""
    return WARNINGS[value.status].format(giver=giver, receiver=receiver)


def shared_words(values: Iterable[Value]) -> str:
    """Return how values that say the same read together: as all read, or plainly where they differ in detail (the shortest)."""
    every = list(values)
    plain = [Warning(status=value.status) if isinstance(value, Warning) else value for value in every]
    words = {words_of(value) for value in every}
    return words.pop() if len(words) == 1 else min((words_of(value) for value in plain), key=lambda each: (len(each), each))


def moment_words(value: Moment) -> str:
    """Return a time as days, months or years; where no date is known, the report's own words."""
    if value.start is None or value.end is None:
        return value.words or _undated_words(value)
    start, end = date.fromisoformat(value.start), date.fromisoformat(value.end)
    if value.precision in ("year", "years"):
        days = f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
    elif value.precision == "month" and (start.year, start.month) == (end.year, end.month):
        days = f"{MONTHS[start.month - 1]} {start.year}"
    else:
        days = day_words(start) if start == end else f"{day_words(start)} to {day_words(end)}"
    return f"{days}, {value.time}" if value.time else days


def day_words(day: date) -> str:
    """Return a day as "22 March 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _undated_words(value: Moment) -> str:
    if value.month is not None:
        month = MONTHS[value.month - 1]
        return f"{value.day} {month}" if value.day is not None else month
    if value.weekday is not None:
        return WEEKDAYS[value.weekday]
    return "a time not given"


def and_words(items: list[str]) -> str:
    """Return items as "a", "a and b", "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
