"""Who holds whom responsible, by whose word and with what stance."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.means import heads_of_weapons
from rashomon.extract.responsibility.blaming import blaming, blaming_to, holding, suspecting, trading, tried
from rashomon.extract.responsibility.claiming import claim_noun, claiming, pleading
from rashomon.extract.responsibility.doing import asking, behind, doing, having_to_do, knowing, ordering, striking, using
from rashomon.extract.responsibility.involvement import denying, distancing, involved, involvement, rejecting
from rashomon.extract.responsibility.judging import judging
from rashomon.extract.responsibility.owning import fired_from, owning, use_of
from rashomon.extract.responsibility.pointing import at_the_hands, bearing, being, resting, to_blame, work_of
from rashomon.extract.responsibility.scene import Accusation, Scene, Who
from rashomon.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Set

    from rashomon.model.value import Role

RULES = (
    claiming,
    claim_noun,
    pleading,
    blaming,
    blaming_to,
    trading,
    tried,
    holding,
    suspecting,
    denying,
    distancing,
    doing,
    ordering,
    striking,
    using,
    behind,
    having_to_do,
    knowing,
    asking,
    owning,
    fired_from,
    use_of,
    to_blame,
    resting,
    bearing,
    being,
    work_of,
    at_the_hands,
    involvement,
    involved,
)
"""Every rule that looks at one word; the first to speak of an actor in a sentence with one cue wins."""

NOUN_RULES = (claim_noun, holding, having_to_do, owning, use_of, work_of, at_the_hands, involvement, involved)
"""Those that look at nouns; at other words that are no verbs or adjectives only `behind` does."""

BY_POS = {
    **dict.fromkeys(("VERB", "AUX", "ADJ"), RULES),
    **dict.fromkeys(("NOUN", "PROPN"), NOUN_RULES),
    **dict.fromkeys(("ADP", "SCONJ", "ADV"), (behind,)),
}

__all__ = ["Accusation", "Scene", "Who", "find_accusations"]


LISTED = 4
"""How many verbs for what came of a deed may stand in a row: "killing, wounding and maiming"."""

GRAMMATICAL = frozenset({"be", "do", "have", "hold", "take", "claim", "hands", "use", "set", "plead", "leave"})
"""Words that rules look for by grammar and not by a list."""


def find_accusations(scene: Scene) -> list[Accusation]:
    """Return everything a document says of who is responsible, in text order."""
    found: list[Accusation] = []
    words, triggers = _words(), scene.triggers
    for token in scene.doc:
        rules = BY_POS.get(token.pos_)
        if rules and (token.i in triggers or lexis.lemma(token) in words or token.lower_ in words):
            for rule in rules:
                found.extend(rule(scene, token))
    accused = sorted(found, key=lambda a: a.cue.i)
    for token in scene.doc:
        if token.pos_ == "VERB":
            found.extend(rejecting(scene, token, accused))
    found.extend(judging(scene, found))
    return _distinct([one for one in found if not _tells_news(scene, one.accused)])


def _tells_news(scene: Scene, accused: Who) -> bool:
    """Tell whether the accused is an outlet: its name beside the news ("AFP", "(Reuters)") was taken for who did what the news is of."""
    return accused.entity is not None and scene.reading.entities[accused.entity].kind == "outlet"


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    """Return every word that some rule looks for beside the triggers, so that the rules are not asked about the others."""
    raw = load("responsibility")
    listed = [
        raw["claiming"]["verbs"],
        raw["blaming_to"],
        raw["resting"],
        raw["striking_with"],
        raw["striking_at"],
        raw["driving_into"],
        raw["boasting"],
        raw["tried"],
        raw["held_over"],
        *(value for value in raw.values() if isinstance(value, list)),
    ]
    return frozenset(word for words in listed for word in words) | heads_of_weapons() | GRAMMATICAL | lexis.harm().words["to_death"]


def _distinct(found: list[Accusation]) -> list[Accusation]:
    """Keep for each accused and cue what the surest rule says, one accusation for each speaker beside it, in text order."""
    best: dict[tuple[str, int], Accusation] = {}
    # what somebody is told to call untrue is said by nobody else there: "rejected as baseless the allegation that X did it"
    untrue = {(one.accused.key, one.cue.i) for one in found if one.settled and one.stance == "denied"}
    found = [one for one in found if one.settled or (one.accused.key, one.cue.i) not in untrue]
    for one in found:
        if _key(one) not in best or one.sure > best[_key(one)].sure:
            best[_key(one)] = one
    told = {(one.accused.key, one.role, one.cue.i) for one in found}
    found = [one for one in found if not _is_outcome(one, told)]
    kept = {(*_key(one), one.speaker.key if one.speaker else ""): one for one in reversed(found) if one.rule == best[_key(one)].rule}
    return sorted(kept.values(), key=lambda a: (a.cue.i, a.accused.span, a.speaker.span if a.speaker else (0, 0)))


def _is_outcome(one: Accusation, told: Set[tuple[str, Role, int]]) -> bool:
    """Tell whether an accusation only tells what came of a deed that the same sentence tells before: "shelled the town, killing two".

    ``told`` are the accusations of the document, each by the accused, the role and where its cue stands.
    """
    outcomes = lexis.word_lists("responsibility")["outcomes"]
    if one.stance is not None or one.cue.pos_ != "VERB" or lexis.lemma(one.cue) not in outcomes:
        return False
    deed = one.cue.head if one.cue.dep_ in {"advcl", "conj"} else one.cue
    for _ in range(LISTED):
        if deed.dep_ != "conj" or lexis.lemma(deed) not in outcomes:
            break
        deed = deed.head  # "killing and wounding"
    return deed.i != one.cue.i and (one.accused.key, one.role, deed.i) in told


def _key(one: Accusation) -> tuple[str, int]:
    return one.accused.key, one.cue.sent.start if one.settled else one.cue.i
