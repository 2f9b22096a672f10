"""Persons named in a text: one person under full name, surname and title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.lexicon import load
from rashomon.read.aliases import Draft
from rashomon.read.gazetteer import gazetteer
from rashomon.read.surface import Surface

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from rashomon.model.person import Sex

LONGEST = 8
"""Tokens; "Abdul Rahman bin Omar al-Said" has seven."""
PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "du",
        "la",
        "le",
        "abu",
        "-",
        "ul",
        "ur",
        "ad",
        "as",
        "al-",
    }
)
SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})


@dataclass(frozen=True, slots=True)
class Titled:
    """Tokens [start, end) of a person's name, and the title before it ("" where none), which begins at token ``title_start``."""

    start: int
    end: int
    title: str
    title_start: int


@lru_cache(maxsize=1)
def titles() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return titles as words by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for group in load("titles")["titles"].values():
        for title in group:
            words = tuple(title.replace("'s", " 's").split())
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(all_words, key=lambda words: -len(words))) for first, all_words in found.items()}


@lru_cache(maxsize=1)
def _gendered() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load("titles")
    names, words = lexicon["given_names"], lexicon["titles"]
    return frozenset(words["male"]), frozenset(words["female"]), frozenset(names["m"]), frozenset(names["f"])


def gender_of(title: str, names: tuple[str, ...]) -> Sex | None:
    """Return the gender that a title or a given name tells, None where neither does."""
    male_titles, female_titles, male, female = _gendered()
    if title in male_titles:
        return "male"
    if title in female_titles:
        return "female"
    given = names[0] if len(names) > 1 else ""
    flags = gazetteer().flags(given.lower()) if given else ""
    if given in male or ("m" in flags and "f" not in flags):
        return "male"
    return "female" if given in female or ("f" in flags and "m" not in flags) else None


def find_persons(text: Surface, doc: Doc, taken: set[int]) -> list[Titled]:
    """Return personal names: what follows a title, and what spaCy holds to be a person; none on tokens ``taken``."""
    found: dict[int, Titled] = {}
    for at, word in enumerate(text.words):
        if word in titles() and at not in taken:
            titled = _after_title(text, at, taken)
            if titled is not None:
                found.setdefault(titled.start, titled)
    covered = {token for one in found.values() for token in range(one.start, one.end)}
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            one = _trimmed(text, entity.start, entity.end)
            if (
                one is not None
                and not covered.intersection(range(one.start, one.end))
                and not taken.intersection(range(one.start, one.end))
            ):
                found[one.start] = one
    for relative in _relatives(text, found, taken):
        found.pop(relative.end - 1, None)
        found[relative.start] = relative
    for again in _again(text, found, taken):
        found[again.start] = again
    return [found[start] for start in sorted(found)]


def _known(text: Surface, found: Mapping[int, Titled]) -> tuple[set[int], set[str]]:
    """Return the tokens of the names found, and the surnames of those named in full."""
    covered = {token for one in found.values() for token in range(one.start, one.end)}
    return covered, {parts[-1] for parts in (parts_of(text, one) for one in found.values()) if len(parts) > 1}


def _again(text: Surface, found: Mapping[int, Titled], taken: set[int]) -> Iterator[Titled]:
    """Yield the surnames that stand alone for somebody named in full, whom the model takes for nobody there: "Ruck, 51, was found"."""
    covered, surnames = _known(text, found)
    for at, word in enumerate(text.words):
        if word not in surnames or at in covered or at in taken or text.tags[at] != "PROPN" or text.labels[at] not in {"", "ORG"}:
            continue
        beside = (text.capital[at - 1] and not text.initial[at]) if at else False
        goes_on = at + 1 < len(text.words) and text.capital[at + 1] and not text.initial[at + 1]
        if not beside and not goes_on and text.lower(at - 1) not in {"a", "an", "the", "-"} and text.word(at + 1) != "-":
            yield Titled(at, at + 1, "", at)


def _relatives(text: Surface, found: Mapping[int, Titled], taken: set[int]) -> Iterator[Titled]:
    """Yield the names that go by a surname known from another, after a given name that nothing has taken for one: they are no repeats."""
    covered, surnames = _known(text, found)
    for at in range(1, len(text.words)):
        alone = at not in covered or (at in found and found[at].end == at + 1 and not found[at].title)
        if text.words[at] in surnames and alone and not {at, at - 1} & taken and at - 1 not in covered and _may_be_given(text, at - 1):
            yield Titled(at - 1, at + 1, "", at - 1)


def _may_be_given(text: Surface, at: int) -> bool:
    """Tell whether a word is capitalised, no title, and no word for somebody without a name ("Neighbor Smith said")."""
    word, lexicon = text.words[at], load("titles")
    if not word.istitle() or not word.isalpha() or text.tags[at] != "PROPN" or text.labels[at] not in {"", "PERSON"}:
        return False
    return word not in titles() and word.lower() not in lexicon["unnamed_people"] and word.lower() not in load("harm")["people"]


