"""What stands around a name that may be a place's: weights that are rough, of the words beside it and of the model's label."""

from __future__ import annotations

from functools import lru_cache

from rashomon.lexicon import load
from rashomon.read.candidates import Candidate
from rashomon.read.gazetteer import gazetteer
from rashomon.read.learned import is_dated, sites
from rashomon.read.streets import is_crossed, several_streets
from rashomon.read.surface import UNLABELLED, Surface

DATED, SITED = 1.0, 0.5
"""What it says for a place that a day follows ("in Spring on Saturday"), or that a house or an event stands before ("a home in Spring")."""
PLACED = 1.5
"""What `before_name` and `after_name` give at least where only a place would stand."""
HEADED = 0.5
"""What it says against a common word that a dateline opens with it: "SPRING – Two people"."""
FORCE, LIVED_IN, MISLED = 3.5, 2.5, -1.0
"""What a police force of that name says for a town, and somebody who is of it, and the most that the model's label may then say
against it."""
NAMED_ON = -4.0
"""What it says against a place that what stands beside it makes a part of a longer name, or a street: "Fort Norwell", "the block of X"."""
OPENING = frozenset({"(", "-", "--", "–", "—", ">", ">>", "»"})
"""What stands behind a dateline's town: "SPRING (Agency) -"."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
WRONG_LABELS = frozenset({"DATE", "TIME", "MONEY", "CARDINAL", "LAW", "LANGUAGE", "WORK_OF_ART", "PRODUCT"})


@lru_cache(maxsize=1)
def word_lists() -> dict[str, frozenset[str]]:
    """Return the lists of the lexicon of places that the words around a name are looked up in."""
    lexicon = load("places")
    names = (
        "locatives",
        "strong_locatives",
        "division_nouns",
        "town_nouns",
        "directions",
        "agency_nouns",
        "force_nouns",
        "small_divisions",
        "venue_nouns",
        "beginnings",
        "feature_nouns",
        "of_streets",
        "romanised",
        "parts_before",
        "force_kinds",
    )
    people = frozenset(lexicon["learning"]["people"])
    return {**{name: frozenset(lexicon[name]) for name in names}, "people": people}


def label_of(text: Surface, one: Candidate, surnames: frozenset[str], given: frozenset[str]) -> float:
    """Return what the model's label says for a place; ``surnames`` and ``given`` are the words of the names of the document's people."""
    label = text.labels[one.start]
    if label in PLACE_LABELS:
        feature = text.word(one.end) in word_lists()["feature_nouns"]  # "the Alden Gardens": no part of Alden, as far as one knows
        return 0.0 if feature else 1.5
    if label == UNLABELLED:
        return 0.0
    if label == "PERSON":
        return 0.0 if _is_nobodys(text, one, surnames | given) or _is_whole_name(text, one) else -2.0
    if label == "NORP":
        return NAMED_ON
    if label == "DATE" and is_dated(text, one.end):
        return 0.0  # "in Spring on Saturday": the day is what follows
    if label in WRONG_LABELS:
        return MISLED if _reach(text, one.start)[0] in word_lists()["strong_locatives"] else -2.0
    return -0.3 if label == "ORG" else -0.5


def _is_whole_name(text: Surface, one: Candidate) -> bool:
    """Tell whether a town's name of several words stands whole where a place would, whoever may be called so: "in Marcus Hook"."""
    several = one.end - one.start > 1 and text.labels[one.end : one.end + 1] != ["PERSON"] and text.word(one.end) != "'s"
    return several and text.lower(one.start - 1) == "in" and not text.initial[one.start]


def _is_nobodys(text: Surface, one: Candidate, someones: frozenset[str]) -> bool:
    """Tell whether a single word taken for a person's is nobody's here, and stands where a place would: "deaths in Saraqib"."""
    beside = (*text.labels[max(0, one.start - 1) : one.start], *text.labels[one.end : one.end + 1])
    alone = one.end - one.start == 1 and "PERSON" not in beside and text.word(one.end) != "'s"
    flags, word = gazetteer().flags(one.key), text.words[one.start]
    named = "f" in flags or "m" in flags or word in someones
    return alone and not named and _reach(text, one.start)[0] in word_lists()["strong_locatives"]


