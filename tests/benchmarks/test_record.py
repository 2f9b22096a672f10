"""What was measured is shown as it was measured, and what was not says so."""

from __future__ import annotations

import pytest
from benchmarks.record import NOT_YET, PAGE, filled, plain

MARKS = "Before\n<!-- speed: written by the command -->\nold\n<!-- end of speed -->\nAfter\n"


def test_table_replaces_what_stood_there() -> None:
    """Only what stands between the marks is written anew; doing it twice changes nothing."""
    recorded = {"head": ["what", "seconds"], "rows": [["all", "1.00"]]}
    page = filled(MARKS, "speed", recorded)
    assert "| all | 1.00 |" in page
    assert "old" not in page
    assert page.startswith("Before\n")
    assert page.endswith("After\n")
    assert filled(page, "speed", recorded) == page


def test_nothing_recorded_says_so() -> None:
    """A part without a record says that it was not measured."""
    assert NOT_YET in filled(MARKS, "speed", None)


def test_missing_marks_are_an_error() -> None:
    """A page without its marks is refused rather than left stale."""
    with pytest.raises(ValueError, match="marks"):
        filled("nothing here", "speed", None)


def test_page_has_all_marks() -> None:
    """The page in the repository can take all three parts."""
    page = PAGE.read_text(encoding="utf-8")
    for part in ("accuracy", "speed", "memory"):
        filled(page, part, None)


def test_columns_line_up() -> None:
    """In a terminal every column begins at one place."""
    assert plain(["a", "b"], [["long", "1"], ["x", "2"]]).splitlines() == ["a     b", "long  1", "x     2"]
