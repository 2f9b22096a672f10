"""Tolls: "a death toll of 40", "the toll rose to 140", "the number of wounded stands at 300", "40-strong death toll"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.frames import Harmed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from rashomon.extract.counting import Count

FAR = 30
"""The same where the number stands right after "to" or "at" ("the number of people killed in … rose to 47")."""

COUNTS = frozenset({"number", "count", "tally", "total", "estimate", "estimates", "figure", "figures"})
"""Nouns that make a toll of those who follow: "the number of dead", "the tally of those killed"."""

MOVES = frozenset({"down", "up", "upward", "upwards", "downward", "downwards", "sharply"})
"""Words between a verb that moves a toll and where it is moved."""

PUTTING = frozenset({"put", "place", "estimate", "number"})
"""Verbs that set those harmed at a number: "put the wounded at 45"."""

FROM_TO = 5
"""Words from "from" to "to" at most: "from more than 52 to 47"."""

REACH = 12
"""How many tokens after the toll word its number may stand."""


def is_toll_word(token: Token) -> bool:
    """Tell whether a word stands for a count of those harmed."""
    return token.lower_ == "toll" or token.lower_ in COUNTS


def find_tolls(doc: Doc) -> dict[int, tuple[int, str]]:
    """Return toll words of the document: index of the last token of each, with index of its first and the kind of harm."""
    table = lexis.harm()
    heads = {words[-1] for words in table.tolls} | COUNTS
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        if token.lower_ in heads or token.lower_ == "life":
            match = _toll_at(token)
            if match:
                found[token.i] = match
    return _longest(found)


def _toll_at(token: Token) -> tuple[int, str] | None:
    doc, table = token.doc, lexis.harm()
    if token.lower_ in COUNTS and (counted := _number_of(token)) is not None:
        return counted
    for length in (5, 4, 3, 2, 1):
        words = tuple(t.lower_ for t in doc[max(0, token.i - length + 1) : token.i + 1])
        if len(words) == length and words in table.tolls:
            if length == 1 and _other_toll(token):
                return None
            return token.i - length + 1, table.tolls[words]
    return None


def _other_toll(token: Token) -> bool:
    """Tell whether a bare "toll" is something else: a road's, a bell's, "took its toll"."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return before in {"its", "their", "his", "heavy", "road", "bridge", "a"} or token.pos_ == "VERB"


def _number_of(token: Token) -> tuple[int, str] | None:
    """Read "the number of dead", "the number of people killed", "the number killed"."""
    doc, table = token.doc, lexis.harm()
    if token.i + 2 >= len(doc):
        return None
    after = doc[token.i + 1]
    if after.tag_ == "VBN" and (kind := table.verb_kind.get(lexis.lemma(after))):
        return token.i + 1, kind  # "the number killed"
    if after.lower_ not in {"of", "for"}:
        return None
    for other in doc[token.i + 2 : token.i + 6]:
        for form in lexis.noun_lemmas(other):
            kind = table.noun_kind.get(form) or table.adjective_kind.get(form) or table.verb_kind.get(form)
            if kind:
                return token.i, kind
        if other.pos_ not in {"NOUN", "ADJ", "PROPN", "DET"} and other.lower_ not in {"those", "these"}:
            return None
    return None


def _longest(found: dict[int, tuple[int, str]]) -> dict[int, tuple[int, str]]:
    """Drop a toll word that lies within a longer one."""
    return {
        last: (first, kind)
        for last, (first, kind) in found.items()
        if not any(other != last and start <= first and last <= other for other, (start, _) in found.items())
    }


def toll_frame(count: Count, tolls: dict[int, tuple[int, str]]) -> Harmed | None:
    """Return the toll that a number states: the nearest toll word before it in its sentence, with only toll language between."""
    doc = count.number.doc
    if count.noun is not None and not _countable(count.noun):
        return None
    sentence = count.number.sent
    brought = _brought_to(count, tolls) or _put_those(count)
    if brought is not None:
        return brought
    for last in sorted(tolls, reverse=True):
        if sentence.start <= last < count.mention.start:
            behind = max(last, tolls[last][0]) + 1  # "the number killed": behind both
            between = [t for t in doc[behind : count.mention.start] if t.idx < count.mention.span[0]]
            if between and between[-1].lower_ == "from" and count.mention.qualifier != "range":
                return None  # "cut from 120 to 94": what it was
            if (len(between) < REACH and _toll_language(between)) or _moved(count, list(doc[tolls[last][0] : last + 1]), between):
                return Harmed(tolls[last][1], doc[last], "toll", 0.93)
            return None
    return None


