"""An author's own judgement of somebody else's accusation ("this was clumsy propaganda"): a doubt in the author's voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract import lexis
from rashomon.extract.responsibility.scene import Accusation, Scene
from rashomon.extract.syntax import ancestors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

LOOK_BACK = 2
"""How many sentences back the accusation may stand that is judged."""


def judging(scene: Scene, before: Sequence[Accusation]) -> Iterator[Accusation]:
    """Yield a doubt for each accusation by another that a sentence of the author mocks or dismisses."""
    before = [one for one in before if one.stance == "blamed" or (one.stance is None and _claimed(one.cue))]
    if not before:
        return
    sentences = list(scene.doc.sents)
    number = {token.i: n for n, sentence in enumerate(sentences) for token in sentence}
    for n, sentence in enumerate(sentences):
        cue = _mockery(sentence)
        if cue is None:
            continue
        judged = [a for a in before if n - LOOK_BACK <= number[a.cue.i] <= n]
        here = [a for a in judged if number[a.cue.i] == n]
        others = [a for a in before if number[a.cue.i] < n]
        named = [a for a in others if any(_same(scene, t, a) for t in sentence)]
        target = (here or named or judged)[-1:] if _points(sentence, cue) or here or named else []
        for accusation in target:
            yield Accusation(
                accused=accusation.accused,
                cue=cue,
                rule=f"the author's judgement: “{cue.text}”",
                role=accusation.role,
                stance="doubted",
                event=(*accusation.event, cue),
                sure=0.7,
                settled=True,
            )


def _claimed(cue: Token) -> bool:
    """Tell whether a deed is told as what a claim or report holds: "the claim that rebels fired it"."""
    accusations = lexis.word_lists("responsibility")["accusations"]
    clause = next((t for t in (cue, *ancestors(cue)) if t.dep_ in {"acl", "ccomp"}), None)
    return clause is not None and clause.head.pos_ == "NOUN" and lexis.lemma(clause.head) in accusations


def _same(scene: Scene, token: Token, accusation: Accusation) -> bool:
    entity = scene.entity_at(token)
    return entity is not None and entity.index == accusation.accused.entity


def _mockery(sentence: Sentence) -> Token | None:
    lists = lexis.word_lists("responsibility")
    text = sentence.text.lower()
    claims = [t for t in sentence if lexis.lemma(t) in lists["accusations"]]
    for token in sentence:
        if lexis.lemma(token) in lists["mocking"] or token.lower_ in lists["mocking"]:
            predicate = token.dep_ in {"attr", "acomp"} or (token.dep_ == "amod" and token.head.dep_ in {"attr", "acomp"})
            on_claim = token.dep_ in {"amod", "compound"} and lexis.lemma(token.head) in lists["accusations"]
            if predicate or on_claim:
                return token
    if claims and any(phrase in text for phrase in lists["failing"]):
        return claims[0]
    return None


def _points(sentence: Sentence, cue: Token) -> bool:
    """Tell whether the sentence speaks of what was just said ("This was …", "the claim is …")."""
    lists = lexis.word_lists("responsibility")
    subjects = [t for t in sentence if t.dep_ in {"nsubj", "nsubjpass"}]
    return any(t.lower_ in {"this", "that", "it", "these", "such"} or lexis.lemma(t) in lists["accusations"] for t in subjects[:2])
