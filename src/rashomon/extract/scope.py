"""Whether a figure is a total, an addition or a part of another, and as of which day it stood."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.counting import is_people, population_of
from rashomon.extract.frames import PART_FRAME
from rashomon.extract.syntax import children, found_in, is_verb, prepositional, start_of_sentences_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from rashomon.extract.counting import Count
    from rashomon.extract.figures import RawFigure
    from rashomon.model import Reading
    from rashomon.model.value import Scope

LOOK_BACK = 8
BOUNDS = frozenset({"the", "at", "least", "more", "than", "some", "about", "around", "nearly"})
"""Words between "among" and the number of all."""

FATALLY = "fatally"
"""The name of the frame by which those of the shot who died are read."""

GAPPED = "gapped"
"""The name of the frame by which a number has its verb from the one before it."""

NEAR = 3
"""How many sentences back the figure may stand of which those in care, or "of the wounded", are a part."""

AMONG = ("of whom", "of them", "among them", "of which", "amongst them", "among those", "among the dead", "of the dead")
OF_THE_DEAD = "of the dead"


class Earlier:
    """The figures before one in a document, by where their numbers stand, and their kinds."""

    def __init__(self) -> None:
        self._ordered: list[RawFigure] = []
        self.kinds: set[str] = set()

    def add(self, figure: RawFigure) -> None:
        """Take one more in."""
        insort(self._ordered, figure, key=_at)
        self.kinds.add(figure.kind)

    def since(self, start: int, end: int | None = None) -> Sequence[RawFigure]:
        """Return those whose numbers stand from one token on, up to another."""
        high = None if end is None else bisect_left(self._ordered, end, key=_at)
        return self._ordered[bisect_left(self._ordered, start, key=_at) : high]


def _at(figure: RawFigure) -> int:
    return figure.number.i


def scope_of(figure: RawFigure, before: Earlier) -> tuple[Scope, str | None]:
    """Return the scope of a figure, given the figures before it in the document, and the reason where it is no plain total."""
    if any(reason.startswith(FATALLY) for reason in figure.reasons):
        return "total", None  # "of them" are those shot, and these all who died of it
    if _dead_of_the_hit(figure, before):
        return "total", None
    if figure.kind == "killed" and "killed" in before.kinds and _of_the_wounded(figure):
        return "additional", "some of the wounded, who died"
    if _none_of_some(figure):
        return "part", "none of some people, which says nothing of others"
    if _is_part(figure) and not (figure.kind == "attackers" and _all_attackers(figure)):
        return "part", "a part: “including”, “of them”"
    if _within_earlier(figure, before) or _one_of_those(figure, before):
        return "part", "a part of an earlier figure"
    if _is_additional(figure):
        if _beside_another(figure, before):
            return "total", None
        return "additional", "on top of an earlier figure"
    return "total", None


def _none_of_some(figure: RawFigure) -> bool:
    """Tell whether only some people had no harm: "no officers were hurt", "no fatalities among the troops"."""
    if (figure.value.low, figure.value.high) != (0, 0):
        return False
    noun = figure.number.head if figure.number.dep_ == "det" else figure.word
    among = any(is_people(one) for one in prepositional(noun, "among", "amongst"))
    whose = {figure.value.population.class_, *(population_of(one)[0] for one in prepositional(figure.number, "of"))}
    return among or not whose <= {"unknown", "mixed", "civilian"}  # bystanders and pupils are civilians too, mostly nobody at all


def _dead_of_the_hit(figure: RawFigure, before: Earlier) -> bool:
    """Tell whether "two of them died" gives all the dead, since only the shot or hurt were counted before."""
    of = " ".join(_window(figure)[1][:2])
    hit = bool(before.kinds & {"injured", "casualties"}) and "killed" not in before.kinds
    own = any(reason.startswith(("subject", "passive", "predicate")) for reason in figure.reasons)
    return figure.kind == "killed" and own and hit and of in {"of them", "of those", "of whom"}


def _all_attackers(figure: RawFigure) -> bool:
    """Tell whether attackers are only a part of all who were harmed, and no part of the attackers: "21 died, including five attackers"."""
    before, _ = _window(figure)
    return any(word in lexis.harm().words["part_before"] for word in before[-2:])


def _of_the_wounded(figure: RawFigure) -> bool:
    """Tell whether the number is some of those wounded: "three of the wounded died"."""
    hurt = lexis.harm().kinds["injured"]
    of_whom = [t for of in children(figure.number, "prep") if of.lower_ == "of" for t in children(of, "pobj")]
    return any(t.lower_ in hurt.adjectives or lexis.lemma(t) in hurt.verbs for t in of_whom)


def died_later(figure: RawFigure) -> bool:
    """Tell whether those counted died after they had been wounded: "succumbed overnight", "four of the wounded died in hospital"."""
    word, lists = figure.word, lexis.harm().words
    if lexis.lemma(word) in lists["succumbing"] or _of_the_wounded(figure):
        return True
    if lexis.lemma(word) not in lexis.harm().kinds["killed"].subject_verbs:
        return False
    if any(child.lower_ in lists["afterwards"] for child in word.children):
        return True
    return any(lexis.lemma(t) in lists["died_of"] for prep in children(word, "prep") for t in children(prep, "pobj"))


def _beside_another(figure: RawFigure, before: Earlier) -> bool:
    """Tell whether the others are all of theirs: "killed 12 and wounded 30 others", "47 were killed. Another 160 were hurt".

    In the same sentence a figure of another kind alone is enough; from the one before, only where no figure of this kind was given yet.
    """
    sentence = figure.number.sent
    here = [f for f in before.since(sentence.start, sentence.end) if f.kind != "attackers"]
    if here:
        return not any(f.kind == figure.kind for f in here)
    previous = figure.number.doc[sentence.start - 1].sent if sentence.start else sentence
    told = any(f.kind != "attackers" for f in before.since(previous.start, previous.end))
    return told and figure.kind not in before.kinds


def _within_earlier(figure: RawFigure, before: Earlier) -> bool:
    """Tell whether those in care or in some condition, and those "of the wounded", are some of a larger number told of shortly before."""
    if not any(reason.startswith("care") for reason in figure.reasons) and lexis.lemma(figure.word) != "condition":
        return False
    start = start_of_sentences_before(figure.number, NEAR)
    near = [f for f in before.since(start) if f.kind in {figure.kind, "casualties"}]
    if any(f.value.scope == "part" for f in near):
        return True
    return any(f.value.high is None or (figure.value.low or 0) <= f.value.high for f in near if f.value.scope == "total")


def _one_of_those(figure: RawFigure, before: Earlier) -> bool:
    """Tell whether a sentence goes on with one of the people counted in the one before: "two men were shot. One man was hit"."""
    number = figure.number
    if number.lower_ != "one" or number.dep_ != "nummod" or number.i - number.sent.start > 1:
        return False
    near = before.since(start_of_sentences_before(number, 1), number.sent.start)
    return any(
        f.kind in {figure.kind, "casualties"}
        and f.value.scope == "total"
        and (f.value.low or 0) > 1
        and lexis.lemma(f.number.head) == lexis.lemma(number.head)
        for f in near
    )


def _window(figure: RawFigure) -> tuple[list[str], list[str]]:
    """Return the lower-case words before the figure's number, back to a comma or "and", and after it, up to one; in its sentence."""
    number = figure.number
    sentence = number.sent
    doc = number.doc
    start, end = figure.counted
    before = [t for t in doc[max(sentence.start, number.i - LOOK_BACK) : number.i] if t.idx < start]
    after = [t for t in doc[number.i + 1 : min(sentence.end, number.i + 12)] if t.idx >= end][:5]
    return [t.lower_ for t in before], _clause(after)


