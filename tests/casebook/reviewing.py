"""A small casebook to decide about: made-up reports of a bombing and of a shooting, and ways to look things up in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rashomon import Casebook
from rashomon.model import Account, Claim, ClaimKind, Document, Event, Judged, Quantity

from .conftest import Read

HERALD = """LYON, 3 May 2021 - A bombing at the Fennmill market in Lyon on Monday killed 12 people, the interior ministry said.

Ana Ruck, 24, a nurse, was among the dead. The Amber Brigade claimed responsibility for the attack. Eight stalls burned down.
"""
COURIER = """At least 14 people were killed in the bombing at the Fennmill market in Lyon on 3 May 2021, according to the interior ministry.

The ministry blamed the Amber Brigade for the attack. The brigade denied any involvement on Tuesday.
"""
LANTERN = """OSLO, 9 June 2021 - A shooting at the Harrow hotel in Oslo on Wednesday killed five people, police said.

Two more were injured. Nobody has claimed responsibility for the shooting.
"""


@dataclass
class Desk:
    """A casebook with the folder that its reports come from."""

    book: Casebook
    folder: Path
    read: Read

    def add(self, **texts: str) -> None:
        """Add reports, or newer versions of them, by name."""
        for name, text in texts.items():
            (self.folder / f"{name}.txt").write_text(text, encoding="utf-8")
        self.book.add([self.folder / f"{name}.txt" for name in sorted(texts)], read=self.read)

    def document(self, name: str) -> Document:
        """The current version of a report."""
        return next(one for one in self.book.everything().documents if Path(one.path or "").stem == name)

    def claims(self, name: str, kind: ClaimKind) -> list[Claim]:
        """The claims of a kind in a report, as they stand, in the order of the text."""
        document = self.document(name).id
        found = [one for one in self.book.everything().claims if one.document == document and one.kind == kind]
        return sorted(found, key=lambda one: one.span)

    def claim(self, name: str, kind: ClaimKind) -> Claim:
        """The first claim of a kind in a report."""
        return self.claims(name, kind)[0]

    def event(self, name: str) -> Event:
        """The event that a report is mostly about."""
        main = self.document(name).main_event
        return next(one for one in self.book.everything().events if one.id == main)

    def case(self, name: str) -> str:
        """The lasting name of the event that a report is mostly about."""
        return self.event(name).name or ""

    def account(self, name: str) -> Account:
        """The account of the event that a report is mostly about."""
        event = self.event(name).id
        return next(one for one in self.book.everything().accounts if one.event == event)

    def bounds(self, name: str, kind: str = "killed") -> tuple[int | None, int | None]:
        """Lowest and highest figure of a kind in the account of a report's event."""
        figure = self.account(name).figures.get(kind)
        return (figure.low, figure.high) if figure else (None, None)

    def judged(self, decision: str) -> Judged:
        """Where a decision stands."""
        return next(one for one in self.book.decisions() if one.decision.id == decision)


def people(low: int | None, high: int | None = None) -> Quantity:
    """A number of people."""
    return Quantity(low=low, high=low if high is None else high, qualifier="exact" if high is None else "range")
