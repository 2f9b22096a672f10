"""What the network sees of a parse: words by number, grammar, places in sentences and quotations, what the rules make of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from rashomon.extract.statements.cues import cue_lexicon
from rashomon.extract.statements.drafts import Draft, Range
from rashomon.extract.statements.quotes import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

UNKNOWN, PROPER, NUMBER, SPACE = range(4)
"""The first rows of the vocabulary. Names are never looked up: all proper nouns are one word."""
RESERVED = ("<unknown>", "<proper>", "<number>", "<space>")
MARKS = (",", ":;", ".!…", "?", "-–—", '"', "'", "()")
"""Columns of punctuation."""
CHILDREN = (
    *("ccomp", "xcomp", "dobj", "nsubj", "nsubjpass", "prep", "mark", "agent"),
    *("acl", "poss", "aux", "neg", "relcl", "advcl", "conj", "acomp"),
)
SUBJECTS = ("poss", "agent", "csubj", "nsubjpass", "nsubj")
COMPLEMENTS = ("prep", "pobj", "oprd", "acomp", "dobj", "acl", "pcomp", "xcomp", "ccomp")
"""Dependencies of the child that stands for whoever does it, and of that which says what; the last one wins."""
KINDS_OF_CUE = ("verbs", "nouns", "adjectives", "adverbs", "with")
PLACES = 6 + 8 + 6 + 4 + 3 + len(KINDS_OF_CUE) + len(CHILDREN)
"""Number of yes-or-no features of a token."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The numbers given to words, fine tags, dependencies and entity types; what is not in a table is 0."""

    words: Mapping[str, int]
    tags: Mapping[str, int]
    deps: Mapping[str, int]
    entities: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Features:
    """One document's features, one row a token.

    ``head``, ``subject`` and ``complement`` are positions, the last two -1 where there is none; ``flags`` are 0 or 1; ``quotation`` numbers
    quotations, -1 outside; ``form`` is the row of the word's form among the language model's vectors, -1 where it has none.
    """

    word: Ints
    tag: Ints
    dep: Ints
    entity: Ints
    head: Ints
    subject: Ints
    complement: Ints
    sentence: Ints
    quotation: Ints
    form: Ints
    flags: Floats

    def part(self, low: int, high: int) -> Features:
        """Return the features of the tokens from ``low`` up to ``high``; what hangs on a word outside hangs on itself."""
        own = np.arange(high - low)
        head = self.head[low:high] - low
        return Features(
            word=self.word[low:high],
            tag=self.tag[low:high],
            dep=self.dep[low:high],
            entity=self.entity[low:high],
            head=np.where((head < 0) | (head >= high - low), own, head),
            subject=_within(self.subject[low:high] - low, high - low),
            complement=_within(self.complement[low:high] - low, high - low),
            sentence=self.sentence[low:high],
            quotation=self.quotation[low:high],
            form=self.form[low:high],
            flags=self.flags[low:high],
        )


def features_of(doc: Doc, drafts: Sequence[Draft], quotations: Sequence[Quotation], tables: Tables) -> Features:
    """Return the features of a parsed document, given what the rules found in it."""
    raw = doc.to_array(["LEMMA", "TAG", "POS", "DEP", "ENT_TYPE", "SENT_START", "IS_SPACE", "ORTH", "LIKE_NUM", "HEAD", "LOWER"])
    strings = doc.vocab.strings
    lemmas, lemma_of = _distinct(raw[:, 0], strings, str.lower)
    parts, part_of = _distinct(raw[:, 2], strings)
    names, name_of = _distinct(raw[:, 3], strings)
    orths, orth_of = _distinct(raw[:, 7], strings)
    head = np.arange(len(doc)) + raw[:, 9].astype(np.int64)
    word = np.array([tables.words.get(lemma, UNKNOWN) for lemma in lemmas], dtype=np.int64)[lemma_of]
    part = np.array(parts)[part_of]
    word[part == "PROPN"] = PROPER
    word[raw[:, 8] == 1] = NUMBER
    word[raw[:, 6] == 1] = SPACE
    sentence = np.cumsum(raw[:, 5] == 1)
    quotation = np.full(len(doc), -1, dtype=np.int64)
    for number, one in enumerate(quotations):
        quotation[one.start : one.end] = number
    flags = [
        _rule_flags(len(doc), drafts),
        _mark_flags(orths, orth_of),
        _quotation_flags(len(doc), quotations),
        _place_flags(doc, raw, orths, orth_of),
        _shape_flags(orths, orth_of),
        _lexicon_flags(lemmas, lemma_of),
        _child_flags(names, name_of, head),
    ]
    return Features(
        word=word,
        tag=_looked_up(raw[:, 1], strings, tables.tags),
        dep=_looked_up(raw[:, 3], strings, tables.deps),
        entity=_looked_up(raw[:, 4], strings, tables.entities),
        head=head,
        subject=_child(names, name_of, head, SUBJECTS),
        complement=_child(names, name_of, head, COMPLEMENTS),
        sentence=sentence,
        quotation=quotation,
        form=_forms(doc, raw[:, 10]),
        flags=np.concatenate(flags, axis=1),
    )


