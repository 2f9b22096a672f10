"""All attributions of a parsed document, as drafts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.extract.statements.content import polish
from rashomon.extract.statements.cues import CueLexicon, cue_lexicon
from rashomon.extract.statements.direct import give_quotations
from rashomon.extract.statements.drafts import Draft, Range
from rashomon.extract.statements.learned.combine import combine
from rashomon.extract.statements.learned.tag import mark
from rashomon.extract.statements.learned.weights import shipped_model
from rashomon.extract.statements.nouns import draft_adjective, draft_noun
from rashomon.extract.statements.phrases import draft_according, draft_adverb, draft_colon, draft_survey
from rashomon.extract.statements.quotes import Quotation, find_quotations, quotation_at
from rashomon.extract.statements.repair import (
    repair,
    with_first_of_two,
    with_toll,
    without_comparisons,
    without_contrast,
    without_tolls_taken,
)
from rashomon.extract.statements.rivals import with_rivals
from rashomon.extract.statements.signed import draft_signed
from rashomon.extract.statements.syntax import child, line_breaks
from rashomon.extract.statements.tally import draft_count, draft_tally
from rashomon.extract.statements.verbs import draft_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_drafts(doc: Doc, text: str) -> tuple[tuple[Draft, ...], tuple[Quotation, ...]]:
    """Return the attributions of a document, in order of their cues, and its quotations. ``text`` is the text as written.

    The rules find first; the network, which sees what they found, decides what is an attribution and how far it runs; stance and speaker
    stay the rules' and the lexicon's.
    """
    drafts, quotations = find_by_rule(doc, text)
    marks = mark(doc, drafts, quotations, shipped_model())
    found = combine(doc, drafts, marks, cue_lexicon(), quotations)
    found = without_comparisons(doc, [with_toll(doc, with_first_of_two(doc, draft), cue_lexicon()) for draft in found])
    found = without_tolls_taken(doc, without_contrast(doc, found, quotations))
    return tuple(with_rivals(doc, found)), quotations


def find_by_rule(doc: Doc, text: str) -> tuple[tuple[Draft, ...], tuple[Quotation, ...]]:
    """Return the attributions that rules and lexicon find by themselves, in order of their cues, and the quotations."""
    lexicon = cue_lexicon()
    quotations = find_quotations(doc, text)
    drafts = [draft for token in doc if (draft := _draft(token, lexicon)) is not None]
    drafts += [draft for start, end in _paragraphs(doc) if (draft := draft_colon(doc, start, end)) is not None]
    drafts += draft_signed(doc, text)
    drafts.sort(key=lambda draft: draft.anchor)
    drafts = give_quotations(doc, repair(doc, drafts, lexicon), quotations)
    kept = (polish(doc, draft, quotations) for draft in drafts if draft.content and _counts(draft, quotations))
    return tuple(draft for draft in kept if draft.content), quotations


def _draft(token: Token, lexicon: CueLexicon) -> Draft | None:
    part = token.pos_
    if token.lower_ in lexicon.according:
        return draft_according(token)
    if part in ("VERB", "AUX"):
        return draft_tally(token, lexicon) or draft_count(token, lexicon) or draft_verb(token, lexicon)
    if part == "NOUN":
        return draft_verb(token, lexicon) if _governs(token) else draft_noun(token, lexicon)
    if part == "ADJ":
        return draft_adjective(token, lexicon)
    if part == "ADP":
        return draft_survey(token, lexicon)
    return draft_adverb(token, lexicon) if part == "ADV" else None


def _governs(noun: Token) -> bool:
    """Tell whether what the tagger took for a noun has a subject and a clause of its own: "Researchers suspect that …"."""
    return noun.dep_ == "ROOT" and child(noun, "nsubj") is not None and child(noun, "ccomp") is not None


def _paragraphs(doc: Doc) -> list[Range]:
    return [pair for pair in pairwise([-1, *line_breaks(doc), len(doc)]) if pair[1] - pair[0] > 1]


def _counts(draft: Draft, quotations: tuple[Quotation, ...]) -> bool:
    """Weigh what the annotators of PolNeAR leave out: what people in quotations think and want, and what is yet to be said.

    Saying, blaming and denying by third parties is kept there too: the chains need it.
    """
    within = quotation_at(quotations, draft.anchor)
    if within is not None and not within.is_scare:
        return draft.word.core and draft.third_party
    return draft.word.core or not draft.ahead
