"""Event mentions: triggers with the time, place, names and claims that hang on them in their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.circumstances import Circumstances, circumstances_of
from rashomon.extract.counting import is_people
from rashomon.extract.owners import days_apart
from rashomon.extract.reality import reality_of
from rashomon.extract.spaced import spaced
from rashomon.extract.syntax import ancestors, children, noun_phrase, phrase_text, prepositional, span_of
from rashomon.model import Mention, Moment, content_id
from rashomon.model.value import PRECISIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from rashomon.extract.longer import LongerTimes
    from rashomon.extract.triggers import Trigger
    from rashomon.model import Reading, Span

    Nations = list[tuple[int, str]]

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
"""Determiners that point at an event already spoken of."""


class Sentences:
    """Sentence and paragraph numbers of tokens, counted once a document."""

    def __init__(self, doc: Doc) -> None:
        self._sentence: list[int] = []
        self._paragraph: list[int] = []
        self._spans: list[Span] = []
        paragraph = 0
        for number, sent in enumerate(doc.sents):
            words = [t for t in sent if not t.is_space]
            self._spans.append(span_of(*(words or list(sent))))
            for token in sent:
                self._sentence.append(number)
                self._paragraph.append(paragraph)
                if token.is_space and token.text.count("\n") >= 1:
                    paragraph += 1

    def sentence(self, token: Token) -> int:
        """Return the number of the token's sentence, from 0."""
        return self._sentence[token.i]

    def paragraph(self, token: Token) -> int:
        """Return the number of the token's paragraph, from 0."""
        return self._paragraph[token.i]

    def span(self, sentence: int) -> Span:
        """Return the span of a sentence without the white space around it."""
        return self._spans[sentence]


class Claimed(msgspec.Struct, frozen=True):
    """A claim and the trigger that it hangs on."""

    claim: str
    trigger: Trigger


def find_mentions(reading: Reading, longer: LongerTimes, claimed: Sequence[Claimed]) -> list[Mention]:
    """Return the event mentions of a document in text order, each with the claims that hang on it; ``longer`` holds their triggers."""
    triggers, lasting = longer.triggers, longer.lasting
    sentences = Sentences(reading.doc)
    claims: dict[int, list[str]] = {}
    for one in claimed:
        claims.setdefault(one.trigger.token.i, []).append(one.claim)
    around, nations = circumstances_of(reading, triggers), _nations(reading)
    found = []
    for i, trigger in sorted(triggers.items()):
        mention = _mention(reading, trigger, sentences, around[i], claims.get(i, []), nations)
        if mention is not None and i in lasting:
            mention = msgspec.structs.replace(mention, lasting=True, several=i in longer.several, moment=lasting[i].moment)
        if mention is not None:
            found.append((i, mention))
    return spaced(reading, found, around)


def _mention(
    reading: Reading,
    trigger: Trigger,
    sentences: Sentences,
    circumstances: Circumstances,
    claims: list[str],
    nations: Mapping[int, Nations],
) -> Mention | None:
    moments = [date.moment for date in circumstances.dates]
    places = tuple(dict.fromkeys(place.place for place in circumstances.places))
    names = () if trigger.words in lexis.word_lists("events")["aftermath"] else tuple(_names(reading, trigger, nations))
    if trigger.weak and not (claims or moments or places or names):
        return None
    token = trigger.token
    span = span_of(reading.doc[trigger.first], token)
    reality = reality_of(trigger)
    return Mention(
        id=content_id("men", reading.document.id, span),
        document=reading.document.id,
        span=span,
        sentence_span=sentences.span(sentences.sentence(token)),
        trigger=trigger.words,
        kind=trigger.kind,
        reality=reality,
        definite=_definite(token),
        indefinite=any(child.lower_ in {"a", "an", "another"} for child in children(token, "det")),
        described=any(child.dep_ in {"relcl", "acl"} for child in token.children),
        plural=token.tag_ in {"NNS", "NNPS"},
        recalled=_recalled(trigger, apart=bool(moments or places)),
        sentence=sentences.sentence(token),
        paragraph=sentences.paragraph(token),
        moment=best_moment(moments),
        places=places,
        names=names,
        targets=tuple(_targets(token)),
        claims=tuple(claims),
    )


def best_moment(moments: Sequence[Moment]) -> Moment | None:
    """Return the most exact of several moments, the first of equals; null where there is none."""
    return min(moments, key=lambda moment: PRECISIONS.index(moment.precision), default=None)


def _definite(token: Token) -> bool:
    return any(child.lower_ in DEFINITE for child in token.children if child.dep_ in {"det", "predet"}) or bool(children(token, "poss"))


