"""Groups and agencies outside the lexicon: by the nouns of their names, by a country's adjective before a noun, by acronyms explained."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.lexicon import load
from rashomon.model.reading import NameKind
from rashomon.read.aliases import Draft
from rashomon.read.gazetteer import Country, countries, demonyms, fold, gazetteer
from rashomon.read.surface import Surface

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST = 8
JOINERS = frozenset({"of", "for", "the", "and", "&", "'s", "'", "-", "al", "de", "to", "in", "on"})
REBELS = frozenset({"opposition", "rebels", "separatists"})


@lru_cache(maxsize=1)
def _heads() -> dict[str, NameKind]:
    return {noun: kind for kind, nouns in load("groups")["organisation_heads"].items() for noun in nouns}


@lru_cache(maxsize=1)
def _sets() -> dict[str, frozenset[str]]:
    lexicon = load("groups")
    return {name: frozenset(lexicon[name]) for name in ("organisation_openings", "group_nouns", "government_nouns")}


@lru_cache(maxsize=1)
def _after_country() -> dict[str, tuple[str, ...]]:
    lexicon = load("groups")
    by_first: dict[str, list[str]] = {}
    for noun in (*lexicon["agency_nouns"], *lexicon["government_nouns"]):
        by_first.setdefault(noun.split()[0], []).append(noun)
    return {first: tuple(sorted(nouns, key=lambda noun: -len(noun))) for first, nouns in by_first.items()}


def find_national(text: Surface, taken: set[int], learned: Mapping[str, Country]) -> list[Draft]:
    """Return countries by their adjective ("Russian") and agencies by it and a noun ("Turkish intelligence", "Iran's foreign ministry").

    ``learned`` are countries that only the document itself knows, by their names and adjectives.
    """
    found = []
    for at, word in enumerate(text.words):
        if not text.capital[at] or at in taken:
            continue
        country = demonyms().get(word) or countries().get(word) or learned.get(word)
        if country is not None:
            found.append(_national(text, at, at + 1, country))
            continue
        country = demonyms().get(f"{word} {text.word(at + 1)}")
        if country is not None:
            found.append(_national(text, at, at + 2, country))
    return found


def _national(text: Surface, at: int, end: int, country: Country) -> Draft:
    after = end + 1 if text.word(end) == "'s" else end
    if at > 1 and text.words[at - 1] == "-" and text.lower(at - 2) in {"pro", "anti", "non"}:
        return national(at, end, country)  # "pro-Ostian rebels" are not Ostia's
    for noun in _after_country().get(text.word(after).lower(), ()):
        words = tuple(noun.split())
        if tuple(word.lower() for word in text.words[after : after + len(words)]) == words:
            return _agency(text, at, after + len(words), country, noun)
    return national(at, end, country)


def national(start: int, end: int, country: Country) -> Draft:
    """Return a mention of a country."""
    return Draft(
        start=start,
        end=end,
        key=f"country:{country.code or country.name}",
        name=country.name,
        kind="country",
        country=country.code or None,
        rank=9,
    )


def _agency(text: Surface, start: int, end: int, country: Country, noun: str) -> Draft:
    if noun in _sets()["government_nouns"] and country.code:
        return government(start, end, country.code)
    if noun in _sets()["government_nouns"]:
        return _learned_government(text, start, end, country)
    kind: NameKind = "group" if noun in REBELS else "agency"
    name = text.slice(start, end).replace("\n", " ")
    key = f"agency:{country.code or country.name}:{plain_agency(noun)}"
    return Draft(start=start, end=end, key=key, name=name, kind=kind, country=country.code or None, rank=2)


def government(start: int, end: int, code: str) -> Draft:
    """Return a mention of a country's government."""
    entry = load("countries")["countries"][code]
    people = entry.get("people", ())
    name = f"{people[0]} government" if people else f"government of {entry['name']}"
    return Draft(start=start, end=end, key=f"agency:{code}:government", name=name, kind="agency", country=code, rank=9)


def _learned_government(text: Surface, start: int, end: int, country: Country) -> Draft:
    """Return a mention of the government of a country that only the document knows, named in its own words, "government" before others."""
    name = text.slice(start, end).replace("\n", " ")
    return Draft(
        start=start, end=end, key=f"agency:{country.name}:government", name=name, kind="agency", rank=9 if "government" in name else 8
    )


def plain_agency(noun: str) -> str:
    """Return one form for "Ministry of Defense" and "defence ministry"."""
    plain = fold(noun).replace("defense", "defence").replace("foreign affairs", "foreign").replace("the ", "")
    words = plain.split(" of ")
    return f"{words[1]} {words[0]}" if len(words) == 2 and words[0] in {"ministry", "department"} else plain


def find_organisations(text: Surface, doc: Doc, taken: set[int]) -> list[Draft]:
    """Return organisations named by a phrase with an organisation's noun, by a group noun beside them, or by spaCy."""
    found: list[Draft] = []
    used = set(taken)
    for start, end, kind in (*_by_head(text, used), *_by_group_noun(text, used), *_by_label(text, doc)):
        span = range(start, end)
        if start < end and not used.intersection(span):
            used.update(span)
            name = text.slice(start, end).replace("\n", " ")
            found.append(Draft(start=start, end=end, key=f"org:{plain_agency(name)}", name=name, kind=kind, rank=end - start))
    return found


