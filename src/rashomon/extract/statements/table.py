"""Statements of a document, and the chain of speakers over any of its words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.extract.statements.drafts import Draft, inside, size
from rashomon.extract.statements.quotes import Quotation, quotation_at
from rashomon.extract.statements.speakers import kind_of
from rashomon.lexicon import load
from rashomon.model import Link, Reading, Span, Speaker, Stance, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_CLIMB = 40
BUCKET = 64
"""Tokens."""
TRAILING = 6
"""Tokens from a cue to the end of its sentence, at most, if it closes it: "…, the ministry said on Monday."."""
ADDING = frozenset({"another", "further", "additional", "others"})
ARTICLES = frozenset({"a", "an", "some", "the"})
POINTING = frozenset({"this", "that", "it", "which", "these", "those"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Chain:
    """On whose word something is told: ``links`` outermost first, empty for the document's own voice; the stance of the innermost.

    ``beside``: the links of others who are named with the innermost speaker ("the ministry and the army say").
    """

    links: tuple[Link, ...] = ()
    stance: Stance = "asserted"
    reasons: tuple[str, ...] = ()
    beside: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with the draft it was made from, its link and, where it cites somebody ("citing two officials"), theirs.

    ``own_voice``: the author speaks ("I think"), outside any quotation; ``beside``: the links of further speakers that its source names.
    """

    statement: Statement
    draft: Draft
    link: Link
    cited: Link | None = None
    own_voice: bool = False
    beside: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementTable:
    """All statements of a document, sorted by span, and its speakers. Usable as long as the reading's parse is.

    ``entries`` are more than ``statements``: some count only where a claim rests on them.
    """

    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    reading: Reading = field(repr=False, compare=False)
    entries: tuple[Entry, ...] = field(repr=False, compare=False)
    quotations: tuple[Quotation, ...] = field(repr=False, compare=False)
    near: Mapping[int, tuple[Entry, ...]] = field(repr=False, compare=False)

    def with_those(self, used: Collection[str]) -> tuple[Statement, ...]:
        """Return the statements, and those of these ids that count only where a claim rests on them."""
        return tuple(entry.statement for entry in self.entries if not entry.draft.doubtful or entry.statement.id in used)

    def chain(self, span: Span) -> Chain:
        """Return the attribution of what stands at ``span``, by the head of its phrase.

        What a contended claim takes for granted ("insists that the attack, which killed 12, …") stays in the voice outside it, and so does
        what is merely judged ("condemned the attack that killed 12").
        """
        found = self.reading.doc.char_span(*span, alignment_mode="expand")
        if found is None or not len(found):
            return Chain()
        head = found.root
        holding = self._holding(head)
        if not holding and (close := next((t.i for t in found if t.text == '"'), found.start)) > found.start:
            holding = self._holding(self.reading.doc[found.start : close].root)  # "nine people," said the mayor, "were killed"
        holding = holding or self._holding_before(head)
        holding.sort(key=lambda entry: (-size(entry.draft.content), entry.draft.anchor))
        return _chain(holding)

    def _holding(self, head: Token) -> list[Entry]:
        return [entry for entry in self.near.get(head.i // BUCKET, ()) if self._tells(entry, head)]

    def _holding_before(self, head: Token) -> list[Entry]:
        """Return who told the sentence before, where this one only adds to it: "…, the ministry said. Another nine were hurt"."""
        sentence = head.sent
        opening = sentence[0].lower_ if sentence[0].lower_ not in ARTICLES or len(sentence) < 2 else sentence[1].lower_
        before = self.reading.doc[sentence.start - 1] if sentence.start else None
        if before is None or opening not in ADDING or self._holding(sentence.root):
            return []
        last = before.sent
        told = [entry for entry in self.near.get(last.start // BUCKET, ()) if self._tells(entry, last[0])]
        return [entry for entry in told if last.end - entry.draft.anchor <= TRAILING and entry.draft.cue[0][0] >= last.start]

    def _tells(self, entry: Entry, head: Token) -> bool:
        draft = entry.draft
        if not draft.told or not inside(draft.content, head.i):
            return False
        if entry.link.speaker is None and draft.speaker >= 0 and self.reading.doc[draft.speaker].lower_ in POINTING:
            return False  # "This confirms that …": nobody speaks, the author argues
        if draft.speaker >= 0 and _is_dead(self.reading.doc[draft.speaker]):
            return False
        quotation = quotation_at(self.quotations, head.i)
        if quotation is not None and not quotation.is_scare and inside(draft.content, quotation.start):
            return True
        return not _taken_for_granted(head, draft) and not _argues_only(
            self.reading.doc[draft.speaker] if draft.speaker >= 0 else None, draft
        )


def by_bucket(entries: Sequence[Entry]) -> Mapping[int, tuple[Entry, ...]]:
    """Return the entries by stretches of `BUCKET` tokens that their content touches, so that long documents stay fast."""
    buckets: dict[int, dict[str, Entry]] = {}
    for entry in entries:
        for start, end in entry.draft.content:
            for bucket in range(start // BUCKET, (end - 1) // BUCKET + 1):
                buckets.setdefault(bucket, {})[entry.statement.id] = entry
    return {bucket: tuple(found.values()) for bucket, found in buckets.items()}


def _chain(holding: list[Entry]) -> Chain:
    links: list[Link] = []
    stance: Stance = "asserted"
    reasons: list[str] = []
    beside: tuple[Link, ...] = ()
    for entry in holding:
        stance = entry.statement.stance
        cue = entry.link.cue
        if entry.own_voice or _is_hedge(entry.draft):
            reasons.append(f"softened by {cue!r}")
            continue
        if links and _is_mute(entry.draft, entry.link):
            reasons.append(f"shown by {entry.link.speaker!r}")
            continue
        if links and links[-1].speaker_id is not None and links[-1].speaker_id == entry.link.speaker_id:
            links.pop()  # "the group said it could not confirm that": one speaker, not two
        links.append(entry.link)
        beside = entry.beside
        if entry.cited is not None:
            links.append(entry.cited)
            beside = ()
        reasons.append(f"said by {entry.link.speaker or 'nobody named'} ({cue!r})")
        if entry.draft.ahead:
            reasons.append("what is yet to be said is no claim")
    return Chain(tuple(links), stance, tuple(reasons), beside)


def _is_dead(source: Token) -> bool:
    """Tell whether those said to speak are told of as killed: two headlines run together ("Dozens killed in raid Ann Lee reports …")."""
    return any(kid.dep_ == "acl" and kid.tag_ == "VBN" and kid.lower_ in _raw()["dead"] for kid in source.children)


def _is_mute(draft: Draft, link: Link) -> bool:
    """Tell whether a thing shows it, which somebody points to: "the minister said all the evidence shows that …" is the minister's word."""
    words = (link.speaker or "").lower().split()
    return draft.word.group == "report-evidence" and bool(words) and words[-1] in _raw()["mute"]


def _is_hedge(draft: Draft) -> bool:
    return draft.word.group == "seem" or draft.word.lemma in _raw()["hedges"]


def _taken_for_granted(head: Token, draft: Draft) -> bool:
    """A relative clause or apposition about something definite, inside a claim that the author keeps at a distance, is the author's own."""
    if not draft.word.contends:
        return False
    here = head
    for _ in range(MAX_CLIMB):
        if not inside(draft.content, here.head.i) or here.head == here:
            return False
        if here.dep_ in ("relcl", "appos", "acl") and here.head.pos_ in ("NOUN", "PROPN"):
            before = here.doc[here.left_edge.i - 1] if here.left_edge.i else None
            definite = here.head.pos_ == "PROPN" or any(kid.lower_ in DEFINITE for kid in here.head.lefts)
            if definite or (before is not None and before.text == ","):
                return here.dep_ != "acl" or here.tag_ != "VB"
        here = here.head
    return False


@lru_cache(maxsize=1)
def _raw() -> dict[str, frozenset[str]]:
    raw = load("cues")
    return {
        "hedges": frozenset(raw["hedges"]),
        "evidence": frozenset(raw["evidence"]),
        "mute": frozenset(raw["mute"]),
        "dead": frozenset(raw["dead"]),
    }


def _argues_only(source: Token | None, draft: Draft) -> bool:
    """ "The raid suggests that …": no speaker, an argument of the author's."""
    if draft.word.group != "report-evidence" or source is None or source.pos_ != "NOUN":
        return False
    return source.lemma_.lower() not in _raw()["evidence"] and kind_of([source.lower_]) == "unknown"
