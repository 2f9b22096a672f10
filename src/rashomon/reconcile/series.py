"""Counts as a series, not a heap: which figures stand, and why the others do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import AFFIRMING, Claim, Document, Event, Quantity
from rashomon.model.account import Standing
from rashomon.model.value import PopulationClass
from rashomon.reconcile.numbers import highest_named, named_number, says_alike
from rashomon.reconcile.told import Told, root_speaker

_ARTICLE = re.compile(r"\b[Aa]n?\b")
GENERAL: frozenset[PopulationClass] = frozenset({"unknown", "civilian", "mixed"})
"""Populations that a report's main figure is given for. News says "shoppers" or "worshippers" of all the victims; the others
(police, children …) are a limited population, whose figure is a part wherever a general one stands that it can be a part of."""
EVEN = 0.5
"""Confidence from which on a stated total goes before persons counted, wherever it was told."""
LIKELY = 0.6
"""Confidence from which on a general total makes a limited one, surely read, its part: no coin toss does."""
HANDFUL = 5
"""A total up to this many is seldom counted up by days, and seldom are its victims told of one by one in reports of their own."""
UNLIKELY = 0.1
"""Confidence below which a total beside a larger one of its report is taken for a part."""
HARMED = frozenset({"killed", "injured", "casualties", "missing", "abducted"})
"""Kinds whose population matters; "two attackers" and "two men" arrested are the same count."""
GROWING_DAYS = 30
"""How long after the event a report's own date can explain a higher figure: deaths within 30 days are commonly counted as the event's
(so the Vienna Convention on road deaths). Later reports recall a toll that had settled; if they differ, they disagree."""


@dataclass(frozen=True)
class Count:
    """One claim of a figure with all that comparing it takes.

    ``root`` is the id of the named speaker whose count it is, or null; ``outlet`` the publisher, where it speaks itself. ``fresh``: its
    as-of day tells when it was counted, since the text gives it or the report came out while the toll could still grow. ``aside``: the
    report is about another event, or about several, and tells of this one in passing.
    """

    claim: Claim
    quantity: Quantity
    as_of: str | None
    root: str | None
    origin: str
    fresh: bool
    outlet: str | None
    aside: bool = False

    @property
    def stated(self) -> bool:
        """Whether somebody states the number: not where persons were counted, nor where one is told of alone ("a man was shot")."""
        return self.quantity.counted_from is None and not self.told_alone and self.number > 0

    @property
    def told_alone(self) -> bool:
        """Whether the figure is one person told of by "a" or "an"."""
        return self.quantity.low == self.quantity.high == 1 and bool(_ARTICLE.search(self.claim.quote))

    @property
    def number(self) -> int:
        """The number named."""
        return named_number(self.quantity) or 0


def counts_of(told: Told, kind: str) -> list[Count]:
    """Return the figures of one kind that name a number, in order of claim id."""
    found = []
    for claim in told.of_kind(kind):
        if isinstance(claim.value, Quantity) and named_number(claim.value) is not None:
            root = root_speaker(claim)
            as_of = as_of_day(claim.value, told.documents[claim.document])
            fresh = claim.value.as_of is not None or _is_growing(told.event, as_of)
            outlet = None if claim.attribution else told.documents[claim.document].publisher
            aside = told.documents[claim.document].main_event != told.event.id
            found.append(Count(claim, claim.value, as_of, root[0] if root else None, told.origin_of[claim.id], fresh, outlet, aside))
    return found


def _is_growing(event: Event, day: str | None) -> bool:
    """Tell whether the event's toll could still grow on ``day``; where the event has no date nothing speaks against it."""
    if day is None or event.date.end is None:
        return day is not None
    return date.fromisoformat(day) - date.fromisoformat(event.date.end) <= timedelta(days=GROWING_DAYS)


def as_of_day(value: Quantity, document: Document) -> str | None:
    """Return the day a figure stood at: the one it gives, else the document's own date, unless that is flagged as impossible."""
    if value.as_of is not None:
        return value.as_of
    if any(flag.flag == "impossible-date" for flag in document.flags):
        return None
    return document.published.date


def standings(counts: Sequence[Count]) -> dict[str, Standing]:
    """Return, by claim id, whether each figure of one kind stands, and if not, why."""
    by_id = {count.claim.id: count for count in counts}
    found: dict[str, Standing] = {count.claim.id: _by_itself(count, by_id) for count in counts}
    for parts_of in (lone_persons, unlikely_totals):
        found.update({count.claim.id: "part" for count in parts_of([count for count in counts if found[count.claim.id] == "standing"])})
    found.update({count.claim.id: "stale" for count in stale([count for count in counts if found[count.claim.id] == "standing"])})
    standing = [count for count in counts if found[count.claim.id] == "standing"]
    stated = [count for count in standing if count.stated]
    found.update({count.claim.id: "counted" for count in outdone(standing)})
    found.update({count.claim.id: "part" for count in limited_parts(stated or standing)})
    return found


