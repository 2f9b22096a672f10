"""Figures counted from the persons whom a document tells of one by one, where it does not state as many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.describing import phrase
from rashomon.extract.settling import (
    ADDED_UP,
    IN_A_LIST,
    attackers_of,
    by_attacker,
    dead_of,
    includes_attacker,
    is_all_shot,
    told_alone,
    told_by_word,
    told_with,
)
from rashomon.extract.syntax import span_of, start_of_sentences_before
from rashomon.extract.victims import EVEN
from rashomon.model import Person, Population, Quantity, content_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from rashomon.extract.figures import RawFigure
    from rashomon.extract.ledger import Entry
    from rashomon.extract.totals import Candidate
    from rashomon.model import Reading, Span
    from rashomon.model.value import PopulationClass


KINDS = ("killed", "injured")
"""What is counted from persons."""

LEAST = 0.15
"""Least probability of being the total with which a count is a claim."""


SURE = 0.7
"""How surely a count of persons is read."""

LIKELY = 0.5
"""Least probability with which what is told of as a part or an addition is taken for all."""

LEAST_NEXT = 0.1
"""The same for persons and the others told of right after them: the text itself adds these up."""


WITH_ATTACKER = "victims and attacker"
"""The way of `with_victims`."""


class CountedFigure(msgspec.Struct, frozen=True):
    """A figure counted from persons: kind, value, the span and the word of harm of the first telling, how the count was reached.

    ``told``: where each of them is told to have come to harm; empty where the figure's own span says as many.
    """

    kind: str
    value: Quantity
    span: Span
    word: Token
    reasons: tuple[str, ...]
    told: tuple[Span, ...] = ()


def count_persons(
    reading: Reading,
    persons: Sequence[tuple[Entry, float]],
    figures: Sequence[RawFigure],
    weighed: Mapping[str, Sequence[tuple[Candidate, float]]],
    people: Sequence[Person],
) -> tuple[list[CountedFigure], list[Person]]:
    """Return the counted figures, and the persons they count that are not among ``people`` yet.

    ``persons`` are those told of, each with the chance of having been harmed in the main event, ``weighed`` for each kind the numbers that
    may be its total with their chances: of those that no figure states the most probable is counted, if it is probable at all, and what a
    place in a row tells ("a fourth victim died": of the dead, or of the victims?).
    """
    added: list[Person] = []
    found: list[CountedFigure] = []
    for kind in KINDS:
        ways = reckonings(kind, figures, persons)
        reckoned = {one.value.low: one for _, one in reversed(ways)}
        nexts = {one.value.low for how, one in ways if how in {"others, next", "ordinal, told first"}}
        ordinals = {one.value.low for how, one in ways if how.startswith("ordinal")}
        counted = False
        for one, chance in weighed[kind]:
            if chance < (LEAST_NEXT if one.number in nexts else LEAST) or any(_standing(figure) for figure in one.figures):
                continue
            if counted and one.number not in ordinals:
                continue
            members = most_probable(kind, persons, one.number)
            if one.number in reckoned:
                found.append(reckoned[one.number])
            elif members and not all(_one_more_attacker(member) for member in members):
                ids = tuple(person_of(reading, member, kind, people, added) for member in members)
                found.append(count_of(reading, kind, members, ids))
            elif one is weighed[kind][0][0] and chance >= LIKELY and (some := [f for f in one.figures if _of_several(f)]):
                found.append(_all_told(kind, some[0]))
            else:
                continue
            counted = True
    return found, added


def _of_several(figure: RawFigure) -> bool:
    """Tell whether a number is a part or an addition by its own words, not by what befell the same persons before or after."""
    return not told_alone(figure) and any(reason.startswith(("on top of", "a part of an earlier")) for reason in figure.reasons)


def _all_told(kind: str, figure: RawFigure) -> CountedFigure:
    """Return a part or addition as the total, where nothing else that is told is as probably that: "… and wounding 45 others"."""
    value = msgspec.structs.replace(figure.value, scope="total")
    return CountedFigure(kind, value, figure.span, figure.word, (*figure.reasons, "most probably all that are told of"))


def _one_more_attacker(entry: Entry) -> bool:
    """Tell whether a person is told of as one of several attackers ("a fifth attacker died"): how many died is then not told."""
    return entry.attacker and any(telling.fresh for telling in entry.tellings)


def most_probable(kind: str, persons: Sequence[tuple[Entry, float]], number: int) -> list[Entry]:
    """Return as many persons of one fate as asked, those most probably harmed in the main event, in the order in which they are told of."""
    mine = [(chance, -at, entry) for at, (entry, chance) in enumerate(persons) if entry.killed == (kind == "killed")]
    chosen = sorted(mine, key=lambda one: one[:2], reverse=True)[:number]
    return [entry for _, at, entry in sorted(chosen, key=lambda one: -one[1])] if len(chosen) == number else []


def reckonings(kind: str, figures: Sequence[RawFigure], persons: Sequence[tuple[Entry, float]]) -> list[tuple[str, CountedFigure]]:
    """Return the counts that follow from numbers and persons together, each with the name of the way in which it does."""
    others = with_others(kind, figures, persons)
    rest = survivors(kind, figures, persons)
    found = [("rest, in one breath" if rest is not None and _in_one_breath(rest.word, figures) else "rest", rest)]
    found.append(("others" if others is None or not _next_to(others, kind, persons) else "others, next", others))
    found += [("beside", one) for one in with_persons(kind, figures, persons)]
    first = _first_told(figures, persons)
    found += [("ordinal, told first" if one.span[0] <= first else "ordinal", one) for one in by_ordinal(kind, persons)]
    found.insert(0, ("attacker besides", with_attacker(kind, figures, persons)))
    found.insert(0, (WITH_ATTACKER, with_victims(kind, figures, persons)))
    return [(how, one) for how, one in found if one is not None]


def with_attacker(kind: str, figures: Sequence[RawFigure], persons: Sequence[tuple[Entry, float]]) -> CountedFigure | None:
    """Return the largest toll with the attackers told of as dead after it: "five people were shot to death … Later the suspect was found
    dead". Five who "were found dead" may hold him."""
    attackers = attackers_of((entry for entry, chance in persons if chance >= EVEN), kind)
    stated = [one for one in figures if one.kind == "killed" and _standing(one) and not told_alone(one) and one.value.low]
    if kind != "killed" or not attackers or not stated or any(one.value.population.class_ == "mixed" for one in stated):
        return None
    most = max(stated, key=lambda one: one.value.low or 0)
    later = any(t.span[0] > most.span[1] for entry in attackers for t in entry.tellings if t.fate.kind == "killed")
    shot = most.reasons[0].startswith("passive") and most.word.pos_ == "VERB"
    if not later or not shot or includes_attacker(most) or not most.value.low:
        return None
    number = most.value.low + len(attackers)
    high = number if most.value.high else None
    value = Quantity(low=number, high=high, qualifier=most.value.qualifier, population=Population(class_="mixed"), counted_from=())
    return CountedFigure(kind, value, most.span, most.word, (f"{most.value.low} dead and {len(attackers)} told to have attacked and died",))


