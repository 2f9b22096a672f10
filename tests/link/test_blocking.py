"""Which earlier events an event is worth comparing with."""

from __future__ import annotations

from rashomon.link.blocking import COMPARED, LATEST, Index
from rashomon.link.sides import Side
from rashomon.model import LocalEvent, Moment, Place, Published

HARBOUR = Place(name="Varna, Bulgaria", city="Varna", country="BG", latitude=43.2, longitude=27.9)
SUBURB = Place(name="Devnya, Bulgaria", city="Devnya", country="BG", latitude=43.2, longitude=27.6)
INLAND = Place(name="Pleven, Bulgaria", city="Pleven", country="BG", latitude=43.4, longitude=24.6)
COUNTRY = Place(name="Bulgaria", country="BG", precision=6)


def day(text: str) -> Moment:
    """A calendar day."""
    return Moment(start=text, end=text, precision="day")


def side(document: str, *, published: str | None = "2021-05-04", setting: Place | None = None, **known: object) -> Side:
    """One document's main event."""
    event = LocalEvent(id=f"loc-{document}", document=document, kind="attack", main=True, **known)  # type: ignore[arg-type]
    return Side(event, Published(date=published, basis="given") if published else Published(), setting)


def meets(one: Side, other: Side) -> bool:
    """Tell whether the later of two events is compared with the earlier."""
    index = Index()
    index.file(0, one)
    return index.earlier(other) == [0]


def test_the_same_town_and_time() -> None:
    """One town on one day, or within the same weeks of news."""
    assert meets(side("a", places=(HARBOUR,), moment=day("2021-05-03")), side("b", places=(HARBOUR,), moment=day("2021-05-02")))
    assert meets(side("a", places=(HARBOUR,)), side("b", places=(HARBOUR,), published="2021-05-11"))


def test_towns_apart_are_no_pair() -> None:
    """One country on one day does not bring two towns together, unless they lie close to each other and something else is shared."""
    there = side("a", places=(HARBOUR,), moment=day("2021-05-03"))
    assert not meets(there, side("b", places=(INLAND,), moment=day("2021-05-03")))
    near = side("b", places=(SUBURB,), moment=day("2021-05-03"), names=("Weighbridge",))
    assert not meets(there, near)
    assert meets(side("a", places=(HARBOUR,), moment=day("2021-05-03"), names=("Weighbridge",)), near)


def test_a_country_alone_meets_its_towns() -> None:
    """An event of which only the country is told meets those of all its towns at that time, whichever comes first."""
    town, country = side("a", places=(HARBOUR,), moment=day("2021-05-03")), side("b", places=(COUNTRY,), moment=day("2021-05-03"))
    assert meets(town, country)
    assert meets(country, town)


def test_an_event_without_a_town_is_sought_where_its_report_is_set() -> None:
    """The setting stands in for the town only where the event has none of its own."""
    assert meets(side("a", places=(HARBOUR,)), side("b", setting=HARBOUR))
    assert not meets(side("a", places=(INLAND,), published="2020-01-01"), side("b", setting=HARBOUR))


def test_people_are_a_key_however_they_are_written() -> None:
    """Reports months apart meet by a victim's first and last name."""
    assert meets(side("a", people=("Ana Maria Ruck",)), side("b", people=("Ana Ruck Jr.",), published="2022-01-01"))


def test_rare_words_are_a_key() -> None:
    """Reports that give neither day nor place meet by the rarest words around the event: three of them, and common ones never."""
    three, two = ("weighbridge", "sluice", "millrace"), ("weighbridge", "sluice", "gantry")
    assert meets(side("a", published=None, terms=three), side("b", published=None, terms=three))
    assert not meets(side("a", published=None, terms=three), side("b", published=None, terms=two))
    common = ("about", "after", "also", "been", "first", "from", "have", "more")
    assert not meets(side("a", published=None, terms=common), side("b", published=None, terms=common))


def test_a_year_meets_what_happened_in_it() -> None:
    """What is told by its bare year meets events of that year in that town, and none of another."""
    there = side("a", published=None, places=(HARBOUR,), moment=day("2004-09-01"))
    for year, met in (("2004", True), ("2005", False)):
        told = Moment(start=f"{year}-01-01", end=f"{year}-12-31", precision="year")
        assert meets(there, side("b", published=None, places=(HARBOUR,), moment=told)) is met


def test_the_work_for_one_event_is_bounded() -> None:
    """However many events share a key, only the latest of them are compared, and of those the ones that share most."""
    index = Index()
    for at in range(3 * LATEST):
        index.file(at, side(str(at), places=(HARBOUR,), moment=day("2021-05-03") if at == 3 * LATEST - 10 else Moment()))
    found = index.earlier(side("b", places=(HARBOUR,), moment=day("2021-05-03")))
    assert len(found) == COMPARED
    assert found[0] == 3 * LATEST - 10
    assert min(found) >= 2 * LATEST