def outdone(counts: Sequence[Count]) -> list[Count]:
    """Return the counts of persons that a stated total goes before: one of the same report, or one given as surely, all reports together.

    A number is stated by somebody; persons are counted by us. But one report's number, misread, says less than what many count.
    """
    stated = [count for count in counts if count.stated and count.claim.confidence >= EVEN and count.quantity.qualifier != "vague"]
    mine = {count.claim.document for count in stated}
    counted = [count for count in counts if not count.stated and count.number]
    support = _support(count for count in counts if count.stated or count.claim.document not in mine)
    most = max((count.number for count in stated), key=lambda number: (sum(support[number]), number), default=0)
    return [c for c in counted if stated and (c.claim.document in mine or not _outvotes(support[c.number], support[most], most > HANDFUL))]


def _outvotes(one: Sequence[float], other: Sequence[float], many: bool) -> bool:
    """Tell whether the origins that give one number give it more surely than others give another, taken together.

    ``many``: against more than a handful more origins must. Of a massacre's victims reports of their own tell, one by one.
    """
    return sum(one) > sum(other) and (not many or len(one) > len(other))


def _support(counts: Iterable[Count]) -> dict[int, list[float]]:
    """Return for each number how surely each origin that gives it does."""
    surest: dict[tuple[int, str], float] = {}
    for count in counts:
        key = count.number, count.origin
        surest[key] = max(surest.get(key, 0.0), count.claim.confidence)
    found: dict[int, list[float]] = {}
    for (number, _), chance in sorted(surest.items()):
        found.setdefault(number, []).append(chance)
    return found


def lone_persons(counts: Sequence[Count]) -> list[Count]:
    """Return counts of one person in reports that give, as surely, a larger general total: victims told of one at a time are part of it."""
    larger: dict[str, float] = {}
    for count in counts:
        if count.number > 1 and count.quantity.population.class_ in GENERAL:
            larger[count.claim.document] = max(larger.get(count.claim.document, 0.0), count.claim.confidence)
    alone = [count for count in counts if count.number == 1 and count.quantity.high == 1]
    return [count for count in alone if count.claim.confidence <= larger.get(count.claim.document, 0.0)]


def unlikely_totals(counts: Sequence[Count]) -> list[Count]:
    """Return figures that most likely are not their report's total, in reports that surely give a larger one: the dead in one picture."""
    larger: dict[str, int] = {}
    for count in counts:
        if count.claim.confidence >= EVEN:
            larger[count.claim.document] = max(larger.get(count.claim.document, 0), count.number)
    return [count for count in counts if count.claim.confidence < UNLIKELY and count.number < larger.get(count.claim.document, 0)]


def _by_itself(count: Count, by_id: dict[str, Count]) -> Standing:
    """Return a figure's standing before others are looked at.

    A replacement or first mention that is not told of this event replaces nothing here, and a first mention that nobody affirms does not
    silence a later one that somebody does.
    """
    claim = count.claim
    if claim.stance not in AFFIRMING:
        return "not-asserted"
    first = by_id.get(claim.repeats) if claim.repeats else None
    if first is not None and first.claim.stance in AFFIRMING and claim.repeats != claim.id:
        return "repeated"
    if claim.replaced_by in by_id:
        return "replaced"
    if count.quantity.scope == "part":
        return "part"
    return "additional" if count.quantity.scope == "additional" else "standing"


def stale(counts: Sequence[Count]) -> list[Count]:
    """Return the figures that repeat an older count after its series has moved on.

    Where more origins go on giving the older number than have given a greater one, they hold to it, and the greater stands alone.
    """
    late = list(_late(counts))
    held: dict[int, set[str]] = {}
    for count in late:
        held.setdefault(count.number, set()).add(count.origin)
    passed = {id(count) for count in late}
    origins = {n: {c.origin for c in counts if c.number > n and c.as_of is not None and id(c) not in passed} for n in held}
    return [count for count in late if len(held[count.number]) <= len(origins[count.number])]


def _late(counts: Sequence[Count]) -> Iterable[Count]:
    """Yield the figures that give an older number after a greater one of the same series.

    A figure is stale where the same number was named before, a greater one of the same series came between, and the report gives no
    as-of day of its own: it did not count again. A series is one named source's; a report's own voice joins any.
    """
    dated = sorted((count for count in counts if count.as_of is not None), key=lambda count: (count.as_of or "", count.claim.id))
    first_named: dict[object, dict[str | None, Count]] = {}
    known: dict[object, bool] = {}
    before: dict[object, Count] = {}
    for late in dated:
        alike = says_alike(late.quantity)
        key = (alike, late.as_of, late.root)
        earlier = first_named.setdefault(alike, {})
        if late.quantity.as_of is None and key not in known:
            known[key] = any(_moved_on(old, before.values(), late) for old in earlier.values())
        if late.quantity.as_of is None and known[key]:
            yield late
        else:
            earlier.setdefault(late.root, late)
            before.setdefault((late.number, late.as_of, late.root), late)