def _recalled(trigger: Trigger, *, apart: bool) -> bool:
    """Tell whether the text sets the event apart from the one it is about ("a previous attack", "a similar bombing").

    ``apart``: it is told with a time or a place. "Three others were also shot" tells of the same event, "the gunmen also attacked the port"
    and "a man was also shot in the port" do not.
    """
    lists = lexis.word_lists("events")
    token = trigger.token
    if trigger.kind == "event":
        return any(child.lower_ in lists["apart"] for child in token.children)
    verb = token.head if token.dep_ in {"dobj", "nsubjpass", "nsubj"} and token.head.pos_ == "VERB" else token
    beside = [child for child in token.children if child.dep_ in {"amod", "advmod", "det"}]
    beside += [child for child in verb.children if child.dep_ == "advmod" and child.lower_ in lists["recalling_adverbs"]]
    perfect = any(child.lower_ in {"has", "have", "had"} for child in verb.children if child.dep_ == "aux")
    many = lists["other_deeds"] | (lists["separating"] if perfect else frozenset())
    if token.dep_ == "pobj" and token.head.lower_ == "for" and lexis.lemma(token.head.head) in lists["answered"]:
        return True
    if _came_before(token):
        return True
    others = token.tag_ == "NNS" and any(child.lower_ in many for child in beside)
    more = not apart and any(map(is_people, children(token, "nsubjpass")))
    words = lists["recalling"] - lists["one_more"] if more else lists["recalling"]
    return others or any(child.lower_ in words for child in beside)


def _came_before(token: Token) -> bool:
    """Tell whether an event is one that another is told to have come after: "it follows an attack on …", "came a week after …"."""
    lists = lexis.word_lists("events")
    if token.dep_ == "dobj" and lexis.lemma(token.head) in lists["following"]:
        return True
    clause = next((one for one in (token, *ancestors(token)) if days_apart(one)), None)
    return clause is not None and lexis.lemma(clause.head) in lists["coming"]


def _names(reading: Reading, trigger: Trigger, nations: Mapping[int, Nations]) -> Iterable[str]:
    """Yield proper names tied to the trigger: compounds before it, venues and targets after a preposition, the victims' country."""
    token = trigger.token
    yield from _victims_nations([*prepositional(token, "of", "on", "against"), *children(token, "dobj", "nsubjpass")], nations)
    for child in token.children:
        named = child.pos_ == "PROPN" and child.ent_type_ not in {"DATE", "TIME", "CARDINAL", "ORDINAL"}
        if named and child.dep_ in {"compound", "nmod", "amod", "poss"} and child.i < token.i:
            left, right = noun_phrase(child)
            yield reading.doc[left.i : right.i + 1].text
    if trigger.kind in lexis.word_lists("events")["of_vessels"]:
        yield from (phrase_text(one) for one in children(token, "nsubj", "nsubjpass") if one.pos_ == "PROPN" and one.ent_type_ != "PERSON")
    holders = [token, token.head] if token.dep_ in {"acomp", "attr"} else [token]
    where = ("at", "on", "in", "of", "outside", "near", "against", "inside")
    for obj in (found for holder in holders for found in prepositional(holder, *where)):
        if obj.pos_ == "PROPN" and obj.ent_type_ not in {"DATE", "TIME", "CARDINAL"}:
            yield phrase_text(obj)


def _nations(reading: Reading) -> dict[int, Nations]:
    """Return the countries named, each with its mention's place among all, by the tokens that it stands at."""
    found: dict[int, Nations] = {}
    for number, name in enumerate(reading.names):
        entity = reading.entities[name.entity]
        if entity.kind == "country":
            for i in range(name.start, name.end):
                found.setdefault(i, []).append((number, entity.name))
    return found


def _victims_nations(victims: Sequence[Token], nations: Mapping[int, Nations]) -> Iterable[str]:
    """Yield the country of victims named by their people ("84 Norwegians", "Norwegian tourists")."""
    at = {child.i for victim in victims for child in (victim, *children(victim, "amod", "compound"))}
    yield from (country for _, country in sorted({nation for i in at for nation in nations.get(i, ())}))


def _targets(token: Token) -> Iterable[str]:
    """Yield common nouns for what was hit: objects of an attacking verb, "on a school", "at the hall", "school attack"."""
    heads = [*prepositional(token, "on", "at", "against", "of", "in"), *children(token, "dobj", "nsubjpass", "compound")]
    for head in heads:
        if head.pos_ == "NOUN":
            yield lexis.lemma(head)
            yield from (lexis.lemma(c) for c in children(head, "compound") if c.pos_ == "NOUN")
