"""Event mentions: triggers with the time, place, names and claims that hang on them in their sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.reality import reality_of
from rashomon.extract.syntax import ancestors, children, conjuncts, noun_phrase, phrase_text, prepositional, span_of
from rashomon.model import Mention, Moment, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

    from rashomon.extract.triggers import Trigger
    from rashomon.model import DateMention, PlaceMention, Reading, Span

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
OCCURRING = frozenset(
    [
        "take",
        "occur",
        "happen",
        "be",
        "hit",
        "rock",
        "kill",
        "leave",
        "carry",
        "commit",
        "stage",
        "launch",
        "unfold",
        "injure",
        "wound",
        "destroy",
        "erupt",
        "begin",
        "shake",
        "tear",
        "rip",
        "perpetrate",
        "conduct",
        "execute",
        "witness",
        "suffer",
        "break",
        "start",
        "die",
        "strike",
        "target",
        "damage",
        "mar",
        "wreck",
        "devastate",
        "lose",
    ]
)
"""Verbs by which an event is told as happening, so that their time and place are the event's."""

AFTERMATH = frozenset(
    [
        "arrest",
        "detain",
        "apprehend",
        "charge",
        "claim",
        "deny",
        "blame",
        "accuse",
        "link",
        "toll",
        "number",
        "involvement",
        "responsible",
        "responsibility",
        "find",
        "identify",
        "accept",
        "admit",
        "reject",
        "dismiss",
        "suspect",
        "body",
        "duty",
        "it",
        "report",
        "say",
        "put",
        "treat",
        "hospitalize",
        "hospitalise",
        "missing",
        "suspected",
        "nab",
        "jail",
        "imprison",
    ]
)
"""Words that govern a claim but tell of what came after the event: their time and place are not the event's."""

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "oprd", "appos", "conj", "dative", "npadvmod"})


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


def find_mentions(reading: Reading, triggers: dict[int, Trigger], claimed: Sequence[Claimed]) -> list[Mention]:
    """Return the event mentions of a document in text order, each with the claims that hang on it."""
    sentences = Sentences(reading.doc)
    claims: dict[int, list[str]] = {}
    for one in claimed:
        claims.setdefault(one.trigger.token.i, []).append(one.claim)
    around = circumstances_of(reading, triggers)
    found = [_mention(reading, trigger, sentences, around[i], claims.get(i, [])) for i, trigger in sorted(triggers.items())]
    return [mention for mention in found if mention is not None]


def owner_of(token: Token, triggers: dict[int, Trigger], verbs: frozenset[str] | None = None) -> Trigger | None:
    """Return the trigger that a token hangs on: itself, a governor, or an argument of a governing verb, the nearest first.

    "12 people lost their lives in this attack" climbs from 12 to "lost" and finds "attack" among its arguments. With ``verbs``, only those
    verbs lend their arguments: a day told of a publication ("on Saturday the group posted a video of the attack") is not the attack's.
    """
    if token.i in triggers:
        return triggers[token.i]
    below = _argument_trigger(token, triggers, token) if verbs is None else None
    if below is not None:
        return below
    came_from = token
    for governor in ancestors(token):
        if governor.i in triggers:
            return triggers[governor.i]
        if (governor.pos_ in {"VERB", "AUX"} or governor.dep_ == "ROOT") and (verbs is None or lexis.lemma(governor) in verbs):
            found = _argument_trigger(governor, triggers, came_from)
            if found is not None:
                return found
            if governor.dep_ in {"ccomp"} and governor.head.pos_ == "VERB":
                return None
        came_from = governor
    return None


def _argument_trigger(verb: Token, triggers: dict[int, Trigger], came_from: Token) -> Trigger | None:
    """Return a trigger among the subject, object and prepositional phrases of a verb, those before it in the text first."""
    best: Trigger | None = None
    for child in verb.children:
        if child.i == came_from.i and child.dep_ not in {"prep"}:
            continue
        for candidate in _argument_heads(child):
            if candidate.i in triggers:
                trigger = triggers[candidate.i]
                if best is None or abs(trigger.token.i - came_from.i) < abs(best.token.i - came_from.i):
                    best = trigger
    return best


def _argument_heads(child: Token) -> Iterable[Token]:
    if child.dep_ in ARGUMENTS or child.dep_ in {"nmod"}:
        yield from conjuncts(child)
        yield from (c for c in children(child, "appos"))
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            yield from (obj for obj in prepositional(child, "of", "in", "from") if child.pos_ != "PROPN")
    elif child.dep_ == "advcl" and any(c.lower_ in {"when", "as", "after", "in"} for c in children(child, "mark", "advmod")):
        yield child
        yield from children(child, "nsubj", "nsubjpass")
    elif child.dep_ in {"prep", "agent"}:
        for obj in children(child, "pobj"):
            yield from conjuncts(obj)
            yield from prepositional(obj, "of", "with", "to")
        for inner in children(child, "prep"):
            yield from children(inner, "pobj")


class Circumstances(msgspec.Struct, frozen=True):
    """The time and place expressions that hang on one trigger."""

    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()


