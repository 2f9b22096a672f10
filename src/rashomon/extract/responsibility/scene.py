"""What every responsibility rule needs: the reading, its triggers and who a noun stands for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.counting import is_people
from rashomon.extract.responsibility.naming import (
    is_band,
    is_numbered,
    is_party,
    is_side,
    is_somebody,
    loyal_to,
    names_site,
    place_use,
    through_apposition,
    through_description,
    through_idiom,
    through_number,
)
from rashomon.extract.syntax import (
    ancestors,
    children,
    noun_phrase,
    own_subjects,
    phrase_text,
    prepositional,
    span_of,
)
from rashomon.extract.triggers import Trigger, find_triggers, is_event_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from rashomon.model import Entity, Reading, Span
    from rashomon.model.statement import Stance
    from rashomon.model.value import Role

ACTING_KINDS = frozenset({"person", "group", "agency", "country", "outlet", "other"})


CLAIM_REACH = 80
"""How many words before "the group" a claim of responsibility may stand that tells which group."""

OWN = frozenset({"its", "their"})
"""Words for the owner who stands as the subject of a clause around."""

OWN_MEN = OWN | {"his", "her", "our", "my"}
"""The same before words for those who belong to the owner: "his men", "our fighters"."""

PEOPLES = frozenset({"NORP", "GPE", "LOC"})
"""Labels of the parser's names that an adjective of a people has."""

ENDINGS = ("ian", "ean", "can", "ese", "ish")
"""Ends of adjectives of a people."""

REACH = 8
"""How many words after a party's common noun those may stand whose it is: "forces loyal to President Omar al-Said"."""

DASHES = frozenset({"-", "\u2013", "\u2014"})
"""What parts a dateline from the text."""

NO_ACTORS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "EVENT", "WORK_OF_ART", "LANGUAGE", "FAC"})
"""Labels of the parser's names that stand for nobody."""


class Who(msgspec.Struct, frozen=True):
    """Somebody named at a place in the text: the name resolved within the document, the words and where they stand."""

    name: str
    words: str
    span: Span
    token: Token
    entity: int | None = None

    @property
    def key(self) -> str:
        """Return what two mentions of the same actor have in common."""
        return f"#{self.entity}" if self.entity is not None else self.name.casefold()


class Accusation(msgspec.Struct, frozen=True):
    """Somebody is held, or takes, or is cleared of, responsibility.

    ``speaker`` is who does so at this very place (null: whoever's words these are); ``cue`` the word that does it; ``event`` the words to
    climb from to the event; ``stance`` null where it follows from the chain and the surroundings; ``settled`` where the
    rule has read those itself; ``until`` a further word that belongs to the quote.
    """

    accused: Who
    cue: Token
    rule: str
    role: Role = "did"
    stance: Stance | None = None
    speaker: Who | None = None
    speaker_unnamed: bool = False
    event: tuple[Token, ...] = ()
    sure: float = 0.85
    settled: bool = False
    until: Token | None = None


