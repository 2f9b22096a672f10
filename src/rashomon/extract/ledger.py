"""The persons of a document whom harm befell, each once: names, descriptions and pronouns put together where nothing speaks against it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

import msgspec

from rashomon.extract import lexis
from rashomon.extract.counting import is_not_people, is_people
from rashomon.extract.describing import age_at, described, sex_of
from rashomon.extract.fates import SELF, Fate, fate_of, verbs_of
from rashomon.extract.homes import DAY, NTH, Homes
from rashomon.extract.syntax import (
    agents,
    children,
    conjuncts,
    first_conjunct,
    found_in,
    is_passive,
    is_verb,
    prepositional,
    span_of,
    subjects,
)
from rashomon.lexicon import load
from rashomon.model import overlaps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from rashomon.model import NameMention, Reading, Span
    from rashomon.model.person import Sex

PRONOUN_REACH = 60
"""How many tokens back a pronoun's person may stand."""
DYING = frozenset({"kill", "die", "death"})
"""Words by which a sentence tells that others died."""

NO_PERSONS = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "EVENT", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
"""Labels of the parser's names that stand for no person, whatever is told of them."""


class Telling(msgspec.Struct, frozen=True):
    """One place where harm to a person is told: who, by which words, and what befell the person.

    ``last`` and ``lives``: what befell in the end, and whether the person is told to live, by all that pronouns for the same word tell.
    """

    token: Token
    span: Span
    fate: Fate
    entity: str | None
    age: int | None
    sex: Sex | None
    classes: frozenset[str]
    fresh: bool
    at: frozenset[int]
    name: str | None
    last: str = ""
    lives: bool = False


@dataclass
class Entry:
    """A person as told of so far; ``kinds`` are what befell the person, ``alive`` whether any telling says that the person lives."""

    tellings: list[Telling] = field(default_factory=list)
    entities: set[str] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    sexes: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    told_by: set[str] = field(default_factory=set)
    alive: bool = False

    def add(self, telling: Telling) -> None:
        """Take a telling in."""
        self.tellings.append(telling)
        self.entities |= {telling.entity} - {None}  # type: ignore[arg-type]
        self.ages |= {telling.age} - {None}  # type: ignore[arg-type]
        self.sexes |= {telling.sex} - {None}  # type: ignore[arg-type]
        self.classes |= telling.classes
        self.names |= {telling.name} - {None}  # type: ignore[arg-type]
        self.kinds.add(telling.fate.kind)
        self.told_by.add(telling.fate.word.lower_)
        self.words |= {telling.token.lower_} if telling.token.pos_ == "NOUN" else set()
        self.alive |= telling.fate.alive or telling.lives

    def survive(self) -> None:
        """Take nobody for dead who is only presumed so, and is told to have come to a hospital or to be in some condition."""
        dead = [t for t in self.tellings if t.fate.kind == "killed"]
        if dead and all(t.fate.presumed for t in dead) and any(t.fate.kind == "injured" and _in_care(t.fate) for t in self.tellings):
            alive = [msgspec.structs.replace(t, fate=msgspec.structs.replace(t.fate, kind="injured")) for t in self.tellings]
            self.tellings, self.kinds = alive, {"injured"}

    @property
    def killed(self) -> bool:
        """Whether the person died: death is the gravest state, whatever was told before."""
        return "killed" in self.kinds

    @property
    def attacker(self) -> bool:
        """Whether the person attacked."""
        return "attacker" in self.classes


@dataclass
class _ToldBefore:
    """The persons ``named`` or described so far, in order, and those whom harm befell, by the index of their word and by key."""

    named: list[Token] = field(default_factory=list)
    hurt: dict[int, Telling] = field(default_factory=dict)
    keys: set[str | None] = field(default_factory=set)


def _in_care(fate: Fate) -> bool:
    words = lexis.harm().words
    return (
        fate.alive or fate.word.lower_ == "condition" or lexis.lemma(fate.word) in words["care_moves"] | words["care_verbs"] | {"undergo"}
    )


