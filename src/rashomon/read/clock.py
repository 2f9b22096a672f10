"""The clock: "8 p.m.", "20:15", "7.30pm", "1840 GMT", "night", as a time of day."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from rashomon.lexicon import load

_COLON = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(am|pm|a\.m\.|p\.m\.)?")
_GLUED = re.compile(r"(1[0-2]|0?[1-9])(?:[.:]([0-5]\d))?(am|pm|a\.m\.|p\.m\.)")
_HOUR = re.compile(r"(1[0-2]|0?[1-9])(?:\.([0-5]\d))?")
_MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)")


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    return load("dates")


def read_clock(lower: list[str], at: int) -> tuple[int, str] | None:
    """Return the position after the clock time that begins at ``at`` and the time as "HH:MM", or None."""
    word = lower[at]
    half = _words()["half_day"].get(lower[at + 1]) if at + 1 < len(lower) else None
    if match := _COLON.fullmatch(word):
        suffix = match[3].replace(".", "") if match[3] else half
        return _zoned(lower, at + (2 if half else 1)), _time(int(match[1]), int(match[2]), suffix)
    if match := _GLUED.fullmatch(word):
        return _zoned(lower, at + 1), _time(int(match[1]), int(match[2] or 0), match[3].replace(".", ""))
    if half and (match := _HOUR.fullmatch(word)):
        return _zoned(lower, at + 2), _time(int(match[1]), int(match[2] or 0), half)
    if half and word in _words()["numbers"]:
        return at + 2, _time(_words()["numbers"][word], 0, half)
    after = lower[at + 1] if at + 1 < len(lower) else ""
    if after in ("gmt", "utc", "hours", "hrs") and (match := _MILITARY.fullmatch(word)):
        return _zoned(lower, at + 2), _time(int(match[1]), int(match[2]), None)
    if after == "o'clock" and (match := _HOUR.fullmatch(word)):
        return at + 2, f"{int(match[1]):02d}:00"
    return None


def read_part(lower: list[str], at: int) -> tuple[int, str] | None:
    """Return the position after a part of the day ("night", "early morning") that begins at ``at`` and its name, or None."""
    parts, within = _words()["parts_of_day"], _words()["part_within"]
    if at >= len(lower):
        return None
    if lower[at] in parts:
        return at + 1, parts[lower[at]]
    if lower[at] in within and at + 1 < len(lower) and lower[at + 1] in parts:
        return at + 2, f"{lower[at]} {parts[lower[at + 1]]}"
    return None


def _zoned(lower: list[str], end: int) -> int:
    while end < len(lower) and lower[end] in _words()["zones"]:
        end += 1
        if end < len(lower) and lower[end] == "time":
            end += 1
    return end


def _time(hour: int, minute: int, half: str | None) -> str:
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"


def afternoon(time: str) -> str:
    """Return a time before noon as the same in the afternoon: "07:30" as "19:30"."""
    return _time(int(time[:2]), int(time[3:]), "pm")
