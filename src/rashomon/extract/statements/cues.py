"""The cue lexicon as typed look-up tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast

from rashomon.lexicon import load
from rashomon.model import Stance


@dataclass(frozen=True, slots=True)
class CueWord:
    """What the lexicon knows of one cue.

    ``frames`` say where the content stands (quote, clause, infinitive, gerund, object, person, subject). ``reports``: a noun phrase as
    content is itself told. ``contends``: the author keeps a distance. ``negated`` is the stance under negation. ``core``: words of saying
    proper, kept even inside quotations and futures.
    """

    lemma: str
    group: str
    stance: Stance
    negated: Stance
    frames: frozenset[str]
    reports: bool = True
    contends: bool = False
    core: bool = False


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All cues, by lemma."""

    verbs: Mapping[str, CueWord]
    verbs_with: Mapping[tuple[str, str], CueWord]
    nouns: Mapping[str, CueWord]
    adjectives: Mapping[str, CueWord]
    adverbs: Mapping[str, CueWord]
    impersonal: Mapping[str, Stance]
    according: frozenset[str]
    surveys: frozenset[str]
    noun_prepositions: frozenset[str]
    light_verbs: frozenset[str]
    vehicles: frozenset[str]
    imperatives: frozenset[str]
    common_knowledge: frozenset[str]
    citing: frozenset[str]
    taking_up: frozenset[str]
    setting: frozenset[str]
    giving: frozenset[str]
    bringing: frozenset[str]
    counting: frozenset[str]
    counted: frozenset[str]
    tallies: frozenset[str]
    physical: frozenset[str]


def _words(group: str, entry: Mapping[str, Any], lemmas: list[str], frames: frozenset[str]) -> Iterator[CueWord]:
    stance = cast(Stance, entry["stance"])
    for lemma in lemmas:
        yield CueWord(
            lemma=lemma,
            group=group,
            stance=stance,
            negated=cast(Stance, entry.get("negated", "hypothesised")),
            frames=frames,
            reports=bool(entry.get("reports", True)),
            contends=bool(entry.get("contends", False)),
            core=bool(entry.get("core", False)),
        )


def _table(groups: Mapping[str, Mapping[str, Any]]) -> dict[str, CueWord]:
    table: dict[str, CueWord] = {}
    for group, entry in groups.items():
        for word in _words(group, entry, entry["lemmas"], frozenset(entry.get("frames", ()))):
            known = table.get(word.lemma)
            table[word.lemma] = replace(known, frames=known.frames | word.frames) if known else word
    return table


def _particles(entries: list[Mapping[str, Any]]) -> dict[tuple[str, str], CueWord]:
    table: dict[tuple[str, str], CueWord] = {}
    for entry in entries:
        for lemma, particles in entry["after"].items():
            for word in _words("with", entry, [lemma], frozenset(entry["frames"])):
                for particle in particles:
                    table.setdefault((lemma, particle), word)
    return table


@lru_cache(maxsize=1)
def cue_lexicon() -> CueLexicon:
    """Return the cue lexicon, read once."""
    raw = load("cues")
    adverb_groups = {stance: {"stance": stance, "lemmas": lemmas} for stance, lemmas in raw["adverbs"].items()}
    return CueLexicon(
        verbs=_table(raw["verbs"]),
        verbs_with=_particles(raw["verbs_with"]),
        nouns=_table(raw["nouns"]),
        adjectives=_table(raw["adjectives"]),
        adverbs=_table(adverb_groups),
        impersonal={lemma: cast(Stance, stance) for stance, lemmas in raw["impersonal"].items() for lemma in lemmas},
        according=frozenset(raw["according"]["heads"]),
        surveys=frozenset(raw["according"]["surveys"]),
        noun_prepositions=frozenset(raw["noun_prepositions"]),
        light_verbs=frozenset(raw["light_verbs"]),
        vehicles=frozenset(raw["vehicles"]),
        imperatives=frozenset(raw["imperatives"]),
        common_knowledge=frozenset(raw["common_knowledge"]),
        citing=frozenset(raw["citing"]),
        taking_up=frozenset(raw["taking_up"]),
        setting=frozenset(raw["tally"]["verbs"]),
        giving=frozenset(raw["tally"]["giving"]),
        bringing=frozenset(raw["tally"]["bringing"]),
        counting=frozenset(raw["tally"]["counting"]),
        counted=frozenset(raw["tally"]["counted"]),
        tallies=frozenset(raw["tally"]["objects"]),
        physical=frozenset(raw["physical"]),
    )
