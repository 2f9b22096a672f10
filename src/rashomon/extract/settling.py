"""Figures set right by what the same document tells besides: who was hurt and then died, who of those shot died, who attacked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.scope import GAPPED
from rashomon.extract.syntax import first_conjunct, is_passive, span_of, subjects
from rashomon.model import Population, hull

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Token

    from rashomon.extract.figures import RawFigure
    from rashomon.extract.ledger import Entry, Telling

IN_A_LIST = "told of together with others"
"""Why one person of a list that one harm word tells of is no total ("a man and a woman were killed")."""

SUMMED = "added to others told of with it"
"""Why one number of several that one harm word tells of together is no total."""

ADDED_UP = "added up"
"""Why the sum of those whom one harm word tells of together is a total."""

ALL_SHOT = "shot: dead and hurt together, since some are told to have died"
"""Why a number of people who were shot, or found with wounds, is one of dead and hurt together."""

APART = frozenset({"other", "others", "another", "more", "additional"})


def told_alone(figure: RawFigure) -> bool:
    """Tell whether a figure is one person told of by "a" or "an": a person of the story, no total that somebody counted."""
    return figure.number.lower_ in {"a", "an"} and (figure.value.low or 0) <= 1  # not the sum of "a mother and her two children"


def settle(figures: Sequence[RawFigure], entries: Sequence[Entry], here: Sequence[Entry]) -> list[RawFigure]:
    """Return the figures, in order, with those that the document's persons and other figures show to be no total of their kind.

    ``entries`` are all persons whom harm is told of, ``here`` those of them who were harmed in the main event.
    """
    settled = _elsewhere(_died([_nobody_else(figure) for figure in figures], entries), entries, here)
    told = told_by_word(entries)
    settled = _sums([_part(one, IN_A_LIST) if _one_of_a_list(one, told) else one for one in settled], told)
    settled = _all_the_others(_and_another(settled, entries), entries)
    settled = _shot(settled, here)
    return sorted(_with_attackers(settled, here), key=lambda figure: (figure.span, figure.kind))


def _nobody_else(figure: RawFigure) -> RawFigure:
    """Make "no one else was hurt", "no serious injuries" no count of nobody: others were, or lightly."""
    if figure.value.low != 0 or figure.value.high != 0:
        return figure
    doc, sentence = figure.number.doc, figure.number.sent
    near = {token.lower_ for token in doc[figure.number.i : min(sentence.end, max(figure.word.i, figure.number.i) + 4)]}
    return _part(figure, "nobody else, or nobody gravely") if near & lexis.word_lists("fates")["limiting"] else figure


def _died(figures: Sequence[RawFigure], entries: Sequence[Entry]) -> list[RawFigure]:
    """Make one person hurt who then died no longer a total of the hurt."""
    died = {i for one in entries if one.killed for telling in one.tellings for i in telling.at}
    why = "first hurt, then dead: counted among the dead"
    return [
        _part(figure, why) if figure.kind == "injured" and told_alone(figure) and figure.number.head.i in died else figure
        for figure in figures
    ]


def told_by_word(entries: Iterable[Entry]) -> dict[tuple[int, bool], list[Token]]:
    """Return the persons told of, by their tokens, under the word of harm that tells of them and whether they died."""
    found: dict[tuple[int, bool], list[Token]] = {}
    for entry in entries:
        for telling in entry.tellings:
            if telling.token.dep_ != "appos":
                found.setdefault((telling.fate.word.i, entry.killed), []).append(telling.token)
    return found


def told_with(figure: RawFigure, told: Mapping[tuple[int, bool], Sequence[Token]]) -> set[Token]:
    """Return the persons whom the figure's harm word tells of in one list with those whom it counts, by their tokens."""
    noun = figure.number.head if figure.number.dep_ in {"nummod", "det"} else figure.number
    words = {figure.word.i, figure.word.head.i}  # "were found dead": the one tells of a death by "dead", the other by "found"
    tokens = {token for word in words for token in told.get((word, figure.kind == "killed"), ())}
    return {token for token in tokens if token.i != noun.i and first_conjunct(token).i == first_conjunct(noun).i}