def _moved_on(old: Count, before: Iterable[Count], late: Count) -> bool:
    """Tell whether a greater figure of the series came on a day between ``old`` and ``late``."""
    if not one_series(old, late):
        return False
    between = (new for new in before if (old.as_of or "") < (new.as_of or "") < (late.as_of or "") and new.number > old.number)
    return any(one_series(old, new) and one_series(new, late) for new in between)


def one_series(one: Count, other: Count) -> bool:
    """Tell whether one figure may go on with the other's count: a report's own voice and unnamed sources with anybody's."""
    return one.root is None or other.root is None or one.root == other.root


def limited_parts(counts: Sequence[Count]) -> list[Count]:
    """Return the totals of a limited population (children, police, attackers) that are parts of a general total that stands.

    A limited total that equals a general one, or exceeds every one, is no part of it and stays; an attackers' total is always a part. What
    is surer to be its report's total than every general one (a child was shot, and nobody else) is no part of what is less sure than not.
    """
    general = [count for count in counts if count.quantity.population.class_ in GENERAL]
    if not general:
        return []
    numbers = {count.number for count in general}
    limited = [count for count in counts if count.claim.kind in HARMED and count.quantity.population.class_ not in GENERAL]
    most = {least: _most_of(general, least) for least in {_least(count) for count in limited}}  # few: chances have three decimals
    return [
        count
        for count in limited
        if count.quantity.population.class_ == "attacker" or (count.number < most[_least(count)] and count.number not in numbers)
    ]


def _least(limited: Count) -> float:
    """Return how surely a general total must be read for a limited one to be a part of it."""
    return min(limited.claim.confidence, LIKELY)


def _most_of(general: Sequence[Count], least: float) -> int:
    return max((highest_named(count.quantity) or 0 for count in general if count.claim.confidence >= least), default=0)


def died_since(dead: Sequence[Count], hurt: Sequence[Count], published: Mapping[str, str | None]) -> frozenset[str]:
    """Return the reports of whose hurt a later one tells that they died: it has more dead, and as many dead and hurt together.

    "Two men were shot" on Monday, "one of them has died" on Tuesday: Monday's figures have moved on, and its silence about the dead says
    nothing. ``published`` gives each report's day.
    """
    died, harmed = _surest(dead), _surest(hurt)
    days: dict[tuple[int, str], list[tuple[str, int, float]]] = {}
    for document in died.keys() | harmed.keys():
        day = published.get(document)
        killed = died.get(document, (0, 1.0))
        if day is not None:
            days.setdefault((killed[0] + harmed.get(document, (0, 1.0))[0], day), []).append((document, *killed))
    found: set[str] = set()
    later: dict[int, int] = {}
    for together, day in sorted(days, key=lambda key: key[1], reverse=True):
        found.update(document for document, number, _ in days[together, day] if number < later.get(together, 0))
        surely = (number for _, number, chance in days[together, day] if chance >= LIKELY)
        later[together] = max(later.get(together, 0), *surely, 0)
    return frozenset(found & harmed.keys())


def _surest(counts: Iterable[Count]) -> dict[str, tuple[int, float]]:
    """Return by report the total that it gives most surely, with its confidence."""
    found: dict[str, tuple[int, float]] = {}
    for count in counts:
        if count.claim.stance in AFFIRMING and count.quantity.scope == "total" and count.quantity.qualifier != "vague":
            known = found.get(count.claim.document, (0, 0.0))
            if (count.claim.confidence, count.number) > (known[1], known[0]):
                found[count.claim.document] = count.number, count.claim.confidence
    return found


def since_dead(hurt: Sequence[Count], by_claim: Mapping[str, Standing], dead: Sequence[Count], killed: int) -> Iterable[str]:
    """Yield the counts of persons told of as hurt in reports that tell of fewer dead than there are: those hurt may be among them.

    "A man was shot" in the first report and "the man died" in the next are one man. A number of hurt that somebody states stays.
    """
    told: dict[str, int] = {}
    for count in dead:
        told[count.claim.document] = max(told.get(count.claim.document, 0), count.number)
    for count in hurt:
        if not count.stated and by_claim[count.claim.id] == "standing" and 0 < count.number <= killed - told.get(count.claim.document, 0):
            yield count.claim.id
