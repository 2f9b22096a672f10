"""Days counted from another event: "on Sunday, two days after an attack in …", "four years earlier, a bomb had killed 12"."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from rashomon.extract.syntax import found_in
from rashomon.lexicon import load
from rashomon.model import Mention, Moment
from rashomon.model.calendar import ago

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from rashomon.extract.circumstances import Circumstances
    from rashomon.model import DateMention, Reading

REACH = 60
"""Tokens before a time in its sentence that are searched for what it is counted from."""

MOST = 200
"""Days, weeks, months or years that are counted, at most."""


def spaced(reading: Reading, mentions: Sequence[tuple[int, Mention]], around: Mapping[int, Circumstances]) -> list[Mention]:
    """Return the mentions, in text order, each given with the index of its trigger; a day counted from another one's is worked out.

    What came "two days after X" dates X by the day before it in the sentence; what was "four years earlier" is counted from the event last
    dated to a day.
    """
    placed: list[Mention] = []
    last: str | None = None
    behind = _behind(reading, mentions, around)
    relations = {one.start for one in behind.values()}
    for at, mention in mentions:
        moment = mention.moment
        if moment is None and at in behind:
            mention = msgspec.structs.replace(mention, moment=_counted(reading, behind[at], at, last, around))
        elif moment is not None and moment.start is None and any(one.start in relations for one in around[at].dates):
            mention = msgspec.structs.replace(mention, moment=None)  # "three days after" says how two events lie, and when neither was
        if moment is not None and moment.start is None:
            counted = (_counted(reading, one, at, last, around) for one in around[at].dates)
            worked_out = next((found for found in counted if found is not None), None)
            mention = mention if worked_out is None else msgspec.structs.replace(mention, moment=worked_out)
        elif moment is not None and moment.precision == "day" and not mention.recalled and mention.reality == "actual":
            last = moment.start
        placed.append(mention)
    return placed


def _behind(reading: Reading, mentions: Sequence[tuple[int, Mention]], around: Mapping[int, Circumstances]) -> dict[int, DateMention]:
    """Return "three days after" where the parse hung it on what came after, by the first event told behind it in its sentence."""
    found: dict[int, DateMention] = {}
    ordered = [at for at, _ in mentions]
    for at in ordered:
        for one in around[at].dates:
            first = bisect_right(ordered, one.end)
            if at < one.start and one.moment.start is None and first < len(ordered) and ordered[first] < reading.doc[at].sent.end:
                found.setdefault(ordered[first], one)
    return found


def _counted(reading: Reading, one: DateMention, at: int, last: str | None, triggers: Collection[int]) -> Moment | None:
    """Return the day, week, month or year that a time counted from another event is; null where that has no day."""
    words = (one.moment.words or "").lower().split()
    count, unit = _lexicon()["numbers"].get(words[0], 0) if words else 0, _lexicon()["units"].get(words[1]) if len(words) == 3 else None
    count = int(words[0]) if not count and words and words[0].isdigit() else count
    if unit is None or not 0 < count <= MOST or one.moment.start is not None:
        return None
    orders, from_day = _lexicon()["counting"], last
    if words[2] in orders["after"]:
        if at < one.start:
            return None
        from_day = _day_before(reading, one) or (last if _told_before(reading, one, triggers) else None)
        steps = count
    elif words[2] in (*orders["back"], *orders["forward"]):
        steps = count if words[2] in orders["back"] else -count
    else:
        return None
    if from_day is None:
        return None
    start, end, precision = ago(date.fromisoformat(from_day), steps, unit)
    return Moment(start=start.isoformat(), end=end.isoformat(), precision=precision, words=one.moment.words)


def _told_before(reading: Reading, one: DateMention, triggers: Collection[int]) -> bool:
    """Tell whether an event spoken of before a time in its sentence is the one already told of: "the attack came two days after X"."""
    before = range(_from(reading, one), one.start)
    return any(i in triggers and reading.doc[i].left_edge.lower_ in {"the", "this"} for i in before)


def _from(reading: Reading, one: DateMention) -> int:
    return max(int(reading.doc[one.start].sent.start), one.start - REACH)


def _day_before(reading: Reading, one: DateMention) -> str | None:
    """Return the day named last before a time in its sentence."""
    dates = found_in(reading.doc[_from(reading, one) : one.start], reading.dates)
    days = [other.moment for other in dates if other.moment.precision == "day"]
    return days[-1].start if days else None


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, Any]:
    return load("dates")
