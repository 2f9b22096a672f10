"""The numbers that headlines state, read by words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract.headlines import stated, titled
from rashomon.model import make_document
from rashomon.read import read_document

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("1 dead, 3 hurt in mill blast", [("killed", 1), ("injured", 3)]),
        ("Gunman kills two, wounds 4 at mall", [("killed", 2), ("injured", 4)]),
        ("Five Shot Dead In Fennmill: 4 Men At Restaurant", [("killed", 5)]),
        ("One of 5 shot in bar dies", [("shot", 5)]),
        ("Two men shot, one fatally", [("shot", 2)]),
        ("At least 12 injured as bus hits wall", [("injured", 12)]),
        ("Shooting leaves three people critically injured", [("injured", 3)]),
        ("Man, 24, killed in crash", []),
        ("4-year-old boy shot", []),
        ("Two of four men held", []),
        ("2,000 march in 2031 for 3 towns", []),
        ("", []),
        ("killed " * 500, []),
    ],
)
def test_what_a_title_states(title: str, expected: list[tuple[str, int]]) -> None:
    """The dead, the hurt, and those shot; no age, no year, no number of which nothing is told."""
    assert list(stated(title)) == expected


def test_a_title_that_is_a_line_of_the_text_is_read_with_it(nlp: Language) -> None:
    """Only a title that stands apart is read by itself."""
    title = "Three killed in Fennmill"
    apart = read_document(make_document("A blast shook the town on Monday.", title=title), nlp)
    within = read_document(make_document(f"{title}\n\nA blast shook the town on Monday.", title=title), nlp)
    assert (dict(titled(apart)), dict(titled(within))) == ({"killed": frozenset({3})}, {})
