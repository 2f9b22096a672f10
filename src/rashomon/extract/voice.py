"""Whose word a claim is, and with what stance: the chain of statements around it joined with the words right beside it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, takewhile
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from rashomon.extract import lexis
from rashomon.extract.fates import TURNED
from rashomon.extract.figures import RawFigure, is_by_absence, is_set_against, is_toll
from rashomon.extract.reality import aimed_at
from rashomon.extract.responsibility.scene import Who
from rashomon.extract.statements import find_statements, surface_stance
from rashomon.extract.statements.cues import cue_lexicon
from rashomon.extract.statements.speakers import ENTITY_KINDS
from rashomon.extract.syntax import ancestors, children, first_conjunct, is_negated, is_past, phrase_text, span_of
from rashomon.extract.tolls import is_toll_word
from rashomon.model import AFFIRMING, Link, Quantity, Speaker, content_id, hull

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from rashomon.extract.responsibility import Accusation
    from rashomon.extract.statements import StatementTable
    from rashomon.extract.statements.surface import SurfaceStance
    from rashomon.model import NameMention, Reading, Span
    from rashomon.model.statement import SpeakerKind, Stance


BODIES = frozenset({"agency", "country"})
"""Kinds of entities that speak and act for a state."""

LONGEST = 100
"""Code points of a name, at most."""

CLAUSES = frozenset({"ccomp", "acl", "advcl", "csubj", "relcl"})
"""How a clause with "that" may hang on the word that judges it."""


class Voice(msgspec.Struct, frozen=True):
    """Who says it, outermost first, and with what stance; ``said`` is false where nobody says it at all (a prediction, a wish)."""

    links: tuple[Link, ...]
    stance: Stance
    reasons: tuple[str, ...]
    said: bool = True


class Voices:
    """The statements of a document, asked about one claim at a time."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.table: StatementTable = find_statements(reading)
        self._added: dict[str, Speaker] = {}
        self._sources = {entry.statement.id: entry.statement.speaker for entry in self.table.entries}
        self._callers = {entry.draft.anchor: entry.link for entry in self.table.entries if entry.link.speaker}
        bodies = [one for one in reading.entities if one.kind in BODIES and one.country]
        self._states = {name: one.country for one in bodies for name in (*one.aliases, one.name)}

    def of_figure(self, figure: RawFigure) -> Voice:
        """Return whose word a figure is. What is only possible or predicted is no figure; what may have happened is hypothesised."""
        word = figure.word
        chain = self.table.chain(figure.counted if is_set_against(figure) else figure.span)
        if not chain.links and is_toll(figure):
            chain = self.table.chain(figure.counted)  # "the toll was put at 400 by the clinic": the number is the clinic's
        surface = surface_stance(self.reading, word.i, _cue_of(chain.links))
        reasons = (*chain.reasons, *surface.reasons)
        if surface.reality != "asked" and (judged := _judged_false(word)) is not None:
            return Voice(chain.links, "doubted", (*chain.reasons, f"called {judged.text!r}"))
        owner = self._owner(word)
        if owner is not None:
            links = chain.links if chain.links and chain.links[-1].speaker == owner.name else (*chain.links, self._link(owner, word))
            return Voice(links, "asserted", (*chain.reasons, f"the {word.text} of {owner.name}"))
        if figure.value.high == 0 and surface.reality in {"actual", "negated"}:
            return Voice(chain.links, _figure_stance(chain.stance, None), chain.reasons)
        if surface.reality == "asked" and not _granted(word):
            return Voice(chain.links, "asked", reasons)
        if surface.reality == "possible" and _held_for(word):
            return Voice(chain.links, _figure_stance(chain.stance, None), chain.reasons)
        untrue = _untrue(word) if surface.reality == "actual" else None
        if untrue is not None and not any(is_negated(one) for one in untrue):
            links = self._judged_by(chain.links, *untrue)
            return Voice(links, "denied", (*chain.reasons, f"called {untrue[0].text!r}"))
        suspected = surface.stance == "suspected" or (surface.reality == "predicted" and _feared(word))
        if surface.reality in {"possible", "predicted"} and suspected:
            return Voice(chain.links, "suspected", reasons)
        if surface.reality == "predicted" or (surface.reality == "possible" and not _may_have(word)):
            return Voice(chain.links, "hypothesised", reasons, said=False)
        if surface.reality == "possible":
            return Voice(chain.links, "hypothesised", reasons)
        if surface.reality == "negated" and not _left_out(figure):
            return Voice(chain.links, "denied", reasons)
        stance = None if surface.reality in {"asked", "negated"} else surface.stance
        return Voice(chain.links, _figure_stance(chain.stance, stance), reasons)

    def tells(self, word: Token, span: Span) -> bool:
        """Tell whether somebody says that the person at ``span`` was harmed as ``word`` tells: not "no reports that the clerk was hurt"."""
        if lexis.lemma(word) in TURNED:
            return True
        one = Quantity(low=1, high=1, qualifier="exact")
        voice = self.of_figure(RawFigure("injured", one, hull([span, span_of(word)]), span, word, word, 1.0, ()))
        return voice.said and voice.stance in AFFIRMING

    def _owner(self, word: Token) -> Who | None:
        """Return whose count a toll is told to be: "the ministry's toll of 471", whoever could not confirm it."""
        owner = next((child for child in children(word, "poss") if child.pos_ in {"NOUN", "PROPN"}), None) if is_toll_word(word) else None
        if owner is None or owner.ent_type_ in {"DATE", "TIME"} or lexis.lemma(owner) in lexis.harm_words():
            return None
        name = next((one for one in self.reading.names if one.start <= owner.i < one.end), None)
        if name is None:
            words = phrase_text(owner)
            return Who(words, words, span_of(owner), owner, None)
        entity = self.reading.entities[name.entity]
        return Who(entity.name, owner.text, name.span, owner, entity.index) if entity.kind not in {"country", "other"} else None

    def of_all(self, spans: Sequence[Span]) -> tuple[Link, ...]:
        """Return on whose word all that stands at ``spans`` is told, as far in as their speakers are the same; empty: the author's."""
        chains = [self.table.chain(span).links for span in spans]
        common = takewhile(lambda links: len({(one.speaker_id, one.speaker) for one in links}) == 1, zip(*chains, strict=False))
        return tuple(links[0] for links in common)

    def of_warning(self, span: Span, cue: Token) -> Voice:
        """Return whose word a warning is; negation is part of its value, not of the stance."""
        chain = self.table.chain(span)
        surface = surface_stance(self.reading, cue.i)
        said = surface.reality not in {"predicted", "possible"}
        stance: Stance = "asked" if surface.reality == "asked" else _figure_stance(chain.stance, None)
        return Voice(chain.links, stance, (*chain.reasons, *surface.reasons), said)

    def of_accusation(self, accusation: Accusation) -> Iterator[Voice]:
        """Yield whose word an accusation is and with what stance: one voice for each of those who say it together."""
        first = self._of_accusation(accusation)
        yield first
        chain = self.table.chain(span_of(accusation.cue))
        if first.links and first.links == chain.links:
            for link in chain.beside:
                yield replace(first, links=(*first.links[:-1], link))

    def _of_accusation(self, accusation: Accusation) -> Voice:
        cue = accusation.cue
        chain = self.table.chain(span_of(cue))
        surface = surface_stance(self.reading, cue.i, _cue_of(chain.links))
        reasons = (*chain.reasons, *surface.reasons)
        if accusation.settled:
            return Voice(self._with_speaker(accusation, chain.links), accusation.stance or "blamed", chain.reasons)
        if surface.reality == "predicted" or _only_aimed(cue):
            return Voice(chain.links, "hypothesised", reasons, said=False)
        if accusation.stance is None:
            return self._told(accusation, chain.links, chain.stance, surface, reasons)
        spoken = accusation.stance in {"claimed", "blamed"} or (accusation.stance == "denied" and accusation.speaker is not None)
        if surface.reality == "negated" and (spoken or accusation.stance == "suspected"):
            return Voice(chain.links, "denied", reasons, said=False)
        unsaid = (surface.reality == "possible" and not _attempted(cue)) or _infinitive_of_adjective(cue)
        if unsaid and spoken:
            return Voice(chain.links, "hypothesised", reasons, said=False)
        stance = "asked" if surface.reality == "asked" and accusation.stance != "doubted" else accusation.stance
        return Voice(self._with_speaker(accusation, chain.links), stance, reasons)

    def _told(
        self, accusation: Accusation, links: tuple[Link, ...], chain_stance: Stance, surface: SurfaceStance, reasons: tuple[str, ...]
    ) -> Voice:
        """Return the stance of "X did it", told in the author's voice or inside somebody's statement."""
        looked_into = _looked_into(accusation.cue)
        if looked_into is not None:
            unnamed = Link(speaker=None, cue=looked_into.text, cue_span=span_of(looked_into))
            return Voice((unnamed,), "suspected", (*reasons, f"{looked_into.text!r} that are looked into"))
        possible: Stance = "suspected" if surface.stance == "suspected" else "hypothesised"
        by_reality: dict[str, Stance] = {"negated": "denied", "possible": possible, "asked": "asked"}
        stance: Stance
        reality = surface.reality
        untrue = _untrue(accusation.cue) if reality in {"actual", "negated"} else None
        if untrue is not None:
            word, above = untrue
            reality = "actual" if is_negated(word) or is_negated(above) else "negated"  # "it is no lie that …"
            reasons = (*reasons, f"called {word.text!r}")
            links = self._judged_by(links, word, above)
        if reality == "negated" and chain_stance in {"denied", "doubted"}:
            stance = "blamed"
        elif reality in by_reality:
            stance = by_reality[reality]
        elif chain_stance in {"denied", "doubted", "asked", "suspected", "hypothesised"}:
            stance = chain_stance
        else:
            stance = "blamed"
        if stance == "blamed" and links:
            own = self._is_source(links[-1], accusation) or self._own_state(links[-1], accusation)
            stance = "claimed" if own else _by_cue(links[-1], accusation)
        if stance == "blamed" and _theory(accusation.cue):
            stance = "hypothesised"
        if stance == "blamed" and (_hedged(accusation.accused.token) or _hedged(accusation.cue) or _likely(accusation.cue)):
            stance = "suspected"
        if stance in {"blamed", "suspected", "hypothesised"} and _distanced(accusation.cue):
            stance = "doubted"
        return Voice(self._with_speaker(accusation, links), stance, reasons)

    def _judged_by(self, links: tuple[Link, ...], word: Token, above: Token) -> tuple[Link, ...]:
        """Return the links with who calls it untrue in place of the word itself: "the army called it a lie that …"."""
        caller = self._callers.get(above.i)
        others = (link for link in links if link.speaker is not None or link.cue != word.text)
        return (*others, caller) if caller is not None and caller not in links else tuple(others)

    def _is_source(self, link: Link, accusation: Accusation) -> bool:
        """Tell whether the source's own words name the accused, whom a pronoun stands for: "a group calling itself X said it did it"."""
        if accusation.accused.token.pos_ != "PRON" or link.statement is None:
            return False
        text = self.reading.document.text
        return any(accusation.accused.name in text[start:end] for start, end in self._sources.get(link.statement, ()))

    def _own_state(self, link: Link, accusation: Accusation) -> bool:
        """Tell whether a state's body speaks of its own forces, or of those it leads: "the Pentagon said the US-led coalition struck"."""
        state = self._states.get(link.speaker or "")
        if state is None or link.cue in {None, "according to"} or "police" in (link.speaker or "").lower():
            return False
        start, end = accusation.accused.span
        names = self.reading.names
        near = names[bisect_left(names, start - LONGEST, key=_start) : bisect_left(names, end, key=_start)]
        inside = (self.reading.entities[one.entity] for one in near if start < one.span[1])
        leader, led, _ = accusation.accused.name.partition("-led ")
        return (bool(led) and self._states.get(leader) == state) or any(one.country == state and one.kind in BODIES for one in inside)

    def _with_speaker(self, accusation: Accusation, links: tuple[Link, ...]) -> tuple[Link, ...]:
        cue = accusation.cue
        if accusation.speaker is None:
            if accusation.speaker_unnamed and not links:
                return (Link(speaker=None, cue=cue.text, cue_span=span_of(cue)),)
            return links
        if links and links[-1].speaker_span == accusation.speaker.span:
            return links
        return (*links, self._link(accusation.speaker, cue))

    def _link(self, speaker: Who, cue: Token) -> Link:
        cue_span = span_of(cue)
        statement = next((s.id for s in self.table.statements if cue_span in s.cue or any(c[0] <= cue_span[0] < c[1] for c in s.cue)), None)
        return Link(
            speaker=speaker.name,
            speaker_id=self._speaker_id(speaker),
            cue=cue.text,
            statement=statement,
            speaker_span=speaker.span,
            cue_span=cue_span,
        )

    def _speaker_id(self, speaker: Who) -> str:
        known = next((s.id for s in self.table.speakers if s.name == speaker.name), None)
        if known is not None:
            return known
        added = Speaker(
            id=content_id("spk", speaker.name.casefold()), name=speaker.name, aliases=_others(speaker), kind=self._kind(speaker)
        )
        self._added.setdefault(added.id, added)
        return added.id

    def _kind(self, speaker: Who) -> SpeakerKind:
        entity = self.reading.entities[speaker.entity] if speaker.entity is not None else None
        return ENTITY_KINDS.get(entity.kind, "unknown") if entity is not None else "unknown"

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody who speaks: in the statements, and those who accuse or deny where no statement was made out."""
        return tuple(sorted((*self.table.speakers, *self._added.values()), key=lambda speaker: speaker.id))


def _others(speaker: Who) -> tuple[str, ...]:
    return (speaker.words,) if speaker.words != speaker.name else ()


def _granted(word: Token) -> bool:
    """Tell whether a question takes the fact for granted in a clause of time ("While two gunmen attacked a church, how could …?")."""
    for token in (word, *ancestors(word)):
        if token.dep_ == "advcl":
            return any(child.lower_ in {"while", "when", "after", "since", "before", "as"} for child in children(token, "mark", "advmod"))
    return False


def _feared(word: Token) -> bool:
    """Tell whether harm that is feared is feared to have come already: "it is feared that 47 have died"."""
    fearing = lexis.harm().words["fearing"]
    perfect = any(child.lemma_ == "have" for child in children(word, "aux"))
    return perfect and any(lexis.lemma(token) in fearing for token in ancestors(word))


def _left_out(figure: RawFigure) -> bool:
    """Tell whether what is negated denies no figure: one told to be left out of another ("does not include the five attackers"), or the
    missing, who "could not be found".
    """
    word = figure.word
    if is_by_absence(figure) or (figure.kind == "missing" and is_negated(word)):
        return True
    return any(lexis.lemma(token) in lexis.harm().words["taking_in"] and is_negated(token) for token in ancestors(word))


def _judged_false(word: Token) -> Token | None:
    """Return the word that says that a toll is not so: "the toll of 500 was inflated", "called the toll a fabrication"."""
    if not is_toll_word(word):
        return None
    false = lexis.harm().words["judged_false"]
    verb = word.head
    said = [verb, *children(verb, "acomp", "attr", "oprd", "xcomp", "ccomp")] if word.dep_ in {"nsubj", "nsubjpass", "dobj"} else []
    return next((one for one in said if lexis.lemma(one) in false or one.lower_ in false), None)


def _start(name: NameMention) -> int:
    return name.span[0]


def _untrue(word: Token) -> tuple[Token, Token] | None:
    """Return the word by which what is told is called untrue, and the verb or noun that it hangs on: "it was false that X did it",
    "called it a lie that 12 had died", "reports that 12 had died turned out to be false"."""
    false = lexis.harm().words["judged_false"] - {"wrong"}  # "it was wrong that …" may be a reproach
    clause = word
    for governor in ancestors(word):
        if clause.dep_ in CLAUSES and any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children):
            said = [governor, *children(governor, "acomp", "attr", "oprd", "dobj")]
            found = next((one for one in said if (lexis.lemma(one) in false or one.lower_ in false) and one.i < word.i), None)
            if found is not None:
                return found, governor if governor.i != found.i else found.head
            if governor.dep_ in {"nsubj", "nsubjpass"} and governor.head.i > word.i:
                said = [governor.head, *children(governor.head, "acomp", "attr", "oprd", "xcomp")]
                said += [one for verb in said[1:] for one in children(verb, "acomp", "attr")]
                found = next((one for one in said if lexis.lemma(one) in false or one.lower_ in false), None)
                if found is not None:
                    return found, governor.head
        if governor.pos_ in {"VERB", "AUX"}:
            clause = governor
    return None


def _held_for(word: Token) -> bool:
    """Tell whether somebody is held for the deed, so that only the doer is in doubt: "suspected of killing three people"."""
    deed = first_conjunct(word)
    return deed.dep_ == "pcomp" and deed.head.lower_ in {"of", "in"} and lexis.lemma(deed.head.head) in lexis.word_lists("fates")["holding"]


def _may_have(word: Token) -> bool:
    """Tell whether it may have happened ("may have killed 12"); what could or would have happened did not."""
    verb = word if word.pos_ in {"VERB", "AUX"} else word.head
    aux = {child.lower_ for child in children(verb, "aux")}
    if is_past(verb) and verb.dep_ in CLAUSES and not any(child.lower_ in {"if", "whether", "unless"} for child in children(verb, "mark")):
        return True  # "it is possible that two were shot"
    return bool(aux & {"have", "'ve"}) and not aux & {"could", "would", "should"}


def _cue_of(links: Sequence[Link]) -> Span | None:
    """Return where the words stand by which the innermost speaker says it."""
    return links[-1].cue_span if links else None


def _figure_stance(chain: Stance, surface: Stance | None) -> Stance:
    for stance in (chain, surface):
        if stance in {"denied", "doubted", "asked", "suspected", "hypothesised"}:
            return stance
    return "asserted"


def _by_cue(link: Link, accusation: Accusation) -> Stance:
    """Return the stance of "X did it" in the mouth of a speaker: taken, not believed, only believed, or laid on X."""
    words = (link.cue or "").lower().replace("n't", " not").split()
    lists = lexis.word_lists("responsibility")
    if link.speaker == accusation.accused.name or _speaks_for(link.speaker, accusation.accused.name):
        return "claimed"
    verbs = cue_lexicon().verbs
    doubting = any(word in verbs and verbs[word].stance == "doubted" for word in words)
    if any(word in {"not", "never", "hardly"} for word in words) and not doubting:
        return "doubted"
    unsure = {form for verb in lists["suspecting"] - lists["naming"] for form in (verb, f"{verb}s", f"{verb}d", f"{verb}ed")}
    return "suspected" if any(word in unsure for word in words) else "blamed"


def _speaks_for(speaker: str | None, name: str) -> bool:
    """Tell whether a speaker is a spokesman or commander of those accused ("a Red Dawn spokesman"), who takes it upon them."""
    words, own = set((speaker or "").lower().split()), set(name.lower().split())
    return own < words and bool((words - own) & lexis.word_lists("actors")["spokesmen"])


def _only_aimed(cue: Token) -> bool:
    """Tell whether a deed is only to come or wished for: "would strike", "want to slaughter", "seeking to expand by attacking"."""
    if cue.pos_ != "VERB" or cue.tag_ not in {"VB", "VBG"} or lexis.lemma(cue) in lexis.word_lists("responsibility")["blaming"]:
        return False
    aux = {child.lower_ for child in children(cue, "aux")}
    if aux & {"would", "will", "shall", "'ll", "'d"} and "have" not in aux:
        return True
    return aimed_at(cue) and lexis.lemma(cue) in lexis.word_lists("responsibility")["striking"]


def _infinitive_of_adjective(cue: Token) -> bool:
    easy = cue.head.pos_ == "ADJ" or bool(children(cue.head, "acomp"))
    return easy and any(child.lower_ == "to" for child in children(cue, "aux"))


def _theory(cue: Token) -> bool:
    """Tell whether "X did it" is one of the theories just spoken of: "Theories abound. The first is that X did it"."""
    words = lexis.word_lists("responsibility")["theories"]
    for governor in ancestors(cue):
        if governor.pos_ == "NOUN" and lexis.lemma(governor) in words:
            return True
        if lexis.lemma(governor) == "be":
            subjects = [t for t in governor.children if t.dep_ == "nsubj"]
            if any(lexis.lemma(t) in words for t in subjects):
                return True
            before = cue.doc[: governor.sent.start]
            last = list(before[-1].sent) if len(before) else []
            return governor.dep_ == "ROOT" and any(lexis.lemma(t) in words and t.dep_ in {"nsubj", "nsubjpass"} for t in last)
    return False


def _looked_into(cue: Token) -> Token | None:
    """Return the word for what others say where it is only looked into, on nobody's word: "will probe reports that X did it"."""
    lists = lexis.word_lists("responsibility")
    for clause in (cue, *ancestors(cue)):
        noun = clause.head
        if clause.dep_ in {"acl", "ccomp", "relcl"} and noun.pos_ == "NOUN" and lexis.lemma(noun) in lists["accusations"]:
            told_by = any(child.dep_ == "poss" for child in noun.children)
            return noun if not told_by and any(lexis.lemma(one) in lists["investigating"] for one in islice(ancestors(noun), 2)) else None
    return None


