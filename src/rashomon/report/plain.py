"""An account as lines of plain text, for a terminal. What an article brought stands in it as it is: whoever prints it makes it safe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.model import Account, Claim, Disagreement, Event, Figure, Findings, Side
from rashomon.report import index as indexing
from rashomon.report import words
from rashomon.report.accounts import EventView, Saying, view
from rashomon.report.documents import FLAGS
from rashomon.report.figures import FigureView
from rashomon.report.guide import Guide, Source, Voice, clipped

LONGEST_QUOTE = 160
REVISED = "revised"
SHOWN = 12
"""Lines of one list that are shown before it is said how many more there are."""


def plain(findings: Findings, event: Event) -> Iterator[str]:
    """Yield the account of ``event`` line by line: its parts under headings, each empty part left out.

    ``findings`` hold the event, its account, its documents and the claims on it. Reports are pointed to by number, as "[3]"; the list of
    them stands at the end.
    """
    index = indexing.build(findings)
    guide = Guide(index=index, paged=False, here=None, present=frozenset())
    account = index.account(event)
    seen = view(guide, event)
    yield from _head(seen, event)
    yield from part("Figures", _figures(seen, account))
    yield from part("Figures revised by articles that were edited", _revised(guide))
    yield from part("Who is held responsible", _held(seen))
    yield from part("Contradictions", _partings(guide, account, ("contradiction",)))
    yield from part("Updates and differences of scope", _partings(guide, account, ("update", "scope")))
    yield from part("Agreed", (f"{one.about}: {one.words}  {_pointers(one.sources)}" for one in seen.agreed))
    yield from part("Resting on one origin", (_alone(one) for one in seen.alone))
    yield from part("Origins", (f"{one.kind}: {_names(one.sources)}: {one.evidence}" for one in seen.origins))
    yield from part("The reports", _reports(guide))


def _head(seen: EventView, event: Event) -> Iterator[str]:
    line = seen.line
    yield f"{event.name or event.id}  {line.link.label}"
    yield f"{line.kind}, {line.date}, {line.place}" + (f" ({seen.precision})" if seen.precision else "")
    yield f"told by {words.number(len(event.documents))}, mentioned in {words.number(len(event.mentioned_in))}"
    if seen.part_of:
        yield f"part of: {seen.part_of.label}"
    for name in event.decisions:
        yield f"put together by a person: decision {name}"


def part(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield a part of a text under its heading; nothing where it is empty."""
    rows = list(lines)
    if rows:
        yield ""
        yield title
        yield from (f"  {row}" for row in rows)


def _figures(seen: EventView, account: Account) -> Iterator[str]:
    for one in seen.figures:
        yield from _figure(one, account.figures[one.kind])


def _figure(one: FigureView, figure: Figure) -> Iterator[str]:
    yield f"{one.title}: low {one.low}, best {one.best}, high {one.high}{'  CONTESTED' if one.contested else ''}"
    yield f"  best by the rule: {one.rule}"
    if figure.of_record is not None:
        settled = figure.of_record
        numbers = ", ".join(f"{name} {_number(getattr(settled, name))}" for name in ("low", "best", "high"))
        yield f"  figure of record: {numbers} (decision {figure.decision})"
    for row in one.rows:
        counts = "" if row.counts else f" ({row.standing.removeprefix('no: ')}, not counted)"
        yield f"  {row.as_of}: {row.amount}, {_voices(row.voices)}{counts}"
    for part in one.parts:
        yield f"  of these: {part.amount} {part.whom}  {_pointers(part.sources)}"


def _revised(guide: Guide) -> Iterator[str]:
    for identifier in guide.index.in_order(guide.index.documents):
        source = guide.source(identifier)
        flags = (flag for flag in guide.index.document(identifier).flags if flag.flag == REVISED)
        yield from (f"{source.name} [{source.number}]: {flag.detail}" for flag in flags)


def _number(value: int | None) -> str:
    return "open" if value is None else words.number(value)


def _held(seen: EventView) -> Iterator[str]:
    for one in seen.held:
        yield f"{one.accused}, {one.stance} ({one.role}): {_voices(one.voices)}"


def _partings(guide: Guide, account: Account, types: tuple[str, ...]) -> Iterator[str]:
    for one in account.disagreements:
        if one.type in types:
            yield from _parting(guide, one)


def _parting(guide: Guide, one: Disagreement) -> Iterator[str]:
    heading, gloss = words.DISAGREEMENTS[one.type]
    yield f"{words.about(one.about)}: {gloss if one.type == 'contradiction' else heading.lower()}. {one.reason}"
    for side in one.sides:
        stance = "" if side.stance == "asserted" else f" ({words.STANCES[side.stance]})"
        yield f"  {side.words}{stance}: {_voices(guide.voices(side.claims))}"
        yield from (f"      {quote}" for quote in _quotes(guide, side))


def _quotes(guide: Guide, side: Side) -> Iterator[str]:
    """Yield the words of a side, each once, with the report that first has them."""
    first: dict[str, int] = {}
    for claim in map(guide.index.claim, side.claims):
        number = guide.index.numbers[claim.document]
        quote = clipped(" ".join(claim.quote.split()), LONGEST_QUOTE)
        first[quote] = min(number, first.get(quote, number))
    ordered = sorted(first, key=lambda quote: (first[quote], quote))
    yield from (f"“{quote}” [{first[quote]}]" for quote in ordered[:SHOWN])
    if len(ordered) > SHOWN:
        yield f"and {words.number(len(ordered) - SHOWN)} more"


def _alone(one: Saying) -> str:
    return f"{one.about}: {one.words}  {_pointers(one.sources)}"


def _voices(voices: Iterable[Voice]) -> str:
    return "; ".join(f"{one.chain} {_pointers(one.sources)}" for one in voices)


def _pointers(sources: Iterable[Source]) -> str:
    numbers = [str(source.number) for source in sources]
    more = len(numbers) - SHOWN
    return f"[{', '.join(numbers[:SHOWN])}{f' and {words.number(more)} more' if more > 0 else ''}]"


def _names(sources: Iterable[Source]) -> str:
    return ", ".join(f"{source.name} [{source.number}]" for source in sources)


def _reports(guide: Guide) -> Iterator[str]:
    index = guide.index
    for identifier in sorted(index.documents, key=lambda each: index.numbers[each]):
        document = index.document(identifier)
        named = [document.publisher or "", f"“{clipped(document.title, LONGEST_QUOTE)}”" if document.title else ""]
        said = " ".join(filter(None, named)) or guide.source(identifier).name
        published = document.published.date or "date not known"
        yield f"[{index.numbers[identifier]}] {published}  {said}  {identifier}"
        yield from (f"      {FLAGS.get(flag.flag, flag.flag)}: {flag.detail}" for flag in document.flags if flag.flag != REVISED)


def claim_words(claim: Claim) -> str:
    """Return a claim in one line: kind, value, stance, on whose word, and the exact words."""
    stance = words.stance(claim)
    quote = clipped(" ".join(claim.quote.split()), LONGEST_QUOTE)
    said = f"{words.value(claim.value)}{f' ({stance})' if stance else ''}, {words.chain(claim.attribution)}"
    return f"{words.kind(claim.kind)}: {said}: “{quote}” [{claim.document}]"
