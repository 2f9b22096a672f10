"""The files of the output, one kind of record each: name, type and the order of the lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rashomon.model import Account, Claim, Document, Event, Findings, Issue, Judged, Person, Record, Speaker, Statement, in_order

OUTPUT_VERSION = 1
"""Changes when a program that reads the output would break; a new key is no such change."""


@dataclass(frozen=True)
class Table:
    """One file ``NAME.jsonl``: the type of its records, and the key by which its lines are sorted."""

    name: str
    type: type[Record]
    key: Callable[[Any], Any]

    @property
    def file(self) -> str:
        """The name of the file in the output folder."""
        return f"{self.name}.jsonl"

    def rows(self, findings: Findings) -> list[Record]:
        """Return the records of this file in their order."""
        return sorted(getattr(findings, self.name), key=self.key)


def _id(record: Any) -> Any:
    return record.id


def _event(account: Account) -> str:
    return account.event


def _place_of(issue: Issue) -> tuple[str, str, str, str, str]:
    return issue.path or "", issue.document or "", issue.stage, issue.problem, issue.detail


def _order(judged: Judged) -> tuple[str, str]:
    return in_order(judged.decision)


TABLES = (
    Table("documents", Document, _id),
    Table("statements", Statement, _id),
    Table("speakers", Speaker, _id),
    Table("people", Person, _id),
    Table("claims", Claim, _id),
    Table("events", Event, _id),
    Table("accounts", Account, _event),
    Table("issues", Issue, _place_of),
    Table("decisions", Judged, _order),
)