def _clause(tokens: Sequence[Token]) -> list[str]:
    words: list[str] = []
    for token in tokens:
        if token.text in {",", ";", ":"} or token.like_num:
            break
        words.append(token.lower_)
    return words


def _is_part(figure: RawFigure) -> bool:
    if any(reason.startswith(PART_FRAME) for reason in figure.reasons):
        return True
    words = lexis.harm().words
    before, after = _window(figure)
    if _of_all(before):
        return False
    if before[-1:] and before[-1] in words["part_before"]:
        return True  # "ten people including two children were killed"
    if (
        figure.word.dep_ != "ROOT"
        and not _tells_itself(figure)
        and any(word in words["part_before"] for word in before[-5:])
        and not _clause_between(figure, before[-5:])
    ):
        return True
    if any(" ".join(after).startswith(mark) for mark in words["part_after"]):
        return not _number_follows(figure, 2) or after[1:2] == ["the"]  # "40, of whom nine were children"
    if after in (["of", "the"], ["of", "those"], ["of", "these"]) and _number_follows(figure, len(after)):
        return True  # "one of the four bakers killed"
    since = max((i + 1 for i, word in enumerate(before) if word in {",", ";", "and", "but"}), default=0)
    joined = " ".join(before[since:][-6:])
    counting = any(reason.startswith("toll:") for reason in figure.reasons)  # "the count of the dead rose to 40"
    among = any(mark in joined for mark in AMONG if not (counting and mark == OF_THE_DEAD))
    return among or any(some(figure) for some in (_of_the, _among_the, _of_those_harmed, _examined))


