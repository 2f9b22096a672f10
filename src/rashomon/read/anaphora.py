"""Pronouns and descriptions ("he", "the group", "the ministry"), resolved by rule where one reading stands out, else left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.lexicon import load
from rashomon.read.aliases import Draft
from rashomon.read.persons import Persons
from rashomon.read.surface import Surface

if TYPE_CHECKING:
    from spacy.tokens import Doc

PRONOUNS = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BODIES = frozenset({"group", "agency", "outlet", "country", "other"})
PERSON_REACH, DESCRIPTION_REACH, BODY_REACH = 3, 4, 1
"""How many sentences back the one meant may stand."""


@dataclass(frozen=True, slots=True)
class Field:
    """What resolution looks at: the text, its parse, the mentions so far in order, and what is known of the persons."""

    text: Surface
    doc: Doc
    drafts: list[Draft]
    persons: Persons


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    titles, groups = load("titles"), load("groups")
    return {
        "unnamed": frozenset(titles["unnamed_people"]),
        "verbs": frozenset(titles["body_verbs"]),
        "officials": frozenset(titles["officials"]),
        "taken_up": frozenset(titles["taken_up"]),
        "outlawing": frozenset(groups["outlawing"]),
        **{kind: frozenset(nouns) for kind, nouns in groups["descriptions"].items()},
    }


def resolve(field: Field) -> list[Draft]:
    """Return the mentions by pronoun and description that could be resolved."""
    taken = {token for draft in field.drafts for token in range(draft.start, draft.end)}
    found = []
    for at in range(len(field.text.words)):
        if at in taken:
            continue
        word = field.text.lower(at)
        draft = None
        if word in PRONOUNS:
            draft = _person(field, at, PRONOUNS[word])
        elif word in {"it", "they"}:
            draft = _body(field, at)
        elif word == "the":
            draft = _description(field, at)
        if draft is not None:
            found.append(draft)
    return found


def _same_as(draft: Draft, start: int, end: int) -> Draft:
    return Draft(start=start, end=end, key=draft.key, name=draft.name, kind=draft.kind, country=draft.country, rank=-1)


def _person(field: Field, at: int, gender: str) -> Draft | None:
    trailing = _trails(field.doc, at)

    def fits(one: Draft) -> bool:
        if trailing and field.text.sentence[one.start] == field.text.sentence[at]:
            return False
        agrees = one.kind == "person" and field.persons.genders.get(one.key, gender) == gender
        return agrees and not _other_than(field.doc, one, at) and not _only_tells(field, one, at)

    draft = _nearest(field, at, PERSON_REACH, fits)
    if draft is None or _unnamed_between(field, draft.end, at):
        return None
    return _same_as(draft, at, at + 1)


def _trails(doc: Doc, at: int) -> bool:
    """Tell whether a pronoun says what stands before it: in "X's militia did it, he said" it is no name of what was said."""
    pronoun = doc[at]
    verb = pronoun.head
    said = any(kid.dep_ in {"ccomp", "parataxis"} and kid.i < pronoun.i for kid in verb.children)
    return pronoun.dep_ in SUBJECTS and verb.lemma_ in _words()["verbs"] and said


def _only_tells(field: Field, one: Draft, at: int) -> bool:
    """Tell whether an official named as a source only tells what befell others: "Lt. Ruck said … He was shot" is not the lieutenant."""
    name, words = field.doc[one.end - 1], _words()
    tells = name.dep_ in SUBJECTS and name.head.lemma_ in words["verbs"]
    verb = field.doc[at].head
    speaks = verb.lemma_ in words["verbs"] and field.doc[at].dep_ in SUBJECTS
    official = any(title.split()[-1] in words["officials"] for title in field.persons.titles.get(one.key, ()))
    return tells and official and not speaks


def _other_than(doc: Doc, one: Draft, at: int) -> bool:
    """Tell whether grammar keeps a pronoun from standing for a name: "X shot him", "according to X he was hurt"."""
    pronoun, name = doc[at], doc[one.end - 1]
    if pronoun.dep_ == "dobj" and not pronoun.lower_.endswith("self"):
        return any(kid.dep_ == "nsubj" and kid.left_edge.i <= name.i <= kid.right_edge.i for kid in pronoun.head.children)
    cited = name.dep_ == "pobj" and name.head.lower_ == "to" and name.head.head.lower_ == "according"
    return cited and pronoun.sent == name.sent and name.head.head.head == pronoun.head


def _nearest(field: Field, at: int, reach: int, fits: Callable[[Draft], bool]) -> Draft | None:
    """Return the one meant: of the nearest sentence that names any that fit, its subject, or its only one."""
    sentence = field.text.sentence[at]
    by_sentence: dict[int, list[Draft]] = {}
    for one in field.drafts:
        if one.start >= at:
            break
        if sentence - reach <= field.text.sentence[one.start] and fits(one):
            by_sentence.setdefault(field.text.sentence[one.start], []).append(one)
    if not by_sentence:
        return None
    near = by_sentence[max(by_sentence)]
    subjects = [one for one in near if is_subject(field.doc, one)]
    choice = subjects or near
    return choice[-1] if len({one.key for one in choice}) == 1 else None


def is_subject(doc: Doc, one: Draft) -> bool:
    """Tell whether a mention is a subject, or joined to one by "and"."""
    tokens = [doc[at] for at in range(one.start, one.end)]
    return any(token.dep_ in SUBJECTS or (token.dep_ == "conj" and token.head.dep_ in SUBJECTS) for token in tokens)


def _unnamed_between(field: Field, start: int, at: int) -> bool:
    """Tell whether somebody unnamed stands between a name and a pronoun as a subject, and may be the one meant."""
    unnamed = _words()["unnamed"]
    return any(
        field.text.words[token] in unnamed and (field.doc[token].dep_ in SUBJECTS or field.text.sentence[token] == field.text.sentence[at])
        for token in range(start, at)
    )


def _body(field: Field, at: int) -> Draft | None:
    """Resolve "it" and "they" where they speak or act as a body does: "it said", "they claimed"."""
    token = field.doc[at]
    if token.dep_ not in SUBJECTS or token.head.lemma_ not in _words()["verbs"] or token.head.i < at:
        return None
    draft = _nearest(field, at, BODY_REACH, lambda one: one.kind in BODIES and is_subject(field.doc, one))
    return _same_as(draft, at, at + 1) if draft is not None else None


def _description(field: Field, at: int) -> Draft | None:
    """Resolve "the group", "the defence ministry", "the president"."""
    end = at + 1
    while end - at <= 3 and field.text.word(end).isalpha() and field.text.word(end).islower():
        end += 1
    for stop in range(end, at + 1, -1):
        phrase = " ".join(field.text.words[at + 1 : stop])
        fits = _fitting(field, phrase)
        if (
            fits is not None
            and field.doc[stop - 1].dep_ not in {"compound", "amod"}
            and field.text.word(stop) not in {"of", "that", "which", "who"}
        ):
            if any(one.start == stop for one in field.drafts):
                return None  # "the rebel group X": it is named right here
            draft = _nearest(field, at, DESCRIPTION_REACH, fits)
            return _same_as(draft, at, stop) if draft is not None else None
    return None


def _qualified(phrase: str, words: dict[str, frozenset[str]]) -> bool:
    """Tell whether a phrase is one of a group's, with an adjective that does not set it against another: "outlawed group"."""
    first, _, rest = phrase.partition(" ")
    return rest in words["group"] and first in words["outlawing"]


def _fitting(field: Field, phrase: str) -> Callable[[Draft], bool] | None:
    words = _words()
    if phrase in words["group"] or _qualified(phrase, words):
        return lambda one: one.kind == "group"
    if phrase in words["monitor"]:
        return lambda one: one.monitor
    if phrase in words["outlet"]:
        return lambda one: one.kind == "outlet"
    if phrase in words["taken_up"]:
        return lambda one: any(title.split()[-1] == phrase.split()[-1] for title in field.persons.titles.get(one.key, ()))
    if phrase.split()[-1:] and phrase.split()[-1] in words["agency"]:
        return lambda one: one.kind == "agency" and phrase in one.key
    return None
