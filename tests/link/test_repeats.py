"""Figures that a report repeats, and those that it overtakes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .stories import linked

if TYPE_CHECKING:
    from spacy.language import Language


def test_a_second_mention_of_the_same_figure(nlp: Language) -> None:
    """The later mention points at the first; both stay."""
    found = linked(nlp, "A bombing killed 12 people at a mill on Friday. The bombing killed 12 people, all of them weavers.")
    first, second = [claim for claim in found.claims if claim.kind == "killed" and "12" in claim.quote]
    assert second.repeats == first.id
    assert first.repeats is None


def test_an_earlier_toll_is_replaced(nlp: Language) -> None:
    """Where the report says that the toll has risen, the old figure points at the new one."""
    found = linked(nlp, "The attack on the mill killed 40 people, officials said on Friday night. The toll has now risen to 140.")
    old, new = [claim for claim in found.claims if claim.kind == "killed"]
    assert old.replaced_by == new.id
    assert new.replaced_by is None


def test_two_events_do_not_replace_each_other(nlp: Language) -> None:
    """A higher number for another event overtakes nothing."""
    found = linked(nlp, "A bombing killed 12 people at a mill on Friday. In 2004 a school siege cost the lives of 97 people.")
    assert [claim.replaced_by for claim in found.claims if claim.kind == "killed"] == [None, None]


def test_what_was_first_said_is_replaced(nlp: Language) -> None:
    """Where the report says that a number was first said, the other that it gives has overtaken it."""
    text = "A blast destroyed a mill on Friday. The ministry said that 471 people were killed. It had first said that 500 were killed."
    found = linked(nlp, text)
    new, old = [claim for claim in found.claims if claim.kind == "killed"]
    assert old.replaced_by == new.id
