"""Statements whose cue is a verb: "said that", "vowed to", "accused X of", "was said to", "…, police said"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.extract.statements.cues import CueLexicon, CueWord, cue_lexicon
from rashomon.extract.statements.drafts import Draft, Range, subtract, union
from rashomon.extract.statements.syntax import (
    CLOSING,
    agent_of,
    child,
    cue_range,
    first_person,
    is_negated,
    is_passive,
    lies_ahead,
    noun_phrase,
    reach,
    subject_of,
    trim,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

ARGUMENTS = frozenset({"oprd", "xcomp", "prep", "acomp", "ccomp", "dative", "advcl"})
SPEECH_SITUATION = frozenset({"you", "it", "this", "that", "which", "there", "what"})
"""Subjects that name nobody outside the conversation."""
LONGEST_CLAUSE = 400
"""Tokens; a sentence longer than that is no prose, and its clauses would hold each other without end."""
MISREAD = frozenset({"conj", "advcl", "dep", "acl", "relcl", "ccomp", "parataxis"})
"""What a parse makes of a trailing cue whose subject it took for an apposition."""
TAIL = 9
"""Tokens that a trailing cue's subject, and what follows the cue, may take."""
WHEN = frozenset({"after", "before", "since", "when", "while", "as"})
"""What opens a clause of time."""
LEAST = 4
"""Tokens that what somebody said has at least, where nothing sets it apart."""
LOOSE = 12
"""Tokens between a clause and the cue after it that may still be content."""
ISSUED = 6
"""Tokens from "issued" to "saying", at most."""
ADDRESSEE_FREE = frozenset({"ask", "tell", "remind", "advise", "assure", "inform", "press", "invite"})


def draft_verb(verb: Token, lexicon: CueLexicon) -> Draft | None:
    """Return the attribution that this verb makes, its content empty where only a quotation can give it; null where it makes none."""
    lemma = verb.lemma_.lower()
    if is_passive(verb):
        return _passive(verb, lexicon, lemma)
    particle = _particle(verb, lexicon, lemma)
    if particle is not None:
        return particle
    word = lexicon.verbs.get(lemma)
    if word is None or _is_imperative(verb, lexicon):
        return None
    if "subject" in word.frames:
        return _seeming(verb, word)
    issued = _issued(verb, lexicon)
    if issued is not None:
        return _finish(verb, word, _contents(verb, word), subject_of(issued), (cue_range(issued)[0], verb.i + 1))
    aside = _with_somebody_saying(verb, word)
    if aside is not None:
        return aside
    trailing = _trailing(verb, word)
    if trailing is not None:
        return trailing
    subject = subject_of(verb) or _after_quotation(verb, word)
    if subject is not None and subject.lower_ == "it" and verb.dep_ == "xcomp":
        return None  # "it is right to praise …" names nobody
    return _finish(verb, word, _contents(verb, word), subject) if subject is not None else None


def _trailing(verb: Token, word: CueWord) -> Draft | None:
    """Return the attribution of a trailing cue that the parse took for something else: "…, the coroner, Dr Berg, told the Herald."."""
    doc, sentence = verb.doc, verb.sent
    alone = verb.dep_ == "ROOT" and subject_of(verb) is None
    if "clause" not in word.frames or verb.tag_ not in ("VBD", "VBZ", "VBP") or sentence.end - verb.i > TAIL:
        return None
    if verb.dep_ not in MISREAD and not alone:
        return None
    if subject_of(verb) is not None and subject_of(verb) in list(verb.lefts):
        return None
    bare = _bare_source(verb, word)
    if bare is not None:
        content = trim(doc, (sentence.start, bare))
        return Draft(anchor=verb.i, word=word, cue=(cue_range(verb),), source=((bare, verb.i),), content=(content,), speaker=verb.i - 1)
    end = verb.i
    while end > sentence.start and doc[end - 1].text == ",":
        end -= 1
    commas = [i for i in range(max(sentence.start, end - TAIL), end) if doc[i].text == ","]
    between = end < verb.i and len(commas) > 1
    start = (commas[-2] if between else commas[-1]) + 1 if commas else -1
    named = [t for t in doc[start:end] if t.pos_ in ("NOUN", "PROPN")] if start > sentence.start + 2 else []
    if not named or any(t.pos_ in ("VERB", "AUX", "NUM") or (t.pos_ == "CCONJ" and t.lower_ != "and") for t in doc[start:end]):
        return None
    source, content = (start, end), trim(doc, (sentence.start, start - 1))
    return Draft(anchor=verb.i, word=word, cue=(cue_range(verb),), source=(source,), content=(content,), speaker=named[-1].i)