def _one_of_a_list(figure: RawFigure, told: Mapping[tuple[int, bool], Sequence[Token]]) -> bool:
    return told_alone(figure) and figure.value.scope == "total" and bool(told_with(figure, told))


def _elsewhere(figures: Sequence[RawFigure], entries: Sequence[Entry], here: Sequence[Entry]) -> list[RawFigure]:
    """Make one person told of no total of the main event where that person is told of before, or was harmed in another."""
    counted = {i for one in here for telling in one.tellings for i in telling.at}
    told = {i for one in entries for telling in one.tellings for i in telling.at} - counted
    why = "a person harmed elsewhere, or told of before"
    return [
        _part(figure, why) if told_alone(figure) and figure.value.scope == "total" and figure.number.head.i in told else figure
        for figure in figures
    ]


def _part(figure: RawFigure, why: str) -> RawFigure:
    value = msgspec.structs.replace(figure.value, scope="part")
    return msgspec.structs.replace(figure, value=value, reasons=(*figure.reasons, why))


def _sums(figures: Sequence[RawFigure], told: Mapping[tuple[int, bool], Sequence[Token]]) -> list[RawFigure]:
    """Add up those whom one harm word tells of together, counted or by themselves: "two men, a woman and a child were killed" are four."""
    groups: dict[tuple[int, str], list[RawFigure]] = {}
    for figure in figures:
        value = figure.value
        if value.qualifier == "exact" and value.low and value.scope != "part":
            groups.setdefault((figure.word.i, figure.kind), []).append(figure)
    added = []
    parts: set[int] = set()
    for members in groups.values():
        single = _single(members, told)
        if len(members) + len(single) > 1 and not all(told_alone(one) for one in members) and _together(members, single):
            added.append(_sum(members, single))
            parts |= {id(one) for one in members}
    return [_part(one, SUMMED) if id(one) in parts else one for one in figures] + added


def _single(members: Sequence[RawFigure], told: Mapping[tuple[int, bool], Sequence[Token]]) -> list[Token]:
    """Return the persons told of beside totals that are in none of them, in order: "his wife" of "his wife and their four children"."""
    counted = {one.number.head.i for one in members if one.number.dep_ != "conj"} | {one.number.i for one in members}
    beside = {token for one in members for token in told_with(one, told)}
    return sorted((token for token in beside if token.i not in counted), key=lambda token: token.i)


def _together(members: Sequence[RawFigure], single: Sequence[Token]) -> bool:
    """Tell whether only a list stands between those told of: no verb, no "including"."""
    doc = members[0].number.doc
    places = [*(one.number.i for one in members), *(token.i for token in single)]
    between = doc[min(places) : max(places)]
    words = {token.lower_ for token in between}
    if any(reason.startswith(GAPPED) for one in members for reason in one.reasons):
        return True
    if any(token.i == members[0].word.i for token in between):
        return False  # "one dead and three wounded"
    if any(token.text in {"-", "--", "\u2013", "\u2014", ":", "("} and token.nbor(-1).whitespace_ for token in between if token.i):
        return False  # "three children - two girls and a boy"
    return (
        ("and" in words or bool(single))
        and not words & {"including", "who", "whom", "ages", "aged"}
        and not any(token.tag_ in {"VBD", "VBZ", "VBP", "VBG"} for token in between)
    )


def _sum(members: Sequence[RawFigure], single: Sequence[Token]) -> RawFigure:
    total = sum(one.value.low or 0 for one in members) + len(single)
    value = msgspec.structs.replace(members[0].value, low=total, high=total, scope="total", population=Population())
    reason = ADDED_UP + ": " + " + ".join(str(one.value.low) for one in members)
    reason += f", and {len(single)} told of with them" if single else ""
    span = hull([*(one.span for one in members), *(span_of(token) for token in single)])
    return msgspec.structs.replace(members[0], value=value, span=span, reasons=(*members[0].reasons, reason), confidence=0.8)


def low_of(figure: RawFigure) -> int:
    """Return the lowest number that a figure stands for."""
    return figure.value.low or 0


