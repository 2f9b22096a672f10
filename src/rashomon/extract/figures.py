"""Figures: how many were killed, injured, missing, abducted or arrested, and how many attacked."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.counting import Count, counts, is_people, population_of
from rashomon.extract.fates import fate_of
from rashomon.extract.frames import PART_FRAME, Harmed, classify
from rashomon.extract.periods import find_periods, period_of
from rashomon.extract.rivals import find_rivals
from rashomon.extract.scope import FATALLY, GAPPED, Earlier, as_of, bare_part, died_later, part_word, scope_of
from rashomon.extract.several import of_one_event, several_events
from rashomon.extract.singles import another, multiples, single_counts
from rashomon.extract.syntax import ancestors, children, first_conjunct, is_passive, is_verb, prepositional, span_of, subjects
from rashomon.extract.tolls import find_tolls, toll_frame
from rashomon.model import Population, Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Token

    from rashomon.extract.periods import Period
    from rashomon.extract.rivals import Rival
    from rashomon.model import Reading, Span

MAX_QUOTE = 240
"""Longest span of a figure in code points; a longer one is cut back to the number and its noun."""


WEEKEND_REACH = 4
"""Words before "weekend" among which stands that something was over all of it: "over the July 4 weekend"."""

SET_AGAINST = "set against another's"
"""How a number reads that somebody sets against one told before it; it is his word, whoever told the other."""

ASIDE = 8
"""Words of an apposition at most: ", a man of 28,"."""

BY_ABSENCE = "told by what is not there"
"""How harm reads that is told of as of survivors whom there are none of."""

FAR = 2_000
"""Tokens back within which the whole of a part is looked for: more than two sentences ever hold."""


class RawFigure(msgspec.Struct, frozen=True):
    """A figure before it is anybody's word: kind, value, span, the word that governs it and why it was read so."""

    kind: str
    value: Quantity
    span: Span
    counted: Span
    number: Token
    word: Token
    confidence: float
    reasons: tuple[str, ...]


class Sum(msgspec.Struct, frozen=True):
    """A figure of several events at once, and the noun that stands for them: "seven were wounded in shootings across the city"."""

    figure: RawFigure
    noun: Token


def find_figures(reading: Reading) -> list[RawFigure]:
    """Return all figures of a document in text order, without the sums over several events."""
    return figures_and_sums(reading, find_periods(reading))[0]


def figures_and_sums(reading: Reading, periods: Sequence[Period]) -> tuple[list[RawFigure], list[Sum]]:
    """Return all figures of a document in text order, and apart the sums over several events; ``periods`` are its lengths of time."""
    tolls = find_tolls(reading.doc)
    found: list[RawFigure] = []
    sums: list[Sum] = []
    rivals = {one.number.i: one for one in find_rivals(reading.doc)}
    for count in counts(reading):
        harmed = _rival(rivals.get(count.number.i), found) or toll_frame(count, tolls) or _fatally(count)
        harmed = harmed or _by_what_was_told(count, found)
        harmed = harmed or next((read for frame in FRAMES if (read := frame(count)) is not None), None)
        if harmed is None or _rate(count) or _tallied(count, harmed.word) or _cut_off(harmed.word):
            continue
        figure = _figure(reading, count, harmed)
        lasting = period_of(harmed.word, count.number, periods) is not None
        noun = None if lasting else several_events(harmed.word, count.mention.low or 0)
        if noun is not None:
            sums.append(Sum(figure, noun))
        elif not _of_a_period(count, harmed.word):
            found.append(figure)
    for count in single_counts(reading):
        several = count.mention.low is not None and count.mention.low > 1
        single = classify(count) or (_fate_frame(count) if several else None)
        if single is not None and single.frame not in {"beside", "verb before"} and _single_ok(count, single):
            found.append(_figure(reading, count, single))
    found += [_figure(reading, count, harmed) for count, harmed in (*multiples(reading), *another(reading))]
    found.sort(key=lambda figure: (figure.span, figure.kind))
    return _with_scope(reading, _parts_of(reading, _without_doubles(found))), sums


def _single_ok(count: Count, harmed: Harmed) -> bool:
    """Tell whether a count of one or none is meant: "a victim", not "a suspected killer was charged" twice over."""
    if count.mention.low == 0:
        return True
    return not (harmed.kind == "killed" and harmed.frame == "noun")


