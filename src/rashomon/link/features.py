"""What speaks for and against two documents' events being the same. One feature a function; its docstring is its explanation.

Each feature returns a weight in log-odds and the reason in words, or null where it has nothing to say. A weight of `NEVER` rules out.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import msgspec

from rashomon.link import moments, places
from rashomon.link.frequencies import rarity, weight_of
from rashomon.link.kinds import kinds_exclude, may_last
from rashomon.link.sides import Side, words_around

NEVER = -20.0
"""The weight that rules out, whatever else agrees."""

PRIOR = -4.0
"""Log-odds that two events that share a blocking key are the same, before anything is compared."""

MOST_WORDS = 6.0
"""The weight of words that are all the same."""

LEAST_ALIKE = 0.03
"""Cosine up to which words are alike by chance."""

FOLLOW_UP_DAYS = 4
"""Reports further apart than this are follow-ups, whose news may be of another day than the event's."""


class Weighed(msgspec.Struct, frozen=True):
    """What one feature says: a weight in log-odds and why."""

    weight: float
    reason: str


Feature = Callable[[Side, Side], Weighed | None]


SAME_DAY = Weighed(3.0, "told of the same day")
SAME_TIME = Weighed(3.0, "told of the same time")
SAME_VAGUELY = Weighed(1.5, "told of the same time, of which little is known")
NEAR_DAYS = Weighed(1.0, "told of days next to each other")
WITHIN = Weighed(1.5, "one's time lies within the other's")
DIFFERENT_DAYS = Weighed(-6.0, "told of different days")
DIFFERENT_TIMES = Weighed(-3.0, "told of different times")
ONE_BARE = Weighed(-3.0, "one told by its day, the other by a bare month or year")
NEWS = {
    "same": Weighed(1.2, "news of the same day"),
    "near": Weighed(0.5, "news of days next to each other"),
}
OTHER_NEWS = Weighed(-0.7, "news of different days")


OTHER_LENGTH = Weighed(NEVER, "one is of a day, the other of a longer time")


def same_length(one: Side, other: Side) -> Weighed | None:
    """What is told of days or longer is no event within them; fighting and the like may be told both ways."""
    if one.event.lasting == other.event.lasting:
        return None
    return None if any(map(may_last, one.kinds & other.kinds)) else OTHER_LENGTH


SAME_WAR = Weighed(4.5, "wars in one country")


def same_war(one: Side, other: Side) -> Weighed | None:
    """Seldom are two wars told of in one country at a time."""
    if "war" not in one.kinds or "war" not in other.kinds:
        return None
    return SAME_WAR if places.compare_all(one.event.places, other.event.places) not in {"conflict", "unknown"} else None


def same_time(one: Side, other: Side) -> Weighed | None:
    """Days that agree speak for one event; days that cannot both be right rule it out."""
    if one.event.lasting and other.event.lasting:
        return _same_beginning(one, other)
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
    return ONE_BARE if one.is_distant != other.is_distant and (one.is_recent or other.is_recent) else None


def _same_beginning(one: Side, other: Side) -> Weighed | None:
    """Compare two lengths of time by when they began: they go on until the report, and the later report's goes on longer."""
    if one.event.moment.start is None or other.event.moment.start is None:
        return None
    return SAME_TIME if moments.same_beginning(one.event.moment, other.event.moment) else DIFFERENT_TIMES


def _same_news_day(one: Side, other: Side) -> Weighed | None:
    """Compare by the day that a report's news is of where one of the events is not dated: a hint, no proof."""
    ours = one.event.moment if one.is_dated else one.event.day
    theirs = other.event.moment if other.is_dated else other.event.day
    if ours is None or theirs is None:
        return None
    relation = moments.compare(ours, theirs)
    if relation == "conflict" and (_days_apart(one, other) or 0) <= FOLLOW_UP_DAYS:
        return OTHER_NEWS
    return NEWS.get(relation)


def near_publication(one: Side, other: Side) -> Weighed | None:
    """Reports of what they are about come out close together."""
    apart = _days_apart(one, other)
    if apart is None or not (one.event.main and other.event.main):
        return None
    if apart <= 3:
        return Weighed(1.2, "published within three days")
    if apart <= 14:
        return Weighed(0.3, "published within two weeks")
    return Weighed(-0.5 - min(apart, 365) / 200, f"published {apart} days apart") if apart > 45 else None


def _days_apart(one: Side, other: Side) -> int | None:
    if one.published_day is None or other.published_day is None:
        return None
    return abs(one.published_day - other.published_day)


PLACES = {
    "same": Weighed(2.3, "the same town"),
    "near": Weighed(1.8, "towns close to each other"),
    "within": Weighed(0.9, "one place lies within the other"),
}
DIFFERENT_PLACES = Weighed(-5.0, "different places")
ON_THE_WAY = Weighed(-1.0, "different places, but reports set in one town")


def same_place(one: Side, other: Side) -> Weighed | None:
    """The same town speaks for one event, towns apart against it."""
    if not one.event.places or not other.event.places:
        return None
    relation = places.compare_all(one.event.places, other.event.places)
    if relation == "conflict":
        return ON_THE_WAY if _one_setting(one, other) else DIFFERENT_PLACES
    return PLACES.get(relation)


def _one_setting(one: Side, other: Side) -> bool:
    """Tell whether both reports are set in one town and mostly about their events: then places that differ are of something on the way."""
    if one.setting is None or other.setting is None or not (one.event.main and other.event.main):
        return False
    return places.compare(one.setting, other.setting) in {"same", "near"}


