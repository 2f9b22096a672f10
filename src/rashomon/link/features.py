"""What speaks for and against two documents' events being the same. One feature a function; its docstring is its explanation.

A feature returns the signs that it finds, each with a value and the reason in words. How much a sign weighs, in log-odds, is learned for
two documents' main events (``data/same_event.json``, made by ``scripts/train_linking.py``). For events that a document tells of beside its
main one there is nothing to learn from, and they keep the weights set `BY_HAND`, from which learning started.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import sqrt
from typing import NamedTuple

from rashomon.link import moments, places
from rashomon.link.frequencies import rareness_of, rarity, weight_of
from rashomon.link.kinds import kinds_exclude, may_last
from rashomon.link.sides import Side, words_around

NEVER = -20.0
"""The weight that rules out, whatever else agrees."""

PRIOR = "prior"
"""What weighs before anything is compared: the log-odds that two events that share keys are the same."""

LEAST_ALIKE = 0.03
"""Cosine up to which words are alike by chance."""

ENOUGH = 2.0
"""Rare words that speak for one event, in words never seen before. More say no more: they may be of a land that news seldom tells of."""

UNSEEN = 4.06
"""By how much a word that was never seen is rarer than a rare one."""

MOST_AGES = 3.0
"""So many people of one age count: a report that lists more need not be surer."""

FEW = 5
"""Dead or hurt up to which reports of one event seldom disagree."""

WEEKS = 14
"""Days up to which reports come out within weeks of each other."""

FOLLOW_UP_DAYS = 4
"""Reports further apart than this are follow-ups, whose news may be of another day than the event's."""


class Sign(NamedTuple):
    """One thing that speaks for or against: its name among the weights, how much of it there is, and the reason in words."""

    name: str
    value: float
    reason: str


Feature = Callable[[Side, Side], "tuple[Sign, ...]"]

NOTHING: tuple[Sign, ...] = ()


def _one(name: str, reason: str) -> tuple[Sign, ...]:
    """Return a sign that is there or not."""
    return (Sign(name, 1.0, reason),)


def apart(one: Side, other: Side) -> str | None:
    """Return why two events can never be the same, or null.

    What is told of days or longer is no event within them; fighting and the like may be told both ways.
    """
    if one.event.reality != other.event.reality:
        return "one was foiled, the other was not"
    if one.event.lasting == other.event.lasting or any(map(may_last, one.kinds & other.kinds)):
        return None
    return "one is of a day, the other of a longer time"


SAME_WAR = _one("one war", "wars in one country")


def same_war(one: Side, other: Side) -> tuple[Sign, ...]:
    """Seldom are two wars told of in one country at a time."""
    if "war" not in one.kinds or "war" not in other.kinds:
        return NOTHING
    return SAME_WAR if places.compare_all(one.event.places, other.event.places) not in {"conflict", "unknown"} else NOTHING


SAME_DAY = _one("same day", "told of the same day")
SAME_TIME = _one("same time", "told of the same time")
SAME_VAGUELY = _one("same time, vaguely", "told of the same time, of which little is known")
NEAR_DAYS = _one("days side by side", "told of days next to each other")
WITHIN = _one("time within time", "one's time lies within the other's")
DIFFERENT_DAYS = _one("other days", "told of different days")
DIFFERENT_TIMES = _one("other times", "told of different times")
ONE_BARE = _one("day and bare year", "one told by its day, the other by a bare month or year")
NEWS = {
    "same": _one("news of one day", "news of the same day"),
    "near": _one("news of days side by side", "news of days next to each other"),
}
OTHER_NEWS = _one("news of other days", "news of different days")
HERE_THEN = _one("same town and day", "told of one day in one town")


def same_time(one: Side, other: Side) -> tuple[Sign, ...]:
    """Days that agree speak for one event, the more in one town; days that cannot both be right speak against it."""
    if one.event.lasting and other.event.lasting:
        return _same_beginning(one, other)
    told = _told(one, other)
    here = HERE_THEN if told is SAME_DAY and not set(one.cities).isdisjoint(other.cities) else NOTHING
    if told is SAME_DAY or told is SAME_TIME:
        chance = 1.0  # both say so outright
    else:
        chance = sum([ours * other.days.get(day, 0.0) for day, ours in one.days.items()]) if other.days else 0.0
    return (*told, *here, Sign("chance of one day", chance, f"of one day with probability {chance:.2f}")) if chance else told


