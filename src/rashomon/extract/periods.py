"""Figures of several days or months, which are not one attack's.

"120 killed in the past three days", "two weeks of fighting left 60 dead".
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.owners import claim_owner
from rashomon.extract.syntax import SUBJECTS, ancestors, found_in, is_verb, span_of
from rashomon.extract.triggers import Trigger, is_event_form
from rashomon.lexicon import load
from rashomon.model import Moment
from rashomon.model.calendar import anchor_of
from rashomon.model.value import DatePrecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

    from rashomon.model import Reading, Span

LEAST_DAYS = 2
"""A shorter time is that of one event: "in the past 24 hours"."""

NEAR_DATE = 8
"""Words after "since" within which a date stands that it goes back to: "since the offensive began on Sunday"."""

ALMOST = 0.01
"""What is left of a day by counting in hours."""

LONGEST_NUMBER = 3
"""Digits of a number of days at most: a longer one is a year."""

RANKED = 12
"""Words before a length of time within which it is told that something is the worst in it."""

MONTH, YEAR = 30, 365
"""Days of the units from which on a length of time is no longer told by its days."""

MOST_DAYS = 40_000
"""Longer times are not worked out: no report tells of a longer one."""


class Period(msgspec.Struct, frozen=True):
    """A length of time as it is told: its words' ``span`` and the days as a moment.

    ``governor`` is the token that the words hang on; ``noun`` is what went on for so long, null where that is not told.
    """

    span: Span
    moment: Moment
    governor: Token
    noun: Token | None = None

    @property
    def sentence(self) -> int:
        """The index of the first token of its sentence."""
        return int(self.governor.sent.start)


def find_periods(reading: Reading) -> list[Period]:
    """Return the lengths of time told of in a document, in text order."""
    until = anchor_of(reading.document.published)
    doc = reading.doc
    found: list[Period] = []
    words = _words()
    looked_at = words["within"] | _days_of().keys() | {"since", "from", "between"}
    for token in doc:
        if token.lower_ not in looked_at:
            continue
        period = _since(reading, token, until) or _from_to(reading, token) or _tally(reading, token, until) or _length(doc, token, until)
        if period is not None and not (found and found[-1].span[1] > period.span[0]):
            found.append(period)
    return found


def period_of(word: Token, number: Token, periods: Sequence[Period]) -> Period | None:
    """Return the length of time that a figure is told of; ``word`` governs it. Null for a figure of no longer time."""
    start = int(word.sent.start)
    low, high = (bisect_left(periods, at, key=lambda period: period.sentence) for at in (start, start + 1))
    if low == high:
        return None
    clauses = {clause.i for one in (word, number) for clause in _clauses(one)}
    inside = {token.i for one in (word, number) for token in (one, *takewhile(lambda t: not is_verb(t), ancestors(one)))}
    return next((period for period in periods[low:high] if period.governor.i in inside or _told_in(period.governor).i in clauses), None)


def _told_in(governor: Token) -> Token:
    """Return the verb of the clause that a length of time is of: of "the riots that shook the town for a week killed 34" it is the last."""
    verb = _clause(governor)
    while (verb.dep_ == "relcl" and _is_event(verb.head)) or verb.dep_ in SUBJECTS:
        verb = _clause(verb.head)
    return verb


def _clause(token: Token) -> Token:
    """Return the verb of the clause in which a token stands."""
    return next((one for one in (token, *ancestors(token)) if is_verb(one) and one.dep_ not in {"aux", "auxpass", "amod"}), token)


def _clauses(token: Token) -> tuple[Token, ...]:
    """Return the verb of a token's clause, and the one that it goes with: "have shelled the town since May, killing hundreds"."""
    clause = _clause(token)
    return (clause, _clause(clause.head)) if clause.dep_ == "advcl" and clause.tag_ == "VBG" else (clause,)


def _is_event(noun: Token) -> bool:
    """Tell whether a noun is a word for what happens: "fighting", "clashes", "the riots"."""
    return any(is_event_form(form) for form in lexis.noun_lemmas(noun))