def same_people(one: Side, other: Side) -> Weighed | None:
    """The same victims or suspects by name speak for one event, the more the rarer the name."""
    shared = one.people & other.people
    if not shared:
        return None
    surest = max(sum(rarity(word) for word in name) for name in shared)
    return Weighed(min(6.0, 0.45 * surest + 0.7 * (len(shared) - 1)), "the same people: " + ", ".join(sorted(" ".join(n) for n in shared)))


def same_setting(one: Side, other: Side) -> Weighed | None:
    """Reports set in the same town, where at least one of the events is given no town of its own."""
    if one.setting is None or other.setting is None:
        return None
    if one.cities and other.cities:
        return None
    relation = places.compare(one.setting, other.setting)
    return Weighed(1.2, "told in reports set in the same town") if relation in {"same", "near"} else None


def same_names(one: Side, other: Side) -> Weighed | None:
    """Rare proper names tied to both (a venue, a target) speak for one event."""
    shared = one.name_words & other.name_words
    if not shared:
        return None
    weight = min(4.0, sum(0.35 * rarity(word) for word in shared))
    return Weighed(weight, "both name " + ", ".join(sorted(shared)))


def same_target(one: Side, other: Side) -> Weighed | None:
    """What was hit, told with the same common word."""
    shared = one.targets & other.targets
    return Weighed(min(1.2, 0.2 * sum(rarity(word) for word in shared)), "both hit: " + ", ".join(sorted(shared))) if shared else None


def same_kind(one: Side, other: Side) -> Weighed | None:
    """The same exact kind speaks for one event; kinds that exclude each other against it."""
    if one.event.reality != other.event.reality:
        return Weighed(NEVER, "one was foiled, the other was not")
    shared = one.kinds & other.kinds
    if shared:
        return Weighed(0.8, f"both a {min(shared)}")
    if one.kinds and other.kinds and all(kinds_exclude(a, b) for a in one.kinds for b in other.kinds):
        return Weighed(-3.0, "kinds that exclude each other")
    return None


def same_actors(one: Side, other: Side) -> Weighed | None:
    """The same actors are held responsible."""
    shared = one.actors & other.actors
    return Weighed(min(1.5, 0.7 * len(shared)), "the same accused: " + ", ".join(sorted(shared))) if shared else None


def both_recalled(one: Side, other: Side) -> Weighed | None:
    """Two events that documents recall in passing, of one year and kind: seldom are there two worth recalling."""
    if one.event.main or other.event.main or not (one.is_distant or other.is_distant) or not one.is_dated:
        return None
    if moments.compare(one.event.moment, other.event.moment) in {"same", "compatible"}:
        return Weighed(1.0, "recalled with the same date")
    return None


def same_words(one: Side, other: Side) -> Weighed | None:
    """Rare words around both."""
    weight = words_alike(one, other)
    return Weighed(weight, f"like words ({weight / MOST_WORDS:.2f})") if weight else None


def words_alike(one: Side, other: Side) -> float:
    """Return what the words around two events weigh; next to nothing in common is nothing."""
    value = cosine(one, other)
    return MOST_WORDS * value if value > LEAST_ALIKE else 0.0


def cosine(one: Side, other: Side) -> float:
    """Return the cosine of the two events' words weighted by their rarity, 0 to 1."""
    size = sqrt(one.words_weight * other.words_weight)
    return weight_of(words_around(one) & words_around(other)) / size if size else 0.0


CIRCUMSTANCES: tuple[tuple[Feature, float], ...] = (
    (same_length, 13.7),
    (same_war, 9.2),
    (same_time, 6.2),
    (same_place, 3.9),
    (near_publication, 2.7),
    (same_kind, 1.9),
    (same_setting, 1.0),
    (both_recalled, 0.0),
)
"""Features that nearly all events have something to compare in, each with the most that those behind it can add."""

NAMED: tuple[Feature, ...] = (same_people, same_names, same_target, same_actors)
MOST_NAMED = 6.0 + 4.0 + 1.2 + 1.5
"""What all features of `NAMED` can weigh together."""

FEATURES: tuple[Feature, ...] = (*(feature for feature, _ in CIRCUMSTANCES), *NAMED, same_words)


def score(one: Side, other: Side) -> tuple[float, tuple[str, ...]]:
    """Return the log-odds that two events are the same, and the reasons."""
    weighed = [found for feature in FEATURES if (found := feature(one, other)) is not None]
    return PRIOR + sum(found.weight for found in weighed), tuple(f"{found.reason} ({found.weight:+.1f})" for found in weighed)


def log_odds(one: Side, other: Side, above: float = NEVER * 10) -> float:
    """Return what `score` does, without reasons; where what is left to compare cannot bring it ``above``, the sum so far.

    Of a thousand pairs few are the same event, and most show that by their day and place: nothing else is compared then.
    """
    sharing = not one.named.isdisjoint(other.named)
    words = MOST_WORDS * _most_alike(one, other)
    needed = above - words - MOST_NAMED if sharing else above - words
    total = PRIOR
    for feature, most_behind in CIRCUMSTANCES:
        found = feature(one, other)
        if found is not None:
            total += found.weight
        if total + most_behind <= needed:
            return total
    if sharing:
        total += sum([found.weight for feature in NAMED if (found := feature(one, other)) is not None])
    if total + words <= above:
        return total
    return total + words_alike(one, other)


def _most_alike(one: Side, other: Side) -> float:
    """Return the cosine that two events' words would have if the lighter were all within the heavier."""
    ours, theirs = one.words_weight, other.words_weight
    return sqrt(ours / theirs if ours < theirs else theirs / ours) if ours and theirs else 0.0
