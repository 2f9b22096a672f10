"""Numbers set against another by the same verb, which stands only once: "the opposition put the toll at 400 and the government at 120"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from rashomon.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

JOINING = frozenset({",", ";", "and", "while", "but", "whereas", "against"})
AT = frozenset({"at", "to"})
NAMED = frozenset({"NOUN", "PROPN", "ADJ"})
LONGEST = 6
"""Words that name who gives the number, at most."""


class Rival(msgspec.Struct, frozen=True):
    """A number that somebody else gives for what the sentence has given a number for.

    ``number`` is its token, ``start`` and ``end`` bound it with the words that qualify it, ``first`` is the number that it is set against,
    ``verb`` the verb they share; ``source`` bounds who gives it, ``speaker`` heads it.
    """

    number: Token
    start: int
    end: int
    first: Token
    verb: Token
    source: tuple[int, int]
    speaker: Token


@lru_cache(maxsize=1)
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """Return the verbs that set a figure, and those of saying and counting."""
    raw = load("cues")["tally"]
    return frozenset(raw["verbs"]) | frozenset(raw["giving"]), frozenset(raw["counting"])


def find_rivals(doc: Doc) -> list[Rival]:
    """Return the numbers that are set against another so, in text order."""
    found: list[Rival] = []
    earlier: list[Token] = []
    for index in np.flatnonzero(doc.to_array("LIKE_NUM")).tolist():
        token = doc[index]
        if earlier and earlier[-1].sent.start != token.sent.start:
            earlier = []
        if _counts(token):
            found.extend(_rival(token, earlier))
            earlier.append(token)
    return found


def _counts(token: Token) -> bool:
    if not token.like_num or token.pos_ != "NUM" or token.ent_type_ in {"TIME", "MONEY", "PERCENT", "ORDINAL"}:
        return False
    return token.ent_type_ != "DATE" or len(token) < len("2001")  # a bare number passes for an age, a year is one


def _rival(number: Token, earlier: list[Token]) -> Iterator[Rival]:
    first = next((one for one in reversed(earlier) if one.i < number.i - 1), None)
    if first is None:
        return
    doc, sentence = number.doc, number.sent
    end = number.i + 1
    bound = _bound(number)
    at = bound - 1 if doc[bound - 1].lower_ in AT else bound
    before = _named_before(doc, at, first.i)
    verb = _verb_before(first)
    setting = verb is not None and verb.lemma_.lower() in _verbs()[0]
    against = before is not None and _sets_against(doc, before, at < bound, setting) and _closes(doc, end, sentence.end)
    source = before if against else _named_after(doc, end, first)
    if verb is None or source is None or not (against or _is_passive(verb)):
        return
    head = doc[source[0] : source[1]].root
    yield Rival(number, bound, end, first, verb, source, head)


@lru_cache(maxsize=1)
def _qualifying() -> frozenset[str]:
    words = load("numbers")
    before = {word for phrases in words["before"].values() for phrase in phrases for word in phrase.split()}
    return frozenset(before | set(words["strengthening"]))


def _bound(number: Token) -> int:
    """Return where a number begins with what qualifies it: "at least 120", "about 40"."""
    qualifying, at = _qualifying(), number.i
    while at > number.sent.start and number.doc[at - 1].lower_ in qualifying - AT:
        at -= 1
    least = at < number.i and number.doc[at].lower_ in {"least", "most"} and number.doc[at - 1].lower_ == "at"
    return at - 1 if least else at


def _named_before(doc: Doc, end: int, after: int) -> tuple[int, int] | None:
    """Return who is named right before ``end``, between something that joins and it."""
    start = end
    while start > after + 1 and end - start < LONGEST and (doc[start - 1].pos_ in NAMED or doc[start - 1].tag_ == "POS"):
        start -= 1
    if start == end or doc[end - 1].pos_ not in {"NOUN", "PROPN"}:
        return None
    if doc[start - 1].pos_ == "DET":
        start -= 1
    return (start, end) if start - 1 > after and doc[start - 1].lower_ in JOINING else None


def _sets_against(doc: Doc, source: tuple[int, int], at: bool, setting: bool) -> bool:
    """Tell whether who is named gives the number: "and the government at 120", ", the union 44"; not "Highway 40", "and the rebels 40"."""
    last = doc[source[1] - 1]
    one = doc[source[0]].pos_ == "DET" or last.tag_ == "NNS" or last.ent_type_ in {"ORG", "GPE", "NORP"}
    return (at or one) and (setting or doc[source[0] - 1].lower_ != "and")


def _closes(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a clause ends at a token."""
    return at >= end or doc[at].is_punct or doc[at].is_space or doc[at].pos_ == "CCONJ"


def _named_after(doc: Doc, at: int, first: Token) -> tuple[int, int] | None:
    """Return who is named after "by" where the first number has its own: "put at 400 by the opposition and at 120 by the government"."""
    if at >= len(doc) or doc[at].lower_ != "by" or first.nbor().lower_ != "by":
        return None
    named = next((child for child in doc[at].children if child.dep_ == "pobj"), None)
    return (named.left_edge.i, named.i + 1) if named is not None else None


def _verb_before(first: Token) -> Token | None:
    """Return the verb by which the first number is given: "put the toll at 400", "said 12 had died", "counted 31 bodies"."""
    setting, counting = _verbs()
    for token in reversed(first.doc[first.sent.start : first.i]):
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and (lemma in counting or lemma in setting):
            return token
    return None


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
