"""Whose harm is told of again: the persons of a document, filed by what a further telling of one must agree with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rashomon.extract import lexis
from rashomon.extract.counting import is_people
from rashomon.extract.respelling import Respellings
from rashomon.extract.shelves import Shelves
from rashomon.extract.syntax import first_conjunct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from rashomon.extract.ledger import Entry, Telling

ADULT = 17
"""Below this age nobody is called a man or a woman."""

CLASHING = (("child", "grown"), ("minor", "adult"), ("child", "adult"), ("teen", "grown"))
"""Sorts of which nobody is both."""

DAY = "day "
"""What the sort of whoever was harmed on a day begins with."""

NO_POLICE = frozenset({"adult", "child", "teen", "victim", "attacker", "self", "hand", "titled"})
"""Sorts of persons whom news would call officers if they were."""

NTH = "nth "
"""What the sort of a person begins with who is told of by a number in a row."""

FURTHER = frozenset({"third", "fourth", "fifth", "sixth"})
"""Numbers in a row that a report seldom starts anew: "injuring a fourth … a fourth person got away"."""

GROWN = 20
"""From this age on nobody is called a boy, girl, teen or child."""


class _Traits(NamedTuple):
    """All of a person, the age aside, that a telling in another sentence may agree with or not."""

    named: bool
    sexes: frozenset[str]
    classes: frozenset[str]
    by_age: frozenset[str]
    kinds: frozenset[str]
    words: frozenset[str]
    told_by: frozenset[str]
    alive: bool


class Homes:
    """The persons told of so far, by their places in ``entries``, and whom of them a telling is of.

    News repeats few sorts of persons, but a list of the dead may name thousands: all that is asked of a person is asked of a sort at once.
    Only within one sentence, whose length is bounded, each telling is held against each.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._keys: dict[str, int] = {}
        self._tokens: dict[int, int] = {}
        self._ordinals: dict[str, int] = {}
        self._names = Respellings()
        self._told_in: dict[int, dict[int, list[Telling]]] = {}
        self._shelves: Shelves[_Traits, tuple[int, int]] = Shelves()

    def of(self, telling: Telling) -> int | None:
        """Return the place of the person that a telling is of, or null for one not told of before."""
        again = self._tokens.get(telling.token.i)
        if again is not None:
            return again  # "he", told of by the noun that he stands for
        if telling.entity is not None:
            named = self._keys.get(telling.entity)
            if named is None and telling.name:
                named = self._names.first(telling.name)
            if named is not None:
                return named
        if telling.fresh:
            return self._nth(telling)
        best = max(self._fits(telling), default=None)
        return -best[2] if best is not None else None

    def _nth(self, telling: Telling) -> int | None:
        """Return the place of one told of before by the same number: "the second victim" stays the second."""
        definite = any(child.lower_ == "the" for child in telling.token.children)
        known = [self._ordinals[c] for c in telling.classes if c in self._ordinals and (definite or c[len(NTH) :] in FURTHER)]
        return known[0] if known and _agree(telling, _traits(self._entries[known[0]])) else None

    def tell(self, at: int, telling: Telling) -> None:
        """Take a telling in of the person at a place."""
        entry = self._entries[at]
        if entry.tellings:
            self._shelves.take(entry.ages, _traits(entry), _place(at, entry))
        entry.add(telling)
        self._shelves.put(entry.ages, _traits(entry), _place(at, entry))
        self._told_in.setdefault(telling.token.sent.start, {}).setdefault(at, []).append(telling)
        self._tokens.setdefault(telling.token.i, at)
        if telling.entity is not None:
            self._keys.setdefault(telling.entity, at)
        if telling.name:
            self._names.add(telling.name, at)
        self._ordinals |= {c: at for c in telling.classes if c.startswith(NTH)}

    def _fits(self, telling: Telling) -> Iterator[tuple[int, int, int]]:
        """Yield of each sort that agrees who was told of last, the first of several, after how much speaks for it."""
        near = self._told_in.get(telling.token.sent.start, {})
        for same_age, traits, places in self._shelves.of_age(telling.age):
            if _agree(telling, traits, same_age):
                found = next((one for one in reversed(places) if not _apart(telling, traits, near.get(-one[1], ()))), None)
                if found is not None:
                    yield (_alike(telling, traits, same_age), *found)


