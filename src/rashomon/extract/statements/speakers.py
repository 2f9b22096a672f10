"""Who a source is, within one document: names, titles, pronouns, descriptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from rashomon.extract.statements.drafts import Draft, to_spans
from rashomon.extract.statements.syntax import first_person, own_start
from rashomon.lexicon import load
from rashomon.model import Entity, NameMention, Reading, Speaker, SpeakerKind, content_id

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_DESCRIPTION = 120
"""Code points kept of a description."""
ENTITY_KINDS: Mapping[str, SpeakerKind] = {
    "outlet": "outlet",
    "agency": "authorities",
    "country": "authorities",
    "group": "party",
    "person": "person",
    "place": "authorities",
}
RELATIVE = frozenset({"who", "which", "that", "whom"})
NOBODY = frozenset({"no", "nobody", "none", "neither"})
"""First words of a source that is nobody."""

MAX_HOPS = 4
PERSON_REACH = 250
GROUP_REACH = 60
"""Tokens back to what a pronoun may stand for."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A source resolved: the key of its speaker in the document, its name and how it is described here."""

    key: str
    name: str
    kind: SpeakerKind
    words: str
    described: bool


@dataclass(slots=True)
class _Memory:
    """What the reader of a document remembers while going through its sources in order; lives for one document only."""

    people: list[tuple[int, Resolved]] = field(default_factory=list)
    groups: list[tuple[int, Resolved]] = field(default_factory=list)
    by_head: dict[str, Resolved] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, Any]:
    raw = load("speakers")
    return {
        "kinds": tuple(
            (kind, frozenset(w for w in words if " " not in w), tuple(w for w in words if " " in w)) for kind, words in raw["kinds"].items()
        ),
        "indefinite": frozenset(raw["indefinite"]),
        "vehicles": frozenset(raw["vehicles"]),
        "person": frozenset(raw["pronouns"]["person"]),
        "group": frozenset(raw["pronouns"]["group"]),
        "persons": frozenset(raw["persons"]),
    }


def kind_of(words: Sequence[str]) -> SpeakerKind:
    """Return the kind of speaker that a description's words name, the last word first; *unknown* where they name none."""
    text = " ".join(words)
    lexicon = _lexicon()
    for kind, _, phrases in lexicon["kinds"]:
        if any(f" {phrase} " in f" {text} " for phrase in phrases):
            return cast(SpeakerKind, kind)
    for word in reversed(words):
        for kind, singles, _ in lexicon["kinds"]:
            if word in singles:
                return cast(SpeakerKind, kind)
    return "unknown"


def is_nobody(source: Token) -> bool:
    """Tell whether a source is nobody: "no group has claimed", "none of them said"."""
    return source.left_edge.lower_ in NOBODY


