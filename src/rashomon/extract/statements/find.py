"""All attributions of a parsed document, as drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.extract.statements.cues import CueLexicon, cue_lexicon
from rashomon.extract.statements.direct import give_quotations
from rashomon.extract.statements.drafts import Draft, inside
from rashomon.extract.statements.nouns import draft_adjective, draft_noun
from rashomon.extract.statements.phrases import draft_according, draft_adverb, draft_colon
from rashomon.extract.statements.quotes import Quotation, find_quotations
from rashomon.extract.statements.verbs import draft_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_drafts(doc: Doc, text: str) -> tuple[tuple[Draft, ...], tuple[Quotation, ...]]:
    """Return the attributions of a document, in order of their cues, and its quotations. ``text`` is the text as written."""
    lexicon = cue_lexicon()
    quotations = find_quotations(doc, text)
    drafts = [draft for token in doc if (draft := _draft(token, lexicon)) is not None]
    drafts += _colons(doc)
    drafts.sort(key=lambda draft: draft.anchor)
    drafts = give_quotations(doc, drafts, quotations)
    return tuple(draft for draft in drafts if draft.content), quotations


def _draft(token: Token, lexicon: CueLexicon) -> Draft | None:
    part = token.pos_
    if token.lower_ in lexicon.according:
        return draft_according(token)
    if part in ("VERB", "AUX"):
        return draft_verb(token, lexicon)
    if part == "NOUN":
        return draft_noun(token, lexicon)
    if part == "ADJ":
        return draft_adjective(token, lexicon)
    return draft_adverb(token, lexicon) if part == "ADV" else None


def _colons(doc: Doc) -> list[Draft]:
    found = []
    for sentence in doc.sents:
        colon = next((token.i for token in sentence[:12] if token.text == ":"), None)
        if colon is not None:
            draft = draft_colon(doc, colon, sentence.start, sentence.end)
            if draft is not None:
                found.append(draft)
    return found


def within_quotation(draft: Draft, quotations: tuple[Quotation, ...]) -> Quotation | None:
    """Return the quotation that a draft's cue stands in, or null."""
    return next((quotation for quotation in quotations if inside((quotation.range,), draft.anchor)), None)