def _by_head(text: Surface, taken: set[int]) -> list[tuple[int, int, NameKind]]:
    found: list[tuple[int, int, NameKind]] = []
    for at, word in enumerate(text.words):
        kind = _heads().get(word)
        if kind is None or at in taken or (text.word(at + 1) in _heads() and text.word(at + 1)[:1].isupper()):
            continue
        start, end = _run_start(text, at, taken), at + 1
        if word in _sets()["organisation_openings"] or start < at:
            end = _run_end(text, at, taken)
        if end - start > 1:
            found.append((start, end, kind))
    return found


def _run_start(text: Surface, head: int, taken: set[int]) -> int:
    start = at = head
    while at > 0 and head - at < LONGEST and not text.initial[at]:
        at -= 1
        word = text.words[at]
        if at in taken or not (text.capital[at] or word in JOINERS or word.isdigit()):
            break
        if text.capital[at] and text.tags[at] in {"PROPN", "ADJ", "NOUN", "NUM"}:
            start = at
        elif text.capital[at]:
            break
    return start


def _run_end(text: Surface, head: int, taken: set[int]) -> int:
    end = head + 1
    if text.word(end) not in {"of", "for"}:
        return end
    at = end
    while at < len(text.words) and at - head < LONGEST and at not in taken and (text.capital[at] or text.words[at] in JOINERS):
        at += 1
        if text.capital[at - 1]:
            end = at
    return end


def _by_group_noun(text: Surface, taken: set[int]) -> list[tuple[int, int, NameKind]]:
    nouns = _sets()["group_nouns"]
    found: list[tuple[int, int, NameKind]] = []
    for at, word in enumerate(text.words):
        if word not in nouns:
            continue
        start = at
        while start > 0 and start - 1 not in taken and text.capital[start - 1] and text.tags[start - 1] == "PROPN" and at - start < 4:
            start -= 1
        if start < at and not (at - start == 1 and (text.initial[start] or text.words[start] in demonyms())):
            found.append((start, at, "group"))
        end = at + 1
        while (
            end < len(text.words) and end not in taken and text.capital[end] and text.tags[end] == "PROPN" and text.labels[end] != "PERSON"
        ):
            end += 1
        if end > at + 1 and start == at and word in {"group", "militia", "faction"} and text.labels[at + 1] in {"ORG", ""}:
            found.append((at + 1, end, "group"))
    return found


def _by_label(text: Surface, doc: Doc) -> list[tuple[int, int, NameKind]]:
    found: list[tuple[int, int, NameKind]] = []
    for entity in doc.ents:
        if entity.label_ != "ORG":
            continue
        start, end = entity.start, entity.end
        while start < end and (not text.capital[start] or text.lower(start) in {"the", "a"}):
            start += 1
        while start < end and not (text.capital[end - 1] and text.words[end - 1][:1].isalnum()):
            end -= 1
        if start < end and not (end - start == 1 and _is_common(text, start)) and "\n" not in text.slice(start, end):
            found.append((start, end, _heads().get(text.words[end - 1], "other")))
    return found


def _is_common(text: Surface, at: int) -> bool:
    word = text.words[at]
    return "w" in gazetteer().flags(word.lower()) or text.tags[at] != "PROPN" or len(word) < 2 or word in load("titles")["not_persons"]


def find_acronyms(text: Surface, drafts: list[Draft]) -> dict[str, Draft]:
    """Return acronyms that the text explains, "Resistance Front (RF)" or "RF (Resistance Front)", with what they name."""
    by_end = {draft.end: draft for draft in drafts if draft.kind in {"group", "agency", "outlet", "other"}}
    by_start = {draft.start: draft for draft in drafts if draft.kind in {"group", "agency", "outlet", "other"}}
    found: dict[str, Draft] = {}
    for at, word in enumerate(text.words):
        if word != "(":
            continue
        inside, before = text.word(at + 1), text.word(at - 1)
        if is_acronym(inside) and at in by_end and initials_match(inside, by_end[at].name):
            found.setdefault(inside, by_end[at])
        elif is_acronym(before) and at + 1 in by_start and initials_match(before, by_start[at + 1].name):
            found.setdefault(before, by_start[at + 1])
    return found


def is_acronym(word: str) -> bool:
    """Tell whether a word reads like an acronym."""
    return 2 <= len(word) <= 8 and word[0].isupper() and sum(ch.isupper() for ch in word) >= max(2, len(word) - 2)


def initials_match(acronym: str, name: str) -> bool:
    """Tell whether an acronym's letters are found in order at the beginnings of a name's words (most of them)."""
    words = [word for word in fold(name).split() if word]
    initials = "".join(word[0] for word in words)
    important = "".join(word[0] for word in words if word not in JOINERS)
    letters = [ch for ch in acronym.lower() if ch.isalnum()]
    return any(_in_order(letters, source) for source in (initials, important)) or (
        _in_order(letters, " ".join(words)) and letters[0] == initials[0]
    )


def _in_order(letters: list[str], source: str) -> bool:
    rest = iter(source)
    return all(letter in rest for letter in letters)
