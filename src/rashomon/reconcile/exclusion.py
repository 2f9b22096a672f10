"""Whether two times, or two places, exclude each other. A difference of precision is no contradiction."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.model import Moment, Place
from rashomon.model.distance import distance_km
from rashomon.reconcile.names import normal_name

FAR_KM = 50.0
"""Two town-level places further apart than this are not one place told of loosely (UCDP's where_prec 2 allows about 25 km each)."""
TOWN_PRECISION = 2
EVENING_HOUR, MORNING_HOUR = 20, 6
_CLOCK = re.compile(r"\b(\d{1,2})[:.]\d{2}\b")
_NIGHT = re.compile(r"night|evening|midnight|small hours|early hours|before dawn|pre-dawn", re.IGNORECASE)


def moments_exclude(one: Moment, other: Moment) -> bool:
    """Tell whether two times cannot both be right: their days lie apart, or a bare weekday or day of the month does not fit.

    Days next to each other do not exclude each other where either is told as night: one night has two dates.
    """
    first, second = _days(one), _days(other)
    if first and second:
        slack = timedelta(days=1) if _is_night(one) or _is_night(other) else timedelta(0)
        return first[1] + slack < second[0] or second[1] + slack < first[0]
    if first:
        return _unfit(first, other)
    return _unfit(second, one) if second else _bare_exclude(one, other)


def _days(moment: Moment) -> tuple[date, date] | None:
    if moment.start is None or moment.end is None:
        return None
    return date.fromisoformat(moment.start), date.fromisoformat(moment.end)


def _unfit(days: tuple[date, date], bare: Moment) -> bool:
    """Tell whether a moment without a year fits none of ``days``, looked at only where these are few enough to tell."""
    if (days[1] - days[0]).days > 1:
        return False
    span = {days[0], days[1]}
    if _is_night(bare):
        span |= {days[0] - timedelta(days=1), days[1] + timedelta(days=1)}
    return not any(_fits(day, bare) for day in span)


def _fits(day: date, bare: Moment) -> bool:
    pairs = ((bare.weekday, day.weekday()), (bare.month, day.month), (bare.day, day.day))
    return all(said is None or said == real for said, real in pairs)


def _bare_exclude(one: Moment, other: Moment) -> bool:
    pairs = ((one.weekday, other.weekday), (one.month, other.month), (one.day, other.day))
    if _is_night(one) or _is_night(other):
        return False
    return any(first is not None and second is not None and first != second for first, second in pairs)


def _is_night(moment: Moment) -> bool:
    told = f"{moment.time or ''} {moment.words or ''}"
    if _NIGHT.search(told):
        return True
    clock = _CLOCK.search(moment.time or "")
    return clock is not None and not MORNING_HOUR <= int(clock.group(1)) < EVENING_HOUR


def places_exclude(one: Place, other: Place) -> bool:
    """Tell whether two places cannot both be right: both known to the town, and in different countries or more than 50 km apart.

    A venue in a town, a town in a region, and towns whose whereabouts are unknown do not exclude each other.
    """
    if not (_is_town(one) and _is_town(other)):
        return False
    if one.country and other.country and one.country != other.country:
        return True
    if normal_name(one.city or "") == normal_name(other.city or ""):
        return False
    distance = distance_km(one, other)
    return distance is not None and distance > FAR_KM


def _is_town(place: Place) -> bool:
    return bool(place.city) and (place.precision is None or place.precision <= TOWN_PRECISION)