def _place(at: int, entry: Entry) -> tuple[int, int]:
    """Return what persons of one sort are in the order of: where each is told of last, the first person after the others."""
    return entry.tellings[-1].token.i, -at


def _traits(entry: Entry) -> _Traits:
    return _Traits(
        named=bool(entry.entities),
        sexes=frozenset(entry.sexes),
        classes=frozenset(entry.classes),
        by_age=frozenset(c for age in entry.ages for c in _by_age(age)),
        kinds=frozenset(entry.kinds),
        words=frozenset(entry.words),
        told_by=frozenset(entry.told_by),
        alive=entry.alive,
    )


def _alike(telling: Telling, traits: _Traits, same_age: bool) -> int:
    """Return how much speaks for a telling to be of a person: same age, same sort, same fate in the end, same word, named only now."""
    score = 4 if same_age else 0
    score += 2 if telling.classes & traits.classes else 0
    score += 2 if any(c.startswith("of ") for c in telling.classes & traits.classes) else 0
    score += 1 if telling.sex is not None and telling.sex in traits.sexes else 0
    score += 1 if telling.last in traits.kinds else 0
    score += 1 if telling.token.lower_ in traits.words else 0
    score += 1 if telling.fate.word.lower_ in traits.told_by else 0
    return score + (1 if not telling.entity or not traits.named else 0)


def _agree(telling: Telling, traits: _Traits, same_age: bool = False) -> bool:
    """Tell whether a telling may be of a person of this sort, whose age agrees."""
    if telling.entity and traits.named:
        return False
    if telling.sex and traits.sexes and telling.sex not in traits.sexes:
        return False
    again = telling.token.lower_ in traits.words and any(child.lower_ == "the" for child in telling.token.children)
    theirs = traits.classes - {"hand"} if again else traits.classes  # "a man turned the gun on himself … the man is in a clinic"
    if _clash(telling.classes | _by_age(telling.age), theirs | traits.by_age, by_age=not same_age):
        return False
    if "police" in telling.classes and "police" not in traits.classes and _is_new(telling):
        return False  # "the governor's murder … a policeman was killed"
    killed = "killed" in traits.kinds
    if killed and telling.last == "injured" and telling.token.lower_ not in traits.words and _brought_in_hurt(telling):
        return False
    return not (telling.lives and killed) and not (telling.last == "killed" and traits.alive and not killed)


def _brought_in_hurt(telling: Telling) -> bool:
    """Tell whether somebody is brought in as no worse than hurt, so as nobody told to be dead: "Ruck was shot dead. A clerk was hurt"."""
    return _is_new(telling) and telling.fate.word.lower_ in lexis.harm().kinds["injured"].adjectives


def _is_new(telling: Telling) -> bool:
    return any(c.lower_ in {"a", "an"} for c in telling.token.children) and telling.token.pos_ == "NOUN"


def _apart(telling: Telling, traits: _Traits, near: Sequence[Telling]) -> bool:
    """Tell whether what the same sentence tells of a person shows that a telling is of somebody else."""
    if near and ("attacker" in telling.classes) != ("attacker" in traits.classes):
        return True
    token = telling.token
    return any(
        _beside(token, one.token)
        or _within(token, one.token)
        or _other_kin(telling, one)
        or _somebodys(telling, one)
        or _brought_in(telling, one)
        for one in near
    )


def _by_age(age: int | None) -> set[str]:
    if age is None:
        return set()
    minor = {"minor"} if age < ADULT else set()
    return minor | ({"child"} if age < 14 else ({"grown"} if age >= GROWN else set()))


