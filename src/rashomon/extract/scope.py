"""Whether a figure is a total, an addition or a part of another, and as of which day it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.counting import is_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.extract.counting import Count
    from rashomon.extract.figures import RawFigure
    from rashomon.model import Reading
    from rashomon.model.value import Scope

LOOK_BACK = 8


def scope_of(figure: RawFigure, before: Sequence[RawFigure]) -> tuple[Scope, str | None]:
    """Return the scope of a figure, given the figures before it in the document, and the reason where it is no plain total."""
    if _is_part(figure):
        return "part", "a part: “including”, “of them”"
    if _is_additional(figure):
        same_sentence = [f for f in before if f.number.sent == figure.number.sent]
        if same_sentence and not any(f.kind == figure.kind for f in same_sentence):
            return "total", None
        return "additional", "on top of an earlier figure"
    return "total", None


def _window(figure: RawFigure) -> tuple[list[str], list[str]]:
    """Return the lower-case words before the figure's number and after it, within its sentence."""
    number = figure.number
    sentence = number.sent
    doc = number.doc
    start, end = figure.counted
    before = [t.lower_ for t in doc[max(sentence.start, number.i - LOOK_BACK) : number.i] if t.idx < start]
    after = [t.lower_ for t in doc[number.i + 1 : min(sentence.end, number.i + 12)] if t.idx >= end][:5]
    return before, after


def _is_part(figure: RawFigure) -> bool:
    words = lexis.harm().words
    before, after = _window(figure)
    near = before[-6:]
    if figure.word.dep_ != "ROOT" and any(word in words["part_before"] for word in near[-5:]) and not _clause_between(figure, near):
        return True
    if any(mark in " ".join(after[:4]) for mark in words["part_after"]):
        return True
    joined = " ".join(near)
    return any(mark in joined for mark in ("of whom", "of them", "among them", "of which", "amongst them", "among the dead", "of the dead"))


def _clause_between(figure: RawFigure, near: list[str]) -> bool:
    """Tell whether a finite verb stands between "including" and the number, so that it belongs to something else."""
    cue = max(i for i, word in enumerate(near) if word in lexis.harm().words["part_before"])
    between = figure.number.doc[figure.number.i - (len(near) - cue) + 1 : figure.number.i]
    return any(token.tag_ in {"VBD", "VBZ", "VBP"} for token in between)


def _is_additional(figure: RawFigure) -> bool:
    before, after = _window(figure)
    marks = lexis.harm().words["additional"]
    return (any(word in marks for word in after[:2]) and "than" not in after[:3]) or any(word in marks - {"more"} for word in before[-3:])


def bare_part(count: Count, found: Sequence[RawFigure]) -> RawFigure | None:
    """Return the figure that a number without a harm word is a part of, or null.

    "…, including 11 children", "nine of them women", "among them three police": the figure is the last one before it in the sentence, or in
    the sentence before where that is how the number's own begins.
    """
    if count.noun is not None and not is_people(count.noun):
        return None
    doc, number = count.number.doc, count.number
    before = [t.lower_ for t in doc[max(number.sent.start, count.mention.start - 5) : count.mention.start]]
    after = [t.lower_ for t in doc[count.mention.end : count.mention.end + 3]]
    cue = any(w in lexis.harm().words["part_before"] for w in before[-4:]) or " ".join(after[:2]) in lexis.harm().words["part_after"]
    cue = cue or " ".join(before[-2:]) in {"of whom", "of them", "of which"}
    if not cue:
        return None
    wholes = [f for f in found if f.number.i < number.i and f.value.low != 0 and f.kind != "attackers"]
    if not wholes:
        return None
    last = wholes[-1]
    near = last.number.sent == number.sent or last.number.sent.end >= number.sent.start
    return last if near and _smaller(count, last) else None


def _smaller(count: Count, whole: RawFigure) -> bool:
    top = whole.value.high if whole.value.high is not None else None
    return top is None or count.mention.low is None or count.mention.low <= top


def as_of(reading: Reading, figure: RawFigure) -> str | None:
    """Return the day at which the text says the figure stood ("as of Sunday", "by Monday evening"), or null."""
    sentence = figure.number.sent
    for date in reading.dates:
        if sentence.start <= date.start < sentence.end and date.moment.start and date.moment.start == date.moment.end:
            before = [t.lower_ for t in reading.doc[max(sentence.start, date.start - 2) : date.start]]
            if before[-1:] == ["by"] or before == ["as", "of"] or before[-1:] == ["until"]:
                return date.moment.start
    return None
