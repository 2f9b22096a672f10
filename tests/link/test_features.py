"""What speaks for and against two reports' events being one: features."""

from __future__ import annotations

import pytest

from rashomon.link.features import (
    BY_HAND,
    FEATURES,
    MOST_AGES,
    NEVER,
    Sign,
    learned,
    log_odds,
    near_publication,
    rare_words,
    same_ages,
    same_people,
    same_place,
    same_setting,
    same_time,
    same_totals,
    score,
    towns_of_settings,
)
from rashomon.link.names import first_and_last, is_full_name
from rashomon.link.sides import Side
from rashomon.link.terms import ages_of
from rashomon.model import LocalEvent, Moment, Place, Telling, Total, make_document

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


def weight(found: tuple[Sign, ...]) -> float:
    """What signs weigh between two main events, 0 where there are none."""
    return sum(learned().of.get(sign.name, 0.0) * sign.value for sign in found)


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
    assert same_people(one, side("b", event=local("b", people=("Otto Fenn",)))) == ()
    alone = weight(same_people(one, side("b", event=local("b", people=("Ana M. Ruck",)))))
    both = weight(same_people(one, side("b", event=local("b", people=("Ana Ruck", "Ilya Brandt")))))
    assert 0 < alone <= both


def test_the_accused_by_name_counts_as_people() -> None:
    """Whom one report accuses by name may be whom the other calls a suspect; "the army" is nobody by name."""
    accused = side("a", event=local("a", actors=("Otto Fenn", "the army")))
    assert same_people(accused, side("b", event=local("b", people=("Otto Fenn",))))
    assert same_people(accused, side("b", event=local("b", actors=("the army",)))) == ()


def test_one_setting_speaks_where_an_event_has_no_town() -> None:
    """The town of the report stands in for that of its event, and says nothing where both have one."""
    bare, placed = local("a"), local("b", places=(HARBOUR,))
    assert weight(same_setting(side("a", setting=HARBOUR, event=bare), side("b", setting=HARBOUR, event=placed))) > 0
    assert same_setting(side("a", setting=HARBOUR, event=bare), side("b", setting=INLAND, event=placed)) == ()
    both = local("a", places=(HARBOUR,))
    assert same_setting(side("a", setting=HARBOUR, event=both), side("b", setting=HARBOUR, event=placed)) == ()


def test_what_is_told_by_the_way_weeks_apart_is_mostly_two_events() -> None:
    """Without a time of its own it is mostly of its report's days; with one, that decides."""
    near, far = (side("b", published=day, event=local("b", main=False)) for day in ("2021-05-04", "2022-05-04"))
    one = side("a", published="2021-05-03", event=local("a", main=False))
    assert near_publication(one, near) == ()
    assert [sign.name for sign in near_publication(one, far)] == ["told by the way, weeks apart"]
    dated = side("b", published="2022-05-04", event=local("b", main=False, moment=day("2021-05-02")))
    assert near_publication(one, dated) == ()


def test_settings_are_compared_by_their_chances() -> None:
    """Two reports surely set in towns far apart are of two events; where neither is sure, that says little."""
    sure, other = local("a", settings=((HARBOUR, 0.9),)), local("b", settings=((INLAND, 0.9),))
    unsure = local("b", settings=((INLAND, 0.4), (HARBOUR, 0.4)))
    apart, may_be = (
        {sign.name: sign.value for sign in towns_of_settings(side("a", event=sure), side("b", event=e))} for e in (other, unsure)
    )
    assert apart == {"chance of towns apart": pytest.approx(0.81)}
    assert may_be == {"chance of one town": pytest.approx(0.36), "chance of towns apart": pytest.approx(0.36)}
    assert weight(towns_of_settings(side("a", event=sure), side("b", event=other))) < -0.5
    assert towns_of_settings(side("a", event=local("a")), side("b", event=other)) == ()


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
    assert months_later == ()


def test_days_that_are_probable_in_both_speak_for_one_event() -> None:
    """The chance of one day is that of both being right; a day that both reports say outright counts for more."""
    ours, theirs = ((day("2021-05-03"), 0.5), (day("2021-05-02"), 0.4)), ((day("2021-05-03"), 0.6), (day("2021-05-04"), 0.4))
    one, other = side("a", event=local("a", days=ours)), side("b", event=local("b", days=theirs))
    chances = {sign.name: sign.value for sign in same_time(one, other)}
    assert chances["chance of one day"] == pytest.approx(0.3)
    told = [side(name, event=local(name, days=days, moment=day("2021-05-03"))) for name, days in (("a", ours), ("b", theirs))]
    assert {sign.name: sign.value for sign in same_time(*told)}["chance of one day"] == 1.0


@pytest.mark.parametrize(
    ("ours", "theirs", "names"),
    [
        ((3, 1), (3, 1), ["killed: the same, more than one", "injured: one in both"]),
        ((1, 0), (0, 0), ["killed: none in one", "injured: none in both"]),
        ((1, 2), (2, 4), ["killed: one more", "injured: other numbers"]),
        ((12, 30), (137, 260), []),  # large tolls are revised: no reason to take them apart
        ((0, 30), (137, 260), []),
    ],
)
def test_tolls_compared(ours: tuple[int, int], theirs: tuple[int, int], names: list[str]) -> None:
    """Equal tolls are compared whatever their size, others only while both are small."""
    sides = []
    for name, numbers in (("a", ours), ("b", theirs)):
        totals = tuple(Total(kind=kind, number=number, chance=0.9) for kind, number in zip(("killed", "injured"), numbers, strict=True))
        sides.append(side(name, event=local(name, totals=totals)))
    assert [sign.name for sign in same_totals(*sides)] == names


