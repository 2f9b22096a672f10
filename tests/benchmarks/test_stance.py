"""How labels of accusations are tied to each other and compared."""

from __future__ import annotations

from benchmarks.stance import LABELS, Label, compare, load, matched, same_source


def label(start: int, stance: str = "blamed", source: str | None = "Observatory") -> Label:
    """A label of ten characters at a place."""
    return Label("a", ((start, start + 10),), stance, source, None)


def test_labels_are_tied_where_their_words_overlap() -> None:
    """Each at most once, the one with the same speaker first, and never across documents."""
    other = Label("b", ((0, 10),), "blamed", "Observatory", None)
    pairs = list(matched([label(0), label(3)], [label(5, source="army"), label(2), other]))
    assert [(one.spans[0][0], found.spans[0][0]) for one, found in pairs] == [(0, 2), (3, 5)]


def test_the_articles_own_voice_is_a_source_of_its_own() -> None:
    """A named source is never the article's own voice; two names are one where they share a telling word."""
    assert same_source(label(0, source=None), label(0, source=None))
    assert not same_source(label(0, source=None), label(0))
    assert same_source(label(0, source="Syrian Observatory for Human Rights"), label(0, source="the Observatory"))
    assert not same_source(label(0, source="the government"), label(0, source="a government official"))


def test_figures_of_a_comparison() -> None:
    """Recall of the gold, precision of what was found, and how many of the pairs agree."""
    found = {one.name: one.figure for one in compare("x", [label(0), label(50)], [label(0, "denied"), label(90), label(200)])}
    precision = {"accusations, precision": 1 / 3, "accusations, precision, repeats aside": 1 / 3}
    assert found == {"accusations, recall": 0.5, **precision, "stance": 0.0, "root source": 1.0}


def test_what_is_said_again_is_not_invented() -> None:
    """A later mention of a labelled act by the same source counts neither way in the precision without repeats."""
    again = [Label("a", ((start, start + 10),), "blamed", "Observatory", None, accused="the northern army") for start in (0, 300)]
    gold = [Label("a", ((0, 10),), "blamed", "Observatory", None, accused="Northern Army")]
    found = {one.name: one.figure for one in compare("x", gold, again)}
    assert found["accusations, precision"] == 0.5
    assert found["accusations, precision, repeats aside"] == 1.0


def test_the_labels_are_whole() -> None:
    """Two sets of labels on the same thirty articles, with known stances."""
    first, second = load(LABELS / "syria-war-first.jsonl"), load(LABELS / "syria-war-second.jsonl")
    assert {one.document for one in first} == {one.document for one in second}
    assert len({one.document for one in first}) == 30
    assert {one.stance for one in [*first, *second]} <= {"claimed", "blamed", "suspected", "hypothesised", "asked", "denied", "doubted"}
