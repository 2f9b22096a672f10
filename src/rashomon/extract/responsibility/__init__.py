"""Who holds whom responsible, by whose word and with what stance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract.responsibility.blaming import blaming, blaming_to, holding, suspecting
from rashomon.extract.responsibility.claiming import claim_noun, claiming
from rashomon.extract.responsibility.doing import behind, doing, owning, striking
from rashomon.extract.responsibility.involvement import denying, involved, involvement, rejecting
from rashomon.extract.responsibility.judging import judging
from rashomon.extract.responsibility.scene import Accusation, Scene, Who

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

Rule = "Callable[[Scene, Token], Iterator[Accusation]]"

RULES = (claiming, claim_noun, blaming, blaming_to, holding, suspecting, denying, doing, striking, behind, owning, involvement, involved)
"""Every rule that looks at one word; the first to speak of an actor in a sentence with one cue wins."""

__all__ = ["Accusation", "Scene", "Who", "find_accusations"]


def find_accusations(scene: Scene) -> list[Accusation]:
    """Return everything a document says of who is responsible, in text order."""
    found: list[Accusation] = []
    for token in scene.doc:
        if token.is_space or token.is_punct:
            continue
        for rule in RULES:
            found.extend(rule(scene, token))
    known = {a.accused.key: a.accused for a in found}
    for token in scene.doc:
        if token.pos_ == "VERB":
            found.extend(rejecting(scene, token, known))
    found.extend(judging(scene, found))
    return _distinct(found)


def _distinct(found: list[Accusation]) -> list[Accusation]:
    """Keep one accusation for each accused and cue, the surest, in text order."""
    best: dict[tuple[str, int], Accusation] = {}
    for one in found:
        key = (one.accused.key, one.cue.i)
        if key not in best or one.sure > best[key].sure:
            best[key] = one
    return sorted(best.values(), key=lambda a: (a.cue.i, a.accused.span))
