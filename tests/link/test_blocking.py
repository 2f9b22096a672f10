"""Which earlier events an event is worth comparing with."""

from __future__ import annotations

from rashomon.link.blocking import COMPARED, LATEST, filed, rank, seekers, sought
from rashomon.link.sides import Side
from rashomon.model import LocalEvent, Moment, Place, Telling

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
    return Side(Telling(event, published, setting))


def compared(earlier: list[Side], later: Side) -> list[str]:
    """Return which events, filed in this order, a later one is compared with."""
    under: dict[str, list[str]] = {}
    for one in earlier:
        for key in filed(one):
            under.setdefault(key, []).append(one.at)
    return rank([(under.get(key, [])[-LATEST:], times) for key, times in sought(later)], later.event.main)


def meets(one: Side, other: Side) -> bool:
    """Tell whether the later of two events is compared with the earlier; wherever it is, it would be told of it (`seekers`)."""
    shared = {*filed(one)} & {key for key, _ in sought(other)}
    assert {*filed(one)} == {key for key, _ in seekers(one)}
    assert all(not {*filed(other)}.isdisjoint(those) for key, those in seekers(one) if key in shared)
    return compared([one], other) == [one.at]


def test_the_same_town_and_time() -> None:
    """One town on one day, or within the same weeks of news."""
    assert meets(side("a", places=(HARBOUR,), moment=day("2021-05-03")), side("b", places=(HARBOUR,), moment=day("2021-05-02")))
    assert meets(side("a", places=(HARBOUR,)), side("b", places=(HARBOUR,), published="2021-05-11"))


def test_towns_apart_are_no_pair() -> None:
    """One country on one day does not bring two towns together, unless they lie close to each other."""
    there = side("a", places=(HARBOUR,), moment=day("2021-05-03"))
    assert not meets(there, side("b", places=(INLAND,), moment=day("2021-05-03")))
    assert not meets(there, side("b", places=(SUBURB,), moment=day("2021-05-13")))
    assert meets(there, side("b", places=(SUBURB,), moment=day("2021-05-03")))


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
    """Reports that give neither day nor place meet by the rarest words around the event: two of them, and common ones never."""
    two, one = ("weighbridge", "sluice", "millrace"), ("weighbridge", "quayside", "gantry")
    assert meets(side("a", published=None, terms=two), side("b", published=None, terms=(*two[:2], "gantry")))
    assert not meets(side("a", published=None, terms=two), side("b", published=None, terms=one))
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
    known = [side(f"{n:02}", places=(HARBOUR,), moment=day("2021-05-03") if n == 3 * LATEST - 10 else Moment()) for n in range(3 * LATEST)]
    found = compared(known, side("b", places=(HARBOUR,), moment=day("2021-05-03")))
    assert len(found) == COMPARED
    assert found[0] == known[3 * LATEST - 10].at
    assert min(found) >= known[2 * LATEST].at
