"""Scoring must be strict: each right figure counts once, and nothing that is not in the gold is free."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.gold import GoldError, find_anchor, load_gold
from benchmarks.measures import Scores
from benchmarks.names import same_name
from benchmarks.scoring import score

from rashomon.model import Actor, Claim, Document, Event, Findings, Link, Quantity, make_claim, make_document
from rashomon.model.statement import Stance

Scorer = Callable[..., Scores]

TEXT = "Police said 12 people died in Ostby. In Norby two people died. The League denied that it had done it."
DOCUMENT = make_document(TEXT, external_id="a")
GOLD = """
events:
  ostby: {label: attack in Ostby, kind: attack, told: [a]}
  norby: {label: attack in Norby, kind: attack, told: [a]}
documents:
  a:
    id: a
    claims:
      - {kind: killed, low: 12, high: 12, event: ostby, speaker: [police], at: 12 people died}
      - {kind: killed, low: 2, high: 2, event: norby, speaker: null, at: two people died}
      - {kind: responsibility, accused: [the League], stance: denied, event: ostby, speaker: [the League], at: denied that it had done it}
"""


def killed(quote: str, low: int | None, high: int | None, event: str, speaker: str | None = None, stance: Stance = "asserted") -> Claim:
    """A figure at ``quote`` as the program might find it."""
    start = TEXT.index(quote)
    chain = () if speaker is None else (Link(speaker=speaker),)
    value = Quantity(low=low, high=high, qualifier="exact")
    claim = make_claim(DOCUMENT, "killed", value, (start, start + len(quote)), stance=stance, attribution=chain, confidence=0.9, reasons=())
    return on(claim, event)


def on(claim: Claim, event: str) -> Claim:
    """The claim, on an event."""
    return Claim(**{**{field: getattr(claim, field) for field in claim.__struct_fields__}, "event": event})


def denial(accused: str, stance: Stance = "denied") -> Claim:
    """The League's denial as the program might find it."""
    start = TEXT.index("The League")
    value = Actor(name=accused)
    speaker = (Link(speaker="The League"),)
    return on(
        make_claim(DOCUMENT, "responsibility", value, (start, len(TEXT)), stance=stance, attribution=speaker, confidence=0.9, reasons=()),
        "evt-1",
    )


def found(*claims: Claim, documents: tuple[Document, ...] = (DOCUMENT,)) -> Findings:
    """Findings with the claims and two events."""
    events = tuple(Event(id=name, label=name, kind="attack", documents=(DOCUMENT.id,)) for name in ("evt-1", "evt-2"))
    return Findings(documents=documents, claims=claims, events=events)


@pytest.fixture
def scored(tmp_path: Path) -> Scorer:
    """Score claims against `GOLD`."""

    def run(*claims: Claim, gold: str = GOLD) -> Scores:
        path = tmp_path / "gold.yaml"
        path.write_text(gold, encoding="utf-8")
        return score(load_gold(path), found(*claims))

    return run


def faults(scores: Scores) -> list[str]:
    """The faults, without the documents."""
    return [error.fault for error in scores.errors]


RIGHT = (killed("12 people died", 12, 12, "evt-1", "Police"), killed("two people died", 2, 2, "evt-2"), denial("The League"))


def test_all_right(scored: Scorer) -> None:
    """Findings that equal the gold score 1 throughout and give no error."""
    scores = scored(*RIGHT)
    assert scores.errors == ()
    assert {name: measure.f1 for name, measure in scores.measures.items() if measure.f1 != 1} == {}


def test_nothing_found(scored: Scorer) -> None:
    """What is not found is missed: recall falls, precision does not."""
    scores = scored()
    assert faults(scores) == ["missed"] * 3
    assert scores.measures["figures"].recall == 0
    assert scores.measures["figures"].precision == 1


def test_bounds_are_strict(scored: Scorer) -> None:
    """A figure with one open bound is not the exact figure; it costs precision and recall."""
    scores = scored(killed("12 people died", 12, None, "evt-1", "Police"), *RIGHT[1:])
    assert faults(scores) == ["wrong bounds"]
    assert scores.measures["figures"].recall == 0.5
    assert scores.measures["figures"].precision == 0.5