def _brought_to(count: Count, tolls: dict[int, tuple[int, str]]) -> Harmed | None:
    """Read "bringing to 200 the number of dead": the toll stands behind its number."""
    prep, doc, end = count.outer.head, count.number.doc, count.mention.end
    if count.outer.dep_ != "pobj" or prep.lower_ != "to" or lexis.lemma(prep.head) not in lexis.harm().words["toll_verbs"]:
        return None
    for last, (first, kind) in tolls.items():
        if end <= min(first, last) <= end + 2 and doc[end].lower_ in {"the", "its", "their"}:
            return Harmed(kind, doc[last], "toll", 0.9)
    return None


def _put_those(count: Count) -> Harmed | None:
    """Read "put the other wounded at more than 45", "put the dead civilians at 35": those harmed stand for their number."""
    doc, at = count.number.doc, count.mention.start
    while at > 0 and doc[at - 1].idx >= count.mention.span[0]:
        at -= 1
    if at < 4 or doc[at - 1].lower_ != "at":
        return None
    word = doc[at - 2] if doc[at - 2].lower_ in lexis.harm().adjective_kind or doc[at - 2].pos_ != "NOUN" else doc[at - 3]
    if word.i < 2:
        return None
    before = doc[word.i - 1] if doc[word.i - 1].lower_ == "the" else doc[word.i - 2]
    verb = doc[before.i - 1] if before.lower_ == "the" and before.i else None
    kind = lexis.harm().adjective_kind.get(word.lower_)
    put = verb is not None and verb.pos_ == "VERB" and lexis.lemma(verb) in PUTTING
    return Harmed(kind, word, "toll", 0.85) if kind is not None and put else None


def _moved(count: Count, toll: list[Token], between: list[Token]) -> bool:
    """Tell whether a verb moves the toll to the number, whatever stands between: it rose to it, or somebody lowered it to it."""
    verbs = lexis.harm().words["toll_verbs"]
    prep = count.outer.head
    carried = [t for t in toll if t.dep_ in {"nsubj", "nsubjpass", "dobj"} and lexis.lemma(t.head) in verbs]
    if count.outer.dep_ == "pobj" and prep.lower_ in {"to", "at"} and any(t.head.i == prep.head.i for t in carried):
        return True
    if between and between[0].lower_ == "of":  # "lowered its count of the dead from 120 to 94"
        at = next((i for i, token in enumerate(between[:REACH]) if token.lower_ == "from"), 0)
        between = between[at:]
    if between and between[0].lower_ in MOVES:
        between = between[1:]  # "revised down from 120 to 94"
    if between and between[0].lower_ == "from" and between[-1].lower_ == "to" and len(between) <= FROM_TO:
        return bool(carried)  # "cut the toll from 52 to 47"
    if not between or len(between) > FAR or between[-1].lower_ not in {"to", "at"} or any(t.like_num for t in between):
        return False
    moving = prep.head if count.outer.dep_ == "pobj" and prep.lower_ == "to" else None
    if moving in between and lexis.lemma(moving) in verbs and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in moving.children):
        return True  # "the number of people killed when it went down rose to 39": the parse hung the rising elsewhere
    lowered = any(t.dep_ == "dobj" and t.head.i < t.i for t in carried)
    return lowered and not any(_tells_on(t) and lexis.lemma(t) not in verbs for t in between)


def _tells_on(token: Token) -> bool:
    """Tell whether a finite verb begins another statement, so that what follows it is no longer the toll's."""
    return token.tag_ in {"VBD", "VBZ", "VBP"} and token.dep_ not in {"acl", "relcl", "aux", "auxpass"}


def _countable(noun: Token) -> bool:
    from rashomon.extract.counting import is_not_people

    return not is_not_people(noun)


def _toll_language(between: list[Token]) -> bool:
    """Tell whether the words between toll and number carry it: a preposition or a verb of motion, nothing that takes another number."""
    verbs = lexis.harm().words["toll_verbs"]
    if not between:
        return True
    if any(t.like_num or t.dep_ == "mark" or t.tag_ == "MD" for t in between):
        return False
    carries = any(
        t.lower_ in {"of", "to", "at", ":", "as", "is", "was", "above", "past", "beyond", "over"} or lexis.lemma(t) in verbs
        for t in between
    )
    return carries and not any(t.lower_ in {";", "killed", "injured", "wounded", "that", "than"} for t in between)
