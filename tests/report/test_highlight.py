"""Marks in a text: nested, crossing, equal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.errors import SpanError
from rashomon.report.highlight import DEEPEST, Mark, weave

TEXT = "Nine people, among them two children, were killed by a bomb on Monday."


def _mark(start: int, end: int, anchor: str = "a") -> Mark:
    return Mark(anchor, (start, end), "count", "")


def _shape(*marks: Mark) -> str:
    steps = {"open": "<", "close": ">", "point": "!", "text": ""}
    return "".join(steps[one.step] + (one.mark.anchor if one.mark and one.step != "close" else one.text) for one in weave("abcdef", marks))


def test_a_mark_within_another_is_nested() -> None:
    """The outer opens first, whatever the order given."""
    assert _shape(_mark(2, 4, "1"), _mark(0, 6, "2")) == "<2ab<1cd>ef>"


def test_marks_that_cross_are_split_and_go_on() -> None:
    """The later one is cut where the earlier ends."""
    assert _shape(_mark(0, 4, "1"), _mark(2, 6, "2")) == "<1ab<2cd>><2ef>"


def test_equal_spans_keep_an_anchor_each() -> None:
    """Two claims on the same words are both there."""
    assert _shape(_mark(1, 3, "1"), _mark(1, 3, "2")) == "a<1<2bc>>def"


def test_only_the_first_piece_is_first_and_only_the_last_is_last() -> None:
    """So a page can set one id and one way back."""
    opened = [one for one in weave(TEXT, [_mark(0, 20, "1"), _mark(10, 30, "2")]) if one.step == "open"]
    assert [(one.mark.anchor if one.mark else "", one.first, one.last) for one in opened] == [
        ("1", True, True),
        ("2", True, False),
        ("2", False, True),
    ]


def test_a_span_that_is_not_in_the_text_is_an_error() -> None:
    """Words that cannot be shown where they are said to stand are never shown elsewhere."""
    with pytest.raises(SpanError):
        list(weave(TEXT, [_mark(60, 99)]))


def test_what_is_nested_too_deep_keeps_its_anchor() -> None:
    """A hundred claims on one word leave a hundred anchors and a page that browsers can hold."""
    tokens = list(weave(TEXT, [_mark(0, 4, f"{number:03}") for number in range(100)]))
    assert sum(one.step in ("open", "point") for one in tokens) == 100
    assert sum(one.step == "open" for one in tokens) == DEEPEST


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 10)), max_size=40))
def test_the_text_comes_out_whole_and_every_mark_covers_its_words(spans: list[tuple[int, int]]) -> None:
    """Laws: the tokens' texts make the text; opens and closes balance; a mark's pieces make its quote; each has one first piece."""
    marks = [_mark(start, min(start + length, len(TEXT)), f"{number:02}") for number, (start, length) in enumerate(spans)]
    tokens = list(weave(TEXT, marks))
    assert "".join(one.text for one in tokens) == TEXT
    covered = {mark.anchor: "" for mark in marks}
    firsts = [one.mark.anchor for one in tokens if one.mark and one.first and one.step in ("open", "point")]
    points = {one.mark.anchor for one in tokens if one.mark and one.step == "point"}
    stack: list[str] = []
    for one in tokens:
        if one.step == "open" and one.mark:
            stack.append(one.mark.anchor)
        elif one.step == "close" and one.mark:
            assert stack.pop() == one.mark.anchor
        for anchor in stack:
            covered[anchor] += one.text
    assert stack == []
    assert sorted(firsts) == sorted(covered)
    assert all(covered[mark.anchor] == TEXT[slice(*mark.span)] for mark in marks if mark.anchor not in points)