def _ranks(before: Iterable[Token]) -> bool:
    """Tell whether what comes before a length of time only ranks something within it: "the deadliest attack in two months"."""
    ranking = lexis.word_lists("events")["ranking"]
    return any((token.tag_ == "JJS" and token.lower_ != "least") or (token.lower_ in ranking and token.dep_ != "nsubj") for token in before)


def _words() -> dict[str, frozenset[str]]:
    return lexis.word_lists("periods")


def _days_of() -> dict[str, float]:
    """Return how many days each unit of time makes."""
    days: dict[str, float] = load("periods")["days"]
    return days


def _length(doc: Doc, token: Token, until: date | None) -> Period | None:
    """Read "in three days", "over the past two weeks", "in the last month", "18 months of war"; ``token`` is the unit."""
    words = _words()
    if token.lower_ not in _days_of() or token.dep_ in {"compound", "npadvmod", "poss"}:
        return None
    start, number = _counted(doc, token)
    after = doc[token.i + 1].lower_ if token.i + 1 < token.sent.end else ""
    if start is None or after in words["no_length"] or (number or LEAST_DAYS) * _days_of()[token.lower_] < LEAST_DAYS - ALMOST:
        return None
    noun = _of_what(token)
    led = start > token.sent.start and doc[start - 1].lower_ in words["within"]
    if not (led or noun is not None) or (noun is not None and not _is_event(noun)):
        return None
    start -= led
    if _ranks(doc[max(token.sent.start, start - RANKED) : start]):
        return None
    end = noun if noun is not None else token
    governor = next((one for one in ancestors(doc[start]) if not start <= one.i <= end.i), token)
    return Period(span_of(doc[start], end), _lasting(doc, (start, end.i), until, token, number), governor, noun)


def _counted(doc: Doc, unit: Token) -> tuple[int | None, int | None]:
    """Return where "the past three" before a unit of time begins and how many it is; null where nothing counts it, or only vaguely.

    A unit alone is one, but only where it is told to be the last: "in the past week".
    """
    words, dates = _words(), load("dates")
    few = {phrase.split()[-1] for phrase in dates["vague_numbers"]}

    def before(at: int) -> str:
        return doc[at].lower_ if at >= unit.sent.start else ""

    at, number = unit.i - 1, None
    while before(at) in words["between"]:
        at -= 1
    word, counted = before(at), True
    if word.isdigit() and len(word) <= LONGEST_NUMBER:
        number, at = int(word), at - 1
    elif word in dates["numbers"] and word not in {"a", "an"}:
        number, at = dates["numbers"][word], at - 1
    elif word in few:
        at -= 1 + (word == "of")
        at -= before(at) == "a"
    else:
        counted = False
    recent = before(at) in words["recent"]
    at -= recent
    at -= before(at) in {"the", "these", "those"}
    if counted:
        return at + 1, number
    return (at + 1, 1) if recent and unit.tag_ != "NNS" else (None, None)


def _lasting(doc: Doc, at: tuple[int, int], until: date | None, unit: Token, number: int | None) -> Moment:
    """Return the days up to the publication that a length of time takes, no finer than its unit says."""
    words = doc[at[0] : at[1] + 1].text
    length = _days_of()[unit.lower_]
    days = round((number or 0) * length)
    if until is None or not 0 < days <= min(MOST_DAYS, until.toordinal() - 1):
        return Moment(words=words)
    start = until - timedelta(days=days)
    return _from(start.isoformat(), "day" if length < MONTH else "month" if length < YEAR else "year", until, words)


def _from(start: str, grain: DatePrecision, until: date, words: str) -> Moment:
    """Return the time from a day on, or from the month or year in which that lies."""
    if grain in {"year", "years"}:
        return Moment(start=f"{start[:4]}-01-01", end=until.isoformat(), precision="years", words=words)
    if grain == "month":
        return Moment(start=f"{start[:7]}-01", end=until.isoformat(), precision="month", words=words)
    return Moment(start=start, end=until.isoformat(), precision="days", words=words)


def _of_what(unit: Token) -> Token | None:
    """Return what went on for so long: "three days of fighting"."""
    following = (token for token in unit.doc[unit.i + 1 : unit.i + 2] if token.lower_ == "of")
    of = next(following, None)
    return next((child for child in of.children if child.dep_ in {"pobj", "pcomp"}), None) if of is not None else None