def with_victims(kind: str, figures: Sequence[RawFigure], persons: Sequence[tuple[Entry, float]]) -> CountedFigure | None:
    """Return whom an attacker harmed with the attacker, whom the same befell: "shot his neighbour, then himself" are two dead."""
    mine = [entry for entry, chance in persons if entry.killed == (kind == "killed") and chance >= EVEN]
    attackers = attackers_of(mine, kind)
    stated = [one for one in figures if one.kind == kind and _standing(one) and not told_alone(one) and one.value.low]
    if not attackers or any(one.value.population.class_ == "mixed" or includes_attacker(one) for one in stated):
        return None
    most = max(stated, key=lambda one: one.value.low or 0, default=None)
    prey = [entry for entry in mine if not entry.attacker and "prey" in entry.classes]
    first = attackers[0].tellings[0]
    if most is not None:
        if not by_attacker(most) or most.value.qualifier != "exact":
            return None
        victims, span, word = most.value.low or 0, most.span, most.word
    elif prey:
        victims, span, word = len(prey), span_of(first.token, first.fate.word), first.fate.word
    else:
        return None
    number = victims + len(attackers)
    value = Quantity(low=number, high=number, qualifier="exact", population=Population(class_="mixed"), counted_from=())
    return CountedFigure(kind, value, span, word, (f"{victims} harmed by somebody, and {len(attackers)} told to have attacked",))


