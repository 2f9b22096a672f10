"""The statements page: every document in full with source, cue and content of its statements marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model import Document, Findings, Issue, Statement
from rashomon.report import dates, words
from rashomon.report.clean import language_tag, running_text, safe_id, unshowable
from rashomon.report.highlight import Mark, Token, weave
from rashomon.report.templating import environment, style_hash

ONE_PAGE = 100


@dataclass(frozen=True, slots=True)
class Told:
    """A document with its statements: ``tokens`` is its text as it is shown, ``href`` its page where it has one of its own."""

    id: str
    name: str
    title: str | None
    published: str
    tag: str | None
    hidden: int
    statements: int
    tokens: tuple[Token, ...]
    href: str | None = None


def render_statements(findings: Findings) -> Iterator[tuple[str, str]]:
    """Yield (relative path, HTML) for each page: ``index.html`` alone, or beyond `ONE_PAGE` documents a list and one page a document.

    The bytes depend on the documents, statements and issues of ``findings`` alone. Raises `SpanError` for a span that is not in its text.
    """
    made: dict[str, list[Statement]] = {document.id: [] for document in findings.documents}
    for statement in findings.statements:
        made[statement.document].append(statement)
    ordered = sorted(findings.documents, key=lambda document: (document.published.date or "", document.id))
    heading = f"{_count(len(ordered), 'report')}, {_count(len(findings.statements), 'statement')}"
    if len(ordered) <= ONE_PAGE:
        yield "index.html", _page(heading, [_told(one, made[one.id]) for one in ordered], [], findings.issues)
        return
    linked = []
    for document in ordered:
        page = f"documents/{safe_id(document.id)}.html"
        told = _told(document, made[document.id])
        yield page, _page(heading, [told], [], ())
        linked.append(Told(told.id, told.name, told.title, told.published, told.tag, told.hidden, told.statements, (), page))
    yield "index.html", _page(heading, [], linked, findings.issues)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _page(heading: str, shown: Sequence[Told], linked: Sequence[Told], issues: Sequence[Issue]) -> str:
    template = environment().get_template("statements.html.j2")
    return template.render(heading=heading, style_hash=style_hash(), shown=shown, linked=linked, issues=issues)


def _told(document: Document, statements: Sequence[Statement]) -> Told:
    return Told(
        id=document.id,
        name=document.publisher or document.title or document.path or document.id,
        title=document.title,
        published=dates.published(document),
        tag=language_tag(document.language),
        hidden=unshowable(document.text),
        statements=len(statements),
        tokens=tuple(weave(running_text(document.text), _marks(statements))),
    )


def _marks(statements: Sequence[Statement]) -> Iterator[Mark]:
    """Yield a mark for each piece; a statement's number stands behind its cue, or its content where it has no cue."""
    ordered = sorted(statements, key=lambda one: (min((*one.cue, *one.content, *one.speaker), default=(0, 0)), one.id))
    for number, one in enumerate(ordered, start=1):
        who = one.speaker_name or "nobody named"
        parts = (("source", one.speaker), ("cue", one.cue), ("content", one.content))
        for part, spans in parts:
            numbered = part == "cue" or (part == "content" and not one.cue)
            for piece, span in enumerate(spans):
                yield Mark(
                    anchor=f"{one.id}-{part}-{piece}",
                    span=span,
                    family=part,
                    title=f"{part} of statement {number}: {who} ({words.STANCES.get(one.stance, one.stance)})",
                    number=str(number) if numbered and piece == 0 else "",
                )