def _with_somebody_saying(verb: Token, word: CueWord) -> Draft | None:
    """Return the attribution of "…, with X saying the army had …", where the parse tore it apart."""
    doc, sentence = verb.doc, verb.sent
    if verb.tag_ != "VBG" or (verb.dep_ == "pcomp" and child(verb, "nsubj") is not None) or not word.core or "quote" not in word.frames:
        return None
    start = next((i for i in range(verb.i - 1, max(sentence.start, verb.i - TAIL) - 1, -1) if doc[i].lower_ == "with"), -1)
    if start < 0 or verb.i - start < 2 or any(t.pos_ in ("VERB", "AUX", "PUNCT") for t in doc[start + 1 : verb.i]):
        return None
    content = trim(doc, (verb.i + 1, sentence.end))
    source = (start + 1, verb.i)
    return Draft(
        anchor=verb.i, word=word, cue=(cue_range(verb),), source=(source,), content=(content,), speaker=verb.i - 1, third_party=True
    )


def _bare_source(verb: Token, word: CueWord) -> int | None:
    """Return where the source of a trailing cue begins that no comma sets apart: "… have attacked a camp the group said on Monday."."""
    doc, sentence = verb.doc, verb.sent
    rest = [t for t in doc[verb.i + 1 : sentence.end] if not t.is_punct]
    timed = all(t.ent_type_ in ("DATE", "TIME") or t.lower_ in ("on", "late", "early") for t in rest)
    if not word.core or "quote" not in word.frames or len(rest) > TAIL or not timed:
        return None
    start = verb.i
    while (
        start > sentence.start and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ") and not _is_day(doc[start - 1]) and verb.i - start < TAIL
    ):
        start -= 1
    if start == verb.i or start - 1 <= sentence.start + LEAST:
        return None
    if doc[start - 1].lower_ in ("a", "an", "the"):
        start -= 1
    elif not (_is_day(doc[start - 1]) and doc[verb.i - 1].tag_ == "NNS"):  # "… on Monday activists said"
        return None
    told = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[sentence.start : start])
    return start if told and doc[start - 1].pos_ in ("NOUN", "PROPN", "NUM", "ADV") else None


