"""What a clause is worth by its own words: actual, possible, predicted, planned, negated or asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from rashomon.extract.statements.syntax import has_none, is_negated, is_passive
from rashomon.extract.syntax import is_past
from rashomon.lexicon import load
from rashomon.model import Reading, Span, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

Reality = Literal["actual", "possible", "predicted", "negated", "asked"]
CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "conj", "relcl", "acl", "pcomp", "parataxis", "csubj"})
OWN_WORLD = frozenset({"relcl", "appos", "parataxis"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
FOLLOWING = frozenset({"after", "since", "following", "amid", "despite"})
"""Prepositions whose noun is told as a fact, whatever becomes of the clause: "nobody was found after the strikes"."""
UNCERTAIN = ("doubt", "question")
"""Nouns without which a fact is sure: "there is no doubt that"."""
MAX_CLIMB = 25
STANCES: dict[Reality, Stance | None] = {
    "actual": None,
    "possible": "hypothesised",
    "predicted": "hypothesised",
    "negated": "denied",
    "asked": "asked",
}


@dataclass(frozen=True, slots=True)
class SurfaceStance:
    """What the words around a token make of its clause; ``stance`` is null where they change nothing. ``reasons`` quote the words."""

    stance: Stance | None = None
    reality: Reality = "actual"
    reasons: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("cues")["surface"].items()}


def surface_stance(reading: Reading, token_index: int, cue: Span | None = None) -> SurfaceStance:
    """Return whether the clause around a token is told as fact, negated, possible, predicted, planned or asked.

    Looks at the clause's modals, negation, condition and question mark, then at what governs it ("tried to", "no evidence that",
    "it can be assumed that"), no further than the sentence, and stops where a relative clause, an apposition or a definite noun ("the
    attack that …") takes the fact for granted. Words of saying are left to the chain, and so is what negates them where they stand in
    ``cue``: "did not rule out that".
    """
    token = reading.doc[token_index]
    found = next(_signs(token, cue or (0, 0)), None)
    asked = _asked(token)
    if found is None:
        return asked or SurfaceStance()
    stance, reality, reason = found
    if asked is not None and reality != "negated":
        return SurfaceStance(asked.stance, "asked", (*asked.reasons, reason))
    return SurfaceStance(stance, reality, (reason,))


def _signs(token: Token, cue: Span) -> Iterator[tuple[Stance, Reality, str]]:
    for verb in _governors(token, cue):
        says = cue[0] <= verb.idx < cue[1] and verb.i != token.i
        yield from (sign for sign in _in_clause(verb) if not (says and sign[1] == "negated"))
        if verb.head.pos_ == "NOUN" and cue[0] <= verb.head.idx < cue[1] and not any(kid.lower_ == "no" for kid in verb.head.children):
            return
        yield from _above(verb)


def _governors(token: Token, cue: Span) -> Iterator[Token]:
    """The clause heads whose fate the token shares, innermost first.

    What is told of a noun of saying in ``cue`` is not told of what it says: "the claim that X did it does not hold".
    """
    here = token
    for _ in range(MAX_CLIMB):
        if here.pos_ == "NOUN" and here.i != token.i and cue[0] <= here.idx < cue[1]:
            return
        if here.pos_ in ("VERB", "AUX") or here.dep_ in CLAUSES:
            yield here
            if _stands_alone(here) or _is_granted_by(here) or _is_undoubted(here):
                return
        elif _is_granted(here, token):
            return
        if _cleft(here) and not here.sent.text.rstrip("\"'”’) \n").endswith("?"):
            here = here.head.head  # "it was not X that fired"
            continue
        if here.dep_ in OWN_WORLD or here.head == here:
            return
        here = here.head


def _is_granted(here: Token, token: Token) -> bool:
    """Tell whether what stands below is taken for granted: in a definite noun phrase, or after "after"."""
    if here.dep_ == "prep":
        return here.lower_ in FOLLOWING
    return here != token and here.pos_ == "NOUN" and _given(here)


def _is_granted_by(clause: Token) -> bool:
    """Tell whether the verb above takes the clause for granted, so that what denies the verb denies no fact: "has not forgotten that".

    Kiparsky and Kiparsky (1970) call such verbs factive. "Do not remember whether" grants nothing.
    """
    if clause.dep_ != "ccomp" or any(kid.dep_ == "mark" and kid.lower_ in {"whether", "if"} for kid in clause.children):
        return False
    return clause.head.lemma_.lower() in _lexicon()["granting"]


def _is_undoubted(clause: Token) -> bool:
    """Tell whether a clause is that of a doubt which nobody has: "there can be no doubt that"."""
    noun = clause.head
    return noun.lemma_.lower() in UNCERTAIN and noun.pos_ == "NOUN" and clause.dep_ in ("acl", "ccomp", "relcl") and _is_without(noun)


def _is_without(noun: Token) -> bool:
    return has_none(noun) or is_negated(noun.head)


def _given(noun: Token) -> bool:
    return any(kid.lower_ in DEFINITE for kid in noun.lefts if kid.dep_ in ("det", "poss"))


def _stands_alone(verb: Token) -> bool:
    """A clause with a conjunction of time or cause, or with a tense of its own after "and", does not share its governor's fate."""
    if verb.dep_ == "advcl":
        return verb.tag_ != "VBG" and any(kid.dep_ in ("mark", "advmod") and kid.i < verb.i for kid in verb.children)
    if verb.dep_ == "conj":
        return any(kid.dep_ in ("nsubj", "nsubjpass", "aux") for kid in verb.children)
    return False


def _in_clause(verb: Token) -> Iterator[tuple[Stance, Reality, str]]:
    lexicon = _lexicon()
    lead = verb
    if verb.dep_ == "conj" and not any(kid.dep_ in ("aux", "nsubj", "nsubjpass", "neg") for kid in verb.children):
        lead = verb.head
    if verb.lemma_.lower() in lexicon["verify"] and is_negated(verb):
        yield "hypothesised", "possible", f"not known by {verb.text!r}"
        return
    perfect = any(kid.dep_ == "aux" and kid.lemma_ == "have" for kid in lead.children)
    for kid in lead.children:
        word = kid.lower_
        if kid.dep_ == "neg" and not _bounds(kid):
            yield "denied", "negated", f"negated by {kid.text!r}"
        argument = kid.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")
        if argument and kid.left_edge.lower_ in ("no", "nobody", "none", "neither") and not _bounds(kid.left_edge):
            yield "denied", "negated", f"negated by {kid.left_edge.text!r}"
        if kid.dep_ == "mark" and word in lexicon["conditions"]:
            yield ("asked", "asked", "after 'whether'") if word == "whether" else ("hypothesised", "possible", f"after {kid.text!r}")
        if kid.dep_ == "advmod":
            yield from _by_adverb(kid, verb)
    for kid in lead.children:
        word = kid.lower_
        if kid.dep_ == "aux" and word in lexicon["predicted"] and not perfect:
            yield "hypothesised", "predicted", f"told as to come by {kid.text!r}"
        if kid.dep_ == "aux" and word in lexicon["possible"]:
            yield "hypothesised", "possible", f"told as possible by {kid.text!r}"


def _by_adverb(adverb: Token, verb: Token) -> Iterator[tuple[Stance, Reality, str]]:
    lexicon, word = _lexicon(), adverb.lower_
    if word in lexicon["possibly"]:
        yield "hypothesised", "possible", f"by {adverb.text!r}"
    if word in lexicon["probably"]:
        yield "suspected", "possible", f"by {adverb.text!r}"
    if word in lexicon["barely_not"] and adverb.i < verb.i:
        yield "hypothesised", "predicted", f"told by {adverb.text!r} not to have happened"


def _bounds(negation: Token) -> bool:
    """ "not less than", "no more than", "not only" bound or widen; they deny nothing."""
    after = negation.doc[negation.i + 1].lower_ if negation.i + 1 < len(negation.doc) else ""
    return after in ("less", "fewer", "more", "only", "just", "merely", "long", "far")


def _above(verb: Token) -> Iterator[tuple[Stance, Reality, str]]:
    lexicon = _lexicon()
    governor = verb.head
    if governor == verb or verb.dep_ not in ("xcomp", "ccomp", "pcomp", "acl", "csubj", "relcl"):
        return
    if verb.dep_ == "pcomp":
        governor = governor.head
    governor = _judging(verb, governor)
    word = governor.lemma_.lower()
    if verb.dep_ == "xcomp":
        yield from _to_come(verb)
    if _is_undoubted(verb):
        return
    if governor.pos_ == "NOUN" and verb.dep_ in ("acl", "ccomp") and word in lexicon["proof"]:
        yield from _proved(governor, word)
    # "foiled an attempt to bomb", but "a rocket fired by rebels stopped the traffic" was fired
    stopped = governor.head if governor.pos_ == "NOUN" and governor.dep_ in ("dobj", "nsubjpass", "pobj") else governor
    if verb.dep_ in ("xcomp", "pcomp", "acl") and stopped.lemma_.lower() in lexicon["prevent"] and not is_negated(stopped):
        yield "denied", "negated", f"{stopped.text!r} says that it did not happen"
    elif verb.dep_ in ("xcomp", "acl", "ccomp") and word in lexicon["intend"] and _aims(verb, governor):
        yield "hypothesised", "possible", f"{governor.text!r} tells an aim"
    elif word in lexicon["expect"] and governor.pos_ == "ADJ" and verb.dep_ == "ccomp" and is_past(verb):
        yield "suspected", "possible", f"told as {governor.text!r}"
    elif word in lexicon["expect"] and not _spoken(governor):
        yield "hypothesised", "predicted", f"expected by {governor.text!r}"
    elif word in lexicon["doubt"] and not _spoken(governor):
        yield "doubted", "possible", f"doubted by {governor.text!r}"
    elif word in lexicon["assume"] and not _spoken(governor):
        yield _held(governor), "possible", f"assumed by {governor.text!r}"


def _judging(verb: Token, governor: Token) -> Token:
    """Return the adjective that judges a clause where the parse hung the clause on the verb: "it is possible that two were shot"."""
    if governor.lemma_ != "be" or verb.dep_ != "ccomp" or not any(kid.dep_ == "nsubj" and kid.lower_ == "it" for kid in governor.children):
        return governor
    return next((kid for kid in governor.children if kid.dep_ == "acomp" and kid.i < verb.i), governor)


def _proved(noun: Token, word: str) -> Iterator[tuple[Stance, Reality, str]]:
    """Yield what "no evidence that" or "the possibility that" make of it."""
    if _is_without(noun):
        yield "doubted", "negated", f"no {noun.text!r} for it"
    elif word in (*UNCERTAIN, "possibility"):
        yield "hypothesised", "possible", f"told as a {noun.text!r}"


def _held(governor: Token) -> Stance:
    """Return what "is believed to have" makes of it, a suspicion of nobody named, or "assume that", a hypothesis."""
    if any(kid.dep_ == "aux" and kid.tag_ == "MD" for kid in governor.children):
        return "hypothesised"  # "it can be assumed"
    passive = is_passive(governor) or (governor.dep_ == "acl" and governor.tag_ == "VBN")
    return "suspected" if passive and governor.lemma_.lower() in _suspecting() else "hypothesised"


@lru_cache(maxsize=1)
def _suspecting() -> frozenset[str]:
    return frozenset(load("cues")["impersonal"]["suspected"])


def _to_come(verb: Token) -> Iterator[tuple[Stance, Reality, str]]:
    """Yield that what "is going to", "is about to" or "has yet to" be done has not been."""
    governor = verb.head
    if governor.lemma_ in ("have", "be") and any(kid.lower_ == "yet" for kid in (*governor.children, *verb.children)):
        yield "denied", "negated", "'yet' to come"
    if governor.lower_ in ("going", "about"):
        yield "hypothesised", "predicted", f"told as to come by {governor.text!r}"


def _aims(verb: Token, governor: Token) -> bool:
    """Tell whether what is intended was only that; who "was able to" do it did it."""
    if governor.lemma_.lower() == "able" and governor.head.tag_ == "VBD" and not is_negated(governor.head):
        return False
    return verb.dep_ != "ccomp" or _infinitive(verb)


def _infinitive(verb: Token) -> bool:
    return any(kid.dep_ == "aux" and kid.lower_ == "to" for kid in verb.children)


def _spoken(governor: Token) -> bool:
    """Somebody in particular is the subject: then it is a statement and the chain tells its stance."""
    return any(kid.dep_ == "nsubj" and kid.lower_ not in ("it", "there") for kid in governor.children)


def _cleft(clause: Token) -> bool:
    """Tell whether a relative clause is what its sentence is about: "Was it not the army that fired?"."""
    told = clause.head
    if clause.dep_ != "relcl" or told.dep_ not in ("attr", "nsubj") or told.head.lemma_ != "be":
        return False
    return any(kid.lower_ == "it" for kid in told.head.children if kid.dep_ == "nsubj")


def _asked(token: Token) -> SurfaceStance | None:
    sentence = token.sent
    for last in reversed(sentence):
        if last.is_space or last.text in "\"'”’)":
            continue
        if last.text != "?":
            return None
        break
    here = token
    for _ in range(MAX_CLIMB):
        if _cleft(here):
            here = here.head.head
        if here.dep_ in OWN_WORLD:
            return None
        if here.pos_ == "NOUN" and here != token and _given(here):
            return None
        if here.head == here:
            break
        if here.dep_ == "ccomp" and here.head.lower_ in ("said", "says", "say") and here.i > here.head.i:
            return None
        here = here.head
    return SurfaceStance("asked", "asked", ("stands in a question",))