def _told(one: Side, other: Side) -> tuple[Sign, ...]:
    """Compare the times that the reports give their events."""
    if not (one.is_dated and other.is_dated):
        return _same_news_day(one, other)
    relation = moments.compare(one.event.moment, other.event.moment)
    both_days = one.is_recent and other.is_recent
    if relation == "same":
        resolved = one.event.moment.start is not None and other.event.moment.start is not None
        dated = resolved or one.event.moment.month is not None
        return (SAME_DAY if both_days else SAME_TIME) if dated else SAME_VAGUELY
    if relation == "near":
        return NEAR_DAYS
    if relation == "compatible":
        return WITHIN
    if relation == "conflict":
        return DIFFERENT_DAYS if both_days else DIFFERENT_TIMES
    return ONE_BARE if one.is_distant != other.is_distant and (one.is_recent or other.is_recent) else NOTHING


def _same_beginning(one: Side, other: Side) -> tuple[Sign, ...]:
    """Compare two lengths of time by when they began: they go on until the report, and the later report's goes on longer."""
    if one.event.moment.start is None or other.event.moment.start is None:
        return NOTHING
    return SAME_TIME if moments.same_beginning(one.event.moment, other.event.moment) else DIFFERENT_TIMES


def _same_news_day(one: Side, other: Side) -> tuple[Sign, ...]:
    """Compare by the day that a report's news is of where one of the events is not dated: a hint, no proof."""
    ours = one.event.moment if one.is_dated else one.event.day
    theirs = other.event.moment if other.is_dated else other.event.day
    if ours is None or theirs is None:
        return NOTHING
    relation = moments.compare(ours, theirs)
    if relation == "conflict" and (_days_apart(one, other) or 0) <= FOLLOW_UP_DAYS:
        return OTHER_NEWS
    return NEWS.get(relation, NOTHING)


BY_THE_WAY = _one("told by the way, weeks apart", "told without a time in reports weeks apart")
UNDATED = _one("no day of news", "one of them came out on a day unknown")


def near_publication(one: Side, other: Side) -> tuple[Sign, ...]:
    """Reports of what they are about come out close together; where a day is unknown, its silence is made up for.

    What they tell of beside it without any time is mostly of their own days: told weeks apart, it is mostly two events.
    """
    days = _days_apart(one, other)
    if days is None:
        return UNDATED
    if not (one.event.main and other.event.main):
        return BY_THE_WAY if days > WEEKS and not (one.is_dated or other.is_dated) else NOTHING
    if days <= 3:
        return _one("published within days", "published within three days")
    if days <= WEEKS:
        return _one("published within weeks", "published within two weeks")
    return (Sign("published long apart", 0.5 + min(days, 365) / 200, f"published {days} days apart"),) if days > 45 else NOTHING


def _days_apart(one: Side, other: Side) -> int | None:
    if one.published_day is None or other.published_day is None:
        return None
    return abs(one.published_day - other.published_day)


PLACES = {
    "same": _one("same town", "the same town"),
    "near": _one("towns close by", "towns close to each other"),
    "within": _one("place within place", "one place lies within the other"),
}
DIFFERENT_PLACES = _one("other places", "different places")
ON_THE_WAY = _one("other places, one setting", "different places, but reports set in one town")


def same_place(one: Side, other: Side) -> tuple[Sign, ...]:
    """The same town speaks for one event, towns apart against it."""
    if not one.event.places or not other.event.places:
        return NOTHING
    relation = places.compare_all(one.event.places, other.event.places)
    if relation == "conflict":
        return ON_THE_WAY if _one_setting(one, other) else DIFFERENT_PLACES
    return PLACES.get(relation, NOTHING)


def _one_setting(one: Side, other: Side) -> bool:
    """Tell whether both reports are set in one town and mostly about their events: then places that differ are of something on the way."""
    if one.setting is None or other.setting is None or not (one.event.main and other.event.main):
        return False
    return places.compare(one.setting, other.setting) in {"same", "near"}


ONE_TOWN, TOWNS_APART = "chance of one town", "chance of towns apart"
SAME_SETTING = _one("one setting", "told in reports set in the same town")