def _is_day(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ == "DATE"


def _after_quotation(verb: Token, word: CueWord) -> Token | None:
    """Return the head of the noun phrase after an inverted cue (…," said one of them) or before it whose subject the parse has missed."""
    doc = verb.doc
    if (
        "quote" not in word.frames
        or verb.tag_ not in ("VBD", "VBZ")
        or not 0 < verb.i < len(doc) - 1
        or doc[verb.i - 1].text not in CLOSING
    ):
        return None
    here = doc[verb.i + 1]
    while here.head.i > verb.i and here.head != here and here.head.pos_ not in ("VERB", "AUX"):
        here = here.head
    return here if here.pos_ in ("NOUN", "PROPN", "PRON") else None


def _issued(verb: Token, lexicon: CueLexicon) -> Token | None:
    """Return the verb that carries a noun of saying with this one ("issued a statement saying")."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or noun.lemma_.lower() not in lexicon.nouns or noun.dep_ != "dobj":
        return None
    return noun.head if noun.head.lemma_.lower() in lexicon.light_verbs and verb.i - noun.head.i <= ISSUED else None


def _is_imperative(verb: Token, lexicon: CueLexicon) -> bool:
    return (
        verb.lemma_.lower() in lexicon.imperatives
        and verb.tag_ == "VB"
        and child(verb, "nsubj", "aux") is None
        and verb.dep_ in ("ROOT", "ccomp")
    )


def _finish(verb: Token, word: CueWord, content: tuple[Range, ...], subject: Token | None, cue: Range | None = None) -> Draft:
    cue = cue or cue_range(verb)
    source: tuple[Range, ...] = ()
    if subject is not None and subject.i != verb.i:
        source = (noun_phrase(subject, verb.i),)
    source = subtract(source, (cue,))
    own = (cue, *source)
    content = tuple((start, min(end, start + LONGEST_CLAUSE)) for start, end in content)
    pieces = [trim(verb.doc, piece) for piece in subtract(content, own)]
    return Draft(
        anchor=verb.i,
        word=word,
        cue=(cue,),
        source=source,
        content=union(pieces),
        speaker=subject.i if subject is not None and source else -1,
        told=(word.reports and word.lemma not in cue_lexicon().physical) or not _judged(verb, content),
        negated=is_negated(verb),
        ahead=lies_ahead(verb),
        third_party=subject is not None and subject.lower_ not in SPEECH_SITUATION and not first_person(subject),
    )


def _judged(verb: Token, content: tuple[Range, ...]) -> bool:
    """Tell whether the content is a mere noun phrase: judged, not told."""
    clauses = [kid for kid in verb.children if kid.dep_ in ("ccomp", "xcomp") and kid.pos_ in ("VERB", "AUX")]
    return not any(start <= clause.i < end for clause in clauses for start, end in content)


def _contents(verb: Token, word: CueWord) -> tuple[Range, ...]:
    clause = _clause(verb, word)
    if clause:
        return clause
    if "infinitive" in word.frames or "gerund" in word.frames or "person" in word.frames:
        open_clause = child(verb, "xcomp")
        if open_clause is not None and _fits(open_clause, word):
            person = child(verb, "dobj")
            if person is not None and "person" in word.frames and word.lemma not in ADDRESSEE_FREE:
                return ((reach(person)[0], reach(open_clause)[1]),)
            return (reach(open_clause),)
    return _object(verb, word) or _around(verb, word)


def _fits(open_clause: Token, word: CueWord) -> bool:
    if open_clause.tag_ == "VBG":
        return "gerund" in word.frames and open_clause.lemma_.lower() not in cue_lexicon().citing  # "reported, citing two officials"
    return "infinitive" in word.frames or "person" in word.frames


def _clause(verb: Token, word: CueWord) -> tuple[Range, ...]:
    if not word.frames & {"clause", "quote", "person"}:
        return ()
    clauses = [kid for kid in verb.children if kid.dep_ == "ccomp" or (word.stance == "asked" and _asks_if(kid))]
    doc = verb.doc
    clauses = [kid for kid in clauses if kid.i > verb.i or not _closed_before(verb, kid)]
    if not clauses:
        return ()
    said = [kid for kid in clauses if kid.i > verb.i and doc[kid.left_edge.i - 1].text != ";"]
    if clauses[0].i < verb.i:  # "… four residents said a day after rights groups warned": when it was said is not what was said
        said = [kid for kid in said if not any(mark.dep_ == "mark" and mark.lower_ in WHEN for mark in kid.children)]
    found = next(iter(said), clauses[0])
    if "clause" not in word.frames and "person" not in word.frames and found.i > verb.i:
        return ()
    start, end = reach(found)
    if start <= verb.i < end:
        return _without_clause_of(verb, (start, end))
    return ((start, _up_to_cue(verb, end) if end <= verb.i else end),)


def _closed_before(verb: Token, clause: Token) -> bool:
    """Tell whether a semicolon ends a clause before the cue's own begins: "A said X did it; B denied it" tells not what B says."""
    subject = child(verb, "nsubj")
    return subject is not None and clause.i < subject.left_edge.i and verb.doc[subject.left_edge.i - 1].text == ";"


def _up_to_cue(verb: Token, end: int) -> int:
    """Return where content before its cue ends: at the cue's subject, over what the parse hung elsewhere ("…, two badly, X said")."""
    subject = child(verb, "nsubj")
    stop = min(verb.i, subject.left_edge.i if subject is not None else verb.i)
    return stop if end < stop <= end + LOOSE else end


def _asks_if(kid: Token) -> bool:
    return kid.dep_ == "advcl" and kid.i > kid.head.i and any(mark.lower_ in ("if", "whether") for mark in kid.children)


def _without_clause_of(verb: Token, around: Range) -> tuple[Range, ...]:
    """Cut the cue's own clause ("…, police said, …") out of the content around it."""
    own = [(verb.i, verb.i + 1)]
    own += [reach(kid) for kid in verb.children if kid.dep_ not in ("ccomp", "punct")]
    return subtract((around,), own)


def _object(verb: Token, word: CueWord) -> tuple[Range, ...]:
    if not word.frames & {"object", "person"}:
        return ()
    thing = child(verb, "dobj") or (child(verb, "oprd") if "person" in word.frames else None)
    if thing is None:
        return ()
    start, end = noun_phrase(thing)
    if "person" in word.frames:
        more = [reach(kid)[1] for kid in verb.children if kid.dep_ in ARGUMENTS and kid.i > thing.i and _argues(kid)]
        end = max([end, *more])
        if not more and thing.dep_ == "dobj" and not word.frames & {"object"}:
            return ()
    return ((start, end),)


def _argues(kid: Token) -> bool:
    return kid.dep_ not in ("prep", "advcl") or kid.lower_ in ("of", "for", "as", "on", "with", "to")


def _around(verb: Token, word: CueWord) -> tuple[Range, ...]:
    """The clause that a parenthesis interrupts or ends ("…, the ministry said")."""
    if "clause" not in word.frames and "quote" not in word.frames:
        return ()
    as_clause = verb.dep_ == "advcl" and word.core and any(kid.lower_ == "as" and kid.dep_ == "mark" for kid in verb.children)
    subject = child(verb, "nsubj")
    if subject is None or not (verb.dep_ == "parataxis" or as_clause or _trails(verb, subject)):
        return ()
    start, end = reach(verb)
    if verb.dep_ in ("relcl", "acl") and verb.sent.end - end <= 1:  # hung on the last noun before: "… hit a school, media reported."
        return (trim(verb.doc, (verb.sent.start, start)),)
    return subtract((reach(verb.head),), ((start, end),))


def _trails(verb: Token, subject: Token) -> bool:
    """Tell whether the cue's clause ends another (…, the ministry said) though the parse took it for a clause of its own kind."""
    if verb.dep_ not in ("advcl", "conj", "relcl", "acl") or verb.head.i > verb.i or (subject.pos_ == "PRON" and subject.tag_ != "PRP"):
        return False
    if any(kid.dep_ in ("mark", "advmod", "dobj", "xcomp") and kid.i < verb.i for kid in verb.children):
        return False
    start = min(verb.i, subject.left_edge.i)
    return start > 0 and verb.doc[start - 1].text == ","


def _particle(verb: Token, lexicon: CueLexicon, lemma: str) -> Draft | None:
    """Verbs with their particle or preposition: "pointed out that", "called for", "warned of"."""
    for kid in verb.children:
        word = lexicon.verbs_with.get((lemma, kid.lower_))
        if word is None or kid.i < verb.i or kid.i > verb.i + 4:
            continue
        start = cue_range(verb)[0]
        if kid.dep_ in ("prt", "advmod") or child(kid, "pobj", "pcomp") is None:
            content = _contents(verb, word)
            inner = next((grand for grand in verb.children if grand.dep_ == "prep" and grand.i == kid.i + 1), None)
            if not content and inner is not None:
                return _finish(verb, word, _prepositional(inner), subject_of(verb), (start, inner.i + 1))
            return _finish(verb, word, content, subject_of(verb), (start, max(kid.i, verb.i) + 1)) if kid.i == verb.i + 1 else None
        if kid.dep_ == "prep" and word.frames & {"object"}:
            end = kid.i + 1 if kid.i - verb.i <= 2 else cue_range(verb)[1]
            return _finish(verb, word, _prepositional(kid), subject_of(verb), (start, end))
    return None


def _prepositional(preposition: Token) -> tuple[Range, ...]:
    thing = child(preposition, "pobj", "pcomp")
    return (reach(thing),) if thing is not None else ()


def _seeming(verb: Token, word: CueWord) -> Draft | None:
    rest = child(verb, "xcomp", "oprd", "acomp", "ccomp", "attr")
    subject = child(verb, "nsubj")
    if rest is None:
        return None
    pieces = [reach(rest)]
    if subject is not None and subject.lower_ not in ("it", "there"):
        pieces.append(noun_phrase(subject, verb.i))
    return _finish(verb, word, union(pieces), None)


def _passive(verb: Token, lexicon: CueLexicon, lemma: str) -> Draft | None:
    word = lexicon.verbs.get(lemma) or next((w for kid in verb.children if (w := lexicon.verbs_with.get((lemma, kid.lower_)))), None)
    if word is None:
        return None
    patient = child(verb, "nsubjpass")
    agent = agent_of(verb)
    clause = child(verb, "ccomp", "xcomp")
    if clause is None and agent is not None and verb.dep_ == "advcl" and any(kid.lower_ == "as" for kid in verb.children):
        return _finish(verb, word, subtract((reach(verb.head),), (reach(verb),)), agent)
    if clause is None and agent is None and (lemma in lexicon.common_knowledge or verb.dep_ in ("acl", "amod")):
        return None
    stance = lexicon.impersonal.get(lemma)
    if stance is not None and agent is None:
        word = replace(word, stance=stance)
    draft = _finish(verb, word, _passive_content(verb, word, patient), agent)
    if child(verb, "oprd") is not None:
        return replace(draft, told=False)
    if lemma in lexicon.common_knowledge and agent is None:
        return replace(draft, own_voice=True)
    return draft


def _passive_content(verb: Token, word: CueWord, patient: Token | None) -> tuple[Range, ...]:
    clause = child(verb, "ccomp")
    if clause is not None:
        return (reach(clause),)
    after = [kid for kid in verb.children if kid.i > verb.i]
    rest = [reach(kid) for kid in after if kid.dep_ in ("xcomp", "oprd")]
    rest += [reach(kid) for kid in after if kid.dep_ == "prep" and kid.lower_ in ("of", "for", "as", "with", "about")]
    if patient is not None and patient.lower_ != "it" and word.lemma not in ADDRESSEE_FREE:
        rest.append(noun_phrase(patient, verb.i))
    return union(rest)