def _after_title(text: Surface, at: int, taken: set[int]) -> Titled | None:
    for words in titles()[text.words[at]]:
        if tuple(text.words[at : at + len(words)]) == words:
            start = at + len(words)
            end = _name_end(text, start, taken)
            if end > start and not (end == start + 1 and text.word(start) in titles()):
                return Titled(start, end, " ".join(words).replace(" 's", "'s"), at)
            return None
    return None


def _name_end(text: Surface, start: int, taken: set[int]) -> int:
    end = start
    while end < len(text.words) and end - start < LONGEST and end not in taken:
        named = text.capital[end] and text.tags[end] in {"PROPN", "NOUN", "ADJ"} and (end == start or not text.initial[end])
        if not (named or (end > start and _joins(text, end))):
            break
        end += 1
    return end


def _joins(text: Surface, at: int) -> bool:
    """Tell whether a word in small letters or a hyphen goes on a name: "Salim bin Omar", "Omar al-Rashid", "Jong-un"."""
    word, after = text.words[at], text.word(at + 1)
    if word == "-":
        return after[:1].isupper() or (after.isalpha() and text.tags[at + 1] == "PROPN")
    if at and text.words[at - 1] == "-":
        return word.isalpha() and text.tags[at] == "PROPN"
    return word in PARTICLES and (after[:1].isupper() or (after == "-" and text.word(at + 2)[:1].isupper()))


def _trimmed(text: Surface, start: int, end: int) -> Titled | None:
    title, title_start = "", start
    while start < end and (
        text.words[start] in titles() or not text.capital[start] or text.tags[start] in {"VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ"}
    ):
        title = text.words[start] if text.words[start] in titles() else title
        start += 1
    while start < end and not (text.capital[end - 1] and text.words[end - 1][:1].isalpha()):
        end -= 1
    bad = any(not (text.capital[at] or text.words[at] in PARTICLES or text.words[at] in {"'", '"', "(", ")"}) for at in range(start, end))
    if start >= end or bad or end - start > LONGEST:
        return None
    single = end - start == 1 and not title
    if single and ("w" in gazetteer().flags(text.lower(start)) or text.words[start] in load("titles")["not_persons"]):
        return None
    return Titled(start, end, title, title_start)


def parts_of(text: Surface, one: Titled) -> tuple[str, ...]:
    """Return the words of a name without initials, particles and suffixes."""
    words = [text.words[at] for at in range(one.start, one.end)]
    kept = [word for word in words if word[:1].isupper() and len(word.rstrip(".")) > 1 and word not in SUFFIXES]
    return tuple(kept) or (words[-1],)


class Persons:
    """Which names are one person's: full names first, then surnames and given names alone by the nearest person so called."""

    def __init__(self, text: Surface, found: list[Titled]) -> None:
        self._text = text
        self._full: list[tuple[str, ...]] = []
        self._starts: dict[tuple[str, ...], list[int]] = {}
        self.titles: dict[str, set[str]] = {}
        self.genders: dict[str, Sex] = {}
        for one in found:
            parts = parts_of(text, one)
            if len(parts) > 1:
                self._starts.setdefault(self._same(parts), []).append(one.start)

    def _same(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        for full in self._full:
            if full[-1] == parts[-1] and (full[0] == parts[0] or parts[0] in full):
                return full
        self._full.append(parts)
        return parts

    def named(self, word: str, at: int) -> tuple[str, ...] | None:
        """Return the person meant by one word of the name at a token: the last one named before it, else the first after it."""
        for part in (-1, 0):
            called = [full for full in self._full if full[part] == word]
            if part == 0 and len(called) > 1:
                return None
            before = [(max(s for s in self._starts[full] if s <= at), full) for full in called if min(self._starts[full]) <= at]
            if before:
                return max(before)[1]
            if called:
                return min(called, key=lambda full: self._starts[full][0])
        return None

    def draft(self, one: Titled) -> Draft:
        """Return the mention of a person, and note title and gender."""
        parts = parts_of(self._text, one)
        person = self._same(parts) if len(parts) > 1 else self.named(parts[0], one.start) or parts
        key = "person:" + " ".join(person)
        name = self._text.slice(one.start, one.end).replace("\n", " ")
        if one.title:
            self.titles.setdefault(key, set()).add(one.title.lower())
        gender = gender_of(one.title, person) or gender_of("", parts)
        if gender is not None:
            self.genders.setdefault(key, gender)
        return Draft(start=one.start, end=one.end, key=key, name=name, kind="person", rank=len(parts))

    def repeats(self, taken: set[int]) -> list[Draft]:
        """Return the mentions by surname alone that nothing else has claimed."""
        surnames = {full[-1] for full in self._full}
        found = []
        for at, word in enumerate(self._text.words):
            if word in surnames and at not in taken and self._text.tags[at] == "PROPN" and not self._text.word(at + 1)[:1].isupper():
                person = self.named(word, at)
                if person is not None:
                    found.append(Draft(start=at, end=at + 1, key="person:" + " ".join(person), name=word, kind="person", rank=1))
        return found