def _reach(text: Surface, at: int) -> tuple[str, bool]:
    """Return the word before a name and what says which part of it is meant ("in downtown X"), and whether something says so."""
    first = at
    while text.lower(at - 1) in word_lists()["directions"] or text.word(at - 1) in word_lists()["parts_before"]:
        at -= 1
    return text.lower(at - 1), at < first


def before_name(text: Surface, one: Candidate) -> float:
    """Return what the words before a name say for a place."""
    (before, part), lists = _reach(text, one.start), word_lists()
    if text.word(one.start - (2 if text.word(one.start - 1) == "." else 1)) in lists["beginnings"]:
        return NAMED_ON
    if _names_street(text, one.start, lists["of_streets"]):
        return NAMED_ON
    if before == "of" and text.lower(one.start - 2) in lists["town_nouns"] | lists["division_nouns"]:
        return 2.0
    if before == "of" and _follows_age(text, one.start - 2):
        return LIVED_IN
    if (before == "of" and text.lower(one.start - 2) in {",", "side"} | lists["directions"]) or heads_line(text, one):
        return PLACED
    if _follows_person(text, one):
        return LIVED_IN
    if before in lists["strong_locatives"]:
        return 1.5 + (DATED if is_dated(text, one.end) else 0.0) + (SITED if text.word(one.start - 2) in sites() else 0.0)
    if text.word(one.start - 1) in lists["parts_before"]:
        return PLACED
    if part or before in lists["locatives"] or before in lists["town_nouns"]:
        return 0.7
    if before in {"a", "an"} and text.tags[min(one.end, len(text.tags) - 1)] not in {"NOUN", "ADJ", "PROPN"}:
        return -2.0  # "he drove a Lincoln"
    part_of_name = one.start > 0 and text.capital[one.start - 1] and not text.initial[one.start - 1] and before[-1:] != "."
    return -1.5 if part_of_name else 0.0


def heads_line(text: Surface, one: Candidate) -> bool:
    """Tell whether a name stands where a dateline's town does: "SPRING (Agency) -"."""
    return text.initial[one.start] and text.word(one.end) in OPENING and text.slice(one.start, one.end).isupper()


def _follows_age(text: Surface, at: int) -> bool:
    """Tell whether somebody's age ends at a token: "Ana Ruck, 43, of Northgate", "Ana Ruck, 43, also of Northgate"."""
    at -= text.lower(at) in {"also", "both", "formerly"}
    return text.word(at) == "," and text.word(at - 1).isdigit() and text.word(at - 2) in {",", "and"}


def _follows_person(text: Surface, one: Candidate) -> bool:
    """Tell whether a name between commas says where the person before it is from: "Ana Ruck, Northgate, was killed"."""
    if text.word(one.start - 1) != "," or text.word(one.end) != "," or gazetteer().flags(one.key):
        return False
    age = text.word(one.start - 2).isdigit() and text.word(one.start - 3) == ","
    last = one.start - (4 if age else 2)
    return text.label(last) == text.label(last - 1) == "PERSON" and text.capital[last] and text.capital[last - 1]


def _names_street(text: Surface, at: int, nouns: frozenset[str]) -> bool:
    """Tell whether a name is a street's: "the block of X", "the corner of X and Y"."""
    if text.lower(at - 1) == "of":
        return text.lower(at - 2) in nouns
    crossing = text.lower(at - 1) == "and"
    return crossing and any(text.lower(at - far) == "of" and text.lower(at - far - 1) in nouns for far in (3, 4, 5))


