"""How right the findings are, against gold: precision, recall and F1 of claims and events, and every error by its words.

Strict: a figure is right only where low and high are both equal and it is on the right event; whatever is found and stands in no gold
is invented. The measures are defined one by one in benchmarks/README.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from benchmarks.circumstances import circumstances
from benchmarks.gold import Anchored, ClaimGroup, Gold, GoldClaim, anchor, match_documents
from benchmarks.matching import Pair, group_of, map_events, pair_up
from benchmarks.measures import Error, Fault, Measure, Scores
from benchmarks.names import any_name
from benchmarks.words import words_of_claim, words_of_gold
from rashomon.model import Actor, Claim, Document, Findings, Quantity
from rashomon.model import Warning as WarningValue


@dataclass(frozen=True)
class _Scene:
    """What all measures look at: the gold at its places, the findings, and what was paired with what."""

    gold: Gold
    findings: Findings
    documents: dict[str, Document]
    anchored: list[Anchored]
    pairs: dict[ClaimGroup, list[Pair]]
    events: dict[str, str]

    def same_event(self, pair: Pair) -> bool:
        """Tell whether the found claim is on the event that the gold's event is."""
        return pair.found.event is not None and self.events.get(pair.gold.claim.event) == pair.found.event

    def same_speaker(self, pair: Pair) -> bool:
        """Tell whether the root source is right; the document's own voice only where the gold has it too."""
        return speaker_fits(pair.gold.claim, pair.found, self.gold.names)


def score(gold: Gold, findings: Findings) -> Scores:
    """Return how right ``findings`` are against ``gold``; documents without gold are left aside. Raises `GoldError`."""
    documents = match_documents(gold, findings.documents)
    anchored = anchor(gold, documents)
    pairs: dict[ClaimGroup, list[Pair]] = {
        "figure": _pairs(anchored, findings, "figure", _figure_rank),
        "responsibility": _pairs(anchored, findings, "responsibility", _responsibility_rank(gold)),
        "warning": _pairs(anchored, findings, "warning", _warning_rank),
    }
    right = [pair for every in pairs.values() for pair in every if _value_right(pair, gold)]
    claimless = gold.events.keys() - {one.claim.event for one in anchored if not one.claim.optional}
    scene = _Scene(gold, findings, documents, anchored, pairs, map_events(right, _shared_documents(gold, documents, findings), claimless))
    measures = [
        *_figure_measures(scene),
        *_responsibility_measures(scene),
        _group_measure("warnings", scene, "warning", _warning_right),
        _b_cubed(scene),
        _event_documents(scene),
        *circumstances(gold, scene.events, {event.id: event for event in findings.events}),
        _flags(scene),
        _disagreements(scene),
    ]
    return Scores({measure.name: measure for measure in measures}, tuple(_errors(scene)))