def find_ledger(reading: Reading, tells: Callable[[Token, Span], bool] = lambda word, span: True) -> list[Entry]:
    """Return the persons whom harm befell, in the order of their first telling.

    ``tells``: whether somebody says that harm, by its word, befell the person at a span (`Voices.tells`); all that is told counts without.
    """
    entries: list[Entry] = []
    homes, held = Homes(entries), _held(reading)
    for telling in _in_the_end([one for one in _tellings(reading) if tells(one.fate.word, one.span)]):
        if telling.entity in held and lexis.lemma(telling.fate.word) in _words()["deaths"]:
            continue  # "the murder case against him": whoever is charged with a death did not die it
        home = homes.of(telling)
        if home is None:
            home = len(entries)
            entries.append(Entry())
        homes.tell(home, telling)
    _all_of_them(reading, entries)
    for entry in entries:
        entry.survive()
    return entries


def _all_of_them(reading: Reading, entries: Sequence[Entry]) -> None:
    """Tell of each person of the sentence before what "both" or "the two" tells of all: "shot his wife and himself. The two died"."""
    numbers = {i: one.low or 0 for one in reading.numbers for i in range(one.start, one.end)}
    told: dict[int, dict[int, Telling]] = {}  # by where a sentence starts, the last telling there of each entry
    for at, entry in enumerate(entries):
        for telling in entry.tellings:
            told.setdefault(telling.token.sent.start, {})[at] = telling
    for token in reading.doc:
        number = _of_all(token, numbers) if token.dep_ in {"nsubj", "nsubjpass"} and token.sent.start else 0
        if not number:
            continue
        those = told.get(reading.doc[token.sent.start - 1].sent.start, {})
        fate = fate_of(token) if len(those) == number else None
        if fate is None:
            continue
        for at, last in those.items():
            if not (fate.alive and entries[at].killed):
                more = msgspec.structs.replace(last, token=token, span=span_of(token), fate=fate, at=frozenset({token.i}))
                entries[at].add(more)
                told.setdefault(token.sent.start, {})[at] = more


def _of_all(token: Token, numbers: Mapping[int, int]) -> int:
    """Return how many "both", "both victims", "the two" or "the two men" stand for; 0 for any other word."""
    words = {child.lower_: child for child in token.children}
    if token.lower_ == "both" or ("both" in words and token.tag_ == "NNS"):
        return 2
    if "the" not in words:
        return 0
    return numbers.get(token.i, 0) or next((numbers.get(c.i, 0) for c in token.children if c.dep_ == "nummod" and is_people(token)), 0)


def _in_the_end(tellings: Sequence[Telling]) -> Iterator[Telling]:
    """Yield the tellings with what befell in the end: "the older man was hit in the neck … where he later died"."""
    kinds: dict[int, set[str]] = {}
    alive: set[int] = set()
    for one in tellings:
        kinds.setdefault(one.token.i, set()).add(one.fate.kind)
        alive |= {one.token.i} if one.fate.alive or _beside_the_dead(one) else set()
    for one in tellings:
        last = "killed" if "killed" in kinds[one.token.i] else one.fate.kind
        yield msgspec.structs.replace(one, last=last, lives=one.token.i in alive)


def _beside_the_dead(telling: Telling) -> bool:
    """Tell whether a further person is told of as hurt beside those who died: "three were found dead and a fourth was injured"."""
    further = telling.fate.kind == "injured" and any(c == "more" or c.startswith(NTH) for c in telling.classes)
    before = telling.token.doc[telling.token.sent.start : telling.token.i]
    return further and any(lexis.harm().adjective_kind.get(t.lower_) == "killed" or lexis.lemma(t) in DYING for t in before)


def _held(reading: Reading) -> frozenset[str]:
    """Return the named persons who are arrested, charged or convicted."""
    doc, holding = reading.doc, _words()["holding"]
    told = _mentions(reading).items()
    return frozenset(key for at, (_, key) in told if doc[at].dep_ == "nsubjpass" and lexis.lemma(doc[at].head) in holding)


