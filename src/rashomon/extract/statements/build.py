"""From drafts to statements: nesting, stance, speakers, ids."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rashomon.extract.statements.drafts import Draft, inside, size, subtract, to_spans
from rashomon.extract.statements.find import find_drafts
from rashomon.extract.statements.quotes import Quotation, quotation_at, quotations_in
from rashomon.extract.statements.speakers import Resolved, SpeakerTable, is_nobody
from rashomon.extract.statements.syntax import child, first_person
from rashomon.extract.statements.table import Entry, StatementTable, by_bucket
from rashomon.extract.syntax import conjuncts
from rashomon.lexicon import load
from rashomon.model import Link, Reading, Stance, Statement, content_id, hull, quote_of
from rashomon.model.statement import StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

NO_PARENT = -1


def find_statements(reading: Reading) -> StatementTable:
    """Return every attribution of a document with its speaker, stance and nesting.

    Source, cue and content as in PARC 3.0 and PolNeAR (Newell et al. 2018). The parent is the
    innermost statement whose content holds the cue.
    """
    drafts, quotations = find_drafts(reading.doc, reading.document.text)
    parents = nest(drafts)
    speakers = SpeakerTable(reading)
    resolved = _resolve(drafts, parents, quotations, speakers)
    stances = [_stance(reading.doc, draft) for draft in drafts]
    for draft_stance, who in zip(stances, resolved, strict=True):
        if draft_stance == "claimed" and who is not None:
            speakers.claim_responsibility(who)
    entries = _entries(reading, drafts, parents, quotations, (speakers, resolved, stances))
    ordered = tuple(sorted(entries, key=lambda e: (hull((*e.statement.speaker, *e.statement.cue, *e.statement.content)), e.statement.id)))
    return StatementTable(
        statements=tuple(entry.statement for entry in ordered if not entry.draft.doubtful),
        speakers=speakers.speakers(),
        reading=reading,
        entries=ordered,
        quotations=quotations,
        near=by_bucket(ordered),
    )


def nest(drafts: Sequence[Draft]) -> list[int]:
    """Return for each draft the index of the innermost draft whose content holds its cue, or -1. Never a circle."""
    anchors = sorted((draft.anchor, i) for i, draft in enumerate(drafts))
    best: dict[int, tuple[int, int]] = {}
    for j, holder in enumerate(drafts):
        extent = size(holder.content)
        for start, end in holder.content:
            for _, i in anchors[bisect_left(anchors, (start, -1)) : bisect_left(anchors, (end, -1))]:
                mutual = inside(drafts[i].content, holder.anchor)
                if i != j and not (mutual and j > i) and (extent, j) < best.get(i, (extent + 1, 0)):
                    best[i] = (extent, j)
    return [best[i][1] if i in best else NO_PARENT for i in range(len(drafts))]


def _resolve(
    drafts: Sequence[Draft], parents: Sequence[int], quotations: Sequence[Quotation], speakers: SpeakerTable
) -> list[Resolved | None]:
    found: list[Resolved | None] = [None] * len(drafts)
    outer_first = sorted(range(len(drafts)), key=lambda i: (min((s for s, _ in (*drafts[i].source, *drafts[i].cue)), default=0), i))
    for i in outer_first:
        parent = parents[i]
        enclosing = None
        if parent >= 0 and quotation_at(quotations, drafts[i].anchor) is not None:
            enclosing = found[parent]
        found[i] = speakers.resolve(drafts[i], enclosing)
    return found


@lru_cache(maxsize=1)
def _owning_up() -> tuple[frozenset[str], frozenset[str]]:
    raw = load("cues")["owning_up"]
    return frozenset(raw["verbs"]), frozenset(raw["nouns"])


def _stance(doc: Doc, draft: Draft) -> Stance:
    verb = doc[draft.anchor]
    verbs, nouns = _owning_up()
    if draft.ahead:
        return "hypothesised"
    if draft.negated:
        return draft.word.negated
    if verb.lemma_.lower() in verbs:
        thing = child(verb, "dobj")
        if thing is not None and thing.lemma_.lower() in nouns:
            return "claimed"
    return draft.word.stance


def _kind(doc: Doc, draft: Draft, quotations: Sequence[Quotation]) -> StatementKind:
    quoted = [q.range for piece in draft.content for q in quotations_in(quotations, piece)]
    if not quoted:
        return "indirect"
    unquoted = any(doc[i].is_alpha for start, end in subtract(draft.content, quoted) for i in range(start, end))
    return "mixed" if unquoted else "direct"


def _entries(
    reading: Reading,
    drafts: Sequence[Draft],
    parents: Sequence[int],
    quotations: Sequence[Quotation],
    worked_out: tuple[SpeakerTable, Sequence[Resolved | None], Sequence[Stance]],
) -> list[Entry]:
    speakers, resolved, stances = worked_out
    made = [_statement(reading, draft, who, stance, speakers) for draft, who, stance in zip(drafts, resolved, stances, strict=True)]
    entries = []
    for i, draft in enumerate(drafts):
        holder = parents[i]
        while holder >= 0 and drafts[holder].doubtful:
            holder = parents[holder]
        parent = made[holder].id if holder >= 0 else None
        kind = _kind(reading.doc, draft, quotations)
        statement = Statement(**{name: getattr(made[i], name) for name in made[i].__struct_fields__} | {"parent": parent, "kind": kind})
        own = draft.own_voice or (resolved[i] is None and _first_person(reading.doc, draft))
        link = _link(reading, statement)
        if draft.speaker >= 0 and is_nobody(reading.doc[draft.speaker]):
            link = replace(link, speaker_span=None)
        beside = tuple(_links_beside(reading, draft, link, speakers))
        entries.append(Entry(statement, draft, link, _cited_link(reading, draft, speakers), own, beside))
    return entries


def _links_beside(reading: Reading, draft: Draft, link: Link, speakers: SpeakerTable) -> Iterator[Link]:
    """Yield the links of the others whom a source names beside its head, where they are names ("Ostia and Bravia say")."""
    if draft.speaker < 0:
        return
    for token in conjuncts(reading.doc[draft.speaker])[1:]:
        who = speakers.resolve_name(token.i) if inside(draft.source, token.i) else None
        if who is not None and who.name != link.speaker:
            yield replace(link, speaker=who.name, speaker_id=speakers.speaker_id(who), speaker_span=(token.idx, token.idx + len(token)))


def _first_person(doc: Doc, draft: Draft) -> bool:
    return draft.speaker >= 0 and first_person(doc[draft.speaker])


def _statement(reading: Reading, draft: Draft, who: Resolved | None, stance: Stance, speakers: SpeakerTable) -> Statement:
    source, cue, content = (to_spans(reading.doc, ranges) for ranges in (draft.source, draft.cue, draft.content))
    return Statement(
        id=content_id("sta", reading.document.id, source, cue, content),
        document=reading.document.id,
        speaker=source,
        cue=cue,
        content=content,
        speaker_id=speakers.speaker_id(who) if who is not None else None,
        speaker_name=who.name if who is not None else None,
        kind="indirect",
        stance=stance,
    )


def _link(reading: Reading, statement: Statement) -> Link:
    text = reading.document.text
    return Link(
        speaker=statement.speaker_name,
        speaker_id=statement.speaker_id,
        cue=" ".join(quote_of(text, span) for span in statement.cue) or None,
        statement=statement.id,
        speaker_span=hull(statement.speaker) if statement.speaker else None,
        cue_span=hull(statement.cue) if statement.cue else None,
    )


def _cited_link(reading: Reading, draft: Draft, speakers: SpeakerTable) -> Link | None:
    index = draft.cited
    if index < 0:
        return None
    who = speakers.resolve_token(index)
    token = reading.doc[index]
    span = (token.left_edge.idx, token.idx + len(token))
    return Link(speaker=who.name if who else None, speaker_id=speakers.speaker_id(who) if who else None, cue="citing", speaker_span=span)
