"""How right the day and the place of the found events are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from benchmarks.gold import Gold, GoldEvent
from benchmarks.measures import Measure
from benchmarks.names import words_of
from rashomon.model import Event, Moment


def circumstances(gold: Gold, mapped: Mapping[str, str], found: Mapping[str, Event]) -> Iterator[Measure]:
    """Yield how many events have the right day (as far as the gold gives it) and the right town. ``mapped``: found event by gold event."""
    pairs = [(event, found[mapped[key]] if key in mapped else None) for key, event in gold.events.items()]
    dated = [(wanted, given) for wanted, given in pairs if (wanted.year, wanted.month, wanted.day) != (None, None, None)]
    placed = [(wanted, given) for wanted, given in pairs if wanted.place]
    yield Measure(
        "events: date",
        sum(given is not None and same_day(wanted, given.date) for wanted, given in dated),
        len(dated),
        sum(given is not None and day_of(given.date) != (None, None, None) for _, given in dated),
    )
    yield Measure(
        "events: place",
        sum(given is not None and same_town(wanted, given) for wanted, given in placed),
        len(placed),
        sum(given is not None and given.place is not None for _, given in placed),
    )


def day_of(moment: Moment) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day of a moment's first day, as far as they are known."""
    if moment.start is None:
        return None, moment.month, moment.day
    year, month, day = map(int, moment.start.split("-"))
    month_known = moment.precision not in ("year", "years")
    day_known = month_known and moment.precision != "month"
    return year, month if month_known else None, day if day_known else None


def same_day(wanted: GoldEvent, given: Moment) -> bool:
    """Tell whether every part of the day that the gold gives is the same."""
    return all(part is None or part == other for part, other in zip((wanted.year, wanted.month, wanted.day), day_of(given), strict=True))


def same_town(wanted: GoldEvent, given: Event) -> bool:
    """Tell whether the event's place names the gold's town."""
    return given.place is not None and words_of(wanted.place or "") <= words_of(given.place.name)