def _tellings(reading: Reading) -> Iterator[Telling]:
    names = _names(reading)
    known = _known(reading, names)
    unlisted = _unlisted(reading)
    beasts = _beasts(reading)
    furniture = [zone.span for zone in reading.zones if zone.kind == "boilerplate"]
    told: set[int] = set()
    before = _ToldBefore()
    for token in reading.doc:
        if token.i in told or not (token.i in unlisted or _is_person(token, names)):
            continue
        if any(overlaps(span, (token.idx, token.idx + 1)) for span in furniture):
            continue
        if token.i not in names and any(c.i in names and names[c.i][0].start > token.i for c in children(token, "appos")):
            continue  # "his brother, Joseph Ruck, was hurt": told of with the name
        more = described(token) if token.pos_ != "PRON" else []
        about = [token, *(one for one in more if is_people(one))]
        told |= {one.i for one in about}
        if token.text in beasts or any(is_not_people(one) for one in _heads(token, more)):
            continue  # "Bello, a four-year-old mastiff"
        fate = next((found for one in about if (found := fate_of(one)) is not None), None)
        if fate is not None:
            telling = _with_known(_telling(reading, token, about, fate, names, before), known)
            before.hurt[telling.token.i] = telling
            before.keys.add(telling.entity)
            if token.i in unlisted:
                key = f"word {token.lower_}"
                telling = msgspec.structs.replace(telling, entity=key, name=unlisted[token.i])
            yield telling
        if token.pos_ != "PRON":
            before.named.append(token)


def _beasts(reading: Reading) -> frozenset[str]:
    """Return the names that the document gives to animals: "two family pets, Rolf and Bina"."""
    animals = lexis.harm().words["animals"]
    found: set[str] = set()
    for noun in reading.doc:
        if noun.pos_ != "NOUN" or not any(form in animals for form in lexis.noun_lemmas(noun)):
            continue
        named = [*children(noun, "appos"), *(c for c in children(noun, "conj") if c.left_edge.i and c.left_edge.nbor(-1).text == ",")]
        beside = noun.i + 1 < len(reading.doc) and noun.nbor().pos_ == "PROPN"  # "the family dog Rolf", not "the dog owner Ana Ruck"
        named += [noun.head] if noun.dep_ == "appos" or (beside and noun.dep_ in {"compound", "nmod"}) else []
        named += children(noun.head, "nsubj") if noun.dep_ == "attr" else []
        found |= {name.text for one in named for name in conjuncts(one) if name.pos_ == "PROPN"}
    return frozenset(found)


def _heads(token: Token, nouns: Sequence[Token]) -> list[Token]:
    """Return the nouns that say who somebody is, without what only modifies another of them: "the dog owner, Ana Ruck"."""
    return [noun for noun in nouns if noun.dep_ not in {"compound", "nmod"} or noun.head.i == token.i]


def _known(reading: Reading, names: Mapping[int, tuple[NameMention, str]]) -> dict[str, tuple[int | None, frozenset[str]]]:
    """Return by key what is told of a named person anywhere: the age beside the name, and whether the person is called a suspect."""
    found: dict[str, tuple[int | None, frozenset[str]]] = {}
    suspects = lexis.harm().words["attackers"] | lexis.word_lists("people")["suspects"]
    for at, (name, key) in names.items():
        token = reading.doc[at]
        if token.pos_ == "PRON":
            continue
        age, sorts = found.get(key, (None, frozenset()))
        about = described(token)
        if any(form in suspects for one in about for form in lexis.noun_lemmas(one)):
            sorts = sorts | {"attacker"}
        found[key] = (age if age is not None else _age(reading, name.start, name.end, [token, *about]), sorts)
    return found


def _with_known(telling: Telling, known: Mapping[str, tuple[int | None, frozenset[str]]]) -> Telling:
    age, sorts = known.get(telling.entity or "", (None, frozenset()))
    return msgspec.structs.replace(telling, age=telling.age if telling.age is not None else age, classes=telling.classes | sorts)


