"""How a claim reads: kinds, stances, values and chains of attribution in plain words."""

from __future__ import annotations

import re
from itertools import groupby
from typing import assert_never

from rashomon.model import Actor, Claim, Link, Means, Moment, Place, Quantity, Value
from rashomon.model import Warning as Alert
from rashomon.model.value import PopulationClass
from rashomon.report import dates

KINDS = {
    "killed": "Killed",
    "injured": "Injured",
    "casualties": "Dead and injured together",
    "missing": "Missing",
    "abducted": "Abducted",
    "arrested": "Arrested",
    "attackers": "Attackers",
    "responsibility": "Who is held responsible",
    "when": "When",
    "where": "Where",
    "means": "By what means",
    "warning": "Warnings beforehand",
}
FAMILIES = {"responsibility": "who", "when": "setting", "where": "setting", "means": "how", "warning": "how"}
STANCES = {
    "asserted": "stated",
    "claimed": "claimed as their own act",
    "blamed": "blamed",
    "suspected": "suspected",
    "hypothesised": "put forward as possible",
    "asked": "asked as a question",
    "denied": "denied",
    "doubted": "doubted",
}
ROLES = {"did": "carried it out", "ordered": "ordered it", "helped": "helped with it", "knew": "knew of it"}
WARNINGS = {
    "given": "a warning was given",
    "passed-on": "a warning was passed on",
    "not-passed-on": "a warning was not passed on",
    "ignored": "a warning was ignored",
    "none": "there was no warning",
}
STANDINGS = {
    "standing": "yes",
    "part": "no: a part of the total",
    "additional": "no: an addition, not a total",
    "replaced": "no: replaced later in the same report",
    "stale": "no: an older count, repeated later",
    "repeated": "no: a repetition",
    "not-asserted": "no: not asserted",
    "counted": "no: counted from persons told of",
}
POPULATIONS = {
    "civilian": "civilians",
    "combatant": "combatants",
    "attacker": "attackers",
    "police": "police",
    "child": "children",
    "woman": "women",
    "mixed": "several groups together",
    "unknown": "unspecified persons",
}
ONE_OF = {
    "civilian": "civilian",
    "combatant": "combatant",
    "attacker": "attacker",
    "police": "police officer",
    "child": "child",
    "woman": "woman",
    "unknown": "unspecified person",
}
"""Those of them that read otherwise for one alone."""
PRECISIONS = {
    1: "the exact place is named",
    2: "within about 25 km",
    3: "known to the district",
    4: "known to the province",
    5: "along a line or within an area",
    6: "known to the country",
    7: "in international waters or airspace",
}
DISAGREEMENTS = {
    "update": ("Update", "a later count of the same"),
    "scope": ("Difference of scope", "they do not speak of quite the same thing"),
    "contradiction": ("Contradiction", "as they stand, these exclude each other"),
}
ORIGINS = {"text": "One text", "source": "One source", "own": "On its own"}
# Without a verb: "forces" are, "the army" is.
HELD = {
    "asserted": "as stated",
    "claimed": "by their own claim",
    "blamed": "blamed",
    "suspected": "suspected",
    "hypothesised": "put forward as possible",
    "asked": "named in a question",
    "denied": "involvement denied",
    "doubted": "involvement doubted",
}
VAGUE = {2: "several", 10: "tens", 12: "dozens", 20: "scores", 100: "hundreds", 1000: "thousands"}
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def kind(name: str) -> str:
    """Return the heading of a kind of claim, or the name itself where it has none."""
    return KINDS.get(name, name[:1].upper() + name[1:].replace("-", " "))


def about(subject: str) -> str:
    """Return what a disagreement is about: a kind, or a kind and its object parted by a colon ("warning: passed on")."""
    head, colon, rest = subject.partition(":")
    return f"{kind(head)}: {rest.strip()}" if colon and head in KINDS else kind(subject)