def _fatally(count: Count) -> Harmed | None:
    """Read those of the shot who died: "four people were shot, one fatally", "two of them fatally"."""
    doc, end = count.number.doc, count.mention.end
    if " ".join(token.lower_ for token in doc[end : end + 2]) in {"of them", "of whom"}:
        end += 2
    if count.mention.start == 0 or doc[count.mention.start - 1].text not in {",", "(", "-", "—", "–", "and"}:
        return None
    adverb = doc[end] if end < len(doc) else None
    after = doc[end + 1] if end + 1 < len(doc) else None
    if adverb is None or adverb.lower_ not in lexis.harm().words["fatal_adverbs"] or adverb.pos_ != "ADV":
        return None
    return Harmed("killed", adverb, FATALLY, 0.9) if after is None or not is_verb(after) else None


def _whom(count: Count) -> Harmed | None:
    """Read "three were shot, one of whom, a man of 28, died": an apposition stands between those who died and the verb."""
    doc, end = count.number.doc, count.mention.end
    if end + 3 >= len(doc) or doc[end].lower_ != "of" or doc[end + 1].lower_ not in {"whom", "them"} or doc[end + 2].text != ",":
        return None
    comma = next((token.i for token in doc[end + 3 : end + 3 + ASIDE] if token.text == ","), None)
    verb = next((t for t in doc[comma + 1 : comma + 4] if t.pos_ == "VERB"), None) if comma is not None else None
    kind = lexis.harm().subject_verb_kind.get(lexis.lemma(verb)) if verb is not None else None
    return Harmed(kind, verb, "subject", 0.85) if kind is not None and verb is not None else None


def _gapped(count: Count, before: Sequence[RawFigure]) -> Harmed | None:
    """Read "killed 11 people in Oxley and seven in Fennmill": the second number has its verb and its noun from the first."""
    number = count.number
    told = next((one for one in reversed(before) if one.word.i == number.head.i and one.number.sent == number.sent), None)
    if told is None or count.noun is not None or number.dep_ != "conj" or number.nbor(-1).lower_ not in {"and", ","}:
        return None
    return Harmed(told.kind, told.word, GAPPED, 0.8) if any(c.i > number.i for c in children(number, "prep")) else None


def _by_what_was_told(count: Count, before: Sequence[RawFigure]) -> Harmed | None:
    """Read a number whose harm stands with the figure told before it."""
    return _gapped(count, before) or _put_at(count, before) or _spoken_of(count, before)


def _rival(rival: Rival | None, before: Sequence[RawFigure]) -> Harmed | None:
    """Read a number that somebody else sets against one told before it: of the same kind as that."""
    told = next((one for one in reversed(before) if rival is not None and one.number.i == rival.first.i), None)
    return Harmed(told.kind, rival.speaker, SET_AGAINST, 0.8) if told is not None and rival is not None else None


def _put_at(count: Count, before: Sequence[RawFigure]) -> Harmed | None:
    """Read "seven died, while the opposition put the figure at 25": of those whom the last figure told of, in that sentence or the one
    before."""
    prep, told = count.outer.head, before[-1] if before else None
    if told is None or count.noun is not None or count.outer.dep_ != "pobj" or prep.lower_ not in {"at", "to"}:
        return None
    doc, words = count.number.doc, lexis.harm().words
    figure = next((one for one in children(prep.head, "dobj", "nsubjpass") if lexis.lemma(one) in words["figures"]), None)
    near = doc[told.number.i].sent.end >= count.number.sent.start
    end = count.mention.end
    if end < len(doc) and doc[end].lower_ in words["bare_harm"]:
        return None  # "put the number at 30 wounded" tells of others
    if figure is None or not near or lexis.lemma(prep.head) not in words["toll_verbs"] or children(figure, "prep", "acl"):
        return None
    return Harmed(told.kind, figure, "toll", 0.8)


def _spoken_of(count: Count, before: Sequence[RawFigure]) -> Harmed | None:
    """Read "the clinic counted 31 dead, activists spoke of 44", "the army said 12 had died; the rebels said 40": of those just told of."""
    told, outer = before[-1] if before else None, count.outer
    if told is None or count.noun is not None or told.number.sent != count.number.sent:
        return None
    verb = outer.head.head if outer.dep_ == "pobj" and outer.head.lower_ == "of" else outer.head if outer.dep_ == "dobj" else None
    said = verb is not None and verb.pos_ == "VERB" and lexis.lemma(verb) in lexis.harm().words["speaking"] and told.number.i < verb.i
    return Harmed(told.kind, outer, SET_AGAINST, 0.75) if said else None