def speaker_fits(gold: GoldClaim, found: Claim, names: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether the root source of ``found`` is a speaker that ``gold`` accepts: none (own voice), nobody named (null) or a name."""
    if "speaker" not in gold.judged:
        return True
    if not gold.speaker or not found.attribution:
        return not gold.speaker and not found.attribution
    given = found.attribution[-1].speaker
    if given is None:
        return None in gold.speaker
    return any_name([name for name in gold.speaker if name is not None], given, names)


def stance_fits(gold: GoldClaim, found: Claim) -> bool:
    """Tell whether the stance is one that ``gold`` accepts."""
    return "stance" not in gold.judged or found.stance in gold.stances


def _pairs(anchored: list[Anchored], findings: Findings, group: ClaimGroup, rank: Callable[[Anchored, Claim], int | None]) -> list[Pair]:
    wanted: dict[str, list[Anchored]] = defaultdict(list)
    given: dict[str, list[Claim]] = defaultdict(list)
    for one in anchored:
        if one.claim.group == group:
            wanted[one.document].append(one)
    for claim in findings.claims:
        if group_of(claim.kind) == group:
            given[claim.document].append(claim)
    return [pair for document in wanted for pair in pair_up(wanted[document], given[document], rank)]


def _same_bounds(one: Anchored, other: Claim) -> bool:
    value = other.value
    return isinstance(value, Quantity) and (value.low, value.high) == (one.claim.low, one.claim.high)


def _figure_rank(one: Anchored, other: Claim) -> int | None:
    if one.claim.kind != other.kind:
        return None
    if not _same_bounds(one, other):
        return 2
    return 0 if stance_fits(one.claim, other) else 1


def _responsibility_rank(gold: Gold) -> Callable[[Anchored, Claim], int | None]:
    def rank(one: Anchored, other: Claim) -> int | None:
        if not isinstance(other.value, Actor) or not any_name(one.claim.accused, other.value.name, gold.names):
            return None
        speaker = speaker_fits(one.claim, other, gold.names)
        return (0 if stance_fits(one.claim, other) else 2) + (0 if speaker else 1)

    return rank


def _warning_rank(one: Anchored, other: Claim) -> int | None:
    if not isinstance(other.value, WarningValue):
        return None
    wanted = {_status(status, one.claim.stances[0]) for status in one.claim.status}
    return 0 if _status(other.value.status, other.stance) in wanted else 1


def _status(status: str, stance: str) -> str:
    """To deny that it was passed on is to say that it was not."""
    turned = {"passed-on": "not-passed-on", "not-passed-on": "passed-on", "given": "none"}
    return turned.get(status, status) if stance == "denied" else status


def _warning_right(pair: Pair) -> bool:
    return _warning_rank(pair.gold, pair.found) == 0


def _value_right(pair: Pair, gold: Gold) -> bool:
    if pair.gold.claim.group == "figure":
        return _same_bounds(pair.gold, pair.found)
    return _responsibility_rank(gold)(pair.gold, pair.found) == 0 if pair.gold.claim.group == "responsibility" else _warning_right(pair)


def _figure_measures(scene: _Scene) -> list[Measure]:
    pairs = [pair for pair in scene.pairs["figure"] if not pair.gold.claim.optional and _same_bounds(pair.gold, pair.found)]
    return [
        _group_measure("figures", scene, "figure", lambda pair: _same_bounds(pair.gold, pair.found) and scene.same_event(pair)),
        _group_measure("figures, any event", scene, "figure", lambda pair: _same_bounds(pair.gold, pair.found)),
        _part_of("figures: stance", pairs, lambda pair: stance_fits(pair.gold.claim, pair.found)),
        _part_of("figures: speaker", pairs, scene.same_speaker),
        _part_of(
            "figures: scope", pairs, lambda pair: isinstance(pair.found.value, Quantity) and pair.gold.claim.scope == pair.found.value.scope
        ),
    ]


def _responsibility_measures(scene: _Scene) -> list[Measure]:
    pairs = [pair for pair in scene.pairs["responsibility"] if not pair.gold.claim.optional]
    right = [pair for pair in pairs if _value_right(pair, scene.gold)]
    return [
        _group_measure("responsibility", scene, "responsibility", lambda pair: _value_right(pair, scene.gold)),
        _group_measure("responsibility, accused only", scene, "responsibility", lambda pair: True),
        _part_of("responsibility: stance", pairs, lambda pair: stance_fits(pair.gold.claim, pair.found)),
        _part_of("responsibility: speaker", pairs, scene.same_speaker),
        _part_of("responsibility: role", right, lambda pair: _same_role(pair.gold.claim, pair.found)),
        _part_of("responsibility: event", right, scene.same_event),
    ]


def _same_role(gold: GoldClaim, found: Claim) -> bool:
    return "role" not in gold.judged or (isinstance(found.value, Actor) and found.value.role == gold.role)


def _part_of(name: str, pairs: list[Pair], right: Callable[[Pair], bool]) -> Measure:
    return Measure(name, sum(map(right, pairs)), len(pairs), len(pairs))


def _group_measure(name: str, scene: _Scene, group: ClaimGroup, right: Callable[[Pair], bool]) -> Measure:
    """A found claim paired with optional gold is neither right nor invented; whatever else is found must be right."""
    wanted = sum(1 for one in scene.anchored if one.claim.group == group and not one.claim.optional)
    optional = sum(1 for pair in scene.pairs[group] if pair.gold.claim.optional)
    hits = sum(1 for pair in scene.pairs[group] if not pair.gold.claim.optional and right(pair))
    return Measure(name, hits, wanted, len(_found(scene, group)) - optional)


def _found(scene: _Scene, group: ClaimGroup) -> list[Claim]:
    with_gold = {document.id for document in scene.documents.values()}
    return [claim for claim in scene.findings.claims if group_of(claim.kind) == group and claim.document in with_gold]


def _b_cubed(scene: _Scene) -> Measure:
    """B³ of the claims read rightly, over the events they are put on (Bagga and Baldwin 1998)."""
    pairs = [p for group in scene.pairs.values() for p in group if not p.gold.claim.optional and _value_right(p, scene.gold)]
    wanted = Counter(pair.gold.claim.event for pair in pairs)
    given = Counter(_own_event(pair) for pair in pairs)
    both = Counter((pair.gold.claim.event, _own_event(pair)) for pair in pairs)
    precision = sum(count * count / given[event] for (_, event), count in both.items())
    recall = sum(count * count / wanted[event] for (event, _), count in both.items())
    return b_cubed_measure(precision, recall, len(pairs))


def b_cubed_measure(precision: float, recall: float, items: int) -> Measure:
    """Return a `Measure` with the given sums of B³ precision and recall over ``items``."""
    if not items or not precision or not recall:
        return Measure("events (B³)", 0, items, items)
    return Measure("events (B³)", precision * recall, precision * items, recall * items)


def _own_event(pair: Pair) -> str:
    return pair.found.event or f"none: {pair.found.id}"


def _shared_documents(gold: Gold, documents: dict[str, Document], findings: Findings) -> Counter[tuple[str, str]]:
    """How many documents each gold and found event both name; a guide only where claims do not decide."""
    counts: Counter[tuple[str, str]] = Counter()
    for wanted in gold.events.values():
        told = {documents[key].id for key in (*wanted.told, *wanted.mentioned)}
        for given in findings.events:
            if shared := len(told & {*given.documents, *given.mentioned_in}):
                counts[wanted.key, given.id] = shared
    return counts


def _event_documents(scene: _Scene) -> Measure:
    """For each gold event, which documents tell of it or mention it."""
    named = {event.id: {*event.documents, *event.mentioned_in} for event in scene.findings.events}
    right = wanted = given = 0
    for event in scene.gold.events.values():
        told = {scene.documents[key].id for key in (*event.told, *event.mentioned)}
        found = named.get(scene.events.get(event.key, ""), set()) & {document.id for document in scene.documents.values()}
        right, wanted, given = right + len(told & found), wanted + len(told), given + len(found)
    return Measure("events: documents", right, wanted, given)


def _flags(scene: _Scene) -> Measure:
    read = {document.id: document for document in scene.findings.documents}
    judged = {key: document for key, document in scene.gold.documents.items() if document.flags is not None}
    wanted = {(key, flag) for key, document in judged.items() for flag in document.flags or ()}
    optional = {(key, flag) for key, document in judged.items() for flag in document.flags_optional}
    given = {(key, flag.flag) for key in judged for flag in read[scene.documents[key].id].flags}
    return Measure("flags", len(wanted & given), len(wanted), len(given - (optional - wanted)))


def _disagreements(scene: _Scene) -> Measure:
    """Those that the gold lists must show; others may show too, so precision is not asked for."""
    shown = {(account.event, each.about, each.type) for account in scene.findings.accounts for each in account.disagreements}
    right = sum((scene.events.get(event), about, sort) in shown for event, about, sort in scene.gold.disagreements)
    return Measure("disagreements shown", right, len(scene.gold.disagreements), right)


def _errors(scene: _Scene) -> Iterable[Error]:
    for key, document in scene.documents.items():
        for group in scene.pairs:
            paired = {id(pair.gold): pair for pair in scene.pairs[group] if pair.gold.document == document.id}
            for one in scene.anchored:
                if one.document == document.id and one.claim.group == group and not one.claim.optional:
                    yield from _gold_error(scene, one, paired.get(id(one)))
            used = {pair.found.id for pair in paired.values()}
            for claim in _found(scene, group):
                if claim.document == document.id and claim.id not in used:
                    yield Error("invented", key, None, words_of_claim(claim, scene.findings), claim.quote)


def _gold_error(scene: _Scene, one: Anchored, pair: Pair | None) -> Iterable[Error]:
    text = scene.documents[one.key].text
    quote = text[one.span[0] : one.span[1]]
    if pair is None:
        yield Error("missed", one.key, words_of_gold(one, scene.gold), None, quote)
        return
    for fault in _faults(scene, pair):
        yield Error(fault, one.key, words_of_gold(one, scene.gold), words_of_claim(pair.found, scene.findings), quote)


def _faults(scene: _Scene, pair: Pair) -> Iterable[Fault]:
    group = pair.gold.claim.group
    if group == "figure" and not _same_bounds(pair.gold, pair.found):
        yield "wrong bounds"
        return
    if group == "warning" and not _warning_right(pair):
        yield "wrong status"
    if group != "warning" and not stance_fits(pair.gold.claim, pair.found):
        yield "wrong stance"
    if not scene.same_speaker(pair):
        yield "wrong speaker"
    if not scene.same_event(pair):
        yield "wrong event"
