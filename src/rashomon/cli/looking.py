"""Commands that list what a casebook holds: claims, words, what was done, what could not be read."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import click
from msgspec import to_builtins

from rashomon.cli.asking import put_json
from rashomon.cli.status import ALL_READ, casebook_option, json_option, limit_option
from rashomon.cli.terminal import printable

if TYPE_CHECKING:
    from rashomon.casebook.searching import ClaimHit, DocumentHit
    from rashomon.model import Claim

FEW = 10
"""Hits of each sort that a search shows where it is not told how many."""


@click.command(short_help="List the claims of a casebook.")
@casebook_option
@click.option("--event", metavar="EVENT", help="Only claims on this event.")
@click.option("--kind", metavar="KIND", help="Only claims of this kind: killed, responsibility, when ...")
@click.option("--speaker", metavar="NAME", help="Only claims on the word of a speaker with this in the name.")
@click.option("--stance", metavar="STANCE", help="Only claims with this stance: asserted, denied, suspected ...")
@limit_option
@json_option
def claims(casebook: str, limit: int | None, as_json: bool, **wanted: str | None) -> int:
    """List claims with their exact words, by report: what is claimed, with what stance, on whose word, and what people decided about it."""
    from rashomon.casebook.listing import ClaimFilter
    from rashomon.pipeline.book import Casebook

    with Casebook(casebook, create=False) as book:
        for claim in islice(book.claims(ClaimFilter(**wanted)), limit):
            put_json(claim) if as_json else click.echo(printable(_claim_line(claim)))
    return ALL_READ


def _claim_line(claim: Claim) -> str:
    from rashomon.report import claim_words

    decided = f"  {claim.decided.upper()} ({claim.decision})" if claim.decided else ""
    return f"{claim.id}  {claim.event or 'no event':13}  {claim_words(claim)}{decided}"


@click.command(short_help="Look for words in a casebook.")
@click.argument("words", nargs=-1, required=True)
@casebook_option
@limit_option
@json_option
def search(words: tuple[str, ...], casebook: str, limit: int | None, as_json: bool) -> int:
    """Look for WORDS in the texts of reports and in the quotes of claims: all of them, in any English form; the best hits come first.

    Of words that stand in more than a thousand reports (or claims), the thousand that came last are weighed against each other.
    """
    from rashomon.pipeline.book import Casebook

    with Casebook(casebook, create=False) as book:
        reports, found = book.search(" ".join(words), limit=limit or FEW)
    hits: list[tuple[str, DocumentHit | ClaimHit]] = [*(("report", hit) for hit in reports), *(("claim", hit) for hit in found)]
    for sort, hit in hits:
        put_json({"hit": sort, **to_builtins(hit)}) if as_json else click.echo(_hit_line(hit))
    return ALL_READ


def _hit_line(hit: DocumentHit | ClaimHit) -> str:
    from rashomon.casebook.searching import DocumentHit

    if isinstance(hit, DocumentHit):
        head = f"{hit.document}  {hit.published or 'unknown':10}  {hit.event or 'no event':13}  {hit.publisher or hit.title or ''}"
    else:
        head = f"{hit.claim}  {hit.event or 'no event':13}  {hit.kind}, {hit.stance}{f', {hit.speaker}' if hit.speaker else ''}"
    return f"{printable(head)}: {_marked(hit.snippet, hit.found)}"


def _marked(snippet: str, found: tuple[tuple[int, int], ...]) -> str:
    """Return a snippet with the words that were found in bold, safe for the terminal."""
    pieces, at = [], 0
    for start, end in found:
        pieces += [_safe(snippet[at:start]), click.style(_safe(snippet[start:end]), bold=True)]
        at = end
    return "".join([*pieces, _safe(snippet[at:])])


def _safe(text: str) -> str:
    return printable(text.replace("\r", " ").replace("\n", " "))


@click.command(short_help="List what was done to a casebook.")
@casebook_option
@limit_option
@json_option
def log(casebook: str, limit: int | None, as_json: bool) -> int:
    """List what was done to a casebook, by whom and when, the latest first."""
    from rashomon.pipeline.book import Casebook

    with Casebook(casebook, create=False) as book:
        for entry in book.log(limit=limit):
            put_json(entry) if as_json else click.echo(printable(f"{entry.at}  {entry.who}  {entry.action}  {entry.detail}"))
    return ALL_READ


@click.command(short_help="List what could not be read.")
@casebook_option
@json_option
def issues(casebook: str, as_json: bool) -> int:
    """List what could not be read or was set aside, with the reason."""
    from rashomon.pipeline.book import Casebook

    with Casebook(casebook, create=False) as book:
        for issue in book.issues():
            where = issue.path or issue.document or issue.stage
            put_json(issue) if as_json else click.echo(printable(f"{issue.severity}  {where}: {issue.problem}: {issue.detail}"))
    return ALL_READ


def statement_lines(casebook: str, speaker: str | None) -> list[dict[str, Any]]:
    """Return the statements in a casebook, all or of speakers with ``speaker`` in the name."""
    from rashomon.pipeline.book import Casebook

    with Casebook(casebook, create=False) as book:
        return list(book.statements(speaker))
