"""Who speaks where the parse, a pronoun or the order of words hides it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.extract.statements import find_statements
from rashomon.model import Reading

Read = Callable[..., Reading]


def root_at(read_text: Read, text: str, words: str) -> str | None:
    """Return the name of the root source over some words of a text."""
    start = text.index(words)
    links = find_statements(read_text(text)).chain((start, start + len(words))).links
    name = links[-1].speaker if links else None
    return name.casefold() if name else None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Nine miners were found dead in the shaft said the mayor.", "Nine miners", "mayor"),
        ("Two people died after jets bombed the road a monitor said on Friday.", "Two people", "monitor"),
        ("The monitor said two women were hurt adding that nine miners were dead.", "nine miners", "monitor"),
        ("The Courier quoted a nurse as saying that nine miners were dead.", "nine miners", "nurse"),
        ("A nurse was quoted by the Courier as saying that nine miners were dead.", "nine miners", "nurse"),
        ("At least nine miners died, Ana Ruck was quoted as saying.", "nine miners", "ana ruck"),
        ("Witnesses spoke of nine miners who died in the shaft.", "nine miners", "witnesses"),
        ("The ministry put the number of dead at 134.", "134", "ministry"),
        ("On Sunday the ministry lowered the number of people hurt in the fire to 134.", "134", "ministry"),
        ("Rescuers found nine miners dead, the mayor said.", "nine miners", "mayor"),
        ("The clinic admitted 61 of the wounded, a nurse said.", "61", "nurse"),
        ("The toll rose to 134 on Friday.", "134", None),
        ("Nine miners died in the blast, according to a new toll from the ministry.", "Nine miners", "ministry"),
        ("Nine miners died in the blast, according to a police tally.", "Nine miners", "police"),
        ("The heavy fighting claimed the lives of nine miners.", "nine miners", None),
        ("Gunmen hit the town with rockets, claiming the life of one nurse.", "one nurse", None),
    ],
)
def test_root_source(read_text: Read, text: str, words: str, speaker: str | None) -> None:
    """Found without a comma, through whoever quotes, and where somebody sets a figure; what is found or admitted is no saying."""
    assert root_at(read_text, text, words) == speaker


def test_a_name_within_what_is_said_does_not_take_the_floor(read_text: Read) -> None:
    """ "He" is who spoke last, not whom he spoke of."""
    text = "Minister Ivo Marl said that Karl Ruck was behind the raid. He said that nine miners were dead."
    assert root_at(read_text, text, "nine miners") == "ivo marl"
