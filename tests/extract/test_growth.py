"""Persons told of by the hundred: the work grows with their number, not with its square.

What is held is the number of calls, which is the same on every machine. Four times the text may take four times the calls; who compares
each person with each takes sixteen times as many.
"""

from __future__ import annotations

from collections.abc import Callable
from cProfile import Profile
from typing import TYPE_CHECKING

import pytest

from rashomon.extract import extract
from rashomon.extract.figures import find_figures
from rashomon.extract.ledger import find_ledger
from rashomon.extract.people import find_people
from rashomon.extract.settling import settle

if TYPE_CHECKING:
    from rashomon.read import ParsedReading

    ReadText = Callable[..., ParsedReading]

FEW, MANY = 40, 160
AT_MOST = 5.0
"""Times the calls for four times the text: somewhat more than four, since longer texts tell of more sorts of persons."""

KIN = ("wife", "son", "daughter", "father", "mother", "brother", "sister")


def word(number: int) -> str:
    """Return a made-up name, another for each number."""
    return "".join("bdfgklmnrt"[number // 10**place % 10] + "aeiou"[number // 5**place % 5] for place in range(3)).capitalize()


TOLD: dict[str, Callable[[int], str]] = {
    "nobody named": lambda _: (
        "A man was shot in the leg on Monday. A woman, 34, died when a shell hit her house. Two others were wounded. "
    ),
    "all named": lambda n: f"{word(n)} {word(n + 1)} was shot on Monday. {word(n)} {word(n + 500)}, {n % 90}, died. He was taken away. ",
    "kin and ages": lambda n: f"A man, {n % 60 + 20}, and his {KIN[n % 7]} were shot on Monday. A boy, {n % 13}, died. She was wounded. ",
    "always the same": lambda _: "Ana Ruck was shot in the leg on Monday. She was wounded when a shell hit her house. Two others died. ",
}


def calls(work: Callable[[], object]) -> int:
    """Return how many functions a piece of work calls."""
    profile = Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def growth(work: Callable[[ParsedReading], Callable[[], object]], readings: list[ParsedReading]) -> float:
    """Return how many times as many calls the longer reading takes; what ``work`` prepares is not counted."""
    few, many = (calls(work(reading)) for reading in readings)
    return many / few


@pytest.mark.parametrize("name", TOLD)
def test_many_persons(read_text: ReadText, name: str) -> None:
    """Putting persons together, finding their figures and setting figures right by them: each in step with the text."""
    readings = [read_text("".join(map(TOLD[name], range(number))), "2031-05-05") for number in (FEW, MANY)]

    def people(reading: ParsedReading) -> Callable[[], object]:
        claims = extract(reading).claims
        return lambda: find_people(reading, claims)

    def settling(reading: ParsedReading) -> Callable[[], object]:
        figures, entries = find_figures(reading), find_ledger(reading)
        return lambda: settle(figures, entries, entries)

    assert growth(lambda reading: lambda: find_ledger(reading), readings) < AT_MOST
    assert growth(people, readings) < AT_MOST
    assert growth(settling, readings) < AT_MOST
