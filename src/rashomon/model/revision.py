"""Revisions: what an article said before, and what it says now under the same address."""

from __future__ import annotations

from rashomon.model.base import Record
from rashomon.model.claim import Claim, ClaimKind


class Change(Record, kw_only=True):
    """What became of one claim: it *appeared* (``before`` null), *went* (``after`` null) or *changed* (another value, stance or source)."""

    kind: ClaimKind
    before: Claim | None
    after: Claim | None


class Version(Record, kw_only=True):
    """One version of an article: its ``number`` from 1, the document, when it was ``published`` by its own word and first ``received``.

    Days are ``YYYY-MM-DD``, ``received`` is ISO 8601 in UTC; null where unknown. ``is_believed``: the day of publication is not before the
    event that the article tells of.
    """

    number: int
    document: str
    is_current: bool
    title: str | None
    publisher: str | None
    published: str | None
    is_believed: bool
    received: str | None


class Revision(Record, kw_only=True):
    """What changed from one version of the article at ``address`` to the next."""

    address: str
    before: Version
    after: Version
    changes: tuple[Change, ...]