class Scene:
    """A reading with the look-ups that the rules share."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc = reading.doc
        self._by_token: dict[int, int] = {}
        for index, name in enumerate(reading.names):
            for i in range(name.start, name.end):
                self._by_token.setdefault(i, index)
        self._placed = {i for place in reading.places for i in range(place.start, place.end)}
        self._towns = {i for place in reading.places if place.place.city or place.place.venue for i in range(place.start, place.end)}

    @cached_property
    def triggers(self) -> dict[int, Trigger]:
        """The triggers of the document by the index of their head token."""
        return find_triggers(self.doc)

    def entity_at(self, token: Token) -> Entity | None:
        """Return the entity that a token names or stands for, or null."""
        index = self._by_token.get(token.i)
        return self.reading.entities[self.reading.names[index].entity] if index is not None else None

    def who(self, token: Token) -> Who | None:
        """Return the actor that a token stands for: a name, what a pronoun stands for, or a party by its common noun; else null."""
        token = through_number(through_description(through_apposition(through_idiom(token))))
        entity = self.entity_at(token)
        if entity is not None and entity.kind == "country" and self._is_adjective(token, entity):
            return None
        if entity is not None and entity.kind == "country" and is_somebody(token):
            return None if token.tag_ in {"NN", "NNP"} or is_numbered(token) else self._phrase(token, None)
        if is_event_word(token) and (entity is None or entity.name == token.text):
            return None  # "Bombing Targets Civilians": a headline's capital names nobody
        if token.pos_ == "PRON":
            speaking = self._who_says(token) or self._taken_up(token)
            if speaking is not None:
                return speaking
        if entity is not None and entity.kind == "other" and names_site(token):
            return None
        if entity is not None and entity.kind in ACTING_KINDS and not place_use(token):
            return self._named(token, entity)
        if token.pos_ in {"NOUN", "PROPN"}:
            return self._whose_forces(token) or self._claimant_before(token) or self._described(token)
        if token.pos_ == "ADJ" and self.is_party(token):  # "rebel fire": the parse takes the word for an adjective
            return self._phrase(token, None)
        return None

    def _whose_forces(self, token: Token) -> Who | None:
        """Return whose forces or machines of war "its planes", "their fighters" are: what they did, that one did."""
        armed = lexis.harm().words["attackers"] | lexis.word_lists("actors")["members"]
        men = any(form in armed for form in lexis.noun_lemmas(token))
        owner = next((child for child in children(token, "poss") if child.lower_ in (OWN_MEN if men else OWN)), None)
        if owner is None or not (men or is_party(token) or self.is_machine(token)):
            return None
        found = self.subject_around(owner)
        return Who(found.name, self.doc[owner.i : token.i + 1].text, span_of(owner, token), token, found.entity) if found else None

    def is_machine(self, token: Token) -> bool:
        """Tell whether a noun names a machine of war."""
        return any(form in lexis.word_lists("actors")["machines"] for form in lexis.noun_lemmas(token))

    def subject_around(self, owner: Token) -> Who | None:
        """Return whom "its" or "their" stands for: the actor that is the subject of a clause around it."""
        for governor in ancestors(owner):
            if governor.pos_ in {"VERB", "AUX"}:
                outside = [t for t in own_subjects(governor) if not t.is_ancestor(owner) and not _is_owned(t)]
                found = self.speaking(outside)
                if found:
                    return found[0]
        return None

    def _who_says(self, pronoun: Token) -> Who | None:
        """Return the speaker whom "it", "they" or "we" in what somebody says stands for: "the group said it was behind the attack"."""
        if pronoun.lower_ not in {"it", "they", "we", "he", "she", "i"} or pronoun.dep_ not in {"nsubj", "nsubjpass"}:
            return None
        clause = pronoun.head
        while clause.dep_ in {"conj", "xcomp"} and clause.head.i != clause.i:
            clause = clause.head
        verb = clause.head
        if clause.dep_ == "acl" and verb.dep_ == "dobj" and lexis.lemma(verb) in lexis.word_lists("responsibility")["accusations"]:
            verb = verb.head  # "rejected the claim that it had"
        elif clause.dep_ != "ccomp":
            return None
        if verb.pos_ != "VERB":
            return None
        said_by = [t for t in own_subjects(verb) if t.pos_ in {"PROPN", "NOUN"}]
        if not said_by or (pronoun.lower_ not in {"we", "i"} and pronoun.i < said_by[0].i):
            return None  # "he killed two, police said": whom they speak of was named before
        found = self.who(said_by[0])
        if pronoun.lower_ == "we" and any(form in lexis.word_lists("actors")["spokesmen"] for form in lexis.noun_lemmas(said_by[0])):
            found = next(iter(self.whos(_speaks_for(said_by[0]))), found)
        if found is None or (pronoun.lower_ in {"he", "she"} and not self._is_one_person(found)):
            return None
        return self.standing_for(found, pronoun)

    def _is_one_person(self, who: Who) -> bool:
        entity = self.reading.entities[who.entity] if who.entity is not None else None
        return entity.kind in {"person", "other"} if entity is not None else not is_party(who.token)

    def _taken_up(self, pronoun: Token) -> Who | None:
        """Return whom "it is the one that", "they are those who" takes up: the predicate or the subject of the sentence before."""
        start = pronoun.sent.start
        if pronoun.lower_ not in {"it", "they"} or pronoun.i != start or not start or lexis.lemma(pronoun.head) != "be":
            return None
        if not any(t.lower_ in {"one", "ones", "those"} for t in children(pronoun.head, "attr")):
            return None
        told = self.doc[start - 1].sent.root
        found = self.whos([*children(told, "attr"), *own_subjects(told)])
        return self.standing_for(found[0], pronoun) if found else None

    def standing_for(self, who: Who, pronoun: Token) -> Who:
        """Return the same actor, as a pronoun names it."""
        return Who(who.name, pronoun.text, span_of(pronoun), pronoun, who.entity)

    def is_party(self, token: Token) -> bool:
        """Tell whether a common noun names a party to a conflict or a machine of one ("rebel", "government", "the army's jets")."""
        forms = lexis.noun_lemmas(token)
        return token.pos_ in {"NOUN", "PROPN", "ADJ"} and (is_party(token) or self._owned_machine(token, forms))

    def _claimant_before(self, token: Token) -> Who | None:
        """Return who claimed responsibility shortly before "the group", "the organisation", where no name of a group is near."""
        lists = lexis.word_lists("actors")
        if not any(form in lists["descriptions"] for form in lexis.noun_lemmas(token)):
            return None
        if not any(child.lower_ in {"the", "this"} for child in children(token, "det")):
            return None
        for i in range(token.i - 1, max(0, token.i - CLAIM_REACH), -1):
            if self.doc[i].lower_ in {"responsibility", "credit"} and self.doc[i].head.pos_ == "VERB":
                claimed_by = [t for t in own_subjects(self.doc[i].head) if t.pos_ == "PROPN"]
                found = self.who(claimed_by[0]) if claimed_by else None
                if found is not None:
                    return Who(found.name, token.text, span_of(token), token, found.entity)
        return None

    def _is_adjective(self, token: Token, entity: Entity) -> bool:
        """Tell whether a people's name only describes others ("two Danish and Swedish militants"), so that no state is meant."""
        if token.dep_ in {"compound", "amod", "nmod", "poss"} or token.tag_ in {"NNS", "NNPS"}:
            return False
        name = self.reading.names[self._by_token[token.i]]
        return name.words != entity.name and any(child.dep_ == "conj" and child.pos_ == "NOUN" for child in token.children)

    def _named(self, token: Token, entity: Entity) -> Who:
        mention = self.reading.names[self._by_token[token.i]]
        text = self.reading.document.text
        name = entity.name
        words = text[mention.span[0] : mention.span[1]]
        if entity.kind == "country" and token.pos_ == "NOUN" and token.dep_ not in {"compound"}:
            return self._phrase(token, entity.index)
        return Who(name, words, mention.span, token, entity.index)

    def _described(self, token: Token) -> Who | None:
        lists = lexis.word_lists("actors")
        forms = lexis.noun_lemmas(token)
        if any(form in lists["nobody_in_particular"] | lists["descriptions"] for form in forms) or is_people(token):
            group = self._group_of(token)
            if group is not None:
                return msgspec.structs.replace(self._phrase(token, group.index), name=group.name)
        if any(form in lists["nobody_in_particular"] for form in forms):
            ranks = [one for one in prepositional(token, "of", "from") if is_party(one)]
            if ranks:
                return self._phrase(ranks[0], None)
            return self._phrase(token, None) if is_band(token, forms) or is_side(token, forms) or loyal_to(token) else None
        if self.is_machine(token) and not is_party(token):
            return self._whose_machine(token, forms)
        for child in token.children:
            if child.dep_ in {"compound", "amod", "poss", "nmod", "appos"}:
                entity = self.entity_at(child)
                if entity is not None and entity.kind in {"group", "agency", "country"} and is_party(token):
                    return self._phrase(token, None)
        if is_party(token) or is_side(token, forms):
            return self._phrase(token, None)
        dated = any(t.ent_type_ in {"DATE", "TIME"} for t in children(token, "compound", "nmod", "amod"))
        labelled = token.ent_type_ in NO_ACTORS and not (token.ent_type_ == "FAC" and token.tag_ == "NNPS")  # "the Red Falcons"
        if token.pos_ == "PROPN" and not labelled and token.i not in self._towns and not dated and not names_site(token):
            return self._phrase(token, None)
        return None

    def _group_of(self, token: Token) -> Entity | None:
        """Return the armed group whose members or part a common noun names: "Red Dawn bombers", "a cell of Red Dawn"."""
        ranks = [t for one in prepositional(token, "of", "from") for t in (one, *children(one, "compound"), *prepositional(one, "of"))]
        named = [*children(token, "compound", "amod", "nmod", "poss"), *ranks, *_held_to_be(token), *loyal_to(token)]
        return next((entity for one in named if (entity := self.entity_at(one)) is not None and entity.kind == "group"), None)

    def _whose_machine(self, token: Token, forms: Sequence[str]) -> Who | None:
        """Return who flies or fires a machine of war: "Russian jets", "the government's helicopters", "the rebels' tanks"."""
        if not self._owned_machine(token, forms):
            return None
        phrase = self._phrase(token, None)
        owners = _owners_by_words(token)
        for owner in owners:
            entity = self.entity_at(owner)
            if entity is not None and entity.kind in {"country", "group", "agency"}:
                return msgspec.structs.replace(phrase, name=entity.name, entity=entity.index)
        whose = next((one for one in owners if is_party(one)), None) or next((one for one in owners if is_peoples(one)), None)
        if whose is None:
            return phrase
        before = (one for one in token.doc[token.left_edge.i : whose.i] if one.idx >= phrase.span[0] and one.pos_ != "ADV")
        first = next(before, whose)
        return msgspec.structs.replace(phrase, name=phrase_text(whose) if first is whose else token.doc[first.i : whose.i + 1].text)

    def _owned_machine(self, token: Token, forms: Sequence[str]) -> bool:
        if not self.is_machine(token):
            return False
        owners = [one for one in (*_owners_by_words(token), *_led_by(token)) if not names_machine(one, token)]
        return any(self._belongs_to_somebody(t) or is_party(t) for t in owners)

    def peoples(self, adjective: Token) -> Who:
        """Return the people or state that an adjective of no list names: "an Ostian air raid"."""
        return Who(adjective.text, adjective.text, span_of(adjective), adjective, None)

    def _belongs_to_somebody(self, token: Token) -> bool:
        if is_peoples(token) or self.entity_at(token) is not None or token.i in self._placed:
            return True
        return token.pos_ == "PROPN" and token.ent_type_ not in NO_ACTORS

    def _phrase(self, token: Token, entity: int | None) -> Who:
        left, right = noun_phrase(token)
        whose = [*prepositional(token, "of", "from"), *loyal_to(token)]
        belongs = [t for t in whose if t.i - token.i <= REACH and self._belongs_to_somebody(t)]
        if not belongs and is_party(token):
            belongs = [t for t in prepositional(token, "in") if t.i - token.i <= 3 and t.i in self._placed]
        left = _opening(left, token)
        if left.i > 2 and self.doc[left.i - 1].lower_ in {"led", "backed"} and self.doc[left.i - 2].text == "-":
            left = self.doc[left.i - 3]  # "US-led coalition", though the parse hung it on what follows
        right = belongs[0] if belongs else right
        start, end = span_of(left, right)
        words = (
            phrase_text(token)
            if not belongs and token.pos_ != "PROPN"
            else self.doc[left.i : right.i + 1].text.removeprefix("the ").removeprefix("The ")
        )
        shown = self.reading.document.text[start:end]
        offset = shown.find(words)
        if offset > 0:
            start += offset
        return Who(self.reading.document.text[start:end], self.reading.document.text[start:end], (start, end), token, None)

    def whos(self, tokens: Iterable[Token]) -> list[Who]:
        """Return the actors among ``tokens``; "Ostian and Bravian jets" are two."""
        found: list[Who] = []
        for token in tokens:
            who = self.who(token)
            if who is not None:
                found.extend(self._owners_of(who) or [who])
        return found

    def speaking(self, tokens: Sequence[Token]) -> list[Who]:
        """Return the actors among ``tokens``; of a spokesman or leader, whom he speaks for."""
        return self.whos(tokens) or self.whos(one for token in tokens for one in _speaks_for(token))

    def anybody(self, speakers: Sequence[Token]) -> Who | None:
        """Return a speaker told of by a common noun ("officials blamed …"), which is no actor but does speak."""
        for token in speakers:
            if token.pos_ in {"NOUN", "PROPN"} and not self.is_event(token):
                words, (_, last) = phrase_text(token), span_of(token)
                return Who(words, words, (last - len(words), last), token, None)
        return None

    def states(self, adjective: Token) -> list[Who]:
        """Return the state, agency or group that an adjective says something to be of: "were Ostian"."""
        entity = self.entity_at(adjective)
        if entity is None or entity.kind not in {"country", "agency", "group"}:
            return []
        return [Who(entity.name, adjective.text, span_of(adjective), adjective, entity.index)]

    def _owners_of(self, who: Who) -> list[Who]:
        """Return the states and parties named side by side before a common noun ("Russian and regime jets"), where there are several."""
        if who.token.pos_ != "NOUN":
            return []
        beside = [t for t in who.token.lefts for t in t.subtree if t.dep_ in {"amod", "compound", "nmod", "conj"}]
        if not any(t.dep_ == "conj" for t in beside):
            return []
        distinct: dict[str, Who] = {}
        for one in beside:
            entity = self.entity_at(one)
            if entity is not None and entity.kind in {"country", "agency", "group"}:
                distinct.setdefault(f"#{entity.index}", Who(entity.name, one.text, span_of(one), one, entity.index))
            elif entity is None and is_party(one) and (one.dep_ == "conj" or children(one, "conj")):
                distinct.setdefault(one.lower_, Who(one.text, one.text, span_of(one), one, None))
        return list(distinct.values()) if len(distinct) > 1 else []

    def is_event(self, token: Token) -> bool:
        """Tell whether a token stands for an event: a trigger, or "it", "this", "that"."""
        return token.i in self.triggers or token.lower_ in {"it", "this", "that", "which"}

    def event_words(self, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """Return the triggers among ``tokens`` and their prepositional phrases."""
        found = [t for t in tokens if t.i in self.triggers]
        for token in tokens:
            found.extend(
                t for t in prepositional(token, "for", "in", "of", "behind", "with", "on", "to", "against", "over") if t.i in self.triggers
            )
        return tuple(found)


def _speaks_for(speaker: Token) -> list[Token]:
    """Return whom a speaker stands for: "an army spokesman", "a spokesman for the army"."""
    return [*children(speaker, "compound", "nmod", "amod", "poss"), *prepositional(speaker, "for", "of")]


def _owners_by_words(machine: Token) -> list[Token]:
    """Return the words that may say whose a machine of war is: "Russian jets", "the army's tanks", "jets believed to be Russian"."""
    return [*children(machine, "poss", "compound", "amod", "nmod"), *prepositional(machine, "from", "of"), *_held_to_be(machine)]


def _led_by(machine: Token) -> list[Token]:
    """Return who leads those whose a machine of war is, which need not be its own: "Saudi-led warplanes"."""
    return [one for child in children(machine, "amod") if child.lower_ == "led" for one in child.lefts if one.dep_ == "npadvmod"]


def _is_owned(noun: Token) -> bool:
    """Tell whether a noun is itself "its" or "their": two such would be looked for in each other without end."""
    return any(child.lower_ in OWN for child in children(noun, "poss"))


def _opening(left: Token, head: Token) -> Token:
    """Return where a phrase begins: behind a dateline's dash ("JOS - Suspected herdsmen"), hedges and words that are no part of a name."""
    for at in range(left.i + 1, head.i):
        if head.doc[at].text in DASHES and head.doc[at - 1].whitespace_:
            left = head.doc[at + 1]
    while left.i < head.i and (_hedges(left) or (head.pos_ == "PROPN" and not _may_name(left))):
        left = left.nbor(1)
    return left


def _hedges(word: Token) -> bool:
    return word.lower_ in lexis.word_lists("responsibility")["suspected_actors"]


def _may_name(word: Token) -> bool:
    """Tell whether a word before a name may belong to it, whatever the parse takes it for: "Red" of "Red Dawn"."""
    return word.pos_ == "PROPN" or (word.text[:1].isupper() and word.pos_ in {"ADJ", "NOUN"} and not word.is_sent_start)


def is_peoples(word: Token) -> bool:
    """Tell whether a word is an adjective of a people or state, whether or not a list has it: "Ostian"."""
    capital = word.pos_ == "ADJ" and word.text[:1].isupper() and not word.text.isupper()
    return capital and (word.ent_type_ in PEOPLES or (word.lower_.endswith(ENDINGS) and word.ent_type_ not in NO_ACTORS))


def names_machine(word: Token, noun: Token) -> bool:
    """Tell whether a word before a noun makes one machine of both ("fighter jets"), so that it is no owner."""
    return any(f"{word.lower_} {form}" in lexis.word_lists("actors")["machines"] for form in lexis.noun_lemmas(noun))


def _held_to_be(token: Token) -> list[Token]:
    """Return whom those told of are held to belong to: "gunmen believed to be from X", "men thought to be members of X"."""
    suspecting = lexis.word_lists("responsibility")["suspecting"]
    being = [c for clause in children(token, "acl") if lexis.lemma(clause) in suspecting for c in children(clause, "xcomp")]
    said = [t for one in being for t in (*children(one, "attr", "acomp"), *prepositional(one, "from", "with"))]
    return [*said, *(t for one in said for t in prepositional(one, "of", "from"))]
