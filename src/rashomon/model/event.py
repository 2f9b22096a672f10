"""Events, and the mentions in documents that they are made of."""

from __future__ import annotations

from typing import Literal

from rashomon.model.base import Record, Span
from rashomon.model.value import UNKNOWN_MOMENT, Moment, Place

Reality = Literal["actual", "foiled", "possible", "general"]


class Mention(Record, kw_only=True):
    """A word by which a document speaks of an event ("the bombing"), with all that hangs on it in the sentence.

    ``kind`` is the lexicon's ("bombing"); ``reality``: it happened, was *foiled*, is only *possible* (feared, planned, predicted) or is
    no single event (*general*: "attacks on civilians"). ``definite``: "the", "this", a possessive or a name, so it may point back;
    ``indefinite``: "a", "another"; ``described``: told more of in a clause of its own. ``names`` are proper names tied to the trigger
    (venue, target, the victims' country); ``actors`` who is said to have done it; ``recalled``: the text sets it apart as another event
    ("a previous attack"); ``lasting``: a figure of several days hangs on it ("in two weeks of fighting"), or, with ``several``, of several
    events at once ("in shootings across the city"). ``claims`` are those that hang on it in the sentence. ``sentence`` and ``paragraph``
    count from 0.
    """

    id: str
    document: str
    span: Span
    sentence_span: Span
    trigger: str
    kind: str
    reality: Reality = "actual"
    definite: bool = False
    indefinite: bool = False
    described: bool = False
    plural: bool = False
    recalled: bool = False
    lasting: bool = False
    several: bool = False
    sentence: int
    paragraph: int
    moment: Moment | None = None
    places: tuple[Place, ...] = ()
    names: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


EVEN = 0.5
"""The probability above which something is more probable than not."""


class Total(Record, kw_only=True):
    """A number that may be a document's total of one kind, "killed" or "injured", of its main event, with the probability that it is."""

    kind: str
    number: int
    chance: float


class LocalEvent(Record, kw_only=True):
    """One event as one document tells of it: the mentions that speak of the same thing, and the claims on it.

    ``id`` is a hash of the document and the mentions' spans. ``main``: the event that the document is mostly about. ``told``: the
    document makes a claim on it, rather than only naming it; ``lasting``: it is told as going on for days or longer, and has figures of
    its own; ``several``: those are sums over several events. ``settings`` and ``days`` are, for the main event, the towns where and the
    days on which it may have happened, each with its probability by the document alone, and ``totals`` the numbers of dead and hurt that
    are more probable than not. ``people`` are names of its victims, suspects and attackers; ``terms`` are content words around its
    mentions and ``ages`` those of people in years, for comparison.
    """

    id: str
    document: str
    kind: str
    kinds: tuple[str, ...] = ()
    main: bool = False
    told: bool = True
    lasting: bool = False
    several: bool = False
    reality: Reality = "actual"
    moment: Moment = UNKNOWN_MOMENT
    days: tuple[tuple[Moment, float], ...] = ()
    settings: tuple[tuple[Place, float], ...] = ()
    totals: tuple[Total, ...] = ()
    places: tuple[Place, ...] = ()
    names: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    claims: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def day(self) -> Moment | None:
        """The day on which the main event happened, where one is more probable than not."""
        return next((moment for moment, chance in self.days[:1] if chance > EVEN), None)


class Event(Record, kw_only=True):
    """One thing that happened, as told in one or more documents.

    ``id`` is a hash of its sorted members (`LocalEvent` ids). ``documents`` tell of it, ``mentioned_in`` only mention it. ``part_of`` is
    the id of a larger event that this one belongs to, or null. ``name`` is what a casebook calls it, which lasts while reports come and
    go; ``decisions`` are those that put it together otherwise than linking did.
    """

    id: str
    label: str
    kind: str
    date: Moment = UNKNOWN_MOMENT
    place: Place | None = None
    documents: tuple[str, ...] = ()
    mentioned_in: tuple[str, ...] = ()
    part_of: str | None = None
    name: str | None = None
    decisions: tuple[str, ...] = ()