def _forms(doc: Doc, lower: Any) -> Ints:
    forms, at = np.unique(lower, return_inverse=True)
    return np.asarray(doc.vocab.vectors.find(keys=forms), dtype=np.int64)[at]


def meanings(form: Ints, vectors: Floats) -> Floats:
    """Return the vectors of words' forms, of unit length, by their rows in ``vectors``; zeros where a word has none."""
    rows, at = np.unique(form, return_inverse=True)
    found = np.where(rows[:, None] >= 0, vectors[rows], 0).astype(np.float32)
    found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)
    return np.asarray(found[at], dtype=np.float32)


def _distinct(column: Any, strings: Any, change: Any = str) -> tuple[list[str], Ints]:
    values, inverse = np.unique(column, return_inverse=True)
    return [change(strings[int(value)]) for value in values], inverse


def _looked_up(column: Any, strings: Any, table: Mapping[str, int]) -> Ints:
    values, inverse = _distinct(column, strings)
    return np.array([table.get(value, 0) for value in values], dtype=np.int64)[inverse]


def _mark(flags: Floats, ranges: Sequence[Range], column: int) -> None:
    for start, end in ranges:
        flags[start:end, column] = 1


def _rule_flags(length: int, drafts: Sequence[Draft]) -> Floats:
    flags = np.zeros((length, 6), dtype=np.float32)
    for draft in drafts:
        _mark(flags, draft.cue, 0)
        _mark(flags, draft.source, 1)
        _mark(flags, draft.content, 2)
        flags[draft.anchor, 3] = 1
        flags[draft.anchor, 4] = draft.word.core
        for start, _ in draft.content:
            flags[start, 5] = 1
    return flags


def _mark_flags(orths: Sequence[str], orth_of: Ints) -> Floats:
    table = np.zeros((len(orths), 8), dtype=np.float32)
    for row, orth in enumerate(orths):
        column = _column(orth)
        if column >= 0:
            table[row, column] = 1
    return table[orth_of]


def _column(orth: str) -> int:
    """Return the column of a token of punctuation, or -1."""
    if orth in ("''", "``"):
        orth = '"'
    return next((column for column, marks in enumerate(MARKS) if len(orth) == 1 and orth in marks), 4 if orth == "--" else -1)


def _quotation_flags(length: int, quotations: Sequence[Quotation]) -> Floats:
    flags = np.zeros((length, 6), dtype=np.float32)
    for one in quotations:
        flags[one.start : one.end, 1 if one.is_scare else 0] = 1
        flags[one.start, 2] = 1
        flags[one.end - 1, 3] = 1
        flags[one.start : one.end, 4] = one.goes_on
        if one.end < length:
            flags[one.end, 5] = 1
    return flags


def _place_flags(doc: Doc, raw: Any, orths: Sequence[str], orth_of: Ints) -> Floats:
    broken = np.array(["\n" in orth for orth in orths])[orth_of]
    flags = np.zeros((len(doc), 4), dtype=np.float32)
    flags[:, 0] = raw[:, 5] == 1
    flags[:-1, 1] = flags[1:, 0]
    flags[1:, 2] = broken[:-1]
    first = int(np.argmax(broken)) if broken.any() else len(doc)
    flags[:first, 3] = 1
    return flags


def _shape_flags(orths: Sequence[str], orth_of: Ints) -> Floats:
    table = np.array([[orth[:1].isupper(), orth.isupper(), not orth[:1].isalnum()] for orth in orths], dtype=np.float32)
    return table.reshape(-1, 3)[orth_of]


@lru_cache(maxsize=1)
def cue_kinds() -> dict[str, list[int]]:
    lexicon = cue_lexicon()
    groups = (lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.adverbs, {lemma for lemma, _ in lexicon.verbs_with})
    kinds: dict[str, list[int]] = {}
    for column, lemmas in enumerate(groups):
        for lemma in lemmas:
            kinds.setdefault(lemma, []).append(column)
    return kinds


def _lexicon_flags(lemmas: Sequence[str], lemma_of: Ints) -> Floats:
    table = np.zeros((len(lemmas), len(KINDS_OF_CUE)), dtype=np.float32)
    kinds = cue_kinds()
    for row, lemma in enumerate(lemmas):
        table[row, kinds.get(lemma, [])] = 1
    return table[lemma_of]


def _child(names: Sequence[str], name_of: Ints, head: Ints, wanted: Sequence[str]) -> Ints:
    """Return for each token its child with the weightiest of these dependencies, the first of several, or -1."""
    found = np.full(len(head), -1, dtype=np.int64)
    for dep in wanted:
        if dep in names:
            kids = np.flatnonzero(name_of == names.index(dep))[::-1]
            found[head[kids]] = kids
    return found


def _within(positions: Ints, length: int) -> Ints:
    return np.where((positions < 0) | (positions >= length), -1, positions)


def _child_flags(names: Sequence[str], name_of: Ints, head: Ints) -> Floats:
    flags = np.zeros((len(head), len(CHILDREN)), dtype=np.float32)
    for column, dep in enumerate(CHILDREN):
        if dep in names:
            flags[head[name_of == names.index(dep)], column] = 1
    return flags
