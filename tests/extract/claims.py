"""What tests of extraction share: the claims of a made-up text, told shortly."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rashomon.extract import extract
from rashomon.extract.figures import find_figures
from rashomon.model import Actor, Quantity

if TYPE_CHECKING:
    from rashomon.model import Claim
    from rashomon.read import ParsedReading

ReadText = Callable[..., "ParsedReading"]
Told = tuple[str, int | None, int | None, str]
Accused = tuple[str, str, str, str | None]


def figures(reading: ParsedReading) -> list[Told]:
    """Kind, low, high and scope of every figure, in text order."""
    return [(f.kind, f.value.low, f.value.high, f.value.scope) for f in find_figures(reading)]


def totals(reading: ParsedReading) -> list[tuple[str, int | None, int | None]]:
    """Kind, low and high of every total, in text order."""
    return [(kind, low, high) for kind, low, high, scope in figures(reading) if scope == "total"]


def claims(reading: ParsedReading, kind: str) -> list[Claim]:
    """The claims of one kind, in text order."""
    return [claim for claim in extract(reading).claims if claim.kind == kind]


def accusations(reading: ParsedReading) -> list[Accused]:
    """Accused, role, stance and root source of every claim of responsibility, in text order."""
    found: list[Accused] = []
    for claim in claims(reading, "responsibility"):
        assert isinstance(claim.value, Actor)
        source = claim.attribution[-1].speaker if claim.attribution else None
        found.append((claim.value.name, claim.value.role, claim.stance, source))
    return found


def accused_in(read_text: ReadText, text: str) -> list[tuple[str, str]]:
    """Accused and stance of every claim of responsibility, in text order."""
    return [(accused.removeprefix("the "), stance) for accused, _, stance, _ in accusations(read_text(text))]


def quantity(claim: Claim) -> Quantity:
    """The value of a figure's claim."""
    assert isinstance(claim.value, Quantity)
    return claim.value
