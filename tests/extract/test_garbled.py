"""A text that a machine has broken is flagged, with the clearest place; ordinary news, slips and all, is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.garbled import garbled_flags
from rashomon.model import Document, Zone, make_document

BROKEN = (
    "The council met on Monday to talk about the bridge. A new date was named on . "
    "The mayor called the plan a danger to the harbour and its ships. he stated. "
    "It Is hard to see how the work can go on. Ra. The river is high."
)
PLAIN = (
    "The council met on Monday to talk about the bridge. It is what the ferrymen had asked for. "
    '"We were not told what it was made of," said the mayor, Ilva Brandt. No. That was all. '
    "At 9 p.m. the meeting ended; the harbour master, Col. J. Orrin Jr., had left before it began."
)


class _Reading:
    """As much of a reading as the flag looks at."""

    def __init__(self, text: str) -> None:
        self.document: Document = make_document(text)
        self.zones = (Zone(kind="body", span=(0, len(text))),) if text else ()


def flags(text: str) -> tuple[str, ...]:
    return tuple(flag.detail for flag in garbled_flags(_Reading(text)))  # type: ignore[arg-type]


def test_broken_text_is_flagged_once() -> None:
    """One flag a document, whose quote is the clearest place and whose detail counts the signs by sort."""
    (flag,) = garbled_flags(_Reading(BROKEN))  # type: ignore[arg-type]
    assert flag.flag == "garbled"
    assert flag.quote == "A new date was named on ."
    assert flag.span is not None
    assert BROKEN[slice(*flag.span)] == flag.quote
    assert "4 places" in flag.detail
    assert "1 sentence broken off" in flag.detail


def test_ordinary_news_is_not_flagged() -> None:
    """Prepositions before a full stop, one-word sentences, abbreviations and initials are ordinary."""
    assert flags(PLAIN) == ()


@pytest.mark.parametrize(
    "slip",
    ["The ship left for the.", "They stayed . Then they left.", "We saw the they had built.", "He said no more. then he left the hall."],
)
def test_one_slip_is_no_flag(slip: str) -> None:
    """A single sign is anybody's slip."""
    assert flags(f"{PLAIN} {slip}") == ()


def test_one_sort_of_sign_is_a_habit() -> None:
    """Blanks before full stops throughout are a way of writing, not a broken text."""
    assert flags("The boat sank . Nobody drowned . The crew swam ashore . They were cold .") == ()


def test_spaced_dots_are_an_ellipsis() -> None:
    """Dots with blanks between them stand for words left out on purpose."""
    assert flags("We waited . . . and then they came. He smiled. . . . It was over at last.") == ()


def test_page_furniture_is_not_judged() -> None:
    """Only the body counts: what stands below an article is often in pieces."""
    reading = _Reading(BROKEN)
    reading.zones = (Zone(kind="boilerplate", span=(0, len(BROKEN))),)
    assert garbled_flags(reading) == ()  # type: ignore[arg-type]


@given(st.text(alphabet="the on. It Is\n\"he ta'", max_size=400))
def test_quotes_are_exact_whatever_the_text(text: str) -> None:
    """The flag's quote is what stands at its span, in any text."""
    for flag in garbled_flags(_Reading(text)):  # type: ignore[arg-type]
        assert flag.span is not None
        assert flag.quote
        assert text[slice(*flag.span)] == flag.quote
