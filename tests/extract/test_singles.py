"""One person told of by a description, and nobody."""

from __future__ import annotations

import pytest

from .claims import ReadText, figures


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A policeman was killed in the raid.", "killed"),
        ("The shell hit a house, killing a child.", "killed"),
        ("A 24-year-old man was shot dead.", "killed"),
        ("A 24-year-old was killed.", "killed"),
        ("A nurse was wounded in the leg.", "injured"),
        ("Police arrested a woman at the airport.", "arrested"),
    ],
)
def test_a_person_counts_as_one(read_text: ReadText, text: str, kind: str) -> None:
    """A person brought in with "a" is a figure of one."""
    assert (kind, 1, 1, "total") in figures(read_text(text))


def test_one_of_them(read_text: ReadText) -> None:
    """ "One of them" is one, and a part."""
    assert ("killed", 1, 1, "part") in figures(read_text("The guard said that five men came in and that one of them had died in the fire."))


@pytest.mark.parametrize(("text", "kind"), [("No one was hurt in the blast.", "injured"), ("Nobody was killed.", "killed")])
def test_nobody(read_text: ReadText, text: str, kind: str) -> None:
    """That nobody was harmed is a figure of none."""
    assert figures(read_text(text)) == [(kind, 0, 0, "total")]


@pytest.mark.parametrize(
    "text", ["A doctor spoke of a long night.", "The policeman who came was a friend of hers.", "A tree was killed by the frost."]
)
def test_nothing_befell_them(read_text: ReadText, text: str) -> None:
    """A person of whom no harm is told is no figure."""
    assert figures(read_text(text)) == []