def test_wrong_event(scored: Scorer) -> None:
    """A right figure on another event's account is wrong, and right where the event is left out of account."""
    scores = scored(RIGHT[0], killed("two people died", 2, 2, "evt-1"), RIGHT[2])
    assert faults(scores) == ["wrong event"]
    assert scores.measures["figures"].f1 == 0.5
    assert scores.measures["figures, any event"].f1 == 1
    assert scores.measures["events (B³)"].f1 < 1


def test_invented(scored: Scorer) -> None:
    """A figure that stands in no gold is invented, also when it repeats one that was matched."""
    twice = killed("12 people died in Ostby", 12, 12, "evt-1", "Police")
    scores = scored(*RIGHT, twice)
    assert faults(scores) == ["invented"]
    assert scores.measures["figures"].precision == pytest.approx(2 / 3)


def test_optional_counts_neither_way(scored: Scorer) -> None:
    """Gold marked optional is no loss when missed and no gain when found."""
    gold = GOLD.replace("at: two people died", "optional: true, at: two people died")
    with_it, without = scored(*RIGHT, gold=gold), scored(RIGHT[0], RIGHT[2], gold=gold)
    assert with_it.measures["figures"] == without.measures["figures"]
    assert with_it.errors == without.errors == ()


def test_speaker_and_stance(scored: Scorer) -> None:
    """Whose word it is and the stance are measured apart from the figure itself, and named among the errors."""
    scores = scored(killed("12 people died", 12, 12, "evt-1", None, "doubted"), *RIGHT[1:])
    assert scores.measures["figures"].f1 == 1
    assert scores.measures["figures: speaker"].f1 == 0.5
    assert scores.measures["figures: stance"].f1 == 0.5
    assert faults(scores) == ["wrong stance", "wrong speaker"]


def test_responsibility_needs_stance_and_accused(scored: Scorer) -> None:
    """Blame instead of a denial is wrong; somebody else accused is missed and invented."""
    assert scored(*RIGHT[:2], denial("The League", "claimed")).measures["responsibility"].right == 0
    assert faults(scored(*RIGHT[:2], denial("the Crown"))) == ["missed", "invented"]


def test_quote_must_be_found_once(tmp_path: Path) -> None:
    """An anchor that is missing or stands twice in the text is an error of the gold."""
    path = tmp_path / "gold.yaml"
    path.write_text(GOLD.replace("at: two people died", "at: people died"), encoding="utf-8")
    with pytest.raises(GoldError, match="2 times"):
        score(load_gold(path), found())
    path.write_text(GOLD.replace("at: two people died", "at: three people died"), encoding="utf-8")
    with pytest.raises(GoldError, match="does not hold"):
        score(load_gold(path), found())


def test_spans_and_hashes_instead_of_quotes(tmp_path: Path) -> None:
    """Gold without a word of the text names documents by SHA-256 and places by offsets."""
    path = tmp_path / "gold.yaml"
    path.write_text(GOLD.replace("id: a", f"sha256: {DOCUMENT.sha256}").replace("at: 12 people died", "at: [12, 26]"), encoding="utf-8")
    gold = load_gold(path)
    assert find_anchor(TEXT, gold.documents["a"].claims[0], "a") == (12, 26)
    assert score(gold, found(*RIGHT)).errors == ()


@pytest.mark.parametrize(
    "broken", [GOLD.replace("kind: killed", "kind: kiled"), GOLD.replace("low: 12", "lo: 12"), GOLD.replace("event: norby", "event: n")]
)
def test_unknown_words_in_gold(tmp_path: Path, broken: str) -> None:
    """A kind, key or event that does not exist is refused, never passed over."""
    path = tmp_path / "gold.yaml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(GoldError):
        load_gold(path)


@pytest.mark.parametrize(
    ("gold", "given", "same"),
    [
        ("Ostby police", "the Ostby Police", True),
        ("Marta Holm", "Interior Minister Marta Holm", True),
        ("Marta Holm", "Holm", True),
        ("interior ministry", "the ministry", False),
        ("Ostby police", "police", False),
        ("police", "the police", True),
        ("Red League", "Blue League", False),
        ("jets from Ostby", "jets", False),
        ("jets from Ostby", "Ostby", True),
    ],
)
def test_same_name(gold: str, given: str, same: bool) -> None:
    """A longer or shorter form is the same name, but a generic word alone is nobody's."""
    assert same_name(gold, given) is same