def _all_the_others(figures: Sequence[RawFigure], entries: Sequence[Entry]) -> list[RawFigure]:
    """Make "four others were hurt" the total where nobody hurt was told of before, nor a larger total: they are others than the dead."""
    first: dict[str, int] = {}  # the earliest place where one of a kind is told of, counted or by itself
    counted = ((one.kind, one.number.i) for one in figures)
    alone = (("killed" if one.killed else "injured", one.tellings[0].token.i) for one in entries)
    for kind, at in (*counted, *alone):
        first[kind] = min(at, first.get(kind, at))
    most: dict[str, int] = {}
    for one in figures:
        if one.value.scope == "total":
            most[one.kind] = max(low_of(one), most.get(one.kind, 0))
    found = []
    for figure in figures:
        others = figure.value.scope == "additional" and not told_alone(figure)  # "a third person died" tells of two more
        others_than = any(t.lower_ in {"other", "others"} for t in figure.number.doc[figure.number.i + 1 : figure.number.i + 3])
        larger = not others_than and most.get(figure.kind, 0) > low_of(figure)
        if others and not larger and figure.kind in {"killed", "injured"} and first[figure.kind] >= figure.number.i:
            value = msgspec.structs.replace(figure.value, scope="total")
            figure = msgspec.structs.replace(figure, value=value, reasons=(*figure.reasons, "others than those told of before"))
        found.append(figure)
    return found


def dead_of(figures: Iterable[RawFigure], entries: Iterable[Entry]) -> int:
    """Return how many victims the document tells are dead: the largest total it states, else those it tells of one by one."""
    stated = [one.value.low or 0 for one in figures if one.kind == "killed" and one.value.scope == "total" and not told_alone(one)]
    return max(stated, default=0) or sum(one.killed and not one.attacker for one in entries)


def _shot(figures: Sequence[RawFigure], entries: Sequence[Entry]) -> list[RawFigure]:
    """Take those shot as dead and hurt together where the document tells that some of them died."""
    dead = dead_of(figures, entries)
    deaths = [telling.fate.word.i for one in entries if one.killed for telling in one.tellings if telling.fate.kind == "killed"]
    deaths += [one.word.i for one in figures if one.kind == "killed" and one.value.scope == "total" and one.value.low]
    found = []
    for figure in figures:
        if dead and (shot_in_all(figure) or _found_shot(figure, min(deaths, default=None))):
            figure = msgspec.structs.replace(figure, kind="casualties", reasons=(*figure.reasons, ALL_SHOT))
        found.append(figure)
    return found


def is_all_shot(figure: RawFigure) -> bool:
    """Tell whether a figure counts dead and hurt together: all whom shots hit, or whom help found shot."""
    return figure.kind == "casualties" and (hit(figure.word) or ALL_SHOT in figure.reasons)


def _and_another(figures: Sequence[RawFigure], entries: Sequence[Entry]) -> list[RawFigure]:
    """Add up a number and whoever is told of right after as one more: "one died at the scene, and another died at a hospital" are two."""
    more: dict[tuple[int, str], list[Telling]] = {}  # by sentence and kind
    for one in (entry.tellings[0] for entry in entries if "more" in entry.tellings[0].classes):
        more.setdefault((one.token.sent.start, one.fate.kind), []).append(one)
    found = []
    for figure in figures:
        those = [one for one in more.get((figure.number.sent.start, figure.kind), ()) if one.token.i > figure.word.i]
        if those and figure.value.scope == "total" and figure.value.qualifier == "exact" and low_of(figure):
            number = low_of(figure) + len(those)
            value = msgspec.structs.replace(figure.value, low=number, high=number, population=Population())
            reason = f"{ADDED_UP}: {low_of(figure)}, and {len(those)} more told of after"
            span = hull([figure.span, *(span_of(t.token, t.fate.word) for t in those)])
            found.append(msgspec.structs.replace(figure, value=value, span=span, reasons=(*figure.reasons, reason), confidence=0.8))
            figure = _part(figure, SUMMED)
        found.append(figure)
    return found