def _clash(one: frozenset[str] | set[str], other: frozenset[str], *, by_age: bool) -> bool:
    """Tell whether nobody is of both sorts; ``by_age``: unless of one age, a girl is no woman."""
    if by_age and any((a in one and b in other) or (b in one and a in other) for a, b in CLASHING):
        return True
    alone = ("hand" in one and "self" in other) or ("self" in one and "hand" in other)  # "turned the gun on himself", "killed himself"
    if ("attacker" in one) != ("attacker" in other) and not alone:
        theirs = other if "attacker" in one else one  # whose kin somebody is told to be, or one more, is the victim
        apart = {"hand", "victim", "child", "police"} & {*one, *other} or theirs & {"prey", "more"}
        if apart or any(c.startswith("kin ") for c in theirs):
            return True
        if "self" in {*one, *other} and "self" not in theirs:
            return True  # "a man was shot … the gunman then shot himself"
    if any(_differ(one, other, sort) for sort in ("which ", NTH)) or _days_apart(one, other):
        return True  # "the older man", "the younger man"
    if ("police" in one) == ("police" in other):
        return False
    theirs = other if "police" in one else one
    return not theirs.isdisjoint(NO_POLICE) or any(c.startswith("kin ") for c in theirs)  # a name alone says nothing of it


def _days_apart(one: frozenset[str] | set[str], other: frozenset[str]) -> bool:
    """Tell whether two were harmed on days that are not next to each other: a night has two."""
    mine, theirs = ([date.fromisoformat(c[len(DAY) :]) for c in classes if c.startswith(DAY)] for classes in (one, other))
    return bool(mine and theirs) and all(abs((a - b).days) > 1 for a in mine for b in theirs)


def _differ(one: frozenset[str] | set[str], other: frozenset[str], sort: str) -> bool:
    """Tell whether both are told of by words of a sort, and by none that they share."""
    mine, theirs = ({c for c in classes if c.startswith(sort)} for classes in (one, other))
    return bool(mine and theirs and not mine & theirs)


def _other_kin(one: Telling, other: Telling) -> bool:
    """Tell whether one sentence calls two persons by different kinship; elsewhere a wife may be told of as a mother."""
    kin, others = ({c for c in telling.classes if c.startswith("kin ")} for telling in (one, other))
    return bool(kin and others and not kin & others)


def _somebodys(telling: Telling, before: Telling) -> bool:
    """Tell whether a sentence tells of one person's kin after the person, or of a person hurt after one who died: they are two."""
    token = telling.token
    if token.pos_ in {"PRON", "PROPN"} or token.i <= before.token.i:
        return False
    kin = any(one.startswith("kin ") for one in telling.classes) and any(c.dep_ == "poss" for c in token.children)
    return kin or (before.fate.kind == "killed" and telling.fate.kind == "injured" and token.i > before.fate.word.i)


def _brought_in(telling: Telling, before: Telling) -> bool:
    """Tell whether a sentence brings a further person in: "shot his brother before killing a burglar"."""
    token = telling.token
    new = any(c.lower_ in {"a", "an"} for c in token.children) and token.i > before.token.i and token.dep_ not in {"attr", "oprd", "appos"}
    return new and telling.fate.word.i != before.fate.word.i and token.lower_ != before.token.lower_


def _within(one: Token, other: Token) -> bool:
    """Tell whether the later of two nouns is somebody whom a person is told to be close to: "the clerk, a friend of the man killed"."""
    inner = one if one.i > other.i else other
    of = inner.head
    return inner.pos_ == "NOUN" and inner.dep_ == "pobj" and of.lower_ == "of" and of.head.i != inner.i and is_people(of.head)


def _beside(one: Token, other: Token) -> bool:
    """Tell whether two tokens of a sentence stand in one coordination, so that they are two persons."""
    return one.i != other.i and first_conjunct(one).i == first_conjunct(other).i