def _names(reading: Reading) -> dict[int, tuple[NameMention, str]]:
    """Return the mentions of persons, but for pronouns of those held whose sex no name tells: "a girl was shot. Robin Ruck was arrested.
    She …"."""
    held, found = _held(reading), _mentions(reading)
    return {at: one for at, one in found.items() if reading.doc[at].pos_ != "PRON" or one[1] not in held or _sex_by_name(reading, one)}


def _mentions(reading: Reading) -> dict[int, tuple[NameMention, str]]:
    """Return mentions of persons by name or pronoun, by the index of their head token, with a key for the person."""
    found = {}
    for name in reading.names:
        if reading.entities[name.entity].kind == "person":
            inside = range(name.start, name.end)
            head = next((i for i in inside if reading.doc[i].head.i not in inside), name.end - 1)
            found[head] = (name, f"entity {name.entity}")
    return found


def _unlisted(reading: Reading) -> dict[int, str]:
    """Return names that no list or label shows to be a person's, but which stand where only a person's can: "Ruck died on Friday".

    By the index of the last token, with the whole name; names of places, groups and the like are left out.
    """
    taken = {i for name in reading.names for i in range(name.start, name.end)}
    taken |= {i for place in reading.places for i in range(place.start, place.end) if place.place.venue or place.contained}
    found = {}
    for token in reading.doc:
        if (
            token.pos_ != "PROPN"
            or token.i in taken
            or token.ent_type_ in NO_PERSONS
            or not token.text[:1].isupper()
            or token.text.isupper()
        ):
            continue
        if _dies(token):
            start = token.i
            while (
                start > 0 and start - 1 not in taken and reading.doc[start - 1].pos_ == "PROPN" and reading.doc[start - 1].head.i == token.i
            ):
                start -= 1
            found[token.i] = reading.doc[start : token.i + 1].text
    return found


def _dies(token: Token) -> bool:
    """Tell whether a name is the subject of dying or being shot, or whose death, killing or shooting is told."""
    lemma, words = lexis.lemma(token.head), _words()
    if token.dep_ == "nsubj":
        return lemma in {"die", "succumb"}
    if token.dep_ == "nsubjpass":
        return lemma in {"shoot", "kill", "wound", "pronounce", "murder", "injure", "hospitalize"}
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        return lexis.lemma(token.head.head) in words["deaths"] | words["shootings"]
    return token.dep_ == "poss" and lemma in {"death", "murder", "killing"}


def _is_person(token: Token, names: dict[int, tuple[NameMention, str]]) -> bool:
    if token.i in names:
        return True
    if token.lower_ in {"he", "she", "him", "her"}:
        return token.dep_ != "poss" or token.lower_ == "her"
    if _one_more(token):
        return True
    if token.tag_ != "NN" and not (token.lower_ == "old" and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "appos"}):
        return False
    if token.dep_ in {"compound", "nmod"} or token.ent_type_ in {"GPE", "LOC", "ORG", "FAC"}:
        return False
    return token.lower_ == "old" or (is_people(token) and lexis.lemma(token) not in _words()["nobody_single"])


def _one_more(token: Token) -> bool:
    """Tell whether a word stands by itself for one more person: "another was injured", "injuring a third"."""
    if token.lower_ not in _words()["more"]:
        return False
    if token.dep_ == "conj" and token.lower_ == "another":
        hurt = any(one.lower_ == "condition" for one in prepositional(token, "in"))  # "left one dead and another in critical condition"
        return hurt or any(c.tag_ == "VBN" for c in children(token, "acl"))  # "one soldier was killed and another wounded"
    if token.dep_ == "pobj" and token.lower_ == "another":
        return token.head.lower_ == "of" and lexis.lemma(token.head.head) in _words()["deaths"]  # "in the shooting death of another"
    if token.dep_ == "dobj":
        return token.lower_ != "another" and any(c.lower_ == "a" for c in token.children)
    return token.dep_ in {"nsubj", "nsubjpass"} and (token.lower_ == "another" or any(c.lower_ in {"a", "the"} for c in token.children))


