"""Texts made to hang a reader: whatever a text repeats, however it breaks the rules of writing, the whole run ends soon.

Runs without a space have 100,000 characters, texts that are parsed word by word 40,000, which takes a few seconds. What grows with the
square of a text's length takes minutes here, so the bound is generous: it holds on a machine that has other things to do.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.pipeline import examine
from rashomon.read import load_model

SECONDS = 40
RUN, WORDS, SHORT_WORDS = 100_000, 40_000, 20_000
MONTHS = ("January", "March", "May", "July", "August", "October", "December")
TOWNS = ("Lagos", "Oslo", "Cairo", "Tunis", "Madrid", "Nairobi")

REPEATED = {
    "brackets": ("(", RUN),
    "quotation marks": ('"', RUN),
    "full stops and cries": ("!?.", RUN),
    "emoji": ("😀", RUN),
    "one letter": ("a", RUN),
    "one digit": ("9", RUN),
    "a possessive ending": ("'s", RUN),
    "newlines": ("\n", RUN),
    "nothing but brackets, apart": ("( ", SHORT_WORDS),
    "lines of one letter": ("a\n", SHORT_WORDS),
    "stops apart": (". ", SHORT_WORDS),
    "sayings without an end": ("police said that ", WORDS),
    "sayings in brackets": ("he said that (she said that ", WORDS),
    "figures without an end": ("12 dead, ", WORDS),
    "killings without an end": ("killed 12 and ", WORDS),
    "parts of figures": ("12 killed, including 3 children, ", WORDS),
    "one sentence over and over": ("12 people were killed in the attack on Monday, police said. ", WORDS),
    "capitals": ("AT LEAST 12 DEAD ", SHORT_WORDS),
    "a name without an end": ("Ana Ruck ", WORDS),
    "names in a row": ("Ana Ruck, ", WORDS),
    "short quotations": ("'yes' he said ", WORDS),
    "quotations that never close": ("“the “", SHORT_WORDS),
    "initials": ("A.B.C. ", WORDS),
    "numbers in words": ("hundred ", WORDS),
    "ranges": ("1-", RUN),
}


def word(number: int) -> str:
    """Return a made-up name, another for each number."""
    return "".join(chr(97 + number * 7919 // 26**place % 26) for place in range(5)).capitalize()


VARIED: dict[str, Callable[[int], str]] = {
    "a thousand events": lambda n: f"An attack on {n % 28 + 1} {MONTHS[n % 7]} {1950 + n % 70} in {TOWNS[n % 6]} killed {n} people. ",
    "a thousand victims": lambda n: f"{word(n)} {word(n + 1)}, {n % 90}, was one of those killed in the attack. ",
    "a thousand groups": lambda n: f"The {word(n)} {word(n + 1)} Front said it killed {n % 50}. ",
    "a thousand accusers": lambda n: f"{word(n)} blamed {word(n + 1)} for the attack in {TOWNS[n % 6]}. ",
    "a toll that never stops": lambda n: f"The death toll has now risen to {n}. ",
    "a thousand speakers": lambda n: f'"We {word(n)} it," {word(n + 1)} {word(n + 2)} said. ',
}


@pytest.fixture(autouse=True)
def one_model(monkeypatch: pytest.MonkeyPatch, nlp: object) -> None:
    """Let the pipeline use the model that is loaded anyway."""
    monkeypatch.setattr("rashomon.read.load_model", lambda name=None: nlp if name is None else load_model(name))


def seconds_to_examine(tmp_path: Path, text: str) -> float:
    """Run everything on one report, the page included; return how long it took."""
    report = tmp_path / "report.txt"
    report.write_text("Twelve people were killed in the old mill on Monday, the mayor said.\n\n" + text, encoding="utf-8")
    start = time.perf_counter()
    found = examine([report])
    found.write(tmp_path / "out")
    taken = time.perf_counter() - start
    assert [issue for issue in found.issues if issue.severity == "unread"] == []
    return taken


@pytest.mark.parametrize("name", REPEATED)
def test_what_a_text_repeats(tmp_path: Path, name: str) -> None:
    """One thing over and over."""
    unit, size = REPEATED[name]
    assert seconds_to_examine(tmp_path, unit * (size // len(unit))) < SECONDS


@pytest.mark.parametrize("name", VARIED)
def test_what_a_text_heaps_up(tmp_path: Path, name: str) -> None:
    """One thing over and over, another each time."""
    text = "".join(VARIED[name](number) for number in range(WORDS // len(VARIED[name](500))))
    assert seconds_to_examine(tmp_path, text) < SECONDS


def test_the_beginning_is_still_read(tmp_path: Path) -> None:
    """What is blanked or cut for the parser costs nothing of what stands around it."""
    report = tmp_path / "report.txt"
    text = "Twelve people were killed in the old mill on Monday.\n\n" + "(" * 5_000 + "\n\nThirty people were injured, the mayor said."
    report.write_text(text)
    claims = {claim.kind: claim for claim in examine([report]).claims}
    assert {"killed", "injured"} <= set(claims)
    assert all(text[slice(*claim.span)] == claim.quote for claim in claims.values())
