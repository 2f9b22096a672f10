"""What speaks for and against two reports' events being one: features."""

from __future__ import annotations

import pytest

from rashomon.link.features import log_odds, same_people, same_place, same_setting, same_time, score
from rashomon.link.names import first_and_last, is_full_name
from rashomon.link.sides import Side
from rashomon.model import LocalEvent, Moment, Place, Telling

HARBOUR = Place(name="Varna, Bulgaria", city="Varna", country="BG", latitude=43.2, longitude=27.9)
INLAND = Place(name="Pleven, Bulgaria", city="Pleven", country="BG", latitude=43.4, longitude=24.6)


def day(text: str) -> Moment:
    """A calendar day."""
    return Moment(start=text, end=text, precision="day")


def side(
    document: str = "a",
    *,
    published: str | None = None,
    setting: Place | None = None,
    event: LocalEvent | None = None,
) -> Side:
    """One document's event with what is known of its document."""
    known = event or LocalEvent(id=f"loc-{document}", document=document, kind="attack")
    return Side(Telling(known, published, setting))


def local(document: str, *, main: bool = True, **known: object) -> LocalEvent:
    """A local event of a document."""
    return LocalEvent(id=f"loc-{document}", document=document, kind="attack", main=main, **known)  # type: ignore[arg-type]


def weight(found: object) -> float:
    """The weight of a feature that has something to say, 0 of one that has not."""
    return getattr(found, "weight", 0.0)


def test_a_middle_name_does_not_part_people() -> None:
    """First and last name decide; a mark of generation is no name."""
    assert first_and_last("Ana Maria Ruck") == first_and_last("ana Ruck, Jr.") == ("ana", "ruck")
    assert first_and_last("Ruck Jr.") is None


@pytest.mark.parametrize(("words", "full"), [("Ana Ruck", True), ("a nurse", False), ("Ruck", False), ("Ana the nurse", False)])
def test_names_and_descriptions(words: str, full: bool) -> None:
    """A name has two words or more, each with a capital."""
    assert is_full_name(words) is full


def test_shared_people_weigh_more_the_more_they_are() -> None:
    """One victim by name speaks for one event, two speak louder, none says nothing."""
    one = side("a", event=local("a", people=("Ana Ruck", "Ilya Brandt")))
    assert same_people(one, side("b", event=local("b", people=("Otto Fenn",)))) is None
    alone = weight(same_people(one, side("b", event=local("b", people=("Ana M. Ruck",)))))
    both = weight(same_people(one, side("b", event=local("b", people=("Ana Ruck", "Ilya Brandt")))))
    assert 0 < alone <= both


def test_the_accused_by_name_counts_as_people() -> None:
    """Whom one report accuses by name may be whom the other calls a suspect; "the army" is nobody by name."""
    accused = side("a", event=local("a", actors=("Otto Fenn", "the army")))
    assert same_people(accused, side("b", event=local("b", people=("Otto Fenn",)))) is not None
    assert same_people(accused, side("b", event=local("b", actors=("the army",)))) is None


def test_one_setting_speaks_where_an_event_has_no_town() -> None:
    """The town of the report stands in for that of its event, and says nothing where both have one."""
    bare, placed = local("a"), local("b", places=(HARBOUR,))
    assert weight(same_setting(side("a", setting=HARBOUR, event=bare), side("b", setting=HARBOUR, event=placed))) > 0
    assert same_setting(side("a", setting=HARBOUR, event=bare), side("b", setting=INLAND, event=placed)) is None
    both = local("a", places=(HARBOUR,))
    assert same_setting(side("a", setting=HARBOUR, event=both), side("b", setting=HARBOUR, event=placed)) is None


def test_places_on_the_way_weigh_little_in_one_setting() -> None:
    """Towns that differ speak against one event, but less where both reports are set in one town."""
    here, there = local("a", places=(HARBOUR,)), local("b", places=(INLAND,))
    apart = weight(same_place(side("a", event=here), side("b", event=there)))
    set_alike = weight(same_place(side("a", setting=HARBOUR, event=here), side("b", setting=HARBOUR, event=there)))
    assert apart < set_alike < 0


def test_news_of_one_day_is_a_hint() -> None:
    """Where an event is not dated, the day of the news speaks for it, but less than a date."""
    dated, hinted = local("a", moment=day("2021-05-03")), local("b", days=((day("2021-05-03"), 0.9),))
    proof = weight(same_time(side("a", event=dated), side("b", event=local("b", moment=day("2021-05-03")))))
    assert 0 < weight(same_time(side("a", event=dated), side("b", event=hinted))) < proof


def test_follow_ups_may_have_news_of_another_day() -> None:
    """Days of news that differ speak against one event only in reports that came out together."""
    one, other = local("a", days=((day("2021-05-03"), 0.9),)), local("b", days=((day("2021-05-06"), 0.9),))
    together = same_time(side("a", published="2021-05-04", event=one), side("b", published="2021-05-06", event=other))
    months_later = same_time(side("a", published="2021-05-04", event=one), side("b", published="2021-09-06", event=other))
    assert weight(together) < 0
    assert months_later is None


def test_the_score_is_the_sum_of_its_reasons() -> None:
    """Log-odds with and without reasons are the same number, whichever event comes first."""
    one = side("a", published="2021-05-04", event=local("a", moment=day("2021-05-03"), places=(HARBOUR,), terms=("gantry", "sluice")))
    other = side("b", published="2021-05-05", event=local("b", moment=day("2021-05-03"), places=(HARBOUR,), terms=("gantry", "weir")))
    total, reasons = score(one, other)
    assert total == pytest.approx(log_odds(one, other)) == pytest.approx(log_odds(other, one))
    told = [reason.split(" (")[0] for reason in reasons]
    assert told == ["told of the same day", "the same town", "published within three days", "like words"]


def test_words_are_not_compared_where_they_cannot_matter() -> None:
    """What even equal words would not bring above the threshold is left below it."""
    one = side("a", event=local("a", moment=day("2021-05-03"), places=(HARBOUR,), terms=("gantry",)))
    other = side("b", event=local("b", moment=day("2021-08-03"), places=(INLAND,), terms=("gantry",)))
    assert log_odds(one, other, 0.0) < log_odds(one, other) <= 0.0