def _in_one_breath(shot: Token, figures: Sequence[RawFigure]) -> bool:
    """Tell whether one sentence gives the number of the shot and of those of them who died: "two men were shot, one fatally"."""
    dead = (one for one in figures if one.kind == "killed" and one.value.scope == "total" and not told_alone(one))
    return any(one.number.sent.start == shot.sent.start and one.number.i > shot.i for one in dead)


def with_persons(kind: str, figures: Sequence[RawFigure], persons: Sequence[tuple[Entry, float]]) -> list[CountedFigure]:
    """Return how many those are whom one harm word tells of one by one: "a mother, father and child were found dead" are three.

    Where numbers stand among them the figures are added up already.
    """
    found = []
    told = told_by_word(entry for entry, _ in persons)
    summed = {one.word.i for one in figures if any(reason.startswith(ADDED_UP) for reason in one.reasons)}
    for figure in (one for one in figures if one.kind == kind and IN_A_LIST in one.reasons and one.word.i not in summed):
        beside = told_with(figure, told)
        if beside and figure.value.low and figure.value.qualifier == "exact":
            number = figure.value.low + len(beside)
            value = Quantity(low=number, high=number, qualifier="exact", counted_from=())
            reason = f"added up: {figure.value.low}, and {len(beside)} told of with them"
            found.append(CountedFigure(kind, value, figure.span, figure.word, (reason,)))
    return found


def _first_told(figures: Sequence[RawFigure], persons: Sequence[tuple[Entry, float]]) -> int:
    """Return where anybody harmed is first told of: who is "a third" there is the third of the dead, not of those just told of."""
    told = [min(t.span[0] for t in entry.tellings) for entry, _ in persons]
    return min([*told, *(one.span[0] for one in figures if not told_alone(one))], default=0)


def by_ordinal(kind: str, persons: Sequence[tuple[Entry, float]]) -> list[CountedFigure]:
    """Return how many those are of whom one is told to be the last: "a third person has died"."""
    found = []
    for telling in (t for entry, _ in persons if entry.killed == (kind == "killed") for t in entry.tellings if t.fate.kind == kind):
        number = next((n for c in telling.token.children if (n := lexis.ordinal(c))), None)
        if number is not None:
            value = Quantity(low=number, high=number, qualifier="exact", counted_from=())
            span = span_of(telling.token, telling.fate.word)
            found.append(CountedFigure(kind, value, span, telling.fate.word, (f"told to be number {number} of them",)))
    return found


def with_others(kind: str, figures: Sequence[RawFigure], persons: Sequence[tuple[Entry, float]]) -> CountedFigure | None:
    """Return the persons told of one by one with those that a number adds: "a boy was hit … three others came in with wounds" are four."""
    others = [one for one in figures if one.kind == kind and one.value.scope == "additional" and one.value.qualifier == "exact"]
    most = max(others, key=lambda one: one.value.low or 0, default=None)
    if most is None:
        return None
    told = [e for e, chance in persons if chance >= EVEN and e.killed == (kind == "killed") and e.tellings[0].token.i < most.number.i]
    if not told:
        return None
    number = (most.value.low or 0) + len(told)
    value = Quantity(low=number, high=number, qualifier="exact", counted_from=())
    reason = f"{len(told)} told of one by one before, and {most.value.low} others"
    return CountedFigure(kind, value, most.span, most.word, (reason,))


