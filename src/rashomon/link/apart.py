"""Events of one document that are surely not its main one."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from rashomon.link.kinds import kinds_exclude
from rashomon.link.moments import compare, is_distant
from rashomon.link.places import compare_all

if TYPE_CHECKING:
    from rashomon.link.groups import Group
    from rashomon.model import Place

HARM = "event"
"""The kind of an event of which nothing is told but harm and words that name no deed."""

MOST_DAYS = 20
"""Moments told of an event that are compared with another's; no report tells of more."""


def is_apart(group: Group, main: Group, setting: Place | None) -> bool:
    """Tell whether an event is surely not the main one: a deed of days far from its, or near them if the kinds exclude each other, or
    as `_is_other` has it.

    Who was shot on one day may die on another: harm alone is no deed of its own.
    """
    if _is_other(group, main, setting):
        return True
    days, mine = ([moment for moment in islice(one.moments, MOST_DAYS) if moment.start is not None] for one in (group, main))
    relations = {compare(a, b) for a in days for b in mine}
    if any(kinds_exclude(a, b) for a in group.kinds for b in main.kinds):
        return bool(relations) and relations <= {"conflict", "near"}
    return group.kinds != [HARM] and main.kinds != [HARM] and relations == {"conflict"}


def _is_other(group: Group, main: Group, setting: Place | None) -> bool:
    """Tell whether what is told of a group is surely not of the main event: it is a whole war, of a longer time, set apart, long ago
    or elsewhere."""
    here = (*main.places, *((setting,) if setting is not None else ()))
    longer = "war" in group.kinds or (group.lasting is None) != (main.lasting is None)
    apart = longer or all(mention.recalled for mention in group.mentions) or any(map(is_distant, group.moments))
    return apart or bool(group.places and here and compare_all(group.places, here) == "conflict")