def same_setting(one: Side, other: Side) -> tuple[Sign, ...]:
    """Reports set in the same town, where at least one of the events is given no town of its own."""
    if one.setting is None or other.setting is None or (one.cities and other.cities):
        return NOTHING
    return SAME_SETTING if places.compare(one.setting, other.setting) in {"same", "near"} else NOTHING


def towns_of_settings(one: Side, other: Side) -> tuple[Sign, ...]:
    """How probably both reports are set in one town, and how probably in towns far from each other."""
    here = away = 0.0
    for ours, chance in one.settings:
        for theirs, other_chance in other.settings:
            relation = places.compare(ours, theirs)
            if relation == "conflict":
                away += chance * other_chance
            elif relation == "same":
                here += chance * other_chance
    found = ((ONE_TOWN, here, "set in one town"), (TOWNS_APART, away, "set in towns far apart"))
    return tuple([Sign(name, chance, f"{words} with probability {chance:.2f}") for name, chance, words in found if chance])


KINDS_EXCLUDE = _one("kinds that exclude each other", "kinds that exclude each other")


def same_kind(one: Side, other: Side) -> tuple[Sign, ...]:
    """The same exact kind speaks for one event; kinds that exclude each other against it."""
    shared = one.kinds & other.kinds
    if shared:
        return _one("same kind", f"both a {min(shared)}")
    if one.kinds and other.kinds and all(kinds_exclude(a, b) for a in one.kinds for b in other.kinds):
        return KINDS_EXCLUDE
    return NOTHING


def both_recalled(one: Side, other: Side) -> tuple[Sign, ...]:
    """Two events that documents recall in passing, of one year and kind: seldom are there two worth recalling."""
    if one.event.main or other.event.main or not (one.is_distant or other.is_distant) or not one.is_dated:
        return NOTHING
    if moments.compare(one.event.moment, other.event.moment) in {"same", "compatible"}:
        return _one("recalled alike", "recalled with the same date")
    return NOTHING


def same_totals(one: Side, other: Side) -> tuple[Sign, ...]:
    """The same toll speaks for one event, the more the higher; where one tells of deaths and the other of none, they are mostly two.

    Numbers that differ speak against it only while both are small. Large ones are revised for days: that they disagree is what is to be
    laid side by side, and no reason to take them apart.
    """
    told = [(kind, number, other.totals[kind]) for kind, number in one.totals.items() if kind in other.totals]
    return tuple([_compared(*each) for each in told if each[1] == each[2] or max(each[1:]) <= FEW])


def _compared(kind: str, ours: int, theirs: int) -> Sign:
    if ours == theirs:
        name = "none in both" if ours == 0 else "one in both" if ours == 1 else "the same, more than one"
    elif 0 in {ours, theirs}:
        name = "none in one"
    else:
        name = "one more" if abs(ours - theirs) == 1 else "other numbers"
    return Sign(f"{kind}: {name}", 1.0, f"{kind}: {ours} and {theirs}")


def same_ages(one: Side, other: Side) -> tuple[Sign, ...]:
    """People of the same ages speak for one event; local news tells of everybody's age, and of unnamed people's too."""
    if not (one.ages and other.ages):
        return NOTHING
    shared = one.ages & other.ages
    if not shared:
        return (Sign("other ages", 1.0, "people of other ages"),)
    return (Sign("ages", min(MOST_AGES, float(len(shared))), "people aged " + ", ".join(map(str, sorted(shared)))),)


def same_people(one: Side, other: Side) -> tuple[Sign, ...]:
    """The same victims or suspects by name speak for one event, the more the rarer the name."""
    shared = one.people & other.people
    if not shared:
        return NOTHING
    surest = max(sum(rarity(word) for word in name) for name in shared)
    reason = "the same people: " + ", ".join(sorted(" ".join(name) for name in shared))
    return (Sign("people", min(6.0, 0.45 * surest + 0.7 * (len(shared) - 1)), reason),)


def same_names(one: Side, other: Side) -> tuple[Sign, ...]:
    """Rare proper names tied to both (a venue, a target) speak for one event."""
    shared = one.name_words & other.name_words
    if not shared:
        return NOTHING
    return (Sign("names", min(4.0, sum(sorted(0.35 * rarity(word) for word in shared))), "both name " + ", ".join(sorted(shared))),)