def _attempted(cue: Token) -> bool:
    """Tell whether an accusation or denial is tried: who "sought to blame" somebody has done so."""
    verb = cue
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    if any(child.tag_ == "MD" for one in (cue, verb) for child in children(one, "aux")):
        return False
    return verb.dep_ == "xcomp" and lexis.lemma(verb.head) in lexis.word_lists("responsibility")["attempting"]


def _distanced(cue: Token) -> bool:
    words = lexis.word_lists("responsibility")["distancing"]
    return any(child.lower_ in words for one in (cue, cue.head) for child in one.children if child.dep_ in {"advmod", "amod"})


def _likely(cue: Token) -> bool:
    """Tell whether an adverb makes it a guess: "most likely carried out by", "were probably behind"."""
    words = lexis.word_lists("responsibility")["likely"]
    verb = cue if cue.pos_ in {"VERB", "AUX"} else cue.head
    return verb.lower_ in words or any(child.lower_ in words for child in children(verb, "advmod", "acomp"))


def _hedged(token: Token) -> bool:
    """Tell whether somebody is only held for it: "suspected rebels", "gunmen believed to be rebels"."""
    lists = lexis.word_lists("responsibility")
    held = any(lexis.lemma(clause) in lists["suspecting"] - lists["naming"] for clause in children(token, "acl"))
    return held or any(child.lower_ in lists["suspected_actors"] for child in token.children)