def _with_wounds(count: Count) -> Harmed | None:
    """Read "left 15 people dead and seven with gunshot wounds"."""
    wounds = lexis.harm().words["wounds"]
    if count.noun is not None or count.number.dep_ not in {"conj", "dobj", "appos"}:
        return None
    found = (t for t in prepositional(count.number, "with") if any(form in wounds for form in lexis.noun_lemmas(t)))
    return next((Harmed("injured", wound, "wounds", 0.85) for wound in found), None)


def _by_absence(count: Count) -> Harmed | None:
    """Read "none of the 52 on board survived", "no survivors among the 52", "no trace of 70 of the miners"."""
    lists, of = lexis.harm().words, count.outer.head
    if count.outer.dep_ != "pobj" or of.lower_ not in {"of", "among"}:
        return None
    noun = next(iter(children(of.head, "attr")), of.head)  # "there were no survivors among the 52"
    if noun.lower_ == "none" and lexis.lemma(noun.head) in lists["surviving"]:
        return Harmed("killed", noun.head, BY_ABSENCE, 0.85)
    if not any(child.lower_ == "no" for child in noun.children):
        return None
    if lexis.lemma(noun) in lists["survivors"]:
        return Harmed("killed", noun, BY_ABSENCE, 0.85)
    return Harmed("missing", noun, BY_ABSENCE, 0.8) if lexis.lemma(noun) in lists["traces"] else None


def _fate_frame(count: Count) -> Harmed | None:
    """Read what befalls persons told of one by one for a number of people too: "four men are recovering", "two were struck by gunfire"."""
    alone = count.noun is None and count.number.tag_ == "CD" and count.number.dep_ in {"nsubj", "nsubjpass"}
    if not alone and (count.noun is None or not is_people(count.noun)):
        return None
    fate = fate_of(count.noun or count.number)
    return Harmed(fate.kind, fate.word, "fate", 0.75) if fate is not None else None


def attackers_frame(count: Count) -> Harmed | None:
    """Read "four gunmen", "the two attackers"; words for a standing body of men only where the sentence tells of an attack."""
    table = lexis.harm()
    noun = count.noun
    if noun is None:
        return None
    forms = lexis.noun_lemmas(noun)
    if not any(form in table.words["attackers"] for form in forms):
        return None
    sure = not any(form in table.words["attackers_ambiguous"] for form in forms)
    if sure or _definite(noun) or _tells_of_attack(noun):
        return Harmed("attackers", noun, "attackers", 0.85 if sure else 0.7)
    return None


FRAMES: tuple[Callable[[Count], Harmed | None], ...] = (_whom, _by_absence, _with_wounds, classify, _fate_frame, attackers_frame)
"""How a number by itself tells of harm, the surest way first."""


def _definite(noun: Token) -> bool:
    return any(child.lower_ in {"the", "these", "those"} for child in noun.children if child.dep_ == "det")


def _tells_of_attack(noun: Token) -> bool:
    verbs = lexis.word_lists("responsibility")
    acting = verbs["striking"] | verbs["doing"] | {"open", "enter", "burst"}
    return any(lexis.lemma(token) in acting for token in ancestors(noun)) or any(
        lexis.lemma(token) in verbs["striking"] for token in noun.subtree if token.i != noun.i and token.tag_.startswith("VB")
    )


def _rate(count: Count) -> bool:
    """Tell whether the number is a rate ("12 people every year") rather than an event's figure."""
    rates = lexis.harm().words["rates"]
    after = count.number.doc[count.mention.end : count.mention.end + 5]
    if any(token.lower_ in rates and token.sent == count.number.sent for token in after):
        return True
    words = [token.lower_ for token in after] + [""]
    return any(
        words[i] in {"a", "an"}
        and words[i + 1] in {"year", "month", "week", "day"}
        and words[i + 2] not in {"earlier", "later", "ago", "before", "after"}
        for i in range(len(words) - 2)
    )


