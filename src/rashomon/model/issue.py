"""Issues: what could not be read or was refused, with the reason."""

from __future__ import annotations

from typing import Literal

from rashomon.model.base import Record

Stage = Literal["ingest", "read", "extract", "link", "reconcile", "report", "export"]
Severity = Literal["unread", "note"]


class Issue(Record, kw_only=True):
    """One thing that went wrong or was set aside.

    ``path`` is the input as named (with a line number for JSON Lines), ``document`` the id where one exists. ``severity`` *unread* means
    that input was lost (exit status 1); a *note* changes nothing.
    """

    path: str | None = None
    document: str | None = None
    stage: Stage
    problem: str
    detail: str
    severity: Severity = "unread"