def _words() -> dict[str, frozenset[str]]:
    return lexis.word_lists("fates")


def _telling(
    reading: Reading, token: Token, about: list[Token], fate: Fate, names: dict[int, tuple[NameMention, str]], before: _ToldBefore
) -> Telling:
    """Return what is told of a person."""
    unresolved = token.i not in names or names[token.i][1] not in before.keys
    if token.pos_ == "PRON" and not _one_more(token) and unresolved:
        meant = _antecedent(reading, names, token, fate, before)
        if meant is not None and (token.i not in names or meant.i in before.hurt):
            inner = [meant, *(one for one in described(meant) if is_people(one))]
            return msgspec.structs.replace(_telling(reading, meant, inner, fate, names, before), fresh=False)
    known = _identified(token)
    if known is not None and token.i in names:
        meant = _antecedent(reading, names, known, fate, before)
        token = meant if meant is not None and meant.i in before.hurt else token
    name = names.get(about[0].i)
    span = name[0].span if name else span_of(about[0])
    start, end = (name[0].start, name[0].end) if name else (about[0].i, about[0].i + 1)
    entity = name[1] if name else None
    return Telling(
        token=token,
        span=span,
        fate=fate,
        entity=entity,
        age=None if token.pos_ == "PRON" else _age(reading, start, end, about),
        sex=sex_of(reading, start, about) or _sex_by_name(reading, name),
        # named, "the intruder" may be who is shot
        classes=(_classes(about, fate) - ({"prey"} if entity else set())) | _day(reading, fate) | _by_title(reading, name),
        fresh=_one_more(token) or any(c.lower_ in _words()["more"] for one in about for c in one.children),
        at=frozenset(one.i for one in about),
        name=reading.entities[name[0].entity].name if name else None,
    )


def _identified(token: Token) -> Token | None:
    """Return the pronoun for the person whom a name identifies: "the coroner identified him as Eli Ruck"."""
    verb = token.head.head
    as_named = token.dep_ == "pobj" and token.head.lower_ == "as" and lexis.lemma(verb) in lexis.word_lists("people")["identifying"]
    return next((one for one in children(verb, "dobj") if one.pos_ == "PRON"), None) if as_named else None


def _by_title(reading: Reading, name: tuple[NameMention, str] | None) -> set[str]:
    """Return "police" for one whose title says so, "titled" for one with another: "Deputy Ana Ruck", "Governor Ana Ruck"."""
    if name is None or not name[0].start:
        return set()
    before = reading.doc[name[0].start - 1]
    if before.lower_.rstrip(".") in lexis.word_lists("people")["police"]:
        return {"police"}
    return {"titled"} if before.text.title() in load("titles")["titles"]["any"] else set()


def _day(reading: Reading, fate: Fate) -> set[str]:
    """Return the day that the sentence gives the deed, where it gives one: of who was shot, not of who died of it later or is in care."""
    lists = lexis.word_lists("victims")
    deeds = lists["shot"] | lists["killed"] | lists["hit"] | lexis.harm().kinds["injured"].adjectives
    words = (fate.word, fate.word.head, *conjuncts(fate.word))  # "was shot on Sunday and died"
    if not {form for word in words for form in (lexis.lemma(word), word.lower_)} & deeds:
        return set()
    days = {one.moment.start if one.moment.start == one.moment.end else None for one in found_in(fate.word.sent, reading.dates)}
    return {f"{DAY}{day}" for day in days if day is not None and len(days) == 1}  # "arrested today for a shooting earlier this month"


def _age(reading: Reading, start: int, end: int, about: list[Token]) -> int | None:
    own = age_at(reading, start, end)
    return own if own is not None else next((a for one in about[1:] if (a := age_at(reading, one.i, one.i + 1)) is not None), None)


def _sex_by_name(reading: Reading, name: tuple[NameMention, str] | None) -> Sex | None:
    """Return the sex that somebody's title or given name tells."""
    return reading.entities[name[0].entity].sex if name else None


