"""Zones: titles, bodies and page furniture."""

from __future__ import annotations

import pytest

from rashomon.model import quote_of
from rashomon.read.zones import find_zones


def kinds(text: str) -> list[tuple[str, str]]:
    """The zones of a text as pairs of kind and words."""
    return [(zone.kind, quote_of(text, zone.span)) for zone in find_zones(text)]


def test_the_first_line_is_a_title_where_it_reads_like_one() -> None:
    """A first line that is no sentence, with more after it, is the title."""
    assert kinds("Six die in Orrin mine\n\nSix miners died.") == [("title", "Six die in Orrin mine"), ("body", "Six miners died.")]


def test_a_first_sentence_is_no_title() -> None:
    """A first line that ends like a sentence, or stands alone, is body."""
    assert kinds("Six miners died.\nThe mine is shut.") == [("body", "Six miners died.\nThe mine is shut.")]
    assert kinds("Six die in Orrin mine") == [("body", "Six die in Orrin mine")]


def test_a_repeated_title_is_title_twice() -> None:
    """Scraped pages often carry the title twice."""
    assert [kind for kind, _ in kinds("Six die\n\nSix die\n\nSix miners died.")] == ["title", "body"]


@pytest.mark.parametrize(
    "furniture",
    [
        "Follow Ann Lee on Twitter @annlee",
        "Leave a Comment",
        "Reach out to the author at desk@example.org",
        "Share this: Facebook Reddit",
        "Read more: Two killed in Orrin landslide",
        "Sign up for our morning letter",
        "Copyright 2019 Orrin Post. All rights reserved.",
        "© Orrin Post 2019",
        "The opinions expressed are those of our authors alone.",
        "Advertisement",
        "By Ann Lee, Orrin Post",
        "Subscribe to the Orrin Post for unlimited access",
        "Please enable Javascript to watch this video",
        "Posted: June 3, 2019 9:14 PM",
    ],
)
def test_page_furniture_is_boilerplate(furniture: str) -> None:
    """Lines that a page puts around a report are set apart."""
    assert kinds(f"Six miners died.\n\n{furniture}")[-1] == ("boilerplate", furniture)


@pytest.mark.parametrize(
    "report",
    [
        "Follow the river and you reach the village where six people were killed.",
        "By Monday the dead had been counted.",
        "Sign up for the army was what the six dead had done, a relative said.",
        "Like the others, he was shot.",
        "More than twelve people died.",
        "Police asked for more information on the killed man.",
        "Advertisement hoardings fell and hurt two people.",
        "Email from the ministry spoke of six dead.",
        "Comments by the minister angered the families.",
        "By midnight, Orrin and Velm were both without power.",
    ],
)
def test_reports_are_never_boilerplate(report: str) -> None:
    """A paragraph that reports something stays, however it begins."""
    assert all(kind == "body" for kind, _ in kinds(f"Six miners died.\n\n{report}"))


def test_headlines_below_a_heading_of_links_are_boilerplate() -> None:
    """After "Related articles" short lines that are no sentences are links to other reports."""
    text = "Six miners died.\n\nRelated articles\nTen killed in Velm fire\nFerry sinks off Orrin\nThe mine will stay shut for a month."
    assert kinds(text) == [
        ("body", "Six miners died."),
        ("boilerplate", "Related articles\nTen killed in Velm fire\nFerry sinks off Orrin"),
        ("body", "The mine will stay shut for a month."),
    ]


def test_an_empty_text_has_no_zones() -> None:
    """Nothing in, nothing out."""
    assert find_zones("") == ()
    assert find_zones(" \r\n\ufeff\n") == ()


def test_a_page_run_into_one_line_keeps_its_report() -> None:
    """Of a long line only the sentences that are furniture are set aside."""
    report = "Six miners died in a blast at the Orrin mine on Monday, the governor said, and two more are in a clinic in the valley below. "
    line = f"Copyright 2031 by the Orrin Lamp. All rights reserved. {report * 3}"
    assert [kind for kind, _ in kinds(line)] == ["body", "boilerplate", "body"]
    assert quote_of(line, find_zones(line)[-1].span) == (report * 3).strip()


def test_links_within_a_paragraph() -> None:
    """A link to another report in capitals is set aside where lines ran together, up to where a sentence begins anew."""
    text = "A man was shot, police said. RELATED: Gunman sought after raid RELATED: Father held The victim ran. He is stable."
    assert kinds(text) == [
        ("body", "A man was shot, police said."),
        ("boilerplate", "RELATED: Gunman sought after raid RELATED: Father held"),
        ("body", "The victim ran. He is stable."),
    ]


def test_links_that_ran_into_a_report() -> None:
    """ "More:" within a line opens a link to another report, as "MORE:" does."""
    text = "A boy was shot in the arm. He is in stable condition. More: Two charged with murder in Marlow More: Former officer dies"
    assert kinds(text) == [
        ("body", "A boy was shot in the arm. He is in stable condition."),
        ("boilerplate", "More: Two charged with murder in Marlow More: Former officer dies"),
    ]
