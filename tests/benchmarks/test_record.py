"""What was measured is shown as it was measured, and what was not says so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from benchmarks.record import NOT_YET, PAGE, filled, plain

from benchmarks import record

if TYPE_CHECKING:
    from pathlib import Path

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
    """The page in the repository can take all parts."""
    page = PAGE.read_text(encoding="utf-8")
    for part in ("accuracy", "growth", "one event", "speed", "memory", "gva", "shootings", "muc"):
        filled(page, part, None)


def test_columns_line_up() -> None:
    """In a terminal every column begins at one place."""
    assert plain(["a", "b"], [["long", "1"], ["x", "2"]]).splitlines() == ["a     b", "long  1", "x     2"]


def test_a_sample_is_compared_with_the_same_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was recorded of a tenth says nothing of the whole, and is not shown on the page."""
    monkeypatch.setattr(record, "RECORD", tmp_path / "record.json")
    monkeypatch.setattr(record, "load_record", partial(record.load_record, tmp_path / "record.json"))
    record.save_sample("gva", 10, {"gva seen: killed": 0.9})
    assert record.figures_of("gva", 10) == {"gva seen: killed": 0.9}
    assert record.figures_of("gva") == {}
    assert record.figures_of("gva", 20) == {}
