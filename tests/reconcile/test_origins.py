"""What goes back to one root counts once."""

from __future__ import annotations

from .stories import Story


def test_the_same_named_source_quoted_by_several_counts_once(story: Story) -> None:
    """Three reports that have one value from one named source are one origin, with the evidence; two others outvote them."""
    for name in ("Herald", "Courier", "Gazette"):
        story.figure(story.report(name), "70", by="Hillwatch")
    for name in ("Echo", "Star"):
        story.figure(story.report(name), "58")
    account = story.account()
    assert (account.figures["killed"].best, account.figures["killed"].rule) == (58, "most origins (2 of 3)")
    source = next(origin for origin in account.origins if origin.kind == "source")
    assert len(source.documents) == len(source.claims) == 3
    assert source.evidence == "3 documents give the same on the word of the same named source, Hillwatch"


def test_unnamed_sources_are_not_one(story: Story) -> None:
    """Two reports that quote "officials" need not have the same officials."""
    for name in ("Herald", "Courier"):
        story.figure(story.report(name), "70", by="officials")
    assert {origin.kind for origin in story.account().origins} == {"own"}


def test_one_source_with_two_values_stays_two(story: Story) -> None:
    """Who gives different numbers to different reports is not folded together."""
    story.figure(story.report("Herald"), "70", by="Hillwatch")
    story.figure(story.report("Courier"), "72", by="Hillwatch")
    assert {origin.kind for origin in story.account().origins} == {"own"}


def test_a_report_that_names_its_source_once_has_it_from_there_throughout(story: Story) -> None:
    """The same value in the report's own voice is no second origin."""
    herald, courier = story.report("Herald"), story.report("Courier")
    story.figure(herald, "70", by="Hillwatch")
    story.figure(herald, "70")
    story.figure(courier, "70", by="Hillwatch")
    source = next(origin for origin in story.account().origins if origin.kind == "source")
    assert len(source.claims) == 3
    assert story.account().agreed == ()


def test_every_claim_is_listed_under_exactly_one_origin(story: Story) -> None:
    """Origins part the claims; each document of the event stands under one text or own origin, silent ones too."""
    silent = story.report("Echo")
    for name in ("Herald", "Courier"):
        document = story.report(name)
        story.figure(document, "70", by="Hillwatch")
        story.figure(document, "9", "injured")
    account = story.account()
    listed = [claim for origin in account.origins for claim in origin.claims]
    assert sorted(listed) == sorted(claim.id for claim in story.claims)
    assert sorted(document for origin in account.origins if origin.kind != "source" for document in origin.documents) == sorted(
        story.documents
    )
    assert any(origin.documents == (silent,) and not origin.claims for origin in account.origins)