def hit(word: Token) -> bool:
    """Tell whether a word says only that shots hit, not whether those hit live: "shot", "struck"."""
    return lexis.lemma(word) in {"shoot", "shooting", "hit", "strike"}


def shot_in_all(figure: RawFigure) -> bool:
    """Tell whether a figure counts all who were shot: "four people were shot", not "shot four others", nor one told of alone."""
    if figure.kind != "injured" or not hit(figure.word) or told_alone(figure) or figure.value.scope != "total":
        return False
    start = figure.number.sent.start
    doc = figure.number.doc
    near = {token.lower_ for token in doc[max(start, figure.number.i - 3) : figure.number.i + 4]}
    sentence = list(doc[start : figure.number.i])
    return not near & APART and not any(lexis.lemma(token) in {"kill", "dead", "die", "fatally"} for token in sentence)


def _found_shot(figure: RawFigure, death: int | None) -> bool:
    """Tell whether a figure counts all whom help found shot, some of whom then died: "found three people with gunshot wounds".

    ``death`` is the first word by which a person's death is told.
    """
    if figure.kind != "injured" or told_alone(figure) or figure.value.scope != "total" or hit(figure.word):
        return False
    if not any(reason.startswith(("fate", "wounds", "care")) for reason in figure.reasons):
        return False
    doc = figure.number.doc
    near = {token.lower_ for token in doc[max(figure.number.sent.start, figure.number.i - 3) : figure.number.i + 4]}
    return death is not None and death > figure.number.i and not near & APART


def attackers_of(entries: Iterable[Entry], kind: str) -> list[Entry]:
    """Return the attackers of one fate; where some are named, those without a name are taken for them: "the gunman" is no further one."""
    found = [one for one in entries if one.attacker and one.killed == (kind == "killed")]
    return [one for one in found if one.names or any(t.fresh for t in one.tellings)] if any(one.names for one in found) else found


def _with_attackers(figures: Sequence[RawFigure], entries: Sequence[Entry]) -> list[RawFigure]:
    """Add dead attackers to a toll of their victims ("killed five people", then himself); the toll itself stays as a part."""
    attackers = attackers_of(entries, "killed")
    stated = [one for one in figures if one.kind == "killed" and one.value.scope == "total" and not told_alone(one) and one.value.low]
    if not attackers or not stated:
        return list(figures)
    most = max(one.value.low or 0 for one in stated)
    tolls = [one for one in stated if one.value.low == most]
    if not any(by_attacker(one) for one in tolls) or any(includes_attacker(one) for one in tolls):
        return list(figures)
    first = next(one for one in tolls if by_attacker(one))
    number = most + len(attackers)
    value = msgspec.structs.replace(
        first.value, low=number, high=number if first.value.high else None, population=Population(class_="mixed")
    )
    reason = f"{most} victims and {len(attackers)} told to have attacked and died"
    whole = msgspec.structs.replace(first, value=value, reasons=(*first.reasons, reason), confidence=0.7)
    return [*(_part(one, "victims of an attacker who died too") if one in tolls else one for one in figures), whole]


def by_attacker(figure: RawFigure) -> bool:
    """Tell whether somebody does the killing in the figure's clause, so that the killer is not among those counted."""
    verb = figure.word
    if verb.pos_ == "ADJ" and lexis.lemma(verb.head) in lexis.word_lists("fates")["attacking"]:  # "shot five of his children dead"
        return not is_passive(verb.head) and bool(subjects(verb.head))
    return any(reason.startswith("active") for reason in figure.reasons) and not is_passive(verb) and bool(subjects(verb))


def includes_attacker(figure: RawFigure) -> bool:
    """Tell whether the sentence says that the attacker is among those counted: "five dead, including the gunman"."""
    sentence = figure.number.sent
    including = {"including", "included", "among"}
    attackers = lexis.harm().words["attackers"] | lexis.word_lists("people")["suspects"] | {"himself", "herself"}
    at = next((token.i for token in sentence if token.lower_ in including), None)
    return at is not None and any(lexis.lemma(token) in attackers for token in sentence if token.i > at)
