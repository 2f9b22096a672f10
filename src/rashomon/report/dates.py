"""Days and times in words, with no more precision than is known."""

from __future__ import annotations

from rashomon.model import Document, Moment

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
BASES = {
    "given": "date given with the report",
    "metadata": "date from the page's metadata",
    "text": "date stated in its text",
    "unknown": "date not known",
}


def day(iso: str) -> str:
    """Return ``2024-03-02`` as "2 March 2024"; what is no such day is returned as it is."""
    parts = iso.split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or not 1 <= int(parts[1]) <= 12:
        return iso
    return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}"


def _span(start: str, end: str) -> str:
    """Return two days as one stretch, without saying a month or a year twice."""
    if start == end:
        return day(start)
    first, last = day(start).split(" "), day(end).split(" ")
    while len(first) > 1 and first[-1] == last[-1] and first[1:] == last[1:]:
        first = first[:1]
    if len(first) == 3 and first[2] == last[2]:
        first = first[:2]
    return f"{' '.join(first)} to {' '.join(last)}"


def _dated(moment: Moment, start: str, end: str) -> str:
    """Return a moment with both ends at the grain that its precision allows."""
    if moment.precision == "month":
        first, last = day(start).split(" ", 1)[-1], day(end).split(" ", 1)[-1]
        return first if first == last else f"{first} to {last}"
    if moment.precision in ("year", "years"):
        return start[:4] if start[:4] == end[:4] else f"{start[:4]} to {end[:4]}"
    if moment.precision == "week":
        return f"the week of {_span(start, end)}"
    if moment.precision == "days" and start != end:
        return f"{_span(start, end)}"
    return _span(start, end)


def _undated(moment: Moment) -> str:
    """Return what is known of a moment that no year or no day can be tied to."""
    month = MONTHS[moment.month - 1] if moment.month and 1 <= moment.month <= 12 else None
    if month:
        return f"{moment.day} {month}, year not known" if moment.day else f"{month}, year not known"
    if moment.weekday is not None and 0 <= moment.weekday <= 6:
        return f"a {WEEKDAYS[moment.weekday]}, date not known"
    return "date not known"


def moment(when: Moment) -> str:
    """Return a moment in words: "2 March 2024, 20:15", "March 2024", "a Friday, date not known"."""
    if when.start and when.end:
        said = _dated(when, when.start, when.end)
    elif when.start:
        said = f"from {day(when.start)}"
    elif when.end:
        said = f"until {day(when.end)}"
    else:
        said = _undated(when)
    return f"{said}, {when.time}" if when.time else said


def published(document: Document) -> str:
    """Return the day a report came out, with the basis on which it is known."""
    date = document.published.date
    basis = BASES.get(document.published.basis, document.published.basis)
    return f"{day(date)} ({basis})" if date else BASES["unknown"]