def after_name(text: Surface, one: Candidate) -> float:
    """Return what the words after a name say for a place."""
    after, lists = text.word(one.end), word_lists()
    if after in lists["division_nouns"] or after in lists["town_nouns"]:
        return 2.0
    if _is_joined(text, one.start - 1) and _is_force(text, one.end):
        return NAMED_ON  # "Northgate-Elm police", "Northgate-Elm Metro Police": of Northgate and what lies around it
    if after in lists["force_nouns"] or (_is_joined(text, one.end) and _is_force(text, one.end + 2)):
        return FORCE
    if after in several_streets() or is_crossed(text, one.end):
        return NAMED_ON
    if after.lower() in lists["people"] and _is_one_of(text, one.start) and text.labels[one.start] != "NORP":
        return LIVED_IN
    if after in lists["agency_nouns"]:
        return 1.0
    venue = one.end - one.start > 1 and text.words[one.end - 1] in lists["venue_nouns"]
    if venue and after == "in" and text.word(one.end + 1)[:1].isupper():
        return NAMED_ON  # "River Park in Northgate"
    goes_on = after[:1].isupper() and not (one.end < len(text.initial) and text.initial[one.end])
    joined = text.labels[one.start] == "PERSON" and _is_joined(text, one.end)
    return -1.5 if (goes_on or joined) and not is_dated(text, one.end) else 0.0


def _is_force(text: Surface, at: int) -> bool:
    """Tell whether a police force or the like is named at a token, with a word for its kind or without."""
    lists = word_lists()
    return text.word(at + (text.lower(at) in lists["force_kinds"])) in lists["force_nouns"]


def _is_name_of_where(text: Surface, one: Candidate) -> bool:
    """Tell whether a word that the model takes for a name ends what tells where something was: "in Forest, authorities said"."""
    ends = text.word(one.end)[:1] in {",", ".", ";", ""}
    return ends and text.tags[one.start] == "PROPN" and text.word(one.start - 1) in word_lists()["strong_locatives"]


def _is_joined(text: Surface, hyphen: int) -> bool:
    """Tell whether a token is a hyphen between two names of one thing: "Northgate-Elm"."""
    if text.word(hyphen) != "-" or not 0 < hyphen < len(text.words) - 1 or not (text.capital[hyphen - 1] and text.capital[hyphen + 1]):
        return False
    return text.begins[hyphen] == text.ends[hyphen - 1] and text.ends[hyphen] == text.begins[hyphen + 1]


def _is_one_of(text: Surface, at: int) -> bool:
    """Tell whether "a" or somebody's age stands before, or a title begins: "a Northgate man", "an 18-year-old Northgate man"."""
    if text.labels[at] == UNLABELLED and not text.word(at - 1)[:1].isalpha():
        return True
    return text.lower(at - 1) in {"a", "an"} or (text.lower(at - 1) == "old" and text.word(at - 2) == "-")


def other_word(text: Surface, one: Candidate, surnames: frozenset[str], given: frozenset[str]) -> float:
    """Return what speaks for a common word or a personal name instead."""
    if one.end - one.start > 1:
        return 0.0
    flags, score = gazetteer().flags(one.key), 0.0
    if "w" in flags:
        named = text.tags[one.start] == "PROPN" or (text.word(one.start - 1).islower() and not text.word(one.end)[:1].isupper())
        dated, headed = is_dated(text, one.end), heads_line(text, one)
        noun = text.tags[one.start] in {"NOUN", "PROPN"}  # "Many police" are of no town
        force = noun and text.word(one.end) in word_lists()["force_nouns"] and one.key not in word_lists()["force_kinds"]
        if dated or force or headed:
            score -= HEADED if headed else PLACED
        else:
            score -= 1.0 if _is_name_of_where(text, one) else 3.5 if text.initial[one.start] or not named else 2.0
    if ("f" in flags or "m" in flags) and "s" in gazetteer().flags(text.lower(one.end)) and text.word(one.end)[:1].isupper():
        score -= 2.0
    name = text.word(one.start - 1)[:1].isupper() and text.lower(one.start - 1) not in word_lists()["locatives"]  # "Shot In Northgate"
    before = gazetteer().flags(text.lower(one.start - 1)) if name else ""
    if "f" in before or "m" in before:
        score -= 2.0
    placed = text.lower(one.start - 1) in word_lists()["strong_locatives"]
    if text.words[one.start] in surnames and not placed:
        score -= 3.0
    if text.words[one.start] in given and not placed:
        score -= 3.0
    return score