def _antecedent(
    reading: Reading, names: Mapping[int, tuple[NameMention, str]], pronoun: Token, fate: Fate, before: _ToldBefore
) -> Token | None:
    """Return the nearest person before a pronoun that its sex allows, of those told to be hurt right before if any were.

    Of one whom the police shot, or who turned on himself, the nearest who attacked: "killed a customer before he was shot by police".
    """
    words = lexis.word_lists("people")
    other: Sex = "male" if pronoun.lower_ in words["female_pronouns"] else "female"
    reached = takewhile(lambda t: pronoun.i - t.i <= PRONOUN_REACH, reversed(before.named))
    near = [t for t in reached if not set(lexis.noun_lemmas(t)) & words[other] and _sex_by_name(reading, names.get(t.i)) != other]
    if pronoun.dep_ == "dobj":
        near = [t for t in near if first_conjunct(t).dep_ != "nsubj" or first_conjunct(t).head.i != pronoun.head.i]  # "an officer shot him"
    if _by_police(pronoun) or _on_himself(fate):
        return next((t for t in near if _attacks(t)), near[0] if near else None)
    near = [t for t in near if not (t.sent == pronoun.sent and _attacks(t) and pronoun.dep_ != "nsubj")]
    near = [t for t in near if not _harms_one(t, pronoun)] or near
    if near and _attacks(near[0]) and near[0].i in names and _sex_by_name(reading, names[near[0].i]) is None:
        own: Sex = "male" if other == "female" else "female"  # "a girl was shot. Robin Ruck was arrested. She …"
        near = [t for t in near if set(lexis.noun_lemmas(t)) & words[own]] or near
    if lexis.lemma(fate.word) in _words()["deaths"]:  # "the suspect's part in her murder"
        near = [t for t in near if not _is_suspect(t)] or near
    since = reading.doc[pronoun.sent.start - 1].sent.start if pronoun.sent.start else 0
    those = [t for t in near if t.i in before.hurt and t.i >= since]
    if lexis.lemma(fate.word) in lexis.word_lists("people")["identifying"]:  # by a coroner
        those = [t for t in those if before.hurt[t.i].fate.kind == "killed"] or those
    return next(iter((*those, *near)), None)


def _harms_one(person: Token, pronoun: Token) -> bool:
    """Tell whether a person is told right before to have hurt somebody whom the pronoun may stand for: "an officer shot him. He …"."""
    others = lexis.word_lists("people")["female" if pronoun.lower_ == "he" else "male"]
    verb = first_conjunct(person).head
    if first_conjunct(person).dep_ == "pobj" and verb.dep_ == "agent":
        hurt = children(verb.head, "nsubjpass") if lexis.lemma(verb.head) in _words()["attacking"] | _words()["hitting"] else []
    else:
        hurt = children(verb, "dobj") if first_conjunct(person).dep_ == "nsubj" and _is_attack(verb) else []
    return any((one.pos_ == "PRON" or is_people(one)) and not set(lexis.noun_lemmas(one)) & others for one in hurt)


def _is_suspect(person: Token) -> bool:
    return bool(set(lexis.noun_lemmas(person)) & (lexis.harm().words["attackers"] | lexis.word_lists("people")["suspects"]))


def _by_police(pronoun: Token) -> bool:
    """Tell whether the police do it: "was shot by police", "before officers killed him", "died in a shootout"."""
    police, verb = lexis.word_lists("people")["police"] | {"police"}, pronoun.head
    doers = agents(verb) if pronoun.dep_ == "nsubjpass" else subjects(verb) if pronoun.dep_ == "dobj" else []
    if any(form in police for one in doers for form in lexis.noun_lemmas(one)):
        return True
    return any(lexis.lemma(one) in _words()["fights"] for one in prepositional(verb, "in", "during"))


def _on_himself(fate: Fate) -> bool:
    """Tell whether somebody did it to himself: "took his own life", "of a self-inflicted wound"."""
    reflexive = any(c.lower_ in SELF for c in children(fate.word, "dobj", "nmod"))
    return reflexive or _own_hand(fate) or any(t.lower_ in {"inflicted", "self-inflicted", "suicide"} for t in fate.word.subtree)


