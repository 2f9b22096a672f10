"""Texts that are the same or nearly so are found, whoever printed them and in whatever order they come."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import pytest

from rashomon.model import Document, Published, make_document
from rashomon.reconcile import TextOrigin, find_copies

WORDS = [
    a + b for a in ("bar", "cel", "dom", "fen", "gul", "hask", "lim", "mor") for b in ("ad", "eb", "ic", "on", "um", "yst", "ar", "el")
]


def prose(seed: int, length: int = 200) -> str:
    """Return made-up words in a made-up order, a paragraph every forty."""
    chosen = random.Random(seed).choices(WORDS, k=length)
    return "\n\n".join(" ".join(chosen[at : at + 40]) for at in range(0, length, 40))


def report(text: str, publisher: str | None = None, date: str | None = None, title: str | None = None) -> Document:
    """Return a document."""
    return make_document(text, publisher=publisher, title=title, published=Published(date=date, basis="given" if date else "unknown"))


def only(*documents: Document) -> TextOrigin:
    """Return the one group found."""
    found = find_copies(documents)
    assert len(found) == 1
    return found[0]


def test_the_later_of_two_same_texts_is_the_copy() -> None:
    """The earlier is not flagged; the later names it and how much is the same."""
    first, later = report(prose(1), "Herald", "2031-05-04", "Blast"), report(prose(1), "Courier", "2031-05-05")
    assert first.id != later.id
    group = only(later, report(prose(1), "Herald", "2031-05-04"))
    assert set(group.flags) == {later.id}
    assert group.flags[later.id].flag == "copy"
    assert group.flags[later.id].detail == (
        "a copy of a report (Herald, 2031-05-04): 100 % of the shorter text's five-word runs are the same"
    )


@pytest.mark.parametrize("change", ["cut", "added", "edited"])
def test_a_copy_with_a_paragraph_cut_or_added_or_words_edited_is_found(change: str) -> None:
    """Containment, not likeness of the whole, decides."""
    paragraphs = prose(1).split("\n\n")
    changed = {
        "cut": paragraphs[:2] + paragraphs[3:],
        "added": [*paragraphs, prose(2, 60)],
        "edited": [paragraphs[0].replace(paragraphs[0].split()[3], "new"), *paragraphs[1:]],
    }[change]
    group = only(report(prose(1), "Herald", "2031-05-04"), report("\n\n".join(changed), "Courier", "2031-05-05"))
    assert len(group.documents) == 2


def test_different_texts_are_not_copies_though_their_boilerplate_is_the_same() -> None:
    """Lines that an outlet puts under every article decide nothing."""
    foot = "\nFollow us " + prose(9, 40).replace("\n\n", " ")
    assert find_copies([report(prose(seed, 45) + foot, "Herald", "2031-05-04") for seed in (1, 2, 3)]) == ()


def test_a_page_that_shows_something_else_than_its_title_is_no_copy() -> None:
    """Two pages that both show a request to sign in share no report."""
    wall = "Please sign in to go on. " + prose(5)
    assert find_copies([report(wall, "Herald", title="Blast at the mill"), report(wall, "Courier", title="Flood at the weir")]) == ()


def test_a_flash_quoted_whole_in_a_long_article_is_not_a_copy() -> None:
    """A text less than half as long as the other is quoted there."""
    flash = prose(1, 40)
    assert find_copies([report(flash, "Agency", "2031-05-04"), report(prose(2) + "\n" + flash, "Herald", "2031-05-05")]) == ()


def test_very_short_texts_are_one_only_where_identical() -> None:
    """Below twenty runs a stock phrase would decide."""
    assert find_copies([report("Blast at the mill kills four", "Herald"), report("Blast at the mill kills five", "Courier")]) == ()
    assert only(report("Blast at the mill kills four", "Herald"), report("blast at the mill kills four!", "Courier"))


def test_empty_texts_share_nothing() -> None:
    """Two documents without words are no copies."""
    assert find_copies([report("…", "Herald"), report("!", "Courier")]) == ()


def test_without_an_order_of_days_the_unnamed_is_the_copy() -> None:
    """Of equal day, or none, the text without a publisher is the copy of the named one, wherever it sorts."""
    for date in (None, "2031-05-04"):
        named, unnamed = report(prose(1), "Herald", date), report(prose(1), None, date)
        assert set(only(named, unnamed).flags) == {unnamed.id}


def test_without_an_order_of_days_a_credit_line_tells_the_source() -> None:
    """A text that credits the other's publisher, by its acronym too, and not its own is the copy."""
    text = "HILLFORD (WPA) - " + prose(1)
    agency, paper = report(text, "Weirham Press Agency", "2031-05-04"), report(text, "Courier", "2031-05-04")
    assert set(only(agency, paper).flags) == {paper.id}


def test_of_equal_day_a_news_agency_is_the_source() -> None:
    """An agency's texts are there to be printed by others."""
    agency, paper = report(prose(1), "Weirham Press Agency", "2031-05-04"), report(prose(1), "Courier", "2031-05-04")
    assert set(only(agency, paper).flags) == {paper.id}


def test_of_equal_day_both_are_marked_as_sharing() -> None:
    """Nobody is said to have copied whom."""
    one, other = report(prose(1), "Herald", "2031-05-04"), report(prose(1), "Courier", "2031-05-04")
    group = only(one, other)
    assert set(group.flags) == {one.id, other.id}
    assert all("which came first is not known" in flag.detail for flag in group.flags.values())


def test_texts_do_not_chain_by_small_steps() -> None:
    """A is like B and B like C, but C is too little like A: C is not in A's group."""
    words = prose(1, 200).split()
    other = prose(2, 200).split()
    a, b, c = (report(" ".join(words[step:] + other[:step]), f"Outlet {step}", f"2031-05-0{1 + step // 30}") for step in (0, 30, 60))
    assert [len(group.documents) for group in find_copies([a, b, c])] == [2]


def test_the_order_of_the_documents_does_not_matter() -> None:
    """Any order gives the same groups."""
    documents = [report(prose(seed), f"Outlet {n}", f"2031-05-{1 + n:02d}") for seed in range(6) for n in range(seed)]
    expected = find_copies(documents)
    assert len(expected) == 4
    for seed in range(5):
        random.Random(seed).shuffle(documents)
        assert find_copies(documents) == expected


def test_the_hash_seed_does_not_matter() -> None:
    """Other processes with other hash seeds find the same."""
    code = (
        "import msgspec; from rashomon.reconcile import find_copies; from rashomon.model import make_document\n"
        "texts = [' '.join(str(n * k % 97) for n in range(200)) for k in (1, 1, 2, 3, 3)]\n"
        "print(msgspec.json.encode(find_copies([make_document(t, publisher=str(i)) for i, t in enumerate(texts)])).decode())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "7")
    }
    assert len(outputs) == 1
    assert outputs.pop().count('"org-') == 2