def test_reports_without_a_day_are_not_held_against_each_other() -> None:
    """Where nobody knows when a report came out, its silence weighs less against one event than news of another month does."""
    one, undated, later = (
        side(name, published=day, event=local(name)) for name, day in (("a", "2021-05-04"), ("b", None), ("c", "2021-09-04"))
    )
    assert weight(near_publication(one, undated)) > 0 > weight(near_publication(one, later))


def test_one_day_in_one_town_is_one_event() -> None:
    """Two reports that came out together and say the same day, town and kind need no rare word besides."""
    events = (local(name, moment=day("2021-05-03"), places=(HARBOUR,), kinds=("bombing",)) for name in ("a", "b"))
    one, other = (side(event.document, published="2021-05-04", event=event) for event in events)
    assert log_odds(one, other) > 0


def test_rare_words_speak_up_to_a_point() -> None:
    """Two words never seen before say as much as ten: all reports on a far-off war share those."""
    words = ("weighbridge", "sluicegate", "millrace", "gantrycrane")
    one = side("a", event=local("a", terms=words))
    weights = [weight(rare_words(one, side("b", event=local("b", terms=words[:number])))) for number in range(5)]
    assert weights[0] == 0 < weights[1] < weights[2]
    assert weights[2] == pytest.approx(weights[3], abs=0.01) == pytest.approx(weights[4], abs=0.01)
    assert rare_words(one, side("b", event=local("b", terms=("about", "after")))) == ()


def test_what_can_never_be_one() -> None:
    """A foiled plot is no attack, and a day of a week's fighting is not the week."""
    one = side("a", event=local("a", moment=day("2021-05-03"), places=(HARBOUR,)))
    foiled = side("b", event=local("b", moment=day("2021-05-03"), places=(HARBOUR,), reality="foiled"))
    week = side("b", event=local("b", moment=day("2021-05-03"), places=(HARBOUR,), lasting=True))
    assert log_odds(one, foiled) == log_odds(one, week) == score(one, week)[0] == NEVER


def test_every_sign_is_known_where_its_most_is_reckoned() -> None:
    """No weight is of a sign that no feature finds: what cannot be brought above a threshold is not compared any further."""
    known = {name for _, groups in FEATURES for group in groups for name in group} | {"prior"}
    assert BY_HAND.keys() <= known
    assert learned().of.keys() <= known


@pytest.mark.parametrize("main", [True, False])
def test_the_score_is_the_sum_of_its_reasons(main: bool) -> None:
    """Log-odds with and without reasons are the same number, whichever event comes first."""
    one, other = (
        side(
            name,
            published=published,
            event=local(name, main=main, moment=day("2021-05-03"), places=(HARBOUR,), terms=("gantry", word)),
        )
        for name, published, word in (("a", "2021-05-04", "sluice"), ("b", "2021-05-05", "weir"))
    )
    total, reasons = score(one, other)
    assert total == pytest.approx(log_odds(one, other)) == pytest.approx(log_odds(other, one))
    told = [reason.split(" (")[0].rstrip(" .0123456789") for reason in reasons]
    both, only_main = (
        ["told of the same day", "the same town"],
        ["of one day with probability", "told of one day in one town", "published within three days"],
    )
    assert {*told} == {*both, *([*only_main, "rare words in both"] if main else ["like words"])}


def test_words_are_not_compared_where_they_cannot_matter() -> None:
    """What even equal words would not bring above the threshold is left below it."""
    one = side("a", event=local("a", moment=day("2021-05-03"), places=(HARBOUR,), terms=("gantry",)))
    other = side("b", event=local("b", moment=day("2021-08-03"), places=(INLAND,), terms=("gantry",)))
    assert log_odds(one, other, 0.0) < log_odds(one, other) <= 0.0


def test_people_of_one_age_speak_for_one_event() -> None:
    """Local news tells of everybody's age; of one who is told of with none, nothing is said."""
    one = side("a", event=local("a", ages=(34, 22)))
    shared = weight(same_ages(one, side("b", event=local("b", ages=(22, 34, 50)))))
    other = weight(same_ages(one, side("b", event=local("b", ages=(41,)))))
    assert shared > weight(same_ages(one, side("b", event=local("b", ages=(22,))))) > 0 >= other
    assert same_ages(one, side("b", event=local("b"))) == ()
    many = tuple(range(20, 40))
    (sign,) = same_ages(side("a", event=local("a", ages=many)), side("b", event=local("b", ages=many)))
    assert sign.value == MOST_AGES


def test_ages_are_read_as_local_news_writes_them() -> None:
    """Before "year-old", and between a name and a comma; years, dates and house numbers are none."""
    text = "A 34-year-old man and Ana Ruck, 22, were shot at 15, Elm Road on May 12, 2031. Ivo Marl, 51, of Orlan, saw it."
    assert ages_of(make_document(text), (), main=True) == (22, 34, 51)
    assert ages_of(make_document(text), (), main=False) == ()