def _of_all(before: Sequence[str]) -> bool:
    """Tell whether a number stands for all: "four were among the 22 killed"; what goes before is the part."""
    while before and before[-1] in BOUNDS:
        before = before[:-1]
    return before[-1:] in (["among"], ["amongst"])


def _examined(figure: RawFigure) -> bool:
    """Tell whether those counted are only some who were looked at: "autopsies on three victims"."""
    counted = figure.number if figure.number.dep_ == "pobj" else figure.number.head
    looks = (figure.word, counted.head.head) if counted.dep_ == "pobj" and counted.head.lower_ in {"on", "of", "from"} else ()
    return any(lexis.lemma(look) in lexis.harm().words["examinations"] for look in looks)


def _tells_itself(figure: RawFigure) -> bool:
    """Tell whether the number is the subject of its own clause: "21 died, including five police, and 37 were wounded"."""
    number = figure.number
    subject = number if number.dep_ in {"nsubj", "nsubjpass"} else number.head
    own = subject.dep_ in {"nsubj", "nsubjpass"} and subject.head.i == figure.word.i and is_verb(figure.word)
    return own and subject.left_edge.i > 0 and number.doc[subject.left_edge.i - 1].lower_ in {"and", "while", "but"}


def _number_follows(figure: RawFigure, words: int) -> bool:
    doc = figure.number.doc
    at = next((t.i for t in doc[figure.number.i + 1 :] if t.idx >= figure.counted[1]), len(doc)) + words
    return at < len(doc) and (doc[at].like_num or at == figure.word.i)


def _of_those_harmed(figure: RawFigure) -> bool:
    """Tell whether the harm is told of the whole group that the number is some of: "one of the injured deputies", "two of the men shot"."""
    for preposition in (child for child in figure.number.children if child.lower_ == "of"):
        for group in (child for child in preposition.children if child.dep_ == "pobj"):
            if group.i != figure.word.i and figure.word.head.i == group.i and figure.word.dep_ in {"amod", "acl", "relcl", "compound"}:
                return True
    return False


def _of_the(figure: RawFigure) -> bool:
    """Tell whether the number is some of those hurt or held: "nineteen of the wounded", "two of the dead"."""
    word = figure.word
    if word.dep_ != "pobj" or word.head.lower_ != "of" or word.head.i < figure.number.i:
        return False  # "guilty of the murder of two people"
    return any(c.lower_ in {"the", "those"} for c in word.children)


def _among_the(figure: RawFigure) -> bool:
    """Tell whether the number was among those harmed: "two foreigners were among the dead", "seven were among those killed"."""
    governor = figure.word.head if figure.word.dep_ in {"acl", "relcl"} else figure.word
    return governor.dep_ == "pobj" and governor.head.lower_ in {"among", "amongst"} and governor.head.i > figure.number.i


def _clause_between(figure: RawFigure, near: list[str]) -> bool:
    """Tell whether a verb stands between "including" and the number, so that it belongs to something else."""
    cue = max(i for i, word in enumerate(near) if word in lexis.harm().words["part_before"])
    between = figure.number.doc[figure.number.i - (len(near) - cue) + 1 : figure.number.i]
    return any(token.tag_ in {"VBD", "VBZ", "VBP", "VBG"} for token in between)


def _is_additional(figure: RawFigure) -> bool:
    before, after = _window(figure)
    marks = lexis.harm().words["additional"]
    if figure.number.lower_ in {"a", "an"} and any(lexis.ordinal(c) for c in figure.number.head.children):
        return True
    more = any(word in marks for word in after[:2]) and "than" not in after[:3]
    return more or any(word in marks - {"more"} for word in before[-3:])


