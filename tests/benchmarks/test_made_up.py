"""Made-up reports: always the same, as different as reports of one event are."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from benchmarks.growth import bars, exponent, measure, plot
from benchmarks.made_up import reports


def test_always_the_same() -> None:
    """Two runs make the same reports, and a larger run begins with those of a smaller."""
    assert list(reports(40)) == list(reports(40)) == list(islice(reports(200), 40))


def test_several_reports_tell_of_an_event() -> None:
    """Each report tells of one event of its own truth; most events are told of more than once, none by the same words."""
    made = list(reports(300))
    main = Counter(report.truth[report.extraction.events[0].id] for report in made)
    assert len(made) == 300
    assert sum(number > 1 for number in main.values()) > len(main) / 2
    assert len({report.extraction.events[0].terms for report in made}) == 300


def test_every_local_event_has_a_truth() -> None:
    """Events that reports only recall have one too, and it is not their own."""
    for report in reports(200):
        assert set(report.truth) == {event.id for event in report.extraction.events}
        assert len(set(report.truth.values())) == len(report.truth)


def test_a_run_measures_itself() -> None:
    """A run in a process of its own gives seconds, memory and how right the clusters are."""
    found = measure(200)
    assert found["documents"] == 200
    assert found["seconds"] > 0
    assert found["peak_mb"] > 10
    assert found["f1"] > 0.9


def test_the_exponent_of_growth() -> None:
    """Ten times the documents in ten times the seconds grow by the power of one, in a hundred times by two."""
    one = {"documents": 1000, "seconds": 1.0}
    assert exponent(one, {"documents": 10000, "seconds": 10.0}) == 1.0
    assert exponent(one, {"documents": 10000, "seconds": 100.0}) == 2.0


def test_growth_is_drawn() -> None:
    """The plot names every size; the bars are even where seconds grow in step with documents."""
    figures = {str(n): {"documents": n, "seconds": n / 1000} for n in (1000, 10000)}
    drawn = plot(figures)
    assert drawn.startswith("<svg")
    assert "1,000" in drawn
    assert "10,000" in drawn
    first, second = bars(figures).splitlines()
    assert first.count("#") == second.count("#") == 40
