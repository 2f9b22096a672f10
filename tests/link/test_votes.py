"""What an event is said to be when its reports do not say the same: votes of its members."""

from __future__ import annotations

import msgspec
import pytest

from rashomon.link import impossible_date, link_across
from rashomon.model import Document, Event, Extraction, LocalEvent, Moment, Place, Published, make_document

MILL = Place(name="Old Mill, Varna, Bulgaria", venue="Old Mill", city="Varna", country="BG")
VARNA = Place(name="Varna, Bulgaria", city="Varna", country="BG")
PLEVEN = Place(name="Pleven, Bulgaria", city="Pleven", country="BG")
WORDS = ("brandished", "gantry", "millrace", "sluice", "weighbridge")


def day(text: str) -> Moment:
    """A calendar day."""
    return Moment(start=text, end=text, precision="day")


def report(
    number: int, *, setting: Place | None = None, news: Moment | None = None, published: str = "2021-05-04", **known: object
) -> Extraction:
    """A report whose one event shares a victim and rare words with those of all the others; ``setting`` and ``news`` are all but sure."""
    document = make_document(f"Report {number}.", published=Published(date=published, basis="given"))
    event = LocalEvent(
        id=f"loc-{number}",
        document=document.id,
        kind="bombing",
        kinds=("bombing",),
        main=True,
        people=("Ana Ruck", "Ilya Brandt"),
        terms=WORDS,
        names=("Weighbridge",),
        settings=((setting, 0.9),) if setting is not None else (),
        days=((news, 0.9),) if news is not None else (),
        **known,  # type: ignore[arg-type]
    )
    return Extraction(document=document, settings=event.settings, days=event.days, events=(event,))


def the_event(*reports: Extraction) -> Event:
    """The one event of several reports."""
    (event,) = link_across(reports).events
    return event


def test_a_dated_event_outweighs_the_day_of_the_news() -> None:
    """A day told of the event, in a report that speaks for no other, outweighs the day that the news of another report is of."""
    event = the_event(report(1, moment=day("2021-05-03")), report(2, news=day("2021-05-04")))
    assert event.date.start == "2021-05-03"


def test_the_day_of_the_news_dates_what_nothing_else_does() -> None:
    """Where no report dates the event outright, the day that most have news of does."""
    event = the_event(report(1, news=day("2021-05-03")), report(2, news=day("2021-05-03")), report(3, news=day("2021-05-04")))
    assert event.date.start == "2021-05-03"


def test_a_day_without_a_year_takes_the_nearest() -> None:
    """A day and month fall in the year nearest to publication."""
    event = the_event(report(1, moment=Moment(month=12, day=30, precision="day"), published="2021-01-02"))
    assert event.date.start == "2020-12-30"


def test_most_reports_place_it() -> None:
    """The town that most reports give wins, told as finely as any of them tells it."""
    event = the_event(report(1, places=(VARNA,)), report(2, places=(MILL,)), report(3, places=(PLEVEN,), setting=VARNA))
    assert event.place == MILL


def test_the_setting_outvotes_a_town_on_the_way() -> None:
    """Where a report is set counts for more than one more town named with its event."""
    assert the_event(report(1, places=(PLEVEN,), setting=VARNA)).place == VARNA


def told(published: str | None) -> Document:
    """A document that came out on a day."""
    return make_document("It happened.", published=Published(date=published, basis="given") if published else Published())


@pytest.mark.parametrize(
    ("published", "moment", "impossible"),
    [
        ("2021-05-01", day("2021-05-03"), True),
        ("2021-05-02", day("2021-05-03"), False),
        ("2021-05-09", day("2021-05-03"), False),
        (None, day("2021-05-03"), False),
        ("2021-05-01", Moment(start="2022-01-01", end="2022-12-31", precision="year"), False),
    ],
)
def test_a_report_cannot_come_out_before_its_event(published: str | None, moment: Moment, impossible: bool) -> None:
    """Two days ahead of a dated event is impossible; one is left to time zones, and a bare year proves nothing."""
    event = Event(id="evt-1", label="bombing", kind="bombing", date=moment)
    assert (impossible_date(told(published), event) is not None) is impossible


def test_no_event_no_contradiction() -> None:
    """A document that is about nothing cannot be too early for it."""
    assert impossible_date(told("2021-05-01"), None) is None


def test_a_town_counts_once_for_a_report_however_many_venues_it_tells_of_there() -> None:
    """Two venues in a town that is less probable do not outweigh the more probable one."""
    two = (MILL, Place(name="Quay, Pleven", venue="Quay", city="Pleven", country="BG"), PLEVEN, VARNA)
    first = report(1, places=two)
    event = msgspec.structs.replace(first.events[0], settings=((VARNA, 0.5), (PLEVEN, 0.45)))
    place = the_event(msgspec.structs.replace(first, events=(event,))).place
    assert place is not None
    assert place.city == "Varna"


def test_a_town_that_a_report_does_not_place_is_the_one_that_another_does() -> None:
    """Their votes are added up."""
    nowhere = Place(name="Varna", city="Varna")
    place = the_event(report(1, setting=nowhere), report(2, setting=VARNA), report(3, setting=PLEVEN)).place
    assert place is not None
    assert (place.city, place.country) == ("Varna", "BG")


def test_a_namesake_elsewhere_does_not_add_to_a_town() -> None:
    """Two reports that mean two towns of one name do not outvote two that mean one."""
    here = Place(name="Orl, Aland, Norland", city="Orl", admin1="Aland", country="XX")
    there = Place(name="Orl, Beland, Norland", city="Orl", admin1="Beland", country="XX")
    lund = Place(name="Lund, Aland, Norland", city="Lund", admin1="Aland", country="XX")
    reports = [report(n, setting=setting) for n, setting in enumerate((here, there, lund, lund))]
    place = the_event(*reports).place
    assert place is not None
    assert place.city == "Lund"


def test_reports_that_name_different_sections_name_the_town() -> None:
    """One that alone is named is kept."""
    parts = [Place(name=f"{part}, Varna, Bulgaria", city="Varna", country="BG") for part in ("Quay", "Mill End")]
    both = the_event(report(1, setting=parts[0]), report(2, setting=parts[1]), report(3, setting=VARNA)).place
    one = the_event(report(1, setting=parts[0]), report(2, setting=VARNA)).place
    assert both is not None
    assert one is not None
    assert (both.name, one.name) == ("Varna, Bulgaria", "Quay, Varna, Bulgaria")
