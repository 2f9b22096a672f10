"""What parses of reports get wrong: whom a report cites, saying verbs drawn into what was said, trailing cues that no comma sets apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.extract.statements.cues import CueLexicon
from rashomon.extract.statements.drafts import Draft, Range, inside, subtract, union
from rashomon.extract.statements.quotes import Quotation, quotation_at
from rashomon.extract.statements.syntax import CLOSING, SUBJECTS, child, first_person, noun_phrase, own_start, reach, trim
from rashomon.lexicon import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CONTRASTING = frozenset({"while", "whereas", "whilst", "although", "though"})
TAIL = 4
"""Tokens after a trailing cue and its subject, at most: "said the ministry on Monday"."""
ASIDE = 8
"""Tokens between such a cue and what goes on after it, at most: "told reporters on condition of anonymity"."""
GOING_ON = frozenset({"and", "but", "as", "after", "before", "while", "when", "since", "hours", "days", "which"})
"""Words by which a sentence goes on with something else than what was said before."""
QUOTING = frozenset({"quote", "cite"})
SAYABLE = frozenset({"thing", "word", "all", "everything", "something", "way"})
"""What is itself said: "the things the ministry said"."""


def repair(doc: Doc, drafts: Sequence[Draft], lexicon: CueLexicon) -> list[Draft]:
    """Return the drafts with "reports, citing X, that …", "said that … adding that …" and "… said the ministry" put right."""
    fixed = list(drafts)
    where = {draft.anchor: i for i, draft in enumerate(fixed)}
    for i, draft in enumerate(fixed):
        if doc[draft.anchor].lemma_.lower() in lexicon.citing:
            _hand_over(doc, fixed, i, where)
    for i in range(len(fixed)):
        _lift(doc, fixed, i, where)
        _take_up(doc, fixed, i, lexicon)
        _hand_on(doc, fixed, i, where)
        fixed[i] = _quoted_after(doc, _trailing(doc, fixed[i]))
    return fixed


def with_first_of_two(doc: Doc, draft: Draft) -> Draft:
    """Give back to a clause the first of its subjects, which the parse made the verb's object: "said 13 men and two boys died"."""
    thing = child(doc[draft.anchor], "dobj")
    if thing is None or not draft.word.core or not draft.content or doc[draft.content[0][0] - 1].dep_ != "cc":
        return draft
    first = draft.content[0][0] - 1
    begins = draft.anchor < thing.left_edge.i < thing.i < first and doc[first].head == thing
    return replace(draft, content=((thing.left_edge.i, draft.content[0][1]), *draft.content[1:])) if begins else draft


def with_toll(doc: Doc, draft: Draft, lexicon: CueLexicon) -> Draft:
    """Give to a content what follows its cue and tells the toll that it makes: "four died, the clinic said, bringing the toll to 16"."""
    at = draft.cue[-1][1] if draft.cue else 0
    if not draft.word.core or not draft.content or draft.content[-1][1] > draft.cue[0][0] or not 0 < at < len(doc) - 1:
        return draft
    verb = doc[at + 1]
    thing = child(verb, "dobj")
    if doc[at].text != "," or verb.tag_ != "VBG" or thing is None or verb.sent != doc[draft.anchor].sent:
        return draft
    if verb.lemma_.lower() not in lexicon.bringing or thing.lemma_.lower() not in lexicon.tallies:
        return draft
    return replace(draft, content=(*draft.content, trim(doc, reach(verb))))