def rule(name: str) -> str:
    """Return the rule that chose the best figure, its days in words."""
    return _ISO_DAY.sub(lambda found: dates.day(found[0]), name)


def family(name: str) -> str:
    """Return the colour family of a kind: count, who, setting or how."""
    return FAMILIES.get(name, "count")


def number(value: int) -> str:
    """Return a whole number with separators."""
    return f"{value:,}"


def bounds(low: int | None, high: int | None) -> str:
    """Return bounds in words: "12", "12 to 15", "at least 12", "up to 15", "no number"."""
    if low is None:
        return "no number" if high is None else f"up to {number(high)}"
    if high is None:
        return f"at least {number(low)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def amount(value: Quantity) -> str:
    """Return the bare amount, its qualifier in words."""
    if value.qualifier == "vague":
        named = VAGUE.get(value.low or 0, "an inexact number")
        return f"{named} ({bounds(value.low, value.high)})"
    if value.qualifier == "more-than" and value.low is not None and value.high is None:
        return f"more than {number(value.low)}"
    if value.qualifier == "less-than" and value.high is not None and value.low is None:
        return f"fewer than {number(value.high)}"
    prefix = "about " if value.qualifier == "about" else ""
    return prefix + bounds(value.low, value.high)


def quantity(value: Quantity) -> str:
    """Return a number of people in words: "at least 12 more (shoppers)"."""
    said = amount(value)
    if value.scope == "additional":
        said += " more"
    if value.scope == "part":
        said += " of them"
    told = "" if value.population.class_ == "unknown" else whom(value.population.class_, value.low, value.high)
    who = value.population.words or told
    said += f" ({who})" if who else ""
    return f"{said}, as of {dates.day(value.as_of)}" if value.as_of else said


def whom(population: PopulationClass, low: int | None, high: int | None) -> str:
    """Return who is counted, in the plain words for as many: "children", "child"."""
    several = POPULATIONS[population]
    return ONE_OF.get(population, several) if low == high == 1 else several


def _warning(said: Alert) -> str:
    """Return a warning with its giver and receiver, where named."""
    return WARNINGS[said.status] + (f", by {said.giver}" if said.giver else "") + (f", to {said.receiver}" if said.receiver else "")


def _moment(when: Moment) -> str:
    """Return a moment; one that is tied to no day keeps the report's own words."""
    dated = when.start or when.end or when.month or when.weekday is not None
    return dates.moment(when) if dated or not when.words else f"“{when.words}” (tied to no date)"


def value(said: Value) -> str:
    """Return the value of a claim in words."""
    if isinstance(said, Quantity):
        return quantity(said)
    if isinstance(said, Actor):
        return said.name if said.role == "did" else f"{said.name} ({ROLES[said.role]})"
    if isinstance(said, Moment):
        return _moment(said)
    if isinstance(said, Place):
        return said.name
    if isinstance(said, Alert):
        return _warning(said)
    if isinstance(said, Means):
        return said.name
    assert_never(said)


def stance(claim: Claim) -> str:
    """Return the stance in words; of a plain statement nothing, since every cell is one."""
    return "" if claim.stance == "asserted" else STANCES[claim.stance]


def _speaker(link: Link) -> str:
    """Return a link's speaker, or by which word an unnamed one comes in."""
    if link.speaker:
        return link.speaker
    return f"somebody not named (“{link.cue}”)" if link.cue else "somebody not named"


OWN_VOICE, OWN_VOICES = "in its own voice", "in their own voice"


def chain(attribution: tuple[Link, ...]) -> str:
    """Return on whose word: "the ministry, according to the agency"; the report's own voice where nobody is cited.

    Who says something within their own words is named once.
    """
    if not attribution:
        return OWN_VOICE
    return ", according to ".join(name for name, _ in groupby(_speaker(link) for link in reversed(attribution)))


def place_precision(place: Place) -> str:
    """Return how exactly a place is known (UCDP GED codebook, ``where_prec``), or nothing where that is unknown."""
    return PRECISIONS.get(place.precision or 0, "")
