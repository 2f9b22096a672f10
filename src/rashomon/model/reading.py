"""What `read` makes of a document and the extractors work on. A protocol, so that stages do not import each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from rashomon.model.base import Record, Span
from rashomon.model.document import Document
from rashomon.model.person import Sex
from rashomon.model.value import Moment, Place, Qualifier

if TYPE_CHECKING:
    from spacy.tokens import Doc

ZoneKind = Literal["title", "body", "boilerplate"]
NameKind = Literal["person", "group", "agency", "country", "place", "outlet", "other"]


class Zone(Record, kw_only=True):
    """A stretch of text with one function. Boilerplate ("Follow … on …") yields no claims."""

    kind: ZoneKind
    span: Span


class NumberMention(Record, kw_only=True):
    """A number in the text, in digits, words or a vague form.

    ``span`` covers the number with its qualifier ("at least 12"), ``start`` and ``end`` are token indexes of the bare number, end
    exclusive.
    """

    span: Span
    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: Qualifier


class DateMention(Record, kw_only=True):
    """A time expression. ``start`` and ``end`` are token indexes, end exclusive. ``moment`` holds what can honestly be known of it."""

    span: Span
    start: int
    end: int
    moment: Moment


class PlaceMention(Record, kw_only=True):
    """A place name found in the text and looked up. ``start`` and ``end`` are token indexes, end exclusive.

    ``population`` is the town's (0: unknown); ``contained``: the text itself says what the place lies in ("Paris, Texas"); ``district``:
    GeoNames' code of the second-order division that it is or lies in ("US.TX.277": Lamar County), null where unknown.
    """

    span: Span
    start: int
    end: int
    place: Place
    population: int = 0
    contained: bool = False
    district: str | None = None


class NameMention(Record, kw_only=True):
    """One mention of a named or described entity. ``start`` and ``end`` are token indexes, end exclusive."""

    span: Span
    start: int
    end: int
    words: str
    entity: int


class Entity(Record, kw_only=True):
    """One person, group, agency or country of a document under all its names; ``index`` is its position in `Reading.entities`."""

    index: int
    name: str
    kind: NameKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sex: Sex | None = None


class Reading(Protocol):
    """A document, parsed.

    ``doc`` is spaCy's parse; its tokens' ``idx`` are code points of ``document.text`` (the parsed string has the same length, so
    ``token.idx`` can be used as it is), and paragraphs always end sentences.
    """

    @property
    def document(self) -> Document: ...
    @property
    def doc(self) -> Doc: ...
    @property
    def zones(self) -> tuple[Zone, ...]: ...
    @property
    def numbers(self) -> tuple[NumberMention, ...]: ...
    @property
    def dates(self) -> tuple[DateMention, ...]: ...
    @property
    def places(self) -> tuple[PlaceMention, ...]: ...
    @property
    def title_places(self) -> tuple[PlaceMention, ...]:
        """Places named in the document's title where that stands apart from the text; spans and positions are of the title."""
        ...

    @property
    def entities(self) -> tuple[Entity, ...]: ...
    @property
    def names(self) -> tuple[NameMention, ...]: ...