def _next_to(others: CountedFigure, kind: str, persons: Sequence[tuple[Entry, float]]) -> bool:
    """Tell whether those told of one by one stand in the same sentence as the others, or in the one before."""
    told = [t.token for entry, chance in persons if chance >= EVEN and entry.killed == (kind == "killed") for t in entry.tellings]
    start = start_of_sentences_before(others.word, 1)
    return any(start <= token.i < others.word.i for token in told)


def _standing(figure: RawFigure) -> bool:
    return figure.value.scope == "total"


def survivors(kind: str, figures: Sequence[RawFigure], persons: Sequence[tuple[Entry, float]]) -> CountedFigure | None:
    """Return the hurt as those shot less the dead, where the document gives no number of the hurt ("five were shot, two of them died")."""
    if kind != "injured" or any(one.kind == "injured" and _standing(one) and not told_alone(one) for one in figures):
        return None
    shot = [one for one in figures if one.value.low and one.value.high and is_all_shot(one)]
    most = max(shot, key=lambda one: one.value.low or 0, default=None)
    dead = dead_of(figures, [entry for entry, chance in persons if chance >= EVEN])
    if most is None or (most.value.low or 0) <= dead:
        return None
    number = (most.value.low or 0) - dead
    value = Quantity(low=number, high=number, qualifier="exact", counted_from=())
    return CountedFigure("injured", value, most.span, most.word, (f"{most.value.low} shot, of whom {dead} are told to have died",))


def count_of(reading: Reading, kind: str, members: Sequence[Entry], ids: tuple[str, ...]) -> CountedFigure:
    """Return the figure that persons told of one by one add up to; ``ids`` are theirs."""
    first = members[0].tellings[0]
    value = Quantity(
        low=len(members),
        high=len(members),
        qualifier="exact",
        population=Population(class_=_population(members)),
        people=ids,
        counted_from=ids,
    )
    tellings = ", ".join(f"“{_words(reading, one)}” ({_fate_word(one, kind)})" for one in members[:12])
    reasons = (f"persons told of one by one: {tellings}",)
    harmed = (next((t for t in one.tellings if t.fate.kind == kind), one.tellings[0]) for one in members)
    told = tuple(span_of(one.token, one.fate.word) for one in harmed)
    return CountedFigure(kind, value, span_of(first.token, first.fate.word), first.fate.word, reasons, told)


def _fate_word(entry: Entry, kind: str) -> str:
    return next((one.fate.word.text for one in entry.tellings if one.fate.kind == kind), entry.tellings[0].fate.word.text)


def _population(members: Sequence[Entry]) -> PopulationClass:
    if all(one.attacker for one in members):
        return "attacker"
    return "mixed" if any(one.attacker for one in members) else "unknown"


def _words(reading: Reading, entry: Entry) -> str:
    telling = next((one for one in entry.tellings if one.entity), entry.tellings[0])
    if telling.entity:
        return reading.document.text[telling.span[0] : telling.span[1]]
    return phrase(telling.token)


def person_of(reading: Reading, entry: Entry, kind: str, people: Sequence[Person], added: list[Person]) -> str:
    """Return the id of the person, brought in where the document's persons hold nobody of that name."""
    words = _words(reading, entry)
    for person in people:
        if words in person.names:
            return person.id
    new = Person(
        id=content_id("per", reading.document.id, entry.tellings[0].span),
        names=(words,),
        age=min(entry.ages, default=None),
        sex="female" if entry.sexes == {"female"} else "male" if entry.sexes == {"male"} else None,
        role="attacker" if entry.attacker else "victim",
        state="killed" if kind == "killed" else "injured",
    )
    if not any(new.id == person.id for person in [*people, *added]):
        added.append(new)
    return new.id