class SpeakerTable:
    """The speakers of one document, filled in the order of the text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._memory = _Memory()
        self._mentions = _by_token(reading.names)
        self._found: dict[str, Resolved] = {}
        self._aliases: dict[str, set[str]] = {}

    def resolve(self, draft: Draft, enclosing: Resolved | None) -> Resolved | None:
        """Return who the source of ``draft`` is; ``enclosing`` is the speaker of the quotation around it. Null where no source is named."""
        if draft.speaker < 0:
            return None
        token = self._reading.doc[draft.speaker]
        if is_nobody(token):
            return None
        resolved = self._resolve(token, enclosing, 0)
        if resolved is not None:
            self._remember(token, resolved)
        return resolved

    def resolve_token(self, index: int) -> Resolved | None:
        """Return who the noun phrase headed by a token is (the source behind "citing two officials")."""
        resolved = self._resolve(self._reading.doc[index], None, 0)
        if resolved is not None:
            self._remember(self._reading.doc[index], resolved)
        return resolved

    def resolve_name(self, index: int) -> Resolved | None:
        """Return who is named at a token; null where no name stands there."""
        token = self._reading.doc[index]
        entity = self._entity(token)
        return self._named(token, entity) if entity is not None and token.pos_ == "PROPN" else None

    def _resolve(self, token: Token, enclosing: Resolved | None, hops: int) -> Resolved | None:
        lexicon = _lexicon()
        word = token.lower_
        if first_person(token):
            return enclosing
        if word in RELATIVE and token.pos_ in ("PRON", "DET", "SCONJ") and hops < MAX_HOPS:
            return self._resolve_relative(token, enclosing, hops)
        if word in ("it", "they"):  # "the government says …; one of them, it says, was …"
            before = _recent(self._memory.groups, token.i, token.i - token.sent.start)
            if before is not None:
                return before
        entity = self._entity(token)
        if entity is not None and (token.pos_ == "PROPN" or entity.name.casefold() != token.text.casefold()):
            return self._named(token, entity)
        named = self._apposed(token)
        if named is not None:
            entity = self._entity(named)
            return self._named(named, entity) if entity is not None else self._described(named)
        if word in lexicon["person"]:
            return self._person(token)
        if word in lexicon["group"]:
            return _recent(self._memory.groups, token.i, GROUP_REACH)
        if token.lemma_.lower() in lexicon["vehicles"] and hops < MAX_HOPS:
            owner = _owner(token) or self._body_before(token)
            if owner is not None and token.lemma_.lower() not in ("spokesman", "spokeswoman", "spokesperson"):
                return self._resolve(owner, enclosing, hops + 1)
        return self._described(token)

    def _body_before(self, noun: Token) -> Token | None:
        """Return the body whose name or word stands before what it says or counts: "an Observatory tally", "police figures"."""
        kinds = ("authorities", "monitor")
        before = [kid for kid in noun.lefts if kid.dep_ in ("compound", "nmod")]
        return next((kid for kid in before if self._entity(kid) is not None or kind_of([kid.lower_]) in kinds), None)

    def _resolve_relative(self, token: Token, enclosing: Resolved | None, hops: int) -> Resolved | None:
        clause = token.head
        while clause.dep_ not in ("relcl", "ROOT") and clause.head != clause:
            clause = clause.head
        return self._resolve(clause.head, enclosing, hops + 1) if clause.dep_ == "relcl" else None

    def _apposed(self, token: Token) -> Token | None:
        """Return the name that stands beside a describing noun ("the militant group X", "the minister, Y")."""
        if token.pos_ != "NOUN":
            return None
        return next((kid for kid in token.rights if kid.dep_ == "appos" and kid.pos_ == "PROPN"), None)

    def _entity(self, token: Token) -> Entity | None:
        mention = self._mentions.get(token.i)
        return self._reading.entities[mention.entity] if mention is not None else None

    def _person(self, token: Token) -> Resolved | None:
        """ "he", "she": who spoke last, unless another person has been the subject of a sentence since."""
        spoke = max((at for at, _ in self._memory.people if at < token.i), default=-1)
        for index in range(token.i - 1, max(spoke, token.i - PERSON_REACH), -1):
            mention = self._mentions.get(index)
            if mention is None or self._reading.entities[mention.entity].kind != "person":
                continue
            named = self._reading.doc[index]
            if _heads_sentence(named):
                return self._named(named, self._reading.entities[mention.entity])
        return _recent(self._memory.people, token.i, PERSON_REACH)

    def _named(self, token: Token, entity: Entity) -> Resolved:
        words = _phrase(token, self._reading.document.text)
        kind = ENTITY_KINDS.get(entity.kind, "unknown")
        if kind in ("person", "unknown", "party"):
            said = kind_of([t.lower_ for t in token.subtree if t.dep_ != "relcl"])
            kind = said if said not in ("unknown", "anonymous") else kind
        return self._keep(Resolved(entity.name.casefold(), entity.name, kind, words, False))

    def _described(self, token: Token) -> Resolved | None:
        words = _phrase(token, self._reading.document.text)
        if token.pos_ == "PRON" or not words:
            return None
        head = token.lemma_.lower()
        first = token.left_edge.lower_
        indefinite = first in _lexicon()["indefinite"]
        if not indefinite and token.pos_ != "PROPN" and first in ("the", "this", "that", "these", "those", "same"):
            known = self._memory.by_head.get(head) or self._by_name(head)
            if known is not None and not _another(token, known):
                return known
        named = any(t.pos_ == "PROPN" for t in token.subtree)
        kind = kind_of([t.lower_ for t in token.subtree if t.dep_ != "relcl" and t.i <= token.i] or [token.lower_])
        if kind in ("authorities", "unknown") and not named and (indefinite or token.tag_ == "NNS") and head not in ("police", "authority"):
            kind = "anonymous"
        name = _name_of(token, words)
        return self._keep(Resolved(name.casefold(), name, kind, words, token.pos_ != "PROPN"))

    def _by_name(self, head: str) -> Resolved | None:
        for resolved in reversed(list(self._found.values())):
            if head in resolved.name.casefold().split():
                return resolved
        return None

    def _keep(self, resolved: Resolved) -> Resolved:
        known = self._found.get(resolved.key)
        if known is not None and known.kind not in ("unknown", "person"):
            resolved = Resolved(known.key, known.name, known.kind, resolved.words, known.described)
        self._found[resolved.key] = resolved
        self._aliases.setdefault(resolved.key, set()).add(resolved.words)
        return resolved

    def _remember(self, token: Token, resolved: Resolved) -> None:
        person = (
            token.lower_ in ("he", "she", "who")
            or resolved.kind == "person"
            or (token.pos_ in ("PROPN", "NOUN") and _is_person(token, resolved))
        )
        (self._memory.people if person else self._memory.groups).append((token.i, resolved))
        if token.pos_ in ("NOUN", "PROPN"):
            self._memory.by_head[token.lemma_.lower()] = resolved

    def claim_responsibility(self, resolved: Resolved) -> None:
        """Note that this speaker takes responsibility."""
        known = self._found.get(resolved.key, resolved)
        self._found[resolved.key] = Resolved(known.key, known.name, "claimed-perpetrator", known.words, known.described)

    def speaker_id(self, resolved: Resolved) -> str:
        """Return the id: of the name alone for a named speaker, of document and description for another."""
        if resolved.described:
            return content_id("spk", self._reading.document.id, resolved.key)
        return content_id("spk", resolved.key)

    def speakers(self) -> tuple[Speaker, ...]:
        """Return the speakers found so far, sorted by id."""
        every = [
            Speaker(
                id=self.speaker_id(resolved),
                name=resolved.name,
                aliases=tuple(sorted(self._aliases.get(key, set()) - {resolved.name})),
                kind=resolved.kind,
                description=resolved.words if resolved.described else None,
            )
            for key, resolved in self._found.items()
        ]
        return tuple(sorted(every, key=lambda speaker: speaker.id))


def _heads_sentence(named: Token) -> bool:
    """Tell whether a name is the subject of a main clause: one in what somebody says has not taken the floor."""
    subject = named.head if named.dep_ == "appos" else named
    clause = subject.head
    while clause.dep_ == "conj" and clause.head != clause:
        clause = clause.head
    return subject.dep_ in ("nsubj", "nsubjpass") and clause.dep_ == "ROOT"


def _recent(remembered: Sequence[tuple[int, Resolved]], index: int, reach: int) -> Resolved | None:
    return next((who for at, who in reversed(remembered) if index - reach <= at < index), None)


def _another(token: Token, known: Resolved) -> bool:
    """Tell whether other words stand before the noun than before that of a speaker known: "the health ministry", "the defence ministry"."""
    beside = {kid.lower_ for kid in token.lefts if kid.dep_ in ("compound", "amod", "nmod") and kid.text.islower()}
    *before, last = known.name.split() or [""]
    theirs = {word for word in before if word.islower()} if last.lower() in (token.lower_, token.lemma_.lower()) else set()
    return bool(beside - theirs) and bool(theirs - beside)


def _by_token(mentions: Sequence[NameMention]) -> dict[int, NameMention]:
    table: dict[int, NameMention] = {}
    for mention in mentions:
        for index in range(mention.start, mention.end):
            table.setdefault(index, mention)
    return table


def _owner(noun: Token) -> Token | None:
    for kid in noun.children:
        if kid.dep_ == "poss":
            return kid
        if kid.dep_ == "prep" and kid.lower_ in ("by", "from", "of"):
            return next((grand for grand in kid.children if grand.dep_ == "pobj"), None)
    return None


def _phrase(token: Token, text: str) -> str:
    """The noun phrase without relative clauses and what follows a comma."""
    doc = token.doc
    start = min((kid.left_edge.i for kid in token.lefts if kid.dep_ not in ("punct", "advmod", "mark")), default=token.i)
    start = max(start, own_start(token))
    end = token.i + 1
    for kid in token.rights:
        if kid.dep_ == "prep" and kid.lower_ == "at" and any(grand.like_num for grand in kid.children):
            break  # "the toll at 400, the government at 120"
        if kid.dep_ in ("prep", "conj", "cc") and kid.left_edge.i == end:
            end = kid.right_edge.i + 1
        elif kid.dep_ not in ("prep", "conj", "cc"):
            break
    spans = to_spans(doc, ((start, end),))
    return text[spans[0][0] : min(spans[0][1], spans[0][0] + LONGEST_DESCRIPTION)].rstrip(" ,;:-–—") if spans else ""


def _name_of(token: Token, words: str) -> str:
    first = words.split(" ", 1)
    return first[1] if len(first) == 2 and first[0].casefold() in ("the", "a", "an") else words


def _is_person(token: Token, resolved: Resolved) -> bool:
    named = resolved.kind in ("expert", "witness") and token.pos_ == "PROPN"
    return named or (token.tag_ == "NN" and token.lemma_.lower() in _lexicon()["persons"])