def circumstances_of(reading: Reading, triggers: dict[int, Trigger]) -> dict[int, Circumstances]:
    """Return the times and places that hang on each trigger, by the index of its token."""
    dates: dict[int, list[DateMention]] = {}
    places: dict[int, list[PlaceMention]] = {}
    telling = {i: t for i, t in triggers.items() if t.words not in AFTERMATH}
    for date in reading.dates:
        owner = owner_of(reading.doc[date.end - 1], telling, OCCURRING) or owner_of(reading.doc[date.start], telling, OCCURRING)
        if owner is not None and not _ranked(owner.token) and _tells_when(reading.doc[date.start], reading.doc[date.end - 1]):
            dates.setdefault(owner.token.i, []).append(date)
    for place in reading.places:
        token = reading.doc[place.end - 1]
        owner = owner_of(token, telling, OCCURRING)
        if owner is not None and not _is_actor(token, owner):
            places.setdefault(owner.token.i, []).append(place)
    return {i: Circumstances(tuple(dates.get(i, ())), tuple(places.get(i, ()))) for i in triggers}


def _tells_when(first: Token, last: Token) -> bool:
    """Tell whether a time expression says when: not "today's means", "until yesterday", "since 2015"."""
    before = first.doc[first.i - 1].lower_ if first.i else ""
    return last.dep_ != "poss" and before not in {"until", "till", "since", "before", "after", "by"}


def _ranked(trigger: Token) -> bool:
    """Tell whether the event is only ranked within a time ("the second such attack this year", "the deadliest since 2004")."""
    return any(c.tag_ == "JJS" or c.lower_ in {"such", "first", "second", "third", "worst"} for c in children(trigger, "amod", "det"))


def _is_actor(token: Token, owner: Trigger) -> bool:
    """Tell whether a place name stands as an actor ("Russia attacked", "an attack by Russia"), not as where it happened."""
    if token.dep_ in {"nsubj", "nsubjpass"} and token.head.pos_ in {"VERB", "AUX"}:
        return True
    return (
        token.dep_ == "pobj"
        and token.head.lower_ in {"by", "to", "against", "with", "from", "for"}
        and token.head.dep_ in {"agent", "prep"}
    )


def _mention(
    reading: Reading,
    trigger: Trigger,
    sentences: Sentences,
    circumstances: Circumstances,
    claims: list[str],
) -> Mention | None:
    moments = [date.moment for date in circumstances.dates]
    places = tuple(dict.fromkeys(place.place for place in circumstances.places))
    names = () if trigger.words in AFTERMATH else tuple(_names(reading, trigger))
    if trigger.weak and not (claims or moments or places or names):
        return None
    token = trigger.token
    span = span_of(reading.doc[trigger.first], token)
    reality = reality_of(reading, trigger)
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
        recalled=_recalled(token),
        sentence=sentences.sentence(token),
        paragraph=sentences.paragraph(token),
        moment=best_moment(moments),
        places=places,
        names=names,
        targets=tuple(_targets(token)),
        claims=tuple(claims),
    )


def best_moment(moments: Sequence[Moment]) -> Moment | None:
    """Return the most exact of several moments: one with a day, else a month and day, else a weekday, else a year."""

    def rank(moment: Moment) -> int:
        order = ("minute", "hour", "day", "days", "week", "month", "year", "years", "unknown")
        return order.index(moment.precision)

    return min(moments, key=rank) if moments else None


def _definite(token: Token) -> bool:
    return any(child.lower_ in DEFINITE for child in token.children if child.dep_ in {"det", "predet"}) or bool(children(token, "poss"))


def _recalled(token: Token) -> bool:
    """Tell whether the text sets the event apart from the one it is about ("a previous attack", "a similar bombing")."""
    marks = lexis.word_lists("events")["recalling"] | {"once"}
    verb = token.head if token.dep_ in {"dobj", "nsubjpass", "nsubj"} and token.head.pos_ == "VERB" else token
    beside = [child for child in token.children if child.dep_ in {"amod", "advmod", "det"}]
    beside += [child for child in verb.children if child.dep_ == "advmod" and child.lower_ in {"previously", "earlier", "once"}]
    return any(child.lower_ in marks for child in beside)


def _names(reading: Reading, trigger: Trigger) -> Iterable[str]:
    """Yield proper names tied to the trigger: compounds before it, venues and targets after a preposition, the victims' country."""
    token = trigger.token
    yield from _nations(reading, [*prepositional(token, "of", "on", "against"), *children(token, "dobj", "nsubjpass")])
    for child in token.children:
        if child.dep_ in {"compound", "nmod", "amod", "poss"} and child.pos_ == "PROPN" and child.i < token.i:
            left, right = noun_phrase(child)
            yield reading.doc[left.i : right.i + 1].text
    for obj in prepositional(token, "at", "on", "in", "of", "outside", "near", "against", "inside"):
        if obj.pos_ == "PROPN" and obj.ent_type_ not in {"DATE", "TIME", "CARDINAL"}:
            yield phrase_text(obj)


def _nations(reading: Reading, victims: Sequence[Token]) -> Iterable[str]:
    """Yield the country of victims named by their people ("84 Norwegians", "Norwegian tourists")."""
    at = {child.i for victim in victims for child in (victim, *children(victim, "amod", "compound"))}
    for name in reading.names:
        entity = reading.entities[name.entity]
        if entity.kind == "country" and any(i in at for i in range(name.start, name.end)):
            yield entity.name


def _targets(token: Token) -> Iterable[str]:
    """Yield common nouns for what was hit: objects of an attacking verb, "on a school", "at the hall", "school attack"."""
    heads = [*prepositional(token, "on", "at", "against", "of", "in"), *children(token, "dobj", "nsubjpass", "compound")]
    for head in heads:
        if head.pos_ == "NOUN":
            yield lexis.lemma(head)
            yield from (lexis.lemma(c) for c in children(head, "compound") if c.pos_ == "NOUN")