def same_target(one: Side, other: Side) -> tuple[Sign, ...]:
    """What was hit, told with the same common word."""
    shared = one.targets & other.targets
    if not shared:
        return NOTHING
    return (Sign("targets", min(1.2, sum(sorted(0.2 * rarity(word) for word in shared))), "both hit: " + ", ".join(sorted(shared))),)


def same_actors(one: Side, other: Side) -> tuple[Sign, ...]:
    """The same actors are held responsible."""
    shared = one.actors & other.actors
    return (Sign("actors", min(1.5, 0.7 * len(shared)), "the same accused: " + ", ".join(sorted(shared))),) if shared else NOTHING


def like_words(one: Side, other: Side) -> tuple[Sign, ...]:
    """Words around both, each by its rarity; next to nothing in common is nothing."""
    value = cosine(one, other)
    return (Sign("like words", value, f"like words {value:.2f}"),) if value > LEAST_ALIKE else NOTHING


def rare_words(one: Side, other: Side) -> tuple[Sign, ...]:
    """Rare words in both: the victim's name, the street, the school."""
    value = rareness_of(words_around(one) & words_around(other)) / 1_000_000 / UNSEEN
    if not value:
        return NOTHING
    return (Sign("rare words", min(value, ENOUGH), f"rare words in both {value:.1f}"),)


def cosine(one: Side, other: Side) -> float:
    """Return the cosine of the two events' words weighted by their rarity, 0 to 1."""
    size = sqrt(one.words_weight * other.words_weight)
    return weight_of(words_around(one) & words_around(other)) / size if size else 0.0


BY_HAND: dict[str, float] = {
    PRIOR: -4.0,
    "one war": 4.5,
    "same day": 3.0,
    "same time": 3.0,
    "same time, vaguely": 1.5,
    "days side by side": 1.0,
    "time within time": 1.5,
    "other days": -6.0,
    "other times": -3.0,
    "day and bare year": -3.0,
    "news of one day": 1.2,
    "news of days side by side": 0.5,
    "news of other days": -0.7,
    "published within days": 1.2,
    "published within weeks": 0.3,
    "published long apart": -1.0,
    "told by the way, weeks apart": -2.0,
    "same town": 2.3,
    "towns close by": 1.8,
    "place within place": 0.9,
    "other places": -5.0,
    "other places, one setting": -1.0,
    TOWNS_APART: -1.5,
    "one setting": 1.2,
    "same kind": 0.8,
    "kinds that exclude each other": -3.0,
    "recalled alike": 1.0,
    "people": 1.0,
    "names": 1.0,
    "targets": 1.0,
    "actors": 1.0,
    "like words": 6.0,
}
"""Weights set by hand, in log-odds a unit of value."""

TOLD = ("killed", "injured")
COMPARISONS = ("none in both", "one in both", "the same, more than one", "none in one", "one more", "other numbers")

Groups = tuple["dict[str, float]", ...]
"""The signs that a feature may find, with the most of each: of a group one at a time."""


def _alone(*names: str) -> dict[str, float]:
    return dict.fromkeys(names, 1.0)


CIRCUMSTANCES: tuple[tuple[Feature, Groups], ...] = (
    (same_war, (_alone("one war"),)),
    (
        same_time,
        (
            _alone("same day", "same time", "same time, vaguely", "days side by side", "time within time")
            | _alone("other days", "other times", "day and bare year")
            | _alone("news of one day", "news of days side by side", "news of other days"),
            _alone("chance of one day"),
            _alone("same town and day"),
        ),
    ),
    (same_place, (_alone("same town", "towns close by", "place within place", "other places", "other places, one setting"),)),
    (
        near_publication,
        (
            {"published within days": 1.0, "published within weeks": 1.0, "published long apart": 2.4}
            | _alone("no day of news", "told by the way, weeks apart"),
        ),
    ),
    (same_kind, (_alone("same kind", "kinds that exclude each other"),)),
    (same_setting, (_alone("one setting"),)),
    (towns_of_settings, (_alone(ONE_TOWN), _alone(TOWNS_APART))),
    (both_recalled, (_alone("recalled alike"),)),
    (same_totals, tuple(_alone(*(f"{kind}: {name}" for name in COMPARISONS)) for kind in TOLD)),
    (same_ages, ({"ages": MOST_AGES, "other ages": 1.0},)),
)
"""Features that nearly all events have something to compare in."""