def bare_part(count: Count, found: Sequence[RawFigure]) -> tuple[RawFigure, Token | None] | None:
    """Return the figure that a number without a harm word is a part of, and who is counted, or null.

    "…, including 11 children", "nine of them women", "among them three police", "nine children among them", "17 were children": the figure
    is the last one before it in the sentence, or in the sentence before.
    """
    if count.noun is not None and not is_people(count.noun):
        return None
    number = count.number
    if (
        count.noun is None
        and number.lower_ == "one"
        and any(t.pos_ == "ADP" and t.lower_ != "of" for t in number.doc[number.i + 1 : number.i + 2])
    ):
        return None  # "several strikes, including one near a school"
    noun = count.noun or _people_after(count)
    if not (_cued(count) or (count.noun is None and noun is not None and _were(count))):
        return None
    wholes = [f for f in found if f.number.i < number.i and f.value.low != 0 and f.kind != "attackers" and f.value.scope != "part"]
    wholes = [f for f in wholes if not any(reason.startswith(PART_FRAME) for reason in f.reasons)]
    if not wholes:
        return None
    last = wholes[-1]
    sorted_out = count.noun is None and noun is not None
    return (last, noun) if _reaches(number, last, sorted_out) and _smaller(count, last) else None


def _reaches(number: Token, whole: RawFigure, sorted_out: bool) -> bool:
    """Tell whether a part may speak of a figure: of its own sentence, or of the one before where no other number stands between.

    A list of sorts ("… 46 were killed. Their names follow. Seventeen were children, nine were women") reaches one sentence further.
    """
    doc, sentence = number.doc, number.sent
    if whole.number.sent == sentence:
        return True
    between = doc[whole.number.sent.end : sentence.start]
    if sorted_out and _is_be(doc, number.i + 1):
        return sum(bool(t.is_sent_start) for t in between) <= 1
    return len(between) == 0 and not any(t.like_num for t in doc[sentence.start : number.i])


def _is_be(doc: Doc, at: int) -> bool:
    return at < len(doc) and doc[at].lower_ in {"were", "was", "are"}


def _cued(count: Count) -> bool:
    """Tell whether the words beside a number make it a part."""
    lists = lexis.harm().words
    doc, number = count.number.doc, count.number
    before = [t.lower_ for t in doc[max(number.sent.start, count.mention.start - 5) : count.mention.start]]
    after = [t.lower_ for t in doc[count.mention.end : count.mention.end + 4]]
    if any(w in lists["part_before"] for w in before[-4:]) or " ".join(before[-2:]) in {"of whom", "of them", "of which"}:
        return True
    return " ".join(after[:2]) in lists["part_after"] or (count.noun is not None and " ".join(after[1:3]) in lists["part_among"])


def part_word(count: Count) -> Token:
    """Return the word that makes a bare number a part ("them" in "22 of them"), the number itself where that stands before it."""
    doc, end = count.number.doc, count.mention.end
    return doc[end + 1] if " ".join(t.lower_ for t in doc[end : end + 2]) in lexis.harm().words["part_after"] else count.number


def _were(count: Count) -> bool:
    """Tell whether the number is told to be of a sort: "seventeen were children"."""
    return _is_be(count.number.doc, count.mention.end)


def _people_after(count: Count) -> Token | None:
    """Return the people word that says who a bare number counts: "22 of them women", "17 were children"."""
    doc, end = count.number.doc, count.mention.end
    for token in doc[end : end + 5]:
        if token.is_punct or token.is_sent_start:
            return None
        if token.pos_ == "NOUN":
            sort = is_people(token) and (population_of(token)[0] != "unknown" or token.lower_ in {"men", "males", "adults", "foreigners"})
            return token if sort else None
    return None


def _smaller(count: Count, whole: RawFigure) -> bool:
    top = whole.value.high if whole.value.high is not None else None
    return top is None or count.mention.low is None or count.mention.low <= top


def as_of(reading: Reading, figure: RawFigure) -> str | None:
    """Return the day at which the text says the figure stood ("as of Sunday", "by Monday evening"), or null."""
    sentence = figure.number.sent
    for date in found_in(sentence, reading.dates):
        if date.moment.start and date.moment.start == date.moment.end:
            before = [t.lower_ for t in reading.doc[max(sentence.start, date.start - 2) : date.start]]
            if before[-1:] == ["by"] or before == ["as", "of"] or before[-1:] == ["until"]:
                return date.moment.start
    return None