def without_contrast(doc: Doc, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """Cut off a content what somebody else is told to say against it: "said 12 had died, while the opposition put the toll at 40"."""
    fixed = list(drafts)
    for inner in drafts:
        clause = _contrasting(doc, inner)
        if clause is None or quotation_at(quotations, inner.anchor) is not None:
            continue
        for i, outer in enumerate(fixed):
            # What stands before the clause is said by the one, the clause is not: a saying that follows it holds both.
            before = outer.anchor < clause[0] and any(start < clause[0] for start, _ in outer.content)
            if before and outer.anchor != inner.anchor and inside(outer.content, inner.anchor):
                fixed[i] = replace(outer, content=subtract(outer.content, (clause,)))
    return fixed


def without_comparisons(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """Drop what only compares with somebody's words: "twelve died, fewer than the rebels claimed" is not the rebels' claim."""

    def compares(draft: Draft) -> bool:
        first = doc[draft.speaker].left_edge.i if draft.speaker >= 0 else draft.anchor
        than = first > 0 and doc[first - 1].lower_ == "than"
        return than and bool(draft.content) and all(start < first for start, _ in draft.content)

    return [draft for draft in drafts if not compares(draft)]


def without_tolls_taken(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """Drop what only takes lives: "the fighting claimed 12 lives", "rockets hit the town, claiming the life of a nurse" says nothing."""
    lives = frozenset(load("harm")["lives"]["nouns"])
    return [draft for draft in drafts if not (doc[draft.anchor].pos_ == "VERB" and _takes(doc[draft.anchor], lives))]


def _takes(verb: Token, lives: frozenset[str]) -> bool:
    thing = child(verb, "dobj")
    return thing is not None and thing.lemma_.lower() in lives and verb.lemma_.lower() in load("harm")["lives"]["verbs"]


def _contrasting(doc: Doc, draft: Draft) -> Range | None:
    """Return the clause with the comma before it that a saying with a speaker of its own sets against what stands before."""
    verb = doc[draft.anchor]
    mark = next((kid for kid in verb.children if kid.dep_ in {"mark", "advmod"} and kid.lower_ in CONTRASTING and kid.i < verb.i), None)
    subject = child(verb, "nsubj")
    if mark is None or subject is None or verb.dep_ != "advcl" or not mark.i or doc[mark.i - 1].text != "," or not draft.source:
        return None
    return mark.i - 1, verb.right_edge.i + 1


def _hand_over(doc: Doc, drafts: list[Draft], i: int, where: dict[int, int]) -> None:
    """ "reports, citing two officials, that …": the that-clause belongs to the report, the officials are whom it cites."""
    citing = drafts[i]
    thing = child(doc[citing.anchor], "dobj")
    verb = doc[citing.anchor].head
    outer = where.get(verb.i)
    if outer is None:  # "the agency, citing two officials, reported that …"
        outer = next((j for j, draft in enumerate(drafts) if draft.speaker == verb.i and draft.anchor > citing.anchor), None)
    if thing is None or outer is None or doc[citing.anchor].tag_ != "VBG" or not drafts[outer].word.core:
        return
    drafts[outer] = replace(drafts[outer], cited=thing.i)
    start, end = citing.content[0] if citing.content else (0, 0)
    comma = next((j for j in range(start, end - 1) if doc[j].text == "," and doc[j + 1].lower_ == "that"), -1)
    if comma > thing.i:
        drafts[i] = replace(citing, content=((start, comma),))
        rest = (comma + 1, end)
        before = tuple(piece for piece in drafts[outer].content if piece[1] <= rest[0])
        drafts[outer] = replace(drafts[outer], content=union((*subtract(before, ((citing.cue[0][0], comma),)), rest)))


def _lift(doc: Doc, drafts: list[Draft], i: int, where: dict[int, int]) -> None:
    """ "He said that they fled and claimed that …": who says also claims, unless it is said of somebody who speaks."""
    draft = drafts[i]
    verb = doc[draft.anchor]
    if not draft.word.core or verb.dep_ != "conj" or any(kid.dep_ in SUBJECTS for kid in verb.children):
        return
    clause = child(verb, "ccomp")
    if clause is None or not any(kid.lower_ == "that" for kid in clause.children):
        return
    first = verb.head
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    while first.dep_ == "xcomp" and first.head != first:
        first = first.head
    outer = where.get(first.head.i)
    if first.i in where or outer is None or outer == i or first.dep_ != "ccomp":
        return
    saying = drafts[outer]
    if not saying.word.core or not inside(saying.content, draft.anchor) or doc[saying.anchor].tag_ != verb.tag_:
        return
    start = draft.cue[0][0]
    if start and doc[start - 1].dep_ == "cc":
        start -= 1
    end = max(high for _, high in saying.content)
    drafts[outer] = replace(saying, content=subtract(saying.content, ((start, end),)))
    drafts[i] = replace(draft, source=saying.source, speaker=saying.speaker, third_party=saying.third_party)


def _take_up(doc: Doc, drafts: list[Draft], i: int, lexicon: CueLexicon) -> None:
    """ "The monitor said that two were hurt, adding that …": who says also adds, though the parse hung it on those who were hurt."""
    draft = drafts[i]
    verb = doc[draft.anchor]
    if verb.tag_ != "VBG" or verb.lemma_.lower() not in lexicon.taking_up or verb.dep_ not in ("advcl", "acl", "conj", "xcomp"):
        return
    if not draft.content or child(verb, "nsubj") is not None:
        return
    holding = [j for j in range(i) if drafts[j].word.core and drafts[j].speaker >= 0 and inside(drafts[j].content, draft.anchor)]
    near = [j for j in holding if doc[drafts[j].anchor].sent == verb.sent and drafts[j].anchor < draft.anchor]
    if not near:
        return
    saying = drafts[near[-1]]
    end = max(high for _, high in saying.content)
    drafts[near[-1]] = replace(saying, content=subtract(saying.content, ((verb.i, end),)))
    cue = ((verb.i, draft.cue[-1][1]),)
    drafts[i] = replace(draft, cue=cue, source=saying.source, speaker=saying.speaker, third_party=saying.third_party)


def _trailing(doc: Doc, draft: Draft) -> Draft:
    """ "The town was shelled the ministry said", "… said the ministry": what stands before a cue that ends its sentence is the content."""
    verb = doc[draft.anchor]
    if draft.speaker < 0 or verb.tag_ not in ("VBD", "VBZ") or not {"clause", "quote"} <= draft.word.frames:
        return draft
    sentence, subject = verb.sent, doc[draft.speaker]
    behind = subject.i > verb.i
    if subject.head != verb or (verb.dep_ == "relcl" and verb.head.lemma_.lower() in SAYABLE):
        return draft
    start = draft.cue[0][0] if behind else own_start(subject)
    if draft.content and not (draft.content[0][0] == sentence.start and draft.content[-1][1] < start):
        return draft
    last = reach(subject)[1] if behind else draft.cue[-1][1]
    before = doc[sentence.start : start]
    if not len(before) or before[-1].text in CLOSING or not any(token.tag_ in FINITE for token in before):
        return draft
    if not _ends(doc, last, sentence.end) and not (not behind and _goes_on(doc, draft, last)):
        return draft
    return replace(draft, content=(trim(doc, (sentence.start, start)),))


def _ends(doc: Doc, last: int, end: int) -> bool:
    """Tell whether little more than a time or place stands between ``last`` and the end of a sentence."""
    return end - last <= TAIL and not any(token.pos_ in ("VERB", "AUX", "PRON") for token in doc[last:end])


def _goes_on(doc: Doc, draft: Draft, last: int) -> bool:
    """Tell whether a sentence that has lost its commas goes on after a cue by something else than what is said:
    "killing four residents said a day after", "the agency reported citing an official", "a source told reporters on Monday".
    """
    sentence = doc[draft.anchor].sent
    if any(token.text == "," for token in sentence):
        return False
    breaks = (i for i in range(last, sentence.end) if doc[i].lower_ in GOING_ON or doc[i].tag_ == "VBG" or doc[i].is_sent_end)
    at = next(breaks, sentence.end)
    return at - last <= ASIDE and not any(token.pos_ in ("VERB", "AUX", "PRON") for token in doc[last:at])


def _quoted_after(doc: Doc, draft: Draft) -> Draft:
    """Give "12 people died, the mayor was quoted as saying" to the mayor: nobody else is told to have said it."""
    quoting = doc[draft.anchor]
    thing = child(quoting, "nsubjpass")
    saying = next((verb for one in quoting.children if one.lower_ == "as" and (verb := child(one, "pcomp")) is not None), None)
    if quoting.lemma_.lower() not in QUOTING or thing is None or draft.source or saying is None or not draft.content:
        return draft
    if draft.content[-1][1] > thing.left_edge.i:
        return draft
    source, cue = (noun_phrase(thing, quoting.i),), ((draft.cue[0][0], saying.i + 1),)
    return replace(draft, source=source, speaker=thing.i, cue=cue, third_party=not first_person(thing))


def _hand_on(doc: Doc, drafts: list[Draft], i: int, where: dict[int, int]) -> None:
    """ "The agency quoted a resident as saying that …": the resident says it, the agency tells that."""
    saying = doc[draft.anchor] if (draft := drafts[i]).content else None
    if saying is None or saying.dep_ != "pcomp" or saying.head.lower_ != "as" or saying.head.head.i not in where:
        return
    quoting = saying.head.head
    thing = child(quoting, "nsubjpass") or child(quoting, "dobj")
    if quoting.lemma_.lower() not in QUOTING or thing is None:
        return
    j = where[quoting.i]
    drafts[i] = replace(draft, source=(noun_phrase(thing, saying.head.i),), speaker=thing.i, third_party=not first_person(thing))
    drafts[j] = replace(drafts[j], content=union([reach(thing), *draft.cue, *draft.content]))