NAMED: tuple[tuple[Feature, Groups], ...] = (
    (same_people, ({"people": 6.0},)),
    (same_names, ({"names": 4.0},)),
    (same_target, ({"targets": 1.2},)),
    (same_actors, ({"actors": 1.5},)),
)
"""Features of what the events have by name."""

WORDS: tuple[tuple[Feature, Groups], ...] = (
    (like_words, ({"like words": 1.0},)),
    (rare_words, ({"rare words": ENOUGH},)),
)
"""Features of the words around the events, which take longest to compare."""

FEATURES: tuple[tuple[Feature, Groups], ...] = (*CIRCUMSTANCES, *NAMED, *WORDS)


@dataclass(frozen=True)
class Weights:
    """How much each sign weighs, and what follows from that: features in which nothing weighs anything are left out.

    ``circumstances`` are the features of `CIRCUMSTANCES`, each with the most that those behind it can add; ``most_named`` and
    ``most_words`` are the most that the others can add.
    """

    of: Mapping[str, float]
    circumstances: tuple[tuple[Feature, float], ...]
    named: tuple[Feature, ...]
    words: tuple[Feature, ...]
    most_named: float
    most_words: float


def weights_of(of: Mapping[str, float]) -> Weights:
    """Return the weights with what follows from them."""

    def weighing(features: tuple[tuple[Feature, Groups], ...]) -> list[tuple[Feature, float]]:
        return [(feature, _most(groups, of)) for feature, groups in features if any(of.get(name) for group in groups for name in group)]

    circumstances, named, words = map(weighing, (CIRCUMSTANCES, NAMED, WORDS))
    behind = [(feature, sum(most for _, most in circumstances[k + 1 :])) for k, (feature, _) in enumerate(circumstances)]
    return Weights(
        of=of,
        circumstances=tuple(behind),
        named=tuple(feature for feature, _ in named),
        words=tuple(feature for feature, _ in words),
        most_named=sum(most for _, most in named),
        most_words=sum(most for _, most in words),
    )


def _most(groups: Groups, of: Mapping[str, float]) -> float:
    return sum(max(0.0, *(of.get(name, 0.0) * most for name, most in group.items())) for group in groups)


@lru_cache(maxsize=1)
def learned() -> Weights:
    """Return the weights for two main events."""
    return weights_of(json.loads(files("rashomon.link").joinpath("data/same_event.json").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def by_hand() -> Weights:
    """Return the weights for all other pairs."""
    return weights_of(BY_HAND)


def _weights(one: Side, other: Side) -> Weights:
    return learned() if one.event.main and other.event.main else by_hand()


def score(one: Side, other: Side) -> tuple[float, tuple[str, ...]]:
    """Return the log-odds that two events are the same, and the reasons."""
    why = apart(one, other)
    if why is not None:
        return NEVER, (f"{why} ({NEVER:+.1f})",)
    of = _weights(one, other).of
    weighed = [(sign, weight) for feature, _ in FEATURES for sign in feature(one, other) if (weight := of.get(sign.name, 0.0) * sign.value)]
    return of[PRIOR] + sum(weight for _, weight in weighed), tuple(f"{sign.reason} ({weight:+.1f})" for sign, weight in weighed)


def log_odds(one: Side, other: Side, above: float = NEVER * 10) -> float:
    """Return what `score` does, without reasons; where what is left to compare cannot bring it ``above``, the sum so far.

    Of a thousand pairs few are the same event, and most show that by their day and place: nothing else is compared then.
    """
    if apart(one, other) is not None:
        return NEVER
    weights = _weights(one, other)
    of = weights.of
    sharing = not one.named.isdisjoint(other.named)
    needed = above - weights.most_words - (weights.most_named if sharing else 0.0)
    total = of[PRIOR]
    for feature, most_behind in weights.circumstances:
        total += _sum(feature(one, other), of)
        if total + most_behind <= needed:
            return total
    if sharing:
        total += sum([_sum(feature(one, other), of) for feature in weights.named])
    if total + weights.most_words <= above:
        return total
    return total + sum([_sum(feature(one, other), of) for feature in weights.words])


def _sum(signs: tuple[Sign, ...], of: Mapping[str, float]) -> float:
    """Return what signs weigh; most features find one or none."""
    total = 0.0
    for name, value, _ in signs:
        total += of.get(name, 0.0) * value
    return total