def _classes(about: list[Token], fate: Fate) -> frozenset[str]:
    """Return the sorts that the words for a person put the person in: child, teen, grown, police, attacker, and the kin named."""
    forms = {form for one in about for form in lexis.noun_lemmas(one)}
    people, harm, words = lexis.word_lists("people"), lexis.harm(), _words()
    found = set()
    if forms & words["children"]:
        found.add("child")
    if forms & words["teens"]:
        found.add("teen")
    if forms & words["grown"]:
        found.add("grown")
    if forms & {"man", "woman"}:
        found.add("adult")
    if forms & people["police"]:
        found.add("police")
    if forms & (harm.words["attackers"] | people["suspects"]) or any(_attacks(one) for one in about) or _own_hand(fate):
        found.add("attacker")
    if _own_hand(fate):
        found.add("hand")
    if any(c.lower_ in SELF for c in children(fate.word, "dobj")):
        found.add("self")
    if not found & {"attacker", "self"} and _is_prey(about[0], fate):
        found.add("prey")
    if forms & people["victims"]:
        found.add("victim")
    found |= {f"kin {form}" for form in forms & words["kin"]}
    if any(_one_more(one) for one in about) or any(c.lower_ == "another" for one in about for c in one.children):
        found.add("more")
    found |= {
        f"of {c.text}" for one in about for c in children(one, "compound", "amod", "nmod") if one.pos_ == "NOUN" and c.pos_ == "PROPN"
    }
    beside = {child.lower_ for one in about for child in one.children} | {one.lower_ for one in about if _one_more(one)}
    found |= {f"which {word}" for word in beside & words["told_apart"]} | {f"{NTH}{word}" for word in beside & words["ordinals"]}
    return frozenset(found)


def _own_hand(fate: Fate) -> bool:
    lemma = lexis.lemma(fate.word)
    own = lemma in _words()["turning"] or (lemma == "take" and fate.kind == "killed" and not is_passive(fate.word))
    return own and any(t.lower_ in {"gun", "weapon", "pistol", "rifle", "life", "handgun", "shotgun"} for t in fate.word.subtree)


def _is_prey(person: Token, fate: Fate) -> bool:
    """Tell whether some man or woman, and no police officer, clerk or home owner, does it to the person: "a man shot his neighbour"."""
    verb, token = fate.word, first_conjunct(person)
    if not is_verb(verb):
        verb = verb.head
    if not is_verb(verb) or token.i == verb.i:
        return False
    doers = agents(verb) if is_passive(verb) else subjects(verb) if token.dep_ == "dobj" else []
    generic = lexis.harm().words["attackers"] | lexis.word_lists("people")["suspects"] | _words()["anybody"] | _words()["kin"]
    return any(one.lower_ == "he" or bool(set(lexis.noun_lemmas(one)) & generic) for one in doers if one.i != token.i)


def _attacks(person: Token) -> bool:
    """Tell whether the person shoots at somebody else or is held for it."""
    token, words = first_conjunct(person.head if person.dep_ == "appos" else person), _words()
    verb = token.head
    for clause in children(person, "relcl"):
        for inner in (clause, *children(clause, "ccomp")):
            if _is_attack(inner):
                return True
    if token.dep_ == "nsubjpass":
        return lexis.lemma(verb) in words["holding"]
    return token.dep_ == "nsubj" and any(_is_attack(one) for one in verbs_of(token))  # "broke in and shot her"


def _is_attack(verb: Token) -> bool:
    if is_passive(verb):
        return False
    if lexis.lemma(verb) == "open":
        return any(c.lower_ == "fire" for c in children(verb, "dobj"))
    return lexis.lemma(verb) in _words()["attacking"] and _hits_another(verb)


def _hits_another(verb: Token) -> bool:
    coordinated = [verb, *(c for c in children(verb, "conj"))]
    return any(not c.lower_.endswith("self") for one in coordinated for c in children(one, "dobj")) or lexis.lemma(verb) == "fire"
