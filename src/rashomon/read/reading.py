"""From documents to readings, one after another, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from rashomon.model.document import Document
from rashomon.model.errors import InputTooLarge, RashomonError
from rashomon.model.reading import DateMention, Entity, NameMention, NumberMention, PlaceMention, Zone
from rashomon.read.case import Recaser
from rashomon.read.dates import find_dates
from rashomon.read.names import find_names
from rashomon.read.numbers import find_numbers
from rashomon.read.parse import MAX_CHARACTERS, parse_string
from rashomon.read.pieces import parse
from rashomon.read.places import find_places, title_places
from rashomon.read.surface import surface_of
from rashomon.read.zones import find_zones

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 16
"""Documents in one memory zone: few enough to stay small. They are parsed one by one, which is as fast as in batches."""

Refuse = Callable[[Document, RashomonError], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedReading:
    """A document, parsed: see `rashomon.model.Reading`."""

    document: Document
    doc: Doc
    zones: tuple[Zone, ...]
    numbers: tuple[NumberMention, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    title_places: tuple[PlaceMention, ...]
    entities: tuple[Entity, ...]
    names: tuple[NameMention, ...]


def read_documents(
    documents: Iterable[Document], nlp: Language, *, refuse: Refuse | None = None, batch: int = BATCH
) -> Iterator[ParsedReading]:
    """Yield a reading of each document, in order.

    A reading's ``doc`` lives only until the next reading is asked for: spaCy then frees the memory of its batch. Take from it what is
    needed before going on, and use ``nlp`` for nothing else meanwhile. A document longer than `MAX_CHARACTERS` is handed to ``refuse``
    with an `InputTooLarge`, which is raised where there is no ``refuse``.
    """
    prepare = partial(parse_string, recase=Recaser(nlp))
    remaining = (document for document in documents if _readable(document, refuse))
    while members := list(islice(remaining, batch)):
        with nlp.memory_zone():
            for document in members:
                yield _reading(document, parse(nlp, prepare(document.text)))


def read_document(document: Document, nlp: Language) -> ParsedReading:
    """Return the reading of one document; its ``doc`` stays valid. Raises `InputTooLarge` beyond `MAX_CHARACTERS`."""
    _readable(document, None)
    return _reading(document, parse(nlp, parse_string(document.text, Recaser(nlp))))


def _readable(document: Document, refuse: Refuse | None) -> bool:
    if len(document.text) <= MAX_CHARACTERS:
        return True
    where = document.path or document.external_id or document.id
    error = InputTooLarge(f"{where}: {len(document.text)} characters, more than {MAX_CHARACTERS}: split it into its reports")
    if refuse is None:
        raise error
    refuse(document, error)
    return False


def _reading(document: Document, doc: Doc) -> ParsedReading:
    dates = find_dates(doc, document.published)
    surface = surface_of(doc)
    places = find_places(doc, " ".join(filter(None, (document.title, document.publisher))), surface)
    entities, names = find_names(doc, places, surface)
    return ParsedReading(
        document=document,
        doc=doc,
        zones=find_zones(document.text),
        numbers=find_numbers(doc, dates),
        dates=dates,
        places=places,
        title_places=title_places(document.title or "", document.text, places),
        entities=entities,
        names=names,
    )
