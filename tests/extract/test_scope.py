"""Whether a figure is a total, on top of one, or a part of one."""

from __future__ import annotations

import pytest

from rashomon.extract.figures import find_figures

from .claims import ReadText, figures


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Twelve people, including three children, were killed.", 3),
        ("At least 23 civilians, six of them children, were killed.", 6),
        ("The shells killed five people, two women among them, and wounded nine.", 2),
        ("Some 160 people were injured, 22 of them critically.", 22),
        ("Of the 49 dead, 11 were children.", 11),
        ("The bomb wounded at least 30, five of them children.", 5),
    ],
)
def test_parts_in_the_same_sentence(read_text: ReadText, text: str, part: int) -> None:
    """A part has the kind of the figure that it is a part of, and leaves that a total."""
    found = figures(read_text(text))
    assert [low for _, low, _, scope in found if scope == "part"] == [part]
    assert found[0][3] == "total"


def test_parts_by_sort(read_text: ReadText) -> None:
    """A total sorted into children, women and men in the next sentence is not four totals."""
    found = figures(read_text("We found that 46 people were killed. Seventeen were children, nine were women and 20 were men."))
    assert found == [("killed", 46, 46, "total"), ("killed", 17, 17, "part"), ("killed", 9, 9, "part"), ("killed", 20, 20, "part")]


@pytest.mark.parametrize(
    "text",
    ["Nineteen of the wounded were still in care.", "Nineteen foreigners were among the dead.", "Nineteen women were among those killed."],
)
def test_some_of_those_told_of(read_text: ReadText, text: str) -> None:
    """ "Of the wounded", "among the dead" is a part even where the text gives no total."""
    ((_, low, _, scope),) = figures(read_text(text))
    assert (low, scope) == (19, "part")


def test_additions(read_text: ReadText) -> None:
    """ "More", "another", "further" after a figure of the same kind is on top of it."""
    assert figures(read_text("The blast killed 20 people. Six more bodies were found at night.")) == [
        ("killed", 20, 20, "total"),
        ("killed", 6, 6, "additional"),
    ]


@pytest.mark.parametrize(
    "text", ["The blast killed 20 people. Another 160 people were injured.", "The blast killed 20 people and injured 160 others."]
)
def test_others_beside_the_dead_are_all_of_theirs(read_text: ReadText, text: str) -> None:
    """After the dead, "another 160 were injured" is the total of the injured."""
    assert figures(read_text(text)) == [("killed", 20, 20, "total"), ("injured", 160, 160, "total")]


def test_those_in_care_are_some_of_the_wounded(read_text: ReadText) -> None:
    """Once the wounded have been counted, those taken to a hospital are a part of them."""
    assert figures(read_text("The blast wounded 60 people. Twenty-five were flown to a clinic.")) == [
        ("injured", 60, 60, "total"),
        ("injured", 25, 25, "part"),
    ]


def test_as_of(read_text: ReadText) -> None:
    """The day by which a figure stood is kept."""
    (figure,) = find_figures(read_text("By Sunday 31 people had died.", "2022-10-17"))
    assert figure.value.as_of == "2022-10-16"