def _since(reading: Reading, token: Token, until: date | None) -> Period | None:
    """Read "since Sunday", "since 5 May", "since the offensive began on Sunday"; what followed an attack is not its time."""
    if token.lower_ != "since" or token.i + 1 >= token.sent.end:
        return None
    near = [mention for mention in found_in(token.sent, reading.dates) if token.i < mention.start <= token.i + NEAR_DATE]
    if not near or until is None:
        return None
    mention, last = near[0], reading.doc[near[0].end - 1]
    between = reading.doc[token.i + 1 : mention.start]
    begun = [one for one in between if lexis.lemma(one) in _words()["beginnings"]]
    if last.dep_ == "poss" or (not begun and any(one.pos_ in {"NOUN", "VERB", "PROPN"} for one in between)):
        return None
    start = mention.moment.start
    if start is None or start >= until.isoformat():
        return None
    noun = next((child for verb in begun for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    words = reading.doc[token.i : mention.end].text
    moment = _from(start, mention.moment.precision, until, words)
    governor = begun[0].head if begun and token.head.i == begun[0].i else token.head
    return Period(span_of(token, last), moment, governor, noun if noun is not None and _is_event(noun) else None)


def _tally(reading: Reading, token: Token, until: date | None) -> Period | None:
    """Read "in January" where somebody counts what happened then ("recorded 140 deaths in January"), and the year in which it comes out.

    News tells no event of its own year by the year alone: "at least 412 people were abducted in 2030" is the year's.
    """
    if token.lower_ not in _words()["within"]:
        return None
    near = [mention for mention in found_in(token.sent, reading.dates) if mention.start == token.i + 1]
    if not near or near[0].moment.start is None or near[0].moment.precision not in {"month", "year", "years"}:
        return None
    last, moment = reading.doc[near[0].end - 1], near[0].moment
    this_year = until is not None and moment.precision == "year" and moment.start == f"{until.year}-01-01"
    if not this_year and lexis.lemma(_clause(token)) not in _words()["counting"]:
        return None
    return Period(span_of(token, last), moment, token.head)


def _from_to(reading: Reading, token: Token) -> Period | None:
    """Read "from 12 to 16 May", "between Monday and Thursday"."""
    joiner = {"from": "to", "between": "and"}.get(token.lower_)
    if joiner is None:
        return None
    near = [mention for mention in found_in(token.sent, reading.dates) if token.i < mention.start]
    if not near or near[0].start != token.i + 1:
        return None
    first, end = near[0], near[0]
    if len(near) > 1 and near[1].start == first.end + 1 and reading.doc[first.end].lower_ == joiner:
        end = near[1]
    start, last = first.moment.start, end.moment.end
    if start is None or last is None or start >= last or (end is first and first.moment.precision != "days"):
        return None
    grain: DatePrecision = "years" if "year" in first.moment.precision else "month" if first.moment.precision == "month" else "days"
    moment = Moment(start=start, end=last, precision=grain, words=reading.doc[token.i : end.end].text)
    return Period(span_of(token, reading.doc[end.end - 1]), moment, token.head)


def lasting_trigger(word: Token, period: Period, triggers: dict[int, Trigger]) -> Trigger:
    """Return the trigger that a figure of a length of time hangs on, made where there is none; ``word`` governs the figure.

    It is what went on for so long, or the word of harm itself, so that nothing told of a single event of that time joins it.
    """
    told = triggers.get(period.noun.i) if period.noun is not None else None
    if told is not None:
        return told
    owner = claim_owner(word, triggers)
    if owner is not None and owner.token.sent.start == word.sent.start and _goes_on(owner):
        return owner
    return triggers.get(word.i) or Trigger(word, word.i, lexis.lemma(word), "event")


def _goes_on(trigger: Trigger) -> bool:
    """Tell whether what a trigger names may be more than one moment's: "the riots", "shelling", "air strikes"."""
    token = trigger.token
    return token.pos_ == "NOUN" and (trigger.kind in _words()["lasting_kinds"] or token.tag_ == "NNS" or token.lower_.endswith("ing"))
