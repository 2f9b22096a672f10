"""Which number is a document's total of the dead, and of the hurt, of its main event: all that it tells, weighed by learned weights.

A report gives several numbers: a total in its first line, a part of it, an older case's; it tells of persons one by one; it says nothing.
Each number that it states or that its persons add up to is a candidate, and so is none. See ``docs/reference/weighing-models.md``.
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.choosing import Features, probabilities, weights
from rashomon.extract.headlines import titled
from rashomon.extract.persons_counted import KINDS, WITH_ATTACKER, reckonings
from rashomon.extract.settling import ADDED_UP, dead_of, hit, is_all_shot, told_alone
from rashomon.extract.syntax import first_conjunct
from rashomon.extract.victims import EVEN, HEAD, SORTS, sentence_signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from rashomon.extract.figures import RawFigure, Sum
    from rashomon.extract.ledger import Entry
    from rashomon.extract.victims import Frame
    from rashomon.model import Reading

MOST = 24
"""Numbers of one document and kind that are compared."""

MOST_STATED = 12
"""Places where one number is stated that are looked at."""

MOST_PERSONS = 12
"""Persons up to whom a count is worked out; news names more only in lists of the dead, where the total is stated."""

UNSURE = ("rest", "attacker")
"""Beginnings of the names of reckonings that take nothing from the numbers below them."""

LEAST = 0.05
"""Least probability with which a count of persons is a candidate."""

ALL = frozenset({"unknown", "civilian", "mixed"})
"""Populations of which nobody is nobody at all: "no officers were hurt" says nothing of others."""

SUMS = "sums over several events"
"""The sign that a report sums up several events."""

SUICIDE = "murder_and_suicide"
"""The list of words for a killing after which the killer killed himself."""

OF_DEATH = frozenset({"fatal", SUICIDE})
"""Sorts of words that say nothing of the hurt: by five folds they make their number no more often right."""

FLOOR = -5.0
"""Logarithm of a probability too small to tell from none."""


class Candidate(msgspec.Struct, frozen=True):
    """A number that may be the total: the figures that state it, and the probability that the persons told of are as many."""

    number: int
    figures: tuple[RawFigure, ...]
    counted: float


class Told(msgspec.Struct, frozen=True):
    """What a document tells of one kind: its figures after `settle`, its persons with the chance that each was harmed in the event.

    ``reckoned`` are the numbers that follow from figures and persons together, each with how; ``lacking`` is how many more dead are stated
    than told of one by one, ``words`` are the sorts of words of harm in the document, ``titled`` the numbers that its title states.
    """

    kind: str
    figures: tuple[RawFigure, ...]
    persons: tuple[tuple[Entry, float], ...]
    others: tuple[RawFigure, ...]
    reckoned: Mapping[int, str]
    lacking: int
    words: frozenset[str]
    titled: Mapping[str, frozenset[int]]


def told_of(
    kind: str,
    words: frozenset[str],
    figures: Sequence[RawFigure],
    persons: Sequence[tuple[Entry, float]],
    titled: Mapping[str, frozenset[int]],
) -> Told:
    """Return what is told of one kind, "killed" or "injured".

    ``words`` are the sorts of words of harm (`sorts_of`), ``titled`` the numbers that the title states (`headlines.titled`).
    """
    mine = tuple(one for one in figures if one.kind == kind and one.value.qualifier != "vague")
    who = tuple((entry, chance) for entry, chance in persons if entry.killed == (kind == "killed"))
    reckoned = {one.value.low or 0: how for how, one in reckonings(kind, figures, persons)}
    lacking = dead_of(figures, ()) - sum(entry.killed for entry, _ in persons)
    words = words if kind == "killed" else words - OF_DEATH
    shot = max((one.value.low or 0 for one in figures if is_all_shot(one)), default=0)
    if shot and shot <= dead_of(figures, [entry for entry, chance in persons if chance >= EVEN]):
        words |= {"all shot died"}
    return Told(kind, mine, who, tuple(f for f in figures if f.kind != kind), reckoned, max(0, lacking), words, titled)


def candidates_of(told: Told) -> list[Candidate]:
    """Return the numbers above none that may be the total, the least first."""
    stated: dict[int, list[RawFigure]] = {}
    for figure in told.figures:
        number = figure.value.low if figure.value.low is not None else figure.value.high
        if number and not (told_alone(figure) and figure.value.scope == "part"):  # "a woman" of "a man and a woman" states no number
            stated.setdefault(number, []).append(figure)
    counts = count_chances([chance for _, chance in told.persons[:MOST_PERSONS]])
    least = _least(told)
    numbers = {number for number, chance in enumerate(counts) if number and chance >= LEAST} | {*stated, *told.reckoned}
    found = [Candidate(n, tuple(stated.get(n, ())), counts[n] if n < len(counts) else 0.0) for n in sorted(numbers)]
    return [one for one in found if one.number >= least][:MOST]


def _least(told: Told) -> int:
    """Return what the total is no less than: the dead with their killer, who died too; where nothing tells of the whole, the largest part.

    No count of persons by name is all, if it is less than a part.
    """
    both = max((number for number, how in told.reckoned.items() if how == WITH_ATTACKER), default=0)
    if both and told.kind == "killed":
        return both
    numbers = [(f.value.scope, f.value.low or 0) for f in told.figures if not told_alone(f)]
    whole = any(number for scope, number in numbers if scope == "total")
    return 0 if whole else max((number for scope, number in numbers if scope == "part"), default=0)


def count_chances(chances: Sequence[float]) -> list[float]:
    """Return the probability of each number of persons, from none to all, if each counts by its own chance."""
    found = [1.0]
    for chance in chances:
        found = [a * (1 - chance) + b * chance for a, b in zip([*found, 0.0], [0.0, *found], strict=True)]
    return found


def features_of(reading: Reading, told: Told, candidates: Sequence[Candidate], frame: Frame) -> list[Features]:
    """Return for each candidate what speaks for it."""
    counts = count_chances([chance for _, chance in told.persons[:MOST_PERSONS]])
    nobody = max(FLOOR, log(max(counts[0], 1e-9)))
    sure = sum(chance >= EVEN for _, chance in told.persons)
    listed, beside = _longest_list(told), _most_in_a_sentence(told)
    others_counted = _surely_others([entry for entry, chance in told.persons[:MOST_PERSONS] if chance >= EVEN])
    stated = [figure for figure in told.figures if figure.value.low]
    totals = [f for f in stated if f.value.scope == "total" and not told_alone(f)]
    most = max((f.value.low or 0 for f in totals), default=0)
    common = Counter(f.value.low for f in totals).most_common(1)
    summed = max((f.value.low or 0 for f in totals if any(reason.startswith(ADDED_UP) for reason in f.reasons)), default=0)
    shot = {f.value.low or 0 for f in told.others if f.kind == "casualties"}
    others = {f.value.low or 0 for f in told.others if f.kind in {"killed", "injured"} and f.value.scope == "total" and not told_alone(f)}
    some = {
        "some": 1.0,
        "some, though none stated": float(any(_nobody_at_all(f) for f in told.figures)),
        "some, though none of a group": float(any(f.value.low == 0 and f.value.population.class_ not in ALL for f in told.figures)),
        "some, none told of": float(not stated and not told.persons),
        **{f"some: {name}": 1.0 for name in told.words},
        "some, nobody of these": nobody,
    }
    found = []
    for one in candidates:
        features: Features = dict(some)
        log_count = max(FLOOR, log(max(one.counted, 1e-9))) if one.number <= len(told.persons) else 0.0
        features |= {
            "more than one": float(one.number > 1),
            "log number": log(one.number),
            "count": log_count,
            "count, a total stated": log_count if totals else 0.0,
            "counted so": float(bool(told.persons) and one.number == sure),
            "counted so, several": float(one.number == sure > 1),
            "counted so, a total stated": float(one.number == sure and bool(totals)),
            "as many as told of": float(one.number == len(told.persons)),
            "fewer than counted": float(one.number < sure),
            "one, though several counted": float(one.number == 1 < sure),
            "one, though others counted": float(one.number == 1 < others_counted),
            "counted so, all others": float(one.number == sure == others_counted > 1),
            "stated beside sums": float(bool(one.figures) and SUMS in told.words),
            "one, beside sums": float(one.number == 1 and SUMS in told.words),
            "one, of a murder and suicide": float(one.number == 1 and SUICIDE in told.words),
            "as many as in a list": float(one.number == listed > 1),
            "fewer than in a list": float(one.number < listed),
            "all told in one list": float(one.number == listed == len(told.persons) > 1),
            "as many as in a sentence": float(one.number == beside > 1),
            "fewer than in a sentence": float(one.number < beside),
            "more than told of": float(one.number > len(told.persons)),
            "all shot": float(one.number in shot),
            "also of the other kind": float(one.number in others),
            "stated": float(bool(one.figures)),
            "greatest total": float(one.number == most),
            "below a total": float(one.number < most),
            "most repeated total": float(bool(common) and common[0][0] == one.number and common[0][1] > 1),
            "title states": float(one.number in told.titled.get(told.kind, ())),
            "title states another": float(bool(told.titled.get(told.kind)) and one.number not in told.titled[told.kind]),
            "title: all shot": float(one.number in told.titled.get("shot", ())),
            "only total": float(len({f.value.low for f in totals}) == 1 and one.number == most),
        }
        if one.number in told.reckoned:
            features[f"reckoned: {told.reckoned[one.number]}"] = 1.0
        features["fewer than with others"] = float(
            any(one.number < number for number, how in told.reckoned.items() if not how.startswith(UNSURE))
        )
        features["fewer than added up"] = float(one.number < summed)
        features["shot less the other"] = float(any(n - one.number in others for n in shot))
        features["unstated, dead lack"] = min(2.0, told.lacking) if not one.figures and one.number not in told.reckoned else 0.0
        for figure in one.figures[:MOST_STATED]:
            alone = told_alone(figure)  # each of several persons told of alone is one: that they are several makes it no likelier
            for sign in _signs(reading, figure, told, frame):
                features[sign] = 1.0 if alone else features.get(sign, 0.0) + 1.0
        found.append({name: min(value, 2.0) for name, value in features.items() if value})
    return found


def _nobody_at_all(figure: RawFigure) -> bool:
    """Tell whether a figure says that there were none: of everybody, and not only of some ("no officers were hurt") or of others."""
    return figure.value.low == 0 and figure.value.scope == "total" and figure.value.population.class_ in ALL


def _longest_list(told: Told) -> int:
    """Return how many persons one word of harm tells of in one list, at most: "Ana Ruck and Jon Varley were killed"."""
    lists = {(t.fate.word.i, _list_of(t.token), at) for at, (entry, _) in enumerate(told.persons) for t in entry.tellings}
    return max(Counter((word, head) for word, head, _ in lists).values(), default=0)


def _surely_others(entries: Sequence[Entry]) -> int:
    """Return how many persons there are who by sex or age are none of the others, the first that come up first."""
    kept: list[Entry] = []
    for entry in entries:
        if all(_is_another(entry, other) for other in kept):
            kept.append(entry)
    return len(kept)


def _is_another(one: Entry, other: Entry) -> bool:
    by_sex = one.sexes and other.sexes and one.sexes.isdisjoint(other.sexes)
    return bool(by_sex) or bool(one.ages and other.ages and min(abs(a - b) for a in one.ages for b in other.ages) > 1)


def _list_of(person: Token) -> int:
    """Return the head of the list that a person stands in, by name or by the noun that the name explains: "her son Ben"."""
    noun = person.head if person.dep_ == "appos" else person
    return first_conjunct(noun).i


def _most_in_a_sentence(told: Told) -> int:
    """Return how many persons one sentence tells of, at most, of those held to be harmed in the event."""
    seen = {(t.token.sent.start, at) for at, (entry, chance) in enumerate(told.persons) if chance >= EVEN for t in entry.tellings}
    return max(Counter(start for start, _ in seen).values(), default=0)


def _signs(reading: Reading, figure: RawFigure, told: Told, frame: Frame) -> Iterator[str]:
    """Yield what one figure shows."""
    value = figure.value
    alone = told_alone(figure)
    how = "alone" if alone else value.scope
    yield f"as {how}"
    yield f"by {figure.reasons[0].partition(':')[0]}{' alone' if alone else ''}"
    if how == "total":
        if value.qualifier != "exact":
            yield f"qualifier {value.qualifier}"
        if value.population.class_ not in {"unknown", "civilian"}:
            yield f"of {value.population.class_}"
        if figure.span[0] < HEAD:
            yield "in the head"
        if figure is next(f for f in told.figures if f.value.low == value.low or f.value.scope == "total"):
            yield "first"
        if figure.span[0] >= HEAD and figure.number.i > len(reading.doc) * 0.7:
            yield "late"
        for reason in figure.reasons[1:]:
            if reason.startswith((ADDED_UP, "others than", "shot", "on top", "a part")):
                yield f"reason {reason.partition(':')[0].split(' ')[0]}"
        if hit(figure.word):
            yield "shot, hit"
        for sign in sentence_signs(reading, figure.word.sent, frame):
            yield f"at {sign}"


def sorts_of(reading: Reading, sums: Sequence[Sum]) -> frozenset[str]:
    """Return the sorts of words of harm that the document holds, and whether it holds sums over several events."""
    lists = lexis.word_lists("victims")
    doc = reading.doc
    keys = {key for attribute in ("LEMMA", "LOWER") for key in doc.to_array(attribute).tolist()}  # each form once: there are many tokens
    forms = {doc.vocab.strings[key].lower() for key in keys if key}
    found = {name for name in (*SORTS, "care", "alive", "accusing", "recalling", "fatal") if forms & lists[name]}
    text = reading.document.text.lower()
    suicide = {SUICIDE} if any(phrase in text for phrase in lists[SUICIDE]) else set()
    return frozenset(found | suicide | ({SUMS} if sums else set()))


def weigh_totals(
    reading: Reading, figures: Sequence[RawFigure], persons: Sequence[tuple[Entry, float]], frame: Frame, sums: Sequence[Sum]
) -> dict[str, list[tuple[Candidate, float]]]:
    """Return for each kind the numbers that may be its total, the most probable first; what their chances lack to 1 is none.

    ``figures`` are those that somebody affirms, ``sums`` those over several events.
    """
    found = {}
    words, title = sorts_of(reading, sums), titled(reading)
    for kind in KINDS:
        told = told_of(kind, words, figures, persons, title)
        candidates = candidates_of(told)
        chances = probabilities(features_of(reading, told, candidates, frame), weights(f"{kind}_total"))
        found[kind] = sorted(zip(candidates, chances, strict=True), key=lambda pair: (-pair[1], pair[0].number))
    return found
