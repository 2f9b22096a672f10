"""Posts that a report embeds: their text stands before "— Name (@name) 3 May 2021", the signature that every copy of such a page keeps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.extract.statements.cues import CueWord
from rashomon.extract.statements.drafts import Draft
from rashomon.extract.statements.syntax import trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
WORD = r"[A-Z][\w'’.-]{0,30}"
DAY = rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH}),? \d{{4}}"
SIGNATURE = re.compile(rf"(?:[—–-] ?)?(?P<name>{WORD}(?: {WORD}){{0,3}}) \(@?\w{{2,30}}\) {DAY}")
LONGEST = 80
"""Tokens; a post has no more."""
POSTED = CueWord("post", "posted", "asserted", "hypothesised", frozenset({"clause", "quote"}), core=True)


def draft_signed(doc: Doc, text: str) -> Iterator[Draft]:
    """Yield the attribution of every embedded post to who signed it: the paragraph before, or its last sentence where it is long."""
    ended = 0
    for found in SIGNATURE.finditer(text):
        name = doc.char_span(*found.span("name"), alignment_mode="contract")
        whole = doc.char_span(*found.span(), alignment_mode="expand")
        if name is None or whole is None or whole.start <= ended:
            continue
        start = _begins(doc, whole.start, ended)
        content = trim(doc, (start, whole.start))
        if content[1] - content[0] > 2:
            cue = (name.end, min(name.end + 1, whole.end))
            yield Draft(
                anchor=name.end,
                word=POSTED,
                cue=(cue,),
                source=((name.start, name.end),),
                content=(content,),
                speaker=name.end - 1,
                third_party=True,
            )
        ended = whole.end


def _begins(doc: Doc, before: int, ended: int) -> int:
    """Return where a post that ends at a token begins: with its paragraph, or its last sentence where that is longer than a post."""
    start = before
    while start > ended and before - start <= LONGEST and not ("\n" in doc[start - 1].text and start < before):
        start -= 1
    return start if before - start <= LONGEST else max(ended, doc[before - 1].sent.start, before - LONGEST)