def _cut_off(word: Token) -> bool:
    """Tell whether people are only told to be unable to leave a town or the fighting, not to be missing: "trapped in the city"."""
    words = lexis.harm().words
    if word.lower_ not in words["cut_off"]:
        return False
    where = prepositional(word, "in", "inside", "within", "by", "between", "amid")
    here = any(one.ent_type_ == "GPE" or any(form in words["cut_off_in"] for form in lexis.noun_lemmas(one)) for one in where)
    return here or any(token.lower_ in words["sieges"] for token in word.sent)


def _of_a_period(count: Count, word: Token) -> bool:
    """Tell whether the sentence tallies a period's or a region's harm ("44 homicides so far this year"): no single event's figure.

    What one event did is its figure, wherever and whenever it was: "a storm killed 40 across the country", "the deadliest fire this year
    killed 12".
    """
    sentence = f" {' '.join(token.lower_ for token in count.number.sent)} "
    for mark in lexis.harm().words["period_tallies"]:
        before, found, _ = sentence.partition(f" {mark.lower()} ")
        if found and before.rsplit(" ", 1)[-1] not in {"earlier", "later"}:
            return not of_one_event(word)
    return (_of_a_weekend(count) or _of_years(count)) and not of_one_event(word)


def _of_years(count: Count) -> bool:
    """Tell whether crimes are counted over months or years: "eleven murders in all of last year"."""
    words = lexis.harm().words
    noun = count.noun
    if noun is None or noun.tag_ != "NNS" or lexis.lemma(noun) not in words["crimes_counted"]:
        return False
    return any(token.lower_ in words["long_times"] or (token.shape_ == "dddd" and token.ent_type_ == "DATE") for token in noun.sent)


def _of_a_weekend(count: Count) -> bool:
    """Tell whether a sentence is on a weekend: "over the holiday weekend", "during the past weekend"."""
    words, lists = [token.lower_ for token in count.number.sent], lexis.harm().words
    ends = [i for i, word in enumerate(words) if word == "weekend"]
    return any(word in lists["weekend_before"] for i in ends for word in words[max(0, i - WEEKEND_REACH) : i])


def _tallied(count: Count, word: Token) -> bool:
    """Tell whether a place or a time has had so many ("the city has seen eight killings"): no single event's figure."""
    words = lexis.harm().words
    outer = count.outer if count.outer.dep_ in {"dobj", "nsubj", "nsubjpass"} else (count.noun or count.outer)
    verb = outer.head
    if outer.dep_ in {"nsubj", "nsubjpass"} and outer.head.dep_ == "ccomp":
        verb = outer.head.head
    if lexis.lemma(verb) not in words["tallying"] or is_passive(verb):
        return False
    if lexis.lemma(verb) == "have" and word.i != outer.i:
        return False
    return any(one.ent_type_ in {"GPE", "LOC", "DATE"} or lexis.lemma(one) in words["tallied"] for one in subjects(verb))


def _figure(reading: Reading, count: Count, harmed: Harmed) -> RawFigure:
    population, words = population_of(count.noun if count.noun is not None and is_people(count.noun) else None)
    if harmed.kind == "attackers":
        population = "attacker"
    value = Quantity(
        low=count.mention.low,
        high=count.mention.high,
        qualifier=count.mention.qualifier,
        population=Population(class_=population, words=words),
    )
    reasons = (f"{harmed.frame}: “{harmed.word.text}”",)
    return RawFigure(harmed.kind, value, _span(reading, count, harmed), count.mention.span, count.number, harmed.word, harmed.sure, reasons)


def _span(reading: Reading, count: Count, harmed: Harmed) -> Span:
    """Return the span from the number to the harm word, cut back where that runs on."""
    tokens = [count.number, harmed.word]
    if harmed.frame == BY_ABSENCE:  # no quote may leave the "none" out
        tokens += [token for token in harmed.word.subtree if token.lower_ in {"none", "no"}][:1]
    if count.noun is not None and abs(count.noun.i - count.number.i) < 8:
        tokens.append(count.noun)
    start, end = span_of(*tokens)
    start, end = min(start, count.mention.span[0]), max(end, count.mention.span[1])
    if end - start > MAX_QUOTE or harmed.word.sent != count.number.sent:
        near = [count.number] + ([count.noun] if count.noun is not None and abs(count.noun.i - count.number.i) < 8 else [])
        start, end = span_of(*near)
        start, end = min(start, count.mention.span[0]), max(end, count.mention.span[1])
    return start, end


def _without_doubles(found: list[RawFigure]) -> list[RawFigure]:
    """Keep one figure for each number and kind, and none that lies wholly within another of the same kind and value.

    "Two men and two women were killed" are two figures all the same: the one lies within the other since one verb tells of both.
    """
    kept: dict[tuple[int, str], RawFigure] = {}
    reached: dict[tuple[str, int | None, int | None], RawFigure] = {}
    for figure in found:  # in text order, so that one lies within another where an earlier one reaches as far
        same, alike = (figure.number.i, figure.kind), (figure.kind, figure.value.low, figure.value.high)
        before = reached.get(alike)
        if same not in kept and (before is None or before.span[1] < figure.span[1] or _in_one_list(before, figure)):
            kept[same] = figure
            if before is None or before.span[1] <= figure.span[1]:
                reached[alike] = figure
    return list(kept.values())


def _in_one_list(before: RawFigure, figure: RawFigure) -> bool:
    """Tell whether two numbers count different people of one list; "a man and a woman" are persons, and counted as such."""
    if figure.number.lower_ in {"a", "an"}:
        return False
    ours, theirs = (number.head if number.dep_ in {"nummod", "det"} else number for number in (before.number, figure.number))
    first, second = first_conjunct(ours), first_conjunct(theirs)
    beside = first.head.i == second.head.i and first.dep_ == second.dep_ and first.dep_ in {"nsubj", "nsubjpass", "dobj"}
    return ours.i != theirs.i and (first.i == second.i or beside)  # "two men, two women and two children", read as two subjects


def _parts_of(reading: Reading, found: list[RawFigure]) -> list[RawFigure]:
    """Add the parts of figures that have no harm word of their own ("killed 30, including 11 children")."""
    taken = {figure.number.i for figure in found}
    ordered = sorted(found, key=_place)
    added: list[RawFigure] = []
    for count in counts(reading):
        if count.number.i in taken or _rate(count):
            continue
        near = ordered[bisect_left(ordered, count.number.i - FAR, key=_place) : bisect_left(ordered, count.number.i, key=_place)]
        part = bare_part(count, near)
        if part is not None:
            whole, noun = part
            harmed = Harmed(whole.kind, noun if noun is not None else part_word(count), PART_FRAME, 0.8)
            added.append(_figure(reading, msgspec.structs.replace(count, noun=noun), harmed))
            insort(ordered, added[-1], key=_place)
    return sorted([*found, *added], key=lambda figure: (figure.span, figure.kind))


def _place(figure: RawFigure) -> int:
    return figure.number.i


def _with_scope(reading: Reading, found: list[RawFigure]) -> list[RawFigure]:
    placed: list[RawFigure] = []
    before = Earlier()
    for figure in found:
        scope, why = scope_of(figure, before)
        value = msgspec.structs.replace(figure.value, scope=scope, as_of=as_of(reading, figure))
        placed.append(msgspec.structs.replace(figure, value=value, reasons=figure.reasons + ((why,) if why else ())))
        before.add(placed[-1])
    return [_raising(figure, before) for figure in placed]


def is_set_against(figure: RawFigure) -> bool:
    """Tell whether a number is set against another's in the same sentence."""
    return any(reason.startswith(SET_AGAINST) for reason in figure.reasons)


def is_by_absence(figure: RawFigure) -> bool:
    """Tell whether it is no denial that a figure stands under a "no": "no survivors among the 52"."""
    return any(reason.startswith(BY_ABSENCE) for reason in figure.reasons)


def is_toll(figure: RawFigure) -> bool:
    """Tell whether a toll word states the number."""
    return any(reason.startswith("toll:") for reason in figure.reasons)


def _raising(figure: RawFigure, told: Earlier) -> RawFigure:
    """Return those who died of their wounds as added, where the sentence gives the toll that they brought it to."""
    if figure.kind != "killed" or figure.value.scope != "total" or not died_later(figure):
        return figure
    here = told.since(figure.number.sent.start, figure.number.sent.end)
    tolls = [one.value.low or 0 for one in here if one.kind == "killed" and is_toll(one) and one.number.i != figure.number.i]
    if not any(toll > (figure.value.low or 0) for toll in tolls):
        return figure
    value = msgspec.structs.replace(figure.value, scope="additional")
    return msgspec.structs.replace(figure, value=value, reasons=(*figure.reasons, "some of the wounded, who died"))
